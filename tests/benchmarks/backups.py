"""How long a backup holds up the window: single edits, and the ticks of an event loop.

    python -m tests.benchmarks.backups [--documents 28000] [--spans 1400000]

A project of that size (144 MB) is backed up in its thread while edits are committed at the given
pace, and while a timer of Qt ticks every millisecond.  The floor is the same without a backup: on a
machine with other work both wait for a processor, and what the backup costs is the difference.
"""

import argparse
import itertools
import tempfile
import threading
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project
from annotator.ops.steps import run
from annotator.store import backups
from annotator.store.backups import Occasion
from annotator.store.project import Project, open_project
from tests.benchmarks.material import write_json_lines
from tests.store.support import news_scheme

_numbers = itertools.count()
"""Each span is another one: what is there already would not be written."""


def main() -> None:
    """Makes the project, and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=28_000)
    parser.add_argument("--spans", type=int, default=1_400_000)
    parser.add_argument("--project", type=Path, help="made there if it is not, and kept")
    given = parser.parse_args()
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as name:
        path = given.project or Path(name) / "p.annodb"
        if not path.exists():
            _make(path, given.documents, given.spans)
        with open_project(path, verify=False) as project:
            print(f"project of {path.stat().st_size / 1e6:.0f} MB")
            for pause in (1.0, 0.2, 0.05):
                _edits("edits without a backup", project, None, pause)
                _edits("edits during a backup", project, _thread(path), pause)
            _ticks(application, "ticks without a backup", None)
            annotate.add_span(project, 2, "an", [(0, 3)], "PERSON")
            _ticks(application, "ticks during a backup", _thread(path))


def _make(path: Path, documents: int, spans: int) -> None:
    source = path.with_name("in.jsonl")
    write_json_lines(source, documents, spans, spans // 10)
    with new_project(path, news_scheme()) as project:
        run(import_files(project, ImportRequest((source,), "jsonl")))
    source.unlink()


def _thread(path: Path) -> threading.Thread:
    def work() -> None:
        start, spent = time.perf_counter(), time.thread_time()
        made = backups.back_up(path, Occasion.HOURLY, lambda _done, _total: None)
        seconds = time.perf_counter() - start
        spent = time.thread_time() - spent
        print(f"  backup {made.number}: {seconds:.1f} s, {spent:.1f} s of CPU")

    return threading.Thread(target=work)


def _edits(name: str, project: Project, thread: threading.Thread | None, pause: float) -> None:
    took, end = [], time.monotonic() + 5
    if thread:
        thread.start()
    while thread.is_alive() if thread else time.monotonic() < end:
        start = time.perf_counter()
        number = next(_numbers)
        place = number % 400
        annotate.add_span(project, 1, "an", [(place, place + 1 + number // 400)], "PERSON")
        took.append(time.perf_counter() - start)
        time.sleep(pause)
    _print(f"{name}, every {pause * 1000:.0f} ms", took)


def _ticks(application: QCoreApplication, name: str, thread: threading.Thread | None) -> None:
    gaps, last, end = list[float](), time.perf_counter(), time.monotonic() + 5
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
        if not (thread.is_alive() if thread else time.monotonic() < end):
            application.quit()

    timer.timeout.connect(tick)
    if thread:
        thread.start()
    timer.start(1)
    application.exec()
    _print(name, gaps)


def _print(name: str, seconds: list[float]) -> None:
    order = sorted(seconds)
    shares = ((0.5, "median"), (0.95, "p95"), (0.99, "p99"))
    figures = [f"{title} {1000 * order[int(share * len(order))]:.1f}" for share, title in shares]
    print(f"{name}: {len(order)} times, {', '.join(figures)}, longest {1000 * order[-1]:.1f} ms")


if __name__ == "__main__":
    main()
