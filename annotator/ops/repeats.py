"""One span, labelled wherever its words stand in the document."""

import json
from dataclasses import dataclass

from annotator.errors import EditError
from annotator.model.annotation import span_text
from annotator.ops.annotate import MAX_SHOWN, place
from annotator.ops.kinds import Kind
from annotator.store.gate import new_uid
from annotator.store.project import Project
from annotator.suggest.repeats import Fragments, Labelled, Repeats


@dataclass(frozen=True)
class Repeated:
    """What was labelled: ``count`` places, and the ids of all new spans, the nested among them."""

    count: int
    spans: tuple[int, ...]


def repeat_span(project: Project, span_id: int) -> Repeated:
    """Labels every further stretch with the words of a span, and copies the spans inside it.

    One step of undo.  Attributes, notes and relations are not copied.  EditError when the span is
    gone.  What counts as the same words: ``annotator.suggest.repeats``.
    """
    read = project.read
    found = read.one(
        "SELECT span.layer_id, span.label_id, span.start, span.stop, span.fragments, text.text "
        "FROM span JOIN layer ON layer.id = span.layer_id "
        "JOIN text ON text.id = layer.document_id WHERE span.id = ?",
        (span_id,),
    )
    if found is None:
        raise EditError("That annotation is no longer there.")
    layer_id, label_id, start, stop, several, text = found
    fragments = _fragments(start, stop, several)
    rows = read.all(
        "SELECT label_id, start, stop, fragments FROM span WHERE layer_id = ?", (layer_id,)
    )
    others = ((row[0], _fragments(*row[1:])) for row in rows)
    repeats = Repeats(text, (label_id, fragments), others)
    places = [one for found in repeats.search() for one in found]
    wanted: dict[Labelled, None] = {}
    for one in places:
        wanted |= dict.fromkeys([(label_id, one), *repeats.inner(one)])
    if not wanted:
        return Repeated(0, ())
    with project.edit(Kind.REPEAT_SPAN) as edit:
        words = " ".join(span_text(text, fragments).split())
        edit.detail = {
            "label": read.label_names()[label_id],
            "text": words if len(words) <= MAX_SHOWN else words[: MAX_SHOWN - 1] + "…",
            "count": len(places),
        }
        first = edit.next_id("span")
        edit.insert_many(
            "span",
            [
                (row_id, new_uid(), layer_id, label, *place(where).values(), "{}", "", "")
                for row_id, (label, where) in enumerate(wanted, first)
            ],
        )
    return Repeated(len(places), tuple(range(first, first + len(wanted))))


def _fragments(start: int, stop: int, several: str | None) -> Fragments:
    if several is None:
        return ((start, stop),)
    return tuple((first, last) for first, last in json.loads(several))
