"""A file to be read: its bytes, its text, its lines.

Decoding is strict: UTF-8 unless the file begins with a byte order mark or the person named an
encoding; a byte order mark wins over both and is no part of the text.  Line ends are never
translated.
"""

import codecs
import os
import stat
from collections.abc import Generator, Iterator
from functools import cache, partial
from pathlib import Path
from typing import IO

from annotator.errors import FormatError
from annotator.formats.opening import opened, printable, unreadable

__all__ = ["HEAD", "LIMIT", "LINE", "Source", "printable", "spelled"]

LIMIT = 256 * 2**20
"""The longest file that has to be read in one piece, in bytes."""

LINE = 128 * 2**20
"""The longest line, in bytes: twice the longest text that a project takes, with what is said of it.

A longer one is passed over unread; read, it would take four times its length of memory."""

BAD_LINES = 20
"""Lines of a file that may be no UTF-8; with more it is taken to be in another encoding."""

HEAD = 2**18
"""How many bytes a format may look at to recognise a file."""

_CHUNK = 2**16
_OF_SOURCE_CODE = {"unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape",
                   "utf-7"}  # fmt: skip
"""Codecs that decode to halves of characters, which are no text; nobody writes files in them."""

_MARKS = (  # the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Source:
    """One regular file.

    ``name`` is what a document is called when the format names none.  ``done`` counts the bytes
    read so far, of ``size``, for a progress bar.  ``line`` is where the document that was read last
    begins, counted from 1, or 0 where its reader does not know.  ``mark`` is the byte order mark
    that stood before the whole text.  ``root`` is the folder that was
    named for import, above which no reader looks for files that belong to this one.

    A line that cannot be decoded is passed over by :meth:`lines` and stands in ``bad_lines`` with
    the reason, a clause, until somebody takes it from there; more than a few make the whole file
    refused.
    """

    def __init__(
        self,
        path: Path,
        name: str = "",
        *,
        root: Path | None = None,
        shown: str = "",
        limit: int = LIMIT,
    ) -> None:
        self.path = path
        self.name = spelled(name or path.stem or path.name)
        self.root = root or path.parent
        self._shown = shown
        self.bad_lines: list[tuple[int, FormatError]] = []
        self.done = 0
        self.line = 0
        self.mark = b""
        self._limit = limit
        self._bad = 0

    @property
    def file(self) -> str:
        """The path, fit to be shown; of what was unpacked, the archive's with the place in it."""
        return self._shown or printable(self.path)

    @property
    def size(self) -> int:
        """Bytes of the file.  Raises FormatError."""
        try:
            found = self.path.stat()
        except (OSError, ValueError) as error:
            raise unreadable(self.path, error) from None
        if stat.S_ISDIR(found.st_mode):
            raise FormatError(
                "{path} is a folder; name the files in it, or a format that reads folders.",
                path=self.file,
            )
        if not stat.S_ISREG(found.st_mode):
            raise FormatError("{path} is no regular file; name a file.", path=self.file)
        return found.st_size

    def head(self, size: int = HEAD) -> bytes:
        """The first ``size`` bytes.  Raises FormatError."""
        with self.opened() as stream:
            return stream.read(size)

    def text(self, encoding: str = "") -> str:
        """The whole text.  Raises FormatError, also for a file above the limit."""
        with self.opened() as stream:
            if os.fstat(stream.fileno()).st_size > self._limit:
                raise FormatError(
                    "{path} is larger than {limit} MB, too much for one piece; split it.",
                    path=self.file,
                    limit=self._limit // 2**20,
                )
            if "," in encoding:
                codec, skip = self._codec(stream, encoding)
                stream.seek(0)
                data = stream.read()
            else:
                data = stream.read()
                codec, skip = _codec(data[:4], encoding.strip())
        self.done = len(data)
        self.mark = data[:skip]
        try:
            return data[skip:].decode(codec)
        except UnicodeDecodeError as error:
            raise self._undecodable(codec, skip + error.start) from None
        except ValueError:
            raise self._undecodable(codec, skip) from None

    def lines(self, encoding: str = "", *, longest: int = LINE) -> Iterator[tuple[int, str]]:
        """``(number, line)`` from 1, cut at "\\n" only, with one "\\r" at the end dropped.

        Raises FormatError.
        """
        for first, lines in self.batches(encoding, longest=longest):
            for number, line in enumerate(lines, first):
                yield number, line[:-1] if line.endswith("\r") else line

    def batches(
        self, encoding: str = "", *, whole: bool = False, longest: int = LINE
    ) -> Iterator[tuple[int, list[str]]]:
        """``(number of the first, lines)``, some thousands at a time; "\\r" is not dropped.

        Much quicker than :meth:`lines` where a format looks at many short lines.  ``whole`` adds
        what stands behind the last "\\n" as a line even where that is nothing, so that all lines
        joined by "\\n" are the text.  A line above ``longest`` bytes goes to ``bad_lines``.
        Raises FormatError.
        """
        longest = min(longest, self._limit)
        with self.opened() as stream:
            codec, skip = self._codec(stream, encoding)
            stream.seek(skip)
            self.done = skip
            walk = self._utf8_blocks if codec == "utf-8" else partial(self._other_blocks, codec)
            following, ended = 1, True
            for number, block, has_end in walk(stream, longest):
                lines = block.split("\n")
                del block  # of a very long line there is then only one
                following, ended = number + len(lines), has_end
                yield number, lines
            if ended and whole:
                yield following, [""]

    def _utf8_blocks(self, stream: IO[bytes], longest: int) -> Iterator[tuple[int, str, bool]]:
        """``(number of its first line, block, whether a line end follows it)``."""
        number, parts, size, chunk = 1, list[bytes](), 0, b"."
        while chunk:
            chunk = stream.read(_CHUNK)
            head, end, rest = chunk.rpartition(b"\n")
            if end:
                parts.append(head)
                number += yield from self._decoded(number, parts, end)
                size = 0
            parts.append(rest)
            size += len(rest)
            if size > longest:
                parts.clear()
                said = FormatError(
                    "it is longer than {limit} MB; split the document", limit=longest // 2**20
                )
                self._pass_over(number, said, self._too_long(number, longest))
                self.done += size + _skip_line(stream)
                number, size = number + 1, 0
        if any(parts):
            yield from self._decoded(number, parts, b"")

    def _decoded(
        self, number: int, parts: list[bytes], end: bytes
    ) -> Generator[tuple[int, str, bool], None, int]:
        """``parts`` (emptied) as one block, or its lines but for those that are no UTF-8.

        Returns how many lines there were.
        """
        block = b"".join(parts)
        parts.clear()
        before, count = self.done, block.count(b"\n") + 1
        self.done += len(block) + len(end)
        try:
            text = block.decode()
        except UnicodeDecodeError:
            yield from self._sound_lines(number, before, block.split(b"\n"), end)
        else:
            del block
            yield number, text, bool(end)
        return count

    def _sound_lines(
        self, number: int, before: int, lines: list[bytes], end: bytes
    ) -> Iterator[tuple[int, str, bool]]:
        last = number + len(lines) - 1
        for line in lines:
            try:
                yield number, line.decode(), bool(end) or number < last
            except UnicodeDecodeError as error:
                byte = before + error.start
                said = FormatError(
                    "it is not {encoding} at byte {byte} of the file; if you know its encoding, "
                    "say so with the option encoding=NAME",
                    encoding="UTF-8",
                    byte=byte,
                )
                self._pass_over(number, said, self._undecodable("utf-8", byte, number))
            before += len(line) + 1
            number += 1

    def _pass_over(self, number: int, said: FormatError, error: FormatError) -> None:
        """Notes what is ``said`` of a line; with too many, ``error`` says it of the file."""
        self._bad += 1
        if self._bad > BAD_LINES:
            raise error
        self.bad_lines.append((number, said))

    def _other_blocks(
        self, codec: str, stream: IO[bytes], longest: int
    ) -> Iterator[tuple[int, str, bool]]:
        decoder = codecs.getincrementaldecoder(codec)()
        number, parts, size, chunk = 1, list[str](), 0, b"."
        while chunk:
            chunk = stream.read(_CHUNK)
            head, end, rest = self._piece(decoder, chunk, codec, number).rpartition("\n")
            if end:
                block = "".join((*parts, head))
                yield number, block, True
                number, parts, size = number + block.count("\n") + 1, [], 0
            parts.append(rest)
            size += len(rest)
            if size > longest:
                raise self._too_long(number, longest)
        if last := "".join(parts):
            yield number, last, False

    def _piece(
        self, decoder: codecs.IncrementalDecoder, chunk: bytes, codec: str, line: int
    ) -> str:
        """The text of ``chunk``, which goes on in ``line``."""
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            at = self.done + len(chunk) - len(error.object) + error.start
            before = _line_ends(error.object[: error.start], codec)
            raise self._undecodable(codec, at, line + before) from None
        except ValueError:
            raise self._undecodable(codec, self.done, line) from None
        self.done += len(chunk)
        return text

    def _codec(self, stream: IO[bytes], encoding: str) -> tuple[str, int]:
        """The codec, of several named with commas the first that decodes the whole file."""
        first = stream.read(4)
        *tried, last = encoding.split(",")
        for name in tried:
            codec, skip = _codec(first, name.strip())
            stream.seek(skip)
            if _decodes(stream, codec):
                return codec, skip
        return _codec(first, last.strip())

    def opened(self) -> IO[bytes]:
        """Its bytes; opening and reading raise FormatError."""
        _ = self.size  # refuses folders and pipes
        return opened(self.path)

    def _undecodable(self, codec: str, byte: int, line: int = 0) -> FormatError:
        return FormatError(
            "{path} is not {encoding} at byte {byte} (line {line}); "
            "if you know its encoding, say so with the option encoding=NAME."
            if line
            else "{path} is not {encoding} at byte {byte}; "
            "if you know its encoding, say so with the option encoding=NAME.",
            path=self.file,
            encoding=codec.upper(),
            byte=byte,
            line=line,
        )

    def _too_long(self, line: int, longest: int) -> FormatError:
        return FormatError(
            "{path}, line {line}: longer than {limit} MB; split the document.",
            path=self.file,
            line=line,
            limit=longest // 2**20,
        )


def _skip_line(stream: IO[bytes]) -> int:
    """Goes behind the next line end and gives how many bytes that took."""
    skipped = 0
    while chunk := stream.read(_CHUNK):
        at = chunk.find(b"\n") + 1
        if at:
            stream.seek(at - len(chunk), 1)
            return skipped + at
        skipped += len(chunk)
    return skipped


def _line_ends(data: bytes, codec: str) -> int:
    """How many there are in bytes that could be decoded; some codecs do not decode in part."""
    try:
        return data.decode(codec, "replace").count("\n")
    except UnicodeError:
        return 0


def _decodes(stream: IO[bytes], codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for chunk in iter(partial(stream.read, _CHUNK), b""):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except ValueError:
        return False
    return True


def spelled(name: str) -> str:
    """``name`` with each byte of a file's name that is no UTF-8 written out, since it is no text.

    Two names that differ stay different.
    """
    return name.encode("utf-8", "backslashreplace").decode()


def _codec(first: bytes, encoding: str) -> tuple[str, int]:
    """Name of the codec for a file that begins with ``first``, and the length of its mark."""
    for mark, codec in _MARKS:
        if first.startswith(mark):
            return codec, len(mark)
    return _named(encoding or "utf-8"), 0


@cache
def _named(encoding: str) -> str:
    """The codec of a name.  Raises FormatError for one that there is not."""
    try:
        name = codecs.lookup(encoding).name
        b"\0\0\0\0".decode(name)
        if name in _OF_SOURCE_CODE:
            raise LookupError
    except (LookupError, ValueError):
        raise FormatError(
            "There is no encoding {encoding}; say for example encoding=cp1258.", encoding=encoding
        ) from None
    return name
