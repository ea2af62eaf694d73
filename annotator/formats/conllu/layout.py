"""Which columns a CoNLL-U file has, and where its entities stand."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Literal

from annotator.formats.conll.tags import Known

Style = Literal["brackets", "tags", ""]

COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
FIELDS = ("eid", "etype", "head", "other")
"""What the fields of a bracket are where the file does not say: those of CorefUD."""

BRACKETS = "Entity"
_TAG_KEYS = ("NER", "name", "NE", "ner", "Name", "ne", "NamedEntity", "NE_TAG")
_ID = re.compile(r"[0-9]+(?:[-.][0-9]+)?")
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Layout:
    """``columns`` by name; entities stand under ``key``, in MISC or in a column of that name."""

    columns: tuple[str, ...] = COLUMNS
    key: str = BRACKETS
    style: Style = "brackets"

    @property
    def id(self) -> int:
        """The column of the ids, -1 for none."""
        return self._column("ID")

    @property
    def form(self) -> int:
        """The column of the words."""
        return self._column("FORM")

    @property
    def misc(self) -> int:
        """The column of what has no other, -1 for none."""
        return self._column("MISC")

    @property
    def entities(self) -> int:
        """The column that holds nothing but entities, -1 where they stand in MISC."""
        return self._column(self.key) if self.key not in COLUMNS else -1

    def _column(self, name: str) -> int:
        return self.columns.index(name) if name in self.columns else -1

    def to_json(self) -> str:
        """As it is kept with a document."""
        return json.dumps(asdict(self), separators=(",", ":"), ensure_ascii=False)


def from_json(data: str) -> Layout | None:
    """The layout that :meth:`Layout.to_json` gave, None for anything else."""
    try:
        found = json.loads(data)
        layout = Layout(tuple(found["columns"]), found["key"], found["style"])
        sound = (
            "FORM" in layout.columns
            and all(isinstance(name, str) for name in (*layout.columns, layout.key))
            and layout.style in ("brackets", "tags", "")
        )
    except (ValueError, TypeError, KeyError):
        return None
    return layout if sound else None


def named_columns(line: str) -> tuple[str, ...]:
    """The columns that a line of CoNLL-U Plus names, or none."""
    return tuple(_said(line, "global.columns").split())


def named_fields(line: str) -> tuple[str, ...]:
    """The fields of the brackets that a line names, or none."""
    found = _said(line, "global.Entity")
    return tuple(part.strip() for part in found.split("-")) if found else ()


def new_document(line: str) -> str | None:
    """The id in a line that begins a document, "" where it has none, None in another line."""
    if not line.startswith("#"):
        return None
    key, equals, value = line[1:].partition("=")
    words = key.split()
    if words == ["newdoc", "id"] and equals:
        return value.strip()
    return "" if words[:1] == ["newdoc"] else None


def _said(line: str, key: str) -> str:
    """What a comment says of ``key``, "" for nothing."""
    name, _, value = line.partition("=")
    return value.strip() if name[:1] == "#" and name[1:].strip() == key else ""


def looks_like_it(lines: Sequence[str]) -> bool:
    """Whether the first lines of a file are CoNLL-U, plain or Plus."""
    columns = named_columns(lines[0]) if lines else ()
    rows = [line.split("\t") for line in lines if line.strip("\r") and not line.startswith("#")]
    if columns:
        return "FORM" in columns and all(len(row) == len(columns) for row in rows)
    good = sum(len(row) == len(COLUMNS) and _ID.fullmatch(row[0]) is not None for row in rows)
    if not rows:
        return any(new_document(line) is not None for line in lines)
    return good > 0.9 * len(rows)


def layout_of(lines: Iterable[str], key: str) -> Layout:
    """The layout by the first lines; ``key`` says where the entities stand, "" guesses."""
    rows: list[list[str]] = []
    columns: tuple[str, ...] = ()
    for number, line in enumerate(islice(lines, _LOOKED_AT)):
        if number == 0:
            columns = named_columns(line)
        if line and line[0] != "#":
            rows.append(line.rstrip("\r").split("\t"))
    if "FORM" not in columns:
        columns = COLUMNS
    values = _values(rows, columns)
    for found in (key,) if key else (BRACKETS, *_TAG_KEYS, *columns):
        if style := _style(values.get(found, [])):
            return Layout(columns, found, style)
    return Layout(columns, key or BRACKETS, "tags" if key and key != BRACKETS else "brackets")


def _values(rows: Iterable[list[str]], columns: tuple[str, ...]) -> dict[str, list[str]]:
    """What stands in the columns that Universal Dependencies lack, and under the keys of MISC."""
    values: dict[str, list[str]] = {}
    added = [(at, name) for at, name in enumerate(columns) if name not in COLUMNS]
    misc = columns.index("MISC") if "MISC" in columns else -1
    for cells in rows:
        if len(cells) != len(columns):
            continue
        for at, name in added:
            values.setdefault(name, []).append(cells[at])
        for pair in cells[misc].split("|") if misc >= 0 else ():
            found, _, value = pair.partition("=")
            values.setdefault(found, []).append(value)
    return values


def _style(values: Sequence[str]) -> Style:
    said = [value for value in values if value not in ("_", "*", "O", "")]
    if not said:
        return ""
    if all(value[0] == "(" or value[-1] == ")" for value in said):
        return "brackets"
    known = Known("auto")
    return "tags" if all(known.is_tag(value) for value in said) else ""
