"""From a loss in an export's report back to the span or relation that it is about.

Losses name things by the keys that files gave them, and what was drawn in the window has none.
So the one document is written again, on trial, with keys that know their row; the loss with the
same number is then about that row.
"""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Changed, Format, Rejected
from annotator.formats.target import Target
from annotator.model.annotation import Document, Layer
from annotator.ops.export_choice import choose
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import chosen_documents, writable, write_options
from annotator.ops.report import ExportReport
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Place:
    """A document, and in it the span or relation (row ids) of one annotator's layer, if known."""

    document_id: int
    annotator: str = ""
    span: int | None = None
    relation: int | None = None


class _Key(str):
    """A key that knows whose it is; for everybody else it is the string."""

    place: Place


def place_of(
    project: Project, request: ExportRequest, report: ExportReport, number: int
) -> Place | None:
    """Where the loss ``number`` of ``report`` comes from; None when its document is gone.

    When the document was changed since, so that the loss is no longer there, it is the document.
    """
    loss, origin = report.losses[number], report.origins[number]
    if not project.read.has_document(origin.document_id):
        return None
    before = report.losses[number - origin.number : number]
    equal = sum(other == loss for other in before)
    found = [item for item in _losses(project, request, origin.document_id) if item == loss]
    if equal < len(found) and isinstance(key := found[equal].id, _Key):
        return key.place
    return Place(origin.document_id)


def _losses(project: Project, request: ExportRequest, document_id: int) -> list[Rejected | Changed]:
    """What the one document loses, with ids that know their place."""
    fmt = writable(request.format)
    try:
        choice = choose(project, request, fmt.description)
        documents = map(_marked, chosen_documents(project, choice, [document_id]))
        options, scheme = write_options(fmt, request), project.read.scheme()
        with trial(fmt, request) as target:
            items = list(fmt.write(documents, target, options, scheme))
    except (FormatError, KeyError):  # nothing of it would be exported now
        return []
    return [item for item in items if not isinstance(item, Document)]


@contextlib.contextmanager
def trial(fmt: Format, request: ExportRequest) -> Iterator[Target]:
    """A target called as the request's, of which nothing remains."""
    ending = "" if fmt.description.folder else request.target.suffix
    name = (request.target.stem or "trial") + ending
    with (
        tempfile.TemporaryDirectory(prefix="annotator-") as folder,
        Target(Path(folder, name)) as target,
    ):
        yield target


def _marked(document: Document) -> Document:
    layers = tuple(_marked_layer(document.id, layer) for layer in document.layers)
    return replace(document, layers=layers)


def _marked_layer(document_id: int, layer: Layer) -> Layer:
    here = Place(document_id, layer.annotator)
    return replace(
        layer,
        annotator=_key(layer.annotator, here),
        spans=tuple(
            replace(span, key=_key(span.key, replace(here, span=span.id))) for span in layer.spans
        ),
        relations=tuple(
            replace(one, key=_key(one.key, replace(here, relation=one.id)))
            for one in layer.relations
        ),
    )


def _key(text: str, place: Place) -> _Key:
    key = _Key(text)
    key.place = place
    return key
