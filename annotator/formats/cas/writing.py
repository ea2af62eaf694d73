"""Documents to CAS files: the CAS that was kept, edited, or a new one."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.errors import FormatError
from annotator.formats.base import Item, Loss, Target
from annotator.formats.cas.editing import Edit
from annotator.formats.cas.growing import Growth
from annotator.formats.cas.guard import fit
from annotator.formats.cas.keeping import KeptCas, is_unchanged, kept_cas
from annotator.formats.cas.library import cassis
from annotator.formats.cas.loading import Loaded, load_json, load_xmi, structures
from annotator.formats.cas.plans import FS_ARRAY, METADATA, SENTENCE, TOKEN, Plans, mapping_options
from annotator.formats.cas.reading import Reading
from annotator.formats.cas.types import BESIDE, NAME, own_types, types_text
from annotator.formats.file_names import FileNames
from annotator.formats.json_values import Fault
from annotator.formats.layers import Account
from annotator.formats.losses import changed, layers_lost, metadata_lost, state_lost
from annotator.formats.tokens import RECORD, tokens_of
from annotator.model.annotation import Document, Layer
from annotator.model.scheme import Scheme

CANNOT_HOLD: tuple[Loss, ...] = (
    "attribute types",
    "discontinuous spans",
    "document metadata",
    "document names",
    "layers of several annotators",
    "states",
)
XMI, JSON = "xmi", "casjson"
_ENDINGS = {XMI: ".xmi", JSON: ".json"}
_SLUG = "annotator"


@dataclass(slots=True)
class _File:
    """A document as a file; ``types`` is empty where it has its type system in it."""

    data: bytes
    types: bytes
    name: str | None = None


def write_documents(
    documents: Iterable[Document], target: Target, scheme: Scheme, form: str
) -> Iterator[Item]:
    """Writes the first layer of each of ``documents``.  Raises FormatError."""
    write = _write_file if target.path.suffix.lower() == _ENDINGS[form] else _write_folder
    yield from write(documents, target, scheme, form)


def _write_file(
    documents: Iterable[Document], target: Target, scheme: Scheme, form: str
) -> Iterator[Item]:
    target.write("")
    for number, document in enumerate(documents):
        if number:
            raise FormatError(
                "{path} can take one document, and there are several; "
                "name a folder, without {ending} at its end.",
                path=target.file,
                ending=_ENDINGS[form],
            )
        items: list[Item] = []
        file = _rendered(document, scheme, form, items)
        target.write_bytes(file.data)
        if file.types:
            target.write_beside(BESIDE, file.types.decode())
        yield from items
        yield from _name_lost(document, file, target.name)
        yield document


def _write_folder(
    documents: Iterable[Document], target: Target, scheme: Scheme, form: str
) -> Iterator[Item]:
    folder = target.begin_folder()
    names = FileNames(_ENDINGS[form])
    shared = b""
    for document in documents:
        items: list[Item] = []
        file = _rendered(document, scheme, form, items)
        path = folder / names.give(document.name)
        _put(path, file.data)
        if file.types and not shared:
            shared = file.types
            _put(folder / NAME, shared)
        elif file.types and file.types != shared:
            _put(path.with_name(path.stem + BESIDE), file.types)
        yield from items
        yield from _name_lost(document, file, path.stem)
        yield document


def _put(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise FormatError(
            "{path} cannot be written: {why}.", path=path.name, why=error.strerror or error
        ) from None


def _name_lost(document: Document, file: _File, stem: str) -> Iterator[Item]:
    given = file.name or stem
    if document.name != given:
        yield changed(
            "document",
            "its name is not written; read again, it is called {given}",
            document,
            "document names",
            given=given,
        )


def _rendered(document: Document, scheme: Scheme, form: str, items: list[Item]) -> _File:
    """The file of ``document``; what is to be said goes to ``items``."""
    layer = document.layers[0] if document.layers else None
    items += metadata_lost(document)
    items += layers_lost(
        document,
        document.layers[1:],
        "only one layer can be written",
        "layers of several annotators",
    )
    if layer is not None:
        items += state_lost(document, layer)
    kept = kept_cas(document, (form, XMI if form == JSON else JSON))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if kept is not None:
            try:
                return _edited(document, layer, kept, form, items)
            except Fault as fault:
                items.append(
                    changed(
                        "document",
                        "the CAS that was kept with it cannot be used, so a new one was written: "
                        "{why}",
                        document,
                        why=fault.reason,
                    )
                )
        return _made(document, layer, scheme, form, items)


def _edited(
    document: Document, layer: Layer | None, kept: KeptCas, form: str, items: list[Item]
) -> _File:
    """The CAS that was kept, with the layer in it.  Raises Fault."""
    if kept.format == form and is_unchanged(document, kept):
        return _File(kept.data, kept.types, document.name if kept.is_signed else None)
    account = Account("", 0)
    if kept.format == XMI:
        loaded = load_xmi(kept.data, kept.types, account)
    else:
        loaded = load_json(kept.data.decode(), kept.types, account)
    reading, plans = _read(loaded, kept.options)
    if reading.text != document.text:
        raise Fault("it has another text")
    fitted = _fit(form)
    growth = Growth(loaded.cas.typesystem, plans, is_shared=True)
    edit = Edit(document, layer or Layer(""), reading, growth, fitted)
    items += edit.items
    signed = _signs(reading, document, layer)
    if edit.is_empty and not signed and kept.format == form:
        return _File(kept.data, kept.types, reading.name or None)
    if growth.has_grown:
        loaded = loaded.again(types_text(growth.types))
        reading, _plans = _read(loaded, kept.options)
    edit.apply(loaded.cas, reading)
    _sign(reading, document, layer, fitted)
    if fitted(document.text) != document.text:
        _refit(loaded.cas, fitted)
        items.append(_text_changed(document))
    return _serialised(loaded.cas, form, reading.name or None)


def _read(loaded: Loaded, options: Mapping[str, object]) -> tuple[Reading, Plans]:
    plans = Plans(loaded.cas.typesystem, **mapping_options(options))
    return Reading(loaded.cas, plans, Account("", 0)), plans


def _made(
    document: Document, layer: Layer | None, scheme: Scheme, form: str, items: list[Item]
) -> _File:
    """A new CAS."""
    fitted = _fit(form)
    text = fitted(document.text)
    types = own_types(b"")
    plans = Plans(types)
    growth = Growth(types, plans)
    growth.begin(scheme)
    cas = cassis().Cas(typesystem=types, sofa_string=text, sofa_mime="text/plain")
    reading = Reading(cas, plans, Account("", 0))
    edit = Edit(document, layer or Layer(""), reading, growth, fitted)
    items += edit.items
    if text != document.text:
        items.append(_text_changed(document))
    cas.add(types.get_type(METADATA)(begin=0, end=len(text)))
    _sign(reading, document, layer, fitted, anew=True)
    who = layer.annotator if layer else ""
    if (fitted(document.name), fitted(who)) != (document.name, who):
        items.append(
            changed(
                "document",
                "a character in its name or the annotator's that XML does not have was written as "
                "a space",
                document,
                "control characters",
            )
        )
    _add_tokens(cas, document)
    edit.apply(cas, reading)
    return _serialised(cas, form, fitted(document.name))


def _add_tokens(cas: Any, document: Document) -> None:
    """The tokens and sentences that the document's own file brought."""
    if not any(kept.format == RECORD for kept in document.kept):
        return
    tokens = tokens_of(document)
    sentence, token = (cas.typesystem.get_type(name) for name in (SENTENCE, TOKEN))
    for first, stop in tokens.sentence_bounds():
        cas.add(sentence(begin=tokens.starts[first], end=tokens.stops[stop - 1]))
    for start, stop in zip(tokens.starts, tokens.stops, strict=True):
        cas.add(token(begin=start, end=stop))


def _signs(reading: Reading, document: Document, layer: Layer | None) -> bool:
    """Whether the CAS names document and annotator, and others than ours."""
    if reading.metadata is None:
        return False
    return reading.name != document.name or (
        layer is not None and reading.annotator != layer.annotator
    )


def _sign(
    reading: Reading,
    document: Document,
    layer: Layer | None,
    fitted: Callable[[str], str],
    *,
    anew: bool = False,
) -> None:
    """Names document and annotator as INCEpTION does, in a CAS that does so already or ``anew``."""
    if anew:
        (found,) = reading.view.type_index[METADATA]
        found.collectionId = found.documentBaseUri = _SLUG
    else:
        found = reading.metadata
        if found is None:
            return
    found.documentTitle = fitted(document.name)
    found.documentUri = f"{found.documentBaseUri}/{found.documentTitle}"
    if layer is not None:
        found.documentId = fitted(layer.annotator)


def _text_changed(document: Document) -> Item:
    return changed(
        "document",
        "its text holds characters that XML does not have; a space stands for each",
        document,
        "control characters",
    )


def _refit(cas: Any, fitted: Callable[[str], str]) -> None:
    for view in cas.views:
        if view.sofa.sofaString:
            view.sofa.sofaString = fitted(view.sofa.sofaString)
    for fs in structures(cas):
        for feature in fs.type.all_features:
            value = getattr(fs, feature.name, None)
            if isinstance(value, str):
                setattr(fs, feature.name, fitted(value))


def _fit(form: str) -> Callable[[str], str]:
    return fit if form == XMI else str


def _drop_empty_arrays(cas: Any) -> None:
    """Unsets what holds an empty array: cassis writes one in JSON such that it cannot read it."""
    for fs in structures(cas):
        for feature in fs.type.all_features:
            array: Any = getattr(fs, feature.name, None)
            if getattr(array, "elements", None) == [] and array.type.name == FS_ARRAY:
                setattr(fs, feature.name, None)


def _serialised(cas: Any, form: str, name: str | None) -> _File:
    if form == JSON:
        _drop_empty_arrays(cas)
        return _File(cas.to_json(pretty_print=False).encode() + b"\n", b"", name)
    data = cas.to_xmi(pretty_print=True).encode()
    return _File(data, types_text(cas.typesystem), name)
