"""The columns for attributes, and what a cell says of them.

A feature is a word of letters, digits and ``_`` that begins with a letter, and its value is text.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from annotator.formats.base import Item, What
from annotator.formats.losses import changed, details_lost, lost
from annotator.formats.webanno.cells import NULL, escaped
from annotator.formats.webanno.header import Sort, label_feature, with_features
from annotator.formats.webanno.plan import LINK, ROLE, Plan
from annotator.model.annotation import Document, Json, Layer, Relation, Span
from annotator.model.scheme import is_name

_UNFIT = re.compile(r"\W")


class Features:
    """Columns and cells of one layer's spans and relations.  ``notes`` is what is to be said.

    ``bare`` are signs that are not escaped in a longer value.
    """

    def __init__(self, document: Document, layer: Layer, plan: Plan, *, bare: str) -> None:
        self.notes: list[Item] = []
        self._document = document
        self._plan = plan
        self._bare = bare
        self._raws: dict[str, str] = {}
        self._names: dict[tuple[str, str], str] = {}
        used: dict[str, dict[str, None]] = {}
        for thing, name in _placed(layer, plan):
            if thing.attributes:
                new = [one for one in thing.attributes if not self._restores(name, thing, one)]
                used.setdefault(name, {}).update(dict.fromkeys(new))
        for name, attributes in used.items():
            plan.sorts[name] = self._grown(plan.sorts[name], attributes)

    def _restores(self, name: str, thing: Span | Relation, attribute: str) -> bool:
        """Whether an attribute is a value that could be no label, as the reader left it."""
        label = self._plan.sorts[name].label
        if attribute != label or thing.label != self._plan.null(name):
            return False
        value = thing.attributes[attribute]
        return isinstance(value, str) and not is_name(value)

    def _grown(self, sort: Sort, attributes: Iterable[str]) -> Sort:
        """``sort`` with a column for each attribute that it has none for."""
        have = {column.name for column in sort.columns}
        values = {column.name for column in sort.columns if column.kind in _HOLDING}
        new: list[str] = []
        for attribute in sorted(set(attributes) - (values - {sort.label})):
            name = _free(_safe(attribute), {*have, *new})
            if not _is_harmless(sort, (*new, name)):
                name = _free(f"{name}_", {*have, *new})
            if not _is_harmless(sort, (*new, name)):
                name = ""
            self._names[sort.name, attribute] = name
            new += [name] if name else []
            if name not in ("", attribute):
                self.notes.append(
                    changed(
                        "document",
                        "the attribute {attribute} is written as the feature {feature}",
                        self._document,
                        "label characters",
                        attribute=attribute,
                        feature=name,
                    )
                )
        if new and not sort.label and label_feature(with_features(sort, new)):
            new.insert(0, _free("label", {*have, *new}))
        grown = with_features(sort, new)
        return grown if sort.label else replace(grown, label=label_feature(grown))

    def cells(self, sort: Sort, thing: Span | Relation) -> dict[str, str]:
        """The raw values of ``thing`` by feature; what has none is not there."""
        found: dict[str, str] = {}
        if sort.label and thing.label != self._plan.null(sort.name):
            found[sort.label] = self._escaped(thing.label)
        what: What = "span" if isinstance(thing, Span) else "relation"
        for attribute, value in thing.attributes.items():
            feature = self._names.get((sort.name, attribute), attribute)
            if self._restores(sort.name, thing, attribute):
                feature = attribute
            text = self._text(what, thing, attribute, value)
            if text is not None and feature:
                found[feature] = self._escaped(text)
            elif text is not None:
                self.lose(
                    thing,
                    attribute,
                    "its attribute {attribute} is not written, since a further feature would "
                    "change which one gives {layer} its label",
                    sort.short,
                )
        self.notes += _note_lost(thing, self._document)
        return found

    def _escaped(self, value: str) -> str:
        known = self._raws.get(value)
        if known is not None:
            return known
        raw = escaped(value)
        for sign in self._bare if len(value) > 1 else "":
            raw = raw.replace("\\" + sign, sign)
        self._raws[value] = raw
        return raw

    def _text(self, what: What, thing: Span | Relation, attribute: str, value: Json) -> str | None:
        if isinstance(value, str):
            return value
        if value is None:
            self.lose(
                thing,
                attribute,
                "its attribute {attribute} is null, which a cell cannot tell from none",
            )
            return None
        self.notes.append(
            changed(
                what,
                "its attribute {attribute} is written as text",
                self._document,
                "attribute types",
                thing.key,
                attribute=attribute,
            )
        )
        return json.dumps(value, ensure_ascii=False)

    def lose(self, thing: Span | Relation, attribute: str, template: str, sort: str = "") -> None:
        """Says that an attribute is not written; ``sort`` is the template's {layer}."""
        self.notes.append(
            lost(
                "attribute",
                template,
                self._document,
                "attributes",
                thing.key,
                attribute=attribute,
                layer=sort,
            )
        )

    def single(self, relation: Relation, null: str) -> str:
        """The one raw value of a slot's role or of a link in a chain."""
        self.notes += _note_lost(relation, self._document)
        for name in (ROLE, LINK):
            if name in relation.attributes and relation.label == null:
                return escaped(str(relation.attributes[name]))
        return NULL if relation.label == null else escaped(relation.label)


_HOLDING = ("value", "element", "link")


def _placed(layer: Layer, plan: Plan) -> Iterator[tuple[Span | Relation, str]]:
    """What has cells of its own, and in which sort."""
    for span in layer.spans:
        if name := plan.spans.get(span.id):
            yield span, name
    for relation in layer.relations:
        way = plan.ways[relation.id]
        if way.kind == "row":
            yield relation, way.sort


def _is_harmless(sort: Sort, names: tuple[str, ...]) -> bool:
    """Whether a reader still takes the label from the feature that it is in."""
    if not sort.label or label_feature(sort) != sort.label:
        return True
    return label_feature(with_features(sort, names)) == sort.label


def _note_lost(thing: Span | Relation, document: Document) -> Iterator[Item]:
    if thing.note:
        what: What = "span" if isinstance(thing, Span) else "relation"
        for note in details_lost(what, thing, document):
            if note.loss == "notes":
                yield note


def _safe(name: str) -> str:
    safe = _UNFIT.sub("_", name)
    return safe if safe[:1].isalpha() and not safe.startswith("ROLE_") else f"x{safe}"


def _free(name: str, taken: Iterable[str]) -> str:
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}{number}"
    return found
