"""What an export would write and lose, told before it is begun."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from annotator.model.annotation import Document
from annotator.ops.export_choice import choose
from annotator.ops.export_parts import divide, label_counts
from annotator.ops.export_places import trial
from annotator.ops.export_request import ExportRequest
from annotator.ops.export_tally import Tally
from annotator.ops.exporting import chosen_documents, writable, write_options
from annotator.ops.report import Counts
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

TRIED = 200
"""Documents that are written on trial, to see what their format loses."""


@dataclass(frozen=True)
class ExportPreview:
    """``parts`` are exact (attributes are not counted); losses are those of ``tried`` documents."""

    parts: Mapping[str, Counts]
    unfinished: int
    losses_by_kind: Mapping[str, int]
    tried: int


def preview_export(project: Project, request: ExportRequest) -> Steps[ExportPreview]:
    """Counts the parts, and writes the first documents to a temporary place.

    Raises FormatError when the request makes no sense; of the target nothing is asked.
    """
    fmt = writable(request.format)
    choice = choose(project, request, fmt.description)
    parts = yield from divide(project, request, choice)
    labels = yield from label_counts(project, choice)
    tally = Tally()
    tally.begin("")
    some = list(chain.from_iterable(parts.values()))[:TRIED]
    options = write_options(fmt, request)
    with trial(fmt, request) as target:
        documents = chosen_documents(project, choice, some)
        for item in fmt.write(documents, target, options, project.read.scheme()):
            tally.take(item)
            if isinstance(item, Document):
                yield Step(tally.given.documents, len(some))
    return ExportPreview(
        parts={name: _counts(ids, labels) for name, ids in parts.items()},
        unfinished=choice.unfinished,
        losses_by_kind=dict(tally.by_kind),
        tried=len(some),
    )


def _counts(ids: list[int], labels: Mapping[int, Counter[str]]) -> Counts:
    counts = Counts(len(ids))
    spans = relations = 0
    for row_id in ids:
        for label, count in labels.get(row_id, Counter[str]()).items():
            if label.startswith("entity "):
                spans += count
            else:
                relations += count
    return replace(counts, spans=spans, relations=relations)
