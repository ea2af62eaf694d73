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
from annotator.gui.adjudication.groups import By, by_name
from annotator.gui.adjudication.names import cause_name
from annotator.gui.adjudication.rows import ALL, BY_HAND, BY_RULE, CHANGED, OPEN
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, one_line, tool_tip

_WIDEST = 260
_EDGE = 8
_GAP = 8
_SOON = 40
"""Milliseconds until the bar follows an answer: what was answered is painted first."""


@guarded
class Bar(QWidget):
    """Utters wishes; the window answers them.  Too narrow for one line, it takes more."""

    document_requested = Signal(int)
    shown_requested = Signal(object)
    """``OPEN``, ``ALL``, ``CHANGED``, ``BY_HAND``, ``BY_RULE`` or a :class:`Cause`."""
    names_requested = Signal(bool)
    """True: hide the names."""
    everywhere_requested = Signal(bool)
    """True: the items of all documents in one table."""
    grouping_requested = Signal(object)
    """A :class:`By`."""
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
        self.grouping = QComboBox()
        self.grouping.setAccessibleName(self.tr("How items are grouped"))
        for by in By:
            self.grouping.addItem(by_name(by), by)
        self.names = QCheckBox(self.tr("Hide &names"))
        self.everywhere = QCheckBox(self.tr("A&ll documents"))
        self.everywhere.setToolTip(self.tr("Items of all documents in one table"))
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(_WIDEST)
        self.progress.setTextVisible(False)  # how many are left stands beside it
        self.left = PlainLabel()
        self._settled = (0, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self._draw_progress)
        self.finish = QPushButton(self.tr("&Finish, next document"))
        self.auto = QPushButton(self.tr("Accept by &rule…"))
        self.feedback = QPushButton(self.tr("Re&port to an annotator…"))
        self._lay()
        self._connect()

    def _connect(self) -> None:
        self.documents.activated.connect(self._choose)
        self.shown.currentIndexChanged.connect(self._show)
        self.grouping.currentIndexChanged.connect(self._group)
        self.names.toggled.connect(self.names_requested)
        self.everywhere.toggled.connect(self.everywhere_requested)
        self.finish.clicked.connect(self.next_requested)
        self.auto.clicked.connect(self.auto_requested)
        self.feedback.clicked.connect(self.feedback_requested)

    def show_choices(self, hidden: bool, everywhere: bool, by: By) -> None:  # noqa: FBT001
        """Shows what was chosen the last time."""
        self.names.setChecked(hidden)
        self.everywhere.setChecked(everywhere)
        self.grouping.setCurrentIndex(self.grouping.findData(by))

    def _lay(self) -> None:
        for button in (self.auto, self.feedback, self.finish):
            button.setAutoDefault(False)
        self._groups: tuple[tuple[QWidget, ...], ...] = (
            (self.documents, self.everywhere, self.left, self.progress),
            (self.shown, self.grouping, self.names),
            (self.auto, self.feedback, self.finish),
        )
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(_EDGE, 6, _EDGE, 6)
        self._lines: list[QHBoxLayout] = []
        self._laid: list[list[QWidget]] = []
        self._place(self._broken(1 << 20))

    def _place(self, lines: list[list[QWidget]]) -> None:
        """Lays the widgets out in these lines.  The document takes the room that is left of its
        line; in another one buttons stand at the right, and none grows."""
        self._laid = lines
        while len(self._lines) < len(lines):
            self._lines.append(QHBoxLayout())
            self._rows.addLayout(self._lines[-1])
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        for line, widgets in zip(self._lines, lines, strict=False):
            is_stretched = self.documents in widgets
            for one in widgets:
                if not is_stretched and one in self._groups[-1]:
                    line.addStretch(1)
                    is_stretched = True
                line.addWidget(one, 1 if one is self.documents else 0)
            if not is_stretched:
                line.addStretch(1)

    def _broken(self, width: int) -> list[list[QWidget]]:
        """The widgets in lines that have room in ``width``: those that belong together stay so."""
        lines: list[list[QWidget]] = [[]]
        whole = room = width - 2 * _EDGE
        for group in self._groups:
            wide = {one: one.minimumSizeHint().width() + _GAP for one in group}
            if lines[-1] and sum(wide.values()) > room:
                lines.append([])
                room = whole
            for one in group:
                if lines[-1] and wide[one] > room:
                    lines.append([])
                    room = whole
                lines[-1].append(one)
                room -= wide[one]
        return lines

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for two thirds of its first line: the window must fit on a small screen."""
        widest = max(one.minimumSizeHint().width() for some in self._groups for one in some)
        return QSize(2 * widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What has no room beside goes below."""
        super().resizeEvent(event)
        lines = self._broken(event.size().width())
        if lines != self._laid:
            self._place(lines)

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
        """Offers the documents that can be settled: ids and names; the one shown stays."""
        blocker = QSignalBlocker(self.documents)
        shown = self.documents.currentData()
        self.documents.clear()
        for row_id, name in documents:
            self.documents.addItem(one_line(name), row_id)
        self.show_document(shown)
        blocker.unblock()

    def show_document(self, document_id: int | None) -> None:
        """Shows which document is open."""
        place = self.documents.findData(document_id)
        if place >= 0:
            self.documents.setCurrentIndex(place)

    def show_progress(self, settled: int, total: int) -> None:
        """How many items of the document are settled."""
        is_other = total != self._settled[1]
        self._settled = (settled, total)
        if is_other:
            self._count()
        self._later.start()

    def _count(self) -> None:
        settled, total = self._settled
        self.left.setText(self.tr("Undecided: {count}").format(count=total - settled))

    def _draw_progress(self) -> None:
        """A progress bar paints itself at once, and a label lets the whole bar be laid out anew:
        after the text, then."""
        self._count()
        settled, total = self._settled
        self.progress.setToolTip(tool_tip(f"{settled} / {total}"))
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(settled if total else 1)

    def _choose(self, place: int) -> None:
        self.document_requested.emit(self.documents.itemData(place, Qt.ItemDataRole.UserRole))

    def _group(self, place: int) -> None:
        found = self.grouping.itemData(place, Qt.ItemDataRole.UserRole)
        self.grouping_requested.emit(By(found))

    def _show(self, place: int) -> None:
        self.shown_requested.emit(self.shown.itemData(place, Qt.ItemDataRole.UserRole))
