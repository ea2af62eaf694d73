"""What an edit costs the window's thread at the limit: 2 million characters, 50,000 spans.

    python -m tests.benchmarks.edits [--rounds N] [--documents N] [--file PROJECT]

Every figure is CPU time of the window's thread in milliseconds, p50/p99, with the whole window
shown at 1200 x 900.  ``verb`` is what the operation reads and writes, ``commit`` SQLite's COMMIT,
``told`` what everybody does who hears of the change, ``paint`` the repaint of the text and
``beside`` what else is painted before it ends.  ``gesture`` is verb, told and beside: what an edit
costs before the text is there again, without commit and repaint.  ``later`` is what panels and
menus do after that, in turns of their own.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from annotator import resources
from annotator.gui.collector import Collector
from annotator.gui.document.canvas import Canvas
from annotator.gui.main_window import MainWindow
from annotator.gui.projects import Projects
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.ops import annotate, projects
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store import gate
from annotator.store.project import open_project
from tests.benchmarks.material import write_json_lines, write_long_document

_PARTS = ("verb", "commit", "told", "beside", "gesture", "paint", "later")


def main() -> None:
    """Makes the project, opens it and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--spans", type=int, default=50_000)
    parser.add_argument("--file", type=Path)
    given = parser.parse_args()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        path = given.file or Path(name) / "long.annodb"
        if not path.exists():
            _make(path, given.documents, given.spans)
        Bench(application, path, Path(name)).all(given.rounds)


def _make(path: Path, documents: int, spans: int) -> None:
    scheme = projects.read_scheme(resources.resource("schemes", "vi_news.scheme.json"))
    lines = path.with_suffix(".jsonl")
    with projects.new_project(path, scheme) as made:
        write_long_document(lines, spans * 40, spans, spans // 5)
        run(import_files(made, ImportRequest((lines,), "jsonl")))
        if documents > 1:
            write_json_lines(lines, documents - 1, 0, 0)
            run(import_files(made, ImportRequest((lines,), "jsonl")))
    lines.unlink()


class Bench:
    """A window around the project, and a stopwatch."""

    def __init__(self, application: QApplication, path: Path, folder: Path) -> None:
        self._application = application
        self._spent: dict[str, float] = {}
        self._watch(gate, "commit", "commit")
        self._watch(Canvas, "paintEvent", "paint")
        session = Session()
        selection = Selection(session)
        settings = Settings(folder / "settings.ini")
        settings.language = "en"
        collector = Collector(session)
        collector.start()
        session.open(open_project(path), "an")
        self.session = session
        self.window = MainWindow(
            session, selection, settings, Projects(session, settings, session), collector
        )
        self.window.resize(1200, 900)
        self.window.show()
        self._settle()
        selection.set_document(session.project.read.document_ids()[0])
        self._settle()

    def _watch(self, owner: object, name: str, part: str) -> None:
        plain = getattr(owner, name)

        def timed(*args: object) -> object:
            start = time.thread_time()
            try:
                return plain(*args)
            finally:
                self._spent[part] = self._spent.get(part, 0.0) + time.thread_time() - start
                self._spent.setdefault(f"{part} done", time.thread_time())

        setattr(owner, name, timed)

    def _settle(self, seconds: float = 1.5) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._application.processEvents()
            time.sleep(0.005)

    @contextmanager
    def _measured(self, table: dict[str, list[float]]) -> Iterator[None]:
        self._spent = {}
        start = time.thread_time()
        yield
        told = time.thread_time()
        later = self.window.later
        self._application.processEvents()
        while later.is_waiting:
            self._application.processEvents()
        end = time.thread_time()
        commit, paint = self._spent.get("commit", 0.0), self._spent.get("paint", 0.0)
        committed = self._spent.get("commit done", start)
        painted = self._spent.get("paint done", told)
        parts = {
            "verb": committed - start - commit,
            "commit": commit,
            "told": told - committed,
            "beside": painted - told - paint,
            "gesture": painted - start - commit - paint,
            "paint": paint,
            "later": end - painted,
        }
        for part, seconds in parts.items():
            table.setdefault(part, []).append(seconds * 1000)

    def all(self, rounds: int) -> None:
        """Every kind of edit by turns, then what else must not be felt."""
        tables: dict[str, dict[str, list[float]]] = {}
        chance = random.Random(5)
        for _ in range(rounds):
            for name, edit in self._edits(chance):
                with self._measured(tables.setdefault(name, {})):
                    edit()
                self._settle(0.02)
        self._show(tables)
        print("then the window rests:", self._rest())
        tables = {}
        ids = [row[0] for row in self.session.project.read.all("SELECT id FROM span LIMIT 50000")]
        for _ in range(rounds):
            span = chance.choice(ids)
            with self._measured(tables.setdefault("select a span", {})):
                self.window.view.select_span(span)
        others = self.session.project.read.document_ids()
        for _ in range(3):
            for name, at in (("open a short text", -1), ("open the long text", 0)):
                if len(others) > 1:
                    with self._measured(tables.setdefault(name, {})):
                        self.window.selection.set_document(others[at])
                    print(f"  {name}, then rests:", self._rest())
        self._show(tables)

    def _edits(self, chance: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
        session, desk = self.session, self.window.desk
        document, length = desk.laid.document_id, len(desk.laid.text)
        start = chance.randrange(length - 100)
        made: list[int] = []

        def add(start: int, label: str) -> None:
            pieces = ((start, start + 9),)
            made.append(session.run(annotate.add_span, document, "an", pieces, label) or 0)

        yield "add a span", lambda: add(start, "PERSON")
        yield "relabel it", lambda: session.run(annotate.relabel_spans, (made[0],), "LOCATION")
        yield (
            "resize it",
            lambda: session.run(annotate.resize_span, made[0], ((start, start + 14),)),
        )
        yield "add another", lambda: add(start + 20, "LOCATION")
        yield (
            "add a relation",
            lambda: made.append(
                session.run(annotate.add_relation, made[0], made[1], "SAME_AS")
                or session.run(annotate.add_relation, made[0], made[1], "PLACE_SAME_AS")
                or 0
            ),
        )
        yield "undo the relation", session.undo
        yield "redo the relation", session.redo
        yield "remove a span with it", lambda: session.run(annotate.remove, (made[1],))
        yield "remove a span", lambda: session.run(annotate.remove, (made[0],))
        yield "undo of one span", session.undo

    def _rest(self) -> str:
        """The longest turn of the event loop in the next two seconds, without the text's paint."""
        longest, total, end = 0.0, 0.0, time.monotonic() + 2
        while time.monotonic() < end:
            self._spent = {}
            start = time.thread_time()
            self._application.processEvents()
            taken = time.thread_time() - start - self._spent.get("paint", 0.0)
            longest, total = max(longest, taken), total + taken
            time.sleep(0.001)
        return f"longest turn {longest * 1000:.1f} ms, in all {total * 1000:.0f} ms"

    def _show(self, tables: dict[str, dict[str, list[float]]]) -> None:
        print(f"{'ms of CPU, p50/p99':24}" + "".join(f"{part:>14}" for part in _PARTS))
        for name, table in tables.items():
            cells = (f"{statistics.median(table[p]):.2f}/{_p99(table[p]):.2f}" for p in _PARTS)
            print(f"{name:24}" + "".join(f"{cell:>14}" for cell in cells))


def _p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


if __name__ == "__main__":
    main()
