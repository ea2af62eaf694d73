"""A scheme from brat's configuration.

Hierarchies are flat here, terms that cannot be chosen are headings only, and the roles of events
are relations from the trigger.  What our scheme does not say stands in the ``extra`` of the label
under "brat", for the way back.
"""

from collections.abc import Iterable, Mapping
from itertools import product

from annotator.formats.base import Reason
from annotator.formats.brat.conf import Conf, Fault, Term
from annotator.formats.brat.lines import role_name
from annotator.formats.brat.names import Names
from annotator.formats.brat.visual import Looks
from annotator.formats.brat.vocabulary import EXTRA
from annotator.model.annotation import Json
from annotator.model.scheme import (
    PALETTE,
    Attribute,
    AttributeType,
    Ends,
    EntityLabel,
    RelationLabel,
    Scheme,
    is_name,
)

OVERLAPS = ("<OVERLAP>", "ENTITY-NESTING")

_MOST_ENDS = 20_000
"""Pairs of ends of one relation; with more it may join all."""


class SchemeBuilder:
    """Labels, relations and attributes, as the sections tell them."""

    def __init__(self, conf: Conf, looks: Looks, names: Names) -> None:
        self.faults: list[Fault] = list(conf.faults)
        self.roles: set[str] = set()
        self._looks = looks
        self._names = names
        self._sections = conf.sections
        self._entities: dict[str, EntityLabel] = {}
        self._relations: dict[str, RelationLabel] = {}
        self._attributes: dict[str, Attribute] = {}
        self._events: set[str] = set()

    def scheme(self, extra: Mapping[str, Json]) -> Scheme:
        """The scheme; ``extra`` is what belongs to none of its labels."""
        for term in self._chosen("entities"):
            self._entity(term, {})
        for term in self._chosen("events"):
            self._events.add(self._name(term))
            roles: dict[str, Json] = {one.name: one.repeated for one in term.arguments}
            self._entity(term, {"event": roles})
        for term in self._chosen("relations"):
            if term.name not in OVERLAPS:
                self._relation(term)
        for term in self._chosen("events"):
            self._roles_of(term)
        for term in self._chosen("attributes"):
            self._attribute(term)
        lines: list[Json] = [
            term.raw for term in self._sections.get("relations", ()) if term.name in OVERLAPS
        ]
        more = dict(extra) | ({"relations": lines} if lines else {})
        return Scheme(
            entities=tuple(self._entities.values()),
            relations=tuple(self._relations.values()),
            attributes=tuple(self._attributes.values()),
            extra={EXTRA: more} if more else {},
        )

    def _chosen(self, section: str) -> Iterable[Term]:
        for term in self._sections.get(section, ()):
            if not term.is_hidden and is_name(self._name(term)):
                yield term

    def _name(self, term: Term) -> str:
        return self._names.labels.get(term.name, term.name)

    def _entity(self, term: Term, more: dict[str, Json]) -> None:
        name = self._name(term)
        if name in self._entities:
            reason = Reason("{name} stands there already, so it is passed over", {"name": name})
            self.faults.append((term.line, reason))
            return
        look = self._looks.of(term.name)
        place = len(self._entities)
        self._entities[name] = EntityLabel(
            name,
            titles=self._titles(look.title),
            key=look.key,
            colour=look.background or PALETTE[place % len(PALETTE)],
            extra=_extra(term, look.rest("span"), more),
        )

    def _titles(self, title: str) -> dict[str, str]:
        return {self._names.titles: title} if title else {}

    def _relation(self, term: Term) -> None:
        kinds = (term.said("REL-TYPE") or "").split("-")
        if term.name == "Equiv" and term.said("REL-TYPE") is None:
            kinds = ["symmetric", "transitive"]
        more: dict[str, Json] = {}
        if "transitive" in kinds:
            more["transitive"] = True
        arguments = term.arguments
        if len(arguments) == 2 and [one.name for one in arguments] != ["Arg1", "Arg2"]:
            more["args"] = [one.name for one in arguments]
        ends: tuple[Ends, ...] = ()
        if len(arguments) == 2:
            ends = self._ends(term, arguments[0].types, arguments[1].types)
        self._join(term, self._name(term), ends, symmetric="symmetric" in kinds, more=more)

    def _join(
        self,
        term: Term,
        name: str,
        ends: tuple[Ends, ...],
        *,
        symmetric: bool,
        more: dict[str, Json],
    ) -> None:
        """Adds a relation, or ends to one that is there: brat may say more in another line."""
        before = self._relations.get(name)
        if before is not None:
            both = before.ends + ends if before.ends and ends else ()
            self._relations[name] = RelationLabel(
                name,
                before.titles,
                before.definitions,
                before.key,
                before.colour,
                before.symmetric or symmetric,
                tuple(dict.fromkeys(both)),
                _merged(before.extra, more),
            )
            return
        is_role = "role" in more
        look = self._looks.of(term.name if not is_role else name)
        place = len(self._relations) + 2
        self._relations[name] = RelationLabel(
            name,
            titles=self._titles(look.title),
            colour=look.line or PALETTE[place % len(PALETTE)],
            symmetric=symmetric,
            ends=ends,
            extra=_extra(None if is_role else term, look.rest("arc"), more),
        )

    def _ends(self, term: Term, heads: tuple[str, ...], tails: tuple[str, ...]) -> tuple[Ends, ...]:
        first, second = self._types(heads), self._types(tails)
        everything = len(self._entities)
        if len(first) == len(second) == everything or len(first) * len(second) > _MOST_ENDS:
            return ()
        found = tuple(product(first, second))
        if not found:
            reason = Reason("its ends are no labels here, so that it may join all")
            self.faults.append((term.line, reason))
        return found

    def _types(self, types: Iterable[str]) -> list[str]:
        """The labels that ``types`` name, each once."""
        found: dict[str, None] = {}
        for kind in types:
            if kind in ("<ANY>", "<ENTITY>", "<EVENT>"):
                for name in self._entities:
                    if kind == "<ANY>" or (name in self._events) is (kind == "<EVENT>"):
                        found[name] = None
            elif (name := self._names.labels.get(kind, kind)) in self._entities:
                found[name] = None
        return list(found)

    def _roles_of(self, term: Term) -> None:
        head = self._name(term)
        for argument in term.arguments:
            if role_name(argument.name) != argument.name:
                self.roles.add(argument.name)
            name = self._names.labels.get(argument.name, argument.name)
            if not is_name(name):
                continue
            ends = tuple((head, tail) for tail in self._types(argument.types))
            if ends:
                self._join(term, name, ends, symmetric=False, more={"role": True})

    def _attribute(self, term: Term) -> None:
        name = self._name(term)
        on, values = term.argument("Arg"), term.argument("Value")
        if name in self._attributes:
            return
        stored = self._names.values.get(name, {})
        words = tuple(stored.get(value, value) for value in (values.types if values else ()))
        kind = AttributeType.CHOICE if words else AttributeType.FLAG
        said = self._names.types.get(name, "")
        if said in list(AttributeType):
            kind = AttributeType(said)
        look = self._looks.of(term.name)
        self._attributes[name] = Attribute(
            name,
            kind,
            words if kind is AttributeType.CHOICE else (),
            self._owners(on.types if on else ()),
            self._titles(look.title),
            _extra(term, look.rest("attribute"), {}),
        )

    def _owners(self, types: tuple[str, ...]) -> tuple[str, ...]:
        found = dict.fromkeys(self._types(types))
        if len(found) == len(self._entities):
            found = {}
        for kind in types:
            label = self._names.labels.get(kind, kind)
            if kind == "<RELATION>":
                found |= dict.fromkeys(self._relations)
            elif label in self._relations:
                found[label] = None
        return tuple(found)


def _extra(term: Term | None, look: dict[str, Json], more: dict[str, Json]) -> dict[str, Json]:
    said: dict[str, Json] = dict(more)
    if term is not None:
        if term.above:
            said["under"] = list(term.above)
        if len(term.names) > 1:
            said["terms"] = list(term.names[1:])
        special = [one for one in term.special if not one.startswith("<REL-TYPE>:")]
        if special:
            said["special"] = list(special)
    said |= look
    return {EXTRA: said} if said else {}


def _merged(extra: Mapping[str, Json], more: dict[str, Json]) -> dict[str, Json]:
    before = extra.get(EXTRA)
    said = dict(before) if isinstance(before, dict) else {}
    return {EXTRA: said | more} if said or more else {}
