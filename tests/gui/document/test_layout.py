"""The layout of annotations: after any change it equals that of a fresh start."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QPalette
from pytestqt.qtbot import QtBot

from annotator.gui.document.content import Content
from annotator.gui.document.emphasis import FAINT, Emphasis
from annotator.gui.document.layout import LaidBlock
from annotator.gui.document.places import Kind
from annotator.gui.document.railing import visible_rails
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.style import Style
from annotator.model.annotation import Layer, Relation, Span
from tests.gui.document.bench import SCHEME

TEXT = "\n".join(f"Đoạn {number}: ông Nguyễn Văn A gặp bà B ở Hà Nội." for number in range(60))
STARTS = Content(TEXT, Layer("an")).blocks.starts


def style() -> Style:
    """The style of the tests' scheme at 12 points."""
    return Style(SCHEME, "en", QPalette(), QFont(), 12.0)


def sheet(layer: Layer, text: str = TEXT) -> Sheet:
    """A sheet 260 pixels wide, so that most lines wrap."""
    made = Sheet(Content(text, layer), style())
    made.fit(350)
    return made


def look(laid: LaidBlock) -> tuple[object, ...]:
    """Everything placed in a block."""
    pieces = sorted((p.span, p.line, p.left, p.right, p.lane, p.inset) for p in laid.pieces)
    return (laid.height, laid.text_tops, pieces, laid.chips, laid.wires, laid.joints)


@st.composite
def layers(draw: st.DrawFn) -> Layer:
    """Hubs of many relations, near and far, with spans that come and go."""
    ids = draw(st.lists(st.integers(1, 12), unique=True, max_size=12))
    places = {n: STARTS[draw(st.sampled_from([0, 1, 2, 30, 50, 59]))] + n for n in ids}
    spans = tuple(Span(n, draw(st.sampled_from(["PERSON", "PLACE"])), ((at, at + 9),))
                  for n, at in places.items())  # fmt: skip
    numbers = draw(st.lists(st.integers(1, 14), unique=True, max_size=14))
    ends, labels = st.integers(1, 12), st.sampled_from(["SAME_AS", "LIVES_IN"])
    relations = tuple(Relation(n, draw(labels), draw(ends), draw(ends)) for n in numbers)
    return Layer("an", spans, relations)


@settings(max_examples=40)
@given(st.lists(layers(), min_size=2, max_size=4))
def test_changes_lead_to_what_a_fresh_start_gives(qtbot: QtBot, steps: list[Layer]) -> None:
    shown = sheet(steps[0])
    for layer in steps:
        for block in range(60):
            shown.laid(block)
        shown.apply(shown.content.difference(layer))
        fresh = sheet(layer)
        for block in range(60):
            assert look(shown.laid(block)) == look(fresh.laid(block)), block


def hub(count: int, step: int) -> Layer:
    """A span with a relation to each of ``count`` others, ``step`` blocks apart."""
    spans = [Span(n, "PLACE", ((STARTS[n * step] + 16, STARTS[n * step] + 22),))
             for n in range(count + 1)]  # fmt: skip
    relations = [Relation(n, "SAME_AS", 0, n) for n in range(1, count + 1)]
    return Layer("an", tuple(spans), tuple(relations))


def test_a_hub_has_one_wire_and_one_rail(qtbot: QtBot) -> None:
    made = sheet(hub(8, 2))
    (wire,) = made.laid(0).wires
    assert (wire.kind, wire.title, len(wire.relations)) == (Kind.RAIL, "SAME_AS ×8", 8)
    (far,) = made.laid(4).wires
    assert (far.kind, far.title, far.relations) == (Kind.RAIL, "SAME_AS", (2,))
    visible = made.between(0, 3000)
    rails = visible_rails(made, visible, 3000)
    assert len(rails) == 8
    assert len({rail.x for rail in rails}) == 1
    assert len({rail.bottom for rail in rails}) == 8


def test_far_ends_are_stubs_that_share_a_label(qtbot: QtBot) -> None:
    made = sheet(hub(5, 11))
    near, far = sorted(made.laid(0).wires, key=lambda wire: wire.kind.value)
    assert (near.kind, near.title) == (Kind.RAIL, "SAME_AS ×3")
    assert (far.kind, far.title, far.far) == (Kind.STUB, "↓ SAME_AS ×2", (4, 5))
    (back,) = made.laid(55).wires
    assert (back.kind, back.title, back.far) == (Kind.STUB, "↑ SAME_AS", (0,))


def test_passing_rails_run_from_edge_to_edge(qtbot: QtBot) -> None:
    made = sheet(hub(1, 30))
    middle = made.between(made.top_of(10), made.top_of(10) + 200)
    (rail,) = visible_rails(made, [(laid, y - made.top_of(10)) for laid, y in middle], 200)
    assert rail.levels == ()
    assert rail.top < 0
    assert rail.bottom > 200


def test_arrows_point_at_the_tail_and_symmetric_labels_have_none(qtbot: QtBot) -> None:
    line = "ông A ở Hà Nội và Huế"
    spans = (
        Span(1, "PERSON", ((0, 5),)), Span(2, "PLACE", ((8, 14),)), Span(3, "PLACE", ((18, 21),)),
    )  # fmt: skip
    relations = (Relation(1, "LIVES_IN", 1, 2), Relation(2, "SAME_AS", 2, 3))
    made = sheet(Layer("an", spans, relations), line)
    wires = {wire.relations[0]: wire for wire in made.laid(0).wires}
    ((x, _),) = wires[1].tips
    chip = made.laid(0).chip_of(2)
    assert chip is not None
    assert chip.left <= x <= chip.right
    assert wires[2].tips == []


def test_lines_of_a_discontinuous_span_are_joined(qtbot: QtBot) -> None:
    line = "đau ngực trái và phải " * 3
    made = sheet(Layer("an", (Span(1, "PLACE", ((0, 8), (17, 21), (39, 43))),)), line)
    laid = made.laid(0)
    assert len({piece.line for piece in laid.pieces}) > 1
    assert len(laid.joints) >= 3
    assert len(laid.chips) == 1


def test_emphasis(qtbot: QtBot) -> None:
    plain = Emphasis()
    assert (plain.span_opacity(1), plain.wire_opacity((1,)), plain.thickness((1,))) == (1, 1, 1)
    strong = Emphasis(spans={1}, relations={4}, bright_relations={4}, shown_relations={5})
    assert strong.wire_opacity((3, 4)) == 1
    assert strong.wire_opacity((3,)) == FAINT
    assert strong.thickness((4, 9)) > strong.thickness((5,)) > strong.thickness((9,))
    assert strong.frame((1, 2)) > strong.frame((2,)) == 0
