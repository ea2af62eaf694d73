"""Why an item was decided so: kept while it is typed, and one step of undo all the same."""

from dataclasses import dataclass

from annotator.errors import EditError
from annotator.ops.kinds import Kind
from annotator.store.project import Project


@dataclass(frozen=True)
class Draft:
    """What was written so far of a decision's note: the operation that wrote it, and the note that
    was there before."""

    decision: int
    operation: int
    before: str


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
    note, said = map(str, found)
    if note == words:
        return draft
    if not _is_newest(project, decision, draft):
        draft = None
    elif draft is not None and draft.before == words:
        project.undo()
        return None
    # One transaction: whoever is killed here has the draft or what follows it.
    with project.edit(Kind.NOTE_DECISION, replacing=draft is not None) as edit:
        edit.detail = {"text": said if len(said) <= 60 else said[:59] + "…"}
        edit.update("decision", decision, note=words)
    return Draft(decision, edit.id, draft.before if draft is not None else note)


def _is_newest(project: Project, decision: int, draft: Draft | None) -> bool:
    newest = project.undoable()
    return (
        newest is not None
        and draft is not None
        and (decision, newest.id)
        == (
            draft.decision,
            draft.operation,
        )
    )
