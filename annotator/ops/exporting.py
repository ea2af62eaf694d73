"""Giving documents and annotations to files: chosen, divided, counted, whole or not at all."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator import __version__
from annotator.errors import FormatError
from annotator.formats.base import Changed, Format, Rejected
from annotator.formats.registry import format_named
from annotator.formats.source import printable
from annotator.model.annotation import Document, Json
from annotator.ops.card_agreement import CardAgreement, card_agreement
from annotator.ops.dataset_card import About, card
from annotator.ops.export_choice import Choice, choose
from annotator.ops.export_parts import Parts, divide, text_of
from annotator.ops.export_request import ExportRequest, only_finished
from annotator.ops.export_tally import Tally
from annotator.ops.export_target import Destination, card_path, report_path
from annotator.ops.near_duplicates import NearDuplicates, NearPair
from annotator.ops.report import LISTED, ExportReport, NearDuplicate
from annotator.ops.splits import NEAR_DUPLICATES
from annotator.ops.steps import Step, Steps
from annotator.store.project import SUFFIX, Project


def export_documents(project: Project, request: ExportRequest) -> Steps[ExportReport]:
    """Writes the project's documents, whole or not at all.

    Yields progress in documents.  Raises FormatError when the request makes no sense or the
    target cannot be written; what was there before is then still there.
    """
    return (yield from _Export(project, request).steps())


def writable(name: str) -> Format:
    """The format called ``name``.  Raises FormatError when there is none that can be written."""
    fmt = format_named(name)
    if not fmt.description.writes:
        raise FormatError("Annotator cannot write {format}.", format=name)
    return fmt


def write_options(fmt: Format, request: ExportRequest) -> dict[str, object]:
    """The options of the request; the export's seed is also the format's, unless it has its own."""
    options = dict(request.options)
    has_seed = any(option.name == "seed" for option in fmt.description.options)
    if has_seed and not options.get("seed"):
        options["seed"] = request.seed
    return options


def chosen_documents(project: Project, choice: Choice, ids: list[int]) -> Iterator[Document]:
    """Documents with the layers that are chosen of each."""
    for document in project.read.documents(ids, layers=choice.names):
        wanted = choice.layers[document.id]
        layers = tuple(layer for layer in document.layers if layer.annotator in wanted)
        yield document if layers == document.layers else replace(document, layers=layers)


class _Export:
    """One export under way."""

    def __init__(self, project: Project, request: ExportRequest) -> None:
        self._project = project
        self._request = request
        self._format = writable(request.format)
        self._tally = Tally()
        self._near = NearDuplicates(lambda row_id: text_of(project, row_id))

    def steps(self) -> Steps[ExportReport]:
        """Everything, in order."""
        project, request, description = self._project, self._request, self._format.description
        with Destination(project, request, description) as destination:
            choice = choose(project, request, description)
            parts = yield from divide(project, request, choice)
            destination.begin()
            yield from self._write(destination, choice, parts)
            pairs = yield from self._near_pairs(parts)
            report = self._report(destination, choice, pairs)
            agreement = (yield from card_agreement(project)) if request.card else None
            self._add_companions(destination, report, agreement)
            destination.commit()
        return report

    def _write(self, destination: Destination, choice: Choice, parts: Parts) -> Steps[None]:
        scheme = self._project.read.scheme()
        options = write_options(self._format, self._request)
        total = len(choice.layers)
        for (part, ids), target in zip(parts.items(), destination.targets, strict=True):
            self._tally.begin(part)
            done = self._tally.given.documents
            documents = self._documents(choice, ids)
            for item in self._format.write(documents, target, options, scheme):
                if not self._is_understood(item):
                    self._tally.take(item)
                done += isinstance(item, Document)
                yield Step(done, total)

    def _is_understood(self, item: Document | Rejected | Changed) -> bool:
        """Whether nothing is lost although the file does not say it.

        Where only finished layers are written, a layer is finished when it is imported again.
        """
        if isinstance(item, Document) or item.loss != "states":
            return False
        return only_finished(self._request, self._format.description)

    def _documents(self, choice: Choice, ids: list[int]) -> Iterator[Document]:
        for document in chosen_documents(self._project, choice, ids):
            if self._request.split and self._request.group_by != NEAR_DUPLICATES:
                self._near.add(document.id, document.text)  # else they are together already
            yield document

    def _near_pairs(self, parts: Parts) -> Steps[tuple[NearDuplicate, ...]]:
        part_of = {row_id: part for part, ids in parts.items() for row_id in ids}
        found: list[NearPair] = []
        for pair in self._near.across(part_of):
            if pair is not None and len(found) < LISTED:
                found.append(pair)
            yield Step(len(part_of), len(part_of))
        wanted = {row_id for pair in found for row_id in (pair.first, pair.second)}
        names = {i: name for i, name in self._project.read.document_names() if i in wanted}
        return tuple(
            NearDuplicate(
                (names[pair.first], names[pair.second]),
                (part_of[pair.first], part_of[pair.second]),
                (pair.first, pair.second),
                pair.similarity,
            )
            for pair in found
        )

    def _report(
        self, destination: Destination, choice: Choice, pairs: tuple[NearDuplicate, ...]
    ) -> ExportReport:
        tally, request = self._tally, self._request
        companions = [path for target in destination.targets for path in target.beside]
        if request.card:
            companions.append(card_path(request.target, in_folder=destination.is_folder))
        if request.report:
            companions.append(report_path(request.target))
        return ExportReport(
            written=tally.given - tally.lost,
            losses=tuple(tally.losses),
            lost=tally.lost,
            files=tuple(destination.files),
            unlisted=tally.unlisted,
            origins=tuple(tally.origins),
            losses_by_kind=dict(sorted(tally.by_kind.items())),
            parts={name: part.counts for name, part in tally.parts.items()},
            unfinished=choice.unfinished,
            near_duplicates=pairs,
            companions=tuple(companions),
        )

    def _add_companions(
        self, destination: Destination, report: ExportReport, agreement: CardAgreement | None
    ) -> None:
        request = self._request
        if request.card:
            place = card_path(request.target, in_folder=destination.is_folder)
            destination.add(place, card(self._about(agreement), request, self._tally, report))
        if request.report:
            told = self._made() | report.to_json()
            told["files"] = [printable(Path(path.name)) for path in report.files]
            text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
            destination.add(report_path(request.target), text)

    def _about(self, agreement: CardAgreement | None) -> About:
        path = self._project.path
        name = printable(Path(path.name)) if path else "PROJECT"
        description = self._format.description
        title = self._project.read.property("title") or name.removesuffix(SUFFIX)
        return About(
            name,
            title,
            description.title,
            self._project.read.scheme(),
            only_finished(self._request, description),
            agreement,
        )

    def _made(self) -> dict[str, Json]:
        """How the export was made, for the report beside it."""
        request = self._request
        return {
            "annotator_version": __version__,
            "format": request.format,
            "finished": only_finished(request, self._format.description),
            "split": dict(request.split) if request.split else None,
            "seed": request.seed,
            "group_by": request.group_by,
            "stratify": request.stratify,
        }
