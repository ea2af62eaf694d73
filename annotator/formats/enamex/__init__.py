"""Inline ENAMEX: a text with the tags of its entities in it, as in MUC and VLSP 2018 and 2021.

``<ENAMEX TYPE="ORGANIZATION">ĐHQG <ENAMEX TYPE="LOCATION">Hà Nội</ENAMEX></ENAMEX>``

Specification: MUC-7 named entity task; VLSP 2018 (up to three levels) and VLSP 2021 (sub-types such
as LOCATION-GPE), as far as their published readers tell.  It is not XML: there is no root, "&" and
"<" stand bare, and an XML parser would change line ends.  So tags are looked for, and nothing else:
ENAMEX, TIMEX and NUMEX in small or capital letters.  What stands between them is the text, every
character of it.  Offsets: none; a span is what its tags enclose.

A span's label is TYPE, other attributes of a tag are the span's, and a TIMEX or NUMEX tells so in
the attribute "element".  Text that itself looks like such a tag is written with ``&lt;`` for its
"<" (and ``&amp;lt;`` for a ``&lt;`` before a tag's name), and read back so.  A file in which
anything is written otherwise than we would is kept with the document and given back as it was
while its spans are the same.

Cannot hold: relations, notes, states, metadata, more than one layer, discontinuous spans, crossing
spans; of attributes those that are no strings, or hold white space other than a space, "<", ">" or
both kinds of quotation mark; labels with such characters have them replaced by "_".

Traps: tags that are never closed, or close nothing; quotation marks “like these” around a TYPE.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Source, Target
from annotator.formats.enamex.read import NAME, read
from annotator.formats.enamex.write import rendered
from annotator.formats.one_a_file import write_each
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

EXTENSION = ".enamex"

_TAG = re.compile(rb"<(?:ENAMEX|TIMEX|NUMEX)\s[^<>\n]*>", re.IGNORECASE)
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


class Enamex(Format):
    """A text with tags in it, a document a file."""

    description = Description(
        name=NAME,
        title="Inline ENAMEX (VLSP 2018, VLSP 2021)",
        extensions=(EXTENSION, ".muc", ".sgm"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attribute types",
            "attributes",
            "crossing spans",
            "discontinuous spans",
            "document metadata",
            "document names",
            "label characters",
            "layers of several annotators",
            "notes",
            "relations",
            "states",
        ),
        options=(ENCODING,),
        many=False,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By its tags; by the name where there are none."""
        marked = head.startswith(_OTHER_ENCODINGS)
        if b"\0" in head and not marked:
            return 0
        if _TAG.search(head.replace(b"\0", b"") if marked else head):
            return 92
        return 60 if path.suffix.lower() in self.description.extensions[:2] else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """The one document."""
        return read(source, str(options.get("encoding", "")))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One file when the target ends in .enamex, which takes one document; else a folder."""
        return write_each(documents, target, EXTENSION, rendered)


FORMAT = Enamex()
