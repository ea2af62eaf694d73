"""The scheme editor: each button is one operation, said beforehand and taken back by undo."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator.errors import ProjectError
from annotator.gui.dialogs import scheme_labels
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.dialogs.scheme_attribute_form import _titles_kept
from annotator.gui.dialogs.scheme_merge import MergeDialog
from annotator.gui.dialogs.scheme_union import united
from annotator.gui.session import Session
from annotator.model.annotation import Json
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, Scheme, checked
from annotator.ops.schemes import change_label
from tests.gui.dialogs.conftest import SCHEME, Answers


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> Iterator[SchemeDialog]:
    made = SchemeDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    if made.isVisible():
        made.reject()


def operations(session: Session) -> int:
    return len(session.project.history())


def type_over(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_add(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    before = operations(session)
    qtbot.keyClicks(dialog.entities.new_name, "EVENT")
    qtbot.keyClick(dialog.entities.new_name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert session.scheme.entity("EVENT") is not None
    assert dialog.entities.current_name == "EVENT"
    assert dialog.entities.new_name.text() == ""
    assert operations(session) == before + 1


def test_add_refuses_what_is_there(dialog: SchemeDialog, session: Session) -> None:
    before = operations(session)
    dialog.entities.new_name.setText("PERSON")
    dialog.entities.add()
    assert "already" in dialog._problem.text()
    dialog.entities.new_name.setText(" ")
    dialog.entities.add()
    assert operations(session) == before


def test_rename_everywhere(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    before = operations(session)
    type_over(qtbot, dialog.entities.form.name, "HUMAN")
    assert session.scheme.entity("PERSON") is None
    assert session.scheme.relation("WORKS_WITH").ends == (("HUMAN", "ORG"),)  # type: ignore[union-attr]
    layer = session.project.read.layer(session.project.read.document_ids()[0], "an")
    assert {span.label for span in layer.spans} == {"HUMAN", "ORG"}
    assert dialog.entities.current_name == "HUMAN"
    assert operations(session) == before + 1
    session.undo()
    assert dialog.entities.list.item(0).text() == "1  Person – PERSON"


def test_rename_to_one_that_is_there(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    before = operations(session)
    type_over(qtbot, dialog.entities.form.name, "ORG")
    assert "Merge" in dialog._problem.text()
    assert operations(session) == before


def test_titles_and_definitions(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    form = dialog.entities.form
    type_over(qtbot, form.titles["vi"], "Con nguoi")
    form.definitions["en"].setFocus()
    qtbot.keyClicks(form.definitions["en"], "A person.")
    qtbot.keyClick(form.definitions["en"], Qt.Key.Key_Tab)
    label = session.scheme.entity("PERSON")
    assert label is not None
    assert label.titles == {"vi": "Con nguoi", "en": "Person"}
    assert label.definitions == {"en": "A person."}
    type_over(qtbot, form.titles["en"], " ")
    assert session.scheme.entity("PERSON").titles == {"vi": "Con nguoi"}  # type: ignore[union-attr]


def test_recolour(qtbot: QtBot, dialog: SchemeDialog, session: Session, answers: Answers) -> None:
    answers.colour = "#123456"
    click(qtbot, dialog.entities.form.colour)
    assert session.scheme.entity("PERSON").colour == "#123456"  # type: ignore[union-attr]
    before = operations(session)
    answers.colour = None
    click(qtbot, dialog.entities.form.colour)
    assert operations(session) == before


def test_rekey(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    key = dialog.entities.form.key
    key.setFocus()
    qtbot.keyClicks(key, "P")
    assert session.scheme.entity("PERSON").key == "p"  # type: ignore[union-attr]
    assert key.text() == "p"
    qtbot.keyClick(key, Qt.Key.Key_Backspace)
    assert session.scheme.entity("PERSON").key == ""  # type: ignore[union-attr]
    assert dialog.isVisible()


@pytest.mark.parametrize(("typed", "holder"), [("2", "ORG"), ("r", "relation"), ("?", "Keys")])
def test_keys_that_are_taken(
    qtbot: QtBot, dialog: SchemeDialog, session: Session, typed: str, holder: str
) -> None:
    before = operations(session)
    dialog.entities.form.key.setFocus()
    qtbot.keyClicks(dialog.entities.form.key, typed)
    assert holder in dialog._problem.text()
    assert operations(session) == before
    assert dialog.entities.form.key.text() == "1"


def test_reorder(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    assert not dialog.entities.up_button.isEnabled()
    click(qtbot, dialog.entities.down_button)
    assert [one.name for one in session.scheme.entities] == ["ORG", "PERSON", "PLACE"]
    assert dialog.entities.current_name == "PERSON"
    click(qtbot, dialog.entities.up_button)
    assert [one.name for one in session.scheme.entities] == ["PERSON", "ORG", "PLACE"]


def test_delete_says_what_goes(
    qtbot: QtBot, dialog: SchemeDialog, session: Session, answers: Answers
) -> None:
    wider = replace(SCHEME.relations[0], ends=(("PERSON", "ORG"), ("ORG", "PLACE")))
    session.run(change_label, "relation", "WORKS_WITH", wider)
    answers.confirm = False
    click(qtbot, dialog.entities.delete_button)
    (question,) = answers.asked
    assert "1 span(s) in 1 document(s), and 1 relation(s)" in question
    assert "1 allowed pair" in question
    assert session.scheme.entity("PERSON") is not None
    answers.confirm = True
    before = operations(session)
    click(qtbot, dialog.entities.delete_button)
    assert session.scheme.entity("PERSON") is None
    assert operations(session) == before + 1
    assert dialog.entities.current_name == "ORG"
    session.undo()
    assert session.scheme.entity("PERSON") is not None


def test_a_label_that_a_relation_lives_by_is_not_deleted(
    qtbot: QtBot, dialog: SchemeDialog, session: Session, answers: Answers
) -> None:
    click(qtbot, dialog.entities.delete_button)
    assert not answers.asked
    assert "WORKS_WITH" in dialog._problem.text()
    assert session.scheme.entity("PERSON") is not None


def test_delete_a_relation_label(
    qtbot: QtBot, dialog: SchemeDialog, session: Session, answers: Answers
) -> None:
    dialog._tabs.setCurrentWidget(dialog.relations)
    click(qtbot, dialog.relations.delete_button)
    assert "1 relation(s) in 1 document(s)" in answers.asked[0]
    assert session.scheme.relation("WORKS_WITH") is None


def test_merge(
    qtbot: QtBot,
    dialog: SchemeDialog,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def accept(merge: MergeDialog) -> QDialog.DialogCode:
        merge.targets.setCurrentIndex(merge.targets.findData("PLACE"))
        told.append(merge._told.text())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(scheme_labels.MergeDialog, "exec", accept)
    before = operations(session)
    click(qtbot, dialog.entities.merge_button)
    assert "1 span(s) in 1 document(s) become PLACE" in told[0]
    assert "1 relation(s)" in told[0]
    assert session.scheme.entity("PERSON") is None
    assert dialog.entities.current_name == "PLACE"
    assert operations(session) == before + 1


def cell(dialog: SchemeDialog, row: int, column: int) -> QPoint:
    view = dialog.relations.form._matrix
    return view.visualRect(view.model().index(row, column)).center()


def test_ends(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    dialog._tabs.setCurrentWidget(dialog.relations)
    QApplication.processEvents()
    viewport = dialog.relations.form._matrix.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell(dialog, 0, 2))
    ends = session.scheme.relation("WORKS_WITH").ends  # type: ignore[union-attr]
    assert ends == (("PERSON", "ORG"), ("PERSON", "PLACE"))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell(dialog, 0, 1))
    assert session.scheme.relation("WORKS_WITH").ends == (("PERSON", "PLACE"),)  # type: ignore[union-attr]
    before = operations(session)
    QTest.keyClick(dialog.relations.form._matrix, Qt.Key.Key_Right)
    QTest.keyClick(dialog.relations.form._matrix, Qt.Key.Key_Space)
    assert "One pair must stay" in dialog._problem.text()
    assert operations(session) == before
    dialog.relations.form.ends.toggle_column(0)
    assert len(session.scheme.relation("WORKS_WITH").ends) == 4  # type: ignore[union-attr]


def test_any_ends(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    dialog._tabs.setCurrentWidget(dialog.relations)
    form = dialog.relations.form
    form.any_ends.click()
    assert session.scheme.relation("WORKS_WITH").ends == ()  # type: ignore[union-attr]
    assert not form._matrix.isEnabled()
    form.any_ends.click()
    assert len(session.scheme.relation("WORKS_WITH").ends) == 9  # type: ignore[union-attr]


def test_symmetric(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    dialog._tabs.setCurrentWidget(dialog.relations)
    form = dialog.relations.form
    form.symmetric.click()
    assert session.scheme.relation("WORKS_WITH").symmetric  # type: ignore[union-attr]
    role = Qt.ItemDataRole.CheckStateRole
    assert form.ends.data(form.ends.index(1, 0), role) == Qt.CheckState.Checked
    form.ends.setData(form.ends.index(1, 2), Qt.CheckState.Checked, role)
    form.ends.setData(form.ends.index(1, 0), Qt.CheckState.Unchecked, role)
    assert session.scheme.relation("WORKS_WITH").ends == (("ORG", "PLACE"),)  # type: ignore[union-attr]


def test_attributes(qtbot: QtBot, dialog: SchemeDialog, session: Session, answers: Answers) -> None:
    tab = dialog.attributes
    dialog._tabs.setCurrentWidget(tab)
    qtbot.keyClicks(tab.new_name, "chac")
    qtbot.keyClick(tab.new_name, Qt.Key.Key_Return)
    tab.form.type.setCurrentIndex(tab.form.type.findData(AttributeType.CHOICE))
    tab.form.type.activated.emit(tab.form.type.currentIndex())
    tab.form.values.setFocus()
    tab.form.values.setPlainText("có\nkhông\ncó")
    qtbot.keyClick(tab.form.values, Qt.Key.Key_Tab)
    tab.form.labels.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: session.scheme.attributes[0].labels == ("ORG",))
    type_over(qtbot, tab.form.name, "sure")
    wanted = Attribute("sure", AttributeType.CHOICE, ("có", "không"), ("ORG",))
    assert session.scheme.attributes == (wanted,)
    tab.new_name.setText("other")
    tab.add()
    click(qtbot, tab.up_button)
    assert [one.name for one in session.scheme.attributes] == ["other", "sure"]
    type_over(qtbot, tab.form.name, "sure")
    assert "no other" in dialog._problem.text()
    click(qtbot, tab.delete_button)
    assert [one.name for one in session.scheme.attributes] == ["sure"]
    assert "other" in answers.asked[0]


def test_undo_and_redo_buttons(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    dialog.entities.new_name.setText("EVENT")
    dialog.entities.add()
    dialog.entities.list.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.scheme.entity("EVENT") is None
    click(qtbot, dialog._redo)
    assert session.scheme.entity("EVENT") is not None


def test_closing_takes_over_the_field(qtbot: QtBot, dialog: SchemeDialog, session: Session) -> None:
    dialog.entities.form.titles["en"].setFocus()
    qtbot.keyClicks(dialog.entities.form.titles["en"], "s")
    qtbot.keyClick(dialog.entities.form.titles["en"], Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert session.scheme.entity("PERSON").title("en") == "Persons"  # type: ignore[union-attr]


def test_scheme_files(
    dialog: SchemeDialog, session: Session, tmp_path: Path, answers: Answers
) -> None:
    answers.path = tmp_path / "own.json"
    dialog._write_file()
    data = json.loads(answers.path.read_text("utf-8"))
    assert [one["label"] for one in data["entities"]] == ["PERSON", "ORG", "PLACE"]
    data["entities"].append({"label": "NEW", "key": "1"})
    data["entities"] = [one for one in data["entities"] if one["label"] != "PLACE"]
    data["entities"][0].pop("key")
    answers.path.write_text(json.dumps(data), "utf-8")
    answers.paths = [answers.path]
    dialog._read_file()
    assert [one.name for one in session.scheme.entities] == ["PERSON", "ORG", "PLACE", "NEW"]
    assert session.scheme.entity("NEW").key == ""  # type: ignore[union-attr]
    answers.choose = lambda choices: choices[1]
    dialog._read_file()
    assert [one.name for one in session.scheme.entities] == ["PERSON", "ORG", "NEW"]
    answers.path.write_text("{", "utf-8")
    dialog._read_file()
    assert "not JSON" in dialog._problem.text()


def test_replacing_labels_in_use_is_refused(
    dialog: SchemeDialog, session: Session, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "own.json"
    path.write_text('{"entities": [{"label": "X"}]}')
    answers.paths = [path]
    answers.choose = lambda choices: choices[1]
    dialog._read_file()
    assert "lacks" in dialog._problem.text()
    assert session.scheme.entity("PERSON") is not None


def test_read_only(qtbot: QtBot, session: Session) -> None:
    session.project.read_only = ProjectError("The project is open for reading only.")
    dialog = SchemeDialog(session)
    qtbot.addWidget(dialog)
    for tab in (dialog.entities, dialog.relations, dialog.attributes):
        assert not tab.form.isEnabled()
        assert not tab.add_button.isEnabled()
        assert not tab.delete_button.isEnabled()
    assert not dialog._import.isEnabled()
    dialog.reject()


def test_united_keeps_keys_apart() -> None:
    mine = Scheme(entities=(EntityLabel("A", key="1"),))
    other = Scheme(entities=(EntityLabel("B", key="1"), EntityLabel("C", key="2")))
    joined = checked(united(mine, other))
    assert [(one.name, one.key) for one in joined.entities] == [("A", "1"), ("B", ""), ("C", "2")]


def test_a_refused_name_gives_way_to_the_old_one(
    qtbot: QtBot, dialog: SchemeDialog, session: Session
) -> None:
    """Otherwise the field shows a name that no label has, and the next edit is refused too."""
    for wrong in ("ORG", " "):
        type_over(qtbot, dialog.entities.form.name, wrong)
        assert dialog.entities.form.name.text() == "PERSON"
        assert dialog._problem.text()
    assert session.scheme.entity("PERSON") is not None


def test_titles_of_values_stay_with_their_values() -> None:
    """Otherwise a value added in front gives every other value the title of its neighbour."""
    extra: dict[str, Json] = {"values_vi": ["chắc", "ngờ"], "more": 1}
    before = Attribute("c", AttributeType.CHOICE, ("sure", "unsure"), extra=extra)
    kept = _titles_kept(before, ("new", "unsure", "sure"))
    assert kept == {"values_vi": ["new", "ngờ", "chắc"], "more": 1}


def test_twelve_labels_are_paired_without_scrolling(
    qtbot: QtBot, dialog: SchemeDialog, session: Session
) -> None:
    """Otherwise a person sets the ends of a relation through a window of five rows."""
    del session
    dialog.resize(980, 860)
    dialog._tabs.setCurrentWidget(dialog.relations)
    qtbot.waitUntil(dialog.relations.form._matrix.isVisible)
    matrix = dialog.relations.form._matrix
    qtbot.waitUntil(
        lambda: matrix.viewport().height() >= 12 * matrix.verticalHeader().defaultSectionSize()
    )


def test_the_buttons_bear_no_icons(dialog: SchemeDialog) -> None:
    """Otherwise the dark theme shows a black cross on a dark button on some desktops."""
    assert all(button.icon().isNull() for button in dialog._buttons.buttons())
