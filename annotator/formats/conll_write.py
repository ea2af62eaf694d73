"""The writing half of ``conll``."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.formats.base import Item, Loss, Target
from annotator.formats.conll_read import DOCUMENT_START, SPACED
from annotator.formats.losses import (
    changed,
    details_lost,
    layers_lost,
    lost,
    metadata_lost,
    name_lost,
    numbered,
    state_lost,
)
from annotator.model.annotation import Document, Fragment, Layer, Span
from annotator.model.segments import sentences, syllables

_SPACED_TOKEN = re.compile(r"[^ \n]+")
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A span on the tokens ``first`` to ``last``, both included."""

    span: Span
    first: int
    last: int


def write(documents: Iterable[Document], target: Target, *, innermost: bool) -> Iterator[Item]:
    """Writes the first layer of each of ``documents``."""
    target.write("")
    for number, document in numbered(documents):
        layer = document.layers[0] if document.layers else Layer("")
        yield from name_lost(document, number, target)
        yield from metadata_lost(document)
        yield from layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        )
        yield from state_lost(document, layer)
        yield from _write(document, layer, target, innermost=innermost)
        yield document


def _write(document: Document, layer: Layer, target: Target, *, innermost: bool) -> Iterator[Item]:
    tokens, breaks = _tokens(document)
    placed: list[_Placed] = []
    for span in layer.spans:
        place, notes = _place(span, tokens, document)
        yield from notes
        placed += place
    chosen, rest = _chosen(placed, innermost=innermost)
    yield from (_left_out(one, winner, document) for one, winner in rest)
    tags = ["O"] * len(tokens)
    for one in chosen:
        label, notes = _label(one.span, document)
        yield from notes
        tags[one.first : one.last + 1] = [f"I-{label}"] * (one.last - one.first + 1)
        tags[one.first] = f"B-{label}"
        breaks.difference_update(range(one.first + 1, one.last + 1))
    for relation in layer.relations:
        yield lost("relation", "CoNLL columns hold no relations", document,
                   "relations", relation.key)  # fmt: skip
    text, spaced = _lines(document.text, tokens, tags, breaks)
    target.write(text)
    if spaced != document.text:
        yield changed(
            "document",
            "its white space is not written; tokens are joined by a space when read again",
            document,
            "original spacing",
        )


def _tokens(document: Document) -> tuple[list[Fragment], set[int]]:
    """The tokens, and the numbers of those before which a sentence ends."""
    breaks: set[int] = set()
    tokens: list[Fragment] = []
    text = document.text
    if SPACED in document.kept:
        for found in _SPACED_TOKEN.finditer(text):
            start, stop = found.span()
            if start == 0 or text[start - 1] == "\n":
                breaks.add(len(tokens))
            tokens.append((start, stop))
        return tokens, breaks
    for start, stop in sentences(text):
        breaks.add(len(tokens))
        tokens += syllables(text, start, stop)
    return tokens, breaks


def _place(
    span: Span, tokens: list[Fragment], document: Document
) -> tuple[list[_Placed], list[Item]]:
    """The tokens of ``span``, none when it cannot be written, and what is to be said."""
    if len(span.fragments) > 1:
        return [], [
            lost("span", "it is discontinuous, which tags cannot say", document,
                 "discontinuous spans", span.key)
        ]  # fmt: skip
    first = bisect_right(tokens, span.start, key=lambda token: token[1])
    last = bisect_left(tokens, span.stop, key=lambda token: token[0]) - 1
    if last < first:
        return [], [
            lost("span", "it holds nothing but white space, so no token", document,
                 "original spacing", span.key)
        ]  # fmt: skip
    notes: list[Item] = list(details_lost("span", span, document))
    start, stop = tokens[first][0], tokens[last][1]
    if start < span.start or stop > span.stop:
        notes.append(
            changed("span", "it cuts a token, so it was written as the whole of {words}", document,
                    "spans that cut a token", span.key, words=repr(document.text[start:stop]))
        )  # fmt: skip
    elif (start, stop) != (span.start, span.stop):
        notes.append(
            changed("span", "the white space at its edges is not written", document,
                    "original spacing", span.key)
        )  # fmt: skip
    return [_Placed(span, first, last)], notes


def _chosen(
    placed: list[_Placed], *, innermost: bool
) -> tuple[list[_Placed], list[tuple[_Placed, _Placed]]]:
    """Spans that share no token, and each other span with the one that keeps it out.

    The longest come first, or the shortest, and at equal length the earlier.
    """
    sign = 1 if innermost else -1
    taken: dict[int, _Placed] = {}
    chosen: list[_Placed] = []
    rest: list[tuple[_Placed, _Placed]] = []
    for one in sorted(placed, key=lambda p: (sign * (p.last - p.first), p.first)):
        winner = next((taken[at] for at in range(one.first, one.last + 1) if at in taken), None)
        if winner is not None:
            rest.append((one, winner))
            continue
        chosen.append(one)
        taken.update((at, one) for at in range(one.first, one.last + 1))
    return chosen, rest


def _left_out(one: _Placed, winner: _Placed, document: Document) -> Item:
    inside = winner.first <= one.first and one.last <= winner.last
    around = one.first <= winner.first and winner.last <= one.last
    other = repr(document.text[winner.span.start : winner.span.stop])
    if inside and around:
        template = "it lies on the same tokens as {other}, which was written"
    elif inside:
        template = "it lies inside {other}, which was written"
    elif around:
        template = "it lies around {other}, which was written"
    else:
        template = "it crosses {other}, which was written"
    loss: Loss = "nested spans" if inside or around else "crossing spans"
    return lost(
        "span",
        template,
        document,
        loss,
        one.span.key,
        other=other,
    )


def _label(span: Span, document: Document) -> tuple[str, list[Item]]:
    """The label as a tag holds it: many readers part columns at any white space."""
    label = _UNFIT.sub("_", span.label)
    if label == span.label:
        return label, []
    return label, [
        changed(
            "span",
            "its label holds white space or a control character, so it was written as {label}",
            document,
            id=span.key,
            label=label,
        )
    ]


def _lines(text: str, tokens: list[Fragment], tags: list[str], breaks: set[int]) -> tuple[str, str]:
    """The lines of a document, and the text that a reader will make of them."""
    lines = [f"{DOCUMENT_START}\tO\n"]
    spaced: list[str] = []
    for number, ((start, stop), tag) in enumerate(zip(tokens, tags, strict=True)):
        if number:
            spaced.append("\n" if number in breaks else " ")
        if number in breaks:
            lines.append("\n")
        spaced.append(text[start:stop])
        lines.append(f"{text[start:stop]}\t{tag}\n")
    lines.append("\n")
    return "".join(lines), "".join(spaced)
