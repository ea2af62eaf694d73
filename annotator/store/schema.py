"""The tables of the project file, and how an older file becomes a newer one.

Rules: STRICT tables; no triggers, views, generated columns or JSON functions (a file that has any
is not ours); children are deleted by name, never by cascade, so that the log sees every row.
Columns that hold JSON are TEXT and are read and written by the program alone.

Every row that may travel to another copy of the project carries a random ``uid``.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.store.sqlite import sqlite3

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x414E4E4F  # "ANNO"

Fingerprint = frozenset[tuple[str, str, str, str]]

_UID = "BLOB NOT NULL CHECK (length(uid) = 16)"

_V1 = f"""
CREATE TABLE property (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE device (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE annotator (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE, name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'model', 'gold'))) STRICT;
CREATE TABLE label (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'relation')),
    name TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, colour TEXT NOT NULL,
    symmetric INTEGER NOT NULL CHECK (symmetric IN (0, 1)),
    titles TEXT NOT NULL, definitions TEXT NOT NULL, extra TEXT NOT NULL,
    UNIQUE (kind, name)) STRICT;
CREATE TABLE label_end (
    id INTEGER PRIMARY KEY, label_id INTEGER NOT NULL REFERENCES label (id),
    head_id INTEGER NOT NULL REFERENCES label (id),
    tail_id INTEGER NOT NULL REFERENCES label (id),
    UNIQUE (label_id, head_id, tail_id)) STRICT;
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE, name TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('text', 'choice', 'flag', 'number')),
    choices TEXT NOT NULL, titles TEXT NOT NULL, extra TEXT NOT NULL) STRICT;
CREATE TABLE attribute_label (
    id INTEGER PRIMARY KEY, attribute_id INTEGER NOT NULL REFERENCES attribute (id),
    label_id INTEGER NOT NULL REFERENCES label (id), UNIQUE (attribute_id, label_id)) STRICT;
CREATE TABLE document (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE, name TEXT NOT NULL, position INTEGER NOT NULL,
    length INTEGER NOT NULL CHECK (length >= 0),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32), meta TEXT NOT NULL) STRICT;
CREATE INDEX document_sha256 ON document (sha256);
CREATE TABLE text (
    id INTEGER PRIMARY KEY REFERENCES document (id), text TEXT NOT NULL) STRICT;
CREATE TABLE layer (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    annotator_id INTEGER NOT NULL REFERENCES annotator (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
    UNIQUE (document_id, annotator_id)) STRICT;
CREATE INDEX layer_annotator ON layer (annotator_id);
CREATE TABLE span (
    id INTEGER PRIMARY KEY, uid {_UID}, layer_id INTEGER NOT NULL REFERENCES layer (id),
    label_id INTEGER NOT NULL REFERENCES label (id),
    start INTEGER NOT NULL CHECK (start >= 0), stop INTEGER NOT NULL CHECK (stop > start),
    fragments TEXT, attributes TEXT NOT NULL, note TEXT NOT NULL, key TEXT NOT NULL) STRICT;
CREATE INDEX span_layer ON span (layer_id, start);
CREATE TABLE relation (
    id INTEGER PRIMARY KEY, uid {_UID}, layer_id INTEGER NOT NULL REFERENCES layer (id),
    label_id INTEGER NOT NULL REFERENCES label (id),
    head_id INTEGER NOT NULL REFERENCES span (id),
    tail_id INTEGER NOT NULL REFERENCES span (id),
    attributes TEXT NOT NULL, note TEXT NOT NULL, key TEXT NOT NULL) STRICT;
CREATE INDEX relation_layer ON relation (layer_id);
CREATE INDEX relation_head ON relation (head_id);
CREATE INDEX relation_tail ON relation (tail_id);
CREATE TABLE kept (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document (id),
    format TEXT NOT NULL, place TEXT NOT NULL, data TEXT NOT NULL) STRICT;
CREATE INDEX kept_document ON kept (document_id);
CREATE TABLE work (
    id INTEGER PRIMARY KEY, layer_id INTEGER NOT NULL REFERENCES layer (id),
    at TEXT NOT NULL, seconds INTEGER NOT NULL CHECK (seconds > 0)) STRICT;
CREATE INDEX work_layer ON work (layer_id);
CREATE TABLE op (
    id INTEGER PRIMARY KEY, uid {_UID}, device_id INTEGER NOT NULL REFERENCES device (id),
    clock INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
    detail TEXT NOT NULL, inverts INTEGER REFERENCES op (id),
    undo_top INTEGER, redo_top INTEGER, below INTEGER) STRICT;
CREATE TABLE change (
    op_id INTEGER NOT NULL REFERENCES op (id), seq INTEGER NOT NULL,
    tbl TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT,
    PRIMARY KEY (op_id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE bulk (
    op_id INTEGER NOT NULL REFERENCES op (id), seq INTEGER NOT NULL, tbl TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('insert', 'delete')),
    first INTEGER NOT NULL, count INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32), rows BLOB,
    PRIMARY KEY (op_id, seq)) STRICT;
CREATE TABLE tombstone (
    uid BLOB PRIMARY KEY CHECK (length(uid) = 16), tbl TEXT NOT NULL,
    op_id INTEGER NOT NULL REFERENCES op (id)) STRICT, WITHOUT ROWID;
"""

# Adjudication: what a reviewer (or a rule) answered to one item.  ``variants`` is what the layers
# said at that time, so that an item whose layers say something else by now can be told.
# Merging: ``conflict`` holds what lost where one person (or two, in the scheme) changed the same
# thing in two files; ``origin`` and ``revision`` are parts of the log (see versions.py): which
# operations of other files are in this one, and which of them wrote the rows that a merge took.
_V2 = f"""
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL CHECK (kind IN ('span', 'relation')),
    answer TEXT NOT NULL CHECK (answer IN ('taken', 'edited', 'none', 'later')),
    gold_uid BLOB CHECK (length(gold_uid) = 16), taken TEXT NOT NULL, rule TEXT NOT NULL,
    cause TEXT NOT NULL, words TEXT NOT NULL, variants TEXT NOT NULL, note TEXT NOT NULL,
    actor TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX decision_document ON decision (document_id);
CREATE INDEX decision_words ON decision (words);
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY, uid {_UID} UNIQUE, tbl TEXT NOT NULL,
    row_uid BLOB NOT NULL CHECK (length(row_uid) = 16), part TEXT NOT NULL,
    document_uid BLOB CHECK (length(document_uid) = 16), annotator TEXT NOT NULL,
    data TEXT NOT NULL, op_uid BLOB NOT NULL CHECK (length(op_uid) = 16)) STRICT;
CREATE TABLE origin (
    id INTEGER PRIMARY KEY, uid {_UID}, clock INTEGER NOT NULL,
    op_id INTEGER NOT NULL REFERENCES op (id)) STRICT;
CREATE TABLE revision (
    op_id INTEGER NOT NULL REFERENCES op (id), seq INTEGER NOT NULL, tbl TEXT NOT NULL,
    part TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, versions BLOB NOT NULL,
    PRIMARY KEY (op_id, seq)) STRICT, WITHOUT ROWID;
"""

# ``seal`` holds a digest of each entry of the log (see seals.py).
_V3 = """
CREATE TABLE seal (
    op_id INTEGER PRIMARY KEY REFERENCES op (id),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    graves BLOB NOT NULL CHECK (length(graves) = 32)) STRICT;
"""

# What sqlite-utils makes for its own ledger; a test compares it with the library's.
_LEDGER = """
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("v1_foundation", _V1),
    ("v2_many_hands", _V2),
    ("v3_seals", _V3),
)
"""Every released step in order, never changed once released; ``user_version`` counts them."""

VERSION = len(STEPS)


def statements(script: str) -> list[str]:
    """The single statements of a step (no step has a semicolon inside a string)."""
    return [statement.strip() for statement in script.split(";") if statement.strip()]


def migrate(db: "Database", steps: tuple[tuple[str, str], ...] = STEPS) -> None:
    """Applies the steps that ``db`` lacks and stamps it as ours; the caller holds a transaction.

    Each step and its line in the ledger are one savepoint of that transaction.
    """
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - costs 100 ms at start

    migrations = Migrations("annotator")
    for name, script in steps:
        migrations(name=name)(_step(script))
    migrations.apply(db)
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.conn.execute(f"PRAGMA user_version = {len(steps)}")


def _step(script: str) -> Callable[["Database"], None]:
    def run(db: "Database") -> None:
        for statement in statements(script):
            db.conn.execute(statement)

    run.__name__ = "step"
    return run


def fingerprint(connection: sqlite3.Connection, limit: int = 500) -> Fingerprint:
    """Every entry of the schema, read in one go; at most ``limit`` (ours has about 50)."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema LIMIT ?", (limit,)
    ).fetchall()
    return frozenset((kind, name, table, _folded(sql)) for kind, name, table, sql in rows)


def expected(steps: tuple[tuple[str, str], ...] = STEPS) -> Fingerprint:
    """The fingerprint of a file made by ``steps``."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements(_LEDGER):
            connection.execute(statement)
        for _name, script in steps:
            for statement in statements(script):
                connection.execute(statement)
        return fingerprint(connection)
    finally:
        connection.close()


def holds_ours(connection: sqlite3.Connection) -> bool:
    """Whether a newer file still has every table and column that we read, and no code."""
    found = fingerprint(connection, 5000)
    if any(kind in ("trigger", "view") for kind, _name, _table, _sql in found):
        return False
    if any(_computed(connection, name) for kind, name, _t, _s in found if kind == "table"):
        return False
    old = sqlite3.connect(":memory:", isolation_level=None)
    try:
        tables = [name for kind, name, _t, _s in expected() if kind == "table"]
        for _kind, _name, _table, sql in expected():
            if sql.startswith("CREATE TABLE") and not _name.startswith("sqlite_"):
                old.execute(sql)
        return all(
            _columns(old, name) <= _columns(connection, name)
            for name in tables
            if not name.startswith("sqlite_")
        )
    finally:
        old.close()


def _computed(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a table has generated columns, however they are written."""
    name = table.replace('"', '""')
    rows = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
    return any(row[6] in (2, 3) for row in rows)


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()}


def _folded(sql: str) -> str:
    return " ".join(sql.split())
