"""A newcomer's first article: label, link, close, come back, take it all back."""

from pathlib import Path

from PySide6.QtCore import Qt

from annotator.model.annotation import Layer, span_text
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project, read_scheme
from annotator.ops.steps import run
from annotator.resources import resource, sample
from annotator.store.project import open_project
from tests.end_to_end.conftest import Desk, Start

ARTICLE = (
    "\u0110\u1ed5i m\u1edbi\u00a0c\u00f4ng t\u00e1c 😀👩🏽‍🌾\r\n"
    "\u00d4ng Tr\u1ea7n V\u0103n Lu\u00e2n, Gi\u00e1m \u0111\u1ed1c S\u1edf Y t\u1ebf "
    "t\u1ec9nh Nam L\u0129nh, d\u1ef1 h\u1ed9i ngh\u1ecb.\n"
)


def _new(path: Path, source: Path) -> None:
    scheme = read_scheme(resource("schemes", "vi_news.scheme.json"))
    with new_project(path, scheme) as project:
        run(import_files(project, ImportRequest((source,), "text")))


def _layer(desk: Desk) -> Layer:
    session = desk.program.session
    return session.project.read.layer(desk.document_id, session.annotator)


def test_three_entities_and_a_relation_survive_closing_and_can_be_undone_afterwards(
    start: Start, tmp_path: Path
) -> None:
    """If this fails, an annotator loses the first hour of work, or cannot take it back."""
    path = tmp_path / "first.annodb"
    source = tmp_path / "article.txt"
    source.write_bytes(ARTICLE.encode())
    _new(path, source)
    desk = start(path)

    person = desk.drag_over("Trần Văn Luân")
    desk.press("1")
    position = desk.drag_over("Giám đốc Sở Y tế")
    desk.press("2")
    place = desk.drag_over("tỉnh Nam Lĩnh")
    desk.press("4")
    layer = _layer(desk)
    words = {span_text(ARTICLE, span.fragments): span for span in layer.spans}
    assert {text: span.label for text, span in words.items()} == {
        "Trần Văn Luân": "PERSON",
        "Giám đốc Sở Y tế": "POSITION",
        "tỉnh Nam Lĩnh": "LOCATION",
    }
    assert [span.fragments for span in layer.spans] == [(person,), (position,), (place,)]

    head, tail = words["Trần Văn Luân"], words["Giám đốc Sở Y tế"]
    chip = desk.view.chip_rect(head.id)
    assert chip is not None
    desk.click(chip.center())
    desk.press("r")
    target = desk.view.position_of(tail.id)
    assert target is not None
    desk.click(target.center())
    relations = _layer(desk).relations
    assert [(r.head, r.tail, r.label) for r in relations] == [(head.id, tail.id, "HOLDS_POSITION")]

    annotator = desk.program.session.annotator
    desk.leave()
    with open_project(path, write=False) as project:
        document = project.read.document(1, layers=(annotator,))
        assert document.text == ARTICLE, "the text must be what was imported, to the byte"
        assert len(document.layers[0].spans) == 3
        assert len(document.layers[0].relations) == 1
        project.verify()
        project.verify_log()

    again = start(path)
    assert len(_layer(again).spans) == 3
    again.view.setFocus()
    for left in ((3, 0), (2, 0), (1, 0), (0, 0)):
        again.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        layer = _layer(again)
        assert (len(layer.spans), len(layer.relations)) == left
    again.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(_layer(again).spans) == 1


def test_finishing_opens_the_next_document_that_is_open(start: Start, tmp_path: Path) -> None:
    """If this fails, an annotator hunts through the list after each document."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Bài {name}.", encoding="utf-8")
    path = tmp_path / "three.annodb"
    _new(path, folder)
    desk = start(path)
    first = desk.document_id
    desk.view.setFocus()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    session = desk.program.session
    assert desk.document_id != first
    rows = session.project.read.document_rows(session.annotator)
    assert {row.id: row.state for row in rows if row.state} == {first: "finished"}


def test_the_sample_opens_with_the_work_of_its_annotators(start: Start, tmp_path: Path) -> None:
    """If this fails, a newcomer's first sight is an empty window."""
    path = tmp_path / "sample.annodb"
    scheme = read_scheme(resource("schemes", "vi_news.scheme.json"))
    with new_project(path, scheme) as project:
        source = sample("vi_news_sample", "annotations.jsonl")
        run(import_files(project, ImportRequest((source,), "jsonl")))
    desk = start(path)
    assert _layer(desk).spans
    spans = _layer(desk).spans
    assert any(desk.view.chip_rect(span.id) is not None for span in spans)
