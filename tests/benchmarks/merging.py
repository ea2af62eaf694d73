"""Merging work packages: seconds, the processor's time and memory.

    python -m tests.benchmarks.merging [--packages 50] [--spans 20000] [--by-hand]

A project of documents is packed for so many annotators, each package gets so many spans (each an
edit of its own in its log, as work by hand is, and a fifth as many relations), and all come back
as one step.  Then the merge is repeated, undone and redone.  Figures without a floor: the guide's
sketch took 20.6 s for as many rows of a bare table without texts, log or references.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.ops import projects
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.kinds import Kind
from annotator.ops.merging import merge
from annotator.ops.packages import PackageRequest, write_packages
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.store.support import line, news_scheme

_TEXT = "Hôm nay Ông Võ Văn Thưởng dự hội nghị ở Đà Nẵng. " * 40
_DOCUMENTS = 20
"""Documents of each annotator."""


def main() -> None:
    """Makes the material, merges it and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, default=50)
    parser.add_argument("--spans", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = _project(folder, given.packages)
        with open_project(path) as project:
            names = tuple(f"người {number}" for number in range(given.packages))
            request = PackageRequest(folder / "out", names)
            report = _timed("pack", lambda: run(write_packages(project, request)))
            for who, package in report.files.items():
                _label(package, who, given.spans)
            size = sum(file.stat().st_size for file in report.files.values())
            print(f"{len(report.files)} packages of {given.spans} spans, {size / 1e6:.0f} MB")
            files = tuple(report.files.values())
            done = _timed("merge", lambda: run(merge(project, files)))
            print(f"  {done.total('spans')} spans, {done.total('relations')} relations came in")
            _timed("merge again", lambda: run(merge(project, files)))
            _timed("undo", project.undo)
            _timed("redo", project.redo)
            _timed("check the log", project.verify_log)
        print(f"project {path.stat().st_size / 1e6:.0f} MB; peak memory of all "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")  # fmt: skip


def _timed(what: str, work: Callable[[], Any]) -> Any:
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{what:14} {wall:7.1f} s wall {processor:7.1f} s processor", flush=True)
    return result


def _project(folder: Path, packages: int) -> Path:
    import json  # noqa: PLC0415 - material only

    source = folder / "in.jsonl"
    documents = [line(f"bài {n}", f"{_TEXT}{n}") for n in range(packages * _DOCUMENTS)]
    source.write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    path = folder / "main.annodb"
    with projects.new_project(path, news_scheme()) as project:
        run(import_files(project, ImportRequest((source,), "jsonl")))
    return path


def _label(path: Path, who: str, spans: int) -> None:
    """Fills a package as hands would: an entry of the log for each span, without the waiting."""
    with open_project(path) as project:
        layers = [row[0] for row in project.read.all("SELECT id FROM layer ORDER BY id")]
        with project.edit(Kind.ADD_SPAN) as edit:
            _entries(project, edit, spans + spans // 5)
            label = project.read.label_ids("entity")["PERSON"]
            link = project.read.label_ids("relation")["SAME_AS"]
            first, op = edit.next_id("span"), edit.id
            for number in range(spans):
                start = number // len(layers)
                row = (
                    first + number, os.urandom(16), layers[number % len(layers)], label, start,
                    start + 5, None, "{}", "", "",
                )  # fmt: skip
                _insert(edit, "span", row, op + 1 + number)
            for number in range(spans // 5):
                at = number * 4 // len(layers) * len(layers) + number % len(layers)
                head, tail = first + at % spans, first + (at + len(layers)) % spans
                layer = layers[at % len(layers)]
                row = (number + 1, os.urandom(16), layer, link, head, tail, "{}", "", "")
                _insert(edit, "relation", row, op + 1 + spans + number)
    del who


def _entries(project: Project, edit: Any, count: int) -> None:
    edit.note("origin", [])
    newest = project.read.all("SELECT max(id), max(clock) FROM op")[0]
    edit._connection.executemany(
        "INSERT INTO op (id, uid, device_id, clock, at, actor, kind, detail) "
        "VALUES (?, ?, 1, ?, '2026-01-01T00:00:00.000Z', 'x', 'add_span', '{}')",
        [(edit.id + 1 + n, os.urandom(16), newest[1] + 1 + n) for n in range(count)],
    )


def _insert(edit: Any, table: str, row: tuple[Any, ...], op: int) -> None:
    """A row with an entry of its own in the log."""
    from annotator.store.tables import TABLES, image  # noqa: PLC0415 - material only

    it = TABLES[table]
    edit._connection.execute(it.insert_sql, row)
    edit._connection.execute(
        "INSERT INTO change (op_id, seq, tbl, row_id, before, after) VALUES (?, 1, ?, ?, NULL, ?)",
        (op, table, row[0], image(it, it.row(row))),
    )


if __name__ == "__main__":
    main()
