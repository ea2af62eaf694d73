"""A project from which the replicas of a test are copied."""

from pathlib import Path

import pytest

from tests.store.support import (
    new_file,
    sample_lines,
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The project, for one test."""
    return new_file(tmp_path / "base.annodb", sample_lines(2))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, for many examples."""
    return new_file(tmp_path_factory.mktemp("merging") / "base.annodb", sample_lines(2))
