"""What a fault of ours says of itself, in two forms: without any text of people's, and in full.

An exception's message may quote a document, a name or a path, so the plain form has its type and
the places in the code alone; a message of our own that people are meant to read is given as its
template, without what was filled in.
"""

import datetime
import platform
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

import annotator
from annotator.errors import UserError
from annotator.store.sqlite import SQLITE_VERSION

_DEPTH = 8
"""Exceptions of one chain or group that are told."""

_FRAMES = 25
"""Places at either end of a long traceback that are told."""

_FULL = 60_000
"""Characters of the full form."""

_HOME = Path(annotator.__file__).parent.parent
_CODE = re.compile(r"(?:.*[/\\])?(?:site-packages|dist-packages|lib[/\\]python[\d.]+)[/\\](.*)")
_FILE = re.compile(r'File "([^"\n]*)"')


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, in strings alone, so that it keeps no object alive.

    Faults with the same ``key`` came out of the same place.  ``where`` tells in which part of the
    program: an event, a thread by name, clearing up.
    """

    key: str
    kind: str
    place: str
    where: str
    at: str
    plain: str
    full: str


def fault_of(error: BaseException, where: str) -> Fault:
    """What is to be told of ``error``."""
    lines = list(_told(error, 0))
    place = _place(error)
    return Fault(
        key=f"{where}|{'|'.join(lines[:1])}|{place}",
        kind=type(error).__name__,
        place=place,
        where=where,
        at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        plain="\n".join(lines),
        full=_in_full(error),
    )


def _told(error: BaseException, depth: int) -> Iterator[str]:
    if depth >= _DEPTH:
        yield "…"
        return
    template = f": {error.template}" if isinstance(error, UserError) else ""
    yield f"{type(error).__name__}{template}"
    yield from _frames(error.__traceback__)
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions[:_DEPTH]:
            yield "one of them:"
            yield from _told(part, depth + 1)
    if error.__cause__ is not None:
        yield "caused by:"
        yield from _told(error.__cause__, depth + 1)
    elif error.__context__ is not None and not error.__suppress_context__:
        yield "while this was being dealt with:"
        yield from _told(error.__context__, depth + 1)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    frames = [
        f"  {code_path(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
    ]
    left = len(frames) - 2 * _FRAMES
    if left > 0:
        frames[_FRAMES:-_FRAMES] = [f"  … {left} more"]
    yield from frames


def _place(error: BaseException) -> str:
    """The innermost place in our own code, else the innermost of all."""
    places = [
        f"{code_path(frame.f_code.co_filename)}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [place for place in places if place.startswith("annotator/")]
    return (ours or places or ["?"])[-1]


def _in_full(error: BaseException) -> str:
    try:
        told = "".join(traceback.TracebackException.from_exception(error, compact=True).format())
    except Exception as second:  # the exception's own code runs here
        return f"{type(error).__name__}, of which nothing can be told ({type(second).__name__})"
    if len(told) > _FULL:
        told = f"{told[: _FULL // 2]}\n…\n{told[-_FULL // 2 :]}"
    return told.rstrip("\n")


def code_path(name: str) -> str:
    """Where a file of code lies, without the folders of this computer that lead there."""
    try:
        return Path(name).relative_to(_HOME).as_posix()
    except ValueError:
        found = _CODE.fullmatch(name)
        return (found[1] if found else re.split(r"[/\\]", name)[-1]).replace("\\", "/")


def without_folders(text: str) -> str:
    """What ``faulthandler`` wrote, with :func:`code_path` for each file."""
    return _FILE.sub(lambda found: f'File "{code_path(found[1])}"', text)


def versions() -> str:
    """One line: the program and what it stands on."""
    return (
        f"Annotator {annotator.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, PySide6 {PySide6.__version__}, SQLite {SQLITE_VERSION}"
    )


def surroundings() -> str:
    """One line on the computer; for the window's thread."""
    screen = QGuiApplication.primaryScreen()
    scale = f"{screen.devicePixelRatio():g}" if QGuiApplication.screens() else "?"
    return (
        f"{platform.platform()}, {QGuiApplication.platformName()}, "
        f"locale {QLocale.system().name()}, scale {scale}"
    )


@dataclass(frozen=True, slots=True)
class Report:
    """The faults since a dialog was opened, with their number, and what was done before them."""

    faults: tuple[tuple[Fault, int], ...]
    facts: tuple[str, ...]
    trail: tuple[str, ...]

    def text(self, *, full: bool) -> str:
        """The report as it would be handed over; ``full`` with people's names and text."""
        lines = list(self.facts)
        for fault, count in self.faults:
            times = f", {count} times" if count > 1 else ""
            lines += [
                "",
                f"{fault.at} in {fault.where}{times}",
                fault.full if full else fault.plain,
            ]
        if self.trail:
            lines += ["", "Done before:", *(f"  {line}" for line in self.trail)]
        return "\n".join(lines)
