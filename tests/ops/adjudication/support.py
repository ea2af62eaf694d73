"""A paper that several people labelled, and what gold has of it."""

from pathlib import Path
from typing import Any

from annotator.agreement.decision_items import SpanItem
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.store.project import Project
from tests.store.support import import_jsonl

WORDS = "Hà Nội mở hội, Võ Văn Thưởng dự; Hà Nội đông vui, báo Tuổi Trẻ viết. "


HANOI, THUONG, AGAIN, PAPER = (0, 6), (15, 28), (33, 39), (54, 62)


Spans = list[tuple[int, int, str]]


Links = list[tuple[int, int, str]]


def layer(name: str, spans: Spans, links: Links = [], state: str = "finished") -> dict[str, Any]:  # noqa: B006
    """A layer as the native lines have it."""
    return {
        "annotator": name,
        "state": state,
        "spans": [
            {"id": f"s{n}", "label": label, "fragments": [[a, b]]}
            for n, (a, b, label) in enumerate(spans)
        ],
        "relations": [
            {"id": f"r{n}", "label": label, "head": f"s{head}", "tail": f"s{tail}"}
            for n, (head, tail, label) in enumerate(links)
        ],
    }


def add(
    project: Project, folder: Path, *layers: dict[str, Any], name: str = "bài", end: str = ""
) -> int:
    """Imports one document with ``layers``; returns its id."""
    text = WORDS + end
    report = import_jsonl(
        project, folder / "x.jsonl", [{"name": name, "text": text, "layers": list(layers)}]
    )
    assert not report.is_refused
    return project.read.document_ids()[-1]


def place(table: DecisionTable, start: int, kind: str = "span") -> int:
    """Where the item is whose first span (of a relation: the head) begins at ``start``."""
    for at, item in enumerate(table.items):
        if item.kind == kind:
            span = item if isinstance(item, SpanItem) else table.items[item.ends[0]]
            if span.shown.start == start:
                return at
    raise AssertionError(f"no {kind} at {start}")


def gold(project: Project, document: int) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Gold's spans by place and its relations by label."""
    table = decision_table(project, document)
    layer = table.sides.gold
    if layer is None:
        return [], []
    spans = sorted((one.start, one.stop, one.label) for one in layer.spans)
    return spans, sorted(one.label for one in layer.relations)
