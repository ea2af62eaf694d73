"""The reading half of ``csv``."""

from collections.abc import Iterator, Mapping, Sequence

from annotator.errors import FormatError
from annotator.formats.base import Item, Reason, Rejected, Source
from annotator.formats.csv_rows.cells import DELIMITERS, Record, all_armed, records
from annotator.formats.csv_rows.rows import NEEDED, Group
from annotator.formats.json_values import string_fault
from annotator.model.annotation import Document

_TEXTS = ("text", "content", "sentence", "comment", "review", "body", "article", "nội dung",
          "noi_dung", "văn bản", "câu", "free_text")  # fmt: skip
_NAMES = ("document", "name", "id", "title", "uid")


def read(source: Source, options: Mapping[str, object]) -> Iterator[Item]:
    """The documents of ``source``.  Raises FormatError."""
    encoding = str(options.get("encoding", ""))
    delimiter = DELIMITERS.get(str(options.get("delimiter", "")), "")
    first = next((line for _, line in source.lines(encoding) if line), "")
    named = first.lower().startswith("sep=") and len(first) == 5
    if named and not delimiter:
        delimiter = first[4]
    if named:
        first = ""
    found = records(source, encoding, delimiter or best_delimiter(first))
    if named:
        next(found, None)
    if options.get("disarm", True):
        found = all_armed(found)
    header = next(found, None)
    if header is None:
        return
    if header.fault:
        raise FormatError("{path}, line {line}: {reason}.", path=source.file, line=header.line,
                          reason=header.fault)  # fmt: skip
    names = [cell.strip() for cell in header.cells]
    lowered = [name.lower() for name in names]
    if set(lowered) >= NEEDED:
        yield from _rows(source, lowered, found)
    else:
        wanted = str(options.get("text", ""))
        yield from _texts(source, names, _text_column(source, names, wanted), found)


def is_ours(text: str) -> bool:
    """Whether a file that begins with ``text`` has the columns that we write."""
    return _columns(text) >= NEEDED


def names_a_text(text: str) -> bool:
    """Whether a file that begins with ``text`` has a column for texts."""
    return not _columns(text).isdisjoint(_TEXTS)


def _columns(text: str) -> set[str]:
    line = text[:5000].lstrip("\r\n").partition("\n")[0]
    if line.lower().startswith("sep="):
        line = text.partition("\n")[2].partition("\n")[0]
    return {cell.strip().strip('"').lower() for cell in line.split(best_delimiter(line))}


def best_delimiter(line: str) -> str:
    """What parts the cells of a header."""
    return max(DELIMITERS.values(), key=line.count)


def _text_column(source: Source, names: Sequence[str], wanted: str) -> int:
    lowered = [name.lower() for name in names]
    for name in (wanted.lower(),) if wanted else _TEXTS:
        if name in lowered:
            return lowered.index(name)
    if wanted or len(names) > 1:
        raise FormatError(
            "{path} has no column {wanted}; say text=NAME with one of {names}.",
            path=source.file,
            wanted=wanted or "text",
            names=", ".join(names)[:200],
        )
    return 0


def _rows(source: Source, names: Sequence[str], found: Iterator[Record]) -> Iterator[Item]:
    """Documents from rows of our own kind; those of one document stand together."""
    group: Group | None = None
    for record in found:
        if record.fault:
            yield Rejected("line", record.fault, source.file, record.line)
            continue
        row = dict(zip(names, record.cells, strict=False))
        name = row.get("document", "")
        if group is None or group.name != name or group.is_ended_by(row):
            if group is not None:
                yield from _built(group, source)
            group = Group(name)
        group.add(record.line, row)
    if group is not None:
        yield from _built(group, source)


def _built(group: Group, source: Source) -> Iterator[Item]:
    source.line = group.first
    return group.items(source.file)


def _texts(
    source: Source, names: Sequence[str], column: int, found: Iterator[Record]
) -> Iterator[Item]:
    """A document for each row, what stands in the other columns as its metadata."""
    own = next(
        (at for wanted in _NAMES for at, name in enumerate(names)
         if name.lower() == wanted and at != column), -1
    )  # fmt: skip
    taken: set[str] = set()
    for number, record in enumerate(found, 1):
        if record.fault or len(record.cells) <= column:
            fault = record.fault or _too_short(record, column)
            yield Rejected("line", fault, source.file, record.line)
            continue
        cells = record.cells
        if reason := next(filter(None, map(string_fault, cells)), None):
            yield Rejected("document", reason, source.file, record.line)
            continue
        name = cells[own] if 0 <= own < len(cells) else ""
        if not name.strip() or name in taken:
            name = f"{source.name}-{number}"
        taken.add(name)
        meta = {
            names[at] or str(at + 1): cell
            for at, cell in enumerate(cells[: len(names)])
            if at != column and cell
        }
        source.line = record.line
        yield Document(name, cells[column], meta)


def _too_short(record: Record, column: int) -> Reason:
    return Reason(
        "the row has {count} cells, and the text should be in column {column}",
        {"count": len(record.cells), "column": column + 1},
    )
