"""What commands print, whatever names and notes of foreign files hold."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import annotator.cli
from annotator.cli import output, run
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import decision_table
from annotator.store.project import open_project
from tests.ops.adjudication.support import THUONG, add, layer
from tests.store.support import new_file

HOSTILE = "x\x1b[2J\x07\x9b2J\u202ey\rannotator: all is well\u2028z"


def test_no_command_lets_a_name_or_a_note_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """If this fails, a project of somebody else's clears the screen or forges what stands there."""
    made = new_file(tmp_path / "b\u202ei.annodb")
    with open_project(made) as project:
        project.actor = HOSTILE
        one, other = layer("an", [(*THUONG, "PERSON")]), layer("bình", [])
        document = add(project, tmp_path, one, other)
        adjudication.reject(project, decision_table(project, document), 0)
        adjudication.note_decision(project, decision_table(project, document), 0, HOSTILE)
        annotate.add_span(project, document, HOSTILE, ((0, 5),), "PERSON")
    for words in (
        ["history"], ["info"], ["check"], ["decisions"], ["feedback", "an"], ["scheme", "show"],
        ["backup"], ["backup", "--list"], ["agreement"], ["history", "--document", HOSTILE],
    ):  # fmt: skip
        at = 2 if words[0] == "scheme" else 1
        run([*words[:at], str(made), *words[at:]], lambda _path: 0)
        for printed in capsys.readouterr():
            assert all(c == "\n" or c.isprintable() or c == "\xa0" for c in printed), words
            assert "\nannotator: all is well" not in f"\n{printed}"
    run(["history", str(made)], lambda _path: 0)
    assert "x\ufffd[2J\ufffd\ufffd2J\ufffdy annotator: all is well z" in capsys.readouterr().out


@settings(max_examples=50)
@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Ll", "Lo", "So", "Zs"])))
def test_a_line_keeps_its_length_and_all_that_is_read(line: str) -> None:
    """Columns must stay under each other, and Persian and emoji be what they are."""
    plain = output.plain(line)
    assert len(plain) == len(line)
    assert all(kept in (said, " ", "\ufffd") for kept, said in zip(plain, line, strict=True))
    assert output.plain("می\u200cخواهم 👩\u200d🌾 Võ Văn") == "می\u200cخواهم 👩\u200d🌾 Võ Văn"


def test_one_place_prints() -> None:
    """A command that prints past it would let characters through again."""
    rooms = Path(annotator.cli.__file__).parent
    printing = re.compile(r"\b(click\.s?echo|print|sys\.std\w+\.write)\(")
    found = {one.name for one in rooms.glob("*.py") if printing.search(one.read_text("utf-8"))}
    assert found == {"output.py"}
