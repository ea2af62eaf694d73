"""The decision items of a document as the rows of a table."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from annotator.agreement.decision_items import (
    Cause,
    Item,
    RelationItem,
    SpanItem,
    differ_in_attributes,
)
from annotator.gui.adjudication.names import decision_title
from annotator.gui.models.spans import Looks
from annotator.gui.plain import isolated, joined, one_line
from annotator.model.annotation import Json, Relation, Span, attributes_key, span_text
from annotator.model.decision import Answer
from annotator.ops.adjudication import DecisionTable

AROUND = 28
"""Code points of context on each side of an item's words."""
_SHOWN = 60
BETWEEN = " · "
"""Between a label and its words, where an annotator or gold has others than the item."""

TEXT, CAUSE, FIRST = 0, 1, 2
"""Columns: the words in context, the cause, and from here on one for each annotator, then gold."""


@dataclass(frozen=True)
class Row:
    """One item as it is shown; ``before`` and ``after`` are the text around its words.

    ``order`` says for each column whose variant stands there: a place among the item's variants,
    -1 where the annotator has not finished the document.
    """

    document: int
    name: str
    place: int
    item: Item
    order: tuple[int, ...]
    words: str
    before: str
    after: str
    cells: tuple[str, ...]
    gold: str
    answer: str
    taken: str = ""
    """Whose variant was taken, as their column is headed."""


@dataclass(frozen=True)
class Columns:
    """Which annotator stands in which column, and under what name.

    ``order`` are places in the table's annotators, -1 for who has not finished the document;
    reviewers may have the names hidden and the order shuffled.
    """

    order: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    looks: Looks = field(default_factory=dict)
    attributes: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    """What attributes and their values are called, by name and value."""


OPEN, ALL, CHANGED, BY_HAND, BY_RULE = "open", "all", "changed", "by hand", "by rule"
"""Which items are shown, beside those of one cause."""


def accepting(what: object) -> Callable[[Row], bool] | None:
    """Which rows are shown for ``what``; None: all."""
    if what in set(Cause):  # a combo box gives it back as a bare string
        return lambda row: row.item.cause == what
    return {
        OPEN: lambda row: not row.item.is_settled,
        CHANGED: lambda row: row.item.has_changed,
        BY_HAND: lambda row: row.item.decision is not None and not row.item.decision.rule,
        BY_RULE: lambda row: row.item.decision is not None and bool(row.item.decision.rule),
    }.get(str(what))


def rows_of(
    table: DecisionTable, columns: Columns, places: Iterable[int] | None = None
) -> Iterator[Row]:
    """A row for each item, or for those at ``places``."""
    for place in range(len(table.items)) if places is None else places:
        yield _row(table, place, table.items[place], columns)


def _row(table: DecisionTable, place: int, item: Item, columns: Columns) -> Row:
    anchor: Item = item
    while isinstance(anchor, RelationItem):
        anchor = table.items[min(anchor.ends)]
    start, stop = anchor.shown.start, anchor.shown.stop
    is_span = isinstance(item, SpanItem)
    cells = tuple(
        _cell(table, item, item.variants[who], columns) if who >= 0 else "" for who in columns.order
    )
    return Row(
        table.document,
        table.name,
        place,
        item,
        columns.order,
        one_line(_words(table, item)),
        before(table.text, start) if is_span else "",
        after(table.text, stop) if is_span else "",
        cells,
        gold_cell(table, item, columns),
        _answer(item),
        _taken(table, item, columns),
    )


def _taken(table: DecisionTable, item: Item, columns: Columns) -> str:
    by = item.decision.taken if item.decision else b""
    if by not in table.sides.people:
        return ""
    who = table.sides.people.index(by)
    return columns.names[columns.order.index(who)] if who in columns.order else ""


def _words(table: DecisionTable, item: Item) -> str:
    """The words as they are in gold, where they are."""
    if isinstance(item, SpanItem):
        return span_text(table.text, item.shown.fragments)
    return joined((_words(table, table.items[end]) for end in item.ends), " → ")


def before(text: str, start: int) -> str:
    """What stands before a code point, from the start of a word on."""
    first = max(0, start - AROUND)
    found = context(text[first:start]).lstrip()
    _torn, space, rest = found.partition(" ")
    return f"… {rest}" if first and space else found


def after(text: str, stop: int) -> str:
    """What stands after a code point, to the end of a word."""
    found = context(text[stop : stop + AROUND])
    rest, space, _torn = found.rstrip().rpartition(" ")
    return f"{rest} …" if stop + AROUND < len(text) and space and rest else found


def context(text: str) -> str:
    """``text`` as one line that keeps a space at its edges."""
    first = " " if text[:1].isspace() else ""
    last = " " if len(text) > 1 and text[-1:].isspace() else ""
    return f"{first}{one_line(text).strip()}{last}"


def _cell(table: DecisionTable, item: Item, one: Span | Relation | None, columns: Columns) -> str:
    """A variant: its label, and its words, direction or attributes where these are not the
    item's."""
    if one is None:
        return "–"
    title = _titled(item, one, columns)
    if isinstance(one, Span):
        return _with_words(table, item, one, title)
    who = item.variants.index(one) if one in item.variants else -1
    turned = isinstance(item, RelationItem) and who >= 0 and item.is_reversed[who]
    return f"{title} ←" if turned else title


def gold_cell(table: DecisionTable, item: Item, columns: Columns) -> str:
    """What gold has, said as a variant is; a cross where it has nothing."""
    if item.gold is not None:
        title = _titled(item, item.gold, columns)
        if isinstance(item.gold, Span):
            return _with_words(table, item, item.gold, title)
        return title + (" ←" if _is_turned(table, item) else "")
    decision = item.decision
    return "✗" if decision is not None and decision.answer is Answer.NONE else ""


def _with_words(table: DecisionTable, item: Item, one: Span, title: str) -> str:
    """A span's label, with its words where these are not the item's or not everybody's."""
    is_like = isinstance(item, SpanItem) and one.fragments == item.shown.fragments
    if is_like and item.cause is not Cause.BOUNDARY:
        return title
    return f"{title}{BETWEEN}{_short(span_text(table.text, one.fragments))}"


def _titled(item: Item, one: Span | Relation, columns: Columns) -> str:
    """A label, with the attributes where these are not the same for everybody and gold."""
    title = isolated(columns.looks.get(one.label, (one.label, ""))[0])
    if not differ_in_attributes((*item.variants, item.gold)):
        return title
    return f"{title} ({attributes_text(one.attributes, columns)})"


def attributes_text(attributes: Mapping[str, Json], columns: Columns) -> str:
    """Attributes by their titles, in a line; what is only ticked by its title alone."""
    if not attributes:
        return QCoreApplication.translate("Answers", "no attributes")
    said = []
    for name, value in attributes.items():
        title, values = columns.attributes.get(name, (name, {}))
        words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        shown = title if value is True else f"{title}: {isolated(values.get(words, words))}"
        said.append(isolated(shown))
    return _short(", ".join(said))


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
    fragments = gold.fragments if isinstance(gold, Span) else ()
    return not any(
        one.label == gold.label
        and one.fragments == fragments
        and (
            one.attributes is None
            or attributes_key(one.attributes) == attributes_key(gold.attributes)
        )
        for one in decision.variants
    )


def _short(words: str) -> str:
    words = one_line(words[: _SHOWN + 1])
    return isolated(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
