"""Giving documents and annotations to files: chosen, split by seed, counted."""

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Changed, Description, Rejected
from annotator.formats.registry import format_named
from annotator.formats.target import Target
from annotator.model.annotation import Document, State
from annotator.ops.report import LISTED, Counts, ExportReport, counts_of, lost_counts
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project, same_file


@dataclass(frozen=True)
class ExportRequest:
    """What to export and how.

    ``annotator`` None takes everybody where the format holds several layers, else the only one
    there is.  ``gold`` takes the gold layers.  ``finished`` leaves open layers out, and documents
    that have none finished.  ``split`` gives each part its share ("train": .8 …; they sum to 1)
    and makes ``target`` a folder with one file or folder a part; ``seed`` with the document's uid
    decides, so that adding documents moves none of the others.
    """

    format: str
    target: Path
    annotator: str | None = None
    gold: bool = False
    finished: bool = False
    split: Mapping[str, float] | None = None
    seed: int = 0
    options: Mapping[str, object] = field(default_factory=dict)


def export_documents(project: Project, request: ExportRequest) -> Steps[ExportReport]:
    """Writes the project's documents, whole or not at all.

    Yields progress in documents.  Raises FormatError when the request makes no sense or the
    target cannot be written; what was there before is then still there.
    """
    fmt = format_named(request.format)
    if not fmt.description.writes:
        raise FormatError("Annotator cannot write {format}.", format=request.format)
    _check_target(project, request.target)
    chosen = _annotators(project, request, fmt.description)
    parts = _parts(project, request, chosen)
    run = _Run()
    total = sum(len(ids) for ids in parts.values())
    for part in parts:
        path = request.target if part == "" else request.target / _part_name(part, fmt.description)
        _check_target(project, path)
        run.files.append(path)
    if request.split:
        _make_folder(request.target)
    targets = [Target(path) for path in run.files]
    scheme = project.read.scheme()
    try:
        for target, ids in zip(targets, parts.values(), strict=True):
            documents = _documents(project, request, chosen, ids)
            for item in fmt.write(documents, target, request.options, scheme):
                run.take(item)
                yield Step(run.written.documents, total)
        for target in targets:
            target.commit()
    finally:
        for target in targets:
            target.close()
    return run.report()


def split_part(uid: bytes, shares: Mapping[str, float], seed: int) -> str:
    """The part that a document falls in: a hash of seed and uid, laid over the shares."""
    digest = hashlib.sha256(str(seed).encode() + b":" + uid).digest()
    place = int.from_bytes(digest[:8], "big") / 2**64
    for name, end in zip(shares, itertools.accumulate(shares.values()), strict=True):
        if place < end:
            return name
    return list(shares)[-1]


def parse_split(text: str) -> dict[str, float]:
    """``train=.8,dev=.1,test=.1`` as shares.  FormatError when they do not sum to 1."""
    shares: dict[str, float] = {}
    for piece in text.split(","):
        name, equals, value = piece.strip().partition("=")
        try:
            share = float(value)
        except ValueError:
            share = -1
        if not equals or not name.isidentifier() or not 0 < share <= 1 or name in shares:
            raise FormatError(
                "A split is like train=.8,dev=.1,test=.1; {piece} does not fit.", piece=piece
            )
        shares[name] = share
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise FormatError(
            "The shares of a split must sum to 1, not {sum}.", sum=sum(shares.values())
        )
    return shares


def _check_target(project: Project, target: Path) -> None:
    if project.path is not None and same_file(target, project.path):
        raise FormatError("{path} is the open project; choose another file.", path=target)


def _annotators(
    project: Project, request: ExportRequest, description: Description
) -> tuple[str, ...]:
    """Names of those whose layers are written."""
    there = project.read.annotators()
    if request.gold:
        gold = tuple(one.name for one in there if one.kind == "gold")
        if not gold:
            raise FormatError("The project has no gold yet; settle disagreements first.")
        return gold
    if request.annotator is not None:
        if not any(one.name == request.annotator for one in there):
            raise FormatError(
                "The project has no annotator {name}; it has {known}.",
                name=request.annotator,
                known=", ".join(one.name for one in there) or "nobody",
            )
        return (request.annotator,)
    names = tuple(one.name for one in there if one.kind != "gold")
    if description.one_layer and len(names) > 1:
        raise FormatError(
            "{format} holds one annotator's work; say whose (--annotator): {known}.",
            format=description.name,
            known=", ".join(names),
        )
    return names


def _parts(
    project: Project, request: ExportRequest, chosen: tuple[str, ...]
) -> dict[str, list[int]]:
    ids = project.read.document_ids()
    if request.finished or request.gold:
        kept = _with_layer(project, chosen, finished=request.finished)
        ids = [row_id for row_id in ids if row_id in kept]
    if not request.split:
        return {"": ids}
    uids: dict[int, bytes] = dict(project.read.all("SELECT id, uid FROM document"))
    parts: dict[str, list[int]] = {name: [] for name in request.split}
    for row_id in ids:
        parts[split_part(uids[row_id], request.split, request.seed)].append(row_id)
    return parts


def _with_layer(project: Project, chosen: tuple[str, ...], *, finished: bool) -> set[int]:
    rows = project.read.all(
        "SELECT layer.document_id, annotator.name, layer.state FROM layer "
        "JOIN annotator ON annotator.id = layer.annotator_id"
    )
    return {
        document
        for document, name, state in rows
        if name in chosen and (state == State.FINISHED or not finished)
    }


def _documents(
    project: Project, request: ExportRequest, chosen: tuple[str, ...], ids: list[int]
) -> Iterator[Document]:
    for document in project.read.documents(ids, layers=chosen):
        if request.finished:
            layers = tuple(la for la in document.layers if la.state == State.FINISHED)
            yield replace(document, layers=layers)
        else:
            yield document


def _part_name(part: str, description: Description) -> str:
    return part + description.extensions[0] if description.many else part


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise FormatError(
            "The folder {path} cannot be made: {why}.", path=path, why=error.strerror or error
        ) from None


class _Run:
    """The counting of one export."""

    def __init__(self) -> None:
        self.written = Counts()
        self.files: list[Path] = []
        self._lost = Counts()
        self._losses: list[Rejected | Changed] = []
        self._unlisted = 0

    def take(self, item: Document | Rejected | Changed) -> None:
        if isinstance(item, Document):
            self.written += counts_of(item)
            return
        self._lost += lost_counts(item)
        if len(self._losses) < LISTED:
            self._losses.append(item)
        else:
            self._unlisted += 1

    def report(self) -> ExportReport:
        return ExportReport(
            self.written - self._lost,
            tuple(self._losses),
            self._lost,
            tuple(self.files),
            self._unlisted,
        )
