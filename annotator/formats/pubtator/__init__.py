"""PubTator: title, abstract, mentions of concepts, and relations between the concepts.

Specification: https://www.ncbi.nlm.nih.gov/research/pubtator3/tutorial and the files of the
BioCreative tasks (CDR, BioRED).  Unit: code points of title, one separator, abstract.  End:
exclusive.  Documents are parted by blank lines; fields by TAB.

    227508|t|Naloxone reverses clonidine.
    227508|a|In unanesthetized rats …
    227508<TAB>0<TAB>8<TAB>Naloxone<TAB>Chemical<TAB>D009270
    227508<TAB>CID<TAB>D008750<TAB>D007022

The text is title, line end, abstract.  What identifies a mention is its attribute ``identifier``; a
seventh field (the mentions in a composite one) its attribute ``mentions``.  Relations are between
concepts: here they join the first mention of each; what stands after the two is the attribute
``more``.

Cannot hold: discontinuous spans, other attributes, notes, several layers, states, metadata;
relations of spans without an identifier, and which mentions are related; more than one line end,
which become spaces.

Traps: one mention may have several identifiers (``D1|D2``, ``D1,D2`` or ``D1;D2``) and -1 or "-"
for none; the words in the fields are sometimes normalised, and then do not fit the offsets.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Found, Item, Source, Target
from annotator.formats.pubtator.read import NAME, read
from annotator.formats.pubtator.write import write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_TITLE = re.compile(rb"^[^\s|]+\|t\|", re.M)


class PubTator(Format):
    """Titles and abstracts with mentions and relations of concepts."""

    description = Description(
        name=NAME,
        title="PubTator",
        extensions=(".pubtator",),
        reads=True,
        writes=True,
        cannot_hold=(
            "attribute types",
            "attributes",
            "attributes of relations",
            "discontinuous spans",
            "document metadata",
            "document names",
            "label characters",
            "layers of several annotators",
            "line ends",
            "notes",
            "notes of relations",
            "relations",
            "states",
        ),
        options=(ENCODING,),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By a line with a title at the beginning."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        return 90 if _TITLE.match(start) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """One document after the other."""
        return read(source, str(options.get("encoding", "")))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document."""
        return write(documents, target)


FORMAT = PubTator()
