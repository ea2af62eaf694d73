"""What is painted strongly and what faintly, given what is selected."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from annotator.gui.document.choice import Choice
from annotator.gui.document.content import Content

FAINT = 0.22
"""Opacity of what is not meant just now."""


@dataclass(frozen=True)
class Emphasis:
    """Sets of ids; ``None`` for ``bright_*`` means that nothing is faint."""

    spans: Container[int] = ()
    """Selected: outlined."""
    shown_spans: Container[int] = ()
    """Hovered, or ends of the selected relation: marked lightly."""
    relations: Container[int] = ()
    """Drawn strongly."""
    shown_relations: Container[int] = ()
    """Hovered."""
    bright_spans: Container[int] | None = None
    bright_relations: Container[int] | None = None

    def span_opacity(self, span: int) -> float:
        """How opaque the marks of a span are, 0 to 1."""
        return 1.0 if self.bright_spans is None or span in self.bright_spans else FAINT

    def wire_opacity(self, relations: Iterable[int]) -> float:
        """How opaque the wire is that ``relations`` share."""
        if self.bright_relations is None:
            return 1.0
        return max(map(self.relation_opacity, relations), default=1.0)

    def frame(self, spans: tuple[int, ...]) -> float:
        """Pixels of the frame around the chip of ``spans``; 0 when there is none."""
        if any(span in self.spans for span in spans):
            return 2.0
        return 1.0 if any(span in self.shown_spans for span in spans) else 0.0

    def thickness(self, relations: Iterable[int]) -> float:
        """Pixels of the line that ``relations`` share: more than one when it is meant."""
        relations = tuple(relations)
        if any(relation in self.relations for relation in relations):
            return 2.0
        return 1.5 if any(relation in self.shown_relations for relation in relations) else 1.0

    def relation_opacity(self, relation: int) -> float:
        """How opaque the wire of a relation is, 0 to 1."""
        if self.bright_relations is None or relation in self.bright_relations:
            return 1.0
        return 0.75 if relation in self.shown_relations else FAINT


def emphasis_of(choice: Choice, content: Content) -> Emphasis:
    """Strong: what is selected and its relations.  Faint: the other relations."""
    selected = choice.selected()
    hovered: set[int] = set() if choice.hovered_span is None else {choice.hovered_span}
    if selected.spans:
        relations = {r.id for span in selected.spans for r in content.relations_of(span)}
        return Emphasis(
            spans=set(selected.spans),
            shown_spans=hovered,
            relations=relations,
            shown_relations=choice.hovered_relations,
        )
    if selected.relation is not None and selected.relation in content.relations:
        relation = content.relations[selected.relation]
        return Emphasis(
            shown_spans=hovered | {relation.head, relation.tail},
            relations={relation.id},
            shown_relations=choice.hovered_relations,
        )
    return Emphasis(shown_spans=hovered, shown_relations=choice.hovered_relations)
