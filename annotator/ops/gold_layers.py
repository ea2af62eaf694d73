"""Where gold is written: the decision table that is answered, and the layers of gold."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from annotator.agreement.decision_items import Item, Sides
from annotator.ops.annotate import GOLD
from annotator.ops.layer_rows import layer_ids
from annotator.store.gate import Edit
from annotator.store.project import Project

_NAMES = (GOLD, *(f"{GOLD} {n}" for n in range(2, 99)))


class Table(Protocol):
    """What the writer needs of a decision table."""

    @property
    def document(self) -> int: ...
    @property
    def sides(self) -> Sides: ...
    @property
    def items(self) -> tuple[Item, ...]: ...
    def words(self, place: int) -> str: ...


def gold_layers(project: Project, edit: Edit, document_ids: Sequence[int]) -> dict[int, int]:
    """The ids of the gold layers of documents, made with their annotator where there are none."""
    people = project.read.annotators()
    gold = next((one.id for one in people if one.kind == GOLD), None)
    if gold is None:
        gold = edit.insert("annotator", name=_free(one.name for one in people), kind=GOLD)
    return layer_ids(edit, document_ids, gold)


def _free(taken: Iterable[str]) -> str:
    """A name for gold's annotator that nobody bears."""
    names = set(taken)
    return next(name for name in _NAMES if name not in names)
