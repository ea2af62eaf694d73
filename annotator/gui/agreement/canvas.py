"""The chart on screen: painted from its drawing, walked by arrow keys, opened by Enter or click."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from annotator.gui.agreement.charts import Blank, Chart
from annotator.gui.agreement.drawing import Drawing, Paper, Pen, Shape, Spot
from annotator.gui.agreement.laying import lay
from annotator.gui.agreement.painting import paint
from annotator.gui.aloud import announce
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import tool_tip

_Key = Qt.Key
_ENTER = (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space)
_STEPS = {
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
}
_DIFFER = {"light": "#d9660a", "dark": "#e8871e"}


def paper_of(palette: QPalette) -> Paper:
    """The colours of charts in a theme."""
    role = QPalette.ColorRole
    ground = palette.color(role.Base)
    dark = ground.lightness() < 128
    return Paper(
        ground.name(),
        palette.color(role.Text).name(),
        palette.color(role.PlaceholderText).name(),
        palette.color(role.Mid).name(),
        palette.color(role.Accent).name(),
        _DIFFER["dark" if dark else "light"],
    )


def pen_of(font: QFont, width: float) -> Pen:
    """How wide words are in ``font``."""
    metrics = QFontMetricsF(font)
    return Pen(metrics.horizontalAdvance, metrics.height(), width)


@guarded
class Canvas(QAbstractScrollArea):
    """Shows one chart.  One of its cells is current; it is drawn with a ring."""

    opened = Signal(object)  # Cell
    """A person wants to see what is behind a cell."""
    walked = Signal(object)  # Cell
    copy_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart = Blank("", "")
        self.drawing = Drawing()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setAutoFillBackground(True)
        self.viewport().setMouseTracking(True)
        FocusRing(self)

    def show_chart(self, chart: Chart, *, keep: bool = False) -> None:
        """Shows another chart; with ``keep`` the same one with other numbers: its current cell
        stays."""
        self.chart = chart
        if not keep:
            self._current = 0
            self.horizontalScrollBar().setValue(0)
            self.verticalScrollBar().setValue(0)
        self._lay()

    @property
    def current(self) -> Spot | None:
        """The cell that keys are about."""
        spots = self.drawing.spots
        return spots[self._current] if 0 <= self._current < len(spots) else None

    def go(self, place: int) -> None:
        """Makes a cell current, by its place in the drawing."""
        if not self.drawing.spots:
            self._describe()
            return
        self._current = max(0, min(place, len(self.drawing.spots) - 1))
        self._describe()
        self._reveal()
        self.viewport().update()
        spot = self.current
        if spot is not None:
            announce(self, spoken(spot))
            self.walked.emit(spot.cell)

    def spot_rect(self, place: int) -> QRectF:
        """Where a cell lies in the viewport."""
        box = self.drawing.spots[place].box
        corner = self._origin()
        return QRectF(box.x - corner.x(), box.y - corner.y(), box.width, box.height)

    # -- layout ---------------------------------------------------------------------------------

    def _lay(self) -> None:
        pen = pen_of(self.font(), float(self.viewport().width()))
        self.drawing = lay(self.chart, pen, paper_of(self.palette()))
        self._current = max(0, min(self._current, len(self.drawing.spots) - 1))
        self._fit_bars()
        self._describe()
        self.viewport().update()

    def _fit_bars(self) -> None:
        room = self.viewport().size()
        for bar, wanted, has in (
            (self.horizontalScrollBar(), self.drawing.width, room.width()),
            (self.verticalScrollBar(), self.drawing.height, room.height()),
        ):
            bar.setRange(0, max(0, round(wanted) - has))
            bar.setPageStep(has)
            bar.setSingleStep(24)

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _describe(self) -> None:
        self.setAccessibleName(self.chart.title)
        spot = self.current
        why = self.chart.why if isinstance(self.chart, Blank) else ""
        self.setAccessibleDescription(spoken(spot) if spot else why)

    def _reveal(self) -> None:
        spot = self.current
        if spot is None:
            return
        room, box = self.viewport().size(), spot.box
        for bar, low, size, has, frozen in (
            (self.horizontalScrollBar(), box.x, box.width, room.width(), self.drawing.left),
            (self.verticalScrollBar(), box.y, box.height, room.height(), self.drawing.top),
        ):
            if low < bar.value() + frozen:
                bar.setValue(round(low - frozen - size) - 8)
            elif low + size > bar.value() + has:
                bar.setValue(round(low + size) - has + 8)

    # -- events ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a small matrix."""
        return QSize(720, 380)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Charts fit the width."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme, another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The shapes in sight with the ring, then the headings, which stay where they are."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        drawing, whole = self.drawing, QRectF(self.viewport().rect())
        x, y = self._origin().x(), self._origin().y()
        left, top = drawing.left, drawing.top
        body = whole.adjusted(left, top, 0, 0)
        self._part(painter, body, QPoint(x, y), drawing.shapes)
        self._ring(painter, body)
        self._part(painter, QRectF(left, 0, whole.width(), top), QPoint(x, 0), drawing.heads)
        self._part(painter, QRectF(0, top, left, whole.height()), QPoint(0, y), drawing.names)
        self._part(painter, QRectF(0, 0, left, top), QPoint(), drawing.corner)
        painter.end()

    @staticmethod
    def _part(painter: QPainter, clip: QRectF, origin: QPoint, shapes: list[Shape]) -> None:
        painter.save()
        painter.setClipRect(clip)
        painter.translate(-origin)
        paint(painter, shapes, clip.translated(QPointF(origin)))
        painter.restore()

    def _ring(self, painter: QPainter, clip: QRectF) -> None:
        """Around the current cell, while keys go there."""
        if self.current is None or not self.hasFocus():
            return
        box = self.spot_rect(self._current)
        painter.save()
        painter.setClipRect(clip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, role in ((4.0, QPalette.ColorRole.Base), (2.0, QPalette.ColorRole.Text)):
            painter.setPen(QPen(QColor(self.palette().color(role)), width))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows walk, Home and End go to the ends, Enter and Space open, Ctrl+C copies."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == _Key.Key_C:
            self.copy_pressed.emit()
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._step(*_STEPS[key])
        elif key in _ENTER:
            self._open()
        elif key in (_Key.Key_Home, _Key.Key_End):
            self.go(0 if key == _Key.Key_Home else len(self.drawing.spots) - 1)
        else:
            super().keyPressEvent(event)

    def _step(self, down: int, right: int) -> None:
        """The next cell in a direction, over gaps; nowhere at the edge."""
        here = self.current
        if here is None:
            return
        ahead = [
            (abs(one.row - here.row) + abs(one.column - here.column), place)
            for place, one in enumerate(self.drawing.spots)
            if (one.column == here.column and (one.row - here.row) * down > 0)
            or (one.row == here.row and (one.column - here.column) * right > 0)
        ]
        if ahead:
            self.go(min(ahead)[1])

    def _open(self) -> None:
        spot = self.current
        if spot is not None:
            self.opened.emit(spot.cell)

    def _place_at(self, point: QPointF) -> int | None:
        if point.x() < self.drawing.left or point.y() < self.drawing.top:
            return None
        corner = self._origin()
        x, y = point.x() + corner.x(), point.y() + corner.y()
        for place, one in enumerate(self.drawing.spots):  # thousands, at each move of the mouse
            box = one.box
            if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
                return place
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click makes a cell current and opens it."""
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go(place)
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A hand over what can be opened."""
        place = self._place_at(event.position())
        opens = place is not None and self.drawing.spots[place].cell.key is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tool tips of cells."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            if place is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), tool_tip(tip_of(self.drawing.spots[place])))
            return True
        return super().viewportEvent(event)


def tip_of(spot: Spot) -> str:
    """A cell in lines: what it is about, its number, what it rests on."""
    cell = spot.cell
    return "\n".join(part for part in (f"{cell.name}: {cell.text}", cell.tip) if part)


def spoken(spot: Spot) -> str:
    """A cell as one sentence for screen readers."""
    cell = spot.cell
    parts = (f"{cell.name}: {cell.text}", *cell.tip.split("\n"))
    return ". ".join(part.rstrip(".") for part in parts if part)
