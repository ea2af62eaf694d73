"""Many things under one mark, a "+n" or a wire that relations share: which of them is meant?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from annotator.gui.document.chips import Chips
from annotator.gui.document.choice import Choice
from annotator.gui.document.entries import Describe, Entry, words_of
from annotator.gui.document.sheet import Sheet
from annotator.model.annotation import Relation, Span, reading_order


class Crowd(QObject):
    """Opens a list of spans or relations over ``viewport`` and hands on what is chosen."""

    def __init__(self, viewport: QWidget, sheet: Sheet, choice: Choice) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._sheet = sheet
        self._choice = choice

    def ask_span(self, spans: Sequence[int], place: QPoint, chosen: Callable[[int], None]) -> None:
        """Ask which of ``spans`` is meant; the list opens at ``place`` (viewport pixels)."""
        content, chips = self._sheet.content, self._chips()
        there = [content.spans[key] for key in spans if key in content.spans]
        there.sort(key=reading_order)

        def describe(key: int) -> Entry:
            span = content.spans[key]
            return Entry(chips.span(span.label), self._words(span), str(span.start))

        selected = next(iter(self._choice.selected().spans), None)
        self._open([span.id for span in there], describe, selected, place, chosen)

    def ask_relation(
        self, relations: Sequence[int], place: QPoint, chosen: Callable[[int], None]
    ) -> None:
        """Ask which of ``relations`` is meant, by the ends that they do not share."""
        content, chips = self._sheet.content, self._chips()
        there = [content.relations[key] for key in relations if key in content.relations]
        hub = _hub(there)

        def far(relation: Relation) -> Span:
            return content.spans[relation.head if relation.tail == hub else relation.tail]

        def describe(key: int) -> Entry:
            relation = content.relations[key]
            title = self._sheet.style.relation(relation.label).title
            words, start = self._words(far(relation)), str(far(relation).start)
            if hub is None:
                words = f"{self._words(content.spans[relation.head])} → {words}"
            else:
                words = f"{'←' if relation.tail == hub else '→'} {words}"
            return Entry(chips.relation(relation.label, title), words, start)

        there.sort(key=lambda relation: reading_order(far(relation)))
        selected = self._choice.selected().relation
        self._open([relation.id for relation in there], describe, selected, place, chosen)

    def _open(
        self, ids: list[int], describe: Describe, selected: int | None, place: QPoint,
        chosen: Callable[[int], None],
    ) -> None:  # fmt: skip
        from annotator.gui.document.crowd_list import CrowdList  # noqa: PLC0415 - at need

        opened = CrowdList(ids, describe, selected, self._viewport)
        opened.chosen.connect(chosen)
        opened.open_at(self._viewport.mapToGlobal(place))

    def _chips(self) -> Chips:
        return Chips(self._sheet.style, self._viewport.devicePixelRatioF())

    def _words(self, span: Span) -> str:
        return words_of(self._sheet.content.text, span)


def _hub(relations: Sequence[Relation]) -> int | None:
    """The span at which all of them end, or None."""
    shared = {relations[0].head, relations[0].tail} if relations else set()
    for relation in relations:
        shared &= {relation.head, relation.tail}
    return min(shared, default=None)
