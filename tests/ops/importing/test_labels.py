"""Labels that the scheme does not have, or would not allow."""

from pathlib import Path

import pytest

from annotator.model.scheme import RelationLabel
from annotator.ops import schemes
from annotator.ops.importing import refusal
from annotator.ops.report import Counts
from annotator.store.project import Project, in_memory
from tests.store.support import (
    TEXT,
    dump,
    import_jsonl,
    line,
    sound,
)

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


def test_a_project_without_labels_takes_those_of_its_first_import(tmp_path: Path) -> None:
    """Nobody who begins with a corpus has a scheme yet."""
    with in_memory() as project:
        report = import_jsonl(project, tmp_path / "a.jsonl", [line("a", TEXT, [(0, 3, "NEW")])])
        assert report.imported == Counts(1, 1)
        report = import_jsonl(project, tmp_path / "a.jsonl", [line("b", TEXT, [(0, 3, "X")])])
        assert report.is_refused


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
