"""Backups of a project: whole copies in a folder of their own, thinned as they grow old.

Where that folder is ``backup_places`` says; a project given by its path alone has it beside
itself.  A backup is called by its number, time (UTC) and occasion:
``000012-20260704T093000Z-hourly.annodb``.  It has such a name only once it was
verified from end to end and is on the disk; what is under way is called ``….part``.  The number
says which is newer, since clocks jump.
"""

import contextlib
import datetime
import re
import shutil
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.errors import ProjectError
from annotator.store import opening, schema, verdicts
from annotator.store.backup_places import Place
from annotator.store.change import COMPACT
from annotator.store.copying import Look, copy_whole, part_in, prove, stoppable, sweep
from annotator.store.exchange import exchange
from annotator.store.file_names import clear, rename, speaking_of, unmakeable
from annotator.store.lineage import verify_lineage
from annotator.store.lock import Lock
from annotator.store.project import SUFFIX
from annotator.store.replay import verify_log
from annotator.store.sqlite import sqlite3

_NAME = re.compile(rf"(\d{{6,12}})-(\d{{8}}T\d{{6}}Z)-([a-z]{{1,20}}){re.escape(SUFFIX)}", re.ASCII)
_TIME = "%Y%m%dT%H%M%SZ"

DAY = datetime.timedelta(days=1)
MONTH = datetime.timedelta(days=30)
YEAR = datetime.timedelta(days=365)

_SPARE = 16 << 20
"""Bytes that a backup leaves free on the disk, beside as many as the project has."""

_joining = threading.Lock()


class Occasion(StrEnum):
    """Why a backup was made."""

    HOURLY = "hourly"
    MERGE = "merge"
    DELETION = "deletion"
    COMPACTION = "compaction"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, by what its name says; ``at`` is UTC, ``size`` in bytes."""

    path: Path
    number: int
    at: datetime.datetime
    occasion: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup that was found whole holds; ``uid`` is the project's."""

    documents: int
    spans: int
    uid: str


def folder_of(project: Path | Place) -> Path:
    """Where the backups of ``project`` go."""
    return _place(project).folder


def _place(project: Path | Place) -> Place:
    return project if isinstance(project, Place) else Place(project)


def backups(project: Path | Place) -> list[Backup]:
    """The backups of ``project``, the newest first; nobody has looked into them.

    Empty where there is no folder or it cannot be read.
    """
    found = []
    for folder in _place(project).folders():
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                backup = _read_name(path)
                if backup is not None:
                    found.append(backup)
    return sorted(found, key=lambda backup: (backup.number, backup.path.name), reverse=True)


def _read_name(path: Path) -> Backup | None:
    said = _NAME.fullmatch(path.name)
    if said is None:
        return None
    try:
        at = datetime.datetime.strptime(said[2], _TIME).replace(tzinfo=datetime.UTC)
        return Backup(path, int(said[1]), at, said[3], path.stat().st_size)
    except (ValueError, OSError):
        return None


def back_up(
    there: Path | Place, occasion: Occasion, look: Look, *, now: datetime.datetime | None = None
) -> Backup:
    """A new backup of a project, which this process has open for writing; for another thread.

    Where the newest backup is good and holds all that was committed, that one is returned; before
    a compaction also where only compactions came after it, since it has more.  Older backups are
    thinned only once the new one is safe.

    Raises ProjectError when it cannot be made, DamagedProject when it did not come out whole,
    Stopped; the backups that were there stay as they are then.
    """
    place = _place(there)
    project, folder = place.project, place.folder
    part = part_in(folder)
    try:
        place.make()
        sweep(folder)
        with (
            verdicts.translated(project.name),
            contextlib.closing(opening.reader(project)) as source,
        ):
            newest = next(iter(backups(place)), None)
            if newest and _serves(newest, occasion):
                passed = COMPACT if occasion is Occasion.COMPACTION else ""
                if _is_up_to_date(newest.path, source, look, passed):
                    return newest
            _check_space(project, folder)
            with speaking_of(folder, part):
                copy_whole(source, part, project.name, look)
        return _joined(place, part, occasion, now or datetime.datetime.now(datetime.UTC))
    except OSError as error:
        raise ProjectError(
            "No backup could be made in {path}: {why}. Your work itself is saved.",
            path=folder,
            why=error.strerror or error,
        ) from error
    finally:
        clear(part)


def _serves(backup: Backup, occasion: Occasion) -> bool:
    """Whether a backup lasts as long as one of that occasion must."""
    return occasion is not Occasion.COMPACTION or backup.occasion == occasion


def _is_up_to_date(backup: Path, source: sqlite3.Connection, look: Look, passed: str) -> bool:
    """Whether a backup has what the project has, but for ``passed`` entries, and is whole."""
    newest = "SELECT uid FROM op WHERE kind != ? ORDER BY id DESC LIMIT 1"
    try:
        with contextlib.closing(opening.connect(backup, writable=False)) as copy:
            of_both = [one.execute(newest, (passed,)).fetchone() for one in (copy, source)]
            if of_both[0] != of_both[1]:
                return False
            prove(copy, backup.name, look)
    except (ProjectError, sqlite3.Error):
        return False
    return True


def _check_space(project: Path, folder: Path) -> None:
    size = project.stat().st_size
    if shutil.disk_usage(folder).free < 2 * size + _SPARE:
        raise ProjectError(
            "No backup was made: the disk of {path} is nearly full. Free some space.", path=folder
        )


def _joined(place: Place, part: Path, occasion: Occasion, now: datetime.datetime) -> Backup:
    folder = part.parent
    with _joining:
        number = max((backup.number for backup in backups(place)), default=0) + 1
        path = folder / f"{number:06}-{now.strftime(_TIME)}-{occasion}{SUFFIX}"
        rename(part, path)
        made = _read_name(path)
        if made is None:
            raise FileNotFoundError(path)
        thin(place, now)
    return made


def thin(project: Path | Place, now: datetime.datetime) -> None:
    """Removes the backups that :func:`kept` lets go; one that cannot be removed stays.

    Only those of this very file: another that bore its uid elsewhere may be on a disk that is not
    plugged in, and its backups are no less needed then.
    """
    own = _place(project).own()
    there = [backup for backup in backups(project) if backup.path.parent in own]
    keeps = kept(there, now)
    for backup in there:
        if backup not in keeps:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def kept(there: Iterable[Backup], now: datetime.datetime) -> set[Backup]:
    """All of the last day, then the last of each day for a month, of each month for a year.

    The newest always stays, and so does one of the future, where a clock was wrong, and those
    made before the history was compacted: nothing else has it whole.
    """
    out: set[Backup] = set()
    seen: set[tuple[int, ...]] = set()
    for backup in sorted(there, key=lambda backup: backup.number, reverse=True):
        age, day = now - backup.at, (backup.at.year, backup.at.month, backup.at.day)
        if not out or age <= DAY or backup.occasion == Occasion.COMPACTION:
            out.add(backup)
        elif age <= YEAR:
            slot = day if age <= MONTH else day[:2]
            if slot not in seen:
                seen.add(slot)
                out.add(backup)
    return out


def examine(backup: Path, look: Look) -> Contents:
    """Verifies a backup, its history against its tables too, and counts.  ProjectError; Stopped.

    The history of one that an older version made is not looked at: it reads otherwise.
    """
    name = backup.name
    with (
        verdicts.translated(name),
        contextlib.closing(opening.connect(backup, writable=False)) as connection,
    ):
        prove(connection, name, look)
        if connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,):
            with stoppable(connection, look):
                verify_log(connection, name, lambda: look(0, 0))
                verify_lineage(connection, name, lambda: look(0, 0))
        documents, spans, uid = connection.execute(
            "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM span), "
            "(SELECT value FROM property WHERE name = 'uid')"
        ).fetchone()
    return Contents(documents, spans, str(uid))


def restore(backup: Path, target: Path, look: Look) -> None:
    """Writes a backup to ``target``, a new file, verified.  The backup stays.

    Raises ProjectError when ``target`` is there or cannot be made, DamagedProject for a backup
    that is not whole, Stopped; nothing is left behind then.
    """
    part = part_in(target.parent)
    try:
        sweep(target.parent)
        with speaking_of(target, part):
            _copy_backup(backup, part, look)
        rename(part, target)
    except OSError as error:
        raise unmakeable(target, error) from None
    finally:
        clear(part)


def replace(backup: Path, project: Path, aside: Path, look: Look) -> None:
    """Puts a backup in the place of ``project``, which nobody has open; that is called ``aside``.

    What SQLite left beside the project goes with it, so that it never meets the backup.  Raises as
    :func:`restore` does, and ProjectInUse; the project is where it was then.
    """
    part = part_in(project.parent)
    try:
        sweep(project.parent)
        with Lock(project):
            with speaking_of(project, part):
                _copy_backup(backup, part, look)
            exchange(part, project, aside)
    except OSError as error:
        raise ProjectError(
            "{path} was not replaced: {why}. It is as it was. Free some space or check the "
            "permissions, or restore the backup as a new file elsewhere.",
            path=project,
            why=error.strerror or error,
        ) from None
    finally:
        clear(part)


def _copy_backup(backup: Path, part: Path, look: Look) -> None:
    with contextlib.closing(opening.connect(backup, writable=False)) as source:
        copy_whole(source, part, backup.name, look)
