"""The counting of one export: what was written of whom, with which labels, and what was lost."""

from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter

from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document, Layer
from annotator.ops.report import LISTED, Counts, Origin, layer_counts, lost_counts

OTHER = "other"
"""The kind of a loss that no word of ``Loss`` names."""

_label = attrgetter("label")

Kinds = Counter[tuple[str, str]]
"""How often each label was written, by ("entity" or "relation", its name)."""


@dataclass
class PartTally:
    """What one part was given, before losses."""

    counts: Counts = field(default_factory=Counts)
    characters: int = 0
    entities: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)

    @property
    def labels(self) -> Kinds:
        """How often each label was written."""
        kinds = (("entity", self.entities), ("relation", self.relations))
        return Counter({(kind, name): n for kind, found in kinds for name, n in found.items()})


class Tally:
    """Takes a writer's items in, part by part.  ``people`` counts by the names of the layers."""

    def __init__(self) -> None:
        self.parts: dict[str, PartTally] = {}
        self.people: dict[str, Counts] = {}
        self.lost = Counts()
        self.losses: list[Rejected | Changed] = []
        self.origins: list[Origin] = []
        self.by_kind: Counter[str] = Counter()
        self.unlisted = 0
        self._part = PartTally()

    def begin(self, part: str) -> None:
        """What comes now goes into ``part``."""
        self._part = self.parts[part] = PartTally()

    @property
    def given(self) -> Counts:
        """Everything that the writers were given."""
        return sum((part.counts for part in self.parts.values()), Counts())

    def take(self, item: Document | Rejected | Changed) -> None:
        """Counts one item; losses belong to the document that follows them."""
        if isinstance(item, Document):
            self._take_document(item)
            return
        self.lost += lost_counts(item)
        self.by_kind[item.loss or OTHER] += 1
        if len(self.losses) < LISTED:
            self.losses.append(item)
        else:
            self.unlisted += 1

    def _take_document(self, document: Document) -> None:
        counts = Counts(1)
        for layer in document.layers:
            counts += self._take_layer(layer)
        self._part.counts += counts
        self._part.characters += len(document.text)
        waiting = len(self.losses) - len(self.origins)
        self.origins += [Origin(document.id, number) for number in range(waiting)]

    def _take_layer(self, layer: Layer) -> Counts:
        counts = layer_counts(layer)
        before = self.people.get(layer.annotator, Counts())
        self.people[layer.annotator] = before + Counts(1) + counts
        self._part.entities.update(map(_label, layer.spans))
        self._part.relations.update(map(_label, layer.relations))
        return counts
