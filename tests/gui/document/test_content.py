"""The view's indexes: brought up to date by difference, they equal those made anew."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from annotator.gui.document.bundles import bundle_of
from annotator.gui.document.content import RAIL_BLOCKS, Content
from annotator.gui.document.heights import Heights
from annotator.gui.document.style import Style
from annotator.model.annotation import Layer, LayerDelta, Relation, Span, reading_order
from annotator.model.scheme import Scheme

TEXT = "\n".join(f"dòng {number} có chữ" for number in range(120))
LABELS = st.sampled_from(["A", "B"])


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    """Spans and relations that may be out of order, equal, wide, torn and dangling."""
    spans = []
    for number in draw(st.lists(st.integers(1, 25), unique=True, max_size=15)):
        start = draw(st.integers(0, len(TEXT) - 60))
        stop = start + draw(st.sampled_from([1, 5, 30, 400]))
        fragments = [(start, min(stop, len(TEXT) - 40))]
        if draw(st.booleans()):
            fragments.append((fragments[0][1] + 3, fragments[0][1] + 9))
        spans.append(Span(number, draw(LABELS), tuple(fragments)))
    ends = st.integers(1, 25)
    relations = [
        Relation(number, draw(LABELS), draw(ends), draw(ends))
        for number in draw(st.lists(st.integers(1, 20), unique=True, max_size=10))
    ]
    return Layer("an", tuple(spans), tuple(relations))


def seen(content: Content) -> tuple[object, ...]:
    """All that a content answers."""
    blocks = range(len(content.blocks))
    spans = content.spans
    return (
        [sorted(span.id for span in content.spans_in(block)) for block in blocks],
        {span: content.block_of(span) for span in spans},
        {span: content.relations_of(span) for span in spans},
        {(span, label, role): content.degree(span, label, is_head=role)
         for span in spans for label in "AB" for role in (True, False)},
        [sorted(relation.id for relation in content.crossing(b, b)) for b in blocks],
        [span.id for span in content.walk((-1, 0, 0), forward=True)],
        [span.id for span in content.walk((len(TEXT) + 1, 0, 0), forward=False)],
        dict(content.counts()),
    )  # fmt: skip


def drawn(content: Content, style: Style) -> dict[int, list[object]]:
    """What decides how each block looks: its spans, and where their relations' wires go."""
    out: dict[int, list[object]] = {}
    for block in range(len(content.blocks)):
        look: list[object] = sorted((s.id, s.fragments, s.label) for s in content.spans_in(block))
        for span in content.spans_in(block):
            if content.block_of(span.id) != block:
                continue
            for relation in content.relations_of(span.id):
                other = relation.tail if relation.head == span.id else relation.head
                bundle = bundle_of(content, relation, style)
                look.append((span.id, relation, content.is_far(span.id, other), bundle.hub))
        out[block] = look
    return out


@settings(max_examples=150)
@given(steps=st.lists(layers(), min_size=1, max_size=4))
def test_differences_lead_to_what_a_fresh_start_gives(
    qapp: QApplication, steps: list[Layer]
) -> None:
    """Else the view shows what is not in the file, until the document is opened again."""
    style = Style(Scheme(), "en", qapp.palette(), QFont(), 12)
    content = Content(TEXT, Layer("an"))
    for layer in steps:
        before = drawn(content, style)
        touched = content.apply(content.difference(layer))
        assert seen(content) == seen(Content(TEXT, layer))
        after = drawn(content, style)
        assert {block for block in after if after[block] != before[block]} <= touched.blocks
        assert content.difference(layer) == LayerDelta()


@given(st.lists(st.integers(0, 50), max_size=400), st.data())
def test_heights_add_up_whatever_changes(values: list[int], data: st.DataObject) -> None:
    """Else the text jumps while one scrolls, and clicks land in the wrong paragraph."""
    heights = Heights([*values, 7])
    kept = [*values, 7]
    for _ in range(5):
        block = data.draw(st.integers(0, len(kept) - 1))
        height = data.draw(st.integers(0, 90))
        assert heights.set(block, height) == height - kept[block]
        kept[block] = height
    assert heights.total() == sum(kept)
    place = data.draw(st.integers(0, len(kept) - 1))
    assert heights.above(place) == sum(kept[:place])
    y = data.draw(st.integers(-5, sum(kept) + 5))
    block, inside = heights.find(y)
    assert heights.above(block) + inside == y
    assert 0 <= inside < kept[block] or y < 0 or y >= sum(kept)


def test_reading_order_outer_before_inner() -> None:
    spans = (Span(1, "A", ((5, 8),)), Span(2, "A", ((5, 20),)), Span(3, "A", ((0, 2),)))
    content = Content(TEXT, Layer("an", spans))
    walked = []
    place = (-1, 0, 0)
    while (span := content.neighbour(place, forward=True)) is not None:
        walked.append(span.id)
        place = reading_order(span)
    assert walked == [3, 2, 1]
    back = content.neighbour(place, forward=False)
    assert back is not None
    assert back.id == 2


def test_far_relations_are_no_rails() -> None:
    starts = Content(TEXT, Layer("an")).blocks.starts
    spans = tuple(Span(n, "A", ((starts[n], starts[n] + 4),)) for n in (1, 2, RAIL_BLOCKS + 2))
    relations = (Relation(1, "R", 1, 2), Relation(2, "R", 1, RAIL_BLOCKS + 2))
    content = Content(TEXT, Layer("an", spans, relations))
    assert [relation.id for relation in content.crossing(0, 119)] == [1]
    assert content.is_far(1, RAIL_BLOCKS + 2)


def test_a_span_that_was_asked_for_is_found_again() -> None:
    twins = (Span(4, "A", ((0, 4),)), Span(9, "A", ((0, 4),)), Span(5, "B", ((0, 4),)))
    content = Content(TEXT, Layer("an", twins))
    found = content.with_fragments(((0, 4),), "A")
    assert found is not None
    assert found.id == 9
    assert content.with_fragments(((0, 5),), "A") is None
    assert content.with_fragments((), "A") is None
