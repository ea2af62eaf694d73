"""Which relations of several annotators are about the same thing, once their spans are grouped.

Relations are alike when they join the same two groups of spans, either way round.  Those that also
bear one label in one direction come together first, then those of one label, then any: each
annotator has at most one relation in a group.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.annotation import Relation

Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """One relation or None for each annotator.

    ``ends`` are the places of the span groups that the first relation's head and tail belong to;
    ``is_reversed`` says which relations run from the second to the first.
    """

    variants: tuple[Relation | None, ...]
    ends: Ends
    is_reversed: tuple[bool, ...]

    @property
    def said(self) -> list[tuple[Relation, bool]]:
        """The relations that are there, each with whether it is reversed."""
        pairs = zip(self.variants, self.is_reversed, strict=True)
        return [(one, turned) for one, turned in pairs if one is not None]


_Said = tuple[str, bool]


class _Forming:
    """A group to which relations are still added."""

    def __init__(self, width: int) -> None:
        self.variants: list[Relation | None] = [None] * width
        self.turned = [False] * width
        self.said: set[_Said] = set()

    def add(self, who: int, relation: Relation, said: _Said) -> None:
        self.variants[who] = relation
        self.turned[who] = said[1]
        self.said.add(said)


def group_relations(
    layers: Sequence[Sequence[Relation]],
    owners: Sequence[Mapping[int, int]],
    symmetric: Collection[str] = (),
) -> list[RelationGroup]:
    """The groups of the relations of ``layers`` (one sequence an annotator).

    ``owners`` gives, for each annotator, the place of the span group that a span's id is in.
    ``symmetric`` names the labels without direction.  The order of relations does not matter.
    """
    between: dict[Ends, list[tuple[int, Relation, _Said]]] = {}
    for who, relations in enumerate(layers):
        for relation in sorted(relations, key=lambda one: (one.label, one.id)):
            head, tail = owners[who][relation.head], owners[who][relation.tail]
            turned = head > tail and relation.label not in symmetric
            pair = (min(head, tail), max(head, tail))
            between.setdefault(pair, []).append((who, relation, (relation.label, turned)))
    return [
        _group(pair, forming)
        for pair, found in sorted(between.items())
        for forming in _formed(found, len(layers))
    ]


def _formed(found: list[tuple[int, Relation, _Said]], width: int) -> list[_Forming]:
    if _are_one(found):  # as most are
        group = _Forming(width)
        for who, relation, said in found:
            group.add(who, relation, said)
        return [group]
    groups: list[_Forming] = []
    for who, relation, said in sorted(found, key=lambda entry: (entry[2], entry[0])):
        for group in groups:
            if said in group.said and group.variants[who] is None:
                group.add(who, relation, said)
                break
        else:
            groups.append(_Forming(width))
            groups[-1].add(who, relation, said)
    groups.sort(key=lambda group: (-sum(map(bool, group.variants)), sorted(group.said)))
    return _merged(_merged(groups, same_label=True), same_label=False)


def _are_one(found: list[tuple[int, Relation, _Said]]) -> bool:
    """Whether everybody says the same, once."""
    said = found[0][2]
    if any(one[2] != said for one in found):
        return False
    return len({one[0] for one in found}) == len(found)


def _merged(groups: list[_Forming], *, same_label: bool) -> list[_Forming]:
    """Puts groups together that no annotator is in twice."""
    out: list[_Forming] = []
    for group in groups:
        home = next((one for one in out if _fits(one, group, same_label=same_label)), None)
        if home is None:
            out.append(group)
            continue
        for who, relation in enumerate(group.variants):
            if relation is not None:
                home.add(who, relation, (relation.label, group.turned[who]))
    return out


def _fits(one: _Forming, other: _Forming, *, same_label: bool) -> bool:
    if any(a and b for a, b in zip(one.variants, other.variants, strict=True)):
        return False
    return not same_label or bool({s[0] for s in one.said} & {s[0] for s in other.said})


def _group(pair: Ends, forming: _Forming) -> RelationGroup:
    """Turned so that the first relation runs from the first end to the second."""
    first = next(who for who, one in enumerate(forming.variants) if one)
    flip = forming.turned[first]
    turned = tuple(
        bool(one) and (way is not flip)
        for one, way in zip(forming.variants, forming.turned, strict=True)
    )
    return RelationGroup(tuple(forming.variants), pair[::-1] if flip else pair, turned)
