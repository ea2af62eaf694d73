"""Two schemes made one: what the first lacks comes from the second."""

from dataclasses import replace
from typing import TypeVar

from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

_Label = TypeVar("_Label", EntityLabel, RelationLabel)


def united(scheme: Scheme, other: Scheme) -> Scheme:
    """``scheme`` with the labels and attributes that only ``other`` has.

    A new label whose key is taken comes without one.  An attribute that names a label of the
    other kind, or none, comes as it is.
    """
    attributes = {one.name: one for one in (*other.attributes, *scheme.attributes)}
    known = {one.name for one in scheme.attributes}
    return replace(
        scheme,
        entities=_joined(scheme.entities, other.entities),
        relations=_joined(scheme.relations, other.relations),
        attributes=(
            *scheme.attributes,
            *(one for name, one in attributes.items() if name not in known),
        ),
    )


def _joined(mine: tuple[_Label, ...], theirs: tuple[_Label, ...]) -> tuple[_Label, ...]:
    names = {label.name for label in mine}
    keys = {label.key for label in mine}
    out = list(mine)
    for label in theirs:
        if label.name not in names:
            taken = label.key in keys
            out.append(replace(label, key="") if taken else label)
            keys.add(label.key)
    return tuple(out)
