"""Random edits, undo, redo and reopening against full dumps of the file.

What a person would lose if this failed: an undo that is not the way back, or a history that no
longer tells what the project holds.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.errors import UserError
from annotator.model.annotation import State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel
from annotator.ops import annotate, projects, schemes
from annotator.store.change import Change
from annotator.store.project import Project, open_project
from annotator.store.seals import seal_again
from tests.store.support import (
    TEXT,
    Dump,
    dump,
    entries,
    foreign,
    import_jsonl,
    line,
    new_file,
    news_scheme,
    sample_lines,
    sound,
)

NUMBER = st.integers(0, 10_000)
WHO = st.sampled_from(["an", "bình", "mô hình"])
NOTE = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@dataclass(frozen=True)
class Step:
    """One entry of the expected history."""

    kind: str
    before: Dump
    after: Dump


def touched(before: Dump, after: Dump) -> set[str]:
    """Tables in which two dumps differ."""
    return {name for name in before if before[name] != after[name]}


def documents_of(before: Dump, after: Dump) -> set[int]:
    """Documents whose text, layers, spans, relations or label names differ between two dumps."""
    owners: dict[int, int] = {}
    found: set[int] = set()
    for state in (before, after):
        owners |= {row[0]: row[2] for row in state["layer"]}
    for state, other in ((before, after), (after, before)):
        for table in ("document", "text"):
            found |= {row[0] for row in set(state[table]) - set(other[table])}
        found |= {row[2] for row in set(state["layer"]) - set(other["layer"])}
        for table in ("span", "relation"):
            found |= {owners[row[2]] for row in set(state[table]) - set(other[table])}
        names = {row[0]: row[3] for row in state["label"]}
        others = {row[0]: row[3] for row in other["label"]}
        for table in ("span", "relation"):
            for row in state[table]:
                if row[3] in others and names[row[3]] != others[row[3]]:
                    found.add(owners[row[2]])
    return found


class Edits(RuleBasedStateMachine):
    """One project file, edited at random, with the history that it should have."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "p.annodb"
        shutil.copyfile(self.template, self.path)
        self.undone: list[Step] = []
        self.done: list[Step] = []
        self.count = 0
        self.changes: list[Change] = []
        self.project = self.opened()

    def opened(self) -> Project:
        project = open_project(self.path)
        assert project.read_only is None
        project.actor = "an"
        project.subscribe(self.changes.append)
        return project

    @initialize()
    def start(self) -> None:
        self.base = dump(self.project)

    def teardown(self) -> None:
        try:
            sound(self.project)
        finally:
            self.project.close()
            shutil.rmtree(self.folder)

    # -- doing ---------------------------------------------------------------------------------

    def do(self, verb: Callable[[], Any], *, undoable: bool = True) -> None:
        before, count = dump(self.project), entries(self.project)
        self.changes.clear()
        refused = False
        try:
            verb()
        except UserError:
            refused = True
        after, more = dump(self.project), entries(self.project) - count
        assert more <= 1, "one verb is one step of undo"
        if refused or not more:
            assert after == before
            assert more == 0, "a refused verb left an entry"
            assert self.changes == []
            return
        (change,) = self.changes
        self.told(change, before, after)
        assert change.named == change.operation
        assert change.operation.actor == "an"
        if undoable:
            self.done.append(Step(change.operation.kind, before, after))
            self.undone.clear()
        else:
            assert before == after, "what is no step of undo must not touch what is"

    def told(self, change: Change, before: Dump, after: Dump) -> None:
        assert touched(before, after) <= change.tables
        if not change.everywhere:
            assert documents_of(before, after) <= change.documents

    def pick(self, table: str, number: int) -> int:
        ids = [row[0] for row in self.project.read.all(f"SELECT id FROM {table} ORDER BY id")]
        return int(ids[number % len(ids)]) if ids else 10**6

    def label(self, kind: str, number: int) -> str:
        names = sorted(self.project.read.label_ids(kind))
        return names[number % len(names)] if names else "NONE"

    @rule(number=NUMBER, who=WHO, label=NUMBER, start=st.integers(0, 100), size=st.integers(-1, 9))
    def add_span(self, number: int, who: str, label: int, start: int, size: int) -> None:
        document, name = self.pick("document", number), self.label("entity", label)
        self.do(
            lambda: annotate.add_span(self.project, document, who, [(start, start + size)], name)
        )

    @rule(number=NUMBER, who=WHO, label=NUMBER, start=st.integers(0, 60))
    def add_discontinuous(self, number: int, who: str, label: int, start: int) -> None:
        document, name = self.pick("document", number), self.label("entity", label)
        pieces = [(start + 8, start + 9), (start, start + 3), (start + 2, start + 5)]
        self.do(lambda: annotate.add_span(self.project, document, who, pieces, name))

    @rule(numbers=st.lists(NUMBER, max_size=30), label=NUMBER)
    def relabel(self, numbers: list[int], label: int) -> None:
        spans = [self.pick("span", number) for number in numbers]
        name = self.label("entity", label)
        self.do(lambda: annotate.relabel_spans(self.project, spans, name))

    @rule(number=NUMBER, start=st.integers(0, 100), size=st.integers(0, 9))
    def resize(self, number: int, start: int, size: int) -> None:
        span = self.pick("span", number)
        self.do(lambda: annotate.resize_span(self.project, span, [(start, start + size)]))

    @rule(spans=st.lists(NUMBER, max_size=4), relations=st.lists(NUMBER, max_size=2))
    def remove(self, spans: list[int], relations: list[int]) -> None:
        some = [self.pick("span", number) for number in spans]
        more = [self.pick("relation", number) for number in relations]
        self.do(lambda: annotate.remove(self.project, some, more))

    @rule()
    def remove_many(self) -> None:
        ids = [row[0] for row in self.project.read.all("SELECT id FROM span ORDER BY id LIMIT 40")]
        self.do(lambda: annotate.remove(self.project, ids))

    @rule(head=NUMBER, tail=NUMBER, label=NUMBER)
    def add_relation(self, head: int, tail: int, label: int) -> None:
        ends = self.pick("span", head), self.pick("span", tail)
        names = dict(self.project.read.all("SELECT id, label_id FROM span"))
        labels = self.project.read.label_names()
        legal: list[str] = []
        if all(end in names for end in ends):
            scheme = self.project.read.scheme()
            found = scheme.legal_relations(*(labels[names[end]] for end in ends))
            legal = [one.name for one in found]
        name = legal[label % len(legal)] if legal else self.label("relation", label)
        self.do(lambda: annotate.add_relation(self.project, *ends, name))

    @rule(number=NUMBER)
    def reverse(self, number: int) -> None:
        relation = self.pick("relation", number)
        self.do(lambda: annotate.reverse_relation(self.project, relation))

    @rule(number=NUMBER, label=NUMBER)
    def relabel_relation(self, number: int, label: int) -> None:
        relation, name = self.pick("relation", number), self.label("relation", label)
        self.do(lambda: annotate.relabel_relation(self.project, relation, name))

    @rule(number=NUMBER, note=NOTE, value=NOTE, on_span=st.booleans())
    def annotate_one(self, number: int, note: str, value: str, on_span: bool) -> None:
        if on_span:
            span = self.pick("span", number)
            self.do(lambda: annotate.annotate_span(self.project, span, attributes={value: [1]}))
            self.do(lambda: annotate.annotate_span(self.project, span, note=note))
        else:
            link = self.pick("relation", number)
            self.do(lambda: annotate.annotate_relation(self.project, link, note=note))

    @rule(number=NUMBER, who=WHO, state=st.sampled_from(list(State)))
    def set_state(self, number: int, who: str, state: State) -> None:
        document = self.pick("document", number)
        self.do(lambda: annotate.set_state(self.project, document, who, state))

    @rule(number=NUMBER, who=WHO, seconds=st.integers(-1, 90))
    def count_time(self, number: int, who: str, seconds: int) -> None:
        document = self.pick("document", number)
        at = "2026-01-01T00:00:00.000Z"
        self.do(
            lambda: annotate.count_time(self.project, document, who, seconds, at), undoable=False
        )

    # -- scheme --------------------------------------------------------------------------------

    @rule(name=st.sampled_from(["A", "B", "PERSON", " bad"]), relation=st.booleans(), end=NUMBER)
    def add_label(self, name: str, relation: bool, end: int) -> None:
        pair = (self.label("entity", end), self.label("entity", end + 1))
        new = RelationLabel(name, ends=(pair,)) if relation else EntityLabel(name)
        self.do(lambda: schemes.add_label(self.project, new))

    @rule(number=NUMBER, name=st.sampled_from(["C", "D", "PERSON"]), relation=st.booleans())
    def change_label(self, number: int, name: str, relation: bool) -> None:
        kind = "relation" if relation else "entity"
        scheme, old = self.project.read.scheme(), self.label(kind, number)
        label = scheme.relation(old) if relation else scheme.entity(old)
        if label is not None:
            new = replace(label, name=name, colour="#123456")
            self.do(lambda: schemes.change_label(self.project, kind, old, new))

    @rule(source=NUMBER, into=NUMBER, kind=st.sampled_from(["entity", "relation"]))
    def merge_labels(self, source: int, into: int, kind: str) -> None:
        names = self.label(kind, source), self.label(kind, into)
        self.do(lambda: schemes.merge_labels(self.project, kind, *names))

    @rule(number=NUMBER, kind=st.sampled_from(["entity", "relation"]))
    def remove_label(self, number: int, kind: str) -> None:
        name = self.label(kind, number)
        self.do(lambda: schemes.remove_label(self.project, kind, name))

    @rule(number=NUMBER, kind=st.sampled_from(["entity", "relation"]), to=st.integers(-2, 20))
    def move_label(self, number: int, kind: str, to: int) -> None:
        name = self.label(kind, number)
        self.do(lambda: schemes.move_label(self.project, kind, name, to))

    @rule(full=st.booleans(), named=NOTE)
    def set_scheme(self, full: bool, named: str) -> None:
        scheme = replace(news_scheme(), name=named)
        if not full:
            scheme = replace(scheme, entities=scheme.entities[:3], relations=())
        self.do(lambda: schemes.set_scheme(self.project, scheme))

    @rule(names=st.sets(st.sampled_from(["x", "y", "z"])), number=NUMBER)
    def set_attributes(self, names: set[str], number: int) -> None:
        owner = self.label("entity", number)
        wanted = [
            Attribute(name, AttributeType.CHOICE, values=("a", "b"), labels=(owner,))
            for name in sorted(names)
        ]
        self.do(lambda: schemes.set_attributes(self.project, wanted))

    # -- annotators, documents -----------------------------------------------------------------

    @rule(who=WHO, new=st.sampled_from(["an", "chi", "dũng"]))
    def rename_annotator(self, who: str, new: str) -> None:
        self.do(lambda: projects.rename_annotator(self.project, who, new))

    @rule(number=NUMBER, name=NOTE)
    def rename_document(self, number: int, name: str) -> None:
        document = self.pick("document", number)
        self.do(lambda: projects.rename_document(self.project, document, name))

    @rule(
        count=st.integers(1, 25),
        who=WHO,
        label=st.sampled_from(["PERSON", "NEW"]),
        add=st.booleans(),
        fresh=st.booleans(),
    )
    def import_some(self, count: int, who: str, label: str, add: bool, fresh: bool) -> None:
        self.count += fresh
        spans = [(0, 3, label), (4, 10, "EVENT")]
        lines = [
            line(f"n{self.count}-{i}", f"{TEXT}{self.count}:{i}", spans, annotator=who)
            for i in range(count)
        ]
        where = self.folder / "in.jsonl"
        self.do(lambda: import_jsonl(self.project, where, lines, add_labels=add))

    @rule(numbers=st.lists(NUMBER, max_size=3), everything=st.booleans())
    def remove_documents(self, numbers: list[int], everything: bool) -> None:
        ids = [self.pick("document", number) for number in numbers]
        if everything:
            ids = self.project.read.document_ids()
        self.do(lambda: projects.remove_documents(self.project, ids))

    # -- the way back --------------------------------------------------------------------------

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.done))):
            step = self.done.pop()
            named = self.project.undoable()
            assert named is not None
            assert named.kind == step.kind
            self.invert("undo", self.project.undo, step, step.after, step.before)
            self.undone.append(step)

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.undone))):
            step = self.undone.pop()
            named = self.project.redoable()
            assert named is not None
            assert named.kind == step.kind
            self.invert("redo", self.project.redo, step, step.before, step.after)
            self.done.append(step)

    def invert(
        self, kind: str, verb: Callable[[], None], step: Step, before: Dump, after: Dump
    ) -> None:
        self.changes.clear()
        verb()
        assert dump(self.project) == after
        (change,) = self.changes
        assert (change.operation.kind, change.named.kind) == (kind, step.kind)
        self.told(change, before, after)

    @rule()
    def reopen(self) -> None:
        before = dump(self.project)
        self.project.close()
        assert not self.path.with_name(self.path.name + ".lock").exists()
        self.project = self.opened()
        assert dump(self.project) == before

    @rule()
    def check(self) -> None:
        sound(self.project)

    @invariant()
    def stacks_agree(self) -> None:
        undo, redo = self.project.undoable(), self.project.redoable()
        assert (undo.kind if undo else None) == (self.done[-1].kind if self.done else None)
        assert (redo.kind if redo else None) == (self.undone[-1].kind if self.undone else None)


def test_random_work_undone_and_redone(tmp_path: Path) -> None:
    """Undo gives back exactly what was there, redo exactly what came, also after reopening."""
    path = new_file(tmp_path / "template.annodb", sample_lines(2))
    with open_project(path) as project:
        # what was done so far is no part of the expected stacks
        assert project.undoable() is not None
    Edits.template = forgotten(path)
    run_state_machine_as_test(
        Edits, settings=settings(max_examples=40, stateful_step_count=30, deadline=None)
    )


def forgotten(path: Path) -> Path:
    """``path`` with nothing to undo, as after an entry that cleared the stack."""
    connection = foreign(path)
    connection.execute("UPDATE op SET undo_top = NULL, redo_top = NULL")
    seal_again(connection)
    connection.close()
    return path
