"""A document's own lines, as its file brought them, written again.

Where nothing has changed since, the lines are the same; else the entities are written anew in
those sentences where they are others now, and nothing else is touched.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from annotator.formats.base import Item
from annotator.formats.conll.tags import encode
from annotator.formats.conllu.entities import brackets, with_key
from annotator.formats.conllu.layout import Layout, from_json, new_document
from annotator.formats.conllu.placing import (
    Laid,
    fit_attributes,
    give_ids,
    laid,
    one_column,
    tag_label,
    values,
)
from annotator.formats.conllu.read import FIELDS, LAYOUT, LINES, NAME
from annotator.formats.conllu.sheet import Mark, Sheet, Word
from annotator.formats.kept_lines import stripped
from annotator.model.annotation import NOTHING, Document, Layer, Span

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """Lines and what they say.  ``inherited`` are fields that another document's lines named."""

    layout: Layout
    lines: list[str]
    sheet: Sheet
    inherited: tuple[str, ...]

    @property
    def name(self) -> str | None:
        """The id that the lines give their document, None where they begin none."""
        for line in self.lines:
            if line.strip("\r") and not line.startswith("#"):
                break
            if (found := new_document(line)) is not None:
                return found
        return None

    def written(self, document: Document, layer: Layer, rule: str) -> tuple[list[str], list[Item]]:
        """The lines with the spans of ``layer``, and what is to be said."""
        known, fresh = self._matched(layer)
        there = {id(mark) for mark, _ in known}
        gone = [mark for mark in self.sheet.marks if id(mark) not in there]
        if not fresh and not gone:
            said = [note for _, span in known for note in _note(span, document)]
            return self.lines, said
        old = [
            Laid(span, mark.words, mark.id or str(mark.attributes.get(self.sheet.fields[0], "")))
            for mark, span in known
        ]
        new, said = self._laid(fresh, document, rule)
        touched = self._touched(old, chain((mark.words for mark in gone),
                                           (one.words for one in new)))  # fmt: skip
        if self.layout.style == "tags":
            found = self._tags([*old, *new], touched, document, said)
        else:
            said += give_ids([*old, *new], self.sheet.fields, document)
            found = self._brackets([*old, *new], touched)
        for _, span in known:
            said += _note(span, document)
        lines = list(self.lines)
        for number, value in found.items():
            word = self.sheet.words[number]
            lines[word.line] = self._line(lines[word.line], value)
        return lines, said

    def _matched(self, layer: Layer) -> tuple[list[tuple[Mark, Span]], list[Span]]:
        """Spans that stand in the lines, with their marks, and the others."""
        marks: dict[_Key, list[Mark]] = defaultdict(list)
        for mark in reversed(self.sheet.marks):
            marks[_key(mark)].append(mark)
        known: list[tuple[Mark, Span]] = []
        fresh: list[Span] = []
        for span in layer.spans:
            found = marks.get(_key(span))
            if found:
                known.append((found.pop(), span))
            else:
                fresh.append(span)
        return known, fresh

    def _laid(
        self, spans: Iterable[Span], document: Document, rule: str
    ) -> tuple[list[Laid], list[Item]]:
        tokens = self.sheet.tokens
        first, last = self._ends()
        found: list[Laid] = []
        said: list[Item] = []
        for span in spans:
            one, notes = laid(span, tokens, document, rule)
            said += notes
            if one is None:
                continue
            words = tuple((first[start], last[stop]) for start, stop in one.words)
            if self.layout.style == "brackets":
                span, notes = fit_attributes(span, self.sheet.fields, document)  # noqa: PLW2901
                said += notes
            found.append(replace(one, span=span, words=words))
        return found, said

    def _ends(self) -> tuple[dict[int, int], dict[int, int]]:
        """The first and the last word of each token."""
        last = {word.token: at for at, word in enumerate(self.sheet.words) if word.token >= 0}
        first = {
            word.token: at
            for at, word in reversed(list(enumerate(self.sheet.words)))
            if word.token >= 0
        }
        return first, last

    def _touched(
        self, old: Sequence[Laid], others: Iterable[tuple[tuple[int, int], ...]]
    ) -> set[int]:
        """The sentences whose entities are others now, with all that these hang together with."""
        touched = set(chain.from_iterable(map(self._sentences, others)))
        spread = [found for one in old if len(found := self._sentences(one.words)) > 1]
        grown = True
        while grown:
            joined = [found for found in spread if found & touched and not found <= touched]
            touched.update(*joined)
            grown = bool(joined)
        return touched

    def _sentences(self, words: tuple[tuple[int, int], ...]) -> set[int]:
        first, last = self.sheet.words[words[0][0]], self.sheet.words[words[-1][1]]
        return set(range(first.sentence, last.sentence + 1))

    def _inside(self, touched: set[int]) -> Iterator[tuple[int, Word]]:
        return (pair for pair in enumerate(self.sheet.words) if pair[1].sentence in touched)

    def _brackets(self, entities: Sequence[Laid], touched: set[int]) -> dict[int, str]:
        written = values(entities, self.sheet.fields)
        found: dict[int, str] = {}
        for number, word in self._inside(touched):
            value = written.get(number, "")
            if word.token < 0:  # an entity of the empty node alone is no span of ours
                value += "".join(_alone(word.value))
            found[number] = value
        return found

    def _tags(
        self, entities: Sequence[Laid], touched: set[int], document: Document, said: list[Item]
    ) -> dict[int, str]:
        sentences = [word.sentence for word in self.sheet.words]
        chosen, notes = one_column(entities, sentences, document)
        said += notes
        numbers = [number for number, word in self._inside(touched) if word.token >= 0]
        place = {number: at for at, number in enumerate(numbers)}
        runs = [
            (place[one.words[0][0]], place[one.words[0][1]], tag_label(one.span.label))
            for one in chosen
            if one.words[0][0] in place
        ]
        tags = [self._outside()] * len(numbers)
        encode(tags, runs, "iob2", ())
        return dict(zip(numbers, tags, strict=True))

    def _outside(self) -> str:
        """What stands at words outside of entities."""
        if any(word.value == "O" for word in self.sheet.words):
            return "O"
        return "" if self.layout.entities < 0 else "_"

    def _line(self, line: str, value: str) -> str:
        layout = self.layout
        cells = line.removesuffix("\r").split("\t")
        if len(cells) != len(layout.columns):
            return line
        if layout.entities >= 0:
            cells[layout.entities] = value or "_"
        elif layout.misc >= 0:
            cells[layout.misc] = with_key(cells[layout.misc], layout.key, value)
        return "\t".join(cells) + ("\r" if line.endswith("\r") else "")


def own_lines(document: Document) -> Own | None:
    """The lines that a document came with, None where they do not make up its text."""
    kept = {kept.place: kept.data for kept in document.kept if kept.format == NAME}
    layout = from_json(kept.get(LAYOUT, ""))
    if layout is None or LINES not in kept:
        return None
    inherited = tuple(kept[FIELDS].split("-")) if FIELDS in kept else ()
    lines = kept[LINES].split("\n")
    sheet = Sheet(stripped(lines, kept[LINES]), layout, inherited)
    return Own(layout, lines, sheet, inherited) if sheet.text == document.text else None


def _key(thing: Mark | Span) -> _Key:
    attributes: Mapping[str, object] = thing.attributes or NOTHING
    return thing.fragments, thing.label, tuple(sorted((k, repr(v)) for k, v in attributes.items()))


def _alone(value: str) -> Iterator[str]:
    for one in brackets(value):
        if one.opens and one.closes:
            yield "(" + "-".join((one.id, *one.fields)) + ")"


def _note(span: Span, document: Document) -> list[Item]:
    return fit_attributes(replace(span, attributes=NOTHING), ("",), document)[1]
