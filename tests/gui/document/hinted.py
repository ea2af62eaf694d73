"""Hints of the R mode, found and typed as a person does."""

from PySide6.QtCore import Qt

from annotator.gui.document.hint_places import Hint
from annotator.gui.document.label_menu import LabelMenu
from annotator.model.annotation import Span
from tests.gui.document.bench import Bench

Key = Qt.Key


LINE = "Ông Lê Văn An ở Hà Nội làm giám đốc."


def hint_of(bench: Bench, span_id: int) -> Hint:
    """The hint of a span."""
    return next(hint for hint in bench.view._pick.board.all() if span_id in hint.spans)


def type_hint(bench: Bench, span_id: int) -> str:
    """Type the letters of a span's hint."""
    code = hint_of(bench, span_id).code
    for letter in code:
        bench.key(letter)
    return code


def long_text(lines: int = 200) -> tuple[str, list[Span]]:
    """On each line a person (1, 3, 5 …) and a place (2, 4, 6 …)."""
    text = "\n".join([LINE] * lines)
    spans = []
    for number in range(lines):
        start = number * (len(LINE) + 1)
        spans.append(Span(2 * number + 1, "PERSON", ((start + 4, start + 13),)))
        spans.append(Span(2 * number + 2, "PLACE", ((start + 16, start + 22),)))
    return text, spans


def menu_of(bench: Bench) -> LabelMenu:
    return next(m for m in bench.view.findChildren(LabelMenu) if m.isVisible())
