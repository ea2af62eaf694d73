"""Documents as triples, with places or in a row."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.losses import (
    changed,
    details_lost,
    labelling_lost,
    layers_lost,
    lost,
    metadata_lost,
    state_lost,
)
from annotator.formats.rebel import linear
from annotator.formats.rebel.places import nearest
from annotator.formats.rebel.reading import (
    ENTITY_KEYS,
    FORM,
    NAME_KEYS,
    OF_PREDICATE,
    TEXT_KEYS,
    TRIPLE_KEYS,
)
from annotator.formats.token_json.details import more_keys
from annotator.formats.token_json.frames import Frame, filled_frame, frames_of, is_unnamed
from annotator.formats.token_json.lines import write_lines
from annotator.model.annotation import Document, Layer, Relation, Span, span_text

_Value = dict[str, Any]


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object]
) -> Iterator[Item]:
    """Writes one object a line."""
    label = str(options.get("label") or "ENTITY")
    style = options.get("style", "own")

    def examples(document: Document) -> Iterator[Item | _Value]:
        frames = frames_of(document, FORM)
        frame = frames[0] if len(frames) == 1 else None
        in_row = style == "linear" if style != "own" else "triplets" in (frame or {})
        writing = _Row(document, label) if in_row else _Trex(document, label)
        yield from writing.common()
        yield from writing.values()
        yield _object(document, frame, writing.written, "id" if in_row else FORM.name_key)

    return write_lines(documents, target, examples)


def _object(document: Document, frame: Frame | None, values: _Value, name_key: str) -> _Value:
    """The object of a document; text and name stand under the keys of its own file."""
    there = frame or {}
    text_key = next((key for key in TEXT_KEYS if key in there), "")
    if not text_key:
        text_key = "context" if "triplets" in values else "text"
    found: _Value = {}
    if not is_unnamed(document, FORM):
        names = (key for key in NAME_KEYS if str(there.get(key)) == document.name)
        found[next(names, name_key)] = document.name
    found[text_key] = document.text
    return filled_frame(FORM, frame, found | values, document.name)


class _Writing:
    """One document on its way."""

    def __init__(self, document: Document, label: str) -> None:
        self.written: _Value = {}
        self._document = document
        self._label = label
        self._layer = document.layers[0] if document.layers else Layer("")
        self._spans: dict[int, Span] = {}
        self._links: list[Relation] = []

    def common(self) -> Iterator[Item]:
        """What both styles lose, spans with gaps among it."""
        document = self._document
        template = "only one layer can be written"
        yield from metadata_lost(document)
        yield from layers_lost(
            document, document.layers[1:], template, "layers of several annotators"
        )
        yield from state_lost(document, self._layer)
        yield from labelling_lost(document)
        for span in self._layer.spans:
            if len(span.fragments) == 1:
                self._spans[span.id] = span
            else:
                yield lost("span", "it is discontinuous, which one place cannot say", document,
                           "discontinuous spans", span.key,
                           attributes=len(span.attributes))  # fmt: skip
        for link in self._layer.relations:
            if link.head in self._spans and link.tail in self._spans:
                self._links.append(link)
            else:
                yield lost("relation", "a span at its end is not written", document,
                           "discontinuous spans", link.key,
                           attributes=len(link.attributes))  # fmt: skip


class _Trex(_Writing):
    """Entities and triples with places."""

    def values(self) -> Iterator[Item]:
        """Makes what is written, and says what is lost."""
        notes: list[Item] = []
        entities = {number: self._entity(span, notes) for number, span in self._spans.items()}
        firsts: dict[tuple[object, ...], int] = {}
        for number, span in self._spans.items():
            firsts.setdefault(_key(span), number)
        triples = [self._triple(link, entities, notes) for link in self._links]
        for link in self._links:
            ends = (self._spans[link.head], self._spans[link.tail])
            if any(firsts[_key(span)] != span.id for span in ends):
                template = "an end of it is equal to a span before, which will be taken for the end"
                notes.append(
                    changed("relation", template, self._document, "identical spans", link.key)
                )
        yield from notes
        self.written = {"entities": list(entities.values()), "triples": triples}

    def _entity(self, span: Span, notes: list[Item]) -> _Value:
        attributes, lost_here = more_keys("span", span, ENTITY_KEYS, self._document)
        notes += lost_here
        entity: _Value = {"uri": attributes["uri"]} if "uri" in attributes else {}
        entity["boundaries"] = [span.start, span.stop]
        entity["surfaceform"] = span_text(self._document.text, span.fragments)
        if span.label != self._label:
            entity["type"] = span.label
        return entity | dict(attributes)

    def _triple(self, link: Relation, entities: dict[int, _Value], notes: list[Item]) -> _Value:
        found, lost_here = more_keys("relation", link, TRIPLE_KEYS, self._document)
        notes += lost_here
        attributes = dict(found)
        annotator = attributes.get("annotator")
        predicate: _Value = {"uri": None, "boundaries": None, "surfaceform": link.label}
        if annotator is not None:
            predicate["annotator"] = annotator
        for key, name in OF_PREDICATE.items():
            if name not in attributes:
                continue
            value = attributes.pop(name)
            if value is None or (key == "annotator" and value == annotator):
                template = "its attribute {name} says nothing more and is not written"
                notes.append(changed("relation", template, self._document, "attributes",
                                     link.key, attributes=1, name=name))  # fmt: skip
            else:
                predicate[key] = value
        ends = {"subject": entities[link.head], "predicate": predicate,
                "object": entities[link.tail]}  # fmt: skip
        return ends | attributes


class _Row(_Writing):
    """Triplets in a row."""

    def values(self) -> Iterator[Item]:
        """Makes what is written, and says what is lost."""
        links: list[Relation] = []
        for link in self._links:
            note = self._unfit(link)
            if note is None:
                links.append(link)
                yield from details_lost("relation", link, self._document)
            else:
                yield note
        yield from self._span_losses({end for link in links for end in (link.head, link.tail)})
        self.written = {"triplets": self._row(links)}

    def _unfit(self, link: Relation) -> Item | None:
        size = len(link.attributes)
        words = [self._words(self._spans[end]) for end in (link.head, link.tail)]
        if not all(map(linear.is_plain, words)):
            return lost("relation", "the words at its end have white space at an edge or hold a "
                        "mark of triplets", self._document, "spans with white space at an edge",
                        link.key, attributes=size)  # fmt: skip
        if not linear.is_plain(link.label):
            return lost("relation", "its label has white space at an edge or holds a mark of "
                        "triplets", self._document, "label characters", link.key,
                        attributes=size)  # fmt: skip
        return None

    def _span_losses(self, ends: set[int]) -> Iterator[Item]:
        document = self._document
        seen: set[tuple[object, str]] = set()
        for span in self._spans.values():
            size = len(span.attributes)
            if span.id not in ends:
                yield lost("span", "no triplet names it", document,
                           "spans without a relation", span.key, attributes=size)  # fmt: skip
                continue
            mark = self._mark(span)
            place = nearest(document.text, self._words(span), None)
            if (place, mark) in seen:
                yield lost("span", "a span before it has the same words, for which it is taken",
                           document, "identical spans", span.key, attributes=size)  # fmt: skip
                continue
            seen.add((place, mark))
            yield from details_lost("span", span, document)
            if not mark and span.label != self._label:
                yield changed("span", "its label cannot be a mark of triplets and is not written",
                              document, "label characters", span.key)  # fmt: skip
            if place != span.fragments[0]:
                yield changed("span", "its words stand at another place first, where they will "
                              "be found", document, "places of spans", span.key)  # fmt: skip

    def _row(self, links: list[Relation]) -> str:
        def place(link: Relation) -> tuple[int, ...]:
            head, tail = self._spans[link.head], self._spans[link.tail]
            return head.start, head.stop, head.id, tail.start, tail.stop

        parts: list[str] = []
        before: Span | None = None
        for link in sorted(links, key=place):
            head, tail = self._spans[link.head], self._spans[link.tail]
            if head is not before:
                parts += [f"<{linear.TRIPLET}>", self._words(head)]
                before = head
            parts += [f"<{self._mark(head) or linear.SUBJECT}>", self._words(tail),
                      f"<{self._mark(tail) or linear.OBJECT}>", link.label]  # fmt: skip
        return " ".join(parts)

    def _words(self, span: Span) -> str:
        return span_text(self._document.text, span.fragments)

    def _mark(self, span: Span) -> str:
        return span.label if span.label != self._label and linear.is_mark(span.label) else ""


def _key(span: Span) -> tuple[object, ...]:
    """What a reader tells spans apart by."""
    return span.fragments, span.label, str(span.attributes.get("uri"))
