"""The annotation scheme: labels, the ends that relations may connect, attributes, colours, keys.

The scheme's file format is a JSON object::

    {"name": "...", "version": 1,
     "entities":  [{"label": "PERSON", "vi": "Người", "en": "Person", "key": "1",
                    "color": "#d7263d", "definition_vi": "...", "definition_en": "..."}],
     "relations": [{"label": "PART_OF", "vi": "...", "en": "...", "symmetric": false,
                    "args": [["ORGANIZATION", "LOCATION"]], "key": ""}],
     "attributes": [{"name": "certainty", "type": "choice", "values": ["sure", "unsure"],
                     "labels": ["PERSON"], "vi": "...", "en": "..."}]}

Only ``label`` (or ``name``) is required.  An empty or missing ``args`` allows every pair of ends.
An attribute without ``labels`` belongs to every entity label.  Keys that we do not know are kept
and written back.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.errors import SchemeError
from annotator.model.annotation import NOTHING, Json

Ends = tuple[str, str]
"""Labels of a relation's head and tail."""

PALETTE = (
    "#d7263d", "#e8871e", "#2660a4", "#2a9134", "#8a4fff", "#c2185b", "#7a5c3e", "#00838f",
    "#5f6b00", "#ad7a00", "#546e7a", "#6d4c41", "#3949ab", "#00695c", "#9c27b0", "#455a64",
)  # fmt: skip
"""Colours handed to labels that bring none; the theme derives readable shades from them."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class AttributeType(StrEnum):
    """What an attribute may hold."""

    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class EntityLabel:
    """A label for spans.  ``titles`` and ``definitions`` are by language code ("vi", "en")."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    colour: str = PALETTE[0]
    extra: Mapping[str, Json] = NOTHING

    def title(self, language: str) -> str:
        """The name to show in ``language``; the label's own name where there is none."""
        return self.titles.get(language) or self.name


@dataclass(frozen=True, slots=True)
class RelationLabel:
    """A label for relations, with the pairs of entity labels it may connect (none: all)."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    colour: str = PALETTE[0]
    symmetric: bool = False
    ends: tuple[Ends, ...] = ()
    extra: Mapping[str, Json] = NOTHING

    def title(self, language: str) -> str:
        """The name to show in ``language``; the label's own name where there is none."""
        return self.titles.get(language) or self.name

    def allows(self, head: str, tail: str) -> bool:
        """Whether the scheme lets this relation run from ``head`` to ``tail`` (label names)."""
        if not self.ends or (head, tail) in self.ends:
            return True
        return self.symmetric and (tail, head) in self.ends


@dataclass(frozen=True, slots=True)
class Attribute:
    """A named value that spans or relations of some labels may carry (no labels: every span)."""

    name: str
    type: AttributeType = AttributeType.TEXT
    values: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Json] = NOTHING

    def title(self, language: str) -> str:
        """The name to show in ``language``; the attribute's own name where there is none."""
        return self.titles.get(language) or self.name


@dataclass(frozen=True)
class Scheme:
    """The label set of a project, in the order in which it is shown."""

    name: str = ""
    version: int = 1
    entities: tuple[EntityLabel, ...] = ()
    relations: tuple[RelationLabel, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    extra: Mapping[str, Json] = NOTHING

    def entity(self, name: str) -> EntityLabel | None:
        """The entity label called ``name``, or None."""
        return next((label for label in self.entities if label.name == name), None)

    def relation(self, name: str) -> RelationLabel | None:
        """The relation label called ``name``, or None."""
        return next((label for label in self.relations if label.name == name), None)

    def legal_relations(self, head: str, tail: str) -> tuple[RelationLabel, ...]:
        """Relation labels that may run from a span labelled ``head`` to one labelled ``tail``."""
        return tuple(label for label in self.relations if label.allows(head, tail))

    def attributes_of(self, label: str) -> tuple[Attribute, ...]:
        """Attributes that a span or relation labelled ``label`` may carry."""
        is_entity = self.entity(label) is not None
        return tuple(
            a for a in self.attributes if label in a.labels or (not a.labels and is_entity)
        )


def checked(scheme: Scheme) -> Scheme:
    """``scheme`` itself, once its names, keys, colours and ends hold together.

    Raises SchemeError, which names the first fault.
    """
    for kind, labels in (("entity", scheme.entities), ("relation", scheme.relations)):
        _unique(kind, [label.name for label in labels])
        for label in labels:
            _check_name(kind, label.name)
            if not _COLOUR.fullmatch(label.colour):
                raise SchemeError(
                    "Label {label}: the colour {colour} is not of the form #rrggbb.",
                    label=label.name,
                    colour=label.colour,
                )
        _unique_keys([(label.key, label.name) for label in labels if label.key])
    _check_ends(scheme)
    _check_attributes(scheme)
    return scheme


def _check_ends(scheme: Scheme) -> None:
    names = {label.name for label in scheme.entities}
    for relation in scheme.relations:
        for end in {end for pair in relation.ends for end in pair} - names:
            raise SchemeError(
                "Relation {label} allows an end labelled {end}, which is no entity label.",
                label=relation.name,
                end=end,
            )


def _check_attributes(scheme: Scheme) -> None:
    _unique("attribute", [attribute.name for attribute in scheme.attributes])
    known = {label.name for label in scheme.entities}
    known |= {label.name for label in scheme.relations}
    for attribute in scheme.attributes:
        _check_name("attribute", attribute.name)
        for owner in attribute.labels:
            if owner not in known:
                raise SchemeError(
                    "Attribute {name} belongs to {label}, which is no label of the scheme.",
                    name=attribute.name,
                    label=owner,
                )


def check_texts(*parts: EntityLabel | RelationLabel | Attribute | Scheme) -> None:
    """Raises SchemeError for a NUL in a text of one of these, be it a title or a key unknown to us.

    It ends the text for other programs.  Asked of what comes in only: what a project has already
    must not keep anybody from changing the rest.
    """
    for part in parts:
        texts: list[object] = [part.name, part.extra]
        if isinstance(part, Scheme):
            check_texts(*part.entities, *part.relations, *part.attributes)
        else:
            texts.append(part.titles)
        if isinstance(part, EntityLabel | RelationLabel):
            texts.append(part.definitions)
        if isinstance(part, Attribute):
            texts.append(part.values)
        if any(map(_has_nul, texts)):
            raise SchemeError(
                "A text of {name} in the scheme holds a NUL character; take it out.",
                name=part.name or "the scheme itself",
            )


def _has_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(map(_has_nul, (*value, *value.values())))
    return isinstance(value, list | tuple) and any(map(_has_nul, value))


def is_name(name: str) -> bool:
    """Whether a label or attribute may be called ``name``."""
    return bool(name) and name == name.strip() and not _CONTROLS.search(name)


def _check_name(kind: str, name: str) -> None:
    if not is_name(name):
        raise SchemeError(
            "A name of kind {kind} is empty, has white space at its edge or a control character: "
            "{name}.",
            kind=kind,
            name=repr(name),
        )


def _unique(kind: str, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise SchemeError("The {kind} {name} is there twice.", kind=kind, name=name)
        seen.add(name)


def _unique_keys(keys: Iterable[tuple[str, str]]) -> None:
    owners: dict[str, str] = {}
    for key, name in keys:
        if len(key) != 1 or not key.isprintable() or key.isspace():
            raise SchemeError("Label {label}: the key {key} is not one character.",
                              label=name, key=repr(key))  # fmt: skip
        if key in owners:
            raise SchemeError(
                "The key {key} stands for both {first} and {second}.",
                key=key,
                first=owners[key],
                second=name,
            )
        owners[key] = name
