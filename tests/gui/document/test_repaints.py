"""What is painted by parts and by moving looks exactly like what is painted at once."""

import random

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.document.view import DocumentView
from annotator.model.annotation import Fragment, LayerDelta, Relation, Span
from tests.benchmarks.articles import article, scheme
from tests.gui.document.bench import Bench

KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down,
    Qt.Key.Key_Up, Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
)  # fmt: skip


SEAM = 4
"""Smoothed pixels that may differ a little where two parts meet."""


def differing(first: QImage, second: QImage) -> int:
    """How many pixels are not alike."""
    if first == second:
        return 0
    places = ((x, y) for y in range(first.height()) for x in range(first.width()))
    return sum(first.pixel(x, y) != second.pixel(x, y) for x, y in places)


def on_screen(view: DocumentView) -> QImage:
    """What the painting of parts has left in the viewport, the scroll bar left out."""
    QApplication.processEvents()
    box = view.viewport().geometry()
    place = (box.x(), box.y(), box.width(), box.height())
    return view.screen().grabWindow(view.winId(), *place).toImage()


class Granting:
    """Makes the view's wishes come true, as the program would."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._next = 100_000
        view.span_requested.connect(self.add)
        view.remove_requested.connect(self.remove)
        view.resize_requested.connect(self.resize)
        view.relation_requested.connect(self.link)

    def add(self, fragments: tuple[Fragment, ...], label: str) -> None:
        self._next += 1
        self._view.apply(LayerDelta(spans=(Span(self._next, label, fragments),)))

    def remove(self, spans: tuple[int, ...], _relations: tuple[int, ...]) -> None:
        content = self._view._sheet.content
        hanging = frozenset(r.id for span in spans for r in content.relations_of(span))
        self._view.apply(LayerDelta((), (), frozenset(spans), hanging))

    def resize(self, span: int, fragments: tuple[Fragment, ...]) -> None:
        label = self._view._sheet.content.spans[span].label
        self._view.apply(LayerDelta(spans=(Span(span, label, fragments),)))

    def link(self, head: int, tail: int, label: str) -> None:
        self._next += 1
        self._view.apply(LayerDelta(relations=(Relation(self._next, label, head, tail),)))


def gesture(bench: Bench, chance: random.Random) -> None:
    """Any one thing that a person may do."""
    view = bench.view
    kind = chance.randrange(10)
    spans = list(view._sheet.content.spans)
    port = view.viewport()
    if kind < 3:
        shift = chance.random() < 0.4
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        bench.key(chance.choice(KEYS), modifier)
    elif kind == 3:
        bench.key(str(chance.randrange(1, 9)))
    elif kind == 4:
        bench.key(Qt.Key.Key_Delete)
    elif kind == 5:
        view.select_span(chance.choice(spans))
    elif kind == 6:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + chance.choice((-300, -48, 24, 96, 260)))
    elif kind == 7:
        place = port.rect().center()
        place.setX(chance.randrange(port.width()))
        place.setY(chance.randrange(port.height()))
        QTest.mouseMove(port, place)
        if chance.random() < 0.5:
            bench.click(place)
    elif kind == 8:
        relate_by_hint(bench, chance)
    else:
        head, tail = chance.sample(spans, 2)
        view.relation_requested.emit(head, tail, "PART_OF")


def relate_by_hint(bench: Bench, chance: random.Random) -> None:
    """R, and the letters of any hint or Escape, quickly or after the page has been kept aside."""
    view = bench.view
    bench.key("r")
    hints = view._pick.board.all()
    for _ in range(chance.randrange(3)):
        QApplication.processEvents()
    if not hints or chance.random() < 0.2:
        bench.key(Qt.Key.Key_Escape)
        return
    for letter in chance.choice(hints).code:
        bench.key(letter)


def test_painting_by_parts_equals_painting_at_once(bench: Bench) -> None:
    """Else annotations seem to be there that are not, or are torn, until one scrolls."""
    view = bench.view
    view.resize(640, 460)
    view.set_scheme(scheme(), "en")
    made = article(9_000, 120, 50, seed=11)
    view.set_document(made.text, made.layer)
    Granting(view)
    QTest.qWait(200)
    chance = random.Random(5)
    for number in range(180):
        gesture(bench, chance)
        if chance.random() < 0.7:
            by_parts = on_screen(view)
            view.viewport().update()
            assert differing(by_parts, on_screen(view)) <= SEAM, number
