"""The words of one export: how labels, attributes and values are written, and which there are."""

import json
from collections.abc import Mapping

from annotator.formats.base import Loss
from annotator.formats.brat.lines import BREAK_RUN
from annotator.formats.brat.names import (
    SafeNames,
    is_listed,
    is_safe,
    safe_name,
    safe_value,
)
from annotator.formats.json_values import Fault, parsed
from annotator.model.annotation import Json, Relation, Span
from annotator.model.scheme import AttributeType, Scheme

EXTRA = "brat"
"""Key of a label's ``extra`` under which stands what only brat's configuration says."""

_LISTED = 100


def extra_of(extra: Mapping[str, Json]) -> Mapping[str, Json]:
    """What brat's configuration says of a label beyond our scheme."""
    found = extra.get(EXTRA)
    return found if isinstance(found, dict) else {}


class Vocabulary:
    """Names in the files for everything that is written, and what the scheme says of them."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        names = [label.name for label in scheme.entities]
        names += [label.name for label in scheme.relations]
        names += [attribute.name for attribute in scheme.attributes]
        self._names = SafeNames(names, is_safe, safe_name)
        self._values = {
            one.name: SafeNames(one.values, is_listed, safe_value)
            for one in scheme.attributes
            if one.type is AttributeType.CHOICE
        }
        self._numbers = {one.name for one in scheme.attributes if one.type is AttributeType.NUMBER}
        self._roles = _roles(scheme)
        self._args = _args(scheme)
        self._transitive = {
            one.name
            for one in scheme.relations
            if one.symmetric and extra_of(one.extra).get("transitive")
        }
        self.of = self._names.of
        self.entities: dict[str, None] = {}
        self.relations: dict[str, None] = {}
        self.attributes: dict[str, dict[str, None]] = {}

    def is_event(self, label: str) -> bool:
        """Whether spans so labelled are the triggers of events."""
        return label in self._roles

    def is_role(self, head: str, label: str) -> bool:
        """Whether a relation so labelled is an argument of events labelled ``head``."""
        return label in self._roles.get(head, ())

    def is_transitive(self, label: str) -> bool:
        """Whether relations so labelled are written as * lines."""
        return label in self._transitive

    def args(self, label: str) -> tuple[str, str]:
        """What the two ends of a relation are called."""
        return self._args.get(label, ("Arg1", "Arg2"))

    def said(self, name: str, value: Json) -> tuple[str, Loss]:
        """What is written of an attribute's value ("" where its name says all), and what is lost.

        A value that is no plain words is written as JSON.
        """
        seen = self.attributes.setdefault(name, {})
        if value is True:
            return "", ""
        if isinstance(value, str):
            return self._words(name, value, seen)
        loss: Loss = "attribute types"
        if name in self._numbers and type(value) in (int, float):
            loss = ""
        return json.dumps(value), loss

    def renamed(self) -> dict[str, str]:
        """Stored names and the labels that they stand for, where the two differ."""
        return self._names.renamed()

    def values(self) -> dict[str, dict[str, str]]:
        """Stored values and what they stand for, where the two differ, by attribute."""
        found = {name: names.renamed() for name, names in self._values.items()}
        return {name: renamed for name, renamed in found.items() if renamed}

    def stored_values(self, name: str) -> list[str]:
        """The values of an attribute that the configuration is to list."""
        declared = next((one.values for one in self.scheme.attributes if one.name == name), ())
        names = self._values.get(name)
        if names is not None:
            return [names.of(value) for value in declared]
        seen = [value for value in self.attributes.get(name, ()) if is_listed(value)]
        return sorted(seen)[:_LISTED]

    def number_names(self) -> dict[str, str]:
        """The attributes whose values are numbers, for the comment."""
        return dict.fromkeys(sorted(self._numbers), "number")

    def see(self, span: Span) -> str:
        """How the label of ``span`` is written."""
        self.entities[span.label] = None
        return self.of(span.label)

    def see_relation(self, relation: Relation) -> str:
        """How the label of ``relation`` is written."""
        self.relations[relation.label] = None
        return self.of(relation.label)

    def _words(self, name: str, value: str, seen: dict[str, None]) -> tuple[str, Loss]:
        if BREAK_RUN.search(value) or "\t" in value:
            return json.dumps(value), "control characters"
        if not value:
            return '""', "attribute types"
        names = self._values.get(name)
        stored = names.of(value) if names else value
        seen[stored] = None
        is_number = name in self._numbers and _is_number(value)
        return stored, "attribute types" if is_number else ""


def _is_number(words: str) -> bool:
    try:
        return type(parsed(words)) in (int, float)
    except Fault:
        return False


def _roles(scheme: Scheme) -> dict[str, set[str]]:
    """The roles of each label that is one of events."""
    roles: dict[str, set[str]] = {
        label.name: set() for label in scheme.entities if "event" in extra_of(label.extra)
    }
    for relation in scheme.relations:
        if not extra_of(relation.extra).get("role"):
            continue
        for head, _tail in relation.ends:
            if head in roles:
                roles[head].add(relation.name)
    return roles


def _args(scheme: Scheme) -> dict[str, tuple[str, str]]:
    args: dict[str, tuple[str, str]] = {}
    for relation in scheme.relations:
        match extra_of(relation.extra).get("args"):
            case [str(first), str(second)] if is_safe(first) and is_safe(second):
                args[relation.name] = first, second
    return args
