"""CoNLL columns: a token a line, its IOB2 tag in one column.

Specification: the CoNLL-2002 and 2003 shared tasks
(https://www.clips.uantwerpen.be/conll2002/ner/, …/conll2003/ner/); the rule for stray I- tags is
the one of their ``conlleval``.  Unit: tokens.  End: by tags: B-X begins a span of label X, I-X
goes on with it, O is none.  A blank line ends a sentence, a line ``-DOCSTART-`` begins a document.
Columns are parted by a TAB, or by spaces where a line has no TAB; the tag is the last column
unless the option ``column`` says another.

There is no text in such a file.  Reading makes one: tokens joined by a space, sentences by "\\n".
Writing cuts the text into syllables and marks of punctuation, which is what Vietnamese taggers at
syllable level take, or at the file's own tokens where the text came from such a file; each
document begins with its ``-DOCSTART-`` line.

Cannot hold: relations, attributes, notes, states, metadata, names, the white space of the text,
more than one layer, discontinuous and crossing spans, and of nested spans either the outermost or
the innermost.  White space in a label becomes "_", since many readers part columns
at it.  A span that cuts a token grows to the whole token.  A span that runs over the end
of a sentence keeps the sentences together, so that no reader sees two spans.

Traps: VLSP 2016 has I- after O; CoNLL-2003 itself is IOB1 and starts nearly every span with I-;
other columns hold other annotations, of which we read one.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats import conll_read, conll_write
from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme


class Conll(Format):
    """Columns with IOB2 tags."""

    description = Description(
        name="conll",
        title="CoNLL columns (IOB2)",
        extensions=(".conll", ".iob", ".bio", ".iob2"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "crossing spans",
            "discontinuous spans",
            "document metadata",
            "document names",
            "layers of several annotators",
            "nested spans",
            "notes",
            "original spacing",
            "relations",
            "spans that cut a token",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="column",
                kind="number",
                default=0,
                help="Column that holds the tags, counted from 1; 0 means the last.",
                applies="read",
            ),
            Option(
                name="nested",
                kind="choice",
                default="outermost",
                choices=("outermost", "innermost"),
                help="Which spans to write where spans lie in each other.",
                applies="write",
            ),
        ),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By lines of columns of which the last is a tag."""
        if not conll_read.looks_tagged(head):
            return 0
        return 90 if path.suffix.lower() in self.description.extensions else 80

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """The documents between -DOCSTART- lines, named by the file and their number."""
        column = options.get("column", 0)
        return conll_read.read(
            source, str(options.get("encoding", "")), column if isinstance(column, int) else 0
        )

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document."""
        innermost = options.get("nested") == "innermost"
        return conll_write.write(documents, target, innermost=innermost)


FORMAT = Conll()
