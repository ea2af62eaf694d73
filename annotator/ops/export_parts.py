"""The documents of an export, divided into its parts."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from annotator.errors import FormatError
from annotator.ops.export_choice import Choice
from annotator.ops.export_request import ExportRequest
from annotator.ops.near_duplicates import NearDuplicates
from annotator.ops.splits import HOST, NEAR_DUPLICATES, Labels, group_of, hashed, stratified
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

_AT_ONCE = 100

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
    labels = yield from label_counts(project, choice)
    return (yield from stratified(groups, labels, request.split, request.seed))


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


def _described(project: Project, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Row id, name and metadata (JSON) of documents."""
    return _rows(project, "SELECT id, name, meta FROM document WHERE id IN ({marks})", ids)


def texts(project: Project, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Row id and text of documents."""
    return _rows(project, "SELECT id, text FROM text WHERE id IN ({marks})", ids)


def _rows(project: Project, sql: str, ids: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Rows by their ids and in the order of them, read some at a time."""
    waiting = list(ids)
    for first in range(0, len(waiting), _AT_ONCE):
        some = waiting[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        found = {row[0]: row for row in project.read.all(sql.format(marks=marks), some)}
        yield from (found[row_id] for row_id in some)


def text_of(project: Project, row_id: int) -> str:
    """The text of a document that is there."""
    return project.read.text(row_id) or ""


def _groups(project: Project, request: ExportRequest, choice: Choice) -> Steps[dict[int, bytes]]:
    uids: dict[int, bytes] = dict(project.read.all("SELECT id, uid FROM document"))
    if not request.group_by:
        return {row_id: uids[row_id] for row_id in choice.layers}
    if request.group_by == NEAR_DUPLICATES:
        near = NearDuplicates(lambda row_id: text_of(project, row_id))
        total = len(choice.layers)
        for done, (row_id, text) in enumerate(texts(project, choice.layers), 1):
            near.add(row_id, text)
            yield Step(done, total)
        return {row_id: uids[near.group(row_id)] for row_id in choice.layers}
    groups = {}
    for row_id, name, meta in _described(project, choice.layers):
        groups[row_id] = group_of(request.group_by, name, json.loads(meta), uids[row_id])
        yield Step(len(groups), len(choice.layers))
    if groups and all(group == uids[i] for i, group in groups.items()):
        raise FormatError(
            "No document has anything to group by under {rule}; say a key of the metadata, "
            "KEY:host, folder or near-duplicates.",
            rule=request.group_by,
        )
    return groups


def label_counts(project: Project, choice: Choice) -> Steps[dict[int, Labels]]:
    """How often each label ("entity PERSON") is used in what is written, by document."""
    names = dict(project.read.all("SELECT id, kind || ' ' || name FROM label"))
    found: dict[int, Labels] = {}
    ids = sorted(choice.layers)
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        for table in ("span", "relation"):
            rows = project.read.all(_COUNTED.format(table=table), (some[0], some[-1]))
            for document, annotator, label, count in rows:
                if annotator in choice.layers.get(document, ()):
                    found.setdefault(document, Counter())[names[label]] += count
        yield Step(first, len(ids))
    return found


_COUNTED = (
    "SELECT layer.document_id, annotator.name, {table}.label_id, count(*) FROM layer "
    "JOIN {table} ON {table}.layer_id = layer.id "
    "JOIN annotator ON annotator.id = layer.annotator_id "
    "WHERE layer.document_id BETWEEN ? AND ? GROUP BY 1, 2, 3"
)
