"""What is painted by parts and by moving looks exactly like what is painted at once."""

import random
from dataclasses import replace

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
    kind = chance.randrange(10)
    if kind < 3:
        shift = chance.random() < 0.4
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        bench.key(chance.choice(KEYS), modifier)
    elif kind == 3:
        bench.key(str(chance.randrange(1, 9)))
    elif kind == 4:
        bench.key(Qt.Key.Key_Delete)
    elif kind == 5:
        relate_by_hint(bench, chance)
    else:
        look_around(bench, chance, kind)


def look_around(bench: Bench, chance: random.Random, kind: int) -> None:
    """Select, scroll, point, or see somebody else's relation come."""
    view, port = bench.view, bench.view.viewport()
    spans = list(view._sheet.content.spans)
    if kind == 6:
        view.select_span(chance.choice(spans))
    elif kind == 7:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + chance.choice((-300, -48, 24, 96, 260)))
    elif kind == 8:
        place = port.rect().center()
        place.setX(chance.randrange(port.width()))
        place.setY(chance.randrange(port.height()))
        QTest.mouseMove(port, place)
        if chance.random() < 0.5:
            bench.click(place)
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


def dense(text: str) -> tuple[Span, ...]:
    """What lies on several lines, in several pieces, and forty times on one word."""
    long = tuple(Span(50_000 + n, "ORG", ((300 * n, 300 * n + 170),)) for n in range(20))
    torn = tuple(
        Span(51_000 + n, "PERSON", ((400 * n + 20, 400 * n + 31), (400 * n + 140, 400 * n + 152)))
        for n in range(14)
    )
    start = text.index(" ", 500) + 1
    place = (start, text.index(" ", start))
    crowd = tuple(Span(52_000 + n, ("PERSON", "ORG")[n % 2], (place,)) for n in range(40))
    return long + torn + crowd


def compare(bench: Bench, rounds: int, seed: int) -> None:
    """Do ``rounds`` gestures; whatever was painted by parts looks as if painted at once."""
    view, chance = bench.view, random.Random(seed)
    Granting(view)
    QTest.qWait(200)
    for number in range(rounds):
        gesture(bench, chance)
        if chance.random() < 0.7:
            by_parts = on_screen(view)
            view.viewport().update()
            assert differing(by_parts, on_screen(view)) <= SEAM, number


def test_painting_by_parts_equals_painting_at_once(bench: Bench) -> None:
    """Else annotations seem to be there that are not, or are torn, until one scrolls."""
    bench.view.resize(640, 460)
    bench.view.set_scheme(scheme(), "en")
    made = article(9_000, 120, 50, seed=11)
    bench.view.set_document(made.text, made.layer)
    compare(bench, 180, 5)


def test_dense_pages_are_painted_by_parts_as_well(bench: Bench) -> None:
    """The same where spans run over many lines, are torn, and crowd on one word."""
    bench.view.resize(640, 460)
    bench.view.set_scheme(scheme(), "en")
    made = article(6_000, 60, 30, seed=3)
    spans = made.layer.spans + dense(made.text)
    bench.view.set_document(made.text, replace(made.layer, spans=spans))
    compare(bench, 150, 8)
