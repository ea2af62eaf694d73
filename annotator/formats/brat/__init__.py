"""brat standoff: a text, a file of lines about it, and the configuration of their folder.

Specification: https://brat.nlplab.org/standoff.html and /configuration.html; odd cases are as
brat's own server reads them (nlplab/brat, server/src/annotation.py and projectconfig.py).
Unit: code points of the .txt, in which CR LF are two.  End: exclusive.  Encoding: UTF-8.

    T1<TAB>LOC 0 5;16 23<TAB>North America    a span; fragments' words are joined by one space
    E1<TAB>Move:T3 Who:T1 To:T2 To2:E2        an event: relations from its trigger, by role
    R1<TAB>Near Arg1:T1 Arg2:T2               a relation; the arguments may have other names
    *<TAB>Equiv T1 T2 T3                      relations from each member to the next
    A1<TAB>Mood T1 glad                       an attribute; without a value it is true; M is old
    N1<TAB>Reference T2 Wiki:Q1858<TAB>Hanoi  not modelled, kept
    #1<TAB>AnnotatorNotes T1<TAB>words        a note; a second one and other types are kept

BioNLP shared tasks part the lines of a document into .a1, .a2, .rel and .co with one space of ids.

What is kept: a row for each line (``lines``), so that a file comes out byte for byte as it was but
for what was changed here.  Relations of events are keyed ``E1:Role:T2``, those of a * line
``*1.2``.  A line that is broken stays as it is and is said.  Lines that name something that is
gone go with it.

annotation.conf, visual.conf and kb_shortcuts.conf beside the files, or above them within the folder
that is imported, make the scheme: hierarchies become flat, terms with "!" are only headings, roles
of events are relations.  What our scheme cannot say stands in the labels' ``extra`` under "brat"
and is written back.  brat stores types as ``[a-zA-Z0-9_-]+``: other labels get such a name, and a
comment in annotation.conf keeps what they stand for, whose work it is, and how numbers and words
are told apart.

Several annotators have a folder each, with documents of the same names, as is brat's custom.

Cannot hold: line ends in notes and values; attributes that are neither words nor true (they become
JSON); attributes and notes of events' arguments; spans of nothing but line ends, and line ends at
a span's edge; metadata, states, and names that no file can have.

Traps: brat breaks lines at U+2028, U+0085 and all that ``str.splitlines`` knows, so that spans are
parted there, and fragments parted by nothing but line ends are one span.  An empty .ann is a
document that nobody has labelled.  brat counts a byte order mark in the .txt, others do not: the
words tell.  Tools on Windows count CR LF as one, others UTF-16 units or bytes: the words tell that,
too.  Ids have gaps, lines any order, equal lines with other ids are no mistake.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
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
from annotator.formats.brat.corpus import FILES
from annotator.formats.brat.lines import NAME
from annotator.formats.brat.read import parts_of, read
from annotator.formats.brat.recognise import likeness
from annotator.formats.brat.write import write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_ABOVE = 6
"""How many folders up a configuration that is in use may stand."""


class Brat(Format):
    """A folder of .txt and .ann files."""

    description = Description(
        name=NAME,
        title="brat standoff",
        extensions=(".ann", ".a1", ".a2"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attribute types",
            "attributes of relations",
            "control characters",
            "document metadata",
            "document names",
            "line ends",
            "notes of relations",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="annotators",
                kind="choice",
                default="one",
                choices=("one", "folders"),
                help="Whether all is one person's work, or the first folder below the imported "
                "one is the annotator's name.",
                applies="read",
            ),
            Option(
                name="titles",
                kind="choice",
                default="vi",
                choices=("vi", "en"),
                help="The language of the labels that visual.conf shows.",
                applies="write",
            ),
        ),
        many=True,
        one_layer=False,
        folder=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By lines of id, TAB, type and offsets; an empty file by its name and its text."""
        return likeness(path, head)

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The text, other files of annotations that share ids with these, configurations."""
        first, *others = parts_of(path)
        others = others if first == path else []
        return (path.with_suffix(".txt"), *others, *_configurations(path.parent))

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The one document, after the scheme of its folder."""
        return read(
            source,
            str(options.get("encoding", "")),
            folders=options.get("annotators") == "folders",
        )

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """A folder, with one folder in it for each annotator where there are several."""
        return write(documents, target, scheme, str(options.get("titles", "vi")))


@lru_cache(maxsize=16)
def _configurations(folder: Path) -> tuple[Path, ...]:
    """Where the configuration of documents in ``folder`` may be."""
    above = (folder, *folder.parents)[:_ABOVE]
    return tuple(each / name for each in above for name in FILES)


FORMAT = Brat()
