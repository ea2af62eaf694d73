"""Type systems that get what a layer needs: types for new spans, features for new attributes."""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotator.formats.cas.plans import (
    ANNOTATION,
    BOOLEAN,
    FLOATS,
    FRAGMENTS,
    INTEGERS,
    LABEL,
    METADATA,
    NOTE,
    SENTENCE,
    STRING,
    STRING_ARRAY,
    TOKEN,
    Plan,
    Plans,
    Value,
    is_feature_name,
    marked,
)
from annotator.formats.cas.types import own_types, types_text
from annotator.model.annotation import Json
from annotator.model.scheme import AttributeType, Scheme

if TYPE_CHECKING:
    from cassis.typesystem import TypeSystem

SPAN = "custom.Span"
RELATION = "custom.Relation"
GOVERNOR, DEPENDENT = "Governor", "Dependent"

_INTEGER, _LONG, _DOUBLE = "uima.cas.Integer", "uima.cas.Long", "uima.cas.Double"
_BITS = {_INTEGER: 31, _LONG: 63, "uima.cas.Short": 15, "uima.cas.Byte": 7}
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_RESERVED = {
    "begin", "end", "sofa", "self", "type", "id", "xmiID", "elements", "label", NOTE, FRAGMENTS,
    "next", "role", "value",
}  # fmt: skip
_RANGES = {
    AttributeType.TEXT: STRING,
    AttributeType.CHOICE: STRING,
    AttributeType.FLAG: BOOLEAN,
    AttributeType.NUMBER: _DOUBLE,
}
_METADATA = ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")


class Growth:
    """A type system and what is added to it; one ``is_shared`` is copied before that."""

    def __init__(self, types: "TypeSystem", plans: Plans, *, is_shared: bool = False) -> None:
        self.types = types
        self.plans = plans
        self.has_grown = False
        self._is_shared = is_shared

    def begin(self, scheme: Scheme) -> None:
        """Makes the types of a document that has none, with the attributes of ``scheme``."""
        metadata = self._type(METADATA, "uima.tcas.DocumentAnnotation")
        for name in _METADATA:
            self._feature(metadata, name, STRING)
        self._type(SENTENCE, ANNOTATION)
        self._type(TOKEN, ANNOTATION)
        self.span_type()
        self.relation_type(SPAN)
        links = {label.name for label in scheme.relations}
        for attribute in scheme.attributes:
            owners = [SPAN] if not attribute.labels or set(attribute.labels) - links else []
            owners += [RELATION] if set(attribute.labels) & links else []
            for owner in owners:
                self._add(self.plans.of(owner), attribute.name, _RANGES[attribute.type])

    def span_type(self) -> str:
        """The type of spans that no other type is for."""
        if not self.types.contains_type(SPAN, match_exactly=True):
            self._labelled(SPAN)
            self._feature(SPAN, FRAGMENTS, STRING, "Offsets of a discontinuous span")
        return SPAN

    def relation_type(self, end: str = ANNOTATION) -> str:
        """The type of relations that no other type is for."""
        if not self.types.contains_type(RELATION, match_exactly=True):
            self._labelled(RELATION)
            self._feature(RELATION, GOVERNOR, end)
            self._feature(RELATION, DEPENDENT, end)
        return RELATION

    def text_feature(self, type_name: str, name: str) -> str:
        """The feature ``note`` or ``fragments`` of a type, added where it lacks it."""
        plan = self.plans.of(type_name)
        there = {NOTE: plan.note, FRAGMENTS: plan.fragments}[name]
        if there:
            return there
        free = self._free(plan, name) if name in _names(plan) else name
        self._feature(type_name, free, STRING, "" if free == name else marked(name))
        return free

    def value(self, type_name: str, attribute: str, value: Json) -> Value:
        """The feature that holds ``value`` as an attribute, added where there is none."""
        plan = self.plans.of(type_name)
        for each in plan.values:
            if each.attribute == attribute and accepts(each, value):
                return each
        return self._add(plan, attribute, _range_for(value))

    def _add(self, plan: Plan, attribute: str, holds: str) -> Value:
        name = self._free(plan, attribute)
        as_json = not holds
        self._feature(plan.name, name, holds or STRING, marked(attribute, as_json=as_json))
        return Value(attribute, name, holds or STRING, as_json)

    def _free(self, plan: Plan, attribute: str) -> str:
        """A name for a feature that neither the type nor one below it has."""
        plain = _PLAIN.fullmatch(attribute) is not None and is_feature_name(attribute)
        inner = attribute.startswith("i7n_")  # INCEpTION's own, which we do not read
        stem = attribute if plain and not inner and len(attribute) <= 60 else "attribute"
        taken = _names(plan) | _RESERVED
        for below in plan.type.descendants:
            taken |= {each.name for each in below.all_features}
        number, name = 1, stem
        while name in taken:
            number += 1
            name = f"{stem}_{number}"
        return name

    def _labelled(self, name: str) -> None:
        self._type(name, ANNOTATION)
        self._feature(name, "label", STRING, LABEL)
        self._feature(name, NOTE, STRING)

    def _type(self, name: str, above: str) -> str:
        self._fork()
        self.types.create_type(name=name, supertypeName=above)
        self._grown()
        return name

    def _fork(self) -> None:
        if self._is_shared:
            self.types = own_types(types_text(self.types))
            self.plans.turn_to(self.types)
            self._is_shared = False

    def _feature(self, owner: str, name: str, holds: str, description: str = "") -> None:
        self._fork()
        self.types.create_feature(
            self.types.get_type(owner), name=name, rangeType=holds, description=description or None
        )
        self._grown()

    def _grown(self) -> None:
        self.has_grown = True
        self.plans.forget()


def accepts(feature: Value, value: Json) -> bool:
    """Whether the feature holds such a value."""
    if feature.as_json:
        return not _range_for(value)
    holds = feature.range
    if holds in INTEGERS:
        limit = 2 ** _BITS[holds]
        return type(value) is int and -limit <= value < limit
    if holds in FLOATS:
        return type(value) is float or value in _NO_NUMBERS
    if holds == STRING_ARRAY:
        return _range_for(value) == STRING_ARRAY
    return type(value) is (bool if holds == BOOLEAN else str)


def attributes_differ(one: Mapping[str, Json], other: Mapping[str, Json]) -> bool:
    """Whether two sets of attributes differ, also where Python takes 1, 1.0 and true for equal."""
    return one is not other and json.dumps(dict(one)) != json.dumps(dict(other))


def _names(plan: Plan) -> set[str]:
    return {each.name for each in plan.type.all_features}


def _range_for(value: Json) -> str:
    """The range of a feature made for ``value``; "" where only JSON text holds it."""
    if type(value) is bool:
        return BOOLEAN
    if type(value) is str:
        return STRING
    if type(value) is int:
        return _INTEGER if -(2**31) <= value < 2**31 else _LONG
    if type(value) is float:
        return _DOUBLE
    if isinstance(value, list) and all(type(one) is str for one in value):
        return STRING_ARRAY
    return ""
