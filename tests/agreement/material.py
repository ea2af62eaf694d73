"""Spans, layers and documents for tests of agreement, made up by hand and by hypothesis."""

from collections.abc import Sequence
from itertools import permutations

from hypothesis import strategies as st

from annotator.model.annotation import Document, Fragment, Layer, Relation, Span, State

LENGTH = 14
LABELS = ("LOCATION", "ORGANIZATION", "PERSON")
TYPES = ("WORKS_FOR", "SAME_AS", "NEAR")
SYMMETRIC = frozenset({"SAME_AS"})


def span(start: int, stop: int, label: str = "PERSON", id: int = 0) -> Span:
    """One contiguous span."""
    return Span(id or start * 1000 + stop, label, ((start, stop),))


@st.composite
def fragments(draw: st.DrawFn) -> tuple[Fragment, ...]:
    """One or two fragments in a text of ``LENGTH`` code points."""
    count = draw(st.sampled_from((2, 2, 2, 4)))
    points = sorted(
        draw(st.lists(st.integers(0, LENGTH), min_size=count, max_size=count, unique=True))
    )
    return tuple((points[i], points[i + 1]) for i in range(0, count, 2))


@st.composite
def spans(draw: st.DrawFn, most: int = 6) -> list[Span]:
    """What one annotator may have: any overlap, no two equal."""
    marks = st.tuples(fragments(), st.sampled_from(LABELS))
    chosen = draw(st.lists(marks, max_size=most, unique=True))
    return [Span(i, label, pieces) for i, (pieces, label) in enumerate(chosen, 1)]


@st.composite
def layers(draw: st.DrawFn, annotator: str, most: int = 6) -> Layer:
    """A layer with relations, most of them finished."""
    own = draw(spans(most))
    ends = [(one.id, other.id) for one in own for other in own if one is not other]
    links: list[Relation] = []
    if ends:
        chosen = draw(
            st.lists(
                st.tuples(st.sampled_from(ends), st.sampled_from(TYPES)), max_size=4, unique=True
            )
        )
        links = [Relation(i, kind, *pair) for i, (pair, kind) in enumerate(chosen, 1)]
    state = draw(st.sampled_from((State.FINISHED, State.FINISHED, State.FINISHED, State.OPEN)))
    return Layer(annotator, tuple(own), tuple(links), state)


@st.composite
def documents(draw: st.DrawFn, annotators: Sequence[str], row_id: int) -> Document:
    """A document that some of the annotators have a layer of."""
    who = draw(st.lists(st.sampled_from(tuple(annotators)), unique=True))
    return Document("", " " * LENGTH, layers=tuple(draw(layers(a, 4)) for a in who), id=row_id)


def points(one: Span) -> set[int]:
    """The code points of a span."""
    return {point for low, high in one.fragments for point in range(low, high)}


def iou(one: Span, other: Span) -> float:
    """Intersection over union, from the definition."""
    a, b = points(one), points(other)
    return len(a & b) / len(a | b)


def best_by_trying(a: Sequence[Span], b: Sequence[Span], threshold: float) -> tuple[int, float]:
    """The most pairs, then the greatest sum of IoU, by trying every one-to-one assignment."""
    if len(a) > len(b):
        a, b = b, a
    worth = [[iou(one, other) for other in b] for one in a]
    best = (0, 0.0)
    for order in permutations(range(len(b)), len(a)):
        found = [worth[i][j] for i, j in enumerate(order)]
        kept = [value for value in found if value > 0 and value >= threshold]
        best = max(best, (len(kept), round(sum(kept), 9)))
    return best
