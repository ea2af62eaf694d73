"""Documents as SpERT's sentences."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.losses import metadata_lost
from annotator.formats.spert import types
from annotator.formats.spert.reading import ENTITY_KEYS, FORM, RELATION_KEYS
from annotator.formats.token_json.details import more_keys, own_frames
from annotator.formats.token_json.frames import filled_frame, is_unnamed
from annotator.formats.token_json.label_files import LabelsMet
from annotator.formats.token_json.layout import Layout, Sentence
from annotator.formats.token_json.lines import write_list
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item]:
    """Writes the examples, and the types beside."""
    labels = LabelsMet(scheme)

    def examples(document: Document) -> Iterator[Item | dict[str, Any]]:
        labels.meet(document)
        return _examples(document, options)

    yield from write_list(documents, target, examples)
    target.write_beside(types.ENDING, types.text(labels))


def _examples(document: Document, options: Mapping[str, object]) -> Iterator[Item | dict[str, Any]]:
    layout = Layout(document, options)
    yield from metadata_lost(document)
    yield from layout.lay(details=False)
    yield from layout.relations(details=False)
    frames, notes = own_frames(layout, FORM)
    yield from notes
    name = {} if is_unnamed(document, FORM) else {FORM.name_key: document.name}
    for number, sentence in enumerate(layout.sentences):
        values, notes = _annotations(document, sentence)
        yield from notes
        frame = frames[number] if frames else None
        yield filled_frame(FORM, frame, values | name, document.name)


def _annotations(document: Document, sentence: Sentence) -> tuple[dict[str, Any], list[Item]]:
    notes: list[Item] = []
    base = sentence.base
    entities: list[dict[str, Any]] = []
    numbers: dict[int, int] = {}
    for number, one in enumerate(sentence.spans):
        span = one.span
        numbers[span.id] = number
        entity = {"type": span.label, "start": one.first - base, "end": one.last - base + 1}
        if span.attributes or span.note:
            more, lost = more_keys("span", span, ENTITY_KEYS, document)
            entity |= more
            notes += lost
        entities.append(entity)
    relations: list[dict[str, Any]] = []
    for link in sentence.relations:
        relation = {"type": link.label, "head": numbers[link.head], "tail": numbers[link.tail]}
        if link.attributes or link.note:
            more, lost = more_keys("relation", link, RELATION_KEYS, document)
            relation |= more
            notes += lost
        relations.append(relation)
    return {"tokens": sentence.words, "entities": entities, "relations": relations}, notes
