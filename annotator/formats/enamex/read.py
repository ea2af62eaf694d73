"""The reading half of ``enamex``."""

from collections.abc import Iterator

from annotator.formats.base import Item, Rejected, Source
from annotator.formats.enamex.scan import scanned
from annotator.formats.json_values import string_fault
from annotator.formats.jsonl_swift import new_span
from annotator.model.annotation import Document, Kept, Layer

NAME = "enamex"
SOURCE = "source"


def read(source: Source, encoding: str) -> Iterator[Item]:
    """The one document.  Raises FormatError."""
    raw = source.text(encoding)
    if fault := string_fault(raw):
        yield Rejected("document", fault, source.file, document=source.name)
        return
    found = scanned(raw)
    for remark in found.remarks:
        yield Rejected(remark.what, remark.reason, source.file, remark.line, document=source.name)
    spans = tuple(
        new_span(number, tag.label, ((start, stop),), tag.attributes, "", "")
        for number, (start, stop, tag) in enumerate(found.marks)
    )
    source.line = 1
    yield Document(
        name=source.name,
        text=found.text,
        layers=(Layer("", spans),),
        kept=() if found.canonical else (Kept(NAME, SOURCE, raw),),
    )
