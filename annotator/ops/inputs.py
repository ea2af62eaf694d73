"""Which files an import reads, each by which format, and which it passes over.

Of a folder every file is looked at: by the format that was named or else by the one that
recognises it.  Files that belong to the documents of another (brat's texts) are no documents of
their own, and plain texts among annotated files (a README) are none either.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Changed, Format, Reason
from annotator.formats.registry import format_named, recognise, recognised
from annotator.formats.source import Source, printable
from annotator.formats.text import PlainText

_SURE = 50
"""How sure a format must be of a file in a folder; names alone do not get there."""


@dataclass
class Inputs:
    """The files of one import, in the order in which they are read, and notes on the others."""

    files: list[tuple[Format, Source]] = field(default_factory=list)
    passed_over: list[Changed] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of all files, for a progress bar.  Raises FormatError."""
        return sum(source.size for _format, source in self.files)


def inputs(paths: tuple[Path, ...], name: str | None) -> Inputs:
    """The files of ``paths`` to be read by the format called ``name``, or as recognised.

    Raises FormatError for a path that is not there, a format that cannot be read, and a folder
    that holds nothing that can be read.
    """
    named = format_named(name) if name is not None else None
    if named is not None and not named.description.reads:
        raise FormatError("Annotator cannot read {format}.", format=name)
    found = Inputs()
    belonging: set[Path] = set()
    for path in paths:
        if path.is_dir():
            _take_folder(path, named, found, belonging)
        elif not path.exists():
            raise FormatError("There is no file {path}.", path=printable(path))
        else:
            chosen = named or recognise(path)
            found.files.append((chosen, Source(path)))
            belonging.update(chosen.companions(path))
    found.files = [(each, source) for each, source in found.files if source.path not in belonging]
    return found


def _take_folder(folder: Path, named: Format | None, found: Inputs, belonging: set[Path]) -> None:
    chosen: list[tuple[Format, Source]] = []
    strange: list[Path] = []
    for path in _files_below(folder):
        each = _format_of(path, named)
        if each is None:
            strange.append(path)
            continue
        name = path.relative_to(folder).with_suffix("").as_posix()
        chosen.append((each, Source(path, name, root=folder)))
        belonging.update(each.companions(path))
    if not chosen:
        raise _nothing(folder, named)
    chosen = [(each, source) for each, source in chosen if source.path not in belonging]
    annotated = named is None and any(not isinstance(each, PlainText) for each, _ in chosen)
    for each, source in chosen:
        if annotated and isinstance(each, PlainText):
            found.passed_over.append(_note(source.path, _PLAIN))
        else:
            found.files.append((each, source))
    found.passed_over += [_note(path, _STRANGE) for path in strange if path not in belonging]


def _files_below(folder: Path) -> Iterator[Path]:
    """The files below ``folder`` in the order of their names; hidden ones are left out."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(where, file)
            if not file.startswith(".") and path.is_file():
                yield path


def _format_of(path: Path, named: Format | None) -> Format | None:
    """The format to read ``path`` by; a named one where its ending or its content fits."""
    if named is not None and path.suffix.lower() in named.description.extensions:
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


def _note(path: Path, reason: str) -> Changed:
    return Changed("document", Reason(reason), file=printable(path))


_PLAIN = "it was passed over, as a plain text among annotated files; import it by itself"
_STRANGE = "it was passed over, being of no format known here"
