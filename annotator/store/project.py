"""A project: one SQLite file, opened once, written through one gate."""

import contextlib
import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from annotator import __version__
from annotator.errors import EditError, NotSaved, ProjectError, UserError
from annotator.store import gate, log, opening, schema, transaction, verdicts, verification
from annotator.store.change import REDO, UNDO, Change, Operation, Touched
from annotator.store.failure import failure
from annotator.store.file_names import clear, give_name, is_there, part_of, unmakeable
from annotator.store.gate import Edit, Entry, take_back_newest
from annotator.store.lock import Lock
from annotator.store.reading import Reading
from annotator.store.seals import SEALED, seal_again
from annotator.store.sqlite import sqlite3
from annotator.store.tables import Table, Value

SUFFIX = ".annodb"


class Project:
    """An open project.  Make one with :func:`create`, :func:`open_project` or :func:`in_memory`.

    ``read`` answers questions; :meth:`edit` is the only way to write.  ``read_only`` holds the
    reason, as a sentence, when nothing may be written.  ``is_verified`` is False while nobody has
    looked whether the file is whole.  ``warning`` is what whoever opened the file should know.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        lock: Lock | None,
        read_only: UserError | None,
    ) -> None:
        self._connection = connection
        self._lock = lock
        self._editing = False
        self._patience = transaction.PATIENCE
        self._listeners: list[Callable[[Change], None]] = []
        self.path = path.absolute() if path else None
        self.read_only = read_only
        self.is_verified = True
        self.warning: UserError | None = None
        self.actor = ""
        self.ids_above: Mapping[str, int] = {}  # see Entry.above
        self.read = Reading(connection, self.name)
        self._device_id: int = connection.execute("SELECT max(id) FROM device").fetchone()[0]

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name if self.path else "the project"

    @property
    def is_editing(self) -> bool:
        """True inside an edit; nobody else may begin one then."""
        return self._editing

    def close(self) -> None:
        """Lets go of the file.  Doing it twice is harmless."""
        try:
            self._connection.close()
        finally:
            if self._lock:
                self._lock.release()

    def __enter__(self) -> "Project":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def subscribe(self, listener: Callable[[Change], None]) -> None:
        """Calls ``listener`` with each committed change, also those of undo and redo."""
        self._listeners.append(listener)

    def be_patient(self, seconds: float) -> None:
        """How long reading and writing wait for another program that has the file."""
        self._patience = seconds
        self._connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def edit(
        self, kind: str, *, undoable: bool = True, replacing: bool = False, is_large: bool = False
    ) -> contextlib.AbstractContextManager[Edit]:
        """One operation: all of it committed and logged at the end, or nothing.

        An edit that wrote nothing leaves no entry.  ``replacing`` takes the newest step back,
        ``is_large`` more memory.  NotSaved when the file cannot be written: it is as it was before.
        """
        edit = self._edit(kind, None, undoable=undoable, replacing=replacing)
        return transaction.roomy(self._connection, edit) if is_large else edit

    @contextlib.contextmanager
    def _edit(
        self, kind: str, inverts: int | None, *, undoable: bool, replacing: bool = False
    ) -> Iterator[Edit]:
        if self.read_only:
            raise self.read_only
        if self._editing:
            raise RuntimeError("an edit inside an edit")
        transaction.begin(self._connection, self.name)
        self._editing = True
        who = self.actor, gate.now(), self._device_id
        entry = Entry(kind, *who, inverts, undoable, self.ids_above)
        try:
            done = [take_back_newest(self._connection, entry, self.read)] if replacing else []
            edit = Edit(self._connection, entry, self.read)
            yield edit
            change = self._committed(edit)
        except BaseException as error:
            transaction.roll_back(self._connection)
            self.read.forget()
            if (said := failure(error, self.name)) is not None:
                raise said from error
            raise
        finally:
            self._editing = False
        if change:
            with contextlib.ExitStack() as told:  # all hear of it, also when one of them fails
                for hears, one in [(a, b) for a in self._listeners[::-1] for b in (change, *done)]:
                    told.callback(hears, one)  # the last called back is told first

    def _committed(self, edit: Edit) -> Change | None:
        if edit.is_empty:
            transaction.roll_back(self._connection)
            return None
        change = edit.finish()
        transaction.commit(self._connection, self.name, edit.uid, self._patience)
        return change

    def undoable(self) -> Operation | None:
        """The operation that :meth:`undo` would take back."""
        return self._named(self._newest().undo_top)

    def redoable(self) -> Operation | None:
        """The operation that :meth:`redo` would do again."""
        return self._named(self._newest().redo_top)

    def _newest(self) -> log.Newest:
        with verdicts.translated(self.name):
            return log.newest_entry(self._connection)

    def _named(self, op_id: int | None) -> Operation | None:
        with verdicts.translated(self.name):
            entry = log.operation(self._connection, op_id) if op_id is not None else None
            return log.origin(self._connection, entry) if entry else None

    def undo(self) -> None:
        """Takes the newest operation back, as an operation of its own.  EditError if none."""
        self._invert(UNDO, self._newest().undo_top)

    def redo(self) -> None:
        """Does again what was undone last.  EditError if there is nothing."""
        self._invert(REDO, self._newest().redo_top)

    def _invert(self, kind: str, op_id: int | None) -> None:
        if op_id is None:
            raise EditError("There is nothing to {kind}.", kind=kind)
        with self._edit(kind, op_id, undoable=True) as edit:
            edit.invert(op_id)

    def history(self, limit: int = 200, before: int | None = None) -> list[Operation]:
        """The newest entries of the log first."""
        return log.newest(self._connection, limit, before)

    def operation(self, op_id: int) -> Operation | None:
        """One entry of the log; None where there is none of that id."""
        return log.operation(self._connection, op_id)

    def touched(self, op_id: int) -> Touched | None:
        """The first span, else relation, that operation ``op_id`` touched; None for none."""
        return log.touched(self._connection, op_id)

    def data_version(self) -> int:
        """A number that changes when another process has written the file."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def verify(self, *, full: bool = True, checked: Callable[[], None] = lambda: None) -> None:
        """Structure, references and texts (see ``verification.verify``).  Raises DamagedProject."""
        verification.verify(self._connection, self.name, full=full, checked=checked)

    def verify_slowly(self) -> Iterator[int]:
        """:meth:`verify` in pieces; yields how many texts are done after each."""
        return verification.verify_slowly(self._connection, self.name)

    def verify_log(self) -> None:
        """The log against the tables, and where rows came from.  Raises DamagedProject."""
        from annotator.store.lineage import verify_lineage  # noqa: PLC0415 - rare
        from annotator.store.replay import verify_log  # noqa: PLC0415 - rare

        with verdicts.translated(self.name):
            verify_log(self._connection, self.name)
            verify_lineage(self._connection, self.name)

    def save_copy(self, target: Path) -> None:
        """Writes the project as committed to a new file, verified, by SQLite's backup.

        Raises ProjectError when ``target`` exists or cannot be written.
        """
        if is_there(target):
            raise ProjectError("{path} exists already; choose another name.", path=target)
        part = part_of(target)
        try:
            with (
                verdicts.translated(target.name),
                contextlib.closing(opening.create_connection(part)) as copy,
            ):
                opening.copy_now(self._connection, copy, self.name)
                verification.verify(copy, target.name, full=True)
            give_name(part, target)
        except OSError as error:
            raise unmakeable(target, error) from None
        finally:
            clear(part)


def create(path: Path) -> Project:
    """A new, empty project at ``path``, open for writing.

    It is made under another name and renamed, so a half-made one never bears the name.  Raises
    ProjectError when something is there already or the folder cannot be written.
    """
    if is_there(path):
        raise ProjectError(
            "{path} exists already. Choose another name, or open it as it is.", path=path
        )
    part = part_of(path)
    try:
        with (
            verdicts.translated(path.name),
            contextlib.closing(opening.create_connection(part)) as connection,
        ):
            found(connection)
        give_name(part, path)
    except OSError as error:
        raise unmakeable(path, error) from None
    finally:
        clear(part)
    return open_project(path)


def in_memory(rows: Mapping[Table, Sequence[tuple[Value, ...]]] | None = None) -> Project:
    """A project without a file, for tests and previews.

    ``rows`` are whole rows that are there from the beginning and in no log; what they refer to
    need not be there.
    """
    connection = opening.memory_connection()
    found(connection)
    if rows:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM property")
        for table, whole in rows.items():
            connection.executemany(table.insert_sql, whole)
        connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA query_only = ON")
    return Project(connection, None, None, None)


def open_project(
    path: Path, *, write: bool = True, take_over: bool = False, verify: bool | None = None
) -> Project:
    """An existing project; the ``path`` is proven ours before anything of it is used.

    ``write`` asks for writing: where that is not possible (a newer version, a read-only file or
    folder, another window) the project is opened read-only and ``read_only`` says why.
    ``verify`` None verifies small files now; for a larger one ``is_verified`` is False, and
    ``verification.verify_apart`` does it without keeping anybody waiting.  ``take_over`` takes the
    lock of another computer.

    Raises ProjectError, DamagedProject or NewerProject; HeldElsewhere is given as ``read_only``.
    """
    header = opening.read_header(path)
    warning = _wal_missing(path) if header.is_wal else None
    lock, reason = _locked(path, header, take_over=take_over) if write else (None, _ASKED)
    try:
        if header.version < schema.VERSION:
            if lock is None:
                raise _older(path, header) if reason is _ASKED or not reason else reason
            _migrate(path, header.version)
        connection = opening.connect(path, writable=lock is not None)
        try:
            now = verify or (verify is None and header.size <= opening.SMALL)
            if now:
                verification.verify(connection, path.name, full=False)
            with verdicts.translated(path.name):
                project = Project(connection, path, lock, reason)
            project.is_verified = now
            project.warning = warning
            return project
        except BaseException:
            connection.close()
            raise
    except BaseException:
        if lock:
            lock.release()
        raise


def _wal_missing(path: Path) -> UserError | None:
    """What is said of a file that another program left in WAL mode, where its -wal is not there."""
    if path.with_name(f"{path.name}-wal").exists():
        return None
    return ProjectError(
        "{name} was left in WAL mode by another program, and no -wal file lies beside it. If it "
        "was copied without that file, the last work is missing; look for it where the copy was "
        "made.",
        name=path.name,
    )


_ASKED = ProjectError("The project is open for reading only.")


def _older(path: Path, header: opening.Header) -> ProjectError:
    return ProjectError(
        "{name} is of an older version (format {version}). Open it once for writing, which brings "
        "it to this one beside a backup.",
        name=path.name,
        version=header.version,
    )


def _locked(
    path: Path, header: opening.Header, *, take_over: bool
) -> tuple[Lock | None, UserError | None]:
    if header.version > schema.VERSION:
        return None, ProjectError(
            "{name} was written by a newer version of Annotator; it is open for reading only. "
            "Update Annotator to work on it.",
            name=path.name,
        )
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return None, _unwritable(path)
    try:
        return Lock(path, take_over=take_over), None
    except ProjectError as held:
        return None, held
    except OSError:
        return None, _unwritable(path)


def _unwritable(path: Path) -> ProjectError:
    return ProjectError(
        "{name} or its folder cannot be written; it is open for reading only. Save a copy "
        "elsewhere to work on it.",
        name=path.name,
    )


def found(connection: sqlite3.Connection) -> None:
    """Lays the foundation of a new project in one transaction."""
    from sqlite_utils import Database  # noqa: PLC0415 - costs 100 ms at start

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        schema.migrate(database)
        connection.execute(
            "INSERT INTO device (id, uid, name) VALUES (1, ?, ?)",
            (gate.new_uid(), platform.node()),
        )
        connection.executemany(
            "INSERT INTO property (name, value) VALUES (?, ?)",
            [("uid", gate.new_uid().hex()), ("made_by", f"annotator {__version__}")],
        )
        connection.execute("COMMIT")
    except BaseException:
        transaction.roll_back(connection)
        raise


def _migrate(path: Path, version: int) -> None:
    """Brings an older file to our version, beside a verified copy of what it was."""
    from sqlite_utils import Database  # noqa: PLC0415 - rare

    connection = opening.connect(path, writable=True)
    with contextlib.closing(connection), verdicts.translated(path.name):
        verification.verify(connection, path.name, full=True)
        backup = path.with_name(f"{path.stem}.v{version}{path.suffix}")
        if not backup.exists():
            Project(connection, path, None, None).save_copy(backup)
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            schema.migrate(Database(connection, recursive_triggers=False, execute_plugins=False))
            if version < SEALED:
                seal_again(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise NotSaved("{name} could not be brought to this version.", name=path.name)
            connection.execute("COMMIT")
        except BaseException:
            transaction.roll_back(connection)
            raise
