"""Imports of what is large: memory, seconds, and what a cancelled import leaves behind.

    python -m tests.benchmarks.bulk [--megabytes N] [--only lines,window,cancel,one,tiny,folder]

``lines``: a JSON Lines file of so many megabytes, by the command line; ``window``: the same by the
window's task; ``cancel``: the same, interrupted half way; ``one``: one line a fifth as long;
``tiny``: as many documents of a few words as the megabytes allow; ``folder``: small files, twenty
a megabyte.  Memory is the peak resident size of a process of its own.  The files are made in a
temporary folder (TMPDIR); figures of a gigabyte need about three times that much room.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator import resources
from annotator.ops import projects
from annotator.ops.importing import ImportRequest, import_files
from annotator.store.project import open_project
from tests.benchmarks.material import write_json_lines

_VARIANTS = 500
_TINY = 110
"""Bytes of a tiny document."""


@dataclass(frozen=True)
class Outcome:
    """How one process ended."""

    code: int
    seconds: float
    megabytes: float


def main() -> None:
    """Runs the chosen cases and prints a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--only", default="lines,window,cancel,one,tiny,folder")
    parser.add_argument("--window", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.window:
        _in_window(*given.window)
        return
    print(f"{'case':8} {'MB in':>7} {'memory MB':>10} {'s':>7}  outcome")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case in given.only.split(","):
            _CASES[case](folder, given.megabytes)


def _row(case: str, path: Path, outcome: Outcome, said: str) -> None:
    files = path.rglob("*") if path.is_dir() else [path]
    size = sum(file.stat().st_size for file in files if file.is_file()) / 1e6
    print(
        f"{case:8} {size:7.0f} {outcome.megabytes:10.0f} {outcome.seconds:7.1f}  {said}", flush=True
    )


def _lines(folder: Path, megabytes: int) -> None:
    path, project = _lines_file(folder, megabytes), _project(folder)
    outcome = _run(*_import(project, path))
    _row("lines", path, outcome, _held(project, outcome))


def _window(folder: Path, megabytes: int) -> None:
    path, project = _lines_file(folder, megabytes), _project(folder)
    outcome = _run("tests.benchmarks.bulk", "--window", str(project), str(path))
    _row("window", path, outcome, _held(project, outcome))


def _cancel(folder: Path, megabytes: int) -> None:
    path, project = _lines_file(folder, megabytes), _project(folder)
    before = _digest(project)
    outcome = _run(*_import(project, path), until=lambda: _is_half_way(project, path))
    same = "project byte-equal" if _digest(project) == before else "PROJECT CHANGED"
    left = sorted(each.name for each in folder.glob(f"{project.name}*") if each != project)
    _row("cancel", path, outcome, f"exit code {outcome.code}, {same}, beside it: {left or None}")


def _one(folder: Path, megabytes: int) -> None:
    path, project = folder / "one.jsonl", _project(folder)
    with path.open("w", encoding="utf-8") as out:
        out.write('{"name": "one", "text": "')
        for number in range(megabytes * 10_000):
            out.write(f"Hội nghị {number:06} ")
        out.write('"}\n')
    outcome = _run(*_import(project, path))
    _row("one", path, outcome, _held(project, outcome))


def _tiny(folder: Path, megabytes: int) -> None:
    path, project = folder / "tiny.jsonl", _project(folder)
    with path.open("w", encoding="utf-8") as out:
        for number in range(megabytes * 1_000_000 // _TINY):
            uid = hashlib.blake2b(str(number).encode(), digest_size=16).hexdigest()
            name = f"bài {number:08}"
            out.write(f'{{"uid": "{uid}", "name": "{name}", "text": "Tin {number:09}"}}\n')
    outcome = _run(*_import(project, path))
    _row("tiny", path, outcome, _held(project, outcome))


def _folder(folder: Path, megabytes: int) -> None:
    path, project = folder / "folder", _project(folder)
    path.mkdir()
    for number in range(megabytes * 20):
        text = f"Hội nghị {number} tại Đà Nẵng"
        document = {"name": str(number), "text": text, "layers": []}
        (path / f"{number:07}.jsonl").write_text(json.dumps(document), encoding="utf-8")
    outcome = _run(*_import(project, path))
    _row("folder", path, outcome, _held(project, outcome))
    shutil.rmtree(path)


_CASES: dict[str, Callable[[Path, int], None]] = {
    "lines": _lines,
    "window": _window,
    "cancel": _cancel,
    "one": _one,
    "tiny": _tiny,
    "folder": _folder,
}


def _lines_file(folder: Path, megabytes: int) -> Path:
    """Documents of 220 words, 10 spans and 3 relations, no two of which have the same text."""
    path = folder / "lines.jsonl"
    if path.exists():
        return path
    write_json_lines(path, _VARIANTS, _VARIANTS * 10, _VARIANTS * 3)
    variants = [_parts(line) for line in path.read_text("utf-8").splitlines()]
    size = number = 0
    with path.open("w", encoding="utf-8") as out:
        while size < megabytes * 1_000_000:
            head, rest = variants[number % _VARIANTS]
            uid = hashlib.blake2b(str(number).encode(), digest_size=16).hexdigest()
            line = f'{{"uid": "{uid}", {head} {number}{rest}\n'
            size += len(line.encode())
            out.write(line)
            number += 1
    return path


def _parts(line: str) -> tuple[str, str]:
    """A line from behind its uid to the end of its text, and the rest."""
    head, mark, rest = line.partition('", "meta"')
    return head[head.index('"name"') :], mark + rest


def _project(folder: Path) -> Path:
    path = folder / "bulk.annodb"
    for each in folder.glob("bulk.annodb*"):
        each.unlink()
    scheme = projects.read_scheme(resources.resource("schemes", "vi_news.scheme.json"))
    projects.new_project(path, scheme).close()
    return path


def _import(project: Path, path: Path) -> tuple[str, ...]:
    return "annotator", "import", str(project), str(path)


def _run(*words: str, until: Callable[[], bool] | None = None) -> Outcome:
    """Runs a module of Python; interrupts it, as Ctrl+C does, once ``until`` holds."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *words], stdout=subprocess.DEVNULL)
    while until is not None and process.poll() is None:
        if until():
            start = time.perf_counter()
            process.send_signal(signal.SIGINT)
            break
        time.sleep(0.02)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Outcome(process.returncode, time.perf_counter() - start, usage.ru_maxrss / 1024)


def _is_half_way(project: Path, path: Path) -> bool:
    return project.stat().st_size > path.stat().st_size // 2


def _held(project: Path, outcome: Outcome) -> str:
    counts = ", ".join(f"{number} {table}s" for table, number in _counts(project))
    return f"exit code {outcome.code}, {counts}"


def _counts(project: Path) -> Iterator[tuple[str, int]]:
    with open_project(project, write=False, verify=False) as it:
        for table in ("document", "span", "relation"):
            found = it.read.one(f"SELECT count(*) FROM {table}")
            yield table, found[0] if found else 0


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _in_window(project: Path, path: Path) -> None:
    """Imports by the window's task, in an event loop, without a window."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only this case needs Qt

    from annotator.gui.tasks import Task  # noqa: PLC0415

    app = QApplication([])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open_project(project, verify=False) as it:
        task = Task(import_files(it, ImportRequest((path,))))
        steps: list[object] = []
        task.progressed.connect(steps.append)
        for signal_ in (task.finished, task.failed, task.cancelled):
            signal_.connect(app.quit)
        task.start()
        app.exec()
    print(f"{'':8} before: {before:.0f} MB, progress told {len(steps)} times", file=sys.stderr)


if __name__ == "__main__":
    main()
