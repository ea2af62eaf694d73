"""The books of a round trip: what went in, what is said about it, and what came back.

:func:`balanced` is the one property that every format owes: what it does not report comes back
as it was, and what does not come back is reported, count for count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from annotator.formats import format_named
from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document, Layer, Span, State, attribute_count
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from tests.formats.material import read, written

Notes = list[Rejected | Changed]


def scheme_of(documents: Iterable[Document]) -> Scheme:
    """A scheme with every label that ``documents`` bear, and every pair of ends that they join."""
    entities: dict[str, EntityLabel] = {}
    ends: dict[str, dict[tuple[str, str], None]] = {}
    for document in documents:
        for layer in document.layers:
            labels = {span.id: span.label for span in layer.spans}
            entities |= {name: EntityLabel(name) for name in labels.values()}
            for link in layer.relations:
                pair = (labels[link.head], labels[link.tail])
                ends.setdefault(link.label, {})[pair] = None
    return Scheme(
        entities=tuple(entities.values()),
        relations=tuple(RelationLabel(name, ends=tuple(pairs)) for name, pairs in ends.items()),
    )


def balanced(
    path: Path,
    name: str,
    documents: list[Document],
    options: Mapping[str, object] | None = None,
    read_options: Mapping[str, object] | None = None,
) -> tuple[list[Document], Notes]:
    """Writes and reads ``documents`` and checks the books; gives what was read and the notes.

    Checked: losses are named, and such as the description admits; no document, span, relation or
    attribute is missing or added beyond what is counted; without any note the documents are equal;
    where a document's text is untouched, what is not named in a note came back equal.
    """
    notes = written(path, name, documents, options, scheme_of(documents))
    back, read_notes = read(path, name, read_options)
    description = format_named(name).description
    admitted = set(description.cannot_hold)
    for note in notes:
        assert note.loss in admitted or _is_remark(note), f"{note} is no loss that is admitted"
    if description.folder:
        back = _in_order(back, documents, notes)
    notes = notes + read_notes
    _count(documents, back, notes)
    if not notes:
        named = not description.one_layer  # whose the one layer is, is not for the file to say
        assert [content(one, named=named) for one in back] == [
            content(one, named=named) for one in documents
        ]
    elif len(back) == len(documents):
        for before, after in zip(documents, back, strict=True):
            _compare(before, after, [note for note in notes if note.document == before.name])
    return back, notes


def _in_order(back: list[Document], documents: list[Document], notes: Notes) -> list[Document]:
    """``back``, which came in the order of its files, in the order of ``documents``."""
    files = {
        note.document: str(note.reason.fields.get("file", ""))
        for note in notes
        if note.reason.fields.get("file")
    }
    names = [files.get(document.name, document.name) for document in documents]
    assert {document.name for document in back} <= set(names)
    return sorted(back, key=lambda document: names.index(document.name))


def _is_remark(note: Rejected | Changed) -> bool:
    """Whether a note tells of the file alone: a kept line whose annotation somebody removed."""
    counts = (note.spans, note.relations, note.attributes)
    is_plain = note.what == "document" and not note.loss and not any(counts)
    return isinstance(note, Changed) and is_plain


def _count(documents: list[Document], back: list[Document], notes: Notes) -> None:
    rejected = [note for note in notes if isinstance(note, Rejected)]
    assert len(back) == len(documents) - sum(note.what == "document" for note in rejected)
    for what in ("span", "relation"):
        lost = sum((note.what == what) + getattr(note, what + "s") for note in rejected)
        lost += sum(getattr(note, what + "s") for note in notes if isinstance(note, Changed))
        assert total(back, what) == total(documents, what) - lost, f"{what}s do not add up"
    gone = sum(note.attributes for note in notes)
    gone += sum(note.what == "attribute" for note in rejected)
    assert total(back, "attribute") == total(documents, "attribute") - gone


def total(documents: Iterable[Document], what: str) -> int:
    """Spans, relations or attributes of all layers."""
    layers = [layer for document in documents for layer in document.layers]
    if what == "attribute":
        return sum(map(attribute_count, layers))
    return sum(len(getattr(layer, what + "s")) for layer in layers)


def content(document: Document, *, named: bool = True) -> object:
    """What a document says, free of ids, order of its annotations, uids and what is kept.

    Unless ``named``, it does not matter whose the layers are, nor whether an empty one is there.
    """
    return (
        document.name,
        document.text,
        dict(document.meta),
        sorted(
            (layer.annotator if named else "", layer.state, *annotations(layer))
            for layer in document.layers
            if named or layer.spans or layer.relations or layer.state is not State.OPEN
        ),
    )


def annotations(layer: Layer) -> tuple[list[str], list[str]]:
    """The spans and the relations of a layer, each as a string, in order."""
    spans = {span.id: said(span) for span in layer.spans}
    links = sorted(
        repr((spans[r.head], spans[r.tail], r.label, sorted(r.attributes.items()), r.note))
        for r in layer.relations
    )
    return sorted(spans.values()), links


def said(span: Span) -> str:
    """What a span says, free of its ids."""
    return repr((span.fragments, span.label, sorted(span.attributes.items()), span.note))


def _compare(before: Document, after: Document, notes: Notes) -> None:
    """Where no note speaks of the text, spans without a note of their own are back as they were.

    A note may name a span by its key; spans of one key, or of none, stand for one another.
    """
    if any(note.what in ("document", "layer") and note.loss in _WIDE for note in notes):
        return
    assert after.text == before.text
    noted = Counter(note.id for note in notes if note.what in ("span", "attribute"))
    there = Counter(said(span) for layer in after.layers for span in layer.spans)
    dropped = {note.id for note in notes if note.what == "layer" and isinstance(note, Rejected)}
    for layer in before.layers:
        if layer.annotator in dropped:
            continue
        for span in layer.spans:
            if noted[span.key]:
                continue
            assert there[said(span)] > 0, f"{span} is not back, and nothing was said"
            there[said(span)] -= 1


_WIDE = {
    "attribute types",
    "control characters",
    "documents without relations",
    "documents without text",
    "label characters",
    "line ends",
    "original spacing",
}
"""Losses that touch the text or every annotation of a document, when said of one as a whole."""
