"""Every exception that nobody caught ends here, wherever in the process it happened.

Slots, event handlers, timers and threads of Qt end in ``sys.excepthook``, Python's threads in
``threading.excepthook``, destructors and callbacks of the collector in ``sys.unraisablehook``.
The hooks only make a :class:`Fault` of it, which is told in the window's thread at the next turn
of the event loop: in a paint event, say, no dialog could be opened.
"""

import contextlib
import sys
import threading
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from annotator.errors import UserError
from annotator.gui.faults.log import FaultLog
from annotator.gui.faults.report import Fault, fault_of, versions

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_KINDS = 200
"""Faults of different places that are counted one by one."""


class Faults(QObject):
    """Takes the hooks over from :meth:`install` to :meth:`remove`.

    A fault is written to the log when it is first met and then at its tenth, hundredth … time.
    """

    met = Signal(object)  # Fault, at each time, in the window's thread
    said = Signal(object)  # UserError: nobody's fault, to be said as a sentence
    interrupted = Signal()
    _came = Signal(object)

    def __init__(self, log: FaultLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._counts: Counter[str] = Counter()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._came.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Takes the hooks over."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.hook
        threading.excepthook = self._hook_of_threads
        sys.unraisablehook = self._hook_of_clearing

    def remove(self) -> None:
        """Gives them back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What no slot and no event handler has caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            self._send(error)
            return
        thread = threading.current_thread()
        is_main = thread is threading.main_thread()
        self.take(error, "an event" if is_main else f"thread {_plain(thread.name)}")

    def _hook_of_threads(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            name = args.thread.name if args.thread else "?"
            self.take(args.exc_value, f"thread {_plain(name)}")

    def _hook_of_clearing(self, args: "UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.take(args.exc_value, "clearing up")

    def take(self, error: BaseException, where: str) -> None:
        """Counts, logs and sends one exception; never raises."""
        with contextlib.suppress(Exception):
            if isinstance(error, UserError):
                self._send(error)
                return
            fault = fault_of(error, where)
            key = fault.key if len(self._counts) < _KINDS else ""
            self._counts[key] += 1
            count = self._counts[key]
            if _is_round(count):
                sys.__excepthook__(type(error), error, error.__traceback__)
                times = f", {count} times" if count > 1 else ""
                head = f"{versions()}\n{fault.at} in {fault.where}{times}"
                self._log.write(f"{head}\n{fault.plain}")
            self._send(fault)

    def _send(self, what: object) -> None:
        with contextlib.suppress(RuntimeError):  # Qt's half is gone: the program ends
            self._came.emit(what)

    def _hand_on(self, what: object) -> None:
        if isinstance(what, Fault):
            self.met.emit(what)
        elif isinstance(what, UserError):
            self.said.emit(what)
        else:
            self.interrupted.emit()


def _is_round(count: int) -> bool:
    """Whether ``count`` is 1, 10, 100 …"""
    return str(count).strip("0") == "1"


def _plain(name: str) -> str:
    """A thread's name where it is one of ours, which are words."""
    words = name.partition(" ")[0]
    return words if words.isascii() and words.replace("-", "").isalnum() else "?"
