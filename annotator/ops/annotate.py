"""Labelling: spans, relations, their attributes and notes, and the state of a layer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.errors import EditError
from annotator.model.annotation import Fragment, Json, State, fragments_fault, merged, span_text
from annotator.ops.kinds import Kind
from annotator.ops.layer_rows import layer_id
from annotator.store.gate import Edit
from annotator.store.project import Project
from annotator.store.tables import Value

MAX_SHOWN = 60
"""Code points of a span's words that the log keeps for the names of undo."""


@dataclass(frozen=True)
class Removed:
    """What a removal took: ids of spans and of relations, those that hung on the spans last."""

    spans: tuple[int, ...]
    relations: tuple[int, ...]


def add_span(
    project: Project, document_id: int, annotator: str, fragments: Sequence[Fragment], label: str
) -> int:
    """Labels ``fragments`` (code points) of a document; returns the span's id.

    The same words may be labelled twice only with different labels: a span that is there already
    is returned as it is.  EditError when the place or the label does not exist.
    """
    pieces = merged(tuple(fragments))
    label_id = _label_id(project, "entity", label)
    with project.edit(Kind.ADD_SPAN) as edit:
        edit.detail = {"label": label, "text": _checked_words(project, document_id, pieces)}
        columns = place(pieces)
        layer_id = layer_for(project, edit, document_id, annotator)
        there = edit.ids(
            "span",
            "layer_id = ? AND start = ? AND stop = ? AND fragments IS ? AND label_id = ?",
            (layer_id, *columns.values(), label_id),
        )
        if there:
            return there[0]
        return edit.insert(
            "span",
            layer_id=layer_id,
            label_id=label_id,
            **columns,
            attributes="{}",
            note="",
            key="",
        )


def relabel_spans(project: Project, span_ids: Iterable[int], label: str) -> None:
    """Gives spans another label.  Their relations stay, also those the scheme would not offer."""
    label_id = _label_id(project, "entity", label)
    with project.edit(Kind.RELABEL_SPANS) as edit:
        changed = [
            span_id for span_id in span_ids if _set(edit, "span", span_id, label_id=label_id)
        ]
        edit.detail = {"label": label, "count": len(changed)}


def resize_span(project: Project, span_id: int, fragments: Sequence[Fragment]) -> None:
    """Moves the borders of a span (code points).  Its relations, label and notes stay."""
    pieces = merged(tuple(fragments))
    found = project.read.one(
        "SELECT layer.document_id FROM span JOIN layer ON layer.id = span.layer_id "
        "WHERE span.id = ?",
        (span_id,),
    )
    if found is None:
        raise _gone()
    words = _checked_words(project, found[0], pieces)
    with project.edit(Kind.RESIZE_SPAN) as edit:
        edit.detail = {"text": words}
        _set(edit, "span", span_id, **place(pieces))


def remove(project: Project, span_ids: Iterable[int], relation_ids: Iterable[int] = ()) -> Removed:
    """Removes spans, the relations that hang on them, and the relations named."""
    spans = tuple(dict.fromkeys(span_ids))
    relations = dict.fromkeys(relation_ids)
    with project.edit(Kind.REMOVE) as edit:
        for span_id in spans:
            hanging = edit.ids("relation", "head_id = ? OR tail_id = ?", (span_id, span_id))
            relations |= dict.fromkeys(hanging)
        try:
            edit.delete_many("relation", relations)
            edit.delete_many("span", spans)
        except KeyError:
            raise _gone() from None
        edit.detail = {"spans": len(spans), "relations": len(relations)}
    return Removed(spans, tuple(relations))


def annotate_span(
    project: Project, span_id: int, *, attributes: Mapping[str, Json] | None = None,
    note: str | None = None,
) -> None:  # fmt: skip
    """Sets the attributes or the note of a span; what is None stays."""
    _annotate(project, Kind.ANNOTATE_SPAN, "span", span_id, attributes, note)


def annotate_relation(
    project: Project, relation_id: int, *, attributes: Mapping[str, Json] | None = None,
    note: str | None = None,
) -> None:  # fmt: skip
    """Sets the attributes or the note of a relation; what is None stays."""
    _annotate(project, Kind.ANNOTATE_RELATION, "relation", relation_id, attributes, note)


def _annotate(
    project: Project,
    kind: Kind,
    table: str,
    row_id: int,
    attributes: Mapping[str, Json] | None,
    note: str | None,
) -> None:
    values: dict[str, str] = {}
    if attributes is not None:
        try:
            json.dumps(dict(attributes), allow_nan=False)
        except ValueError:
            raise EditError("A number must be finite; NaN and infinity are none.") from None
        values["attributes"] = json_text(attributes)
    if note is not None:
        values["note"] = note
    refuse_nul(dict(attributes or {}), note)
    with project.edit(kind) as edit:
        _set(edit, table, row_id, **values)


def refuse_nul(*values: object) -> None:
    """Raises EditError for a NUL, which an export carries and no import takes."""
    todo = list(values)
    while todo:
        found = todo.pop()
        if isinstance(found, str) and "\0" in found:
            raise EditError("That holds a NUL character; leave it out.")
        if isinstance(found, Mapping):
            todo += [*found.keys(), *found.values()]
        elif isinstance(found, list | tuple):
            todo += found


def add_relation(project: Project, head: int, tail: int, label: str) -> int:
    """Links span ``head`` to span ``tail``; returns the relation's id.

    A relation that is there already (for a symmetric label: either way round) is returned as it
    is.  EditError when the ends are one span, of two layers, or not allowed by the scheme.
    """
    label_id = _label_id(project, "relation", label)
    ends = project.read.all(
        "SELECT id, layer_id, label_id FROM span WHERE id IN (?, ?)", (head, tail)
    )
    if head == tail:
        raise EditError("A relation needs two different spans.")
    if len(ends) != 2:
        raise _gone()
    if ends[0][1] != ends[1][1]:
        raise EditError("A relation cannot join the work of two annotators.")
    scheme = project.read.scheme()
    names = {row[0]: project.read.label_names()[row[2]] for row in ends}
    relation = scheme.relation(label)
    if relation is None or not relation.allows(names[head], names[tail]):
        raise EditError(
            "The scheme allows no {label} from {head} to {tail}.",
            label=label,
            head=names[head],
            tail=names[tail],
        )
    there = project.read.one(
        "SELECT id FROM relation WHERE label_id = ? AND (head_id = ? AND tail_id = ? "
        "OR (? AND head_id = ? AND tail_id = ?))",
        (label_id, head, tail, relation.symmetric, tail, head),
    )
    if there:
        return int(there[0])
    with project.edit(Kind.ADD_RELATION) as edit:
        edit.detail = {"label": label}
        return edit.insert(
            "relation",
            layer_id=ends[0][1],
            label_id=label_id,
            head_id=head,
            tail_id=tail,
            attributes="{}",
            note="",
            key="",
        )


def relabel_relation(project: Project, relation_id: int, label: str) -> None:
    """Gives a relation another label."""
    label_id = _label_id(project, "relation", label)
    with project.edit(Kind.RELABEL_RELATION) as edit:
        edit.detail = {"label": label}
        _set(edit, "relation", relation_id, label_id=label_id)


def reverse_relation(project: Project, relation_id: int) -> None:
    """Swaps the ends of a relation."""
    with project.edit(Kind.REVERSE_RELATION) as edit:
        try:
            row = edit.row("relation", relation_id)
        except KeyError:
            raise _gone() from None
        _set(edit, "relation", relation_id, head_id=row["tail_id"], tail_id=row["head_id"])


def set_state(project: Project, document_id: int, annotator: str, state: State) -> None:
    """Finishes or reopens the annotator's layer of a document."""
    with project.edit(Kind.SET_STATE) as edit:
        edit.detail = {"state": str(state)}
        layer_id = layer_for(project, edit, document_id, annotator)
        edit.update("layer", layer_id, state=str(state))


def count_time(project: Project, document_id: int, annotator: str, seconds: int, at: str) -> None:
    """Adds ``seconds`` of active work to a layer.  No step of undo.

    EditError while there is no layer: one made here would stand in the way of undoing the import
    of its document, or of redoing the edit that made it.  Keep the seconds until there is.
    """
    if seconds <= 0:
        return
    layer_id = project.read.layer(document_id, annotator).id
    if not layer_id:
        raise EditError("There is no work of {name} on that document yet.", name=annotator)
    with project.edit(Kind.COUNT_TIME, undoable=False) as edit:
        edit.insert("work", id=edit.id, layer_id=layer_id, at=at, seconds=seconds)


def layer_for(project: Project, edit: Edit, document_id: int, annotator: str) -> int:
    """The id of an annotator's layer of a document, made in this edit where there is none."""
    who = project.read.annotator(annotator)
    if who is None:
        refuse_nul(annotator)
    annotator_id = (
        who.id
        if who
        else edit.insert("annotator", name=annotator, kind=kind_of(project, annotator))
    )
    return layer_id(edit, document_id, annotator_id)


GOLD = "gold"
"""The kind of the annotator whose layers are gold, and the name it has in files."""


def kind_of(project: Project, name: str) -> str:
    """What an annotator is who is new here: gold by its name, where there is none, else a person.

    So gold that was exported is gold again where it is imported.
    """
    has_gold = any(one.kind == GOLD for one in project.read.annotators())
    return GOLD if name == GOLD and not has_gold else "person"


def place(fragments: Sequence[Fragment]) -> dict[str, int | str | None]:
    """``fragments`` as the columns of the span table."""
    several = json.dumps(fragments, separators=(",", ":")) if len(fragments) > 1 else None
    return {"start": fragments[0][0], "stop": fragments[-1][1], "fragments": several}


def json_text(value: Mapping[str, Json]) -> str:
    """A JSON object as the tables hold it."""
    return _JSON.encode(dict(value))


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""Made once: json.dumps makes one for each call, which takes half as long again (measured)."""


def _checked_words(project: Project, document_id: int, fragments: tuple[Fragment, ...]) -> str:
    """The words of ``fragments``, cut to what the log shows, once they lie in the text."""
    text = project.read.text(document_id)
    if text is None:
        raise EditError("That document is no longer in the project.")
    fault = fragments_fault(fragments, len(text))
    if fault:
        raise EditError("Nothing was labelled: {why}.", why=fault)
    return _shown(span_text(text, tuple((a, min(b, a + MAX_SHOWN)) for a, b in fragments)))


def _label_id(project: Project, kind: str, name: str) -> int:
    found = project.read.label_ids(kind).get(name)
    if found is None:
        raise EditError("The scheme has no label {label}.", label=name)
    return found


def _set(edit: Edit, table: str, row_id: int, **values: Value) -> bool:
    try:
        return edit.update(table, row_id, **values)
    except KeyError:
        raise _gone() from None


def _gone() -> EditError:
    return EditError("That annotation is no longer there.")


def _shown(words: str) -> str:
    return words if len(words) <= MAX_SHOWN else words[: MAX_SHOWN - 1] + "…"
