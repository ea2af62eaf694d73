"""Which documents are exported, and whose layers of each."""

from dataclasses import dataclass

from annotator.errors import FormatError
from annotator.formats.base import Description
from annotator.model.annotation import State
from annotator.ops.export_request import ExportRequest, is_interchange, only_finished
from annotator.ops.stale_gold import stale_gold
from annotator.store.project import Project

_GOLD = "gold"
_BLANK = (
    "SELECT layer.document_id FROM layer JOIN annotator ON annotator.id = layer.annotator_id "
    "WHERE annotator.kind = 'gold' AND layer.state = 'open' "
    "AND NOT EXISTS (SELECT 1 FROM span WHERE span.layer_id = layer.id) "
    "AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.document_id = layer.document_id "
    "AND answer <> 'later')"
)
"""Gold that is open, and where nothing is and nobody decided anything: what is left of it when
answers are taken back.  It is not gold."""


@dataclass(frozen=True)
class Choice:
    """``layers``: for each document, in the project's order, whose layers are written.

    ``unfinished`` counts the documents that stay out because nothing of them is finished; gold is
    not where items came in since.
    """

    layers: dict[int, frozenset[str]]
    unfinished: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody of whom something is written."""
        return tuple(sorted(set().union(*self.layers.values())))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A layer as the choice sees it.  ``is_blank``: it is there, and says nothing."""

    name: str
    is_gold: bool
    is_finished: bool
    is_blank: bool


def choose(project: Project, request: ExportRequest, description: Description) -> Choice:
    """What ``request`` means for this project.  Raises FormatError when that is nothing."""
    wanted = _wanted(project, request)
    finished = only_finished(request, description)
    layers: dict[int, frozenset[str]] = {}
    unfinished = 0
    entries = _entries(project)
    ids = project.read.document_ids()
    for row_id in ids:
        own = [one for one in entries.get(row_id, ()) if wanted is None or one.name in wanted]
        done = [one for one in own if one.is_finished or not finished]
        if request.gold:
            done = [one for one in done if not one.is_blank]
        if (finished or request.gold) and not done:
            unfinished += bool(finished)
            continue
        layers[row_id] = _of_document(done, request, description)
    if finished and not layers:
        raise _nothing_finished(len(ids))
    if request.gold and not layers:
        raise _no_gold()
    return Choice(layers, unfinished)


def _no_gold() -> FormatError:
    return FormatError("The project has no gold yet; settle disagreements first.")


def _nothing_finished(documents: int) -> FormatError:
    if not documents:
        return FormatError("The project holds no documents yet, so there is nothing to export.")
    return FormatError(
        "No document is finished, so there is nothing to export; finish documents first, or take "
        "open ones, too (--all-states)."
    )


def _wanted(project: Project, request: ExportRequest) -> frozenset[str] | None:
    """Whose layers come into question; None for everybody's."""
    there = project.read.annotators()
    if request.gold:
        gold = frozenset(one.name for one in there if one.kind == _GOLD)
        if not gold:
            raise _no_gold()
        return gold
    if request.annotator is None:
        return None
    if not any(one.name == request.annotator for one in there):
        raise FormatError(
            "The project has no annotator {name}; it has {known}.",
            name=request.annotator,
            known=", ".join(one.name for one in there) or "nobody",
        )
    return frozenset((request.annotator,))


def _of_document(
    layers: list[_Entry], request: ExportRequest, description: Description
) -> frozenset[str]:
    if not is_interchange(description) and not request.annotator:
        said = [one for one in layers if not one.is_blank]
        layers = [one for one in said if one.is_gold] or said or layers
    names = frozenset(one.name for one in layers)
    if description.one_layer and len(names) > 1:
        raise FormatError(
            "{format} holds one annotator's work; say whose (--annotator): {known}.",
            format=description.name,
            known=", ".join(one.name for one in layers),
        )
    return names


def _entries(project: Project) -> dict[int, list[_Entry]]:
    stale = stale_gold(project)
    blank = {row[0] for row in project.read.all(_BLANK)}
    rows = project.read.all(
        "SELECT layer.document_id, annotator.name, annotator.kind, layer.state FROM layer "
        "JOIN annotator ON annotator.id = layer.annotator_id ORDER BY annotator.id"
    )
    found: dict[int, list[_Entry]] = {}
    for document, name, kind, state in rows:
        is_gold = kind == _GOLD
        is_finished = state == State.FINISHED and not (is_gold and document in stale)
        entry = _Entry(name, is_gold, is_finished, is_gold and document in blank)
        found.setdefault(document, []).append(entry)
    return found
