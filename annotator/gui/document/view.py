"""The document view: text with its spans and relations, and every gesture on them.

The view shows what it was given and changes nothing by itself: a gesture ends in a wish, one of
the ``*_requested`` signals.  All offsets are code points of the document's text; the text is never
read back from Qt.
"""

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.document.canvas import NO_LAYER, POINTS
from annotator.gui.document.content import Content
from annotator.gui.document.keymap import Keymap
from annotator.gui.document.reading import ReadingView
from annotator.gui.document.selected import Selected
from annotator.gui.overrides import guarded
from annotator.model.annotation import Layer, LayerDelta
from annotator.model.hits import NO_HITS
from annotator.model.scheme import Scheme

_SMALLEST, _LARGEST = 7.0, 40.0
_ZOOM = 1.1
_UTTERED = (
    "span_requested", "relabel_requested", "resize_requested", "remove_requested",
    "relation_requested", "relation_relabel_requested", "repeat_requested",
    "inspect_requested", "escaped", "told",
)  # fmt: skip


@guarded
class DocumentView(ReadingView):
    """Shows a document's text under a layer and lets people select, label, link and walk it."""

    span_requested = Signal(object, str)
    relabel_requested = Signal(object, str)
    resize_requested = Signal(int, object)
    remove_requested = Signal(object, object)
    relation_requested = Signal(int, int, str)
    relation_relabel_requested = Signal(int, str)
    repeat_requested = Signal(int)
    inspect_requested = Signal()
    escaped = Signal()
    selected = Signal(object)
    told = Signal(str)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._smallest = _SMALLEST
        for name in _UTTERED:
            getattr(self._wishes, name).connect(getattr(self, name))
        self._choice.changed.connect(lambda: self.selected.emit(self._choice.selected()))
        self.setAccessibleName(self.tr("Document text"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Speak another language to screen readers."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Document text"))

    def set_document(self, text: str, layer: Layer) -> None:
        """Show another document from its top; nothing is selected."""
        self._mouse.cancel()
        self._pick.cancel()
        self._wishes.made = None
        content = Content(text, layer)
        content.sift(self.filter())
        self._sheet.show(content)
        self._choice.start_over()
        self._found = NO_HITS
        self._zoning.start()
        self._scroller.home()
        self._marks.clear()
        self._voice.start_over()

    def set_layer(self, layer: Layer) -> None:
        """Show newer annotations of the same text; scroll, caret and selection stay."""
        self._take(self._sheet.content.difference(layer))

    def apply(self, delta: LayerDelta) -> None:
        """Take over what an edit did; scroll, caret and selection stay.

        A hidden label that it gives to anything is shown again.
        """
        self._reveal(delta)
        self._take(delta)

    def _take(self, delta: LayerDelta) -> None:
        self._mouse.cancel()
        anchor = self._scroller.anchor()
        touched = self._starts(delta)
        self._sheet.apply(delta)
        self._repaints.gutter()
        self._scroller.hold(anchor)
        self._pick.keep_within()
        self._choice.keep_within(self._sheet.content)
        self._welcome()
        self._mark_again(touched)
        self._voice.start_over()

    def clear(self) -> None:
        """Show nothing, and hide nothing any more."""
        self.show_all()
        self.set_document("", NO_LAYER)

    def set_scheme(self, scheme: Scheme, language: str) -> None:
        """Take labels, colours and keys from ``scheme``, titles in "vi" or "en"."""
        self._pick.cancel()
        self._restyle(scheme, language)
        self.set_filter(self.filter().within(scheme))

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001
        """While read-only no wish is uttered, and whoever tries is told so."""
        self._wishes.read_only = read_only
        self.viewport().update()
        if read_only:
            self._mouse.cancel()
            self._pick.cancel()

    def set_sticky_label(self, label: str | None) -> None:
        """While a label is held, each finished drag or double click asks for a span of it."""
        self._mouse.sticky = label or None

    def select_span(self, span_id: int, *, scroll: bool = True) -> None:
        """Select one span; a hidden label is shown again.  Nothing happens when it is not there."""
        self._reveal_span(span_id)
        span = self._sheet.content.spans.get(span_id)
        if span is not None:
            self._choice.pick_spans((span_id,))
            self._choice.put_caret(span.start)
            if scroll:
                self._scroller.show_point(span.start)

    def select_relation(self, relation_id: int, *, scroll: bool = True) -> None:
        """Select one relation, likewise."""
        self._reveal_relation(relation_id)
        relation = self._sheet.content.relations.get(relation_id)
        if relation is not None:
            self._choice.pick_relation(relation_id)
            head = self._sheet.content.spans.get(relation.head)
            if scroll and head is not None:
                self._scroller.show_point(head.start)

    def select_text(self, start: int, stop: int) -> None:
        """Select code points ``[start, stop)`` as they are, and show them."""
        length = len(self._sheet.content.text)
        start, stop = max(0, min(start, length)), max(0, min(stop, length))
        self._choice.pick_text(((start, stop),) if start < stop else ())
        self._choice.put_caret(start)
        self._choice.caret = stop
        self._scroller.show_point(start)

    def current(self) -> Selected:
        """What is selected."""
        return self._choice.selected()

    @property
    def caret(self) -> int:
        """The code point before which the caret stands."""
        return self._choice.caret

    def font_size(self) -> float:
        """Points of the text's font."""
        return self._points

    def set_font_size(self, points: float) -> None:
        """Give the text another size, in points."""
        points = max(self._smallest, min(points, _LARGEST))
        if points != self._points:
            self._points = points
            self._restyle(self._style.scheme, self._style.language)
            self.zoomed.emit(points)

    def set_smallest(self, points: float) -> None:
        """Let the text never be smaller than ``points``, as large print asks."""
        self._smallest = max(_SMALLEST, points)
        self.set_font_size(self._points)

    def zoom_in(self) -> None:
        """A step larger."""
        self.set_font_size(round(self._points * _ZOOM, 1))

    def zoom_out(self) -> None:
        """A step smaller."""
        self.set_font_size(round(self._points / _ZOOM, 1))

    def zoom_reset(self) -> None:
        """The size at the start."""
        self.set_font_size(POINTS)

    def fold_zones(self, folded: bool) -> None:  # noqa: FBT001
        """Show one bar in the place of each zone that is no part of the article, or unfold all."""
        self._zoning.fold_all(folded=folded)

    def show_odd_characters(self, shown: bool) -> None:  # noqa: FBT001
        """Show the text raw: odd characters visible and named, no zones."""
        if shown != self._raw:
            self._raw, self._named = shown, ""
            self._zoning.set_raw(shown)
            self._restyle(self._style.scheme, self._style.language)

    def step_span(self, forward: bool) -> None:  # noqa: FBT001
        """Select the next or previous span in reading order."""
        self._keyboard.step_span(forward=forward)

    def start_relation(self) -> None:
        """Look for the tail of a relation from the selected span."""
        self.perform("relate")

    def perform(self, command: str) -> None:
        """Do a command of the text, by its id in the keymap."""
        self._keyboard.perform(command)

    def set_keymap(self, keymap: Keymap) -> None:
        """Take other keys for the commands of the text."""
        self._keyboard.keymap = keymap

    def relate_from(self) -> None:
        """Look for the head of a relation to the selected span."""
        self.perform("relate_from")

    def step_relation(self, forward: bool) -> None:  # noqa: FBT001
        """Select the next or previous relation of the selected span."""
        self.perform("next_relation" if forward else "previous_relation")

    def press_label_key(self, key: str) -> bool:
        """Apply the label whose key this is; False when none has it."""
        return self._labelling.press(key)

    def label_chosen(self, name: str) -> None:
        """Apply the label of this name to what is selected."""
        self._labelling.choose(name)

    def position_of(self, span_id: int) -> QRect | None:
        """Viewport pixels of the span's first piece of text, or None."""
        return self._hits.span_rect(span_id)

    def chip_rect(self, span_id: int) -> QRect | None:
        """Viewport pixels of the span's chip, or None."""
        return self._hits.chip_rect(span_id)

    def relation_rect(self, relation_id: int) -> QRect | None:
        """Viewport pixels of the relation's label at its head, or None."""
        return self._hits.wire_rect(relation_id)

    def announce(self, sentence: str) -> None:
        """Say a translated sentence to whoever listens through assistive technology."""
        self._voice.announce(sentence)

    def text_point(self, code_point: int) -> QPoint:
        """The viewport pixel at which a click puts the caret before ``code_point``."""
        return self._scroller.caret_rect(code_point).center()

    def _welcome(self) -> None:
        """Select the span that was asked for last, once it is there."""
        made, self._wishes.made = self._wishes.made, None
        if made is not None and self._choice.selected().fragments == made[0]:
            span = self._sheet.content.with_fragments(*made)
            if span is not None:
                self._choice.pick_spans((span.id,))
