"""The writing half of ``labelstudio``."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.counting import POINTS, UNITS, Converter, from_points, has_astral
from annotator.formats.keys import renamed, unique_keys
from annotator.formats.labelstudio.config import LABEL, Control, Controls
from annotator.formats.labelstudio.read import ANNOTATION, NAME, TASK, UNIT
from annotator.formats.labelstudio.regions import BOTH, DIRECTION, grouped
from annotator.formats.losses import changed, details_lost, lost, numbered
from annotator.model.annotation import NOTHING, Document, Json, Layer, Relation, Span, State
from annotator.model.scheme import Scheme

_Object = dict[str, Any]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode

_COMMON: _Object = dict(zip(("from_name", "to_name", "type"), LABEL, strict=True)) | {
    "origin": "manual"
}
_TAKEN = {"label", "text", "relations"}
"""Names in the configuration that no attribute may have."""


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item]:
    """Writes one list of tasks, and the labelling configuration beside it."""
    controls = Controls(scheme)
    cover = options.get("discontinuous") == "cover"
    unit = POINTS if options.get("unit") == POINTS else UNITS
    key = ""
    before = "[\n"
    for number, document in numbered(documents):
        task = _Task(document, controls, unit)
        for layer in document.layers:
            yield from task.annotation(layer, cover=cover)
        written = task.finished(number, target)
        yield from task.items
        target.write(before + _encode(written))
        before = ",\n"
        key = key or task.key
        yield document
    target.write("\n]\n" if before != "[\n" else "[]\n")
    target.write_beside(".xml", controls.xml(key or "text"))


class _Task:
    """The task of one document in the making."""

    def __init__(self, document: Document, controls: Controls, unit: str) -> None:
        self._document = document
        self._controls = controls
        self._kept = {one.place: one.data for one in document.kept if one.format == NAME}
        self._memory: _Object = json.loads(self._kept.get(TASK, "{}"))
        self.key = str(self._memory.get("key", "text"))
        self._unit = unit
        self._convert = from_points(document.text, unit)
        self._annotations: list[_Object] = []
        self.items: list[Item] = []

    def annotation(self, layer: Layer, *, cover: bool) -> Iterator[Item]:
        """Adds the annotation of one layer, and says what is lost of it."""
        document = self._document
        if layer.state is not State.FINISHED:
            yield changed(
                "layer",
                "it is written as an annotation, which says that it is finished",
                document,
                "states",
                layer.annotator,
            )
        memory = self._memory_of(layer)
        results = _Results(document, layer, memory, self._controls, self._convert)
        yield from results.spans(cover=cover)
        yield from results.relations()
        annotation: _Object = {"result": results.written + memory.get("rest", [])}
        extra = memory.get("annotation", {})
        if layer.annotator and "completed_by" not in extra:
            annotation["created_username"] = layer.annotator
        self._annotations.append(annotation | extra)

    def _memory_of(self, layer: Layer) -> _Object:
        """What was kept of a layer; that of a layer that had no name belongs to the first."""
        place = f"{ANNOTATION} {layer.annotator}"
        nameless = f"{ANNOTATION} "
        if place not in self._kept and not self._annotations:
            place = nameless
        memory: _Object = json.loads(self._kept.get(place, "{}"))
        if place == nameless and layer.annotator:
            memory.get("annotation", {}).pop("completed_by", None)
        return memory

    def finished(self, number: int, target: Target) -> _Object:
        """The whole task, the ``number``-th of the file (0: the only one)."""
        document, memory = self._document, self._memory
        task: _Object = dict(memory.get("task", {}))
        data: _Object = {self.key: self._text()}
        for name, value in document.meta.items():
            if name != self.key:
                data[name] = value
                continue
            self.items.append(
                changed(
                    "document",
                    "its metadata has the key {key}, under which the text stands; it is not "
                    "written",
                    document,
                    "document metadata",
                    key=name,
                )
            )
        given = f"{target.name}-{task.get('id', number)}" if number else target.name
        if own := self._own_meta(given):
            task["meta"] = (task.get("meta") or {}) | own
        written: _Object = {"id": task.pop("id")} if "id" in task else {}
        written["data"] = data
        annotations = self._annotations + memory.get("set_aside", [])
        if annotations or not memory.get("bare"):
            written["annotations"] = annotations
        return written | task

    def _own_meta(self, given: str) -> _Object:
        """What Label Studio has no place for; ``given`` is the name that a reader will give."""
        document = self._document
        own: _Object = {}
        if document.name != given:
            own["name"] = document.name
        if document.uid and TASK not in self._kept:
            own["uid"] = document.uid.hex()
        if self._unit == POINTS and has_astral(document.text):
            own[UNIT] = POINTS
        return own

    def _text(self) -> Any:
        paragraphs = self._memory.get("paragraphs")
        if paragraphs and "\n".join(one["text"] for one in paragraphs) == self._document.text:
            return paragraphs
        return self._document.text


class _Results:
    """The results of one annotation in the making."""

    def __init__(
        self,
        document: Document,
        layer: Layer,
        memory: _Object,
        controls: Controls,
        convert: Converter,
    ) -> None:
        self.written: list[_Object] = []
        self._document = document
        self._layer = layer
        self._common: _Object = memory.get("common", _COMMON)
        self._control = _control(self._common)
        self._regions: dict[str, _Object] = memory.get("regions", {})
        self._kinds: dict[str, str] = memory.get("kinds", {})
        self._controls = controls
        self._convert = convert
        self._ids: dict[int, str] = {}
        self._groups: dict[str, tuple[Span, dict[Control, list[str]]]] = {}

    def spans(self, *, cover: bool) -> Iterator[Item]:
        """Adds the regions, and says what is lost of the spans."""
        document = self._document
        keys, renamings = unique_keys(self._layer.spans, "s")
        yield from (renamed("span", old, new, document) for old, new in renamings)
        for span, key in zip(self._layer.spans, keys, strict=True):
            if len(span.fragments) > 1:
                if not cover:
                    yield lost(
                        "span",
                        "it is discontinuous, which a region cannot be; the option "
                        "discontinuous=cover writes it with its gaps",
                        document,
                        "discontinuous spans",
                        span.key,
                        attributes=len(span.attributes),
                    )
                    continue
                yield changed(
                    "span",
                    "it is discontinuous and was written with its gaps",
                    document,
                    "discontinuous spans",
                    span.key,
                )
            self._span(span, key)

    def _span(self, span: Span, key: str) -> None:
        record = self._regions.get(key) if self._regions else None
        if record is None and not span.attributes and not span.note:
            self._ids[span.id] = key
            self._controls.label(self._control, span.label)
            self.written.append(self._result(key, span, self._common, {}))
            return
        record = record or {}
        extra = dict(record.get("extra", self._common))
        region = str(record.get("id", key))
        first, labels = self._groups.get(region, (None, {}))
        if first is None or not _are_one(first, span):
            region = key
            first, labels = None, {}
        self._ids[span.id] = region
        control = _control(extra)
        self._controls.label(control, span.label)
        if control in labels:
            labels[control].append(span.label)
            return
        native = {} if first else self._native(span.attributes)
        rest = {name: each for name, each in span.attributes.items() if name not in native}
        if first is None and (rest or span.note):
            more = {"text": [span.note]} if span.note else {}
            extra["meta"] = extra.get("meta", {}) | more | ({"attributes": rest} if rest else {})
        result = self._result(region, span, extra, record)
        self.written.append(result)
        labels[control] = result["value"][control[2]]
        self._groups[region] = (first or span, labels)
        self.written += [self._detail(region, name, *native[name], result) for name in native]

    def _result(self, id: str, span: Span, extra: _Object, record: _Object) -> _Object:
        start, stop = span.fragments[0][0], span.fragments[-1][1]
        value: _Object = {
            "start": self._convert(start),
            "end": self._convert(stop),
            "text": self._document.text[start:stop],
        }
        if record.get("at") == [start, stop]:
            value |= record.get("value", {})
        value[_control(extra)[2]] = [span.label]
        return {"value": value, "id": id, **extra}

    def _native(self, attributes: Mapping[str, Json]) -> dict[str, tuple[str, Any]]:
        """The attributes for which Label Studio has a control, with its kind and the value."""
        found = {}
        for name, value in attributes.items():
            kind = self._kinds.get(name) or self._controls.kinds.get(name, "")
            if not kind and isinstance(value, str) and name.isidentifier():
                kind = "textarea"
            fit = _fit(kind, value)
            if fit is not None and name not in _TAKEN and name.strip():
                self._controls.kinds.setdefault(name, kind)
                found[name] = (kind, fit)
        return found

    def _detail(self, id: str, name: str, kind: str, fit: Any, region: _Object) -> _Object:
        value = {key: region["value"][key] for key in ("start", "end") if key in region["value"]}
        value["text" if kind == "textarea" else kind] = fit
        common = {"from_name": name, "to_name": region.get("to_name", "text"), "type": kind}
        return {"value": value, "id": id, **common, "origin": "manual"}

    def relations(self) -> Iterator[Item]:
        """Adds the relations, and says what is lost of them."""
        for (head, tail, direction), links in grouped(self._layer.relations).items():
            there = []
            for link in links:
                if head not in self._ids or tail not in self._ids:
                    yield lost(
                        "relation",
                        "a span at its end is not written",
                        self._document,
                        "discontinuous spans",
                        link.key,
                        attributes=len(link.attributes),
                    )
                    continue
                yield from details_lost("relation", _bare(link), self._document)
                self._controls.relation(link.label)
                there.append(link.label)
            if there:
                self.written.append(
                    {
                        "from_id": self._ids[head],
                        "to_id": self._ids[tail],
                        "type": "relation",
                        DIRECTION: direction,
                        "labels": there,
                    }
                )


def _bare(link: Relation) -> Relation:
    """``link`` without the attribute that its direction says."""
    if link.attributes.get(DIRECTION) != BOTH:
        return link
    rest = {name: each for name, each in link.attributes.items() if name != DIRECTION}
    return Relation(link.id, link.label, link.head, link.tail, rest or NOTHING, link.note, link.key)


def _are_one(one: Span, other: Span) -> bool:
    return (
        one.fragments == other.fragments
        and one.attributes == other.attributes
        and one.note == other.note
    )


def _control(extra: _Object) -> Control:
    """The control that a region with these further keys belongs to."""
    name, text, kind = (str(extra.get(key)) for key in ("from_name", "to_name", "type"))
    return name, text, kind if kind.endswith("labels") else LABEL[2]


def _fit(kind: str, value: Json) -> Any:
    """``value`` as a result of ``kind`` says it, or None when it cannot."""
    if kind == "taxonomy":
        return value if isinstance(value, list) else None
    if kind in ("number", "rating"):
        return value if type(value) in (int, float) else None
    if kind == "datetime":
        return value if isinstance(value, str) else None
    if kind not in ("choices", "textarea"):
        return None
    if isinstance(value, list) and len(value) != 1 and all(isinstance(one, str) for one in value):
        return value
    return [value] if isinstance(value, str) else None
