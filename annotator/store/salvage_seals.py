"""Which entries of a damaged file's log are what was written: those that their seals prove.

A seal stands for its own entry alone (``seals``), so one broken entry says nothing of the others.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import cast

from annotator.store.salvage_reading import Found, Row
from annotator.store.seals import seal_of, total
from annotator.store.tables import Value

_FILE = ("made_by", "uid")


def broken_entries(found: Found) -> frozenset[int] | None:
    """The entries that are not, or no longer, what was sealed; also those that are gone.

    Empty for a file of a version that had no seals.  None where not one of several seals fits:
    then it is what they all have in common that is broken, and nothing is proven of any entry.
    """
    if not found.rows["seal"]:
        return frozenset()
    ids = _entries(found)
    broken = ids - set(_whole(found))
    return None if len(broken) == len(ids) > 1 else frozenset(broken)


def _entries(found: Found) -> set[int]:
    """Every entry that anything tells of; those between two that are there were there too."""
    ids = {
        row[0]
        for table in ("op", "change", "bulk", "seal")
        for row in chain(found.rows[table].values(), (bad.row for bad in found.bad[table].values()))
        if row and isinstance(row[0], int)
    }
    ids.update(key for table in ("op", "seal") for key in found.bad[table] if isinstance(key, int))
    there = [row[0] for row in found.rows["op"].values() if isinstance(row[0], int)]
    if there and max(there) - min(there) < 2 * len(there):
        ids.update(range(min(there), max(there)))
    return ids


def _whole(found: Found) -> Iterable[int]:
    file = [(name, value) for name, value in _file(found) if name in _FILE]
    changes, notes = _changes(found), _notes(found)
    for entry in found.rows["op"].values():
        op_id = cast("int", entry[0])
        seal = found.rows["seal"].get(op_id)
        device = found.rows["device"].get(entry[2])  # type: ignore[arg-type]
        if seal is None or not isinstance(seal[2], bytes):
            continue
        who = (device[1], device[2]) if device else (None, None)
        said = (*entry[:2], *entry[3:], *who)
        sums = (notes.get(op_id, 0), seal[2])
        if seal_of(_values(said), file, map(_values, changes.get(op_id, ())), sums) == seal[1]:
            yield op_id


def _file(found: Found) -> list[tuple[Value, Value]]:
    return sorted(_values(row[1:3]) for row in found.rows["property"].values())  # type: ignore[misc]


def _changes(found: Found) -> Mapping[int, list[Row]]:
    """The parts of each entry in their order, as they were sealed: without the entry's id."""
    out: dict[int, list[Row]] = {}
    for table in ("change", "bulk"):
        for row in found.rows[table].values():
            out.setdefault(cast("int", row[0]), []).append(row[1:])
    for rows in out.values():
        rows.sort(key=lambda row: cast("int", row[0]))
    return out


def _notes(found: Found) -> Mapping[int, int]:
    out: dict[int, list[Row]] = {}
    for row_id, uid, clock, op_id in found.rows["origin"].values():
        out.setdefault(cast("int", op_id), []).append((op_id, row_id, uid, clock))
    for row in found.rows["revision"].values():
        out.setdefault(cast("int", row[0]), []).append(row)
    return {op_id: total(map(_values, rows)) for op_id, rows in out.items()}


def _values(row: Row) -> tuple[Value, ...]:
    return cast("tuple[Value, ...]", row)
