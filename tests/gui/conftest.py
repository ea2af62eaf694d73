"""A whole window around a small project, with settings of its own and no dialog that waits."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui import ask
from annotator.gui.collector import Collector
from annotator.gui.desk import Desk
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.panel import Context
from annotator.gui.projects import Projects
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.scheme import (
    Attribute,
    AttributeType,
    EntityLabel,
    RelationLabel,
    Scheme,
)
from annotator.ops.kinds import Kind
from annotator.ops.schemes import set_scheme
from annotator.store.project import Project, create, in_memory

TEXT = "Ông Võ Văn Thưởng làm việc với Tỉnh ủy Quảng Trị sáng 5-1."
OTHER = "Bà Trương Thị Mai 🌸 đến Hà Nội."

SCHEME = Scheme(
    name="thử",
    entities=(
        EntityLabel("PERSON", {"vi": "Người", "en": "Person"}, key="1", colour="#d7263d"),
        EntityLabel("ORG", {"vi": "Tổ chức", "en": "Organization"}, key="2", colour="#2660a4"),
        EntityLabel("PLACE", {"vi": "Địa điểm", "en": "Place"}, key="3", colour="#2a9134"),
    ),
    relations=(
        RelationLabel("WORKS_WITH", {"en": "works with"}, key="w", ends=(("PERSON", "ORG"),)),
        RelationLabel("SAME_AS", symmetric=True),
    ),
    attributes=(
        Attribute("sure", AttributeType.CHOICE, ("yes", "no"), titles={"en": "Sure?"}),
        Attribute("famous", AttributeType.FLAG, labels=("PERSON",)),
        Attribute("age", AttributeType.NUMBER, labels=("PERSON",)),
        Attribute("alias", AttributeType.TEXT, labels=("ORG",)),
    ),
)


@dataclass
class Answers:
    """What dialogs will answer, and what they said."""

    said: list[str]
    confirm: bool = False
    choice: str = ""
    save_path: Path | None = None
    open_path: Path | None = None
    lose_work: list[bool] = field(default_factory=list)
    """Of each question, whether Enter alone would not be enough."""


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers every question at once, so that no test ever waits at a dialog."""
    out = Answers([])
    monkeypatch.setattr(ask, "say", lambda _parent, message: out.said.append(message))

    def confirm(_parent: object, question: str, _action: str, *, loses_work: bool = False) -> bool:
        out.lose_work.append(loses_work)
        out.said.append(question)
        return out.confirm

    def choose(_parent: object, question: str, choices: Sequence[str]) -> str | None:
        out.said.append(question)
        return next((one for one in choices if one == out.choice), None)

    monkeypatch.setattr(ask, "confirm", confirm)
    monkeypatch.setattr(ask, "choose", choose)
    monkeypatch.setattr(ask, "save_path", lambda *_args: out.save_path)
    monkeypatch.setattr(ask, "open_project_path", lambda *_args: out.open_path)
    return out


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """As in the program (see Collector), garbage is not looked for by itself: a thread that looks
    for it deletes widgets, which only the window's thread may."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    """Settings of this test alone, in English."""
    out = Settings(tmp_path / "settings.ini")
    out.language = "en"
    out.annotator = "an"
    return out


def add_documents(project: Project, texts: Sequence[str]) -> list[int]:
    """Documents called "bài 1", "bài 2" …; returns their ids."""
    ids = []
    with project.edit(Kind.IMPORT) as edit:
        edit.detail = {"documents": len(texts)}
        for i, text in enumerate(texts, 1):
            document_id = edit.insert(
                "document",
                name=f"bài {i}",
                position=i,
                length=len(text),
                sha256=hashlib.sha256(text.encode()).digest(),
                meta="{}",
            )
            edit.insert("text", id=document_id, text=text)
            ids.append(document_id)
    return ids


def fill(project: Project) -> Project:
    """The scheme and three documents."""
    set_scheme(project, SCHEME)
    add_documents(project, [TEXT, OTHER, TEXT])
    return project


@pytest.fixture
def filled() -> Iterator[Project]:
    """A project in memory with the scheme and three documents."""
    with fill(in_memory()) as project:
        yield project


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The same as a file."""
    path = tmp_path / "bài.annodb"
    fill(create(path)).close()
    return path


@pytest.fixture
def context(qtbot: QtBot, filled: Project, config: Settings) -> Context:
    """Session, selection and desk without a window, the first document open."""
    del qtbot
    session = Session()
    selection = Selection(session)
    session.open(filled, "an")
    desk = Desk(session, selection, session)
    selection.set_document(filled.read.document_ids()[0])
    return Context(session, selection, desk, config)


Open = Callable[[Project | Path | None], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, config: Settings, filled: Project) -> Iterator[Open]:
    """Makes a window around a project."""
    del filled  # asked for, so that it outlives the windows
    made: list[MainWindow] = []

    def make(project: Project | Path | None) -> MainWindow:
        session = Session()
        selection = Selection(session)
        projects = Projects(session, config, session)
        if isinstance(project, Path):
            assert projects.open(project)
        elif project is not None:
            session.open(project, "an")
        window = MainWindow(session, selection, config, projects, Collector(session))
        window.later.waits = False  # a test looks at the panels without turning the event loop
        window.resize(1200, 800)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        if project is not None:
            qtbot.waitUntil(lambda: window.spans.is_built)
        QApplication.processEvents()
        made.append(window)
        return window

    yield make
    for window in made:
        window.session.drop_unsaved()
        window.projects.close()


@pytest.fixture
def window(open_window: Open, filled: Project) -> MainWindow:
    """A window on the project in memory, the first document open."""
    return open_window(filled)
