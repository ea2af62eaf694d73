"""Large work is one step of undo, also after a kill and in a program started anew."""

import json
import subprocess
import sys
from pathlib import Path

from annotator.store.project import open_project
from tests.ops.steps_child import made, said, works
from tests.store.support import sound


def test_every_large_work_is_one_step_back_and_forth_across_kill_and_restart(
    tmp_path: Path, root: Path
) -> None:
    """A mass deletion noticed the next morning must be one key press away from undone.

    The work is done by a program that is killed; every undo and redo by one started anew.
    """
    path = made(tmp_path / "p.annodb")
    with open_project(path) as project:
        states = [said(project)]
    child = subprocess.run(
        [sys.executable, "-m", "tests.ops.steps_child", str(path)],
        capture_output=True, text=True, timeout=110, check=False, cwd=root,
    )  # fmt: skip
    told = [json.loads(line) for line in child.stdout.rstrip("\n").split("\n")]
    assert [one["name"] for one in told] == [name for name, _work in works(tmp_path)], child.stderr
    assert [one["entries"] for one in told] == [1] * len(told)
    states += [one["said"] for one in told]
    assert len(set(states)) == len(states), "each of them changes something"
    for state in states[-2::-1]:
        with open_project(path) as project:
            project.undo()
            assert said(project) == state
    for state in states[1:]:
        with open_project(path) as project:
            project.redo()
            assert said(project) == state
    with open_project(path) as project:
        sound(project)
        for state in states[-2::-1]:
            project.undo()
            assert said(project) == state
        sound(project)
