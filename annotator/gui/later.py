"""What follows a gesture, done once the text's picture stands.

The text answers a gesture within its frame; tables, fields and names of menu entries are read
beside it and may come a moment later, one at a time, so that none of them holds up the next
gesture.  However often something is asked for meanwhile, it is done once.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Later(QObject):
    """Does what was asked for, in the order of asking, one thing a turn of the event loop.

    While :attr:`waits` is False everything is done at once, for who turns no event loop.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.waits = True
        self._asked: dict[Callable[[], object], None] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)  # its turn comes after the repaint
        self._timer.timeout.connect(self._turn)

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._asked)

    def ask(self, *verbs: Callable[[], object]) -> None:
        """Lets ``verbs`` be done soon; those asked for already keep their place."""
        self._asked |= dict.fromkeys(verbs)
        if self.waits:
            self._timer.start()
        else:
            self.finish()

    def finish(self) -> None:
        """Does all that is still to be done now."""
        while self._asked:
            self._turn()

    def _turn(self) -> None:
        if self._asked:
            verb = next(iter(self._asked))
            del self._asked[verb]
            verb()
        if not self._asked:
            self._timer.stop()
