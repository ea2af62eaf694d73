"""What a merge brought, in words."""

from annotator.formats.base import Changed, Reason
from annotator.ops.merging import MergeReport
from annotator.ops.report import Counts
from annotator.store.sides import Came

SHOWN = (
    ("documents", "document", "new"),
    ("layers", "layer", "new"),
    ("spans", "span", "new"),
    ("spans_changed", "span", "changed"),
    ("relations", "relation", "new"),
    ("relations_changed", "relation", "changed"),
    ("states", "state", "changed"),
    ("decisions", "decision", "new"),
    ("decisions_changed", "decision", "changed"),
    ("labels", "label", "new"),
    ("labels_changed", "label", "changed"),
    ("labels_removed", "label", "removed"),
    ("documents_removed", "document", "removed"),
    ("spans_removed", "span", "removed"),
    ("relations_removed", "relation", "removed"),
    ("spans_kept", "span", "kept although it was removed on the other side"),
    ("relations_kept", "relation", "kept although it was removed on the other side"),
    ("conflicts", "conflict", "kept for the reviewer"),
)
"""Counts that are told, in order: what, one of them, and what became of it."""


def report_lines(report: MergeReport) -> list[str]:
    """The report, a line each file and thing."""
    lines = []
    for came in report.files:
        if not came.is_new:
            lines.append(f"{came.name}: nothing new, it is in the project already")
            continue
        lines.append(f"{came.name}: {', '.join(_counts(came.counts)) or 'nothing that shows'}")
        for name, counts in came.by_annotator.items():
            lines.append(f"  {name}: {', '.join(_counts(counts))}")
        lines += _remarks(came)
    return lines


def _remarks(came: Came) -> list[str]:
    lines = [
        f"  {what} {name} was removed, but holds new work: it is back" for what, name in came.kept
    ]
    for question, answer in came.asked:
        lines.append(
            f"  {question.what} {question.name}, {question.part}: {question.ours} here, "
            f"{question.theirs} there; taken: {answer}"
        )
    return lines


def _counts(counts: dict[str, int]) -> list[str]:
    out = []
    for what, one, became in SHOWN:
        number = counts.get(what, 0)
        if number:
            out.append(f"{number} {one if number == 1 else one + 's'} {became}")
    return out


def report_items(report: MergeReport) -> list[Changed]:
    """The report as rows of a table: what each annotator's work was, and what to look at."""
    items: list[Changed] = []
    for came in report.files:
        if came.is_new:
            items += _people(came) + _marks(came)
    return items


def totals(report: MergeReport) -> dict[str, Counts]:
    """New, changed and removed things of all files, by these words."""
    total = report.total
    return {
        "new": Counts(total("documents"), total("spans"), total("relations")),
        "changed": Counts(0, total("spans_changed"), total("relations_changed")),
        "removed": Counts(
            total("documents_removed"), total("spans_removed"), total("relations_removed")
        ),
    }


def _row(came: Came, reason: Reason, document: str = "") -> Changed:
    return Changed("document" if document else "layer", reason, file=came.name, document=document)


def _people(came: Came) -> list[Changed]:
    return [
        _row(
            came,
            Reason(
                "{name}: {spans} new spans, {relations} new relations, {changed} changed, {states} "
                "finished or reopened.",
                {
                    "name": name,
                    "spans": counts.get("spans", 0),
                    "relations": counts.get("relations", 0),
                    "changed": counts.get("spans_changed", 0) + counts.get("relations_changed", 0),
                    "states": counts.get("states", 0),
                },
            ),
        )
        for name, counts in came.by_annotator.items()
    ]


def _marks(came: Came) -> list[Changed]:
    items = [
        _row(came, Reason("it was removed, but holds new work: it is back."), name)
        for _what, name in came.kept
    ]
    labels = came.counts.get("labels", 0) + came.counts.get("labels_changed", 0)
    kept = came.counts.get("spans_kept", 0) + came.counts.get("relations_kept", 0)
    conflicts = came.counts.get("conflicts", 0)
    if labels:
        items.append(_row(came, Reason("{count} labels are new or changed.", {"count": labels})))
    if kept:
        reason = Reason(
            "{count} annotations were removed on one side and worked on on the other: they stay.",
            {"count": kept},
        )
        items.append(_row(came, reason))
    if conflicts:
        reason = Reason(
            "{count} things were changed on both sides: the later holds, the other is kept for the "
            "reviewer.",
            {"count": conflicts},
        )
        items.append(_row(came, reason))
    return items
