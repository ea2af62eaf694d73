"""The page as it looks without hints, painted aside while they are shown.

Hints make most marks faint, so that leaving them would mean to paint the whole page.  What has not
changed meanwhile is put back from a picture that was made in an idle moment.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from annotator.gui.document.page import NOTHING, Page, page_of
from annotator.gui.document.repaints import AROUND, Look
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import Style
from annotator.model.hits import Hits


@dataclass(frozen=True, slots=True)
class Plain:
    """All that decides how a page looks without hints, besides its blocks."""

    look: Look
    style: Style
    found: Hits
    hits: int
    with_caret: bool
    focus: bool


Paint = Callable[[QPainter, QRegion], None]


class Still(QObject):
    """Keeps a picture of ``viewport`` for as long as it may be of use."""

    def __init__(
        self, viewport: QWidget, sheet: Sheet, scroller: Scroller, paint: Paint
    ) -> None:  # fmt: skip
        """``paint`` paints a part of the page as it looks without hints, and no overlays."""
        super().__init__(viewport)
        self._viewport = viewport
        self._sheet = sheet
        self._scroller = scroller
        self._paint = paint
        self._picture: QPixmap | None = None
        self._page = NOTHING
        self._plain: Plain | None = None
        self._wanted: Plain | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._take)

    def want(self, plain: Plain) -> None:
        """Have a picture made soon, unless there is one of the same page."""
        self._wanted = plain
        if self._picture is None or self._plain != plain or not self._is_same(self._now()):
            self._soon.start()

    def be_still(self) -> None:
        """Make no picture any more: the hints have gone."""
        self._soon.stop()

    def put_back(
        self, painter: QPainter, plain: Callable[[], Plain], region: QRegion
    ) -> QRegion:  # fmt: skip
        """Paint the part of ``region`` that is in the picture; the rest is the answer.

        The painter paints only that rest from now on, and the picture is gone.
        """
        if self._wanted is None:
            return region
        picture, page, old = self._picture, self._page, self._plain
        self._drop()
        if picture is None or old != plain() or picture.size() != self._size():
            return region
        copies, stale = self._compared(page)
        ratio = round(picture.devicePixelRatio())
        rest = stale & region
        fresh = region - rest
        for box, top in copies:
            # Rectangle by rectangle: a blit under a complex clip costs ten times more.
            for part in cast(Iterable[QRect], fresh & box):
                source = part.translated(0, top - box.top())
                painter.drawPixmap(part, picture, _times(source, ratio))
        painter.setClipRegion(rest)
        return rest

    def _compared(self, old: Page) -> tuple[list[tuple[QRect, int]], QRegion]:
        """Boxes of the viewport with the line of the picture at which each begins; the rest."""
        port, edge = self._viewport.rect(), max(0, self._sheet.left - AROUND)
        places = {id(shown.face): shown.y for shown in old.bands}
        copies: list[tuple[QRect, int]] = []
        known, fresh = QRegion(), QRegion()
        for shown in self._now().bands:
            was = places.get(id(shown.face))
            if was is None:
                fresh |= QRect(0, shown.y - AROUND, port.width(), shown.height + 2 * AROUND)
                continue
            first, last = max(0, was), min(port.height(), was + shown.height)
            box = QRect(edge, shown.y + first - was, port.width() - edge, last - first)
            above, top = copies[-1] if copies else (None, 0)
            if above and above.bottom() + 1 == box.top() and top + above.height() == first:
                copies[-1] = (above | box, top)
            else:
                copies.append((box, first))
            known |= box
        return copies, (QRegion(port) - known) | (fresh & port)

    def _take(self) -> None:
        ratio = self._viewport.devicePixelRatioF()
        if self._wanted is None or not ratio.is_integer():
            return
        picture = QPixmap(self._size())
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        self._paint(painter, QRegion(self._viewport.rect()))
        painter.end()
        self._picture, self._page, self._plain = picture, self._now(), self._wanted

    def _drop(self) -> None:
        self._soon.stop()
        self._picture, self._page, self._plain, self._wanted = None, NOTHING, None, None

    def _size(self) -> QSize:
        return self._viewport.size() * round(self._viewport.devicePixelRatioF())

    def _now(self) -> Page:
        return page_of(self._sheet, self._scroller)

    def _is_same(self, page: Page) -> bool:
        now = [(id(shown.face), shown.y) for shown in page.bands]
        return now == [(id(shown.face), shown.y) for shown in self._page.bands]


def _times(box: QRect, ratio: int) -> QRect:
    return QRect(box.topLeft() * ratio, box.size() * ratio)
