"""Many rows at once: digests, tombstones, ids that are used again."""

from pathlib import Path

import pytest

from annotator.ops import annotate, projects, schemes
from annotator.ops.kinds import Kind
from annotator.store import log
from annotator.store.project import Project
from annotator.store.tables import TABLES
from tests.store.support import (
    dump,
    import_jsonl,
    line,
    sound,
)

# -- bulk ------------------------------------------------------------------------------------


def spans_of(count: int) -> list[tuple[int, int, str]]:
    return [(start, start + 1, "MISC") for start in range(count)]


def test_bulk_rows_carry_the_digest_of_what_is_there(opened: Project, tmp_path: Path) -> None:
    """Without it a flipped bit in an imported span would be seen by nobody."""
    report = import_jsonl(
        opened, tmp_path / "in.jsonl", [line("viele", "x" * 6000, spans_of(6000))]
    )
    assert report.imported.spans == 6000
    runs = opened.read.all(
        "SELECT first, count, sha256 FROM bulk WHERE tbl = 'span' ORDER BY op_id, seq"
    )
    assert sum(count for _first, count, _digest in runs) == 6000 + 6
    assert max(count for _first, count, _digest in runs) <= log.BULK_ROWS
    for first, count, digest in runs:
        table = TABLES["span"]
        rows = opened.read.all(
            f"{table.select_sql} WHERE id BETWEEN ? AND ? ORDER BY id", (first, first + count - 1)
        )
        assert log.digest(rows) == digest
    sound(opened)


def test_removing_many_in_runs_comes_back_row_by_row(opened: Project, tmp_path: Path) -> None:
    """Undoing a mass removal must bring back every row under its own id."""
    import_jsonl(opened, tmp_path / "in.jsonl", [line("viele", "x" * 6000, spans_of(5600))])
    before = dump(opened)
    ids = [row[0] for row in opened.read.all("SELECT id FROM span")]
    chosen = [i for i in ids if i % 100 != 7 and not 200 < i < 210]
    removed = annotate.remove(opened, chosen)
    assert len(removed.spans) == len(chosen)
    single = opened.read.one(
        "SELECT count(*) FROM change WHERE tbl = 'span' AND after IS NULL AND op_id = "
        "(SELECT max(id) FROM op)"
    )
    assert single is not None
    assert single[0] < 100, "long runs are logged together"
    sound(opened)
    opened.undo()
    assert dump(opened) == before
    sound(opened)
    opened.redo()
    assert opened.read.one("SELECT count(*) FROM span") == (len(ids) - len(chosen),)
    sound(opened)


def test_removing_a_range_with_a_hole_is_refused(opened: Project) -> None:
    """The log would say more than was there, and undo would make rows up."""
    before = dump(opened)
    with pytest.raises(KeyError), opened.edit(Kind.REMOVE) as edit:
        edit.delete_range("span", 5, 10)
    assert dump(opened) == before


# -- tombstones ------------------------------------------------------------------------------


def buried(project: Project) -> set[bytes]:
    return {row[0] for row in project.read.all("SELECT uid FROM tombstone")}


def living(project: Project) -> set[bytes]:
    tables = [table.name for table in TABLES.values() if table.travels]
    return {row[0] for name in tables for row in project.read.all(f"SELECT uid FROM {name}")}


def test_no_living_row_has_a_tombstone_and_every_removed_one_has(
    opened: Project, tmp_path: Path
) -> None:
    """A merge would remove what was brought back, or bring back the dead."""
    import_jsonl(opened, tmp_path / "in.jsonl", [line("viele", "x" * 60, spans_of(40))])
    everything = living(opened)
    steps = [
        opened.undo, opened.redo,
        lambda: annotate.remove(opened, [1, 2]), opened.undo, opened.redo,
        lambda: projects.remove_documents(opened, opened.read.document_ids()),
        opened.undo, opened.redo, opened.undo,
        lambda: schemes.remove_label(opened, "entity", "MISC"), opened.undo,
    ]  # fmt: skip
    for step in steps:
        step()
        assert not buried(opened) & living(opened)
        assert everything <= buried(opened) | living(opened)


def test_a_removed_document_that_is_imported_again_is_alive(
    opened: Project, tmp_path: Path
) -> None:
    """A document taken in again under its uid must survive the next merge."""
    uid = "0f" * 16
    again = [line("bài", "văn bản", [(0, 3, "MISC")], uid=uid)]
    import_jsonl(opened, tmp_path / "in.jsonl", again)
    found = opened.read.one("SELECT id FROM document WHERE uid = ?", (bytes.fromhex(uid),))
    assert found
    projects.remove_documents(opened, [found[0]])
    assert bytes.fromhex(uid) in buried(opened)
    import_jsonl(opened, tmp_path / "in.jsonl", again)
    assert bytes.fromhex(uid) in living(opened)
    assert bytes.fromhex(uid) not in buried(opened)


def test_ids_that_are_used_again_do_not_confuse_the_history(opened: Project) -> None:
    """A removed span's id goes to the next one; undo must tell them apart."""
    states = [dump(opened)]
    first = annotate.add_span(opened, 1, "an", [(0, 2)], "MISC")
    states.append(dump(opened))
    annotate.remove(opened, [first])
    states.append(dump(opened))
    second = annotate.add_span(opened, 2, "an", [(5, 9)], "GROUP")
    assert second == first
    states.append(dump(opened))
    for state in reversed(states[:-1]):
        opened.undo()
        assert dump(opened) == state
    for state in states[1:]:
        opened.redo()
        assert dump(opened) == state
    sound(opened)


def test_the_digest_of_rows_is_the_same_in_every_python() -> None:
    """A project made with another Python must not look damaged."""
    rows = [(1, b"x" * 16, "văn bản 😀", None, 2**40, -1), (2, "a", "", "1" * 300)]
    known = "5533bf6f5c34a5986cda1f38add906e50829a709507b71e3ab6fe97f82926029"
    assert log.digest(rows).hex() == known
    again = [tuple("".join(c) if isinstance(c, str) else c for c in row) for row in rows]
    assert log.digest(again).hex() == known
