"""One writer at a time: a lock file beside the project.

The file ``NAME.annodb.lock`` is held by an operating-system lock, which dies with its process, so
a killed program leaves nothing to clear up.  Its content says who holds it.  A file that another
*computer* left (a synced or shared folder) cannot be judged from here: that is asked.
"""

import contextlib
import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from annotator.errors import ProjectInUse

_LOCKED_BYTE = 1 << 30  # beyond the content, which others must be able to read on Windows


class HeldElsewhere(ProjectInUse):
    """Another computer's lock file lies beside the project; it may be taken over if asked."""


@dataclass(frozen=True)
class Holder:
    """Who holds a lock."""

    host: str
    pid: int


class Lock:
    """The held lock of one project; :meth:`release` lets go of it.

    Raises ProjectInUse when a living process holds it, HeldElsewhere when the lock file is
    another computer's and ``take_over`` is False, OSError when the folder cannot be written.
    """

    def __init__(self, project: Path, *, take_over: bool = False) -> None:
        self._path = lock_path(project)
        self._fd = self._opened(project)
        holder = _holder(self._fd)
        if holder and holder.host != socket.gethostname() and not take_over:
            self._close()
            raise HeldElsewhere(
                "{name} is in use on another computer ({host}). If nobody has it open there, "
                "take it over.",
                name=project.name,
                host=holder.host,
            )
        content = json.dumps({"host": socket.gethostname(), "pid": os.getpid()})
        try:
            os.ftruncate(self._fd, 0)
            os.lseek(self._fd, 0, os.SEEK_SET)
            os.write(self._fd, content.encode())
        except OSError:  # a full disk; a lock kept here would shut this very program out
            self.release()
            raise

    def _opened(self, project: Path) -> int:
        while True:
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)  # a link is not ours
            fd = os.open(self._path, flags, 0o666)
            try:
                _lock(fd)
            except OSError:
                holder = _holder(fd)
                os.close(fd)
                raise ProjectInUse(
                    "{name} is open in another window or command (process {pid}); close it there "
                    "first.",
                    name=project.name,
                    pid=holder.pid if holder else "?",
                ) from None
            if _same(fd, self._path):
                return fd
            os.close(fd)  # its last owner removed the file between our open and our lock

    def release(self) -> None:
        """Lets go and removes the file.  Doing it twice is harmless.

        A file that cannot be removed stays; it locks nobody out.
        """
        if self._fd < 0:
            return
        if os.name != "nt":
            self._remove()
        self._close()
        if os.name == "nt":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        os.close(self._fd)
        self._fd = -1

    def __enter__(self) -> "Lock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def lock_path(project: Path) -> Path:
    """Where the lock of ``project`` lies."""
    return project.with_name(project.name + ".lock")


def _holder(fd: int) -> Holder | None:
    os.lseek(fd, 0, os.SEEK_SET)
    try:
        data = json.loads(os.read(fd, 4096))
        return Holder(str(data["host"]), int(data["pid"]))
    except (ValueError, KeyError, TypeError, OSError, OverflowError, RecursionError):
        return None


def _same(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        os.lseek(fd, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
