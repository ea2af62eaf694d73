"""Layers from JSON whose spans have one start and one end, read swiftly where they are sound.

Shared by the formats of annotation tools (spaCy, Prodigy, doccano, Label Studio).  They have one
rule for what a tool or a person put beside the keys that we know: it is an attribute of the span
or the relation, by the name of its key, and is written back under that key.
"""

from collections.abc import Collection, Mapping
from typing import Any

from annotator.formats.json_values import quoted
from annotator.formats.jsonl_swift import new_span
from annotator.formats.layers import Account, Building, name_of
from annotator.model.annotation import NOTHING, Fragment, Json, Span

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


def attributes_from(raw: _Object, known: Collection[str]) -> Mapping[str, Json]:
    """What stands in ``raw`` under other keys than the ``known`` ones."""
    found = {key: value for key, value in raw.items() if key not in known}
    return found or NOTHING


def attributes_into(
    raw: _Object, attributes: Mapping[str, Json], known: Collection[str]
) -> list[str]:
    """Puts ``attributes`` into ``raw`` as keys; gives those whose names mean something else."""
    refused = []
    for name, value in attributes.items():
        if name in known:
            refused.append(name)
        else:
            raw[name] = value
    return refused


def listed(names: Collection[str]) -> str:
    """``names`` as a piece of a sentence."""
    return ", ".join(map(quoted, names))


def one_place(span: Span) -> Fragment:
    """From the first code point of ``span`` to its last, its gaps included."""
    return span.fragments[0][0], span.fragments[-1][1]
