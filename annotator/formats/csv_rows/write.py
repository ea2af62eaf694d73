"""The writing half of ``csv``."""

import codecs
from collections.abc import Iterable, Iterator, Mapping

from annotator.formats.base import Item, Target
from annotator.formats.csv_rows.cells import COMMA, DELIMITERS, TAB, Records
from annotator.formats.csv_rows.rows import HEADER, rows_of
from annotator.model.annotation import Document


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object]
) -> Iterator[Item]:
    """Writes the rows of each of ``documents``."""
    usual = TAB if target.path.suffix.lower() == ".tsv" else COMMA
    delimiter = DELIMITERS.get(str(options.get("delimiter", "")), usual)
    lines = Records(delimiter, disarm=options.get("disarm", True) is True)
    if options.get("bom", True):
        target.write_bytes(codecs.BOM_UTF8)
    target.write_bytes(lines.text([HEADER]).encode())
    for document in documents:
        said: list[Item] = []
        text = lines.text(rows_of(document, said))
        yield from said
        target.write_bytes(text.encode())
        yield document
