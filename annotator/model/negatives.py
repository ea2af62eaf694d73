"""Pairs of spans that nobody linked although the scheme allows it: negatives for training.

A pair is ordered, since a relation is: from ``head`` to ``tail``.  It counts as linked when a
relation runs from the one to the other, or back when that relation's label is symmetric.  Spans
are compared as mentions, by fragments and label: of two equal spans one stands for both, so that
a link of the other one makes no negative.  A mention is no pair with itself, nor with a span of
another label over the very same fragments.

How far apart two spans may be is counted between them as they stand in the text (a discontinuous
span from its first to its last fragment): in *tokens*, at most ``window`` lie between them (0:
they touch or overlap); in *sentences*, the one begins within ``window`` sentences of where the
other ends, that sentence included (1: the same sentence, 0: no pair at all).
"""

import hashlib
import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from annotator.model.annotation import Document, Fragment, Layer, Span, reading_order
from annotator.model.scheme import Scheme
from annotator.model.segments import sentences, syllables

Pair = tuple[Span, Span]
"""Head and tail."""

Unit = Literal["tokens", "sentences"]

_Mention = tuple[tuple[Fragment, ...], str]


def unlinked_pairs(
    document: Document, layer: Layer, scheme: Scheme, *, window: int, unit: Unit
) -> Iterator[Pair]:
    """The unlinked pairs of ``layer``: by the span that comes first, then by the other one.

    Of both directions the one along the text comes first.  Only the spans are held in memory, not
    the pairs.
    """
    mentions = {_mention(span): span for span in sorted(layer.spans, key=_backwards)}
    spans = sorted(mentions.values(), key=reading_order)
    places = _places(document.text, spans, unit)
    most = window if unit == "tokens" else window - 1
    linked = _linked(layer, scheme)
    allowed = _Allowed(scheme)
    for number, one in enumerate(spans):
        last = places[number][1]
        for other_number in range(number + 1, len(spans)):
            if _between(last, places[other_number][0], unit) > most:
                break  # those that follow begin later still
            other = spans[other_number]
            if one.fragments == other.fragments:
                continue
            for head, tail in ((one, other), (other, one)):
                if allowed(head, tail) and (_mention(head), _mention(tail)) not in linked:
                    yield head, tail


def chosen_pairs(pairs: Iterable[Pair], document: Document, *, most: int, seed: int) -> list[Pair]:
    """At most ``most`` of ``pairs``, in their order: which ones, a hash of the seed decides.

    The hash is taken over the document's uid (its name where it has none) and both mentions, so
    the same document gives the same negatives whatever else is exported.
    """
    start = hashlib.sha256(f"{seed}:".encode() + (document.uid or document.name.encode()))

    def draw(numbered: tuple[int, Pair]) -> tuple[bytes, int]:
        number, (head, tail) = numbered
        own = start.copy()
        own.update(repr((head.fragments, head.label, tail.fragments, tail.label)).encode())
        return own.digest(), number

    drawn = heapq.nsmallest(most, enumerate(pairs), key=draw)
    return [pair for _number, pair in sorted(drawn, key=lambda numbered: numbered[0])]


def _mention(span: Span) -> _Mention:
    return span.fragments, span.label


def _backwards(span: Span) -> tuple[int, ...]:
    """Sorts the span last that shall stand for its equals: the first one."""
    return tuple(-number for number in reading_order(span))


def _linked(layer: Layer, scheme: Scheme) -> set[tuple[_Mention, _Mention]]:
    by_id = {span.id: _mention(span) for span in layer.spans}
    symmetric = {label.name for label in scheme.relations if label.symmetric}
    found: set[tuple[_Mention, _Mention]] = set()
    for relation in layer.relations:
        head, tail = by_id[relation.head], by_id[relation.tail]
        found.add((head, tail))
        if relation.label in symmetric:
            found.add((tail, head))
    return found


class _Allowed:
    """Whether the scheme has a relation for two spans, looked up once for each pair of labels."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, head: Span, tail: Span) -> bool:
        ends = (head.label, tail.label)
        if ends not in self._known:
            self._known[ends] = bool(self._scheme.legal_relations(*ends))
        return self._known[ends]


def _places(text: str, spans: list[Span], unit: Unit) -> list[tuple[int, int]]:
    """Numbers of the tokens (or sentences) in which each span begins and ends."""
    cut = syllables(text) if unit == "tokens" else sentences(text)
    starts = [start for start, _stop in cut]
    return [(bisect_right(starts, s.start), bisect_right(starts, s.stop - 1)) for s in spans]


def _between(last: int, first: int, unit: Unit) -> int:
    """Tokens strictly between two spans, or steps from the one's sentence to the other's."""
    return max(0, first - last - 1 if unit == "tokens" else first - last)
