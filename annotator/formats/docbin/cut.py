"""Tokens as spaCy has them: every character is in a token or is the one space behind one."""

from collections.abc import Iterable

from annotator.formats.tokens import Tokens
from annotator.model.annotation import Fragment


class Cut:
    """The tokens of one text; white space beyond one space between two is a token, too."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.spaces: list[bool] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cut) and (self.starts, self.stops, self.spaces) == (
            other.starts,
            other.stops,
            other.spaces,
        )

    __hash__ = None  # type: ignore[assignment]

    def add(self, start: int, stop: int, *, space: bool = False) -> None:
        """Appends a token."""
        self.starts.append(start)
        self.stops.append(stop)
        self.spaces.append(space)

    @property
    def tokens(self) -> Tokens:
        """The same, for laying spans on."""
        return Tokens(self.starts, self.stops)

    def visible(self, text: str, firsts: Iterable[int] = ()) -> Tokens:
        """The tokens that are more than white space, for other formats.

        ``firsts`` are the numbers of tokens that begin a sentence, as far as anybody knows.
        """
        begins = set(firsts)
        places: list[Fragment] = []
        sentences: list[int] = []
        opens = True
        for number, (start, stop) in enumerate(zip(self.starts, self.stops, strict=True)):
            opens = opens or number in begins
            if start == stop or text[start:stop].isspace():
                continue
            if opens:
                sentences.append(len(places))
                opens = False
            places.append((start, stop))
        return Tokens([place[0] for place in places], [place[1] for place in places], sentences)


def filled(text: str, tokens: Tokens) -> Cut:
    """``tokens`` with what stands between them."""
    cut = Cut()
    at = 0
    for start, stop in zip(tokens.starts, tokens.stops, strict=True):
        _fill(cut, text, at, start)
        cut.add(start, stop)
        at = stop
    _fill(cut, text, at, len(text))
    return cut


def _fill(cut: Cut, text: str, start: int, stop: int) -> None:
    if start < stop and cut.spaces and text[start] == " ":
        cut.spaces[-1] = True
        start += 1
    if start < stop:
        cut.add(start, stop)
