"""Documents as DocRED's."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.docred import relation_names
from annotator.formats.docred.reading import (
    ENTITY,
    EVIDENCE,
    FORM,
    LABEL_KEYS,
    MENTION_KEYS,
    MENTIONS,
)
from annotator.formats.losses import changed, metadata_lost
from annotator.formats.placing import Placed
from annotator.formats.token_json.details import more_keys, own_frames
from annotator.formats.token_json.frames import filled_frame, is_unnamed
from annotator.formats.token_json.label_files import LabelsMet
from annotator.formats.token_json.layout import Layout
from annotator.formats.token_json.lines import write_list
from annotator.model.annotation import Document, Relation
from annotator.model.scheme import Scheme

_Value = dict[str, Any]


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item]:
    """Writes the documents, and the names of the relations beside."""
    labels = LabelsMet(scheme)

    def examples(document: Document) -> Iterator[Item | _Value]:
        labels.meet(document)
        return _Writing(document, options).example()

    yield from write_list(documents, target, examples)
    target.write_beside(relation_names.ENDING, relation_names.text(labels))


class _Writing:
    """One document on its way."""

    def __init__(self, document: Document, options: Mapping[str, object]) -> None:
        self._document = document
        self._layout = Layout(document, options)
        self._side: dict[str, tuple[str, _Value]] = {}
        self._notes: list[Item] = []
        self._places: dict[int, tuple[int, int]] = {}

    def example(self) -> Iterator[Item | _Value]:
        """What is said about the document, and its object."""
        document, layout = self._document, self._layout
        yield from metadata_lost(document)
        yield from layout.lay(details=False, unlabelled=True)
        yield from layout.relations(across=True, details=False)
        frames, notes = own_frames(layout, FORM, 1)
        yield from notes
        frame = frames[0] if frames else None
        values: _Value = {}
        if document.layers:
            values["vertexSet"] = self._vertices()
            labels = [self._label(link) for link in layout.links]
            if labels or frame is None or "labels" in frame:
                values["labels"] = labels
        yield from self._notes
        if not is_unnamed(document, FORM):
            values["title"] = document.name
        values["sents"] = [sentence.words for sentence in layout.sentences]
        yield filled_frame(FORM, frame, values, document.name)

    def _vertices(self) -> list[list[_Value]]:
        """The entities, in the order of their first spans."""
        self._side = self._record() if self._layout.is_own else {}
        groups: dict[object, list[Placed]] = {}
        for one, _ in self._layout.places.values():
            span = one.span
            entity = json.dumps(span.attributes[ENTITY]) if ENTITY in span.attributes else span.id
            groups.setdefault(entity, []).append(one)
        return [self._vertex(number, group) for number, group in enumerate(groups.values())]

    def _vertex(self, number: int, group: list[Placed]) -> list[_Value]:
        vertex: list[_Value] = []
        implied = number if len(group) > 1 else None
        for place, one in enumerate(group):
            self._places[one.span.id] = (number, place)
            vertex.append(self._mention(one, implied))
        return vertex

    def _mention(self, one: Placed, implied: int | None) -> _Value:
        """A mention; ``implied`` is the entity that a reader will give it without being told."""
        span = one.span
        index = self._layout.places[span.id][1]
        sentence = self._layout.sentences[index]
        first, stop = one.first - sentence.base, one.last - sentence.base + 1
        words = " ".join(filter(None, sentence.words[first:stop]))
        mention: _Value = {
            "name": words,
            "pos": [first, stop],
            "sent_id": index,
            "type": span.label,
        }
        side = self._side.get(span.key)
        if side and side[0] == words:
            mention |= side[1]
        if span.attributes or span.note:
            more, notes = more_keys("span", span, MENTION_KEYS, self._document)
            self._notes += notes
            told = {key: value for key, value in more.items() if key != ENTITY}
            if ENTITY in more and json.dumps(more[ENTITY]) != str(implied):
                told[ENTITY] = more[ENTITY]
            mention |= told
        return mention

    def _label(self, link: Relation) -> _Value:
        ends = (self._places[link.head], self._places[link.tail])
        label: _Value = {"r": link.label, "h": ends[0][0], "t": ends[1][0], EVIDENCE: []}
        for key, (_, place) in zip(("h_mention", "t_mention"), ends, strict=True):
            if place:
                label[key] = place
        more, notes = more_keys("relation", link, LABEL_KEYS, self._document)
        self._notes += notes
        if more.get(EVIDENCE) == []:
            self._notes.append(changed("relation", "its empty evidence is read as none",
                                       self._document, "attributes", link.key,
                                       attributes=1))  # fmt: skip
        return label | dict(more)

    def _record(self) -> dict[str, tuple[str, _Value]]:
        """What else the file said of its mentions, nothing where the record is not sound."""
        for kept in self._document.kept:
            if (kept.format, kept.place) == (FORM.name, MENTIONS):
                try:
                    found = json.loads(kept.data)
                except ValueError:
                    return {}
                is_sound = isinstance(found, dict) and all(
                    isinstance(one, list) and list(map(type, one)) == [str, dict]
                    for one in found.values()
                )
                return found if is_sound else {}
        return {}
