"""One document from one CAS, for both formats."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.formats.base import Found, Option, Rejected, Source
from annotator.formats.cas.keeping import kept, state_of
from annotator.formats.cas.loading import Loaded
from annotator.formats.cas.plans import Plans, mapping_options
from annotator.formats.cas.reading import Reading
from annotator.formats.inception import place_of
from annotator.formats.json_values import Fault, string_fault
from annotator.formats.layers import Account
from annotator.formats.tokens import kept_tokens
from annotator.model.annotation import Document, Kept, Layer

TYPES = Option(
    name="types",
    kind="text",
    default="",
    help="Names of the types of annotations to take, parted by commas, with or without the "
    "package; empty means all but those that describe tokens, sentences, syntax and the document.",
    applies="read",
)
LABEL = Option(
    name="label",
    kind="text",
    default="",
    help="Name of the feature that holds the label; empty means value, label or the like.",
    applies="read",
)

MOST = 256 * 2**20
"""The largest file, in bytes."""


def read_document(
    source: Source,
    options: Mapping[str, object],
    kept_as: str,
    load: Callable[[Account], tuple[Loaded, bytes, bytes]],
) -> Iterator[Found]:
    """The one document of ``source``.

    ``load`` gives the CAS with the bytes of the file and of its type system.
    """
    name, annotator = place_of(_inside(source)) or (source.name, None)
    account = Account(source.file, 0, name)
    try:
        loaded, data, types = load(account)
        cas = loaded.cas
        reading = Reading(cas, Plans(cas.typesystem, **mapping_options(options)), account)
        if reading.view.sofa.sofaString is None:
            raise Fault("it has no text")
        if fault := string_fault(reading.text):
            raise Fault(fault.template, **fault.fields)
    except Fault as fault:
        yield Rejected("document", fault.reason, file=source.file, document=name)
        return
    if annotator is None:
        annotator = reading.annotator
        name = reading.name or name
    chosen = {key: options[key] for key in ("types", "label") if options.get(key)}
    layers = _layers(reading, annotator)
    records: tuple[Kept, ...] = kept(
        kept_as,
        data,
        types,
        chosen,
        state_of(name, layers, signed=reading.metadata is not None),
    )
    if (tokens := reading.tokens()) is not None:
        records = (kept_tokens(reading.text, tokens), *records)
    yield from account.items
    yield Document(
        name=name,
        text=reading.text,
        layers=layers,
        kept=records,
    )


def _inside(source: Source) -> Path:
    """The path as far as the person named it: what lies above says nothing of the document."""
    path = source.path.absolute()
    root = source.root.absolute()
    return path if root == path.parent else path.relative_to(root.parent)


def _layers(reading: Reading, annotator: Any) -> tuple[Layer, ...]:
    if annotator is None and not reading.spans and not reading.relations:
        return ()
    return (Layer(annotator or "", tuple(reading.spans), tuple(reading.relations)),)
