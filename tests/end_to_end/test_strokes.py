"""Strokes: how many keys and gestures the real article costs.

A task that costs one key more than it need costs an annotator thousands of them a day.
"""

import re
import statistics
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.model.annotation import Layer
from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project, read_scheme
from annotator.ops.steps import run
from annotator.resources import resource
from tests.end_to_end.conftest import Desk, Start
from tests.end_to_end.planner import distribution
from tests.end_to_end.typist import Gold, Typist, gold


@pytest.fixture
def article(shared: Path) -> Gold:
    """The real article as its first annotator labelled it."""
    return gold(shared / "data" / "article.first.json")


@pytest.fixture
def desk(start: Start, shared: Path, tmp_path: Path) -> Desk:
    """The program with the article open and nothing labelled."""
    path = tmp_path / "strokes.annodb"
    scheme = read_scheme(resource("schemes", "vi_news.scheme.json"))
    with new_project(path, scheme) as project:
        run(import_files(project, ImportRequest((shared / "data" / "article.txt",), "text")))
    return start(path)


@pytest.fixture
def typist(desk: Desk) -> Typist:
    """Somebody without a mouse."""
    desk.view.setFocus()
    return Typist(desk.view, desk.program.session.scheme)


def layer_of(desk: Desk) -> Layer:
    session = desk.program.session
    return session.project.read.layer(desk.document_id, session.annotator)


def test_every_entity_and_relation_of_the_article_by_keyboard(
    desk: Desk, typist: Typist, article: Gold, capsys: pytest.CaptureFixture[str]
) -> None:
    """Median three keys an entity, at most three a relation however far, all of them in order.

    If this fails, eight hours a day of labelling cost more than they cost in other programs.
    """
    assert desk.text == article.text
    counts = typist.label(article)
    spans = {span.fragments[0]: span for span in layer_of(desk).spans}
    assert {place: span.label for place, span in spans.items()} == dict(article.spans)

    ids_by_place = {place: span.id for place, span in spans.items()}
    linked = typist.link(article, ids_by_place, by_label=True)
    ids = [spans[place].id for place, _label in article.spans]
    found = sorted((r.head, r.tail, r.label) for r in layer_of(desk).relations)
    assert found == sorted((ids[h], ids[t], label) for h, t, label in article.relations)

    with capsys.disabled():
        sys.stdout.write(f"\nkeys  spans\n{distribution(counts)}\n")
        sys.stdout.write(f"keys  relations\n{distribution(linked)}\n")
    assert statistics.median(counts) <= 3
    assert max(linked) <= 3


def test_an_entity_by_mouse_is_a_drag_and_a_key_and_only_a_drag_while_a_label_is_held(
    desk: Desk,
) -> None:
    """Two gestures, or one: what the best of the other programs need."""
    person = desk.drag_over("Võ Văn Thưởng")
    desk.press("1")
    desk.window.acts["hold"].trigger()
    again = desk.text.index("Võ Văn Thưởng", person[1])
    desk.drag(again, again + 13)
    found = [(span.fragments, span.label) for span in layer_of(desk).spans]
    assert found == [((person,), "PERSON"), (((again, again + 13),), "PERSON")]


def test_all_further_mentions_are_one_key(desk: Desk, typist: Typist) -> None:
    """ "Văn phòng Trung ương Đảng" and the body inside it: labelled once, eight times there."""
    words = "Văn phòng Trung ương Đảng"
    at = [match.start() for match in re.finditer(words, desk.text)]
    session = desk.program.session
    for first in (at[0] + 10, at[0]):
        place = (first, at[0] + len(words))
        session.run(annotate.add_span, desk.document_id, session.annotator, [place], "ORGANIZATION")
    desk.view.select_span(max(span.id for span in layer_of(desk).spans))
    typist.press("*")
    wanted = [(first + inside, first + len(words)) for first in at for inside in (0, 10)]
    assert len(at) == 8
    assert sorted(span.fragments[0] for span in layer_of(desk).spans) == wanted
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(layer_of(desk).spans) == 2
