"""Does each kind of large work on a project, one step each, and is then killed.

``python -m tests.ops.steps_child PROJECT`` prints a JSON line after each: its name and what the
tables say.  It ends by a kill that nobody can catch.
"""

import hashlib
import json
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.agreement.rules import Borders, Rule, Votes
from annotator.model.scheme import EntityLabel, Scheme
from annotator.ops import adjudication, annotate, projects, schemes
from annotator.ops.auto_accept import auto_accept
from annotator.ops.merging import merge
from annotator.ops.patterns import accept_alike, find_alike
from annotator.ops.repeats import repeat_span
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.store.kill_work import begun_file
from tests.store.replicas import Hand
from tests.store.support import dump, entries, import_jsonl, line

IMPORTED = 1000

Step = Callable[[Project], object]


def said(project: Project) -> str:
    """A digest of all that the tables say, but for the log."""
    return hashlib.sha256(repr(sorted(dump(project).items())).encode()).hexdigest()


def made(path: Path) -> Path:
    """Documents that three people finished, each in their own way; and another copy, edited."""
    begun_file(path, "adjudication")
    other = path.with_name("other.annodb")
    with open_project(path) as project:
        project.save_copy(other)
    with open_project(other) as project:
        project.actor = "bình"
        Hand(project, random.Random(3), ["bình", "chi"]).edit(25)
    return path


def works(folder: Path) -> Iterator[tuple[str, Step]]:
    """Every kind of work that changes much at once."""
    yield (
        "relabel many",
        lambda project: annotate.relabel_spans(project, _spans(project)[::3], "EVENT"),
    )
    yield "repeat", lambda project: repeat_span(project, _spans(project)[0])
    yield "remove many", lambda project: annotate.remove(project, _spans(project)[20:60])
    yield "import", lambda project: _import(project, folder)
    yield "set scheme", lambda project: schemes.set_scheme(project, _larger(project.read.scheme()))
    yield (
        "merge labels",
        lambda project: schemes.merge_labels(project, "entity", "EVENT", "LOCATION"),
    )
    yield (
        "relabel some",
        lambda project: annotate.relabel_spans(project, _spans(project)[5:60:4], "MỚI"),
    )
    yield "remove label", lambda project: schemes.remove_label(project, "entity", "MỚI")
    yield (
        "remove documents",
        lambda project: projects.remove_documents(project, project.read.document_ids()[8:600]),
    )
    yield (
        "merge",
        lambda project: run(
            merge(project, [folder / "other.annodb"], answers=lambda _question: "later")
        ),
    )
    yield "settle", _settle
    yield "accept alike", _accept_alike
    yield (
        "accept by rule",
        lambda project: run(auto_accept(project, Rule(Votes.MAJORITY, Borders.SAME))),
    )


def _spans(project: Project) -> list[int]:
    return [row[0] for row in project.read.all("SELECT id FROM span ORDER BY id")]


def _import(project: Project, folder: Path) -> None:
    lines = [line(f"mới {n}", f"{n} " + "x" * 80, [(0, 1, "PERSON")]) for n in range(IMPORTED)]
    import_jsonl(project, folder / "in.jsonl", lines)


def _larger(scheme: Scheme) -> Scheme:
    added = EntityLabel("MỚI", {"vi": "Mới"}, {}, "", "#112233")
    return replace(scheme, entities=(*scheme.entities[::-1], added))


def _settle(project: Project) -> None:
    """Decides the first item that others are like: the next step answers those."""
    for document in project.read.document_ids():
        table = adjudication.decision_table(project, document)
        for place in table.undecided:
            if run(find_alike(project, table, place)).count:
                adjudication.take(project, table, place, table.annotators[0])
                return
    raise LookupError("nothing undecided has its like")


def _accept_alike(project: Project) -> None:
    for document in project.read.document_ids():
        table = adjudication.decision_table(project, document)
        for at, item in enumerate(table.items):
            by_hand = item.decision is not None and not item.decision.rule
            if by_hand and run(find_alike(project, table, at)).count:
                run(accept_alike(project, table, at))
                return
    raise LookupError("nothing decided has its like")


def main(path: Path) -> None:
    """Works until the end, and is killed."""
    with open_project(path) as project:
        project.actor = "an"
        for name, work in works(path.parent):
            before = entries(project)
            work(project)
            told = {"name": name, "said": said(project), "entries": entries(project) - before}
            print(json.dumps(told), flush=True)  # noqa: T201
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
