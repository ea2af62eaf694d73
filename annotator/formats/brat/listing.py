"""The lines of one layer: first those that the file had, then what is new."""

from collections.abc import Iterator, Mapping

from annotator.formats.base import Item
from annotator.formats.brat.ledger import Ledger, mark_of
from annotator.formats.brat.lines import LINES, NAME, rows_of
from annotator.formats.brat.replay import Replay, event_line
from annotator.formats.brat.vocabulary import Vocabulary
from annotator.model.annotation import Document, Layer, Relation, Span

JOINED = "ann"


class Listing:
    """The files of one layer, by their ending, and what is to be said about them."""

    def __init__(self, document: Document, layer: Layer, words: Vocabulary) -> None:
        self._rows = list(rows_of(_kept(document, layer)))
        self._ledger = Ledger(document, layer, words, self._rows)
        self._replay = Replay(self._ledger)
        self._files: dict[str, list[str]] = {}
        self._unended: set[str] = set()
        self._lines: list[str] = []

    @property
    def items(self) -> Iterator[Item]:
        """What could not be written as it is."""
        yield from self._ledger.items
        yield from self._replay.left_out()

    def files(self) -> Mapping[str, str]:
        """The text of each file, by its ending without the dot."""
        if not (self._rows and self._rows[0][0] == "%"):
            self._lines = self._files.setdefault(JOINED, [])
        for row in self._rows:
            self._take(row)
        before = len(self._lines)
        self._spans()
        self._relations()
        self._details()
        if len(self._lines) > before:
            self._unended.discard(list(self._files)[-1])
        return {part: self._text(part) for part in self._files}

    def _take(self, row: str) -> None:
        if row[0] == "%":
            self._lines = self._files.setdefault(row[1:], [])
        elif row == "$":
            self._unended.add(list(self._files)[-1])
        elif (line := self._replay.line(row)) is not None:
            self._lines.append(line)

    def _text(self, part: str) -> str:
        text = "\n".join(self._files[part])
        return text if part in self._unended or not self._files[part] else text + "\n"

    def _spans(self) -> None:
        """T lines, and the E lines of those that are triggers."""
        ledger, add = self._ledger, self._lines.append
        keys, written, lost = ledger.keys, ledger.written_spans, ledger.lost
        events = list(ledger.new_events())
        for span in ledger.layer.spans:
            key = keys[span.id]
            if key in written:
                continue
            if span.id in lost:
                ledger.lose_span(span)
            else:
                add(ledger.span_line(key, span))
        for event in events:
            if event.trigger.id not in lost:
                add(event_line(event, ledger))

    def _relations(self) -> None:
        """R lines, and * lines for relations that are symmetric and transitive."""
        ledger = self._ledger
        chain: list[Relation] = []
        for relation in ledger.layer.relations:
            if relation.id in ledger.written:
                continue
            if not ledger.has_ends(relation):
                ledger.lose_relation(relation)
            elif self._is_star(relation):
                if chain and (chain[-1].tail, chain[-1].label) != (relation.head, relation.label):
                    self._end(chain)
                chain.append(relation)
            else:
                self._end(chain)
                self._lines.append(self._relation_line(relation))
        self._end(chain)

    def _is_star(self, relation: Relation) -> bool:
        if relation.attributes or relation.note:
            return False
        return relation.key[:1] == "*" or self._ledger.words.is_transitive(relation.label)

    def _end(self, chain: list[Relation]) -> None:
        if chain:
            label = self._ledger.words.see_relation(chain[0])
            ends = [chain[0].head, *(link.tail for link in chain)]
            members = " ".join(self._ledger.keys[end] for end in ends)
            self._lines.append(f"*\t{label} {members}")
            self._ledger.written.update(link.id for link in chain)
            chain.clear()

    def _relation_line(self, relation: Relation) -> str:
        ledger = self._ledger
        key = relation.key
        if ledger.relations.get(key) is not relation or key[:1] != "R":
            key = ledger.new_key("R")
            ledger.relations[key] = relation
        head, tail = ledger.keys[relation.head], ledger.keys[relation.tail]
        first, second = ledger.words.args(relation.label)
        label = ledger.words.see_relation(relation)
        return f"{key}\t{label} {first}:{head} {second}:{tail}"

    def _details(self) -> None:
        """A and # lines."""
        ledger = self._ledger
        for span in ledger.layer.spans:
            if (span.attributes or span.note) and span.id not in ledger.lost:
                self._said_of(span, ledger.target(span))
        targets = {relation.id: key for key, relation in ledger.relations.items()}
        for relation in ledger.layer.relations:
            if (relation.attributes or relation.note) and relation.id in targets:
                self._said_of(relation, targets[relation.id])

    def _said_of(self, thing: Span | Relation, target: str) -> None:
        ledger, mark = self._ledger, mark_of(thing)
        if isinstance(thing, Relation) and not ledger.has_ends(thing):
            return
        for name, value in thing.attributes.items():
            if (mark, name) not in ledger.attributes:
                said = ledger.said(thing, name, value)
                stored = ledger.words.of(name)
                self._lines.append(f"{ledger.new_key('A')}\t{stored} {target}{said}")
        if thing.note and mark not in ledger.notes:
            self._lines.append(ledger.note_line(ledger.new_key("#"), target, thing))


def _kept(document: Document, layer: Layer) -> str:
    """The rows that belong to ``layer``: its own, or those of a layer that has got a name since."""
    kept = {item.place: item.data for item in document.kept if item.format == NAME}
    own = kept.get(f"{LINES} {layer.annotator}".rstrip())
    if own is not None or LINES not in kept:
        return own or ""
    rows = kept[LINES]
    named = {key for row in rows_of(rows) for key in (row.lstrip("=~").partition("\t")[0],)}
    if not any(key[:1] == "T" for key in named):
        return rows
    return rows if any(span.key in named for span in layer.spans) else ""
