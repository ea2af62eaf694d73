"""What a compaction keeps for merging: what is gone said last, and which conflicts were settled.

Another file may have a relation on a span that was removed here: the span then comes back as it
was last (see ``gone``), and this file may be the only one that can tell.  So what removed spans
said last is written down as a merge does it, beside the entry of the compaction; it is about a
tenth of what the log held of them.  Of a conflict it stays which one it was, not what it said.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.store.gone import GONE, packed
from annotator.store.sqlite import sqlite3
from annotator.store.tables import NOTES, TABLES, image, row_of
from annotator.store.versions import Versions

_AT_ONCE = 10_000
_IDENTITY = ("tbl", "row_uid", "part", "op_uid")

Words = list[tuple[int, bytes]]
"""How many rows, and what they said last, packed."""


def last_words(connection: sqlite3.Connection, base: int) -> Words:
    """What spans said last of which the entries up to ``base`` alone can tell."""

    def fetch(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return connection.execute(sql, parameters).fetchall()

    versions = Versions(fetch)
    versions.read_rows()
    gone = versions.gone
    rows = []
    for uid, columns in gone.of("span").items():
        for column, trace in columns.items():
            if trace.at is not None and trace.at[0] <= base:
                said = gone.value("span", column, trace)
                rows.append((uid, {column: (trace.version, said)}))
    return [
        (len(part), packed(part))
        for part in (rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE))
    ]


def write_last_words(connection: sqlite3.Connection, op_id: int, words: Words) -> None:
    """Writes them down as part of entry ``op_id``."""
    connection.executemany(
        NOTES["revision"],
        [(op_id, seq, "span", GONE, 0, count, data) for seq, (count, data) in enumerate(words, 1)],
    )


def name_conflicts(connection: sqlite3.Connection, base: int, old: int) -> None:
    """Leaves of the conflicts in the entries after ``old`` up to ``base`` only which they were."""
    found = connection.execute(
        "SELECT before, after, op_id, seq FROM change WHERE op_id <= ? AND op_id > ? "
        "AND tbl = 'conflict'",
        (base, old),
    ).fetchall()
    connection.executemany(
        "UPDATE change SET before = ?, after = ? WHERE op_id = ? AND seq = ?",
        [(*_names(row[:2]), *row[2:]) for row in found],
    )


def _names(images: Sequence[str | None]) -> Iterator[str | None]:
    table = TABLES["conflict"]
    for text in images:
        row = row_of(table, text) if text is not None else {}
        named = {column: row[column] for column in _IDENTITY if column in row}
        yield None if text is None else image(table, named)
