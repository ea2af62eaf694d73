"""Rows out of Parquet."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.errors import FormatError
from annotator.formats.base import Changed, Found, Reason, SchemeFound, Source
from annotator.formats.hf.names import Names, labels_of, names_for, names_of_features
from annotator.formats.hf.reading import RowReader
from annotator.formats.parquet.library import arrow
from annotator.formats.token_json import examples
from annotator.formats.token_json.label_files import plain_scheme

BATCH = 256
"""Rows in memory at a time."""

LARGEST = 2**31
"""Bytes of a group of rows, as its file says."""

FEATURES = b"huggingface"


def read(source: Source, options: Mapping[str, object]) -> Iterator[Found]:
    """The documents of ``source``."""
    pa, pq = arrow()
    try:
        with source.opened() as stream, pq.ParquetFile(stream) as file:
            yield from _documents(source, file, pa, options)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        why = str(error).split("\n")[0].rstrip(".")
        raise FormatError(
            "{path} is no Parquet file that can be read: {why}.", path=source.file, why=why
        ) from None


def _documents(
    source: Source, file: Any, pa: Any, options: Mapping[str, object]
) -> Iterator[Found]:
    schema = file.schema_arrow
    groups = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
    if any(group.total_byte_size > LARGEST for group in groups):
        raise FormatError("{path} has a group of rows above 2 GB; split it.", path=source.file)
    names, said = _names(source, schema.metadata or {}, options)
    yield from said
    columns = [field.name for field in schema if _is_plain(field.type, pa)]
    for field in schema:
        if field.name not in columns:
            reason = Reason(
                "its column {name} holds {kind}, which no JSON can say, and is left out",
                {"name": field.name, "kind": str(field.type)},
            )
            yield Changed("document", reason, file=source.file)
    reader = RowReader("parquet", names, options)
    yield from examples.read(source, reader, options, _rows(source, file, columns))


def _rows(source: Source, file: Any, columns: list[str]) -> Iterator[tuple[int, str, Any]]:
    number, total, size = 0, max(1, file.metadata.num_rows), source.size
    for batch in file.iter_batches(batch_size=BATCH, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield number, "", row
        source.done = size * number // total


def _names(
    source: Source, metadata: Mapping[bytes, bytes], options: Mapping[str, object]
) -> tuple[Names, list[Found]]:
    if not options.get("names") and FEATURES in metadata:
        try:
            info = json.loads(metadata[FEATURES])
        except (ValueError, RecursionError):
            info = None
        found = info.get("info") if isinstance(info, dict) else None
        names = names_of_features(found, str(options.get("tags_column") or ""))
        if names:
            return names, [SchemeFound(plain_scheme(labels_of(names)), source.file)]
    return names_for(source, options)


def _is_plain(kind: Any, pa: Any) -> bool:
    """Whether values of a type are such as JSON has."""
    types = pa.types
    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind):
        return _is_plain(kind.value_type, pa)
    if types.is_struct(kind):
        return all(_is_plain(field.type, pa) for field in kind)
    if types.is_dictionary(kind):
        return _is_plain(kind.value_type, pa)
    tests = (types.is_string, types.is_large_string, types.is_integer, types.is_floating,
             types.is_boolean, types.is_null)  # fmt: skip
    return any(test(kind) for test in tests)
