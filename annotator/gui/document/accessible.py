"""The document as assistive technology meets it: one paragraph of text, the one with the caret.

Toolkits ask for the whole text again and again to find a word or a line, so what they get is the
block in which the caret stands, never the document.  Offsets in here are UTF-16 units of that
block and rectangles are pixels of the screen, as QAccessible counts.

What PySide6 asks of such classes (6.11.3, measured over AT-SPI): ``interface_cast`` must return
a VoidPtr, also for nothing: None, 0 and any other int end the process at the next question.  The
text interface must be an object of its own, because both bases have a ``text``; and somebody in
Python must hold both, for Python owns them.  ``selection`` and ``attributes`` hand their answer
over by pointers and cannot be overridden; a client hears nonsense from them, so there is never a
selection to ask about (:mod:`annotator.gui.document.voice` tells it in words).
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget
from shiboken6 import Shiboken

from annotator.gui.document.blocks import drawable
from annotator.gui.document.content import Content
from annotator.gui.document.gestures import Rooms
from annotator.gui.document.spoken import here_words
from annotator.gui.overrides import guarded
from annotator.model.offsets import Utf16Map

_NOTHING = Shiboken.VoidPtr(0)


class Paragraph:
    """One block of a text with its offsets in UTF-16 units."""

    def __init__(self, content: Content, block: int) -> None:
        self.content = content
        self.block = block
        self.start = content.blocks.starts[block]
        self.text = drawable(content.text[self.start : content.blocks.stops[block]])
        self._units = Utf16Map(self.text)
        self.length = self.unit(self.start + len(self.text))

    def unit(self, point: int) -> int:
        """Offset of a code point of the document, kept inside the paragraph."""
        return self._units.unit(min(max(point - self.start, 0), len(self.text)))

    def point(self, unit: int) -> int:
        """Code point of the document at an offset, kept inside the paragraph."""
        return self.start + self._units.point(min(max(unit, 0), self.length))

    def between(self, first: int, last: int) -> str:
        """The text of ``[first, last)``; a character that is cut in two is given whole."""
        start, stop = self.point(first), self.point(last)
        if self.unit(stop) < min(last, self.length):
            stop += 1
        return self.text[start - self.start : stop - self.start]


@guarded
class ParagraphText(QAccessibleTextInterface):
    """Reads the paragraph at the caret, and moves caret and selection in it."""

    def __init__(self, area: QAbstractScrollArea, rooms: Rooms) -> None:
        super().__init__()
        self._area = area
        self._rooms = rooms
        self._paragraph = Paragraph(rooms.sheet.content, 0)

    def paragraph(self) -> Paragraph:
        """The paragraph in which the caret stands."""
        content, caret = self._rooms.sheet.content, self._rooms.choice.caret
        block = content.blocks.at(caret)
        if self._paragraph.content is not content or self._paragraph.block != block:
            self._paragraph = Paragraph(content, block)
        return self._paragraph

    def characterCount(self) -> int:  # noqa: N802
        """UTF-16 units of the paragraph."""
        return self.paragraph().length

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803
        """A part of the paragraph."""
        return self.paragraph().between(startOffset, endOffset)

    def cursorPosition(self) -> int:  # noqa: N802
        """Where the caret stands."""
        return self.paragraph().unit(self._rooms.choice.caret)

    def setCursorPosition(self, position: int) -> None:  # noqa: N802
        """Put the caret there, as a click does; nothing stays selected."""
        self._put(self.paragraph().point(position))

    def characterRect(self, offset: int) -> QRect:  # noqa: N802
        """Where a character stands on the screen; at the end, where the caret would."""
        sheet, scroller, paragraph = self._rooms.sheet, self._rooms.scroller, self.paragraph()
        scroller.reach(paragraph.block)
        laid = sheet.laid(paragraph.block)
        point = paragraph.point(offset)
        first, last = laid.shape.unit(point), laid.shape.unit(point + 1)
        line = laid.shape.line_of(first)
        if first < last:
            left, right = laid.shape.extents(line, first, last)[0]
        else:
            left = laid.shape.x(first)
            right = left + 1
        top = sheet.top_of(paragraph.block) + laid.text_tops[line] - scroller.top
        corner = QPoint(round(sheet.left + left), top)
        corner = self._area.viewport().mapToGlobal(corner)
        width = max(1, round(right - left))
        return QRect(corner.x(), corner.y(), width, laid.shape.heights[line])

    def offsetAtPoint(self, point: QPoint) -> int:  # noqa: N802
        """The offset nearest to a pixel of the screen; -1 where another paragraph stands."""
        viewport, paragraph = self._area.viewport(), self.paragraph()
        place = viewport.mapFromGlobal(point)
        if not viewport.rect().contains(place):
            return -1
        found = self._rooms.hits.point_at(place)
        block = paragraph.content.blocks.at(found)
        return paragraph.unit(found) if block == paragraph.block else -1

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N802, N803
        """Bring a part of the paragraph into view."""
        del endIndex
        self._rooms.scroller.show_point(self.paragraph().point(startIndex))

    def selectionCount(self) -> int:  # noqa: N802
        """None: what is selected is told in words, since it cannot be handed over."""
        return 0

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N802, N803
        """Select a part of the paragraph, to be labelled."""
        paragraph, choice = self.paragraph(), self._rooms.choice
        start, stop = sorted((paragraph.point(startOffset), paragraph.point(endOffset)))
        if start < stop:
            choice.pick_text(((start, stop),))
            choice.put_caret(start)

    def setSelection(self, index: int, startOffset: int, endOffset: int) -> None:  # noqa: N802, N803
        """Select another part of the paragraph."""
        del index
        self.addSelection(startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N802, N803
        """Select nothing."""
        del selectionIndex
        self._rooms.choice.clear()

    def _put(self, point: int) -> None:
        self._rooms.choice.clear()
        self._rooms.choice.put_caret(point)
        self._rooms.scroller.show_point(point)


@guarded
class AccessibleDocument(QAccessibleWidget):
    """The view as a text that is read, with what is marked at the caret as its description."""

    def __init__(self, area: QAbstractScrollArea, rooms: Rooms) -> None:
        super().__init__(area, QAccessible.Role.EditableText)
        self.words = ParagraphText(area, rooms)
        self._rooms = rooms
        self._pointer = Shiboken.VoidPtr(Shiboken.getCppPointer(self.words)[0])

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Shiboken.VoidPtr:  # type: ignore[override]
        """The text for whoever reads; the rest is Qt's, or nothing."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return self._pointer
        found: Shiboken.VoidPtr | None = super().interface_cast(kind)  # type: ignore[assignment]
        return _NOTHING if found is None else found

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description; the latter names the spans under the caret, or what is chosen."""
        if kind == QAccessible.Text.Description:
            return here_words(self._rooms)
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """A text of many lines that nobody can edit."""
        out = super().state()
        out.readOnly = out.multiLine = out.selectableText = 1
        return out
