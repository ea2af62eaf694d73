"""What an edit did, as the rest of the program hears of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.store.tables import compact_json

UNDO = "undo"
REDO = "redo"
MERGE = "merge"
"""The kind of an operation that took in another file's work; what undoes it is told from it."""
COMPACT = "compact"
"""The kind of the entry that says up to where the log was compacted."""
PACKAGE = "package"
"""The property that names the annotator whom a package is for."""


@dataclass(frozen=True)
class Operation:
    """One entry of the project's log.

    ``kind`` names the verb; ``detail`` holds what its name on screen needs.  For an undo or redo
    ``inverts`` is the id of the entry whose changes it took back.
    """

    id: int
    kind: str
    actor: str
    at: str
    detail: Mapping[str, object] = field(default_factory=dict)
    inverts: int | None = None


@dataclass(frozen=True)
class LayerRows:
    """Ids of the rows of one layer that an edit wrote: those there now, and those gone."""

    spans: frozenset[int] = frozenset()
    relations: frozenset[int] = frozenset()
    gone_spans: frozenset[int] = frozenset()
    gone_relations: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Change:
    """A committed edit: which tables, layers and documents it touched, and which annotations.

    ``named`` is the operation to show: the edit itself, or the one that was undone or redone.
    ``documents`` lists ids and ``rows`` the annotations by layer id; both are empty where
    ``everywhere`` is True (scheme, bulk work): all must be read again then.
    """

    operation: Operation
    named: Operation
    tables: frozenset[str]
    layers: frozenset[int]
    documents: frozenset[int]
    everywhere: bool = False
    rows: Mapping[int, LayerRows] = field(default_factory=dict)


@dataclass(frozen=True)
class Touched:
    """The span (else relation) that an operation touched first, and where it was.

    ``start`` and ``stop`` are code points of a span that is gone, ``head`` the head of a relation
    that is gone; 0 otherwise.
    """

    table: str
    id: int
    is_gone: bool
    start: int = 0
    stop: int = 0
    head: int = 0


def detail_text(detail: Mapping[str, object]) -> str:
    """``detail`` as the log keeps it."""
    return compact_json(dict(detail))
