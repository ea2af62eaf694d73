"""Everything that is read or found by its colour stands out, in every scheme and every theme."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QPalette

from annotator.gui.document.colours import (
    MARK_CONTRAST,
    TEXT_CONTRAST,
    contrast,
    is_dark,
    mixed,
)
from annotator.gui.document.hint_face import TAG, TAG_INK, TAG_PAST
from annotator.gui.document.style import Look, Style
from annotator.gui.theme import palette
from annotator.model.annotation import Span
from annotator.model.scheme import EntityLabel, Scheme
from annotator.model.scheme_file import scheme_from_text
from annotator.resources import resource
from tests.gui.document.bench import SCHEME, Bench

Role = QPalette.ColorRole
SCHEMES = ("general", "vi_news")


def high_contrast(paper: str, ink: str, highlight: str) -> QPalette:
    """A palette as systems for weak eyes have them."""
    out = QPalette()
    for role, colour in (
        (Role.Base, paper), (Role.Window, paper), (Role.Text, ink), (Role.WindowText, ink),
        (Role.Highlight, highlight), (Role.HighlightedText, paper),
    ):  # fmt: skip
        out.setColor(role, QColor(colour))
    return out


PALETTES = {
    "light": lambda: palette(dark=False),
    "dark": lambda: palette(dark=True),
    "white on black": lambda: high_contrast("#000000", "#ffffff", "#1aebff"),
    "yellow on black": lambda: high_contrast("#000000", "#ffff00", "#008000"),
    "black on white": lambda: high_contrast("#ffffff", "#000000", "#37006e"),
}


@pytest.fixture(params=product(SCHEMES, PALETTES), ids=" ".join)
def style(request: pytest.FixtureRequest, qapp: object) -> Style:
    """The view's style for a shipped scheme and a palette."""
    del qapp
    name, ground = request.param
    text = resource("schemes", f"{name}.scheme.json").read_text(encoding="utf-8")
    return Style(scheme_from_text(text), "vi", PALETTES[ground](), QFont(), 13.0)


def looks(style: Style) -> Iterator[tuple[str, Look]]:
    """Every label, and one that the scheme lacks."""
    for entity in style.scheme.entities:
        yield entity.name, style.entity(entity.name)
    for relation in style.scheme.relations:
        yield relation.name, style.relation(relation.name)
    yield "unknown", style.entity("NO_SUCH_LABEL")


def test_labels_stand_out(style: Style) -> None:
    """A chip that cannot be read is a span that is found by guessing."""
    paper, ink = style.paper.name(), style.ink.name()
    for name, look in looks(style):
        texts = (
            (ink, look.fill), (ink, look.strong_fill), (look.chip_text, look.chip_fill),
            (look.line_text, paper),
        )  # fmt: skip
        for text, ground in texts:
            assert contrast(QColor(text).name(), QColor(ground).name()) >= TEXT_CONTRAST, name
        for ground in (paper, look.fill.name()):
            assert contrast(look.underline.name(), ground) >= MARK_CONTRAST, name


def test_what_lies_over_the_text_stands_out(style: Style) -> None:
    """Selection, hits of a search, dimmed zones, odd characters: the text stays readable."""
    paper, ink, dim = style.paper.name(), style.ink.name(), style.dim.name()
    for ground in (style.selection, style.found_fill, style.odd_fill, style.zone_fill):
        assert contrast(ink, ground.name()) >= TEXT_CONTRAST
    for ground in (paper, style.zone_fill.name()):
        assert contrast(dim, ground) >= TEXT_CONTRAST
    for line in (style.found_line, style.odd_line, style.zone_line):
        assert contrast(line.name(), paper) >= MARK_CONTRAST


def test_the_frame_of_a_candidate_stands_out(style: Style) -> None:
    """It says what Enter would take."""
    assert contrast(style.highlight.name(), style.paper.name()) >= MARK_CONTRAST


def test_hint_letters_stand_out_on_their_tags() -> None:
    """They are typed at a glance."""
    assert contrast(TAG_INK, TAG) >= 7
    assert contrast(TAG_PAST, TAG) >= TEXT_CONTRAST


def test_a_label_that_the_scheme_lacks_is_dashed(bench: Bench) -> None:
    """Grey is the colour of many a label; the dashes say that this one is unknown."""
    grey = EntityLabel("GREY", {"en": "XX"}, colour="#808080")
    bench.view.set_scheme(Scheme(name="s", entities=(*SCHEME.entities, grey)), "en")
    bench.show("An và Bình đi xa.", Span(1, "XX", ((0, 2),)), Span(2, "GREY", ((7, 11),)))
    picture = bench.view.viewport().grab().toImage()
    broken = []
    for span in (1, 2):
        box = bench.view.chip_rect(span)
        assert box is not None
        row = [
            picture.pixelColor(QPoint(x, box.top())).name()
            for x in range(box.left() + 4, box.right() - 3)
        ]
        broken.append(len(set(row)) > 1)
    assert broken == [True, False]


def test_dark_and_light_are_told_apart_by_the_paper_alone() -> None:
    """A high-contrast theme is dark or light by what it paints, not by its name."""
    assert [is_dark(make().color(Role.Base).name()) for make in PALETTES.values()] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
