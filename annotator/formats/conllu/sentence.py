"""A sentence of CoNLL-U under construction, and what stands between its tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.formats.conllu.entities import spaces_read, value_of


@dataclass(slots=True)
class Token:
    """A piece of text with its MISC."""

    form: str
    misc: str
    last: int
    """The number of the last word in a multiword token."""


@dataclass(slots=True)
class Sentence:
    """Its tokens, and the text that a comment gives it, with the number of that line."""

    number: int
    tokens: list[Token] = field(default_factory=list)
    text: str = ""
    line: int = 0


def gaps_of(tokens: Sequence[Token]) -> tuple[list[str | None], str]:
    """What stands behind each token (None: nothing is said), and before the first."""
    gaps: list[str | None] = []
    before = ""
    for number, token in enumerate(tokens):
        gap: str | None = None
        if token.misc != "_" and "Space" in token.misc:
            if "SpaceAfter=No" in token.misc.split("|"):
                gap = ""
            after = value_of(token.misc, "SpacesAfter")
            if after:
                gap = spaces_read(after)
            if number == 0:
                before = spaces_read(value_of(token.misc, "SpacesBefore"))
        gaps.append(gap)
    return gaps, before


def is_plain(tokens: Sequence[Token]) -> bool:
    """Whether nothing is said of white space but by the sentence's text."""
    return not any("SpacesAfter=" in token.misc for token in tokens)


def aligned(sentence: Sentence) -> list[str] | None:
    """The gaps between the tokens in the sentence's text, None if they are not all there."""
    found: list[str] = []
    at = 0
    for number, token in enumerate(sentence.tokens):
        place = sentence.text.find(token.form, at)
        gap = sentence.text[at:place]
        if place < 0 or gap.strip() or (number == 0 and gap):
            return None
        if number:
            found.append(gap)
        at = place + len(token.form)
    return found if at == len(sentence.text) else None
