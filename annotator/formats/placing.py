"""Spans laid on tokens, by a named rule where they cut one, and what is to be said about it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from annotator.formats.base import Item
from annotator.formats.losses import changed, lost
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Document, Span

Rule = Literal["expand", "shrink", "drop"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A span on the tokens ``first`` to ``last``, both included."""

    span: Span
    first: int
    last: int


def placed(
    span: Span, tokens: Tokens, document: Document, rule: str = "expand"
) -> tuple[Placed | None, list[Item]]:
    """``span`` on ``tokens``, None when it cannot be written, and what is to be said.

    A discontinuous span is not written.  Of one that cuts a token, ``rule`` decides.  White space
    at an edge lies on no token and is passed over.
    """
    if len(span.fragments) > 1:
        return None, [
            lost("span", "it is discontinuous, which tokens from first to last cannot say",
                 document, "discontinuous spans", span.key, attributes=len(span.attributes))
        ]  # fmt: skip
    start, stop = span.fragments[0]
    first = bisect_right(tokens.stops, start)
    last = bisect_left(tokens.starts, stop) - 1
    if first <= last and tokens.starts[first] == start and tokens.stops[last] == stop:
        return Placed(span, first, last), []
    if last < first:
        return None, [
            lost("span", "it holds nothing but white space, so no token", document,
                 "original spacing", span.key, attributes=len(span.attributes))
        ]  # fmt: skip
    return _fitted(Placed(span, first, last), tokens, document, rule)


def _fitted(
    one: Placed, tokens: Tokens, document: Document, rule: str
) -> tuple[Placed | None, list[Item]]:
    span, first, last = one.span, one.first, one.last
    cuts_first = tokens.starts[first] < span.start
    cuts_last = tokens.stops[last] > span.stop
    if not cuts_first and not cuts_last:
        return one, [
            changed("span", "the white space at its edges is not written", document,
                    "original spacing", span.key)
        ]  # fmt: skip
    if rule == "shrink":
        first, last = first + cuts_first, last - cuts_last
    if rule == "drop" or last < first:
        template = (
            "it cuts a token, so it was left out"
            if rule == "drop"
            else "it holds no whole token, so it was left out"
        )
        return None, [
            lost("span", template, document, "spans that cut a token", span.key,
                 attributes=len(span.attributes))
        ]  # fmt: skip
    words = repr(document.text[tokens.starts[first] : tokens.stops[last]])
    return Placed(span, first, last), [
        changed("span", "it cuts a token, so it was written as the whole of {words}", document,
                "spans that cut a token", span.key, words=words)
    ]  # fmt: skip
