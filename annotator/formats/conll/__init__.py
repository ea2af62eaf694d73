"""CoNLL columns: a token a line, tags in one or more of its columns.

Specification: the CoNLL-2002 and 2003 shared tasks
(https://www.clips.uantwerpen.be/conll2002/ner/, …/conll2003/ner/); stray I- tags are read by the
rule of their ``conlleval``.  Also read: VLSP 2016 (word, part of speech, chunk, entity, nested
entity), GermEval 2014 (number, token, outer, nested), CLEF-HIPE 2020 and 2022 (a header line, ten
columns, "#" comments with the document's id), PhoNER, WNUT, MultiCoNER and their like.  Unit:
tokens.  End: by tags, see ``conll.tags``.  A blank line ends a sentence, a line ``-DOCSTART-`` or
a comment with an id begins a document.  Columns are parted by a TAB, or by spaces where a line has
no TAB; only beside a TAB may a token hold spaces.

There is no text in such a file.  Reading makes one: tokens joined by a space (or not, where the
column MISC of CLEF-HIPE says NoSpaceAfter), sentences by "\\n".  Which columns are tags is told by
the first lines: the last group of columns with nothing but tags, without one of chunks behind one
of parts of speech.  The lines are kept with the document, so that all other columns, comments,
separators and blank lines come back as they were; where spans have changed since, the tags of
their sentences are written anew.

Writing any other document cuts its text into syllables and marks of punctuation, which is what
Vietnamese taggers at syllable level take, or at the tokens that its own file brought; each
document begins with its ``-DOCSTART-`` line.  All documents of a file have the columns of the
first.

Cannot hold: relations, attributes, notes, states, metadata, names, the white space of the text,
more than one layer, discontinuous spans; nested and crossing spans as far as there are no columns
for them.  White space in a label becomes "_", since many readers part columns at it.  A span that
runs over the end of a sentence keeps the sentences together, so that no reader sees two spans.

Traps: VLSP 2016 has I- after O; CoNLL-2003 itself is IOB1 and starts nearly every span with I-;
the tag is not always in the last column; "#" may be a token.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.formats.conll.layout import Sample
from annotator.formats.conll.read import NAME, read
from annotator.formats.conll.tags import SCHEMES
from annotator.formats.conll.write import write
from annotator.formats.source import HEAD
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme


class Conll(Format):
    """Columns with tags."""

    description = Description(
        name=NAME,
        title="CoNLL columns (IOB1, IOB2, IOBES, BILOU; VLSP 2016)",
        extensions=(".conll", ".iob", ".bio", ".iob2", ".iobes", ".bioes", ".bilou", ".ner"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "crossing spans",
            "discontinuous spans",
            "document metadata",
            "document names",
            "label characters",
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
                name="columns",
                kind="text",
                default="",
                help="Columns that hold the tags, counted from 1 or by the names in a header, for "
                "example 4,5 for nested spans; empty means as the first lines suggest.",
                applies="read",
            ),
            Option(
                name="scheme",
                kind="choice",
                default="auto",
                choices=("auto", *SCHEMES),
                help="How the tags mark where a span begins and ends; auto means as the prefixes "
                "tell on reading, and as the document's own file did, else iob2, on writing.",
            ),
            Option(
                name="nested",
                kind="choice",
                default="outermost",
                choices=("outermost", "innermost", "columns"),
                help="Which spans to write where spans lie in each other: the outermost or the "
                "innermost first, as far as there are columns, or nested ones in further columns.",
                applies="write",
            ),
            Option(
                name="levels",
                kind="number",
                default=2,
                help="How many columns of tags nested=columns writes.",
                applies="write",
            ),
            CUT,
            TOKENS,
            JOINED,
        ),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By lines of columns of which some hold nothing but tags."""
        if b"\t" not in head and b" " not in head and b"-DOCSTART-" not in head:
            return 0
        lines = _decoded(head).split("\n")
        if len(head) == HEAD and len(lines) > 1:
            lines.pop()  # cut off, perhaps
        if not Sample(lines[:_LOOKED_AT]).is_columns:
            return 0
        return 90 if path.suffix.lower() in self.description.extensions else 80

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """The documents, named by the ids in their comments or by the file and their number."""
        return read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document."""
        return write(documents, target, options)


_LOOKED_AT = 1000


def _decoded(head: bytes) -> str:
    for mark, codec in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if head.startswith(mark):
            return head.decode(codec, "replace")
    return ""


FORMAT = Conll()
