"""A layer's spans by id, in reading order and by block.

A block's spans are found by bisection of the reading order; only the few that reach past the
block in which they start are kept in an interval index.  So a document opens quickly, and an edit
costs the same in any document.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from annotator.gui.document.blocks import Blocks
from annotator.gui.document.intervals import Intervals
from annotator.model.annotation import Span, reading_order

Order = tuple[int, int, int]
"""Start, minus stop, id: the place of a span in reading order."""

_ENDLESS = 1 << 62
"""More than any offset."""

_FEW = 32
"""Spans put or dropped at once, from which on the order is sorted anew instead of mended."""


class SpanIndex:
    """Spans over ``blocks``; offsets are code points."""

    __slots__ = ("_block", "_blocks", "_order", "_reach", "_reaching", "block_of", "spans")

    def __init__(self, blocks: Blocks, spans: Iterable[Span]) -> None:
        self._blocks = blocks
        self.spans: dict[int, Span] = {span.id: span for span in spans}
        self._order: list[Order] = sorted(map(reading_order, self.spans.values()))
        self._block: dict[int, int] = {}
        self.block_of: Callable[[int], int] = self._block.__getitem__
        """The block in which a span starts, by its id."""
        self._reach: Intervals[tuple[int, int]] = Intervals()
        """Over the blocks after a span's first, by span and number of the fragment."""
        self._reaching: dict[int, int] = {}
        """How many keys of ``_reach`` a span may have."""
        self._sweep()

    def counts(self) -> Counter[int]:
        """How many spans start in each block that has any."""
        return Counter(self._block.values())

    def in_block(self, block: int) -> list[Span]:
        """The spans that have a part in ``block``, in no promised order."""
        spans, reach = self.spans, self._reach
        found = [spans[place[2]] for place in self._starting(block)]
        if len(reach):
            ids = {key[0] for key in reach.over(block, block + 1)}
            found.extend(spans[key] for key in ids if self._block[key] != block)
        return found

    def starting_in(self, start: int, stop: int) -> int:
        """How many spans start in ``[start, stop)``."""
        return bisect_left(self._order, (stop,)) - bisect_left(self._order, (start,))

    def starting(self, start: int, stop: int) -> list[Order]:
        """The places of the spans that start at code points ``[start, stop)``."""
        low = bisect_left(self._order, (start,))
        return self._order[low : bisect_left(self._order, (stop,), low)]

    def walk(self, place: Order, *, forward: bool) -> Iterator[Span]:
        """The spans after (or before) ``place`` in reading order, which itself never counts."""
        at = bisect_left(self._order, place)
        if forward:
            at += at < len(self._order) and self._order[at] == place
            for index in range(at, len(self._order)):
                yield self.spans[self._order[index][2]]
        else:
            for index in range(at - 1, -1, -1):
                yield self.spans[self._order[index][2]]

    def change(self, put: Iterable[Span], gone: Iterable[int]) -> tuple[set[int], list[int]]:
        """Take ``put`` (new or changed) in and ``gone`` out.

        The answer is the blocks that look different now, and the ids of the spans that went, came
        or start in another block than before.
        """
        put = list(put)
        touched: set[int] = set()
        moved: list[int] = []
        leaving = [self.spans[key] for key in gone if key in self.spans]
        replaced = [self.spans[span.id] for span in put if span.id in self.spans]
        before = {span.id: self._block[span.id] for span in replaced}
        self._mend_order(leaving + replaced, put)
        for span in leaving + replaced:
            touched |= self._forget(span)
        for span in put:
            touched |= self._note(span)
            if before.get(span.id) != self._block[span.id]:
                moved.append(span.id)
        moved.extend(span.id for span in leaving)
        return touched, moved

    def _starting(self, block: int) -> list[Order]:
        starts = self._blocks.starts
        last = block + 1 == len(starts)
        return self.starting(starts[block], _ENDLESS if last else starts[block + 1])

    def _sweep(self) -> None:
        """Gives every span its block, in one walk through the reading order."""
        starts, blocks, spans = self._blocks.starts, self._block, self.spans
        last = len(starts) - 1
        block, end = -1, -1
        for start, stop, key in self._order:
            if start >= end:
                block = bisect_right(starts, start) - 1
                end = starts[block + 1] if block < last else _ENDLESS
            blocks[key] = block
            if -stop > end:
                self._extend(spans[key], block)

    def _mend_order(self, out: list[Span], put: list[Span]) -> None:
        order = self._order
        if len(out) > _FEW:
            leaving = set(map(reading_order, out))
            order[:] = [place for place in order if place not in leaving]
        else:
            for span in out:
                del order[bisect_left(order, reading_order(span))]
        if len(put) > _FEW:
            order.extend(map(reading_order, put))
            order.sort()
        else:
            for span in put:
                insort(order, reading_order(span))

    def _note(self, span: Span) -> set[int]:
        block = self._blocks.at(span.start)
        self.spans[span.id] = span
        self._block[span.id] = block
        if span.stop > self._blocks.stops[block]:
            self._extend(span, block)
        return self._covered(span)

    def _forget(self, span: Span) -> set[int]:
        for number in range(self._reaching.pop(span.id, 0)):
            self._reach.remove((span.id, number))
        del self.spans[span.id], self._block[span.id]
        return self._covered(span)

    def _extend(self, span: Span, block: int) -> None:
        self._reaching[span.id] = len(span.fragments)
        for number, (start, stop) in enumerate(span.fragments):
            blocks = self._blocks.touched(start, stop)
            first = blocks.start + (blocks.start == block)
            if first < blocks.stop:
                self._reach.add(first, blocks.stop, (span.id, number))

    def _covered(self, span: Span) -> set[int]:
        covered: set[int] = set()
        for start, stop in span.fragments:
            covered.update(self._blocks.touched(start, stop))
        return covered
