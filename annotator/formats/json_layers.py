"""Layers from JSON whose spans have one start and one end, read swiftly where they are sound.

Shared by the formats of annotation tools (spaCy, Prodigy, doccano, Label Studio).  They have one
rule for what a tool or a person put beside the keys that we know: it is an attribute of the span
or the relation, by the name of its key, and is written back under that key.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from annotator.formats.base import Item
from annotator.formats.json_values import quoted
from annotator.formats.jsonl_swift import new_relation, new_span
from annotator.formats.layers import Account, Building, name_of
from annotator.formats.losses import lost
from annotator.model.annotation import NOTHING, Document, Fragment, Json, Relation, Span

_Object = dict[str, Any]


class JsonLayer(Building):
    """A layer under construction whose spans have one fragment each.

    What it takes has been through ``json_values.check`` already.
    """

    def __init__(self, text: str, account: Account, id_types: tuple[type, ...] = (str,)) -> None:
        super().__init__(text, account, id_types)
        self._size = len(text)

    def place(
        self,
        id: object,
        label: object,
        place: tuple[Any, Any],
        surface: object = None,
        attributes: Mapping[str, Json] = NOTHING,
        note: object = "",
    ) -> int | None:
        """Takes a span and gives its number, or rejects it and gives None."""
        start, stop = place
        if (
            type(start) is int
            and type(stop) is int
            and 0 <= start < stop <= self._size
            and type(label) is str
            and (label.isalnum() or label.strip())
            and (surface is None or surface == self._text[start:stop])
            and type(note) is str
            and (id is None or id == "" or (type(id) in self._id_types and id not in self.by_id))
        ):
            number = len(self.spans)
            key = id if type(id) is str else name_of(id)
            fragments: tuple[Fragment, ...] = ((start, stop),)
            self.spans.append(new_span(number, label, fragments, attributes or NOTHING, note, key))
            if id is not None and id != "":
                self.by_id[id] = number
            return number
        return self.span(id, label, [place], surface, attributes, note)

    def place_all(self, rows: Iterable[tuple[Any, Any, Any, Any, Any]]) -> bool:
        """Takes spans given as (id, label, start, stop, words or None); whether it took all.

        The same as :meth:`place` for each, without a call for each.
        """
        text, size, by_id, id_types = self._text, self._size, self.by_id, self._id_types
        spans = self.spans
        add, number = spans.append, len(spans)
        sound = True
        for given, label, start, stop, surface in rows:
            kind = type(given)
            if (
                type(start) is int
                and type(stop) is int
                and 0 <= start < stop <= size
                and type(label) is str
                and (label.isalnum() or label.strip())
                and (surface is None or surface == text[start:stop])
                and kind in id_types
                and given not in by_id
                and given != ""
            ):
                by_id[given] = number
                key = given if kind is str else str(given)
                add(new_span(number, label, ((start, stop),), NOTHING, "", key))
                number += 1
                continue
            sound = self.place(given, label, (start, stop), surface) is not None and sound
            number = len(spans)
        return sound

    def join_all(self, rows: Iterable[tuple[Any, Any, Any, Any]]) -> None:
        """Takes relations given as (id or None, label, id of head, id of tail)."""
        by_id = self.by_id
        for given, label, head, tail in rows:
            if type(head) in self._id_types and type(tail) in self._id_types:
                first, second = by_id.get(head), by_id.get(tail)
                if first is not None and second is not None:
                    self.join(given, label, first, second)
                    continue
            self.relation(given, label, head, tail)

    def join(
        self,
        id: object,
        label: object,
        head: int,
        tail: int,
        attributes: Mapping[str, Json] = NOTHING,
        note: object = "",
    ) -> None:
        """Takes a relation between two spans named by their numbers, or rejects it."""
        known = id is not None and id != ""
        if (
            type(label) is str
            and (label.isalnum() or label.strip())
            and type(note) is str
            and (not known or (type(id) in self._id_types and id not in self._relation_ids))
        ):
            raw = {"label": label, "attributes": attributes, "note": note, "id": name_of(id)}
            self.relations.append(new_relation(len(self.relations), raw, head, tail))
            if known:
                self._relation_ids.add(id)
            return
        self.link(id, label, head, tail, attributes, note)


def rows_of(raws: list[Any], keys: tuple[str, ...]) -> list[Any] | None:
    """The values of ``keys`` of each of ``raws``, or None unless all have these and no other."""
    size, get = len(keys), itemgetter(*keys)
    try:
        rows = list(map(get, raws))
    except (KeyError, TypeError, IndexError):
        return None
    return rows if all(len(raw) == size for raw in raws) else None


def attributes_from(raw: _Object, known: Collection[str]) -> Mapping[str, Json]:
    """What stands in ``raw`` under other keys than the ``known`` ones."""
    found = {key: value for key, value in raw.items() if key not in known}
    return found or NOTHING


def with_attributes(
    raw: _Object, thing: Span | Relation, known: Collection[str], document: Document
) -> Iterator[Item]:
    """Puts the attributes and the note of ``thing`` into ``raw`` as keys.

    Yields the loss of each attribute whose name means something else there.
    """
    for name, value in thing.attributes.items():
        if name not in known:
            raw[name] = value
            continue
        yield lost(
            "attribute",
            "the key {name} means something else there, so the attribute is not written",
            document,
            "attributes",
            thing.key,
            name=quoted(name),
        )
    if thing.note:
        raw["note"] = thing.note


def one_place(span: Span) -> Fragment:
    """From the first code point of ``span`` to its last, its gaps included."""
    return span.fragments[0][0], span.fragments[-1][1]
