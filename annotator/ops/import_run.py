"""What one import takes, piece by piece, and its counts."""

import getpass
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.formats.base import Changed, Found, Reason, Rejected, SchemeFound
from annotator.formats.source import Source
from annotator.model.annotation import Document, Layer, State
from annotator.ops.intake import Intake
from annotator.ops.known_documents import KnownDocument
from annotator.ops.report import (
    LISTED,
    Counts,
    ImportReport,
    brief,
    counts_of,
    layer_counts,
    lost_counts,
)
from annotator.store.opening import MAX_CELL
from annotator.store.project import Project

TOO_LONG = "its text is longer than {megabytes} MB of UTF-8; split the document."
OTHER_TEXT = (
    "the project has a document of this uid with another text (SHA-256 {there}… there, {here}… "
    "here); give it a new uid, or remove the old one."
)
BEGUN = (
    "{annotator} has labelled this document already (spans: {count}); import this as another "
    "annotator."
)
BEGUN_BY_NAME = (
    "{annotator} has labelled this document already (spans: {count}); name another annotator in "
    "the file."
)
SAME_TEXT = (
    "a document in {file} has the same text, and both are taken as labelled by {annotator}; if two "
    "people did that, import the files of each by themselves and say whose they are "
    "(--annotator NAME)."
)


@dataclass(frozen=True)
class ImportRequest:
    """What to import and how.

    ``format`` None recognises each file by itself.  ``annotator`` is whose layers those are that
    name nobody, ``state`` how far those are whose format holds no states: a corpus is finished
    work, but what somebody is to go on with is open.  ``options`` are the format's.

    What is rejected is left out and reported, but for ``strict``, which then imports nothing at
    all; None is strict where no document came through whole and either each document is one line,
    or less came through than not, as when offsets are counted otherwise.  Labels that the scheme
    lacks are added to it (``add_labels``), or their annotations rejected (False); None adds them
    where the scheme has no label yet, and else refuses the import, so that a misspelt label is
    seen.
    """

    paths: tuple[Path, ...]
    format: str | None = None
    annotator: str = ""
    options: Mapping[str, object] = field(default_factory=dict)
    add_labels: bool | None = None
    strict: bool | None = None
    state: State = State.FINISHED


class ImportRun:
    """The counting of one import."""

    intake: Intake

    def __init__(self, project: Project, request: ImportRequest) -> None:
        self.request = request
        self.nobody = request.annotator or project.actor or default_annotator()
        scheme = project.read.scheme()
        is_bare = not scheme.entities and not scheme.relations
        self.adds_labels = is_bare if request.add_labels is None else request.add_labels
        self._rejections: list[Rejected] = []
        self._changes: list[Changed] = []
        self._rejected = Counts()
        self._known = Counts()
        self._left_out = Counts()
        self._unlisted = 0
        self._faults = self._faults_before = 0
        self._whole = 0
        self._last_fault = 0
        self._has_parts = False
        self.holds_states = True
        self._file = ""
        self._texts: dict[bytes, str] | None = {}
        self._annotators: dict[str, None] = {}
        self.imported = Counts()

    @property
    def is_refused(self) -> bool:
        if self.request.add_labels is None and self.intake.lacks_labels:
            return True
        if self.request.strict is not None:
            return bool(self._faults) and self.request.strict
        taken, lost = self.imported + self._known, self._rejected
        is_little = taken.spans + taken.relations <= lost.spans + lost.relations
        return bool(self._faults) and not self._whole and (is_little or not self._has_parts)

    def take_all(self, notes: Iterable[Rejected | Changed]) -> None:
        for item in notes:
            if isinstance(item, Rejected):
                self._reject(item)
            else:
                self._change(item)

    def begin(self, source: Source, *, alone: bool) -> None:
        """What comes next is of ``source``; ``alone`` says that there is no other."""
        self._file = source.file
        self._texts = None if alone else self._texts

    def take_bad_lines(self, source: Source) -> None:
        while source.bad_lines:
            line, error = source.bad_lines.pop(0)
            reason = Reason(error.template, error.fields)
            self._reject(Rejected("line", reason, source.file, line, document=source.name))

    def take(self, item: Found, source: Source) -> None:
        if isinstance(item, Document):
            self._has_parts = self._has_parts or self._last_fault not in (0, source.line)
            self._take_document(item, source)
            self._whole += self._faults == self._faults_before
            self._faults_before = self._faults
            self._last_fault = 0
        elif isinstance(item, SchemeFound):
            self.intake.take_scheme(item.scheme)
        elif isinstance(item, Rejected):
            self._reject(item)
            # A document that fell out is no fault of the one that comes next.
            self._faults_before += item.what == "document"
        else:
            self._change(item)

    def _change(self, item: Changed) -> None:
        self._left_out += lost_counts(item)
        item = brief(item)
        if len(self._changes) < LISTED:
            self._changes.append(item)
        else:
            self._unlisted += 1

    def _reject(self, item: Rejected) -> None:
        self._faults += 1
        self._last_fault = item.line if item.what != "document" else 0
        self._rejected += lost_counts(item)
        item = brief(item)
        if len(self._rejections) < LISTED:
            self._rejections.append(item)
        else:
            self._unlisted += 1

    def _take_document(self, document: Document, source: Source) -> None:
        data = document.text.encode()
        if len(data) >= MAX_CELL:
            self._refuse(document, source, TOO_LONG, megabytes=MAX_CELL >> 20)
            return
        sha256 = hashlib.sha256(data).digest()
        there = self.intake.same_document(document, sha256)
        if there is not None and there.sha256 != sha256:
            self._refuse(
                document,
                source,
                OTHER_TEXT,
                there=there.sha256.hex()[:12],
                here=sha256.hex()[:12],
            )
            return
        if there is None and self._texts is not None:
            self._look_for_twin(self._texts, document, sha256, source)
        row_id = self._document(document, sha256, there)
        begun: set[str] | None = set() if there is None else None
        for found in document.layers:
            layer = found if self.holds_states else replace(found, state=self.request.state)
            annotator = layer.annotator or self.nobody
            is_new = begun is not None and annotator not in begun
            before = None if is_new else self.intake.layer(row_id, annotator)
            if begun is not None:
                begun.add(annotator)
            self._take_layer(row_id, document, layer, before, source)

    def _document(self, document: Document, sha256: bytes, there: KnownDocument | None) -> int:
        if there is None:
            self.imported += Counts(1)
            return self.intake.add_document(document, sha256)
        self._known += Counts(1)
        self.intake.keep(there.id, document)
        return there.id

    def _look_for_twin(
        self, texts: dict[bytes, str], document: Document, sha256: bytes, source: Source
    ) -> None:
        """Says once that two files label one text in nobody's name, and looks no further."""
        is_somebodys = all(layer.annotator for layer in document.layers)
        if is_somebodys or not document.text.strip():
            return
        first = texts.setdefault(sha256[:8], self._file)
        if first == self._file:
            return
        self._texts = None
        reason = Reason(SAME_TEXT, {"file": first, "annotator": self.nobody})
        place = (source.file, source.line)
        self._change(Changed("document", reason, *place, document=document.name))

    def _take_layer(
        self, row_id: int, document: Document, layer: Layer, before: Layer | None, source: Source
    ) -> None:
        annotator = layer.annotator or self.nobody
        self._annotators[annotator] = None
        counts = layer_counts(layer)
        if before is not None and (before.spans or before.relations):
            if self.intake.is_equal(before, layer):
                self._known += counts
            else:
                self._reject_begun(document, layer, len(before.spans), source)
            return
        rejected, forbidden = self.intake.add_layer(
            row_id, annotator, layer, before, len(document.text)
        )
        lost = Counts()
        place = (source.file, source.line)
        for what, key, reason, attributes in rejected:
            item = Rejected(what, reason, *place, key, document.name, attributes=attributes)
            self._reject(item)
            lost += lost_counts(item)
        for key, reason in forbidden:
            self._change(Changed("relation", reason, *place, key, document.name))
        self.imported += counts - lost

    def _reject_begun(self, document: Document, layer: Layer, count: int, source: Source) -> None:
        annotator = layer.annotator or self.nobody
        why = BEGUN_BY_NAME if layer.annotator else BEGUN
        counts = layer_counts(layer)
        self._reject(
            Rejected(
                "layer",
                Reason(why, {"annotator": annotator, "count": count}),
                source.file,
                source.line,
                document=document.name,
                id=annotator,
                spans=counts.spans,
                relations=counts.relations,
                attributes=counts.attributes,
            )
        )

    def _refuse(self, document: Document, source: Source, why: str, **fields: object) -> None:
        counts = counts_of(document)
        self._reject(
            Rejected(
                "document",
                Reason(why, fields),
                source.file,
                source.line,
                id=document.uid.hex(),
                document=document.name,
                spans=counts.spans,
                relations=counts.relations,
                attributes=counts.attributes,
            )
        )

    def report(self, *, refused: bool) -> ImportReport:
        return ImportReport(
            imported=self.imported,
            known=self._known,
            rejected=self._rejected,
            left_out=self._left_out,
            rejections=tuple(self._rejections),
            changes=tuple(self._changes),
            unknown_labels=self.intake.unknown_labels(),
            added_labels=0 if refused else self.intake.added_labels,
            unlisted=self._unlisted,
            faults=self._faults,
            is_refused=refused,
            annotators=tuple(self._annotators),
            document_ids=() if refused else self.intake.new_documents,
        )


def default_annotator() -> str:
    """The name of whoever is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "annotator"
