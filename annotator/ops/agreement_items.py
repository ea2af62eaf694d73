"""The spans and relations behind a number of agreement, with their words, for a list of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.agreement.decision_items import Cause
from annotator.model.annotation import Document, Layer, Relation, Span, span_text
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.agreement.comparison import Agreement
    from annotator.agreement.counts import Both
    from annotator.agreement.items import LinkItem, SpanItem

SHOWN = 1000
"""Items of one list; nobody reads more, and the rest is counted."""
AROUND = 28
_LONGEST = 200
_AT_ONCE = 200


@dataclass(frozen=True)
class Behind:
    """What a number is about.

    Spans in which ``pairs`` differ, those of a ``cell`` of the confusion matrix (also where they
    agree; ``either_way``: or with its labels exchanged), those in which either has ``label``; or
    with ``links`` relations, those with ``cause``.
    ``couples`` (pairs and document ids; None: all) are looked at.
    """

    pairs: "tuple[Both, ...]"
    links: bool = False
    label: str | None = None
    cell: tuple[str, str] | None = None
    either_way: bool = False
    cause: Cause | None = None
    couples: "frozenset[tuple[Both, int]] | None" = None


@dataclass(frozen=True)
class Found:
    """One item.

    ``start`` and ``stop`` are code points of the document; ``label_a`` and ``label_b`` are "" for
    nothing; ``words_a`` and ``words_b`` are the stretches themselves, ``words`` what is shown.
    ``uid`` is that of the span or relation that is shown.
    """

    number: int
    document: int
    name: str
    start: int
    stop: int
    words: str
    before: str
    after: str
    who_a: str
    who_b: str
    label_a: str
    label_b: str
    words_a: str
    words_b: str
    cause: Cause
    is_link: bool
    uid: bytes = b""


@dataclass(frozen=True)
class FoundItems:
    """The first items, and whether there are more."""

    items: tuple[Found, ...]
    is_cut: bool = False


def find_items(project: Project, agreement: "Agreement", behind: Behind) -> Steps[FoundItems]:
    """Looks for what is behind a number; items of one document come together."""
    wanted: list[SpanItem | LinkItem] = []
    is_cut = False
    for seen, item in enumerate(_items(agreement, behind), 1):
        if seen % _AT_ONCE == 0:
            yield Step(0, 0)
        if item is None or not _is_wanted(item, behind):
            continue
        if len(wanted) == SHOWN:
            is_cut = True
            break
        wanted.append(item)
    by_document: dict[int, list[SpanItem | LinkItem]] = {}
    for item in wanted:
        by_document.setdefault(item.document, []).append(item)
    found: list[Found] = []
    for document_id, items in by_document.items():
        who = sorted({name for one in items for name in agreement.names(one.pair)})
        document = project.read.document(document_id, layers=who)
        layers = {layer.annotator: _Rows.of(layer) for layer in document.layers}
        for item in items:
            names = agreement.names(item.pair)
            found.append(_found(len(found), document, item, names, layers))
        yield Step(len(found), len(wanted))
    return FoundItems(tuple(found), is_cut)


def _items(agreement: "Agreement", behind: Behind) -> "Iterator[SpanItem | LinkItem | None]":
    from annotator.agreement.items import link_items, span_items  # noqa: PLC0415 - needs NumPy

    for both in behind.pairs:
        yield None  # a pair may take a while
        if behind.links:
            yield from link_items(agreement, [both], behind.cause)
        else:
            yield from span_items(agreement, [both])


def _is_wanted(item: "SpanItem | LinkItem", behind: Behind) -> bool:
    if behind.couples is not None and (item.pair, item.document) not in behind.couples:
        return False
    if behind.links:
        return True
    labels = (item.label_a, item.label_b)  # type: ignore[union-attr]
    if behind.cell is not None:
        return labels == behind.cell or (behind.either_way and labels[::-1] == behind.cell)
    differs = not item.is_agreed  # type: ignore[union-attr]
    return differs and (behind.label is None or behind.label in labels)


def _found(
    number: int,
    document: Document,
    item: "SpanItem | LinkItem",
    names: tuple[str, str],
    layers: "dict[str, _Rows]",
) -> Found:
    is_link = not hasattr(item, "iou")
    make = _link_side if is_link else _span_side
    sides = [
        make(document.text, layers.get(name), row_id)
        for name, row_id in zip(names, (item.a, item.b), strict=True)
    ]
    shown = sides[0] if sides[0].label else sides[1]
    start, stop = shown.start, shown.stop
    text = document.text
    return Found(
        number,
        document.id,
        document.name,
        start,
        stop,
        shown.words,
        "" if is_link else text[max(0, start - AROUND) : start],
        "" if is_link else text[stop : stop + AROUND],
        *names,
        sides[0].label,
        sides[1].label,
        sides[0].words,
        sides[1].words,
        item.cause if is_link else _cause(sides),  # type: ignore[union-attr]
        is_link,
        shown.uid,
    )


@dataclass(frozen=True)
class _Side:
    """What one annotator has there."""

    label: str = ""
    words: str = ""
    start: int = 0
    stop: int = 0
    fragments: tuple[tuple[int, int], ...] = ()
    uid: bytes = b""


@dataclass(frozen=True)
class _Rows:
    """A layer by row ids."""

    spans: dict[int, Span]
    relations: dict[int, Relation]

    @classmethod
    def of(cls, layer: Layer) -> "_Rows":
        return cls({one.id: one for one in layer.spans}, {one.id: one for one in layer.relations})


def _span_side(text: str, rows: _Rows | None, row_id: int | None) -> _Side:
    span = rows.spans.get(row_id) if rows and row_id is not None else None
    if span is None:
        return _Side()
    words = span_text(text, span.fragments)[:_LONGEST]
    return _Side(span.label, words, span.start, span.stop, span.fragments, span.uid)


def _link_side(text: str, rows: _Rows | None, row_id: int | None) -> _Side:
    relation = rows.relations.get(row_id) if rows and row_id is not None else None
    if relation is None:
        return _Side()
    head, tail = (_span_side(text, rows, one) for one in (relation.head, relation.tail))
    words = f"{head.words} → {tail.words}"
    return _Side(relation.label, words, head.start, head.stop, uid=relation.uid)


def _cause(sides: list[_Side]) -> Cause:
    a, b = sides
    if not (a.label and b.label):
        return Cause.MISSING
    if a.fragments != b.fragments:
        return Cause.BOUNDARY if a.label == b.label else Cause.BOUNDARY_AND_LABEL
    return Cause.AGREED if a.label == b.label else Cause.LABEL
