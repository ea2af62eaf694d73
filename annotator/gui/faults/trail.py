"""The last things that were done, by kind alone: names of verbs and operations, no text."""

import datetime
from collections import deque
from collections.abc import Callable, Iterator

LENGTH = 25


class Trail:
    """The newest :data:`LENGTH` lines; ``heard`` is called with each new one."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=LENGTH)
        self.heard: Callable[[str], object] = len

    def add(self, what: str) -> None:
        """Notes that something was done now."""
        line = f"{datetime.datetime.now(datetime.UTC):%H:%M:%S} {what}"
        self._lines.append(line)
        self.heard(line)

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._lines))
