"""The page of keys: nothing is missing, it fits on one sheet, it shows the person's own keys."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui import ask
from annotator.gui.bindings import BINDABLES, Bindings
from annotator.gui.dialogs.keys import KeysDialog
from annotator.gui.dialogs.keys_page import MOUSE, PAIRS, RELATION, Section, sections
from annotator.gui.document.keymap import COMMANDS
from annotator.gui.document.strokes import shown
from annotator.model.scheme import EntityLabel, Scheme
from annotator.model.scheme_file import scheme_from_text
from annotator.resources import resource
from tests.gui.dialogs.test_mnemonics import spoken  # noqa: F401 - a fixture

NEWS = scheme_from_text(resource("schemes", "vi_news.scheme.json").read_text("utf-8"))


def rows(found: list[Section]) -> list[tuple[str, str]]:
    """All lines of the page."""
    return [row for section in found for row in section.rows]


def make(qtbot: QtBot, scheme: Scheme = NEWS, language: str = "vi") -> KeysDialog:
    """The dialog with the keys of old."""
    made = KeysDialog(Bindings(), scheme, language, Path.home(), None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_says_everything(language: str) -> None:
    """What the page leaves out, nobody will ever find."""
    found = rows(sections(Bindings(), NEWS, language))
    window = [one for one in BINDABLES.values() if not one.is_text and one.keys]
    labels = [one for one in (*NEWS.entities, *NEWS.relations) if one.key]
    lines = 2 + len(COMMANDS) - len(PAIRS) + len(MOUSE) + len(RELATION) + len(labels) + len(window)
    assert len(found) == lines
    assert all(key and what for key, what in found)
    said = "\n".join(key for key, _ in found).replace("\u200b", "").replace("\u2060", "")
    for command in COMMANDS:
        for key in command.keys:
            assert shown(key).rpartition("+")[2] in said, command.id
    assert {label.title(language) for label in labels} <= {what for _, what in found}


def test_pairs_are_commands_once() -> None:
    paired = [name for first, second, _ in PAIRS for name in (first, second)]
    assert len(paired) == len(set(paired))
    assert set(paired) <= {command.id for command in COMMANDS}


def test_the_page_shows_the_person_s_own_keys(qtbot: QtBot) -> None:
    dialog = make(qtbot, language="en")
    assert "F4" not in dialog.page.text()
    changed = Bindings().with_keys("finish", ("F4",)).with_keys("next_candidate", ())
    dialog.show_keys(changed)
    text = dialog.page.text()
    assert "F4" in text
    assert "Ctrl+\u200bEnter" not in text
    assert (
        "Shift+\u200bSpace",
        "Next, previous candidate: what looks like a name, date, number",
    ) in (rows(dialog.sections))


def test_both_languages_go_on_one_sheet(qtbot: QtBot, spoken: str) -> None:  # noqa: F811
    """It is made to hang beside the screen: one A4 page, in letters that can be read."""
    pdf = make(qtbot, language=spoken).pdf()
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert re.search(rb"/MediaBox\s*\[\s*0 0 595\S* 842\S*\s*\]", pdf)
    assert len(pdf) > 10_000, "there is something on it"


def test_very_many_labels_still_go_on_one_sheet(qtbot: QtBot) -> None:
    many = tuple(EntityLabel(f"LABEL_NUMBER_{n}", key=chr(0x400 + n)) for n in range(60))
    pdf = make(qtbot, Scheme(entities=many)).pdf()
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_page_is_saved_where_one_says(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "phím.pdf"
    monkeypatch.setattr(ask, "save_path", lambda *_args: target)
    dialog = make(qtbot)
    dialog.save.click()
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(ask, "save_path", lambda *_args: tmp_path / "none" / "keys.pdf")
    monkeypatch.setattr(ask, "say", lambda _parent, sentence: said.append(sentence))
    dialog = make(qtbot)
    dialog.save.click()
    assert len(said) == 1
    assert "There is no folder" in said[0]
    assert "none" in said[0]


def test_a_label_that_looks_like_html_is_shown_as_it_is(qtbot: QtBot) -> None:
    trap = "<b>đậm</b><img src='x.png'>"
    dialog = make(qtbot, Scheme(entities=(EntityLabel(trap, key="x"),)))
    assert trap in dialog.page.text()
