"""A program that edits a project until it is killed, and says what it does.

    python -m tests.store.kill_child PROJECT SEED

Before an edit it prints ``{"try": KIND, "before": DIGEST, "after": DIGEST or null}``, after the
commit ``{"ack": KIND, "state": DIGEST, ...}``.  The digest is that of all content, so the parent
need not know the edits.
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.errors import UserError
from annotator.model.annotation import State
from annotator.ops import annotate, projects, schemes
from annotator.store.project import Project, open_project
from tests.store.support import dump, import_jsonl, line


def state_of(project: Project) -> str:
    """A digest of everything that people put in."""
    return hashlib.sha256(repr(sorted(dump(project).items())).encode()).hexdigest()


def say(**message: Any) -> None:
    """One line to the parent, at once."""
    print(json.dumps(message), flush=True)  # noqa: T201 - that is its purpose


class Worker:
    """Random edits on one project."""

    def __init__(self, project: Project, seed: int, folder: Path) -> None:
        self.project = project
        self.chance = random.Random(seed)
        self.seed = seed
        self.folder = folder
        self.count = 0

    def pick(self, sql: str) -> int:
        """The id of one row, 0 where there is none."""
        ids = [row[0] for row in self.project.read.all(sql)]
        return int(self.chance.choice(ids)) if ids else 0

    def add_span(self) -> None:
        document = self.pick("SELECT id FROM document")
        start = self.chance.randrange(90)
        label = self.chance.choice(sorted(self.project.read.label_ids("entity")) or [""])
        stop = start + self.chance.randint(1, 9)
        annotate.add_span(self.project, document, "an", [(start, stop)], label)

    def relabel(self) -> None:
        spans = [row[0] for row in self.project.read.all("SELECT id FROM span")]
        label = self.chance.choice(sorted(self.project.read.label_ids("entity")) or [""])
        some = self.chance.sample(spans, min(len(spans), 40))
        annotate.relabel_spans(self.project, some, label)

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
        self.count += 1
        spans = [(at, at + 3, "PERSON") for at in range(0, 60, 6)]
        lines = [
            line(
                f"{self.seed}-{self.count}-{i}", f"{self.seed}.{self.count}.{i} " + "x" * 900, spans
            )
            for i in range(50)
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

    def undo(self) -> None:
        self.project.undo()

    def redo(self) -> None:
        self.project.redo()

    def work(self) -> None:
        """Edits for ever."""
        often: list[Callable[[], None]] = [
            self.add_span, self.relabel, self.add_relation, self.remove, self.finish,
            self.undo, self.redo,
        ]  # fmt: skip
        seldom = [self.import_fifty, self.remove_many, self.merge_labels, self.remove_documents]
        say(ready=state_of(self.project))
        while True:
            verb = self.chance.choice(often if self.chance.random() < 0.7 else seldom)
            say(**{"try": verb.__name__})
            try:
                verb()
            except UserError as error:
                say(refused=str(error))
                continue
            undo, redo = self.project.undoable(), self.project.redoable()
            say(
                ack=verb.__name__,
                state=state_of(self.project),
                undo=undo.id if undo else None,
                redo=redo.id if redo else None,
            )


if __name__ == "__main__":
    path = Path(sys.argv[1])
    with open_project(path) as opened:
        if opened.read_only:
            raise opened.read_only
        opened.actor = "an"
        Worker(opened, int(sys.argv[2]), path.parent).work()
