"""The reading half of ``conllu``."""

from collections.abc import Iterator, Mapping
from itertools import chain

from annotator.formats.base import Changed, Item, Rejected, Source
from annotator.formats.conllu.layout import (
    Layout,
    layout_of,
    named_columns,
    named_fields,
    new_document,
)
from annotator.formats.conllu.sheet import Sheet
from annotator.formats.jsonl_swift import new_span
from annotator.formats.kept_lines import sound_lines, stripped
from annotator.formats.source import HEAD
from annotator.formats.tokens import kept_tokens
from annotator.model.annotation import Document, Kept, Layer

NAME = "conllu"
LINES, LAYOUT, FIELDS = "lines", "layout", "fields"


def read(source: Source, options: Mapping[str, object]) -> Iterator[Item]:
    """The documents of ``source``.  Raises FormatError."""
    batches = source.batches(str(options.get("encoding", "")), whole=True)
    looked_at = []
    for batch in batches:
        looked_at.append(batch)
        if source.done >= HEAD:
            break
    layout = layout_of(
        chain.from_iterable(lines for _, lines in looked_at), str(options.get("key", ""))
    )
    documents = _Documents(source, layout)
    for first, lines in chain(looked_at, batches):
        yield from documents.take(first, lines)
    yield from documents.end()


class _Documents:
    """Cuts the lines of a file where documents begin: at the comments before a sentence."""

    def __init__(self, source: Source, layout: Layout) -> None:
        self._source = source
        self._layout = layout
        self._kept_layout = Kept(NAME, LAYOUT, layout.to_json())
        self._fields: tuple[str, ...] = ()
        self._lines: list[str] = []
        self._numbers: list[int] = []
        self._name: str | None = None
        self._count = 0

    def take(self, first: int, lines: list[str]) -> Iterator[Item]:
        """Takes lines, of which the first has the number ``first``, and gives whole documents."""
        begin = 0
        if first == 1 and named_columns(lines[0]):
            begin = 1
        for at in [at for at, line in enumerate(lines) if line.startswith("# newdoc")]:
            found = new_document(lines[at])
            if found is None or at < begin:
                continue
            self._add(first, lines, begin, at)
            begin = at
            if self._has_rows() or self._name is not None:
                yield from self._next()
            self._name = found
        self._add(first, lines, begin, len(lines))

    def end(self) -> Iterator[Item]:
        """The last document."""
        if self._has_rows() or self._name is not None:
            yield from self._document(self._count + 1 if self._count else 0)

    def _add(self, first: int, lines: list[str], begin: int, end: int) -> None:
        self._lines += lines[begin:end]
        self._numbers.extend(range(first + begin, first + end))

    def _next(self) -> Iterator[Item]:
        cut = len(self._lines)
        while cut and self._lines[cut - 1].startswith("#"):
            cut -= 1
        comments, numbers = self._lines[cut:], self._numbers[cut:]
        self._lines[cut:], self._numbers[cut:] = [""], [0]
        self._count += 1
        yield from self._document(self._count)
        self._lines, self._numbers, self._name = comments, numbers, None

    def _has_rows(self) -> bool:
        return any(line.strip("\r") and not line.startswith("#") for line in self._lines)

    def _document(self, count: int) -> Iterator[Item]:
        """The ``count``th document (0: the only one), after what is to be said about it."""
        source = self._source
        name = self._name or (f"{source.name}-{count}" if count else source.name)
        lines, numbers, said = sound_lines(self._lines, self._numbers, source.file, name)
        yield from said
        raw = "\n".join(lines)
        sheet = Sheet(stripped(lines, raw), self._layout, self._fields)
        inherited, self._fields = self._fields, sheet.fields
        for remark in sorted(sheet.remarks, key=lambda one: one.line):
            kind = Rejected if remark.lost else Changed
            yield kind(
                remark.what,
                remark.reason,
                source.file,
                numbers[remark.line],
                document=name,
                spans=remark.spans,
            )
        spans = tuple(
            new_span(number, mark.label, mark.fragments, mark.attributes, "", mark.id)
            for number, mark in enumerate(sheet.marks)
        )
        kept = [kept_tokens(sheet.text, sheet.tokens), self._kept_layout, Kept(NAME, LINES, raw)]
        if inherited and not any(map(named_fields, lines[:50])):
            kept.append(Kept(NAME, FIELDS, "-".join(inherited)))
        source.line = self._numbers[0]
        yield Document(name=name, text=sheet.text, layers=(Layer("", spans),), kept=tuple(kept))
