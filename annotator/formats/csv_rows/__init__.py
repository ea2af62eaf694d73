"""CSV and TSV for spreadsheets: a row each for a document, a layer, a span, a relation.

Specification: RFC 4180 for the cells; the columns are ours (``csv_rows.rows.HEADER``).  The column
``kind`` tells what a row is, so that a filter shows spans alone; relations name the ids of their
spans in ``head`` and ``tail``.  Unit of ``start`` and ``stop``: code points of the text that the
document's row holds, the end exclusive; ``parts`` holds the fragments of a discontinuous span
("0..5; 16..23").  Attributes and metadata are a JSON object in one cell.

A cell that a spreadsheet would take for a formula (=, +, -, @, TAB and line ends at its beginning)
gets a "'" before it, which reading takes away; so does one that begins with such a "'".

Other files with a header are read as documents: a row each, its text in the column ``text`` (or
one called so), its name in ``document``, ``name`` or ``id``, all else its metadata.

Cannot hold: what readers of rows cannot tell: nothing is lost but the unique ids of documents.
A spreadsheet that saves the file may cut texts at 32,767 characters and change what looks like a
number or a date; then the words of a span no longer are those at its place, and it is rejected.

Traps: an unclosed quotation mark costs its line, not all that follows; Excel takes UTF-8 for
Windows-1252 where no byte order mark tells otherwise, and ";" for "," in half of Europe.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.formats.csv_rows.cells import DELIMITERS
from annotator.formats.csv_rows.read import is_ours, names_a_text, read
from annotator.formats.csv_rows.write import write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme


class Csv(Format):
    """Rows for spreadsheets."""

    description = Description(
        name="csv",
        title="CSV or TSV for spreadsheets",
        extensions=(".csv", ".tsv"),
        reads=True,
        writes=True,
        cannot_hold=(),
        options=(
            ENCODING,
            Option(
                name="delimiter",
                kind="choice",
                default="auto",
                choices=("auto", *DELIMITERS),
                help="What parts the cells; auto means what the header has most of on reading, "
                "and a tab in a .tsv file, else a comma, on writing.",
            ),
            Option(
                name="disarm",
                kind="flag",
                default=True,
                help="Whether a mark ' before =, +, -, @ and the like keeps spreadsheets from "
                "taking a cell for a formula; reading takes it away.",
            ),
            Option(
                name="bom",
                kind="flag",
                default=True,
                help="Whether the file begins with a byte order mark, without which Excel shows "
                "Vietnamese letters wrongly.",
                applies="write",
            ),
            Option(
                name="text",
                kind="text",
                default="",
                help="Name of the column that holds the texts, where each row is a document.",
                applies="read",
            ),
        ),
        many=True,
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By its header; by its name where that tells little."""
        marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = head.decode("utf-16" if marked else "utf-8-sig", "replace")
        if is_ours(text):
            return 96
        if path.suffix.lower() not in self.description.extensions or "\0" in text:
            return 0
        return 70 if names_a_text(text) else 30

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """Documents with their layers, or a document for each row."""
        return read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """Every layer of each document."""
        return write(documents, target, options)


FORMAT = Csv()
