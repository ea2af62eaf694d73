"""BioC XML and BioC JSON: collections of documents in passages, with annotations and relations.

Specification: BioC.dtd, https://bioc.sourceforge.net; JSON as the ``bioc`` library and PubTator's
server write it.  Unit: the DTD speaks of bytes, real files count code points: the words tell, for
each passage.  Place: offset and length, from the beginning of the document; several locations are
a discontinuous span.

    {"documents": [{"id": "1", "infons": {}, "passages": [{"offset": 0, "text": "…",
     "annotations": [{"id": "1", "infons": {"type": "Disease"}, "text": "…",
                      "locations": [{"offset": 4, "length": 7}]}],
     "relations": [{"id": "R1", "infons": {"type": "CID"},
                    "nodes": [{"refid": "1", "role": "Chemical"}]}]}], "relations": []}]}

The infon ``type`` is the label, the others are attributes; roles are the attributes ``head role``
and ``tail role`` of a relation.  Passages and sentences follow one another, parted by a line end
where the offsets leave room; infons of the document are its metadata.

Only read.  Not taken: relations of other than two annotations, or of relations.

Traps: the offset of a passage may be too high (a title measured with "&apos;"), so that places
are taken from the beginning of their passage; XML turns CR LF into LF; most files name a DTD, which
is never fetched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import ENCODING, Description, Format, Found, Item, Source, Target
from annotator.formats.bioc.build import NAME, document_items
from annotator.formats.bioc.json_form import json_documents_of
from annotator.formats.bioc.xml_form import xml_documents
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_XML = re.compile(rb"<(?:!DOCTYPE\s+)?collection\b")
_INSIDE = re.compile(rb"<(?:document|passage|key|source)\b")
_JSON = re.compile(rb'"passages"\s*:\s*\[')


class BioC(Format):
    """BioC, read only."""

    description = Description(
        name=NAME,
        title="BioC XML or JSON",
        extensions=(".bioc",),
        reads=True,
        writes=False,
        cannot_hold=(),
        options=(ENCODING,),
        many=True,
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By a collection of documents, or by passages."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        if start.startswith((b"{", b"[")):
            return 90 if _JSON.search(head) else 0
        if start.startswith(b"<") and _XML.search(head) and _INSIDE.search(head):
            return 90
        return 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """One document after the other."""
        encoding = str(options.get("encoding", ""))
        start = source.head(64).removeprefix(b"\xef\xbb\xbf").lstrip()
        found = (xml_documents if start.startswith(b"<") else json_documents_of)(source, encoding)
        for number, one in enumerate(found, 1):
            yield from document_items(one, source, number)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """Not possible.  Raises FormatError."""
        raise FormatError("Annotator cannot write {format}.", format=NAME)


FORMAT = BioC()
