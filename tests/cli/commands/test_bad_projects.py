"""Projects that are hostile, damaged, newer, or held by others."""

from pathlib import Path

import pytest

from annotator.store import opening, schema
from annotator.store.project import open_project
from tests.cli.commands.support import Run, jsonl, one_line
from tests.store.hostile import REFUSED, changed
from tests.store.support import (
    foreign,
    litter,
    sample_lines,
    sha256,
)


@pytest.mark.parametrize("command", ["info", "check", "scheme show", "import", "open", "export"])
@pytest.mark.parametrize(
    "name", ["0 bytes", "half", "trigger", "zip", "other text", "newer with a trigger"]
)
def test_a_hostile_project_is_one_line_for_every_command(
    annotator: Run, tmp_path: Path, path: Path, name: str, command: str
) -> None:
    """Whatever the command, a file that is not ours is refused and left alone."""
    hostile = tmp_path / "x.annodb"
    REFUSED[name][0](path.read_bytes(), hostile)
    before = sha256(hostile)
    more = {
        "import": [jsonl(tmp_path / "in.jsonl", *sample_lines(1))],
        "export": ["--format", "jsonl", "--out", tmp_path / "out.jsonl"],
    }.get(command, [])
    done = annotator(*([] if command == "open" else command.split()), hostile, *more)
    if command == "open" and name in ("trigger", "other text", "newer with a trigger"):
        assert done.windows == [hostile], "behind the header the window looks by itself"
        return
    assert "x.annodb" in one_line(done)
    assert done.out == ""
    assert sha256(hostile) == before
    assert litter(hostile) == []
    assert not (tmp_path / "out.jsonl").exists()


def test_a_newer_project_is_read_and_never_written(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """A script with an older program must not write what it does not know."""
    newer = tmp_path / "n.annodb"
    changed(f"CREATE TABLE x (y); PRAGMA user_version = {schema.VERSION + 1}")(
        path.read_bytes(), newer
    )
    before = sha256(newer)
    assert annotator("info", newer, "--json").json["documents"] == 3
    source = jsonl(tmp_path / "in.jsonl", *sample_lines(1))
    assert "newer version" in one_line(annotator("import", newer, source))
    assert sha256(newer) == before


def test_a_project_in_use_is_read_and_not_written(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """A script must not write under an open window."""
    source = jsonl(tmp_path / "in.jsonl", *sample_lines(1))
    with open_project(path):
        before = sha256(path)
        assert "another window or command" in one_line(annotator("import", path, source))
        assert annotator("info", path).code == 0
        assert sha256(path) == before


def test_a_project_locked_by_another_program(
    annotator: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database browser in the way is said, not waited for without end."""
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)
    other = foreign(path)
    other.execute("BEGIN EXCLUSIVE")
    done = annotator("info", path)
    other.close()
    assert "another program" in one_line(done)


def test_check_finds_what_sqlite_does_not(annotator: Run, tmp_path: Path, path: Path) -> None:
    """A flipped bit in a span is in no checksum of SQLite's."""
    bad = tmp_path / "b.annodb"
    changed("UPDATE span SET stop = stop - 1 WHERE id = 2")(path.read_bytes(), bad)
    assert annotator("info", bad).code == 0
    done = annotator("check", bad, "--json")
    assert "is damaged: span " in one_line(done)
    assert done.out == ""


def test_a_file_of_a_newer_version_says_that_it_is_read_only(
    annotator: Run, tmp_path: Path, path: Path
) -> None:
    """Else a person learns only after an hour that nothing can be written."""
    newer = tmp_path / "n.annodb"
    changed(f"PRAGMA user_version = {schema.VERSION + 1}")(path.read_bytes(), newer)
    assert "newer version" in annotator("info", newer, "--json").json["read_only"]
    assert "read-only   written by a newer version" in annotator("info", newer).out
    assert annotator("info", path, "--json").json["read_only"] == ""
    assert "read-only" not in annotator("info", path).out


def test_damage_is_said_in_words_first(annotator: Run, tmp_path: Path, path: Path) -> None:
    """Else a person whose file is damaged reads only what SQLite's authors understand."""
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    data[2 * size : 2 * size + 8] = b"\xff" * 8
    bad = tmp_path / "b.annodb"
    bad.write_bytes(data)
    said = one_line(annotator("check", bad))
    assert "b.annodb is damaged: a page of the file is damaged (" in said
    assert "***" not in said
