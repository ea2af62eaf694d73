"""kill -9 at any moment loses nothing that was acknowledged (the harness is ``kill.py``)."""

import os
from pathlib import Path

import pytest

from tests.store import kill

ROUNDS = int(os.environ.get("ANNOTATOR_KILL_ROUNDS", "15"))


@pytest.mark.timeout(60 + 3 * ROUNDS)
def test_no_acknowledged_edit_is_lost_and_none_is_half_there(tmp_path: Path) -> None:
    """A crash must not cost an annotator anything that the window showed as saved."""
    seed = int.from_bytes(os.urandom(4), "big")
    figures = kill.run(ROUNDS, seed, tmp_path)
    print(f"seed {seed}: {figures}")  # noqa: T201 - shown when it fails
    assert figures.failures == []
    assert figures.rounds == ROUNDS
    assert figures.acknowledged > ROUNDS, "the child did too little for this to say anything"


def test_the_harness_sees_a_lost_edit(tmp_path: Path) -> None:
    """A harness that cannot fail would prove nothing."""
    path = kill.new_file(tmp_path / "p.annodb", kill.sample_lines(2))
    with kill.open_project(path) as project:
        state = kill.state_of(project)
    said = [{"ready": state}, {"try": "add_span"}]
    lost = [*said, {"ack": "add_span", "state": "another", "undo": 3, "redo": None}]
    with pytest.raises(AssertionError, match="missing"):
        kill.look(path, lost, kill.Figures())
    kill.look(path, said, kill.Figures())
