"""Groups of items under headings: by cause, by pair of labels, by who differs, by document."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator.agreement.decision_items import Cause, Item, RelationItem
from annotator.gui.adjudication.names import cause_name
from annotator.gui.adjudication.rows import Columns, Row
from annotator.gui.plain import one_line
from annotator.model.annotation import Relation, Span


class By(StrEnum):
    """What the items are grouped by."""

    NOTHING = ""
    CAUSE = "cause"
    LABELS = "labels"
    ANNOTATOR = "annotator"
    DOCUMENT = "document"


@dataclass(frozen=True, order=True)
class Group:
    """One group: its place among the others, its title, and what it is in any language."""

    rank: int
    title: str
    key: str = ""


@dataclass(frozen=True)
class Heading:
    """The line above a group's items: how many there are, and how many are undecided."""

    group: Group
    total: int
    undecided: int
    is_open: bool


_LAST = (Cause.AGREED, Cause.GOLD_ONLY, Cause.NOT_IN_GOLD)
_RANKS = {
    cause: rank for rank, cause in enumerate((*(one for one in Cause if one not in _LAST), *_LAST))
}
_ALL = Group(0, "")


def by_name(by: By) -> str:
    """A way of grouping, for the list of them."""
    translate = QCoreApplication.translate
    return {
        By.NOTHING: translate("Groups", "Not grouped"),
        By.CAUSE: translate("Groups", "By cause"),
        By.LABELS: translate("Groups", "By labels"),
        By.ANNOTATOR: translate("Groups", "By who differs"),
        By.DOCUMENT: translate("Groups", "By document"),
    }[by]


def group_of(row: Row, by: By, columns: Columns, rank: int) -> Group:
    """The group of an item; answers never change it.  ``rank`` is that of its document."""
    if by is By.CAUSE:
        cause = row.item.cause
        return Group(_RANKS[cause], cause_name(cause), cause)
    if by is By.LABELS:
        return _labels(row.item, columns)
    if by is By.ANNOTATOR:
        return _apart(row, columns)
    return Group(rank, row.name, str(row.document)) if by is By.DOCUMENT else _ALL


def heading_text(heading: Heading) -> str:
    """A heading as it is read."""
    translate = QCoreApplication.translate
    told = translate("Groups", "{group} — {count}, {undecided} undecided")
    if not heading.undecided:
        told = translate("Groups", "{group} — {count}, all decided")
    title = one_line(heading.group.title)
    return told.format(group=title, count=heading.total, undecided=heading.undecided)


def _labels(item: Item, columns: Columns) -> Group:
    """The labels that were given, whoever gave them; silence is one of them."""
    said = {one.label for one in item.variants if one is not None}
    if not said and item.gold is not None:
        said = {item.gold.label}
    titles = sorted(columns.looks.get(label, (label, ""))[0] for label in said)
    names = sorted(said)
    if None in item.variants and any(item.variants):
        titles.append("–")
        names.append("")
    rank = int(isinstance(item, RelationItem))
    return Group(rank, " ↔ ".join(titles), f"{rank} {names}")


def _apart(row: Row, columns: Columns) -> Group:
    """Who says something else than most; everybody where there is no most."""
    translate = QCoreApplication.translate
    item, said = row.item, {}
    for column, who in enumerate(row.order):
        if who >= 0:
            said[column] = _said(item, who)
    if len(set(said.values())) < 2:
        return Group(2, translate("Groups", "Nobody differs"), "nobody")
    (most, count), (_next, other) = Counter(said.values()).most_common(2)
    is_tie = count == other
    apart = [column for column, what in said.items() if is_tie or what != most]
    if len(apart) > 2 and is_tie:
        return Group(1, translate("Groups", "No majority"), "no majority")
    names = [columns.names[column] for column in apart if column < len(columns.names)]
    return Group(0, ", ".join(names), str(names))


def _said(item: Item, who: int) -> tuple[object, ...]:
    one: Span | Relation | None = item.variants[who]
    if one is None:
        return ("",)
    if isinstance(one, Span):
        return (one.label, one.fragments)
    turned = isinstance(item, RelationItem) and item.is_reversed[who]
    return (one.label, turned)
