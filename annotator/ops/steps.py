"""Work that takes longer than a moment, cut into steps.

A long verb is a generator: it yields a :class:`Step` after each small piece of work and returns
its result.  The command line runs it in a loop, the window in slices between events; closing the
generator cancels it, and its edit is rolled back.  So no second thread ever meets the project's
connection, and a cancelled import leaves nothing.
"""

import contextlib
import gc
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: ``done`` of ``total`` (0 when it cannot be known), in bytes or documents."""

    done: int
    total: int


Steps = Generator[Step, None, Result]


def run(steps: Steps[Result], progress: Callable[[Step], None] | None = None) -> Result:
    """Does all steps at once and returns the result."""
    try:
        with rarely_collecting():
            while True:
                step = next(steps)
                if progress:
                    progress(step)
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        steps.close()


@contextlib.contextmanager
def rarely_collecting() -> Iterator[None]:
    """Garbage is looked for a hundred times less often than usual.

    Documents are made of many small objects without cycles; looking through them again and again
    costs a fifth of an import (measured).  Cycles are still found, so memory stays bounded.
    """
    before = gc.get_threshold()
    gc.set_threshold(before[0] * 100, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
