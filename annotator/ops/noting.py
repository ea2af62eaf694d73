"""Why an item was decided so: kept while it is typed, and one step of undo all the same."""

from dataclasses import dataclass

from annotator.errors import EditError
from annotator.ops.kinds import Kind
from annotator.store.project import Project


@dataclass(frozen=True)
class Draft:
    """What was written so far of a decision's note, and the operation that wrote it."""

    decision: int
    operation: int


def write_note(
    project: Project, decision: int, words: str, draft: Draft | None = None
) -> Draft | None:
    """Writes the note of a decision; the ``draft`` of it, if that is the newest step, is replaced.

    Returns what it wrote; None where there was nothing to write.  EditError when the decision has
    gone.
    """
    found = project.read.one("SELECT note, words FROM decision WHERE id = ?", (decision,))
    if found is None:
        raise EditError("The document has changed meanwhile; look at the item again.")
    if found[0] == words:
        return draft
    newest = project.undoable()
    if newest is not None and draft == Draft(decision, newest.id):
        project.undo()
    with project.edit(Kind.NOTE_DECISION) as edit:
        said = str(found[1])
        edit.detail = {"text": said if len(said) <= 60 else said[:59] + "…"}
        edit.update("decision", decision, note=words)
    newest = project.undoable()
    return Draft(decision, newest.id) if newest is not None else None
