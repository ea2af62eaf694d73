"""What faults leave on this computer, and nowhere else.

``faults.log`` holds reports without people's text; when it is full it becomes ``faults.1.log``.
``run-….log`` belongs to one running program: who it is, the last things done (a ring of lines of
equal length), and behind them what ``faulthandler`` writes when the process dies of a signal.  It
is removed at a clean end, so one that holds more than it was begun with tells of a crash.

Only the person can read these files.  Where they cannot be written the program goes on without.
"""

import contextlib
import faulthandler
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from annotator.gui.faults.report import versions, without_folders

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LIMIT = 256 << 10
"""Bytes of ``faults.log`` from which on it is put aside; two old ones are kept."""

_HEAD, _LINE, _LINES = 1024, 64, 16
_BODY = _HEAD + _LINE * _LINES
_MOST = 64 << 10
"""Bytes of a crash that are taken over."""

_OLD = 2

_BYTES = getattr(os, "O_BINARY", 0)
"""Else Windows writes two bytes for a line end, and the lines of the ring are longer than equal."""


def logs_folder() -> Path:
    """Where this person's logs lie; ``ANNOTATOR_LOGS`` names another folder, for tests."""
    if named := os.environ.get("ANNOTATOR_LOGS"):
        return Path(named)
    place = QStandardPaths.StandardLocation.GenericStateLocation  # the same before Qt has begun
    return Path(QStandardPaths.writableLocation(place)) / "annotator" / "logs"


class FaultLog:
    """The logs in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._fd = -1
        self._run: Path | None = None
        self._slot = 0

    @contextlib.contextmanager
    def watch(self) -> Iterator[None]:
        """From now on a crash leaves a trace, until the block ends as it should."""
        self._begin()
        try:
            yield
        except Exception as error:
            self._tell(f"ended by {type(error).__name__}\n")
            self._leave(keep=True)
            raise
        finally:
            self._leave(keep=False)

    def _begin(self) -> None:
        run = self.folder / f"run-{os.getpid()}-{time.time_ns():x}.log"
        with contextlib.suppress(OSError, ValueError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            fd = os.open(run, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BYTES, 0o600)
            self._fd, self._run = fd, run
            _hold(fd)
            started = (
                f"{versions()}\nstarted {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}\n"
            )
            head = started.encode()[:_HEAD]
            os.write(fd, head.ljust(_HEAD) + b" " * (_BODY - _HEAD))
            faulthandler.enable(fd)

    def _leave(self, *, keep: bool) -> None:
        fd, self._fd = self._fd, -1
        if fd < 0:
            return
        faulthandler.disable()
        os.close(fd)
        if not keep and self._run is not None:
            with contextlib.suppress(OSError):
                self._run.unlink()

    def _tell(self, words: str) -> None:
        if self._fd >= 0:
            with contextlib.suppress(OSError):
                os.write(self._fd, words.encode())

    def note(self, line: str) -> None:
        """Keeps a line of the trail where a dying process leaves it."""
        if self._fd < 0:
            return
        numbered = f"{self._slot:08} {line}"
        data = numbered.encode("utf-8", "replace")[: _LINE - 1].ljust(_LINE - 1) + b"\n"
        with contextlib.suppress(OSError):
            os.lseek(self._fd, _HEAD + _LINE * (self._slot % _LINES), os.SEEK_SET)
            os.write(self._fd, data)
            os.lseek(self._fd, 0, os.SEEK_END)
            self._slot += 1

    def write(self, report: str) -> None:
        """Appends a report."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self.folder / "faults.log"
            fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BYTES, 0o600)
            try:
                data = f"{report}\n{'-' * 72}\n".encode("utf-8", "backslashreplace")
                os.write(fd, data[:LIMIT])
                size = os.fstat(fd).st_size
            finally:
                os.close(fd)
            if size > LIMIT:
                self._rotate(path)

    def _rotate(self, path: Path) -> None:
        names = [path, *(path.with_name(f"faults.{n}.log") for n in range(1, _OLD + 1))]
        for older, newer in zip(reversed(names), reversed(names[:-1]), strict=False):
            with contextlib.suppress(OSError):
                newer.replace(older)

    def crashed(self) -> str:
        """The report of the newest program that ended in a crash; "" when none did.

        It is told once: what is found goes to ``faults.log``.
        """
        told = ""
        with contextlib.suppress(OSError):
            for path in sorted(self.folder.glob("run-*.log"), key=_age):
                if path != self._run:
                    told = self._taken_over(path) or told
        return told

    def _taken_over(self, path: Path) -> str:
        fd = -1
        with contextlib.suppress(OSError):
            fd = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | _BYTES)
            _hold(fd)  # the system lets go of what a dead process held
            data = os.read(fd, _BODY + _MOST)
            os.close(fd)
            fd = -1
            path.unlink()
            if len(data) <= _BODY:
                return ""  # it was killed, or the computer went off
            report = _crash_text(data)
            self.write(report)
            return report
        if fd >= 0:
            os.close(fd)
        return ""


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


def _crash_text(data: bytes) -> str:
    head = data[:_HEAD].decode("utf-8", "replace").strip()
    ring = data[_HEAD:_BODY].decode("utf-8", "replace").split("\n")
    trail = [line[9:].rstrip() for line in sorted(ring) if line.strip()]
    rest = without_folders(data[_BODY:].decode("utf-8", "replace")).strip()
    done = ["", "Done before:", *(f"  {line}" for line in trail)] if trail else []
    return "\n".join([head, "", rest, *done])


if sys.platform == "win32":

    def _hold(fd: int) -> None:
        at = os.lseek(fd, 0, os.SEEK_CUR)
        os.lseek(fd, 1 << 30, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        os.lseek(fd, at, os.SEEK_SET)

else:

    def _hold(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
