"""What a salvage came to: every row that was met is counted, every row left behind is listed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, fields
from enum import StrEnum

from annotator.errors import UserError

LISTED = 200_000
"""Items that are listed at most; the rest is counted."""

SHOWN = ("document", "span", "relation", "layer", "decision")
"""Tables whose counts are told one by one; the rest is "all else"."""

_HISTORY = "history"
NOUNS = {
    "": "file", "document": "document", "text": "text", "layer": "layer", "span": "span",
    "relation": "relation", "decision": "decision", "conflict": "conflict", "label": "label",
    "label_end": "ends of a label", "attribute": "attribute",
    "attribute_label": "label of an attribute", "annotator": "annotator", "property": "setting",
    "work": "working time", "kept": "what a format kept", "device": "computer",
    **dict.fromkeys(("op", "change", "bulk", "tombstone", "origin", "revision", "seal"), _HISTORY),
}  # fmt: skip
"""What people call the rows of a table; "" is a stretch of the file."""

_WORDS = 80


class Outcome(StrEnum):
    """What became of a row, or of a stretch of the file."""

    REJECTED = "rejected"
    RECOVERED = "recovered"
    """The row is there again, from the history or from an index."""
    DOUBTFUL = "doubtful"
    """The row is there; nobody can say whether it is what it was."""
    UNREADABLE = "unreadable"
    """A stretch of the file; how many rows it held is not known."""


class History(StrEnum):
    """What became of the log."""

    KEPT = "kept"
    FITTED = "fitted"
    """What it said of rows that are not as it said is taken out of it."""
    LOST = "lost"
    """It could not be read; all rows count as brought by the salvage."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the report; ``row`` is the row's id in the damaged file.

    ``document`` is the name of the document that the row is about, ``words`` are those it covers
    and ``label`` is what it says of them, as far as they are known.
    """

    outcome: Outcome
    table: str
    row: int | None
    why: UserError
    document: str = ""
    words: str = ""
    label: str = ""

    def to_json(self) -> dict[str, object]:
        """As a JSON object."""
        return {
            "outcome": str(self.outcome),
            "table": self.table,
            "row": self.row,
            "document": self.document,
            "words": self.words,
            "why": str(self.why),
            "label": self.label,
        }


@dataclass(slots=True)
class Count:
    """Rows of one table: ``read`` = ``taken`` + ``rejected``; ``recovered`` are among the taken."""

    read: int = 0
    taken: int = 0
    rejected: int = 0
    recovered: int = 0

    @property
    def is_balanced(self) -> bool:
        """Whether no row went missing on the way."""
        return self.read == self.taken + self.rejected


@dataclass
class Report:
    """A salvage: where from, where to, how many rows of each table, and what is to be told."""

    source: str
    target: str = ""
    uid: str = ""
    history: History = History.KEPT
    counts: dict[str, Count] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    notes: list[UserError] = field(default_factory=list)
    totals: Counter[Outcome] = field(default_factory=Counter)
    is_broken: bool = False
    """Whether something of a project was missing on the way, so that there was more once."""

    @property
    def has_no_document(self) -> bool:
        """Whether there were documents, as far as anybody can tell, and not one came in."""
        count = self.counts.get("document", Count())
        return count.taken == 0 and (count.read > 0 or self.is_broken)

    def count(self, table: str) -> Count:
        """The count of a table."""
        return self.counts.setdefault(table, Count())

    def tell(self, item: Item) -> None:
        """Lists an item."""
        self.totals[item.outcome] += 1
        if len(self.items) < LISTED:
            self.items.append(item)

    def leave(self, item: Item) -> None:
        """Lists a row that is left behind, and counts it."""
        self.count(item.table).rejected += 1
        self.tell(item)

    def put_losses_first(self) -> None:
        """What is left behind before what came in after all, else in the order of the file."""
        order = (Outcome.REJECTED, Outcome.UNREADABLE, Outcome.RECOVERED, Outcome.DOUBTFUL)
        self.items.sort(key=lambda item: order.index(item.outcome))

    def total(self, what: str) -> int:
        """The sum of one number of the counts over the tables of the project itself."""
        return sum(getattr(count, what) for count in self.counts.values())

    @property
    def unlisted(self) -> int:
        """How many items are counted but not listed."""
        return sum(self.totals.values()) - len(self.items)

    @property
    def is_balanced(self) -> bool:
        """Whether each row that was read was taken or rejected."""
        return all(count.is_balanced for count in self.counts.values())

    def to_json(self) -> dict[str, object]:
        """As one JSON object."""
        return {
            "path": self.source,
            "target": self.target,
            "uid": self.uid,
            "history": str(self.history),
            **{what: self.total(what) for what in ("read", "taken", "rejected", "recovered")},
            "doubtful": self.totals[Outcome.DOUBTFUL],
            "unreadable": self.totals[Outcome.UNREADABLE],
            "tables": {
                table: {
                    "read": count.read,
                    "taken": count.taken,
                    "rejected": count.rejected,
                    "recovered": count.recovered,
                }
                for table, count in self.counts.items()
            },
            "notes": [str(note) for note in self.notes],
            "items": [item.to_json() for item in self.items],
            "unlisted": self.unlisted,
        }


def excerpt(text: str) -> str:
    """The beginning of ``text`` as one line, for the report."""
    text = " ".join(text[: 4 * _WORDS].split())
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"


def both_ends(text: str, start: int, stop: int) -> str:
    """``text`` from ``start`` to ``stop`` as one line, cut in the middle where it is long: what is
    judged are its borders."""
    stop, read, half = min(stop, len(text)), 4 * _WORDS, _WORDS // 2
    if stop - start <= read:
        words = " ".join(text[start:stop].split())
        if len(words) <= _WORDS:
            return words
    first, last = (
        " ".join(text[low:high].split())
        for low, high in ((start, start + read), (max(start, stop - read), stop))
    )
    return f"{first[:half].rstrip()} … {last[3 - half :].lstrip()}"


def lines(report: Report) -> Iterator[str]:
    """The report in English lines."""
    read, taken, rejected = (report.total(what) for what in ("read", "taken", "rejected"))
    yield f"{read} rows read = {taken} taken + {rejected} rejected"
    for title, count in numbers(report):
        recovered = f" ({count.recovered} recovered)" if count.recovered else ""
        yield (
            f"{title}: {count.read} read, {count.taken} taken{recovered}, {count.rejected} rejected"
        )
    yield from (str(reason(note, NOUNS)) for note in report.notes)


def numbers(report: Report) -> Iterator[tuple[str, Count]]:
    """The counts as people want to know them: by table, then "all else"."""
    for table in SHOWN:
        if table in report.counts and report.counts[table].read:
            yield f"{NOUNS[table]}s", report.counts[table]
    yield "all else", rest(report)


def rest(report: Report) -> Count:
    """The counts of all tables that are not told one by one."""
    out = Count()
    for table, count in report.counts.items():
        if table not in SHOWN:
            out = Count(*(getattr(out, f.name) + getattr(count, f.name) for f in fields(Count)))
    return out


def line_of(item: Item) -> str:
    """One item in English, fit for one line of a terminal whatever the file holds."""
    place = f"{NOUNS.get(item.table, item.table)} {'' if item.row is None else item.row}".strip()
    about = ", ".join(filter(None, (item.document, item.label, item.words)))
    about = f" ({about})" if about else ""
    said = f"{item.outcome}: {place}{about}: {reason(item.why, NOUNS)}"
    return "".join(one if one.isprintable() else " " for one in said)


def reason(why: UserError, nouns: Mapping[str, str]) -> UserError:
    """``why`` with the tables that it names, if it names any, as people call them."""
    said = copy(why)
    for field_name in {"table", "tables"} & set(why.fields):
        names = str(why.fields[field_name]).split(", ")
        called = dict.fromkeys(nouns.get(name, name) for name in names)
        said.fields = {**said.fields, field_name: ", ".join(called)}
    return said
