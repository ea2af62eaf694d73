"""Two spans are to be linked: at once, by a menu of the legal labels, or not at all."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.document.ends import Ends
from annotator.gui.document.label_menu import LabelMenu
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes


class Linking(QObject):
    """Asks for the label of a relation where the scheme leaves a choice, and utters the wish."""

    linked = Signal(int)
    """The relation with this span has been wished for."""

    def __init__(self, view: QWidget, sheet: Sheet, wishes: Wishes) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = sheet
        self._wishes = wishes
        self._menu: LabelMenu | None = None

    def link(self, ends: Ends, span: int, corner: QPoint) -> None:
        """Link the origin of ``ends`` with ``span``; a menu opens at ``corner`` (global pixels)."""
        legal, there = ends.legal(span), ends.there(span)
        if not legal:
            self._wishes.tell(self._refusal(*ends.pair(span)))
        elif all(label.name in there for label in legal):
            self._wishes.tell(self.tr("These two are linked already."))
        elif len(legal) == 1:
            self._wish(ends, span, legal[0].name)
        else:
            menu = LabelMenu(legal, self._sheet.style.language, self._view, there)
            menu.chosen.connect(lambda name: self._wish(ends, span, name))
            menu.aboutToHide.connect(lambda: self._let_go(menu))
            self._menu = menu
            menu.popup(corner)

    def close(self) -> None:
        """Put the menu away."""
        if self._menu is not None:
            self._menu.close()
            self._menu = None

    def _let_go(self, menu: LabelMenu) -> None:
        """Forget a menu that has been closed, before it goes."""
        if self._menu is menu:
            self._menu = None
        menu.deleteLater()

    def _wish(self, ends: Ends, span: int, label: str) -> None:
        self._menu = None
        self.linked.emit(span)
        self._wishes.relation(*ends.pair(span), label)

    def _refusal(self, head: int, tail: int) -> str:
        style, spans = self._sheet.style, self._sheet.content.spans
        sentence = self.tr("No relation may run from {head} to {tail}.")
        titles = (style.entity(spans[end].label).title for end in (head, tail))
        return sentence.format(**dict(zip(("head", "tail"), titles, strict=True)))
