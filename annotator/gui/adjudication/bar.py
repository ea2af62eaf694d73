"""The bar above the decision table: the document, how far it is, what is shown, larger tools."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication.names import cause_name
from annotator.gui.plain import PlainLabel, one_line

OPEN, ALL, CHANGED = "open", "all", "changed"
_WIDEST = 260


class Bar(QWidget):
    """Utters wishes; the window answers them."""

    document_requested = Signal(int)
    shown_requested = Signal(object)
    """``OPEN``, ``ALL``, ``CHANGED`` or a :class:`Cause`."""
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
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.addWidget(self.documents, 1)
        line.addWidget(self.left)
        line.addWidget(self.progress)
        line.addWidget(self.shown)
        line.addWidget(self.names)
        for button in (self.auto, self.feedback, self.finish):
            button.setAutoDefault(False)
            line.addWidget(button)

    def _choices(self) -> Sequence[tuple[object, str]]:
        fixed = [
            (ALL, self.tr("All items")),
            (OPEN, self.tr("Undecided")),
            (CHANGED, self.tr("Changed since decided")),
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
