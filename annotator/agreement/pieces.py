"""A layer as pieces that do not overlap, as unitizing alpha needs it.

Units of one annotator and label that overlap are merged and counted.  Where one annotator's units
of several labels overlap, the value of the stretch is the set of its labels, and the stretch is a
piece of its own (counted as stacked), so that identical layers always agree fully.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.agreement.dissimilarity import Unit

Value = Hashable
"""A label, or the stack of the labels that lie upon a stretch."""


class Stack(frozenset[Hashable]):
    """Labels that lie upon each other: told apart from a label that is itself a frozenset."""

    def __str__(self) -> str:
        """The labels in the order of the alphabet, the same in every run."""
        return " + ".join(sorted(map(str, self)))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one annotator's layer that has one value; pieces of a layer do not overlap."""

    start: float
    stop: float
    value: Value


@dataclass(frozen=True, slots=True)
class Flat:
    """A layer as ``pieces`` in order, with what was done to it: units of one label ``merged`` into
    others, pieces ``stacked``, units without a length left out (``empty``)."""

    pieces: tuple[Piece, ...]
    merged: int = 0
    stacked: int = 0
    empty: int = 0


def merge_overlaps(units: Sequence[Unit]) -> tuple[list[Unit], int]:
    """Units of one label that overlap as their union, and how many vanished in others; units that
    only touch stay two."""
    kept: list[Unit] = []
    last: dict[Hashable, int] = {}
    for unit in sorted(units, key=lambda each: (each.start, each.stop)):
        at = last.get(unit.label)
        if at is not None and unit.start < kept[at].stop:
            kept[at] = Unit(kept[at].start, max(kept[at].stop, unit.stop), unit.label)
            continue
        last[unit.label] = len(kept)
        kept.append(unit)
    return kept, len(units) - len(kept)


def flatten(units: Sequence[Unit]) -> Flat:
    """One annotator's layer as pieces that do not overlap."""
    some = [unit for unit in units if unit.stop > unit.start]
    kept, merged = merge_overlaps(some)
    pieces: list[Piece] = []
    before: list[int] = []
    for start, stop, active in _stretches(kept):
        if active and active == before:
            pieces[-1] = Piece(pieces[-1].start, stop, pieces[-1].value)
        elif active:
            pieces.append(Piece(start, stop, _value([kept[i].label for i in active])))
        before = active
    stacked = sum(isinstance(piece.value, Stack) for piece in pieces)
    return Flat(tuple(pieces), merged, stacked, len(units) - len(some))


def _stretches(units: list[Unit]) -> Iterator[tuple[float, float, list[int]]]:
    """The stretches between any two neighbouring bounds, with the indices of the ``units`` (in
    order of start) that cover them."""
    cuts = sorted({unit.start for unit in units} | {unit.stop for unit in units})
    ahead = 0
    active: list[int] = []
    for start, stop in pairwise(cuts):
        active = [i for i in active if units[i].stop > start]
        while ahead < len(units) and units[ahead].start <= start:
            active.append(ahead)
            ahead += 1
        yield start, stop, active


def _value(labels: list[Hashable]) -> Value:
    return labels[0] if len(labels) == 1 else Stack(labels)
