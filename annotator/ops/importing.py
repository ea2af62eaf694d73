"""Taking documents and annotations from files into the project: all or nothing, and counted.

A document with a uid that the project knows, or with the text of one that is there, is not added
again: its layers join the one that is there.  A layer that its annotator has begun already is
never mixed with another; an equal one counts as known.
"""

from collections.abc import Iterator

from annotator.errors import FormatError, UserError
from annotator.formats.base import Format, Reason, Rejected
from annotator.formats.registry import check_options
from annotator.formats.source import Source
from annotator.ops.import_run import BEGUN, ImportRequest, ImportRun, default_annotator
from annotator.ops.inputs import Inputs
from annotator.ops.intake import NO_LABEL, Intake
from annotator.ops.kinds import Kind
from annotator.ops.report import ImportReport, PassedOver, item_line, item_place
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

__all__ = ["ImportRequest", "default_annotator", "import_files", "refusal"]


class _Refusal(Exception):
    """Leaves the edit with nothing written."""


def import_files(project: Project, request: ImportRequest) -> Steps[ImportReport]:
    """Imports files and folders as one step of undo.

    Yields progress in bytes.  Raises FormatError for a file that cannot be read at all, with
    nothing imported; everything less is in the report.
    """
    check_options(request.options)
    run = ImportRun(project, request)
    with Inputs(project.path) as found:
        for _ in found.gather(request.paths, request.format):
            yield Step(0, 0)
        run.take_all(found.passed_over)
        return (yield from _taken(project, found, run))


def _taken(project: Project, found: Inputs, run: ImportRun) -> Steps[ImportReport]:
    sizes = found.sizes()
    total = sum(sizes)
    try:
        with project.edit(Kind.IMPORT) as edit:
            run.intake = Intake(project, edit, run.nobody, add_labels=run.adds_labels)
            done = 0
            for (fmt, source), size in zip(found.files, sizes, strict=True):
                for step in _read(fmt, source, run, alone=len(found.files) == 1):
                    yield Step(done + step, total)
                done += size
            run.take_all(found.gone())
            run.intake.flush()
            edit.detail = {
                "files": len(found.files),
                "documents": run.imported.documents,
                "spans": run.imported.spans,
            }
            if run.is_refused:
                raise _Refusal
    except _Refusal:
        return run.report(refused=True)
    return run.report(refused=False)


def _read(fmt: Format, source: Source, run: ImportRun, *, alone: bool) -> Iterator[int]:
    """Takes what one file holds, yielding bytes read.

    Of several files, one that cannot be read at all is rejected by itself.
    """
    run.begin(source, alone=alone)
    run.holds_states = "states" not in fmt.description.cannot_hold
    is_empty = True
    try:
        for item in fmt.read(source, run.request.options):
            is_empty = False
            if source.bad_lines:
                run.take_bad_lines(source)
            run.take(item, source)
            yield source.done
    except FormatError as error:
        if alone or run.request.strict:
            raise
        reason = Reason(error.template, error.fields)
        run.take(Rejected("document", reason, source.file, document=source.name), source)
        is_empty = False
    if is_empty and not source.bad_lines:
        run.take(PassedOver("document", Reason(_NOTHING), source.file), source)
    run.take_bad_lines(source)


_NOTHING = "it was passed over, since there is no document in it"


def refusal(report: ImportReport) -> UserError:
    """One line for an import that was refused."""
    unknown = [label.name for label in report.unknown_labels]
    first = next(iter(report.rejections), None)
    if unknown and first is not None:
        return FormatError(
            "Nothing was imported: the scheme lacks {count} labels ({labels}; the first in "
            "{place}). Add them to the scheme, or import with --add-labels; --no-add-labels "
            "leaves their annotations out."
            if len(unknown) > 1
            else "Nothing was imported: the scheme has no label {labels} (first in {place}). Add "
            "it to the scheme, or import with --add-labels; --no-add-labels leaves its "
            "annotations out.",
            count=len(unknown),
            labels=_some(unknown),
            place=item_place(_first_of(report, unknown[0]) or first),
        )
    line = item_line(first).rstrip(".") if first is not None else ""
    if first is not None and first.reason.template == BEGUN:
        line += " (--annotator NAME)"
    return FormatError(
        "Nothing was imported. {line}. (--no-strict takes the rest.)"
        if report.faults == 1
        else "Nothing was imported: {count} rejections. The first: {line}. (--no-strict takes the "
        "rest.)",
        count=report.faults,
        line=line,
    )


def _first_of(report: ImportReport, label: str) -> Rejected | None:
    """The first listed rejection for want of ``label``."""
    wanted = Reason(NO_LABEL, {"label": label})
    return next((item for item in report.rejections if item.reason == wanted), None)


def _some(names: list[str]) -> str:
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
