"""What an import or export did, counted and told piece by piece."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from annotator.formats.base import Changed, Reason, Rejected
from annotator.formats.source import spelled
from annotator.model.annotation import Document, Json, Layer, attribute_count


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents, layers' spans and relations, and the attributes of both.

    An attribute is one name with its value on one span or relation.
    """

    documents: int = 0
    spans: int = 0
    relations: int = 0
    attributes: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.documents + other.documents,
            self.spans + other.spans,
            self.relations + other.relations,
            self.attributes + other.attributes,
        )

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(
            self.documents - other.documents,
            self.spans - other.spans,
            self.relations - other.relations,
            self.attributes - other.attributes,
        )

    def to_json(self) -> dict[str, Json]:
        """As a JSON object."""
        return {
            "documents": self.documents,
            "spans": self.spans,
            "relations": self.relations,
            "attributes": self.attributes,
        }


def layer_counts(layer: Layer) -> Counts:
    """What ``layer`` holds."""
    return Counts(
        0,
        len(layer.spans),
        len(layer.relations),
        attribute_count(layer),
    )


def counts_of(document: Document) -> Counts:
    """The document itself and all that its layers hold."""
    return sum(map(layer_counts, document.layers), Counts(1))


def lost_counts(item: Rejected | Changed) -> Counts:
    """What ``item`` says did not come through: a rejected thing itself, and what it took along."""
    with_it = Counts(0, item.spans, item.relations, item.attributes)
    return with_it + _OWN.get(item.what, Counts()) if isinstance(item, Rejected) else with_it


_OWN = {
    "document": Counts(1),
    "span": Counts(0, 1),
    "relation": Counts(0, 0, 1),
    "attribute": Counts(0, 0, 0, 1),
}


@dataclass(frozen=True, slots=True)
class PassedOver(Changed):
    """A file that gave nothing to an import: one of no format known here, or with nothing in it."""


@dataclass(frozen=True, slots=True)
class UnknownLabel:
    """A label that the scheme lacks, and how often the files use it.  ``kind`` as in the store."""

    kind: str
    name: str
    count: int


@dataclass(frozen=True)
class ImportReport:
    """``read = imported + known + rejected + left_out``, whatever happened.

    ``known`` was in the project already, equal to the letter; ``left_out`` the format leaves out
    on purpose (predictions).  When ``is_refused`` nothing at all was imported, although
    ``imported`` counts what would have been.  ``added_labels`` counts labels that joined the
    scheme, ``faults`` rejections, be they listed or not.
    """

    imported: Counts = Counts()
    known: Counts = Counts()
    rejected: Counts = Counts()
    left_out: Counts = Counts()
    rejections: tuple[Rejected, ...] = ()
    changes: tuple[Changed, ...] = ()
    unknown_labels: tuple[UnknownLabel, ...] = ()
    added_labels: int = 0
    unlisted: int = 0
    faults: int = 0
    is_refused: bool = False
    annotators: tuple[str, ...] = ()
    document_ids: Sequence[int] = field(default=(), repr=False)

    @property
    def read(self) -> Counts:
        """Everything that the files held."""
        return self.imported + self.known + self.rejected + self.left_out

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        return {
            "refused": self.is_refused,
            "read": self.read.to_json(),
            "imported": (Counts() if self.is_refused else self.imported).to_json(),
            "already_there": self.known.to_json(),
            "rejected": self.rejected.to_json(),
            "left_out": self.left_out.to_json(),
            "added_labels": self.added_labels,
            "annotators": list(self.annotators),
            "unknown_labels": [
                {"kind": label.kind, "label": label.name, "count": label.count}
                for label in self.unknown_labels
            ],
            "rejections": items_json(self.rejections),
            "changes": items_json(self.changes),
            "unlisted": self.unlisted,
        }


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """Two documents in different parts whose texts are nearly equal (``similarity`` up to 1).

    ``documents`` are their names, ``parts`` those they fell in, ``ids`` their row ids.
    """

    documents: tuple[str, str]
    parts: tuple[str, str]
    ids: tuple[int, int]
    similarity: float

    def to_json(self) -> dict[str, Json]:
        """As a JSON object."""
        return {
            "documents": list(self.documents),
            "parts": list(self.parts),
            "similarity": round(self.similarity, 3),
        }


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a loss comes from: the document's row id and the loss's number in it, from 0."""

    document_id: int
    number: int


@dataclass(frozen=True)
class ExportReport:
    """What was written and what the format could not carry.

    ``origins`` belong to ``losses``, one each.  ``losses_by_kind`` counts all, also those that are
    not listed.  ``parts`` counts what went into each part, before losses; the one part of an
    export that is not split is called "".  ``unfinished`` documents stayed out.
    """

    written: Counts = Counts()
    losses: tuple[Rejected | Changed, ...] = ()
    lost: Counts = Counts()
    files: tuple[Path, ...] = ()
    unlisted: int = 0
    origins: tuple[Origin, ...] = field(default=(), repr=False)
    losses_by_kind: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, Counts] = field(default_factory=dict)
    unfinished: int = 0
    near_duplicates: tuple[NearDuplicate, ...] = ()
    companions: tuple[Path, ...] = ()

    @property
    def empty_parts(self) -> list[str]:
        """The parts of a split that no document fell into."""
        return [name for name, counts in self.parts.items() if name and not counts.documents]

    def to_json(self) -> dict[str, Json]:
        """As one JSON object."""
        return {
            "written": self.written.to_json(),
            "lost": self.lost.to_json(),
            "lost_by_kind": dict(self.losses_by_kind),
            "losses": items_json(self.losses),
            "unlisted": self.unlisted,
            "unfinished": self.unfinished,
            "parts": {name: counts.to_json() for name, counts in self.parts.items()},
            "empty_parts": list(self.empty_parts),
            "near_duplicates": [pair.to_json() for pair in self.near_duplicates],
            "files": [str(path) for path in self.files],
        }


LISTED = 10_000
"""Rejections and changes that a report lists one by one; beyond that they are only counted."""


_LONG = 1000
"""Characters of an id, a name or a value in a reason, beyond which a report cuts it."""

Note = TypeVar("Note", bound=Rejected | Changed)


def brief(item: Note) -> Note:
    """``item`` with what is very long in it cut: files of labels without end must not fill memory.

    Ten thousand items are kept; what they name may be a megabyte each.  Halves of characters, which
    no file and no terminal takes, are written out.
    """
    reason = item.reason
    fields = reason.fields
    words = (item.id, item.document, *fields.values())
    if not any(isinstance(word, str) and _cut(word) is not word for word in words):
        return item
    return replace(
        item,
        id=_cut(item.id),
        document=_cut(item.document),
        reason=Reason(reason.template, {name: _cut(word) for name, word in fields.items()}),
    )


def _cut(word: Any) -> Any:
    if isinstance(word, str) and len(word) > _LONG:
        word = word[:_LONG] + "…"
    if isinstance(word, str) and _HALF.search(word):
        word = spelled(word)
    return word


_HALF = re.compile("[\ud800-\udfff]")


def items_json(items: Iterable[Rejected | Changed]) -> list[Json]:
    """Rejections or changes as JSON objects."""
    return [
        {
            "what": item.what,
            "how": _how(item),
            "file": item.file,
            "line": item.line,
            "id": item.id,
            "document": item.document,
            "reason": str(item.reason),
        }
        for item in items
    ]


def _how(item: Rejected | Changed) -> str:
    if isinstance(item, PassedOver):
        return "passed over"
    return "rejected" if isinstance(item, Rejected) else "changed"


def item_line(item: Rejected | Changed) -> str:
    """One line: where, what, why."""
    place = item_place(item)
    if isinstance(item, PassedOver):
        return f"{place}: {item.reason}"
    name = f"{item.what} {item.id}".strip()
    return f"{place}: {name}: {item.reason}" if place else f"{name}: {item.reason}"


def item_place(item: Rejected | Changed) -> str:
    """Where in which file, or in which document where there is no file."""
    place = item.file or item.document
    return f"{place}, line {item.line}" if item.line else place
