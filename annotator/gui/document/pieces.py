"""The spans of a block as pieces on its lines, in underline lanes, with chips above."""

from dataclasses import dataclass, field
from itertools import pairwise

from annotator.gui.document.lanes import CAP, Lanes
from annotator.gui.document.places import Chip, Joint, Piece, Strip
from annotator.gui.document.shape import Shape
from annotator.gui.document.stacking import Linked, stack
from annotator.gui.document.style import Style
from annotator.model.annotation import Fragment, Span


@dataclass(slots=True)
class Row:
    """The spans' marks on one line of text."""

    strips: list[Strip] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    underline_lanes: int = 0
    chip_lanes: int = 0


def rows_of(shape: Shape, spans: list[Span], style: Style, linked: Linked) -> list[Row]:
    """The marks of ``spans`` on every line of ``shape``: the shortest nearest the text."""
    rows = [Row() for _ in shape.lines]
    for span in spans:
        for strip in _strips(shape, span):
            rows[strip.line].strips.append(strip)
    for row in rows:
        row.strips.sort(key=_shortest_first)
        _underline(row)
        row.chips, row.chip_lanes = stack(row.strips, shape.width, style, linked)
    return rows


def pieces_between(shape: Shape, fragment: Fragment, span: int, label: str) -> list[Piece]:
    """The pieces of ``fragment`` (code points) on the lines of a block that it reaches."""
    start, stop = fragment
    if stop <= shape.start < shape.stop or start > shape.stop:
        return []
    first, last = shape.unit(start), shape.unit(stop)
    begin = shape.line_of(first)
    end = shape.line_of(max(first, last - 1))
    found: list[Piece] = []
    for line in range(begin, end + 1):
        low, high = max(first, shape.firsts[line]), min(last, shape.lasts[line])
        for left, right in shape.extents(line, low, high):
            found.append(Piece(span, label, line, left, right))
    return found


def _shortest_first(strip: Strip) -> tuple[float, float, int]:
    return (strip.width, strip.left, strip.span)


def _strips(shape: Shape, span: Span) -> list[Strip]:
    by_line: dict[int, list[Piece]] = {}
    groups: list[list[Piece]] = []
    for fragment in span.fragments:
        pieces = pieces_between(shape, fragment, span.id, span.label)
        groups.append(pieces)
        for piece in pieces:
            by_line.setdefault(piece.line, []).append(piece)
    strips = {line: _strip(span, line, pieces) for line, pieces in by_line.items()}
    if groups[0] and shape.start <= span.start <= shape.stop:
        strips[groups[0][0].line].has_chip = True
    _reach_out(shape, strips, groups)
    return list(strips.values())


def _strip(span: Span, line: int, pieces: list[Piece]) -> Strip:
    pieces.sort(key=lambda piece: piece.left)
    right = max(piece.right for piece in pieces)
    return Strip(span.id, span.label, line, pieces, pieces[0].left, right)


def _reach_out(shape: Shape, strips: dict[int, Strip], groups: list[list[Piece]]) -> None:
    """Let strips run to the line's end, or from its start, towards fragments on other lines."""
    for before, after in pairwise(groups):
        if before and (not after or after[0].line != before[-1].line):
            strip = strips[before[-1].line]
            strip.right = max(strip.right, shape.lines[strip.line].naturalTextWidth())
        if after and (not before or after[0].line != before[-1].line):
            strips[after[0].line].left = min(strips[after[0].line].left, 0.0)


def _underline(row: Row) -> None:
    lanes = Lanes()
    for strip in row.strips:
        lane = lanes.place(strip.left, strip.right)
        strip.lane = CAP - 1 if lane is None else lane
    row.underline_lanes = len(lanes)
    for strip in row.strips:
        inset = 2.0 * max(0, 2 - strip.lane) if row.underline_lanes > 1 else 1.0
        for piece in strip.pieces:
            piece.lane, piece.inset = strip.lane, inset
        row.joints.extend(_joints(strip))


def _joints(strip: Strip) -> list[Joint]:
    edges = [(piece.left, piece.right) for piece in strip.pieces]
    rims = [(strip.left, strip.left), *edges, (strip.right, strip.right)]
    return [
        Joint(strip.span, strip.label, strip.line, before[1], after[0], strip.lane)
        for before, after in pairwise(rims)
        if after[0] - before[1] > 1.5
    ]
