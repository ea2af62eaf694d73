"""What becomes of the feature structures of each type: read off the type system, once a type."""

import contextlib
import json
import keyword
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from annotator.formats.json_values import string_fault

if TYPE_CHECKING:
    from cassis.typesystem import Feature, Type, TypeSystem

Kind = Literal["span", "relation", "structure", "other"]

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN = DKPRO + "segmentation.type.Token"
SENTENCE = DKPRO + "segmentation.type.Sentence"
METADATA = DKPRO + "metadata.type.DocumentMetaData"
ANNOTATION = "uima.tcas.Annotation"
FS_ARRAY = "uima.cas.FSArray"
STRING_ARRAY = "uima.cas.StringArray"
STRING = "uima.cas.String"
BOOLEAN = "uima.cas.Boolean"
INTEGERS = ("uima.cas.Integer", "uima.cas.Long", "uima.cas.Short", "uima.cas.Byte")
FLOATS = ("uima.cas.Double", "uima.cas.Float")

LABEL = "The label"
"""Describes the feature that holds the label in the types that we make."""

NOTE, FRAGMENTS = "note", "fragments"
MARK = "Attribute "
"""Begins the description of a feature that we made; the rest is the attribute's name as JSON."""

_QUIET = (
    DKPRO + "segmentation.type.",
    DKPRO + "lexmorph.type.",
    DKPRO + "metadata.type.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "de.tudarmstadt.ukp.inception.",
    "org.dkpro.core.api.xml.type.",
    "org.dkpro.core.api.pdf.type.",
    "uima.tcas.DocumentAnnotation",
)
"""What tokens, sentences and documents are made of; nobody misses it among the spans."""

_SYNTAX = (
    DKPRO + "syntax.type.constituent.",
    DKPRO + "syntax.type.dependency.",
    DKPRO + "syntax.type.PennTree",
)
_STRUCTURE = _QUIET + _SYNTAX
_WORDS = ("Token", "Sentence", "Lemma", "POS")
"""Endings of what other type systems call their tokens (CabToken, WordToken)."""

_LABELS = (
    "value", "label", "Value", "Label", "category", "Category", "entityType", "relationType",
    "relType", "DependencyType", "referenceType", "semanticType", "class", "tag", "type_", "kind",
    "identifier",
)  # fmt: skip
_NO_LABELS = {NOTE, FRAGMENTS, "comment", "description", "id", "uri", "uid"}
_ENDS = (
    ("Governor", "Dependent"), ("governor", "dependent"), ("source", "target"), ("from", "to"),
    ("head", "tail"), ("arg1", "arg2"), ("Arg1", "Arg2"), ("start", "stop"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A feature that holds an attribute: its name here and in Python, and the range of its type.

    ``as_json``: the string is JSON text that we wrote.
    """

    attribute: str
    feature: str
    range: str
    as_json: bool = False


class Plan:
    """What becomes of the feature structures of one type."""

    def __init__(self, type: "Type", *, wanted: tuple[str, ...], label: str) -> None:
        self.type = type
        self.name = str(type.name)
        self.short = str(type.short_name)
        features = list(type.all_features)
        self.is_annotation = _is_a(type, ANNOTATION)
        self.references = [each.name for each in features if self._refers(each)]
        self.arrays = [each.name for each in features if each.rangeType.name == FS_ARRAY]
        strings = [
            each.name
            for each in features
            if _range(each) == STRING and not str(each.description or "").startswith(MARK)
        ]
        own = [each.name for each in features if each.description == LABEL]
        found = label if label in strings else _label_of(own or strings)
        self.label = found if self.is_annotation else ""
        self.ends = self._ends_of(self.references)
        self.note = NOTE if NOTE in strings else ""
        self.fragments = FRAGMENTS if FRAGMENTS in strings else ""
        self.chained = "referenceRelation" if {"referenceRelation"} <= set(strings) else ""
        hidden = {self.label, self.note, self.fragments, "begin", "end", "language", "sofa"}
        if "next" in self.references:
            hidden.add(self.chained)
        if not self.is_annotation:
            hidden.add("role")  # of a link: the label of the relation
        self.values = [
            _value(each)
            for each in features
            if each.name not in hidden and _range(each) and not each.name.startswith("i7n_")
        ]
        self.kind = self._kind(wanted)

    @cached_property
    def is_quiet(self) -> bool:
        """Whether leaving these out needs no word."""
        return _below(self.type, _QUIET)

    @property
    def is_syntax(self) -> bool:
        """Whether these are trees or dependencies."""
        return _below(self.type, _SYNTAX)

    def _kind(self, wanted: tuple[str, ...]) -> Kind:
        if not self.is_annotation:
            return "other"
        chosen = self.name in wanted or self.short in wanted
        if wanted and not chosen:
            return "structure"
        if not chosen and (_below(self.type, _STRUCTURE) or self.short.endswith(_WORDS)):
            return "structure"
        return "relation" if self.ends else "span"

    @staticmethod
    def _refers(feature: "Feature") -> bool:
        return feature.name != "sofa" and _is_a(feature.rangeType, ANNOTATION)

    @staticmethod
    def _ends_of(references: list[str]) -> tuple[str, str] | None:
        named = (pair for pair in _ENDS if set(pair) <= set(references))
        first = next(named, None)
        if first is None and len(references) == 2:
            return references[0], references[1]
        return first


class Plans:
    """The plans for all types of one type system."""

    def __init__(
        self, types: "TypeSystem", *, wanted: tuple[str, ...] = (), label: str = ""
    ) -> None:
        self.types = types
        self._wanted = wanted
        self._label = label
        self._plans: dict[str, Plan] = {}

    def of(self, name: str) -> Plan:
        """The plan for the type called ``name``."""
        plan = self._plans.get(name)
        if plan is None:
            plan = Plan(self.types.get_type(name), wanted=self._wanted, label=self._label)
            self._plans[name] = plan
        return plan

    def forget(self) -> None:
        """Reads the type system anew: it has more features now."""
        self._plans.clear()

    def turn_to(self, types: "TypeSystem") -> None:
        """Reads another type system from now on."""
        self.types = types
        self._plans.clear()

    def all(self) -> list[Plan]:
        """The plans for every type that is not built in, by name."""
        return [self.of(name) for name in sorted(each.name for each in self.types.get_types())]


def mapping_options(options: Any) -> dict[str, Any]:
    """The options that say what becomes of a CAS, as Plans takes them."""
    names = str(options.get("types", "")).split(",")
    return {
        "wanted": tuple(sorted({name.strip() for name in names if name.strip()})),
        "label": str(options.get("label", "")),
    }


def _label_of(strings: list[str]) -> str:
    for name in _LABELS:
        if name in strings:
            return name
    rest = [name for name in strings if name not in _NO_LABELS and not name.startswith("i7n_")]
    return rest[0] if len(rest) == 1 else ""


def _value(feature: "Feature") -> Value:
    name = feature.name[:-1] if feature.name in ("self_", "type_") else feature.name
    told = str(feature.description or "")
    as_json = False
    if told.startswith(MARK):
        with contextlib.suppress(ValueError, RecursionError):  # somebody else's words
            name, as_json = _marked(told)
    return Value(name, feature.name, _range(feature), as_json)


def _marked(told: str) -> tuple[str, bool]:
    found = json.loads(told.removeprefix(MARK))
    name, as_json = found if isinstance(found, list) and len(found) == 2 else (found, False)
    if not isinstance(name, str) or not isinstance(as_json, bool) or string_fault(name):
        raise ValueError(told)
    return name, as_json


def marked(name: str, *, as_json: bool = False) -> str:
    """The description of a feature that holds the attribute ``name``."""
    return MARK + json.dumps([name, True] if as_json else name)


def is_feature_name(name: str) -> bool:
    """Whether a feature may be called so: cassis makes each a parameter of a Python function."""
    sound = name.isidentifier() and unicodedata.normalize("NFKC", name) == name
    return sound and not keyword.iskeyword(name)


def _range(feature: "Feature") -> str:
    """The built-in range of a feature that may hold an attribute, or ""."""
    found = str(feature.rangeType.name)
    if found in (STRING, BOOLEAN, STRING_ARRAY) or found in INTEGERS or found in FLOATS:
        return found
    return STRING if _is_a(feature.rangeType, STRING) else ""


def _is_a(type: "Type | None", name: str) -> bool:
    return any(each.name == name for each in _upwards(type))


def _below(type: "Type | None", prefixes: tuple[str, ...]) -> bool:
    return any(each.name.startswith(prefixes) for each in _upwards(type))


def _upwards(type: "Type | None") -> Iterator["Type"]:
    """The type, the one above it, and so on."""
    while type is not None:
        yield type
        type = type.supertype  # noqa: A001
