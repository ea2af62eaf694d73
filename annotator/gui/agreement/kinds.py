"""The list of charts at the left of the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.gui.agreement import making
from annotator.gui.focus_ring import FocusRing


class Kinds(QListWidget):
    """One line a chart; moving to a line shows it."""

    kind_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FocusRing(self)
        self.setAccessibleName(self.tr("Charts"))
        for kind, words in (
            (making.MATRIX, self.tr("Who with whom")),
            (making.PEOPLE, self.tr("Each annotator")),
            (making.SPANS, self.tr("Figures of spans")),
            (making.LABELS, self.tr("By label")),
            (making.CONFUSION, self.tr("Labels mixed up")),
            (making.RELATIONS, self.tr("Figures of relations")),
            (making.CAUSES, self.tr("Why relations differ")),
            (making.TIME, self.tr("Over time")),
            (making.UNITS, self.tr("Alpha and gamma")),
        ):
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, kind)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _row: self.kind_requested.emit(self.kind))

    @property
    def kind(self) -> str:
        """The chart that is shown."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, kind: str) -> None:
        """Shows another chart."""
        self.setCurrentRow(making.KINDS.index(kind))
