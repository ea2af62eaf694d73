"""The furniture of the agreement window: what stands where, and which page of it is shown."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.agreement.bar import Bar
from annotator.gui.agreement.canvas import Canvas
from annotator.gui.agreement.explained import explained
from annotator.gui.agreement.items import ItemsPanel
from annotator.gui.agreement.kinds import Kinds
from annotator.gui.agreement.units import UnitsPanel
from annotator.gui.aloud import announce
from annotator.gui.icons import scaled
from annotator.gui.plain import PlainLabel
from annotator.gui.session import Session

translate = QCoreApplication.translate

_FINE = 1000
_LIST = 190
"""Pixels of the list of charts at the usual font."""


class Shell:
    """Makes the parts and lays them out in ``window``."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._window = window
        self.bar = Bar(window)
        self.kinds = Kinds(window)
        self.kinds.setFixedWidth(scaled(_LIST))
        self.about = PlainLabel(wrap=True)
        self.units = UnitsPanel(session, window)
        self.canvas = Canvas(window)
        self.items = ItemsPanel(window)
        self.message = PlainLabel(wrap=True, selectable=True)
        self.again = QPushButton(translate("AgreementWindow", "Compare &again"))
        self.again.setAutoDefault(False)
        self.said = PlainLabel(wrap=True)
        self.progress = QProgressBar()
        self.cancel = QPushButton(translate("AgreementWindow", "Cancel"))
        self.cancel.setAutoDefault(False)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._message_page())
        self.pages.addWidget(self._content_page())
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addLayout(self._foot())
        self._show_work(busy=False)

    def _message_page(self) -> QWidget:
        page = QWidget()
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setContentsMargins(48, 0, 48, 12)
        column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(self.message)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _content_page(self) -> QWidget:
        above = QWidget()
        right = QVBoxLayout()
        right.setSpacing(4)
        self.about.setContentsMargins(8, 0, 8, 0)
        right.addWidget(self.about)
        right.addWidget(self.units)
        right.addWidget(self.canvas, 1)
        line = QHBoxLayout(above)
        line.setContentsMargins(8, 4, 8, 0)
        line.addWidget(self.kinds)
        line.addLayout(right, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(above)
        self.splitter.addWidget(self.items)
        self.splitter.setSizes([520, 260])
        self.splitter.setChildrenCollapsible(False)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)
        return page

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(8, 2, 8, 4)
        line.addWidget(self.said, 1)
        line.addWidget(self.progress)
        line.addWidget(self.cancel)
        return line

    def show_busy(self) -> None:
        """All is being compared; what is shown already stays."""
        self.say(translate("AgreementWindow", "Comparing…"))
        if self.pages.currentIndex() == 0:
            self.message.setText(
                translate("AgreementWindow", "Comparing what the annotators have finished…")
            )
            self.again.hide()
        self.progress.setRange(0, 0)
        self._show_work(busy=True)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        if total > 0:
            self.progress.setRange(0, _FINE)
            self.progress.setValue(min(_FINE, _FINE * done // total))

    def show_content(self) -> None:
        """The charts."""
        self._show_work(busy=False)
        self.say("")
        if self.pages.currentIndex() == 0:
            self.pages.setCurrentIndex(1)
            self.canvas.setFocus()

    def show_message(self, words: str) -> None:
        """A sentence instead of the charts."""
        self._show_work(busy=False)
        self.say("")
        self.message.setText(words)
        self.again.show()
        self.pages.setCurrentIndex(0)
        announce(self._window, words)

    def say(self, words: str) -> None:
        """A sentence at the foot of the window."""
        self.said.setText(words)
        announce(self._window, words)

    def explain(self, kind: str, figure: str) -> None:
        """Says above the chart what it shows."""
        self.about.setText(explained(kind, figure))

    def _show_work(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
