"""The lines that name others: events, relations, attributes, notes and what we do not model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from annotator.formats.base import Changed, Reason
from annotator.formats.brat import lines
from annotator.formats.brat.lines import NOTE, Roles
from annotator.formats.brat.names import Names
from annotator.formats.json_values import Fault, parsed, quoted
from annotator.formats.layers import Account
from annotator.model.annotation import NOTHING, Json, Relation, Span

Waiting = tuple[int, str, int, str]
"""Row, file, line number and line of what has yet to be taken."""

_KIND = {"R": "relation", "E": "relation", "*": "relation", "A": "attribute", "M": "attribute"}


@dataclass(slots=True)
class _Details:
    """Attributes and note of a span or relation, as they come in."""

    attributes: dict[str, Json] = field(default_factory=dict)
    note: str | None = None


_Thing = tuple[str, int]
"""("span" or "relation", its number)."""


class Joints:
    """Relations, attributes and notes over the spans of one document."""

    def __init__(
        self, spans: list[Span], ids: dict[str, int], names: Names, account: Account
    ) -> None:
        self.relations: list[Relation] = []
        self._spans = spans
        self._ids = ids
        self._names = names
        self._account = account
        self._events: dict[str, int] = {}
        self._relation_ids: dict[str, int] = {}
        self._details: dict[_Thing, _Details] = {}
        self._stars = 0
        self._repeated = 0

    def take(self, waiting: Sequence[Waiting]) -> Iterator[tuple[int, str]]:
        """Takes lines; gives the rows that keep them where they are modelled or go with one."""
        links = [one for one in waiting if one[3][:1] in ("R", "E", "*")]
        for one in links:
            if one[3][0] == "E":
                self._begin_event(one[3])
        for one in links:
            row = self._plain_relation(one[3])
            if row is not None:
                yield one[0], row
            else:
                yield from self._row(one, self._link)
        for one in waiting:
            if one[3][:1] not in ("R", "E", "*"):
                yield from self._row(one, self._said)
        if self._repeated:
            self._account.line = 0
            self._account.items.append(
                Changed(
                    "attribute",
                    Reason("an attribute of several events of one trigger is held once"),
                    file=self._account.file,
                    document=self._account.document,
                    attributes=self._repeated,
                )
            )

    def finished(self) -> list[Span]:
        """The spans with their attributes and notes; the relations get theirs, too."""
        spans = list(self._spans)
        for (what, number), one in self._details.items():
            attributes = one.attributes or NOTHING
            if what == "span":
                spans[number] = replace(spans[number], attributes=attributes, note=one.note or "")
            else:
                self.relations[number] = replace(
                    self.relations[number], attributes=attributes, note=one.note or ""
                )
        return spans

    def _row(self, one: Waiting, take: Callable[[str], str]) -> Iterator[tuple[int, str]]:
        row, self._account.file, self._account.line, line = one
        bare = line.removesuffix("\r")
        try:
            mark = take(bare)
        except Fault as fault:
            what = _KIND[line[:1]]
            key = line.partition("\t")[0]
            self._account.reject(
                "relation" if what == "relation" else "attribute",
                fault.reason,
                key if lines.KEY.fullmatch(key) else "",
            )
            return
        if mark != "!":
            yield row, mark + line

    def _plain_relation(self, line: str) -> str | None:
        """Takes an R line that is as our writer makes it, and gives its row; else None."""
        found = lines.PLAIN_RELATION.fullmatch(line)
        if found is None:
            return None
        key, name, head_id, tail_id, tab = found.groups()
        head, tail = self._ids.get(head_id), self._ids.get(tail_id)
        if head is None or tail is None or key in self._relation_ids:
            return None
        number = self._relation_ids[key] = len(self.relations)
        label = self._names.labels.get(name, name)
        self.relations.append(Relation(number, label, head, tail, NOTHING, "", key))
        return f"{key}+" if tab else str(key)

    def _begin_event(self, line: str) -> None:
        try:
            found = lines.roles(line.removesuffix("\r"))
        except Fault:
            return
        trigger = self._ids.get(found.trigger)
        if trigger is not None and found.key not in self._events:
            self._events[found.key] = trigger

    def _link(self, line: str) -> str:
        """Takes an E, R or * line.  Raises Fault."""
        if line[0] == "*":
            return self._star(line)
        found = lines.roles(line)
        if line[0] == "R" or not found.trigger:
            return self._relation(found)
        return self._event(found)

    def _event(self, found: Roles) -> str:
        trigger = self._ids.get(found.trigger)
        if trigger is None or self._events.get(found.key) != trigger:
            why = Reason("there is no trigger {id}", {"id": quoted(found.trigger)})
            if trigger is not None:
                why = Reason("its id stands on another before it; make the ids differ")
            for _ in found.args:
                self._account.reject("relation", why, found.key)
            if not found.args:
                self._leave(why)
            return "!"
        whole = self._spans[trigger].label == self._label(found.label)
        seen: set[tuple[str, str]] = set()
        for role, target in found.args:
            tail = self._end(target)
            if tail is None or (role, target) in seen:
                whole = False
                self._no_end(found.key, role, target, again=tail is not None)
                continue
            seen.add((role, target))
            label = self._label(role if role in self._names.roles else lines.role_name(role))
            self._add(label, trigger, tail, f"{found.key}:{role}:{target}")
        return "=" if whole else "~"

    def _no_end(self, key: str, role: str, target: str, *, again: bool) -> None:
        if again:
            reason = Reason("its argument {role}:{id} stands twice", {"role": role, "id": target})
        else:
            reason = _nobody(role, target)
        self._account.reject("relation", reason, key)

    def _relation(self, found: Roles) -> str:
        if len(found.args) < 2:
            raise Fault("it has fewer than two arguments; write Arg1:ID Arg2:ID")
        if found.key in self._relation_ids or found.key in self._events:
            raise Fault("its id stands on another before it; make the ids differ")
        (role, head_id), (other, tail_id), *rest = found.args
        head, tail = self._end(head_id), self._end(tail_id)
        if head is None or tail is None:
            missing = _nobody(role, head_id) if head is None else _nobody(other, tail_id)
            if (head_id if head is None else tail_id) in self._relation_ids:
                self._leave_relation(found.key)
                return "@"
            raise Fault(missing.template, **missing.fields)
        if swapped(role, other):
            head, tail = tail, head
        self._relation_ids[found.key] = len(self.relations)
        self._add(self._label(found.label), head, tail, found.key)
        if rest:
            self._account.change(
                "relation",
                "its arguments after the second are kept as they stand and not shown",
                found.key,
            )
        return "="

    def _star(self, line: str) -> str:
        label, found = lines.members(line)
        ends = [self._end(name) for name in found]
        if None in ends:
            missing = _nobody("member", found[ends.index(None)])
            for _ in found[2:]:
                self._account.reject("relation", missing)
            raise Fault(missing.template, **missing.fields)
        self._stars += 1
        places = [end for end in ends if end is not None]
        for step, (head, tail) in enumerate(pairwise(places), 1):
            self._add(self._label(label), head, tail, f"*{self._stars}.{step}")
        return "="

    def _said(self, line: str) -> str:
        """Takes an A, M, # or N line, or what is none of ours.  Raises Fault."""
        first = line[:1]
        if first in ("A", "M"):
            return self._attribute(line)
        if first == "#":
            return self._comment(line)
        if first == "N" and any(map(self._is_there, lines.targets(line))):
            return "@"
        if line.strip():
            reason = Reason("it is no annotation that brat knows; it is kept as it stands")
            self._account.reject("line", reason)
        return "!"

    def _attribute(self, line: str) -> str:
        found = lines.attribute(line)
        thing = self._thing(found.target)
        if thing is None:
            raise Fault("there is no {id}, of which it is said", id=quoted(found.target))
        name = self._label(found.name)
        value = self._value(name, found.value)
        store = self._details.setdefault(thing, _Details()).attributes
        if name not in store:
            store[name] = value
            return "="
        if store[name] == value and type(store[name]) is type(value):
            self._repeated += 1
            return "="
        self._leave_attribute(found.key)
        return "@"

    def _comment(self, line: str) -> str:
        found = lines.comment(line)
        if found is None:
            return "!"
        thing = self._thing(found.target)
        if thing is None or found.name != NOTE or not found.value:
            return "@" if self._is_there(found.target) else "!"
        details = self._details.setdefault(thing, _Details())
        if details.note is not None:
            return "@"
        details.note = found.value
        return "="

    def _value(self, name: str, said: str | None) -> Json:
        if said is None:
            return True
        value = self._names.values.get(name, {}).get(said, said)
        if self._names.types.get(name) == "number":
            try:
                number = parsed(said)
            except Fault:
                return value
            if type(number) in (int, float):
                return number  # type: ignore[return-value]
        return value

    def _label(self, name: str) -> str:
        return self._names.labels.get(name, name)

    def _end(self, id: str) -> int | None:
        found = self._ids.get(id)
        return self._events.get(id) if found is None else found

    def _thing(self, id: str) -> _Thing | None:
        end = self._end(id)
        if end is not None:
            return "span", end
        relation = self._relation_ids.get(id)
        return None if relation is None else ("relation", relation)

    def _is_there(self, id: str) -> bool:
        return self._thing(id) is not None

    def _add(self, label: str, head: int, tail: int, key: str) -> None:
        self.relations.append(Relation(len(self.relations), label, head, tail, key=key))

    def _leave(self, why: Reason) -> None:
        place = (self._account.file, self._account.line)
        self._account.items.append(
            Changed("document", why, *place, document=self._account.document)
        )

    def _leave_relation(self, key: str) -> None:
        self._leave_out(
            "it joins another relation, which we do not model; the line is kept as it is", key, 1, 0
        )

    def _leave_attribute(self, key: str) -> None:
        self._leave_out(
            "its name has another value there already; the line is kept as it is", key, 0, 1
        )

    def _leave_out(self, template: str, key: str, relations: int, attributes: int) -> None:
        self._account.items.append(
            Changed(
                "relation" if relations else "attribute",
                Reason(template),
                file=self._account.file,
                line=self._account.line,
                id=key,
                document=self._account.document,
                relations=relations,
                attributes=attributes,
            )
        )


def swapped(role: str, other: str) -> bool:
    """Whether a relation's arguments stand in the wrong order: Arg2 before Arg1."""
    return (role.lower(), other.lower()) == ("arg2", "arg1")


def _nobody(role: str, id: str) -> Reason:
    return Reason("its {end}: there is no span {id}", {"end": role, "id": quoted(id)})
