"""Clocks that jump: what came later is what was done later."""

from pathlib import Path

import pytest

from annotator.ops import annotate
from annotator.store import gate
from annotator.store.project import open_project
from tests.store.support import new_file, sample_lines, sound


def test_undo_and_history_follow_the_order_of_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Summer time ends, or a laptop wakes with last year's date: undo must not take back the
    wrong edit, nor history tell it in the wrong order."""
    path = new_file(tmp_path / "p.annodb", sample_lines(2))
    times = iter(
        ("2026-10-25T02:59:59.000Z", "2026-10-25T02:00:00.000Z", "1970-01-01T00:00:00.000Z")
    )
    monkeypatch.setattr(gate, "now", lambda: next(times))
    with open_project(path) as project:
        project.actor = "an"
        spans = [annotate.add_span(project, 1, "an", [(at, at + 1)], "MISC") for at in range(3)]
    monkeypatch.undo()
    with open_project(path) as project:
        newest = [entry.at[:10] for entry in project.history(3)]
        assert newest == ["1970-01-01", "2026-10-25", "2026-10-25"]
        for span in reversed(spans):
            project.undo()
            assert project.read.all("SELECT 1 FROM span WHERE id = ?", (span,)) == []
        sound(project)
