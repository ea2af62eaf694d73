"""Is the file what it should be: structure, references, offsets, and every text's hash.

SQLite keeps no checksums of pages, so the texts bring their own; spans are proven by the log
(``replay``).
"""

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.errors import UserError
from annotator.store.opening import connect
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES
from annotator.store.verdicts import damaged, translated


class Stopped(Exception):
    """Raised out of a verification that was asked to stop."""


def verify(
    connection: sqlite3.Connection,
    name: str,
    *,
    full: bool,
    checked: Callable[[], None] = lambda: None,
) -> None:
    """Raises DamagedProject, saying what is wrong first.

    ``full`` runs integrity_check in place of the quicker quick_check.  ``checked`` is called
    between pieces of work, none of which holds the file for long, so that a caller may show
    progress or stop by raising.
    """
    _verify_structure(connection, name, "integrity_check(1)" if full else "quick_check(1)")
    checked()
    for _done in _verify_content(connection, name):
        checked()


def verify_slowly(connection: sqlite3.Connection, name: str) -> Iterator[int]:
    """:func:`verify` with ``full``, in pieces; yields how many texts are done after each.

    Raises DamagedProject.
    """
    for table in TABLES:
        _verify_structure(connection, name, f"integrity_check({table})")
        yield 0
    _verify_structure(connection, name, "quick_check(1)")  # what belongs to no table
    yield 0
    yield from _verify_content(connection, name)


def _verify_structure(connection: sqlite3.Connection, name: str, check: str) -> None:
    with translated(name):
        found = connection.execute(f"PRAGMA {check}").fetchone()
    if found != ("ok",):
        raise damaged(name, _in_words(str(found[0])))


def _in_words(found: str) -> UserError:
    """What SQLite found, after what it means."""
    said = found.removeprefix("*** in database main ***").strip()
    if re.search(r"\b(page|tree|cell|btree\w+)\b", said, re.IGNORECASE):
        return UserError("a page of the file is damaged ({said})", said=said)
    return UserError("its tables and indexes do not agree ({said})", said=said)


def _verify_content(connection: sqlite3.Connection, name: str) -> Iterator[int]:
    """References, offsets and texts; yields how many texts are done."""
    with translated(name):
        _verify_references(connection, name)
        for number, (document, text, sha256, length) in enumerate(_texts(connection), 1):
            if text is None or hashlib.sha256(text.encode()).digest() != sha256:
                why = UserError("the text of document {id} is not the imported one", id=document)
                raise damaged(name, why)
            if len(text) != length:
                why = UserError("document {id} has another length than recorded", id=document)
                raise damaged(name, why)
            yield number


def _verify_references(connection: sqlite3.Connection, name: str) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise damaged(name, UserError("a row refers to another that is not there"))
    outside = connection.execute(
        "SELECT span.id FROM span JOIN layer ON layer.id = span.layer_id "
        "JOIN document ON document.id = layer.document_id WHERE span.stop > document.length "
        "LIMIT 1"
    ).fetchone()
    if outside:
        raise damaged(name, UserError("span {id} lies outside its text", id=outside[0]))


def verify_apart(path: Path, stopped: Callable[[], bool]) -> None:
    """:func:`verify` over a connection of its own that only reads, for another thread.

    It goes table by table, so that a commit never waits long for it.  Raises DamagedProject or
    another ProjectError; Stopped once ``stopped`` says so.
    """

    def look() -> None:
        if stopped():
            raise Stopped

    with contextlib.closing(connect(path, writable=False)) as connection:
        for table in TABLES:
            look()
            _verify_structure(connection, path.name, f"quick_check({table})")
        for _done in _verify_content(connection, path.name):
            look()


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[int, str | None, bytes, int]]:
    last = -1
    while True:
        rows = connection.execute(
            "SELECT document.id, text.text, document.sha256, document.length FROM document "
            "LEFT JOIN text ON text.id = document.id WHERE document.id > ? ORDER BY document.id "
            "LIMIT 200",
            (last,),
        ).fetchall()
        if not rows:
            return
        yield from rows
        last = rows[-1][0]
