"""Walking candidates: stretches without a span that look like names, dates, numbers, titles.

The finder looks around the caret only, so that a step costs the same in any document.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.gui.document.choice import Choice
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.model.annotation import Fragment

if TYPE_CHECKING:
    from annotator.suggest.candidates import CandidateFinder

_Place = tuple[int, int]
"""Start, and stop with its sign turned: the outer one of two comes first."""


class CandidateWalk:
    """Selects one candidate after the other, outer before inner, as text to be labelled."""

    def __init__(self, sheet: Sheet, scroller: Scroller, choice: Choice, wishes: Wishes) -> None:
        self._sheet = sheet
        self._scroller = scroller
        self._choice = choice
        self._wishes = wishes
        self._finder: CandidateFinder | None = None
        self._text = ""

    def step(self, forward: bool) -> None:  # noqa: FBT001 - agreed with its callers
        """Select the next or previous candidate and show it; say so where there is none."""
        place = self._place()
        if forward:
            found = self._found().next(
                place[0], lambda start, stop: (start, -stop) <= place or self._taken(start, stop)
            )
        else:
            # From one point further: outer ones begin where the inner one does that we stand on.
            found = self._found().previous(
                min(place[0] + 1, len(self._text)),
                lambda start, stop: (start, -stop) >= place or self._taken(start, stop),
            )
        if found is None:
            sentence = QCoreApplication.translate(
                "CandidateWalk", "No further candidate in this direction."
            )
            self._wishes.tell(sentence)
        else:
            self._pick(found)

    def _pick(self, found: Fragment) -> None:
        choice = self._choice
        choice.pick_text((found,))
        choice.anchor, choice.caret = found
        choice.moved.emit()
        self._scroller.show_point(found[0])

    def _place(self) -> _Place:
        """Where the walk stands: on what is selected, else just before what is at the caret."""
        selected, spans = self._choice.selected(), self._sheet.content.spans
        if selected.spans:
            span = spans[selected.spans[-1]]
            return (span.start, -span.stop)
        if selected.fragments:
            return (selected.fragments[0][0], -selected.fragments[-1][1])
        return (self._choice.caret, -len(self._sheet.content.text) - 1)

    def _taken(self, start: int, stop: int) -> bool:
        """Whether exactly this stretch bears a span."""
        content = self._sheet.content
        span = content.neighbour((start, -stop, -1), forward=True)
        while span is not None and (span.start, span.stop) == (start, stop):
            if len(span.fragments) == 1:
                return True
            span = content.neighbour((start, -stop, span.id), forward=True)
        return False

    def _found(self) -> "CandidateFinder":
        text = self._sheet.content.text
        if self._finder is None or self._text is not text:
            from annotator.suggest.candidates import CandidateFinder  # noqa: PLC0415 - at need

            self._finder, self._text = CandidateFinder(text), text
        return self._finder
