"""What the command palette is filled with, and what becomes of the choice."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import ACTIONS, Actions, ActionSpec, keys_of, shown_key
from annotator.gui.palette import Palette
from annotator.gui.palette_items import Item, Kind, Stock, recalled
from annotator.gui.panels.panel import Context
from annotator.model.scheme import EntityLabel, RelationLabel
from annotator.store.change import Change

REMEMBERED = 24
"""Recent choices that are kept."""

_PALETTE = "palette"
"""The action that opens the palette, which does not offer itself."""


class Offers(QObject):
    """Opens the palette over ``window`` and utters what is chosen there."""

    label_requested = Signal(str)
    document_requested = Signal(object)
    text_requested = Signal()
    """The keyboard should go to the document's text."""

    def __init__(self, context: Context, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._actions = actions
        self._documents: Stock | None = None
        """Kept with what was folded of it, until a document comes, goes or is renamed."""
        self.palette = Palette(window, actions[_PALETTE].shortcut())
        self.palette.chosen.connect(self._choose)
        context.session.changed.connect(self._hear)
        context.session.opened.connect(self._forget)
        context.session.closed.connect(self._forget)

    def open(self) -> None:
        """Opens the palette with what can be done now."""
        if self._documents is None:
            self._documents = Stock(list(self._document_items()))
        stocks = (Stock([*self._commands(), *self._labels()]), self._documents)
        self.palette.open(stocks, self._context.settings.recent_choices())

    def _hear(self, change: Change) -> None:
        if change.everywhere or "document" in change.tables:
            self._documents = None

    def _forget(self) -> None:
        self._documents = None
        self.palette.close_again()

    def _choose(self, item: Item) -> None:
        settings = self._context.settings
        settings.set_recent_choices(recalled(settings.recent_choices(), item.name, REMEMBERED))
        if item.kind is Kind.COMMAND:
            self._actions[item.key].trigger()
        elif item.kind is Kind.DOCUMENT:
            self.document_requested.emit(int(item.key.rpartition("/")[2]))
            self.text_requested.emit()
        else:
            self.label_requested.emit(item.key)

    def _commands(self) -> Iterator[Item]:
        return (self._command(spec) for spec in ACTIONS if spec.id != _PALETTE)

    def _command(self, spec: ActionSpec) -> Item:
        action = self._actions[spec.id]
        text = _without_mnemonic(action.text().split("\t")[0])
        keys = keys_of(spec) or shown_key(spec.keys)
        english = _without_mnemonic(spec.text)
        return Item(Kind.COMMAND, spec.id, text, english, keys, "", action.isEnabled())

    def _labels(self) -> Iterator[Item]:
        session = self._context.session
        if session.is_open:
            yield from self._label_items(Kind.LABEL, session.scheme.entities)
            yield from self._label_items(Kind.RELATION, session.scheme.relations)

    def _label_items(
        self, kind: Kind, labels: Iterable[EntityLabel | RelationLabel]
    ) -> Iterator[Item]:
        context = self._context
        enabled = context.session.is_writable and not context.desk.is_empty
        for label in labels:
            title = label.title(context.language)
            yield Item(kind, label.name, title, label.name, label.key, label.colour, enabled)

    def _document_items(self) -> Iterator[Item]:
        session = self._context.session
        if session.is_open:
            uid = session.project.read.property("uid")
            for document_id, name in session.project.read.document_names():
                yield Item(Kind.DOCUMENT, f"{uid}/{document_id}", name)


def _without_mnemonic(text: str) -> str:
    return "&".join(part.replace("&", "") for part in text.split("&&"))
