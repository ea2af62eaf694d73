"""Who did what and when, read from the project's log: of all, of a document, of one annotation."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.annotation import State
from annotator.ops.kinds import Kind
from annotator.store import chronicle
from annotator.store.change import REDO, UNDO, Operation
from annotator.store.chronicle import Chronicle, Noted, Question, Touch
from annotator.store.project import Project

PASSED = frozenset({str(Kind.COUNT_TIME)})
"""Counted time is no work on anything; a day has hundreds of such entries."""

_TELLING = frozenset({"text", "label"})
"""Fields of an entry's detail that tell what somebody decided."""

_WORDS = 60
_CHAIN = 1000


class Part(StrEnum):
    """What of a row is different."""

    LABEL = "label"
    WORDS = "words"
    ATTRIBUTE = "attribute"
    NOTE = "note"
    HEAD = "head"
    TAIL = "tail"
    STATE = "state"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part before and after; ``name`` is the attribute's.  None: it was or is not there."""

    part: Part
    before: str | None
    after: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The annotation (or layer, or document) that an entry is about, where it is about one.

    ``is_there`` says whether it is still in the project, so that one can go there.
    """

    table: str
    id: int
    document_id: int = 0
    document: str = ""
    annotator: str = ""
    words: str = ""
    label: str = ""
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log in full.

    ``named`` is the operation itself, or the one that was undone or redone.  ``counts`` are rows
    made, changed and removed by table.  ``is_hidden``: the work of somebody else on a document
    that whoever asks is still labelling; ``named`` says nothing of it then.
    """

    operation: Operation
    named: Operation
    is_undone: bool
    counts: Mapping[str, tuple[int, int, int]]
    subject: Subject | None = None
    differences: tuple[Difference, ...] = ()
    is_hidden: bool = False


class History:
    """The entries that answer a question, the newest first, a page at a time.

    ``viewer`` is whoever asks: while their own layer of a document is open, others' work on it is
    not told.  "" sees all.
    """

    def __init__(self, project: Project, question: Question, viewer: str = "") -> None:
        self._project = project
        self._question = question
        self._viewer = viewer
        self._chronicle = Chronicle(project.read, question)
        self._labels = project.read.label_names()

    @property
    def is_at_end(self) -> bool:
        """Whether there is no further page."""
        return self._chronicle.is_at_end

    def page(self, limit: int = 100, look: int = 40_000) -> list[Entry]:
        """The next entries; there may be none although :attr:`is_at_end` is False.

        ``look`` bounds how many entries of the log are looked through for it.
        """
        return [self._entry(noted) for noted in self._chronicle.page(limit, look)]

    def all(self) -> Iterator[Entry]:
        """All that is left."""
        while not self.is_at_end:
            yield from self.page()

    def _entry(self, noted: Noted) -> Entry:
        operation = noted.operation
        counts = chronicle.counts(self._project.read, operation.id)
        touched = self._touched(operation, counts)
        subject = self._subject(touched) if touched else None
        named = self._origin(operation)
        if self._is_hidden(named, subject, operation.actor):
            bare = Operation(named.id, named.kind, named.actor, named.at, {}, named.inverts)
            shown = Operation(operation.id, operation.kind, operation.actor, operation.at)
            return Entry(shown, bare, noted.is_undone, counts, None, (), is_hidden=True)
        told = tuple(self._differences(touched, subject)) if touched and subject else ()
        return Entry(operation, named, noted.is_undone, counts, subject, told)

    def _origin(self, operation: Operation) -> Operation:
        """The edit that a chain of undo and redo is about."""
        for _step in range(_CHAIN):
            if operation.kind not in (UNDO, REDO) or operation.inverts is None:
                break
            found = self._project.operation(operation.inverts)
            if found is None:
                break
            operation = found
        return operation

    def _touched(
        self, operation: Operation, counts: Mapping[str, tuple[int, int, int]]
    ) -> Touch | None:
        read, asked = self._project.read, self._question
        if asked.row is not None:
            return chronicle.touch(read, operation.id, *asked.row)
        rows = list(chronicle.touches(read, operation.id, 2))
        if not rows:
            return None
        laid = sum(sum(counts.get(table, ())) for table in ("span", "relation"))
        others = sum(sum(counts.get(table, ())) for table in ("layer", "document", "decision"))
        if laid == 0 and others == len(rows) == 2:
            return _made_at_once(*rows)
        return rows[0] if laid == 1 or (laid == 0 and others == 1) else None

    # -- what it is about ---------------------------------------------------------------------

    def _subject(self, touched: Touch) -> Subject | None:
        now = self._now(touched)
        known = {**(now or {}), **(touched.before or {}), **(touched.after or {})}
        if touched.table in ("span", "relation"):
            return self._annotation(touched, known, is_there=now is not None)
        if touched.table == "document":
            name = str(known.get("name", ""))
            return Subject("document", touched.id, touched.id, name, is_there=now is not None)
        document_id = _number(known.get("document_id"))
        who = self._annotator(known) if touched.table == "layer" else ""
        name = self._name(document_id)
        return Subject(touched.table, touched.id, document_id, name, who, is_there=bool(name))

    def _now(self, touched: Touch) -> dict[str, object] | None:
        columns = {
            "span": "layer_id label_id start stop",
            "relation": "layer_id label_id head_id tail_id",
            "layer": "document_id annotator_id",
            "document": "name",
            "decision": "document_id",
        }[touched.table].split()
        found = self._project.read.one(
            f"SELECT {', '.join(columns)} FROM {touched.table} WHERE id = ?", (touched.id,)
        )
        return dict(zip(columns, found, strict=True)) if found else None

    def _annotation(
        self, touched: Touch, known: Mapping[str, object], *, is_there: bool
    ) -> Subject:
        found = self._project.read.one(
            "SELECT layer.document_id, document.name, annotator.name FROM layer "
            "JOIN document ON document.id = layer.document_id "
            "JOIN annotator ON annotator.id = layer.annotator_id WHERE layer.id = ?",
            (_number(known.get("layer_id")),),
        )
        document_id, document, who = found or (0, "", "")
        words = self._words(document_id, known) if touched.table == "span" else ""
        label = self._label(known.get("label_id"))
        return Subject(
            touched.table, touched.id, document_id, document, who, words, label, is_there
        )

    def _words(self, document_id: int, known: Mapping[str, object]) -> str:
        start, stop = _number(known.get("start")), _number(known.get("stop"))
        if not document_id or stop <= start:
            return ""
        found = self._project.read.one(
            "SELECT substr(text, ?, ?) FROM text WHERE id = ?",
            (start + 1, min(stop - start, _WORDS + 1), document_id),
        )
        words = str(found[0]) if found else ""
        return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"

    def _annotator(self, known: Mapping[str, object]) -> str:
        found = self._project.read.one(
            "SELECT name FROM annotator WHERE id = ?", (_number(known.get("annotator_id")),)
        )
        return str(found[0]) if found else ""

    def _name(self, document_id: int) -> str:
        found = self._project.read.one("SELECT name FROM document WHERE id = ?", (document_id,))
        return str(found[0]) if found else ""

    def _label(self, label_id: object) -> str:
        return self._labels.get(_number(label_id), "") if label_id is not None else ""

    # -- what is different --------------------------------------------------------------------

    def _differences(self, touched: Touch, subject: Subject) -> Iterator[Difference]:
        before, after = touched.before, touched.after
        if before is None or after is None:
            return
        if "label_id" in after:
            yield Difference(
                Part.LABEL, self._label(before["label_id"]), self._label(after["label_id"])
            )
        if "start" in after or "stop" in after or "fragments" in after:
            now = self._now(touched) or {}
            yield Difference(
                Part.WORDS,
                self._words(subject.document_id, {**now, **before}),
                self._words(subject.document_id, {**now, **after}),
            )
        for part, column in ((Part.HEAD, "head_id"), (Part.TAIL, "tail_id")):
            if column in after:
                yield Difference(part, self._span(before[column]), self._span(after[column]))
        yield from _plain_differences(before, after)

    def _span(self, span_id: object) -> str:
        touched = Touch("span", _number(span_id), None, None)
        now = self._now(touched)
        return self._annotation(touched, now, is_there=True).words if now else ""

    # -- what is not told ---------------------------------------------------------------------

    def _is_hidden(self, named: Operation, subject: Subject | None, actor: str) -> bool:
        """Whether it tells of another's work on what the viewer is still labelling.

        Where nobody knows any more which document it was, it might be one of them.
        """
        if not self._viewer or actor == self._viewer:
            return False
        if subject is None and not _TELLING & set(named.detail):
            return False
        if subject is not None and subject.annotator == self._viewer:
            return False
        document_id = subject.document_id if subject is not None else 0
        found = self._project.read.one(
            "SELECT 1 FROM layer JOIN annotator ON annotator.id = layer.annotator_id "
            "WHERE annotator.name = ? AND layer.state = ? AND (? = 0 OR document_id = ?) LIMIT 1",
            (self._viewer, str(State.OPEN), document_id, document_id),
        )
        return found is not None


def _made_at_once(first: Touch, then: Touch) -> Touch | None:
    """A row that was made and changed in one entry, or changed and removed: who finishes a
    document in which they did nothing else has no layer before."""
    if (first.table, first.id) != (then.table, then.id) or first.after is None:
        return None
    before = {**first.after, **(then.before or {})}
    return Touch(then.table, then.id, before, then.after)


def _plain_differences(
    before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Difference]:
    for part in (Part.NOTE, Part.STATE, Part.NAME):
        if part in after:
            yield Difference(part, _short(before.get(part)), _short(after[part]))
    if "attributes" in after:
        old, new = _attributes(before.get("attributes")), _attributes(after["attributes"])
        for name in sorted({*old, *new}):
            if old.get(name) != new.get(name):
                yield Difference(Part.ATTRIBUTE, _short(old.get(name)), _short(new.get(name)), name)


def _attributes(text: object) -> dict[str, object]:
    found = json.loads(str(text)) if text else {}
    return dict(found) if isinstance(found, dict) else {}


def _short(value: object) -> str | None:
    if value is None:
        return None
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def kinds_in(project: Project) -> list[str]:
    """Every kind of operation that the log has, in the order of their names."""
    return [kind for (kind,) in project.read.all("SELECT DISTINCT kind FROM op ORDER BY kind")]


def actors_in(project: Project) -> list[str]:
    """Everybody who did something, in the order of their names."""
    return [name for (name,) in project.read.all("SELECT DISTINCT actor FROM op ORDER BY actor")]
