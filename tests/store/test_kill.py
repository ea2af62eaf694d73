"""kill -9 at any moment loses nothing that was acknowledged (the harness is ``kill.py``)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store import kill
from tests.store.support import new_file, sample_lines

ROUNDS = int(os.environ.get("ANNOTATOR_KILL_ROUNDS", "3"))
"""Rounds of each kind of work: edits, undo, bulk, import, merge, adjudication, migration,
backup, packages and the window."""


@pytest.mark.timeout(120 + 20 * ROUNDS)
def test_no_acknowledged_edit_is_lost_and_none_is_half_there(root: Path) -> None:
    """A crash must not cost an annotator anything that the window showed as saved.

    It runs in a process of its own, which copies itself for each round.
    """
    out = subprocess.run(
        [sys.executable, "-m", "tests.store.kill", "--rounds", str(ROUNDS), "--json"],
        cwd=root, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert out.stdout, out.stderr[-3000:]
    figures = json.loads(out.stdout)
    print(figures)  # noqa: T201 - shown when it fails
    assert figures["failures"] == []
    assert figures["rounds"] == dict.fromkeys(kill.WHAT, ROUNDS)
    assert sum(figures["acknowledged"].values()) > 10 * ROUNDS, "too little to say anything"


@pytest.mark.parametrize("what", ["edits", "merge"])
def test_the_harness_sees_a_lost_edit(tmp_path: Path, what: str) -> None:
    """A harness that cannot fail would prove nothing."""
    path = new_file(tmp_path / "p.annodb", sample_lines(2))
    with kill.open_project(path) as project:
        state = kill.state_of(project)
    said = [{"ready": state}, {"try": "add_span"}]
    lost = [*said, {"ack": "add_span", "state": "another", "undo": 3, "redo": None}]
    with pytest.raises(AssertionError, match="missing"):
        kill.look(path, lost, kill.Figures(), what)
    kill.look(path, said, kill.Figures(), what)


def test_the_harness_sees_a_copy_that_is_gone_or_of_another_state(tmp_path: Path) -> None:
    """A saved copy is what people fall back on; one that is not what it says is none."""
    path = new_file(tmp_path / "p.annodb", sample_lines(2))
    with kill.open_project(path) as project:
        state = kill.state_of(project)
        undo = project.undoable()
        (tmp_path / "work").mkdir()
        copy = tmp_path / "work" / "copy1.annodb"
        project.save_copy(copy)
    assert undo is not None
    saved = {"ack": "save_copy", "state": state, "undo": undo.id, "redo": None, "copy": str(copy)}
    kill.look(path, [{"ready": state}, saved], kill.Figures())
    with kill.open_project(copy) as other:
        kill.projects.set_title(other, "khác")
    with pytest.raises(AssertionError, match="another copy"):
        kill.look(path, [{"ready": state}, saved], kill.Figures())
    copy.unlink()
    with pytest.raises(AssertionError, match="is gone"):
        kill.look(path, [{"ready": state}, saved], kill.Figures())
