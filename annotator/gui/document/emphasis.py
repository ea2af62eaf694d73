"""What is painted strongly and what faintly, given what is selected."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from annotator.gui.document.choice import Choice
from annotator.gui.document.content import Content

FAINT = 0.22
HIDDEN = 0.0
"""Opacity of what is not meant just now, and of what is left away."""

_HOVERED = 0.75


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
    rest: float = FAINT
    """Opacity of the relations that are not bright."""

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

    def weights(self, relations: tuple[int, ...]) -> list[tuple[float, float]]:
        """Thickness and opacity of those that share a way, each pair once, the faintest first."""
        if self.relations == () == self.shown_relations and self.bright_relations is None:
            return [(1.0, 1.0)]
        return sorted({(self.thickness((r,)), self.relation_opacity(r)) for r in relations})

    def relation_opacity(self, relation: int) -> float:
        """How opaque the wire of a relation is, 0 to 1."""
        if self.bright_relations is None or relation in self.bright_relations:
            return 1.0
        return _HOVERED if relation in self.shown_relations else self.rest


class RelationsAt:
    """The relations at some spans, asked one by one: a hub of thousands costs nothing."""

    def __init__(self, content: Content, spans: Container[int]) -> None:
        self._content = content
        self._spans = spans

    def __contains__(self, key: object) -> bool:
        found = self._content.relations.get(key) if isinstance(key, int) else None
        return found is not None and (found.head in self._spans or found.tail in self._spans)


def emphasis_of(choice: Choice, content: Content, *, focus: bool = False) -> Emphasis:
    """Strong: what is selected and its relations.

    With ``focus`` the other relations are not drawn at all, and while nothing is selected all are
    faint.
    """
    selected = choice.selected()
    hovered: set[int] = set() if choice.hovered_span is None else {choice.hovered_span}
    shown: Container[int] = choice.hovered_relations
    if hovered:
        shown = _Either(shown, RelationsAt(content, hovered))
    relation = content.relations.get(-1 if selected.relation is None else selected.relation)
    if selected.spans:
        spans = set(selected.spans)
        relations = RelationsAt(content, spans)
        return Emphasis(
            spans=spans,
            shown_spans=hovered,
            relations=relations,
            shown_relations=shown,
            bright_relations=relations if focus else None,
            rest=HIDDEN,
        )
    if relation is not None:
        ends = {relation.head, relation.tail}
        return Emphasis(
            shown_spans=hovered | ends,
            relations={relation.id},
            shown_relations=shown,
            bright_relations=RelationsAt(content, ends) if focus else None,
            rest=HIDDEN,
        )
    bright = () if focus else None
    return Emphasis(shown_spans=hovered, shown_relations=shown, bright_relations=bright)


class _Either:
    """In one or in the other."""

    def __init__(self, first: Container[int], second: Container[int]) -> None:
        self._first = first
        self._second = second

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second
