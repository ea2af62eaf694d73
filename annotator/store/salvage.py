"""The good rows of a file that cannot be opened, in a new project; the file itself is only read.

The rows are found without SQLite (``salvage_reading``), judged one by one (``salvage_rows``) and
written into a new file of our schema.  Where the history does not fit what is left, it is fitted
to it (``salvage_history``), so that rows and history prove each other.  Uids stay as they were: the
result can be merged with the other files of the project.
"""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator.errors import DamagedProject, NewerProject, NotSaved, ProjectError, UserError
from annotator.store import opening, schema, verdicts
from annotator.store.copying import Look, prove, stoppable, sweep
from annotator.store.file_names import (
    clear,
    is_there,
    part_of,
    rename,
    speaking_of,
    unmakeable,
)
from annotator.store.lineage import verify_lineage
from annotator.store.lock import HeldElsewhere, Lock
from annotator.store.project import Project, open_project
from annotator.store.replay import verify_log
from annotator.store.salvage_history import SALVAGE, Unproven, fit_history, new_history
from annotator.store.salvage_log import read_log
from annotator.store.salvage_reading import Found, read_file, settled
from annotator.store.salvage_report import History, Item, Outcome, Report
from annotator.store.salvage_rows import Choice, Wish
from annotator.store.salvage_writing import write_rows
from annotator.store.sqlite import sqlite3

_AS_USUAL = Wish()
_SENSELESS = (LookupError, ValueError, TypeError, AssertionError, sqlite3.IntegrityError)


def salvage(path: Path, target: Path, look: Look, wish: Wish = _AS_USUAL) -> Report:
    """Takes what is good in the file at ``path`` into a new project at ``target``.

    Where it is wished, documents whose text is not the one that was imported come in too, as
    documents of their own.  Raises ProjectError when ``target`` is there or cannot be made, when
    the file is in use or nothing of a project can be found in it; Stopped.  Nothing is left behind
    then, and the file at ``path`` and what lies beside it is never written.
    """
    if is_there(target):
        raise ProjectError("{path} exists already; choose another name.", path=target)
    part = part_of(target)
    try:
        sweep(target.parent)
        with contextlib.ExitStack() as stack:
            _hold(path, stack)
            report = Report(str(path))
            found = _found(path, target.parent, _share(look, 0, 40), report)
            choice = _chosen(path, found, _share(look, 40, 65), report, wish)
        with speaking_of(target, part):
            with verdicts.translated(part.name):
                write_rows(choice, report, part, _share(look, 65, 80))
            del found, choice  # all is in the new file, and proving it takes as much memory again
            _Making(report, part, look).make()
        rename(part, target)
    except OSError as error:
        raise unmakeable(target, error) from None
    finally:
        clear(part)
    report.target = str(target)
    report.put_losses_first()
    return report


def survey(path: Path, look: Look) -> Report:
    """What :func:`salvage` would take, and what not; its result is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        report = salvage(path, Path(folder) / "new.annodb", look)
    report.target = ""
    return report


def _hold(path: Path, stack: contextlib.ExitStack) -> None:
    """Keeps others of our windows from writing meanwhile, where that can be."""
    opening.first_bytes(path)
    with contextlib.suppress(OSError, HeldElsewhere):
        stack.enter_context(Lock(path))


def _share(look: Look, first: int, last: int) -> Look:
    """Tells the progress of one part of the work, from ``first`` to ``last`` percent of all."""

    def shared(done: int, total: int) -> None:
        if total:
            look(100 * first + (last - first) * 100 * done // total, 100 * 100)
        else:
            look(0, 0)

    return shared


def _found(path: Path, folder: Path, look: Look, report: Report) -> Found:
    with settled(path, folder) as (file, is_unsettled):
        _refuse_newer(path)
        before = _state(file)
        try:
            rows = read_file(file, look)
        except OSError as error:
            raise ProjectError(
                "{path} cannot be read: {why}. Check its name and permissions.",
                path=path,
                why=error.strerror or error,
            ) from None
        if _state(file) != before:
            raise ProjectError(
                "{name} is being written by another program; try again when it is done.",
                name=path.name,
            )
    report.notes += _notes(path, rows, is_unsettled=is_unsettled)
    report.is_broken = rows.is_broken
    return rows


def _chosen(path: Path, found: Found, look: Look, report: Report, wish: Wish) -> Choice:
    choice = Choice(found, read_log(found), report, wish)
    for done, total in choice.choose():
        look(done, total)
    if not (choice.taken["document"] or choice.taken["label"] or choice.taken["annotator"]):
        raise ProjectError(
            "Nothing of an Annotator project can be found in {name}: no document, no label, no "
            "annotator. Take a backup.",
            name=path.name,
        )
    return choice


def _state(file: Path) -> tuple[int, int]:
    state = file.stat()
    return state.st_size, state.st_mtime_ns


def _refuse_newer(path: Path) -> None:
    """A newer version's file may hold what we do not know; one with a broken number is damaged."""
    head, _size = opening.first_bytes(path)
    version = int.from_bytes(head[60:64], "big")
    if head[:16] == b"SQLite format 3\0" and schema.VERSION < version < schema.VERSION + 100:
        raise NewerProject(
            "{name} was written by a newer version of Annotator (format {version}; this one knows "
            "{known}). Update Annotator to take work from it.",
            name=path.name,
            version=version,
            known=schema.VERSION,
        )


def _notes(path: Path, rows: Found, *, is_unsettled: bool) -> Iterator[UserError]:
    head, _size = opening.first_bytes(path)
    if rows.is_mangled:
        yield UserError("The line ends in the file had been changed; they were set right first.")
    if is_unsettled:
        yield UserError(
            "The journal beside the file could not be taken in; the last work may be missing."
        )
    elif b"\2" in head[18:20] and not path.with_name(path.name + "-wal").exists():
        yield UserError(
            "The file was left in WAL mode and its -wal file is not there; the last work may be "
            "missing."
        )
    if rows.missing_tables:
        yield UserError(
            "Of these nobody knows where in the file they begin; they were searched page by page: "
            "{tables}",
            tables=", ".join(rows.missing_tables),
        )
    if rows.strange:
        yield UserError(
            "Another program put these into the file; they were left there: {names}",
            names=", ".join(rows.strange[:20]),
        )
    for table, column in rows.missing_columns:
        yield UserError(
            "Another program took a part ({column}) away from each {table}; it was left empty.",
            table=table,
            column=column,
        )


class _Making:
    """The new file, in which the rows are: proven, and its history fitted to them."""

    def __init__(self, report: Report, part: Path, look: Look) -> None:
        self._report = report
        self._part = part
        self._look = look

    def make(self) -> None:
        """Proves the file, in the best way that its history allows."""
        with verdicts.translated(self._part.name):
            if self._proof(_share(self._look, 80, 95)) is not None:
                self._fit_history()
        self._note()
        why = self._proof(self._look)
        if why is not None:
            raise DamagedProject(
                "What was salvaged does not hold together, so it was thrown away: {why}", why=why
            )

    def _proof(self, look: Look, *, of_all: bool = True) -> UserError | None:
        """Why the file is not proven by its own checks and its history; None where it is."""
        name = self._part.name
        try:
            with contextlib.closing(opening.connect(self._part, writable=False)) as connection:
                if of_all:
                    prove(connection, name, look)
                look(1, 2)
                with stoppable(connection, look):
                    verify_log(connection, name)
                    verify_lineage(connection, name)
        except DamagedProject as error:
            return error
        return None

    # -- the history ---------------------------------------------------------------------------

    def _fit_history(self) -> None:
        """Makes history and rows agree again: what it says of lost rows is taken out of it."""
        self._report.history = History.FITTED
        try:
            with self._written() as connection:
                unproven = fit_history(connection, self._look)
            if self._proof(self._look, of_all=False) is None:
                self._tell_unproven(unproven)
                return
        except _SENSELESS:
            pass
        self._report.history = History.LOST
        with self._written() as connection:
            new_history(connection, self._look)

    def _tell_unproven(self, unproven: list[Unproven]) -> None:
        for one in unproven:
            if one.is_whole:
                why = UserError(
                    "one of the {count} rows from here on is not what was imported", count=one.count
                )
            else:
                why = UserError(
                    "some of the {count} rows from here on are lost, so nobody can prove that the "
                    "others are what was imported",
                    count=one.count,
                )
            self._report.tell(Item(Outcome.DOUBTFUL, one.table, one.first, why))

    @contextlib.contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        """One transaction on the new file."""
        with contextlib.closing(opening.connect(self._part, writable=True)) as connection:
            connection.execute("PRAGMA query_only = OFF")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def _note(self) -> None:
        """Tells of it in the new project's history."""
        with open_project(self._part, verify=False) as project:
            if project.read_only is not None:
                raise project.read_only
            try:
                self._tell_history(project)
            except NotSaved as error:  # nobody has made an edit here
                why = error.fields.get("why")
                raise why if isinstance(why, UserError) else error from error

    def _tell_history(self, project: Project) -> None:
        report = self._report
        with project.edit(SALVAGE, undoable=False) as edit:
            edit.detail = {
                "file": Path(report.source).name,
                "taken": report.total("taken"),
                "rejected": report.total("rejected"),
            }
            edit.note("origin", [])
