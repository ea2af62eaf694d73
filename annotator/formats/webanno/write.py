"""The writing half of ``webanno``: one file a document, or a folder as INCEpTION lays it out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Changed, Item, Reason, Target
from annotator.formats.file_names import FileNames
from annotator.formats.inception import CURATOR, INITIAL
from annotator.formats.losses import changed, layers_lost, lost, metadata_lost, state_lost
from annotator.formats.tokens import tokens_of
from annotator.formats.webanno.page import Page
from annotator.formats.webanno.plan import Planner
from annotator.formats.webanno.record import Record, recorded
from annotator.formats.webanno.rows import Rows
from annotator.formats.webanno.units import Units
from annotator.model.annotation import Document, Layer

EXTENSION = ".tsv"


def write(
    documents: Iterable[Document], target: Target, *, gaps: str, people: bool
) -> Iterator[Item]:
    """A file when ``target`` ends in .tsv, else a folder.

    ``gaps`` is "cover" or "drop"; ``people`` puts each layer under its annotator's name.
    """
    if target.path.suffix.lower() == EXTENSION:
        yield from _write_file(documents, target, gaps)
    else:
        yield from _write_folder(documents, target, gaps, people=people)


def _write_file(documents: Iterable[Document], target: Target, gaps: str) -> Iterator[Item]:
    target.write("")
    for number, document in enumerate(documents):
        if number:
            raise FormatError(
                "{path} can take one document, and there are several; "
                "name a folder, without .tsv at its end.",
                path=target.file,
            )
        if document.name != target.name:
            yield _named(document, "it was written as {file}, as was asked", target.path.name)
        layer = document.layers[0] if document.layers else Layer("")
        yield from metadata_lost(document)
        yield from layers_lost(
            document,
            document.layers[1:],
            "one file holds one layer; name a folder, without .tsv at its end",
            "layers of several annotators",
        )
        if layer.annotator:
            yield changed(
                "layer",
                "whose it is, {annotator}, is not written",
                document,
                "layers of several annotators",
                layer.annotator,
                annotator=layer.annotator,
            )
        text, notes = rendered(document, layer, gaps)
        target.write(text)
        yield from notes
        yield document


def _write_folder(
    documents: Iterable[Document], target: Target, gaps: str, *, people: bool
) -> Iterator[Item]:
    files = FileNames(EXTENSION)
    folders = FileNames("")
    folder = target.begin_folder()
    for document in documents:
        yield from metadata_lost(document)
        if len(document.layers) > 1 or people:
            yield from _write_people(document, target, folders.give(document.name), gaps)
        else:
            name = files.give(document.name)
            if name != document.name + EXTENSION:
                yield _named(
                    document, "no file can be called as it is, so it was written as {file}", name
                )
            layer = document.layers[0] if document.layers else Layer("")
            text, notes = rendered(document, layer, gaps)
            target.write_member(name, text)
            yield from notes
        yield document
    _ = folder


def _write_people(document: Document, target: Target, folder: str, gaps: str) -> Iterator[Item]:
    """Each layer as ``annotation/DOCUMENT/WHO.tsv``, the curator's in ``curation``."""
    if folder != document.name:
        yield _named(
            document, "no folder can be called as it is, so it was written as {file}", folder
        )
    names = FileNames(EXTENSION)
    for layer in document.layers or (Layer(""),):
        name = names.give(layer.annotator or INITIAL)
        if layer.annotator and name != layer.annotator + EXTENSION:
            yield changed(
                "layer",
                "no file can be called as its annotator is, so it was written as {file}",
                document,
                "layers of several annotators",
                layer.annotator,
                file=name,
            )
        room = "curation" if layer.annotator == CURATOR else "annotation"
        place = Path(room, folder, name)
        (target.begin_folder() / place).parent.mkdir(parents=True, exist_ok=True)
        text, notes = rendered(document, layer, gaps)
        target.write_member(str(place), text)
        yield from notes


def rendered(document: Document, layer: Layer, gaps: str) -> tuple[str, list[Item]]:
    """The file for one layer of ``document``, and what is to be said about it."""
    notes: list[Item] = [*state_lost(document, layer)]
    if gaps == "drop":
        layer, dropped = _without_gaps(document, layer)
        notes += dropped
    record = recorded(document, layer.annotator) or Record()
    tokens = tokens_of(document)
    before = document.text[: tokens.starts[0]] if len(tokens) else document.text
    if before.strip():  # no row could hold it, and without a row its sentence has no place
        tokens = tokens_of(document, own=False)
        if record.cells:
            notes.append(
                changed(
                    "document",
                    "its tokens leave out its beginning, so it was cut anew, and what was kept "
                    "of layers that are not shown was not written",
                    document,
                    "original spacing",
                )
            )
        record = replace(record, units={}, cells={}, comments={})
    plan = Planner(layer, record).made()
    units = Units(tokens, record.units)
    rows = Rows(document, layer, plan, units, record)
    rows.lay()
    notes += rows.notes
    page = Page(document, plan, tokens, units, record)
    text = page.text(rows.cells)
    return text, [*notes, *page.notes]


def _without_gaps(document: Document, layer: Layer) -> tuple[Layer, list[Item]]:
    """``layer`` without its discontinuous spans and the relations that hang on them."""
    gone = {span.id for span in layer.spans if len(span.fragments) > 1}
    notes: list[Item] = [
        lost("span", "it is discontinuous, which rows cannot say", document,
             "discontinuous spans", span.key, attributes=len(span.attributes))
        for span in layer.spans
        if span.id in gone
    ]  # fmt: skip
    loose = {one.id for one in layer.relations if one.head in gone or one.tail in gone}
    notes += [
        lost("relation", "one of its ends was not written", document, "discontinuous spans",
             one.key, attributes=len(one.attributes))
        for one in layer.relations
        if one.id in loose
    ]  # fmt: skip
    return replace(
        layer,
        spans=tuple(span for span in layer.spans if span.id not in gone),
        relations=tuple(one for one in layer.relations if one.id not in loose),
    ), notes


def _named(document: Document, template: str, file: str) -> Changed:
    return Changed(
        "document",
        Reason(template, {"file": file}),
        document=document.name,
        loss="document names",
    )
