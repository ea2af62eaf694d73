"""Relations without a mouse, in the whole program, and found in the file afterwards."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotation import Layer
from annotator.ops.annotate import add_span
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.projects import new_project, read_scheme
from annotator.ops.steps import run
from annotator.resources import resource
from annotator.store.project import open_project
from tests.end_to_end.conftest import Desk, Start

FIRST = "Ông Trần Văn Luân, Giám đốc Sở Y tế tỉnh Nam Lĩnh, dự hội nghị.\n"
BETWEEN = "Một dòng ở giữa, không có gì để gán nhãn.\n" * 80
LAST = "Bà Lê Thị Hoa về thăm thị xã Đông Khê."
TEXT = FIRST + BETWEEN + LAST
SPANS = (
    ("Trần Văn Luân", "PERSON"), ("Giám đốc Sở Y tế", "POSITION"), ("Sở Y tế", "ORGANIZATION"),
    ("tỉnh Nam Lĩnh", "LOCATION"), ("hội nghị", "EVENT"), ("Lê Thị Hoa", "PERSON"),
    ("thị xã Đông Khê", "LOCATION"),
)  # fmt: skip
WHO = "Thử"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _project(path: Path, source: Path) -> dict[str, int]:
    """A project with the spans, none of them linked; their ids by their words."""
    source.write_bytes(TEXT.encode())
    with new_project(path, read_scheme(resource("schemes", "vi_news.scheme.json"))) as project:
        run(import_files(project, ImportRequest((source,), "text")))
        document = project.read.document_ids()[0]
        ids = {}
        for words, label in SPANS:
            start = TEXT.index(words)
            stretch = [(start, start + len(words))]
            ids[words] = add_span(project, document, WHO, stretch, label)
        return ids


def _layer(desk: Desk) -> Layer:
    session = desk.program.session
    return session.project.read.layer(desk.document_id, session.annotator)


def _type_hint(desk: Desk, span: int) -> int:
    """Types the hint of a span; returns how many keys that took."""
    hints = desk.view._pick.board.all()
    code = next(hint.code for hint in hints if span in hint.spans)
    for letter in code:
        desk.press(letter)
    return len(code)


def test_relations_are_made_by_hint_keys_and_stay_in_the_file(start: Start, tmp_path: Path) -> None:
    """If this fails, whoever works without a mouse cannot link, or loses what was linked."""
    path = tmp_path / "links.annodb"
    ids = _project(path, tmp_path / "bài.txt")
    desk = start(path)
    desk.window.commands.set_annotator(WHO)
    desk.view.setFocus()
    person, office = ids["Trần Văn Luân"], ids["Giám đốc Sở Y tế"]
    place, far = ids["tỉnh Nam Lĩnh"], ids["thị xã Đông Khê"]

    desk.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Tab)
    assert desk.view.current().spans == (person,)
    desk.press("r")
    assert _type_hint(desk, office) == 1
    assert desk.view.current().spans == (person,), "the head stays, so that R links the next"
    desk.press("r")
    assert _type_hint(desk, far) == 1, "a tail far out of view, by the row below"
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, "2")

    desk.view.select_span(place)
    desk.press("r", SHIFT)
    _type_hint(desk, office)
    made = [(r.label, r.head, r.tail) for r in _layer(desk).relations]
    wanted = [
        ("HOLDS_POSITION", person, office),
        ("LOCATED_IN", person, far),
        ("POSITION_IN", office, place),
    ]
    assert made == wanted

    desk.view.select_span(person)
    desk.press(";")
    desk.press(";")
    desk.press(Qt.Key.Key_Right)
    assert desk.view.current().spans == (far,)
    assert desk.view.viewport().rect().contains(desk.view.position_of(far))

    desk.leave()
    with open_project(path, write=False) as project:
        (layer,) = project.read.document(1, layers=(WHO,)).layers
        assert [(r.label, r.head, r.tail) for r in layer.relations] == wanted
        project.verify()
        project.verify_log()
