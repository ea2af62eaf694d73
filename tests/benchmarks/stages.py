"""Where the document view is measured: alone in a window of 1200 x 900, and in the whole program.

A figure is CPU time of the window's thread, from handing the event over until the text has been
painted; what the event loop does on the way there is counted.  In the whole program the commit to
the project file is part of it, and noted apart.
"""

import gc
import json
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.document.canvas import Canvas
from annotator.gui.document.view import DocumentView
from annotator.gui.program import Program
from annotator.gui.settings import Settings
from annotator.model.annotation import Fragment, LayerDelta, Relation, Span
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project
from annotator.ops.steps import run
from annotator.store import transaction
from annotator.store.project import open_project
from tests.benchmarks.articles import Article, scheme

SIZE = (1200, 900)
_PATIENCE = 2.0


class NothingPainted(Exception):
    """An action that should have changed the picture has not."""


class Stopwatch:
    """Measures actions until the view has painted; ``committed`` holds the commit's part."""

    def __init__(self) -> None:
        self.painted = 0.0
        self.committed = 0.0
        self._paint = Canvas.paintEvent
        self._commit = transaction.commit

    def __enter__(self) -> "Stopwatch":
        watch, paint, commit = self, self._paint, self._commit

        def painting(canvas: Canvas, event: QPaintEvent) -> None:
            paint(canvas, event)
            watch.painted = time.thread_time()

        def committing(connection: object, name: str, uid: bytes) -> None:
            start = time.thread_time()
            commit(connection, name, uid)  # type: ignore[arg-type]
            watch.committed += time.thread_time() - start

        Canvas.paintEvent = painting  # type: ignore[method-assign]
        transaction.commit = committing  # type: ignore[assignment]
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:  # fmt: skip
        Canvas.paintEvent = self._paint  # type: ignore[method-assign]
        transaction.commit = self._commit

    def time(self, action: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds from ``action`` to the end of the next painting, and of those the commit.

        NothingPainted when there is nothing to measure.
        """
        QApplication.processEvents()
        self.painted = self.committed = 0.0
        end = time.monotonic() + _PATIENCE
        start = time.thread_time()
        action()
        while not self.painted:
            QApplication.processEvents()
            if time.monotonic() > end:
                raise NothingPainted
        return (self.painted - start) * 1000, self.committed * 1000


class ViewStage(QObject):
    """The view alone; its wishes come true at once, without a file."""

    name = "view alone"

    def __init__(self, _folder: Path) -> None:
        super().__init__()
        self.view = DocumentView()
        self.view.resize(*SIZE)
        self.view.set_scheme(scheme(), "en")
        self.view.show()
        QTest.qWaitForWindowExposed(self.view)
        self.view.setFocus()
        self._next = 10_000_000
        self.view.span_requested.connect(self._add)
        self.view.remove_requested.connect(self._remove)
        self.view.relation_requested.connect(self._link)

    def show(self, article: Article) -> None:
        """Put the article before the reader, garbage collection held as the program holds it."""
        gc.enable()
        gc.unfreeze()
        gc.collect()
        self.view.set_document(article.text, article.layer)
        QApplication.processEvents()
        gc.disable()
        gc.freeze()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.view.resize(width, height)

    def close(self) -> None:
        """Leave."""
        self.view.close()
        gc.unfreeze()
        gc.enable()

    def _add(self, fragments: tuple[Fragment, ...], label: str) -> None:
        self._next += 1
        self.view.apply(LayerDelta(spans=(Span(self._next, label, fragments),)))

    def _remove(self, spans: tuple[int, ...], relations: tuple[int, ...]) -> None:
        self.view.apply(LayerDelta((), (), frozenset(spans), frozenset(relations)))

    def _link(self, head: int, tail: int, label: str) -> None:
        self._next += 1
        self.view.apply(LayerDelta(relations=(Relation(self._next, label, head, tail),)))


class ProgramStage:
    """The whole program over a project file: panels, status line, history, commit."""

    name = "whole program"

    def __init__(self, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        settings = Settings(folder / "settings.ini")
        settings.language, settings.annotator = "en", "an"
        self._folder = folder
        self._count = 0
        self._program = Program(application, settings)
        self._window = self._program.show()
        self._window.resize(*SIZE)
        self.view: DocumentView = self._window.view
        QTest.qWaitForWindowExposed(self._window)
        self._program.collector.start()

    def show(self, article: Article) -> None:
        """A project file with the article as its document, opened."""
        self._count += 1
        path = self._folder / f"{self._count}.annodb"
        _write(path, article)
        project = open_project(path)
        self._program.projects.show(project)
        self._window.activateWindow()
        self.view.setFocus()
        QTest.qWait(500)
        self._program.collector.freeze()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._window.resize(width, height)

    def close(self) -> None:
        """Leave."""
        self._program.end()
        self._window.close()


def _write(path: Path, article: Article) -> None:
    lines = path.with_suffix(".jsonl")
    spans = [
        {"id": f"s{one.id}", "label": one.label, "fragments": [list(f) for f in one.fragments]}
        for one in article.layer.spans
    ]
    relations = [
        {"id": f"r{one.id}", "label": one.label, "head": f"s{one.head}", "tail": f"s{one.tail}"}
        for one in article.layer.relations
    ]
    layer = {"annotator": "an", "state": "open", "spans": spans, "relations": relations}
    document = {"name": "long", "text": article.text, "layers": [layer]}
    lines.write_text(json.dumps(document, ensure_ascii=False) + "\n", encoding="utf-8")
    with new_project(path, scheme()) as project:
        run(import_files(project, ImportRequest((lines,), "jsonl")))


def wheel(view: DocumentView, steps: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of the text."""
    port = view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle, port.mapToGlobal(middle), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def move(view: DocumentView, x: int, y: int) -> None:
    """Move the mouse with the left button held."""
    port, place = view.viewport(), QPointF(x, y)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, port.mapToGlobal(place), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
