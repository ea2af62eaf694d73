"""What stands around a document: the folder it came from, and the configuration there."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePath

from annotator.errors import FormatError
from annotator.formats.base import Changed, Reason, SchemeFound
from annotator.formats.brat.conf import Conf, conf_of
from annotator.formats.brat.conf_scheme import SchemeBuilder
from annotator.formats.brat.names import NO_NAMES, Names, names_of
from annotator.formats.brat.visual import Looks
from annotator.formats.nearby import names_in
from annotator.formats.source import Source
from annotator.model.annotation import Json
from annotator.model.scheme import Scheme

CONFIGURATION = "annotation.conf"
VISUAL = "visual.conf"
SHORTCUTS = "kb_shortcuts.conf"
TOOLS = "tools.conf"
FILES = (CONFIGURATION, VISUAL, SHORTCUTS, TOOLS)
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
    parts = (*_parts(folder, source.root), source.path.stem)
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
    where = _above(os.path.dirname(source.file), above)  # noqa: PTH120 - for each document
    return Corpus(name, annotator, configuration, where, is_first)


@lru_cache(maxsize=16)
def _parts(folder: Path, root: Path) -> tuple[str, ...]:
    return folder.relative_to(root).parts


@lru_cache(maxsize=16)
def _above(folder: str, above: int) -> str:
    """The folder that many folders above, as reports name it."""
    return (PurePath(folder) / "x").parents[above].as_posix()


def _nearest(folder: Path, depth: int) -> tuple[Configuration, int]:
    """The configuration in ``folder`` or in one of the ``depth`` - 1 folders above it, and where.

    Where: how many folders above.
    """
    for above in range(depth):
        if _state_of(folder / CONFIGURATION):
            return _configuration(folder, tuple(_state_of(folder / name) for name in FILES)), above
        folder = folder.parent
    return Configuration(), 0


def _first_of(folder: Path) -> str:
    return next((name for name in names_in(folder) if name.endswith(".ann")), "")


@lru_cache(maxsize=16)
def _configuration(folder: Path, _state: object) -> Configuration:
    """What the files in ``folder`` say, which is read again only where their state differs."""
    faults: list[tuple[str, int, Reason]] = []
    texts: dict[str, str] = {}
    for name in FILES:
        try:
            texts[name] = (
                Source(folder / name, limit=LIMIT).text() if _state_of(folder / name) else ""
            )
        except FormatError as error:
            faults.append((name, 0, Reason(error.template, error.fields)))
    conf, visual = conf_of(texts.get(CONFIGURATION, "")), conf_of(texts.get(VISUAL, ""))
    looks = Looks(visual, texts.get(SHORTCUTS, ""))
    names = names_of(texts.get(CONFIGURATION, ""))
    builder = SchemeBuilder(conf, looks, names)
    scheme = builder.scheme(_more(visual, looks, texts.get(TOOLS, "")))
    faults += [(CONFIGURATION, line, reason) for line, reason in builder.faults]
    faults += [(VISUAL, line, reason) for line, reason in visual.faults]
    is_empty = not (scheme.entities or scheme.relations or scheme.attributes)
    names = replace(names, roles=frozenset(builder.roles))
    return Configuration(None if is_empty else scheme, names, tuple(faults))


def _more(visual: Conf, looks: Looks, tools: str) -> dict[str, Json]:
    """What the files say that belongs to no label."""
    more: dict[str, Json] = {}
    if options := visual.sections.get("options"):
        more["options"] = [term.raw for term in options]
    if defaults := looks.defaults():
        more["defaults"] = defaults
    if tools.strip():
        more[TOOLS] = tools
    return more


def _state_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
