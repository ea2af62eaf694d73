"""ZIP archives, opened so that nothing of them can do harm.

Specification: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.

Everything is checked before and counted while it is unpacked, since an archive may lie about its
sizes.  Refused, with nothing left behind: names that lead out of the folder or that some system
cannot have, two members of one name (without case, in NFC), links, encryption, more members or
bytes than a corpus has, and members that unfold to far more than they take.

An archive in an archive stays as it is, but for the layout of an INCEpTION project, where
``annotation/DOCUMENT/WHO.zip`` and ``curation/DOCUMENT/WHO.zip`` hold the work of one person; such
a one is unpacked beside itself and removed.
"""

import contextlib
import lzma
import os
import re
import stat
import struct
import tempfile
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from annotator.errors import FormatError
from annotator.formats.base import Reason
from annotator.formats.file_names import is_device
from annotator.formats.inception import is_packed_layer
from annotator.formats.nearby import is_file
from annotator.formats.source import printable

TOTAL = 2 * 2**30
"""The most bytes that an archive may unfold to."""

MEMBERS = 100_000
FREE = 128 * 2**20
"""What every archive may unfold to, however small it is; beyond that ``RATIO`` counts."""

RATIO = 100
"""How many times its own size an archive may unfold to; text takes a tenth to a thirtieth."""

ON_WINDOWS = os.name == "nt"
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY = 24 * 2**20
_CHUNK = 2**18
_OFFICE = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"}
_DRIVE = re.compile("[A-Za-z]:")
_ODD = re.compile(r'[\x00-\x1f<>:"|?*]|[. ]$')
_IS_ENCRYPTED, _IS_UTF8 = 0x1, 0x800
_BROKEN = (
    BadZipFile, LargeZipFile, EOFError, lzma.LZMAError, NotImplementedError, OSError, OverflowError,
    RuntimeError, struct.error, UnicodeError, ValueError, zlib.error,
)  # fmt: skip


def is_archive(path: Path) -> bool:
    """Whether ``path`` is a ZIP archive of files, and no office document, book or program.

    A damaged one counts where it is called so, so that unpacking it says what is wrong.
    """
    if not is_file(path):  # a pipe would be waited for
        return False
    try:
        with path.open("rb") as stream:
            if stream.read(4) not in _MAGIC:
                return False
            with ZipFile(_Wary(stream)) as archive:
                return _OFFICE.isdisjoint(archive.namelist())
    except _BROKEN:
        return path.suffix.lower() == ".zip"


@contextlib.contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """A temporary folder with what is in the archive; it goes with the context.

    Raises FormatError, as :func:`unpack` does.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-") as name:
        folder = Path(name)
        for _ in unpack(path, folder):
            pass
        yield folder


def unpack(path: Path, folder: Path) -> Iterator[int]:
    """Unpacks the archive into the empty ``folder``, yielding the bytes written so far.

    Raises FormatError for an archive that cannot be read or that no honest program makes; then
    ``folder`` holds a part.
    """
    budget = _Budget(path)
    inner: list[Path] = []
    for place in budget.unpack(path, folder):
        if is_packed_layer(PurePosixPath(place.relative_to(folder).as_posix())):
            inner.append(place)
        yield budget.bytes
    for place in inner:
        beside = place.with_suffix("")
        if beside.exists() or not is_archive(place):
            continue
        for _ in budget.unpack(place, beside):
            yield budget.bytes
        place.unlink()


class _Budget:
    """Counts what one archive, with those in it, unfolds to."""

    def __init__(self, path: Path) -> None:
        self._file = printable(path)
        self.bytes = 0
        self._members = 0
        self._most = 0

    def unpack(self, path: Path, folder: Path) -> Iterator[Path]:
        """Yields each file after each piece of it that was written."""
        try:
            with path.open("rb") as stream, ZipFile(_Wary(stream)) as archive:
                if not self._most:
                    self._most = min(TOTAL, FREE + RATIO * path.stat().st_size)
                wanted = self._wanted(archive.infolist())
                folder.mkdir(exist_ok=True)
                for info, name in wanted:
                    yield from self._member(archive, info, folder / name)
        except FormatError:
            raise
        except _BROKEN as error:
            raise FormatError(
                "{path} cannot be unpacked: {why}.",
                path=self._file,
                why=getattr(error, "strerror", None) or str(error) or type(error).__name__,
            ) from None

    def _wanted(self, found: list[ZipInfo]) -> list[tuple[ZipInfo, PurePosixPath]]:
        """The files to unpack, with their places.  Raises FormatError before any is written."""
        self._members += len(found)
        if self._members > MEMBERS:
            raise FormatError(
                "{path} holds more than {count} files; unpack it and import its folders one by "
                "one.",
                path=self._file,
                count=MEMBERS,
            )
        wanted: list[tuple[ZipInfo, PurePosixPath]] = []
        taken: set[str] = set()
        for info in found:
            name = self._place(info)
            if info.is_dir() or name.parts[:1] in ((), ("__MACOSX",)):
                continue
            folded = unicodedata.normalize("NFC", str(name)).casefold()
            if folded in taken:
                raise self._distrusted(info, "it holds the file {member} twice")
            taken.add(folded)
            wanted.append((info, name))
        return wanted

    def _place(self, info: ZipInfo) -> PurePosixPath:
        """Where a member goes; programs for Windows part folders by backslashes."""
        raw = _name(info).replace("\\", "/")
        if not raw:
            raise self._distrusted(info, "a file in it has no name")
        name = PurePosixPath(raw)
        if name.is_absolute() or _DRIVE.match(raw) or ".." in name.parts:
            raise self._distrusted(info, "the name {member} leads out of its folder")
        if ON_WINDOWS and any(is_device(part) or _ODD.search(part) for part in name.parts):
            raise self._distrusted(info, "on Windows no file can be called {member}")
        mode = stat.S_IFMT(info.external_attr >> 16)
        if mode not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise self._distrusted(info, "{member} is a link or a device, not a file")
        if info.flag_bits & _IS_ENCRYPTED:
            raise self._distrusted(info, "{member} is encrypted; unpack it with its password")
        return name

    def _member(self, archive: ZipFile, info: ZipInfo, place: Path) -> Iterator[Path]:
        if self.bytes + info.file_size > self._most:
            raise self._bomb()
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(info) as stream, place.open("xb") as out:
            yield place
            while piece := stream.read(_CHUNK):
                self.bytes += len(piece)
                if self.bytes > self._most:
                    raise self._bomb()
                out.write(piece)
                yield place

    def _bomb(self) -> FormatError:
        return FormatError(
            "{path} unfolds to more than {size} MB, which is more than an archive of its size "
            "should hold; unpack it yourself if you trust it.",
            path=self._file,
            size=self._most // 2**20,
        )

    def _distrusted(self, info: ZipInfo, why: str) -> FormatError:
        return FormatError(
            "{path} was not unpacked: {why}.",
            path=self._file,
            why=Reason(why, {"member": repr(_name(info))}),
        )


class _Wary:
    """A stream from which no directory longer than any real one can be read in one piece."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable
        self.close = lambda: None

    def read(self, size: int = -1) -> bytes:
        """As of the stream, but at most 24 MB.  Raises BadZipFile."""
        if size > _DIRECTORY:
            raise BadZipFile("its list of files is too long")
        return self._stream.read(_DIRECTORY if size < 0 else size)


def _name(info: ZipInfo) -> str:
    """The name of a member; older programs wrote UTF-8 without saying so."""
    if info.flag_bits & _IS_UTF8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename
