"""The reading half of ``labelstudio``: tasks as documents."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from annotator.formats.base import Changed, Found, Item, Reason, Rejected, SchemeFound, Source
from annotator.formats.checks import text_fault
from annotator.formats.counting import (
    AUTO,
    INCLUSIVE,
    LINES,
    POINTS,
    UNITS,
    Converter,
    after_end,
    fits,
    has_astral,
    to_points,
)
from annotator.formats.json_documents import Found as Value
from annotator.formats.json_documents import json_documents
from annotator.formats.json_values import Fault, check, quoted
from annotator.formats.labelstudio.config import Config, beside, config_in
from annotator.formats.labelstudio.places import Converted, InParagraphs, plain
from annotator.formats.labelstudio.regions import Regions, counts_of_results, unfit
from annotator.formats.labelstudio.tasks import NONE, annotator_of, is_minimal, task_from, texts_of
from annotator.formats.layers import Account, name_of
from annotator.model.annotation import NOTHING, Document, Json, Kept, Layer, State

NAME = "labelstudio"
TASK = "task"
ANNOTATION = "annotation"
"""Places of what is kept: of the task, and of each annotation ("annotation ANNOTATOR")."""

UNIT = "offset_unit"
"""Key of a task's ``meta`` under which our writer says a unit that is not Label Studio's."""

_WITNESSES = 400
_TASK_KEYS = {"data", "annotations"}

_Object = dict[str, Any]


def read(source: Source, options: Mapping[str, object]) -> Iterator[Found]:
    """The documents of ``source``: a list of tasks, one task, or a task a line."""
    config = _config(source, str(options.get("config", "")))
    if config is not None:
        yield SchemeFound(config.scheme, source.file)
    reader = _Reader(source, options, config)
    _, values = json_documents(source, str(options.get("encoding", "")))
    first = list(islice(values, 2))
    reader.is_alone = len(first) < 2
    for value in chain(first, values):
        yield from reader.take(value)
    yield from reader.waiting()


def _config(source: Source, named: str) -> Config | None:
    path = Path(named) if named else beside(source.path)
    return None if path is None else config_in(path)


class _Reader:
    """Reads tasks; remembers what the file as a whole tells."""

    is_alone = False

    def __init__(
        self, source: Source, options: Mapping[str, object], config: Config | None
    ) -> None:
        self._source = source
        self._key = str(options.get("text", "")) or (config.key if config else "")
        self._unit = str(options.get("unit", AUTO))
        self._usual_unit = UNITS
        self._said: set[str] = set()
        self._number = 0
        self._waiting: tuple[int, str, _Object] | None = None

    def take(self, value: Value) -> Iterator[Item]:
        """The document of one value; one of JSON-MIN waits for others of the same task."""
        line, raw, found = value
        try:
            if isinstance(found, Fault):
                raise found
            check(raw, found)
            task = task_from(found)
        except Fault as fault:
            yield from self.waiting()
            self._number += 1
            yield _refused(Account(self._source.file, line), found, fault.reason)
            return
        if not is_minimal(found):
            yield from self.waiting()
            yield from self._document(line, raw, task)
            return
        if self._waiting and "id" in task and _is_same(self._waiting[2], task):
            self._waiting[2]["annotations"] += task["annotations"]
            return
        yield from self.waiting()
        self._waiting = (line, raw, task)

    def waiting(self) -> Iterator[Item]:
        """The document that waits, if there is one."""
        if self._waiting is not None:
            found, self._waiting = self._waiting, None
            yield from self._document(*found)

    def _document(self, line: int, raw: str, task: _Object) -> Iterator[Item]:
        self._number += 1
        meta = task.get("meta")
        name = self._named(task, meta if isinstance(meta, dict) else {})
        account = Account(self._source.file, line, name)
        try:
            reading = _Task(task, self._key, account)
        except Fault as fault:
            yield _refused(account, task, fault.reason)
            return
        unit = self._unit_of(reading, meta if isinstance(meta, dict) else {}, account)
        document = reading.document(unit)
        yield from account.items
        self._source.line = line
        yield document

    def _named(self, task: _Object, meta: _Object) -> str:
        name = meta.get("name")
        if isinstance(name, str) and name:
            return name
        if self.is_alone:
            return self._source.name
        number = name_of(task.get("id")) or str(self._number)
        return f"{self._source.name}-{number}"

    def _unit_of(self, reading: "_Task", meta: _Object, account: Account) -> str:
        """The unit of a task's offsets: the one that the person, the task or its words tell."""
        text = reading.text
        if self._unit != AUTO:
            return self._unit
        if meta.get(UNIT) in (POINTS, UNITS):
            return str(meta[UNIT])
        witnesses = list(islice(texts_of(reading.task), _WITNESSES))
        odd = has_astral(text) or "\r\n" in text
        if not odd and all(text[start:stop] == words for start, stop, words in witnesses):
            return POINTS
        found = fits(text, witnesses, (UNITS, POINTS, LINES, INCLUSIVE))
        best = max(found.values())
        winners = [unit for unit, count in found.items() if count == best]
        unit = self._usual_unit if self._usual_unit in winners else winners[0]
        if len(winners) < len(found):
            self._usual_unit = unit
        if best and unit not in self._said and (has_astral(text) or unit in (LINES, INCLUSIVE)):
            self._said.add(unit)
            account.change(
                "document",
                "its offsets are taken to count {unit}: so {count} of {total} spans read as the "
                "file says; where they should not, name the unit (option unit)",
                unit=unit,
                count=best,
                total=len(witnesses),
            )
        return unit if odd or unit == INCLUSIVE else POINTS


class _Task:
    """One task with the text that was found in it.  Raises Fault for a task without one."""

    def __init__(self, task: _Object, key: str, account: Account) -> None:
        self.task = task
        self._account = account
        data = task["data"]
        self._key = key if key else _text_key(task)
        found = data.get(self._key)
        self._paragraphs = found if _are_paragraphs(found) else None
        if self._paragraphs is not None:
            found = "\n".join(one["text"] for one in self._paragraphs)
        if fault := text_fault(found, self._key or "text"):
            raise Fault(fault.template, **fault.fields)
        self.text = str(found)

    def document(self, unit: str) -> Document:
        """The document, its offsets counted in ``unit``."""
        data = self.task["data"]
        memory: _Object = {"key": self._key} if self._key != "text" else {}
        memory |= {"paragraphs": self._paragraphs} if self._paragraphs is not None else {}
        extra = {key: each for key, each in self.task.items() if key not in _TASK_KEYS}
        memory |= {"task": extra} if extra else {}
        memory |= {"bare": True} if self.task["annotations"] is NONE else {}
        layers: dict[str, Layer] = {}
        kept: list[Kept] = []
        self._more = after_end(unit)
        convert = None if unit == POINTS else to_points(self.text, unit)
        set_aside: list[Any] = []
        for annotation in self.task["annotations"]:
            self._annotation(annotation, convert, (layers, kept, set_aside))
        memory |= {"set_aside": set_aside} if set_aside else {}
        self._guesses("predictions")
        self._guesses("drafts")
        return Document(
            name=self._account.document,
            text=self.text,
            meta={key: each for key, each in data.items() if key != self._key} or NOTHING,
            layers=tuple(layers.values()),
            kept=(Kept(NAME, TASK, _compact(memory)), *kept),
            uid=_uid(self.task),
        )

    def _annotation(
        self,
        annotation: Any,
        convert: Converter | None,
        into: tuple[dict[str, Layer], list[Kept], list[Any]],
    ) -> None:
        layers, kept, set_aside = into
        results = annotation.get("result") if isinstance(annotation, dict) else None
        if reason := unfit(results):
            self._account.reject("layer", reason)
            return
        assert isinstance(results, list)
        if annotation.get("was_cancelled") is True:
            set_aside.append(annotation)
            self._count_out(
                "an annotation that was cancelled (by {annotator}) is kept, but not taken",
                counts_of_results(results),
                annotator=quoted(annotator_of(annotation)),
            )
            return
        place = plain if convert is None else Converted(convert, self._more)
        if self._paragraphs is not None:
            place = InParagraphs(self._paragraphs, convert)
        regions = Regions(
            self.text,
            place,
            self._account,
            swift=convert is None and self._paragraphs is None,
        )
        regions.memory.annotation = {
            key: each for key, each in annotation.items() if key != "result"
        }
        regions.take(results)
        annotator = self._new_name(annotator_of(annotation), layers)
        building = regions.building
        layers[annotator] = Layer(
            annotator, tuple(building.spans), tuple(building.relations), State.FINISHED
        )
        if remembered := regions.memory.as_json():
            kept.append(Kept(NAME, f"{ANNOTATION} {annotator}", _compact(remembered)))

    def _new_name(self, annotator: str, layers: Mapping[str, Layer]) -> str:
        name, number = annotator, 1
        while name in layers:
            number += 1
            name = f"{annotator} ({number})"
        if name != annotator:
            self._account.change(
                "layer",
                "{annotator} has annotated this task before; the layer is called {name}",
                annotator,
                annotator=quoted(annotator),
                name=quoted(name),
            )
        return name

    def _guesses(self, key: str) -> None:
        found = self.task.get(key)
        if not isinstance(found, list) or not found:
            return
        counts = [counts_of_results(one.get("result")) for one in found if isinstance(one, dict)]
        self._count_out(
            "its {count} {what} are kept, but not taken as anybody's work",
            (sum(each) for each in zip((0, 0, 0), *counts, strict=True)),
            count=len(found),
            what=key,
        )

    def _count_out(self, template: str, counts: Iterable[int], **fields: object) -> None:
        spans, relations, attributes = counts
        self._account.items.append(
            Changed(
                "document",
                Reason(template, fields),
                file=self._account.file,
                line=self._account.line,
                document=self._account.document,
                spans=spans,
                relations=relations,
                attributes=attributes,
            )
        )


def _text_key(task: _Object) -> str:
    """The key of the data that holds the text: ``text``, else the one that the words fit."""
    data: _Object = task["data"]
    if isinstance(data.get("text"), str) or _are_paragraphs(data.get("text")):
        return "text"
    texts = {key: each for key, each in data.items() if isinstance(each, str)}
    if not texts:
        return next((key for key, each in data.items() if _are_paragraphs(each)), "text")
    words = [words for _, _, words in islice(texts_of(task), 20)]
    fit = {key: sum(each in text for each in words) for key, text in texts.items()}
    return max(fit, key=lambda key: (fit[key], len(texts[key])))


def _are_paragraphs(found: object) -> bool:
    return (
        isinstance(found, list)
        and bool(found)
        and all(isinstance(one, dict) and isinstance(one.get("text"), str) for one in found)
    )


def _is_same(one: _Object, other: _Object) -> bool:
    return bool(one.get("id") == other["id"] and one["data"] == other["data"])


def _uid(task: _Object) -> bytes:
    meta = task.get("meta")
    uid = meta.get("uid") if isinstance(meta, dict) else None
    if not isinstance(uid, str) or len(uid) != 32 or uid.strip("0123456789abcdef"):
        return b""
    return bytes.fromhex(uid)


def _refused(account: Account, value: object, reason: Reason) -> Rejected:
    found: dict[str, Json] = value if isinstance(value, dict) else {}
    annotations = found.get("annotations", found.get("completions"))
    counts = [
        counts_of_results(one.get("result"))
        for one in (annotations if isinstance(annotations, list) else ())
        if isinstance(one, dict)
    ]
    return Rejected(
        "document",
        reason,
        file=account.file,
        line=account.line,
        id=name_of(found.get("id")),
        document=account.document,
        spans=sum(count[0] for count in counts),
        relations=sum(count[1] for count in counts),
        attributes=sum(count[2] for count in counts),
    )


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
