"""Whether a row that was found makes sense, and if not, why: what our model asks of each table.

A reason is a clause that fits after "span 17: ".  Rows are judged parents before children; a row
whose parent did not come in cannot come in either.
"""

import functools
import hashlib
import json
import re
from collections.abc import Callable, Mapping

from annotator.errors import UserError
from annotator.model.annotation import fragments_fault
from annotator.model.scheme import AttributeType, is_name
from annotator.store.records import Cell, Lost
from annotator.store.salvage_reading import Bad, Key, Row
from annotator.store.shapes import shapes
from annotator.store.tables import TABLES

Columns = dict[str, Cell]
Rows = Mapping[str, Mapping[Key, Row]]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_OBJECTS = frozenset({"attributes", "meta", "titles", "definitions", "extra", "data", "detail"})
_LISTS = frozenset({"choices", "variants"})
_CHOICES: Mapping[tuple[str, str], frozenset[str | int]] = {
    ("annotator", "kind"): frozenset(("person", "model", "gold")),
    ("label", "kind"): frozenset(("entity", "relation")),
    ("label", "symmetric"): frozenset((0, 1)),
    ("attribute", "type"): frozenset(str(kind) for kind in AttributeType),
    ("layer", "state"): frozenset(("open", "finished")),
    ("decision", "kind"): frozenset(("span", "relation")),
    ("decision", "answer"): frozenset(("taken", "edited", "none", "later")),
    ("bulk", "action"): frozenset(("insert", "delete")),
}
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "label_end": {"label_id": "label", "head_id": "label", "tail_id": "label"},
    "attribute_label": {"attribute_id": "attribute", "label_id": "label"},
    "text": {"id": "document"},
    "layer": {"document_id": "document", "annotator_id": "annotator"},
    "span": {"layer_id": "layer", "label_id": "label"},
    "relation": {
        "layer_id": "layer", "label_id": "label", "head_id": "span", "tail_id": "span",
    },
    "kept": {"document_id": "document"},
    "work": {"layer_id": "layer"},
    "decision": {"document_id": "document"},
    "op": {"device_id": "device", "inverts": "op"},
    "change": {"op_id": "op"},
    "bulk": {"op_id": "op"},
    "tombstone": {"op_id": "op"},
    "origin": {"op_id": "op"},
    "revision": {"op_id": "op"},
    "seal": {"op_id": "op"},
}  # fmt: skip


def unfit(bad: Bad) -> UserError:
    """Why a row cannot be taken as it lies in the file."""
    column = bad.column
    return {
        Lost.TEXT.value: UserError(
            "its column {column} holds bytes that are no text", column=column
        ),
        Lost.LARGE.value: UserError("it is larger than anything that a project may hold"),
        Lost.BROKEN.value: UserError("its content cannot be read"),
        "out of order": UserError("its number does not fit between those beside it"),
        "twice": UserError("another row has the same number"),
        "nothing": UserError("its column {column} holds nothing", column=column),
    }.get(
        bad.why,
        UserError("its column {column} holds something of another type", column=column),
    )


class Rules:
    """Judges rows; ``taken`` are those that came in already, ``texts`` the texts by document."""

    def __init__(self, taken: Rows, texts: Mapping[Key, Row]) -> None:
        self._taken = taken
        self._texts = texts
        self._more: Mapping[str, Callable[[Columns], UserError | None]] = {
            "label": self._label,
            "label_end": self._label_end,
            "attribute": self._attribute,
            "annotator": self._annotator,
            "document": self._document,
            "span": self._span,
            "relation": self._relation,
            "work": self._work,
            "change": self._log,
            "bulk": self._log,
            "tombstone": self._log,
            "revision": self._log,
        }

    def fault(self, table: str, row: Row) -> UserError | None:
        """Why a row that has our columns and types cannot come in; None where it can."""
        columns = dict(zip(shapes()[table].names, row, strict=True))
        return (
            _content_fault(table, columns)
            or self._reference_fault(table, columns)
            or (self._more[table](columns) if table in self._more else None)
        )

    def _reference_fault(self, table: str, columns: Columns) -> UserError | None:
        for column, target in _REFERENCES.get(table, {}).items():
            value = columns[column]
            if value is not None and value not in self._taken[target]:
                return UserError(
                    "it belongs to {table} {row}, which is not there", table=target, row=value
                )
        return None

    def _label(self, columns: Columns) -> UserError | None:
        name, colour = columns["name"], columns["colour"]
        if not is_name(str(name)):
            return UserError("it has no usable name")
        if not _COLOUR.fullmatch(str(colour)):
            return _unknown("colour", colour)
        return None

    def _attribute(self, columns: Columns) -> UserError | None:
        return None if is_name(str(columns["name"])) else UserError("it has no usable name")

    def _annotator(self, columns: Columns) -> UserError | None:
        return None if str(columns["name"]).strip() else UserError("it has no usable name")

    def _label_end(self, columns: Columns) -> UserError | None:
        kinds = [self._kind(columns[column]) for column in ("label_id", "head_id", "tail_id")]
        return None if kinds == ["relation", "entity", "entity"] else _other_kind()

    def _kind(self, label: Cell) -> Cell:
        return self._taken["label"][label][2]  # type: ignore[index]

    def _document(self, columns: Columns) -> UserError | None:
        found = self._texts.get(columns["id"])  # type: ignore[arg-type]
        if found is None:
            return UserError("its text cannot be read")
        text = str(found[1])
        if hashlib.sha256(text.encode()).digest() != columns["sha256"]:
            return ChangedText("its text is not the one that was imported")
        if len(text) != columns["length"]:
            return UserError(
                "its text has {found} code points, and {length} were recorded",
                found=len(text),
                length=columns["length"],
            )
        return None

    def _span(self, columns: Columns) -> UserError | None:
        start, stop, several = columns["start"], columns["stop"], columns["fragments"]
        layer = self._taken["layer"][columns["layer_id"]]  # type: ignore[index]
        length = self._taken["document"][layer[2]][4]  # type: ignore[index]
        assert isinstance(start, int)
        assert isinstance(stop, int)
        assert isinstance(length, int)
        if not 0 <= start < stop <= length:
            return UserError(
                "its place [{start}, {stop}) is not in the text of {length} code points",
                start=start,
                stop=stop,
                length=length,
            )
        if several is not None and not _are_fragments(str(several), start, stop, length):
            return UserError("its pieces make no sense: {found}", found=str(several)[:80])
        return None if self._kind(columns["label_id"]) == "entity" else _other_kind()

    def _relation(self, columns: Columns) -> UserError | None:
        for end in ("head_id", "tail_id"):
            if self._taken["span"][columns[end]][2] != columns["layer_id"]:  # type: ignore[index]
                return UserError("it joins spans of another layer")
        return None if self._kind(columns["label_id"]) == "relation" else _other_kind()

    def _work(self, columns: Columns) -> UserError | None:
        seconds = columns["seconds"]
        return None if isinstance(seconds, int) and seconds > 0 else _unknown("seconds", seconds)

    def _log(self, columns: Columns) -> UserError | None:
        return None if columns["tbl"] in TABLES else _unknown("tbl", columns["tbl"])


class ChangedText(UserError):
    """A text that is not the one that was imported; it may be taken if that is asked for."""


def _content_fault(table: str, columns: Columns) -> UserError | None:
    """Values that are not among those allowed, and JSON that is none."""
    objects, lists, choices = _checked(table)
    for column in objects:
        if columns[column] != "{}" and not _is_json(columns[column], dict):
            return UserError("its column {column} cannot be read", column=column)
    for column in lists:
        if columns[column] != "[]" and not _is_json(columns[column], list):
            return UserError("its column {column} cannot be read", column=column)
    for column in choices:
        if columns[column] not in _CHOICES[table, column]:
            return _unknown(column, columns[column])
    return None


@functools.cache
def _checked(table: str) -> tuple[tuple[str, ...], ...]:
    """The columns of a table that hold objects, lists, and one of some values."""
    names = shapes()[table].names
    return (
        tuple(name for name in names if name in _OBJECTS),
        tuple(name for name in names if name in _LISTS),
        tuple(name for name in names if (table, name) in _CHOICES),
    )


def _is_json(value: Cell, kind: type) -> bool:
    try:
        return isinstance(json.loads(str(value)), kind) and not _has_half(str(value))
    except (ValueError, RecursionError):
        return False


def _has_half(text: str) -> bool:
    """Whether a string in the JSON has half a character, which no file can hold."""
    if not _HALF.search(text):
        return False
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _are_fragments(text: str, start: int, stop: int, length: int) -> bool:
    try:
        pieces = tuple((first, last) for first, last in json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return False
    return (
        len(pieces) > 1
        and all(type(number) is int for piece in pieces for number in piece)
        and fragments_fault(pieces, length) is None
        and (pieces[0][0], pieces[-1][1]) == (start, stop)
    )


def _unknown(column: str, value: Cell) -> UserError:
    return UserError(
        "its column {column} says {value}, which cannot be", column=column, value=str(value)[:80]
    )


def _other_kind() -> UserError:
    return UserError("its label is of another kind")
