"""A session with a small project in memory, and answers given in advance to every question."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui import ask
from annotator.gui.session import Session
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import in_memory

TEXT = "Ông Võ Văn Thưởng làm việc với Tỉnh ủy Quảng Trị sáng 5-1."

SCHEME = Scheme(
    name="thử",
    entities=(
        EntityLabel("PERSON", {"vi": "Người", "en": "Person"}, key="1", colour="#d7263d"),
        EntityLabel("ORG", {"vi": "Tổ chức", "en": "Organization"}, key="2", colour="#2660a4"),
        EntityLabel("PLACE", {"vi": "Địa điểm", "en": "Place"}, colour="#2a9134"),
    ),
    relations=(
        RelationLabel("WORKS_WITH", {"en": "works with"}, key="w", ends=(("PERSON", "ORG"),)),
        RelationLabel("SAME_AS", symmetric=True),
    ),
)


def document(name: str = "bài 1", **more: object) -> dict[str, object]:
    """One line of JSON Lines: an article with two spans and a relation."""
    spans = [
        {"id": "s1", "label": "PERSON", "fragments": [[4, 17]], "text": TEXT[4:17]},
        {"id": "s2", "label": "ORG", "fragments": [[31, 48]], "text": TEXT[31:48]},
    ]
    relations = [{"id": "r1", "label": "WORKS_WITH", "head": "s1", "tail": "s2"}]
    layer = {"annotator": "an", "spans": spans, "relations": relations, **more}
    return {"name": name, "text": TEXT, "layers": [layer]}


def write_lines(path: Path, *documents: object) -> Path:
    """A JSON Lines file."""
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in documents)
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """An open project in memory: three entity labels, two relation labels, one article."""
    del qtbot
    project = in_memory()
    set_scheme(project, SCHEME)
    source = write_lines(tmp_path / "first.jsonl", document())
    report = run(import_files(project, ImportRequest((source,), annotator="an")))
    assert not report.is_refused
    made = Session()
    made.open(project, "an")
    yield made
    made.close()


@pytest.fixture
def empty_session(qtbot: QtBot) -> Iterator[Session]:
    """An open project in memory that has the labels and no document."""
    del qtbot
    project = in_memory()
    set_scheme(project, SCHEME)
    made = Session()
    made.open(project, "an")
    yield made
    made.close()


class Answers:
    """What the person would have answered, by question; ``asked`` keeps what was said."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.confirm = True
        self.choose: Callable[[list[str]], str | None] = lambda choices: choices[0]
        self.path: Path | None = None
        self.paths: list[Path] = []
        self.colour: str | None = None


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Takes the place of every modal question."""
    given = Answers()

    def confirm(_parent: object, question: str, action: str, *, loses_work: bool = False) -> bool:
        given.asked.append(f"{question} [{action}]")
        return given.confirm

    def choose(_parent: object, question: str, choices: list[str]) -> str | None:
        given.asked.append(question)
        return given.choose(choices)

    def say(_parent: object, message: str) -> None:
        given.asked.append(message)

    monkeypatch.setattr(ask, "confirm", confirm)
    monkeypatch.setattr(ask, "choose", choose)
    monkeypatch.setattr(ask, "say", say)
    monkeypatch.setattr(ask, "colour", lambda *_args: given.colour)
    monkeypatch.setattr(ask, "save_path", lambda *_args, **_more: given.path)
    monkeypatch.setattr(ask, "open_folder", lambda *_args, **_more: given.path)
    monkeypatch.setattr(ask, "open_paths", lambda *_args, **_more: given.paths)
    return given
