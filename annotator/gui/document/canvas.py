"""The Qt side of the document view: a scroll area that wires the rooms, paints and hands on events.

:class:`annotator.gui.document.view.DocumentView` puts the public interface on top.
"""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.gui.document.chips import Chips
from annotator.gui.document.choice import Choice
from annotator.gui.document.content import Content
from annotator.gui.document.crowd import Crowd
from annotator.gui.document.emphasis import emphasis_of
from annotator.gui.document.gestures import Mouse, Rooms
from annotator.gui.document.hint_painting import paint_pick
from annotator.gui.document.hits import Hits
from annotator.gui.document.keys import Keyboard
from annotator.gui.document.labelling import Labelling
from annotator.gui.document.overlays import paint_handles
from annotator.gui.document.painting import Painting, Scene
from annotator.gui.document.relation_pick import RelationPick
from annotator.gui.document.relation_walk import RelationWalk
from annotator.gui.document.repaints import flips, lines_of
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import Style
from annotator.gui.document.wishes import Wishes
from annotator.gui.overrides import guarded
from annotator.model.annotation import Fragment, Layer
from annotator.model.scheme import Scheme
from annotator.model.segments import syllable_at

POINTS = 12.0
_WARM_AFTER = 400
NO_LAYER = Layer(annotator="")
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_RESTYLING = {
    QEvent.Type.PaletteChange,
    QEvent.Type.ApplicationPaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.DevicePixelRatioChange,
}


@guarded
class Canvas(QAbstractScrollArea):
    """Holds the rooms of the view and keeps what is painted in step with them."""

    _ready = False
    """Qt may send events about fonts and palettes before there are any rooms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = POINTS
        self._style = Style(Scheme(), "en", self.palette(), self.font(), POINTS)
        self._chips = Chips(self._style, self.devicePixelRatioF())
        self._sheet = Sheet(Content("", NO_LAYER), self._style)
        self._scroller = Scroller(self, self._sheet)
        self._hits = Hits(self._sheet, self._scroller)
        self._choice = Choice(self)
        self._wishes = Wishes(self)
        self._crowd = Crowd(self.viewport(), self._sheet, self._choice)
        self._pick = RelationPick(
            self.viewport(), self._sheet, self._scroller, self._hits, self._wishes, self._crowd
        )
        self._relations = RelationWalk(self._sheet, self._scroller, self._choice, self._wishes)
        rooms = Rooms(
            self._sheet, self._scroller, self._hits, self._choice, self._wishes, self._pick,
            self._crowd, self._relations,
        )  # fmt: skip
        self._mouse = Mouse(self.viewport(), rooms)
        self._labelling = Labelling(self._sheet, self._choice, self._wishes)
        self._keyboard = Keyboard(rooms, self._labelling)
        self._choice.changed.connect(lambda: self._pick.keep_to(self._choice.selected().spans))
        for signal in (self._choice.changed, self._choice.moved, self._pick.changed):
            signal.connect(self._refresh)
        self._mouse.jumped.connect(self._show_span)
        # The first use of the syllables' pattern costs two frames: not in the first drag.
        warming = QTimer(self)
        warming.setSingleShot(True)
        warming.timeout.connect(lambda: syllable_at("a", 0))
        warming.start(_WARM_AFTER)
        self._reach: tuple[tuple[object, ...], tuple[Fragment, ...], int] | None = None
        self._set_up()
        self._ready = True

    def zoom_in(self) -> None:
        """A step larger; the view says how large that is."""

    def zoom_out(self) -> None:
        """A step smaller; the view says how small that is."""

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Telex, ibus and Unikey must compose nothing here: the keys are commands, not text.
        for widget in (self, self.viewport()):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
            widget.setInputMethodHints(Qt.InputMethodHint.ImhNone)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def _restyle(self, scheme: Scheme, language: str) -> None:
        anchor = self._scroller.anchor()
        self._style = Style(scheme, language, self.palette(), self.font(), self._points)
        self._chips = Chips(self._style, self.devicePixelRatioF())
        self._sheet.dress(self._style)
        self._sheet.fit(self.viewport().width())
        self._scroller.hold(anchor)

    def _show_span(self, span_id: int) -> None:
        span = self._sheet.content.spans.get(span_id)
        if span is not None:
            self._scroller.show_point(span.start)

    def _scene(self) -> Scene:
        selected = self._choice.selected()
        free = not selected.spans and selected.relation is None
        return Scene(
            emphasis=self._pick.emphasis()
            if self._pick.active
            else emphasis_of(self._choice, self._sheet.content),
            selection=self._choice.preview or selected.fragments,
            caret=self._choice.caret if free and self.hasFocus() else None,
        )

    def _refresh(self) -> None:
        """Paint again what looks different now: a few lines where only text is being selected."""
        before, self._reach = self._reach, self._look()
        if before is None or before[0] != self._reach[0] or self._scroller.overlaid:
            self.viewport().update()
            return
        (_, old, caret), (_, new, place) = before, self._reach
        stretches = [*flips(old, new), *((at, at) for at in (caret, place) if caret != place)]
        self.viewport().update(lines_of(self._sheet, self._scroller, stretches))

    def _look(self) -> tuple[tuple[object, ...], tuple[Fragment, ...], int]:
        """What decides the picture: everything but the selected text, that, and the caret."""
        choice, selected = self._choice, self._choice.selected()
        hovered = (choice.hovered_span, choice.hovered_relations)
        rest = (selected.spans, selected.relation, choice.preview, hovered, self._pick.origin)
        return (rest, selected.fragments, choice.caret)

    def _paint_overlays(self, painter: QPainter) -> None:
        content, spans = self._sheet.content, self._choice.selected().spans
        if self._pick.active:
            paint_pick(painter, self._pick, self._hits, self._chips)
        elif len(spans) == 1 and not self._wishes.read_only:
            span = content.spans[spans[0]]
            fragments = self._choice.preview or span.fragments
            colour = self._style.entity(span.label).underline
            paint_handles(painter, self._hits.handles(fragments), colour, self._style.paper)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the part of the viewport that needs it."""
        before = self._sheet.total
        painter = QPainter(self.viewport())
        top, height = self._scroller.top, self.viewport().height()
        Painting(self._sheet, self._chips).paint(
            painter, event.region(), top, height, self._scene()
        )
        self._paint_overlays(painter)
        painter.end()
        if self._sheet.total != before:
            self._scroller.set_range_soon()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Follow the scroll bar."""
        self._scroller.follow_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break lines anew when the width has changed; the first line in view stays."""
        super().resizeEvent(event)
        anchor = self._scroller.anchor()
        if self._sheet.fit(self.viewport().width()):
            self._scroller.hold(anchor)
        else:
            self._scroller.set_range()

    def event(self, event: QEvent) -> bool:
        """Take keys that the window or the focus chain would take otherwise; follow the theme."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._keyboard.means(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
                self.keyPressEvent(event)
                return True
        done = super().event(event)
        if self._ready and event.type() in _RESTYLING:
            self._restyle(self._style.scheme, self._style.language)
        return done

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Notice that the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin a gesture."""
        self._scroller.busy()
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event.position().toPoint(), event.modifiers())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with a gesture, or mark what the pointer is over."""
        self._scroller.busy()
        self._mouse.move(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Finish a gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.release(event.position().toPoint(), event.modifiers())
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the syllable, or inspect."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.double(event.position().toPoint(), event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means; others get the keys that mean nothing here."""
        self._scroller.busy()
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)
