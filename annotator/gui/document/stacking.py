"""Chips above a line of text: in lanes, in stairs, and as "+n" where there is no room.

A chip that has wires keeps a part of its upper edge free, on which they stand: what lies above it
moves sideways a little, as stairs do, rather than bury it.
"""

from collections.abc import Iterator

from annotator.gui.document.lanes import Lanes, crowds, uncovered
from annotator.gui.document.places import Chip, Strip
from annotator.gui.document.style import Style

CHIP_GAP = 2
"""Pixels between two chips of one lane."""

STAIR = 12
STEPS = 8
"""Pixels of a stair, and how many of them a chip may move to either side."""

_ROUNDING = 3
_LEAST = 8
"""Pixels of a chip's edge on which no wire stands, and of its free part at least."""

_PATIENCE = 64
"""Chips of one line for which stairs may be sought in vain, before no more are."""


def free_part(chip: Chip, chips: list[Chip]) -> tuple[float, float] | None:
    """The widest part of the upper edge of ``chip`` that none of ``chips`` lies above, or None."""
    higher = [(c.left - 1, c.right + 1) for c in chips if c.lane > chip.lane]
    return uncovered(chip.left + _ROUNDING, chip.right - _ROUNDING, higher, least=_LEAST)


def stack(
    strips: list[Strip], width: int, style: Style, linked: Iterator[bool]
) -> tuple[list[Chip], int]:
    """Chips for the ``strips`` of one line that have one, and in how many lanes they lie.

    ``linked`` says of each that has a chip whether it has relations that are drawn.
    """
    made = _Stack(width, style)
    hidden = [s for s in strips if s.has_chip and not made.put(s, linked=next(linked))]
    if hidden:
        made.tell(hidden)
    return (made.chips, made.lanes)


class _Stack:
    def __init__(self, width: int, style: Style) -> None:
        self.chips: list[Chip] = []
        self.lanes = 0
        self._rows = Lanes(gap=CHIP_GAP)
        self._width = width
        self._style = style
        self._standing: list[Chip] = []
        """Chips with wires, which must not be buried."""
        self._patience = _PATIENCE

    def put(self, strip: Strip, *, linked: bool) -> bool:
        """Find room for the chip of a strip; False when there is none."""
        chip_width = self._style.chip_width(self._style.entity(strip.label).title)
        if linked or self._standing:
            chip = Chip((strip.span,), strip.label, strip.line, 0, chip_width, 0)
            return self._put_in_stairs(chip, strip, linked=linked)
        left = next(self._stairs(strip.pieces[0].left, chip_width, 0))
        lane = self._rows.place(left, left + chip_width)
        if lane is None:
            return False
        self.lanes = len(self._rows)
        self.chips.append(Chip((strip.span,), strip.label, strip.line, left, chip_width, lane))
        return True

    def _put_in_stairs(self, chip: Chip, strip: Strip, *, linked: bool) -> bool:
        lowest: int | None = None
        for left in self._stairs(strip.pieces[0].left, chip.width):
            # Never lower than straight above its words, where it would seem to name others.
            lane = self._rows.free(left, left + chip.width, lowest or 0)
            lowest = lane if lowest is None else lowest
            if lane is None:
                return False
            chip.left, chip.lane = left, lane
            if not self._buries(chip, linked=linked):
                self._rows.take(lane, left, left + chip.width)
                self.lanes = len(self._rows)
                self.chips.append(chip)
                if linked:
                    self._standing.append(chip)
                return True
            if not self._patience:
                return False
        self._patience -= 1
        return False

    def tell(self, hidden: list[Strip]) -> None:
        """Put one "+n" chip for each crowd of strips in a lane above all others."""
        least = self._style.chip_width("+9999") + CHIP_GAP
        told: list[tuple[int, list[Strip]]] = []
        for group in crowds([(strip.left, strip.right) for strip in hidden], least):
            crowd = [hidden[index] for index in group]
            while (chip := self._more(crowd, told[-1][0] if told else 0)) is None:
                self.chips.pop()
                crowd = told.pop()[1] + crowd
            self.chips.append(chip)
            told.append((chip.right + CHIP_GAP, crowd))
        self.lanes += 1

    def _more(self, crowd: list[Strip], start: int) -> Chip | None:
        """The "+n" chip of a crowd, from pixel ``start`` on; None when others take all the room.

        Where every place would bury a chip it stands beside the column.
        """
        text = f"+{len(crowd)}"
        chip_width = self._style.chip_width(text)
        spans = tuple(strip.span for strip in crowd)
        chip = Chip(spans, text, crowd[0].line, 0, chip_width, self.lanes, is_more=True)
        for left in self._stairs(crowd[0].left, chip_width, self._width // STAIR):
            chip.left = left
            if left >= start and not self._buries(chip, linked=False):
                return chip
        chip.left = max([self._width, *(other.right for other in self.chips)]) + CHIP_GAP
        return None if start else chip

    def _stairs(self, wanted: float, chip_width: int, steps: int = STEPS) -> Iterator[int]:
        """Left edges for a chip, whole pixels inside the column, the nearest to its words first."""
        last = max(0, self._width - chip_width)
        first = max(0, min(round(wanted), last))
        yield first
        for step in range(1, steps + 1):
            for left in (first + step * STAIR, first - step * STAIR):
                if 0 <= left <= last:
                    yield left

    def _buries(self, chip: Chip, *, linked: bool) -> bool:
        """Whether ``chip`` would hide where wires stand, or what lies above would hide its own."""
        if linked and free_part(chip, self.chips) is None:
            return True
        return any(
            free_part(below, [*self.chips, chip]) is None
            for below in self._standing
            if below.lane < chip.lane and below.left < chip.right and below.right > chip.left
        )
