"""Spans from marks: their labels, attributes and keys."""

import re
from itertools import chain

from annotator.formats.jsonl_swift import new_span
from annotator.formats.layers import Account
from annotator.formats.webanno.cells import NULL, escaped, unescaped
from annotator.formats.webanno.header import Sort, short_name
from annotator.formats.webanno.marks import Marks, chain_links
from annotator.formats.webanno.record import Record
from annotator.model.annotation import NOTHING, Fragment, Span
from annotator.model.scheme import is_name

_BARE = re.compile(r"(?<!\\)[_*;]")


class Maker:
    """Makes the spans of one document and numbers them.

    ``added`` are spans for tokens on which a relation hangs without an annotation between.
    """

    def __init__(self, account: Account, sorts: list[Sort], record: Record) -> None:
        self.account = account
        self.sorts = sorts
        self.record = record
        self.added: list[Span] = []
        self._made = 0
        self._tokens: dict[tuple[str, Fragment], int] = {}
        self._labels: dict[str, str] = {}

    def spans(self, all_marks: list[Marks]) -> list[Span]:
        """The spans of every sort that is shown."""
        made: list[Span] = []
        for marks in all_marks:
            if marks.sort.shown:
                self._make(marks, made)
        self._made = len(made)
        return made

    def _make(self, marks: Marks, made: list[Span]) -> None:
        sort = marks.sort
        if sort.kind == "chain":
            _keep_open_ends(marks)
        label_at, details = columns_of(sort)
        null = self.null_name(sort, {mark.values.get(label_at, NULL) for mark in marks.all})
        self._note_ways(marks)
        keys: dict[str, int] = {}
        for mark in marks.all:
            values = mark.values
            attributes = {
                name: unescaped(values[place]) for place, name in details if place in values
            }
            label, rest = self.label(values.get(label_at, NULL), null)
            if rest is not None:
                attributes[sort.label] = rest
            mark.span = len(made)
            made.append(
                new_span(
                    mark.span,
                    label,
                    ((mark.start, mark.stop),),
                    attributes or NOTHING,
                    "",
                    f"{sort.short}:{mark.number}"
                    if mark.number
                    else key_of(f"{sort.short}:{mark.unit}", keys),
                )
            )
        self._tell(marks, made)

    def _note_ways(self, marks: Marks) -> None:
        """Notes what of GUM's ways of writing the file has."""
        columns = sum(column.kind == "value" for column in marks.sort.columns)
        if not marks.has_nulls and any(len(mark.values) < columns for mark in marks.all):
            self.record.sparse = True
        raws = "\t".join(chain.from_iterable(mark.values.values() for mark in marks.all))
        self.record.bare += "".join(set(_BARE.findall(raws)) - set(self.record.bare))

    def _tell(self, marks: Marks, made: list[Span]) -> None:
        for mark in dict.fromkeys(marks.interrupted):
            self.account.line = mark.line
            self.account.change(
                "span",
                "whole tokens between its first and its last do not belong to it; "
                "it was read as one piece, as WebAnno does",
                made[mark.span].key,
            )
        for mark in dict.fromkeys(marks.split):
            self.account.line = mark.line
            self.account.change(
                "span",
                "its rows disagree about a feature; the first value was taken",
                made[mark.span].key,
            )
        self.account.line = 1

    def null_name(self, sort: Sort, raws: set[str]) -> str:
        """The label of those of ``sort`` that have none: its short name, if no value reads so."""
        name = sort.short if escaped(sort.short) not in raws else sort.name
        if sort.label and any(raw == NULL or not is_name(unescaped(raw)) for raw in raws):
            self.record.nulls[sort.name] = name
        return name

    def label(self, raw: str, null: str) -> tuple[str, str | None]:
        """The label that ``raw`` gives, and its value where that can be no label, else None."""
        if raw == NULL:
            return null, None
        known = self._labels.get(raw)
        if known is not None:
            return known, None
        value = unescaped(raw)
        if not is_name(value):
            return null, value
        self._labels[raw] = value
        return value, None

    def token(self, base: str, unit: str, place: Fragment) -> int:
        """The number of the span for a token that is no annotation."""
        known = self._tokens.get((base, place))
        if known is not None:
            return known
        short = short_name(base)
        number = self._tokens[base, place] = self._made + len(self.added)
        self.added.append(new_span(number, short, (place,), NOTHING, "", f"{short}:{unit}"))
        return number


def key_of(name: str, taken: dict[str, int]) -> str:
    """``name``, or ``name/2`` and so on where it has been given before."""
    count = taken[name] = taken.get(name, 0) + 1
    return name if count == 1 else f"{name}/{count}"


def columns_of(sort: Sort) -> tuple[int, list[tuple[int, str]]]:
    """The place of the label's column, -1 for none, and the others' that become attributes."""
    label_at = -1
    details: list[tuple[int, str]] = []
    for place, column in enumerate(sort.columns):
        if column.kind not in ("value", "element", "link"):
            continue
        if column.name == sort.label:
            label_at = place
        else:
            details.append((place, column.name))
    return label_at, details


def _keep_open_ends(marks: Marks) -> None:
    """Takes the label of the link that leads on from the marks that have a next one.

    It is the relation's; at the end of a chain it stays with the mark.
    """
    link = next(
        (place for place, column in enumerate(marks.sort.columns) if column.kind == "link"), -1
    )
    for mark, _ in chain_links(marks.all):
        mark.link = mark.values.pop(link, NULL)
