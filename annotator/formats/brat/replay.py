"""Lines that a file had, written again: as they stood, or with what has changed since."""

from collections.abc import Iterator

from annotator.formats.base import Item
from annotator.formats.brat import lines
from annotator.formats.brat.joints import swapped
from annotator.formats.brat.ledger import Event, Ledger, mark_of
from annotator.formats.brat.lines import Roles
from annotator.formats.json_values import Fault
from annotator.formats.losses import changed
from annotator.model.annotation import Relation


class Replay:
    """The rows of one layer, turned into lines again."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._stars = 0
        self._went = True
        self._gone = 0

    def line(self, row: str) -> str | None:
        """The line that ``row`` stands for, or None where what it said is gone."""
        mark, rest = row[0], row[1:]
        if mark == "T":
            return self._span(row)
        if mark == "R":
            return self._relation_row(row)
        if mark == "&":
            return rest if self._went else None
        if mark in ("=", "~"):
            found = self._modelled(rest, stays=mark == "~")
            self._went = found == rest
            return found
        if mark == "@" and not any(map(self._ledger.is_there, lines.targets(rest))):
            self._gone += 1
            return None
        return rest

    def left_out(self) -> Iterator[Item]:
        """The note on lines that went with what they named."""
        if self._gone:
            yield changed(
                "document",
                "lines of brat were left out, since what they name is gone ({count})",
                self._ledger.document,
                count=self._gone,
            )

    def _span(self, key: str) -> str | None:
        span = self._ledger.by_key.get(key)
        if span is None or key in self._ledger.written_spans or span.id in self._ledger.lost:
            return None
        self._ledger.written_spans.add(key)
        return self._ledger.span_line(key, span)

    def _relation_row(self, row: str) -> str | None:
        key = row.removesuffix("+")
        relation = self._relation_of(key)
        if relation is None:
            return None
        head, tail = self._ledger.keys[relation.head], self._ledger.keys[relation.tail]
        label = self._ledger.words.see_relation(relation)
        end = "\t" if row.endswith("+") else ""
        return f"{key}\t{label} Arg1:{head} Arg2:{tail}{end}"

    def _relation_of(self, key: str) -> Relation | None:
        """The relation called ``key``, which counts as written, unless it cannot be."""
        relation = self._ledger.relations.get(key)
        if relation is None or relation.id in self._ledger.written:
            return None
        if not self._ledger.has_ends(relation):
            return None
        self._ledger.written.add(relation.id)
        return relation

    def _modelled(self, line: str, *, stays: bool) -> str | None:
        kinds = {
            "T": self._text_bound,
            "*": self._star,
            "A": self._attribute,
            "M": self._attribute,
            "#": self._note,
        }
        first, bare = line[:1], line.removesuffix("\r")
        try:
            if first in kinds:
                return kinds[first](line, bare)
            found = lines.roles(bare)
        except Fault:  # a project that somebody else wrote
            return None
        if found.trigger:
            return self._event(found, line, stays=stays)
        return self._relation(found, line)

    def _text_bound(self, line: str, bare: str) -> str | None:
        found = lines.text_bound(bare)
        span = self._ledger.by_key.get(found.key)
        if span is None or found.key in self._ledger.written_spans:
            return None
        text = self._ledger.document.text
        is_same = found.label == self._ledger.words.see(span)
        if is_same and lines.joined(found.fragments, text) == span.fragments:
            self._ledger.written_spans.add(found.key)
            return line
        return self._span(found.key)

    def _relation(self, found: Roles, line: str) -> str | None:
        relation = self._relation_of(found.key)
        if relation is None or len(found.args) < 2:
            return None
        (role, head_id), (other, tail_id), *rest = found.args
        if swapped(role, other):
            role, head_id, other, tail_id = other, tail_id, role, head_id
        head, new_head = self._still(head_id, relation.head)
        tail, new_tail = self._still(tail_id, relation.tail)
        label = self._ledger.words.see_relation(relation)
        if label == found.label and not new_head and not new_tail:
            return line
        args = " ".join(f"{name}:{end}" for name, end in ((role, head), (other, tail), *rest))
        return f"{found.key}\t{label} {args}"

    def _still(self, id: str, span_id: int) -> tuple[str, bool]:
        """How a line names the span, by ``id`` if that is still right; and whether it is new."""
        end = self._ledger.end(id)
        if end is not None and end.id == span_id:
            return id, False
        return self._ledger.keys[span_id], True

    def _event(self, found: Roles, line: str, *, stays: bool) -> str | None:
        event = self._ledger.events.get(found.key)
        if event is None or event.said is None or self._ledger.was_written(event):
            return None
        return event_line(event, self._ledger, line, stays=stays)

    def _star(self, line: str, bare: str) -> str | None:
        label, found = lines.members(bare)
        self._stars += 1
        ledger = self._ledger
        links = [ledger.links.get(f"*{self._stars}.{step}") for step in range(1, len(found))]
        out: list[list[str]] = [found[:1]]
        for link, before, after in zip(links, found, found[1:], strict=False):
            if link is not None and self._is_link(link, label, before, after):
                ledger.written.add(link.id)
                out[-1].append(after)
            else:
                out.append([after])
        chains = [chain for chain in out if len(chain) > 1]
        if [found] == chains:
            return line
        return "\n".join(f"*\t{label} {' '.join(chain)}" for chain in chains) or None

    def _is_link(self, link: Relation, label: str, before: str, after: str) -> bool:
        ends = self._ledger.end(before), self._ledger.end(after)
        return (
            [end.id for end in ends if end is not None] == [link.head, link.tail]
            and self._ledger.words.see_relation(link) == label
            and not link.attributes
            and not link.note
            and self._ledger.has_ends(link)
        )

    def _attribute(self, line: str, bare: str) -> str | None:
        found = lines.attribute(bare)
        thing = self._ledger.thing(found.target)
        if thing is None:
            return None
        stored = {self._ledger.words.of(name): name for name in thing.attributes}
        name = stored.get(found.name)
        if name is None:
            return None
        said = self._ledger.said(thing, name, thing.attributes[name])
        self._ledger.attributes.add((mark_of(thing), name))
        if said == ("" if found.value is None else f" {found.value}"):
            return line
        return f"{found.key}\t{found.name} {found.target}{said}"

    def _note(self, line: str, bare: str) -> str | None:
        found = lines.comment(bare)
        thing = self._ledger.thing(found.target) if found else None
        if found is None or thing is None or not thing.note or mark_of(thing) in self._ledger.notes:
            return None
        self._ledger.notes.add(mark_of(thing))
        if thing.note == found.value:
            return line
        return self._ledger.note_line(found.key, found.target, thing)


def event_line(event: Event, ledger: Ledger, line: str = "", *, stays: bool = False) -> str:
    """The E line of ``event``, which is ``line`` where nothing has changed.

    With ``stays``, what the line says and we do not model stays in it.
    """
    ledger.mark_written(event)
    said, label = event.said, ledger.words.see(event.trigger)
    args: list[str] = []
    is_same = said is not None
    seen: set[str] = set()
    for role, target in said.args if said else ():
        link = ledger.arguments.pop(f"{event.key}:{role}:{target}", None)
        literal = f"{role}:{target}"
        if link is None:
            kept = stays and (literal in seen or ledger.end(target) is None)
            is_same = is_same and kept
            args += [literal] if kept else []
        elif ledger.has_ends(link):
            new = _argument(role, target, link, ledger)
            is_same = is_same and new == literal
            args.append(new)
            seen.add(literal)
        else:
            is_same = False
    for link in event.more:
        if ledger.has_ends(link):
            args.append(_argument("", "", link, ledger))
    if said is not None and stays and said.label != label:
        label = said.label
    is_same = is_same and not event.more and said is not None and said.label == label
    if is_same:
        return line
    trigger = ledger.keys[event.trigger.id]
    return " ".join((f"{event.key}\t{label}:{trigger}", *_numbered(args)))


def _argument(role: str, target: str, link: Relation, ledger: Ledger) -> str:
    """An argument, in the words of the line as far as they are still right."""
    ledger.written.add(link.id)
    ledger.lose_details(link)
    label = ledger.words.see_relation(link)
    if label not in (role, lines.role_name(role) if role else ""):
        role = label
    end = ledger.end(target)
    if end is None or end.id != link.tail:
        target = ledger.argument_id(link.tail)
    return f"{role}:{target}"


def _numbered(args: list[str]) -> Iterator[str]:
    """``args`` with numbers to the roles that stand already: Theme, Theme2."""
    taken = {arg.partition(":")[0] for arg in args}
    seen: set[str] = set()
    for arg in args:
        role, _, target = arg.partition(":")
        number, name = 1, role
        while name in seen or (name != role and name in taken):
            number += 1
            name = f"{role}{number}"
        seen.add(name)
        yield f"{name}:{target}"
