"""Tables of documents that are too long to be read at once: some rows at a time, then in a thread.

Of 50,000 spans by five annotators the table takes seconds.  The rows are read in parts on the
thread of the project's connection; what is put together of them is values alone and is done beside
it.  Whoever asked may leave at any step.
"""

from collections.abc import Sequence
from dataclasses import replace

from annotator.agreement.runs import Look
from annotator.model.annotation import Document, Layer, Relation, Span, State
from annotator.model.decision import Decision
from annotator.ops.adjudication import Known, decision_table
from annotator.ops.annotate import GOLD
from annotator.ops.apart import apart
from annotator.ops.live_table import LiveTable, Made, made_table
from annotator.ops.steps import Step, Steps
from annotator.store.copying import Look as Heard
from annotator.store.decisions import decision_parts
from annotator.store.project import Project

MANY = 5_000
"""Spans, relations and decisions of a document from which on it is read in steps: 0.1 s of work."""

_WEIGHT = (
    "SELECT (SELECT count(*) FROM span JOIN layer ON layer.id = layer_id WHERE document_id = ?1) + "
    "(SELECT count(*) FROM relation JOIN layer ON layer.id = layer_id WHERE document_id = ?1) + "
    "(SELECT count(*) FROM decision WHERE document_id = ?1)"
)
_NEWEST = "SELECT coalesce(max(id), 0) FROM op"


def weight(project: Project, document_id: int) -> int:
    """How many spans, relations and decisions a document has."""
    found = project.read.one(_WEIGHT, (document_id,))
    return int(found[0]) if found else 0


def live_table_slowly(project: Project, document_id: int) -> Steps[LiveTable]:
    """``live_table`` in steps.  What somebody edits meanwhile makes it begin again.

    Raises ProjectError when the document is not there.
    """
    made = yield from _made_slowly(project, document_id)
    return LiveTable(project, made)


def next_undecided(project: Project, ids: Sequence[int]) -> Steps[int]:
    """The first of ``ids`` with an item that needs an answer; 0 where none has.

    Those whose gold is finished come last: they have one only if more work came in since.
    """
    done = project.read.all(
        "SELECT document_id FROM layer JOIN annotator ON annotator.id = annotator_id "
        "WHERE kind = 'gold' AND state = 'finished'"
    )
    finished = {row[0] for row in done}
    for count, document_id in enumerate(sorted(ids, key=lambda one: one in finished), 1):
        if weight(project, document_id) > MANY:
            table = (yield from _made_slowly(project, document_id)).table
        else:
            table = decision_table(project, document_id)
        if table.undecided:
            return document_id
        yield Step(count, len(ids))
    return 0


def _made_slowly(project: Project, document_id: int) -> Steps[Made]:
    while True:
        newest = project.read.one(_NEWEST)
        count = weight(project, document_id) or 1
        known = Known(project)
        document, decisions = yield from _read(project, document_id, 2 * count)

        def work(heard: Heard) -> Made:
            return made_table(known, document, decisions, _look(heard, count))  # noqa: B023

        made = yield from apart(work)
        if project.read.one(_NEWEST) == newest:
            return made


def _look(heard: Heard, count: int) -> Look:
    """The second half of the way."""
    return lambda share: heard(count + round(share * count), 2 * count)


def _read(project: Project, document_id: int, total: int) -> Steps[tuple[Document, list[Decision]]]:
    """A document with all that its table needs: who has not finished is there by name only."""
    read, done = project.read, 0
    document = read.document(document_id)
    layers: list[Layer] = []
    for one in read.annotators():
        bare = read.bare_layer(document_id, one.name)
        spans: list[Span] = []
        relations: list[Relation] = []
        if bare.id and (one.kind == GOLD or bare.state is State.FINISHED):
            for some, links in read.layer_parts(bare.id):
                spans += some
                relations += links
                done += len(some) + len(links)
                yield Step(done, total)
        if bare.id:
            spans.sort(key=lambda span: span.id)
            layers.append(replace(bare, spans=tuple(spans), relations=tuple(relations)))
    decisions: list[Decision] = []
    for part in decision_parts(read, document_id):
        decisions += part
        yield Step(done + len(decisions), total)
    return replace(document, layers=tuple(layers)), decisions
