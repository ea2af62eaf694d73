"""A shown view and the real article."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Layer, Relation, Span
from annotator.model.scheme import Scheme
from annotator.model.scheme_file import scheme_from_text
from tests.gui.document.bench import SCHEME, Bench


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    """A shown view of 900 x 600 pixels with the test scheme in English."""
    view = DocumentView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.set_scheme(SCHEME, "en")
    view.show()
    QTest.qWaitForWindowExposed(view)
    view.setFocus()
    yield Bench(view)
    view.clear()


@pytest.fixture
def article(shared: Path) -> tuple[str, Layer, Scheme]:
    """The real article with the first annotator's work."""
    data = shared / "data"
    text = (data / "article.txt").read_bytes().decode("utf-8")
    first = json.loads((data / "article.first.json").read_text("utf-8"))
    ids = {span["id"]: number for number, span in enumerate(first["spans"], 1)}
    spans = tuple(
        Span(ids[span["id"]], span["label"], ((span["start"], span["end"]),))
        for span in first["spans"]
    )
    relations = tuple(
        Relation(number, item["label"], ids[item["head"]], ids[item["tail"]])
        for number, item in enumerate(first["relations"], 1)
    )
    scheme = scheme_from_text((data / "vi_news.scheme.json").read_text("utf-8"))
    return text, Layer("an", spans, relations), scheme
