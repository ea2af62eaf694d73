"""The documents of the project: filter, state, counts, progress."""

from dataclasses import replace

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPalette, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.errors import ProjectError
from annotator.gui.fields import leave_undo
from annotator.gui.icons import scaled
from annotator.gui.models.documents import NAME, STATE_ROLE, DocumentsModel
from annotator.gui.overrides import guarded
from annotator.gui.panels.panel import Context, Panel, column
from annotator.gui.panels.table import Table
from annotator.model.annotation import State
from annotator.store.change import Change
from annotator.store.reading import DocumentRow

_WATCHED = frozenset({"layer", "span", "relation", "work"})
_FEW = 20
_MARK = 16
"""Pixels of the mark before a name, at the usual font."""

_TO_DO: frozenset[State | None] = frozenset({None, State.OPEN})
_STATES: tuple[frozenset[State | None] | None, ...] = (None, _TO_DO, frozenset({State.FINISHED}))


class DocumentsPanel(Panel):
    """Lists the documents as the annotator at work sees them."""

    document_requested = Signal(object)
    text_requested = Signal()
    """The keyboard should go to the document's text."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        title = QCoreApplication.translate("DocumentsPanel", "Documents")
        super().__init__("documents", title, context, parent)
        self.model = DocumentsModel(self)

    def build(self) -> QWidget:
        """Filter, list, progress."""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter by name"))
        self.filter.setClearButtonEnabled(True)
        leave_undo(self.filter)
        self.states = QComboBox()
        self.states.setAccessibleName(self.tr("State"))
        self.states.addItems([self.tr("All"), self.tr("To do"), self.tr("Finished")])
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.filter, 1)
        line.addWidget(self.states)
        self.list = Table(self.model)
        self.list.setAccessibleName(self.title)
        self._marks = _Marks(self.list)
        self.list.setItemDelegateForColumn(NAME, self._marks)
        self.list.stretch(NAME, (120, 50, 40))
        self.list.setMinimumWidth(170)
        self.list.setIconSize(QSize(scaled(_MARK), scaled(_MARK)))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Progress"))
        self._wire()
        return column(top, self.list, self.bar)

    def _wire(self) -> None:
        # A filter over 10,000 names is made once typing rests, not at each letter.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(120)
        self._rest.timeout.connect(self.apply_filter)
        self.filter.textChanged.connect(self._rest.start)
        self.filter.returnPressed.connect(self._open_first)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.filter)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_filter)
        self.states.currentIndexChanged.connect(self.apply_filter)
        self.list.picked.connect(self.document_requested)
        self.list.entered_on.connect(self.text_requested)

    def focus_target(self) -> QWidget:
        """The list."""
        return self.list

    def focus_filter(self) -> None:
        """Gives the keyboard to the filter."""
        self.go()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def apply_filter(self) -> None:
        """Shows what the filter lets through."""
        self.model.show_only(self.filter.text(), _STATES[self.states.currentIndex()])
        self.show_current()

    def hear(self, change: Change) -> None:
        """Reads again what a change touched: a few rows, or everything."""
        if change.everywhere or "document" in change.tables or len(change.documents) > _FEW:
            self.refresh()
        elif change.tables & _WATCHED:
            if not self.is_built or not self.isVisible():
                self.refresh()
                return
            for document_id in change.documents:
                try:
                    self.model.set_row(self._row(document_id, change))
                except ProjectError:
                    self.refresh()
                    return
            self.show_current()
            self._show_progress()

    def _row(self, document_id: int, change: Change) -> DocumentRow:
        """The row of a document; the counts of the one on the desk need not be read."""
        session = self.context.session
        before = self.model.row_of(document_id)
        if before is None or not self._is_laid(document_id) or "work" in change.tables:
            row = session.project.read.document_row(document_id, session.annotator)
            return self._as_laid(row) if session.has_unsaved else row
        return self._as_laid(before)

    def _is_laid(self, document_id: int) -> bool:
        desk = self.context.desk
        return document_id == desk.laid.document_id and desk.is_own

    def _as_laid(self, row: DocumentRow) -> DocumentRow:
        """``row`` with the counts of the desk, if the document lies there."""
        laid = self.context.desk.laid
        if not self._is_laid(row.id):
            return row
        state = laid.state if laid.layer_id else None
        return replace(row, state=state, spans=len(laid.spans), relations=len(laid.relations))

    def read(self) -> None:
        """Reads the whole list in one query."""
        session = self.context.session
        rows = session.project.read.document_rows(session.annotator) if session.is_open else []
        if session.has_unsaved:
            rows = list(map(self._as_laid, rows))
        self.model.set_rows(rows)
        self.show_current()
        self._show_progress()

    def show_current(self) -> None:
        """Marks the document that is open."""
        if self.is_built:
            self.list.show_chosen([self.context.selection.document_id])

    def heading_words(self) -> str:
        """The progress as the heading says it."""
        return self.heading.words()

    def recolour(self) -> None:
        """Draws the marks anew."""
        self._marks.recolour()
        self.list.setIconSize(QSize(scaled(_MARK), scaled(_MARK)))

    def _show_progress(self) -> None:
        finished, count = self.model.progress()
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(finished)
        words = self.tr("{done} of {all} finished").format(done=finished, all=count)
        self.say(words if count else "")
        self.bar.setAccessibleDescription(words)

    def _leave_filter(self) -> None:
        self.filter.clear()
        self._rest.stop()
        self.apply_filter()
        self.text_requested.emit()

    def _open_first(self) -> None:
        self._rest.stop()
        self.apply_filter()
        if self.model.rowCount():
            self.document_requested.emit(self.model.row(0).id)


@guarded
class _Marks(QStyledItemDelegate):
    """Draws how far a document is in front of its name."""

    def __init__(self, parent: Table) -> None:
        super().__init__(parent)
        self._table = parent
        self._icons: dict[str, QIcon] = {}

    def recolour(self) -> None:
        """Forgets the marks drawn."""
        self._icons.clear()

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Adds the mark."""
        super().initStyleOption(option, index)
        state = str(index.data(STATE_ROLE) or "")
        if state not in self._icons:
            self._icons[state] = _mark(state, self._table)
        option.icon = self._icons[state]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


def _mark(state: str, widget: QWidget) -> QIcon:
    """A ring (new), a ring with a dot (open), a disc with a tick (finished)."""
    out = QIcon()
    palette = widget.palette()
    pairs = (
        (QIcon.Mode.Normal, palette.color(QPalette.ColorRole.PlaceholderText)),
        (QIcon.Mode.Selected, palette.color(QPalette.ColorRole.HighlightedText)),
    )
    green = QColor("#2e9e5b")
    for mode, quiet in pairs:
        ratio = widget.devicePixelRatioF()
        side = scaled(_MARK)
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / _MARK, side / _MARK)
        if state == State.FINISHED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(green)
            painter.drawEllipse(2, 2, 12, 12)
            painter.setPen(QPen(QColor("#ffffff"), 1.8))
            painter.drawPolyline([QPointF(5, 8.2), QPointF(7.2, 10.4), QPointF(11, 5.8)])
        else:
            painter.setPen(QPen(quiet, 1.4))
            painter.drawEllipse(3, 3, 10, 10)
            if state == State.OPEN:
                painter.setBrush(quiet)
                painter.drawEllipse(6, 6, 4, 4)
        painter.end()
        out.addPixmap(pixmap, mode)
    return out
