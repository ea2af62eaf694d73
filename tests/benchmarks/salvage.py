"""What the salvage of a large damaged project costs: seconds of CPU, memory, and the report.

    python -m tests.benchmarks.salvage [--documents 20000] [--spans 1000000] [--pages 20]

Three ways of damage: nothing at all, ``--pages`` zeroed pages, and the last third cut off.  Each
salvage runs in a process of its own.  The floor is one integrity_check with all texts hashed, which
opening the good file costs anyway; memory is told as a multiple of the file.
"""

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project
from annotator.ops.steps import run
from tests.benchmarks.material import write_json_lines
from tests.benchmarks.store import bare
from tests.store.support import news_scheme

CHILD = """
import json, sys, time
from pathlib import Path
import sqlite_utils  # some 80 MB that every command needs
from annotator.errors import ProjectError
from annotator.store.salvage import salvage
def peak():  # of this process alone
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
path, before, start, looks, longest, last = Path(sys.argv[1]), peak(), time.process_time(), 0, 0, 0
def look(done, total):
    global looks, longest, last
    now = time.process_time()
    looks, longest, last = looks + 1, max(longest, now - (last or now)), now
try:
    report = salvage(path, path.with_name("new.annodb"), look)
    said = {what: report.total(what) for what in ("read", "taken", "recovered", "rejected")}
    said["history"] = str(report.history)
except ProjectError as error:
    said = str(error)
print(json.dumps([time.process_time() - start, peak() - before, longest, said]))
"""


def main() -> None:
    """Makes the project, damages copies of it, and prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--spans", type=int, default=1_000_000)
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--project", type=Path, help="made there if it is not, and kept")
    parser.add_argument("--only", choices=list(_damages(0)))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        good = given.project or Path(name) / "good.annodb"
        if not good.exists():
            _make(good, given)
        size = good.stat().st_size
        floor = _floor(good)
        print(f"project of {size / 1e6:.0f} MB; integrity_check and hashes {floor:.1f} s")
        for title, damage in _damages(given.pages).items():
            if given.only in (None, title):
                _one(title, damage, good, floor)


def _make(path: Path, given: argparse.Namespace) -> None:
    source = path.with_name("in.jsonl")
    write_json_lines(source, given.documents, given.spans, given.spans // 10)
    with new_project(path, news_scheme()) as project:
        run(import_files(project, ImportRequest((source,), "jsonl")))
        for number in range(given.edits):
            annotate.add_span(
                project,
                1 + number % 50,
                "an",
                [(number % 800, number % 800 + 9 + number // 800)],
                "PERSON",
            )
    source.unlink()


def _floor(path: Path) -> float:
    connection = bare(path)
    start = time.process_time()
    connection.execute("PRAGMA integrity_check").fetchall()
    for text, _id in connection.execute("SELECT text, id FROM text"):
        hashlib.sha256(text.encode()).digest()
    connection.close()
    return time.process_time() - start


def _damages(pages: int) -> dict[str, Callable[[Path], None]]:
    def zeroed(path: Path) -> None:
        chance, count = random.Random(5), path.stat().st_size // 4096
        with path.open("r+b") as file:
            for _ in range(pages):
                file.seek(4096 * chance.randrange(1, count))
                file.write(bytes(4096))

    def cut(path: Path) -> None:
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size * 2 // 3)

    return {"whole": lambda _path: None, "zeroed": zeroed, "cut": cut}


def _one(title: str, damage: Callable[[Path], None], good: Path, floor: float) -> None:
    with tempfile.TemporaryDirectory(dir=good.parent) as name:
        path = Path(shutil.copyfile(good, Path(name) / "damaged.annodb"))
        damage(path)
        said = subprocess.run(
            [sys.executable, "-c", CHILD, str(path)], check=True, capture_output=True, text=True
        ).stdout
    seconds, memory, longest, report = json.loads(said)
    times = memory / good.stat().st_size
    print(
        f"{title:8} {seconds:6.1f} s ({seconds / floor:.0f} x the floor), {memory / 1e6:.0f} MB "
        f"({times:.1f} x the file), longest without a look {longest:.1f} s: {report}",
        flush=True,
    )


if __name__ == "__main__":
    main()
