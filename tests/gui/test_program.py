"""The program around the window: languages, themes, failures, the first start, the second."""

import gc
import os
import sqlite3
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.collector import PAUSE, Collector
from annotator.gui.document.colours import contrast
from annotator.gui.program import Program
from annotator.gui.settings import Settings, Theme
from annotator.gui.theme import palette
from annotator.ops import annotate

Role, Group = QPalette.ColorRole, QPalette.ColorGroup


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, config: Settings) -> Iterator[Program]:
    before = qapp.palette()
    made = Program(qapp, config)
    yield made
    made.projects.close()
    if made.window is not None:
        qtbot.addWidget(made.window)
        made.window.close()
    made.speak_no_more()
    qapp.setPalette(before)


def test_another_language_keeps_document_and_selection(
    program: Program, file: Path, qtbot: QtBot
) -> None:
    program.projects.open(file)
    first = program.show()
    qtbot.waitUntil(lambda: first.spans.is_built)
    first.walk.next()
    project, document_id = program.session.project, program.selection.document_id
    span = annotate.add_span(project, document_id, "an", ((3, 18),), "PERSON")
    first.view.select_span(span)
    qtbot.waitUntil(lambda: not first.later.is_waiting)
    first.inspector.note.setPlainText("ghi chu")
    titles = [action.text() for action in first.menuBar().actions()]
    first.commands.set_language("vi")
    second = program.window
    assert second is not None
    assert second is not first
    qtbot.waitUntil(lambda: second.spans.is_built)
    assert second.desk.laid.document_id == document_id
    assert second.view.current().spans == (span,)
    assert second.labels.entities.row(0).title == "Người"
    assert second.desk.laid.layer.spans[0].note == "ghi chu"
    assert [action.text() for action in second.menuBar().actions()] != titles
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    annotate.add_span(project, document_id, "an", ((0, 2),), "ORG")
    qtbot.waitUntil(lambda: second.spans.model.rowCount() == 2)
    second.commands.set_language("en")


def test_themes_change_at_once(program: Program, qapp: QApplication) -> None:
    window = program.show()
    light = qapp.palette().color(Role.Base).lightness()
    window.commands.set_theme(Theme.DARK)
    assert program.themes.is_dark
    assert qapp.palette().color(Role.Base).lightness() < 60 < light
    assert program.settings.theme is Theme.DARK
    window.commands.set_theme(Theme.LIGHT)
    assert not program.themes.is_dark


@pytest.mark.parametrize("dark", [False, True])
def test_texts_stand_out(dark: bool) -> None:
    colours = palette(dark=dark)
    pairs = (
        (Role.WindowText, Role.Window),
        (Role.Text, Role.Base),
        (Role.Text, Role.AlternateBase),
        (Role.ButtonText, Role.Button),
        (Role.ToolTipText, Role.ToolTipBase),
        (Role.PlaceholderText, Role.Base),
        (Role.PlaceholderText, Role.Window),
        (Role.BrightText, Role.Window),
        (Role.Link, Role.Base),
    )
    for text, ground in pairs:
        ratio = contrast(colours.color(text).name(), colours.color(ground).name())
        assert ratio >= 4.5, (text, ground, ratio)
    chosen = contrast(
        colours.color(Role.HighlightedText).name(), colours.color(Role.Highlight).name()
    )
    assert chosen >= 4.5


def test_garbage_is_collected_by_us_only(qapp: QApplication) -> None:
    collector = Collector(qapp)
    collector.start()
    try:
        assert not gc.isenabled()
        collector.freeze()
        assert gc.get_freeze_count() > 0
    finally:
        collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


class Knot:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.me = self


def test_garbage_waits_for_a_pause(qapp: QApplication) -> None:
    """A collection in the middle of a drag would be felt; none at all would fill the memory."""
    clock = [100.0]
    collector = Collector(qapp, seconds=lambda: clock[0])
    collector.start()
    hand = QObject()
    collector.watch(hand)
    try:
        collector.freeze()
        knots = [weakref.ref(Knot()) for _ in range(2000)]
        clock[0] += 100
        QApplication.sendEvent(hand, QEvent(QEvent.Type.Wheel))
        clock[0] += PAUSE / 2
        collector.look()
        assert knots[0]() is not None, "somebody is at work"
        clock[0] += PAUSE
        collector.look()
        assert knots[0]() is None
    finally:
        collector.stop()


def test_what_is_frozen_is_looked_at_while_nobody_is_there(qapp: QApplication) -> None:
    """Dialogs and documents that were left would else stay in memory for a whole day's work."""
    clock = [0.0]
    collector = Collector(qapp, seconds=lambda: clock[0])
    collector.start()
    try:
        knot = weakref.ref(Knot())
        kept = [Knot() for _ in range(30_000)]
        clock[0] = PAUSE + 1
        runs: list[str] = []
        gc.callbacks.append(lambda phase, _info: runs.append(phase))
        collector.look()
        gc.callbacks.pop()
        assert runs == [], "so many young objects are put aside, not looked at"
        assert gc.get_freeze_count() > len(kept)
        assert knot() is not None
        clock[0] = 10_000
        collector.look()
        assert knot() is None
        assert gc.get_freeze_count() > len(kept)
    finally:
        collector.stop()


def test_no_gesture_collects(program: Program, file: Path) -> None:
    """Python would look for garbage in the middle of a drag."""
    program.collector.start()
    program.projects.open(file)
    window = program.show()
    runs: list[str] = []
    gc.callbacks.append(lambda phase, _info: runs.append(phase))
    try:
        for start in range(24):
            window.verbs.add_span(((start, start + 1),), "ORG")
            window.view.step_span(True)
            QTest.keyClick(window.view, Qt.Key.Key_Shift)  # somebody is there, however slow we are
            QApplication.processEvents()
            window.session.undo()
    finally:
        gc.callbacks.pop()
        program.collector.stop()
    assert runs == []


def test_the_first_name_is_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "lan")
    assert Settings(tmp_path / "none.ini").annotator == "lan"


def test_the_name_used_last_in_a_project_comes_back(program: Program, file: Path) -> None:
    program.projects.open(file)
    window = program.show()
    window.commands.set_annotator("bình")
    program.projects.close()
    program.projects.open(file)
    assert program.session.annotator == "bình"


@pytest.mark.parametrize("as_command", [False, True])
def test_a_project_that_cannot_be_opened_is_said_and_there_is_no_window(
    file: Path, as_command: bool
) -> None:
    """Otherwise the shell shows nothing, and an empty window hides that the work is damaged."""
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE text SET text = text || '!' WHERE id = 1")
    raw.close()
    words = ["open", str(file)] if as_command else [str(file)]
    ended = subprocess.run(
        [sys.executable, "-m", "annotator", *words],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.startswith("annotator: ")
    assert ended.stderr.count("\n") == 1
    assert file.name in ended.stderr
