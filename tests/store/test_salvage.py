"""What is good in a file that cannot be opened comes into a new project, and the rest is listed."""

import hashlib
import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import NewerProject, ProjectError, ProjectInUse, UserError
from annotator.ops import annotate
from annotator.store import schema, seals
from annotator.store.compaction import Kept, compact
from annotator.store.pages import Hole, Pages, Record, Tree
from annotator.store.project import open_project
from annotator.store.records import Undecoded, values_of
from annotator.store.salvage import salvage, survey
from annotator.store.salvage_report import NOUNS, Item, Outcome, Report, line_of, lines
from annotator.store.salvage_rows import Wish
from annotator.store.shapes import layout_of, shapes
from annotator.store.sqlite import sqlite3
from annotator.store.verification import Stopped
from tests.store.damage import with_history
from tests.store.hostile import REFUSED, changed
from tests.store.replicas import copied, merged, portable
from tests.store.support import dump, foreign, new_file, sample_lines, sha256, sound

ALL = frozenset({"seal", "op", "_sqlite_migrations"})
"""What a salvage writes anew: it adds an entry that tells of it."""


AS_USUAL = Wish()


def whatever(_done: int, _total: int) -> None:
    """Nobody listens, nobody stops."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a project with a history."""
    return with_history(tmp_path_factory.mktemp("good") / "p.annodb", 5).read_bytes()


@pytest.fixture
def path(tmp_path: Path, good: bytes) -> Path:
    found = tmp_path / "p.annodb"
    found.write_bytes(good)
    return found


def salvaged(path: Path, wish: Wish = AS_USUAL) -> tuple[Report, Path]:
    """The salvage of a file: balanced, sound, and the file as it was."""
    target, before = path.with_name("new.annodb"), sha256(path)
    report = salvage(path, target, whatever, wish)
    assert sha256(path) == before
    assert report.is_balanced, report.counts
    assert report.total("read") == report.total("taken") + report.total("rejected")
    with open_project(target) as project:
        assert project.read_only is None
        sound(project)
        assert project.history(1)[0].kind == "salvage"
    return report, target


def about(report: Report, outcome: Outcome, table: str) -> list[Item]:
    return [item for item in report.items if item.outcome is outcome and item.table == table]


def test_a_whole_project_is_salvaged_to_the_very_rows(path: Path) -> None:
    """If the reader dropped or turned a value of a good row, a salvage would do damage itself."""
    with open_project(path) as project:
        before = dump(project, without=ALL)
    report, target = salvaged(path)
    with open_project(target) as project:
        assert dump(project, without=ALL) == before
        project.undo()
    assert report.items == []
    assert report.history == "kept"


@pytest.mark.parametrize("name", REFUSED)
def test_every_hostile_file_is_salvaged_or_refused(path: Path, good: bytes, name: str) -> None:
    """If this fails, an altered project either runs its traps or is lost with all that is good."""
    path.unlink()
    REFUSED[name][0](good, path)
    before = sha256(path)
    if name in HOPELESS:
        with pytest.raises(ProjectError):
            salvaged(path)
        assert sha256(path) == before
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        return
    report, target = salvaged(path)
    with open_project(target) as project:
        spans = project.read.all("SELECT count(*) FROM span")[0][0]
    assert spans > (0 if name == "half" else 30)
    assert report.total("taken") > 0


HOPELESS = {
    "0 bytes", "50 bytes", "text file", "zip", "other program", "header only",
    "newer and no longer ours", "newer with a trigger", "newer with a generated column",
}  # fmt: skip


def test_each_bad_row_is_listed_with_what_it_is_about(path: Path, good: bytes) -> None:
    """If this fails, a row is gone and nobody can tell which, or where it was."""
    changed(
        "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; "
        "DELETE FROM change; DELETE FROM bulk; "
        "UPDATE span SET stop = 9999 WHERE id = 1; UPDATE span SET start = 20, stop = 3 "
        "WHERE id = 2; UPDATE span SET label_id = 777 WHERE id = 3; UPDATE span SET note = "
        "CAST(x'ff' AS TEXT) WHERE id = 4; UPDATE span SET fragments = '[[1,2]]' WHERE id = 5; "
        'UPDATE span SET attributes = \'{"a": "\\ud800"}\' WHERE id = 6'
    )(good, path)
    report, target = salvaged(path)
    items = {item.row: item for item in about(report, Outcome.REJECTED, "span")}
    assert sorted(row for row in items if row is not None) == [1, 2, 3, 4, 5, 6]
    assert "not in the text" in str(items[1].why)
    assert items[1].document == "bài đổi tên"
    assert items[3].words != ""
    assert "no text" in str(items[4].why)
    relations = {str(one.why) for one in about(report, Outcome.REJECTED, "relation")}
    assert relations == {f"it belongs to span {row}, which is not there" for row in (1, 2)}
    with open_project(target) as project:
        assert project.read.all("SELECT count(*) FROM span WHERE id <= 6")[0][0] == 0


def test_a_document_whose_name_is_lost_says_so(path: Path, good: bytes) -> None:
    """If this fails, people look for an article called #1 and do not know that it is theirs."""
    changed(
        "PRAGMA foreign_keys = OFF; DELETE FROM change; DELETE FROM bulk; "
        "DELETE FROM document WHERE id = 2"
    )(good, path)
    wish = Wish(unnamed="bài mất tên ({number})")
    for asked, name in ((AS_USUAL, "a document whose name is lost (2)"), (wish, "bài mất tên (2)")):
        report, target = salvaged(path, asked)
        with open_project(target) as project:
            assert dict(project.read.document_names())[2] == name
        assert not report.has_no_document
        target.unlink()


def test_a_compacted_history_outlives_a_salvage(path: Path) -> None:
    """If this fails, whoever once compacted loses who did what with the first damaged row."""
    compact(path, Kept(0), "an", whatever)
    with open_project(path) as project:
        project.actor = "an"
        for start in range(3):
            annotate.add_span(project, 1, "an", [(start, start + 3)], "EVENT")
        told = [(one.kind, one.actor, one.at) for one in project.history(1000)]
    good = path.read_bytes()
    report, target = salvaged(path)
    assert report.items == []  # what was deleted before is not missed
    target.unlink()
    changed("UPDATE span SET stop = 9999 WHERE id = 3")(good, path)
    report, target = salvaged(path)
    assert report.history == "fitted"
    assert {item.row for item in about(report, Outcome.REJECTED, "span")} == {3}
    assert about(report, Outcome.DOUBTFUL, "span")  # the old digest proves the others no longer
    with open_project(target) as project:
        kept = [(one.kind, one.actor, one.at) for one in project.history(1000)]
    assert kept[-len(told) :] == told


def pages_of_spans(path: Path) -> bytes:
    """Every page of a file on which only spans lie."""
    connection = foreign(path)
    sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'span'"
    (root,) = connection.execute(sql).fetchone()
    connection.close()
    with path.open("rb") as file:
        numbers = {row.page for row in Tree(Pages(file), set()).walk(root)}
    data = path.read_bytes()
    return b"".join(data[4096 * (number - 1) : 4096 * number] for number in sorted(numbers))


LATER = "SELECT id FROM span WHERE id > 60 ORDER BY id"


def test_what_was_deleted_does_not_come_back_with_the_pages_it_lay_on(tmp_path: Path) -> None:
    """If this fails, annotations that somebody removed are in the gold again, untold."""
    path = new_file(tmp_path / "p.annodb", sample_lines(40, 12))
    old = pages_of_spans(path)
    with open_project(path) as project:
        annotate.remove(project, [row[0] for row in project.read.all(LATER)])
        before = dump(project, without=ALL)["span"]
    changed("DELETE FROM sqlite_schema WHERE name = 'span'", schema_too=True)(
        path.read_bytes() + old, path
    )
    report, target = salvaged(path)
    with open_project(target) as project:
        assert dump(project, without=ALL)["span"] == before
    deleted = [item for item in report.items if "deleted" in str(item.why)]
    assert len(deleted) == 420
    assert {item.outcome for item in deleted} == {Outcome.REJECTED}


def test_rows_on_pages_that_are_free_are_taken_with_a_warning(tmp_path: Path) -> None:
    """If this fails, nobody is told that rows may be older than what was there last."""
    path = new_file(tmp_path / "p.annodb", sample_lines(40, 12))
    changed(
        "PRAGMA secure_delete = OFF; PRAGMA foreign_keys = OFF; DELETE FROM change; "
        "DELETE FROM bulk; DELETE FROM span; DELETE FROM sqlite_schema WHERE name = 'span'",
        schema_too=True,
    )(path.read_bytes(), path)
    report, target = salvaged(path)
    with open_project(target) as project:
        back = {row[0] for row in project.read.all("SELECT id FROM span")}
    assert back
    assert back <= {item.row for item in about(report, Outcome.DOUBTFUL, "span")}


NOTES = [UserError("{tables}; {table}", tables="op, change, label_end", table="kept")]


def test_the_report_speaks_of_what_people_know(path: Path, good: bytes) -> None:
    """If this fails, the report talks of tables that nobody but us has heard of."""
    assert set(NOUNS) == {"", *shapes()}
    changed(
        "PRAGMA foreign_keys = OFF; DELETE FROM change; DELETE FROM bulk; DELETE FROM label_end; "
        "UPDATE span SET stop = 9999; UPDATE op SET detail = 'x'; UPDATE text SET text = 'y'"
    )(good, path)
    report, _target = salvaged(path)
    report.notes += NOTES
    said = [*lines(report), *map(line_of, report.items)]
    assert not any(name in line.replace(",", " ").split() for line in said
                   for name in ("op", "bulk", "seal", "label_end"))  # fmt: skip


def test_a_row_that_the_log_holds_is_recovered_from_it(path: Path, good: bytes) -> None:
    """If this fails, an edit that is written down twice is lost with its first copy."""
    with open_project(path) as project:
        before = dump(project, without=ALL)
        (span,) = project.read.all("SELECT max(id) FROM span")[0]
    for sql in (
        f"UPDATE span SET start = start + 1, note = 'khác' WHERE id = {span}",
        f"PRAGMA foreign_keys = OFF; DELETE FROM span WHERE id = {span}",
        f"UPDATE span SET key = CAST(x'ff' AS TEXT) WHERE id = {span}",
    ):
        changed(sql)(good, path)
        report, target = salvaged(path)
        assert [item.row for item in about(report, Outcome.RECOVERED, "span")] == [span]
        assert report.history == "kept"
        with open_project(target) as project:
            assert dump(project, without=ALL) == before
        target.unlink()


def test_a_changed_row_that_came_with_an_import_is_called_doubtful(path: Path, good: bytes) -> None:
    """If this fails, a span that a bad disk moved is taken for what somebody labelled."""
    changed("UPDATE span SET stop = stop + 1 WHERE id = 7")(good, path)
    report, _target = salvaged(path)
    (item,) = about(report, Outcome.DOUBTFUL, "span")
    assert "is not what was imported" in str(item.why)
    assert report.history == "fitted"


def test_a_lost_document_row_is_put_together_again(path: Path, good: bytes) -> None:
    """If this fails, one broken page of titles costs all labels of fifty documents."""
    changed("PRAGMA foreign_keys = OFF; DELETE FROM change WHERE tbl = 'document'")(good, path)
    data = bytearray(path.read_bytes())
    connection = foreign(path)
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'document'"
    ).fetchone()
    uids = {row[0] for row in connection.execute("SELECT uid FROM document")}
    spans = connection.execute("SELECT count(*) FROM span").fetchone()
    connection.close()
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(data)
    report, target = salvaged(path)
    assert report.count("document").recovered == report.count("document").taken == len(uids)
    with open_project(target) as project:
        assert {row[0] for row in project.read.all("SELECT uid FROM document")} == uids
        assert project.read.one("SELECT count(*) FROM span") == spans


def test_a_changed_text_is_taken_only_on_request(path: Path, good: bytes) -> None:
    """If this fails, labels stand on words that nobody read, or a text is given up for a comma."""
    changed("UPDATE text SET text = text || '!' WHERE id = 1")(good, path)
    report, target = salvaged(path)
    assert [item.row for item in about(report, Outcome.REJECTED, "document")] == [1]
    lost = about(report, Outcome.REJECTED, "span")
    assert lost
    assert {item.document for item in lost} == {"bài đổi tên"}
    assert "Võ Văn Thưởng" in {item.words for item in lost}
    target.unlink()
    report, target = salvaged(path, Wish(changed_texts=True))
    assert report.total("rejected") == 0
    assert "is not the one" in str(about(report, Outcome.DOUBTFUL, "document")[0].why)
    with open_project(target) as project:
        text, digest = project.read.all(
            "SELECT text.text, document.sha256 FROM document JOIN text USING (id) WHERE id = 1"
        )[0]
        assert text.endswith("!")
        assert hashlib.sha256(text.encode()).digest() == digest


def test_the_result_merges_with_the_other_files_of_the_project(tmp_path: Path) -> None:
    """If this fails, whoever salvaged a project is cut off from those that work on it."""
    base = new_file(tmp_path / "base.annodb", sample_lines(4, 6))
    theirs, ours = copied(base, "theirs.annodb"), copied(base, "ours.annodb")
    for file, who in ((theirs, "bình"), (ours, "an")):
        with open_project(file) as project:
            project.actor = who
            for document in (1, 2, 3, 4):
                annotate.add_span(project, document, who, [(document, document + 9)], "PERSON")
    together = copied(ours, "together.annodb")
    merged(together, [theirs])
    changed("UPDATE span SET note = 'x' WHERE id = 2; CREATE TABLE z (x)")(ours.read_bytes(), ours)
    _report, target = salvaged(ours)
    merged(target, [theirs])
    with open_project(together, write=False) as one, open_project(target, write=False) as other:
        expected, found = portable(one), portable(other)
    assert found["span"] != expected["span"]
    for said in (expected, found):
        said["span"] = [row[:4] + row[5:7] for row in said["span"]]
    assert found["document"] == expected["document"]
    assert found["layer"] == expected["layer"]
    assert len(found["span"]) == len(expected["span"])
    merged(theirs, [target])


def test_a_hot_journal_is_taken_in_and_left_alone(path: Path) -> None:
    """If this fails, half a transaction is salvaged, or the only way back is deleted."""
    with open_project(path) as project:
        before = dump(project, without=ALL)
    other = path.with_name("other.annodb")
    shutil.copyfile(path, other)
    connection = foreign(other)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE span SET note = hex(zeroblob(3000))")
    journal = path.with_name("p.annodb-journal")
    shutil.copyfile(other, path)
    shutil.copyfile(other.with_name("other.annodb-journal"), journal)
    connection.execute("ROLLBACK")
    connection.close()
    other.unlink()
    digest = sha256(journal)
    report, target = salvaged(path)
    assert sha256(journal) == digest
    assert report.notes == []
    with open_project(target) as project:
        assert dump(project, without=ALL) == before


def test_a_wal_beside_the_file_is_taken_in_and_a_missing_one_is_told(path: Path) -> None:
    """If this fails, the last work is left in a file that nobody looks at."""
    other = path.with_name("other.annodb")
    path.rename(other)
    connection = foreign(other)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("UPDATE label SET colour = '#123456' WHERE id = 1")
    shutil.copyfile(other, path)
    shutil.copyfile(other.with_name("other.annodb-wal"), path.with_name("p.annodb-wal"))
    connection.close()
    report, target = salvaged(path)
    (item,) = about(report, Outcome.RECOVERED, "label")
    assert "#123456" in str(item.why)
    target.unlink()
    path.with_name("p.annodb-wal").unlink()
    report, _target = salvaged(path)
    assert any("WAL mode" in str(note) for note in report.notes)


@pytest.mark.parametrize("size", [60, 700, 3000, 9000, 70_000])
def test_rows_on_any_number_of_pages_are_read(path: Path, size: int) -> None:
    """If this fails, long texts come out cut or with another's end."""
    text = "".join(random.Random(size).choice("aă😀\0\n đ") for _ in range(size))
    connection = foreign(path)
    connection.execute("UPDATE kept SET data = ''")
    connection.execute(
        "INSERT INTO kept (document_id, format, place, data) VALUES (1, 'x', ?, ?)", (text, text)
    )
    (row_id, root) = connection.execute(
        "SELECT max(id), (SELECT rootpage FROM sqlite_schema WHERE name = 'kept') FROM kept"
    ).fetchone()
    connection.close()
    with path.open("rb") as file:
        rows = list(Tree(Pages(file), set()).walk(root))
    assert Record(row_id, (None, 1, "x", text, text), rows[-1].page) in rows


@given(data=st.binary(max_size=200), size=st.integers(0, 300))
@settings(max_examples=300, deadline=None)
def test_no_record_of_nonsense_raises(data: bytes, size: int) -> None:
    """If this fails, one broken row ends the salvage of all others."""
    values = values_of(data, size)
    assert values is None or isinstance(values, tuple)
    assert values_of(b"\x02\x0d", 2) == ("",)
    assert values_of(b"\x02\x0f\xff", 3) == (Undecoded(b"\xff"),)


@given(seed=st.integers(0, 1 << 30), size=st.sampled_from([512, 4096]))
@settings(max_examples=40, deadline=None)
def test_no_page_of_nonsense_hangs_or_raises(
    tmp_path_factory: pytest.TempPathFactory, seed: int, size: int
) -> None:
    """If this fails, a file made for it holds the window for ever."""
    chance = random.Random(seed)
    pages = []
    for _ in range(12):
        page = bytearray(chance.randbytes(size))
        page[0] = chance.choice((2, 5, 10, 13))
        page[3:5] = chance.randrange(40).to_bytes(2, "big")
        page[8:12] = chance.randrange(14).to_bytes(4, "big")
        pages.append(bytes(page))
    path = tmp_path_factory.getbasetemp() / "nonsense"
    path.write_bytes(b"".join(pages))
    with path.open("rb") as file:
        found = Pages(file)
        seen: set[int] = set()
        for number in range(1, 13):
            for one in Tree(found, seen).walk(number):
                assert isinstance(one, Record | Hole)
    assert len(seen) <= 12


def test_a_table_that_computes_or_never_ends_is_not_run() -> None:
    """If this fails, the salvage itself runs what the file was made to run."""
    span = shapes()["span"]
    for sql in (
        "CREATE TABLE span AS WITH x (n) AS (SELECT 1 UNION SELECT n + 1 FROM x) SELECT n FROM x",
        "CREATE VIRTUAL TABLE span USING fts5 (x)",
        "CREATE TABLE span (id",
        "CREATE TABLE span (" + "a," * 60_000 + "b)",
        "DROP TABLE span",
    ):
        assert layout_of(span, sql) is None
    heavy = "CREATE TABLE span (g TEXT AS (hex(zeroblob(400000000))) VIRTUAL, note, uid, id)"
    found = layout_of(span, heavy)
    assert found is not None
    assert found.places[:2] == (2, 1)


def test_nothing_is_left_of_a_salvage_that_is_cancelled(path: Path) -> None:
    """If this fails, half a project lies there and looks like a whole one."""
    for when in (0, 1, 5, 20, 60):
        count = 0

        def look(_done: int, _total: int, when: int = when) -> None:
            nonlocal count
            count += 1
            if count > when:
                raise Stopped

        with pytest.raises(Stopped):
            salvage(path, path.with_name("new.annodb"), look)
        assert [one.name for one in path.parent.iterdir()] == ["p.annodb"]


def test_a_project_that_is_open_for_writing_is_not_salvaged(path: Path) -> None:
    """If this fails, reading the file takes the locks of the window that writes it."""
    with open_project(path), pytest.raises(ProjectInUse):
        salvage(path, path.with_name("new.annodb"), whatever)
    path.with_name("taken.annodb").write_text("precious")
    with pytest.raises(ProjectError, match="exists already"):
        salvage(path, path.with_name("taken.annodb"), whatever)
    assert path.with_name("taken.annodb").read_text() == "precious"


@pytest.mark.skipif(os.name == "nt", reason="a matter of Unix")
def test_pipes_folders_and_devices_are_refused(tmp_path: Path) -> None:
    """If this fails, salvage waits for ever for a pipe."""
    os.mkfifo(tmp_path / "pipe.annodb")
    (tmp_path / "folder.annodb").mkdir()
    (tmp_path / "zero.annodb").symlink_to("/dev/zero")
    (tmp_path / "nowhere.annodb").symlink_to("gone")
    for name in ("pipe", "folder", "zero", "nowhere", "none", "x" * 300, "a\0b"):
        with pytest.raises(ProjectError):
            salvage(tmp_path / f"{name}.annodb", tmp_path / "new.annodb", whatever)
    assert not (tmp_path / "new.annodb").exists()


def test_a_newer_file_is_not_salvaged_but_one_with_a_broken_number_is(
    path: Path, good: bytes
) -> None:
    """If this fails, what a newer version wrote is thrown away without a word."""
    changed(f"PRAGMA user_version = {schema.VERSION + 1}")(good, path)
    with pytest.raises(NewerProject):
        survey(path, whatever)
    changed("PRAGMA user_version = 33554434")(good, path)
    assert survey(path, whatever).total("rejected") == 0


def test_a_survey_counts_as_the_salvage_does(path: Path, good: bytes) -> None:
    """If this fails, people decide by figures that do not hold."""
    changed("UPDATE span SET stop = 9999 WHERE id < 5")(good, path)
    looked = survey(path, whatever)
    report, _target = salvaged(path)
    assert {t: (c.read, c.taken) for t, c in looked.counts.items()} == {
        t: (c.read, c.taken) for t, c in report.counts.items()
    }
    assert next(lines(looked)).startswith(f"{looked.total('read')} rows read")


def test_each_word_of_the_log_is_sealed(path: Path, good: bytes) -> None:
    """If this fails, who did what and when can change and nobody sees it."""
    for sql in (
        "UPDATE op SET actor = 'x' WHERE id = 2",
        "UPDATE op SET at = '2000' WHERE id = 1",
        "UPDATE op SET uid = zeroblob(16) WHERE id = 3",
        "UPDATE op SET undo_top = NULL WHERE id = (SELECT max(id) FROM op)",
        "UPDATE origin SET clock = clock + 1 WHERE id = 1",
        "UPDATE revision SET versions = zeroblob(4)",
        "DELETE FROM tombstone WHERE uid = (SELECT max(uid) FROM tombstone)",
        "UPDATE tombstone SET op_id = 1",
        "UPDATE device SET name = 'x'",
        "UPDATE seal SET sha256 = zeroblob(32) WHERE op_id = 1",
        "UPDATE seal SET graves = zeroblob(32) WHERE op_id = (SELECT max(op_id) FROM seal)",
        "DELETE FROM seal WHERE op_id = 2",
        "UPDATE property SET value = 'x' WHERE name = 'uid'",
    ):
        changed(sql)(good, path)
        connection = foreign(path)
        assert list(seals.broken_seals(connection)), sql
        connection.close()
        with open_project(path) as project, pytest.raises(ProjectError):
            project.verify_log()
            pytest.fail(sql)


def test_no_statement_of_the_file_is_ever_run(path: Path, good: bytes) -> None:
    """If this fails, opening a colleague's file may delete what is in it, or hang."""
    changed(
        "CREATE TRIGGER t AFTER INSERT ON span BEGIN DELETE FROM document; END; "
        "CREATE VIEW v AS WITH RECURSIVE x (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) "
        "SELECT n FROM x; CREATE INDEX i ON span (hex(label_id)) WHERE label_id > 1"
    )(good, path)
    report, target = salvaged(path)
    assert "index i, trigger t, view v" in str(report.notes[0])
    with sqlite3.connect(target) as connection:
        kinds = {row[0] for row in connection.execute("SELECT type FROM sqlite_schema")}
    connection.close()
    assert kinds == {"table", "index"}
