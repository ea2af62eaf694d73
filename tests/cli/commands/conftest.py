"""The commands, run in this process, and a project to run them on."""

from pathlib import Path

import pytest

from annotator import cli
from tests.cli.commands.support import Done, Run
from tests.store.support import (
    new_file,
    sample_lines,
)


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, with a window that only notes that it was opened."""

    def run(*arguments: object) -> Done:
        windows: list[Path | None] = []

        def window(path: Path | None) -> int:
            windows.append(path)
            return 0

        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments], window)
        found = capsys.readouterr()
        return Done(code, found.out, found.err, windows)

    return run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path / "p.annodb", sample_lines(3))
