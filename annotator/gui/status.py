"""The status line: is it saved, what was said, where am I, who am I, for how long."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QMenu, QStatusBar, QToolButton, QWidget

from annotator.gui.document.selected import Selected
from annotator.gui.hidden_mark import HiddenMark
from annotator.gui.panels.panel import Context
from annotator.gui.plain import PlainLabel, phrased, tool_tip, without_mnemonic
from annotator.gui.texts import duration_text, repeats_text, state_name

_SHOWN = 6000
"""Milliseconds for which a sentence stays."""


class StatusLine(QStatusBar):
    """Shows facts; its one wish is to work under another name."""

    annotator_requested = Signal(str)
    other_annotator_requested = Signal()
    show_all_requested = Signal()
    said = Signal(str)
    """A sentence that was not there before."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self.setSizeGripEnabled(False)
        self.saved = PlainLabel()
        self.saved.setAccessibleName(self.tr("Save state"))
        self.words = PlainLabel()
        self.words.setMinimumWidth(40)
        self.place = PlainLabel()
        self.repeats = PlainLabel()
        self.chosen = PlainLabel()
        self.time = PlainLabel()
        self.time.setToolTip(tool_tip(self.tr("Working time on this document")))
        self.who = QToolButton()
        self.who.setAutoRaise(True)
        self.who.setToolTip(tool_tip(self.tr("Whose work is shown; click to switch")))
        self.hidden = HiddenMark()
        self.hidden.clicked.connect(self.show_all_requested)
        self.names = QMenu(self.who)
        self.who.clicked.connect(self.show_names)
        self._line_up()
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self.fall_silent)
        self._lasting = ""
        self._is_bad = False
        self.show_repeats(0)
        self.refresh()

    def _line_up(self) -> None:
        self.addWidget(self.saved)
        self.addWidget(self.words, 1)
        self.saved.setContentsMargins(0, 0, 12, 0)
        for widget in (
            self.hidden, self.repeats, self.chosen, self.place, self.time, self.who,
        ):  # fmt: skip
            widget.setContentsMargins(8, 0, 8, 0)
            self.addPermanentWidget(widget)
        self.setContentsMargins(8, 0, 4, 2)

    def say(self, sentence: str) -> None:
        """Shows a sentence for a while: until it has been read, or something else is done."""
        self._show_words(sentence)
        self._fade.start(_SHOWN)
        self.said.emit(sentence)

    def keep_saying(self, sentence: str) -> None:
        """Shows a sentence, what a mode of the text asks for, until "" is to be kept."""
        self._lasting = sentence
        self.fall_silent()
        self.said.emit(sentence)

    def fall_silent(self) -> None:
        """Takes back what was said; what is kept on being said stands there again."""
        self._fade.stop()
        self._show_words(self._lasting)

    def _show_words(self, sentence: str) -> None:
        if sentence != self.words.text():
            self.words.setText(sentence)
            self.words.setToolTip(tool_tip(sentence))

    def refresh(self) -> None:
        """Shows save state and name."""
        session = self._context.session
        self.who.setVisible(session.is_open)
        self.who.setText(without_mnemonic(session.annotator) + " ▾")
        self.who.setAccessibleName(phrased(self.tr("Annotator: {name}"), name=session.annotator))
        if not session.is_open:
            self._show_saved("", bad=False)
        elif session.has_unsaved:
            self._show_saved(self.tr("%n not saved", "", session.unsaved), bad=True)
        elif not session.is_writable:
            self._show_saved(self.tr("Read-only"), bad=False)
        else:
            self._show_saved(self.tr("Saved"), bad=False)

    def show_place(self, place: int, count: int) -> None:
        """Which document this is, of how many, and how far it is."""
        desk = self._context.desk
        if desk.is_empty:
            self.place.setText("")
        else:
            words = self.tr("Document {place} of {count}").format(place=place or "–", count=count)
            self.place.setText(f"{words} · {state_name(desk.state)}")
        self.place.setVisible(not desk.is_empty)

    def show_time(self, seconds: int) -> None:
        """Working time on the document."""
        self.time.setText(duration_text(seconds) if seconds >= 60 else "")
        self.time.setVisible(seconds >= 60)

    def show_chosen(self, selected: Selected) -> None:
        """Exact offsets of what is chosen."""
        desk, fragments = self._context.desk, selected.fragments
        if len(selected.spans) == 1:
            span = desk.span(selected.spans[0])
            fragments = span.fragments if span else ()
        shown = ", ".join(f"{start}–{stop}" for start, stop in fragments[:4])
        self.chosen.setText(shown + (" …" if len(fragments) > 4 else ""))
        self.chosen.setVisible(bool(fragments))

    def show_repeats(self, count: int) -> None:
        """How many further places have the words of the selected span."""
        self.repeats.setText(repeats_text(count) if count else "")
        self.repeats.setVisible(count > 0)

    def _show_saved(self, words: str, *, bad: bool) -> None:
        self.saved.setText(words)
        self.saved.setVisible(bool(words))
        if not bad and not self._is_bad:
            return
        self._is_bad = bad
        palette = QPalette(self.palette())
        if bad:
            palette.setColor(
                QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.BrightText)
            )
        self.saved.setPalette(palette if bad else QPalette())

    def show_names(self) -> None:
        """Opens the menu of names above the button."""
        self._fill_names()
        corner = self.who.mapToGlobal(self.who.rect().topLeft())
        self.names.popup(corner - QPoint(0, self.names.sizeHint().height()))

    def _fill_names(self) -> None:
        menu, session = self.names, self._context.session
        menu.clear()
        if not session.is_open:
            return
        names = [one.name for one in session.project.read.annotators()]
        if session.annotator not in names:
            names.insert(0, session.annotator)
        for name in names:
            action = menu.addAction(without_mnemonic(name))
            action.setCheckable(True)
            action.setChecked(name == session.annotator)
            action.triggered.connect(lambda _checked, n=name: self.annotator_requested.emit(n))
        menu.addSeparator()
        other = menu.addAction(self.tr("Another name…"))
        other.triggered.connect(lambda _checked: self.other_annotator_requested.emit())
