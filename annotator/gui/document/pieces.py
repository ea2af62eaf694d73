"""The spans of a block as pieces on its lines, in underline lanes, with chips above."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import is_

from annotator.gui.document.lanes import CAP, Lanes
from annotator.gui.document.places import Chip, Joint, Piece, Strip, Wire
from annotator.gui.document.shape import Shape
from annotator.gui.document.stacking import stack
from annotator.gui.document.style import Style
from annotator.model.annotation import Fragment, Relation, Span

Linked = Callable[[int], bool]
"""Whether a span has relations that are drawn."""

Extents = dict[Fragment, list[tuple[int, float, float]]]
"""Line, left and right of the pieces of a fragment."""


@dataclass(slots=True)
class Row:
    """The marks on one line of text.

    A line whose marks are the same after an edit keeps its row: it need not be painted again.
    """

    strips: list[Strip] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    """Every piece, wide ones first, as they are painted."""
    seen: list[Piece] = field(default_factory=list)
    """The same without those that another covers wholly."""
    joints: list[Joint] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    underline_lanes: int = 0
    chip_lanes: int = 0
    linked: list[bool] = field(default_factory=list)
    """Of each strip that has a chip: whether it has relations."""
    ties: list[tuple[Relation, ...]] = field(default_factory=list)
    """The relations that were asked for the wires, by span."""
    base: int | None = None
    """Where in its block the line's text began when chips and wires were placed."""


Known = dict[int, tuple[Span, list[Strip]]]
"""Spans by id, each with its strips on the lines of one shape."""


def strips_of(shape: Shape, spans: Iterable[Span], known: Known) -> Known:
    """The strips of ``spans``; taken from ``known`` where a span is the same there."""
    found: Known = {}
    extents: Extents = {}
    for span in spans:
        kept = known.get(span.id)
        same = kept is not None and kept[0] is span
        found[span.id] = kept if kept and same else (span, _strips(shape, span, extents))
    return found


def rows_of(
    shape: Shape, strips: Known, style: Style, linked: Linked, before: list[Row]
) -> list[Row]:
    """The marks of spans on every line of ``shape``: the shortest nearest the text.

    Wires are still to come.  Lines that are as they were in ``before`` have their row of then.
    """
    lines: list[list[Strip]] = [[] for _ in shape.lines]
    for _, there in strips.values():
        for strip in there:
            lines[strip.line].append(strip)
    rows = []
    for number, here in enumerate(lines):
        here.sort(key=_shortest_first)
        links = [linked(strip.span) for strip in here if strip.has_chip]
        old = before[number] if before else None
        if old is not None and old.linked == links and _are_same(old.strips, here):
            rows.append(old)
        else:
            rows.append(_row(here, links, shape.width, style))
    return rows


def _row(strips: list[Strip], links: list[bool], width: int, style: Style) -> Row:
    row = Row(strips, linked=links)
    _underline(row)
    row.pieces = [piece for strip in reversed(strips) for piece in strip.pieces]
    topmost = {(piece.left, piece.right, piece.lane): piece for piece in row.pieces}
    row.seen = row.pieces
    if len(topmost) < len(row.pieces):
        row.seen = [p for p in row.pieces if topmost[p.left, p.right, p.lane] is p]
    row.chips, row.chip_lanes = stack(strips, width, style, iter(links))
    return row


def _are_same(first: list[Strip], second: list[Strip]) -> bool:
    return len(first) == len(second) and all(map(is_, first, second))


def pieces_between(shape: Shape, fragment: Fragment, span: int, label: str) -> list[Piece]:
    """The pieces of ``fragment`` (code points) on the lines of a block that it reaches."""
    return [Piece(span, label, *place) for place in _places(shape, fragment)]


def _places(shape: Shape, fragment: Fragment) -> list[tuple[int, float, float]]:
    start, stop = fragment
    if stop <= shape.start < shape.stop or start > shape.stop:
        return []
    first, last = shape.unit(start), shape.unit(stop)
    begin = shape.line_of(first)
    end = shape.line_of(max(first, last - 1))
    found: list[tuple[int, float, float]] = []
    for line in range(begin, end + 1):
        low, high = max(first, shape.firsts[line]), min(last, shape.lasts[line])
        found.extend((line, *extent) for extent in shape.extents(line, low, high))
    return found


def _known_places(
    shape: Shape, fragment: Fragment, extents: Extents
) -> list[tuple[int, float, float]]:
    places = extents.get(fragment)
    if places is None:
        places = extents[fragment] = _places(shape, fragment)
    return places


def _shortest_first(strip: Strip) -> tuple[float, float, int]:
    return (strip.width, strip.left, strip.span)


def _strips(shape: Shape, span: Span, extents: Extents) -> list[Strip]:
    if len(span.fragments) == 1:
        places = _known_places(shape, span.fragments[0], extents)
        if len(places) == 1:
            piece = Piece(span.id, span.label, *places[0])
            starts = shape.start <= span.start <= shape.stop
            return [
                Strip(span.id, span.label, piece.line, [piece], piece.left, piece.right, starts)
            ]
    by_line: dict[int, list[Piece]] = {}
    groups: list[list[Piece]] = []
    for fragment in span.fragments:
        places = _known_places(shape, fragment, extents)
        pieces = [Piece(span.id, span.label, *place) for place in places]
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
