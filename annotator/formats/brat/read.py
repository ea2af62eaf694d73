"""The reading half of ``brat``: one document from its text and its lines of annotations."""

import codecs
from collections.abc import Iterator
from pathlib import Path, PurePath

from annotator.errors import FormatError
from annotator.formats.base import Changed, Found, Reason, Rejected, Source
from annotator.formats.brat.corpus import Corpus, corpus_of
from annotator.formats.brat.document import Standoff
from annotator.formats.brat.lines import LINES, NAME
from annotator.formats.brat.units import MARK, Fit, fit
from annotator.formats.json_values import string_fault
from annotator.formats.nearby import is_file, is_there
from annotator.formats.source import printable
from annotator.model.annotation import Document, Kept, Layer

PARTS = (".a1", ".a2", ".rel", ".co")
"""Endings of files that share the ids of one document, as in the BioNLP shared tasks."""

_COUNTED = "TERAM*"


def parts_of(path: Path) -> tuple[Path, ...]:
    """The files that hold the annotations of the document of ``path``."""
    if path.suffix.lower() not in PARTS:
        return (path,)
    found = tuple(part for part in map(path.with_suffix, PARTS) if is_file(part))
    return found or (path,)


def read(source: Source, encoding: str, *, folders: bool) -> Iterator[Found]:
    """The document of ``source``, after the scheme of its corpus."""
    corpus = corpus_of(source, folders=folders)
    yield from corpus.found()
    parts = [(part, _content(source, part, encoding)) for part in parts_of(source.path)]
    try:
        text, marked = _text(source.path, encoding)
    except FormatError as error:
        if is_there(source.path.with_suffix(".txt")):
            raise
        yield _refused(source, corpus, parts, _missing(source.path, error))
        return
    if fault := string_fault(text):
        yield _refused(source, corpus, parts, fault)
        return
    yield from _items(source, corpus, parts, text, marked=marked)


def _items(
    source: Source, corpus: Corpus, parts: list[tuple[Path, str]], text: str, *, marked: bool
) -> Iterator[Found]:
    found = Fit(text)
    standoff = _standoff(source, corpus, parts, found)
    if standoff.differs:
        found = fit(text, [content for _, content in parts], marked=marked)
        if found.text is not text or found.place is not None:
            standoff = _standoff(source, corpus, parts, found)
    if found.note:
        yield Changed("document", found.note, file=source.file, document=corpus.document)
    standoff.link()
    yield from standoff.items
    kept: list[Kept] = []
    if rows := standoff.rows():
        kept.append(Kept(NAME, f"{LINES} {corpus.annotator}".rstrip(), rows))
    if found.counts_mark:
        kept.append(Kept(NAME, MARK, "counted"))
    layers: tuple[Layer, ...] = ()
    if standoff.spans or standoff.relations:
        layers = (Layer(corpus.annotator, tuple(standoff.spans), tuple(standoff.relations)),)
    source.line = 1
    yield Document(corpus.document, found.text, layers=layers, kept=tuple(kept))


def _standoff(
    source: Source, corpus: Corpus, parts: list[tuple[Path, str]], found: Fit
) -> Standoff:
    standoff = Standoff(found, corpus.names, source.file, corpus.document)
    for part, content in parts:
        if part.suffix.lower() in PARTS:
            file = PurePath(source.file).with_suffix(part.suffix)
            standoff.begin(str(file), part.suffix[1:])
        standoff.take(content)
    return standoff


def _content(source: Source, part: Path, encoding: str) -> str:
    """The lines of ``part``, whose bytes count as those of ``source`` if they are."""
    return source.text(encoding) if part == source.path else Source(part).text(encoding)


def _text(path: Path, encoding: str) -> tuple[str, bool]:
    """The text that belongs to ``path``, and whether a byte order mark stood before it."""
    source = Source(path.with_suffix(".txt"))
    return source.text(encoding), source.mark == codecs.BOM_UTF8


def _missing(path: Path, error: FormatError) -> Reason:
    return Reason(
        "its text is not there: put {file} beside it",
        {"file": printable(Path(path.with_suffix(".txt").name))},
    )


def _refused(
    source: Source, corpus: Corpus, parts: list[tuple[Path, str]], reason: Reason
) -> Rejected:
    """The document, with everything that its lines seem to hold."""
    first = [line[:1] for _, content in parts for line in content.split("\n")]
    return Rejected(
        "document",
        reason,
        file=source.file,
        document=corpus.document,
        spans=first.count("T"),
        relations=first.count("R"),
        attributes=first.count("A") + first.count("M"),
    )
