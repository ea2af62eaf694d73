"""A good project, and a place for a bad one."""

from pathlib import Path

import pytest

from tests.store.support import (
    new_file,
    sample_lines,
)


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small project."""
    return new_file(tmp_path_factory.mktemp("good") / "p.annodb", sample_lines(3)).read_bytes()


@pytest.fixture
def path(tmp_path: Path, good: bytes) -> Path:
    found = tmp_path / "p.annodb"
    found.write_bytes(good)
    return found
