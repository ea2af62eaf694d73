"""Which documents a rule may take by columns."""

from collections.abc import Sequence

from annotator.store.project import Project

Layers = dict[int, list[tuple[int, int]]]
"""By document its finished layers and their annotators, in the order of the table's columns."""

_DECIDED = "SELECT DISTINCT document_id FROM decision"
_GOLD = (  # relations have their ends there
    "SELECT DISTINCT layer.document_id FROM span JOIN layer ON layer.id = span.layer_id "
    "JOIN annotator ON annotator.id = layer.annotator_id WHERE annotator.kind = 'gold'"
)
_LAYERS = (
    "SELECT document_id, layer.id, annotator_id FROM layer "
    "JOIN annotator ON annotator.id = annotator_id "
    "WHERE state = 'finished' AND kind <> 'gold' ORDER BY annotator_id"
)


def plain_layers(project: Project, documents: Sequence[int], least: int) -> Layers:
    """The layers of those of ``documents`` (in that order) that ``least`` people finished and that
    have no decision and no gold."""
    read = project.read
    wanted = read.finished_by(least).difference(
        *({row[0] for row in read.all(sql)} for sql in (_DECIDED, _GOLD))
    )
    found: Layers = {one: [] for one in documents if one in wanted}
    for document, layer, annotator in read.all(_LAYERS):
        if document in found:
            found[document].append((layer, annotator))
    return found
