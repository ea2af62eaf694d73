"""What the program that is killed works at: every operation that writes to a project."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.agreement.decision_items import RelationItem, SpanItem
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.errors import EditError
from annotator.model.annotation import State
from annotator.ops import adjudication, annotate, projects, schemes
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.ops.auto_accept import auto_accept
from annotator.ops.merging import merge
from annotator.ops.packages import PackageRequest, write_packages
from annotator.ops.patterns import accept_alike
from annotator.ops.repeats import repeat_span
from annotator.ops.revoking import revoke_rule, rules_used
from annotator.ops.steps import run
from annotator.store import backups as stored
from annotator.store.backup_places import Place
from annotator.store.backups import Occasion
from annotator.store.compaction import Kept, compact
from annotator.store.project import open_project
from tests.store.kill_child import Verb, Worker
from tests.store.replicas import Hand
from tests.store.support import import_jsonl, line, new_file, sample_lines

PEOPLE = ("an", "bình", "chi")
REPEATED = "Hà Nội mở hội, Võ Văn Thưởng dự; báo Tuổi Trẻ viết. "


class Edits(Worker):
    """What an annotator does by hand, and some larger things."""

    @property
    def often(self) -> Sequence[Verb]:
        return [
            self.add_span, self.relabel, self.add_relation, self.remove, self.finish,
            self.undo, self.redo,
        ]  # fmt: skip

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.import_fifty, self.remove_many, self.merge_labels, self.remove_documents]

    def label(self) -> str:
        """Some label for spans."""
        return self.chance.choice(sorted(self.project.read.label_ids("entity")) or [""])

    def add_span(self) -> None:
        document = self.pick("SELECT id FROM document")
        start = self.chance.randrange(90)
        stop = start + self.chance.randint(1, 9)
        annotate.add_span(self.project, document, "an", [(start, stop)], self.label())

    def relabel(self) -> None:
        spans = [row[0] for row in self.project.read.all("SELECT id FROM span")]
        some = self.chance.sample(spans, min(len(spans), 40))
        annotate.relabel_spans(self.project, some, self.label())

    def add_relation(self) -> None:
        people = [
            row[0]
            for row in self.project.read.all(
                "SELECT span.id FROM span JOIN label ON label.id = label_id "
                "WHERE label.name = 'PERSON' AND layer_id = 1"
            )
        ]
        if len(people) > 1:
            head, tail = self.chance.sample(people, 2)
            annotate.add_relation(self.project, head, tail, "PERSONAL_SOCIAL")

    def remove(self) -> None:
        with_relations = self.pick("SELECT head_id FROM relation")
        annotate.remove(self.project, [with_relations or self.pick("SELECT id FROM span")])

    def remove_many(self) -> None:
        spans = self.project.read.all("SELECT id FROM span ORDER BY id DESC LIMIT 60")
        annotate.remove(self.project, [row[0] for row in spans])

    def import_fifty(self) -> None:
        self.take_in(50)

    def take_in(self, count: int) -> None:
        """Imports ``count`` documents that nobody has seen."""
        self.count += 1
        spans = [(at, at + 3, "PERSON") for at in range(0, 60, 6)]
        lines = [
            line(
                f"{self.seed}-{self.count}-{i}", f"{self.seed}.{self.count}.{i} " + "x" * 900, spans
            )
            for i in range(count)
        ]
        import_jsonl(self.project, self.folder / "in.jsonl", lines)

    def remove_documents(self) -> None:
        ids = self.project.read.document_ids()
        if len(ids) > 120:
            projects.remove_documents(self.project, ids[10:])

    def merge_labels(self) -> None:
        labels = sorted(self.project.read.label_ids("entity"))
        if len(labels) > 6:
            schemes.merge_labels(
                self.project, "entity", *self.chance.sample([n for n in labels if n != "PERSON"], 2)
            )

    def finish(self) -> None:
        state = self.chance.choice(list(State))
        annotate.set_state(self.project, self.pick("SELECT id FROM document"), "an", state)


class Undo(Edits):
    """Mostly back and forth."""

    rare = 0.25

    @property
    def often(self) -> Sequence[Verb]:
        return [self.undo, self.undo, self.redo]

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.add_span, self.relabel, self.remove, self.remove_many, self.merge_labels]


class Bulk(Edits):
    """Many annotations in one step: the same words everywhere, many relabelled or removed."""

    rare = 0.2

    @property
    def often(self) -> Sequence[Verb]:
        return [self.add_span, self.repeat, self.repeat, self.relabel_all, self.remove_many,
                self.undo]  # fmt: skip

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.redo, self.remove_label_work, self.finish, self.merge_labels]

    def add_span(self) -> None:
        place = self.chance.choice([(0, 6), (15, 28), (37, 46), (0, 13)])
        document = self.pick("SELECT id FROM document")
        annotate.add_span(self.project, document, "an", [place], self.label())

    def repeat(self) -> None:
        repeat_span(self.project, self.pick("SELECT id FROM span"))

    def relabel_all(self) -> None:
        rows = self.project.read.all("SELECT id FROM span")
        annotate.relabel_spans(self.project, [row[0] for row in rows], self.label())

    def remove_label_work(self) -> None:
        schemes.remove_label(self.project, "entity", self.label())


class Importing(Edits):
    """Files taken in and documents removed again."""

    @property
    def often(self) -> Sequence[Verb]:
        return [self.import_some, self.import_fifty, self.import_many, self.remove_documents]

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.undo, self.redo, self.add_span]

    def import_some(self) -> None:
        self.take_in(3)

    def import_many(self) -> None:
        self.take_in(200)


class Merging(Edits):
    """Copies of the project that others worked on come back."""

    rare = 0.3

    @property
    def often(self) -> Sequence[Verb]:
        return [self.merge_one, self.merge_two]

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.undo, self.redo, self.add_span, self.remove]

    def before_merge_one(self) -> None:
        self.others = [self.replica()]

    def before_merge_two(self) -> None:
        self.others = [self.replica(), self.replica()]

    def replica(self) -> Path:
        """A copy of the project that somebody else worked on."""
        self.count += 1
        target = self.folder / f"r{self.count}.annodb"
        self.project.save_copy(target)
        with open_project(target) as other:
            other.actor = self.chance.choice(PEOPLE)
            worker = Merging(other, self.seed + self.count, self.folder)
            worker.take_in(self.chance.choice([1, 20]))
            Hand(other, self.chance, PEOPLE).edit(6)
        return target

    def merge_one(self) -> None:
        self._merge()

    def merge_two(self) -> None:
        self._merge()

    def _merge(self) -> None:
        run(merge(self.project, self.others, answers=lambda _question: "later"))


class Adjudication(Worker):
    """A reviewer's answers, rules, patterns, and what takes them back."""

    @property
    def often(self) -> Sequence[Verb]:
        return [self.take, self.take, self.reject, self.postpone, self.settle, self.revoke,
                self.note, self.accept_like, self.undo, self.redo]  # fmt: skip

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.rule, self.rule, self.revoke_one_rule, self.finish_gold]

    def table(self) -> DecisionTable:
        """That of some document with items."""
        ids = list(self.project.read.document_ids())
        self.chance.shuffle(ids)
        for document in ids:
            table = decision_table(self.project, document)
            if table.items:
                return table
        raise EditError("There is nothing to decide.")

    def place(self, table: DecisionTable) -> int:
        """Mostly an item that needs an answer."""
        if table.undecided and self.chance.random() < 0.8:
            return self.chance.choice(table.undecided)
        return self.chance.randrange(len(table.items))

    def take(self) -> None:
        table = self.table()
        adjudication.take(
            self.project, table, self.place(table), self.chance.choice(table.annotators)
        )

    def reject(self) -> None:
        table = self.table()
        adjudication.reject(self.project, table, self.place(table))

    def postpone(self) -> None:
        table = self.table()
        adjudication.postpone(self.project, table, self.place(table))

    def settle(self) -> None:
        table = self.table()
        place = self.place(table)
        kind = "entity" if isinstance(table.items[place], SpanItem) else "relation"
        label = self.chance.choice(sorted(self.project.read.label_ids(kind)))
        if isinstance(table.items[place], RelationItem):
            adjudication.settle_relation(self.project, table, place, label)
        else:
            start = self.chance.randrange(20)
            adjudication.settle_span(self.project, table, place, [(start, start + 5)], label)

    def revoke(self) -> None:
        table = self.table()
        adjudication.revoke(self.project, table, self.place(table))

    def _decided(self) -> tuple[DecisionTable, int]:
        table = self.table()
        decided = [at for at, item in enumerate(table.items) if item.decision is not None]
        if not decided:
            raise EditError("There is nothing decided.")
        return table, self.chance.choice(decided)

    def note(self) -> None:
        adjudication.note_decision(self.project, *self._decided(), f"vì {self.chance.random()}")

    def accept_like(self) -> None:
        run(accept_alike(self.project, *self._decided()))

    def rule(self) -> None:
        votes, borders = self.chance.choice(list(Votes)), self.chance.choice(list(Borders))
        run(auto_accept(self.project, Rule(votes, borders)))

    def revoke_one_rule(self) -> None:
        revoke_rule(self.project, self.chance.choice([*rules_used(self.project), "none"]))

    def finish_gold(self) -> None:
        adjudication.finish_gold(self.project, self.table(), finished=self.chance.random() < 0.5)


class Copies(Edits):
    """Copies are saved between edits, backups made of them and written to new files."""

    @property
    def often(self) -> Sequence[Verb]:
        return [self.save_copy, self.back_up, self.add_span, self.add_span]

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.back_up, self.restore, self.remove_many, self.undo]

    def save_copy(self) -> None:
        self.count += 1
        target = self.folder / f"copy{self.count}.annodb"
        projects.save_copy(self.project, target)
        self.more = {"copy": str(target)}

    def place(self) -> Place:
        """Where this round's backups go: nobody's data folder."""
        uid = self.project.read.property("uid")
        assert self.project.path is not None
        return Place(self.project.path, self.folder / "backups", uid)

    def back_up(self) -> None:
        kind = self.chance.choice(list(Occasion))
        backup = stored.back_up(self.place(), kind, lambda *_: None)
        self.more = {"copy": str(backup.path)}

    def restore(self) -> None:
        """The oldest backup of the round: what it holds was said when it was made."""
        there = stored.backups(self.place())
        if not there:
            raise EditError("There is no backup yet.")
        self.count += 1
        target = self.folder / f"restored{self.count}.annodb"
        stored.restore(there[-1].path, target, lambda *_: None)
        self.more = {"restored": str(target), "of": str(there[-1].path)}


class Compacting(Copies):
    """The history is made shorter between edits; the program closes the project meanwhile."""

    rare = 0.1

    @property
    def often(self) -> Sequence[Verb]:
        return [self.compact, self.add_span, self.relabel, self.undo]

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.remove_many, self.import_fifty, self.remove_documents]

    def compact(self) -> None:
        place = self.place()
        self.project.close()
        try:
            made = compact(place, Kept(0), "an", lambda *_: None)
        finally:
            self.project = open_project(place.project)
            self.project.actor = "an"
        self.more = {"copy": str(made.backup)}


class Packages(Edits):
    """Work is given away."""

    @property
    def often(self) -> Sequence[Verb]:
        return [self.packages, self.add_span]

    @property
    def seldom(self) -> Sequence[Verb]:
        return [self.undo, self.redo, self.import_fifty]

    def packages(self) -> None:
        self.count += 1
        folder = self.folder / f"packs{self.count}"
        people = tuple(self.chance.sample([*PEOPLE, "dũng"], 2))
        request = PackageRequest(folder, people, overlap=0.2, seed=self.count)
        report = run(write_packages(self.project, request))
        self.more = {"packages": [str(path) for path in report.files.values()]}


WORK: dict[str, type[Worker]] = {
    "edits": Edits, "undo": Undo, "bulk": Bulk, "import": Importing, "merge": Merging,
    "adjudication": Adjudication, "migration": Edits, "backup": Copies, "packages": Packages,
    "compaction": Compacting,
}  # fmt: skip


def begun_file(path: Path, what: str) -> Path:
    """The project that the rounds of ``what`` begin with."""
    if what == "bulk":
        lines = [line(f"bài {n}", REPEATED * 60 + str(n), [(0, 6, "PLACE")]) for n in range(4)]
        for one in lines:
            one["layers"][0]["spans"][0]["label"] = "LOCATION"
        return new_file(path, lines)
    if what == "adjudication":
        return new_file(path, [_disputed(number) for number in range(12)])
    return new_file(path, sample_lines(60 if what in ("migration", "backup", "compaction") else 5))


def _disputed(number: int) -> dict[str, Any]:
    """A document that three people finished, each in their own way."""
    chance = random.Random(number)
    out = line(f"bài {number}", REPEATED * 3 + str(number))
    layers: list[dict[str, Any]] = []
    for name in PEOPLE:
        spans: list[dict[str, Any]] = []
        for start, stop, label in ((0, 6, "LOCATION"), (15, 28, "PERSON"), (37, 46, "ORGANIZATION"),
                                   (52, 58, "LOCATION"), (67, 80, "PERSON")):  # fmt: skip
            if chance.random() < 0.15:
                continue
            border = start + 1 if chance.random() < 0.2 else start
            other = "EVENT" if chance.random() < 0.2 else label
            spans.append({"id": f"s{len(spans)}", "label": other, "fragments": [[border, stop]]})
        people = [one["id"] for one in spans if one["label"] == "PERSON"]
        relations = []
        if len(people) > 1:
            ends = people if chance.random() < 0.7 else people[::-1]
            relations = [{"id": "r0", "label": "PERSONAL_SOCIAL", "head": ends[0], "tail": ends[1]}]
        layers.append(
            {"annotator": name, "state": "finished", "spans": spans, "relations": relations}
        )
    return {**out, "layers": layers}
