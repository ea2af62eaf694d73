"""Every gesture in the document view, from the event to the end of its painting.

    python -m tests.benchmarks.view [--rounds N] [--only view|program] [--sizes 10k,1m,2m]

CPU milliseconds of the window's thread: median, 95th and 99th percentile, and the goal for the
99th.  ``commit`` is the part that COMMIT took, which the goals leave out.  A last table sets the
same screen in a document of ten thousand characters and of two million side by side.  Set
``QT_QPA_PLATFORM=offscreen`` to run without a screen, or start it on an X server.
"""

import argparse
import ctypes
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.document.content import Content
from annotator.gui.document.view import DocumentView
from annotator.model.segments import syllables
from tests.benchmarks.articles import Article, article, repeated
from tests.benchmarks.stages import NothingPainted, ProgramStage, Stopwatch, ViewStage, move, wheel

SIZES = {
    "10k": (10_000, 250, 50), "1m": (1_000_000, 20_000, 4_000), "2m": (2_000_000, 50_000, 10_000),
}  # fmt: skip
GOALS = {
    "add a span": 6.0, "remove a span": 8.0, "add a relation": 8.0, "wheel": 6.0, "page": 10.0,
    "jump": 14.0, "drag step": 4.0, "hit test": 0.5, "resize": 16.0, "zoom": 16.0,
}  # fmt: skip
OPEN = {"10k": 150.0, "1m": 150.0, "2m": 200.0}
MEMORY = 40.0
UNEQUAL = ("open", "jump")
"""Rows that may depend on the document's size."""

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Figures:
    """Milliseconds of one row, and the commit's part of each."""

    taken: list[float] = field(default_factory=list)
    committed: list[float] = field(default_factory=list)

    def add(self, measured: tuple[float, float]) -> None:
        """Take one measurement in."""
        self.taken.append(measured[0] - measured[1])
        self.committed.append(measured[1])

    def at(self, share: float) -> float:
        """The ``share``-th part, commit left out."""
        ordered = sorted(self.taken)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


Table = dict[str, Figures]
Stage = ViewStage | ProgramStage


class Gestures:
    """Does every gesture ``rounds`` times at places of the document drawn by lot."""

    def __init__(
        self, stage: Stage, watch: Stopwatch, rounds: int, made: Article, home: int | None
    ) -> None:
        self._article = made
        self._stage = stage
        self._view: DocumentView = stage.view
        self._watch = watch
        self._rounds = rounds
        self._chance = random.Random(3)
        self._home = home
        """Where to work when the places are not drawn by lot: a code point."""

    def run(self) -> Table:
        """Every row."""
        rows: tuple[tuple[str, Callable[[], Iterator[tuple[float, float]]]], ...] = (
            ("add a span", self._add), ("remove a span", self._remove),
            ("add a relation", self._relate), ("wheel", self._wheel), ("page", self._page),
            ("jump", self._jump), ("drag step", self._drag), ("hit test", self._hit),
            ("resize", self._resize), ("zoom", self._zoom),
        )  # fmt: skip
        table: Table = {}
        for name, gesture in rows:
            if name == "jump" and self._home is not None:
                continue
            figures = table[name] = Figures()
            self._go()
            try:
                for measured in gesture():
                    figures.add(measured)
            except NothingPainted:
                raise SystemExit(
                    f"{name}, number {len(figures.taken)}: nothing was painted"
                ) from None
        return table

    @property
    def _content(self) -> Content:
        return self._view._sheet.content

    def _go(self) -> None:
        """Scroll to a place and let everything there be laid out."""
        popup = QApplication.activePopupWidget()
        if popup is not None:  # a press has met a mark of many, whose list opens
            popup.close()
        bar = self._view.verticalScrollBar()
        if self._home is not None:
            self._stage.show(self._article)  # as it was: what was added would fill the page
            self._view.select_text(self._home, self._home + 1)
            QApplication.processEvents()
            return
        bar.setValue(self._chance.randrange(bar.maximum()))
        QApplication.processEvents()

    def _in_view(self) -> tuple[int, int]:
        """First and last code point well inside the viewport."""
        port, hits = self._view.viewport(), self._view._hits
        top = hits.point_at(QPoint(80, port.height() // 4))
        return top, hits.point_at(QPoint(port.width() - 60, port.height() * 3 // 4))

    def _a_span(self) -> int:
        """A span in view, of another place where there is none."""
        while not (spans := self._spans_in_view()):
            self._go()
        return self._chance.choice(spans)

    def _spans_in_view(self) -> list[int]:
        low, high = self._in_view()
        place = (low, -len(self._content.text), 0)
        found = []
        for span in self._content.walk(place, forward=True):
            if span.start >= high:
                break
            found.append(span.id)
        return found

    def _add(self) -> Iterator[tuple[float, float]]:
        text = self._content.text
        for number in range(self._rounds):
            if number % 10 == 0:
                self._go()
            words = list(syllables(text, *self._in_view()))
            first = self._chance.randrange(len(words) - 4)
            start, stop = words[first][0], words[first + self._chance.randrange(4)][1]
            self._view.select_text(start, stop)
            key = str(self._chance.randrange(1, 9))
            yield self._watch.time(lambda key=key: QTest.keyClick(self._view, key))  # type: ignore[misc]

    def _remove(self) -> Iterator[tuple[float, float]]:
        for number in range(self._rounds):
            if number % 10 == 0:
                self._go()
            self._view.select_span(self._a_span(), scroll=False)
            yield self._watch.time(lambda: QTest.keyClick(self._view, Qt.Key.Key_Delete))

    def _relate(self) -> Iterator[tuple[float, float]]:
        for number in range(self._rounds):
            if number % 10 == 0:
                self._go()
            self._view.select_span(self._a_span(), scroll=False)
            self._view.start_relation()
            for _ in range(1 + number % 3):
                QTest.keyClick(self._view, Qt.Key.Key_Tab)
            yield self._watch.time(lambda: QTest.keyClick(self._view, Qt.Key.Key_Return))
            self._view._pick.cancel()

    def _turns(self) -> Iterator[int]:
        """Down and up again, three times as often down, so that fresh lines come."""
        for number in range(self._rounds):
            if self._home is None and number % 60 == 0:
                self._go()
            bar = self._view.verticalScrollBar()
            down = number % 4 != 3 if self._home is None else number % 8 < 4
            if bar.value() in (bar.minimum(), bar.maximum()):
                down = bar.value() == bar.minimum()
            yield -1 if down else 1

    def _wheel(self) -> Iterator[tuple[float, float]]:
        for turn in self._turns():
            yield self._watch.time(lambda turn=turn: wheel(self._view, turn, _NONE))  # type: ignore[misc]

    def _page(self) -> Iterator[tuple[float, float]]:
        bar = self._view.verticalScrollBar()
        for turn in self._turns():
            step = bar.pageStep() * -turn
            yield self._watch.time(lambda step=step: bar.setValue(bar.value() + step))  # type: ignore[misc]

    def _jump(self) -> Iterator[tuple[float, float]]:
        bar = self._view.verticalScrollBar()
        for _ in range(self._rounds):
            place = self._chance.randrange(bar.maximum())
            yield self._watch.time(lambda place=place: bar.setValue(place))  # type: ignore[misc]

    def _drag(self) -> Iterator[tuple[float, float]]:
        port = self._view.viewport()
        done = 0
        while done < self._rounds:
            self._go()
            x, y = 120, self._chance.randrange(port.height() // 4, port.height() // 2)
            QTest.mousePress(port, Qt.MouseButton.LeftButton, _NONE, QPoint(x, y))
            move(self._view, x + 20, y)
            for _ in range(12):
                before = self._view.current().fragments
                x, y = x + 37, y + 9
                after = self._watch
                QApplication.processEvents()
                after.painted = after.committed = 0.0
                start = time.thread_time()
                move(self._view, x, y)
                QApplication.processEvents()
                if self._view.current().fragments != before and after.painted:
                    done += 1
                    yield (after.painted - start) * 1000, 0.0
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, _NONE, QPoint(x, y))

    def _hit(self) -> Iterator[tuple[float, float]]:
        port, hits = self._view.viewport(), self._view._hits
        for number in range(self._rounds):
            if number % 30 == 0:
                self._go()
            place = QPoint(
                self._chance.randrange(port.width()), self._chance.randrange(port.height())
            )
            start = time.thread_time()
            hits.at(place)
            yield (time.thread_time() - start) * 1000, 0.0

    def _resize(self) -> Iterator[tuple[float, float]]:
        window = self._view.window()
        width, height = window.width(), window.height()
        for number in range(max(100, self._rounds // 3)):
            if number % 10 == 0:
                self._go()
            wide = width - 300 + self._chance.randrange(300)
            wide += wide == window.width()
            yield self._watch.time(lambda wide=wide: self._stage.resize(wide, height))  # type: ignore[misc]
        self._stage.resize(width, height)

    def _zoom(self) -> Iterator[tuple[float, float]]:
        points = self._view.font_size()
        for number in range(max(100, self._rounds // 3)):
            if number % 10 == 0:
                self._go()
            step = 1 if number % 4 in (0, 3) else -1
            yield self._watch.time(lambda step=step: wheel(self._view, step, _CONTROL))  # type: ignore[misc]
        self._view.set_font_size(points)


def main() -> None:
    """Runs all that is asked for and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--only", choices=("view", "program"))
    parser.add_argument("--sizes", default="1m,2m")
    parser.add_argument("--no-same", action="store_true", help="leave the last table out")
    given = parser.parse_args()
    application = QApplication(sys.argv[:1])
    print(f"platform {application.platformName()}, window 1200 x 900, n = {given.rounds}")
    print(f"this machine now: a loop of a million additions takes {_loop():.0f} ms")
    stages = {"view": ViewStage, "program": ProgramStage}
    for name, kind in stages.items():
        if given.only in (None, name):
            for size in given.sizes.split(","):
                _measure(kind, size, given.rounds)
    if not given.no_same:
        _compare(given.rounds)


def _measure(kind: type[ViewStage] | type[ProgramStage], size: str, rounds: int) -> None:
    made = article(*SIZES[size])
    with tempfile.TemporaryDirectory() as folder, Stopwatch() as watch:
        stage = kind(Path(folder))
        chars, spans, relations = SIZES[size]
        print(f"\n{stage.name}: {chars:,} characters, {spans:,} spans, {relations:,} relations")
        if isinstance(stage, ViewStage):
            _open(stage, watch, made, size)
        stage.show(made)
        _print(Gestures(stage, watch, rounds, made, None).run())
        stage.close()


def _open(stage: ViewStage, watch: Stopwatch, made: Article, size: str) -> None:
    """Opening, text and spans in memory, and what the view holds beyond them."""
    small = article(2_000, 20, 4)
    stage.show(small)
    taken = []
    for _ in range(7):
        taken.append(watch.time(lambda: stage.view.set_document(made.text, made.layer))[0])
        stage.show(small)
    taken.sort()
    before = _resident()
    stage.show(made)
    more = _resident() - before
    print(f"  {'open to first paint':20} {taken[3]:7.1f} median {taken[-1]:7.1f} worst of 7"
          f"      goal {OPEN[size]:.0f}")  # fmt: skip
    print(f"  {'memory of the view':20} {more:7.1f} MB{'':27}goal {MEMORY:.0f}")


def _compare(rounds: int) -> None:
    """The same screen in a short and in a long document, by turns."""
    unit = article(*SIZES["10k"])
    print(f"\nthe same screen, {ViewStage.name}: 10k against 2m (goal: ratio of medians <= 1.5)")
    tables = []
    for times in (1, 200):
        with tempfile.TemporaryDirectory() as folder, Stopwatch() as watch:
            stage = ViewStage(Path(folder))
            made = repeated(unit, times)
            stage.show(made)
            home = times // 2 * len(unit.text) + len(unit.text) // 2
            tables.append(Gestures(stage, watch, rounds, made, home).run())
            stage.close()
    short, long = tables
    print(f"  {'':20} {'10k':>7} {'2m':>7} {'ratio':>7} {'p99':>7} {'p99':>7} {'ratio':>7}")
    for name, figures in short.items():
        a, b, c, d = figures.at(0.5), long[name].at(0.5), figures.at(0.99), long[name].at(0.99)
        print(f"  {name:20} {a:7.2f} {b:7.2f} {b / a:7.2f} {c:7.2f} {d:7.2f} {d / c:7.2f}")


def _print(table: Table) -> None:
    print(f"  {'':20} {'p50':>7} {'p95':>7} {'p99':>7} {'goal':>6}  {'n':>4} {'commit p50':>11}")
    for name, figures in table.items():
        goal, p99 = GOALS[name], figures.at(0.99)
        commit = sorted(figures.committed)[len(figures.committed) // 2]
        print(
            f"  {name:20} {figures.at(0.5):7.2f} {figures.at(0.95):7.2f} {p99:7.2f} {goal:6.1f}"
            f"  {len(figures.taken):4} {commit:11.2f} {'' if p99 < goal else ' missed'}"
        )


def _loop() -> float:
    """Milliseconds of CPU for a fixed piece of Python, to compare runs by."""
    total, start = 0, time.thread_time()
    for number in range(1_000_000):
        total += number
    return (time.thread_time() - start) * 1000


def _resident() -> float:
    """Resident memory of this process in MB, what was freed given back first."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    for line in Path("/proc/self/status").read_text(encoding="ascii").split("\n"):
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
