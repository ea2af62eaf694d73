"""The caret on its way: where a motion ends, what it selects, which edge it moves.

Every step looks at the text around the caret only, never at the whole document.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from annotator.gui.document.caret import Grain, snap, step_back, step_forward, stretched
from annotator.gui.document.gestures import Rooms
from annotator.gui.document.strides import (
    next_paragraph,
    next_sentence,
    previous_paragraph,
    previous_sentence,
)
from annotator.model.annotation import Fragment


class Unit(Enum):
    """What the caret moves by."""

    GRAPHEME = "grapheme"
    SYLLABLE = "syllable"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    LINE = "line"
    LINE_EDGE = "line edge"
    PAGE = "page"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Motion:
    """One step, to the stop of the text or (``forward`` False) to its start."""

    unit: Unit
    forward: bool


def _pair(back: str, on: str, unit: Unit) -> dict[str, Motion]:
    return {back: Motion(unit, forward=False), on: Motion(unit, forward=True)}


MOTIONS: dict[str, Motion] = {
    **_pair("previous_grapheme", "next_grapheme", Unit.GRAPHEME),
    **_pair("previous_syllable", "next_syllable", Unit.SYLLABLE),
    **_pair("previous_word", "next_word", Unit.WORD),
    **_pair("previous_sentence", "next_sentence", Unit.SENTENCE),
    **_pair("previous_paragraph", "next_paragraph", Unit.PARAGRAPH),
    **_pair("line_up", "line_down", Unit.LINE),
    **_pair("line_start", "line_end", Unit.LINE_EDGE),
    **_pair("page_up", "page_down", Unit.PAGE),
    **_pair("document_start", "document_end", Unit.DOCUMENT),
}
"""Motions by command id, as in the keymap; with "extend_" before it the command selects."""

_GRAINS = {Unit.GRAPHEME: Grain.GRAPHEME, Unit.WORD: Grain.WORD}
_SPAN_UNITS = {Unit.GRAPHEME, Unit.SYLLABLE, Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH}
"""By these a selected span is resized; lines, pages and the document select text from it on."""

Moved = tuple[Fragment, ...]


class Motions:
    """Moves the caret of ``rooms``, extends the selection, moves edges."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._goal: float | None = None
        """The pixel that the caret aims at while it goes up and down."""

    def forget_goal(self) -> None:
        """The next step up or down aims at the pixel where the caret stands then."""
        self._goal = None

    def move(self, motion: Motion) -> None:
        """Put the caret elsewhere; nothing is selected then."""
        rooms, choice = self._rooms, self._rooms.choice
        spans = choice.selected().spans
        if spans:
            span = rooms.sheet.content.spans[spans[-1]]
            choice.put_caret(span.stop - 1 if motion.forward else span.start)
        point = self._target(motion, to_stop=False)
        choice.clear()
        choice.put_caret(point)
        rooms.scroller.show_point(point, unfold=False)

    def extend(self, motion: Motion) -> None:
        """Select from the anchor to where the motion ends, or move the stop of a span there."""
        spans = self._rooms.choice.selected().spans
        if not spans or motion.unit not in _SPAN_UNITS:
            self._select_to(motion)
        elif motion.unit is Unit.GRAPHEME:
            self._resize(spans[-1], lambda moved: self._stretched(moved, 0, motion.forward))
        elif motion.unit is Unit.SYLLABLE:
            self._resize(spans[-1], lambda moved: self._stretched(moved, 1, motion.forward))
        else:
            self._resize(spans[-1], lambda moved: self._extended(moved, motion))

    def edge(self, edge: int, *, forward: bool) -> None:
        """Move the start (``edge`` 0) or the stop (1) of the selected text or span by a syllable.

        Where nothing is selected, the syllable at the caret is, or the one before it.
        """
        selected = self._rooms.choice.selected()
        if selected.spans:
            self._resize(selected.spans[-1], lambda moved: self._stretched(moved, edge, forward))
        elif selected.fragments:
            self._reselect(self._stretched(selected.fragments, edge, forward), edge)
        elif selected.relation is None and forward == (edge == 1):
            self._select_to(Motion(Unit.SYLLABLE, forward))
        else:
            sentence = QCoreApplication.translate("Labelling", "Select text or a span first.")
            self._rooms.wishes.tell(sentence)

    def _stretched(self, moved: Moved, edge: int, forward: bool) -> Moved:  # noqa: FBT001
        return stretched(self._rooms.sheet.content.text, moved, edge, forward=forward)

    def _extended(self, moved: Moved, motion: Motion) -> Moved:
        """The fragments of a span with their stop at the end of ``motion`` from it."""
        start, stop = moved[-1]
        point = self._stride(motion, stop, to_stop=True)
        grain = _GRAINS.get(motion.unit, Grain.SYLLABLE)
        found = snap(self._rooms.sheet.content.text, start, point, grain) if point > start else None
        return (*moved[:-1], (start, found[1])) if found else moved

    def _resize(self, span_id: int, change: Callable[[Moved], Moved]) -> None:
        span = self._rooms.sheet.content.spans[span_id]
        wanted = change(span.fragments)
        if wanted != span.fragments:
            self._rooms.wishes.resize(span_id, wanted)

    def _reselect(self, fragments: Moved, edge: int) -> None:
        """Select ``fragments``; the caret stays at the end where it was, in view is the edge."""
        choice = self._rooms.choice
        start, stop = fragments[0][0], fragments[-1][1]
        back = choice.caret < choice.anchor
        choice.pick_text(fragments)
        choice.anchor, choice.caret = (stop, start) if back else (start, stop)
        choice.moved.emit()
        self._rooms.scroller.show_point(start if edge == 0 else stop)

    def _select_to(self, motion: Motion) -> None:
        rooms, choice = self._rooms, self._rooms.choice
        point = self._target(motion, to_stop=True)
        choice.caret = point
        grain = _GRAINS.get(motion.unit, Grain.SYLLABLE)
        found = snap(rooms.sheet.content.text, choice.anchor, point, grain)
        choice.pick_text((found,) if found else ())
        choice.moved.emit()
        rooms.scroller.show_point(point)

    def _target(self, motion: Motion, *, to_stop: bool) -> int:
        """Where the caret goes; ``to_stop`` asks for stops of text rather than for starts."""
        sheet, caret = self._rooms.sheet, self._rooms.choice.caret
        if motion.unit in _SPAN_UNITS:
            return self._stride(motion, caret, to_stop=to_stop)
        if motion.unit is Unit.DOCUMENT:
            return len(sheet.content.text) if motion.forward else 0
        if motion.unit is Unit.LINE:
            return self._line(caret, 1 if motion.forward else -1)
        place = sheet.caret_place(caret)
        if motion.unit is Unit.LINE_EDGE:
            return sheet.laid(place.block).shape.ends(place.line)[1 if motion.forward else 0]
        pixels = max(1, self._rooms.scroller.height() - 2 * sheet.style.line_height)
        down = pixels if motion.forward else -pixels
        return sheet.point_at(place.x, max(0, place.top + down))

    def _stride(self, motion: Motion, point: int, *, to_stop: bool) -> int:
        content, unit = self._rooms.sheet.content, motion.unit
        if unit is Unit.SENTENCE:
            if motion.forward:
                return next_sentence(content.text, point, to_stop=to_stop)
            return previous_sentence(content.text, point)
        if unit is Unit.PARAGRAPH:
            if motion.forward:
                return next_paragraph(content.blocks, point, to_stop=to_stop)
            return previous_paragraph(content.blocks, point)
        grain = _GRAINS.get(unit, Grain.SYLLABLE)
        if motion.forward:
            return step_forward(content.text, point, grain, to_stop=to_stop)
        return step_back(content.text, point, grain)

    def _line(self, caret: int, step: int) -> int:
        """The caret place on the line above or below, at the same pixel as far as there is text."""
        sheet = self._rooms.sheet
        place = sheet.caret_place(caret)
        self._goal = place.x if self._goal is None else self._goal
        block, line = place.block, place.line + step
        if line < 0:
            block, line = sheet.folding.before(block), -1
        elif line >= len(sheet.laid(block).shape.lines):
            block, line = sheet.folding.after(block), 0
        if block < 0:
            return 0
        if block >= len(sheet.heights):
            return len(sheet.content.text)
        shape = sheet.laid(block).shape
        return shape.at(line % len(shape.lines), self._goal)
