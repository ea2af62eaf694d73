"""The two windows in which several annotators' work is compared, and who may look there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui import ask
from annotator.gui.awaited import Awaited, is_loaded
from annotator.gui.document.view import DocumentView
from annotator.gui.panels.panel import Context

if TYPE_CHECKING:
    from annotator.gui.adjudication.places import Place
    from annotator.gui.adjudication.window import AdjudicationWindow

_FIGURES = (
    "annotator.agreement.report", "annotator.agreement.gamma_figure", "annotator.ops.patterns",
    "annotator.ops.agreement_items", "annotator.ops.agreement_units",
    "annotator.ops.agreement_html", "annotator.formats.csv_rows.cells",
)  # fmt: skip
"""Rooms that the figures need, and that take a while to load."""
AGREEMENT_SIZE = (1180, 840)
"""Of the window at the first time, in pixels."""


class Review(QObject):
    """Opens them.  ``commit`` saves what is half typed."""

    opened = Signal(object)
    """The QWindow of one of them: somebody works there from now on."""
    committing = Signal()
    """What is typed in the reviewer's window is to be saved."""

    def __init__(
        self, context: Context, view: DocumentView, commit: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._view = view
        self._commit = commit
        self._window = window
        self._seers: set[str] = set()
        """Who said that they want to see others' work in this project before they are finished."""
        context.session.closed.connect(self._forget)

    def adjudicate(self) -> None:
        """Opens the window in which disagreements are settled, or brings it to the front."""
        if not self._may_see_others():
            return
        window = self._reviewer()
        if window.table is None and not window.opening.is_busy:
            window.begin(self._context.selection.document_id)

    def put_away(self) -> "Place | None":
        """Closes the reviewer's window, if it is open, which keeps what is typed there; says what
        it showed."""
        from annotator.gui.adjudication.window import (  # noqa: PLC0415 - at need
            AdjudicationWindow,
        )

        window = self._window.findChild(AdjudicationWindow)
        if window is None:
            return None
        shown = window.shown()
        window.close()
        return shown

    def bring_back(self, shown: "Place") -> None:
        """Opens the reviewer's window where another one was put away."""
        self._reviewer().resume(shown)

    def _reviewer(self) -> "AdjudicationWindow":
        from annotator.gui.adjudication.window import (  # noqa: PLC0415 - at need
            AdjudicationWindow,
        )

        self._commit()
        window = self._window.findChild(AdjudicationWindow)
        if window is None:
            window = AdjudicationWindow(self._context.session, self._context.settings, self._window)
            self.committing.connect(window.detail.commit)
        _bring_up(window)
        self.opened.emit(window.windowHandle())
        return window

    def agreement(self) -> None:
        """Opens the window that shows how far annotators agree, or brings it to the front."""
        if not self._may_see_others():
            return
        self._commit()
        if is_loaded(_FIGURES):
            self._show_agreement()
            return
        awaited = self._window.findChild(Awaited)
        if awaited is None:
            translate = QCoreApplication.translate
            title = translate("AgreementWindow", "Agreement")
            words = translate("AgreementWindow", "Comparing what the annotators have finished…")
            awaited = Awaited(title, words, _FIGURES, self._window)
            awaited.stand(self._context.settings.layout("agreement"), *AGREEMENT_SIZE)
            awaited.ready.connect(self._show_agreement)
            self._context.session.closed.connect(awaited.close)
        _bring_up(awaited)

    def _show_agreement(self) -> None:
        from annotator.gui.agreement.window import AgreementWindow  # noqa: PLC0415 - at need

        window = self._window.findChild(AgreementWindow)
        if window is None:
            window = AgreementWindow(self._context.session, self._context.settings, self._window)
            window.place_requested.connect(self._show_words)
            window.reviewer_requested.connect(lambda *place: self._reviewer().show_place(*place))
        _bring_up(window)
        self.opened.emit(window.windowHandle())

    def _may_see_others(self) -> bool:
        """Whether others' work may be shown to whoever works here: asked once while their own is
        begun and not finished."""
        session = self._context.session
        name = session.annotator
        begun = session.project.read.begun_documents(name)
        if not begun or name in self._seers:
            return True
        question = self.tr(
            "%n document(s) of yours begun and not finished. That window shows what others wrote "
            "there. Open it all the same?",
            "",
            begun,
        )
        if not ask.confirm(self._window, question, self.tr("Open")):
            return False
        self._seers.add(name)
        return True

    def _forget(self) -> None:
        self._seers.clear()

    def _show_words(self, document_id: int, start: int, stop: int) -> None:
        """Shows code points of a document in the main window."""
        self._context.selection.set_document(document_id)
        self._view.select_text(start, stop)
        self._window.activateWindow()
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _bring_up(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
