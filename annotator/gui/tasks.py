"""Long verbs in the window: done in slices between events, with progress and cancel."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.errors import UserError
from annotator.ops.steps import Steps

SLICE = 0.008
"""Seconds of work between two looks at the event queue: half a frame."""


class Task(QObject):
    """Runs the steps of one long verb; exactly one of the last three signals ends it."""

    progressed = Signal(object)  # Step
    finished = Signal(object)  # the verb's result
    failed = Signal(object)  # UserError
    cancelled = Signal()

    def __init__(self, steps: Steps[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begins; returns at once."""
        self._timer.start()

    def cancel(self) -> None:
        """Ends the work with nothing of it done."""
        if self._timer.isActive():
            self._timer.stop()
            self._steps.close()
            self.cancelled.emit()

    def _work(self) -> None:
        end = time.perf_counter() + SLICE
        try:
            while True:
                step = next(self._steps)
                if time.perf_counter() > end:
                    self.progressed.emit(step)
                    return
        except StopIteration as done:
            self._timer.stop()
            self.finished.emit(done.value)
        except UserError as error:
            self._timer.stop()
            self.failed.emit(error)
        except BaseException:
            self._timer.stop()
            self.cancelled.emit()  # else its dialog would wait for ever
            raise
