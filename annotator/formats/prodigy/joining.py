"""Two layers of one annotator on one text, as binary questions make them, made one."""

from dataclasses import replace

from annotator.model.annotation import Layer, Span


def united(one: Layer, other: Layer) -> Layer:
    """``one`` with what ``other`` has beyond it; equal spans and relations are not doubled."""
    spans = list(one.spans)
    numbers = {_saying(span): span.id for span in spans}
    renumbered: dict[int, int] = {}
    for span in other.spans:
        number = numbers.get(_saying(span))
        if number is None:
            number = len(spans)
            spans.append(replace(span, id=number))
        renumbered[span.id] = number
    relations = list(one.relations)
    there = {(link.head, link.tail, link.label) for link in relations}
    for link in other.relations:
        head, tail = renumbered[link.head], renumbered[link.tail]
        if (head, tail, link.label) not in there:
            relations.append(replace(link, id=len(relations), head=head, tail=tail))
    return replace(one, spans=tuple(spans), relations=tuple(relations))


def _saying(span: Span) -> tuple[object, ...]:
    return span.fragments, span.label, repr(span.attributes), span.note
