"""Taking documents and annotations from files into the project: all or nothing, and counted.

A document with a uid that the project knows, or with the text of one that is there, is not added
again: its layers join the one that is there.  A layer that its annotator has begun already is
never mixed with another; an equal one counts as known.
"""

import getpass
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.errors import FormatError, UserError
from annotator.formats.base import Changed, Format, Found, Reason, Rejected, SchemeFound
from annotator.formats.registry import first_file, format_named, recognise
from annotator.formats.source import Source, sources
from annotator.model.annotation import Document, Layer
from annotator.ops.intake import NO_LABEL, Intake
from annotator.ops.kinds import Kind
from annotator.ops.report import (
    LISTED,
    Counts,
    ImportReport,
    item_line,
    item_place,
    lost_counts,
)
from annotator.ops.steps import Step, Steps
from annotator.store.opening import MAX_CELL
from annotator.store.project import Project


@dataclass(frozen=True)
class ImportRequest:
    """What to import and how.

    ``format`` None recognises each file by itself.  ``annotator`` is whose layers those are that
    name nobody.  ``options`` are the format's.  Unknown labels are rejected unless
    ``add_labels``; anything rejected refuses the whole import unless ``skip_rejected``.
    """

    paths: tuple[Path, ...]
    format: str | None = None
    annotator: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    add_labels: bool = False
    skip_rejected: bool = False


class _Refusal(Exception):
    """Leaves the edit with nothing written."""


def import_files(project: Project, request: ImportRequest) -> Steps[ImportReport]:
    """Imports files and folders as one step of undo.

    Yields progress in bytes.  Raises FormatError for a file that cannot be read at all, with
    nothing imported; everything less is in the report.
    """
    files = list(_files(request))
    total = sum(source.size for _fmt, source in files)
    run = _Run(project, request)
    try:
        with project.edit(Kind.IMPORT) as edit:
            run.intake = Intake(project, edit, add_labels=request.add_labels)
            done = 0
            for fmt, source in files:
                for item in fmt.read(source, request.options):
                    run.take(item, source)
                    yield Step(done + source.done, total)
                done += source.size
            run.intake.flush()
            edit.detail = {"files": len(files), "documents": run.imported.documents}
            if run.is_refused:
                raise _Refusal
    except _Refusal:
        return run.report(refused=True)
    return run.report(refused=False)


def default_annotator() -> str:
    """The name of whoever is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "annotator"


def _files(request: ImportRequest) -> Iterator[tuple[Format, Source]]:
    for path in request.paths:
        if not path.exists():
            raise FormatError("There is no file {path}.", path=path)
        if request.format is not None:
            named = format_named(request.format)
            if not named.description.reads:
                raise FormatError("Annotator cannot read {format}.", format=request.format)
            for source in sources([path], named.description.extensions):
                yield named, source
        elif path.is_dir():
            found = recognise(path)
            endings = found.description.extensions
            ending = first_file(path).suffix.lower()
            for source in sources([path], endings if ending in endings else (ending,)):
                yield found, source
        else:
            yield recognise(path), Source(path)


class _Run:
    """The counting of one import."""

    intake: Intake

    def __init__(self, project: Project, request: ImportRequest) -> None:
        self._project = project
        self._request = request
        self._nobody = request.annotator or project.actor or default_annotator()
        self._rejections: list[Rejected] = []
        self._changes: list[Changed] = []
        self._rejected = Counts()
        self._known = Counts()
        self._unlisted = 0
        self._faults = 0
        self._annotators: dict[str, None] = {}
        self.imported = Counts()

    @property
    def is_refused(self) -> bool:
        return bool(self._faults) and not self._request.skip_rejected

    def take(self, item: Found, source: Source) -> None:
        if isinstance(item, Document):
            self._take_document(item, source)
        elif isinstance(item, SchemeFound):
            self.intake.take_scheme(item.scheme)
        elif isinstance(item, Rejected):
            self._reject(item)
        else:
            self._change(item)

    def _change(self, item: Changed) -> None:
        if len(self._changes) < LISTED:
            self._changes.append(item)
        else:
            self._unlisted += 1

    def _reject(self, item: Rejected) -> None:
        self._faults += 1
        self._rejected += lost_counts(item)
        if len(self._rejections) < LISTED:
            self._rejections.append(item)
        else:
            self._unlisted += 1

    def _take_document(self, document: Document, source: Source) -> None:
        data = document.text.encode()
        if len(data) >= MAX_CELL:
            self._refuse(document, source, _TOO_LONG, megabytes=MAX_CELL >> 20)
            return
        sha256 = hashlib.sha256(data).digest()
        there = self.intake.same_document(document, sha256)
        if there is None:
            row_id = self.intake.add_document(document, sha256)
            self.imported += Counts(1)
        elif there.sha256 != sha256:
            self._refuse(
                document,
                source,
                _OTHER_TEXT,
                there=there.sha256.hex()[:12],
                here=sha256.hex()[:12],
            )
            return
        else:
            row_id = there.id
            self._known += Counts(1)
        for layer in document.layers:
            self._take_layer(row_id, document, layer, source)

    def _take_layer(self, row_id: int, document: Document, layer: Layer, source: Source) -> None:
        annotator = layer.annotator or self._nobody
        self._annotators[annotator] = None
        counts = Counts(0, len(layer.spans), len(layer.relations))
        before = self.intake.layer(row_id, annotator)
        if before is not None and (before.spans or before.relations):
            if self.intake.is_equal(before, layer):
                self._known += counts
                return
            why = _BEGUN_BY_NAME if layer.annotator else _BEGUN
            reason = Reason(why, {"annotator": annotator, "count": len(before.spans)})
            self._reject(
                Rejected(
                    "layer",
                    reason,
                    source.file,
                    source.line,
                    document=document.name,
                    id=annotator,
                    spans=counts.spans,
                    relations=counts.relations,
                )
            )
            return
        rejected, forbidden = self.intake.add_layer(
            row_id, annotator, layer, before, len(document.text)
        )
        file, line, name = source.file, source.line, document.name
        for what, key, reason in rejected:
            self._reject(Rejected(what, reason, file, line, key, name))
        for key, reason in forbidden:
            self._change(Changed("relation", reason, file, line, key, name))
        lost = Counts(
            0,
            sum(what == "span" for what, _key, _reason in rejected),
            sum(what == "relation" for what, _key, _reason in rejected),
        )
        self.imported += Counts(0, counts.spans - lost.spans, counts.relations - lost.relations)

    def _refuse(self, document: Document, source: Source, why: str, **fields: object) -> None:
        self._reject(
            Rejected(
                "document",
                Reason(why, fields),
                source.file,
                source.line,
                id=document.uid.hex(),
                document=document.name,
                spans=sum(len(layer.spans) for layer in document.layers),
                relations=sum(len(layer.relations) for layer in document.layers),
            )
        )

    def report(self, *, refused: bool) -> ImportReport:
        return ImportReport(
            imported=self.imported,
            known=self._known,
            rejected=self._rejected,
            rejections=tuple(self._rejections),
            changes=tuple(self._changes),
            unknown_labels=self.intake.unknown_labels(),
            added_labels=0 if refused else self.intake.added_labels,
            unlisted=self._unlisted,
            faults=self._faults,
            is_refused=refused,
            annotators=tuple(self._annotators),
            document_ids=() if refused else tuple(self.intake.new_documents),
        )


_TOO_LONG = "its text is longer than {megabytes} MB of UTF-8; split the document."
_OTHER_TEXT = (
    "the project has a document of this uid with another text (SHA-256 {there}… there, {here}… "
    "here); give it a new uid, or remove the old one."
)
_BEGUN = (
    "{annotator} has labelled this document already (spans: {count}); import this as another "
    "annotator."
)
_BEGUN_BY_NAME = (
    "{annotator} has labelled this document already (spans: {count}); name another annotator in "
    "the file."
)


def refusal(report: ImportReport) -> UserError:
    """One line for an import that was refused."""
    unknown = [label.name for label in report.unknown_labels]
    first = next(iter(report.rejections), None)
    if unknown and first is not None:
        return FormatError(
            "Nothing was imported: the scheme lacks {count} labels ({labels}; the first in "
            "{place}). Add them to the scheme, or import with --add-labels; --skip-rejected "
            "leaves their annotations out."
            if len(unknown) > 1
            else "Nothing was imported: the scheme has no label {labels} (first in {place}). Add "
            "it to the scheme, or import with --add-labels; --skip-rejected leaves its "
            "annotations out.",
            count=len(unknown),
            labels=_some(unknown),
            place=item_place(_first_of(report, unknown[0]) or first),
        )
    line = item_line(first).rstrip(".") if first is not None else ""
    if first is not None and first.reason.template == _BEGUN:
        line += " (--annotator NAME)"
    return FormatError(
        "Nothing was imported. {line}. (--skip-rejected takes the rest.)"
        if report.faults == 1
        else "Nothing was imported: {count} rejections. The first: {line}. (--skip-rejected takes "
        "the rest.)",
        count=report.faults,
        line=line,
    )


def _first_of(report: ImportReport, label: str) -> Rejected | None:
    """The first listed rejection for want of ``label``."""
    wanted = Reason(NO_LABEL, {"label": label})
    return next((item for item in report.rejections if item.reason == wanted), None)


def _some(names: list[str]) -> str:
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
