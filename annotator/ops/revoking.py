"""Taking many decisions back at once."""

from collections.abc import Sequence

from annotator.errors import EditError
from annotator.model.decision import Decision
from annotator.ops.gold import WITH_ENDS
from annotator.ops.kinds import Kind
from annotator.store.decisions import decisions_by
from annotator.store.project import Project


def revoke_rule(project: Project, rule: str) -> int:
    """Takes back every decision that ``rule`` made, with its gold, as one step of undo.

    Relations that were settled with their ends go too; they come back with their ends.  Returns how
    many decisions there were; EditError where the rule made none.
    """
    found = decisions_by(project.read, rule)
    if not found:
        raise EditError("No decision was made by that rule.")
    documents = {one.document for one in found}
    follow = [one for one in decisions_by(project.read, WITH_ENDS) if one.document in documents]
    return revoke_decisions(project, found if rule == WITH_ENDS else found + follow)


def revoke_decisions(project: Project, decisions: Sequence[Decision]) -> int:
    """Takes decisions back with their gold, as one step of undo; returns how many.

    A gold span that carries a relation which somebody decided otherwise stays with its decision.
    """
    mine = {one.id for one in decisions}
    with project.edit(Kind.REVOKE_DECISIONS) as edit:
        gold = {name: _rows(project, name, decisions) for name in ("relation", "span")}
        going = set(gold["relation"].values())
        held = _held(project, set(gold["span"].values()), going)
        kept = {uid for uid, row_id in gold["span"].items() if row_id in held}
        gone = {one.id for one in decisions if one.gold not in kept}
        edit.delete_many("relation", going)
        edit.delete_many("span", set(gold["span"].values()) - held)
        edit.delete_many("decision", sorted(gone & mine))
        edit.detail = {"count": len(gone), "text": ""}
        edit.touch(everywhere=True)
    return len(gone)


def _rows(project: Project, table: str, decisions: Sequence[Decision]) -> dict[bytes, int]:
    """Row ids of the gold that ``decisions`` made, by uid."""
    wanted = {one.gold for one in decisions if one.kind == table and one.gold}
    documents = sorted({one.document for one in decisions})
    found: dict[bytes, int] = {}
    for document in documents:
        rows = project.read.all(
            f"SELECT {table}.uid, {table}.id FROM {table} JOIN layer ON layer.id = layer_id "
            "JOIN annotator ON annotator.id = annotator_id "
            "WHERE kind = 'gold' AND document_id = ?",
            (document,),
        )
        found.update((uid, row_id) for uid, row_id in rows if uid in wanted)
    return found


def _held(project: Project, spans: set[int], going: set[int]) -> set[int]:
    """Those of ``spans`` on which a relation hangs that does not go."""
    rows = project.read.all(
        "SELECT relation.id, head_id, tail_id FROM relation JOIN layer ON layer.id = layer_id "
        "JOIN annotator ON annotator.id = annotator_id WHERE kind = 'gold'"
    )
    return {end for row_id, *ends in rows if row_id not in going for end in ends if end in spans}


def rules_used(project: Project) -> dict[str, int]:
    """How many decisions each rule made; those of people under the empty name."""
    return dict(project.read.all("SELECT rule, count(*) FROM decision GROUP BY rule ORDER BY rule"))
