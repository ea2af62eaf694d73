"""Damage and other versions: refused, found or harmless; a copy is whole."""

import random
import time
from pathlib import Path

import pytest

from annotator.errors import DamagedProject, NewerProject, ProjectError
from annotator.ops import annotate
from annotator.store import schema
from annotator.store.project import open_project
from annotator.store.sqlite import sqlite3
from tests.store.hostile import REFUSED, changed
from tests.store.opening.support import annotate_something, refusal
from tests.store.support import (
    dump,
    litter,
    sha256,
    sound,
)


def test_flipped_bits_are_refused_or_found_or_harmless(tmp_path: Path, good: bytes) -> None:
    """A disk that forgets must not change what somebody labelled without a word."""
    path = tmp_path / "p.annodb"
    path.write_bytes(good)
    with open_project(path) as project:
        whole = _content(dump(project))
    outcomes = {"refused": 0, "found": 0, "equal": 0}
    said = set()
    for seed in range(200):
        chance = random.Random(seed)
        data = bytearray(good)
        for _ in range(chance.choice((1, 1, 3, 30))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        start = time.monotonic()
        try:
            with open_project(path, verify=True) as project:
                try:
                    project.verify_log()
                except DamagedProject:
                    outcomes["found"] += 1
                    continue
                assert _content(dump(project)) == whole, f"seed {seed}"
                outcomes["equal"] += 1
        except ProjectError as error:
            outcomes["refused"] += 1
            said.add(str(error))
        assert time.monotonic() - start < 5
        for end in ("-journal", "-wal", "-shm", ".lock"):
            assert not path.with_name(path.name + end).exists(), f"seed {seed} left {end}"
    assert outcomes["refused"] > 20
    assert not any("\n" in line for line in said)
    assert sum(outcomes.values()) == 200


def _content(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """What people put in: neither the names of devices nor who made the file."""
    out = {name: rows for name, rows in tables.items() if name[0] != "_" and name != "device"}
    return out | {"property": [row for row in out["property"] if row[1] not in ("uid", "made_by")]}


# -- versions --------------------------------------------------------------------------------


def test_a_newer_project_is_read_and_never_written(tmp_path: Path, good: bytes) -> None:
    """A colleague's newer program must not lose what this one does not know."""
    path = tmp_path / "p.annodb"
    changed(
        "CREATE TABLE comment (id INTEGER PRIMARY KEY, span_id INTEGER REFERENCES span (id)); "
        "ALTER TABLE span ADD COLUMN confidence INTEGER; "
        f"PRAGMA user_version = {schema.VERSION + 1}"
    )(good, path)
    before = sha256(path)
    with open_project(path) as project:
        assert project.read_only is not None
        assert "newer version" in str(project.read_only)
        assert len(project.read.layer(1, "an").spans) == 3
        with pytest.raises(ProjectError, match="newer"):
            annotate_something(project)
        with pytest.raises(ProjectError, match="newer"):
            project.undo()
        project.verify(full=True)
        project.verify_log()
    assert sha256(path) == before
    assert litter(path) == []


def test_a_newer_project_of_another_shape_says_so(tmp_path: Path, good: bytes) -> None:
    """The way out is an update, and the line says it."""
    path = tmp_path / "p.annodb"
    REFUSED["newer and no longer ours"][0](good, path)
    with pytest.raises(NewerProject, match="Update Annotator"):
        open_project(path)


# -- copies ----------------------------------------------------------------------------------


def test_a_copy_is_whole_and_verified(path: Path, tmp_path: Path) -> None:
    """A backup that cannot be opened is none."""
    with open_project(path) as project:
        annotate_something(project)
        before = dump(project, without=())
        project.save_copy(tmp_path / "copy.annodb")
        assert dump(project, without=()) == before
        annotate.set_state(project, 1, "an", annotate.State.FINISHED)
    with open_project(tmp_path / "copy.annodb") as copy:
        assert dump(copy, without=()) == before
        sound(copy)
        copy.undo()


def test_a_copy_never_replaces_anything(path: Path, tmp_path: Path) -> None:
    """Saving a copy over the only good backup would be a loss."""
    taken = tmp_path / "taken"
    taken.write_text("precious")
    with open_project(path) as project:
        for target in (taken, path, tmp_path):
            with pytest.raises(ProjectError, match="exists already"):
                project.save_copy(target)
        with pytest.raises(ProjectError):
            project.save_copy(tmp_path / "none" / "copy.annodb")
        with pytest.raises(ProjectError):
            project.save_copy(tmp_path / "x\0y")
    assert taken.read_text() == "precious"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["p.annodb", "taken"]


def test_a_copy_of_a_damaged_project_is_not_kept(tmp_path: Path, good: bytes) -> None:
    """A copy that looks like a backup and is damaged would be trusted."""
    path = tmp_path / "p.annodb"
    REFUSED["other text"][0](good, path)
    with open_project(path, verify=False) as project, pytest.raises(DamagedProject):
        project.save_copy(tmp_path / "copy.annodb")
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.annodb"]


def test_what_is_read_of_a_damaged_file_is_refused_in_words(tmp_path: Path, good: bytes) -> None:
    """A large file is opened before it is verified; reading its broken part must not crash."""
    path = tmp_path / "p.annodb"
    changed("UPDATE span SET note = CAST(x'ff' AS TEXT)")(good, path)
    with open_project(path, verify=False) as project:
        with pytest.raises(ProjectError):
            project.read.layer(1, "an")
        with pytest.raises(DamagedProject):
            project.verify_log()


def test_a_change_that_sqlite_does_not_notice_is_in_the_log(tmp_path: Path, good: bytes) -> None:
    """A span moved by one character by a foreign program is a wrong label in training data."""
    for sql in (
        "UPDATE span SET start = start + 1 WHERE id = 2",
        "UPDATE span SET label_id = label_id + 1 WHERE id = 2",
        "UPDATE span SET note = 'x' WHERE id = 2",
        "DELETE FROM relation WHERE id = 1",
        "UPDATE label SET name = 'X' WHERE id = 1",
        "UPDATE layer SET state = 'finished' WHERE id = 1",
        "UPDATE property SET value = 'x' WHERE name = 'scheme_name'",
        "INSERT INTO annotator (uid, name, kind) VALUES (zeroblob(16), 'x', 'person')",
        "UPDATE change SET after = '{' WHERE op_id = 1 AND seq = 1",
        "UPDATE change SET tbl = 'nowhere' WHERE op_id = 1 AND seq = 1",
        "UPDATE bulk SET count = count + 1",
        "UPDATE op SET detail = 'x' WHERE id = 1",
        "UPDATE change SET after = replace(after, 'PERSON', 'PERSOM')",
    ):
        path = tmp_path / "p.annodb"
        changed(sql)(good, path)
        with open_project(path) as project, pytest.raises(DamagedProject):
            project.verify_log()
            pytest.fail(sql)


def test_nothing_of_ours_runs_before_the_schema_is_proven(tmp_path: Path, good: bytes) -> None:
    """A connection that opened a hostile file and was refused must be closed."""
    path = tmp_path / "p.annodb"
    REFUSED["trigger"][0](good, path)
    refusal(path)
    other = sqlite3.connect(path, isolation_level=None, timeout=0)
    other.execute("BEGIN EXCLUSIVE")
    other.close()
    assert sha256(path)
