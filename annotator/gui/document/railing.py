"""The rails that run through the gutter beside what is in view."""

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
    seen: _Seen = {}
    for laid, y in visible:
        for wire in laid.rails():
            for relation in wire.relations:
                seen.setdefault(relation, {})[laid.block, wire.line] = y + wire.y
    for passing in content.crossing(visible[0][0].block, visible[-1][0].block):
        seen.setdefault(passing.id, {})
    bundles = {key: sheet.bundle(content.relations[key]) for key in seen}
    fresh = {bundle for bundle in bundles.values() if bundle not in sheet.rails}
    sheet.rails.place((*_extent(sheet, bundle, seen), bundle) for bundle in fresh)
    return [
        _railing(sheet, content.relations[key], bundles[key], ends, height)
        for key, ends in seen.items()
    ]


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
    """The blocks of a relation's ends, the upper one first."""
    head, tail = sheet.content.block_of(relation.head), sheet.content.block_of(relation.tail)
    return (min(head, tail), max(head, tail))
