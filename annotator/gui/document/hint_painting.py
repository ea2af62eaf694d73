"""Painting of the R mode, over the document: its line, its frame, its hints and their rows."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from annotator.gui.document.chips import Chips
from annotator.gui.document.hint_face import Face
from annotator.gui.document.hint_places import Hint, Row
from annotator.gui.document.hits import Hits
from annotator.gui.document.overlays import paint_frame, paint_pointer
from annotator.gui.document.relation_pick import RelationPick

_ROUND = QPainter.RenderHint.Antialiasing
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RADIUS = 3.0
_FADED = 0.35
"""Opacity of what the typed letters leave out."""


def paint_pick(painter: QPainter, pick: RelationPick, hits: Hits, chips: Chips) -> None:
    """The relation in the making: where it starts, where it may end, and by which letters."""
    if pick.origin is None or pick.board is None:
        return
    goal, box = pick.pointer, hits.chip_rect(pick.origin)
    there = None if pick.candidate is None else hits.span_rect(pick.candidate)
    if there is not None:
        paint_frame(painter, there, chips.style.highlight)
        goal = there.center()
    if goal is not None and box is not None:
        paint_pointer(painter, box, goal, chips.style.highlight)
    face, typed = pick.board.face, pick.typed
    painter.setFont(face.font)
    for hint in pick.board.tags():
        if hint.code.startswith(typed):
            paint_tag(painter, hint, len(typed), face)
    for row in pick.board.rows():
        paint_row(painter, row, typed, face, chips)


def paint_tag(painter: QPainter, hint: Hint, typed: int, face: Face) -> None:
    """A code on its tag, the letters ``typed`` already dimmed."""
    painter.setRenderHint(_ROUND)
    painter.setPen(QPen(face.tag_edge, 1.0))
    painter.setBrush(face.tag)
    painter.drawRoundedRect(QRectF(hint.tag).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    painter.setRenderHint(_ROUND, on=False)
    past, ahead = hint.code[:typed], hint.code[typed:]
    box = QRectF(hint.tag).adjusted(face.pad, 0, face.pad, 0)
    if past:
        painter.setPen(face.tag_past)
        painter.drawText(box, _MIDDLE, past.upper())
    painter.setPen(face.tag_ink)
    painter.drawText(box.adjusted(face.advance(past), 0, 0, 0), _MIDDLE, ahead.upper())


def paint_row(painter: QPainter, row: Row, typed: str, face: Face, chips: Chips) -> None:
    """What is out of view in one direction: a tag, the label and the words of each."""
    style = face.style
    painter.fillRect(row.box, face.row)
    painter.setPen(face.row_edge)
    edge = row.box.bottom() if row.box.top() == 0 else row.box.top()
    painter.drawLine(row.box.left(), edge, row.box.right(), edge)
    painter.setPen(style.ink)
    painter.setFont(face.font)
    painter.drawText(row.box.adjusted(face.gap, 0, 0, 0), _MIDDLE, row.arrow)
    for hint in row.hints:
        painter.setOpacity(1.0 if hint.code.startswith(typed) else _FADED)
        painter.setFont(face.font)
        paint_tag(painter, hint, len(typed) if hint.code.startswith(typed) else 0, face)
        pixmap = chips.span(hint.label)
        left = hint.item.left() + face.widest_tag + face.gap
        top = row.box.top() + (row.box.height() - style.chip_height) // 2
        painter.drawPixmap(QPointF(left, top), pixmap)
        left += style.chip_width(style.entity(hint.label).title) + face.gap
        painter.setFont(style.chip_font)
        painter.setPen(style.ink)
        words = face.elided(hint.words)
        width = face.words_width(hint.words)
        painter.drawText(QRectF(left, row.box.top(), width, row.box.height()), _MIDDLE, words)
    painter.setOpacity(1.0)
