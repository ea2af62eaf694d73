"""Tokens as Prodigy lists them, and the short word for a list that is as we would write it."""

from itertools import chain, count
from operator import le, sub
from typing import Any

from annotator.formats.tokens import Tokens

PLAIN = "plain"
SPACED = "ws"
SPACED_END = "ws, also after the last"
"""Lists without ``ws``, with it, and with it true for the last token of all."""

_Object = dict[str, Any]


class Listing:
    """The tokens that an example lists, in order; some may be empty.

    ``is_sound``: every one holds at least one code point of a text as long as ``length``, so that
    other formats can use them.
    """

    def __init__(self, starts: list[int], stops: list[int], length: int) -> None:
        self.starts = starts
        self.stops = stops
        self.is_sound = bool(starts) and stops[-1] <= length and 0 not in map(sub, stops, starts)

    def by_start(self) -> dict[int, int]:
        """The number of the token that starts at each offset."""
        return dict(zip(self.starts, count(), strict=False))

    def by_stop(self) -> dict[int, int]:
        """The number of the token that ends at each offset."""
        return dict(zip(self.stops, count(), strict=False))

    @property
    def tokens(self) -> Tokens:
        """The same for other formats."""
        return Tokens(self.starts, self.stops)


def listing_of(found: object, text: str) -> Listing | None:
    """The tokens of a list, or None unless all are in order."""
    if not isinstance(found, list):
        return None
    try:
        starts = [token["start"] for token in found]
        stops = [token["end"] for token in found]
    except (KeyError, TypeError, IndexError):
        return None
    if not {int}.issuperset(map(type, chain(starts, stops))):
        return None
    if not (all(map(le, starts, stops)) and all(map(le, chain((0,), stops), starts))):
        return None
    return Listing(starts, stops, len(text))


def listed(text: str, starts: list[int], stops: list[int], how: str = SPACED) -> list[_Object]:
    """Tokens as Prodigy lists them."""
    if how == PLAIN:
        return [
            {"text": text[start:stop], "start": start, "end": stop, "id": number}
            for number, start, stop in zip(count(), starts, stops, strict=False)
        ]
    following = [*starts[1:], len(text) + 1]
    made = [
        {
            "text": text[start:stop],
            "start": start,
            "end": stop,
            "id": number,
            "ws": after > stop and text[stop : stop + 1].isspace(),
        }
        for number, start, stop, after in zip(count(), starts, stops, following, strict=False)
    ]
    if made and how == SPACED_END:
        made[-1]["ws"] = True
    return made


def way_of(found: list[Any], listing: Listing, text: str) -> str:
    """How a list is as :func:`listed` makes it, or ""."""
    first, last = found[0], found[-1]
    way = PLAIN
    if "ws" in first:
        way = SPACED_END if last.get("ws") is True else SPACED
    return way if listed(text, listing.starts, listing.stops, way) == found else ""
