"""A label set that comes with imported documents, joined to the project's own."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.model.scheme import Attribute, RelationLabel, Scheme, is_name
from annotator.ops.annotate import json_text
from annotator.ops.schemes import Label, columns_of, set_ends, set_property, write_attributes
from annotator.store.gate import Edit
from annotator.store.project import Project


def join_scheme(project: Project, edit: Edit, found: Scheme) -> int:
    """Adds the labels and attributes of ``found`` that the project lacks; how many labels.

    What the project has already stays as it is, whatever ``found`` says of it: whoever made it
    knew why.  A key that is taken is not given again.
    """
    before = project.read.scheme()
    present: tuple[Label, ...] = (*before.entities, *before.relations)
    keys = {label.key for label in present}
    added = 0
    lists: tuple[tuple[str, Sequence[Label], Sequence[Label]], ...] = (
        ("entity", found.entities, before.entities),
        ("relation", found.relations, before.relations),
    )
    for kind, labels, mine in lists:
        known = {label.name for label in mine}
        for label in labels:
            if label.name in known or not is_name(label.name):
                continue
            known.add(label.name)
            free: Label = label if label.key not in keys else replace(label, key="")
            keys.add(free.key)
            position = len(known) - 1
            edit.insert("label", kind=kind, name=label.name, position=position, **columns_of(free))
            added += 1
    _join_ends(project, edit, before, found)
    _join_attributes(project, edit, before, found)
    if found.extra.keys() - before.extra.keys():
        set_property(project, edit, "scheme_extra", json_text({**found.extra, **before.extra}))
    return added


def _join_ends(project: Project, edit: Edit, before: Scheme, found: Scheme) -> None:
    entities = project.read.label_ids("entity")
    for relation in found.relations:
        if before.relation(relation.name) is None and is_name(relation.name):
            set_ends(project, edit, _with_known_ends(relation, set(entities)))


def _with_known_ends(relation: RelationLabel, entities: set[str]) -> RelationLabel:
    ends = tuple(pair for pair in relation.ends if entities.issuperset(pair))
    return replace(relation, ends=tuple(dict.fromkeys(ends)))


def _join_attributes(project: Project, edit: Edit, before: Scheme, found: Scheme) -> None:
    known = {attribute.name for attribute in before.attributes}
    labels = project.read.label_ids("entity").keys() | project.read.label_ids("relation").keys()
    new = {
        attribute.name: _with_known_labels(attribute, set(labels))
        for attribute in found.attributes
        if attribute.name not in known and is_name(attribute.name)
    }
    if new:
        write_attributes(project, edit, (*before.attributes, *new.values()))


def _with_known_labels(attribute: Attribute, labels: set[str]) -> Attribute:
    return replace(attribute, labels=tuple(name for name in attribute.labels if name in labels))
