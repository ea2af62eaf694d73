"""WebAnno TSV 3.0 to 3.3, as WebAnno and INCEpTION export it: a row a token, a column a feature.

Specification: ``webannotsv.adoc`` in INCEpTION's user guide; for what that leaves open, its module
inception-io-webanno-tsv, which reads and writes the format.  Unit: UTF-16 units from the start of
the document, ends exclusive.  UTF-8.

What WebAnno calls a layer is called a sort in this package, since a layer is one person's work.

Text.  The ``#Text=`` lines are the text (several a sentence, with escapes; WebAnno 3.2.x wrote
``\\uXXXX``), whatever the words of the rows say.  What stands between sentences is in no file; it
is made of the offsets: a line feed, then spaces.  Our writer puts anything else that stands there
into the sentence before, so that it comes back.  Rows make the document's tokens, and rows for
parts of tokens (``1-3.1``) come back as they were.

Spans.  Every annotation of every sort is a span, labelled by one feature: the one that the option
``label`` names (``label=Referent|entity``), else the first called label, value, type, entity,
category, class, kind, tag, relation, PosValue, DependencyType, referenceType or like the sort,
else the only one.  Without a value, or with one that can be no label, the label is the sort's name
without its package.  All other features are attributes.  Keys are ``Sort:number`` or ``Sort:row``.

DKPro's token sorts (POS, Lemma, Stem, MorphologicalFeatures, Dependency) say something of every
token.  By default they are not spans, since nobody can label entities among them and no trainer
for entities wants them: they are kept, written back as they were, and counted in the report.  Who
counts annotations of a file with such sorts counts what was imported plus that.  ``layers=all``
shows them, ``layers=NamedEntity,Relation`` only those named.  Relations on a sort that is not
shown are not shown either.

Relations.  The row is the target (Dependent), the cell names the source (Governor): head = source,
tail = target, as WebAnno draws the arrow.  Ends that are tokens and no annotations become spans
labelled Token, which are not written back as annotations.  Slots are relations from their host,
labelled by the role (without one, by the feature).  In a chain each member leads to the next, and
the relation has the label of the link (without one, the chain's name); chains that people branch
or close to a circle become rows of a relation.  Each goes back where it came from.

People.  ``annotation/DOCUMENT/WHO.tsv`` and ``curation/DOCUMENT/CURATION_USER.tsv`` are layers of
DOCUMENT by WHO and by CURATION_USER, which is an annotator like others: gold is what adjudication
in the project makes.  INITIAL_CAS is nobody.  VLSP 2020 has ``DOCUMENT/CURATION_USER.tsv`` alone.
Documents with several layers are written that way, others as ``DOCUMENT.tsv``.

Written with the sorts that the file had, else with ``webanno.custom.Span|label`` and
``webanno.custom.Relation|label`` and a feature an attribute; INCEpTION wants its project to have
them.

Cannot hold: metadata, notes, states, values of attributes other than text, discontinuous spans,
white space between tokens at the edge of a span, white space other than spaces before the first
token, relations of the second of two members of chains on one word.

Traps: places without length (kept and not shown); GUM leaves annotations without a value out of a
stack, so annotations are matched by number and not by place, and writes ``_`` in values as it is;
OntoGUM has annotations with a number in one column only; some converters count code points,
restart offsets at each sentence, or leave out the last TAB; a token may be ``_``; numbers in a
chain's brackets are the chain's; ``BT_`` may name a sort that is not there (Dependency hangs on
tokens).
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import (
    ENCODING,
    Description,
    Format,
    Found,
    Item,
    Option,
    Source,
    Target,
)
from annotator.formats.webanno import read as reading
from annotator.formats.webanno import write as writing
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_BEGINNING = b"#FORMAT=WebAnno TSV"


class WebAnno(Format):
    """Rows of tokens with a column for each feature; a file is one person's work on a document."""

    description = Description(
        name="webanno",
        title="WebAnno TSV 3 (INCEpTION)",
        extensions=(writing.EXTENSION,),
        reads=True,
        writes=True,
        cannot_hold=(
            "attribute types",
            "attributes",
            "discontinuous spans",
            "document metadata",
            "document names",
            "label characters",
            "layers of several annotators",
            "notes",
            "original spacing",
            "relations",
            "spans with white space at an edge",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="label",
                kind="text",
                default="",
                help="Features that are labels, for example NamedEntity|value,Referent|entity; "
                "empty means by their names.",
                applies="read",
            ),
            Option(
                name="layers",
                kind="text",
                default="",
                help="Layers to show, with commas between, or all; empty means all but parts of "
                "speech, lemmas, stems, morphology and dependencies. The others are kept.",
                applies="read",
            ),
            Option(
                name="discontinuous",
                kind="choice",
                default="cover",
                choices=("cover", "drop"),
                help="What becomes of a span with gaps: written from its first to its last "
                "character, or left out.",
                applies="write",
            ),
            Option(
                name="people",
                kind="flag",
                default=False,
                help="Whether each layer is written as annotation/DOCUMENT/WHO.tsv, as INCEpTION "
                "does, also where a document has one.",
                applies="write",
            ),
        ),
        many=False,
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the first line."""
        return 100 if head.removeprefix(b"\xef\xbb\xbf").startswith(_BEGINNING) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The one document, with one layer."""
        return reading.read(source, reading.choices_of(options))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One file when the target ends in .tsv, which takes one document; else a folder."""
        return writing.write(
            documents,
            target,
            gaps=str(options.get("discontinuous", "cover")),
            people=options.get("people") is True,
        )


FORMAT = WebAnno()
