"""The results of one annotation, read: regions with their labels and attributes, and relations."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.base import Reason
from annotator.formats.counting import reads
from annotator.formats.json_layers import JsonLayer
from annotator.formats.json_values import kind_of, quoted
from annotator.formats.labelstudio.config import KINDS
from annotator.formats.layers import Account
from annotator.model.annotation import NOTHING, Json, Relation

UNLABELLED = "relation"
"""What a relation is called to which nobody gave a label."""

DIRECTION = "direction"
"""The attribute of a relation that Label Studio says to go both ways; its value is BOTH."""

BOTH = "bi"

_Object = dict[str, Any]
_RESULT_KEYS = {"id", "value", "meta"}
_VALUE_KEYS = {"start", "end", "text"}


@dataclass(slots=True)
class Memory:
    """What is kept of an annotation beside its spans, to be written back.

    ``common`` are the further keys that most regions have; ``regions`` holds by span key only
    what differs: ``id`` of the region, ``extra`` keys, and the ``value`` that a span at ``at``
    had when it was not plain offsets.  ``kinds`` are the kinds of control by attribute name.
    """

    annotation: _Object = field(default_factory=dict)
    common: _Object = field(default_factory=dict)
    regions: dict[str, _Object] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    rest: list[Any] = field(default_factory=list)

    def as_json(self) -> _Object:
        """The same as JSON, without what is empty."""
        found = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in found.items() if value}


def labels_of(result: object) -> list[Any] | None:
    """The labels of a result that is a labelled stretch of text, or None."""
    if not isinstance(result, dict):
        return None
    value = result.get("value")
    if not isinstance(value, dict) or "start" not in value:
        return None
    kind = result.get("type")
    found = value.get(kind) if isinstance(kind, str) else None
    if isinstance(found, list) and isinstance(kind, str) and kind.endswith("labels"):
        return found
    found = value.get("labels")
    return found if isinstance(found, list) else None


def counts_of_results(results: object) -> tuple[int, int, int]:
    """How many spans, relations and attributes a list of results claims to hold."""
    if not isinstance(results, list):
        return 0, 0, 0
    spans = relations = attributes = 0
    held: Counter[str] = Counter()
    for one in results:
        labels = labels_of(one)
        if labels is not None:
            spans += max(1, len(labels))
            held[one["id"] if _has_id(one) else ""] += max(1, len(labels))
        elif isinstance(one, dict) and one.get("type") == "relation":
            relations += max(1, len(_relation_labels(one)))
    for one in results:
        if _has_id(one) and labels_of(one) is None:
            attributes += held[one["id"]]
    return spans, relations, attributes


class Regions:
    """Reads the results of one annotation into a layer."""

    def __init__(
        self,
        text: str,
        place: Callable[[_Object], tuple[Any, Any]],
        account: Account,
        *,
        swift: bool,
    ) -> None:
        self.memory = Memory()
        self.building = JsonLayer(text, account)
        self._text = text
        self._place = place
        self._swift = swift
        self._account = account
        self._details: dict[str, dict[str, Json]] = {}
        self._several: set[str] = set()
        self._turned = self._unlabelled = 0

    def take(self, results: list[Any]) -> None:
        """Takes all ``results``, and says what it did not take as it stood."""
        regions = []
        relations = []
        others = []
        for result in results:
            if (labels := labels_of(result)) is not None:
                regions.append((result, labels))
            elif isinstance(result, dict) and result.get("type") == "relation":
                relations.append(result)
            else:
                others.append(result)
        if others:
            self._gather(others, {one["id"] for one, _ in regions if _has_id(one)})
        extras = [self._region(result, labels) for result, labels in regions]
        for several in self._several:
            self.memory.regions.setdefault(several, {})["id"] = several
        self._remember(extras)
        for result in relations:
            self._relation(result)
        self._say()

    def _gather(self, others: list[Any], ids: set[str]) -> None:
        """Takes what hangs on regions as their attributes, and keeps the rest."""
        for result in others:
            kind, value = _detail(result)
            if not kind or not _has_id(result) or result["id"] not in ids:
                self.memory.rest.append(result)
                continue
            name = str(result.get("from_name", kind))
            details = self._details.setdefault(result["id"], {})
            if name in details:
                self._account.reject(
                    "attribute",
                    Reason("the region has another {name} already", {"name": quoted(name)}),
                    result["id"],
                )
                continue
            details[name] = value
            self.memory.kinds.setdefault(name, kind)

    def _region(self, result: _Object, labels: list[Any]) -> tuple[list[str], _Object]:
        """The keys of the spans that a region became, and what else stood in it."""
        value = result["value"]
        place = (value["start"], value["end"]) if self._swift and "end" in value else None
        if place is None or type(place[0]) is not int:
            place = self._place(value)
        words = self._words(value, place)
        attributes, note, extra = self._with_meta(result)
        known = result.get("id")
        if not known and len(labels) > 1:
            known = self._new_key("region")
        keys = []
        for label in labels or (None,):
            key = known
            if isinstance(known, str) and known in self.building.by_id:
                key = self._new_key(known)
                self._several.add(known)
            number = self.building.place(key, label, place, words, attributes, note)
            if number is not None:
                keys.append(self.building.spans[number].key)
                if keys[-1] != known and isinstance(known, str):
                    self.memory.regions[keys[-1]] = {"id": known}
        self._keep_value(value, place, keys)
        return keys, extra

    def _words(self, value: _Object, place: tuple[Any, Any]) -> str | None:
        """The words that a region tells, unless they are only shown otherwise."""
        words = value.get("text")
        if not isinstance(words, str) or not words:
            return None
        start, stop = place
        if type(start) is int and type(stop) is int:
            here = self._text[start:stop]
            if here != words and reads(here, words):
                return None
        return words

    def _with_meta(self, result: _Object) -> tuple[Mapping[str, Json], str, _Object]:
        known = result.get("id")
        found = self._details.get(known) if self._details and isinstance(known, str) else None
        extra = {key: each for key, each in result.items() if key not in _RESULT_KEYS}
        meta = result.get("meta")
        if not isinstance(meta, dict) or not meta:
            return found or NOTHING, "", extra
        rest = dict(meta)
        note, attributes = "", dict(found or {})
        lines = rest.get("text")
        if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
            note = "\n".join(rest.pop("text"))
        if isinstance(rest.get("attributes"), dict):
            attributes = rest.pop("attributes") | attributes
        if rest:
            extra["meta"] = rest
        return attributes or NOTHING, note, extra

    def _new_key(self, id: str) -> str:
        number = 2
        while f"{id}/{number}" in self.building.by_id:
            number += 1
        return f"{id}/{number}"

    def _keep_value(self, value: _Object, place: tuple[Any, Any], keys: list[str]) -> None:
        """Keeps what a value says beyond plain offsets, words and labels."""
        more = [key for key in value if key not in _VALUE_KEYS and not key.endswith("labels")]
        is_plain = type(value["start"]) is int and "startOffset" not in value
        if not keys or (not more and is_plain):
            return
        kept = {key: value[key] for key in more}
        if not is_plain:
            kept |= {"start": value["start"], "end": value.get("end")}
        for key in keys:
            self.memory.regions.setdefault(key, {}).update(value=kept, at=list(place))

    def _remember(self, extras: list[tuple[list[str], _Object]]) -> None:
        if not extras:
            return
        first = extras[0][1]
        if all(extra == first for _, extra in extras):
            self.memory.common = first
            return
        counted = Counter(repr(extra) for _, extra in extras)
        usual = counted.most_common(1)[0][0]
        self.memory.common = next(extra for _, extra in extras if repr(extra) == usual)
        for keys, extra in extras:
            if extra != self.memory.common:
                for key in keys:
                    self.memory.regions.setdefault(key, {})["extra"] = extra

    def _relation(self, result: _Object) -> None:
        head, tail = result.get("from_id"), result.get("to_id")
        direction = result.get(DIRECTION, "right")
        if direction == "left":
            head, tail = tail, head
            self._turned += 1
        attributes: dict[str, Json] = {DIRECTION: BOTH} if direction == BOTH else {}
        labels = _relation_labels(result)
        if not labels:
            labels = [UNLABELLED]
            self._unlabelled += 1
        for label in labels:
            self.building.relation(None, label, head, tail, attributes)

    def _say(self) -> None:
        change = self._account.change
        if self._several:
            change(
                "layer",
                "{count} of its regions have several labels and became several spans; relations "
                "hang on the first",
                count=len(self._several),
            )
        if self._turned:
            change(
                "layer",
                "{count} of its relations point left; they were turned round",
                count=self._turned,
            )
        if self._unlabelled:
            change(
                "layer",
                "{count} of its relations have no label; they were given {label}",
                count=self._unlabelled,
                label=quoted(UNLABELLED),
            )
        if self.memory.rest:
            change(
                "layer",
                "{count} of its results label no stretch of text; they are kept for Label Studio",
                count=len(self.memory.rest),
            )


def grouped(relations: Iterable[Relation]) -> dict[tuple[int, int, str], list[Relation]]:
    """Relations that Label Studio holds as one with several labels, by ends and direction."""
    found: dict[tuple[int, int, str], list[Relation]] = {}
    for one in relations:
        direction = BOTH if one.attributes.get(DIRECTION) == BOTH else "right"
        found.setdefault((one.head, one.tail, direction), []).append(one)
    return found


def _relation_labels(result: _Object) -> list[Any]:
    found = result.get("labels")
    return found if isinstance(found, list) else []


def _detail(result: object) -> tuple[str, Json]:
    """The kind and the value of a result that hangs on a region; no kind for any other."""
    if not isinstance(result, dict) or not isinstance(result.get("value"), dict):
        return "", None
    kind = result.get("type")
    value = result["value"]
    if not isinstance(kind, str) or kind not in KINDS:
        return "", None
    key = "text" if kind == "textarea" else kind
    if key not in value:
        return "", None
    found = value[key]
    single = kind != "taxonomy" and isinstance(found, list) and len(found) == 1
    return kind, found[0] if single else found


def _has_id(result: object) -> bool:
    return isinstance(result, dict) and isinstance(result.get("id"), str) and result["id"] != ""


def unfit(results: object) -> Reason | None:
    """Why ``results`` are none."""
    if isinstance(results, list):
        return None
    return Reason("its result is {kind}, not a list", {"kind": kind_of(results)})
