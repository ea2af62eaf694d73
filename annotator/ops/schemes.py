"""Changing the scheme of a project, with everything that uses it.

Spans point to their label, so renaming it changes one row and every span follows.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.errors import SchemeError
from annotator.model.scheme import (
    Attribute,
    EntityLabel,
    RelationLabel,
    Scheme,
    check_texts,
    checked,
)
from annotator.ops.annotate import Removed, json_text, refuse_nul
from annotator.ops.kinds import Kind
from annotator.store.gate import Edit
from annotator.store.project import Project
from annotator.store.tables import Value

Label = EntityLabel | RelationLabel


@dataclass(frozen=True)
class LabelUse:
    """What hangs on a label: its spans or relations, over how many documents, and scheme pairs.

    For an entity label ``relations`` counts the relations that hang on its spans, and ``ends``
    the allowed pairs of relation labels that name it.
    """

    spans: int
    relations: int
    documents: int
    ends: int


def set_scheme(project: Project, scheme: Scheme) -> None:
    """Makes the project's scheme equal to ``scheme``: labels are matched by name.

    SchemeError when a label that is in use would go; nothing is changed then.
    """
    checked(scheme)
    check_texts(scheme)
    with project.edit(Kind.SET_SCHEME) as edit:
        edit.detail = {"name": scheme.name}
        before = project.read.scheme()
        _remove_missing(project, edit, before, scheme)
        lists: tuple[tuple[str, Sequence[Label]], ...] = (
            ("entity", scheme.entities),
            ("relation", scheme.relations),
        )
        for kind, labels in lists:
            ids = project.read.label_ids(kind)
            for position, label in enumerate(labels):
                columns = columns_of(label) | {"position": position}
                if label.name in ids:
                    edit.update("label", ids[label.name], **columns)
                else:
                    edit.insert("label", kind=kind, name=label.name, **columns)
        for relation in scheme.relations:
            set_ends(project, edit, relation)
        write_attributes(project, edit, scheme.attributes)
        set_property(project, edit, "scheme_name", scheme.name)
        set_property(project, edit, "scheme_version", str(scheme.version))
        set_property(project, edit, "scheme_extra", json_text(scheme.extra))


def add_label(project: Project, label: Label) -> None:
    """Adds a label at the end of its list.  SchemeError when it does not fit the scheme."""
    before = project.read.scheme()
    checked(_with(before, label))
    check_texts(label)
    kind = kind_of(label)
    with project.edit(Kind.ADD_LABEL) as edit:
        edit.detail = {"label": label.name}
        position = len(before.entities if kind == "entity" else before.relations)
        edit.insert("label", kind=kind, name=label.name, position=position, **columns_of(label))
        if isinstance(label, RelationLabel):
            set_ends(project, edit, label)


def change_label(project: Project, kind: str, name: str, label: Label) -> None:
    """Makes the label called ``name`` what ``label`` says: name, titles, colour, key, ends …

    Every span or relation that bears it follows.  SchemeError when it does not fit the scheme.
    """
    label_id = _existing(project, kind, name)
    checked(_renamed(project.read.scheme(), kind, name, label))
    check_texts(label)
    with project.edit(Kind.CHANGE_LABEL) as edit:
        edit.detail = {"label": name, "to": label.name}
        edit.update("label", label_id, name=label.name, **columns_of(label))
        if isinstance(label, RelationLabel):
            set_ends(project, edit, label)
        edit.touch(everywhere=True)


def label_use(project: Project, kind: str, name: str) -> LabelUse:
    """What hangs on a label."""
    label_id = _existing(project, kind, name)
    if kind == "relation":
        count, documents = _counted(project, "relation", label_id)
        ends = project.read.all("SELECT id FROM label_end WHERE label_id = ?", (label_id,))
        return LabelUse(0, count, documents, len(ends))
    count, documents = _counted(project, "span", label_id)
    hanging = project.read.all(
        "SELECT count(*) FROM relation WHERE head_id IN (SELECT id FROM span WHERE label_id = ?) "
        "OR tail_id IN (SELECT id FROM span WHERE label_id = ?)",
        (label_id, label_id),
    )
    ends = project.read.all(
        "SELECT id FROM label_end WHERE head_id = ? OR tail_id = ?", (label_id, label_id)
    )
    return LabelUse(count, hanging[0][0], documents, len(ends))


def merge_labels(project: Project, kind: str, source: str, target: str) -> int:
    """Gives everything labelled ``source`` the label ``target`` and removes ``source``.

    Returns how many spans or relations changed.  The pairs of ends that named ``source`` name
    ``target`` from then on.
    """
    source_id, target_id = _existing(project, kind, source), _existing(project, kind, target)
    if source_id == target_id:
        raise SchemeError("A label cannot be merged into itself.")
    table = "span" if kind == "entity" else "relation"
    with project.edit(Kind.MERGE_LABELS) as edit:
        ids = edit.ids(table, "label_id = ?", (source_id,))
        for row_id in ids:
            edit.update(table, row_id, label_id=target_id)
        _merge_ends(edit, source_id, target_id)
        _merge_attributes(edit, source_id, target_id)
        edit.delete("label", source_id)
        edit.detail = {"label": source, "to": target, "count": len(ids)}
        edit.touch(everywhere=True)
    return len(ids)


def remove_label(project: Project, kind: str, name: str) -> Removed:
    """Removes a label with every span or relation that bears it, and what hangs on them.

    SchemeError when a relation label would be left without a pair of ends, since that means that
    it may connect anything.
    """
    label_id = _existing(project, kind, name)
    if kind == "entity":
        _check_pairs_left(project, name)
    with project.edit(Kind.REMOVE_LABEL) as edit:
        spans: list[int] = []
        if kind == "entity":
            spans = edit.ids("span", "label_id = ?", (label_id,))
            mine = "SELECT id FROM span WHERE label_id = ?"
            where = f"head_id IN ({mine}) OR tail_id IN ({mine})"
            relations = edit.ids("relation", where, (label_id, label_id))
        else:
            relations = edit.ids("relation", "label_id = ?", (label_id,))
        edit.delete_many("relation", relations)
        edit.delete_many("span", spans)
        _drop_label(edit, label_id)
        edit.detail = {"label": name, "spans": len(spans), "relations": len(relations)}
        edit.touch(everywhere=True)
    return Removed(tuple(spans), tuple(relations))


def _check_pairs_left(project: Project, name: str) -> None:
    for relation in project.read.scheme().relations:
        if relation.ends and all(name in pair for pair in relation.ends):
            raise SchemeError(
                "Relation {relation} connects nothing but {label}: remove it, or let it connect "
                "other labels, first.",
                relation=relation.name,
                label=name,
            )


def move_label(project: Project, kind: str, name: str, position: int) -> None:
    """Moves a label to ``position`` (from 0) of its list."""
    with project.edit(Kind.MOVE_LABEL) as edit:
        edit.detail = {"label": name}
        rows = project.read.all(
            "SELECT id, name FROM label WHERE kind = ? ORDER BY position, id", (kind,)
        )
        order = [row_id for row_id, other in rows if other != name]
        order.insert(max(0, min(position, len(order))), _existing(project, kind, name))
        for place, row_id in enumerate(order):
            edit.update("label", row_id, position=place)


def set_attributes(project: Project, attributes: Sequence[Attribute]) -> None:
    """Makes the scheme's attributes these.  Values that spans carry stay with them."""
    before = project.read.scheme()
    checked(replace(before, attributes=tuple(attributes)))
    check_texts(*(one for one in attributes if one not in before.attributes))
    with project.edit(Kind.SET_ATTRIBUTES) as edit:
        write_attributes(project, edit, attributes)


def set_property(project: Project, edit: Edit, name: str, value: str) -> None:
    """Sets a property of the project in a running edit.  EditError for a NUL in it."""
    refuse_nul(value)
    found = project.read.one("SELECT id FROM property WHERE name = ?", (name,))
    if found:
        edit.update("property", found[0], value=value)
    elif value:
        edit.insert("property", name=name, value=value)


def kind_of(label: Label) -> str:
    """``"entity"`` or ``"relation"``."""
    return "entity" if isinstance(label, EntityLabel) else "relation"


def columns_of(label: Label) -> dict[str, Value]:
    """A label's columns but for its name, kind and position."""
    return {
        "key": label.key,
        "colour": label.colour,
        "symmetric": int(isinstance(label, RelationLabel) and label.symmetric),
        "titles": json_text(dict(label.titles)),
        "definitions": json_text(dict(label.definitions)),
        "extra": json_text(label.extra),
    }


def _with(scheme: Scheme, label: Label) -> Scheme:
    if isinstance(label, EntityLabel):
        return replace(scheme, entities=(*scheme.entities, label))
    return replace(scheme, relations=(*scheme.relations, label))


def _renamed(scheme: Scheme, kind: str, name: str, label: Label) -> Scheme:
    """``scheme`` with the label replaced, and its new name wherever the old one stood."""
    if isinstance(label, RelationLabel):
        relations = tuple(label if one.name == name else one for one in scheme.relations)
        return replace(scheme, relations=relations, attributes=_owners(scheme, name, label.name))
    entities = tuple(label if one.name == name else one for one in scheme.entities)
    new = {name: label.name}
    relations = tuple(
        replace(one, ends=tuple((new.get(h, h), new.get(t, t)) for h, t in one.ends))
        for one in scheme.relations
    )
    return replace(
        scheme,
        entities=entities,
        relations=relations,
        attributes=_owners(scheme, name, label.name),
    )


def _owners(scheme: Scheme, name: str, new: str) -> tuple[Attribute, ...]:
    return tuple(
        replace(one, labels=tuple(new if label == name else label for label in one.labels))
        for one in scheme.attributes
    )


def _existing(project: Project, kind: str, name: str) -> int:
    found = project.read.label_ids(kind).get(name)
    if found is None:
        raise SchemeError("The scheme has no label {label}.", label=name)
    return found


def _counted(project: Project, table: str, label_id: int) -> tuple[int, int]:
    rows = project.read.all(
        f"SELECT count(*), count(DISTINCT layer.document_id) FROM {table} "
        f"JOIN layer ON layer.id = {table}.layer_id WHERE label_id = ?",
        (label_id,),
    )
    return rows[0][0], rows[0][1]


def _remove_missing(project: Project, edit: Edit, before: Scheme, after: Scheme) -> None:
    gone: list[tuple[str, Label]] = [
        *(("entity", one) for one in before.entities if after.entity(one.name) is None),
        *(("relation", one) for one in before.relations if after.relation(one.name) is None),
    ]
    for kind, label in gone:
        use = label_use(project, kind, label.name)
        count = use.spans if kind == "entity" else use.relations
        if count:
            raise SchemeError(
                "The new scheme lacks {label}, which {count} annotations use. Rename or merge it "
                "first, or keep it.",
                label=label.name,
                count=count,
            )
    for kind, label in reversed(gone):  # relations first: their pairs name entities
        _drop_label(edit, _existing(project, kind, label.name))


def _drop_label(edit: Edit, label_id: int) -> None:
    mine = "label_id = ? OR head_id = ? OR tail_id = ?"
    edit.delete_many("label_end", edit.ids("label_end", mine, (label_id,) * 3))
    edit.delete_many("attribute_label", edit.ids("attribute_label", "label_id = ?", (label_id,)))
    edit.delete("label", label_id)


def set_ends(project: Project, edit: Edit, relation: RelationLabel) -> None:
    """Gives a relation label exactly its ends, in a running edit."""
    label_id = project.read.label_ids("relation")[relation.name]
    ids = project.read.label_ids("entity")
    wanted = [(ids[head], ids[tail]) for head, tail in relation.ends]
    there = {
        (row["head_id"], row["tail_id"]): row_id
        for row_id in edit.ids("label_end", "label_id = ?", (label_id,))
        for row in [edit.row("label_end", row_id)]
    }
    if list(there) == wanted:
        return
    edit.delete_many("label_end", there.values())
    for head_id, tail_id in wanted:
        edit.insert("label_end", label_id=label_id, head_id=head_id, tail_id=tail_id)


def _merge_ends(edit: Edit, source_id: int, target_id: int) -> None:
    if not edit.ids(
        "label_end", "label_id = ?", (target_id,)
    ):  # it may join anything, and stays so
        edit.delete_many("label_end", edit.ids("label_end", "label_id = ?", (source_id,)))
    rows = [edit.row("label_end", row_id) for row_id in edit.ids("label_end", "1")]
    there = {(row["label_id"], row["head_id"], row["tail_id"]) for row in rows}
    for row in rows:
        old = (row["label_id"], row["head_id"], row["tail_id"])
        new = tuple(target_id if end == source_id else end for end in old)
        if new == old or not isinstance(row["id"], int):
            continue
        edit.delete("label_end", row["id"])
        if new not in there:
            there.add(new)  # type: ignore[arg-type]
            edit.insert("label_end", label_id=new[0], head_id=new[1], tail_id=new[2])


def _merge_attributes(edit: Edit, source_id: int, target_id: int) -> None:
    for row_id in edit.ids("attribute_label", "label_id = ?", (source_id,)):
        attribute = edit.row("attribute_label", row_id)["attribute_id"]
        edit.delete("attribute_label", row_id)
        if not edit.ids("attribute_label", "attribute_id = ? AND label_id = ?",
                        (attribute, target_id)):  # fmt: skip
            edit.insert("attribute_label", attribute_id=attribute, label_id=target_id)


def write_attributes(project: Project, edit: Edit, attributes: Iterable[Attribute]) -> None:
    """Makes the scheme's attributes these, in a running edit."""
    ids = project.read.label_ids("relation") | project.read.label_ids("entity")
    before = dict(project.read.all("SELECT name, id FROM attribute"))
    for position, attribute in enumerate(attributes):
        columns: dict[str, Value] = {
            "position": position,
            "type": str(attribute.type),
            "choices": _list_text(attribute.values),
            "titles": json_text(dict(attribute.titles)),
            "extra": json_text(attribute.extra),
        }
        row_id = before.pop(attribute.name, None)
        if row_id is None:
            row_id = edit.insert("attribute", name=attribute.name, **columns)
        else:
            edit.update("attribute", row_id, **columns)
        _set_owners(edit, row_id, [ids[label] for label in attribute.labels])
    for row_id in before.values():
        _set_owners(edit, row_id, [])
        edit.delete("attribute", row_id)


def _set_owners(edit: Edit, attribute_id: int, label_ids: list[int]) -> None:
    """Gives an attribute to exactly these labels."""
    rows = edit.ids("attribute_label", "attribute_id = ?", (attribute_id,))
    if [edit.row("attribute_label", row_id)["label_id"] for row_id in rows] == label_ids:
        return
    edit.delete_many("attribute_label", rows)
    for label_id in dict.fromkeys(label_ids):
        edit.insert("attribute_label", attribute_id=attribute_id, label_id=label_id)


def _list_text(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
