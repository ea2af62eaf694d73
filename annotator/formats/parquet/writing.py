"""Rows into Parquet."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.hf.columns import tag_key, token_key
from annotator.formats.hf.names import features
from annotator.formats.hf.writing import Numbering, Row, Rows
from annotator.formats.losses import changed
from annotator.formats.parquet.library import arrow
from annotator.formats.parquet.reading import FEATURES
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

GROUP = 1000
"""Rows of a group, which are in memory at a time."""

_OURS = ("id", "doc_id", "tokens", "ner_tags")


class _Sink:
    """A target as pyarrow wants a file."""

    closed = False

    def __init__(self, target: Target) -> None:
        self._target = target
        self._at = 0

    def write(self, data: Any) -> int:
        """Appends ``data``."""
        held = bytes(data)
        self._target.write_bytes(held)
        self._at += len(held)
        return len(held)

    def tell(self) -> int:
        """Where the next byte goes."""
        return self._at

    def flush(self) -> None:
        """Leaves the bytes to the target."""

    def close(self) -> None:
        """Leaves the target open."""
        self.closed = True

    def readable(self) -> bool:
        """Whether it can be read."""
        return False

    def writable(self) -> bool:
        """Whether it can be written."""
        return True

    def seekable(self) -> bool:
        """Whether one can go back in it."""
        return False


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item]:
    """Writes the rows of the documents, a group at a time."""
    table = _Table(target, Numbering(scheme, str(options.get("scheme") or "auto")))
    for document in documents:
        odd: dict[str, None] = {}
        for item in Rows("parquet", document, options).rows():
            if isinstance(item, dict):
                odd |= dict.fromkeys(table.add(item))
            else:
                yield item
        if odd:
            yield changed(
                "document",
                "its columns {names} are not written, for they do not fit those of the first rows",
                document,
                "document metadata",
                names=", ".join(odd),
            )
        yield document
    table.end()


class _Table:
    """The file in the making.  Its columns are settled by the first row."""

    def __init__(self, target: Target, numbering: Numbering) -> None:
        self._pa, self._pq = arrow()
        self._sink = _Sink(target)
        self._numbering = numbering
        self._schema: Any = None
        self._writer: Any = None
        self._rows: list[Row] = []

    def add(self, row: Row) -> list[str]:
        """Takes a row, and gives the columns of it that have no place."""
        tokens, tags = token_key(row) or "tokens", tag_key(row)
        found: Row = {"id": row.get("id"), "doc_id": row.get("doc_id")}
        found = {key: None if value is None else str(value) for key, value in found.items()}
        found["tokens"] = row[tokens]
        found["ner_tags"] = self._numbering.numbers(row[tags]) if tags else None
        more = {key: value for key, value in row.items() if key not in (*_OURS, tokens, tags)}
        if self._schema is None:
            self._begin(more)
        odd = [key for key, value in more.items() if not self._fits(key, value)]
        found |= {key: value for key, value in more.items() if key not in odd}
        self._rows.append(found)
        if len(self._rows) == GROUP:
            self._flush()
        return [key for key in odd if more[key] is not None]

    def end(self) -> None:
        """Writes what is left, and the features."""
        if self._schema is None:
            self._begin({})
        if self._rows:
            self._flush()
        more = {field.name: _feature(field.type, self._pa) for field in self._schema
                if field.name not in _OURS}  # fmt: skip
        info = {"info": {"features": features(self._numbering.names) | more}}
        self._writer.add_key_value_metadata(
            {FEATURES.decode(): json.dumps(info, ensure_ascii=False)}
        )
        self._writer.close()

    def _begin(self, more: Row) -> None:
        pa = self._pa
        fields = [
            ("id", pa.string()),
            ("doc_id", pa.string()),
            ("tokens", pa.list_(pa.string())),
            ("ner_tags", pa.list_(pa.int64())),
        ]
        for key, value in more.items():
            kind = self._kind(value)
            if kind is not None and _feature(kind, pa) is not None:
                fields.append((key, kind))
        self._schema = pa.schema(fields)
        # a stored Arrow schema would hide the metadata that is only known at the end
        self._writer = self._pq.ParquetWriter(self._sink, self._schema, store_schema=False)

    def _kind(self, value: object) -> Any:
        try:
            return self._pa.infer_type([value])
        except (self._pa.ArrowException, OverflowError):
            return None

    def _fits(self, key: str, value: object) -> bool:
        if key not in self._schema.names:
            return False
        kind = self._kind(value)
        wanted = self._schema.field(key).type
        return kind == wanted or (kind is not None and _is_empty(kind, self._pa))

    def _flush(self) -> None:
        table = self._pa.Table.from_pylist(self._rows, schema=self._schema)
        self._writer.write_table(table)
        self._rows.clear()


def _is_empty(kind: Any, pa: Any) -> bool:
    """Whether a type is that of None or of a list without values."""
    if pa.types.is_list(kind):
        return _is_empty(kind.value_type, pa)
    return bool(pa.types.is_null(kind))


def _feature(kind: Any, pa: Any) -> dict[str, Any] | None:
    """The feature of a column of plain values, None for what is none."""
    if pa.types.is_list(kind):
        inner = _feature(kind.value_type, pa)
        return None if inner is None else {"feature": inner, "_type": "Sequence"}
    names = {"string": "string", "int64": "int64", "double": "float64", "bool": "bool"}
    name = names.get(str(kind))
    return None if name is None else {"dtype": name, "_type": "Value"}
