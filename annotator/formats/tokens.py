"""Tokens of a text, as token formats need them: brought by a file, or cut by rule.

A reader of a format that has tokens but no text joins them with :class:`TokenText` and keeps the
cut with the document (:func:`kept_tokens`), so that any token format gives back the same tokens
(:func:`tokens_of`).  The record belongs to no format: ``Kept.format`` is "tokens".
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, count, pairwise
from operator import add, sub

from annotator.formats.base import Option
from annotator.model.annotation import Document, Fragment, Kept
from annotator.model.segments import sentences, syllable_pattern

CUT = Option(
    name="cut",
    kind="choice",
    default="expand",
    choices=("expand", "shrink", "drop"),
    help="What becomes of a span that cuts a token: grown to whole tokens, shrunk to those that it "
    "holds whole, or left out.",
    applies="write",
)
TOKENS = Option(
    name="tokens",
    kind="choice",
    default="own",
    choices=("own", "syllables"),
    help="Cut the text at the tokens that its own file brought, where there are any, or always "
    "into syllables and marks of punctuation.",
    applies="write",
)
JOINED = Option(
    name="joined",
    kind="flag",
    default=False,
    help='Whether "_" inside a token stands for the space between two syllables, as Vietnamese '
    "word segmenters write it.",
)

RECORD = "tokens"
SPACED = "spaced"
_span = re.Match.span
_SPACED_TOKEN = re.compile(r"[^ \n]+")


class Tokens:
    """The tokens of one text and the sentences that they make.

    ``starts`` and ``stops`` are code points, token by token in text order; tokens may touch but
    do not overlap, and hold at least one code point.  ``firsts`` are the numbers of the tokens
    that begin a sentence, the first of them 0 where there is any token.
    """

    __slots__ = ("firsts", "starts", "stops")

    def __init__(
        self, starts: Sequence[int], stops: Sequence[int], firsts: Sequence[int] = (0,)
    ) -> None:
        self.starts = starts
        self.stops = stops
        self.firsts = firsts if starts else ()

    def __len__(self) -> int:
        return len(self.starts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and all(
            list(getattr(self, name)) == list(getattr(other, name)) for name in self.__slots__
        )

    __hash__ = None  # type: ignore[assignment]

    def words(self, text: str) -> list[str]:
        """The tokens of ``text`` as strings."""
        return [text[start:stop] for start, stop in zip(self.starts, self.stops, strict=True)]

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds ``token``."""
        return bisect_right(self.firsts, token) - 1

    def sentence_bounds(self) -> list[Fragment]:
        """``(first, stop)`` of each sentence, in numbers of tokens, the end exclusive."""
        return list(pairwise((*self.firsts, len(self.starts))))


class TokenText:
    """A text under construction from tokens.

    Tokens are parted by one space and sentences by one line end, unless :meth:`add` is told what
    stands before the token.
    """

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.firsts: list[int] = []
        self._parts: list[str] = []
        self._length = 0
        self._new_sentence = True

    def add(self, token: str, before: str | None = None) -> int:
        """Appends ``token`` (at least one code point) and gives its number."""
        number = len(self.starts)
        if before is None:
            before = ("\n" if self._new_sentence else " ") if number else ""
        if self._new_sentence:
            self.firsts.append(number)
            self._new_sentence = False
        start = self._length + len(before)
        self._parts += (before, token)
        self._length = start + len(token)
        self.starts.append(start)
        self.stops.append(self._length)
        return number

    def end_sentence(self) -> None:
        """The next token begins a sentence."""
        self._new_sentence = True

    def append(self, text: str) -> None:
        """Appends ``text`` that is no token, white space at the end for example."""
        self._parts.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        """What stands so far."""
        return "".join(self._parts)

    @property
    def tokens(self) -> Tokens:
        """The tokens so far."""
        return Tokens(self.starts, self.stops, self.firsts)


def kept_tokens(text: str, tokens: Tokens) -> Kept:
    """The record of the cut, to be kept with the document.

    The data is "spaced" where the tokens are all that stands between spaces and the sentences all
    that stands between line ends; else a JSON object: ``cut`` holds, token by token, the code
    points between it and the one before, and its length; ``sentences`` are ``firsts``.
    """
    if tokens == _spaced(text):
        return Kept(RECORD, "", SPACED)
    before = chain((0,), tokens.stops)
    cut = [
        number
        for start, stop, last in zip(tokens.starts, tokens.stops, before, strict=False)
        for number in (start - last, stop - start)
    ]
    data = {"cut": cut, "sentences": list(tokens.firsts)}
    return Kept(RECORD, "", json.dumps(data, separators=(",", ":")))


def tokens_of(document: Document, *, own: bool = True) -> Tokens:
    """The tokens that the document's file brought (unless not ``own``), else its syllables.

    A record that does not fit the text, which no reader of ours makes, is passed over.
    """
    record = next((kept.data for kept in document.kept if kept.format == RECORD), "")
    if own and record == SPACED:
        return _spaced(document.text)
    if own and record:
        found = _recorded(document.text, record)
        if found is not None:
            return found
    return cut_by_rule(document.text)


def cut_by_rule(text: str) -> Tokens:
    """Syllables and lone marks of punctuation, in the sentences of ``model.segments``."""
    places: list[Fragment] = []
    firsts: list[int] = []
    cut = syllable_pattern(text).finditer
    for start, stop in sentences(text):
        firsts.append(len(places))
        places += map(_span, cut(text, start, stop))
    return _from_places(places, firsts)


def _from_places(places: Iterable[Fragment], firsts: list[int]) -> Tokens:
    listed = list(places)
    kept = [first for first, after in pairwise([*firsts, len(listed)]) if first < after]
    return Tokens([start for start, _ in listed], [stop for _, stop in listed], kept)


def _spaced(text: str) -> Tokens:
    words = text.replace("\n", " ").split(" ")
    if "" not in words:  # as our readers make it; measured: four times as fast as the search
        lengths = list(map(len, words))
        stops = list(map(add, accumulate(lengths), count()))
        counts = [line.count(" ") + 1 for line in text.split("\n")]
        return Tokens(list(map(sub, stops, lengths)), stops, [0, *accumulate(counts[:-1])])
    places: list[Fragment] = []
    firsts: list[int] = []
    for found in _SPACED_TOKEN.finditer(text):
        start, stop = found.span()
        if not places or text[start - 1] == "\n":
            firsts.append(len(places))
        places.append((start, stop))
    return _from_places(places, firsts)


def _recorded(text: str, record: str) -> Tokens | None:
    try:
        data = json.loads(record)
        cut, firsts = data["cut"], data["sentences"]
        starts: list[int] = []
        stops: list[int] = []
        at = 0
        for gap, length in zip(cut[::2], cut[1::2], strict=True):
            if gap < 0 or length <= 0:
                return None
            starts.append(at + gap)
            at += gap + length
            stops.append(at)
    except (ValueError, TypeError, KeyError):
        return None
    sound = at <= len(text) and (not starts or (firsts and firsts[0] == 0))
    rising = all(a < b for a, b in pairwise(firsts))
    return Tokens(starts, stops, firsts) if sound and rising else None
