"""What a writer says about the parts of a document that its format cannot hold."""

from collections.abc import Iterable, Iterator

from annotator.formats.base import Changed, Loss, Reason, Rejected, Target, What
from annotator.model.annotation import (
    Document,
    Layer,
    Relation,
    Span,
    State,
    attribute_count,
)


def numbered(documents: Iterable[Document]) -> Iterator[tuple[int, Document]]:
    """Each document with its number from 1, or with 0 when it is the only one."""
    before: Document | None = None
    number = 0
    for document in documents:
        if before is not None:
            number += 1
            yield number, before
        before = document
    if before is not None:
        yield number + 1 if number else 0, before


def metadata_lost(document: Document) -> Iterator[Changed]:
    """The note that the metadata stays behind, if there is any."""
    if document.meta:
        yield changed("document", "its metadata is not written", document, "document metadata")


def name_lost(document: Document, number: int, target: Target) -> Iterator[Changed]:
    """The note that a reader will call the document by its number in the file, if it does."""
    given = f"{target.name}-{number}" if number else target.name
    if document.name != given:
        yield changed(
            "document",
            "its name is not written; read again, it is called {given}",
            document,
            "document names",
            given=given,
        )


def layers_lost(
    document: Document,
    layers: Iterable[Layer],
    template: str,
    loss: Loss = "annotations",
) -> Iterator[Rejected]:
    """One note for each of ``layers``, which are not written."""
    for layer in layers:
        yield Rejected(
            "layer",
            Reason(template),
            id=layer.annotator,
            document=document.name,
            loss=loss,
            spans=len(layer.spans),
            relations=len(layer.relations),
            attributes=attribute_count(layer),
        )


def state_lost(document: Document, layer: Layer) -> Iterator[Changed]:
    """The note that a layer loses its state, if it has one other than the first."""
    if layer.state is not State.OPEN:
        yield changed(
            "layer",
            "its state {state} is not written",
            document,
            "states",
            layer.annotator,
            state=layer.state.value,
        )


def labelling_lost(document: Document) -> Iterator[Changed]:
    """The note that a document without layers will look as if somebody had labelled nothing."""
    if not document.layers:
        yield changed(
            "document",
            "nobody has labelled it; read again, it is one in which there is nothing to label",
            document,
            "documents without spans",
        )


def details_lost(what: What, thing: Span | Relation, document: Document) -> Iterator[Changed]:
    """The notes that a span or relation loses its attributes and its note, if it has any."""
    if thing.attributes:
        yield changed(
            what,
            "its attributes are not written",
            document,
            "attributes",
            thing.key,
            attributes=len(thing.attributes),
        )
    if thing.note:
        yield changed(what, "its note is not written", document, "notes", thing.key)


def changed(
    what: What,
    template: str,
    document: Document,
    loss: Loss = "",
    id: str = "",
    *,
    attributes: int = 0,
    **fields: object,
) -> Changed:
    """A change on writing; ``attributes`` counts those left out."""
    return Changed(
        what,
        Reason(template, fields),
        id=id,
        document=document.name,
        loss=loss,
        attributes=attributes,
    )


def lost(
    what: What,
    template: str,
    document: Document,
    loss: Loss = "",
    id: str = "",
    *,
    attributes: int = 0,
    **fields: object,
) -> Rejected:
    """A loss on writing; ``attributes`` counts those of the span or relation."""
    return Rejected(
        what,
        Reason(template, fields),
        id=id,
        document=document.name,
        loss=loss,
        attributes=attributes,
    )
