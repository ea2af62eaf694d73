"""The place that is written to: one file, or one folder of files, whole or not at all.

Everything goes to a temporary neighbour of the target, which :meth:`Target.commit` renames.
"""

import contextlib
import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from annotator.errors import FormatError
from annotator.formats.source import printable


class Target:
    """A file or folder to be.  Use it as a context; what is not committed is discarded.

    An existing file is replaced at the commit.  An existing folder must be empty, since nobody
    said that what lies in it may go.
    """

    def __init__(self, path: Path, *, shown: Path | None = None) -> None:
        """``shown`` is what messages call it, where it is written elsewhere for the time being."""
        self.path = path
        self._shown = shown or path
        self._final = Path(os.path.realpath(path))
        self._part: Path | None = None
        self._stream: IO[str] | None = None
        self._begun = False
        self._beside: list[tuple[Path, Path]] = []

    @property
    def file(self) -> str:
        """The path, fit to be shown."""
        return printable(self._shown)

    @property
    def is_folder(self) -> bool:
        """Whether a folder is being written."""
        return self._part is not None and self._part.is_dir()

    @property
    def beside(self) -> tuple[Path, ...]:
        """The neighbours that are written with the one file."""
        return tuple(self._shown.with_name(final.name) for _part, final in self._beside)

    @property
    def name(self) -> str:
        """What a reader calls a document of this file that has no name of its own."""
        return self.path.stem or self.path.name

    def write(self, text: str) -> None:
        """Appends ``text`` to the one file, as UTF-8 without any change.  Raises FormatError."""
        if self._stream is None:
            self._begin_file()
        assert self._stream is not None
        try:
            self._stream.write(text if self._begun else _marked(text))
            self._begun = self._begun or bool(text)
        except OSError as error:
            raise self._unwritable(error) from None

    def write_bytes(self, data: bytes) -> None:
        """Appends ``data`` to the one file, which is then no text.  Raises FormatError."""
        if self._stream is None:
            self._begin_file()
        assert self._stream is not None
        try:
            self._stream.buffer.write(data)  # type: ignore[attr-defined]
        except OSError as error:
            raise self._unwritable(error) from None

    def write_beside(self, ending: str, text: str) -> None:
        """Writes a neighbour of the one file, NAME + ``ending``, to be put in place with it.

        One that is there already is replaced only where the file itself is.  Raises FormatError.
        """
        final = self._final.with_name(self.name + ending)
        if final.exists() and not (final.is_file() and self._final.exists()):
            raise FormatError(
                "{path} is there already; move it away or name another place.",
                path=printable(final),
            )
        part = self._neighbour()
        self._beside.append((part, final))
        try:
            part.write_text(_marked(text), encoding="utf-8", newline="")
        except OSError as error:
            raise self._unwritable(error) from None

    def write_member(self, name: str, text: str) -> None:
        """Writes the file ``name`` (a safe one) of the folder.  Raises FormatError."""
        folder = self.begin_folder()
        try:
            (folder / name).write_text(_marked(text), encoding="utf-8", newline="")
        except OSError as error:
            raise self._unwritable(error) from None

    def begin_folder(self) -> Path:
        """The temporary folder, made when it is not there yet.  Raises FormatError."""
        if self._part is None:
            if self._final.exists() and not self._final.is_dir():
                raise FormatError(
                    "{path} is a file, but a folder is to be written; name another place.",
                    path=self.file,
                )
            if self._final.is_dir() and any(self._final.iterdir()):
                raise FormatError(
                    "The folder {path} is not empty; empty it or name another.", path=self.file
                )
            part = self._neighbour()
            try:
                part.mkdir()
            except OSError as error:
                raise self._unwritable(error) from None
            self._part = part
        return self._part

    def commit(self) -> None:
        """Puts what was written in its place.  Nothing written makes an empty file."""
        if self._part is None:
            self._begin_file()
        assert self._part is not None
        try:
            self._settle()
        except OSError as error:
            raise self._unwritable(error) from None
        put_in_place(self._part, self._final, self.file)
        self._part = None
        while self._beside:
            part, final = self._beside[-1]
            put_in_place(part, final, printable(final))
            self._beside.pop()

    def close(self) -> None:
        """Ends the writing and discards what was not committed."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            with contextlib.suppress(OSError):  # a full disk; what was written goes anyway
                stream.close()
        if self._part is not None:
            part, self._part = self._part, None
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)
        for part, _final in self._beside:
            part.unlink(missing_ok=True)
        self._beside.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _begin_file(self) -> None:
        if self._final.is_dir():
            raise FormatError(
                "{path} is a folder, but a file is to be written; name a file.", path=self.file
            )
        if self._final.exists() and not self._final.is_file():
            raise FormatError("{path} is no regular file; name another.", path=self.file)
        part = self._neighbour()
        try:
            self._stream = part.open("x", encoding="utf-8", newline="")
        except OSError as error:
            raise self._unwritable(error) from None
        self._part = part

    def _settle(self) -> None:
        """Brings the one file's bytes to the disk; the files of a folder are closed already."""
        if self._stream is None:
            return
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._stream = None

    def _neighbour(self) -> Path:
        folder = self._final.parent
        if not folder.is_dir():
            raise FormatError("There is no folder {path} to write to.", path=printable(folder))
        return folder / f".{secrets.token_hex(8)}.part"

    def _unwritable(self, error: OSError) -> FormatError:
        return FormatError(
            "{path} cannot be written: {why}. What was there stands as it was. Free some space, or "
            "name another place.",
            path=self.file,
            why=error.strerror or error,
        )


def write_whole(path: Path, data: bytes) -> None:
    """Writes one file, or leaves what is there as it is.  Raises FormatError."""
    with Target(path) as target:
        target.write_bytes(data)
        target.commit()


def put_in_place(part: Path, final: Path, shown: object) -> None:
    """Gives a finished file, or a folder, its name: all in one step, or nothing.

    An empty folder makes room, and comes back.  Raises FormatError, which says ``shown``.
    """
    emptied = part.is_dir() and final.is_dir()
    try:
        if emptied:
            final.rmdir()
        part.replace(final)
    except OSError as error:
        if emptied:
            with contextlib.suppress(OSError):
                final.mkdir(exist_ok=True)
        raise unplaced(shown, error) from None


def unplaced(shown: object, error: OSError) -> FormatError:
    """What is said where a finished file or folder does not get its name."""
    return FormatError(
        "{path} was not written: the finished file cannot take its place ({why}). What was there "
        "stands as it was. Close it in other programs, or write to a folder on this computer's "
        "own disk and copy it from there.",
        path=shown,
        why=error.strerror or error,
    )


def _marked(text: str) -> str:
    """``text`` as a file begins with it: readers take the first U+FEFF for a byte order mark."""
    return f"\ufeff{text}" if text.startswith("\ufeff") else text
