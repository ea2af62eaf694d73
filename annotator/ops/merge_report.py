"""What a merge brought, in words."""

from annotator.ops.merging import MergeReport
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
