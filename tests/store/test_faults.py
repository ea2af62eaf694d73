"""Calls to the system that fail: said, absent, and done when the disk works again.

The sweep over every call is ``python -m tests.store.faults``.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store import faults

pytestmark = pytest.mark.skipif(bool(faults.unable()), reason=faults.unable() or "it can")


def swept(root: Path, *arguments: str) -> dict[str, Any]:
    """The figures of a sweep in a process of its own, which has the library preloaded."""
    command = [sys.executable, "-m", "tests.store.faults", "--json", *arguments]
    out = subprocess.run(
        command, cwd=root, capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    assert out.stdout, out.stderr[-3000:]
    figures: dict[str, Any] = json.loads(out.stdout)
    assert figures["violations"] == []
    return figures


def test_a_failing_call_costs_no_edit_and_does_none_twice(root: Path) -> None:
    """A full or failing disk must never make "saved" or "not saved" a lie."""
    figures = swept(
        root, "--ops", "write,fsync,unlink,read", "--step", "3", "--seed", "1", "--seconds", "12"
    )
    assert sum(figures["hit"].values()) > 5
    assert any(kind.endswith("nak") for kind in figures["outcomes"])


@pytest.mark.parametrize("work", ["compaction", "backup"])
def test_a_failing_call_in_work_on_a_whole_copy_costs_nothing(root: Path, work: str) -> None:
    """The project must be the old or the new one, and the older backup not be lost first."""
    figures = swept(
        root, "--work", work, "--ops", "write,fsync", "--seed", "2", "--seconds", "4"
    )  # fmt: skip
    assert sum(figures["hit"].values()) > 0
    assert any(kind.endswith("refused") for kind in figures["outcomes"])


def test_a_failing_call_in_a_rescue_makes_nothing_half(root: Path) -> None:
    """Who has lost a file already must not find half a project, nor a good one called damaged."""
    figures = swept(
        root, "--work", "salvage-hot", "--ops", "write,open", "--seed", "3", "--seconds", "3"
    )  # fmt: skip
    assert sum(figures["hit"].values()) > 0


@pytest.mark.parametrize("manner", [(), ("--kill",)])
def test_at_no_moment_of_a_replacement_is_there_no_project(
    root: Path, manner: tuple[str, ...]
) -> None:
    """If this fails, a full disk or a crash leaves people without a file of that name."""
    figures = swept(root, "--work", "replace-hot", "--ops", "rename,link", *manner)
    assert figures["hit"]["rename"] > 0
    assert figures["hit"]["link"] > 0


def test_a_folder_that_does_not_sync_makes_no_edit_both_saved_and_not(root: Path) -> None:
    """An undo that is there and said to be not saved would be tried again: two steps undone.

    Each fifth sync is that of the folder after the journal of an edit has gone.
    """
    figures = swept(root, "--ops", "fsync", "--first", "5", "--step", "15")
    assert figures["hit"]["fsync"] > 5


def test_a_file_that_could_not_be_opened_for_writing_is_never_taken_for_writable(
    root: Path,
) -> None:
    """SQLite falls back to reading in silence, and no edit of that window could ever be saved.

    The fourth thing that opening a project opens is the file itself, for writing.
    """
    figures = swept(root, "--ops", "open", "--first", "4", "--step", "40")
    assert figures["hit"]["open"] >= 4
    assert figures["outcomes"]["open: unopened"] >= 2
