"""Painting of the R mode, over the document: its line, its frame, its hints and their rows."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from annotator.gui.document.chips import Chips
from annotator.gui.document.hint_face import Face
from annotator.gui.document.hint_places import DOWN, Row
from annotator.gui.document.hits import Hits
from annotator.gui.document.overlays import paint_frame, paint_pointer
from annotator.gui.document.relation_pick import RelationPick

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_FADED = 0.35
"""Opacity of what the typed letters leave out."""


def paint_pick(painter: QPainter, pick: RelationPick, hits: Hits, chips: Chips) -> None:
    """The relation in the making: where it starts, where it may end, and by which letters."""
    if pick.origin is None:
        return
    goal, box = pick.pointer, hits.chip_rect(pick.origin)
    there = None if pick.candidate is None else hits.span_rect(pick.candidate)
    if there is not None:
        paint_frame(painter, there, chips.style.highlight)
        goal = there.center()
    if goal is not None and box is not None:
        paint_pointer(painter, box, goal, chips.style.highlight)
    face, typed = pick.board.face, pick.typed
    for hint in pick.board.tags():
        if hint.code.startswith(typed):
            face.paint_tag(painter, hint.tag.left(), hint.tag.top(), hint.code, len(typed))
    for row in pick.board.rows():
        _paint_row(painter, row, typed, face, chips)


def _paint_row(painter: QPainter, row: Row, typed: str, face: Face, chips: Chips) -> None:
    """What is out of view in one direction: a tag, the label and the words of each."""
    style = face.style
    painter.fillRect(row.box, face.row)
    painter.setPen(face.row_edge)
    edge = row.box.bottom() if row.box.top() == 0 else row.box.top()
    painter.drawLine(row.box.left(), edge, row.box.right(), edge)
    painter.setPen(style.ink)
    painter.setFont(face.font)
    line = QRect(row.box.left(), row.box.top(), row.box.width(), face.row_height)
    painter.drawText(line.adjusted(face.gap, 0, 0, 0), _MIDDLE, row.arrow)
    painter.setFont(style.chip_font)
    if row.more:
        line.moveBottom(row.box.bottom())
        words = face.more(forward=row.arrow == DOWN)
        painter.drawText(line.adjusted(0, 0, -face.gap, 0), _RIGHT, words)
    for hint in row.hints:
        goes_on = hint.code.startswith(typed)
        painter.setOpacity(1.0 if goes_on else _FADED)
        past = len(typed) if goes_on else 0
        face.paint_tag(painter, hint.tag.left(), hint.tag.top(), hint.code, past)
        left = hint.tag.right() + 1 + face.gap
        top = hint.item.top() + (hint.item.height() - style.chip_height) // 2
        painter.drawPixmap(left, top, chips.span(hint.label))
        left += face.chip_width(hint.label) + face.gap
        box = QRect(left, hint.item.top(), hint.item.right() - left, hint.item.height())
        painter.drawText(box, _MIDDLE, hint.words)
    painter.setOpacity(1.0)
