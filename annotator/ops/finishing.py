"""Gold is finished where nothing is left to decide: a script does it between rule and export."""

from annotator.model.annotation import State
from annotator.ops.adjudication import decision_tables
from annotator.ops.gold_layers import gold_layers
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.project import Project

_LEAST = 2
"""People who must have finished a document: one alone has nothing to be settled."""


def finish_settled(project: Project, *, dry_run: bool = False) -> Steps[int]:
    """Finishes the gold of every document without an undecided item; returns of how many.

    Documents that everybody finished without an annotation get gold that says so.  One step of
    undo; ``dry_run`` only counts.  Only documents that two people have finished are looked at.
    """
    ids = project.read.document_ids()
    settled = []
    for done, table in enumerate(decision_tables(project, ids, _LEAST), 1):
        gold = table.sides.gold
        if not table.undecided and (gold is None or gold.state is not State.FINISHED):
            settled.append(table.document)
        yield Step(done, len(ids))
    if settled and not dry_run:
        with project.edit(Kind.SET_STATE) as edit:
            edit.detail = {"state": str(State.FINISHED), "documents": len(settled)}
            for layer in gold_layers(project, edit, settled).values():
                edit.update("layer", layer, state=str(State.FINISHED))
    return len(settled)
