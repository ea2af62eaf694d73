"""The base of the window's tables: rows with a key, filtered, sorted and told apart by themselves.

QSortFilterProxyModel would ask Python for two values a comparison (measured: sorting 10,000 rows
0.4 s against 0.02 s here), so the order is made here, and Qt hears only of what really moved.  A
change of some rows costs the time of those; very many are put in order in slices.
"""

import re
from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.gui.models.ordering import Ordering, Own, Row
from annotator.gui.overrides import guarded
from annotator.gui.plain import SHOWN, one_line
from annotator.gui.slices import Slices

MANY = 3000
"""Rows from which on a table is made anew in slices."""

_FEW = 100
"""Rows up to which a change is told row by row."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_DISPLAY, _ALIGNMENT = int(_Role.DisplayRole), int(_Role.TextAlignmentRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its heading, what a row shows in it, and what it is sorted by (None: not)."""

    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], object] | None = None
    is_number: bool = False


@guarded
class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind.  A subclass says its columns, the key of a row and what else it shows."""

    ROLES: frozenset[int] = frozenset()
    """Roles beside text and alignment that :meth:`decoration` answers."""

    is_patient = False
    """Whether very many rows may come a moment later; :meth:`own_order` needs no ranks then."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: dict[Hashable, Row] = {}
        self._ranks: dict[Hashable, int] = {}
        self._shown: list[Row] = []
        self._accepts: Callable[[Row], bool] | None = None
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._ordering = self._ordering_by(*self._order)
        self._slices = Slices(self)
        self._waiting: list[tuple[tuple[Row, ...], tuple[Hashable, ...]]] = []

    def key(self, row: Row) -> Hashable:
        """What makes a row the same row after a change."""
        raise NotImplementedError

    def own_order(self, row: Row) -> Own:
        """A row's place in the rows' own order: as they were given, if nothing else is said."""
        return (self._ranks[self.key(row)],)

    def decoration(self, _row: Row, _column: int, _role: int) -> object:
        """Anything but the text of a cell: colours, icons, fonts, tool tips."""
        return None

    @property
    def is_settled(self) -> bool:
        """Whether no rows are still being put in order."""
        return not self._slices.is_running

    def settle(self) -> None:
        """Puts the rows in order that are still waiting for it."""
        self._slices.finish()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Takes over ``rows``; views keep what they have chosen where the row is still there."""
        self._drop_work()
        self._rows = {self.key(row): row for row in rows}
        self._rank()
        self._show(self._arranged())

    def clear(self) -> None:
        """Shows no rows; the time does not depend on how many there were."""
        self._drop_work()
        self._rows, self._ranks = {}, {}
        if self._shown:
            self.beginRemoveRows(QModelIndex(), 0, len(self._shown) - 1)
            self._shown = []
            self.endRemoveRows()

    def fill(self, rows: Iterable[Row | None], count: int) -> None:
        """The same; where there are very many, they are taken and put in order in slices.

        Until then the rows before are shown; the views are then told of a reset.
        """
        if self._is_slow(count):
            self._waiting.clear()
            self._slices.start(self._filled(rows))
        else:
            self.set_rows(list(filter(None, rows)))

    def change(self, put: Iterable[Row], gone: Iterable[Hashable] = ()) -> None:
        """Takes over rows that are new or others than before, and drops those with keys ``gone``.

        The time is that of these rows, not of all.
        """
        rows, keys = tuple(put), tuple(gone)
        if self._slices.is_running:
            self._waiting.append((rows, keys))
        elif len(rows) + len(keys) <= _FEW:
            for key in keys:
                self._drop(key)
            for row in rows:
                self._put(row)
        else:
            for key in keys:
                self._rows.pop(key, None)
            self._rows.update((self.key(row), row) for row in rows)
            if self._is_slow(len(self._rows)):
                self._slices.start(self._filled(list(self._rows.values())))
            else:
                self._rank()
                self._become(self._rows, self._ordering, self._arranged())

    def take_values(self, rows: Sequence[Row], columns: tuple[int, int]) -> None:
        """Takes over ``rows``: those shown, but for what ``columns`` (first, last) say."""
        changed = [place for place, row in enumerate(rows) if row != self._shown[place]]
        for place in changed:
            self._shown[place] = self._rows[self.key(rows[place])] = rows[place]
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, columns[0]), self.index(last, columns[1]))

    def set_filter(self, accepts: Callable[[Row], bool] | None) -> None:
        """Shows only the rows for which ``accepts`` holds."""
        self._accepts = accepts
        self._show(self._arranged())

    def row(self, place: int) -> Row:
        """The row at a place of the view."""
        return self._shown[place]

    def rows(self) -> Sequence[Row]:
        """The rows shown, in the order shown."""
        return self._shown

    def all_rows(self) -> Iterator[Row]:
        """Every row, also those filtered out."""
        return iter(self._rows.values())

    def row_of(self, key: Hashable) -> Row | None:
        """The row with ``key``, also when it is filtered out."""
        return self._rows.get(key)

    def place(self, key: Hashable) -> int | None:
        """Where the row with ``key`` is shown."""
        row = self._rows.get(key)
        if row is None:
            return None
        place = self._ordering.place(self._shown, row)
        is_here = place < len(self._shown) and self.key(self._shown[place]) == key
        return place if is_here else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == _DISPLAY:
            return self._columns[section].title
        if role == _ALIGNMENT and self._columns[section].is_number:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """What a cell shows."""
        # Qt asks each cell for seven roles at each painting: what nobody answers comes first.
        if (role != _DISPLAY and role != _ALIGNMENT and role not in self.ROLES) or (
            not index.isValid()
        ):
            return None
        column = index.column()
        if role == _DISPLAY:
            return one_line(self._columns[column].text(self._shown[index.row()]))
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[column].is_number else None
        return self.decoration(self._shown[index.row()], column, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; -1 gives the rows' own order back."""
        if (column, order) == self._order:
            return
        self._order = (column, order)
        if self._slices.is_running:
            return  # it looks at the order once more before it ends
        if self._is_slow(len(self._rows)):
            self._slices.start(self._sorted())
        else:
            self._ordering = self._ordering_by(column, order)
            self._rearrange(self._arranged())

    def _is_slow(self, count: int) -> bool:
        return self.is_patient and count > MANY

    def _ordering_by(self, column: int, order: Qt.SortOrder) -> Ordering[Row]:
        value = self._columns[column].order if 0 <= column < len(self._columns) else None
        return Ordering(self.own_order, value, order is Qt.SortOrder.DescendingOrder)

    def _rank(self) -> None:
        self._ranks = {key: rank for rank, key in enumerate(self._rows)}

    def _accepted(self) -> Iterable[Row]:
        rows, accepts = self._rows.values(), self._accepts
        return rows if accepts is None else filter(accepts, rows)

    def _arranged(self) -> list[Row]:
        return self._ordering.sorted(self._accepted())

    def _drop_work(self) -> None:
        self._slices.stop()
        self._waiting.clear()
        self._ordering = self._ordering_by(*self._order)

    def _filled(self, rows: Iterable[Row | None]) -> Generator[None, None, None]:
        """Takes ``rows`` over in slices, then shows them and what has changed meanwhile."""
        taken: dict[Hashable, Row] = {}
        for row in rows:
            if row is not None:  # else whoever makes them takes a breath
                taken[self.key(row)] = row
            if row is None or len(taken) % _FEW == 0:
                yield
        accepts, accepted = self._accepts, []
        for at, row in enumerate(taken.values()):
            if accepts is None or accepts(row):
                accepted.append(row)
            if at % MANY == 0:
                yield
        ordering, arranged = yield from self._arranged_slowly(accepted)
        self._become(taken, ordering, arranged)
        self._catch_up()

    def _sorted(self) -> Generator[None, None, None]:
        ordering, arranged = yield from self._arranged_slowly(list(self._shown))
        self._ordering = ordering
        self._rearrange(arranged)
        self._catch_up()

    def _arranged_slowly(
        self, rows: list[Row]
    ) -> Generator[None, None, tuple[Ordering[Row], list[Row]]]:
        """``rows`` in the order asked for, also when another one is asked for meanwhile."""
        while True:
            order = self._order
            ordering = self._ordering_by(*order)
            arranged = yield from ordering.sorted_slowly(rows)
            if order == self._order:
                return ordering, arranged

    def _become(
        self, rows: dict[Hashable, Row], ordering: Ordering[Row], arranged: list[Row]
    ) -> None:
        """Shows other rows altogether; views that care choose again what they had chosen."""
        self.beginResetModel()
        self._rows, self._ordering, self._shown = rows, ordering, arranged
        self.endResetModel()

    def _catch_up(self) -> None:
        """Takes over the changes that came while the rows were put in order."""
        self._slices.stop()
        waiting, self._waiting = self._waiting, []
        for put, gone in waiting:
            self.change(put, gone)

    def _rearrange(self, rows: list[Row]) -> None:
        """Shows the same rows in another order; views keep what they have chosen."""
        self.layoutAboutToBeChanged.emit()
        indexes = self.persistentIndexList()
        keys = [self.key(self._shown[index.row()]) for index in indexes]
        self._shown = rows
        moved = [self._moved(index, key) for index, key in zip(indexes, keys, strict=True)]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _moved(self, index: QModelIndex, key: Hashable) -> QModelIndex:
        place = self.place(key)
        return QModelIndex() if place is None else self.index(place, index.column())

    def _put(self, row: Row) -> None:
        key = self.key(row)
        here = self.place(key)
        self._rows[key] = row
        self._ranks.setdefault(key, len(self._ranks))
        accepted = self._accepts is None or self._accepts(row)
        if here is not None and accepted:
            self._replace(here, row)
        elif here is not None:
            self._take_out(here)
        elif accepted:
            place = self._ordering.place(self._shown, row)
            self.beginInsertRows(QModelIndex(), place, place)
            self._shown.insert(place, row)
            self.endInsertRows()

    def _replace(self, here: int, row: Row) -> None:
        """Shows ``row`` for the one at ``here``, in its own place."""
        if self._shown[here] == row:
            return
        before = self._shown[here]
        del self._shown[here]
        there = self._ordering.place(self._shown, row)
        self._shown.insert(here, before)
        if there != here:
            past = there if there < here else there + 1
            self.beginMoveRows(QModelIndex(), here, here, QModelIndex(), past)
            del self._shown[here]
            self._shown.insert(there, row)
            self.endMoveRows()
        else:
            self._shown[here] = row
        self._tell(there, there)

    def _drop(self, key: Hashable) -> None:
        here = self.place(key)
        self._rows.pop(key, None)
        if here is not None:
            self._take_out(here)

    def _take_out(self, here: int) -> None:
        self.beginRemoveRows(QModelIndex(), here, here)
        del self._shown[here]
        self.endRemoveRows()

    def _show(self, new: list[Row]) -> None:
        """Shows ``new``, telling views of the rows between the first and the last difference."""
        old = self._shown
        before = [self.key(row) for row in old]
        after = [self.key(row) for row in new]
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        if len(before) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(before) - tail - 1)
            self._shown = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if len(after) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(after) - tail - 1)
            self._shown = old[:head] + new[head : len(new) - tail] + old[len(old) - tail :]
            self.endInsertRows()
        changed = [i for i, (a, b) in enumerate(zip(self._shown, new, strict=True)) if a != b]
        self._shown = new
        for first, last in _runs(changed):
            self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


def _common(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """Length of the common beginning."""
    for i, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return i
    return min(len(first), len(second))


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours; one for all where there are very many."""
    if len(places) > _FEW:
        yield places[0], places[-1]
        return
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [place for _, place in run]
        yield found[0], found[-1]


_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> tuple[str | int, ...]:
    """Sort key in which "page 9" comes before "page 10"."""
    parts = _DIGITS.split(text[:SHOWN].casefold())  # int() refuses thousands of digits
    return tuple(int(part) if i % 2 else part for i, part in enumerate(parts))
