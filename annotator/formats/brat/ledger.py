"""What is to be written of one layer: ids, events and lines, and what has been written already."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.formats.base import Item
from annotator.formats.brat import lines
from annotator.formats.brat.lines import NOTE, Roles, joined, parted
from annotator.formats.brat.vocabulary import Vocabulary
from annotator.formats.json_values import Fault
from annotator.formats.losses import changed, lost
from annotator.model.annotation import Document, Fragment, Json, Layer, Relation, Span, span_text

_SPAN_KEY = re.compile(r"T[0-9]+", re.ASCII)
_RELATION_KEY = re.compile(r"[RE][0-9]+", re.ASCII)
_ARGUMENT_KEY = re.compile(r"(E[0-9]+\S*?):([^\s:]+):(\S+)", re.ASCII)
_NUMBER = re.compile(r"([A-Za-z]+|#)([0-9]{1,9})", re.ASCII)
_ONE_SPACE = re.compile(f"[{lines.BREAKS}]")


@dataclass(slots=True)
class Event:
    """An event as it will be written; ``said`` is its line in the file, if it had one."""

    key: str
    trigger: Span
    said: Roles | None = None
    more: list[Relation] = field(default_factory=list)


class Ledger:
    """The layer's spans and relations by the ids that they are written with."""

    def __init__(
        self, document: Document, layer: Layer, words: Vocabulary, rows: list[str]
    ) -> None:
        self.document = document
        self.layer = layer
        self.words = words
        self.items: list[Item] = []
        self.by_key: dict[str, Span] = {}
        self.keys: dict[int, str] = {}
        self.events: dict[str, Event] = {}
        self.relations: dict[str, Relation] = {}
        self.arguments: dict[str, Relation] = {}
        self.links: dict[str, Relation] = {}
        self.lost: set[int] = set()
        self.written_spans: set[str] = set()
        self.written: set[int] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.notes: set[str] = set()
        self._events_written: set[str] = set()
        self._of_span: dict[int, list[Event]] = defaultdict(list)
        self._last: dict[str, int] = {}
        self._rows = rows
        self._name_spans()
        for row in rows:
            if row[1:2] == "E" and row[0] in "=~":
                self._old_event(row[1:])
        self._name_relations()

    def new_key(self, letter: str) -> str:
        """An id that nothing in the file has or had."""
        if not self._last:
            self._number()
        self._last[letter] = number = self._last.get(letter, 0) + 1
        return f"{letter}{number}"

    def span_line(self, key: str, span: Span) -> str:
        """The T line of ``span``, which is none of the lost ones."""
        text, fragments = self.document.text, span.fragments
        label = self.words.see(span)
        if len(fragments) == 1:
            start, stop = fragments[0]
            said = text[start:stop]
            if said.isprintable():
                return f"{key}\t{label} {start} {stop}\t{said}"
        pieces = parted(fragments, text)
        if joined(pieces, text) != fragments:
            self.items.append(
                changed(
                    "span",
                    "line ends at its edges, or that are all of a gap, cannot be written",
                    self.document,
                    "line ends",
                    span.key,
                )
            )
        return f"{key}\t{label} {_offsets(pieces)}\t{span_text(text, pieces)}"

    def said(self, what: Span | Relation, name: str, value: Json) -> str:
        """What an attribute's line says after its target; what is lost is noted."""
        text, loss = self.words.said(name, value)
        if loss:
            self.items.append(
                changed(
                    "attribute",
                    "the value of {name} is no plain words, so it was written as {value}",
                    self.document,
                    loss,
                    what.key,
                    name=name,
                    value=text,
                )
            )
        return f" {text}" if text else ""

    def note_line(self, key: str, target: str, what: Span | Relation) -> str:
        """The # line of a note; the line ends in it become spaces, which is noted."""
        note = _ONE_SPACE.sub(" ", what.note)
        if note != what.note:
            self.items.append(
                changed(
                    "relation" if isinstance(what, Relation) else "span",
                    "the line ends in its note were written as spaces",
                    self.document,
                    "control characters",
                    what.key,
                )
            )
        return f"{key}\t{NOTE} {target}\t{note}"

    def target(self, span: Span) -> str:
        """What attributes and notes of ``span`` name: its first event, or itself."""
        return self.argument_id(span.id)

    def end(self, id: str) -> Span | None:
        """The span that ``id`` in a line stands for, that of a trigger for an event."""
        found = self.by_key.get(id)
        if found is None and id in self.events:
            return self.events[id].trigger
        return found

    def is_there(self, id: str) -> bool:
        """Whether something with this id is written."""
        return id in self.by_key or id in self.events or id in self.relations

    def argument_id(self, span_id: int) -> str:
        """What an event's argument names for a span."""
        events = self._of_span.get(span_id)
        return events[0].key if events else self.keys[span_id]

    def has_ends(self, relation: Relation) -> bool:
        """Whether both spans of ``relation`` can be written."""
        return relation.head not in self.lost and relation.tail not in self.lost

    def was_written(self, event: Event) -> bool:
        """Whether the line of ``event`` has been written."""
        return event.key in self._events_written

    def mark_written(self, event: Event) -> None:
        """Remembers that the line of ``event`` has been written."""
        self._events_written.add(event.key)

    def thing(self, id: str) -> Span | Relation | None:
        """The span or relation that a line about ``id`` speaks of."""
        return self.end(id) or self.relations.get(id)

    def lose_details(self, relation: Relation) -> None:
        """Notes that an event's argument loses its attributes and its note, if it has any."""
        if relation.attributes:
            self.items.append(
                changed(
                    "relation",
                    "it is an argument of an event, whose attributes cannot be written",
                    self.document,
                    "attributes of relations",
                    relation.key,
                    attributes=len(relation.attributes),
                )
            )
        if relation.note:
            self.items.append(
                changed(
                    "relation",
                    "it is an argument of an event, whose note cannot be written",
                    self.document,
                    "notes of relations",
                    relation.key,
                )
            )

    def lose_span(self, span: Span) -> None:
        """Notes that ``span`` holds nothing that a T line can say."""
        self.items.append(
            lost(
                "span",
                "it holds nothing but line ends, which no T line can say",
                self.document,
                "line ends",
                span.key,
                attributes=len(span.attributes),
            )
        )

    def lose_relation(self, relation: Relation) -> None:
        """Notes that an end of ``relation`` is not written."""
        self.written.add(relation.id)
        self.items.append(
            lost(
                "relation",
                "a span at its end is not written",
                self.document,
                "line ends",
                relation.key,
                attributes=len(relation.attributes),
            )
        )

    def _number(self) -> None:
        """Finds the highest number of each kind of id, once a new one is wanted."""
        things: tuple[Iterable[Span | Relation], ...] = (self.layer.spans, self.layer.relations)
        keys = [one.key for found in things for one in found]
        self._last[""] = 0
        for key in (*keys, *(row.lstrip("=~@!") for row in self._rows)):
            found = _NUMBER.match(key)
            if found:
                self._last[found[1]] = max(self._last.get(found[1], 0), int(found[2]))

    def _name_spans(self) -> None:
        new: list[Span] = []
        by_key, keys = self.by_key, self.keys
        text = self.document.text
        for span in self.layer.spans:
            key = span.key
            if not span_text(text, span.fragments).isprintable():
                self.lost.update([] if parted(span.fragments, text) else [span.id])
            if key in by_key or not _SPAN_KEY.fullmatch(key):
                new.append(span)
            else:
                by_key[key] = span
                keys[span.id] = key
        for span in new:
            key = self.new_key("T")
            by_key[key] = span
            keys[span.id] = key

    def _old_event(self, line: str) -> None:
        try:
            found = lines.roles(line.rstrip("\r"))
        except Fault:
            return
        trigger = self.by_key.get(found.trigger)
        if trigger is not None and found.key not in self.events:
            self._add(Event(found.key, trigger, found))

    def _add(self, event: Event) -> None:
        self.events[event.key] = event
        self._of_span[event.trigger.id].append(event)

    def _name_relations(self) -> None:
        labels = {span.id: span.label for span in self.layer.spans}
        for relation in self.layer.relations:
            key = relation.key
            argument = _ARGUMENT_KEY.fullmatch(key)
            if argument and self._is_argument(argument[1], relation):
                self.arguments[key] = relation
            elif self.words.is_role(labels[relation.head], relation.label):
                self._event_of(relation.head).more.append(relation)
            elif key[:1] == "*" and key not in self.links:
                self.links[key] = relation
            elif _RELATION_KEY.fullmatch(key) and key not in self.relations:
                self.relations[key] = relation

    def _is_argument(self, key: str, relation: Relation) -> bool:
        event = self.events.get(key)
        return event is not None and event.trigger.id == relation.head

    def _event_of(self, span_id: int) -> Event:
        events = self._of_span.get(span_id)
        if not events:
            span = self.by_key[self.keys[span_id]]
            self._add(Event(self.new_key("E"), span))
            events = self._of_span[span_id]
        return events[0]

    def new_events(self) -> Iterator[Event]:
        """Makes the events of those spans that are labelled as such and are not in the file yet."""
        for key, span in self.by_key.items():
            fresh = key not in self.written_spans
            if fresh and self.words.is_event(span.label) and span.id not in self._of_span:
                self._event_of(span.id)
        yield from (event for event in self.events.values() if event.said is None)


def _offsets(fragments: Iterable[Fragment]) -> str:
    return ";".join(f"{start} {stop}" for start, stop in fragments)


def mark_of(thing: Span | Relation) -> str:
    """A name for ``thing`` that no other of its layer has."""
    return f"{type(thing).__name__} {thing.id}"
