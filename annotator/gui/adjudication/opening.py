"""Taking a document in hand: at once, or, where it is very long, in steps beside a bar.

While a long one is read the window lives on, and the document before stays in hand: it is shown
again where somebody cancels.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.errors import ProjectError, UserError
from annotator.gui.adjudication.text import Said, said_in
from annotator.gui.dialogs.progress import ProgressPane
from annotator.gui.plain import one_line, phrased
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.gui.texts import error_text
from annotator.ops.apart import apart
from annotator.ops.live_table import LiveTable, live_table
from annotator.ops.long_documents import MANY, live_table_slowly, weight
from annotator.ops.steps import Steps
from annotator.store.project import Project


@dataclass(frozen=True)
class Opened:
    """A document in hand: its table, and what stands under its text."""

    live: LiveTable
    said: Said


Show = Callable[[Opened], object]


class Opening(QObject):
    """Reads documents for the window, whose ``body`` makes room for a bar meanwhile."""

    told = Signal(str)
    left = Signal()
    """Nothing was taken in hand: somebody cancelled, or it could not be read."""

    def __init__(
        self, session: Session, pane: ProgressPane, body: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._pane, self._body = session, pane, body
        self._show: Show | None = None
        self._document, self._name = 0, ""
        pane.hide()
        pane.ended.connect(self._ended)

    @property
    def is_busy(self) -> bool:
        """Whether a document is being read."""
        return self._show is not None

    @property
    def document(self) -> int:
        """The document that is being read; 0 for none."""
        return self._document if self.is_busy else 0

    def open(self, document: int, show: Show) -> None:
        """Lets ``show`` have the document once it is read; the one before is not read any more."""
        self.stop()
        project = self._session.project
        try:
            if weight(project, document) <= MANY:
                live = live_table(project, document)
                show(Opened(live, said_in(live.table.items)))
            else:
                self._read(project, document, show)
        except ProjectError as error:
            self._fail(error)

    def stop(self) -> None:
        """Reads no more; nobody is told."""
        self._show = None
        self._pane.cancel()

    def cancel(self) -> None:
        """Reads no more, for somebody wants it so."""
        self._pane.cancel()

    def say_busy(self) -> None:
        """Says why nothing can be answered now."""
        told = self.tr("“{name}” is still being read. Esc cancels.")
        self.told.emit(phrased(told, name=self._name))

    def _read(self, project: Project, document: int, show: Show) -> None:
        names = dict(project.read.all("SELECT id, name FROM document WHERE id = ?", (document,)))
        self._document, self._name = document, one_line(names.get(document, ""))
        self._show = show
        self._body.hide()
        self._pane.show()
        task = Task(_read_slowly(project, document), self)
        self._pane.start(task, phrased(self.tr("Reading “{name}”…"), name=self._name))
        # After the pane has heard of it, so that the body is there to be shown something.
        task.finished.connect(self._finished)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._cancelled)

    def _finished(self, opened: Opened) -> None:
        show, self._show = self._show, None
        if show is not None:
            show(opened)

    def _cancelled(self) -> None:
        if self._show is not None:
            self._show = None
            self.left.emit()

    def _fail(self, error: UserError) -> None:
        self._show = None
        self.left.emit()
        self.told.emit(error_text(error))

    def _ended(self) -> None:
        self._pane.hide()
        self._body.show()


def _read_slowly(project: Project, document: int) -> Steps[Opened]:
    live = yield from live_table_slowly(project, document)
    said = yield from apart(lambda _look: said_in(live.table.items))
    return Opened(live, said)
