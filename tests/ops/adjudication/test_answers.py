"""Answers become gold with who and why; gold is finished, opened again, reported and exported."""

from collections import Counter
from pathlib import Path

import pytest

from annotator.agreement import relation_causes
from annotator.agreement.decision_items import Cause, SpanItem
from annotator.agreement.rules import Rule
from annotator.errors import EditError, FormatError
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.ops import adjudication, annotate, projects
from annotator.ops.adjudication import decision_table
from annotator.ops.auto_accept import auto_accept
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.feedback import feedback
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.long_documents import next_undecided
from annotator.ops.revoking import revoke_rule, rules_used
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory
from tests.ops.adjudication.support import HANOI, PAPER, THUONG, add, gold, layer, place
from tests.store.support import dump, news_scheme, sound


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


def test_gold_stays_open_until_all_that_came_late_is_decided(two: tuple[Project, int]) -> None:
    """Somebody labelled before gold was finished and finished after it: one answer of the reviewer
    to that work, and the rest of it would be passed over as if decided."""
    project, document = two
    for place_ in ((48, 52), (63, 67)):
        annotate.add_span(project, document, "chi", [place_], "MISC")
    while left := decision_table(project, document).undecided:
        adjudication.reject(project, decision_table(project, document), left[0])
    adjudication.finish_gold_of(project, document)
    annotate.set_state(project, document, "chi", State.FINISHED)
    first, second = decision_table(project, document).undecided
    adjudication.reject(project, decision_table(project, document), first)
    assert decision_table(project, document).undecided == (second,)
    assert projects.information(project).stale_gold == 1
    adjudication.reject(project, decision_table(project, document), second)
    assert projects.information(project).stale_gold == 0


@pytest.mark.parametrize("at_once", [False, True])
def test_gold_is_open_again_when_somebody_it_knows_labels_more(
    two: tuple[Project, int], tmp_path: Path, *, at_once: bool
) -> None:
    """Work that comes back with a merge, one by one or all at once, would never be decided."""
    project, document = two
    while left := decision_table(project, document).undecided:
        adjudication.reject(project, decision_table(project, document), left[0])
    adjudication.finish_gold_of(project, document)
    assert projects.information(project).stale_gold == 0
    name = project.read.annotators()[0].name
    places = [(at, at + 2) for at in range(0, 66, 2)] if at_once else [(48, 52)]
    ids = [annotate.add_span(project, document, name, [place], "MISC") for place in places]
    if at_once:
        annotate.remove(project, ids)
        project.undo()
    assert projects.information(project).stale_gold == 1
    out = ExportRequest("brat", tmp_path / "out", gold=True)
    with pytest.raises(FormatError, match="No document is finished"):
        run(export_documents(project, out))


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
        "missing": 1, "boundary": 1, "label": 1, "endpoint_missing": 1, "endpoint_differs": 1
    }  # fmt: skip
    his, held = (project.read.layer(document, name) for name in ("bình", "gold"))
    causes = relation_causes(his, held, frozenset(table.sides.symmetric))
    told = Counter(one.cause for one in theirs.changed if one.kind == "relation")
    assert told == Counter(causes), "as the window of agreement counts bình against gold"
    noted = next(one for one in theirs.changed if one.cause is Cause.BOUNDARY)
    assert (noted.said, noted.gold) == ("PERSON: Văn Thưởng", "PERSON: Võ Văn Thưởng")
    assert noted.note == "cả họ tên"
    assert theirs.to_csv().split("\r\n")[0].startswith("document,kind,cause")
    assert len(theirs.to_csv().split("\r\n")) == 2 + len(theirs.changed)
    with pytest.raises(EditError, match="no annotator"):
        run(feedback(project, "ai đó"))


def test_the_report_tells_of_attributes(project: Project, tmp_path: Path) -> None:
    """Gold has the other's attribute, and the report said that all was kept just so."""
    mine, other = (layer(name, [(*HANOI, "LOCATION")]) for name in ("an", "bình"))
    other["spans"][0]["attributes"] = {"mention": "named"}
    document = add(project, tmp_path, mine, other)
    adjudication.take(project, decision_table(project, document), 0, "bình")
    report = run(feedback(project, "an"))
    assert (report.kept, report.by_cause) == (0, {"attributes": 1})
    (one,) = report.changed
    assert (one.said, one.gold) == ("LOCATION: Hà Nội", "LOCATION: Hà Nội (mention=named)")
    assert one.gold_line == "LOCATION “Hà Nội” (mention=named)"
    assert run(feedback(project, "bình")).kept == 1


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
    assert one.said_line == "“Văn Thưởng” -LOCATED_IN-> “Hà Nội”"
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
