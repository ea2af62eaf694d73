"""A list of labels that gives its counts up before it cuts a title."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent

from annotator.gui.icons import scaled
from annotator.gui.models.labels import ALL, EYE, HERE, HOLD, TITLE, LabelsModel
from annotator.gui.overrides import guarded
from annotator.gui.panels.chips import LabelDelegate, chip_room
from annotator.gui.panels.table import Table

_LONGEST = 170
"""Pixels at the usual font for which counts make room: a longer title is cut all the same."""
_AIR, _ICON = 10, 24
"""Pixels beside the words of a heading, and of a column that holds an icon."""
_LOOKS = frozenset({QEvent.Type.FontChange, QEvent.Type.StyleChange})


@guarded
class LabelList(Table):
    """Labels with their counts; in a narrow panel those of the project go first, then those here.

    A label that nobody can read is chosen wrongly; its counts stand in its tool tip as well.
    """

    def __init__(self, model: LabelsModel) -> None:
        super().__init__(model, air=9)  # a chip with air around it
        self._labels = model
        for drawn in (TITLE, HOLD, EYE):
            self.setItemDelegateForColumn(drawn, LabelDelegate(self))
        self.setSortingEnabled(False)
        self.header().setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the text
        self.stretch(TITLE, self._widths())
        self.header().setMinimumSectionSize(_ICON)
        for drawn in (HOLD, EYE):
            self.header().resizeSection(drawn, _ICON)
        self.setMinimumSize(230, 90)
        model.modelReset.connect(self.make_room)

    def make_room(self) -> None:
        """Shows the columns for which the titles leave room."""
        needed = min(scaled(_LONGEST), self._needed())
        header = self.header()
        room = self.viewport().width() - needed
        room -= sum(header.sectionSize(i) for i in (HOLD, EYE) if not self.isColumnHidden(i))
        for column, wide in zip((HERE, ALL), self._widths()[HERE : ALL + 1], strict=True):
            room -= wide
            self.setColumnHidden(column, room < 0)

    def _needed(self) -> int:
        """Pixels of the widest title, its key and its chip."""
        metrics = self.fontMetrics()
        titles = (row.title for row in self._labels.all_rows())
        widest = max((metrics.horizontalAdvance(title[:_LONGEST]) for title in titles), default=0)
        return widest + chip_room(self._labels)

    def _widths(self) -> tuple[int, ...]:
        """Just enough for the headings and for four digits, so that titles keep the room."""
        width = self.fontMetrics().horizontalAdvance
        heads = [str(self._labels.headerData(i, Qt.Orientation.Horizontal)) for i in (HERE, ALL)]
        here, everywhere = (max(width(head), width("0000")) + _AIR for head in heads)
        return (100, here, everywhere, _ICON, _ICON)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width: other columns have room."""
        super().resizeEvent(event)
        self.make_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font: titles are longer or shorter."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self.make_room()
