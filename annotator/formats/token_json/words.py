"""The text that lists of tokens make."""

import json
from collections.abc import Sequence
from itertools import accumulate, count
from operator import add
from typing import Any

from annotator.formats.conll.page import opened
from annotator.formats.json_values import Fault, kind_of, quoted
from annotator.formats.tokens import RECORD, SPACED, Tokens, kept_tokens
from annotator.model.annotation import Kept

EMPTY = "empty"
"""Place of the record of empty tokens and sentences, which no text can hold: a JSON object with
the numbers of the empty ``tokens`` and the ``offsets`` of all sentences."""


class Words:
    """Tokens of a file, and the text in which they are parted by a space, sentences by a line end.

    Numbers of tokens are the file's own, through all sentences, empty tokens counted; ``offsets``
    are those that begin a sentence (an empty one begins where the next does), ``size`` how many
    there are.  ``shift`` gives the number among the tokens that are not empty, None where all are
    such, and ``stops`` where each of those ends in the text.
    """

    __slots__ = ("kept", "lengths", "offsets", "shift", "size", "stops", "text")

    def __init__(self, sentences: Sequence[Any], *, joined: bool = False) -> None:
        """Raises Fault for what is no list of strings."""
        tokens, self.offsets = _flat(sentences)
        self.size = len(tokens)
        self.shift: list[int] | None = None
        kept: list[Kept] = []
        if "" in tokens or (not all(sentences) and len(sentences) > 1):
            kept.append(self._without_empty(tokens))
            sentences = [[token for token in sentence if token] for sentence in sentences]
            tokens = [token for token in tokens if token]
        if joined and any("_" in token for token in tokens):
            sentences = [[opened(token) for token in sentence] for sentence in sentences]
            tokens = [token for sentence in sentences for token in sentence]
        self.lengths = list(map(len, tokens))
        self.stops = list(map(add, accumulate(self.lengths), count()))
        lines = [" ".join(sentence) for sentence in sentences if sentence]
        self.text = "\n".join(lines)
        self.kept: tuple[Kept, ...] = (self._record(sentences, lines), *kept)

    def tokens(self, sentences: Sequence[Sequence[str]]) -> Tokens:
        """The cut of the text."""
        firsts: list[int] = []
        number = 0
        for sentence in sentences:
            if sentence:
                firsts.append(number)
            number += len(sentence)
        starts = [stop - length for stop, length in zip(self.stops, self.lengths, strict=True)]
        return Tokens(starts, self.stops, firsts)

    def _record(self, sentences: Sequence[Sequence[str]], lines: list[str]) -> Kept:
        breaks = max(0, len(lines) - 1)
        spaces = len(self.stops) - len(lines) if lines else 0
        if self.text.count(" ") == spaces and self.text.count("\n") == breaks:
            return Kept(RECORD, "", SPACED)
        return kept_tokens(self.text, self.tokens(sentences))

    def _without_empty(self, tokens: list[str]) -> Kept:
        empty = [number for number, token in enumerate(tokens) if not token]
        if empty:
            self.shift = [0, *accumulate(bool(token) for token in tokens)]
        data = {"tokens": empty, "offsets": self.offsets}
        return Kept(RECORD, EMPTY, json.dumps(data, separators=(",", ":")))


def together(token: str) -> str:
    """``token`` with "_" for each space, as :func:`opened` reads it."""
    return token.replace(" ", "_")


def _flat(sentences: Sequence[Any]) -> tuple[list[str], list[int]]:
    tokens: list[Any] = []
    offsets: list[int] = []
    for sentence in sentences:
        if type(sentence) is not list:
            raise Fault("a sentence is {kind}, not a list of tokens", kind=kind_of(sentence))
        offsets.append(len(tokens))
        tokens += sentence
    if not set(map(type, tokens)) <= {str}:
        number, odd = next((at, it) for at, it in enumerate(tokens) if type(it) is not str)
        raise Fault(
            "its token {number}, counted from 0, is {kind}, not a string; write it as one",
            number=number,
            kind=kind_of(odd) if odd is not None else quoted(odd),
        )
    return tokens, offsets
