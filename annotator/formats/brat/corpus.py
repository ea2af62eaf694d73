"""What stands around a document: the folder it came from, and the configuration there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath

from annotator.errors import FormatError
from annotator.formats.base import Changed, Reason, SchemeFound
from annotator.formats.brat.names import NO_NAMES, Names, names_of
from annotator.formats.source import Source
from annotator.model.scheme import Scheme

CONFIGURATION = "annotation.conf"
LIMIT = 2**22
"""The largest configuration that is read, in bytes."""


@dataclass(frozen=True)
class Configuration:
    """What the .conf files of one folder say."""

    scheme: Scheme | None = None
    names: Names = NO_NAMES
    faults: tuple[tuple[str, int, Reason], ...] = ()
    """File, line and reason of what was not understood."""


@dataclass(frozen=True)
class Corpus:
    """Where a document stands: its name, whose layer it is, and the configuration over it."""

    document: str
    annotator: str
    configuration: Configuration = field(default_factory=Configuration)
    folder: str = ""
    is_first: bool = False

    @property
    def names(self) -> Names:
        """How names in the files become labels."""
        return self.configuration.names

    def found(self) -> Iterator[SchemeFound | Changed]:
        """The scheme that the configuration describes, and once what it does not tell."""
        for name, line, reason in self.configuration.faults if self.is_first else ():
            yield Changed("line" if line else "document", reason, f"{self.folder}/{name}", line)
        if self.configuration.scheme is not None:
            yield SchemeFound(self.configuration.scheme, f"{self.folder}/{CONFIGURATION}")


def corpus_of(source: Source, *, folders: bool) -> Corpus:
    """The corpus of ``source``; with ``folders``, the first folder is the annotator's name."""
    folder = source.path.parent
    parts = (*folder.relative_to(source.root).parts, source.path.stem)
    inside = len(parts)
    configuration, above = _nearest(folder, inside)
    known = configuration.names.annotators
    annotator, name = known.get("", ""), source.name
    at = 0 if folders else inside - 1 - above
    first = parts[at] if at < inside - 1 else ""
    if first and (folders or first in known):
        annotator = known.get(first, first)
        name = "/".join((*parts[:at], *parts[at + 1 :]))
    is_first = bool(configuration.faults) and _first_of(folder) == source.path.name
    where = PurePath(source.file).parents[above].as_posix()
    return Corpus(name, annotator, configuration, where, is_first)


def _nearest(folder: Path, depth: int) -> tuple[Configuration, int]:
    """The configuration in ``folder`` or in one of the ``depth`` - 1 folders above it, and where.

    Where: how many folders above.
    """
    for above in range(depth):
        try:
            found = (folder / CONFIGURATION).stat()
        except (OSError, ValueError):
            folder = folder.parent
            continue
        return _configuration(folder, found.st_mtime_ns, found.st_size), above
    return Configuration(), 0


def _first_of(folder: Path) -> str:
    return min((path.name for path in folder.glob("*.ann")), default="")


@lru_cache(maxsize=16)
def _configuration(folder: Path, changed: int, size: int) -> Configuration:
    path = folder / CONFIGURATION
    try:
        text = Source(path, limit=LIMIT).text()
    except FormatError as error:
        return Configuration(faults=((CONFIGURATION, 0, Reason(error.template, error.fields)),))
    return Configuration(None, names_of(text))
