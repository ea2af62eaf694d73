"""The reading half of ``pubtator``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annotator.formats.base import Found, Reason, Source
from annotator.formats.checks import place_fault
from annotator.formats.json_values import quoted, string_fault
from annotator.formats.layers import Account, Building
from annotator.model.annotation import Document, Json, Kept, Layer

NAME = "pubtator"
IDENTIFIER = "identifier"
MENTIONS = "mentions"
MORE = "more"

LINES = "lines"
"""Place of what is kept: rejected lines, without the id before their first TAB."""

WHITE = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]")
"""What the words of a mention cannot hold, and what spaces stand for."""

_PASSAGE = re.compile(r"([^\s|]+)\|([ta])\|(.*)", re.DOTALL)
_PARTS = re.compile(r"[|,;+]")
_DIGITS = 18
_NO_CONCEPT = {"", "-", "-1"}


def concepts_of(identifier: Json) -> list[str]:
    """The concepts that an identifier names, the whole of it first."""
    if not isinstance(identifier, str) or identifier in _NO_CONCEPT:
        return []
    return list(dict.fromkeys([identifier, *_PARTS.split(identifier)]))


@dataclass
class _Lines:
    """One document's lines."""

    first: int
    id: str = ""
    title: str | None = None
    abstract: str | None = None
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def read(source: Source, encoding: str) -> Iterator[Found]:
    """The documents of ``source``."""
    lines: _Lines | None = None
    for number, line in source.lines(encoding):
        if not line.strip(" \t"):
            if lines is not None:
                yield from _document(lines, source)
            lines = None
            continue
        found = _PASSAGE.fullmatch(line)
        if lines is not None and found and found[2] == "t":
            yield from _document(lines, source)
            lines = None
        lines = lines or _Lines(number)
        _take(lines, number, line, found)
    if lines is not None:
        yield from _document(lines, source)


def _take(lines: _Lines, number: int, line: str, found: re.Match[str] | None) -> None:
    if found is None:
        lines.rows.append((number, line.split("\t")))
    elif found[2] == "t":
        lines.id, lines.title = found[1], found[3]
    else:
        lines.id, lines.abstract = lines.id or found[1], found[3]


def _document(lines: _Lines, source: Source) -> Iterator[Found]:
    account = Account(source.file, lines.first, lines.id)
    source.line = lines.first
    if lines.title is None and lines.abstract is None:
        reason = Reason("there is no title; write ID|t|TITLE before its lines")
        mentions = sum(len(row) >= 5 for _, row in lines.rows)
        account.reject("document", reason, "", (mentions, len(lines.rows) - mentions, 0))
        yield from account.items
        return
    text = lines.title or ""
    if lines.abstract is not None:
        text += f"\n{lines.abstract}"
    if fault := string_fault(text) or string_fault(lines.id):
        account.reject("document", fault)
        yield from account.items
        return
    layer = _layer(lines.rows, text, account)
    yield from account.items
    is_empty = not (layer.spans or layer.relations)
    yield Document(lines.id, text, layers=() if is_empty else (layer,), kept=_kept(lines, account))


def _kept(lines: _Lines, account: Account) -> tuple[Kept, ...]:
    """The lines that were rejected, but for those that no project can hold."""
    bad = {item.line for item in account.items if not isinstance(item, Document)}
    kept = ["\t".join(row[1:]) for number, row in lines.rows if number in bad and len(row) > 1]
    kept = [line for line in kept if "\0" not in line]
    return (Kept(NAME, LINES, "".join(f"{line}\n" for line in kept)),) if kept else ()


def _layer(rows: list[tuple[int, list[str]]], text: str, account: Account) -> Layer:
    """Mentions first, since relations name them."""
    building = Building(text, account)
    mentions_of: dict[str, int] = {}
    relations: list[tuple[int, list[str]]] = []
    for account.line, row in rows:
        if any("\0" in piece for piece in row):
            account.reject("line", Reason("it holds a NUL character; take it out"))
        elif len(row) >= 5 and _is_number(row[1]) and _is_number(row[2]):
            _mention(row, text, building, mentions_of, account)
        elif len(row) >= 4:
            relations.append((account.line, row))
        else:
            reason = Reason("it is neither a mention nor a relation; mend its fields")
            account.reject("line", reason)
    for account.line, row in relations:
        _relation(row, building, mentions_of, account)
    return Layer("", tuple(building.spans), tuple(building.relations))


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < _DIGITS


def _mention(
    row: list[str],
    text: str,
    building: Building,
    mentions_of: dict[str, int],
    account: Account,
) -> None:
    fields = zip((IDENTIFIER, MENTIONS), row[5:], strict=False)
    attributes: dict[str, Json] = {name: value for name, value in fields if value}
    start, stop, words = int(row[1]), int(row[2]), row[3]
    here = WHITE.sub(" ", text[start:stop])
    if here != words and (fault := place_fault(text, ((start, stop),), words)):
        account.reject("span", fault, "", (0, 0, len(attributes)))
        return
    number = building.span("", row[4], [(start, stop)], None, attributes)
    if number is not None:
        for concept in concepts_of(attributes.get(IDENTIFIER)):
            mentions_of.setdefault(concept, number)


def _relation(
    row: list[str], building: Building, mentions_of: dict[str, int], account: Account
) -> None:
    _, label, first, second, *more = row
    attributes: dict[str, Json] = {MORE: "\t".join(more)} if any(more) else {}
    head, tail = mentions_of.get(first), mentions_of.get(second)
    if head is None or tail is None:
        concept = quoted(first if head is None else second)
        reason = Reason("no mention has the identifier {concept}", {"concept": concept})
        account.reject("relation", reason, "", (0, 0, len(attributes)))
    else:
        building.link("", label, head, tail, attributes)
        relations = building.relations
        if relations and relations[-1].key == "":
            relations[-1] = replace(relations[-1], key=f"{first}\t{second}")
