"""``Span(…)`` and ``Relation(…)`` in less than half the time, from values known to be right.

A frozen dataclass sets each field through ``object.__setattr__``; here the slots are set directly
(measured: 0.45 µs for 1 µs, and there are a hundred thousand of them in a corpus).
"""

from collections.abc import Mapping

from annotator.model.annotation import Fragment, Json, Relation, Span

_new = object.__new__
_set_id, _set_label, _set_fragments, _set_attributes, _set_note, _set_key, _set_uid = (
    vars(Span)[slot].__set__
    for slot in ("id", "label", "fragments", "attributes", "note", "key", "uid")
)


def swift_span(
    id: int,
    label: str,
    fragments: tuple[Fragment, ...],
    attributes: Mapping[str, Json],
    words: tuple[str, str, bytes],
) -> Span:
    """``Span(…)`` of these; ``words`` are note, key and uid."""
    span = _new(Span)
    _set_id(span, id)
    _set_label(span, label)
    _set_fragments(span, fragments)
    _set_attributes(span, attributes)
    note, key, uid = words
    _set_note(span, note)
    _set_key(span, key)
    _set_uid(span, uid)
    return span


_set_number, _set_name, _set_head, _set_tail, _set_values, _set_remark, _set_word, _set_mark = (
    vars(Relation)[slot].__set__
    for slot in ("id", "label", "head", "tail", "attributes", "note", "key", "uid")
)


def swift_relation(
    id: int,
    label: str,
    ends: tuple[int, int],
    attributes: Mapping[str, Json],
    words: tuple[str, str, bytes],
) -> Relation:
    """``Relation(…)`` of these; ``ends`` are the ids of head and tail, ``words`` as of a span."""
    relation = _new(Relation)
    _set_number(relation, id)
    _set_name(relation, label)
    head, tail = ends
    _set_head(relation, head)
    _set_tail(relation, tail)
    _set_values(relation, attributes)
    note, key, uid = words
    _set_remark(relation, note)
    _set_word(relation, key)
    _set_mark(relation, uid)
    return relation
