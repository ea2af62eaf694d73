"""The spans at which a relation from a given span may end, found piece by piece.

A document may have fifty thousand spans and only one legal end, far away.  So nothing here looks
at all of them at once: a search looks at a number of spans, and goes on when asked again.
"""

from collections.abc import Iterator

from annotator.gui.document.content import Content
from annotator.gui.document.span_index import Order
from annotator.model.annotation import Span, reading_order
from annotator.model.scheme import RelationLabel, Scheme


class Ends:
    """The tails of relations that span ``origin`` may have, or ``backwards`` the heads.

    A container of span ids: those to which a legal relation is still missing.  With ``label``,
    only relations of that label count.
    """

    def __init__(
        self, content: Content, scheme: Scheme, origin: int, *, backwards: bool, label: str = ""
    ) -> None:  # fmt: skip
        self.origin = origin
        self.label = label
        self.backwards = backwards
        self._spans = content.spans
        self._scheme = scheme
        self._legal: dict[str, tuple[RelationLabel, ...]] = {}
        self._there: dict[int, set[str]] = {}
        either = {label.name for label in scheme.relations if label.symmetric}
        for relation in content.relations_of(origin):
            if relation.label in either or self._is_ours(relation.head):
                other = relation.tail if relation.head == origin else relation.head
                self._there.setdefault(other, set()).add(relation.label)

    def __contains__(self, span: object) -> bool:
        found = self._spans.get(span) if isinstance(span, int) else None
        if found is None or found.id == self.origin:
            return False
        legal = self._labels(found.label)
        if found.id not in self._there:
            return bool(legal)
        return any(label.name not in self._there[found.id] for label in legal)

    def legal(self, span: int) -> tuple[RelationLabel, ...]:
        """The labels that a relation between the origin and ``span`` may have, there or not."""
        return self._labels(self._spans[span].label)

    def there(self, span: int) -> frozenset[str]:
        """The names of the labels under which both are linked already."""
        return frozenset(self._there.get(span, ()))

    def pair(self, span: int) -> tuple[int, int]:
        """Head and tail of a relation between the origin and ``span``."""
        return (span, self.origin) if self.backwards else (self.origin, span)

    def possible(self) -> bool:
        """Whether the scheme knows any legal end at all."""
        return any(self._labels(label.name) for label in self._scheme.entities)

    def _is_ours(self, head: int) -> bool:
        return (head == self.origin) is not self.backwards

    def _labels(self, label: str) -> tuple[RelationLabel, ...]:
        found = self._legal.get(label)
        if found is None:
            ends = (self._spans[self.origin].label, label)
            head, tail = reversed(ends) if self.backwards else ends
            legal = self._scheme.legal_relations(head, tail)
            found = tuple(one for one in legal if self.label in ("", one.name))
            self._legal[label] = found
        return found


class Search:
    """Legal ends before or after a place in reading order, the nearest first."""

    def __init__(self, content: Content, ends: Ends, place: Order, *, forward: bool) -> None:
        self._spans: Iterator[Span] = content.walk(place, forward=forward)
        self._ends = ends
        self.found: list[Span] = []
        self.over = False
        """Whether there are no others than :attr:`found`."""

    def seek(self, count: int, looks: int) -> bool:
        """Go on until ``count`` are found, after ``looks`` spans at the latest; whether done."""
        while len(self.found) < count and not self.over and looks > 0:
            span = next(self._spans, None)
            looks -= 1
            if span is None:
                self.over = True
            elif span.id in self._ends:
                self.found.append(span)
        return self.over or len(self.found) >= count


class Outwards:
    """Legal ends on both sides of the origin, the nearest (by their start) first."""

    def __init__(self, content: Content, ends: Ends) -> None:
        origin = content.spans[ends.origin]
        place = reading_order(origin)
        self._here = origin.start
        self._sides = [Search(content, ends, place, forward=way) for way in (True, False)]
        self._at = [0, 0]
        self.found: list[int] = []

    @property
    def over(self) -> bool:
        """Whether there are no others than :attr:`found`."""
        return all(
            side.over and at == len(side.found)
            for side, at in zip(self._sides, self._at, strict=True)
        )

    def seek(self, count: int, looks: int) -> bool:
        """Go on until ``count`` are found, after ``looks`` spans a side and step; whether done."""
        while len(self.found) < count:
            pairs = zip(self._sides, self._at, strict=True)
            done = [side.seek(at + 1, looks) for side, at in pairs]
            if not all(done):
                return False
            if self.over:
                return True
            self.found.append(self._nearer())
        return True

    def _nearer(self) -> int:
        heads = [
            (abs(side.found[at].start - self._here), reading_order(side.found[at]), number)
            for number, (side, at) in enumerate(zip(self._sides, self._at, strict=True))
            if at < len(side.found)
        ]
        _, order, number = min(heads)
        self._at[number] += 1
        return order[2]
