"""The reading half of ``conll``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annotator.formats.base import Changed, Item, Reason, Rejected, Source
from annotator.formats.json_values import Fault, quoted, string_fault
from annotator.formats.source import HEAD
from annotator.model.annotation import Document, Kept, Layer, Span

DOCUMENT_START = "-DOCSTART-"

_TAG = re.compile(r"(?:O|[BI]-.+)", re.DOTALL)
_LOOKED_AT = 200

SPACED = Kept("conll", "tokens", "parted by one space, sentences by a line end")
"""Kept with a text that was made by joining tokens none of which holds a space."""


def looks_tagged(head: bytes) -> bool:
    """Whether the first lines of a file are columns, equally many, of which the last is a tag."""
    lines = [line for line in head.split(b"\n")[:_LOOKED_AT] if line.strip()]
    if len(head) == HEAD and len(lines) > 1:
        lines.pop()  # cut off, perhaps
    started = bool(lines) and DOCUMENT_START.encode() in lines[0][:20]
    rows = [_byte_columns(line) for line in lines if DOCUMENT_START.encode() not in line[:20]]
    widths = {len(row) for row in rows}
    if not started and len(rows) < 2:
        return False
    return (
        len(widths) <= 1 and min(widths, default=2) >= 2 and all(_is_tag(row[-1]) for row in rows)
    )


def _byte_columns(line: bytes) -> list[bytes]:
    stripped = line.strip(b" \t\r")
    return stripped.split(b"\t") if b"\t" in stripped else stripped.split(b" ")


def _is_tag(tag: bytes) -> bool:
    return tag == b"O" or (tag[:2] in {b"B-", b"I-"} and len(tag) > 2)


def read(source: Source, encoding: str, column: int) -> Iterator[Item]:
    """The documents of ``source``, tags taken from ``column`` (from 1; 0 is the last)."""
    number, started = 0, False
    document = _Document(source.file, source.name, 1, column)
    for line, raw in source.lines(encoding):
        columns = _columns(raw)
        if columns and columns[0] == DOCUMENT_START:
            if started:
                number += 1
                yield from document.ended(number)
            started = True
            document = _Document(source.file, source.name, line, column)
        elif columns:
            started = True
            document.token(line, columns)
        else:
            document.sentence_end()
    if started:
        yield from document.ended(number + 1 if number else 0)


def _columns(raw: str) -> list[str]:
    if not raw.strip(" \t"):
        return []
    if "\t" in raw:
        return raw.rstrip("\t").split("\t")
    return [part for part in raw.split(" ") if part]


class _Document:
    """One document as its lines come in."""

    def __init__(self, file: str, name: str, line: int, column: int) -> None:
        self._file = file
        self._name = name
        self._line = line
        self._column = column
        self._items: list[Rejected | Changed] = []
        self._parts: list[str] = []
        self._length = 0
        self._break = ""
        self._spans: list[Span] = []
        self._open: tuple[str, int] | None = None
        self._stop = 0
        self._ignored = 0
        self._spaced = True
        self._fault: tuple[int, Reason] | None = None

    def token(self, line: int, columns: list[str]) -> None:
        """Takes a line of columns."""
        try:
            tag = self._tag(columns)
        except Fault as fault:
            self._fault = self._fault or (line, fault.reason)
            return
        self._spaced = self._spaced and " " not in columns[0]
        self._ignored = max(self._ignored, len(columns) - 2)
        self._parts += (self._break, columns[0])
        start = self._length + len(self._break)
        self._length = start + len(columns[0])
        self._break = " "
        self._tagged(line, tag, start)
        self._stop = self._length

    def sentence_end(self) -> None:
        """Takes a blank line."""
        self._close()
        if self._parts:
            self._break = "\n"

    def ended(self, number: int) -> Iterator[Item]:
        """The ``number``th document (0: the only one), after what is to be said about it."""
        self._close()
        if number:
            self._name = f"{self._name}-{number}"
        if self._fault:
            yield self._refused(*self._fault)
            return
        yield from (replace(item, document=self._name) for item in self._items)
        if self._ignored:
            yield self._changed(
                "document",
                self._line,
                "columns other than the first and the tag are left out ({count})",
                count=self._ignored,
            )
        spans = tuple(self._spans)
        yield Document(
            name=self._name,
            text="".join(self._parts),
            layers=(Layer("", spans),),
            kept=(SPACED,) if self._spaced else (),
        )

    def _tag(self, columns: list[str]) -> str:
        if len(columns) < max(2, self._column):
            raise Fault(
                "the line has one column, and the tag should be in column {column}; "
                "say the option column=…, or mend the line"
                if len(columns) == 1
                else "the line has {count} columns, and the tag should be in column {column}; "
                "say the option column=…, or mend the line",
                count=len(columns),
                column=max(2, self._column),
            )
        if not columns[0]:
            raise Fault("the line has no token; mend it")
        for part in (columns[0], tag := columns[self._column - 1].strip(" ")):
            if fault := string_fault(part):
                raise Fault(fault.template, **fault.fields)
        return tag

    def _tagged(self, line: int, tag: str, start: int) -> None:
        label = tag[2:]
        if not _TAG.fullmatch(tag) or (label and not label.strip()):
            self._close()
            reason = Reason(
                "the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O",
                {"tag": quoted(tag)},
            )
            self._items.append(Rejected("span", reason, file=self._file, line=line))
        elif tag == "O":
            self._close()
        elif tag[0] == "B":
            self._close()
            self._open = (label, start)
        elif self._open is None or self._open[0] != label:
            self._close()
            self._open = (label, start)
            self._items.append(
                self._changed(
                    "span",
                    line,
                    "{tag} begins a span, which B- should do; it was read as its beginning",
                    tag=quoted(tag),
                )
            )

    def _close(self) -> None:
        if self._open is not None:
            label, start = self._open
            self._spans.append(Span(len(self._spans), label, ((start, self._stop),)))
            self._open = None

    def _refused(self, line: int, reason: Reason) -> Rejected:
        """The document, with every span that it had."""
        unread = sum(isinstance(item, Rejected) for item in self._items)
        return Rejected(
            "document",
            reason,
            file=self._file,
            line=line,
            document=self._name,
            spans=len(self._spans) + unread,
        )

    def _changed(self, what: str, line: int, template: str, **fields: object) -> Changed:
        return Changed(
            "span" if what == "span" else "document",
            Reason(template, fields),
            file=self._file,
            line=line,
            document=self._name,
        )
