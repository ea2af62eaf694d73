"""The bar above the charts: which figure, whose, over how many documents, and what to save."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.report import RELATION_FIGURES, SPAN_FIGURES
from annotator.gui.agreement.choice import Choice
from annotator.gui.agreement.names import figure_formula, figure_name
from annotator.gui.overrides import guarded
from annotator.gui.plain import PlainLabel, phrased, tool_tip

_TIP = Qt.ItemDataRole.ToolTipRole


@guarded
class Bar(QWidget):
    """Utters wishes; the window answers them."""

    figure_requested = Signal(str)
    choice_requested = Signal(object)  # Choice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures, self.choices = QComboBox(), QComboBox()
        self.figures.setAccessibleName(self.tr("Figure"))
        self.choices.setAccessibleName(self.tr("Whose agreement"))
        for box in (self.figures, self.choices):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(14)
        self.save = QPushButton(self.tr("Sa&ve"))
        self.save.setAutoDefault(False)
        self.menu = QMenu(self)
        self.save.setMenu(self.menu)
        self.value = PlainLabel(selectable=True)
        large = self.value.font()
        large.setPointSizeF(large.pointSizeF() * 1.3)
        large.setBold(True)
        self.value.setFont(large)
        self.evidence = PlainLabel(wrap=True, selectable=True)
        self._fill_figures()
        self._lay()
        self.figures.currentIndexChanged.connect(self._choose_figure)
        self.choices.currentIndexChanged.connect(self._choose)

    def _lay(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.figures, 3)
        line.addWidget(self.choices, 2)
        line.addWidget(self.save)
        below = QHBoxLayout()
        below.addWidget(self.value)
        below.addSpacing(12)
        below.addWidget(self.evidence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.addLayout(line)
        column.addLayout(below)

    def _fill_figures(self) -> None:
        for names in (SPAN_FIGURES, RELATION_FIGURES):
            if self.figures.count():
                self.figures.insertSeparator(self.figures.count())
            for name in names:
                words = figure_name(name)
                if name.startswith("relations."):
                    words = phrased(self.tr("Relations: {figure}"), figure=words)
                self.figures.addItem(words, name)
                place = self.figures.count() - 1
                self.figures.setItemData(place, tool_tip(figure_formula(name)), _TIP)
        self._explain()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow windows cut the boxes, not the words below them."""
        return QSize(360, super().minimumSizeHint().height())

    def show_choices(
        self, choices: Sequence[Choice], titles: Sequence[str], chosen: Choice
    ) -> None:
        """Offers ``choices`` under their ``titles`` and shows which is chosen."""
        blocker = QSignalBlocker(self.choices)
        box, offered = self.choices, list(zip(titles, choices, strict=True))
        if offered != [(box.itemText(i), box.itemData(i)) for i in range(box.count())]:
            box.clear()  # not at every edit: the list may be open
            for title, one in offered:
                box.addItem(title, one)
        place = choices.index(chosen) if chosen in choices else 0
        self.choices.setCurrentIndex(place)
        blocker.unblock()

    def show_figure(self, name: str) -> None:
        """Shows which figure is chosen."""
        blocker = QSignalBlocker(self.figures)
        self.figures.setCurrentIndex(self.figures.findData(name))
        blocker.unblock()
        self._explain()

    def _explain(self) -> None:
        formula = figure_formula(str(self.figures.currentData() or ""))
        self.figures.setToolTip(tool_tip(formula))
        self.figures.setAccessibleDescription(formula)

    def _choose_figure(self, _place: int) -> None:
        self._explain()
        name = self.figures.currentData()
        if name:
            self.figure_requested.emit(str(name))

    def _choose(self, place: int) -> None:
        self.choice_requested.emit(self.choices.itemData(place))
