"""Hands for the document view: real events in, wishes out, and texts that are hard."""

import time
import unicodedata

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Layer, Relation, Span
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

NONE = Qt.KeyboardModifier.NoModifier

SCHEME = Scheme(
    name="test",
    entities=(
        EntityLabel("PERSON", {"vi": "Người", "en": "Person"}, key="1", colour="#d7263d"),
        EntityLabel("PLACE", {"vi": "Nơi", "en": "Place"}, key="2", colour="#2a9134"),
        EntityLabel("OFFICE", {"en": "Office"}, key="q", colour="#2660a4"),
    ),
    relations=(
        RelationLabel("LIVES_IN", key="l", ends=(("PERSON", "PLACE"),)),
        RelationLabel("BORN_IN", {"en": "born in"}, ends=(("PERSON", "PLACE"),)),
        RelationLabel("HOLDS", ends=(("PERSON", "OFFICE"),)),
        RelationLabel("SAME_AS", symmetric=True, ends=(("PLACE", "PLACE"), ("OFFICE", "PLACE"))),
    ),
)


class Bench:
    """A view, what it has uttered, and hands to work it with."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.heard: list[tuple[object, ...]] = []
        for name in (
            "span_requested", "relabel_requested", "resize_requested", "remove_requested",
            "relation_requested", "relation_relabel_requested", "repeat_requested",
            "inspect_requested", "told", "selected", "zoomed",
        ):  # fmt: skip
            getattr(view, name).connect(
                lambda *values, name=name: self.heard.append((name, *values))
            )

    def wishes(self, name: str) -> list[tuple[object, ...]]:
        """What was uttered under ``name``, without the name."""
        return [said[1:] for said in self.heard if said[0] == name]

    def all_wishes(self) -> list[tuple[object, ...]]:
        """Every wish, in order."""
        return [said for said in self.heard if str(said[0]).endswith("_requested")]

    def show(self, text: str, *spans: Span, relations: tuple[Relation, ...] = ()) -> None:
        """Show ``text`` with annotations and forget what was heard."""
        self.view.set_document(text, Layer("an", spans, relations))
        QApplication.processEvents()
        self.heard.clear()

    def point(self, code_point: int) -> QPoint:
        """Where to click for the caret to stand before ``code_point``."""
        return self.view.text_point(code_point)

    def inside(self, span_id: int) -> QPoint:
        """A place on the text of a span."""
        box = self.view.position_of(span_id)
        assert box is not None
        return box.center()

    def chip(self, span_id: int) -> QPoint:
        """The middle of a span's chip."""
        box = self.view.chip_rect(span_id)
        assert box is not None
        return box.center()

    def click(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press and release the left button."""
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def double(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Double click."""
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def press(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Hold the left button down."""
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def move(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Move the mouse with the left button held."""
        viewport = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), viewport.mapToGlobal(QPointF(place)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, modifiers,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)

    def release(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Let the left button go."""
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    def drag(self, start: QPoint, stop: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Drag with the left button in a few steps."""
        self.press(start, modifiers)
        for step in (1, 2, 3):
            self.move(start + (stop - start) * step / 3, modifiers)
        self.release(stop, modifiers)

    def drag_text(self, start: int, stop: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Drag from one code point's place to another's."""
        self.drag(self.point(start), self.point(stop), modifiers)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the view."""
        QTest.keyClick(self.view, key, modifiers)

    def walk(self, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press Space, and let the search come to its end: it gives way after some milliseconds,
        which on a busy machine is before the next word."""
        self.key(Qt.Key.Key_Space, modifiers)
        end = time.monotonic() + 30
        while self.view._candidates._search is not None:
            assert time.monotonic() < end, "the search has no end"
            QApplication.processEvents()


_NAME = "Ông Trần Lưu Quang, Bí thư Thành uỷ Hải Phòng (NFD).\r\n"
I18N = (
    "Ngày 12/10,\u00a0TP\u00a0Hải Phòng và Ðồng Nai.\r\n"
    + unicodedata.normalize("NFD", _NAME)
    + "Emoji: gia đình 👨‍👩‍👧‍👦 ở Hà Nội 🇻🇳 rất vui 😀😀 và 👍🏽 xong; chữ 𝓐𝓫𝓬 ngoài BMP.\n"
    "في عام 2020 زارت منظمة الصحة العالمية (WHO) مدينة الرياض في المملكة.\n"
    "Mixed: Công ty أرامكو السعودية đặt tại Riyadh, và חברת טבע ở Israel năm 2021.\n"
    "\x01điều\x07\tkhiển\u2028dòng\rkhác\u200b nữa.\n\nHết."
)
"""NBSP, Ð, CRLF, NFD, emoji, astral letters, right-to-left, mixed, controls, an empty line."""

HARD = (
    "Tab\tcột\u2003rộng\u202fhẹp\u3000đầy \ufeffBOM mềm\u00admại \u200ezwnj\u200cxong.\n"
    "\u202eđảo\u202c \u2066iso\u2069 \ud800 lẻ \udc00 ð Ð \x00\x1b\x7f hết.\n"
    "👩🏽\u200d🚀👩\u200d❤\ufe0f\u200d💋\u200d👨🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    "🇻🇳🇱🇦 e\u0301\u0323x 한글 \u1112\u1161\u11ab.\n"
    "שלום עולם 123 abc (xin chào) !\n"
    "نص عربي طويل يلتف على عدة أسطر في العمود الضيق، مع كلمة Annotator وأرقام 2022 في الوسط.\n"
)
"""Tabs, odd spaces, what has no width, bidi controls, lone surrogates, emoji glued to flags, jamo,
Hebrew with numbers and brackets, a long Arabic paragraph."""
