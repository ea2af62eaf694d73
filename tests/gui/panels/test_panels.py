"""Parts of panels by themselves: the note, the attributes, the keys page, the counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.gui.main_window import MainWindow
from annotator.gui.panels.attributes import AttributeForm
from annotator.gui.panels.labels import LabelsPanel
from annotator.gui.panels.note import NoteEdit
from annotator.gui.panels.panel import Context
from annotator.model.annotation import Json
from annotator.model.scheme import Attribute, AttributeType
from annotator.ops import annotate


def test_the_note_of_the_one_before_is_handed_over(qtbot: QtBot) -> None:
    note = NoteEdit()
    qtbot.addWidget(note)
    heard: list[tuple[object, str]] = []
    note.committed.connect(lambda owner, words: heard.append((owner, words)))
    note.show_note("a", "old")
    note.setPlainText("new")
    note.show_note("b", "other")
    assert heard == [("a", "new")]
    assert note.toPlainText() == "other"
    note.commit()
    assert heard == [("a", "new")], "nothing typed, nothing said"


@pytest.mark.parametrize("words", ["a\r\nb", "a\u2028b", "a\u00a0b", "a\rb", "x\ty", "🌸"])
def test_a_note_that_qt_shows_otherwise_is_not_taken_for_edited(qtbot: QtBot, words: str) -> None:
    note = NoteEdit()
    qtbot.addWidget(note)
    note.show_note(1, words)
    assert not note.is_unsaved
    note.show_note(1, words)
    assert not note.is_unsaved


def test_words_being_typed_survive_a_refresh(qtbot: QtBot) -> None:
    note = NoteEdit()
    qtbot.addWidget(note)
    note.show_note(1, "")
    note.setPlainText("half")
    note.show_note(1, "")
    assert note.toPlainText() == "half"
    assert note.is_unsaved


def test_undoing_a_note_shows_the_older_one(qtbot: QtBot) -> None:
    note = NoteEdit()
    qtbot.addWidget(note)
    note.show_note(1, "second")
    note.show_note(1, "first")
    assert note.toPlainText() == "first"


ATTRIBUTES = (
    Attribute("c", AttributeType.CHOICE, ("x", "y")),
    Attribute("n", AttributeType.NUMBER),
    Attribute("t"),
)


def test_the_fields_stay_while_they_fit(qtbot: QtBot) -> None:
    form = AttributeForm()
    qtbot.addWidget(form)
    form.show_values(ATTRIBUTES, {"c": "y", "n": 2.5}, "en")
    first = form.field("c")
    assert isinstance(first, QComboBox)
    assert first.currentText() == "y"
    number = form.field("n")
    assert isinstance(number, QLineEdit)
    assert number.text() == "2.5"
    form.show_values(ATTRIBUTES, {"c": "x"}, "en")
    assert form.field("c") is first
    assert number.text() == ""


def test_values_unknown_to_the_scheme_are_shown_and_kept(qtbot: QtBot) -> None:
    form = AttributeForm()
    qtbot.addWidget(form)
    form.show_values(ATTRIBUTES, {"c": "zzz", "other": [1, 2]}, "en")
    field = form.field("c")
    assert isinstance(field, QComboBox)
    assert field.currentText() == "zzz"
    assert form.field("other") is None
    form.show_values(ATTRIBUTES, {"other": [1, 2]}, "en")
    assert field.currentData() is None


@pytest.mark.parametrize(
    ("typed", "value"), [("53", 53), ("1.5", 1.5), ("", None), ("-2", -2), ("1.0", 1.0)]
)
def test_numbers(qtbot: QtBot, typed: str, value: object) -> None:
    form = AttributeForm()
    qtbot.addWidget(form)
    form.show_values(ATTRIBUTES, {"n": 7}, "en")
    field = form.field("n")
    assert isinstance(field, QLineEdit)
    heard: list[tuple[str, object]] = []
    form.edited.connect(lambda name, got: heard.append((name, got)))
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, typed)
    form.commit()
    assert heard == [("n", value)]


def counts(panel: LabelsPanel) -> list[tuple[int, int]]:
    return [(row.here, row.all) for row in panel.entities.rows()]


def test_counts_follow_edits_here_and_elsewhere(context: Context, qtbot: QtBot) -> None:
    panel = LabelsPanel(context, None)
    qtbot.addWidget(panel)
    context.session.changed.connect(panel.hear)
    context.desk.document_changed.connect(panel.refresh)
    panel.unveil()
    panel.show()
    project, (first, second, _third) = (
        context.session.project,
        [*context.session.project.read.document_ids()],
    )
    one = annotate.add_span(project, first, "an", ((4, 17),), "PERSON")
    annotate.add_span(project, second, "an", ((3, 10),), "PERSON")
    annotate.add_span(project, first, "bình", ((4, 17),), "PERSON")
    assert counts(panel)[0] == (1, 3)
    annotate.relabel_spans(project, [one], "ORG")
    assert counts(panel)[:2] == [(0, 2), (1, 1)]
    context.selection.set_document(second)
    assert counts(panel)[:2] == [(1, 2), (0, 1)]
    panel.hide()
    annotate.add_span(project, first, "an", ((4, 17),), "PERSON")
    annotate.add_span(project, second, "an", ((11, 14),), "PERSON")
    panel.show()
    assert counts(panel)[:2] == [(2, 4), (0, 1)]
    project.undo()
    assert counts(panel)[0] == (1, 3)


def test_counts_are_the_projects(context: Context, qtbot: QtBot) -> None:
    """After any run of edits the counts moved on are those that the store counts."""
    panel = LabelsPanel(context, None)
    qtbot.addWidget(panel)
    context.session.changed.connect(panel.hear)
    context.desk.document_changed.connect(panel.refresh)
    panel.unveil()
    panel.show()
    project = context.session.project
    for round_ in range(30):
        ids = project.read.document_ids()
        who = ("an", "bình")[round_ % 3 == 2]
        label = ("PERSON", "ORG", "PLACE")[round_ % 3]
        annotate.add_span(project, ids[round_ % 2], who, ((round_, round_ + 2),), label)
        if round_ % 4 == 3:
            project.undo()
        if round_ % 5 == 4:
            context.selection.set_document(ids[round_ % 3])
        counted = [c.count for c in project.read.label_counts() if c.kind == "entity"]
        assert [row.all for row in panel.entities.rows()] == counted


def test_choices_are_read_in_the_language_of_the_window(qtbot: QtBot) -> None:
    """Otherwise a Vietnamese annotator chooses between English codes, or an unreadable sliver."""
    titles: dict[str, Json] = {"values_vi": ["chắc chắn", "không chắc"], "values_en": ["one"]}
    sure = Attribute("c", AttributeType.CHOICE, ("sure", "unsure"), extra=titles)
    form = AttributeForm()
    qtbot.addWidget(form)
    form.resize(240, 80)
    form.show()
    form.show_values((sure,), {"c": "unsure"}, "vi")
    field = form.field("c")
    assert isinstance(field, QComboBox)
    assert field.currentText() == "không chắc"
    assert field.currentData() == "unsure"
    assert field.width() > field.fontMetrics().horizontalAdvance("không chắc")
    form.show_values((sure,), {"c": "unsure"}, "en")
    field = form.field("c")
    assert isinstance(field, QComboBox)
    assert field.currentText() == "unsure", "a list of another length names nothing"


def test_escape_leaves_the_filter(window: MainWindow) -> None:
    """Otherwise the list stays filtered, and the label keys still go into the filter."""
    window.documents.focus_filter()
    QTest.keyClicks(window.documents.filter, "2")
    window.documents.apply_filter()
    assert window.documents.model.rowCount() == 1
    QTest.keyClick(window.documents.filter, Qt.Key.Key_Escape)
    assert window.documents.filter.text() == ""
    assert window.documents.model.rowCount() == 3
    assert window.view.hasFocus()


def test_the_tables_begin_at_the_top_of_another_document(window: MainWindow) -> None:
    """They stayed as far down as the document before was read, and hid what comes first."""
    project = window.session.project
    first, second = project.read.document_ids()[:2]
    for document_id in (first, second):
        for start in range(20):
            annotate.add_span(project, document_id, "an", [(start, start + 1)], "ORG")
    table = window.spans.table
    bar = table.verticalScrollBar()
    window.later.finish()
    QApplication.processEvents()  # the bar learns how long the table is
    table.scrollToBottom()
    assert bar.value() > 0
    annotate.add_span(project, first, "an", [(0, 3)], "ORG")
    window.later.finish()
    assert bar.value() > 0, "an edit scrolls nothing away"
    window.selection.set_document(second)
    window.later.finish()
    assert bar.value() == 0
