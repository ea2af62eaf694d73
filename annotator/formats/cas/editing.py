"""A layer laid into a CAS: what it has and the CAS lacks is made, what it lacks is taken out.

A span or relation is the feature structure whose id is its key, where it has one thing more in
common with it; so a layer of another CAS does no harm.  First everything is planned, which may add
to the type system; then, on a CAS of that type system, it is done.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.base import Item
from annotator.formats.cas.growing import (
    DEPENDENT,
    GOVERNOR,
    Growth,
    attributes_differ,
)
from annotator.formats.cas.loading import structures
from annotator.formats.cas.plans import DKPRO, FRAGMENTS, NOTE, STRING_ARRAY, Plan
from annotator.formats.cas.reading import Link, Reading, elements
from annotator.formats.losses import changed
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.offsets import Utf16Map

_NAMED_ENTITY = DKPRO + "ner.type.NamedEntity"


@dataclass(slots=True)
class Wish:
    """What one span or relation is to be.

    ``place`` is its number in the reading, None for a new one.  ``features`` are those to be set.
    """

    thing: Span | Relation
    type: str = ""
    place: int | None = None
    features: dict[str, Any] = field(default_factory=dict)


class Edit:
    """What a layer asks of a CAS that reads as ``reading``; ``fit`` is for every text."""

    def __init__(
        self,
        document: Document,
        layer: Layer,
        reading: Reading,
        growth: Growth,
        fit: Callable[[str], str],
    ) -> None:
        self.items: list[Item] = []
        self._document = document
        self._layer = layer
        self._growth = growth
        self._plans = growth.plans
        self._fit = fit
        self._units = Utf16Map(document.text)
        self._reading = reading
        self._by_label: dict[str, Counter[str]] = {}
        self._usual: Counter[str] = Counter()
        self._span_wishes = list(self._plan_spans())
        self._types = {wish.thing.id: wish.type for wish in self._span_wishes}
        self._places = {wish.thing.id: wish.place for wish in self._span_wishes}
        self._relation_types = self._counted_relation_types()
        self._relation_wishes = list(self._plan_relations())

    @property
    def is_empty(self) -> bool:
        """Whether the CAS says already what the layer says."""
        wishes = (*self._span_wishes, *self._relation_wishes)
        same = all(wish.place is not None and not wish.features for wish in wishes)
        counts = (len(self._span_wishes), len(self._relation_wishes))
        return same and counts == (len(self._reading.spans), len(self._reading.relations))

    # planning

    def _plan_spans(self) -> Iterator[Wish]:
        by_key = {span.key: span.id for span in self._reading.spans}
        for before, fs in zip(self._reading.spans, self._reading.structures, strict=True):
            if self._plans.of(fs.type.name).kind == "span":
                self._usual[fs.type.name] += 1
                self._by_label.setdefault(before.label, Counter())[fs.type.name] += 1
        for span in self._layer.spans:
            place = by_key.get(span.key)
            if place is not None and self._is_same(span, place):
                del by_key[span.key]
                wish = Wish(span, self._reading.structures[place].type.name, place)
                before = self._reading.spans[place]
            else:
                wish = Wish(span, self._type_for(span.label))
                before = Span(0, "", ())
            self._wish_details(wish, span, before)
            self._wish_place(wish, span, before)
            yield wish

    def _is_same(self, span: Span, place: int) -> bool:
        before = self._reading.spans[place]
        plan = self._plans.of(self._reading.structures[place].type.name)
        if span.label != before.label and (not plan.label or plan.kind != "span"):
            return False
        return span.label == before.label or span.fragments == before.fragments

    def _type_for(self, label: str) -> str:
        """The type of a new span: one that has such labels, else the usual one, else our own."""
        if label in self._by_label:
            return self._by_label[label].most_common(1)[0][0]
        names = [name for name, _count in self._usual.most_common()]
        if self._growth.types.contains_type(_NAMED_ENTITY, match_exactly=True):
            names.append(_NAMED_ENTITY)
        for name in names:
            plan = self._plans.of(name)
            if plan.label and plan.kind == "span":
                return name
        return self._growth.span_type()

    def _wish_details(self, wish: Wish, thing: Span | Relation, before: Span | Relation) -> None:
        """The features for the label, the attributes and the note, where they differ."""
        plan = self._plans.of(wish.type)
        if thing.label != before.label and (plan.label and thing.label != plan.short):
            wish.features[plan.label] = self._text(thing, thing.label)
        elif thing.label != before.label and plan.label and wish.place is not None:
            wish.features[plan.label] = None
        if attributes_differ(thing.attributes, before.attributes):
            wish.features.update((each.feature, None) for each in plan.values)
            for name, value in thing.attributes.items():
                found = self._growth.value(wish.type, name, value)
                wish.features[found.feature] = self._value(thing, name, value, found.as_json)
        if thing.note != before.note:
            name = self._growth.text_feature(wish.type, NOTE)
            wish.features[name] = self._text(thing, thing.note) or None

    def _wish_place(self, wish: Wish, span: Span, before: Span) -> None:
        if len(span.fragments) > 1:
            self.items.append(
                changed(
                    "span",
                    "it is discontinuous; it was written from its first to its last character, "
                    "with its fragments in the feature {name}",
                    self._document,
                    "discontinuous spans",
                    span.key,
                    name=FRAGMENTS,
                )
            )
        if span.fragments == before.fragments:
            return
        wish.features |= {"begin": span.start, "end": span.stop}
        if len(span.fragments) > 1:
            unit = self._units.unit
            name = self._growth.text_feature(wish.type, FRAGMENTS)
            told = (f"{unit(start)}-{unit(stop)}" for start, stop in span.fragments)
            wish.features[name] = ";".join(told)
        elif len(before.fragments) > 1:
            wish.features[self._growth.text_feature(wish.type, FRAGMENTS)] = None

    def _plan_relations(self) -> Iterator[Wish]:
        by_key = {relation.key: relation.id for relation in self._reading.relations}
        for relation in self._layer.relations:
            place = by_key.get(relation.key)
            if place is not None and self._can_stay(relation, place):
                del by_key[relation.key]
                yield self._wish_kept(relation, place)
            else:
                wish = Wish(relation, self._relation_type_for(relation))
                self._wish_details(wish, relation, Relation(0, "", 0, 0))
                yield wish

    def _can_stay(self, relation: Relation, place: int) -> bool:
        """Whether the structure that the relation comes from can say what it says now."""
        before, link = self._reading.relations[place], self._reading.links[place]
        ends = self._ends_of(relation) == (before.head, before.tail)
        if link.way == "annotation":
            plan = self._plans.of(link.owner.type.name)
            labels = relation.label == before.label or bool(plan.label)
            return labels and (ends or relation.label == before.label) and (
                ends or self._may_join(plan, relation))  # fmt: skip
        same = ends and relation.label == before.label and not relation.note
        if link.way == "link":
            return same
        return same and not relation.attributes

    def _ends_of(self, relation: Relation) -> tuple[int | None, int | None]:
        """The numbers in the reading of the spans at the ends; None for a new one."""
        return self._places[relation.head], self._places[relation.tail]

    def _wish_kept(self, relation: Relation, place: int) -> Wish:
        before, link = self._reading.relations[place], self._reading.links[place]
        wish = Wish(relation, "", place)
        if link.way == "annotation":
            wish.type = link.owner.type.name
            self._wish_details(wish, relation, before)
            if self._ends_of(relation) != (before.head, before.tail):
                wish.features["ends"] = True
        elif link.way == "link":
            wish.type = link.item.type.name
            self._wish_details(wish, relation, before)
            wish.features.pop("role", None)
        return wish

    def _counted_relation_types(self) -> dict[str, Counter[str]]:
        """How often the relations of each label are of each type; under "", those of any label."""
        found: dict[str, Counter[str]] = {"": Counter()}
        for before, link in zip(self._reading.relations, self._reading.links, strict=True):
            if link.way == "annotation":
                found[""][link.owner.type.name] += 1
                found.setdefault(before.label, Counter())[link.owner.type.name] += 1
        return found

    def _relation_type_for(self, relation: Relation) -> str:
        labelled = self._relation_types.get(relation.label, Counter())
        usual = self._relation_types.get("", Counter())
        for name, _count in (*labelled.most_common(), *usual.most_common()):
            plan = self._plans.of(name)
            if (plan.label or plan.short == relation.label) and self._may_join(plan, relation):
                return name
        return self._growth.relation_type()

    def _may_join(self, plan: Plan, relation: Relation) -> bool:
        assert plan.ends is not None
        for end, name in zip((relation.head, relation.tail), plan.ends, strict=True):
            feature = plan.type.get_feature(name)
            if not feature.rangeType.subsumes(self._plans.of(self._types[end]).type):
                return False
        return True

    def _text(self, thing: Span | Relation, text: str) -> str:
        fit = self._fit(text)
        if fit != text:
            self.items.append(
                changed(
                    "span" if isinstance(thing, Span) else "relation",
                    "a character in it that XML does not have was written as a space",
                    self._document,
                    "control characters",
                    thing.key,
                )
            )
        return fit

    def _value(self, thing: Span | Relation, name: str, value: Any, as_json: bool) -> Any:  # noqa: FBT001
        if as_json:
            self.items.append(
                changed(
                    "span" if isinstance(thing, Span) else "relation",
                    "its attribute {name} is written as JSON text",
                    self._document,
                    "attribute types",
                    thing.key,
                    name=name,
                )
            )
            return json.dumps(value)
        if isinstance(value, str):
            return self._text(thing, value)
        if isinstance(value, list):
            return [self._text(thing, each) for each in value]
        return value

    # doing

    def apply(self, cas: Any, reading: Reading) -> None:
        """Does it, on a CAS that reads as the one that it was planned on."""
        view = cas.get_view(reading.view.sofa.sofaID)
        doing = _Doing(view, reading, self._plans)
        doing.take_out(
            {wish.place for wish in self._span_wishes},
            {wish.place for wish in self._relation_wishes},
        )
        made = {wish.thing.id: doing.span(wish) for wish in self._span_wishes}
        for wish in self._relation_wishes:
            assert isinstance(wish.thing, Relation)
            doing.relation(wish, made[wish.thing.head], made[wish.thing.tail])


class _Doing:
    """Changes one view of a CAS."""

    def __init__(self, view: Any, reading: Reading, plans: Any) -> None:
        self._view = view
        self._reading = reading
        self._plans = plans
        self._types = view.typesystem
        self._listed = {id(fs) for fs in view.select_all_fs()}

    def take_out(self, spans: set[int | None], relations: set[int | None]) -> None:
        """Takes out all but the spans and relations with these numbers."""
        gone: set[int] = set()
        for number, link in enumerate(self._reading.links):
            if number not in relations:
                self._take_link(link, gone)
        for number, fs in enumerate(self._reading.structures):
            if number not in spans and self._plans.of(fs.type.name).kind == "span":
                gone.add(id(fs))
                self._unlist(fs)
        if gone:
            for fs in list(structures(self._view)):
                _forget(fs, gone)

    def span(self, wish: Wish) -> Any:
        """The annotation of a span, made or changed."""
        if wish.place is None:
            fs = self._types.get_type(wish.type)()
            self._set(fs, wish.features)
            self._view.add(fs)
            return fs
        fs = self._reading.structures[wish.place]
        if "begin" in wish.features and id(fs) in self._listed:
            self._view.remove(fs)  # the index is in the order of the offsets
            self._set(fs, wish.features)
            self._view.add(fs)
        else:
            self._set(fs, wish.features)
        return fs

    def relation(self, wish: Wish, head: Any, tail: Any) -> None:
        """The structure of a relation, made or changed."""
        plan = self._plans.of(wish.type) if wish.type else None
        ends = (plan.ends if plan else None) or (GOVERNOR, DEPENDENT)
        place = {"begin": tail.begin, "end": tail.end, ends[0]: head, ends[1]: tail}
        if wish.place is None:
            fs = self._types.get_type(wish.type)()
            self._set(fs, {**wish.features, **place})
            self._view.add(fs)
            return
        link = self._reading.links[wish.place]
        features = dict(wish.features)
        if features.pop("ends", False):
            features |= {ends[0]: head, ends[1]: tail}
        self._set(link.owner if link.way == "annotation" else link.item, features)

    def _set(self, fs: Any, features: dict[str, Any]) -> None:
        for name, value in features.items():
            made = value
            if isinstance(value, list):
                made = self._types.get_type(STRING_ARRAY)(elements=value)
            setattr(fs, name, made)

    def _take_link(self, link: Link, gone: set[int]) -> None:
        if link.way == "annotation":
            gone.add(id(link.owner))
            self._unlist(link.owner)
        elif link.way == "feature":
            setattr(link.owner, link.feature, None)
        else:
            array = getattr(link.owner, link.feature)
            rest = [one for one in elements(array) if one is not link.item]
            array.elements = rest

    def _unlist(self, fs: Any) -> None:
        if id(fs) in self._listed:
            self._view.remove(fs)


def _forget(fs: Any, gone: set[int]) -> None:
    """Takes out of ``fs`` what refers to those that are gone."""
    for feature in fs.type.all_features:
        value = getattr(fs, feature.name, None)
        if id(value) in gone:
            setattr(fs, feature.name, None)
        elif isinstance(value, list) and any(id(one) in gone for one in value):
            setattr(fs, feature.name, [one for one in value if id(one) not in gone])
