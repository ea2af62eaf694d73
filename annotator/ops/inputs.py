"""Which files an import reads, each by which format, and which it passes over.

Of a folder, and of a ZIP archive, every file is looked at: by the format that was named or else by
the one that recognises it.  Files that belong to the documents of another (brat's texts) are no
documents of their own, and plain texts among annotated files (a README) are none either.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.archive import is_archive, unpack
from annotator.formats.base import Changed, Format, Reason, Rejected
from annotator.formats.nearby import is_folder, is_there
from annotator.formats.registry import format_named, recognise, recognised
from annotator.formats.source import Source, printable
from annotator.formats.text import PlainText
from annotator.ops.export_target import REPORT
from annotator.ops.folders import Entry, entries_below
from annotator.ops.report import PassedOver
from annotator.store.file_names import same_file

_SURE = 50
"""How sure a format must be of a file in a folder; names alone do not get there."""


class Inputs(contextlib.ExitStack):
    """The files of one import, in the order in which they are read, and notes on the others.

    A context: leaving it removes what archives were unpacked to.
    """

    def __init__(self, project: Path | None = None) -> None:
        """``project`` is the open project's file, which is never opened beside SQLite.

        Closing it would drop the locks that SQLite holds on it in this process.
        """
        super().__init__()
        self._project = project
        self._inode = project.stat().st_ino if project is not None and project.exists() else 0
        self.files: list[tuple[Format, Source]] = []
        self.passed_over: list[Rejected | Changed] = []
        self._belonging: set[str] = set()
        self._there: list[str] = []

    def gone(self) -> Iterator[PassedOver]:
        """Notes on the files that others need, were there at first, and are not any more."""
        for path in dict.fromkeys(self._there):
            if path in self._belonging and not is_there(Path(path)):
                yield _note(printable(path), _GONE)

    def sizes(self) -> list[int]:
        """Bytes of each file, for a progress bar; one that has gone meanwhile has none."""
        return [size_of(source) for _format, source in self.files]

    def gather(self, paths: tuple[Path, ...], name: str | None) -> Iterator[None]:
        """Finds the files of ``paths``, to be read by the format called ``name`` or as recognised.

        Yields now and then, since archives and large folders take their time.  Raises FormatError
        for a path that is not there, a format that cannot be read, and a folder that holds
        nothing that can be read.
        """
        named = format_named(name) if name is not None else None
        if named is not None and not named.description.reads:
            raise FormatError("Annotator cannot read {format}.", format=name)
        for path in paths:
            if is_folder(path):
                yield from self._take_folder(path, path, named)
            elif not is_there(path):
                raise FormatError("There is no file {path}.", path=printable(path))
            elif self._is_project(path):
                raise FormatError(
                    "{path} is the open project; choose another file.", path=printable(path)
                )
            elif is_archive(path):
                yield from self._take_archive(path, named)
            else:
                chosen = named or recognise(path)
                self.files.append((chosen, Source(path)))
                others = [os.fspath(one) for one in chosen.companions(path) if is_there(one)]
                self._belonging.update(others)
                self._there += others
        belonging = self._belonging
        self.files = [pair for pair in self.files if os.fspath(pair[1].path) not in belonging]

    def _is_project(self, path: Path) -> bool:
        if self._project is None:
            return False
        return same_file(path, self._project) or path.name.startswith(f"{self._project.name}-")

    def _is_the_project(self, entry: Entry) -> bool:
        """:meth:`_is_project` without a look at the disk for most files of a folder."""
        if self._project is None:
            return False
        maybe = entry.is_link or entry.inode in (0, self._inode)
        named = entry.inner.rpartition("/")[2].startswith(f"{self._project.name}-")
        return named or (maybe and self._is_project(Path(entry.path)))

    def _take_archive(self, path: Path, named: Format | None) -> Iterator[None]:
        folder = Path(self.enter_context(tempfile.TemporaryDirectory(prefix="annotator-")))
        for _ in unpack(path, folder):
            yield
        yield from self._take_folder(folder, path, named)

    def _take_folder(self, folder: Path, shown: Path, named: Format | None) -> Iterator[None]:
        """Takes what is in ``folder``; ``shown`` is what people know it as."""
        chosen: list[tuple[Format, Source]] = []
        strange: list[tuple[str, str]] = []
        above = printable(shown / "x")[:-1]
        for entry in entries_below(folder):
            yield
            if self._is_the_project(entry):
                continue
            self._there.append(entry.path)
            if entry.path in self._belonging and not entry.fault:
                continue  # brat's text, after its annotations: there is no need to look into it
            file = above + printable(entry.inner.replace("/", os.sep))
            path = Path(entry.path)
            try:
                each = None if entry.fault else _format_of(path, named)
            except FormatError as error:
                self.passed_over.append(_unread(file, error))
                continue
            if entry.fault:
                self.passed_over.append(_note(file, _UNREADABLE[entry.fault]))
            elif each is None:
                strange.append((entry.path, file))
            else:
                name = entry.inner.removesuffix(path.suffix)
                chosen.append((each, Source(path, name, root=folder, shown=file)))
                self._belonging.update(map(os.fspath, each.companions(path)))
        self._sort_out(chosen, named)
        if not chosen:
            raise _nothing(shown, named)
        self.passed_over += [
            _note(file, _STRANGE) for path, file in strange if path not in self._belonging
        ]

    def _sort_out(self, chosen: list[tuple[Format, Source]], named: Format | None) -> None:
        """Takes the files of a folder but for those that belong to others, and for plain texts."""
        annotated = named is None and any(not isinstance(each, PlainText) for each, _ in chosen)
        for each, source in chosen:
            if os.fspath(source.path) in self._belonging:
                continue
            if annotated and isinstance(each, PlainText):
                self.passed_over.append(_note(source.file, _PLAIN))
            else:
                self.files.append((each, source))


def _format_of(path: Path, named: Format | None) -> Format | None:
    """The format to read ``path`` by; a named one where its ending or its content fits."""
    is_report = path.name.endswith(REPORT)
    if named is not None and path.suffix.lower() in named.description.extensions and not is_report:
        return named
    head = Source(path).head()
    if named is not None:
        return named if named.recognises(path, head) >= _SURE else None
    sure, best = recognised(path, head)
    if isinstance(best, PlainText):
        return best
    return best if sure >= _SURE else None


def _nothing(folder: Path, named: Format | None) -> FormatError:
    if named is None:
        return FormatError(
            "The folder {path} holds no file of a format known here; name one with --format.",
            path=printable(folder),
        )
    return FormatError(
        "The folder {path} holds no file that ends in {extensions}.",
        path=printable(folder),
        extensions=", ".join(named.description.extensions),
    )


def _note(file: str, reason: str) -> PassedOver:
    return PassedOver("document", Reason(reason), file=file)


def _unread(file: str, error: FormatError) -> Rejected:
    return Rejected("document", Reason(error.template, error.fields), file=file)


def size_of(source: Source) -> int:
    """Bytes of the file; 0 where it has gone meanwhile."""
    try:
        return source.size
    except FormatError:
        return 0


_NO_FILE = "it was passed over, being a link to nothing or to a folder, a pipe or a device"
_CLOSED = "it was passed over, being a folder that cannot be opened"
_GONE = "it was there when the import began and is gone; what it says is missing"
_PLAIN = "it was passed over, as a plain text among annotated files; import it by itself"
_STRANGE = "it was passed over, being of no format known here"
_UNREADABLE = {"no file": _NO_FILE, "closed": _CLOSED}
