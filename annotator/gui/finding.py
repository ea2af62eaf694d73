"""Finding in the document: a search in slices, the hits on screen, the way from one to the next.

The bar and the rooms that search are imported when somebody first looks for something.
"""

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.document.marks import FOUND
from annotator.gui.document.view import DocumentView
from annotator.gui.panels.panel import Context
from annotator.gui.slices import Slices
from annotator.model.annotation import Fragment
from annotator.model.hits import NO_HITS, Hits

if TYPE_CHECKING:
    from annotator.gui.find_bar import FindBar
    from annotator.model.search import Options, Pages

_SHOW_AFTER = 150
"""Milliseconds after which hits that were found meanwhile are told."""


class _Wish(Enum):
    """Which hit is to be gone to, once the search has come so far."""

    NONE = "none"
    HERE = "here"
    NEXT = "next"
    PREVIOUS = "previous"


class Finding(QObject):
    """Finds what the bar asks for in the document on the desk, and goes from hit to hit.

    A hit that is gone to is selected as text, so that a label's key labels it at once.
    """

    found = Signal(object)
    """The hits so far, in text order: a list of fragments; empty when nothing is looked for."""

    bar_made = Signal(object)
    """The bar, which has no place yet, when somebody first looks for something."""

    def __init__(self, context: Context, view: DocumentView, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self.bar: FindBar | None = None
        self.hits: Hits = NO_HITS
        self._pages: Pages | None = None
        self._asked: tuple[str, Options] | None = None
        self._origin = 0
        """Where the search for what is being typed begins: at the caret, later at the hit."""
        self._wish = _Wish.NONE
        self._wrapped = False
        self._current: Fragment | None = None
        self._slices = Slices(self)
        self._shown = QElapsedTimer()

    def open(self) -> None:
        """Shows the bar, with the words in it that are selected in the text."""
        bar = self._made_bar()
        selected = self._selected()
        self._origin = selected[0] if selected else self._view.caret
        was_hidden = bar.isHidden()
        bar.take(self._words(selected) if selected else "")
        if was_hidden and self._asked is None:
            self._search(_Wish.NONE)

    def begin_document(self) -> None:
        """The view shows another document: looks for the same there, and goes nowhere."""
        self._pages = None
        self._origin = 0
        if self.bar is None or self.bar.isHidden():
            return
        if self._context.desk.is_empty:
            self.hide()
        else:
            self._search(_Wish.NONE)

    def next(self) -> None:
        """Goes to the next hit, from the last one to the first."""
        self._go(_Wish.NEXT)

    def previous(self) -> None:
        """Goes to the hit before, from the first one to the last."""
        self._go(_Wish.PREVIOUS)

    def close(self) -> None:
        """Takes bar and hits away; the keyboard goes to the text, to the current hit."""
        self.hide()
        self._go_to_text()

    def hide(self) -> None:
        """Takes bar and hits away."""
        self._drop()
        if self.bar is not None:
            self.bar.hide()

    @property
    def is_searching(self) -> bool:
        """Whether parts of the text have not been searched yet."""
        return self._slices.is_running

    def _made_bar(self) -> "FindBar":
        if self.bar is None:
            from annotator.gui.find_bar import FindBar  # noqa: PLC0415 - at need

            self.bar = FindBar(self._context.settings)
            self.bar.hide()
            self.bar_made.emit(self.bar)
            self.bar.changed.connect(lambda: self._search(_Wish.HERE))
            self.bar.next_requested.connect(self.next)
            self.bar.previous_requested.connect(self.previous)
            self.bar.text_requested.connect(self._go_to_text)
            self.bar.closed.connect(self.close)
        return self.bar

    def _go_to_text(self) -> None:
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _selected(self) -> Fragment | None:
        """The one stretch of text that is selected, or that the one selected span has."""
        selected = self._view.current()
        fragments = selected.fragments
        if len(selected.spans) == 1:
            span = self._context.desk.span(selected.spans[0])
            fragments = span.fragments if span else ()
        return fragments[0] if len(fragments) == 1 else None

    def _words(self, stretch: Fragment) -> str:
        """The words of ``stretch``, if they are what one may look for: one line, not too long."""
        from annotator.model.search import LONGEST  # noqa: PLC0415 - at need

        start, stop = stretch
        words = self._context.desk.laid.text[start : min(stop, start + LONGEST + 1)]
        return words if len(words) <= LONGEST and words.isprintable() else ""

    def _drop(self) -> None:
        """Looks for nothing any more."""
        self._slices.stop()
        self._asked = self._current = None
        self._wish = _Wish.NONE
        if self.hits is not NO_HITS:
            self.hits = NO_HITS
            self._view.show_found(NO_HITS)
            self._show()

    def _search(self, wish: _Wish) -> None:
        """Begins to look for what the bar asks for, the nearest hits first."""
        from annotator.model.search import Pages  # noqa: PLC0415 - at need

        bar = self._made_bar()
        if not bar.query() or self._context.desk.is_empty:
            self._drop()
            bar.say("", aloud=False)
            return
        if self._pages is None:
            self._pages = Pages(self._context.desk.laid.text)
        self._asked = (bar.query(), bar.options())
        self._current, self._wish, self._wrapped = None, wish, False
        self.hits = Hits(self._pages.begins(self._origin))
        self._view.show_found(self.hits)
        self._shown.start()
        self._slices.start(self._gather(self._pages.search(*self._asked, self._origin)))
        self._slices.turn()

    def _gather(self, portions: Iterator[list[Fragment]]) -> Iterator[None]:
        """Takes the hits in, portion by portion."""
        for portion in portions:
            self.hits.add(portion)
            self._view.found_grew(portion)
            self._settle()
            if self._shown.elapsed() >= _SHOW_AFTER:
                self._shown.restart()
                self._show()
            yield
        self.hits.is_complete = True
        self._settle()
        self._show()

    def _show(self) -> None:
        """Tells the hits so far to whoever marks them, and how many they are."""
        hits = self.hits.all()
        self._view.set_marks(FOUND, hits)
        self.found.emit(hits)
        self._say(aloud=self.hits.is_complete)

    def _go(self, wish: _Wish) -> None:
        bar = self._made_bar()
        if not bar.query():
            self.open()
            return
        bar.show()
        if self._asked is None:
            self._origin = self._view.caret
            self._search(wish)
            return
        self._wish, self._wrapped = wish, False
        self._settle()

    def _settle(self) -> None:
        """Goes to the hit that is wished for, if it is certain by now which one that is."""
        wish, hits, point = self._wish, self.hits, self._point()
        if wish is _Wish.NONE:
            return
        back = wish is _Wish.PREVIOUS
        if not (hits.is_sure_before(point) if back else hits.is_sure_after(point)):
            return
        hit = hits.preceding(point) if back else hits.following(point)
        if hit is None:
            self._wrapped = True
            hit = hits.last() if back else hits.first()
        self._wish = _Wish.NONE
        self._current = hit
        if hit is not None:
            self._view.select_text(*hit)
            self._origin = self._origin if wish is _Wish.HERE else hit[0]
        elif wish is _Wish.HERE:
            self._view.select_text(self._origin, self._origin)
        if hits.is_complete:
            self._say(aloud=True)

    def _point(self) -> int:
        """From where the wished hit is looked for; the caret stands behind the current one."""
        if self._wish is _Wish.HERE:
            return self._origin
        caret, current = self._view.caret, self._current
        at_current = current is not None and caret == current[1]
        return current[0] if current and at_current and self._wish is _Wish.PREVIOUS else caret

    def _say(self, *, aloud: bool) -> None:
        """Says how many hits there are, and which one is the current."""
        if self.bar is None or self._asked is None:
            return
        count = len(self.hits)
        place = self.hits.place(self._current) if self._current else 0
        if not self.hits.is_complete:
            words = self.tr("{count} …").format(count=count)
        elif not count:
            words = self.tr("nothing found")
        elif place:
            words = self.tr("{place} of {count}").format(place=place, count=count)
        else:
            words = self.tr("{count} found").format(count=count)
        if self._wrapped and place:
            first = place == 1
            words += " · " + (self.tr("from the top") if first else self.tr("from the end"))
        self.bar.say(words, aloud=aloud)
