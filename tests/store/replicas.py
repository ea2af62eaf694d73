"""Copies of one project, edited apart, and what each says, free of row ids."""

import contextlib
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.errors import UserError
from annotator.model.annotation import State
from annotator.model.scheme import Attribute, EntityLabel
from annotator.ops import annotate, conflicts, projects, schemes
from annotator.ops.merging import MergeReport, answered_by, merge
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.store.support import sound

_REFERENCES = {
    "label_id": "label", "head_id": "span", "tail_id": "span", "layer_id": "layer",
    "document_id": "document", "annotator_id": "annotator", "attribute_id": "attribute",
}  # fmt: skip
_COLUMNS = {
    "annotator": "uid name kind",
    "label": "uid kind name position key colour symmetric titles definitions extra",
    "label_end": "label_id head_id tail_id",
    "attribute": "uid name position type choices titles extra",
    "attribute_label": "attribute_id label_id",
    "document": "uid name position length sha256 meta",
    "layer": "uid document_id annotator_id state",
    "span": "uid layer_id label_id start stop fragments attributes note key",
    "relation": "uid layer_id label_id head_id tail_id attributes note key",
    "conflict": "uid tbl row_uid part document_uid annotator data op_uid",
    "decision": "uid document_id kind answer gold_uid taken rule cause words variants note actor",
}


def portable(project: Project) -> dict[str, list[Any]]:
    """What a project says, with uids where rows refer to others; equal in equal replicas."""
    names: dict[str, dict[int, bytes]] = {
        table: dict(project.read.all(f"SELECT id, uid FROM {table}"))
        for table in ("label", "span", "layer", "document", "annotator", "attribute")
    }
    out: dict[str, list[Any]] = {}
    for table, listed in _COLUMNS.items():
        columns = listed.split()
        rows = []
        for row in project.read.all(f"SELECT {', '.join(columns)} FROM {table}"):
            values = []
            for column, value in zip(columns, row, strict=True):
                target = _REFERENCES.get(column)
                if target == "span" and table == "label_end":
                    target = "label"
                values.append(names[target][value] if target else value)
            rows.append(tuple(values))
        out[table] = sorted(rows, key=repr)
    out["text"] = sorted(
        project.read.all("SELECT document.uid, text.text FROM text JOIN document USING (id)")
    )
    out["property"] = sorted(
        project.read.all("SELECT name, value FROM property WHERE name NOT IN ('made_by')")
    )
    return out


def difference(one: dict[str, list[Any]], other: dict[str, list[Any]]) -> dict[str, Any]:
    """The rows in which two replicas differ, for messages."""
    return {
        table: (
            [row for row in one[table] if row not in other[table]],
            [row for row in other[table] if row not in one[table]],
        )
        for table in one
        if one[table] != other[table]
    }


def copied(path: Path, name: str) -> Path:
    """A copy of a closed project beside it."""
    target = path.with_name(name)
    shutil.copyfile(path, target)
    return target


def merged(target: Path, others: Sequence[Path], **more: Any) -> MergeReport:
    """Merges files into ``target`` and looks whether all holds together."""
    more.setdefault("answers", answered_by({}))
    with open_project(target) as project:
        report = run(merge(project, others, **more))
        sound(project)
        return report


def said(path: Path) -> dict[str, list[Any]]:
    """:func:`portable` of a file."""
    with open_project(path, write=False) as project:
        return portable(project)


class Hand:
    """Somebody who edits a replica at random."""

    def __init__(self, project: Project, chance: random.Random, who: Sequence[str]) -> None:
        self.project = project
        self.chance = chance
        self.who = who

    def edit(self, count: int) -> None:
        """``count`` edits, of which some are refused."""
        for _ in range(count):
            with contextlib.suppress(UserError):
                self.chance.choice(self.verbs())()

    def verbs(self) -> list[Callable[[], Any]]:
        return [
            self.add, self.add, self.add, self.relabel, self.resize, self.remove, self.remove,
            self.relate, self.relate, self.note, self.state, self.undo, self.redo, self.undo,
            self.unrelate, self.new_label, self.change_label, self.remove_label,
            self.remove_document, self.rename_document, self.title, self.time,
            self.decide, self.decide_again, self.revoke, self.settle, self.ends, self.owners,
        ]  # fmt: skip

    def _one(self, table: str, what: str = "id") -> Any:
        rows = self.project.read.all(f"SELECT {what} FROM {table} ORDER BY uid")
        if not rows:
            raise UserError("There is none.")
        return self.chance.choice(rows)[0]

    def add(self) -> None:
        start = self.chance.randrange(20)
        label = self._label("entity")
        place = [(start, start + self.chance.randrange(1, 9))]
        annotate.add_span(
            self.project, self._one("document"), self.chance.choice(self.who), place, label
        )

    def _label(self, kind: str) -> str:
        names = sorted(self.project.read.label_ids(kind))
        if not names:
            raise UserError("There is none.")
        return self.chance.choice(names[:3] + names[-2:])

    def relabel(self) -> None:
        annotate.relabel_spans(self.project, [self._one("span")], self._label("entity"))

    def resize(self) -> None:
        start = self.chance.randrange(20)
        annotate.resize_span(self.project, self._one("span"), [(start, start + 5)])

    def remove(self) -> None:
        annotate.remove(self.project, [self._one("span")])

    def unrelate(self) -> None:
        annotate.remove(self.project, [], [self._one("relation")])

    def relate(self) -> None:
        head = self._one("span")
        rows = self.project.read.all(
            "SELECT id FROM span WHERE id <> ? AND layer_id = (SELECT layer_id FROM span "
            "WHERE id = ?) ORDER BY uid", (head, head),
        )  # fmt: skip
        if rows:
            tail = self.chance.choice(rows)[0]
            annotate.add_relation(self.project, head, tail, "SAME_AS")

    def note(self) -> None:
        annotate.annotate_span(
            self.project, self._one("span"), note=str(self.chance.randrange(1000))
        )

    def state(self) -> None:
        annotate.set_state(
            self.project, self._one("document"), self.chance.choice(self.who),
            self.chance.choice(list(State)),
        )  # fmt: skip

    def undo(self) -> None:
        self.project.undo()

    def redo(self) -> None:
        self.project.redo()

    def new_label(self) -> None:
        name = self.chance.choice(["MỚI", "ZA", "ZB"])
        schemes.add_label(self.project, EntityLabel(name, {}, {}, "", "#112233"))

    def change_label(self) -> None:
        name = self._label("entity")
        label = self.project.read.scheme().entity(name)
        assert label
        new = f"X{self.chance.randrange(5)}" if self.chance.random() < 0.3 else name
        colour = f"#{self.chance.randrange(1 << 24):06x}"
        schemes.change_label(
            self.project, "entity", name,
            EntityLabel(
                new, {"vi": str(self.chance.random())}, label.definitions, label.key, colour
            ),
        )  # fmt: skip

    def ends(self) -> None:
        """A relation label connects other labels than before."""
        relations = self.project.read.scheme().relations[-3:]
        if relations:
            one = self.chance.choice(relations)
            pair = (self._label("entity"), self._label("entity"))
            ends = tuple(dict.fromkeys((*one.ends[:1], pair)))
            schemes.change_label(self.project, "relation", one.name, replace(one, ends=ends))

    def owners(self) -> None:
        """An attribute is of other labels than before, is gone, or is there again."""
        found = list(self.project.read.scheme().attributes)
        chosen = self.chance.randrange(len(found) + 1)
        if chosen == len(found):
            found.append(Attribute(self.chance.choice(["P", "Q"])))
        elif self.chance.random() < 0.3:
            del found[chosen]
        else:
            labels = tuple(dict.fromkeys((self._label("entity"), self._label("entity"))))
            found[chosen] = replace(found[chosen], labels=labels)
        schemes.set_attributes(self.project, found)

    def remove_label(self) -> None:
        schemes.remove_label(self.project, "entity", self._label("entity"))

    def remove_document(self) -> None:
        projects.remove_documents(self.project, [self._one("document")])

    def rename_document(self) -> None:
        projects.rename_document(
            self.project, self._one("document"), f"bài {self.chance.randrange(9)}"
        )

    def title(self) -> None:
        projects.set_title(self.project, str(self.chance.randrange(99)))

    def time(self) -> None:
        annotate.count_time(
            self.project, self._one("document"), self.chance.choice(self.who),
            self.chance.randrange(1, 99), str(self.chance.random()),
        )  # fmt: skip

    def decide(self) -> None:
        with self.project.edit("decide") as edit:
            edit.insert("decision", **self._decided(self._one("document")))

    def decide_again(self) -> None:
        decision = self._one("decision")
        with self.project.edit("decide") as edit:
            columns = self._decided(0)
            del columns["document_id"]
            edit.update("decision", decision, **columns)

    def _decided(self, document: int) -> dict[str, Any]:
        return {
            "document_id": document, "kind": "span", "answer": "none", "gold_uid": None,
            "taken": "", "rule": "", "cause": "label", "words": "w", "variants": "[]",
            "note": str(self.chance.randrange(99)), "actor": "r", "at": "2026-01-01T00:00:00.000Z",
        }  # fmt: skip

    def revoke(self) -> None:
        with self.project.edit("revoke") as edit:
            edit.delete("decision", self._one("decision"))

    def settle(self) -> None:
        conflicts.settle(self.project, self._one("conflict"), take=self.chance.random() < 0.5)


class Meetings:
    """Replicas that are edited, merge each other at random moments, and are edited again."""

    def __init__(self, base: Path, chance: random.Random, count: int) -> None:
        self.base = base
        self.chance = chance
        self.replicas = [copied(base, f"r{number}.annodb") for number in range(count)]

    def live(self, rounds: int) -> None:
        """Each round somebody edits, or takes in what another has by now."""
        for _ in range(rounds):
            path = self.chance.choice(self.replicas)
            with open_project(path) as project:
                project.actor = "an"
                if self.chance.random() < 0.4:
                    other = self.chance.choice([one for one in self.replicas if one != path])
                    run(merge(project, [other], answers=answered_by({})))
                who = ["an"] if self.chance.random() < 0.7 else ["an", "bình"]
                Hand(project, self.chance, who).edit(self.chance.randrange(1, 5))

    def ends(self, orders: int) -> Iterator[tuple[str, dict[str, list[Any]]]]:
        """What is said where all of them have come together, each time another way."""
        for number in range(orders):
            order = self.chance.sample(self.replicas, len(self.replicas))
            way = self.chance.choice([self._one_by_one, self._together, self._tree, self._chain])
            start = self.base if number % 2 else order.pop()
            target = copied(start, f"end{number}.annodb")
            told = f"{way.__name__}({start.stem}, {[one.stem for one in order]})"
            way(target, order)
            if self.chance.random() < 0.3:
                merged(target, self.replicas)
                told += ", again"
            yield told, said(target)

    @staticmethod
    def _one_by_one(target: Path, order: Sequence[Path]) -> None:
        for path in order:
            merged(target, [path])

    @staticmethod
    def _together(target: Path, order: Sequence[Path]) -> None:
        merged(target, order)

    @staticmethod
    def _chain(target: Path, order: Sequence[Path]) -> None:
        """Each takes in what the one before has gathered."""
        gathered = order[0]
        for number, path in enumerate(order[1:]):
            following = copied(path, f"chain{number}.annodb")
            merged(following, [gathered])
            gathered = following
        merged(target, [gathered])

    @staticmethod
    def _tree(target: Path, order: Sequence[Path]) -> None:
        """Two and two first."""
        half = len(order) // 2
        for name, part in (("left", order[:half]), ("right", order[half:])):
            if part:
                gathered = copied(part[0], f"{name}.annodb")
                if part[1:]:
                    merged(gathered, part[1:])
                merged(target, [gathered])
