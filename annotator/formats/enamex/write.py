"""The writing half of ``enamex``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.formats.base import Item, Loss
from annotator.formats.enamex.read import NAME, SOURCE
from annotator.formats.enamex.scan import (
    attribute_fault,
    element_of,
    escaped,
    fit_label,
    scanned,
    written_tag,
)
from annotator.formats.losses import changed, layers_lost, lost, metadata_lost, state_lost
from annotator.model.annotation import NOTHING, Document, Layer, Span


def rendered(document: Document) -> tuple[str, list[Item]]:
    """The text of a document with the tags of its first layer, and what is to be said."""
    layer = document.layers[0] if document.layers else Layer("")
    said: list[Item] = [
        *metadata_lost(document),
        *layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        ),
        *state_lost(document, layer),
    ]
    spans = [_fit(span, document, said) for span in _properly_nested(layer.spans, document, said)]
    said += (
        lost("relation", "tags in a text hold no relations", document, "relations",
             relation.key, attributes=len(relation.attributes))
        for relation in layer.relations
    )  # fmt: skip
    return _own(document, spans) or _tagged(document.text, spans), said


def _own(document: Document, spans: Sequence[Span]) -> str:
    """The file as it was, if it says just these spans."""
    raw = next(
        (kept.data for kept in document.kept if (kept.format, kept.place) == (NAME, SOURCE)), ""
    )
    found = scanned(raw)
    if not raw or found.text != document.text or len(found.marks) != len(spans):
        return ""
    read = ((start, stop, tag.label, tag.attributes) for start, stop, tag in found.marks)
    now = ((span.start, span.stop, span.label, span.attributes) for span in spans)
    return raw if all(a == b for a, b in zip(read, now, strict=True)) else ""


def _properly_nested(spans: Sequence[Span], document: Document, said: list[Item]) -> list[Span]:
    """The spans in the order of their tags, without those that no tags can enclose."""
    whole = []
    for span in spans:
        if len(span.fragments) == 1:
            whole.append(span)
            continue
        said.append(
            lost("span", "it is discontinuous, which one pair of tags cannot say", document,
                 "discontinuous spans", span.key, attributes=len(span.attributes))
        )  # fmt: skip
    kept: list[Span] = []
    around: list[Span] = []
    for span in sorted(whole, key=lambda one: (one.start, -one.stop)):
        while around and around[-1].stop <= span.start:
            around.pop()
        if around and around[-1].stop < span.stop:
            other = around[-1]
            said.append(
                lost("span", "it crosses {other}, which was written", document, "crossing spans",
                     span.key, attributes=len(span.attributes),
                     other=repr(document.text[other.start : other.stop]))
            )  # fmt: skip
            continue
        around.append(span)
        kept.append(span)
    return kept


def _fit(span: Span, document: Document, said: list[Item]) -> Span:
    """The span as a tag can say it."""
    label = fit_label(span.label)
    if label != span.label:
        said.append(
            changed("span", "its label holds what no tag can, so it was written as {label}",
                    document, "label characters", span.key, label=label)
        )  # fmt: skip
        span = replace(span, label=label)
    if span.note:
        said.append(changed("span", "its note is not written", document, "notes", span.key))
    if not span.attributes:
        return span
    faults = {key: attribute_fault(key, value) for key, value in span.attributes.items()}
    for key, fault in faults.items():
        if fault:
            is_string = isinstance(span.attributes[key], str)
            loss: Loss = "attributes" if is_string else "attribute types"
            said.append(changed("span", fault.template, document, loss, span.key,
                                attributes=1, **fault.fields))  # fmt: skip
    fit = {key: value for key, value in span.attributes.items() if not faults[key]}
    return replace(span, attributes=fit or NOTHING)


def _tagged(text: str, spans: Iterable[Span]) -> str:
    parts: list[str] = []
    around: list[tuple[int, str]] = []
    tags: dict[str, str] = {}
    at = 0
    for span in spans:
        start, stop = span.fragments[0]
        while around and around[-1][0] <= start:
            end, closing = around.pop()
            parts += (escaped(text[at:end]), closing)
            at = end
        if span.attributes:
            tag = written_tag(span.label, span.attributes)
        else:
            tag = tags.get(span.label) or tags.setdefault(span.label, written_tag(span.label, {}))
        parts += (escaped(text[at:start]), tag)
        at = start
        around.append((stop, f"</{element_of(span.attributes)}>"))
    for end, closing in reversed(around):
        parts += (escaped(text[at:end]), closing)
        at = end
    parts.append(escaped(text[at:]))
    return "".join(parts)
