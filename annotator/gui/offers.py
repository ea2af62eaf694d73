"""The command palette in the window: opened with all there is, and what becomes of the choice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import Actions
from annotator.gui.panels.panel import Context
from annotator.store.change import Change

if TYPE_CHECKING:
    from annotator.gui.palette import Palette
    from annotator.gui.palette_items import Item, Stock

REMEMBERED = 24
"""Recent choices that are kept."""


class Offers(QObject):
    """Opens the palette over ``window`` and utters what is chosen there.

    The palette is made, and its rooms are imported, when it is first opened.
    """

    label_requested = Signal(str)
    document_requested = Signal(object)
    choice_requested = Signal(str, object)
    """A menu of choices ("language", "theme", "spacing"), and what was chosen there."""
    text_requested = Signal()
    """The keyboard should go to the document's text."""

    def __init__(self, context: Context, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._window = window
        self.palette: Palette | None = None
        self._documents: Stock | None = None
        """Kept with what was folded of it, until a document comes, goes or is renamed."""
        context.session.changed.connect(self._hear)
        context.session.opened.connect(self._forget)
        context.session.closed.connect(self._forget)

    def open(self) -> None:
        """Opens the palette with what can be done now."""
        from annotator.gui import palette_stock as stock  # noqa: PLC0415 - at need
        from annotator.gui.palette import Palette  # noqa: PLC0415 - at need
        from annotator.gui.palette_items import Stock  # noqa: PLC0415 - at need

        if self.palette is None:
            self.palette = Palette(self._window, self._actions[stock.PALETTE].shortcut())
            self.palette.chosen.connect(self._choose)
        if self._documents is None:
            self._documents = Stock(stock.document_items(self._context))
        commands = [*stock.command_items(self._actions), *stock.choice_items()]
        now = [*commands, *stock.label_items(self._context)]
        recent = self._context.settings.recent_choices()
        self.palette.open((Stock(now), self._documents), recent)

    def _hear(self, change: Change) -> None:
        if change.everywhere or "document" in change.tables:
            self._documents = None

    def _forget(self) -> None:
        self._documents = None
        if self.palette is not None:
            self.palette.close_again()

    def _choose(self, item: "Item") -> None:
        from annotator.gui import palette_stock as stock  # noqa: PLC0415 - at need
        from annotator.gui.palette_items import Kind, recalled  # noqa: PLC0415 - at need

        settings = self._context.settings
        settings.set_recent_choices(recalled(settings.recent_choices(), item.name, REMEMBERED))
        choice = stock.chosen(item)
        if choice is not None:
            self.choice_requested.emit(*choice)
        elif item.kind is Kind.COMMAND:
            self._actions[item.key].trigger()
        elif item.kind is Kind.DOCUMENT:
            self.document_requested.emit(stock.document_id(item))
            self.text_requested.emit()
        else:
            self.label_requested.emit(item.key)
