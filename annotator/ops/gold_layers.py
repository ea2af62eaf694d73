"""Where gold is written: the decision table that is answered, and the layers of gold."""

from collections.abc import Sequence
from typing import Protocol

from annotator.agreement.decision_items import Item, Sides
from annotator.ops.annotate import GOLD
from annotator.ops.layer_rows import layer_ids
from annotator.store.gate import Edit
from annotator.store.project import Project


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
    gold = next((one for one in people if one.kind == GOLD), None)
    names = {one.name for one in people}
    free = next(
        name for name in (GOLD, *(f"{GOLD} {n}" for n in range(2, 99))) if name not in names
    )
    annotator = gold.id if gold else edit.insert("annotator", name=free, kind=GOLD)
    return layer_ids(edit, document_ids, annotator)
