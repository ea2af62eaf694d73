"""What killed programs left: journals, WAL files, other modes."""

import os
import shutil
from pathlib import Path

import pytest

from annotator.store import schema
from annotator.store.project import open_project
from tests.store.support import (
    foreign,
    litter,
    new_file,
    sample_lines,
    sound,
)

# -- journals --------------------------------------------------------------------------------


def test_a_project_left_in_wal_mode_is_brought_back(tmp_path: Path, good: bytes) -> None:
    """In WAL mode a copied file lacks the last work, so no project may stay in it."""
    path = tmp_path / "p.annodb"
    path.write_bytes(good)
    other = foreign(path)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.execute("UPDATE _sqlite_migrations SET applied_at = 'wal'")
    other.close()
    with open_project(path, write=False) as project:
        assert project.read.one("SELECT applied_at FROM _sqlite_migrations") == ("wal",)
        assert "no -wal file" in str(project.warning), "a copy without its -wal looks like this"
    with open_project(path) as project:
        assert "no -wal file" in str(project.warning)
        assert project.read.one("PRAGMA journal_mode") == ("delete",)
        assert project.read.one("PRAGMA synchronous") == (3,)
        assert project.read.one("PRAGMA foreign_keys") == (1,)
        sound(project)
    assert path.read_bytes()[18:20] == b"\1\1"
    assert litter(path) == []


def test_the_wal_of_a_killed_program_is_taken_in(tmp_path: Path, good: bytes) -> None:
    """Work that lies in a -wal beside the file is part of the project."""
    path, origin = tmp_path / "p.annodb", tmp_path / "origin.annodb"
    origin.write_bytes(good)
    other = foreign(origin)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE _sqlite_migrations SET applied_at = 'in the wal'")
    shutil.copyfile(origin, path)
    shutil.copyfile(f"{origin}-wal", f"{path}-wal")
    other.close()
    with open_project(path) as project:
        assert project.warning is None
        assert project.read.one("SELECT applied_at FROM _sqlite_migrations") == ("in the wal",)
        sound(project)
    assert litter(path) == []


def hot(good: bytes, path: Path, sql: str, *, header: bool) -> None:
    """A project with the journal of a transaction that was killed while it was written.

    ``header``: its first page was written already, the pages that it counts were not.
    """
    working = path.with_name("working.annodb")
    working.write_bytes(good)
    other = foreign(working)
    other.execute("PRAGMA cache_size = 5")
    other.execute("BEGIN IMMEDIATE")
    for statement in sql.split(";"):
        other.execute(statement)
    other.execute("UPDATE op SET actor = actor || hex(zeroblob(9000))")
    other.execute("UPDATE change SET before = hex(zeroblob(9000))")
    shutil.copyfile(working, path)
    shutil.copyfile(f"{working}-journal", f"{path}-journal")
    other.execute("COMMIT")
    other.close()
    if header:
        data = bytearray(path.read_bytes())
        data[:100] = working.read_bytes()[:100]
        data = data[: len(good)]
        path.write_bytes(data)
    working.unlink()


@pytest.mark.parametrize("header", [False, True], ids=["body", "header"])
@pytest.mark.parametrize("write", [True, False], ids=["to write", "to read"])
def test_the_journal_of_a_killed_program_is_rolled_back(
    tmp_path: Path, good: bytes, write: bool, header: bool
) -> None:
    """A crash in the middle of a save must not make the project look damaged."""
    path = tmp_path / "p.annodb"
    hot(good, path, "DELETE FROM relation", header=header)
    assert path.read_bytes() != good
    with open_project(path, write=write) as project:
        sound(project)
        assert project.read.document_count() == 3
        assert project.read.one("SELECT count(*) FROM relation") == (6,)
    assert litter(path) == []


def test_a_kill_in_a_migration_does_not_make_the_project_look_newer(
    tmp_path: Path, good: bytes
) -> None:
    """The header of a half-written migration says another version than the file is of."""
    path = tmp_path / "p.annodb"
    hot(good, path, f"PRAGMA user_version = {schema.VERSION + 1}", header=True)
    with open_project(path) as project:
        assert project.read_only is None
        sound(project)


def test_modes_are_those_that_lose_nothing(path: Path) -> None:
    """synchronous=FULL loses the last edit at a power cut, WAL hides work from copies."""
    with open_project(path) as project:
        found = {
            name: project.read.one(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
        found["mmap_size"] = project.read.one("PRAGMA mmap_size")
    assert found == {
        "journal_mode": ("delete",),
        "synchronous": (3,),
        "foreign_keys": (1,),
        "trusted_schema": (0,),
        "mmap_size": (0,),
    }


def test_what_a_killed_program_of_the_same_number_left_is_no_obstacle(tmp_path: Path) -> None:
    """In a sandbox a program has the same number each time; after one crash nothing could be made.

    A journal that lies beside such a rest must not be played into the new file either.
    """
    for name in ("p.annodb", "copy.annodb"):
        part = tmp_path / f".{name}.{os.getpid()}.part"
        shutil.copyfile(new_file(tmp_path / "other.annodb", sample_lines(3)), part)
        part.with_name(f"{part.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" * 99)
        (tmp_path / "other.annodb").unlink()
    path = new_file(tmp_path / "p.annodb", sample_lines(1))
    with open_project(path) as project:
        assert project.read.document_count() == 1
        project.save_copy(tmp_path / "copy.annodb")
    with open_project(tmp_path / "copy.annodb") as copy:
        sound(copy)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.annodb", "p.annodb"]
