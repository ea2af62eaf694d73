"""The relations of a block as wires above its lines: feet on chips, lanes, labels.

Relations that leave the line for the same reason (same span, label and role) share one wire at
the end that has more of them, so that a hub of many relations stays readable.
"""

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import is_

from annotator.gui.document.bundles import Bundle
from annotator.gui.document.content import Content
from annotator.gui.document.lanes import Lanes, nearest_free
from annotator.gui.document.pieces import Row
from annotator.gui.document.places import Chip, Foot, Kind, Wire
from annotator.gui.document.stacking import free_part
from annotator.gui.document.style import GUTTER, Style
from annotator.model.annotation import Relation

MOST_LANES = 24
"""Lanes of wires that a line may have; further wires share the uppermost, without labels."""

WIRE_GAP = 6
"""Pixels between wires of one lane."""

FOOT_STEP = 3
"""Pixels between two feet on a chip where there is room for so much."""

LABEL_GAP = 3
"""Pixels between a label and a wire that passes it."""

BundleOf = Callable[[Relation], Bundle]
"""The bundle of a relation, see :func:`annotator.gui.document.bundles.bundle_of`."""

_CLEAR = 6
_STUB = 12
_ROLES = {(True, True): (True, False), (True, False): (True,), (False, True): (False,)}
"""Whether a span is the head, by whether it stands there and at the tail."""

_LEFT, _GUTTER, _UP, _DOWN, _RIGHT = range(5)
_ARROWS = {_UP: "↑ ", _DOWN: "↓ "}


@dataclass(slots=True)
class _End:
    """One end of a relation, or of several that share their wire, on a chip."""

    span: int
    chip: Chip
    label: str
    is_head: bool
    side: int
    reach: float
    relations: list[Relation] = field(default_factory=list)
    foot: Foot | None = None

    @property
    def x(self) -> float:
        """Pixel at which the wire comes down."""
        return self.foot.x if self.foot else 0.0

    @property
    def feet(self) -> tuple[Foot, ...]:
        """The foot, once there is one."""
        return (self.foot,) if self.foot else ()

    @property
    def first(self) -> int:
        """Id of the first relation."""
        return self.relations[0].id


def with_wires(
    content: Content, rows: list[Row], width: int, style: Style, bundle: BundleOf
) -> list[Row]:
    """``rows`` with the wires above every line, each in its lane, the narrowest nearest the chips.

    A row whose relations are the same as when its wires were made stays as it is.
    """
    found = []
    for row in rows:
        ties = [content.relations_of(span) for chip in row.chips for span in chip.spans]
        if len(ties) != len(row.ties) or not all(map(is_, ties, row.ties)):
            wires = _wired(row, _ends(content, row, bundle), width, style)
            found.append(replace(row, wires=wires, ties=ties, base=None))
        else:
            found.append(row)
    return found


def _wired(row: Row, ends: list[_End], width: int, style: Style) -> list[Wire]:
    on_chip: dict[int, list[_End]] = {}
    for end in ends:
        on_chip.setdefault(id(end.chip), []).append(end)
    tails = {end.first: end for end in ends if end.side in (_LEFT, _RIGHT) and not end.is_head}
    here = [end for chip in row.chips for end in on_chip.get(id(chip), ())]
    _spread(row, on_chip)
    return _dodged(_in_lanes(_wires(here, tails, width, style)))


def _ends(content: Content, row: Row, bundle: BundleOf) -> list[_End]:
    ends: list[_End] = []
    chips = {span: chip for chip in row.chips for span in chip.spans}
    shared: dict[tuple[Bundle, int], _End] = {}
    for span, chip in chips.items():
        for relation in content.relations_of(span):
            bundled = bundle(relation)
            for is_head in _ROLES[relation.head == span, relation.tail == span]:
                other = relation.tail if is_head else relation.head
                side, reach = _side(content, chip, span, other, chips.get(other))
                key = (bundled, side)
                is_shared = bundled.hub == span and side in (_GUTTER, _UP, _DOWN)
                end = shared.get(key) if is_shared else None
                if end is None:
                    end = _End(span, chip, relation.label, is_head, side, reach)
                    ends.append(end)
                    if is_shared:
                        shared[key] = end
                end.relations.append(relation)
    return ends


def _side(
    content: Content, chip: Chip, here: int, there: int, other: Chip | None
) -> tuple[int, float]:
    if other is not None:
        reach = other.left + other.width / 2 - chip.left - chip.width / 2
        return (_LEFT, -reach) if reach < 0 else (_RIGHT, -reach)
    if not content.is_far(here, there):
        return (_GUTTER, 0.0)
    return (_UP if content.spans[there].start < content.spans[here].start else _DOWN, 0.0)


def _spread(row: Row, on_chip: dict[int, list[_End]]) -> None:
    """Give the ends on each chip their feet, ordered so that wires cross little."""
    for chip in row.chips:
        ends = on_chip.get(id(chip))
        if ends:
            left, right = free_part(chip, row.chips) or (chip.left, chip.right)
            ends.sort(key=lambda end: (end.side, end.reach, end.first, end.is_head))
            groups = _footings(ends, right - left)
            for place, group in enumerate(groups):
                foot = Foot(chip, _step(left, right, place, len(groups)))
                for end in group:
                    end.foot = foot


def _footings(ends: list[_End], room: float) -> list[list[_End]]:
    """The ends that share a foot: none, or where there is little room those that mean the same."""
    if len(ends) * FOOT_STEP <= room:
        return [[end] for end in ends]
    groups: dict[tuple[str, bool], list[_End]] = {}
    for end in ends:
        groups.setdefault((end.label, end.is_head), []).append(end)
    return list(groups.values())


def _step(left: float, right: float, place: int, count: int) -> float:
    """The middle of the pixel for the foot at ``place`` of ``count``, spread evenly."""
    step = (right - left) / (count + 1)
    if step >= FOOT_STEP / 2:
        return math.floor(left + (place + 1) * step) + 0.5
    return math.floor(left + place * (right - left - 1) / max(1, count - 1)) + 0.5


def _wires(ends: list[_End], tails: dict[int, _End], width: int, style: Style) -> list[Wire]:
    found: list[Wire] = []
    for end in ends:
        if end.side == _GUTTER:
            found.append(_rail(end, width, style))
        elif end.side in _ARROWS:
            found.append(_stub(end, width, style))
        elif end.is_head:
            found.append(_arc(end, tails[end.first], width, style))
    return found


def _arc(head: _End, tail: _End, width: int, style: Style) -> Wire:
    look = style.relation(head.label)
    chip_width = style.chip_width(look.title)
    left, right = min(head.x, tail.x), max(head.x, tail.x)
    chip_left = round(max(0, min((left + right - chip_width) / 2, width - chip_width)))
    return Wire(
        (head.first,), head.label, head.chip.line, Kind.ARC, look.title,
        min(left, chip_left), max(right, chip_left + chip_width), chip_left, chip_width,
        feet=head.feet + tail.feet, heads=(False, not look.symmetric),
    )  # fmt: skip


def _rail(end: _End, width: int, style: Style) -> Wire:
    look, title = style.relation(end.label), _title(end, style)
    chip_width = style.chip_width(title)
    chip_left = max(0, round(end.x) - 8 - chip_width)
    return Wire(
        tuple(relation.id for relation in end.relations), end.label, end.chip.line, Kind.RAIL,
        title, -GUTTER, max(end.x, min(chip_left + chip_width, width)), chip_left, chip_width,
        feet=end.feet, heads=(not end.is_head and not look.symmetric,),
    )  # fmt: skip


def _stub(end: _End, width: int, style: Style) -> Wire:
    look, title = style.relation(end.label), _ARROWS[end.side] + _title(end, style)
    chip_width = style.chip_width(title)
    chip_left = round(end.x) + _STUB
    if chip_left + chip_width > width:
        chip_left = max(0, round(end.x) - _STUB - chip_width)
    return Wire(
        tuple(relation.id for relation in end.relations), end.label, end.chip.line, Kind.STUB,
        title, min(end.x, chip_left), max(end.x, chip_left + chip_width), chip_left, chip_width,
        feet=end.feet, heads=(not end.is_head and not look.symmetric,),
        far=tuple(r.head if r.tail == end.span else r.tail for r in end.relations),
    )  # fmt: skip


def _title(end: _End, style: Style) -> str:
    title, count = style.relation(end.label).title, len(end.relations)
    return f"{title} ×{count}" if count > 1 else title


def _in_lanes(wires: list[Wire]) -> list[Wire]:
    wires.sort(key=lambda wire: (wire.right - wire.left, wire.left, wire.relations))
    lanes = Lanes(cap=MOST_LANES, gap=WIRE_GAP)
    for wire in wires:
        lane = lanes.place(wire.left, wire.right)
        wire.has_chip = lane is not None
        wire.lane = MOST_LANES - 1 if lane is None else lane
    return wires


def _dodged(wires: list[Wire]) -> list[Wire]:
    """Labels moved along their wires, so that those of higher lanes do not pass behind them."""
    if len(wires) < 2:
        return wires
    rising = sorted((foot.x, wire.lane) for wire in wires for foot in wire.feet)
    for wire in wires:
        low, high = _track(wire)
        if not wire.has_chip or high - low <= wire.chip_width:
            continue
        first, last = (bisect_left(rising, (x, -1)) for x in (low, high))
        covers = [(x - LABEL_GAP, x + LABEL_GAP) for x, lane in rising[first:last]
                  if lane > wire.lane]  # fmt: skip
        found = nearest_free(low, high, covers, wire.chip_width, wire.chip_left)
        if found is not None:
            wire.chip_left = round(found)
    return wires


def _track(wire: Wire) -> tuple[float, float]:
    """From where to where the label of a wire may lie."""
    if wire.kind is Kind.ARC:
        return (wire.left, wire.right)
    if wire.kind is Kind.RAIL:
        return (0.0, wire.feet[0].x - _CLEAR)
    return (wire.chip_left, wire.chip_left + wire.chip_width)
