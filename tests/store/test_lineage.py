"""The tables that tell where rows came from are proven, since the walk over the log passes them."""

from pathlib import Path

import pytest

from annotator.errors import DamagedProject
from annotator.ops import annotate, schemes
from annotator.store.lineage import verify_lineage
from annotator.store.project import open_project
from tests.store.replicas import copied, merged
from tests.store.support import foreign, new_file, sample_lines


@pytest.fixture
def united(tmp_path: Path) -> Path:
    """A project that took in a file with new spans, a changed one, and one that was deleted."""
    base = new_file(tmp_path / "base.annodb", sample_lines(2))
    other = copied(base, "other.annodb")
    with open_project(other) as project:
        annotate.add_span(project, 1, "bình", [(0, 3)], "MISC")
        annotate.relabel_spans(project, [2], "MISC")
        annotate.remove(project, [annotate.add_span(project, 1, "bình", [(4, 9)], "MISC")])
        schemes.remove_label(project, "entity", "GROUP")
    merged(base, [other])
    verify(base)
    return base


def verify(path: Path) -> None:
    connection = foreign(path)
    try:
        verify_lineage(connection, path.name)
    finally:
        connection.close()


def test_what_is_whole_passes(united: Path) -> None:
    """A check that cries over good files is turned off."""
    with open_project(united) as project:
        project.undo()
    verify(united)
    with open_project(united) as project:
        project.redo()
        annotate.relabel_spans(project, [1], "MISC")
    verify(united)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE revision SET versions = x'ffffff7f' WHERE part = ''",
        "UPDATE revision SET versions = x'ff' WHERE part = ''",
        "UPDATE revision SET versions = x'' WHERE part = ''",
        "UPDATE revision SET versions = x'00112233' WHERE part = '\N{DAGGER}'",
        "UPDATE revision SET tbl = 'spam'",
        "UPDATE revision SET count = 0",
        "UPDATE origin SET clock = -5",
        "DELETE FROM origin",
        "DELETE FROM revision WHERE tbl = 'span'",
    ],
)
def test_what_was_changed_behind_the_log_is_found(united: Path, damage: str) -> None:
    """The next merge would lose an edit, or bring back what was deleted, without a word."""
    connection = foreign(united)
    connection.execute(damage)
    assert connection.execute("SELECT changes()").fetchone() != (0,)
    connection.close()
    with open_project(united, verify=False) as project, pytest.raises(DamagedProject):
        project.verify_log()
    with pytest.raises(DamagedProject, match="which edits its rows come from"):
        verify(united)
