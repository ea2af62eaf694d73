"""Fields that show a text of the project never change it by showing it."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.gui.adjudication.detail import Detail
from annotator.gui.dialogs.scheme import SchemeDialog
from annotator.gui.held import LONGEST, Held
from annotator.gui.panels.note import NoteEdit
from annotator.model.decision import Answer, Decision
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from annotator.ops.schemes import set_scheme
from tests.gui.conftest import Context

ODD = (
    "a\u00a0b", "a\r\nb", "a\u2028b", "a\u2029b\ufdd0", " a ", "\u202eab", "x\ty", "", "a\x00b",
    "dài " * 40_000, "L" * 1_000_000,
)  # fmt: skip


def shown(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], text: str
) -> tuple[QLineEdit | QPlainTextEdit, Held]:
    """A field that holds ``text``."""
    field = kind()
    qtbot.addWidget(field)
    held = Held(field)
    held.show(text)
    return field, held


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_what_nobody_touched_comes_back(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], text: str
) -> None:
    """Else looking at a label is changing it: a name is cut at 32,767, spaces are others."""
    field, held = shown(qtbot, kind, text)
    assert held.text() == held.stripped() == text
    assert not held.is_changed
    assert field.isReadOnly() == (len(text) > LONGEST)
    held.expect(text)
    assert not held.is_changed


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("text", ["😀" * 16_500, "a" + "😀" * 16_400, "a" + "😀" * 10_000])
def test_signs_that_qt_counts_twice_are_not_cut(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], text: str
) -> None:
    """A note of many emoji lost its end where nobody touched it: a line holds 32,767 halves."""
    field, held = shown(qtbot, kind, text)
    held.expect(text)
    assert held.text() == held.stripped() == text
    assert not held.is_changed
    assert field.isReadOnly(), "what is typed upon a part would take the rest away"


def test_what_is_typed_is_taken(qtbot: QtBot) -> None:
    """Else nothing can be edited."""
    field = QLineEdit()
    qtbot.addWidget(field)
    held = Held(field)
    held.show("a")
    field.setText(" b ")
    assert (held.text(), held.stripped(), held.is_changed) == (" b ", "b", True)


def test_looking_at_a_scheme_leaves_it_as_it_is(qtbot: QtBot, context: Context) -> None:
    """Else closing the scheme's window renames a label that nobody touched."""
    session = context.session
    long, odd = "L" * 40_000, "a\u00a0b\u2028c"
    scheme = Scheme(
        name="s",
        entities=(EntityLabel(long, titles={"vi": long, "en": f" {odd} "}, definitions={
            "vi": odd, "en": f" {long}\r\n"}),),
        relations=(RelationLabel("R", definitions={"vi": f"{odd}\r\n"}),),
        attributes=(Attribute("D", AttributeType.CHOICE, (odd, " x "), titles={"en": long}),),
    )  # fmt: skip
    session.run(set_scheme, scheme)
    kept = session.scheme
    dialog = SchemeDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    for page in (1, 2, 0):
        dialog._tabs.setCurrentIndex(page)
        for tab in (dialog.entities, dialog.relations, dialog.attributes):
            tab.form.apply()
    dialog.close()
    assert session.scheme == kept


def test_looking_at_a_note_leaves_it_as_it_is(qtbot: QtBot) -> None:
    """Else going to the next item saves the note cut, with other spaces."""
    said: list[object] = []
    for text in ODD:
        note, detail = NoteEdit(), Detail()
        for widget in (note, detail):
            qtbot.addWidget(widget)
        note.committed.connect(lambda *words: said.append(words))
        detail.note_edited.connect(lambda *words: said.append(words))
        note.show_note(1, text)
        note.show_note(1, text)
        note.commit()
        decision = Decision(1, "span", Answer.NONE, note=text, id=1)
        detail.show_note(decision)
        detail.show_same(decision)
        detail.commit()
    assert said == []
