"""The article and both its annotations, in and out again."""

import json
from pathlib import Path

import pytest

from annotator.model.annotation import span_text
from annotator.ops import schemes
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.report import Counts
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory
from tests.ops.importing.support import give, take
from tests.store.support import (
    dump,
    news_scheme,
    sound,
)

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
