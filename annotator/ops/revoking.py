"""Taking many decisions back at once."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from annotator.errors import EditError
from annotator.model.annotation import State
from annotator.model.decision import Decision
from annotator.ops.asides import as_answered
from annotator.ops.gold import WITH_ENDS
from annotator.ops.kinds import Kind
from annotator.store.decisions import columns_of, decisions_by
from annotator.store.project import Project

_SHOWN = 12
"""Rules that a message names."""


@dataclass(frozen=True)
class Revocation:
    """What goes when decisions are taken back: they, and what hangs on their gold.

    ``spans`` and ``relations`` are row ids of gold; ``decisions`` are those that go, ``documents``
    where.  ``asides`` are a person's answers that had been laid aside: they count again.
    """

    decisions: frozenset[int]
    spans: frozenset[int]
    relations: frozenset[int]
    documents: frozenset[int]
    asides: tuple[Decision, ...] = ()

    @property
    def count(self) -> int:
        """How many decisions go."""
        return len(self.decisions)


def revocation(project: Project, rule: str) -> Revocation:
    """What :func:`revoke_rule` would take back.  EditError where the rule made no decision."""
    found = decisions_by(project.read, rule)
    if not found:
        raise EditError("No decision was made by that rule.")
    documents = {one.document for one in found}
    follow = [one for one in decisions_by(project.read, WITH_ENDS) if one.document in documents]
    made = _revocation(project, found, [] if rule == WITH_ENDS else follow)
    asides = [one for one in (*found, *follow) if one.aside and one.id in made.decisions]
    return replace(
        made,
        decisions=made.decisions.difference(one.id for one in asides),
        asides=tuple({one.id: one for one in asides}.values()),
    )


def revoke_rule(project: Project, rule: str) -> int:
    """Takes back every decision that ``rule`` made, with its gold, as one step of undo.

    Relations that were settled with their ends go with an end that goes; they come back with it.
    What a person had answered to them before stays theirs.
    Returns how many decisions there were; EditError where the rule made none.
    """
    return _revoke(project, revocation(project, rule))


def revoke_decisions(project: Project, decisions: Sequence[Decision]) -> int:
    """Takes decisions back with their gold, as one step of undo; returns how many.

    A gold span that carries a relation which somebody decided otherwise stays with its decision.
    """
    return _revoke(project, _revocation(project, decisions, []))


def _revoke(project: Project, found: Revocation) -> int:
    with project.edit(Kind.REVOKE_DECISIONS) as edit:
        edit.delete_many("relation", found.relations)
        edit.delete_many("span", found.spans)
        edit.delete_many("decision", sorted(found.decisions))
        for one in found.asides:
            edit.update("decision", one.id, **columns_of(as_answered(one)))
        for layer, document in project.read.all(_FINISHED_GOLD):
            if document in found.documents:
                edit.update("layer", layer, state=str(State.OPEN))
        edit.detail = {"count": found.count, "text": ""}
        edit.touch(everywhere=True)
    return found.count


_FINISHED_GOLD = (
    "SELECT layer.id, document_id FROM layer JOIN annotator ON annotator.id = annotator_id "
    "WHERE kind = 'gold' AND state = 'finished' ORDER BY layer.id"
)


def _revocation(
    project: Project, decisions: Sequence[Decision], follow: Sequence[Decision]
) -> Revocation:
    """What goes with ``decisions``; of the relations that ``follow`` their ends those that lose
    one."""
    read = [*decisions, *follow]
    relations, spans = (_rows(project, name, read) for name in ("relation", "span"))
    ends, loose = _ends(project), set(relations.values())
    held = {end for row_id, both in ends.items() if row_id not in loose for end in both}
    kept = {uid for uid, row_id in spans.items() if row_id in held}
    gone = [one for one in decisions if one.kind == "relation" or one.gold not in kept]
    going = {spans[one.gold] for one in gone if one.kind == "span" and one.gold in spans}
    said = {variant.uid for one in gone if one.kind == "span" for variant in one.variants}
    gone += [one for one in follow if _loses_an_end(one, said, going, ends, relations)]
    lost = {relations[one.gold] for one in gone if one.kind == "relation" and one.gold in relations}
    return Revocation(
        frozenset(one.id for one in gone),
        frozenset(going),
        frozenset(lost),
        frozenset(one.document for one in gone),
    )


def _loses_an_end(
    one: Decision,
    said: AbstractSet[bytes],
    going: AbstractSet[int],
    ends: Mapping[int, tuple[int, int]],
    relations: Mapping[bytes, int],
) -> bool:
    """Whether an end of a relation goes from gold, or is rejected no more."""
    if not going.isdisjoint(ends.get(relations.get(one.gold, 0), ())):
        return True
    return any({variant.head, variant.tail} & said - {b""} for variant in one.variants)


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


def _ends(project: Project) -> dict[int, tuple[int, int]]:
    """The ends of all gold relations."""
    rows = project.read.all(
        "SELECT relation.id, head_id, tail_id FROM relation JOIN layer ON layer.id = layer_id "
        "JOIN annotator ON annotator.id = annotator_id WHERE kind = 'gold'"
    )
    return {row_id: (head, tail) for row_id, head, tail in rows}


def rules_used(project: Project) -> dict[str, int]:
    """How many decisions each rule made; those of people under the empty name."""
    return dict(project.read.all("SELECT rule, count(*) FROM decision GROUP BY rule ORDER BY rule"))


def rule_meant(project: Project, name: str) -> str:
    """The rule that made decisions and has this name, of which the end may be left out.

    EditError, with the rules there are, where none is meant or several may be.
    """
    used = [rule for rule in rules_used(project) if rule]
    meant = [name] if name in used else [rule for rule in used if rule.startswith(f"{name}/")]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise EditError("Which rule is meant? There are {rules}.", rules=_listed(meant))
    if used:
        raise EditError(
            "No decision was made by the rule {name}; the rules that made any are {rules}.",
            name=name,
            rules=_listed(used),
        )
    raise EditError("No decision was made by a rule.")


def _listed(rules: Sequence[str]) -> str:
    more = f", … (+{len(rules) - _SHOWN})" if len(rules) > _SHOWN else ""
    return ", ".join(f"'{rule}'" for rule in rules[:_SHOWN]) + more
