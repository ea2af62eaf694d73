"""Tokens that a line of a file cannot hold, cut once more."""

import re
from collections.abc import Callable

from annotator.formats.tokens import Tokens
from annotator.model.annotation import Fragment
from annotator.model.segments import syllables


def recut(tokens: Tokens, text: str, odd: Callable[[str], bool], sign: re.Pattern[str]) -> Tokens:
    """``tokens``, those that are ``odd`` cut into syllables and marks of punctuation.

    ``sign`` is found in every odd token, so that one search clears a text that has none
    (measured: 12 for 170 µs in 220 tokens).
    """
    words = tokens.words(text)
    if sign.search("\0".join(words)) is None:
        return tokens
    found = {number for number, word in enumerate(words) if odd(word)}
    if not found:
        return tokens
    places: list[Fragment] = []
    firsts: list[int] = []
    beginning = set(tokens.firsts)
    open_sentence = False
    for number, place in enumerate(zip(tokens.starts, tokens.stops, strict=True)):
        open_sentence = open_sentence or number in beginning
        pieces = list(syllables(text, *place)) if number in found else [place]
        if pieces and open_sentence:
            firsts.append(len(places))
            open_sentence = False
        places += pieces
    return Tokens([start for start, _ in places], [stop for _, stop in places], firsts)
