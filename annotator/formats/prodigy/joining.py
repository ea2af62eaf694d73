"""Two layers of one annotator on one text, as binary questions make them, made one."""

from dataclasses import replace

from annotator.model.annotation import Layer, Span, attribute_count


def united(one: Layer, other: Layer) -> tuple[Layer, tuple[int, int, int]]:
    """``one`` with what ``other`` has beyond it.

    Also how many spans, relations and attributes were not doubled, since ``one`` has their equals.
    """
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
    joined = replace(one, spans=tuple(spans), relations=tuple(relations))
    return joined, (
        len(one.spans) + len(other.spans) - len(spans),
        len(one.relations) + len(other.relations) - len(relations),
        attribute_count(one) + attribute_count(other) - attribute_count(joined),
    )


def _saying(span: Span) -> tuple[object, ...]:
    return span.fragments, span.label, repr(span.attributes), span.note
