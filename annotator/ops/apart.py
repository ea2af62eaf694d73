"""Work that goes on in a thread of its own, shown as the steps of a verb.

For work that must not hold the window and needs nothing of the open project but its path: it has
its own connection, and the thread that asked only waits.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from annotator.ops.steps import Step, Steps
from annotator.store.copying import Look
from annotator.store.verification import Stopped

Result = TypeVar("Result")

_TURN = 0.004
"""Seconds for which a step waits."""


def apart(work: Callable[[Look], Result]) -> Steps[Result]:
    """Does ``work`` in another thread; closing the steps stops it and waits until it has ended."""
    running = _Running(work)
    running.start()
    try:
        while not running.ended.wait(_TURN):
            yield Step(*running.progress)
    finally:
        running.stop.set()
        running.join()
    if running.error is not None:
        raise running.error
    return running.results[0]


class _Running(threading.Thread, Generic[Result]):
    """The thread, how far it is and how it ended."""

    def __init__(self, work: Callable[[Look], Result]) -> None:
        super().__init__(name="apart", daemon=True)
        self._work = work
        self.stop = threading.Event()
        self.ended = threading.Event()
        self.progress = (0, 0)
        self.results: list[Result] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        """Works until the end or until it is stopped."""
        try:
            self.results.append(self._work(self._look))
        except BaseException as error:
            self.error = error
        finally:
            self.ended.set()

    def _look(self, done: int, total: int) -> None:
        if self.stop.is_set():
            raise Stopped
        if total:
            self.progress = (done, total)
