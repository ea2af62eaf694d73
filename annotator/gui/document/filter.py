"""What is left away for a while: labels of spans and of relations that nobody wants to see now.

Nothing is scanned when a label is hidden or shown: whoever asks for a span or a relation is told
then and there whether it is shown.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.model.annotation import Relation, Span
from annotator.model.scheme import Scheme

Item = TypeVar("Item", bound=Span | Relation)

ENTITY, RELATION = "entity", "relation"
"""The two kinds of labels."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Names of the labels that are hidden; nothing is, at first."""

    entities: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is hidden."""
        return bool(self.entities or self.relations)

    def __len__(self) -> int:
        """How many labels are hidden."""
        return len(self.entities) + len(self.relations)

    def hides(self, kind: str, label: str) -> bool:
        """Whether a label of a kind (``ENTITY`` or ``RELATION``) is hidden."""
        return label in (self.entities if kind == ENTITY else self.relations)

    def toggled(self, kind: str, label: str) -> "Filter":
        """The same with one label hidden that was shown, or shown that was hidden."""
        return self._with(kind, (self.entities if kind == ENTITY else self.relations) ^ {label})

    def showing(self, kind: str, label: str) -> "Filter":
        """The same with one label shown."""
        return self._with(kind, (self.entities if kind == ENTITY else self.relations) - {label})

    def only(self, kind: str, label: str, scheme: Scheme) -> "Filter":
        """Of the labels of one kind in ``scheme`` this alone; the other kind stays as it is."""
        labels = scheme.entities if kind == ENTITY else scheme.relations
        return self._with(kind, frozenset(one.name for one in labels) - {label})

    def within(self, scheme: Scheme) -> "Filter":
        """The same without the labels that ``scheme`` does not have."""
        return Filter(
            self.entities & {label.name for label in scheme.entities},
            self.relations & {label.name for label in scheme.relations},
        )

    def _with(self, kind: str, labels: frozenset[str]) -> "Filter":
        if kind == ENTITY:
            return replace(self, entities=labels)
        return replace(self, relations=labels)


NOTHING_HIDDEN = Filter()


class Shown(Mapping[int, Item]):
    """The spans or relations of ``items`` whose label is not hidden, by id, told one by one."""

    def __init__(self, items: Mapping[int, Item], hidden: Container[str]) -> None:
        self._items: Mapping[int, Item] = items
        self._hidden = hidden

    def __getitem__(self, key: int) -> Item:
        item: Item = self._items[key]
        if not self._shows(item):
            raise KeyError(key)
        return item

    def __iter__(self) -> Iterator[int]:
        return (key for key, item in self._items.items() if self._shows(item))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        item = self._items.get(key) if isinstance(key, int) else None
        return item is not None and self._shows(item)

    def _shows(self, item: Item) -> bool:
        return item.label not in self._hidden


class ShownRelations(Shown[Relation]):
    """Those of ``relations`` whose label is not hidden, nor any of their ends."""

    def __init__(
        self,
        relations: Mapping[int, Relation],
        hidden: Container[str],
        spans: Mapping[int, Span],
    ) -> None:
        super().__init__(relations, hidden)
        self._spans = spans

    def _shows(self, item: Relation) -> bool:
        ends = item.head in self._spans and item.tail in self._spans
        return ends and super()._shows(item)
