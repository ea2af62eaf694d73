"""A small menu of relation labels, chosen by click, by digit or by the label's own key."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from annotator.gui.overrides import guarded
from annotator.model.scheme import RelationLabel


@guarded
class LabelMenu(QMenu):
    """Offers ``labels``; :attr:`chosen` carries the name of the one taken."""

    chosen = Signal(str)

    def __init__(
        self,
        labels: tuple[RelationLabel, ...],
        language: str,
        parent: QWidget,
        there: frozenset[str] = frozenset(),
    ) -> None:
        """Labels whose names are ``there`` link the two already: shown, but not to be chosen."""
        super().__init__(parent)
        self._by_key: dict[str, QAction] = {}
        for number, label in enumerate(labels, start=1):
            keys = [str(number)] if number <= 9 else []
            keys += [label.key] if label.key else []
            title = label.title(language).replace("&", "&&")
            action = self.addAction("\t".join((title, "  ".join(keys))))
            action.setData(label.name)
            action.setEnabled(label.name not in there)
            for key in reversed(keys):
                self._by_key[key] = action
        self.triggered.connect(lambda action: self.chosen.emit(action.data()))
        first = next((action for action in self.actions() if action.isEnabled()), None)
        if first is not None:
            self.setActiveAction(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a label by its digit or key."""
        code = event.key()
        typed = chr(code).lower() if 0x20 < code < 0x3000 else event.text()
        action = self._by_key.get(typed) or self._by_key.get(event.text())
        if action is None or not action.isEnabled():
            super().keyPressEvent(event)
        else:
            self.close()
            action.trigger()
