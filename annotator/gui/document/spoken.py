"""What is marked and what is chosen, in words: for screen readers.

Loaded when assistive technology first asks; see :mod:`annotator.gui.document.voice`.
"""

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QCoreApplication

from annotator.gui.document.content import Content
from annotator.gui.document.gestures import Rooms
from annotator.gui.document.style import Style
from annotator.gui.texts import relation_count, span_count
from annotator.model.annotation import Fragment, Span, span_text

_SHOWN = 80
"""Code points of a stretch that are read out."""

_NAMED = 3
"""Spans that are named where more lie one upon another."""


def here_words(rooms: Rooms) -> str:
    """What is chosen, else the spans under the caret, innermost first; "" where nothing is."""
    content, choice = rooms.sheet.content, rooms.choice
    selected = choice.selected()
    if selected.spans:
        return _listed(rooms, [content.spans[key] for key in selected.spans[: _NAMED + 1]])
    if selected.relation is not None:
        return relation_words(content, rooms.sheet.style, selected.relation)
    return _listed(rooms, spans_at(content, choice.caret))


def chosen_words(rooms: Rooms) -> str:
    """A sentence about the selection; "" when there is none."""
    content, selected = rooms.sheet.content, rooms.choice.selected()
    if len(selected.spans) > 1:
        what = span_count(len(selected.spans))
    elif selected.fragments:
        what = f"“{stretch_words(content.text, selected.fragments)}”"
    else:
        what = here_words(rooms) if selected.spans or selected.relation is not None else ""
    sentence = QCoreApplication.translate("Spoken", "selected: {what}")
    return sentence.format(what=what) if what else ""


def tail_words(rooms: Rooms) -> str:
    """The span that Enter would take as the tail of the relation in hand; "" for none."""
    span = rooms.sheet.content.spans.get(rooms.pick.candidate or 0)
    if span is None:
        return ""
    sentence = QCoreApplication.translate("Spoken", "tail: {span}")
    return sentence.format(span=span_words(rooms.sheet.content, rooms.sheet.style, span))


def span_words(content: Content, style: Style, span: Span) -> str:
    """ "Person: Võ Văn Thưởng, 2 relations"."""
    words = f"{style.entity(span.label).title}: {stretch_words(content.text, span.fragments)}"
    relations = len(content.relations_of(span.id))
    return f"{words}, {relation_count(relations)}" if relations else words


def relation_words(content: Content, style: Style, relation_id: int) -> str:
    """ "lives in: Võ Văn Thưởng → Hà Nội"; "" when it is not there."""
    relation = content.relations.get(relation_id)
    if relation is None or {relation.head, relation.tail} - content.spans.keys():
        return ""
    look = style.relation(relation.label)
    ends = (content.spans[end] for end in (relation.head, relation.tail))
    arrow = " ↔ " if look.symmetric else " → "
    return f"{look.title}: " + arrow.join(stretch_words(content.text, e.fragments) for e in ends)


def stretch_words(text: str, fragments: Iterable[Fragment]) -> str:
    """The text of a stretch on one line, its beginning only when it is long."""
    cut = tuple((start, min(stop, start + _SHOWN)) for start, stop in islice(fragments, 20))
    words = " ".join(span_text(text, cut).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def spans_at(content: Content, point: int) -> list[Span]:
    """The spans over code point ``point``, the shortest first."""
    here = [
        span
        for span in content.spans_in(content.blocks.at(point))
        if any(start <= point < stop for start, stop in span.fragments)
    ]
    here.sort(key=lambda span: (span.stop - span.start, span.id))
    return here


def _listed(rooms: Rooms, spans: list[Span]) -> str:
    content, style = rooms.sheet.content, rooms.sheet.style
    named = [span_words(content, style, span) for span in spans[:_NAMED]]
    if len(spans) > _NAMED:
        named.append(QCoreApplication.translate("Spoken", "and more"))
    return "; ".join(named)
