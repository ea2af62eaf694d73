"""Settling: each answer one step of undo, no decision overwritten, no relation in error."""

import random
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.decision_items import Cause, RelationItem, SpanItem
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.errors import EditError, FormatError
from annotator.model.annotation import Relation, Span, State
from annotator.model.decision import Answer
from annotator.ops import adjudication, annotate, projects
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.ops.auto_accept import auto_accept, preview_rule
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.feedback import feedback
from annotator.ops.gold import WITH_ENDS, GoldWriter, Taken
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.kinds import Kind
from annotator.ops.long_documents import next_undecided
from annotator.ops.patterns import PATTERN, accept_alike, find_alike, pattern_words, precedents
from annotator.ops.revoking import revocation, revoke_rule, rules_used
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory
from tests.store.support import dump, entries, import_jsonl, news_scheme, sound

WORDS = "Hà Nội mở hội, Võ Văn Thưởng dự; Hà Nội đông vui, báo Tuổi Trẻ viết. "
HANOI, THUONG, AGAIN, PAPER = (0, 6), (15, 28), (33, 39), (54, 62)

Spans = list[tuple[int, int, str]]
Links = list[tuple[int, int, str]]


def layer(name: str, spans: Spans, links: Links = [], state: str = "finished") -> dict[str, Any]:  # noqa: B006
    return {
        "annotator": name,
        "state": state,
        "spans": [
            {"id": f"s{n}", "label": label, "fragments": [[a, b]]}
            for n, (a, b, label) in enumerate(spans)
        ],
        "relations": [
            {"id": f"r{n}", "label": label, "head": f"s{head}", "tail": f"s{tail}"}
            for n, (head, tail, label) in enumerate(links)
        ],
    }


def add(
    project: Project, folder: Path, *layers: dict[str, Any], name: str = "bài", end: str = ""
) -> int:
    """Imports one document with ``layers``; returns its id."""
    text = WORDS + end
    report = import_jsonl(
        project, folder / "x.jsonl", [{"name": name, "text": text, "layers": list(layers)}]
    )
    assert not report.is_refused
    return project.read.document_ids()[-1]


def place(table: DecisionTable, start: int, kind: str = "span") -> int:
    """Where the item is whose first span (of a relation: the head) begins at ``start``."""
    for at, item in enumerate(table.items):
        if item.kind == kind:
            span = item if isinstance(item, SpanItem) else table.items[item.ends[0]]
            if span.shown.start == start:
                return at
    raise AssertionError(f"no {kind} at {start}")


def gold(project: Project, document: int) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Gold's spans by place and its relations by label."""
    table = decision_table(project, document)
    layer = table.sides.gold
    if layer is None:
        return [], []
    spans = sorted((one.start, one.stop, one.label) for one in layer.spans)
    return spans, sorted(one.label for one in layer.relations)


@pytest.fixture
def two(project: Project, tmp_path: Path) -> tuple[Project, int]:
    """A document on which two people differ in every way that relations suffer from."""
    project.actor = "xem"
    first = layer(
        "an",
        [(*HANOI, "LOCATION"), (*THUONG, "PERSON"), (*AGAIN, "LOCATION"), (*PAPER, "ORGANIZATION")],
        [(1, 0, "LOCATED_IN"), (1, 3, "AFFILIATED_WITH")],
    )
    second = layer(
        "bình",
        [(*HANOI, "LOCATION"), (18, 28, "PERSON"), (*AGAIN, "ORGANIZATION")],
        [(1, 0, "LOCATED_IN")],
    )
    return project, add(project, tmp_path, first, second)


def test_an_answer_is_gold_with_who_and_why_and_goes_in_one_step(two: tuple[Project, int]) -> None:
    """Gold without who, when and which variants cannot be defended; an undo must leave nothing."""
    project, document = two
    before = dump(project)
    table = decision_table(project, document)
    at = place(table, THUONG[0])
    adjudication.take(project, table, at, "bình")
    table = decision_table(project, document)
    decision = table.items[at].decision
    assert decision is not None
    assert (decision.answer, decision.actor, decision.rule) == (Answer.TAKEN, "xem", "")
    assert decision.taken == table.sides.people[1]
    assert [one.fragments for one in decision.variants] == [(THUONG,), ((18, 28),)]
    assert (decision.words, decision.cause) == ("Võ Văn Thưởng", Cause.BOUNDARY)
    assert table.items[at].is_settled
    assert not table.items[at].has_changed
    assert (18, 28, "PERSON") in gold(project, document)[0]
    adjudication.note_decision(project, table, at, "không kể họ")
    table = decision_table(project, document)
    adjudication.take(project, table, at, "an")
    found = decision_table(project, document).items[at].decision
    assert found is not None
    assert found.note == "không kể họ"
    for _step in range(3):
        project.undo()
    assert dump(project) == before
    sound(project)


def test_none_of_them_is_an_answer(two: tuple[Project, int]) -> None:
    """INCEpTION#2399: a unit whose right answer is "nothing" can never be finished there."""
    project, document = two
    table = decision_table(project, document)
    at = place(table, PAPER[0])
    adjudication.reject(project, table, at)
    table = decision_table(project, document)
    assert table.items[at].is_settled
    assert table.items[at].gold is None
    with pytest.raises(EditError, match="undecided"):
        adjudication.finish_gold(project, table)


def test_who_has_nothing_there_is_taken_as_none(two: tuple[Project, int]) -> None:
    """The digit of an annotator without a span says that they are right: there is nothing."""
    project, document = two
    table = decision_table(project, document)
    adjudication.take(project, table, place(table, PAPER[0]), "bình")
    table = decision_table(project, document)
    item = table.items[place(table, PAPER[0])]
    assert item.decision is not None
    assert (item.decision.answer, item.decision.taken) == (Answer.NONE, table.sides.people[1])


def test_later_leaves_the_item_open(two: tuple[Project, int]) -> None:
    """ "Later" that counts as decided is a disagreement swept under gold."""
    project, document = two
    table = decision_table(project, document)
    adjudication.postpone(project, table, 0)
    table = decision_table(project, document)
    assert 0 in table.undecided
    assert table.items[0].decision is not None


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


@pytest.mark.parametrize("way", ["take back", "later", "rule"])
def test_gold_with_an_open_item_is_not_finished(two: tuple[Project, int], way: str) -> None:
    """Trainers learn from what says finished: a document without its spans teaches silence."""
    project, document = two
    run(auto_accept(project, Rule()))
    assert rules_used(project)
    while left := decision_table(project, document).undecided:
        adjudication.reject(project, decision_table(project, document), left[0])
    adjudication.finish_gold_of(project, document)
    assert run(next_undecided(project, [document])) == 0
    table = decision_table(project, document)
    at = next(at for at, item in enumerate(table.items) if item.gold)
    if way == "take back":
        adjudication.revoke(project, table, at)
    elif way == "later":
        adjudication.postpone(project, table, at)
    else:
        revoke_rule(project, Rule().name)
    table = decision_table(project, document)
    assert table.sides.gold is not None
    assert table.sides.gold.state is State.OPEN
    assert not table.is_finished
    assert run(next_undecided(project, [document])) == document
    project.undo()
    assert decision_table(project, document).is_finished


def test_gold_that_was_finished_before_the_last_person_is_found_again(
    two: tuple[Project, int], tmp_path: Path
) -> None:
    """Whoever finishes later brings new items; nobody would ever be led to them."""
    project, document = two
    while left := decision_table(project, document).undecided:
        adjudication.reject(project, decision_table(project, document), left[0])
    adjudication.finish_gold_of(project, document)
    annotate.add_span(project, document, "chi", [(48, 52)], "MISC")
    annotate.set_state(project, document, "chi", State.FINISHED)
    assert not decision_table(project, document).is_finished
    assert run(next_undecided(project, [document])) == document
    out = ExportRequest("brat", tmp_path / "out", gold=True)
    with pytest.raises(FormatError, match="No document is finished"):
        run(export_documents(project, out))
    table = decision_table(project, document)
    adjudication.reject(project, table, table.undecided[0])
    assert run(export_documents(project, out)).unfinished == 0


def test_work_that_comes_later_overwrites_no_decision(
    two: tuple[Project, int], tmp_path: Path
) -> None:
    """INCEpTION#4774: a re-merge wiped out days of curation."""
    project, document = two
    table = decision_table(project, document)
    for at in range(len(table.items)):
        if isinstance(table.items[at], SpanItem):
            adjudication.take(project, decision_table(project, document), at, "an")
    before = gold(project, document)
    span = annotate.add_span(project, document, "chi", [THUONG], "POSITION")
    annotate.add_span(project, document, "chi", [(40, 48)], "EVENT")
    annotate.set_state(project, document, "chi", State.FINISHED)
    assert span
    table = decision_table(project, document)
    assert gold(project, document) == before
    assert table.items[place(table, THUONG[0])].has_changed
    assert table.items[place(table, THUONG[0])].is_settled
    assert not table.items[place(table, 40)].is_settled, "the new item waits"


def test_silence_that_comes_later_is_marked_too(two: tuple[Project, int]) -> None:
    """A third person who looked and saw nothing there says something about the decision."""
    project, document = two
    table = decision_table(project, document)
    at = place(table, HANOI[0])
    adjudication.take(project, table, at, "an")
    annotate.add_span(project, document, "chi", [(60, 62)], "MISC")
    annotate.set_state(project, document, "chi", State.FINISHED)
    item = decision_table(project, document).items[at]
    assert item.cause is Cause.MISSING
    assert item.has_changed
    assert item.is_settled


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
    for document in project.read.document_ids():
        assert gold(project, document)[0] == [(*HANOI, "ORGANIZATION"), (*AGAIN, "ORGANIZATION")]
    found = precedents(project, decision_table(project, 2), 0)
    assert len(found) == 7
    assert {one.words for one in found} == {"Hà Nội"}
    project.undo()
    assert dump(project) == before


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


def test_an_annotator_reads_what_became_of_their_work(two: tuple[Project, int]) -> None:
    """INCEpTION#1514: annotators never learn what was changed, and make the same mistake again."""
    project, document = two
    while left := decision_table(project, document).undecided:
        table = decision_table(project, document)
        item = table.items[left[0]]
        adjudication.take(project, table, left[0], "an" if item.variants[0] else "bình")
    table = decision_table(project, document)
    adjudication.note_decision(project, table, place(table, THUONG[0]), "cả họ tên")
    mine, theirs = (run(feedback(project, name)) for name in ("an", "bình"))
    assert mine.changed == []
    assert (mine.kept, mine.spans, mine.relations) == (6, 4, 2)
    assert theirs.by_cause == {
        "missing": 1, "boundary": 1, "label": 1, "absent": 1, "endpoint_differs": 1
    }  # fmt: skip
    noted = next(one for one in theirs.changed if one.cause is Cause.BOUNDARY)
    assert (noted.said, noted.gold) == ("PERSON: Văn Thưởng", "PERSON: Võ Văn Thưởng")
    assert noted.note == "cả họ tên"
    assert theirs.to_csv().split("\r\n")[0].startswith("document,kind,cause")
    assert len(theirs.to_csv().split("\r\n")) == 2 + len(theirs.changed)
    with pytest.raises(EditError, match="no annotator"):
        run(feedback(project, "ai đó"))


def test_the_report_tells_ends_of_relations_apart(two: tuple[Project, int]) -> None:
    """The same label on both sides, and nothing else: the annotator cannot see what was wrong."""
    project, document = two
    for start in (THUONG[0], HANOI[0]):
        table = decision_table(project, document)
        adjudication.take(project, table, place(table, start), "an")
    table = decision_table(project, document)
    at = place(table, THUONG[0], "relation")
    report = run(feedback(project, "bình"))
    (one,) = [one for one in report.changed if one.kind == "relation"]
    assert one.cause is Cause.ENDPOINT_DIFFERS
    assert one.said == "LOCATED_IN: Văn Thưởng → Hà Nội"
    assert one.gold == "LOCATED_IN: Võ Văn Thưởng → Hà Nội"
    adjudication.settle_relation(project, table, at, "LOCATED_IN", reverse=True)
    report = run(feedback(project, "an"))
    (one,) = [one for one in report.changed if one.kind == "relation"]
    assert one.cause is Cause.REVERSED
    assert one.gold == "LOCATED_IN: Hà Nội → Võ Văn Thưởng"
    assert one.uid in {each.uid for each in table.items[at].variants if each}


def test_gold_that_was_exported_is_gold_where_it_is_imported(
    two: tuple[Project, int], tmp_path: Path
) -> None:
    """Gold that comes back as a person would be compared, and settled, as one opinion of many."""
    project, document = two
    table = decision_table(project, document)
    adjudication.take(project, table, 0, "an")
    out = tmp_path / "all.jsonl"
    run(export_documents(project, ExportRequest("jsonl", out)))
    with in_memory() as other:
        set_scheme(other, news_scheme())
        assert not run(import_files(other, ImportRequest((out,), "jsonl"))).is_refused
        assert {one.name: one.kind for one in other.read.annotators()} == {
            "an": "person",
            "bình": "person",
            "gold": "gold",
        }
        assert gold(other, 1) == gold(project, document)
        assert decision_table(other, 1).annotators == ("an", "bình")


def test_documents_go_with_their_decisions(two: tuple[Project, int]) -> None:
    """A decision without its document would stop the removal, or stay as litter."""
    project, document = two
    table = decision_table(project, document)
    adjudication.take(project, table, 0, "an")
    projects.remove_documents(project, [document])
    assert project.read.all("SELECT * FROM decision") == []
    project.undo()
    assert gold(project, document)[0]
    sound(project)


# -- whatever a reviewer may do ----------------------------------------------------------------


@settings(max_examples=25)
@given(data=st.data())
def test_whatever_is_answered_gold_and_decisions_agree(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nobody's span is lost or invented, no relation hangs in the air, and undo leads back."""
    with in_memory() as project:
        set_scheme(project, news_scheme())
        places = [HANOI, THUONG, (18, 28), AGAIN, (33, 48), PAPER]
        layers = []
        for who in ("an", "bình", "chi")[: data.draw(st.integers(1, 3))]:
            spans = [
                (*where, data.draw(st.sampled_from(("PERSON", "ORGANIZATION"))))
                for where in places
                if data.draw(st.booleans())
            ]
            pairs = [(a, b) for a in range(len(spans)) for b in range(len(spans)) if a != b]
            chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
            labels = ("AFFILIATED_WITH", "SAME_AS")
            links = [(a, b, data.draw(st.sampled_from(labels))) for a, b in chosen]
            layers.append(layer(who, spans, links))
        document = add(project, tmp_path_factory.getbasetemp(), *layers)
        layers_before = _others(project)
        before, count = dump(project), entries(project)
        for _round in range(data.draw(st.integers(1, 8))):
            _answer(project, document, data)
            _check(project, document)
        assert _others(project) == layers_before, "nobody's own work is touched"
        sound(project)
        while entries(project) > count and (newest := project.undoable()) is not None:
            if newest.kind == Kind.IMPORT:
                break
            project.undo()
        assert dump(project) == before


def _answer(project: Project, document: int, data: st.DataObject) -> None:
    table = decision_table(project, document)
    if not table.items:
        return
    at = data.draw(st.integers(0, len(table.items) - 1))
    item = table.items[at]
    act = data.draw(st.sampled_from(("take", "none", "later", "edit", "revoke", "rule")))
    if act == "take":
        adjudication.take(project, table, at, data.draw(st.sampled_from(table.annotators)))
    elif act == "none":
        adjudication.reject(project, table, at)
    elif act == "later":
        adjudication.postpone(project, table, at)
    elif act == "edit":
        _edit(project, table, at, data)
    elif act == "revoke" and item.decision is not None:
        with suppress(EditError):  # its end was rejected
            adjudication.revoke(project, table, at)
    elif act == "rule":
        run(auto_accept(project, Rule(Votes.MAJORITY, Borders.LONGEST)))


def _edit(project: Project, table: DecisionTable, at: int, data: st.DataObject) -> None:
    if isinstance(table.items[at], SpanItem):
        start = data.draw(st.integers(0, 60))
        adjudication.settle_span(project, table, at, [(start, start + 3)], "GROUP")
    else:
        turned = data.draw(st.booleans())
        adjudication.settle_relation(project, table, at, "SAME_AS", reverse=turned)


def _check(project: Project, document: int) -> None:
    table = decision_table(project, document)
    layer = table.sides.gold
    shown = Counter(item.gold.uid for item in table.items if item.gold)
    there = Counter(one.uid for one in (*layer.spans, *layer.relations)) if layer else Counter()
    assert shown == there, "each gold span and relation is in one item"
    for item in table.items:
        decision = item.decision
        if decision is None:
            continue
        if decision.answer is Answer.NONE:
            assert item.gold is None
        elif decision.answer is not Answer.LATER and item.gold is not None:
            assert decision.gold == item.gold.uid
        if isinstance(item, RelationItem) and isinstance(item.gold, Relation):
            ends = {gold.id for end in item.ends if (gold := table.items[end].gold)}
            assert {item.gold.head, item.gold.tail} == ends


def _others(project: Project) -> list[tuple[Any, ...]]:
    return project.read.all(
        "SELECT span.* FROM span JOIN layer ON layer.id = layer_id JOIN annotator "
        "ON annotator.id = annotator_id WHERE kind <> 'gold' ORDER BY span.id"
    )


# -- the article -------------------------------------------------------------------------------


def test_the_article_is_settled_and_its_gold_exported(shared: Path, tmp_path: Path) -> None:
    """Two people's real work on a real article: every item settled, gold in a file."""
    data = shared / "data"
    with in_memory() as project:
        set_scheme(project, projects.read_scheme(data / "vi_news.scheme.json"))
        for name in ("first", "second"):
            request = ImportRequest((data / f"article.{name}.json",), None, name)
            assert not run(import_files(project, request)).is_refused
        (document,) = project.read.document_ids()
        table = decision_table(project, document)
        causes = Counter((item.kind, item.cause) for item in table.items)
        assert causes["span", Cause.AGREED] == 101
        answers = 0
        while left := table.undecided:
            who = table.annotators[0 if table.items[left[0]].variants[0] else 1]
            adjudication.take(project, table, left[0], who)
            table = decision_table(project, document)
            answers += 1
        assert answers < len(table.items), "some relations settled with their ends"
        adjudication.finish_gold(project, table)
        out = tmp_path / "gold.jsonl"
        report = run(export_documents(project, ExportRequest("jsonl", out, gold=True)))
        assert table.sides.gold is not None
        assert report.written.spans == len(table.sides.gold.spans) > 185
        assert report.written.relations == len(table.sides.gold.relations) > 110
        sound(project)
