"""A document's own lines, as its file brought them, written again.

Where nothing has changed since, the lines are the same; else the tags are written anew in those
sentences whose spans are others now.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from annotator.formats.base import Item
from annotator.formats.conll.layout import TAB, Layout, from_json, known_tags
from annotator.formats.conll.levels import (
    Choices,
    On,
    details,
    laid,
    left_out,
    runs_of,
    shared_out,
)
from annotator.formats.conll.page import Page
from annotator.formats.conll.read import LAYOUT, LINES, NAME
from annotator.formats.conll.tags import NOTHING, OUTSIDE, encode, fit_label
from annotator.formats.kept_lines import stripped
from annotator.formats.tokens import Tokens
from annotator.model.annotation import Document, Layer

_CELL = re.compile(r"[^ ]+| +")


@dataclass(frozen=True, slots=True)
class Own:
    """Lines and what they say."""

    layout: Layout
    lines: list[str]
    page: Page

    def written(
        self, document: Document, layer: Layer, choices: Choices, scheme: str
    ) -> tuple[str, list[Item]]:
        """The lines with the spans of ``layer``, and what is to be said."""
        if scheme == self.layout.scheme and self._is_as_read(layer):
            everyone = [(0, 0, span) for span in layer.spans]
            return "\n".join(self.lines), list(details(everyone, document))
        tokens = self.page.tokens()
        places = [at for at, word in zip(self.page.places, self.page.words, strict=True) if word]
        spans, said = laid(layer, tokens, document, choices.cut)
        touched = self._touched(spans, tokens)
        if scheme != self.layout.scheme:
            touched = set(range(len(tokens.firsts)))
        kept: list[On] = []
        moved: list[On] = []
        for one in spans:
            (moved if tokens.sentence_of(one[0]) in touched else kept).append(one)
        columns, rest = shared_out(moved, len(self.layout.tags), innermost=choices.innermost)
        said += left_out(rest, document)
        said += details(chain(kept, *columns), document)
        tags: list[list[str]] = []
        for column in columns:
            cells = [OUTSIDE] * len(tokens)
            encode(cells, runs_of(column, document, said), scheme, tokens.firsts)
            tags.append(cells)
        dropped = set(
            chain.from_iterable(self._gaps(one, places) for one in chain.from_iterable(columns))
        )
        changed = self._retagged(touched, tokens, places, tags)
        lines = [changed.get(at, line) for at, line in enumerate(self.lines) if at not in dropped]
        return "\n".join(lines), said

    def _is_as_read(self, layer: Layer) -> bool:
        read = [mark[:3] for mark in chain.from_iterable(self.page.marks)]
        now = [(*span.fragments[0], span.label) for span in layer.spans]
        if any(len(span.fragments) > 1 for span in layer.spans):
            return False
        return len(read) == len(now) and (read == now or sorted(read) == sorted(now))

    def _touched(self, spans: Sequence[On], tokens: Tokens) -> set[int]:
        """The sentences in which the spans are others than they were."""
        now = Counter((first, last, fit_label(span.label)) for first, last, span in spans)
        number = self.page.numbers()
        read = Counter(
            (number[first], number[last], label)
            for _, _, label, first, last in chain.from_iterable(self.page.marks)
        )
        touched: set[int] = set()
        for first, last, _ in chain(now - read, read - now):
            touched.update(range(tokens.sentence_of(first), tokens.sentence_of(last) + 1))
        return touched

    def _gaps(self, one: On, places: Sequence[int]) -> Iterator[int]:
        """The blank lines that would cut a span in two."""
        for at in range(places[one[0]], places[one[1]]):
            if not self.lines[at].strip(" \t\r"):
                yield at

    def _retagged(
        self, touched: set[int], tokens: Tokens, places: Sequence[int], tags: list[list[str]]
    ) -> dict[int, str]:
        found: dict[int, str] = {}
        bounds = tokens.sentence_bounds()
        for token in chain.from_iterable(range(*bounds[sentence]) for sentence in touched):
            at = places[token]
            found[at] = _line(self.lines[at], self.layout, [cells[token] for cells in tags])
        return found


def own_lines(document: Document) -> Own | None:
    """The lines that a document came with, None where they do not make up its text."""
    kept = {kept.place: kept.data for kept in document.kept if kept.format == NAME}
    layout = from_json(kept.get(LAYOUT, ""))
    if layout is None or LINES not in kept:
        return None
    lines = kept[LINES].split("\n")
    page = Page(stripped(lines, kept[LINES]), layout, known_tags(layout))
    return Own(layout, lines, page) if page.text == document.text else None


def _line(line: str, layout: Layout, tags: Sequence[str]) -> str:
    """``line`` with other tags and all else as it stands."""
    end = "\r" if line.endswith("\r") else ""
    if TAB in line or layout.separator == TAB:
        cells = line.removesuffix("\r").split(TAB)
        glue = TAB
        where = list(range(len(cells)))
    else:
        cells = _CELL.findall(line.removesuffix("\r"))
        glue = ""
        where = [at for at, cell in enumerate(cells) if cell[0] != " "]
    while len(where) <= layout.last:
        cells += [NOTHING] if glue else [" ", NOTHING]
        where.append(len(cells) - 1)
    for column, tag in zip(layout.tags, tags, strict=True):
        cells[where[column]] = tag
    return glue.join(cells) + end
