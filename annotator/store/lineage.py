"""Where rows came from: does every version that a merge wrote down lead to an operation?

The walk over the log (``replay``) proves rows, not the tables ``origin`` and ``revision``, which
are part of the log and change no row.  What is wrong in them shows at the next merge alone, as an
edit that is lost or a deletion that rises again; so they are proven by themselves.
"""

import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from annotator.errors import DamagedProject
from annotator.store.gone import GONE
from annotator.store.gone import unpacked as gone_rows
from annotator.store.places import unpacked
from annotator.store.sqlite import sqlite3
from annotator.store.tables import TABLES
from annotator.store.versions import Versions

_TRAVELLING = ("annotator", "label", "attribute", "document", "layer", "span", "relation",
               "decision", "property")  # fmt: skip
_AT_ONCE = 10_000


def verify_lineage(
    connection: sqlite3.Connection, name: str, checked: Callable[[], None] = lambda: None
) -> None:
    """Raises DamagedProject, saying what is wrong first.

    ``checked`` is called between pieces of work, so that a caller may stop it by raising.
    """

    def fetch(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        checked()
        return connection.execute(sql, parameters).fetchall()

    try:
        why = next(_faults(fetch), "")
    except (ValueError, LookupError, TypeError, AttributeError, zlib.error) as error:
        why = f"{type(error).__name__}: {error}"
    if why:
        raise DamagedProject(
            "{name} is damaged: it cannot be told which edits its rows come from ({why}). Take "
            "your newest backup; the file was not changed.",
            name=name,
            why=why,
        )


def _faults(fetch: Callable[..., list[tuple[Any, ...]]]) -> Iterator[str]:
    operations = {row[0] for row in fetch("SELECT id FROM op")}
    origins = {row[0] for row in fetch("SELECT id FROM origin")}
    for row_id, uid, clock, op_id in fetch("SELECT id, uid, clock, op_id FROM origin"):
        if row_id <= 0 or len(uid) != 16 or clock < 0 or op_id not in operations:
            yield f"origin {row_id}"
    known = {-op_id for op_id in operations} | origins
    for revision in _revisions(fetch):
        yield from _fault(revision, operations, known)
    versions = Versions(fetch)
    versions.read_rows()
    for table in _TRAVELLING:
        places = versions.places(table)
        for (row_id,) in fetch(f"SELECT id FROM {table}"):
            # settings that a new project is made with are of no edit
            if places.get(row_id) is None and table != "property":
                yield f"{table} {row_id}"


def _revisions(fetch: Callable[..., list[tuple[Any, ...]]]) -> Iterator[tuple[Any, ...]]:
    place = (-1, -1)
    while rows := fetch(
        "SELECT op_id, seq, tbl, part, first, count, versions FROM revision "
        f"WHERE (op_id, seq) > (?, ?) ORDER BY op_id, seq LIMIT {_AT_ONCE}",
        place,
    ):
        yield from rows
        place = rows[-1][:2]


def _fault(revision: tuple[Any, ...], operations: set[int], known: set[int]) -> Iterator[str]:
    op_id, seq, tbl, part, _first, count, data = revision
    what = f"revision {op_id}.{seq}"
    if op_id not in operations or tbl not in TABLES or count < 1:
        yield what
    elif part == GONE:
        rows = gone_rows(data)
        versions = {version for _uid, columns in rows for version, _said in columns.values()}
        if len(rows) != count or not versions <= known:
            yield what
    else:
        found = unpacked(data) if data and len(data) % array("i").itemsize == 0 else []
        versions = {found} if isinstance(found, int) else set(found)
        length = 1 if isinstance(found, int) else len(found)
        if length not in (1, count) or not versions <= known:
            yield what
