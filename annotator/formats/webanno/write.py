"""The writing half of ``webanno``: one file a document, or a folder as INCEpTION lays it out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Changed, Item, Reason, Target
from annotator.formats.file_names import FileNames
from annotator.formats.inception import CURATOR, INITIAL
from annotator.formats.losses import changed, layers_lost, lost, metadata_lost, state_lost
from annotator.formats.tokens import Tokens, tokens_of
from annotator.formats.webanno.cells import NONE, NULL, escaped_text
from annotator.formats.webanno.header import FORMAT_LINE, PREFIXES, Sort, declaration
from annotator.formats.webanno.plan import Plan, Planner, renumbered
from annotator.formats.webanno.record import Record, recorded
from annotator.formats.webanno.rows import Rows
from annotator.formats.webanno.sentences import TEXT
from annotator.formats.webanno.units import Unit, Units
from annotator.model.annotation import Document, Layer
from annotator.model.offsets import Utf16Map

EXTENSION = ".tsv"
_VERSION = f"{FORMAT_LINE}.3"
_OLD = re.compile(r"#FORMAT=WebAnno TSV 3\.[01]\b")
_UNFIT = re.compile(r"[\x00-\x1f]")


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
    page = _Page(document, plan, tokens, units, record)
    text = page.text(rows.cells)
    return text, [*notes, *page.notes]


class _Page:
    """The lines of one file."""

    def __init__(
        self, document: Document, plan: Plan, tokens: Tokens, units: Units, record: Record
    ) -> None:
        self.notes: list[Item] = []
        self._document = document
        self._sorts = renumbered(plan.sorts)
        self._tokens = tokens
        self._units = units
        self._record = record
        self._map = Utf16Map(document.text)
        self._kept = [sort.name for sort in record.sorts()]

    def text(self, cells: dict[Unit, dict[str, list[str]]]) -> str:
        """The file."""
        lines = self._head()
        text, tokens = self._document.text, self._tokens
        bounds = tokens.sentence_bounds()
        self._check_edges()
        for number, (first, stop) in enumerate(bounds):
            end = tokens.stops[stop - 1]
            after = tokens.starts[stop] if stop < len(tokens) else len(text)
            if not _is_implied(text[end:after], last=stop == len(tokens)):
                end = after
            lines += ["", *self._record.comments.get(number + 1, ())]
            lines += [
                TEXT + escaped_text(line) for line in text[tokens.starts[first] : end].split("\n")
            ]
            for token in range(first, stop):
                name = f"{number + 1}-{token - first + 1}"
                lines.append(
                    self._row(name, tokens.starts[token], tokens.stops[token],
                              cells.get((token, 0), _NOTHING))
                )  # fmt: skip
                for part, (start, until) in self._units.parts(token):
                    found = cells.get((token, part), _NOTHING)
                    lines.append(self._row(f"{name}.{part}", start, until, found))
        return "\n".join(lines) + "\n"

    def _head(self) -> list[str]:
        declared = [declaration(sort) for sort in self._sorts.values()]
        head = self._record.head
        first = head[0] if head and not _OLD.match(head[0]) else _VERSION
        others = [line for line in head[1:] if line[:6] not in PREFIXES]
        return [first, *declared, *others, ""]

    def _row(self, name: str, start: int, stop: int, cells: dict[str, list[str]]) -> str:
        form = self._document.text[start:stop]
        if _UNFIT.search(form):
            form = escaped_text(form).replace("\n", "\\n")
        place = f"{self._map.unit(start)}-{self._map.unit(stop)}"
        kept = self._record.cells.get(name)
        values: list[str] = []
        for sort in self._sorts.values():
            found = cells.get(sort.name)
            if found is None and kept is not None:
                found = self._kept_cells(sort, kept)
            values += found or [NONE] * len(sort.columns)
        row = "\t".join((name, place, form, *values))
        return row + "\t" if self._record.tab else row

    def _kept_cells(self, sort: Sort, kept: dict[int, list[str]]) -> list[str] | None:
        if sort.name not in self._kept:
            return None
        found = kept.get(self._kept.index(sort.name))
        if found is None:
            return None
        missing = len(sort.columns) - len(found)
        if missing < 0:
            return found[: len(sort.columns)]
        at = len(found) - sort.is_relation
        return [*found[:at], *[NULL] * missing, *found[at:]]

    def _check_edges(self) -> None:
        """Says what of the text no sentence holds: what stands before the first token."""
        text, tokens = self._document.text, self._tokens
        before = text[: tokens.starts[0]] if len(tokens) else text
        if before.strip(" ") or (before and not len(tokens)):
            self.notes.append(
                changed(
                    "document",
                    "the white space before its first token is written as spaces"
                    if len(tokens)
                    else "its text holds nothing but white space, so it was not written",
                    self._document,
                    "original spacing",
                )
            )


_NOTHING: dict[str, list[str]] = {}


def _is_implied(gap: str, *, last: bool) -> bool:
    """Whether a reader fills a gap after a sentence so by itself."""
    if last:
        return not gap
    return not gap or (gap[0] == "\n" and not gap[1:].strip(" "))


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
