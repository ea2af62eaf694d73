"""The rails that run through the gutter beside what is in view."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.gui.document.bundles import Bundle
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.rails import LAST_LINE, Place
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import RAIL_STEP
from annotator.model.annotation import Relation

_NEAREST = -10
_BEYOND = 64
"""Pixels: the innermost rail's place, and how far past the viewport a rail runs on."""

_Way = tuple[int, int, tuple[int, ...]]
"""Top, bottom and levels, as in :class:`Railing`."""

_Seen = dict[int, dict[Place, int]]
"""Viewport pixels of a relation's wires in view, by place."""


@dataclass(frozen=True, slots=True)
class Railing:
    """The way of a relation through the gutter: down ``x`` (pixels from the column), viewport
    ``y``s.

    Relations of a bundle share their ``x`` and overlap; those whose way is the same are one.
    """

    relations: tuple[int, ...]
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
            if passing.id not in seen:
                seen[passing.id] = {}
    _end_at_bars(sheet, seen, visible)
    bundles = {key: sheet.bundle(content.relations[key]) for key in seen}
    fresh = {bundle for bundle in bundles.values() if bundle not in sheet.rails}
    sheet.rails.place((*_extent(sheet, bundle, seen), bundle) for bundle in fresh)
    ways: dict[tuple[Bundle, _Way], list[int]] = {}
    for key, ends in seen.items():
        way = _way(sheet, content.relations[key], ends, height)
        ways.setdefault((bundles[key], way), []).append(key)
    return [_railing(sheet, bundle, way, keys) for (bundle, way), keys in ways.items()]


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


def _way(sheet: Sheet, relation: Relation, ends: dict[Place, int], height: int) -> _Way:
    if not ends:
        return (-_BEYOND, height + _BEYOND, ())
    levels = tuple(sorted(ends.values()))
    top, bottom = levels[0], levels[-1]
    if len(ends) == 1:
        block = next(iter(ends))[0]
        first, last = _blocks(sheet, relation)
        if block == first:
            bottom = height + _BEYOND
        if block == last:
            top = -_BEYOND
    return (top, bottom, levels)


def _railing(sheet: Sheet, bundle: Bundle, way: _Way, relations: list[int]) -> Railing:
    top, bottom, levels = way
    x = _NEAREST - RAIL_STEP * sheet.rails.lane(bundle)
    loose = sheet.rails.is_loose(bundle)
    return Railing(tuple(relations), bundle.label, x, top, bottom, levels, loose)


def _extent(sheet: Sheet, bundle: Bundle, seen: _Seen) -> tuple[Place, Place]:
    """Where a bundle begins and ends, out of view as well; unknown lines count as outermost."""
    hub = sheet.folding.shown(sheet.content.block_of(bundle.hub))
    first = last = hub
    places: set[Place] = set()
    for relation in sheet.members(bundle):
        other = relation.tail if relation.head == bundle.hub else relation.head
        block = sheet.folding.shown(sheet.content.block_of(other))
        first, last = min(first, block), max(last, block)
        if found := seen.get(relation.id):
            places.update(found)
    top = min((place for place in places if place[0] == first), default=(first, 0))
    bottom = max((place for place in places if place[0] == last), default=(last, LAST_LINE))
    return (top, bottom)


def _blocks(sheet: Sheet, relation: Relation) -> tuple[int, int]:
    """The blocks that show a relation's ends (or stand for them, folded), the upper one first."""
    content, folding = sheet.content, sheet.folding
    head, tail = content.block_of(relation.head), content.block_of(relation.tail)
    if folding.places:
        head, tail = folding.shown(head), folding.shown(tail)
    return (head, tail) if head <= tail else (tail, head)
