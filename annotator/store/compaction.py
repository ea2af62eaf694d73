"""Making the log shorter: what entries before a line did goes, that they were made stays.

Before the line (the *base*, an entry's id) every entry keeps who, when, of what kind and its words,
and which rows it made, changed or removed.  Of spans, relations, decisions, texts and what files
left, the contents before and after go (``{}`` in their place), and so do their rows of bulk
deletions; of conflicts it stays which they were.  So nothing before the base can be undone any
more, and undo ends there.

What merging asks the log for (which operation wrote a row or a column last, and what is gone said
last) is all still there: rows of scheme, documents, layers, annotators and properties keep their
contents, all others keep what happened to them; bulk insertions, origins, revisions and tombstones
are not touched; what removed spans said last is written down with the compaction (``last_words``).

The entry ``compact`` that says so holds a digest of every table as it was at the base.  Replaying
the log (see ``replay``) goes back to the newest base and must find those tables there.

It is done in a copy, after a verified backup; the copy is proven, brought to the disk and takes
the project's name in one step.  A kill or a power cut leaves the old file or the new one.
"""

import contextlib
import datetime
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import ProjectError
from annotator.store import backups, gate, log, opening, transaction, verdicts
from annotator.store.backup_places import Place
from annotator.store.change import COMPACT, detail_text
from annotator.store.copying import Look, copy_whole, part_in, prove, sweep, sync
from annotator.store.file_names import clear, speaking_of
from annotator.store.last_words import last_words, name_conflicts, write_last_words
from annotator.store.lineage import verify_lineage
from annotator.store.lock import Lock
from annotator.store.replay import state_of, verify_log
from annotator.store.seals import seal_again
from annotator.store.sqlite import sqlite3

EMPTIED = ("span", "relation", "decision", "text", "kept", "work")
"""Tables of whose rows the log forgets the contents."""

_TABLES = ", ".join(f"'{name}'" for name in EMPTIED)
_ROW = 24
"""Bytes that a row of the log takes beside its contents, about."""

_ENTRY = 3072
"""Bytes that the entry of the compaction takes itself, about: a digest for each table."""

_LENGTHS = "length(CAST(coalesce(before, '') AS BLOB)) + length(CAST(coalesce(after, '') AS BLOB))"
_LEFT = "2 * ((before IS NOT NULL) + (after IS NOT NULL))"
"""Bytes of the empty contents that stay in the place of what is forgotten."""

_COUNTED = f"op.kind != '{COMPACT}'"
"""An earlier compaction has no contents to forget: it stays what it is."""

DAYS = 90
"""Days whose contents are kept where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays undoable: entries of the last ``days``, and the last ``steps`` entries.

    Compactions are not among these steps.
    """

    days: float
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Prospect:
    """What compacting would do; sizes in bytes, those of parts of the file estimated.

    ``base`` is 0 where there is nothing to do.  ``entries`` lose their contents, ``steps`` of them
    could be undone until now.  ``since`` is the time of the oldest entry that stays as it is.
    """

    size: int
    history: int
    base: int
    entries: int
    steps: int
    freed: int
    since: str


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compacting did; sizes of the whole file before and after, and the backup made."""

    before: int
    after: int
    entries: int
    backup: Path


def prospect(path: Path, kept: Kept, look: Look) -> Prospect:
    """What :func:`compact` would do to a project that this process has open; it only reads."""
    look(0, 0)
    with (
        verdicts.translated(path.name),
        contextlib.closing(opening.reader(path)) as connection,
    ):
        connection.set_progress_handler(lambda: _stops(look), 50_000)
        return _prospect(connection, path.stat().st_size, kept)


def _stops(look: Look) -> int:
    try:
        look(0, 0)
    except BaseException:
        return 1
    return 0


def _prospect(connection: sqlite3.Connection, size: int, kept: Kept) -> Prospect:
    old, base = old_base(connection), base_for(connection, kept)
    one = connection.execute
    changes = one(f"SELECT coalesce(sum({_LENGTHS} + {_ROW}), 0) FROM change").fetchone()[0]
    bulk = one("SELECT coalesce(sum(length(coalesce(rows, '')) + 64), 0) FROM bulk").fetchone()[0]
    ops = one("SELECT coalesce(sum(length(detail) + 80), 0) FROM op").fetchone()[0]
    forgotten = _forgotten(connection, base, old)
    if not forgotten:
        return Prospect(size, changes + bulk + ops, 0, 0, 0, 0, "")
    entries, steps = one(
        "SELECT count(*), coalesce(sum(below IS NOT NULL OR undo_top = id), 0) FROM op "
        f"WHERE id > ? AND id <= ? AND {_COUNTED}",
        (old, base),
    ).fetchone()
    since = one("SELECT at FROM op WHERE id > ? ORDER BY id LIMIT 1", (base,)).fetchone()
    freed = max(0, forgotten + _free(connection) - _ENTRY)
    return Prospect(
        size, changes + bulk + ops, base, entries, steps, freed, since[0] if since else ""
    )


def _forgotten(connection: sqlite3.Connection, base: int, old: int) -> int:
    """Bytes of the contents that entries after ``old`` up to ``base`` would lose."""
    one = connection.execute
    if base <= old:
        return 0
    single = one(
        f"SELECT coalesce(sum({_LENGTHS} - {_LEFT}), 0) FROM change "
        f"WHERE op_id > ? AND op_id <= ? AND tbl IN ({_TABLES})",
        (old, base),
    ).fetchone()[0]
    packed = one(
        "SELECT coalesce(sum(length(rows)), 0) FROM bulk "
        f"WHERE op_id > ? AND op_id <= ? AND tbl IN ({_TABLES})",
        (old, base),
    ).fetchone()[0]
    return int(single + packed)


def _free(connection: sqlite3.Connection) -> int:
    """Bytes of pages that hold nothing any more, which compacting gives back too."""
    pages, size = (
        connection.execute(f"PRAGMA {what}").fetchone()[0]
        for what in ("freelist_count", "page_size")
    )
    return int(pages * size)


def old_base(connection: sqlite3.Connection) -> int:
    """The base of the newest compaction; 0 where there was none."""
    found = log.base_of(connection)
    return found.id if found else 0


def base_for(connection: sqlite3.Connection, kept: Kept) -> int:
    """The last entry that may lose its contents: all up to it are older than what is kept."""
    then = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=kept.days)
    line = then.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    newest = log.newest_entry(connection).id
    first = connection.execute(
        "SELECT id FROM op WHERE at >= ? ORDER BY id LIMIT 1", (line,)
    ).fetchone()
    return max(0, min(newest, first[0] - 1 if first else newest, _before(connection, kept.steps)))


def _before(connection: sqlite3.Connection, steps: int) -> int:
    """The entry before the newest ``steps``; compactions are none: each would eat one more."""
    if not steps:
        return log.newest_entry(connection).id
    found = connection.execute(
        f"SELECT id FROM op WHERE {_COUNTED} ORDER BY id DESC LIMIT 1 OFFSET ?", (steps - 1,)
    ).fetchone()
    return int(found[0]) - 1 if found else 0


def compact(there: Path | Place, kept: Kept, actor: str, look: Look) -> Compacted:
    """Compacts the log of a project that nobody has open; for another thread.

    ``there`` is the project, or its place for backups.

    Raises ProjectError when it cannot be done (also when the backup before it cannot be made),
    DamagedProject for a file that is not whole, ProjectInUse, Stopped; the project is as it was
    then.
    """
    place = there if isinstance(there, Place) else Place(there)
    path = place.project
    real = Path(os.path.realpath(path))
    part = part_in(real.parent)
    try:
        sweep(real.parent)
        with Lock(path), contextlib.closing(opening.connect(real, writable=True)) as source:
            version = _data_version(source)
            backup = backups.back_up(place, backups.Occasion.COMPACTION, look)
            with speaking_of(real, part):
                copy_whole(source, part, real.name, look)
            before = real.stat().st_size
            entries = _compact(part, real.name, kept, actor, look)
            shutil.copymode(real, part)
            sync(part)
            if _data_version(source) != version:
                raise ProjectError("{name} was written meanwhile; try it again.", name=real.name)
            after = part.stat().st_size
            source.close()
            part.replace(real)
            with contextlib.suppress(OSError):  # done is done; a power cut leaves one of the two
                sync(real.parent)
        return Compacted(before, after, entries, backup.path)
    except OSError as error:
        raise ProjectError(
            "The history of {name} was not compacted: {why}. The project is as it was.",
            name=real.name,
            why=error.strerror or error,
        ) from error
    finally:
        clear(part)


def _data_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version


def _compact(part: Path, name: str, kept: Kept, actor: str, look: Look) -> int:
    with (
        verdicts.translated(name),
        contextlib.closing(opening.connect(part, writable=True)) as connection,
    ):
        verify_log(connection, name)
        look(0, 0)
        base, old = base_for(connection, kept), old_base(connection)
        if not _forgotten(connection, base, old):
            raise ProjectError(
                "There is nothing to compact: no entry that is older than that has contents."
            )
        transaction.begin(connection, name)
        try:
            entries = _empty(connection, name, base, old, actor)
            seal_again(connection)
            look(0, 0)
            connection.execute("COMMIT")
        except BaseException:
            transaction.roll_back(connection)
            raise
        connection.execute("PRAGMA query_only = OFF")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM needs a file beside it
        connection.execute("VACUUM")
        connection.execute("PRAGMA query_only = ON")
        look(0, 0)
        verify_log(connection, name)
        verify_lineage(connection, name)
        prove(connection, name, look)
    return entries


def _empty(connection: sqlite3.Connection, name: str, base: int, old: int, actor: str) -> int:
    """Takes the contents of the entries up to ``base``; returns how many there are."""
    rows = state_of(connection, base, name)
    state = {table: log.digest_of(there) for table, there in rows.items()}
    words = last_words(connection, base)
    run = connection.execute
    run(
        "UPDATE change SET before = CASE WHEN before IS NOT NULL THEN '{}' END, "
        "after = CASE WHEN after IS NOT NULL THEN '{}' END "
        f"WHERE op_id <= ? AND op_id > ? AND tbl IN ({_TABLES})",
        (base, old),
    )
    name_conflicts(connection, base, old)
    run(
        f"UPDATE bulk SET rows = NULL WHERE op_id <= ? AND rows IS NOT NULL AND tbl IN ({_TABLES})",
        (base,),
    )
    for column in ("undo_top", "redo_top", "below"):
        run(f"UPDATE op SET {column} = NULL WHERE {column} <= ?", (base,))
    entries: int = run(
        f"SELECT count(*) FROM op WHERE id > ? AND id <= ? AND {_COUNTED}", (old, base)
    ).fetchone()[0]
    newest = log.newest_entry(connection)
    detail = {"base": base, "count": entries, "state": state}
    device = run("SELECT max(id) FROM device").fetchone()[0]
    run(
        "INSERT INTO op (id, uid, device_id, clock, at, actor, kind, detail, inverts, undo_top, "
        "redo_top, below) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, NULL)",
        (
            newest.id + 1, gate.new_uid(), device, newest.clock, gate.now(), actor, COMPACT,
            detail_text(detail), newest.undo_top, newest.redo_top,
        ),
    )  # fmt: skip
    write_last_words(connection, newest.id + 1, words)
    return entries
