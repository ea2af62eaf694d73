"""Rules and patterns answer what is alike: counted before, taken back together."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.agreement.rules import Borders, Rule, Votes
from annotator.errors import EditError
from annotator.model.annotation import State
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import decision_table
from annotator.ops.annotate import GOLD
from annotator.ops.auto_accept import auto_accept, preview_rule
from annotator.ops.patterns import PATTERN, accept_alike, find_alike, pattern_words, precedents
from annotator.ops.revoking import revocation, revoke_rule, rules_used
from annotator.ops.steps import run
from annotator.store.project import Project
from tests.ops.adjudication.support import (
    AGAIN,
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
from tests.store.support import dump, sound


def test_a_rule_says_before_what_it_does_and_does_just_that(
    project: Project, tmp_path: Path
) -> None:
    """Auto-accept that settles more than was shown is gold nobody looked at."""
    chance = random.Random(5)
    for number in range(12):
        layers = [
            layer(
                who,
                [
                    (a, b + chance.choice((0, 0, 1)), chance.choice(("PERSON", "GROUP")))
                    for a, b in (HANOI, THUONG, AGAIN, PAPER)
                    if chance.random() < 0.8
                ],
            )
            for who in ("an", "bình", "chi")
        ]
        add(project, tmp_path, *layers, name=f"bài {number}", end=str(number))
    before = dump(project)
    for rule in (
        Rule(),
        Rule(Votes.AT_LEAST, Borders.MOST_FREQUENT, 2),
        Rule(Votes.MAJORITY, Borders.LONGEST),
    ):
        said = run(preview_rule(project, rule))
        assert dump(project) == before, "a preview writes nothing"
        done = run(auto_accept(project, rule))
        assert done == said
        assert done.settled > 0
        assert rules_used(project) == {rule.name: done.settled}
        left = sum(len(decision_table(project, n).undecided) for n in project.read.document_ids())
        assert left == done.left
        assert run(auto_accept(project, rule)).settled == 0, "twice is once"
        assert revoke_rule(project, rule.name) == done.settled
        assert gold(project, 1) == ([], [])
        sound(project)
        project.undo()  # the revocation
        assert rules_used(project) == {rule.name: done.settled}
        project.undo()  # the whole rule
        assert dump(project) == before
    with pytest.raises(EditError, match="No decision"):
        revoke_rule(project, "unanimous/same")


def test_a_rule_counts_votes_where_a_relation_waits_for_its_ends(
    project: Project, tmp_path: Path
) -> None:
    """ "Three of them" that takes what one alone has drawn is not the rule that was stated."""
    ends: Spans = [(*THUONG, "PERSON"), (*PAPER, "ORGANIZATION")]
    add(
        project,
        tmp_path,
        layer("an", ends, [(0, 1, "AFFILIATED_WITH")]),
        *(layer(who, ends[:1] if who < "d" else ends[1:]) for who in ("b", "c", "d", "e")),
    )
    rule = Rule(Votes.AT_LEAST, number=3)
    assert decision_table(project, 1).items[-1].waits_for_ends  # type: ignore[union-attr]
    done = run(auto_accept(project, rule))
    assert (done.spans, done.relations, done.left) == (2, 0, 1)
    assert gold(project, 1)[1] == []
    table = decision_table(project, 1)
    adjudication.postpone(project, table, table.undecided[0])
    assert gold(project, 1)[1] == [], "nor does it come in by an answer elsewhere"


def test_a_rule_tells_of_relations_that_the_scheme_does_not_allow(
    project: Project, tmp_path: Path
) -> None:
    """They are in gold, and a trainer that checks the scheme stops at them: nobody was told."""
    ends: Spans = [(*THUONG, "PERSON"), (*PAPER, "PERSON")]
    links: Links = [(0, 1, "LOCATED_IN")]
    add(project, tmp_path, layer("an", ends, links), layer("bình", ends, links))
    said = run(preview_rule(project, Rule()))
    assert (said.relations, said.unknown) == (1, 1)
    assert run(auto_accept(project, Rule())) == said


def test_taking_a_rule_back_leaves_relations_whose_ends_stay(
    two: tuple[Project, int],
) -> None:
    """A rule that accepted one span elsewhere took the relation with it that a person settled."""
    project, document = two
    for start, who in ((HANOI[0], "bình"), (THUONG[0], "bình")):
        table = decision_table(project, document)
        adjudication.take(project, table, place(table, start), who)
    for who in ("an", "bình"):
        annotate.add_span(project, document, who, [(48, 52)], "MISC")
        annotate.set_state(project, document, who, State.FINISHED)
    assert run(auto_accept(project, Rule())).spans == 1
    assert revocation(project, Rule().name).count == 1
    assert revoke_rule(project, Rule().name) == 1
    assert gold(project, document)[1] == ["LOCATED_IN"]
    assert run(auto_accept(project, Rule())).spans == 1
    adjudication.revoke(project, decision_table(project, document), 0)
    run(auto_accept(project, Rule()))
    with_ends = decision_table(project, document).items[place(table, THUONG[0], "relation")]
    assert with_ends.gold is not None
    count = revocation(project, Rule().name).count
    assert revoke_rule(project, Rule().name) == count
    assert gold(project, document)[1] == [], "this one loses its end"
    sound(project)


def test_alike_items_are_answered_alike(project: Project, tmp_path: Path) -> None:
    """The same name mislabelled a hundred times is one question, not a hundred."""
    for number in range(4):
        add(
            project,
            tmp_path,
            layer("an", [(*HANOI, "LOCATION"), (*AGAIN, "LOCATION"), (*PAPER, "ORGANIZATION")]),
            layer(
                "bình", [(*HANOI, "ORGANIZATION"), (*AGAIN, "ORGANIZATION"), (*PAPER, "POSITION")]
            ),
            name=f"bài {number}",
            end=str(number),
        )
    table = decision_table(project, 1)
    with pytest.raises(EditError, match="Decide the item first"):
        run(accept_alike(project, table, 0))
    adjudication.take(project, table, 0, "bình")
    table = decision_table(project, 1)
    like = run(find_alike(project, table, 0))
    assert (like.words, like.count) == ("Hà Nội", 7)
    before = dump(project)
    assert run(accept_alike(project, table, 0)) == 7
    (rule,) = {name for name in rules_used(project) if name}
    assert rules_used(project) == {"": 1, rule: 7}
    assert rule.split(" ")[0] == PATTERN
    assert pattern_words(project, rule) == "Hà Nội"
    assert pattern_words(project, f"{PATTERN} of a hostile file") is None
    for document in project.read.document_ids():
        assert gold(project, document)[0] == [(*HANOI, "ORGANIZATION"), (*AGAIN, "ORGANIZATION")]
    found = precedents(project, decision_table(project, 2), 0)
    assert len(found) == 7
    assert {one.words for one in found} == {"Hà Nội"}
    project.undo()
    assert dump(project) == before


def test_an_answer_that_gold_no_longer_has_answers_nothing_alike(
    project: Project, tmp_path: Path
) -> None:
    """The reviewer took a span out of gold by hand: every item like it would have been rejected,
    and "none of them" shown as how such words were decided."""
    for number in range(2):
        layers = [layer("an", [(*HANOI, "LOCATION")]), layer("bình", [(*HANOI, "ORGANIZATION")])]
        add(project, tmp_path, *layers, end=str(number))
    adjudication.take(project, decision_table(project, 1), 0, "an")
    (span,) = project.read.layer(1, GOLD).spans
    annotate.remove(project, [span.id])
    table = decision_table(project, 1)
    assert table.items[0].decision is not None
    with pytest.raises(EditError, match="Decide the item first"):
        run(accept_alike(project, table, 0))
    assert decision_table(project, 2).undecided == (0,)
    assert precedents(project, decision_table(project, 2), 0) == []


@pytest.mark.parametrize("answer", [adjudication.reject, adjudication.postpone])
def test_what_is_answered_alike_puts_no_end_back(
    project: Project, tmp_path: Path, answer: Callable[..., object]
) -> None:
    """A relation came in at a span that the reviewer had rejected: answered like one elsewhere, it
    would have taken that answer back, and nobody would have known."""
    spans = [(*HANOI, "LOCATION"), (*THUONG, "PERSON")]
    add(project, tmp_path, layer("an", spans, [(1, 0, "LOCATED_IN")]), layer("bình", spans))
    add(project, tmp_path, layer("an", spans), layer("bình", spans), end="x")
    answer(project, decision_table(project, 2), 0)
    adjudication.take(project, decision_table(project, 2), 1, "an")
    end, head = (one.id for one in project.read.layer(2, "an").spans)
    annotate.add_relation(project, head, end, "LOCATED_IN")
    for at in range(3):
        adjudication.take(project, decision_table(project, 1), at, "an")
    before = decision_table(project, 2).items[0].decision
    assert run(find_alike(project, decision_table(project, 1), 2)).count == 0
    assert run(accept_alike(project, decision_table(project, 1), 2)) == 0
    assert decision_table(project, 2).items[0].decision == before


def test_items_are_alike_whatever_borders_gold_has(project: Project, tmp_path: Path) -> None:
    """Taking the other borders of a name found no second one, nor that it was decided before."""
    spans = [(*THUONG, "PERSON")], [(18, 28, "PERSON")]
    for number in range(4):
        first, second = spans if number < 2 else spans[::-1]
        third = [layer("chi", second)] if number == 3 else []
        add(
            project,
            tmp_path,
            layer("an", first),
            layer("bình", second),
            *third,
            name=f"bài {number}",
            end=str(number),
        )
    adjudication.take(project, decision_table(project, 1), 0, "bình")
    table = decision_table(project, 1)
    assert table.words(0) == "Võ Văn Thưởng"
    assert run(find_alike(project, table, 0)).count == 3, "whoever and however many said which"
    adjudication.settle_span(project, table, 0, [(22, 28)], "PERSON")
    table = decision_table(project, 1)
    assert table.items[0].decision is not None
    assert table.items[0].decision.words == "Võ Văn Thưởng"
    assert len(precedents(project, decision_table(project, 2), 0)) == 1
    assert run(accept_alike(project, table, 0)) == 3
    assert gold(project, 3)[0] == [(22, 28, "PERSON")]


def test_two_patterns_are_taken_back_one_at_a_time(project: Project, tmp_path: Path) -> None:
    """Of two questions that were answered for all, only one was answered wrongly."""
    for number in range(3):
        first: Spans = [(*HANOI, "LOCATION"), (*PAPER, "ORGANIZATION")]
        second: Spans = [(*HANOI, "ORGANIZATION"), (*PAPER, "POSITION")]
        add(project, tmp_path, layer("an", first), layer("bình", second), end=str(number))
    for at in range(2):
        adjudication.take(project, decision_table(project, 1), at, "an")
        assert run(accept_alike(project, decision_table(project, 1), at)) == 2
    rules = {pattern_words(project, name): name for name in rules_used(project) if name}
    assert set(rules) == {"Hà Nội", "Tuổi Trẻ"}
    assert revoke_rule(project, rules["Hà Nội"]) == 2
    assert gold(project, 2)[0] == [(*PAPER, "ORGANIZATION")]
