"""The strip beside the scroll bar: where in the whole document its spans and marks lie.

It is surveyed in idle slices and painted from a picture, so that neither an edit nor a repaint
costs more in a long document than in a short one.
"""

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QToolTip, QWidget

from annotator.gui.document.colours import mixed, shades
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.survey import Row, row_of, share_of, survey
from annotator.gui.overrides import guarded
from annotator.gui.plain import tool_tip
from annotator.model.annotation import Fragment

WIDTH = 16
"""Pixels that the strip is wide."""

FOUND, REPEAT, CANDIDATE = "found", "repeat", "candidate"
"""Kinds of marks: what a search found, further identical stretches, what may want a label."""

MOST_ENDS = 200
"""Selected spans and far ends that are marked at most."""

_SLICE = 0.003
_PAUSE = 120
_SOON = 40
"""Seconds of a slice; milliseconds between looks for quiet, and from a change to the first."""

_NEAR = 4
"""Pixels from a mark that still mean it."""

_TALLEST = 3
"""Pixels that a mark is high at most."""

_AMBER = "#d98a00"
_ORDER = (FOUND, REPEAT, CANDIDATE, "")
_by_start = attrgetter("start")


@guarded
class Marks(QWidget):
    """Shows a sheet's spans, marks and selection as high as the groove of ``bar``."""

    jumped = Signal(int)
    """Somebody wants to see this code point."""

    scrolled = Signal(float)
    """Somebody wants to see the place at this share (0 to 1) of the sheet's height."""

    def __init__(self, parent: QWidget, bar: QScrollBar, sheet: Sheet, scroller: Scroller) -> None:
        super().__init__(parent)
        self._bar = bar
        self._sheet = sheet
        self._scroller = scroller
        self._marks: dict[str, Sequence[Fragment]] = {}
        self._rows: list[Row] = []
        self._coming: Iterator[Row] | None = None
        self._found: list[Row] = []
        self._total = 0
        self._picture: QPixmap | None = None
        self._chosen: list[int] = []
        self._far: list[int] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        bar.rangeChanged.connect(self._heights_changed)

    def set_marks(self, kind: str, fragments: Sequence[Fragment]) -> None:
        """Mark ``fragments`` (in the order of the text); none takes the kind's marks away."""
        if fragments:
            self._marks[kind] = fragments
        else:
            self._marks.pop(kind, None)
        self.renew()

    def clear(self) -> None:
        """Forget all marks: another document is shown."""
        self._marks.clear()
        self._rows = []
        self.renew()

    def choose(self, chosen: Iterable[int], far: Iterable[int]) -> None:
        """Point at the code points of what is selected, and at the other ends of its relations."""
        wanted = (sorted(chosen)[:MOST_ENDS], sorted(far)[:MOST_ENDS])
        if wanted != (self._chosen, self._far):
            self._chosen, self._far = wanted
            self.update()

    def touch(self, points: Iterable[int]) -> None:
        """Survey the rows of these code points again: something there has changed."""
        points = list(points)
        for rows in (self._found, self._rows):
            for number in {bisect_right(rows, point, key=_by_start) - 1 for point in points}:
                if number >= 0:
                    row = rows[number]
                    rows[number] = row_of(self._sheet, row.start, row.stop, self._marks)
                    if rows is self._rows:
                        self._mend(number)

    def renew(self) -> None:
        """Survey everything again, as soon as nobody is at work."""
        self._coming = None
        self._timer.start(_SOON)

    def is_current(self) -> bool:
        """Whether nothing is left to be surveyed."""
        return not self._timer.isActive()

    def groove(self) -> QRect:
        """The part of the strip that stands for the document."""
        option = QStyleOptionSlider()
        self._bar.initStyleOption(option)
        box = self._bar.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarGroove,
            self._bar,
        )  # fmt: skip
        return QRect(0, box.top(), self.width(), max(1, box.height()))

    def y_of(self, point: int) -> int:
        """The pixel of the strip at which a code point is marked."""
        box = self.groove()
        return box.top() + min(box.height() - 1, int(share_of(self._sheet, point) * box.height()))

    def _heights_changed(self) -> None:
        """Heights were made exact, or lines broken anew: the rows have moved if it can be seen."""
        moved = abs(self._sheet.total - self._total) * self.groove().height()
        if 2 * moved > self._total and self._coming is None:
            self.renew()

    def _look(self) -> None:
        if not self._scroller.is_quiet:
            self._timer.setInterval(_PAUSE)
            return
        self._timer.setInterval(0)
        if self._coming is None:
            self._total = self._sheet.total
            self._found = []
            self._coming = survey(self._sheet, self.groove().height(), self._marks)
        end = time.monotonic() + _SLICE
        for row in self._coming:
            self._found.append(row)
            if time.monotonic() >= end:
                return
        self._rows, self._found, self._coming, self._picture = self._found, [], None, None
        self._timer.stop()
        self.update()

    def _near(self, y: int) -> list[Row]:
        """The rows around a pixel that hold anything, the nearest first."""
        place = y - self.groove().top()
        first = max(0, place - _NEAR)
        near = enumerate(self._rows[first : max(0, place + _NEAR + 1)], first)
        held = [(abs(number - place), number, row) for number, row in near if row.first]
        return [row for _, _, row in sorted(held, key=lambda item: item[:2])]

    def resizeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Survey again: the rows are other ones."""
        del event
        self._rows, self._picture = [], None
        self.renew()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the mark under the mouse, or to the place."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._scroller.busy()
        y = event.position().toPoint().y()
        ends = [point for point in (*self._chosen, *self._far) if abs(self.y_of(point) - y) <= 2]
        rows = self._near(y)
        if ends:
            self.jumped.emit(ends[0])
        elif rows:
            kind = next(kind for kind in _ORDER if kind in rows[0].first)
            self.jumped.emit(rows[0].first[kind])
        else:
            self._scroll(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Follow the mouse while its button is held."""
        self._scroller.busy()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scroll(event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Keep the end of a gesture from whoever lies below."""
        event.accept()

    def _scroll(self, y: int) -> None:
        box = self.groove()
        self.scrolled.emit(max(0.0, min(1.0, (y - box.top()) / box.height())))

    def event(self, event: QEvent) -> bool:
        """Say what lies under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tool_tip(self.words_at(event.pos())), w=self)
            return True
        return super().event(event)

    def words_at(self, place: QPoint) -> str:
        """What lies around a pixel, one kind a line; "" where there is nothing."""
        rows = self._near(place.y())
        spans = sum(row.spans for row in rows)
        lines = []
        if spans:
            most = max(rows, key=lambda row: row.spans).label
            title = self._sheet.style.entity(most).title
            lines.append(self.tr("Spans: {count}, most of them {label}"
                                 ).format(count=spans, label=title))  # fmt: skip
        names = {
            FOUND: self.tr("Found: {count}"),
            REPEAT: self.tr("The same words: {count}"),
            CANDIDATE: self.tr("Without a label yet: {count}"),
        }
        for kind, words in names.items():
            count = sum(row.counts.get(kind, 0) for row in rows)
            if count:
                lines.append(words.format(count=count))
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Put the picture there, and over it what is selected."""
        del event
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._drawn(ratio)
        painter.drawPixmap(0, 0, self._picture)
        ink = self._sheet.style.ink
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for y in sorted({self.y_of(point) for point in self._far}):
            tip = (QPointF(0, y - 3), QPointF(4.5, y + 0.5), QPointF(0, y + 4))
            painter.drawPolygon(QPolygonF(tip))
        for y in sorted({self.y_of(point) for point in self._chosen}):
            painter.fillRect(QRectF(0, y - 1, self.width(), 2), ink)

    def _drawn(self, ratio: float) -> QPixmap:
        out = QPixmap(self.size() * ratio)
        out.setDevicePixelRatio(ratio)
        painter = QPainter(out)
        painter.fillRect(self.rect(), self._ground())
        self._draw_rows(painter, 0, len(self._rows))
        painter.end()
        return out

    def _mend(self, number: int) -> None:
        """Draw one row of the picture again, and those that overlap it."""
        band = QRect(0, self.groove().top() + number, self.width(), _TALLEST)
        self.update(band)
        if self._picture is not None:
            painter = QPainter(self._picture)
            painter.setClipRect(band)
            painter.fillRect(band, self._ground())
            self._draw_rows(painter, max(0, number - _TALLEST + 1), number + _TALLEST)
            painter.end()

    def _ground(self) -> QColor:
        style = self._sheet.style
        return QColor(mixed(style.paper.name(), style.ink.name(), 0.04))

    def _draw_rows(self, painter: QPainter, first: int, last: int) -> None:
        style = self._sheet.style
        amber = QColor(shades(_AMBER, style.paper.name(), style.ink.name()).underline)
        grey = QColor(mixed(style.paper.name(), style.ink.name(), 0.6))
        for y, row in enumerate(self._rows[first:last], self.groove().top() + first):
            if row.spans:
                wide = min(8, 4 + row.spans.bit_length())
                painter.fillRect(1, y, wide, 2, style.entity(row.label).underline)
            if CANDIDATE in row.counts:
                painter.fillRect(10, y, 2, 1, grey)
            if REPEAT in row.counts:
                painter.fillRect(10, y, 2, 2, amber)
                painter.fillRect(13, y, 2, 2, amber)
            if FOUND in row.counts:
                painter.fillRect(10, y, 6, _TALLEST, amber)
