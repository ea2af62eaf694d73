"""Relations are settled with their ends: taken along, attached again, lost and brought back."""

from pathlib import Path

import pytest

from annotator.agreement.decision_items import Cause, RelationItem
from annotator.agreement.rules import Rule, Votes
from annotator.errors import EditError
from annotator.model.annotation import Relation, Span
from annotator.model.decision import Answer
from annotator.ops import adjudication
from annotator.ops.adjudication import decision_table
from annotator.ops.auto_accept import auto_accept
from annotator.ops.gold import WITH_ENDS, GoldWriter, Taken
from annotator.ops.kinds import Kind
from annotator.ops.revoking import revoke_rule
from annotator.ops.steps import run
from annotator.store.project import Project
from tests.ops.adjudication.support import (
    HANOI,
    PAPER,
    THUONG,
    Links,
    Spans,
    add,
    gold,
    layer,
    place,
)
from tests.store.support import entries, sound


def test_taking_a_relation_takes_its_ends(two: tuple[Project, int]) -> None:
    """Rivals throw "first merge the endpoints"; the reviewer loses their place and their temper."""
    project, document = two
    count = entries(project)
    table = decision_table(project, document)
    at = next(
        n
        for n, item in enumerate(table.items)
        if isinstance(item, RelationItem) and item.shown.label == "AFFILIATED_WITH"
    )
    assert table.items[at].cause is Cause.ENDPOINT_MISSING
    done = adjudication.take(project, table, at, "an")
    assert entries(project) == count + 1, "one step"
    assert done.ends == 2
    spans, relations = gold(project, document)
    assert [*THUONG, "PERSON"] in map(list, spans)
    assert [*PAPER, "ORGANIZATION"] in map(list, spans)
    assert "AFFILIATED_WITH" in relations
    project.undo()
    assert gold(project, document) == ([], [])


def test_a_relation_is_attached_to_golds_own_ends(two: tuple[Project, int]) -> None:
    """Gold's borders differ from the annotator's: the relation must still find its end."""
    project, document = two
    table = decision_table(project, document)
    adjudication.settle_span(project, table, place(table, THUONG[0]), [(15, 17)], "POSITION")
    table = decision_table(project, document)
    at = place(table, THUONG[0], "relation")
    done = adjudication.take(project, table, at, "an")
    assert (done.reattached, done.ends) == (1, 1)
    assert not done.is_allowed, (
        "the scheme knows no such ends; gold has it all the same, and says so"
    )
    table = decision_table(project, document)
    found = table.items[at].gold
    head = table.items[place(table, THUONG[0])].gold
    assert isinstance(found, Relation)
    assert isinstance(head, Span)
    assert found.head == head.id
    adjudication.settle_span(project, table, place(table, THUONG[0]), [THUONG], "PERSON")
    again = decision_table(project, document).items[at].gold
    assert again == found, "another border keeps the relation"


def test_a_relation_settles_with_its_ends(two: tuple[Project, int]) -> None:
    """Both drew it; only a border stood between them: nobody should be asked twice."""
    project, document = two
    table = decision_table(project, document)
    at = place(table, THUONG[0], "relation")
    adjudication.take(project, table, place(table, HANOI[0]), "an")
    table = decision_table(project, document)
    done = adjudication.take(project, table, place(table, THUONG[0]), "bình")
    assert done.settled >= 1
    table = decision_table(project, document)
    decision = table.items[at].decision
    assert decision is not None
    assert decision.rule == WITH_ENDS
    with project.edit(Kind.DECIDE) as edit:  # nothing follows a second time
        assert GoldWriter(project, edit, table).settled(Taken()) == Taken()
    adjudication.reject(project, table, place(table, HANOI[0]))
    table = decision_table(project, document)
    assert gold(project, document)[1] == []
    item = table.items[at]
    assert item.decision is not None
    assert item.decision.answer is Answer.NONE
    adjudication.take(project, table, place(table, HANOI[0]), "an")
    assert gold(project, document)[1] == ["LOCATED_IN"], "it comes back with its end"


def _settled_by_hand(project: Project, document: int) -> int:
    """Takes both ends and the relation between them, says why, and returns the relation's place."""
    for start, who in ((THUONG[0], "an"), (HANOI[0], "an")):
        table = decision_table(project, document)
        adjudication.take(project, table, place(table, start), who)
    table = decision_table(project, document)
    at = place(table, THUONG[0], "relation")
    adjudication.settle_relation(project, table, at, "SAME_AS", reverse=True)
    adjudication.note_decision(project, decision_table(project, document), at, "đã hỏi")
    return at


@pytest.mark.parametrize("way", ["none", "take back"])
def test_a_persons_relation_comes_back_with_its_end(
    two: tuple[Project, int],
    way: str,
) -> None:
    """An end that was rejected by mistake cost the answer to its relation, and its reason."""
    project, document = two
    at = _settled_by_hand(project, document)
    before = decision_table(project, document).items[at]
    assert before.decision is not None
    assert isinstance(before.gold, Relation)
    table = decision_table(project, document)
    end = place(table, HANOI[0])
    if way == "none":
        done = adjudication.reject(project, table, end)
    else:
        done = adjudication.revoke(project, table, end)
    assert done.dropped == 1
    item = decision_table(project, document).items[at]
    assert item.gold is None
    assert item.decision is not None
    assert item.decision.note == "đã hỏi"
    assert item.is_settled is (way == "none"), "nobody is asked about a relation without an end"
    table = decision_table(project, document)
    done = adjudication.take(project, table, end, "an")
    assert (done.settled, done.unknown) == (1, 1), "and the scheme still does not allow it"
    table = decision_table(project, document)
    after = table.items[at]
    assert after.decision is not None
    assert isinstance(after.gold, Relation)
    assert after.gold.label == "SAME_AS"
    head = table.items[end].gold
    assert head is not None
    assert after.gold.head == head.id, "it still runs from the second end to the first"
    kept = after.decision
    assert (kept.answer, kept.rule, kept.note, kept.at, kept.aside) == (
        Answer.EDITED, "", "đã hỏi", before.decision.at, None
    )  # fmt: skip
    assert after.is_settled
    sound(project)


def test_another_answer_is_not_undone_by_an_end_that_returns(two: tuple[Project, int]) -> None:
    """What was kept for the end must not overwrite what somebody decided meanwhile."""
    project, document = two
    at = _settled_by_hand(project, document)
    table = decision_table(project, document)
    end = place(table, HANOI[0])
    adjudication.reject(project, table, end)
    adjudication.reject(project, decision_table(project, document), at)
    adjudication.take(project, decision_table(project, document), end, "an")
    item = decision_table(project, document).items[at]
    assert item.gold is None
    assert item.decision is not None
    assert (item.decision.answer, item.decision.rule) == (Answer.NONE, "")


def test_a_rules_relation_may_be_answered_anew_when_it_loses_an_end(
    project: Project, tmp_path: Path
) -> None:
    """A decision without its gold would keep the rule from ever answering the item again."""
    ends: Spans = [(*THUONG, "PERSON"), (*PAPER, "ORGANIZATION")]
    links: Links = [(0, 1, "AFFILIATED_WITH")]
    add(project, tmp_path, layer("an", ends, links), layer("bình", ends, links))
    assert run(auto_accept(project, Rule())).relations == 1
    table = decision_table(project, 1)
    adjudication.revoke(project, table, place(table, PAPER[0]))
    done = run(auto_accept(project, Rule()))
    assert (done.spans, done.relations, done.left) == (1, 1, 0)


def test_a_relation_that_an_end_rejected_cannot_be_taken_back_alone(
    two: tuple[Project, int],
) -> None:
    """It came back in the same step: a key that does nothing, and a step of undo that undoes
    nothing."""
    project, document = two
    table = decision_table(project, document)
    adjudication.reject(project, table, place(table, HANOI[0]))
    table, count = decision_table(project, document), entries(project)
    at = place(table, THUONG[0], "relation")
    with pytest.raises(EditError, match="end of that relation was rejected"):
        adjudication.revoke(project, table, at)
    assert entries(project) == count


def test_a_relation_that_followed_its_ends_can_be_taken_back(two: tuple[Project, int]) -> None:
    """Taking it back settled it anew at once."""
    project, document = two
    for start, who in ((HANOI[0], "an"), (THUONG[0], "an")):
        table = decision_table(project, document)
        adjudication.take(project, table, place(table, start), who)
    table = decision_table(project, document)
    at = place(table, THUONG[0], "relation")
    adjudication.revoke(project, table, at)
    table = decision_table(project, document)
    assert at in table.undecided
    adjudication.postpone(project, table, place(table, PAPER[0]))
    assert gold(project, document)[1] == []


def test_relations_that_follow_tell_what_the_scheme_does_not_allow(
    project: Project, tmp_path: Path
) -> None:
    """They enter gold without a key; nobody learns that no trainer will take them."""
    links: Links = [(0, 1, "LOCATED_IN")]
    add(
        project,
        tmp_path,
        layer("an", [(*THUONG, "PERSON"), (*PAPER, "PERSON")], links),
        layer("bình", [(18, 28, "PERSON"), (*PAPER, "PERSON")], links),
    )
    adjudication.take(project, decision_table(project, 1), 1, "an")
    done = adjudication.take(project, decision_table(project, 1), 0, "an")
    assert (done.settled, done.unknown) == (1, 1)


def test_a_rule_that_is_taken_back_leaves_a_persons_later(project: Project, tmp_path: Path) -> None:
    """A rule rejected the end of a relation that was put off with a note, and was taken back: the
    note, and that it was put off, were gone with it."""
    linked = layer("an", [(*HANOI, "LOCATION"), (*THUONG, "PERSON")], [(1, 0, "LOCATED_IN")])
    others = [layer(name, [(*HANOI, "LOCATION")]) for name in ("bình", "chi")]
    document = add(project, tmp_path, linked, *others)
    at = place(decision_table(project, document), THUONG[0], "relation")
    adjudication.postpone(project, decision_table(project, document), at)
    adjudication.note_decision(project, decision_table(project, document), at, "hỏi lại")
    rule = Rule(Votes.MAJORITY)
    run(auto_accept(project, rule))
    table = decision_table(project, document)
    adjudication.take(project, table, place(table, HANOI[0]), "an")
    for name in (WITH_ENDS, rule.name):
        before = decision_table(project, document).items[at].decision
        assert before is not None
        assert (before.answer, before.rule) == (Answer.NONE, WITH_ENDS)
        revoke_rule(project, name)
        found = decision_table(project, document).items[at].decision
        assert found is not None
        assert (found.answer, found.rule, found.note) == (Answer.LATER, "", "hỏi lại")
        assert found.aside is None
        project.undo()
    sound(project)
