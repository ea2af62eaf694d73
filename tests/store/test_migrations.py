"""Every schema that was ever released opens, and becomes ours in one step or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from annotator.errors import ProjectError
from annotator.ops import annotate
from annotator.store import gate, opening, schema, seals
from annotator.store.project import open_project
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES
from tests.store.support import dump, foreign, litter, new_file, sample_lines, sha256, sound

_COMMENT = """
CREATE TABLE comment (
    id INTEGER PRIMARY KEY, span_id INTEGER NOT NULL REFERENCES span (id),
    words TEXT NOT NULL) STRICT;
ALTER TABLE annotator ADD COLUMN team TEXT NOT NULL DEFAULT '';
"""
TWO = (*schema.STEPS, ("v2_pretended", _COMMENT))
BROKEN = (*schema.STEPS, ("v2_broken", _COMMENT + "CREATE TABLE span (id);"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path / "p.annodb", sample_lines(2))


def pretend(monkeypatch: pytest.MonkeyPatch, steps: tuple[tuple[str, str], ...]) -> None:
    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", len(steps))
    monkeypatch.setattr(schema.expected, "__defaults__", (steps,))
    monkeypatch.setattr(schema.migrate, "__defaults__", (steps,))
    if len(steps) < seals.SEALED:  # a program of that time sealed nothing
        monkeypatch.setattr(gate, "newest_graves", lambda _connection: 0)
        monkeypatch.setattr(seals.Seal, "close", lambda *_entry: None)


def test_a_new_project_is_of_the_newest_version_to_the_letter(path: Path) -> None:
    """A file that its own program would call altered could never be opened again."""
    connection = foreign(path)
    assert schema.fingerprint(connection) == schema.expected()
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    ledger = connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
    assert ledger == [(name,) for name, _script in schema.STEPS]
    kinds = {row[0] for row in connection.execute("SELECT type FROM sqlite_schema")}
    assert kinds == {"table", "index"}
    connection.close()


def test_the_ledger_is_as_sqlite_utils_makes_it() -> None:
    """Another version of the library must not make files that we then refuse."""
    theirs = sqlite3.connect(":memory:", isolation_level=None)
    Migrations("annotator").ensure_migrations_table(Database(theirs, execute_plugins=False))
    assert schema.fingerprint(theirs) == schema.expected(())
    theirs.close()


def test_the_gate_knows_exactly_the_columns_of_the_schema(path: Path) -> None:
    """A column that the gate does not know would be lost by undo."""
    connection = foreign(path)
    found = {}
    for name in TABLES:
        rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
        found[name] = (
            tuple(row[1] for row in rows),
            {row[1] for row in rows if row[2] == "BLOB"},
        )
        assert connection.execute(
            "SELECT strict FROM pragma_table_list WHERE name = ?", (name,)
        ).fetchone() == (1,)
    assert found == {name: (table.columns, set(table.blobs)) for name, table in TABLES.items()}
    others = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    } - set(TABLES)
    connection.close()
    assert others == {
        "_sqlite_migrations",
        "device",
        "op",
        "change",
        "bulk",
        "tombstone",
        "origin",
        "revision",
        "seal",
    }


def test_no_script_of_ours_holds_what_a_project_must_not() -> None:
    """Triggers, views and JSON functions fail under trusted_schema=off."""
    for _name, script in schema.STEPS:
        for word in ("trigger", "view", "json", "cascade", "generated", "executescript"):
            assert word not in script.lower()


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_every_released_version_opens(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old project is somebody's work of years."""
    path = tmp_path / "old.annodb"
    with monkeypatch.context() as then:
        pretend(then, schema.STEPS[:version])
        new_file(path, sample_lines(1))
    with open_project(path) as project:
        assert project.read_only is None
        assert project.read.document_count() == 1
        sound(project)


def test_an_older_project_is_brought_forward_beside_its_backup(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration must lose nothing, and leave the old file for whoever needs it."""
    with open_project(path) as project:
        before = dump(project)
    pretend(monkeypatch, TWO)
    with open_project(path) as project:
        assert project.read_only is None
        after = dump(project)
        assert after.pop("comment") == []
        assert len(after.pop("_sqlite_migrations")) == len(before.pop("_sqlite_migrations")) + 1
        assert [row[:-1] for row in after.pop("annotator")] == before.pop("annotator")
        assert after == before
        project.verify(full=True)
        annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        project.undo()
    connection = foreign(path)
    assert schema.fingerprint(connection) == schema.expected(TWO)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(TWO),)
    connection.close()
    monkeypatch.undo()
    backup = path.with_name(f"p.v{schema.VERSION}.annodb")
    with open_project(backup) as project:
        assert project.read_only is None
        sound(project)
    with open_project(path) as project:
        assert "newer" in str(project.read_only)
    assert litter(path) == []


def test_an_older_project_that_may_not_be_written_says_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading an old file by a command must not look like a lock."""
    pretend(monkeypatch, TWO)
    before = sha256(path)
    with pytest.raises(ProjectError, match="older version"):
        open_project(path, write=False)
    assert sha256(path) == before


def test_a_migration_that_fails_leaves_the_old_project(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a migration opens in no version at all."""
    before = sha256(path)
    pretend(monkeypatch, BROKEN)
    with pytest.raises((ProjectError, sqlite3.Error)):
        open_project(path)
    monkeypatch.undo()
    assert sha256(path) == before
    with open_project(path) as project:
        sound(project)
    assert litter(path) == []


def test_a_damaged_older_project_is_not_migrated(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup of damage, and damage in a new shape, help nobody."""
    other = foreign(path)
    other.execute("UPDATE text SET text = 'x' WHERE id = 1")
    other.close()
    before = sha256(path)
    pretend(monkeypatch, TWO)
    with pytest.raises(ProjectError, match="damaged"):
        open_project(path)
    assert sha256(path) == before
    assert [entry.name for entry in path.parent.iterdir()] == ["p.annodb"]


_MIGRATE = """
import sys
from pathlib import Path
from annotator.store import schema
from annotator.store.project import open_project
words = "".join(f"CREATE TABLE extra{n} (id INTEGER PRIMARY KEY) STRICT;" for n in range(300))
words += "UPDATE change SET before = hex(randomblob(3000));"
steps = (*schema.STEPS, ("v2", words))
schema.STEPS, schema.VERSION = steps, len(steps)
schema.expected.__defaults__ = schema.migrate.__defaults__ = (steps,)
plain = schema._step
def told(script):
    step = plain(script)
    def run(db):
        print("begin", flush=True)
        db.conn.execute("PRAGMA cache_size = 5")
        step(db)
    return run
schema._step = told
open_project(Path(sys.argv[1])).close()
print("end", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a matter of Unix")
def test_a_kill_in_a_migration_leaves_the_old_or_the_new(path: Path, root: Path) -> None:
    """A laptop that runs out of power in an update must not cost the project."""
    killed = 0
    for number in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", _MIGRATE, path], stdout=subprocess.PIPE, text=True, cwd=root
        )
        with child:
            assert child.stdout
            assert child.stdout.readline() == "begin\n"
            if number < 5:
                try:
                    child.wait(0.004 * number)  # a little further each time
                except subprocess.TimeoutExpired:
                    child.send_signal(signal.SIGKILL)
            child.wait()
        killed += child.returncode == -signal.SIGKILL
        header = opening.read_header(path)
        if header.version == schema.VERSION:
            assert child.returncode != 0
            with open_project(path) as project:
                sound(project)
            assert sha256(path.with_name(f"p.v{schema.VERSION}.annodb"))
        else:
            assert header.version == schema.VERSION + 1
            with open_project(path) as project:
                assert "newer" in str(project.read_only)
                project.verify(full=True)
            break
    assert killed
    with open_project(path.with_name(f"p.v{schema.VERSION}.annodb")) as backup:
        sound(backup)
