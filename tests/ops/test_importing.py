"""Imports: all or nothing, counted, idempotent, and undone in one step."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError, UserError
from annotator.model.annotation import State, span_text
from annotator.model.scheme import RelationLabel
from annotator.ops import annotate, projects, schemes
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files, refusal
from annotator.ops.kinds import Kind
from annotator.ops.report import Counts, ImportReport, item_line
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory, open_project
from tests.store.support import (
    TEXT,
    dump,
    entries,
    import_jsonl,
    line,
    new_file,
    news_scheme,
    sample_lines,
    sha256,
    sound,
)


def take(project: Project, *paths: Path, format: str | None = None, **more: Any) -> ImportReport:
    return run(import_files(project, ImportRequest(paths, format, **more)))


def give(project: Project, path: Path, format: str, **more: Any) -> bytes:
    run(export_documents(project, ExportRequest(format, path, **more)))
    return path.read_bytes()


def written(path: Path, *objects: Any) -> Path:
    lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in objects]
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path


# -- the real article ------------------------------------------------------------------------


@pytest.fixture
def two_people(project: Project, shared: Path) -> Project:
    """The real article as two people annotated it."""
    data = shared / "data"
    for name in ("first", "second"):
        report = take(project, data / f"article.{name}.json", annotator=name)
        assert not report.is_refused, report.rejections[:3]
    return project


def test_the_article_comes_in_verbatim_with_every_offset(two_people: Project, shared: Path) -> None:
    """One offset that is off by one is a wrong label in somebody's training data."""
    text = (shared / "data" / "article.txt").read_bytes().decode()
    (row_id,) = two_people.read.document_ids()
    document = two_people.read.document(row_id, layers=None)
    assert document.text == text
    assert len(text) == 9521
    sizes = []
    for layer in document.layers:
        source = json.loads((shared / "data" / f"article.{layer.annotator}.json").read_bytes())
        ids = {span.id: span.key for span in layer.spans}
        assert [
            (s.key, s.start, s.stop, s.label, span_text(text, s.fragments)) for s in layer.spans
        ] == [(s["id"], s["start"], s["end"], s["label"], s["text"]) for s in source["spans"]]
        assert [(r.label, ids[r.head], ids[r.tail]) for r in layer.relations] == [
            (r["label"], r["head"], r["tail"]) for r in source["relations"]
        ]
        sizes.append((len(layer.spans), len(layer.relations)))
    assert sizes == [(185, 114), (154, 78)]
    sound(two_people)


def test_the_article_and_both_annotations_go_out_unchanged(
    two_people: Project, shared: Path, tmp_path: Path
) -> None:
    """What came in must be what goes out, to the byte of the text."""
    out = tmp_path / "texts"
    run(export_documents(two_people, ExportRequest("text", out, annotator="first")))
    (file,) = list(out.rglob("*.txt"))
    assert file.read_bytes() == (shared / "data" / "article.txt").read_bytes()
    for name in ("first", "second"):
        source = json.loads((shared / "data" / f"article.{name}.json").read_bytes())
        found = json.loads(
            give(
                two_people,
                tmp_path / f"{name}.jsonl",
                "spacy",
                annotator=name,
                finished=False,
            )
        )
        assert found["text"] == source["text"]
        assert found["spans"] == source["spans"]
        links = [(r["head"], r["tail"], r["label"]) for r in found["relations"]]
        assert links == [(r["head"], r["tail"], r["label"]) for r in source["relations"]]


@pytest.mark.parametrize("format", ["jsonl"])
def test_the_article_survives_a_second_project(
    two_people: Project, tmp_path: Path, format: str
) -> None:
    """An export that another project cannot take in again equal has lost something."""
    first = give(two_people, tmp_path / "a.jsonl", format)
    with in_memory() as other:
        schemes.set_scheme(other, news_scheme())
        report = take(other, tmp_path / "a.jsonl")
        assert report.imported == Counts(1, 339, 192)
        assert give(other, tmp_path / "b.jsonl", format) == first


def test_the_article_twice_is_known(two_people: Project, shared: Path) -> None:
    """Importing the same files again must change nothing, and say that they are there."""
    before = dump(two_people)
    report = take(two_people, shared / "data" / "article.first.json", annotator="first")
    assert (report.known, report.imported, report.rejected) == (
        Counts(1, 185, 114), Counts(), Counts(),
    )  # fmt: skip
    assert dump(two_people) == before


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


# -- labels ----------------------------------------------------------------------------------


def test_unknown_labels_refuse_the_import_and_are_named(project: Project, tmp_path: Path) -> None:
    """A misspelt label must not become a new one behind anybody's back."""
    before = dump(project)
    spans = [(0, 3, "PRESON"), (4, 6, "PRESON"), (8, 9, "MISC")]
    report = import_jsonl(project, tmp_path / "a.jsonl", [line("bài", TEXT, spans, [(0, 1, "R")])])
    assert report.is_refused
    names = {(one.kind, one.name, one.count) for one in report.unknown_labels}
    assert names == {("entity", "PRESON", 2), ("relation", "R", 1)}
    assert report.read == Counts(1, 3, 1)
    said = str(refusal(report))
    assert "PRESON" in said
    assert "--add-labels" in said
    assert dump(project) == before


def test_labels_that_an_import_added_go_with_its_undo(project: Project, tmp_path: Path) -> None:
    """Undoing an import must leave the scheme as it was."""
    before = dump(project)
    spans = [(0, 3, "NEW"), (4, 6, "NEW")]
    report = import_jsonl(
        project, tmp_path / "a.jsonl", [line("bài", TEXT, spans, [(0, 1, "LINK")])], add_labels=True
    )
    assert report.added_labels == 2
    assert report.imported == Counts(1, 2, 1)
    assert project.read.scheme().relation("LINK") is not None
    sound(project)
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after


def test_labels_added_on_the_way_are_known_to_what_follows(
    project: Project, tmp_path: Path
) -> None:
    """A document that comes twice in one file, its label new, must not break the import."""
    lines = [
        line("một", "một " + TEXT, [(0, 3, "MISC")]),
        line("một", "một " + TEXT, [(0, 3, "MISC")]),
        line("hai", "hai " + TEXT, [(0, 3, "NEW")]),
        line("hai", "hai " + TEXT, [(0, 3, "NEW")]),
    ]
    report = import_jsonl(project, tmp_path / "a.jsonl", lines, add_labels=True)
    assert (report.imported, report.known) == (Counts(2, 2), Counts(2, 2))
    sound(project)


@pytest.mark.parametrize("name", [" PERSON", "X\n", "a\tb"])
def test_a_label_that_no_scheme_may_hold_is_rejected(
    project: Project, tmp_path: Path, name: str
) -> None:
    """A label with a line end, once added, would make every later change of the scheme fail."""
    lines = [line("bài", TEXT, [(0, 3, name), (4, 6, "FINE")])]
    report = import_jsonl(project, tmp_path / "a.jsonl", lines, add_labels=True)
    assert report.read == Counts(1, 2, 0)
    assert report.rejected == Counts(0, 1, 0)
    schemes.add_label(project, schemes.EntityLabel("ANOTHER"))


def test_skipping_takes_the_rest_and_counts_what_hung_on_it(
    project: Project, tmp_path: Path
) -> None:
    """What was left out must be in the report, or nobody will ever miss it."""
    spans = [(0, 3, "NEW"), (4, 6, "PERSON"), (8, 9, "PERSON")]
    relations = [(0, 1, "PERSONAL_SOCIAL"), (1, 2, "PERSONAL_SOCIAL")]
    report = import_jsonl(
        project, tmp_path / "a.jsonl", [line("bài", TEXT, spans, relations)], add_labels=False
    )
    assert report.imported == Counts(1, 2, 1)
    assert report.rejected == Counts(0, 1, 1)
    assert [item.what for item in report.rejections] == ["span", "relation"]
    sound(project)


# -- cancelled, failed -----------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 3, 250])
def test_a_cancelled_import_leaves_nothing_and_the_project_writable(
    tmp_path: Path, steps: int
) -> None:
    """Cancel means: as if it had never begun."""
    path = new_file(tmp_path / "p.annodb", sample_lines(1))
    source = written(
        tmp_path / "many.jsonl",
        *(line(f"n{i}", f"{TEXT}#{i}", [(k, k + 1, "NEW") for k in range(90)]) for i in range(300)),
    )
    with open_project(path) as project:
        before, digest, count = dump(project), sha256(path), entries(project)
        running = import_files(project, ImportRequest((source,), add_labels=True))
        for _ in range(steps):
            step = next(running)
        assert 0 < step.done <= step.total
        running.close()
        assert not project.is_editing
        assert dump(project) == before
        assert sha256(path) == digest
        assert entries(project) == count
        assert annotate.add_span(project, 1, "an", [(0, 2)], "MISC")
        assert project.read.label_ids("entity").get("NEW") is None
        sound(project)


def test_a_file_that_breaks_in_the_middle_imports_nothing(project: Project, tmp_path: Path) -> None:
    """Half of a file imported would have to be found and removed by hand."""
    source = written(tmp_path / "a.jsonl", *sample_lines(50))
    source.write_bytes(source.read_bytes() + b'{"name": "x", "text": "\xff"}\n')
    before = dump(project)
    report = take(project, source, strict=True)
    assert report.is_refused
    assert "line 51" in str(refusal(report))
    assert "is not UTF-8 at byte" in str(refusal(report))
    assert dump(project) == before
    assert not project.is_editing
    with pytest.raises(FormatError, match="no file"):
        take(project, tmp_path / "none.txt")
    with pytest.raises(FormatError):
        take(project, written(tmp_path / "b.jsonl", *sample_lines(1)), tmp_path / "none.jsonl")
    assert dump(project) == before


def test_a_broken_line_costs_that_line(project: Project, tmp_path: Path) -> None:
    """One byte that is wrong, in a file of a thousand articles, must not cost them all."""
    source = written(tmp_path / "a.jsonl", *sample_lines(3))
    source.write_bytes(source.read_bytes() + b'{"text": "\xff"}\n{"text": "b\n{"text": "c"}\n')
    report = take(project, source)
    assert report.imported.documents == 4
    said = sorted((item.line, item.what) for item in report.rejections)
    assert said == [(4, "line"), (5, "document")]
    sound(project)


def test_a_file_in_another_encoding_is_refused_whole(project: Project, tmp_path: Path) -> None:
    """Forty notes about forty lines hide the one thing to do: to name the encoding."""
    source = tmp_path / "a.jsonl"
    source.write_bytes('{"text": "à"}\n'.encode("cp1252") * 40)
    with pytest.raises(FormatError, match="encoding=NAME"):
        take(project, source)
    report = take(project, source, options={"encoding": "utf-8,cp1252"})
    assert report.imported.documents == 40
    assert project.read.document(1).text == "à"


def test_of_several_files_one_that_cannot_be_read_costs_itself(
    project: Project, tmp_path: Path
) -> None:
    """One broken file among three thousand must not keep the others out."""
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    (tmp_path / "b.txt").write_text("b")
    report = take(project, tmp_path)
    assert report.imported.documents == report.rejected.documents == 1
    assert report.rejections[0].file.endswith("a.txt")
    with pytest.raises(FormatError):
        take(project, tmp_path, strict=True)


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


def test_a_file_with_nothing_in_it_is_named(project: Project, tmp_path: Path) -> None:
    """Else an empty file looks like an import that went well."""
    empty, full = tmp_path / "empty.jsonl", written(tmp_path / "full.jsonl", {"text": "An"})
    empty.write_bytes(b"\n")
    report = take(project, empty, format="jsonl")
    assert report.read == Counts()
    assert not report.is_refused
    assert report.to_json()["changes"] == [
        {
            "what": "document",
            "how": "passed over",
            "file": str(empty),
            "line": 0,
            "id": "",
            "document": "",
            "reason": "it was passed over, since there is no document in it",
        }
    ]
    (note,) = take(project, empty, full, format="jsonl").changes
    assert item_line(note) == f"{empty}: it was passed over, since there is no document in it"
    assert take(project, full, format="jsonl").changes == ()


def test_a_project_without_labels_takes_those_of_its_first_import(tmp_path: Path) -> None:
    """Nobody who begins with a corpus has a scheme yet."""
    with in_memory() as project:
        report = import_jsonl(project, tmp_path / "a.jsonl", [line("a", TEXT, [(0, 3, "NEW")])])
        assert report.imported == Counts(1, 1)
        report = import_jsonl(project, tmp_path / "a.jsonl", [line("b", TEXT, [(0, 3, "X")])])
        assert report.is_refused


def test_progress_never_runs_backwards_and_ends_at_the_end(
    project: Project, tmp_path: Path
) -> None:
    """A progress bar that jumps tells nothing."""
    first = written(tmp_path / "a.jsonl", *sample_lines(20))
    second = written(tmp_path / "b.jsonl", *[line(f"x{i}", f"x{i}") for i in range(20)])
    seen = []
    run(import_files(project, ImportRequest((first, second))), seen.append)
    places = [step.done for step in seen]
    assert places == sorted(places)
    assert {step.total for step in seen} == {first.stat().st_size + second.stat().st_size}
    assert places[-1] == seen[-1].total


# -- undo ------------------------------------------------------------------------------------


def test_undoing_an_import_removes_it_all_and_redo_brings_it_back(tmp_path: Path) -> None:
    """The wrong folder imported must go in one step, and come back as it was."""
    path = new_file(tmp_path / "p.annodb")
    with open_project(path) as project:
        before = dump(project)
        lines = sample_lines(120, spans=9)
        for one in lines:
            one["layers"][0]["annotator"] = f"mới {len(one['name'])}"
        import_jsonl(project, tmp_path / "a.jsonl", lines)
        after = dump(project)
        found = project.undoable()
        assert found is not None
        assert (found.kind, found.detail["documents"]) == (Kind.IMPORT, 120)
        project.undo()
        assert dump(project) == before
        assert project.read.annotators() == []
    with open_project(path) as project:
        project.redo()
        assert dump(project) == after
        sound(project)
        project.undo()
        assert dump(project) == before
        sound(project)


def test_an_import_is_undone_although_time_was_counted_on_it(
    project: Project, tmp_path: Path
) -> None:
    """Looking at what was imported must not make its undo fail."""
    before = dump(project)
    import_jsonl(project, tmp_path / "a.jsonl", sample_lines(30))
    at = "2026-01-01T00:00:00.000Z"
    for document in range(1, 31):
        annotate.count_time(project, document, "an", 5, at)
    after = dump(project)
    project.undo()
    assert dump(project) == before
    project.redo()
    assert dump(project) == after
    assert project.read.document_row(7, "an").seconds == 5
    sound(project)


# -- texts -----------------------------------------------------------------------------------

HARD = {
    "NFD": "Vo\u0303 Va\u0306n Thu\u031bo\u031b\u0309ng",
    "emoji": "a😀b👩\u200d👩\u200d👧c🇻🇳d",
    "CRLF": "một\r\nhai\rba\nbốn\u2028năm\u0085sáu",
    "NBSP": "Bộ\u00a0Chính\u00a0trị\u200b\u202f\u3000",
    "Ð": "Ðà Nẵng Đà Nẵng ðà",
    "BOM": "\ufeffđầu",
    "RTL": "\u202eabc\u202c",
    "one": "x",
    "edges": "  \t văn bản \n\n ",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_hard_text_goes_in_and_out_to_the_code_point(
    project: Project, tmp_path: Path, text: str
) -> None:
    """A normalised text no longer fits the offsets that others made on it."""
    spans = [(at, at + 1, "MISC") for at in range(len(text))]
    import_jsonl(project, tmp_path / "in.jsonl", [line("bài", text, spans)])
    found = project.read.document(1, layers=None)
    assert found.text == text
    assert [span.fragments for span in found.layers[0].spans] == [((a, b),) for a, b, _ in spans]
    out = json.loads(give(project, tmp_path / "out.jsonl", "jsonl"))
    assert out["text"] == text
    assert [s["text"] for s in out["layers"][0]["spans"]] == list(text)
    sound(project)


def test_a_text_with_nul_is_refused(project: Project, tmp_path: Path) -> None:
    """A NUL ends the text for other programs; it comes from reading UTF-16 as something else."""
    before = dump(project)
    report = import_jsonl(project, tmp_path / "in.jsonl", [line("bài", "a\0b", [(0, 1, "MISC")])])
    assert report.is_refused
    assert report.rejected == Counts(1, 1)
    assert dump(project) == before


@settings(max_examples=60)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    data=st.data(),
)
def test_any_text_and_any_spans_survive_the_round(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    """Whatever people write and label must come back as it was."""
    where = tmp_path_factory.mktemp("x")
    place = st.integers(0, len(text) - 1)
    pairs = data.draw(st.lists(st.tuples(place, place), max_size=5))
    spans = list(dict.fromkeys((min(p), max(p) + 1, "MISC") for p in pairs))
    with in_memory() as project:
        schemes.set_scheme(project, news_scheme())
        report = import_jsonl(project, where / "in.jsonl", [line("bài", text, spans)])
        assert not report.is_refused, report.rejections
        first = give(project, where / "a.jsonl", "jsonl")
        with in_memory() as other:
            schemes.set_scheme(other, news_scheme())
            assert take(other, where / "a.jsonl", format="jsonl").imported == report.imported
            assert give(other, where / "b.jsonl", "jsonl") == first
        assert project.read.document(1).text == text
        sound(project)


# -- counting --------------------------------------------------------------------------------


def _broken(
    chance: st.DrawFn, document: dict[str, Any], layer: dict[str, Any], span: dict[str, Any]
) -> None:
    """One fault in one place; one that lies in what another fault took away is none."""
    odd = st.sampled_from(
        [None, -1, 10**9, 3.0, "5", True, [], {}, "", "x", [[2, 1]], [[0, 10**9]]]
    )
    faults: list[Callable[[], None]] = [
        lambda: span.update(fragments=chance(odd)),
        lambda: span.update(label=chance(odd)),
        lambda: span.update(text=chance(odd)),
        lambda: span.update(id="s0"),
        lambda: span.update(attributes=chance(odd)),
        lambda: span.update(note=chance(odd)),
        lambda: span.update(surprise=1),
        span.clear,
        lambda: layer.update(relations=[{"id": "r", "label": "R", "head": "s0", "tail": "zz"}]),
        lambda: layer.update(relations=chance(odd)),
        lambda: layer.update(spans=chance(odd)),
        lambda: layer.update(annotator=chance(odd)),
        lambda: layer.update(state=chance(odd)),
        lambda: document.update(layers=chance(odd)),
        lambda: document.update(layers=[layer, layer]),
        lambda: document.update(text=chance(odd)),
        lambda: document.update(uid=chance(st.sampled_from(["z", "0" * 32, 5, None]))),
        lambda: document.update(name=chance(odd)),
        lambda: document.update(meta=chance(odd)),
        lambda: document.update(extra={"kept": [1, "ü"]}),
    ]
    chance(st.sampled_from(faults))()


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, Any]]:
    out = []
    for number in range(draw(st.integers(1, 5))):
        spans = [(0, 3, "PERSON"), (4, 6, "PERSON"), (8, 9, draw(st.sampled_from(["X", "MISC"])))]
        document = line(f"n{number % 3}", f"{TEXT}{number % 3}", spans, [(0, 1, "PERSONAL_SOCIAL")])
        layer = document["layers"][0]
        originals = list(layer["spans"])
        for _ in range(draw(st.integers(0, 3))):
            _broken(draw, document, layer, draw(st.sampled_from(originals)))
        out.append(document)
    return out


def _claimed(documents: list[dict[str, Any]]) -> Counts:
    """What a file holds, right or wrong, by its own lists."""
    spans = relations = 0
    for document in documents:
        layers = document.get("layers")
        for layer in layers if isinstance(layers, list) else []:
            if isinstance(layer, dict):
                spans += len(layer["spans"]) if isinstance(layer.get("spans"), list) else 0
                links = layer.get("relations")
                relations += len(links) if isinstance(links, list) else 0
    return Counts(len(documents), spans, relations)


@settings(max_examples=120)
@given(documents=files(), strict=st.booleans(), add=st.sampled_from([True, False, None]))
def test_read_is_imported_plus_known_plus_rejected_for_any_file(
    tmp_path_factory: pytest.TempPathFactory,
    documents: list[dict[str, Any]],
    strict: bool,
    add: bool | None,
) -> None:
    """A span that is in no column of the report is a span that nobody will miss."""
    where = tmp_path_factory.mktemp("x")
    with in_memory() as project:
        schemes.set_scheme(project, news_scheme())
        before = dump(project)
        report = import_jsonl(project, where / "in.jsonl", documents, strict=strict, add_labels=add)
        assert report.read == _claimed(documents)
        if report.is_refused:
            assert report.faults
            assert strict or report.unknown_labels or report.imported == Counts()
            assert dump(project) == before
            assert "\n" not in str(refusal(report))
        else:
            spans = project.read.one("SELECT count(*) FROM span")
            relations = project.read.one("SELECT count(*) FROM relation")
            count = project.read.document_count()
            assert report.imported == Counts(count, (spans or (0,))[0], (relations or (0,))[0])
        sound(project)
        if project.undoable() and not report.is_refused and report.imported != Counts():
            project.undo()
            assert dump(project) == before


@settings(max_examples=150)
@given(data=st.binary(max_size=200), good=st.booleans())
def test_no_bytes_make_an_import_do_anything_but_refuse_or_import(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, good: bool
) -> None:
    """A broken file must be told in words, whatever is in it."""
    path = tmp_path_factory.mktemp("x") / "in.jsonl"
    whole = json.dumps(line("bài", TEXT, [(0, 3, "MISC")])).encode()
    path.write_bytes(whole[: len(data)] + data + whole[len(data) :] if good else data)
    with in_memory() as project:
        schemes.set_scheme(project, news_scheme())
        before = dump(project)
        try:
            report = take(project, path, format="jsonl")
        except UserError as error:
            said = str(error)
            assert said
            assert dump(project) == before
        else:
            if report.is_refused:
                assert dump(project) == before
        sound(project)


# -- wrong encodings and places --------------------------------------------------------------


def test_encodings(project: Project, tmp_path: Path) -> None:
    """Text read in the wrong encoding looks right until somebody reads it."""
    path = tmp_path / "bài.txt"
    path.write_bytes("Đà Nẵng".encode("utf-16"))
    take(project, path)
    assert project.read.document(1).text == "Đà Nẵng"
    other = tmp_path / "cũ.txt"
    other.write_bytes("Hà Nội".encode("cp1258", "ignore") + b"\xec")
    before = dump(project)
    with pytest.raises(FormatError, match=r"cũ\.txt is not UTF-8 at byte"):
        take(project, other)
    assert dump(project) == before
    take(project, other, options={"encoding": "cp1258"})
    assert project.read.document_count() == 2


def test_a_folder_is_taken_in_the_order_of_its_names(project: Project, tmp_path: Path) -> None:
    """Documents that change their order at each import cannot be found again."""
    for name in ("b/2.txt", "a/1.txt", "a/.hidden.txt", "a/x.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"text of {name}")
    take(project, tmp_path)
    names = [row.name for row in project.read.document_rows("an")]
    assert names == ["a/1", "b/2"]


def test_an_equal_layer_of_other_order_is_known(project: Project, tmp_path: Path) -> None:
    """A format that sorts its spans must not make known work look new."""
    document = line("bài", TEXT, [(0, 3, "PERSON"), (4, 6, "PERSON")], [(0, 1, "PERSONAL_SOCIAL")])
    import_jsonl(project, tmp_path / "a.jsonl", [document])
    document["layers"][0]["spans"].reverse()
    report = import_jsonl(project, tmp_path / "a.jsonl", [document])
    assert report.known == Counts(1, 2, 1)


def test_names_of_annotators_are_told(project: Project, tmp_path: Path) -> None:
    """Work under a wrong name must be seen before it is mixed with the right one's."""
    lines = [line("bài", TEXT, [(0, 3, "MISC")], annotator="")]
    report = import_jsonl(project, tmp_path / "a.jsonl", lines, annotator="chi")
    assert report.annotators == ("chi",)
    assert projects.information(project).annotators == ("chi",)
    assert replace(report, annotators=()).annotators == ()


# -- what an import says ----------------------------------------------------------------------


def test_a_rejected_layer_refuses_the_import(project: Project, tmp_path: Path) -> None:
    """A layer that is lost without a span to count must not pass for success."""
    broken = {"text": "một", "layers": [{"annotator": "an", "spans": "foo"}]}
    source = written(tmp_path / "a.jsonl", line("bài"), broken)
    before = dump(project)
    report = take(project, source, strict=True)
    assert (report.is_refused, report.faults, report.rejected) == (True, 1, Counts())
    said = str(refusal(report))
    assert "a.jsonl, line 2: layer: the key spans holds a string, not a list." in said
    assert "0 of" not in said
    assert dump(project) == before
    assert take(project, source).imported.documents == 2


def test_relations_against_the_scheme_come_in_and_are_said(
    project: Project, tmp_path: Path
) -> None:
    """Else training data holds relations that nobody can make, and nobody knows."""
    scheme = project.read.scheme()
    directed = next(one for one in scheme.relations if one.ends and not one.symmetric)
    head, tail = directed.ends[0]
    wrong = next(one.name for one in scheme.entities if not directed.allows(head, one.name))
    ends = RelationLabel("EQUAL", symmetric=True, ends=((head, wrong),))
    schemes.add_label(project, ends)
    spans = [(0, 3, head), (4, 6, tail), (8, 9, wrong)]
    relations = [(0, 1, directed.name), (0, 2, directed.name), (0, 2, "EQUAL"), (2, 0, "EQUAL")]
    relations.append((0, 1, "EQUAL"))
    source = [line("đầu"), line("bài", TEXT + "!", spans, relations)]
    report = import_jsonl(project, tmp_path / "a.jsonl", source)
    assert not report.is_refused
    assert report.imported.relations == 5
    assert [(item.what, item.line, str(item.reason)) for item in report.changes] == [
        (
            "relation",
            2,
            f"the scheme allows no {label} from {head} to {end}; it was imported as it is.",
        )
        for label, end in ((directed.name, wrong), ("EQUAL", tail))
    ]


def test_an_unknown_label_is_found_by_file_and_line(project: Project, tmp_path: Path) -> None:
    """A misspelt label among thousands of lines must not be searched for by hand."""
    lines = [line("một"), line("hai", TEXT + "!", [(0, 3, "PRESON")])]
    report = import_jsonl(project, tmp_path / "a.jsonl", lines)
    assert [item.line for item in report.rejections] == [2]
    said = str(refusal(report))
    assert "has no label PRESON (first in" in said
    assert "a.jsonl, line 2)" in said


def test_a_list_of_native_documents_comes_in_with_its_layers(
    project: Project, tmp_path: Path
) -> None:
    """A native file saved as one JSON list must not lose every label in silence."""
    path = tmp_path / "a" / "list.json"
    path.parent.mkdir()
    path.write_text(json.dumps([line("bài", TEXT, [(0, 3, "MISC")])]), encoding="utf-8")
    for place in (path, path.parent):
        report = take(project, place)
        assert (report.imported + report.known).spans == 1


def test_a_corpus_is_finished_work_unless_it_is_to_be_gone_on_with(
    project: Project, tmp_path: Path
) -> None:
    """Else a corpus that was just imported is exported as nothing, and agrees with nobody."""
    source = written(tmp_path / "a.conll")
    source.write_text("a\tB-MISC\nb\tO\n\n", encoding="utf-8")
    take(project, source)
    name = project.read.annotators()[0].name
    assert project.read.layer(1, name).state is State.FINISHED
    take(project, source, annotator="chi", state=State.OPEN)
    assert project.read.layer(1, "chi").state is State.OPEN
    native = [line("bài", "một", [(0, 3, "MISC")])]
    import_jsonl(project, tmp_path / "b.jsonl", native)
    assert project.read.layer(2, "an").state is State.OPEN


def test_a_broken_line_costs_itself_and_not_the_good_document_after_it(
    project: Project, tmp_path: Path
) -> None:
    """Which of two lines is broken must not decide whether the other comes in."""
    for number, lines in enumerate((["{no", '{"text": "a"}'], ['{"text": "b"}', "{no"])):
        path = tmp_path / f"{number}.jsonl"
        path.write_text("\n".join(lines), "utf-8")
        report = take(project, path)
        assert (report.is_refused, report.imported.documents, report.faults) == (False, 1, 1)
