"""Plain text: one document a file, nothing but its text.

Specification: none.  Written as UTF-8 without a byte order mark; nothing is added at the end and
no line end changed, so what is read and written again is byte for byte the same file (but for a
byte order mark or another encoding).

Cannot hold: annotations, metadata; the document's name as far as no file can be called so.

Traps: Windows programs write UTF-16 or cp1258 for Vietnamese; a NUL means that it is no text.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from annotator.formats.base import (
    ENCODING,
    Description,
    Format,
    Item,
    Rejected,
    Source,
    Target,
)
from annotator.formats.json_values import string_fault
from annotator.formats.losses import layers_lost, metadata_lost
from annotator.formats.one_a_file import write_each
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

EXTENSION = ".txt"


class PlainText(Format):
    """A text a file; several documents make a folder."""

    description = Description(
        name="text",
        title="Plain text",
        extensions=(EXTENSION,),
        reads=True,
        writes=True,
        cannot_hold=("annotations", "document metadata", "document names"),
        options=(ENCODING,),
        many=False,
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the name, since any text is plain text; never what holds NUL bytes without a mark."""
        if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
            return 0
        return 40 if path.suffix.lower() in (EXTENSION, ".text") else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """The one document."""
        text = source.text(str(options.get("encoding", "")))
        if fault := string_fault(text):
            yield Rejected("document", fault, file=source.file, document=source.name)
        else:
            yield Document(name=source.name, text=text)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One file when the target ends in .txt, which takes one document; else a folder."""
        return write_each(documents, target, EXTENSION, _rendered)


def _rendered(document: Document) -> tuple[str, list[Item]]:
    losses = (
        metadata_lost(document),
        layers_lost(document, document.layers, "plain text holds no annotations"),
    )
    return document.text, list(chain.from_iterable(losses))


FORMAT = PlainText()
