"""How a fault of ours is told: one dialog at a time, and each fault in a dialog once.

After that the same fault is told in a line above the text, which does not change while it is
there: a fault in painting would else call itself for ever.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.faults.report import Fault, Report, surroundings, versions
from annotator.gui.faults.trail import Trail

if TYPE_CHECKING:
    from annotator.gui.dialogs.crash import CrashDialog

_MOST = 20
"""Different faults in one report."""


class Telling(QObject):
    """Shows faults over ``window()``; a line there is shown by ``notice``."""

    quit_requested = Signal()
    ended = Signal()
    """The dialog was closed and the work goes on."""

    def __init__(
        self,
        window: Callable[[], QWidget | None],
        notice: Callable[[str, str, Callable[[], object]], object],
        trail: Trail,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._notice = notice
        self._trail = trail
        self._faults: dict[str, tuple[Fault, int]] = {}
        self._told: set[str] = set()
        self._before: tuple[str, ...] = ()
        self._is_opening = self._is_noticed = False
        self.dialog: CrashDialog | None = None

    def tell(self, fault: Fault) -> bool:
        """Tells a fault, or counts it where it was told; whether it is a new one."""
        is_new = fault.key not in self._told
        self._count(fault)
        if self.dialog is not None:
            self._told.add(fault.key)
            self.dialog.show_later(self._report())
        elif is_new and not self._is_opening:
            self._told.add(fault.key)
            self._is_opening = True
            try:
                self.open()
            finally:
                self._is_opening = False
        elif not is_new and not self._is_noticed:
            self._is_noticed = True
            words = QCoreApplication.translate(
                "Faults", "The same fault of Annotator's own has happened again."
            )
            show = QCoreApplication.translate("Faults", "Show the report")
            self._notice(words, show, self.open)
        return is_new

    def open(self) -> None:
        """Opens the report of what was met since it was closed last."""
        from annotator.gui.dialogs.crash import CrashDialog  # noqa: PLC0415 - rare

        self._is_noticed = False
        if self.dialog is None:
            self._before = tuple(self._trail)
            parent = QApplication.activeModalWidget() or self._window()
            dialog = self.dialog = CrashDialog(self._report(), parent)
            dialog.quit_requested.connect(self.quit_requested)
            dialog.finished.connect(self._closed)
            dialog.destroyed.connect(self._gone)
            dialog.open()

    def _closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._faults.clear()
        self.ended.emit()

    def _gone(self) -> None:
        self.dialog = None

    def _count(self, fault: Fault) -> None:
        first, count = self._faults.get(fault.key, (fault, 0))
        if count or len(self._faults) < _MOST:
            self._faults[fault.key] = (first, count + 1)

    def _report(self) -> Report:
        return Report(tuple(self._faults.values()), (versions(), surroundings()), self._before)
