"""The bar above the decision table: the document, how far it is, what is shown, larger tools."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication.names import cause_name
from annotator.gui.adjudication.rows import ALL, BY_HAND, BY_RULE, CHANGED, OPEN
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, one_line

_WIDEST = 260
_EDGE = 8


@guarded
class Bar(QWidget):
    """Utters wishes; the window answers them.  Too narrow for one line, it takes two."""

    document_requested = Signal(int)
    shown_requested = Signal(object)
    """``OPEN``, ``ALL``, ``CHANGED``, ``BY_HAND``, ``BY_RULE`` or a :class:`Cause`."""
    names_requested = Signal(bool)
    """True: hide the names."""
    next_requested = Signal()
    auto_requested = Signal()
    feedback_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.documents = QComboBox()
        self.documents.setAccessibleName(self.tr("Document"))
        self.documents.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.documents.setMinimumContentsLength(16)
        self.shown = QComboBox()
        self.shown.setAccessibleName(self.tr("Which items are shown"))
        for value, words in self._choices():
            self.shown.addItem(words, value)
        self.names = QCheckBox(self.tr("Hide &names"))
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(_WIDEST)
        self.left = PlainLabel()
        self._settled = (0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._draw_progress)
        self.finish = QPushButton(self.tr("&Finish, next document"))
        self.auto = QPushButton(self.tr("Accept by &rule…"))
        self.feedback = QPushButton(self.tr("Re&port to an annotator…"))
        self._lay()
        self.documents.activated.connect(self._choose)
        self.shown.currentIndexChanged.connect(self._show)
        self.names.toggled.connect(self.names_requested)
        self.finish.clicked.connect(self.next_requested)
        self.auto.clicked.connect(self.auto_requested)
        self.feedback.clicked.connect(self.feedback_requested)

    def _lay(self) -> None:
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, 6, _EDGE, 6)
        rows.addLayout(self._first)
        rows.addLayout(self._second)
        self._first.addWidget(self.documents, 1)
        for one in (self.left, self.progress, self.shown, self.names):
            self._first.addWidget(one)
        for button in (self.auto, self.feedback, self.finish):
            button.setAutoDefault(False)
        self._place_buttons(self._first)

    def _place_buttons(self, line: QHBoxLayout) -> None:
        for button in (self.auto, self.feedback, self.finish):
            line.addWidget(button)

    def _needed(self, *widgets: QWidget) -> int:
        gap = self._first.spacing()
        return sum(one.minimumSizeHint().width() + gap for one in widgets) + 2 * _EDGE

    def _lines(self) -> tuple[int, int]:
        """The width that the first line needs, and that of the buttons."""
        return (
            self._needed(self.documents, self.left, self.progress, self.shown, self.names),
            self._needed(self.auto, self.feedback, self.finish),
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the longer of two lines: the window must fit on a small screen."""
        return QSize(max(self._lines()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The buttons go below where there is no room beside."""
        super().resizeEvent(event)
        line = self._first if event.size().width() >= sum(self._lines()) else self._second
        if line.indexOf(self.finish) < 0:
            self._place_buttons(line)

    def _choices(self) -> Sequence[tuple[object, str]]:
        fixed = [
            (ALL, self.tr("All items")),
            (OPEN, self.tr("Undecided")),
            (CHANGED, self.tr("Changed since decided")),
            (BY_HAND, self.tr("Decided by hand")),
            (BY_RULE, self.tr("Decided by a rule")),
        ]
        causes = [cause for cause in Cause if cause is not Cause.NOT_IN_GOLD]
        return [*fixed, *((cause, cause_name(cause)) for cause in causes)]

    def show_documents(self, documents: Sequence[tuple[int, str]]) -> None:
        """Offers the documents that can be settled: ids and names."""
        blocker = QSignalBlocker(self.documents)
        self.documents.clear()
        for row_id, name in documents:
            self.documents.addItem(one_line(name), row_id)
        blocker.unblock()

    def show_document(self, document_id: int) -> None:
        """Shows which document is open."""
        place = self.documents.findData(document_id)
        if place >= 0:
            self.documents.setCurrentIndex(place)

    def show_progress(self, settled: int, total: int) -> None:
        """How many items of the document are settled."""
        self.left.setText(self.tr("Undecided: {count}").format(count=total - settled))
        self._settled = (settled, total)
        self._later.start()

    def _draw_progress(self) -> None:
        """A progress bar paints itself at once: after the text, then."""
        settled, total = self._settled
        self.progress.setFormat(f"{settled} / {total}")
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(settled if total else 1)

    def _choose(self, place: int) -> None:
        self.document_requested.emit(self.documents.itemData(place, Qt.ItemDataRole.UserRole))

    def _show(self, place: int) -> None:
        self.shown_requested.emit(self.shown.itemData(place, Qt.ItemDataRole.UserRole))
