"""Imports of what is large: memory, seconds, and what a cancelled import leaves behind.

    python -m tests.benchmarks.bulk [--megabytes N] [--only lines,window,…]

``lines``: a JSON Lines file of so many megabytes, by the command line; ``window``: the same by the
window's task, with the number of times that progress was told and the longest wait between two
looks at the event queue; ``cancel`` and ``stop``: the same two, broken off half way; ``one``: one
line a fifth as long; ``tiny``: a thousand documents of a few words a megabyte, in one file;
``folder``: small files, twenty a megabyte.  A gigabyte, 1000, gives the figures of issue 4: 200 MB
on a line, a million documents, 20,000 files.

Memory is the peak resident size of a process of its own, and the seconds are the processor's,
but for the two that are broken off: there they are what a person waits from the wish to the end.
The files are made in a temporary folder (TMPDIR), which a gigabyte needs about three times over.
"""

import argparse
import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from annotator import resources
from annotator.ops import projects
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import Step
from annotator.store.project import open_project
from tests.benchmarks.material import write_json_lines

_VARIANTS = 500


@dataclass(frozen=True)
class Outcome:
    """How one process ended, what it said on its standard output, and how long it took.

    ``waited`` are the seconds of the clock from its interruption to its end.
    """

    code: int
    seconds: float
    megabytes: float
    said: str
    waited: float


def main() -> None:
    """Runs the chosen cases and prints a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--only", default="lines,window,cancel,stop,one,tiny,folder")
    parser.add_argument("--window", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.window:
        project, path, share = given.window
        _in_window(Path(project), Path(path), float(share))
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
    outcome = _run(*_in_the_window(project, path, 1))
    _row("window", path, outcome, f"{outcome.said}, {_held(project, outcome)}")


def _cancel(folder: Path, megabytes: int) -> None:
    path, project = _lines_file(folder, megabytes), _project(folder)
    before = _digest(project)
    outcome = _run(*_import(project, path), until=lambda: _is_half_way(project, path))
    said = f"ended {outcome.waited:.1f} s after the wish, {_left(folder, project, before)}"
    _row("cancel", path, outcome, said)


def _stop(folder: Path, megabytes: int) -> None:
    path, project = _lines_file(folder, megabytes), _project(folder)
    before = _digest(project)
    outcome = _run(*_in_the_window(project, path, 0.5))
    _row("stop", path, outcome, f"{outcome.said}, {_left(folder, project, before)}")


def _left(folder: Path, project: Path, before: str) -> str:
    same = "project byte-equal" if _digest(project) == before else "PROJECT CHANGED"
    left = sorted(each.name for each in folder.glob(f"{project.name}*") if each != project)
    rows = ", ".join(f"{number} {table}s" for table, number in _counts(project))
    return f"{same}, {rows}, beside it: {', '.join(left) or 'nothing'}"


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
        for number in range(megabytes * 1000):
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
    "stop": _stop,
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


def _in_the_window(project: Path, path: Path, share: float) -> tuple[str, ...]:
    return "tests.benchmarks.bulk", "--window", str(project), str(path), str(share)


def _run(*words: str, until: Callable[[], bool] | None = None) -> Outcome:
    """Runs a module of Python; interrupts it, as Ctrl+C does, once ``until`` holds."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        outcome = _waited(subprocess.Popen([sys.executable, "-m", *words], stdout=said), until)
        said.seek(0)
        return replace(outcome, said=said.read().strip())


def _waited(process: subprocess.Popen[bytes], until: Callable[[], bool] | None) -> Outcome:
    peak = wish = 0.0
    pid = 0
    while not pid:
        time.sleep(0.01)
        peak = max(peak, _peak(process.pid))
        if until is not None and not wish and until():
            wish = time.perf_counter()
            process.send_signal(signal.SIGINT)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    waited = time.perf_counter() - wish if wish else 0.0
    return Outcome(process.returncode, seconds, peak or usage.ru_maxrss / 1024, "", waited)


def _peak(pid: int) -> float:
    """Megabytes at most so far, 0 where the system does not tell.

    ``ru_maxrss`` would not do: Linux begins it with what the parent holds.
    """
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8").split("\n"):
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


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


def _in_window(project: Path, path: Path, share: float) -> None:
    """Imports by the window's task, in an event loop, without a window; stops after ``share``."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only this case needs Qt

    from annotator.gui.tasks import Task  # noqa: PLC0415

    app = QApplication([])
    looks = [time.perf_counter()]
    with open_project(project, verify=False) as it:
        task = Task(import_files(it, ImportRequest((path,))))

        def look(step: Step) -> None:
            looks.append(time.perf_counter())
            if step.total and step.done >= share * step.total and share < 1:
                task.cancel()

        task.progressed.connect(look)
        for signal_ in (task.finished, task.failed, task.cancelled):
            signal_.connect(app.quit)
        task.start()
        app.exec()
        wish = looks[-1]
        looks.append(time.perf_counter())
    wait = max(after - before for before, after in pairwise(looks))
    print(f"progress told {len(looks) - 2} times, longest wait {wait:.2f} s", end="")
    print(f", ended {looks[-1] - wish:.1f} s after the wish" if share < 1 else "")


if __name__ == "__main__":
    main()
