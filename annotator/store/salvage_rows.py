"""Which rows come in: what the tables say and what the history says, table by table, judged.

Where both say something the history holds as far as its seals prove it, since a foreign program or
a bad disk changes a row, and not what was written down of it elsewhere in the same way.
"""

import os
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from typing import cast

from annotator.errors import UserError
from annotator.store import identity
from annotator.store.packed_rows import Numbers
from annotator.store.records import Cell
from annotator.store.salvage_log import Chronicle
from annotator.store.salvage_mending import UNNAMED, mended
from annotator.store.salvage_reading import Bad, Found, Key, Row
from annotator.store.salvage_report import Item, Outcome, Report
from annotator.store.salvage_rules import ChangedText, Rules, unfit
from annotator.store.salvage_telling import Telling
from annotator.store.salvage_texts import Texts, usable_texts
from annotator.store.shapes import shapes
from annotator.store.tables import TABLES

ORDER = (
    "property", "device", "annotator", "label", "label_end", "attribute", "attribute_label",
    "document", "text", "layer", "span", "relation", "kept", "work", "decision", "conflict",
    "op", "change", "bulk", "tombstone", "origin", "revision", "seal",
)  # fmt: skip
"""Parents before children."""

_UNLOGGED = frozenset({"uid", "made_by"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What whoever salvages wants: texts that are not the imported ones, and the name of a document
    whose own is lost (its number stands at ``{number}``)."""

    changed_texts: bool = False
    unnamed: str = UNNAMED


class Taken(MutableMapping[Key, Row]):
    """The rows of a table that come in; of those that lie in the file so, only that they do."""

    def __init__(self, found: Mapping[Key, Row]) -> None:
        self._found = found
        self._same = Numbers()
        self._own: dict[Key, Row] = {}

    def __getitem__(self, key: Key) -> Row:
        return self._found[key] if key in self._same else self._own[key]

    def __setitem__(self, key: Key, row: Row) -> None:
        if isinstance(key, int):
            if key not in self._own and self._found.get(key) == row:
                self._same.add(key)
                return
            self._same.discard(key)
        self._own[key] = row

    def __delitem__(self, key: Key) -> None:
        if key in self._same:
            self._same.discard(cast("int", key))
        else:
            del self._own[key]

    def __contains__(self, key: object) -> bool:
        return key in self._same or key in self._own

    def __len__(self) -> int:
        return len(self._same) + len(self._own)

    def __iter__(self) -> Iterator[Key]:
        yield from self._same
        yield from self._own


class Choice:
    """Goes through the rows that were found; those that come in are in ``taken``."""

    def __init__(self, found: Found, log: Chronicle, report: Report, wish: Wish) -> None:
        self._found = found
        self._log = log
        self._report = report
        self._wish = wish
        self._is_told = False
        self.taken = {name: Taken(found.rows[name]) for name in ORDER}
        self._mended = self._usable_texts()
        self._texts = self._mended.rows
        self._rules = Rules(self.taken, self._texts)
        self._telling = Telling(found, log.once["layer"], self._texts)

    def _usable_texts(self) -> Texts:
        """The texts, with those that only the history holds."""
        out = usable_texts(self._found, self._log.all_of, changed=self._wish.changed_texts)
        for row_id in {*self._log.rows["text"], *self._log.once["text"]}:
            text = (self._once("text", row_id) or {}).get("text")
            if isinstance(text, str):
                out.rows.setdefault(row_id, (cast("Cell", row_id), text))
        return out

    def choose(self) -> Iterator[tuple[int, int]]:
        """Decides on every row; yields now and then how many of about how many were."""
        self._tell_holes()
        done, total = 0, sum(map(len, self._found.rows.values()))
        for table in ORDER:
            keys = self._keys(table)
            self._report.count(table).read = len(keys)
            self._reject_doubles(table)
            for key in keys:
                self._decide(table, key)
                done += 1
                if done % 500 == 0:
                    yield done, max(done, total)

    def _reject_doubles(self, table: str) -> None:
        """Rows whose number a good row has too."""
        for key, bad in self._found.bad[table].items():
            if key in self._found.rows[table]:
                self._report.count(table).read += 1
                item = self._telling.item(Outcome.REJECTED, table, key, bad.row, unfit(bad))
                self._report.leave(item)

    def _keys(self, table: str) -> Numbers | list[Key]:
        """Every row of which anything is known, in order."""
        keys: Numbers | set[Key] = Numbers() if shapes()[table].is_numbered else set()
        keys.update(self._found.rows[table])  # type: ignore[arg-type]
        keys.update(self._found.bad[table])  # type: ignore[arg-type]
        if table in TABLES:
            keys.update(self._log.rows[table])  # type: ignore[arg-type]
            if self._found.has_gaps(table):
                keys.update(self._log.once[table])  # type: ignore[arg-type]
        keys.update(self._found.indexed.get(table, ()))  # type: ignore[arg-type]
        if table == "document":
            keys.update(self._texts)  # type: ignore[arg-type]
        if table == "device":
            keys.update(row[2] for row in self._found.rows["op"].values())  # type: ignore[misc]
        if isinstance(keys, Numbers):
            return keys
        return sorted(keys, key=lambda key: (str(type(key)), key))

    def _once(self, table: str, key: Key) -> Mapping[str, Cell] | None:
        """The whole of a missing row as it was once, if there is a sign that it still was there."""
        if table not in TABLES:
            return None
        if key not in self._log.rows[table] and not self._found.has_gaps(table):
            return None
        return self._log.all_of(table, key)

    def _tell_holes(self) -> None:
        for table, hole in self._found.holes:
            if hole.first is None and hole.last is None:
                why = UserError("page {page} of the file cannot be read", page=hole.page)
            else:
                why = UserError(
                    "page {page} of the file cannot be read; rows {first} to {last} lay there",
                    page=hole.page,
                    first="…" if hole.first is None else hole.first,
                    last="…" if hole.last is None else hole.last,
                )
            self._report.tell(Item(Outcome.UNREADABLE, table, None, why))

    # -- one row -------------------------------------------------------------------------------

    def _decide(self, table: str, key: Key) -> None:
        if self._was_deleted(table, key):
            why = UserError("the history says that it was deleted")
            self._leave_out(table, key, why)
            return
        row, told = self._candidate(table, key)
        if row is None:
            self._leave_out(table, key, told or UserError("it cannot be found any more"))
            return
        fault = self._rules.fault(table, row)
        if isinstance(fault, ChangedText) and self._wish.changed_texts:
            row = self._changed_text(row)
            self._take(table, key, row)
            self._report.tell(self._telling.item(Outcome.DOUBTFUL, table, key, row, fault))
            return
        if fault is not None:
            other = self._other_candidate(table, key, row)
            if other is None:
                self._name_the_option(key, fault)
                self._leave_out(table, key, fault, row)
                return
            row, told = other, fault
        self._take(table, key, row)
        self._tell(table, key, row, told)

    def _name_the_option(self, key: Key, fault: UserError) -> None:
        if self._is_told or not (isinstance(fault, ChangedText) or key in self._mended.broken):
            return
        self._is_told = True
        self._report.notes.append(
            UserError(
                "A document whose text is not the imported one was left behind with all its "
                "labels; annotator salvage --take-changed-texts takes it as a document of its own."
            )
        )

    def _tell(self, table: str, key: Key, row: Row, told: UserError | None) -> None:
        """What is to be said of a row that came in."""
        if told is not None:
            self._report.count(table).recovered += 1
            self._report.tell(self._telling.item(Outcome.RECOVERED, table, key, row, told))
        elif self._is_unheard_of(table, key, row):
            why = UserError("the history knows nothing of it")
            self._report.tell(self._telling.item(Outcome.DOUBTFUL, table, key, row, why))
        elif table in TABLES and key in self._found.freed.get(table, ()):
            why = UserError("it lay where the file says that nothing is; it may have been deleted")
            self._report.tell(self._telling.item(Outcome.DOUBTFUL, table, key, row, why))

    def _candidate(self, table: str, key: Key) -> tuple[Row | None, UserError | None]:
        """The row as it should be, and what was wrong with it as it lay there."""
        row = self._found.rows[table].get(key)
        known = self._log.rows[table].get(key) if table in TABLES else None
        if row is not None:
            if known and self._log.is_proven:
                return self._by_history(table, row, known)
            return row, None
        bad = self._found.bad[table].get(key)
        why = unfit(bad) if bad else None
        if table == "text" and key in self._mended.told:
            return self._texts[key], self._mended.told[key]
        once = self._once(table, key)
        if once is not None and (bad is None or key in self._log.full[table]):
            return _row(table, key, once), why or UserError("it was missing in its table")
        left = self._left(table, key, bad, known)
        found = mended(table, key, left, self._found.rows, self._wish.unnamed)  # type: ignore[arg-type]
        if found is not None:
            return found, why or UserError("its row was lost; what is left was put together")
        return None, why

    def _by_history(
        self, table: str, row: Row, known: Mapping[str, Cell]
    ) -> tuple[Row, UserError | None]:
        now = dict(zip(shapes()[table].names, row, strict=True))
        other = [name for name, value in known.items() if now.get(name) != value]
        if not other:
            return row, None
        whole = {**now, **known}
        columns = shapes()[table].columns
        if any(column.fault(whole[column.name]) for column in columns):
            return row, None
        return tuple(whole[column.name] for column in columns), UserError(
            "{found}, but the history says {known}",
            found=_said(now, other),
            known=_said(known, other),
        )

    def _other_candidate(self, table: str, key: Key, row: Row) -> Row | None:
        """What the table says where the history was believed, or the other way round."""
        known = self._log.all_of(table, key) if table in TABLES else None
        others = [self._found.rows[table].get(key)]
        if known:
            others.append(_row(table, key, known))
        for other in others:
            if other is not None and other != row and self._rules.fault(table, other) is None:
                return other
        if table == "document":
            return self._right_length(row)
        return None

    def _right_length(self, row: Row) -> Row | None:
        """A document whose text is proven by its hash, and whose length is wrong."""
        found = self._texts.get(row[0])  # type: ignore[arg-type]
        if found is None:
            return None
        right = (*row[:4], len(str(found[1])), *row[5:])
        return None if self._rules.fault("document", right) else right

    def _changed_text(self, row: Row) -> Row:
        """A document with another text is another document, else no file of the project merges."""
        new = mended("document", row[0], {}, {"text": self._texts})  # type: ignore[arg-type]
        assert new is not None
        return (row[0], os.urandom(16), row[2], row[3], new[4], new[5], row[6])

    def _left(
        self, table: str, key: Key, bad: Bad | None, known: dict[str, Cell] | None
    ) -> dict[str, Cell]:
        left: dict[str, Cell] = {}
        for column, value in zip(shapes()[table].columns, bad.row if bad else (), strict=False):
            if not column.fault(value) and column.name != "id" and bad and bad.column:
                left[column.name] = value
        left |= self._found.indexed.get(table, {}).get(key, {})
        once = self._log.once[table].get(key, {}) if table in TABLES else {}
        return {**once, **left, **(known or {})}

    def _was_deleted(self, table: str, key: Key) -> bool:
        """Whether a row that no tree led to is one that the history has deleted."""
        if key not in self._found.swept.get(table, ()) or table not in TABLES:
            return False
        gone, row = self._log.gone[table].get(key), self._found.rows[table].get(key)
        if gone is None or row is None or key in self._log.rows[table]:
            return False
        return gone == dict(zip(shapes()[table].names[1:], row[1:], strict=True))

    def _is_unheard_of(self, table: str, key: Key, row: Row) -> bool:
        return (
            table in TABLES
            and self._log.is_complete
            and key not in self._log.rows[table]
            and not (table == "property" and row[1] in _UNLOGGED)
        )

    def _take(self, table: str, key: Key, row: Row) -> None:
        if table == "layer":
            document = self.taken["document"][row[2]]  # type: ignore[index]
            was = self._found.rows["document"].get(row[2])  # type: ignore[arg-type]
            if was is not None and was[1] != document[1]:
                uids = (document[1], self.taken["annotator"][row[3]][1])  # type: ignore[index]
                row = (row[0], identity.uid_of("layer", uids), *row[2:])  # type: ignore[arg-type]
        self.taken[table][key] = row

    # -- telling -------------------------------------------------------------------------------

    def _leave_out(self, table: str, key: Key, why: UserError, row: Row | None = None) -> None:
        if row is None:
            row = self._found.rows[table].get(key)
        bad = self._found.bad[table].get(key)
        shown = row or (bad.row if bad else ())
        if not shown and table in TABLES:
            known = self._log.rows[table].get(key)
            shown = (
                (cast("Cell", key), *(known.get(name) for name in TABLES[table].columns[1:]))
                if known
                else ()
            )
        self._report.leave(self._telling.item(Outcome.REJECTED, table, key, shown, why))

    def left_out(self, table: str, key: Key, why: UserError) -> None:
        """A row that was taken and could not be written after all."""
        row = self.taken[table].pop(key)
        self._report.leave(self._telling.item(Outcome.REJECTED, table, key, row, why))


def _as_row(table: str, key: Key, known: Mapping[str, Cell]) -> Row:
    return (cast("Cell", key), *(known.get(name) for name in shapes()[table].names[1:]))


def _row(table: str, key: Key, known: Mapping[str, Cell]) -> Row | None:
    columns, row = shapes()[table].columns, _as_row(table, key, known)
    bad = any(column.fault(value) for column, value in zip(columns, row, strict=True))
    return None if bad else row


def _said(columns: Mapping[str, Cell], names: list[str]) -> str:
    return ", ".join(f"{name} {str(columns.get(name))[:40]!r}" for name in names)
