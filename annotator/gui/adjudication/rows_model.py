"""The rows of the decision table: items of one document or of all, under headings if one wants."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QFont, QPixmap

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication.groups import By, Group, Heading, group_of, heading_text
from annotator.gui.adjudication.names import cause_explained, cause_name, decided_text
from annotator.gui.adjudication.rows import CAUSE, FIRST, TEXT, Columns, Row, rows_of
from annotator.gui.adjudication.text import line_sample
from annotator.gui.document.colours import UNKNOWN
from annotator.gui.models.ordering import Ordering, Own
from annotator.gui.models.table import Column, Index, TableModel
from annotator.gui.overrides import guarded
from annotator.gui.plain import one_line, tool_tip
from annotator.ops.adjudication import DecisionTable

Line = Row | Heading
Key = tuple[int, int]
"""A document and a place among its items."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION, _TIP = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ToolTipRole)
_FONT, _INK = int(Qt.ItemDataRole.FontRole), int(Qt.ItemDataRole.ForegroundRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class _Turned:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: "_Turned") -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Turned) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]


@guarded
class RowsModel(TableModel[Line]):
    """Rows in the order in which items are best decided, groups one after another."""

    ROLES = frozenset({_DECORATION, _TIP, _FONT, _INK, _SPOKEN})
    is_patient = True
    by = By.NOTHING
    _is_stale = False
    """Whether another filter, grouping or fold was asked for while rows were put in order."""
    _looked_for: Callable[[Row], bool] | None = None

    def __init__(self, parent: QObject | None = None) -> None:
        self.folded: frozenset[str] = frozenset()
        """Keys of the groups whose items are not shown."""
        self._groups: dict[Key, Group] = {}
        self._totals: Counter[Group] = Counter()
        self._open: Counter[Group] = Counter()
        self._accepted_in: Counter[Group] = Counter()
        self._ranks_of: dict[int, int] = {}
        super().__init__(_made_columns(Columns()), parent)
        self.columns = Columns()
        self.is_dark = False
        """Whether the lines in the headings stand on a dark ground."""
        self._samples: dict[tuple[int, bool], QPixmap] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    # -- rows and their order -------------------------------------------------------------------

    def key(self, row: Line) -> Hashable:
        """An item is its document and its place there."""
        if isinstance(row, Heading):
            return self.heading_key(row.group)
        return (row.document, row.place)

    @staticmethod
    def heading_key(group: Group) -> Hashable:
        """The key of a group's heading."""
        return ("", group)

    def own_order(self, row: Line) -> Own:
        """Documents as they are listed, items by place."""
        if isinstance(row, Heading):
            return (-1,)
        return (self._ranks_of.get(row.document, 0), row.place)

    def group(self, row: Row) -> Group:
        """The group of a row."""
        key = (row.document, row.place)
        found = self._groups.get(key)
        if found is None:
            rank = self._ranks_of.get(row.document, 0)
            found = self._groups[key] = group_of(row, self.by, self.columns, rank)
        return found

    @property
    def totals(self) -> tuple[int, int]:
        """How many items there are, and how many of them are undecided."""
        return self._totals.total(), self._open.total()

    def _ordering_by(self, column: int, order: Qt.SortOrder) -> Ordering[Line]:
        inner = super()._ordering_by(column, order)
        if self.by is By.NOTHING:
            return inner
        value, group = inner.value, self.group

        def ordered(row: Line) -> tuple[Any, ...]:
            if isinstance(row, Heading):
                return (row.group, 0)
            said, mine = value(row) if value is not None else (), group(row)
            return (mine, 1, _Turned(said) if inner.is_descending else said)

        return Ordering(self.own_order, ordered)

    # -- what is shown --------------------------------------------------------------------------

    def show(self, table: DecisionTable | None, columns: Columns) -> None:
        """Shows the items of ``table``, or none."""
        self._dress(columns)
        self._ranks_of = {}
        count = len(table.items) if table else 0
        if self._is_slow(count):
            self.clear()
        self.fill(self._counted(rows_of(table, columns) if table else ()), count)

    def show_all(
        self, rows: Iterable[Row | None], documents: Sequence[int], columns: Columns
    ) -> None:
        """Shows the items of ``documents``, when all of ``rows`` have been made; None is none."""
        self._dress(columns)
        self._ranks_of = {document: rank for rank, document in enumerate(documents)}
        self._waiting.clear()
        self._slices.start(self._filled(self._counted(rows)))

    def put(self, rows: Sequence[Row], document: int | None = None) -> None:
        """Shows ``rows`` as they are now; with ``document`` they are all of its rows."""
        kept = {self.key(row) for row in rows}
        gone = [] if document is None else [
            key for key in self._rows if key not in kept and self._is_of(key, document)
        ]  # fmt: skip
        self.change(rows, gone)

    @staticmethod
    def _is_of(key: Hashable, document: int) -> bool:
        return isinstance(key, tuple) and key[0] == document

    def group_by(self, by: By) -> None:
        """Puts the rows under other headings, or under none."""
        if by is not self.by:
            self.by = by
            self.folded = frozenset()
            self._anew()

    def show_only(self, accepts: Callable[[Row], bool] | None) -> None:
        """Shows only the items for which ``accepts`` holds, under the headings that have any."""
        self._looked_for = accepts
        self._anew()

    def toggle(self, group: Group) -> None:
        """Folds a group, or unfolds it."""
        self.folded ^= {group.key}
        if self._slices.is_running:  # the rows here are those of before
            self._is_stale = True
            return
        rows = [
            row for row in self._rows.values() if isinstance(row, Row) and self.group(row) == group
        ]
        super().change([*rows, self._heading(group)])

    def undecided_from(
        self, at: int, *, forward: bool, wanted: Callable[[Row], bool] | None = None
    ) -> Key | None:
        """The first undecided (or ``wanted``) item shown after row ``at``, or before it; past the
        end it goes on at the other."""
        rows = self._shown
        ahead = range(at + 1, len(rows)) if forward else range(at - 1, -1, -1)
        back = range(len(rows) - 1, max(at, 0) - 1, -1)
        rest = range(min(at + 1, len(rows))) if forward else back
        accepts = wanted or _is_undecided
        for place in chain(ahead, rest):
            row = rows[place]
            if isinstance(row, Row) and accepts(row):
                return (row.document, row.place)
        return None

    def is_folded(self, group: Group) -> bool:
        """Whether the items of a group are not shown."""
        return group.key in self.folded

    def change(self, put: Iterable[Line], gone: Iterable[Hashable] = ()) -> None:
        """Takes over rows that are new or others than before, and their headings."""
        rows, keys = list(put), list(gone)
        if not self._slices.is_running:
            groups: set[Group] = set()
            for key in (*keys, *map(self.key, rows)):
                before = self._rows.get(key)
                if isinstance(before, Row):
                    groups.add(self._count(before, -1))
                    del self._groups[before.document, before.place]
            for row in rows:
                if isinstance(row, Row):
                    groups.add(self._count(row, 1))
            if self.by is not By.NOTHING:
                rows += [self._heading(group) for group in groups if self._totals[group]]
                keys += [self.heading_key(group) for group in groups if not self._totals[group]]
        super().change(rows, keys)

    def _anew(self) -> None:
        if self._slices.is_running:
            self._is_stale = True
            return
        rows = [row for row in self._rows.values() if isinstance(row, Row)]
        self.fill(self._counted(rows), len(rows))

    def _catch_up(self) -> None:
        super()._catch_up()
        if self._is_stale and not self._slices.is_running:
            self._is_stale = False
            self._anew()

    def _counted(self, rows: Iterable[Row | None]) -> Iterator[Line | None]:
        """``rows`` and, when they have ended, the headings that they stand under."""
        self._accepts = self._is_shown
        self._groups.clear()
        for counter in (self._totals, self._open, self._accepted_in):
            counter.clear()
        for row in rows:
            if row is not None:
                self._count(row, 1)
            yield row
        if self.by is not By.NOTHING:
            for group in list(self._totals):
                yield self._heading(group)

    def _count(self, row: Row, by: int) -> Group:
        group = self.group(row)
        self._totals[group] += by
        self._open[group] += 0 if row.item.is_settled else by
        self._accepted_in[group] += by if self._is_looked_for(row) else 0
        return group

    def _heading(self, group: Group) -> Heading:
        return Heading(group, self._totals[group], self._open[group], not self.is_folded(group))

    def _is_looked_for(self, row: Row) -> bool:
        return self._looked_for is None or self._looked_for(row)

    def _is_shown(self, row: Line) -> bool:
        if isinstance(row, Heading):
            return self._accepted_in[row.group] > 0
        if self.folded and self.is_folded(self.group(row)):
            return False
        return self._is_looked_for(row)

    def _dress(self, columns: Columns) -> None:
        if (columns.names, columns.looks) != (self.columns.names, self.columns.looks):
            self.beginResetModel()
            self.columns = columns
            self._columns = _made_columns(columns)
            self.endResetModel()
        self.columns = columns

    # -- cells ----------------------------------------------------------------------------------

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """What a cell shows; a heading is its first cell."""
        if index.isValid() and isinstance(row := self._shown[index.row()], Heading):
            if role in (_DISPLAY, _SPOKEN) and index.column() == TEXT:
                return heading_text(row)
            return self._bold if role == _FONT else None
        return super().data(index, role)

    def decoration(self, row: Line, column: int, role: int) -> object:
        """Colours of labels, what is open in bold, and the whole story as a tool tip."""
        if isinstance(row, Heading):
            return None
        if role == _DECORATION:
            return self.swatch(row, column)
        if role == _FONT:
            return self._bold if column == TEXT and not row.item.is_settled else None
        if role == _TIP:
            return tool_tip(self._tip(row, column))
        return None

    def shown(self, row: Row, column: int) -> str:
        """The words of a cell."""
        return self._columns[column].text(row)

    def is_absent(self, row: Row, column: int) -> bool:
        """Whether a cell is of somebody who has not finished the row's document."""
        who = column - FIRST
        return 0 <= who < min(len(row.order), len(self.columns.names)) and row.order[who] < 0

    def swatch(self, row: Row, column: int) -> QColor | None:
        """The colour of the label that a cell shows."""
        label = self._label(row, column)
        return QColor(self.columns.looks.get(label, (label, UNKNOWN))[1]) if label else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> object:
        """The heading; beside an annotator's name the line that is theirs in the text."""
        people = range(FIRST, FIRST + len(self.columns.names))
        if role == _DECORATION and orientation is Qt.Orientation.Horizontal and section in people:
            return self._sample(section - FIRST)
        return super().headerData(section, orientation, role)

    def _sample(self, column: int) -> QPixmap:
        found = self._samples.get((column, self.is_dark))
        if found is None:
            found = line_sample(column, dark=self.is_dark)
            self._samples[column, self.is_dark] = found
        return found

    def _label(self, row: Row, column: int) -> str:
        if column == FIRST + len(self.columns.names):
            return row.item.gold.label if row.item.gold else ""
        if not FIRST <= column < FIRST + len(row.order) or row.order[column - FIRST] < 0:
            return ""
        variant = row.item.variants[row.order[column - FIRST]]
        return variant.label if variant else ""

    def _tip(self, row: Row, column: int) -> str:
        if column == TEXT:
            return f"{row.before}{row.words}{row.after}\n{row.name}"
        if column == CAUSE:
            return cause_explained(row.item.cause)
        if self.is_absent(row, column):
            told = QCoreApplication.translate("Commands", "{name} has not finished this document.")
            return told.format(name=self.columns.names[column - FIRST])
        if column < FIRST + len(self.columns.names):
            return self.shown(row, column)  # the cell may have no room for all of it
        decision = row.item.decision
        if decision is None:
            return ""
        parts = (decided_text(decision, row.taken), decision.note)
        return "\n".join(part for part in parts if part)


def _is_undecided(row: Row) -> bool:
    return not row.item.is_settled


def _made_columns(columns: Columns) -> tuple[Column[Line], ...]:
    translate = QCoreApplication.translate
    people = [
        _column(f"{number + 1}  {one_line(name)}", _cell_of(number))
        for number, name in enumerate(columns.names)
    ]
    return (
        _column(translate("Models", "Text in context"), lambda row: row.words, _by_words),
        _column(translate("Models", "Cause"), lambda row: cause_name(row.item.cause), _by_cause),
        *people,
        _column(translate("Models", "Gold"), lambda row: row.gold),
        _column(translate("Models", "Decision"), lambda row: row.answer),
    )


def _column(
    title: str, text: Callable[[Row], str], order: Callable[[Row], object] | None = None
) -> Column[Line]:
    """A column of items; headings say nothing in it."""

    def shown(row: Line) -> str:
        return text(row) if isinstance(row, Row) else ""

    def sorted_by(row: Line) -> object:
        return (order or text)(row) if isinstance(row, Row) else ""

    return Column(title, shown, sorted_by)


def _cell_of(number: int) -> Callable[[Row], str]:
    # Rows that are made anew in slices stay a moment under columns that are new already.
    return lambda row: row.cells[number] if number < len(row.cells) else ""


def _by_words(row: Row) -> object:
    return (row.words.casefold(), row.place)


_CAUSES = {cause: rank for rank, cause in enumerate(Cause)}


def _by_cause(row: Row) -> object:
    return (_CAUSES[row.item.cause], row.cells, row.place)
