"""What the log of a damaged file tells of the rows that should be there.

The log is gone through from its oldest entry to the newest.  Of a row that an edit wrote it holds
every column; of a row that an import brought, its id and the digest of all that came with it, and
what edits changed in it since.

An entry that is not what was sealed is believed in nothing.  Since nobody knows what it was about,
what older entries say may have been overtaken by it: ``once``.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field

from annotator.store import log
from annotator.store.packed_rows import Numbers
from annotator.store.records import Cell
from annotator.store.salvage_reading import Found, Key
from annotator.store.salvage_seals import broken_entries
from annotator.store.tables import TABLES, Table, row_of

Columns = dict[str, Cell]

_NOTHING: Columns = {}
"""Of a row that came with an import: shared, never written to."""


class Known(MutableMapping[Key, Columns]):
    """What the log says of the rows of a table that should be there; of most of them only that."""

    def __init__(self) -> None:
        self._columns: dict[Key, Columns] = {}
        self._bare = Numbers()

    def __getitem__(self, key: Key) -> Columns:
        if key in self._columns:
            return self._columns[key]
        if key in self._bare:
            return _NOTHING
        raise KeyError(key)

    def __setitem__(self, key: Key, columns: Columns) -> None:
        if isinstance(key, int):
            self._bare.discard(key)
        self._columns[key] = columns

    def __delitem__(self, key: Key) -> None:
        if key not in self:
            raise KeyError(key)
        self._columns.pop(key, None)
        if isinstance(key, int):
            self._bare.discard(key)

    def __contains__(self, key: object) -> bool:
        return key in self._columns or key in self._bare

    def __len__(self) -> int:
        return len(self._columns) + len(self._bare)

    def __iter__(self) -> Iterator[Key]:
        yield from self._columns
        yield from self._bare

    def add_run(self, first: int, count: int) -> None:
        """Rows of which nothing is known but that they are there."""
        if self._columns:
            for row_id in range(first, first + count):
                self._columns.pop(row_id, None)
        self._bare.add_run(first, count)


@dataclass
class Chronicle:
    """What the log says: by table and id, the columns of each row that should be there.

    ``full`` are the rows of which all is known.  ``unusable`` are parts of the log that make no
    sense, with why.  ``is_complete`` says that no part of it is missing, as far as can be seen.
    ``is_proven`` that what ``rows`` says was sealed, and that nothing came after it: it may
    overrule a row that is there.
    ``once`` and ``once_full`` are what was known when the newest broken entry came: good enough to
    fill a gap, and not to contradict or bring back anything.
    """

    rows: dict[str, Known] = field(default_factory=dict)
    full: dict[str, set[Key]] = field(default_factory=dict)
    gone: dict[str, dict[Key, Columns]] = field(default_factory=dict)
    once: dict[str, Known] = field(default_factory=dict)
    once_full: dict[str, set[Key]] = field(default_factory=dict)
    unusable: dict[tuple[str, Key], str] = field(default_factory=dict)
    is_complete: bool = True
    is_proven: bool = False

    def forget(self) -> None:
        """An entry that is broken: from here on nothing of what was known is sure."""
        for name, rows in self.rows.items():
            if not len(rows):
                continue
            once = self.once[name]
            if len(once):
                once.update((key, once.get(key, _NOTHING) | rows[key]) for key in rows)
            else:
                self.once[name] = rows
            self.once_full[name] |= self.full[name]
            self.rows[name], self.full[name] = Known(), set()

    def _lost(self, name: str, row_id: int) -> None:
        for rows in (self.rows, self.once):
            rows[name].pop(row_id, None)
        for full in (self.full, self.once_full):
            full[name].discard(row_id)

    def may_be_gone(self, name: str, row_id: int) -> None:
        """A row that a broken entry says it deleted: nothing brings it back."""
        self.once[name].pop(row_id, None)
        self.once_full[name].discard(row_id)

    def all_of(self, name: str, key: Key) -> Columns | None:
        """The whole row as it was when it was last known; None where a part is not."""
        if key in self.full[name]:
            return self.rows[name][key]
        if key in self.once_full[name]:
            return self.once[name][key] | self.rows[name].get(key, _NOTHING)
        return None

    def wrote(self, table: Table, row_id: int, before: Columns | None, after: Columns) -> None:
        """A row that was written: new where ``before`` is None."""
        place = self.rows[table.name]
        if not after:  # compacted: it was written, and nobody knows what
            self._lost(table.name, row_id)
            place.add_run(row_id, 1)
            return
        if before is None:
            place[row_id] = {name: after.get(name) for name in table.columns[1:]}
            self.full[table.name].add(row_id)
            return
        place[row_id] = place.get(row_id, _NOTHING) | after

    def erased(self, table: Table, row_id: int, before: Columns) -> None:
        """A row that was deleted, and what it was."""
        self._lost(table.name, row_id)
        self.gone[table.name][row_id] = {name: before.get(name) for name in table.columns[1:]}

    def erased_unknown(self, table: Table, first: int, count: int) -> None:
        """Rows that were deleted together, of which a compaction kept nothing else."""
        for row_id in range(first, first + count):
            self._lost(table.name, row_id)

    def brought(self, table: Table, first: int, count: int, sha256: bytes) -> None:
        """Rows that came together; known where the log holds them since they were deleted once."""
        gone = self.gone[table.name]
        ids = range(first, first + count)
        known = [
            (row_id, *(gone[row_id].get(name) for name in table.columns[1:]))
            for row_id in ids
            if row_id in gone
        ]
        if len(known) == count and log.digest(known) == sha256:  # type: ignore[arg-type]
            self.rows[table.name].update((row_id, gone[row_id]) for row_id in ids)
            self.full[table.name].update(ids)
        else:
            self.rows[table.name].add_run(first, count)


_LOG = ("op", "change", "bulk")

Part = tuple[int, str, tuple[Cell, ...]]
"""A part of an entry: its number in the entry, its table, its row."""


def read_log(found: Found) -> Chronicle:
    """Goes through the log of a file."""
    out = _nothing_known()
    broken = broken_entries(found)
    events = _events(found)
    for op_id in sorted({*events, *(broken or ())}):
        parts = events.get(op_id, [])
        if [seq for seq, _table, _row in parts] != list(range(1, len(parts) + 1)):
            out.is_complete = False
        if op_id in (broken or ()):
            _pass_over(out, parts)
            continue
        for seq, table, row in parts:
            _apply(out, table, (op_id, seq), row)
    out.is_complete = (
        out.is_complete
        and not out.unusable
        and broken == frozenset()
        and all(op_id in found.rows["op"] for op_id in events)
        and not any(found.bad[table] or found.has_gaps(table) for table in _LOG)
        and _is_gapless(found)
    )
    knows_all_entries = not (found.has_gaps("op") and found.has_gaps("seal"))
    is_sealed = bool(found.rows["seal"]) and broken is not None
    out.is_proven = out.is_complete or (is_sealed and knows_all_entries)
    return out


def _nothing_known() -> Chronicle:
    return Chronicle(
        rows={name: Known() for name in TABLES},
        full={name: set() for name in TABLES},
        gone={name: {} for name in TABLES},
        once={name: Known() for name in TABLES},
        once_full={name: set() for name in TABLES},
    )


def _events(found: Found) -> dict[int, list[Part]]:
    """The parts of each entry, in their order."""
    out: dict[int, list[Part]] = {}
    for table in ("change", "bulk"):
        for row in found.rows[table].values():
            op_id, seq = row[0], row[1]
            assert isinstance(op_id, int)
            assert isinstance(seq, int)
            out.setdefault(op_id, []).append((seq, table, row))
    for parts in out.values():
        parts.sort(key=lambda part: part[0])
    return out


def _pass_over(out: Chronicle, parts: Iterable[Part]) -> None:
    """A broken entry: believed in nothing but that what it says it deleted may be gone."""
    out.forget()
    for _seq, table, row in parts:
        if table == "change" and row[5] is None and row[2] in TABLES and isinstance(row[3], int):
            out.may_be_gone(str(row[2]), row[3])


def _is_gapless(found: Found) -> bool:
    ids = sorted(op_id for op_id in found.rows["op"] if isinstance(op_id, int))
    return not ids or ids[-1] - ids[0] + 1 == len(ids)


def _apply(out: Chronicle, table: str, key: Key, row: tuple[Cell, ...]) -> None:
    try:
        (_apply_change if table == "change" else _apply_bulk)(out, row)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error) as why:
        out.unusable[table, key] = f"{type(why).__name__}: {why}"


def _apply_change(out: Chronicle, row: tuple[Cell, ...]) -> None:
    _op, _seq, name, row_id, before, after = row
    table = TABLES[name]  # type: ignore[index]
    assert isinstance(row_id, int)
    was = _checked(table, row_of(table, before)) if isinstance(before, str) else None
    if isinstance(after, str):
        out.wrote(table, row_id, was, _checked(table, row_of(table, after)))
    elif was is not None:
        out.erased(table, row_id, was)
    else:
        raise ValueError("it changes nothing")


def _checked(table: Table, columns: Mapping[str, Cell]) -> Columns:
    unknown = set(columns) - set(table.columns)
    if unknown:
        raise ValueError("unknown columns")
    return dict(columns)


def _apply_bulk(out: Chronicle, row: tuple[Cell, ...]) -> None:
    _op, _seq, name, action, first, count, sha256, data = row
    table = TABLES[name]  # type: ignore[index]
    if not (isinstance(first, int) and isinstance(count, int) and isinstance(sha256, bytes)):
        raise TypeError("no numbers")
    if not 0 < count <= log.BULK_ROWS:
        raise ValueError("it is about too many rows")
    if action == "insert":
        out.brought(table, first, count, sha256)
        return
    if data is None:
        out.erased_unknown(table, first, count)
        return
    if not isinstance(data, bytes):
        raise TypeError("it holds no rows")
    rows = log.unpacked(table, _inflated(data))
    if log.digest(rows) != sha256:
        raise ValueError("its rows are not those that were deleted")
    for old in rows:
        out.erased(table, old[0], dict(zip(table.columns[1:], old[1:], strict=True)))  # type: ignore[arg-type]


_LARGEST = 256 << 20


def _inflated(data: bytes) -> bytes:
    """``data`` itself, once it is sure that it does not grow without bound."""
    machine = zlib.decompressobj()
    size = 0
    rest = data
    while rest and not machine.eof:
        size += len(machine.decompress(rest, 1 << 20))
        if size > _LARGEST:
            raise ValueError("it grows too large")
        rest = machine.unconsumed_tail
    return data
