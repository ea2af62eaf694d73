"""The reading half of ``conll``."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from annotator.errors import FormatError
from annotator.formats.base import Changed, Item, Reason, Rejected, Source
from annotator.formats.conll.layout import Layout, Sample, document_id, is_start, known_tags
from annotator.formats.conll.page import Page
from annotator.formats.conll.rows import is_comment
from annotator.formats.json_values import Fault
from annotator.formats.jsonl_swift import new_span
from annotator.formats.kept_lines import sound_lines, stripped
from annotator.formats.source import HEAD
from annotator.formats.tokens import RECORD, SPACED, kept_tokens
from annotator.model.annotation import NOTHING, Document, Kept, Layer

NAME = "conll"
LINES, LAYOUT = "lines", "layout"

_Batch = tuple[int, list[str]]


def read(source: Source, options: Mapping[str, object]) -> Iterator[Item]:
    """The documents of ``source``.  Raises FormatError."""
    batches = source.batches(str(options.get("encoding", "")), whole=True)
    looked_at: list[_Batch] = []
    for batch in batches:
        looked_at.append(batch)
        if source.done >= HEAD:
            break
    scheme = str(options.get("scheme", "auto"))
    try:
        layout = Sample(chain.from_iterable(lines for _, lines in looked_at)).layout(
            str(options.get("columns", "")), scheme, joined=options.get("joined") is True
        )
    except Fault as fault:
        raise FormatError("{path}: {reason}.", path=source.file, reason=fault.reason) from None
    documents = _Documents(source, layout)
    for first, lines in chain(looked_at, batches):
        yield from documents.take(first, lines)
    yield from documents.end()


class _Documents:
    """Cuts the lines of a file into documents."""

    def __init__(self, source: Source, layout: Layout) -> None:
        self._source = source
        self._layout = layout
        self._known = known_tags(layout)
        self._kept_layout = ""
        self._lines: list[str] = []
        self._numbers: list[int] = []
        self._started = False
        self._id = ""
        self._count = 0

    def take(self, first: int, lines: list[str]) -> Iterator[Item]:
        """Takes lines, of which the first has the number ``first``, and gives whole documents."""
        begin = 0
        if first == 1 and self._layout.header and lines[0].rstrip("\r") == self._layout.header:
            self._layout = replace(self._layout, header=lines[0])
            begin = 1
        if first == 1:
            self._kept_layout = self._layout.to_json()
        for at in [at for at, line in enumerate(lines) if line and line[0] in _MARKS]:
            line = lines[at].rstrip("\r")
            start, name = is_start(line), document_id(line)
            if at < begin or not (start or name):
                continue
            self._add(first, lines, begin, at)
            begin = at
            if self._has_rows() or (start and self._started):
                yield from self._next()
            self._started = self._started or start
            self._id = self._id or name
        self._add(first, lines, begin, len(lines))

    def _add(self, first: int, lines: list[str], begin: int, end: int) -> None:
        self._lines += lines[begin:end]
        self._numbers.extend(range(first + begin, first + end))

    def end(self) -> Iterator[Item]:
        """The last document."""
        if self._has_rows() or self._started or self._id:
            yield from self._document(self._count + 1 if self._count else 0)

    def _next(self) -> Iterator[Item]:
        """Ends a document; comments at its end belong to the one that begins."""
        cut = len(self._lines)
        while cut and self._is_comment(self._lines[cut - 1]):
            cut -= 1
        comments, numbers = self._lines[cut:], self._numbers[cut:]
        self._lines[cut:], self._numbers[cut:] = [""], [0]
        self._count += 1
        yield from self._document(self._count)
        self._lines, self._numbers = comments, numbers
        self._started, self._id = False, ""

    def _has_rows(self) -> bool:
        return any(
            line.strip(" \t\r") and not is_start(line) and not self._is_comment(line)
            for line in self._lines
        )

    def _is_comment(self, line: str) -> bool:
        return line[:1] == "#" and is_comment(line.rstrip("\r"), self._layout, self._known)

    def _document(self, count: int) -> Iterator[Item]:
        """The ``count``th document (0: the only one), after what is to be said about it."""
        source, layout = self._source, self._layout
        name = self._id or (f"{source.name}-{count}" if count else source.name)
        lines, numbers, items = sound_lines(self._lines, self._numbers, source.file, name)
        raw = "\n".join(lines)
        page = Page(stripped(lines, raw), layout, self._known)
        yield from items
        if layout.unread and count < 2:
            yield self._unread(name)
        for remark in page.remarks:
            said = Changed if remark.stray else Rejected
            yield said(remark.what, remark.reason, source.file, numbers[remark.line], document=name)
        marks = list(chain.from_iterable(page.marks))
        if len(page.marks) > 1:
            marks.sort(key=lambda mark: (mark[0], -mark[1]))
        spans = tuple(
            new_span(number, label, ((start, stop),), NOTHING, "", "")
            for number, (start, stop, label, _, _) in enumerate(marks)
        )
        cut = Kept(RECORD, "", SPACED) if page.spaced else kept_tokens(page.text, page.tokens())
        source.line = self._numbers[0]
        yield Document(
            name=name,
            text=page.text,
            layers=(Layer("", spans),),
            kept=(
                cut,
                Kept(NAME, LAYOUT, self._kept_layout),
                Kept(NAME, LINES, raw),
            ),
        )

    def _unread(self, name: str) -> Changed:
        layout = self._layout
        return Changed(
            "document",
            Reason(
                "columns that hold tags, too, are kept and not read as spans: {columns}; "
                "the option columns=… reads others",
                {"columns": ", ".join(map(layout.name, layout.unread))},
            ),
            self._source.file,
            self._numbers[0],
            document=name,
        )


_MARKS = "-#"
