"""The middle of the window: the banner, and below it the text or what stands in for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.actions import Actions
from annotator.gui.banner import Banner
from annotator.gui.document.view import DocumentView
from annotator.gui.finding import Finding
from annotator.gui.overrides import guarded
from annotator.gui.panels.panel import Context
from annotator.gui.settings import LARGE_TEXT

if TYPE_CHECKING:
    from annotator.gui.start_page import StartPage


@guarded
class Centre(QWidget):
    """Holds ``banner``, the bar of ``finding``, and the document view, start page or empty page.

    The two pages are made when they are first shown.
    """

    open_requested = Signal(object)  # Path

    def __init__(self, context: Context, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._actions = actions
        self._empty: QWidget | None = None
        self._notice: Banner | None = None
        self.start: StartPage | None = None
        self.banner = Banner(self)
        self.view = DocumentView(self)
        self._remember_reading()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.banner)
        self._column.addWidget(self.pages, 1)
        self.finding = Finding(context, self.view, self)
        self.finding.bar_made.connect(lambda bar: self._insert(self.pages, bar))

    def _remember_reading(self) -> None:
        """Show text as it was shown last."""
        settings, actions = self._context.settings, self._actions
        self.view.set_smallest(LARGE_TEXT if settings.large_print else 0.0)
        self.view.set_font_size(settings.font_size)
        self.view.set_spacing(settings.spacing)
        self.view.set_focus_mode(settings.focus_mode)
        self.view.fold_zones(settings.folds_zones)
        self.view.show_odd_characters(settings.shows_odd_characters)
        actions["focus_mode"].setChecked(settings.focus_mode)
        actions["large_print"].setChecked(settings.large_print)
        actions["fold_zones"].setChecked(settings.folds_zones)
        actions["odd_characters"].setChecked(settings.shows_odd_characters)

    def show_page(self) -> None:
        """The start page without a project, the empty page without documents, else the text."""
        session = self._context.session
        if not session.is_open:
            self._show_start()
        elif self._context.desk.is_empty and not session.project.read.document_count():
            self._show_empty()
        else:
            self.pages.setCurrentWidget(self.view)

    def notify(self, words: str, button: str, verb: Callable[[], object]) -> None:
        """Says something above the banner, with a button that hides it and does ``verb``."""
        if self._notice is None:
            self._notice = Banner(self)
            self._notice.said.connect(self.view.announce)
            self._insert(self.banner, self._notice)
        notice = self._notice

        def done() -> None:
            notice.hide()
            verb()

        close = (self.tr("Dismiss"), notice.hide)
        notice.show_words(words, ((button, done), close), bad=False)

    def notice(self) -> Banner | None:
        """The line that :meth:`notify` shows."""
        return self._notice

    def _insert(self, before: QWidget, widget: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(before), widget)

    def painted(self) -> QWidget:
        """The widget that paints what is shown now."""
        shown = self.pages.currentWidget()
        return self.view.viewport() if shown is None or shown is self.view else shown

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draws the icons anew in another theme or another print."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._actions.recolour()

    def _show_start(self) -> None:
        recent = self._context.settings.recent()
        if self.start is None:
            from annotator.gui.start_page import StartPage  # noqa: PLC0415 - at need

            self.start = StartPage(self._actions, recent, self)
            self.start.open_requested.connect(self.open_requested)
            self.pages.addWidget(self.start)
        else:
            self.start.show_recent(recent)
        self.pages.setCurrentWidget(self.start)

    def _show_empty(self) -> None:
        if self._empty is None:
            from annotator.gui.start_page import EmptyPage  # noqa: PLC0415 - at need

            self._empty = EmptyPage(self._actions, self)
            self.pages.addWidget(self._empty)
        self.pages.setCurrentWidget(self._empty)
