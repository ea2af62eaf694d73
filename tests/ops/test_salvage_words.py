"""What the report of a salvage says of a row that is left behind: its label and its words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from annotator.ops import annotate
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.salvage import report_csv, survey
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import create
from annotator.store.salvage_report import Item, Report

TEXT = "Ông Võ Văn Thưởng " + "phát biểu chỉ đạo tại hội nghị " * 12 + "ở Hà Nội."


def surveyed(path: Path, *damages: str) -> Report:
    """A look at a project of two spans and a relation, whose file was damaged by SQL."""
    with create(path) as project:
        labels = EntityLabel("PERSON", key="1"), EntityLabel("EVENT", key="2")
        ties = (RelationLabel("AT", ends=(("PERSON", "EVENT"),)),)
        set_scheme(project, Scheme(entities=labels, relations=ties))
        path.with_suffix(".txt").write_text(TEXT, encoding="utf-8")
        run(import_files(project, ImportRequest((path.with_suffix(".txt"),), None, "")))
        (document,) = project.read.document_ids()
        person = annotate.add_span(project, document, "an", [(4, 17)], "PERSON")
        event = annotate.add_span(project, document, "an", [(18, len(TEXT) - 1)], "EVENT")
        annotate.add_relation(project, person, event, "AT")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for damage in ("DELETE FROM change", "DELETE FROM bulk", *damages):
            connection.execute(damage)
    return run(survey(path))


def left(report: Report, table: str) -> list[Item]:
    """The rows of a table that are left behind."""
    return [item for item in report.items if item.table == table and item.outcome == "rejected"]


@pytest.mark.parametrize(
    "damage", ["DELETE FROM layer", "UPDATE text SET text = replace(text, 'Ông', 'Bà ')"]
)
def test_a_span_that_is_left_behind_is_told_by_label_and_words(tmp_path: Path, damage: str) -> None:
    """By the number of its row alone nobody can label it again."""
    report = surveyed(tmp_path / "a.annodb", damage)
    person, event = left(report, "span")
    assert (person.label, person.words) == ("PERSON", "Võ Văn Thưởng")
    assert event.label == "EVENT"
    assert event.words.startswith("phát biểu chỉ đạo")
    assert event.words.endswith("hội nghị ở Hà Nội"), "long words are cut in the middle"
    assert len(event.words) <= 80
    (relation,) = left(report, "relation")
    assert relation.label == "AT"
    assert relation.words.startswith("Võ Văn Thưởng → phát biểu")
    (line,) = [one for one in report_csv(report).split("\n") if ",Võ Văn Thưởng," in one]
    assert line.rstrip().endswith(",PERSON")


def test_a_place_beyond_the_text_still_has_its_label(tmp_path: Path) -> None:
    """The label is known, whatever became of the place."""
    damage = "UPDATE span SET start = 70000, stop = 80000 WHERE id = 1"
    (span, *_rest) = left(surveyed(tmp_path / "a.annodb", damage), "span")
    assert (span.label, span.words) == ("PERSON", "")
