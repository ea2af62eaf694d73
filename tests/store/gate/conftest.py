"""A project on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.store import opening, transaction
from annotator.store.project import Project, open_project
from tests.store.support import (
    new_file,
    sample_lines,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two documents with work on them."""
    return new_file(tmp_path / "p.annodb", sample_lines(2))


@pytest.fixture
def opened(path: Path) -> Iterator[Project]:
    """The same, open."""
    with open_project(path) as project:
        project.actor = "an"
        yield project


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for other programs a tenth of a second only."""
    monkeypatch.setattr(transaction, "PATIENCE", 0.05)
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
