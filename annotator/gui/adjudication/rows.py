"""The decision items of a document as the rows of a table."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QFont, QPixmap

from annotator.agreement.decision_items import Cause, Item, RelationItem, SpanItem
from annotator.gui.adjudication.names import cause_explained, cause_name, decision_title
from annotator.gui.adjudication.text import line_sample
from annotator.gui.document.colours import UNKNOWN
from annotator.gui.models.ordering import Own
from annotator.gui.models.spans import Looks
from annotator.gui.models.table import Column, TableModel
from annotator.gui.overrides import guarded
from annotator.gui.plain import one_line, tool_tip
from annotator.model.annotation import Relation, Span, span_text
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable

_DECORATION, _TIP = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ToolTipRole)
_FONT, _INK = int(Qt.ItemDataRole.FontRole), int(Qt.ItemDataRole.ForegroundRole)
AROUND = 28
"""Code points of context on each side of an item's words."""
_SHOWN = 60

TEXT, CAUSE, FIRST = 0, 1, 2
"""Columns: the words in context, the cause, and from here on one for each annotator, then gold."""


@dataclass(frozen=True)
class Row:
    """One item as it is shown; ``before`` and ``after`` are the text around its words."""

    place: int
    item: Item
    words: str
    before: str
    after: str
    cells: tuple[str, ...]
    gold: str
    answer: str


@dataclass(frozen=True)
class Columns:
    """Which annotator stands in which column, and under what name.

    ``order`` are places in the table's annotators; reviewers may have the names hidden and the
    order shuffled.
    """

    order: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    looks: Looks = field(default_factory=dict)


@guarded
class RowsModel(TableModel[Row]):
    """Rows in the order in which items are best decided."""

    ROLES = frozenset({_DECORATION, _TIP, _FONT, _INK})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_made_columns(Columns()), parent)
        self.columns = Columns()
        self.is_dark = False
        """Whether the lines in the headings stand on a dark ground."""
        self._samples: dict[tuple[int, bool], QPixmap] = {}
        self._bold = QFont()
        self._bold.setBold(True)

    def key(self, row: Row) -> Hashable:
        """An item is its place in the document."""
        return row.place

    def own_order(self, row: Row) -> Own:
        """By place."""
        return (row.place,)

    def show(self, table: DecisionTable | None, columns: Columns) -> None:
        """Shows the items of ``table``, or none."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self._columns = _made_columns(columns)
            self.endResetModel()
        self.set_rows(rows_of(table, columns) if table else ())

    def follow(self, table: DecisionTable, places: Iterable[int]) -> None:
        """Shows the items at ``places`` as they are in ``table``; the others are what they were."""
        self.change([_row(table, at, table.items[at], self.columns) for at in places])

    def decoration(self, row: Row, column: int, role: int) -> object:
        """Colours of labels, what is open in bold, and the whole story as a tool tip."""
        if role == _DECORATION:
            label = self._label(row, column)
            return QColor(self._look(label)[1]) if label else None
        if role == _FONT:
            return self._bold if column == TEXT and not row.item.is_settled else None
        if role == _TIP:
            return tool_tip(self._tip(row, column))
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """The heading; beside an annotator's name the line that is theirs in the text."""
        people = range(FIRST, FIRST + len(self.columns.order))
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
        if column == FIRST + len(self.columns.order):
            return row.item.gold.label if row.item.gold else ""
        if column < FIRST or column > FIRST + len(self.columns.order):
            return ""
        variant = row.item.variants[self.columns.order[column - FIRST]]
        return variant.label if variant else ""

    def _look(self, label: str) -> tuple[str, str]:
        return self.columns.looks.get(label, (label, UNKNOWN))

    def _tip(self, row: Row, column: int) -> str:
        if column == TEXT:
            return f"{row.before}{row.words}{row.after}"
        if column == CAUSE:
            return cause_explained(row.item.cause)
        decision = row.item.decision
        if decision is None or column <= FIRST + len(self.columns.order) - 1:
            return ""
        parts = (decision_title(decision), decision.actor, decision.note)
        return "\n".join(part for part in parts if part)


OPEN, ALL, CHANGED, BY_HAND, BY_RULE = "open", "all", "changed", "by hand", "by rule"
"""Which items are shown, beside those of one cause."""


def accepting(what: object) -> Callable[[Row], bool] | None:
    """Which rows are shown for ``what``; None: all."""
    if isinstance(what, Cause):
        return lambda row: row.item.cause is what
    return {
        OPEN: lambda row: not row.item.is_settled,
        CHANGED: lambda row: row.item.has_changed,
        BY_HAND: lambda row: row.item.decision is not None and not row.item.decision.rule,
        BY_RULE: lambda row: row.item.decision is not None and bool(row.item.decision.rule),
    }.get(str(what))


def rows_of(table: DecisionTable, columns: Columns) -> list[Row]:
    """A row for each item."""
    return [_row(table, place, item, columns) for place, item in enumerate(table.items)]


def _row(table: DecisionTable, place: int, item: Item, columns: Columns) -> Row:
    anchor: Item = item
    while isinstance(anchor, RelationItem):
        anchor = table.items[min(anchor.ends)]
    start, stop = anchor.shown.start, anchor.shown.stop
    is_span = isinstance(item, SpanItem)
    cells = tuple(_cell(table, item, item.variants[who], columns.looks) for who in columns.order)
    return Row(
        place,
        item,
        one_line(table.words(place)),
        context(table.text[max(0, start - AROUND) : start]).lstrip() if is_span else "",
        context(table.text[stop : stop + AROUND]) if is_span else "",
        cells,
        _gold_cell(table, item, columns.looks),
        _answer(item),
    )


def context(text: str) -> str:
    """``text`` as one line that keeps a space at its edges."""
    first = " " if text[:1].isspace() else ""
    last = " " if len(text) > 1 and text[-1:].isspace() else ""
    return f"{first}{one_line(text).strip()}{last}"


def _cell(table: DecisionTable, item: Item, one: Span | Relation | None, looks: Looks) -> str:
    """A variant: its label, and its words or its direction where these are not the item's."""
    if one is None:
        return "–"
    title = looks.get(one.label, (one.label, ""))[0]
    if isinstance(one, Span) and isinstance(item, SpanItem):
        if one.fragments != item.shown.fragments or item.cause is Cause.BOUNDARY:
            return f"{title} · {_short(span_text(table.text, one.fragments))}"
        return title
    who = item.variants.index(one) if one in item.variants else -1
    turned = isinstance(item, RelationItem) and who >= 0 and item.is_reversed[who]
    return f"{title} ←" if turned else title


def _gold_cell(table: DecisionTable, item: Item, looks: Looks) -> str:
    if item.gold is not None:
        title = looks.get(item.gold.label, (item.gold.label, ""))[0]
        if isinstance(item.gold, Span):
            return f"{title} · {_short(span_text(table.text, item.gold.fragments))}"
        return title + (" ←" if _is_turned(table, item) else "")
    decision = item.decision
    return "✗" if decision is not None and decision.answer is Answer.NONE else ""


def _is_turned(table: DecisionTable, item: Item) -> bool:
    if not isinstance(item, RelationItem) or item.gold is None:
        return False
    head = table.items[item.ends[0]].gold
    return head is not None and head.id != item.gold.head


def _answer(item: Item) -> str:
    if item.decision is None:
        return QCoreApplication.translate("Answers", "in gold") if item.gold else ""
    told = decision_title(item.decision)
    if _is_moved(item):
        moved = QCoreApplication.translate("Answers", "gold was changed in the text")
        return f"⚠ {moved} · {told}"
    if item.has_changed:
        changed = QCoreApplication.translate("Answers", "changed since decided")
        return f"⚠ {changed} · {told}"
    return told


def _is_moved(item: Item) -> bool:
    """Whether gold is by now nothing that any annotator said, although one was taken."""
    decision, gold = item.decision, item.gold
    if decision is None or decision.answer is not Answer.TAKEN or gold is None:
        return False
    if isinstance(gold, Span):
        said = {(one.label, one.fragments) for one in decision.variants}
        return (gold.label, gold.fragments) not in said
    return gold.label not in {one.label for one in decision.variants}


def _short(words: str) -> str:
    words = one_line(words[: _SHOWN + 1])
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _made_columns(columns: Columns) -> tuple[Column[Row], ...]:
    translate = QCoreApplication.translate
    people = [
        Column[Row](f"{number + 1}  {name}", _cell_of(number), _cell_of(number))
        for number, name in enumerate(columns.names)
    ]
    return (
        Column(translate("Models", "Text in context"), lambda row: row.words, _by_words),
        Column(translate("Models", "Cause"), lambda row: cause_name(row.item.cause), _by_cause),
        *people,
        Column(translate("Models", "Gold"), lambda row: row.gold, lambda row: row.gold),
        Column(translate("Models", "Decision"), lambda row: row.answer, lambda row: row.answer),
    )


def _cell_of(number: int) -> Callable[[Row], str]:
    return lambda row: row.cells[number]


def _by_words(row: Row) -> object:
    return (row.words.casefold(), row.place)


_CAUSES: Mapping[Cause, int] = {cause: rank for rank, cause in enumerate(Cause)}


def _by_cause(row: Row) -> object:
    return (_CAUSES[row.item.cause], row.cells, row.place)
