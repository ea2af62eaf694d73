"""The one gate: an edit is in the file whole and logged, or not at all."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import EditError, NotSaved, ProjectError
from annotator.ops import annotate, projects, schemes
from annotator.ops.kinds import Kind
from annotator.store import gate, log, opening, tally, transaction
from annotator.store.change import Change, LayerRows
from annotator.store.project import Project, open_project
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES
from tests.store.support import (
    dump,
    entries,
    foreign,
    import_jsonl,
    line,
    litter,
    new_file,
    sample_lines,
    sha256,
    sound,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path / "p.annodb", sample_lines(2))


@pytest.fixture
def opened(path: Path) -> Iterator[Project]:
    with open_project(path) as project:
        project.actor = "an"
        yield project


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for other programs a tenth of a second only."""
    monkeypatch.setattr(transaction, "PATIENCE", 0.05)
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.05)


class Fault(Exception):
    """A bug in a verb."""


def test_one_sqlite_library_so_that_locks_hold() -> None:
    """Two SQLite libraries in one process drop each other's locks: two writers at once."""
    from sqlite_utils.utils import sqlite3 as theirs  # noqa: PLC0415 - costs 100 ms

    assert sqlite3 is theirs


def test_a_verb_that_breaks_halfway_leaves_nothing(opened: Project) -> None:
    """Half an edit in the file could not be undone."""
    before, count = dump(opened), entries(opened)
    with pytest.raises(Fault), opened.edit(Kind.REMOVE) as edit:
        for relation in edit.ids("relation", "1"):
            edit.delete("relation", relation)
        edit.insert("annotator", name="x", kind="person")
        raise Fault
    assert dump(opened) == before
    assert entries(opened) == count
    assert not opened.is_editing
    assert annotate.add_span(opened, 1, "an", [(0, 3)], "MISC")
    sound(opened)


@pytest.mark.parametrize(
    "values", [{"kind": "nobody"}, {"kind": "person", "nonsense": 1}, {"kind": None}]
)
def test_a_row_that_does_not_fit_takes_the_whole_edit_with_it(
    opened: Project, values: dict[str, str]
) -> None:
    """A wrong row beside right ones would be there for ever."""
    before = dump(opened)
    with pytest.raises(sqlite3.Error) as caught, opened.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.insert("annotator", name="good", kind="person")
        edit.insert("annotator", name="bad", **values)
    assert isinstance(caught.value, sqlite3.Error)
    assert dump(opened) == before


def test_an_edit_inside_an_edit_is_refused_and_ends_the_outer_one(opened: Project) -> None:
    """Two operations in one entry could only be undone together."""
    before = dump(opened)
    with pytest.raises(RuntimeError), opened.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.insert("annotator", name="x", kind="person")
        annotate.set_state(opened, 1, "an", annotate.State.FINISHED)
    assert dump(opened) == before
    assert not opened.is_editing


def test_nothing_can_be_written_outside_an_edit(opened: Project) -> None:
    """What is written past the gate is in no log and cannot be undone."""
    for sql in ("DELETE FROM span", "UPDATE label SET name = 'x'", "CREATE TABLE x (y)"):
        with pytest.raises(ProjectError, match="READONLY"):
            opened.read.all(sql)
    assert opened.read.one("PRAGMA query_only") == (1,)


def test_an_edit_that_wrote_nothing_leaves_no_entry(opened: Project) -> None:
    """Empty steps would make undo seem to do nothing."""
    count, changes = entries(opened), []
    opened.subscribe(changes.append)
    with opened.edit(Kind.REMOVE):
        pass
    annotate.relabel_spans(opened, [1], "PERSON")
    assert (entries(opened), changes) == (count, [])
    assert opened.read.one("PRAGMA query_only") == (1,)


def test_a_listener_that_breaks_neither_loses_the_edit_nor_silences_the_others(
    opened: Project,
) -> None:
    """A fault in one panel must not leave the others showing what is no longer there."""
    heard: list[Change] = []

    def broken(_change: Change) -> None:
        raise Fault

    opened.subscribe(broken)
    opened.subscribe(heard.append)
    with pytest.raises(Fault):
        projects.add_annotator(opened, "mới")
    assert opened.read.annotator("mới")
    assert [change.operation.kind for change in heard] == [Kind.ADD_ANNOTATOR]
    assert not opened.is_editing
    with pytest.raises(Fault):
        opened.undo()
    assert opened.read.annotator("mới") is None
    sound(opened)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_another_writer_makes_the_edit_fail_and_a_later_one_work(path: Path, lock: str) -> None:
    """An edit that could not be saved must be said, not dropped, and not stop the next."""
    with open_project(path) as project:
        before, digest = dump(project), sha256(path)
        other = foreign(path)
        other.execute(lock)
        with pytest.raises(ProjectError, match="is being written by another program"):
            annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        with pytest.raises(NotSaved, match="not saved"), project.edit(Kind.REMOVE):
            pass
        other.execute("ROLLBACK")
        other.close()
        assert sha256(path) == digest
        assert dump(project) == before
        assert annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        sound(project)


@pytest.mark.usefixtures("hurried")
def test_a_reader_in_the_way_of_the_commit_makes_the_edit_fail_and_a_later_one_work(
    path: Path,
) -> None:
    """A database browser on the project must not swallow an edit."""
    with open_project(path) as project:
        digest = sha256(path)
        other = foreign(path)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM span").fetchall()
        with pytest.raises(NotSaved):
            annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        assert sha256(path) == digest
        other.execute("ROLLBACK")
        other.close()
        assert annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        sound(project)
    assert litter(path) == []


_FULL = """
import json, resource, sys
from pathlib import Path
from annotator.errors import NotSaved
from annotator.ops import annotate
from annotator.store.project import open_project
path = Path(sys.argv[1])
with open_project(path) as project:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 40_000, hard))
    saved, failed = [], ""
    for number in range(2000):
        note = str(number) * 300
        try:
            annotate.annotate_span(project, 1, note=note)
        except NotSaved as error:
            failed = str(error)
            break
        saved.append(number)
    at_failure = project.read.one("SELECT note FROM span WHERE id = 1")[0]
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    annotate.annotate_span(project, 1, note="again")
    project.verify(full=True)
    project.verify_log()
    print(json.dumps({"saved": saved[-1], "failed": failed, "note": at_failure,
                      "edits": len(saved)}))
"""


def test_a_full_disk_loses_no_saved_edit_and_the_next_works_once_there_is_space(
    path: Path, root: Path
) -> None:
    """On a full disk what was shown as saved must be there, and what was not must be said."""
    pytest.importorskip("resource", reason="limits of file size are a matter of Unix")
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(path)],
        capture_output=True, text=True, timeout=60, check=False, cwd=root,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "full" in told["failed"]
    assert told["note"] == str(told["saved"]) * 300
    with open_project(path) as project:
        assert project.read.one("SELECT note FROM span WHERE id = 1") == ("again",)
        assert entries(project) == told["edits"] + 3
        sound(project)
    assert litter(path) == []


@pytest.mark.parametrize("note", ["\ud800", "a\udfffb"])
def test_a_lone_surrogate_is_refused_in_words(opened: Project, note: str) -> None:
    """Half an emoji, pasted, must not look like a crash."""
    before = dump(opened)
    with pytest.raises(EditError, match="surrogate"):
        annotate.annotate_span(opened, 1, note=note)
    assert dump(opened) == before


def test_a_value_beyond_the_limit_is_refused_in_words(opened: Project) -> None:
    """A note that no later opening would accept must not get into the file."""
    before = dump(opened)
    with pytest.raises(EditError, match="more than"):
        annotate.annotate_span(opened, 1, note="x" * (opening.MAX_CELL + 1))
    assert dump(opened) == before


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


# -- the stacks ------------------------------------------------------------------------------

AT = "2026-01-01T00:00:00.000Z"


def test_counted_time_lies_beside_the_stack_of_undo(opened: Project) -> None:
    """Time that is counted while someone undoes must not cost the way forward or back."""
    before = dump(opened)
    annotate.add_span(opened, 1, "an", [(0, 3)], "MISC")
    after = dump(opened)
    annotate.count_time(opened, 1, "an", 30, AT)
    opened.undo()
    assert dump(opened) == before
    annotate.count_time(opened, 1, "an", 12, AT)
    redoable = opened.redoable()
    assert redoable is not None
    assert redoable.kind == Kind.ADD_SPAN
    opened.redo()
    assert dump(opened) == after
    assert opened.read.document_row(1, "an").seconds == 42
    sound(opened)


def test_time_goes_and_comes_back_with_its_layer(opened: Project) -> None:
    """Undoing the edit that began a layer must work although time was counted on it."""
    annotate.add_span(opened, 1, "khác", [(0, 3)], "MISC")
    annotate.count_time(opened, 1, "khác", 30, AT)
    opened.undo()
    assert opened.read.layer(1, "khác").id == 0
    opened.redo()
    assert opened.read.document_row(1, "khác").seconds == 30
    sound(opened)


def test_time_without_a_layer_is_refused_and_keeps_undo_and_redo_working(opened: Project) -> None:
    """A layer made by the clock would block undoing the import and redoing the first span."""
    before = dump(opened)
    annotate.add_span(opened, 1, "khác", [(0, 3)], "MISC")
    opened.undo()
    with pytest.raises(EditError):
        annotate.count_time(opened, 1, "khác", 30, AT)
    opened.redo()
    opened.undo()
    assert dump(opened) == before
    opened.undo()  # the import
    assert opened.read.document_count() == 0
    sound(opened)


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


def test_nothing_to_undo_is_said(tmp_path: Path) -> None:
    """Undo in a new project must say so, not fail."""
    with open_project(new_file(tmp_path / "p.annodb")) as project:
        project.undo()  # the scheme
        with pytest.raises(EditError, match="nothing to undo"):
            project.undo()
        project.redo()
        with pytest.raises(EditError, match="nothing to redo"):
            project.redo()
        sound(project)


def test_a_long_way_back_after_reopening(path: Path) -> None:
    """The whole history, not only this session's, can be taken back."""
    states = []
    with open_project(path) as project:
        for number in range(30):
            states.append(dump(project))
            annotate.add_span(project, 1, "an", [(number, number + 2)], "MISC")
    with open_project(path) as project:
        for state in reversed(states):
            project.undo()
            assert dump(project) == state
        sound(project)


# -- the change that is told -------------------------------------------------------------------


def test_a_change_tells_exactly_what_it_touched(opened: Project) -> None:
    """A panel that is not told shows what is no longer there."""
    heard: list[Change] = []
    opened.subscribe(heard.append)
    span = annotate.add_span(opened, 2, "an", [(0, 3)], "MISC")
    layer = opened.read.layer(2, "an").id
    annotate.resize_span(opened, span, [(0, 5)])
    opened.undo()
    opened.undo()
    for change in heard:
        assert change.tables == {"span"}
        assert change.documents == {2}
        assert change.layers == {layer}
        assert not change.everywhere
    assert [change.named.kind for change in heard] == [
        Kind.ADD_SPAN, Kind.RESIZE_SPAN, Kind.RESIZE_SPAN, Kind.ADD_SPAN,
    ]  # fmt: skip
    assert heard[0].operation.detail == {"label": "MISC", "text": "Ông"}


def test_a_change_names_the_rows_it_wrote_in_each_layer(opened: Project) -> None:
    """What is read again after an edit is these rows and no others."""
    heard: list[Change] = []
    one = annotate.add_span(opened, 2, "an", [(0, 3)], "PERSON")
    two = annotate.add_span(opened, 2, "an", [(4, 6)], "PERSON")
    layer = opened.read.layer(2, "an").id
    opened.subscribe(heard.append)
    link = annotate.add_relation(opened, one, two, "SAME_AS")
    annotate.relabel_spans(opened, [one, two], "MISC")
    annotate.remove(opened, [one])
    opened.undo()
    opened.redo()
    annotate.set_state(opened, 2, "an", annotate.State.FINISHED)
    assert [change.rows for change in heard] == [
        {layer: LayerRows(relations=frozenset({link}))},
        {layer: LayerRows(spans=frozenset({one, two}))},
        {layer: LayerRows(gone_spans=frozenset({one}), gone_relations=frozenset({link}))},
        {layer: LayerRows(spans=frozenset({one}), relations=frozenset({link}))},
        {layer: LayerRows(gone_spans=frozenset({one}), gone_relations=frozenset({link}))},
        {},
    ]


def test_rows_removed_in_runs_are_named_and_bulk_work_is_told_everywhere(
    opened: Project, tmp_path: Path
) -> None:
    """A run of spans removed is an edit like any other; an import names nothing."""
    heard: list[Change] = []
    spans = [annotate.add_span(opened, 2, "an", [(i, i + 1)], "MISC") for i in range(20)]
    layer = opened.read.layer(2, "an").id
    opened.subscribe(heard.append)
    annotate.remove(opened, spans)
    opened.undo()
    assert [change.everywhere for change in heard] == [False, False]
    assert heard[0].rows == {layer: LayerRows(gone_spans=frozenset(spans))}
    assert heard[1].rows == {layer: LayerRows(spans=frozenset(spans))}
    assert heard[1].documents == {2}
    import_jsonl(opened, tmp_path / "more.jsonl", [line("bài 77")])
    opened.undo()
    projects.remove_documents(opened, [1])
    assert [change.everywhere for change in heard[2:]] == [True, True, True]
    assert [change.rows for change in heard[2:]] == [{}, {}, {}]


def test_beyond_its_limit_a_change_is_bulk_work(opened: Project) -> None:
    """A hundred thousand names would cost more than reading all again."""
    heard: list[Change] = []
    annotate.add_span(opened, 2, "an", [(0, 3)], "MISC")
    layer, label = opened.read.layer(2, "an").id, opened.read.label_ids("entity")["MISC"]
    opened.subscribe(heard.append)
    first = 10_000
    with opened.edit(Kind.ADD_SPAN) as edit:
        edit.insert_many(
            "span",
            [
                (first + i, gate.new_uid(), layer, label, 0, 1, None, "{}", "", "")
                for i in range(tally.MOST_NAMED + 1)
            ],
        )
    assert heard[0].everywhere
    assert (heard[0].rows, heard[0].documents) == ({}, frozenset())


def test_annotations_are_read_by_id_as_with_their_layer(opened: Project) -> None:
    """The few that are read after an edit must be what reading the whole layer gives."""
    for start in range(12):
        annotate.add_span(opened, 2, "an", [(start, start + 1), (start + 3, start + 5)], "MISC")
    layer = opened.read.layer(2, "an")
    ids = [span.id for span in layer.spans]
    annotate.annotate_span(opened, ids[2], note="n", attributes={"a": 1})
    layer = opened.read.layer(2, "an")
    assert layer.relations
    for chosen in (ids[:1], ids[:5], ids):
        rows = LayerRows(frozenset({*chosen, 99_999}), frozenset(one.id for one in layer.relations))
        delta = opened.read.delta(rows)
        assert delta.spans == tuple(span for span in layer.spans if span.id in chosen)
        assert delta.relations == layer.relations
        assert delta.gone_spans == {99_999}
    bare = opened.read.bare_layer(2, "an")
    assert (bare.id, bare.state, bare.uid, bare.spans) == (layer.id, layer.state, layer.uid, ())
    assert opened.read.bare_layer(2, "nobody").id == 0


def test_a_text_that_is_remembered_is_never_another_documents(
    opened: Project, tmp_path: Path
) -> None:
    """Offsets checked against a text that is gone would let a span stand outside its own."""
    other = opened.read.text(2)
    assert other == opened.read.document(2).text
    assert opened.read.text(1) == opened.read.document(1).text
    projects.remove_documents(opened, [1, 2])
    assert opened.read.text(2) is None
    opened.undo()
    assert opened.read.text(2) == other


@pytest.mark.parametrize("verb", ["rename label", "rename annotator"])
def test_a_new_name_is_told_everywhere_also_when_it_is_undone(opened: Project, verb: str) -> None:
    """The open document would go on showing the old name."""
    heard: list[Change] = []
    opened.subscribe(heard.append)
    if verb == "rename label":
        label = opened.read.scheme().entities[0]
        new = annotate_label(label)
        schemes.change_label(opened, "entity", label.name, new)
    else:
        projects.rename_annotator(opened, "an", "bình")
    opened.undo()
    opened.redo()
    assert [change.everywhere for change in heard] == [True, True, True]
    assert [change.documents for change in heard] == [frozenset()] * 3


def annotate_label(label: schemes.EntityLabel) -> schemes.EntityLabel:
    return schemes.EntityLabel("NGƯỜI", label.titles, label.definitions, label.key, label.colour)


def test_the_digest_of_rows_is_the_same_in_every_python() -> None:
    """A project made with another Python must not look damaged."""
    rows = [(1, b"x" * 16, "văn bản 😀", None, 2**40, -1), (2, "a", "", "1" * 300)]
    known = "5533bf6f5c34a5986cda1f38add906e50829a709507b71e3ab6fe97f82926029"
    assert log.digest(rows).hex() == known
    again = [tuple("".join(c) if isinstance(c, str) else c for c in row) for row in rows]
    assert log.digest(again).hex() == known


def test_what_is_remembered_of_names_never_outlives_the_edit(opened: Project) -> None:
    """A label or annotator that was rolled back must not be taken for one that is there."""
    assert opened.read.annotator("x") is None
    with pytest.raises(Fault), opened.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.insert("annotator", name="x", kind="person")
        assert opened.read.annotator("x") is not None
        label = edit.insert(
            "label", kind="entity", name="L", position=99, key="", colour="#000000", symmetric=0,
            titles="{}", definitions="{}", extra="{}",
        )  # fmt: skip
        assert opened.read.label_ids("entity")["L"] == label
        raise Fault
    assert opened.read.annotator("x") is None
    assert "L" not in opened.read.label_ids("entity")
    projects.rename_annotator(opened, "an", "Ân")
    assert opened.read.annotator("an") is None
    opened.undo()
    assert opened.read.annotator("Ân") is None
    schemes.remove_label(opened, "entity", "MISC")
    assert "MISC" not in opened.read.label_ids("entity")
    opened.undo()
    assert "MISC" in opened.read.label_ids("entity")


def test_closing_twice_is_harmless_and_a_closed_project_is_a_bug_not_damage(path: Path) -> None:
    """A message that the file is damaged, when it is only closed, would frighten for nothing."""
    project = open_project(path)
    project.close()
    project.close()
    with pytest.raises(sqlite3.ProgrammingError):
        project.read.document_count()
    assert litter(path) == []
