"""What rows said that are gone: kept in the log, and asked for when somebody still needs them.

A row that one file deleted may be needed by what another file has: a span by a relation, a label
by a span.  It then comes back as it was last, whichever file it is taken from, so each file must
be able to tell the last version of every row that it, or a file that it took in, ever had.  For
rows that were deleted here the log has it.  For the others a merge writes it down as a revision
with the part :data:`GONE`, whose ``versions`` are compressed JSON: a list of
``[uid, {column: [version, value]}]``, in uids where a value refers to another row.

A layer is known by its document and annotator (see ``identity``), whatever uid it had.

Columns are those that are merged one by one; a span (decision, relation) is one column "".
"""

import json
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.store.identity import layer_uid
from annotator.store.tables import TABLES, Row, Value, compact_json, row_of

All = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Runs a SELECT and fetches all rows."""

GONE = "\N{DAGGER}"
"""The part of a revision that holds what rows said that are gone."""

OWNED = {"label_end": ("label", "label_id"), "attribute_label": ("attribute", "attribute_id")}
"""Rows without a uid, which count as a column of the row that owns them: whose, by which column."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "annotator": ("name",),
    "label": (
        "name", "position", "key", "colour", "symmetric", "titles", "definitions", "extra",
    ),
    "attribute": ("name", "position", "type", "choices", "titles", "extra"),
    "document": ("name", "position", "meta"),
    "layer": ("state",),
}  # fmt: skip
"""Columns that are merged one by one."""

FIXED = {"annotator": ("kind",), "label": ("kind",)}
"""Columns that never change, but are needed to make a row again."""

BY_ROW = frozenset({"span", "relation", "decision"})
_REFERRED = ("label", "document", "annotator")
_SAID = frozenset({"span", *COLUMNS})
"""Tables of which another row may need a row that is gone."""


At = tuple[int, int]
"""An entry of the log, and a place in it."""


@dataclass(slots=True)
class Trace:
    """One column of a row that is gone: its version, and where its value is to be found.

    ``source`` is a row as it was (image, or its columns), else the value itself; ``at`` the entry
    and its place in it.
    """

    version: int
    source: object
    at: At | None = None


@dataclass
class Gone:
    """The rows of one file that are gone, by table and uid."""

    fetch: All
    order: Callable[[int], tuple[int, bytes]]
    traces: dict[str, dict[bytes, dict[str, Trace]]] = field(default_factory=dict)
    _now: dict[str, dict[int, bytes]] = field(default_factory=dict)
    _former: dict[tuple[str, int], list[tuple[At, bytes]]] = field(default_factory=dict)
    _layers: list[tuple[Row, object, Mapping[str, int | None], At]] = field(default_factory=list)

    def start(self) -> None:
        """Reads what there is that deleted rows refer to by id."""
        for tbl in _REFERRED:
            self._now[tbl] = dict(self.fetch(f"SELECT id, uid FROM {tbl}", ()))

    def finish(self) -> None:
        """Finds out which layers they were that are gone."""
        for row, source, parts, at in self._layers:
            document = self._uid_at("document", row["document_id"], at)
            annotator = self._uid_at("annotator", row["annotator_id"], at)
            self._bury("layer", layer_uid(document, annotator), source, (parts, at))
        self._layers.clear()

    def of(self, tbl: str) -> dict[bytes, dict[str, Trace]]:
        """Traces by uid; without columns where nobody can need the row."""
        return self.traces.setdefault(tbl, {})

    def forget(self) -> None:
        """For a part of a project, which tells nothing of what is gone."""
        self.traces.clear()

    # -- gathering -----------------------------------------------------------------------------

    def bury(
        self, tbl: str, row: Row, source: object, parts: Mapping[str, int | None], at: At
    ) -> None:
        """Notes a deletion; ``parts`` are the versions of the row's columns."""
        uid = row["uid"]
        assert isinstance(uid, bytes)
        if tbl in _REFERRED:
            row_id = row["id"]
            assert isinstance(row_id, int)
            self._former.setdefault((tbl, row_id), []).append((at, uid))
        if tbl == "layer":
            self._layers.append((row, source, parts, at))
        else:
            self._bury(tbl, uid, source, (parts, at))

    def _bury(
        self, tbl: str, uid: bytes, source: object, when: tuple[Mapping[str, int | None], At]
    ) -> None:
        parts, at = when
        found = self.of(tbl).setdefault(uid, {})
        if tbl in _SAID:
            for column, version in parts.items():
                if version is not None:
                    self._note(found, column, Trace(version, source, at))

    def take(self, tbl: str, uid: bytes, columns: Mapping[str, tuple[int, object]]) -> None:
        """Notes what another file knew of a row."""
        found = self.of(tbl).setdefault(uid, {})
        for column, (version, value) in columns.items():
            self._note(found, column, Trace(version, value))

    def _note(self, found: dict[str, Trace], column: str, trace: Trace) -> None:
        before = found.get(column)
        if before is None or before.version == trace.version or (
            self.order(before.version) < self.order(trace.version)
        ):  # fmt: skip
            found[column] = trace

    # -- asking --------------------------------------------------------------------------------

    def value(self, tbl: str, column: str, trace: Trace) -> Any:
        """What a column (a span: all of it) said, with uids for what it referred to."""
        if trace.at is None:
            return trace.source
        if column in OWNED:
            assert isinstance(trace.source, list)
            return self.pairs(column, trace.source, trace.at)
        row = plain_row(tbl, trace.source)
        if column:
            return row[column]
        said = {name: value for name, value in row.items() if name not in ("id", "uid", "layer_id")}
        said["label"] = self._uid_at("label", said.pop("label_id"), trace.at).hex()
        return said

    def pairs(self, column: str, rows: Iterable[Mapping[str, Value]], at: At) -> list[list[str]]:
        """Ends of a label, or labels of an attribute, as uids."""
        ends = ("head_id", "tail_id") if column == "label_end" else ("label_id",)
        return sorted([self._uid_at("label", row[end], at).hex() for end in ends] for row in rows)

    def _uid_at(self, tbl: str, row_id: Value, at: At) -> bytes:
        """The uid of the row that had an id when entry ``at`` was written."""
        assert isinstance(row_id, int)
        former = self._former.get((tbl, row_id), [])
        place = bisect_right(former, at, key=lambda one: one[0])
        if place < len(former):
            return former[place][1]
        return self._now.get(tbl, {}).get(row_id, b"")


def plain_row(tbl: str, source: object) -> Row:
    """A deleted row as the log has it: an image, or the values of a bulk entry."""
    if isinstance(source, str):
        return row_of(TABLES[tbl], source)
    assert isinstance(source, tuple)
    return TABLES[tbl].row(source)


def packed(rows: Sequence[tuple[bytes, Mapping[str, tuple[int, object]]]]) -> bytes:
    """Rows as a revision with the part GONE holds them."""
    plain = [[uid.hex(), columns] for uid, columns in rows]
    return zlib.compress(compact_json(plain).encode(), 1)


def unpacked(data: bytes) -> list[tuple[bytes, dict[str, tuple[int, object]]]]:
    """What :func:`packed` wrote."""
    return [
        (bytes.fromhex(uid), {column: (one[0], one[1]) for column, one in columns.items()})
        for uid, columns in json.loads(zlib.decompress(data))
    ]
