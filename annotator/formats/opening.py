"""Files opened for reading, and why one cannot be read."""

import io
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING

from annotator.errors import FormatError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def opened(path: Path) -> IO[bytes]:
    """The bytes of ``path``; opening and reading raise FormatError."""
    try:
        return io.BufferedReader(_Raw(path))
    except OSError as error:
        raise unreadable(path, error) from None


class _Raw(io.FileIO):
    """A file whose disk or network may fail while it is read."""

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        """As of any file.  Raises FormatError."""
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise unreadable(os.fsdecode(self.name), error) from None

    def readall(self) -> bytes:
        """As of any file.  Raises FormatError."""
        try:
            return super().readall()
        except OSError as error:
            raise unreadable(os.fsdecode(self.name), error) from None


def printable(path: Path | str) -> str:
    """``path`` as text that can be shown and written whatever bytes it is made of."""
    return str(path).encode("utf-8", "replace").decode()


def unreadable(path: Path | str, error: Exception) -> FormatError:
    """Why ``path`` is not read."""
    if isinstance(error, FileNotFoundError):
        return FormatError("There is no file {path}.", path=printable(path))
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    return FormatError("{path} cannot be read: {why}.", path=printable(path), why=why)
