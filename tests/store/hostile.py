"""Files that are no projects, or no longer, or pretend to be: each made from a good one."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from annotator.store import schema
from annotator.store.sqlite import sqlite3

Make = Callable[[bytes, Path], None]
"""Makes a hostile file at a path, from the bytes of a good project."""


def changed(sql: str, *, schema_too: bool = False) -> Make:
    """A project that another program ran ``sql`` on."""

    def make(good: bytes, path: Path) -> None:
        path.write_bytes(good)
        connection = sqlite3.connect(path, isolation_level=None)
        if schema_too:
            connection.execute("PRAGMA writable_schema = ON")
        connection.executescript(sql)
        connection.close()

    return make


def cut(edit: Callable[[bytes], bytes]) -> Make:
    """A project whose bytes were changed."""

    def make(good: bytes, path: Path) -> None:
        path.write_bytes(edit(good))

    return make


def _zip(good: bytes, path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p.annodb", good)


def _foreign(_good: bytes, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
    connection.commit()
    connection.close()


def _twenty_thousand(good: bytes, path: Path) -> None:
    # CREATE TABLE would read the whole schema each time; the rows themselves are made here
    changed(
        "INSERT INTO sqlite_master WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 20000) SELECT 'table', 't' || i, 't' || i, (SELECT rootpage FROM sqlite_master "
        "WHERE name = 'device'), 'CREATE TABLE t' || i || ' (x)' FROM n",
        schema_too=True,
    )(good, path)


NOT_OURS = "not an Annotator project"
ALTERED = "altered by another program"
DAMAGED = "is damaged"

REFUSED: dict[str, tuple[Make, str]] = {
    "0 bytes": (cut(lambda _b: b""), NOT_OURS),
    "50 bytes": (cut(lambda b: b[:50]), NOT_OURS),
    "text file": (cut(lambda _b: "Đây là một bài báo. ".encode() * 99), NOT_OURS),
    "line ends mangled": (cut(lambda b: b.replace(b"\n", b"\r\n")), ""),
    "zip": (_zip, NOT_OURS),
    "other program": (_foreign, "another program"),
    "other application_id": (changed("PRAGMA application_id = 1"), "another program"),
    "half": (cut(lambda b: b[: len(b) // 2]), DAMAGED),
    "last page gone": (cut(lambda b: b[:-4096]), DAMAGED),
    "header only": (cut(lambda b: b[:100]), DAMAGED),
    "page size 0": (cut(lambda b: b[:16] + b"\0\0" + b[18:]), DAMAGED),
    "older than the first version": (changed("PRAGMA user_version = 0"), "version"),
    "trigger": (
        changed("CREATE TRIGGER e AFTER INSERT ON span BEGIN DELETE FROM document; END"),
        ALTERED,
    ),
    "view": (
        changed(
            "CREATE VIEW v AS WITH RECURSIVE x (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) "
            "SELECT n FROM x"
        ),
        ALTERED,
    ),
    "view in place of a table": (
        changed(
            "PRAGMA foreign_keys = OFF; DROP TABLE work; CREATE VIEW work AS WITH RECURSIVE "
            "x (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n AS id, n AS layer_id, "
            "'' AS at, 1 AS seconds FROM x"
        ),
        ALTERED,
    ),
    "generated column": (
        changed("ALTER TABLE span ADD COLUMN g TEXT AS (hex(zeroblob(400000000))) VIRTUAL"),
        ALTERED,
    ),
    "table with a greedy check": (
        changed("CREATE TABLE z (x CHECK (length(hex(zeroblob(500000000))) > 0))"),
        ALTERED,
    ),
    "extra table": (changed("CREATE TABLE z (x)"), ALTERED),
    "extra index": (changed("CREATE INDEX z ON span (label_id)"), ALTERED),
    "index gone": (changed("DROP INDEX span_layer"), ALTERED),
    "table gone": (changed("PRAGMA foreign_keys = OFF; DROP TABLE tombstone"), ALTERED),
    "20,000 tables": (_twenty_thousand, ALTERED),
    "column renamed": (changed("ALTER TABLE span RENAME COLUMN note TO remark"), ALTERED),
    "tampered schema row": (
        changed(
            "UPDATE sqlite_master SET sql = replace(sql, 'seconds > 0', 'seconds > -1') "
            "WHERE name = 'work'",
            schema_too=True,
        ),
        ALTERED,
    ),
    "virtual table": (changed("CREATE VIRTUAL TABLE f USING fts5 (x)"), ALTERED),
    "other text": (changed("UPDATE text SET text = text || '.' WHERE id = 1"), DAMAGED),
    "other hash": (changed("UPDATE document SET sha256 = zeroblob(32) WHERE id = 1"), DAMAGED),
    "other length": (changed("UPDATE document SET length = length + 1 WHERE id = 1"), DAMAGED),
    "text gone": (
        changed("PRAGMA foreign_keys = OFF; DELETE FROM text WHERE id = 1"),
        DAMAGED,
    ),
    "span outside its text": (changed("UPDATE span SET stop = 99999 WHERE id = 1"), DAMAGED),
    "negative offset": (
        changed("PRAGMA ignore_check_constraints = ON; UPDATE span SET start = -5 WHERE id = 1"),
        DAMAGED,
    ),
    "broken foreign key": (
        changed("PRAGMA foreign_keys = OFF; UPDATE span SET label_id = 7777 WHERE id = 1"),
        DAMAGED,
    ),
    "text that is no UTF-8": (
        changed("UPDATE text SET text = CAST(x'ff80c0' AS TEXT) WHERE id = 1"),
        DAMAGED,
    ),
    "surrogate in the text": (
        changed("UPDATE text SET text = CAST(x'eda080' AS TEXT) WHERE id = 1"),
        DAMAGED,
    ),
    "200 MB cell": (
        changed("UPDATE text SET text = CAST(zeroblob(200000000) AS TEXT) WHERE id = 1"),
        DAMAGED,
    ),
    "newer and no longer ours": (
        changed(
            "ALTER TABLE span RENAME COLUMN note TO remark; "
            f"PRAGMA user_version = {schema.VERSION + 1}"
        ),
        "newer version",
    ),
    "newer with a trigger": (
        changed(
            "CREATE TRIGGER e AFTER INSERT ON span BEGIN DELETE FROM document; END; "
            f"PRAGMA user_version = {schema.VERSION + 1}"
        ),
        "newer version",
    ),
    "newer with a generated column": (
        changed(
            "ALTER TABLE span ADD COLUMN g TEXT AS (hex(zeroblob(400000000))) VIRTUAL; "
            f"PRAGMA user_version = {schema.VERSION + 1}"
        ),
        "newer version",
    ),
    "newer than can be": (changed("PRAGMA user_version = -1; DROP TABLE tombstone"), "newer"),
}
"""By name: how it is made, and words that the refusal must hold."""
