"""Plain text: one document a file, nothing but its text.

Specification: none.  Written as UTF-8 without a byte order mark; nothing is added at the end and
no line end changed, so what is read and written again is byte for byte the same file (but for a
byte order mark or another encoding).

Cannot hold: annotations, metadata; the document's name as far as no file can be called so.

Traps: Windows programs write UTF-16 or cp1258 for Vietnamese; a NUL means that it is no text.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import (
    ENCODING,
    Changed,
    Description,
    Format,
    Item,
    Reason,
    Rejected,
    Source,
    Target,
)
from annotator.formats.file_names import FileNames
from annotator.formats.json_values import string_fault
from annotator.formats.losses import layers_lost, metadata_lost
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
        if target.path.suffix.lower() == EXTENSION:
            yield from _write_file(documents, target)
        else:
            yield from _write_folder(documents, target)


def _write_file(documents: Iterable[Document], target: Target) -> Iterator[Item]:
    target.write("")
    for number, document in enumerate(documents):
        if number:
            raise FormatError(
                "{path} can take one document, and there are several; "
                "name a folder, without .txt at its end.",
                path=target.file,
            )
        target.write(document.text)
        if document.name != target.name:
            yield _named(document, "it was written as {file}, as was asked", target.path.name)
        yield from _losses(document)
        yield document


def _write_folder(documents: Iterable[Document], target: Target) -> Iterator[Item]:
    target.begin_folder()
    names = FileNames(EXTENSION)
    for document in documents:
        name = names.give(document.name)
        target.write_member(name, document.text)
        if name != document.name + EXTENSION:
            yield _named(
                document, "no file can be called as it is, so it was written as {file}", name
            )
        yield from _losses(document)
        yield document


def _named(document: Document, template: str, file: str) -> Changed:
    return Changed(
        "document",
        Reason(template, {"file": file}),
        document=document.name,
        loss="document names",
    )


def _losses(document: Document) -> Iterator[Item]:
    yield from metadata_lost(document)
    yield from layers_lost(document, document.layers, "plain text holds no annotations")


FORMAT = PlainText()
