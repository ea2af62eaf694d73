"""The rails that run through the gutter beside what is in view."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.gui.document.bundles import Bundle, members
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.rails import LAST_LINE, Place
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import RAIL_STEP
from annotator.model.annotation import Relation

_NEAREST = -10
_BEYOND = 64
"""Pixels: the innermost rail's place, and how far past the viewport a rail runs on."""

_Seen = dict[int, dict[Place, int]]
"""Viewport pixels of a relation's wires in view, by place."""


@dataclass(frozen=True, slots=True)
class Railing:
    """One relation's way through the gutter: down ``x`` (pixels from the column), viewport ``y``s.

    Relations of a bundle share their ``x`` and overlap.
    """

    relation: int
    label: str
    x: int
    top: int
    bottom: int
    levels: tuple[int, ...]
    """Where wires leave it towards the text."""
    loose: bool = False
    """It found no lane: unless it is meant, its wires end at the gutter in an arrow."""


def visible_rails(sheet: Sheet, visible: list[tuple[LaidBlock, int]], height: int) -> list[Railing]:
    """The rails beside the ``visible`` blocks (each with its viewport pixel)."""
    if not visible:
        return []
    content = sheet.content
    seen = _wires_in_view(visible)
    for first, last in _stretches(visible):
        for passing in content.crossing(first, last):
            seen.setdefault(passing.id, {})
    _end_at_bars(sheet, seen, visible)
    bundles = {key: sheet.bundle(content.relations[key]) for key in seen}
    fresh = {bundle for bundle in bundles.values() if bundle not in sheet.rails}
    sheet.rails.place((*_extent(sheet, bundle, seen), bundle) for bundle in fresh)
    return [
        _railing(sheet, content.relations[key], bundles[key], ends, height)
        for key, ends in seen.items()
    ]


def _wires_in_view(visible: list[tuple[LaidBlock, int]]) -> _Seen:
    seen: _Seen = {}
    for laid, y in visible:
        for wire in laid.rails():
            for relation in wire.relations:
                seen.setdefault(relation, {})[laid.block, wire.line] = y + wire.y
    return seen


def _stretches(visible: list[tuple[LaidBlock, int]]) -> Iterator[tuple[int, int]]:
    """The blocks in view as stretches from first to last, cut where folded ones lie between.

    A bar counts as the first and as the last block of its zone: what leaves the zone passes one.
    """
    first = last = visible[0][0].block
    for laid, _ in visible:
        last = laid.block
        if laid.folded and laid.place is not None and laid.place.stop - 1 > last:
            yield (first, last)
            first = last = laid.place.stop - 1
    yield (first, last)


def _end_at_bars(sheet: Sheet, seen: _Seen, visible: list[tuple[LaidBlock, int]]) -> None:
    """Let relations into folded zones end at the bars; those within one zone are not drawn."""
    bars = {laid.block: y + laid.height // 2 for laid, y in visible if laid.folded}
    for key in list(seen) if bars else ():
        first, last = _blocks(sheet, sheet.content.relations[key])
        if first == last and sheet.folding.bar_at(first) is not None:
            del seen[key]
            continue
        for block in (first, last):
            if block in bars:
                seen[key][block, 0] = bars[block]


def _railing(
    sheet: Sheet, relation: Relation, bundle: Bundle, ends: dict[Place, int], height: int
) -> Railing:
    levels = tuple(sorted(ends.values()))
    top, bottom = (levels[0], levels[-1]) if levels else (-_BEYOND, height + _BEYOND)
    if len(ends) == 1:
        block = next(iter(ends))[0]
        first, last = _blocks(sheet, relation)
        if block == first:
            bottom = height + _BEYOND
        if block == last:
            top = -_BEYOND
    x = _NEAREST - RAIL_STEP * sheet.rails.lane(bundle)
    loose = sheet.rails.is_loose(bundle)
    return Railing(relation.id, relation.label, x, top, bottom, levels, loose)


def _extent(sheet: Sheet, bundle: Bundle, seen: _Seen) -> tuple[Place, Place]:
    """Where a bundle begins and ends, out of view as well; unknown lines count as outermost."""
    tops: list[Place] = []
    bottoms: list[Place] = []
    for relation in members(sheet.content, bundle, sheet.style):
        places = list(seen.get(relation.id, ()))
        first, last = _blocks(sheet, relation)
        tops.append(min((p for p in places if p[0] == first), default=(first, 0)))
        bottoms.append(max((p for p in places if p[0] == last), default=(last, LAST_LINE)))
    return (min(tops), max(bottoms))


def _blocks(sheet: Sheet, relation: Relation) -> tuple[int, int]:
    """The blocks that show a relation's ends (or stand for them, folded), the upper one first."""
    content, folding = sheet.content, sheet.folding
    head = folding.shown(content.block_of(relation.head))
    tail = folding.shown(content.block_of(relation.tail))
    return (min(head, tail), max(head, tail))
