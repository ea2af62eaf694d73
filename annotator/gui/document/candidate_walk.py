"""Walking candidates: stretches without a span that look like names, dates, numbers, titles.

The finder looks around the caret only, so that a step costs the same in any document; where the
next candidate is far, the search gives way to the window again and again until it is found.
"""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.gui.document.choice import Choice
from annotator.gui.document.scroller import Scroller
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.model.annotation import Fragment, Span, reading_order, span_text

if TYPE_CHECKING:
    from annotator.suggest.candidates import CandidateFinder

_Place = tuple[int, int]
"""Start, and stop with its sign turned: the outer one of two comes first."""

_SLICE = 0.004
"""Seconds for which a search holds the window."""

_WARM_AFTER = 1_500
"""Milliseconds after which there has been time to look at the window."""

_LEARNT = 100
_LONGEST = 80
"""How many spans before the caret the finder learns from at first, and of how many code points."""


class CandidateWalk(QObject):
    """Selects one candidate after the other, outer before inner, as text to be labelled."""

    def __init__(self, sheet: Sheet, scroller: Scroller, choice: Choice, wishes: Wishes) -> None:
        super().__init__(choice)
        self._sheet = sheet
        self._scroller = scroller
        self._choice = choice
        self._wishes = wishes
        self._finder: CandidateFinder | None = None
        self._text = ""
        self._search: Iterator[Fragment | int] | None = None
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.timeout.connect(self._warm)
        self._warming.start(_WARM_AFTER)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._go_on)
        for signal in (choice.changed, choice.moved):
            signal.connect(self.stop)

    def step(self, forward: bool) -> None:  # noqa: FBT001 - agreed with its callers
        """Select the next or previous candidate and show it; say so where there is none."""
        finder, place = self._found(), self._place()
        self._learn(self._sheet.content.spans[span] for span in self._choice.selected().spans)
        if forward:
            self._search = finder.ahead(
                place[0], lambda start, stop: (start, -stop) <= place or self._taken(start, stop)
            )
        else:
            # From one point further: outer ones begin where the inner one does that we stand on.
            self._search = finder.behind(
                min(place[0] + 1, len(self._text)),
                lambda start, stop: (start, -stop) >= place or self._taken(start, stop),
            )
        self._go_on()

    def _warm(self) -> None:
        """Load the finder while nobody waits for it: that takes two frames."""
        if self._wishes.read_only:
            return
        import annotator.suggest.candidates  # noqa: F401, PLC0415

    def stop(self) -> None:
        """Search no longer: something else was selected meanwhile."""
        self._search = None
        self._again.stop()

    def _go_on(self) -> None:
        search = self._search
        if search is None or self._sheet.content.text is not self._text:
            self.stop()
            return
        end = time.monotonic() + _SLICE
        for found in search:
            if isinstance(found, tuple):
                self._pick(found)
                return
            if time.monotonic() > end:
                self._again.start(0)
                return
        self.stop()
        self._wishes.tell(self.tr("No further candidate in this direction."))

    def _pick(self, found: Fragment) -> None:
        self.stop()
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
            span = content.neighbour(reading_order(span), forward=True)
        return False

    def _found(self) -> "CandidateFinder":
        """The finder of this text; a new one learns from the spans before the caret."""
        text = self._sheet.content.text
        if self._finder is None or self._text is not text:
            from annotator.suggest.candidates import (  # noqa: PLC0415 - at need
                CandidateFinder,
                language_of,
            )

            self._finder, self._text = CandidateFinder(text, language_of(text)), text
            self._learn(self._before())
        return self._finder

    def _before(self) -> Iterator[Span]:
        content = self._sheet.content
        place = (self._choice.caret, 1, -1)
        for _ in range(_LEARNT):
            span = content.neighbour(place, forward=False)
            if span is None:
                return
            yield span
            place = reading_order(span)

    def _learn(self, spans: Iterator[Span]) -> None:
        """Where these words stand again is a candidate, too."""
        if self._finder is not None:
            self._finder.learn(
                span_text(self._text, span.fragments)
                for span in spans
                if span.stop - span.start <= _LONGEST and len(span.fragments) == 1
            )
