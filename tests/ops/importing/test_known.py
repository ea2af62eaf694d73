"""What is there already is known: by its identity, its text and its layers."""

from pathlib import Path

from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.ops.report import Counts
from annotator.store.project import Project
from tests.ops.importing.support import take, written
from tests.store.support import (
    TEXT,
    dump,
    entries,
    import_jsonl,
    line,
    sample_lines,
    sound,
)

# -- what is there already -------------------------------------------------------------------


def test_a_second_import_is_known_and_leaves_no_step_of_undo(
    project: Project, tmp_path: Path
) -> None:
    """A double click on Import must not double the work."""
    lines = sample_lines(4)
    first = import_jsonl(project, tmp_path / "a.jsonl", lines)
    before, count = dump(project), entries(project)
    second = import_jsonl(project, tmp_path / "b.jsonl", lines)
    assert second.known == first.imported == second.read
    assert second.imported == second.rejected == Counts()
    assert dump(project) == before
    assert entries(project) == count


def test_another_text_under_a_known_uid_is_refused(project: Project, tmp_path: Path) -> None:
    """A text that was edited elsewhere would put every label in the wrong place."""
    uid = "ab" * 16
    import_jsonl(project, tmp_path / "a.jsonl", [line("bài", "một", uid=uid)])
    before = dump(project)
    report = import_jsonl(
        project, tmp_path / "a.jsonl", [line("bài", "hai", [(0, 3, "MISC")], uid=uid)]
    )
    assert report.is_refused
    assert report.rejected == Counts(1, 1, 0)
    assert "another text" in str(report.rejections[0].reason)
    assert dump(project) == before


def test_a_layer_that_was_begun_is_never_mixed(project: Project, tmp_path: Path) -> None:
    """Two versions of one person's work, mixed, are nobody's work."""
    import_jsonl(project, tmp_path / "a.jsonl", [line("bài", TEXT, [(0, 3, "MISC")])])
    before = dump(project)
    other = [line("bài", TEXT, [(0, 3, "MISC"), (4, 6, "MISC")])]
    report = import_jsonl(project, tmp_path / "a.jsonl", other)
    assert report.is_refused
    assert report.rejected == Counts(0, 2, 0)
    assert "already" in str(report.rejections[0].reason)
    assert dump(project) == before
    other[0]["layers"][0]["annotator"] = "bình"
    report = import_jsonl(project, tmp_path / "a.jsonl", other)
    assert (report.imported, report.known) == (Counts(0, 2, 0), Counts(1))
    sound(project)


def test_an_empty_layer_of_ones_own_is_filled(project: Project, tmp_path: Path) -> None:
    """Having looked at a document must not stop its annotations from coming in."""
    import_jsonl(project, tmp_path / "a.jsonl", [line("bài")])
    annotate.set_state(project, 1, "an", State.FINISHED)
    layer = project.read.layer(1, "an")
    before = dump(project)
    report = import_jsonl(project, tmp_path / "a.jsonl", [line("bài", TEXT, [(0, 3, "MISC")])])
    assert report.imported.spans == 1
    after = project.read.layer(1, "an")
    assert (after.id, after.state, len(after.spans)) == (layer.id, State.OPEN, 1)
    project.undo()
    assert dump(project) == before
    sound(project)


def test_annotations_of_a_text_that_is_there_join_it(project: Project, tmp_path: Path) -> None:
    """A colleague's annotations of the same article belong to it, whatever the file is called."""
    (tmp_path / "bài.txt").write_text(TEXT, encoding="utf-8", newline="")
    take(project, tmp_path / "bài.txt")
    import_jsonl(project, tmp_path / "khác.jsonl", [line("other name", TEXT, [(0, 3, "MISC")])])
    assert project.read.document_count() == 1
    assert len(project.read.layer(1, "an").spans) == 1


def test_a_uid_that_stands_twice_in_a_file_is_one_document(
    project: Project, tmp_path: Path
) -> None:
    """Two documents of one uid could never be told apart again, in no copy of the project."""
    uid = "ab" * 16
    lines = [line("bài", "một", [(0, 3, "MISC")], uid=uid) for _ in range(2)]
    lines.append(line("bài", "hai", [(0, 3, "MISC")], uid=uid))
    report = import_jsonl(project, tmp_path / "a.jsonl", lines)
    assert (report.imported, report.known) == (Counts(1, 1), Counts(1, 1))
    assert report.rejected == Counts(1, 1)
    assert "another text" in str(report.rejections[0].reason)
    sound(project)


def test_many_documents_of_one_text_find_their_own(project: Project, tmp_path: Path) -> None:
    """A corpus of short answers holds "Yes" a thousand times; each keeps its annotations."""
    texts = [line(f"n{number}", TEXT) for number in range(40)]
    import_jsonl(project, tmp_path / "a.jsonl", texts)
    before = dump(project)
    assert import_jsonl(project, tmp_path / "a.jsonl", texts).known == Counts(40)
    assert dump(project) == before
    others = [line(f"n{39 - number}", TEXT, [(0, 3, "MISC")]) for number in range(0, 40, 2)]
    others += [line("unheard of", TEXT, [(0, 3, "MISC")]) for _ in range(20)]
    report = import_jsonl(project, tmp_path / "b.jsonl", others)
    assert (report.imported, report.known) == (Counts(0, 40), Counts(40))
    assert [len(project.read.layer(row_id, "an").spans) for row_id in range(1, 41)] == [1] * 40
    sound(project)


def test_what_a_format_kept_is_kept_once(project: Project, tmp_path: Path) -> None:
    """Else each of several people's files of one document doubles what is written back."""
    kept = [{"format": "brat", "place": "T1", "data": "x"}]
    people = [line("bài", TEXT, [(0, 3, "MISC")], annotator=who, kept=kept) for who in "abc"]
    import_jsonl(project, tmp_path / "a.jsonl", people)
    import_jsonl(project, tmp_path / "a.jsonl", people)
    assert project.read.all("SELECT document_id, place FROM kept") == [(1, "T1")]


def test_equal_texts_of_one_import_are_two_documents(project: Project, tmp_path: Path) -> None:
    """A corpus holds the same sentence twice; the second is work of its own, not a known one."""
    lines = [line("một", TEXT, [(0, 3, "MISC")]), line("hai", TEXT, [(4, 6, "PERSON")])]
    report = import_jsonl(project, tmp_path / "a.jsonl", lines)
    assert report.imported == Counts(2, 2)
    assert import_jsonl(project, tmp_path / "a.jsonl", lines).known == Counts(2, 2)
    lines[1]["name"] = "một"
    report = import_jsonl(project, tmp_path / "b.jsonl", [lines[1], lines[0]])
    assert report.rejected == Counts(0, 1)


def test_two_files_of_one_text_in_nobodys_name_ask_whose_they_are(
    project: Project, tmp_path: Path
) -> None:
    """Else the work of two people becomes two documents, and nobody sees why nothing agrees."""
    spans = [{"id": "a", "label": "PERSON", "fragments": [[0, 2]], "text": "An"}]
    paths = [
        written(tmp_path / f"article.{who}.jsonl", {"text": "An ở đây", "layers": layers})
        for who, layers in (
            ("first", [{"spans": spans}]),
            ("second", [{"spans": []}]),
            ("third", [{"spans": []}]),
            ("named", [{"annotator": "Mai", "spans": []}]),
        )
    ]
    report = take(project, paths[3], *paths[:3], format="jsonl", annotator="An")
    assert report.imported.documents == 4
    (hint,) = report.changes
    assert hint.file.endswith("article.second.jsonl")
    assert str(hint.reason).startswith(f"a document in {paths[0]} has the same text")
    assert "--annotator NAME" in str(hint.reason)


def test_an_equal_layer_of_other_order_is_known(project: Project, tmp_path: Path) -> None:
    """A format that sorts its spans must not make known work look new."""
    document = line("bài", TEXT, [(0, 3, "PERSON"), (4, 6, "PERSON")], [(0, 1, "PERSONAL_SOCIAL")])
    import_jsonl(project, tmp_path / "a.jsonl", [document])
    document["layers"][0]["spans"].reverse()
    report = import_jsonl(project, tmp_path / "a.jsonl", [document])
    assert report.known == Counts(1, 2, 1)
