"""The Qt side of the document view: a scroll area that wires the rooms, paints and hands on events.

:class:`annotator.gui.document.view.DocumentView` puts the public interface on top.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from annotator.gui.document.candidate_walk import CandidateWalk
from annotator.gui.document.chips import Chips
from annotator.gui.document.choice import Choice
from annotator.gui.document.content import Content
from annotator.gui.document.crowd import Crowd
from annotator.gui.document.emphasis import Emphasis
from annotator.gui.document.gestures import Mouse, Rooms
from annotator.gui.document.hint_painting import paint_pick
from annotator.gui.document.hits import Hits
from annotator.gui.document.keys import Keyboard
from annotator.gui.document.labelling import Labelling
from annotator.gui.document.lighting import Lighting
from annotator.gui.document.overlays import paint_handles
from annotator.gui.document.painting import Painting, Scene
from annotator.gui.document.relation_pick import RelationPick
from annotator.gui.document.relation_walk import RelationWalk
from annotator.gui.document.repaints import Repaints, look_of
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.selected import Selected
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.spacing import Spacing
from annotator.gui.document.still import Plain, Still
from annotator.gui.document.style import Style
from annotator.gui.document.voice import Voice
from annotator.gui.document.wardrobe import Wardrobe
from annotator.gui.document.wishes import Wishes
from annotator.gui.document.zoning import Zoning
from annotator.gui.focus_ring import FocusRing
from annotator.gui.overrides import guarded
from annotator.gui.plain import tool_tip
from annotator.model.annotation import Layer
from annotator.model.hits import NO_HITS
from annotator.model.scheme import Scheme
from annotator.model.segments import syllable_at

POINTS = 12.0
_WARM_AFTER = 400
NO_LAYER = Layer(annotator="")
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
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
        self._spacing = Spacing.NORMAL
        self._raw = False
        self._wardrobe = Wardrobe()
        self._style, self._chips = self._dress(Scheme(), "en")
        self._sheet = Sheet(Content("", NO_LAYER), self._style)
        self._scroller = Scroller(self, self._sheet)
        self._hits = Hits(self._sheet, self._scroller)
        self._choice = Choice(self)
        self._wishes = Wishes(self)
        self._zoning = Zoning(self._sheet, self._scroller, self._wishes, self)
        self._named = ""
        self._found = NO_HITS
        self._crowd = Crowd(self.viewport(), self._sheet, self._choice)
        self._pick = RelationPick(
            self.viewport(), self._sheet, self._scroller, self._hits, self._wishes, self._crowd
        )
        self._lighting = Lighting(self._sheet, self._choice, self._pick)
        self._hits.shows = self._lighting.shows
        self._relations = RelationWalk(self._sheet, self._scroller, self._choice, self._wishes)
        self._candidates = CandidateWalk(self._sheet, self._scroller, self._choice, self._wishes)
        rooms = Rooms(
            self._sheet, self._scroller, self._hits, self._choice, self._wishes, self._pick,
            self._crowd, self._relations, self._candidates,
        )  # fmt: skip
        self._mouse = Mouse(self.viewport(), rooms)
        self._voice = Voice(self, rooms)
        self._labelling = Labelling(self._sheet, self._choice, self._wishes, self._pick)
        self._keyboard = Keyboard(rooms, self._labelling)
        self._repaints = Repaints(self.viewport(), self._sheet, self._scroller)
        self._still = Still(self.viewport(), self._sheet, self._scroller, self._paint_plain)
        self._connect()
        self._set_up()
        self._ready = True

    def _connect(self) -> None:
        """What is said of selection and scrolling, to whom it concerns."""
        self._scroller.scrolled.connect(self._repaints.remember)
        for signal in (
            self._scroller.moved,
            self._choice.changed,
            self._choice.moved,
            self._pick.changed,
        ):
            signal.connect(self._refresh)
        self._choice.changed.connect(lambda: self._pick.keep_to(self._choice.selected().spans))
        self._choice.moved.connect(self._name_odd)
        self._mouse.jumped.connect(self._show_span)

    def zoom_in(self) -> None:
        """A step larger; the view says how large that is."""

    def zoom_out(self) -> None:
        """A step smaller; the view says how small that is."""

    def _set_up(self) -> None:
        FocusRing(self)
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
        # The first use of the syllables' pattern costs two frames: not in the first drag.
        warming = QTimer(self)
        warming.setSingleShot(True)
        warming.timeout.connect(lambda: self._wishes.read_only or syllable_at("a", 0))
        warming.start(_WARM_AFTER)

    def _restyle(self, scheme: Scheme, language: str) -> None:
        anchor = self._scroller.anchor()
        self._style, self._chips = self._dress(scheme, language)
        self._sheet.dress(self._style)
        self._sheet.fit(self.viewport().width())
        self._scroller.hold(anchor)

    def _dress(self, scheme: Scheme, language: str) -> tuple[Style, Chips]:
        place = (scheme, language, self.palette(), self.font(), self.devicePixelRatioF())
        return self._wardrobe.dress(place, (self._points, self._spacing, self._raw))

    def _opens_bar(self) -> bool:
        """Unfold the zone on whose bar the caret stands, where nothing else is meant."""
        meant = self._pick.active or self._choice.selected() != Selected()
        return not meant and self._zoning.unfold_at(self._choice.caret)

    def _show_span(self, span_id: int) -> None:
        span = self._sheet.content.spans.get(span_id)
        if span is not None:
            self._scroller.show_point(span.start)

    def _name_odd(self) -> None:
        """Say which odd character the caret stands before, while they are shown."""
        if not self._raw:
            return
        from annotator.gui.document.odd_marks import odd_name_at  # noqa: PLC0415 - rarely used

        name = odd_name_at(self._sheet, self._choice.caret)
        if name != self._named:
            self._named = name
            self._wishes.tell(name)

    def _tip_at(self, position: QPoint) -> str:
        place = self._zoning.mark_at(position)
        if place is not None:
            return self._zoning.explain(place)
        if not self._raw:
            return ""
        from annotator.gui.document.odd_marks import odd_name_under  # noqa: PLC0415 - rarely used

        return odd_name_under(self._sheet, self._scroller, position)

    def _scene(self, emphasis: Emphasis | None = None) -> Scene:
        selected = self._choice.selected()
        free = not selected.spans and selected.relation is None
        return Scene(
            emphasis=self._lighting.emphasis() if emphasis is None else emphasis,
            selection=self._choice.preview or selected.fragments,
            caret=self._choice.caret if free and self.hasFocus() else None,
            found=self._found,
        )

    def _refresh(self) -> None:
        """Paint again what looks different now."""
        if not self._pick.active:
            self._still.be_still()
        plain = not (self._pick.active or self._scroller.overlaid or self._lighting.focus)
        self._repaints.follow(look_of(self._choice), plain=plain)

    def paint_now(self) -> None:
        """Paint what looks different before anything else is done for it elsewhere."""
        if self.isVisible():
            QCoreApplication.sendEvent(self.window(), QEvent(QEvent.Type.UpdateRequest))

    def _plain(self) -> Plain:
        found = self._found
        return Plain(
            look_of(self._choice), self._style, found, len(found),
            with_caret=self.hasFocus(), focus=self._lighting.focus,
        )  # fmt: skip

    def _paint_plain(self, painter: QPainter, region: QRegion) -> None:
        """The page without hints."""
        self._paint_text(painter, region, self._scene(self._lighting.plain()))

    def _paint_text(self, painter: QPainter, region: QRegion, scene: Scene) -> None:
        top, height = self._scroller.top, self.viewport().height()
        Painting(self._sheet, self._chips).paint(painter, region, top, height, scene)

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
        if self._pick.active:
            self._paint_text(painter, event.region(), self._scene())
            self._still.want(self._plain())
        else:
            self._paint_plain(painter, self._still.put_back(painter, self._plain, event.region()))
        painter.setClipping(False)
        self._paint_overlays(painter)
        painter.end()
        self._repaints.painted()
        if self._sheet.total != before:
            self._scroller.set_range_soon()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Follow the scroll bar."""
        self._scroller.follow_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break lines anew when the width has changed; the first line in view stays."""
        super().resizeEvent(event)
        self._scroller.busy()
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
            is_tab = event.type() == QEvent.Type.KeyPress and event.key() in _TABS
            if is_tab and self._keyboard.means(event):
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
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tool_tip(self._tip_at(event.pos())))
            return True
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
        place = self._zoning.mark_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place and not self._pick.active:
            self._zoning.toggle(place)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event.position().toPoint(), event.modifiers())
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go on with a gesture, or mark what the pointer is over."""
        self._scroller.busy()
        place = event.position().toPoint()
        self._mouse.move(place, event.modifiers())
        if not self._mouse.dragging and self._zoning.mark_at(place) is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Finish a gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.release(event.position().toPoint(), event.modifiers())
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select the syllable, or inspect."""
        on_mark = self._zoning.mark_at(event.position().toPoint()) is not None
        if event.button() == Qt.MouseButton.LeftButton and not on_mark:
            self._mouse.double(event.position().toPoint(), event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key means; others get the keys that mean nothing here."""
        self._scroller.busy()
        if event.key() in _ENTERS and self._opens_bar():
            return
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, or zoom while Ctrl is held."""
        self._scroller.busy()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)
