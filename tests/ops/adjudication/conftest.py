"""A document on which people differ."""

from pathlib import Path

import pytest

from annotator.store.project import Project
from tests.ops.adjudication.support import AGAIN, HANOI, PAPER, THUONG, add, layer


@pytest.fixture
def two(project: Project, tmp_path: Path) -> tuple[Project, int]:
    """A document on which two people differ in every way that relations suffer from."""
    project.actor = "xem"
    first = layer(
        "an",
        [(*HANOI, "LOCATION"), (*THUONG, "PERSON"), (*AGAIN, "LOCATION"), (*PAPER, "ORGANIZATION")],
        [(1, 0, "LOCATED_IN"), (1, 3, "AFFILIATED_WITH")],
    )
    second = layer(
        "bình",
        [(*HANOI, "LOCATION"), (18, 28, "PERSON"), (*AGAIN, "ORGANIZATION")],
        [(1, 0, "LOCATED_IN")],
    )
    return project, add(project, tmp_path, first, second)
