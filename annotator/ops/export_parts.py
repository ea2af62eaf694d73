"""The documents of an export, divided into its parts."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.errors import FormatError
from annotator.ops.export_choice import Choice
from annotator.ops.export_request import ExportRequest
from annotator.ops.near_duplicates import NearDuplicates
from annotator.ops.splits import HOST, NEAR_DUPLICATES, Labels, group_of, hashed, stratified
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

_AT_ONCE = 200

Parts = dict[str, list[int]]
"""Row ids by the name of their part; all of them under "" where nothing is split."""


def divide(project: Project, request: ExportRequest, choice: Choice) -> Steps[Parts]:
    """The parts.  Raises FormatError when a wish needs a split and there is none."""
    if not request.split:
        if request.group_by or request.stratify:
            raise FormatError(
                "Grouping and stratifying are ways to split; say the parts, too "
                "(--split train=.8,dev=.1,test=.1)."
            )
        return {"": list(choice.layers)}
    groups = yield from _groups(project, request, choice)
    if not request.stratify:
        return hashed(groups, request.split, request.seed)
    return stratified(groups, label_counts(project, choice), request.split, request.seed)


def group_rules(project: Project) -> list[str]:
    """What the documents may be grouped by: keys of their metadata, and hosts of addresses."""
    rows = project.read.all("SELECT meta FROM document WHERE meta <> '{}' LIMIT 1000")
    rules: dict[str, None] = {}
    for (meta,) in rows:
        for key, value in json.loads(meta).items():
            if not isinstance(value, str) or "://" not in value:
                rules[key] = None
            else:
                rules[f"{key}{HOST}"] = None
    return sorted(rules)


def texts(project: Project, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Row id and text of documents, some at a time."""
    waiting = list(ids)
    for first in range(0, len(waiting), _AT_ONCE):
        some = waiting[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        found = dict(project.read.all(f"SELECT id, text FROM text WHERE id IN ({marks})", some))
        yield from ((row_id, found[row_id]) for row_id in some)


def text_of(project: Project, row_id: int) -> str:
    """The text of a document that is there."""
    return project.read.text(row_id) or ""


def _groups(project: Project, request: ExportRequest, choice: Choice) -> Steps[dict[int, bytes]]:
    rows = project.read.all("SELECT id, uid, name, meta FROM document")
    uids = {row_id: uid for row_id, uid, _name, _meta in rows}
    if request.group_by == NEAR_DUPLICATES:
        near = NearDuplicates(lambda row_id: text_of(project, row_id))
        total = len(choice.layers)
        for done, (row_id, text) in enumerate(texts(project, choice.layers), 1):
            near.add(row_id, text)
            yield Step(done, total)
        return {row_id: uids[near.group(row_id)] for row_id in choice.layers}
    by_id = {
        row_id: group_of(request.group_by, name, json.loads(meta), uid)
        for row_id, uid, name, meta in rows
    }
    groups = {row_id: by_id[row_id] for row_id in choice.layers}
    if request.group_by and groups and all(group == uids[i] for i, group in groups.items()):
        raise FormatError(
            "No document has anything to group by under {rule}; say a key of the metadata, "
            "KEY:host, folder or near-duplicates.",
            rule=request.group_by,
        )
    return groups


def label_counts(project: Project, choice: Choice) -> dict[int, Labels]:
    """How often each label ("entity PERSON") is used in what is written, by document."""
    found: dict[int, Labels] = {}
    for table in ("span", "relation"):
        rows = project.read.all(
            f"SELECT layer.document_id, annotator.name, label.kind || ' ' || label.name, count(*) "
            f"FROM {table} JOIN layer ON layer.id = {table}.layer_id "
            f"JOIN annotator ON annotator.id = layer.annotator_id "
            f"JOIN label ON label.id = {table}.label_id GROUP BY 1, 2, 3"
        )
        for document, name, label, count in rows:
            if name in choice.layers.get(document, ()):
                found.setdefault(document, Counter())[label] += count
    return found
