"""A reviewer settles all disagreements of the real article from the keyboard and exports gold."""

import statistics
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.agreement.rules import Rule
from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.model.annotation import State
from annotator.ops.auto_accept import auto_accept
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project, read_scheme
from annotator.ops.steps import run
from annotator.resources import resource
from tests.end_to_end.conftest import Desk, Start


@pytest.fixture
def desk(start: Start, shared: Path, tmp_path: Path) -> Desk:
    """The program with both people's work on the article."""
    path = tmp_path / "two.annodb"
    with new_project(path, read_scheme(resource("schemes", "vi_news.scheme.json"))) as project:
        for name in ("first", "second"):
            source = shared / "data" / f"article.{name}.json"
            run(import_files(project, ImportRequest((source,), None, name)))
    return start(path)


def reviewer(desk: Desk) -> AdjudicationWindow:
    """Opens the window of the reviewer by its key."""
    desk.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    found = desk.window.findChild(AdjudicationWindow)
    assert found is not None
    desk.qtbot.waitUntil(found.isActiveWindow)
    return found


def test_every_item_of_the_article_by_keyboard(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One key an item; relations settle with their ends; gold leaves through the formats.

    If this fails, a reviewer needs a mouse, or more strokes than the disagreements are worth.
    """
    window = reviewer(desk)
    table = window.table
    assert table is not None
    total, keys = len(table.items), []
    while (table := window.table) is not None and table.undecided:
        place = window.current()
        assert place in table.undecided, "an answer leads to the next open item"
        who = 0 if table.items[place].variants[0] else 1
        before = len(table.undecided)
        QTest.keyClick(window.items, Qt.Key(int(Qt.Key.Key_1) + who))
        settled = before - len(window.table.undecided if window.table else ())
        assert settled >= 1
        keys += [1] + [0] * (settled - 1)
    assert len(keys) == total
    assert statistics.median(keys) == 1
    with capsys.disabled():
        print(f"\n{total} items, {sum(keys)} keys, keys an item: {dict(Counter(keys))}")  # noqa: T201
    QTest.keyClick(window.items, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    project = desk.program.session.project
    document = project.read.document(project.read.document_ids()[0], layers=None)
    gold = next(layer for layer in document.layers if layer.annotator == "gold")
    assert gold.state is State.FINISHED
    out = tmp_path / "gold.jsonl"
    report = run(export_documents(project, ExportRequest("jsonl", out, gold=True)))
    assert report.written.spans == len(gold.spans) > 185
    project.verify_log()


def test_a_rule_leaves_only_what_people_differ_on(desk: Desk) -> None:
    """What all agree on must cost nobody a key."""
    window = reviewer(desk)
    project = desk.program.session.project
    done = run(auto_accept(project, Rule()))
    table = window.table
    assert table is not None
    assert len(table.undecided) == done.left, "the window follows what was done elsewhere"
    QTest.keyClick(window.items, Qt.Key.Key_N)
    assert window.current() in table.undecided
    QTest.keyClick(window.items, Qt.Key.Key_Z)
    assert window.table is not None
    assert len(window.table.undecided) == len(window.table.items), "Z takes the rule back whole"


def test_moving_about_answers_nothing(desk: Desk) -> None:
    """INCEpTION#5135: looking at an item there accepts it."""
    window = reviewer(desk)
    project = desk.program.session.project
    before = project.undoable()
    for key in (Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        QTest.keyClick(window.items, key)
    assert project.undoable() == before
    assert project.read.all("SELECT * FROM decision") == []
