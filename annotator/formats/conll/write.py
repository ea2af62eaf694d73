"""The writing half of ``conll``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise, repeat

from annotator.formats.base import Item, Target
from annotator.formats.conll.layout import DOCUMENT_START, SPACE, TAB, Layout, opening
from annotator.formats.conll.levels import (
    Choices,
    details,
    laid,
    left_out,
    runs_of,
    shared_out,
)
from annotator.formats.conll.own import Own, own_lines
from annotator.formats.conll.page import opened
from annotator.formats.conll.tags import OUTSIDE, encode
from annotator.formats.kept_lines import joined_behind
from annotator.formats.losses import (
    changed,
    layers_lost,
    lost,
    metadata_lost,
    name_lost,
    numbered,
    state_lost,
)
from annotator.formats.recut import recut
from annotator.formats.tokens import Tokens, tokens_of
from annotator.model.annotation import Document, Layer

_UNFIT = {TAB: re.compile(r"[\t\n\r]"), SPACE: re.compile(r"[ \t\n\r]")}
_NO_CELL = "_"
_SIGNS = {
    separator: re.compile(f"{unfit.pattern}|{DOCUMENT_START}")
    for separator, unfit in _UNFIT.items()
}


def _choices(options: Mapping[str, object]) -> Choices:
    nested, levels = options.get("nested", "outermost"), options.get("levels", 2)
    return Choices(
        scheme=str(options.get("scheme", "auto")),
        innermost=nested == "innermost",
        levels=max(1, levels) if nested == "columns" and isinstance(levels, int) else 1,
        cut=str(options.get("cut", "expand")),
        own=options.get("tokens", "own") == "own",
        joined=options.get("joined") is True,
    )


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object]
) -> Iterator[Item]:
    """Writes the first layer of each of ``documents``."""
    target.write("")
    writer = _Writer(_choices(options))
    for number, document in numbered(documents):
        layer = document.layers[0] if document.layers else Layer("")
        yield from metadata_lost(document)
        yield from layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        )
        yield from state_lost(document, layer)
        text, given, said = writer.document(document, layer, number)
        if not given:
            yield from name_lost(document, number, target)
        elif given != document.name:
            yield changed("document", "its name is not written; read again, it is called {given}",
                          document, "document names", given=given)  # fmt: skip
        yield from said
        for relation in layer.relations:
            yield lost("relation", "CoNLL columns hold no relations", document, "relations",
                       relation.key, attributes=len(relation.attributes))  # fmt: skip
        target.write(text)
        yield document


class _Writer:
    """Writes documents one after another, all in the columns of the first."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._layout: Layout | None = None
        self._end = ""

    def document(
        self, document: Document, layer: Layer, number: int
    ) -> tuple[str, str, list[Item]]:
        """The lines of a document, the id that they give it, and what is to be said."""
        choices = self._choices
        own = own_lines(document) if choices.own else None
        if own and choices.levels > len(own.layout.tags):
            own = None
        header = ""
        if self._layout is None:
            self._layout = self._first_layout(own)
            header = self._layout.header + "\n" if self._layout.header else ""
        if own and own.layout.columns == self._layout.columns:
            text, said = own.written(document, layer, choices, self._layout.scheme)
            started, given = opening(own.lines)
            if number > 1 and not started:
                text = f"{self._start()}\n{text}"
        else:
            text, said = self._fresh(document, layer)
            given = ""
            if own and own.layout.others:
                said.append(
                    changed("document", "its other columns are not written, since the first "
                            "document of the file has others", document, "document metadata")
                )  # fmt: skip
        text = joined_behind(self._end, text, 1)
        self._end = text[-1:] or self._end
        return header + text, given, said

    def _first_layout(self, own: Own | None) -> Layout:
        choices = self._choices
        layout = Layout(
            width=1 + choices.levels,
            tags=tuple(range(1, 1 + choices.levels)),
            joined=choices.joined,
        )
        layout = own.layout if own else layout
        return layout if choices.scheme == "auto" else replace(layout, scheme=choices.scheme)

    def _start(self) -> str:
        """The line that begins a document."""
        layout = self._layout or Layout()
        cells = [DOCUMENT_START, *["-X-"] * (layout.width - 1)]
        for column in layout.tags:
            cells[column] = OUTSIDE
        return layout.separator.join(cells) + "\n"

    def _fresh(self, document: Document, layer: Layer) -> tuple[str, list[Item]]:
        """The lines of a document that no such file brought."""
        layout, choices = self._layout or Layout(), self._choices
        tokens = _fit(tokens_of(document, own=choices.own), document.text, layout)
        spans, said = laid(layer, tokens, document, choices.cut)
        columns, rest = shared_out(spans, len(layout.tags), innermost=choices.innermost)
        said += left_out(rest, document)
        said += details(chain.from_iterable(columns), document)
        firsts = set(tokens.firsts)
        cells: list[list[str]] = []
        for column in columns:
            tags = [OUTSIDE] * len(tokens)
            encode(tags, runs_of(column, document, said), layout.scheme, firsts)
            cells.append(tags)
            for first, last, _ in column:
                if last > first:
                    firsts.difference_update(range(first + 1, last + 1))
        words = tokens.words(document.text)
        if layout.joined:
            words = [word.replace(" ", "_") for word in words]
        breaks = sorted(firsts)
        if _read_again(words, breaks, layout) != document.text:
            said.append(
                changed("document", "its white space is not written; tokens are joined by a space "
                        "when read again", document, "original spacing")
            )  # fmt: skip
        lines = _lines(words, cells, breaks, layout)
        for first in breaks:
            lines[first] = "\n" + lines[first]
        return "".join((self._start(), *lines, "\n")), said


def _fit(tokens: Tokens, text: str, layout: Layout) -> Tokens:
    """``tokens``, those that no line could hold cut once more."""
    unfit = _UNFIT[layout.separator].search
    return recut(
        tokens,
        text,
        lambda word: bool(unfit(word)) or word.startswith(DOCUMENT_START),
        _SIGNS[layout.separator],
    )


def _lines(
    words: list[str], tags: list[list[str]], firsts: Sequence[int], layout: Layout
) -> list[str]:
    """One line for each token."""
    if layout.width == 2:
        return [f"{word}{layout.separator}{tag}\n" for word, tag in zip(words, *tags, strict=True)]
    columns: list[Iterable[str]] = [repeat(_NO_CELL)] * layout.width
    columns[layout.token] = words
    for column, cells in zip(layout.tags, tags, strict=True):
        columns[column] = cells
    if layout.token == 1:
        bounds = pairwise((*firsts, len(words)))
        columns[0] = [str(at + 1) for first, stop in bounds for at in range(stop - first)]
    return [layout.separator.join(row) + "\n" for row in zip(*columns, strict=False)]


def _read_again(words: list[str], firsts: Sequence[int], layout: Layout) -> str:
    """The text that a reader makes of the lines."""
    if layout.joined:
        words = list(map(opened, words))
    bounds = pairwise((*firsts, len(words)))
    return "\n".join(" ".join(words[first:stop]) for first, stop in bounds)
