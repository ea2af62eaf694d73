"""What lost in a merge can be seen, taken and let go, and stays settled."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement.decision_items import Cause
from annotator.errors import EditError
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.model.scheme import EntityLabel
from annotator.ops import adjudication, annotate, projects, schemes
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.ops.conflicts import conflicts, settle
from annotator.ops.live_table import live_table
from annotator.store.project import Project, open_project
from annotator.store.reading import Reading
from tests.store.replicas import copied, merged, said
from tests.store.support import dump, new_file, sample_lines, sound


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of one project in which one person relabelled the same span."""
    home = new_file(tmp_path / "home.annodb", sample_lines(1))
    office = copied(home, "office.annodb")
    with open_project(home) as project:
        annotate.relabel_spans(project, [1], "GROUP")
        annotate.relabel_spans(project, [2], "DATE")
    with open_project(office) as project:
        annotate.relabel_spans(project, [2], "MISC")
        annotate.relabel_spans(project, [1], "MISC")
    merged(home, [office])
    return home, office


def test_a_conflict_says_what_lost_and_what_holds(pair: tuple[Path, Path]) -> None:
    """Without both, nobody can say which is right."""
    with open_project(pair[0]) as project:
        found = {one.row_id: one for one in conflicts(project)}
        assert {one.what for one in found.values()} == {"span"}
        assert found[1].lost["label"] == "GROUP"
        assert found[1].holds is not None
        assert found[1].holds["label"] == "MISC"
        assert found[1].lost["start"] == found[1].holds["start"] == 4
        assert (found[1].document_id, found[1].annotator) == (1, "an")


@pytest.mark.parametrize(("take", "label"), [(True, "GROUP"), (False, "MISC")])
def test_what_is_settled_stays_settled_everywhere(
    pair: tuple[Path, Path], take: bool, label: str
) -> None:
    """A conflict that rose again with every merge would be settled for ever."""
    home, office = pair
    with open_project(home) as project:
        before = dump(project)
        one = next(one for one in conflicts(project) if one.row_id == 1)
        settle(project, one.id, take=take)
        assert project.read.layer(1, "an").spans[0].label == label
        with pytest.raises(EditError, match="settled already"):
            settle(project, one.id, take=take)
        project.undo()
        assert dump(project) == before
        project.redo()
        sound(project)
    merged(home, [office])
    merged(office, [home])
    with open_project(home) as project:
        assert [one.row_id for one in conflicts(project)] == [2]
    assert said(home) == said(office)


def test_a_conflict_of_a_label_is_of_its_column(tmp_path: Path) -> None:
    """The scheme's losing definition is kept by itself, without the label's colour."""
    home = new_file(tmp_path / "home.annodb", sample_lines(1))
    office = copied(home, "office.annodb")
    for path, words in ((home, "một"), (office, "hai")):
        with open_project(path) as project:
            schemes.change_label(
                project, "entity", "MISC",
                EntityLabel("MISC", {}, {"vi": words}, "", "#123456"),
            )  # fmt: skip
    merged(home, [office])
    with open_project(home) as project:
        (one,) = conflicts(project)
        assert (one.what, one.part) == ("label", "definitions")
        assert one.holds is not None
        assert {str(one.lost["value"]), str(one.holds["value"])} == {
            '{"vi":"một"}', '{"vi":"hai"}',
        }  # fmt: skip
        settle(project, one.id, take=True)
        label = project.read.scheme().entity("MISC")
        assert label
        assert label.definitions == {"vi": "một" if "một" in str(one.lost) else "hai"}


def test_a_span_that_was_removed_since_comes_back_when_it_is_taken(
    pair: tuple[Path, Path],
) -> None:
    """Whoever removed the version that held did not mean the other, which nobody had seen."""
    with open_project(pair[0]) as project:
        annotate.remove(project, [1])
        one = next(one for one in conflicts(project) if one.row_id == 0)
        assert one.holds is None
        settle(project, one.id, take=True)
        found = {span.fragments[0]: span.label for span in project.read.layer(1, "an").spans}
        assert found[4, 17] == "GROUP"
        sound(project)


def test_what_is_gone_for_good_can_only_be_let_go(pair: tuple[Path, Path]) -> None:
    """Taking a version of a span whose document was removed since is refused in words."""
    with open_project(pair[0]) as project:
        projects.remove_documents(project, [1])
        one = conflicts(project)[0]
        with pytest.raises(EditError, match="no longer there"):
            settle(project, one.id, take=True)
        settle(project, one.id, take=False)
        sound(project)


@pytest.fixture
def reviewed(tmp_path: Path) -> tuple[Path, Path]:
    """Two reviewers' files: "an" said PERSON, "bình" GROUP; one took an, the other later bình."""
    one = new_file(tmp_path / "one.annodb", sample_lines(1))
    with open_project(one) as project:
        annotate.add_span(project, 1, "bình", [(4, 17)], "GROUP")
        for who in ("an", "bình"):
            annotate.set_state(project, 1, who, State.FINISHED)
    two = copied(one, "two.annodb")
    for path, who in ((one, "an"), (two, "bình")):
        with open_project(path) as project:
            if who == "bình":
                projects.set_title(project, "sau")
            table = decision_table(project, 1)
            adjudication.take(project, table, 0, who)
    return one, two


def gold_labels(project: Project) -> list[str]:
    return [span.label for span in project.read.layer(1, "gold").spans]


def test_of_two_decisions_on_one_item_the_later_stands_and_the_other_waits(
    reviewed: tuple[Path, Path],
) -> None:
    """Gold would else hold both answers, and which is shown would hang on who merged whom."""
    one, two = reviewed
    backwards = copied(two, "backwards.annodb")
    merged(backwards, [one])
    merged(one, [two])
    assert said(one) == said(backwards)
    for path in (one, backwards):
        with open_project(path) as project:
            item = decision_table(project, 1).items[0]
            assert item.decision is not None
            assert item.is_settled
            assert gold_labels(project) == ["GROUP"]
            assert {found.what for found in conflicts(project)} == {"decision", "span"}


@pytest.mark.parametrize("what", ["decision", "span"])
def test_the_decision_that_waited_is_taken_with_its_gold(
    reviewed: tuple[Path, Path], what: str
) -> None:
    """A decision for one annotator over the gold of the other would be nobody's answer, whichever
    of the two lines of the list is taken."""
    one, two = reviewed
    merged(one, [two])
    with open_project(one) as project:
        an = next(person.uid for person in project.read.annotators() if person.name == "an")
        waits = next(found for found in conflicts(project) if found.what == what)
        settle(project, waits.id, take=True)
        decision = decision_table(project, 1).items[0].decision
        assert decision is not None
        assert decision.taken == an
        assert gold_labels(project) == ["PERSON"]
        assert conflicts(project) == []
        project.undo()
        assert gold_labels(project) == ["GROUP"]
        project.redo()
        sound(project)
    merged(two, [one])
    assert said(one) == said(two)


@pytest.fixture
def rejected(tmp_path: Path) -> tuple[Path, Path]:
    """Two reviewers' files, gold finished in both: the one took a span, the other later none."""
    one = new_file(tmp_path / "one.annodb", sample_lines(1))
    with open_project(one) as project:
        annotate.set_state(project, 1, "an", State.FINISHED)
    two = copied(one, "two.annodb")
    for path in (one, two):
        with open_project(path) as project:
            if path == two:
                projects.set_title(project, "sau")
            while left := decision_table(project, 1).undecided:
                answer = adjudication.reject if path == two or left[0] else _take_of_an
                answer(project, decision_table(project, 1), left[0])
            adjudication.finish_gold_of(project, 1)
            assert len(gold_labels(project)) == (path == one)
    return one, two


def _take_of_an(project: Project, table: DecisionTable, place: int) -> object:
    return adjudication.take(project, table, place, "an")


def test_gold_that_a_standing_decision_rejects_waits_for_an_answer(
    rejected: tuple[Path, Path],
) -> None:
    """The one reviewer's span would be exported as gold although "none of them" stands."""
    one, two = rejected
    backwards = copied(two, "backwards.annodb")
    merged(backwards, [one])
    merged(one, [two])
    assert said(one) == said(backwards)
    for path in (one, backwards):
        with open_project(path) as project:
            live = live_table(project, 1)
            table = decision_table(project, 1)
            assert live.table.items == table.items
            assert table.undecided == (0,)
            assert table.items[0].gold is not None
            assert table.items[0].decision is not None
            assert table.items[0].decision.answer is Answer.NONE
            assert projects.information(project).stale_gold == 1
            adjudication.reject(project, table, 0)
            assert gold_labels(project) == []
            assert decision_table(project, 1).undecided == ()
            assert projects.information(project).stale_gold == 0
            sound(project)


def test_a_rejection_that_waited_takes_the_others_span_out_of_gold(
    reviewed: tuple[Path, Path],
) -> None:
    """Who takes "none of them" would find in gold what they had just rejected."""
    one, two = reviewed
    with open_project(one) as project:
        adjudication.reject(project, decision_table(project, 1), 0)
    with open_project(two) as project:
        for title in ("a", "b", "c"):
            projects.set_title(project, title)
        adjudication.take(project, decision_table(project, 1), 0, "an")
    merged(one, [two])
    with open_project(one) as project:
        waits = next(found for found in conflicts(project) if found.what == "decision")
        assert waits.lost["answer"] == "none"
        settle(project, waits.id, take=True)
        table = decision_table(project, 1)
        assert gold_labels(project) == []
        assert table.items[0].is_settled
        assert not any(item.cause is Cause.GOLD_ONLY for item in table.items)
        sound(project)
        project.undo()
        assert gold_labels(project) == ["PERSON"]
    merged(two, [one])
    assert said(one) == said(two)


def test_a_name_that_another_label_has_by_now_is_not_taken(tmp_path: Path) -> None:
    """Taking it would be a fault of the program, in place of a sentence that says what to do."""
    home = new_file(tmp_path / "home.annodb", sample_lines(1))
    office = copied(home, "office.annodb")
    for path, name in ((home, "ĐỢT"), (office, "VIỆC")):
        with open_project(path) as project:
            label = project.read.scheme().entity("EVENT")
            assert label
            schemes.change_label(project, "entity", "EVENT", replace(label, name=name))
    merged(home, [office])
    with open_project(home) as project:
        (one,) = conflicts(project)
        group = project.read.scheme().entity("GROUP")
        assert group
        taken = replace(group, name=str(one.lost["value"]))
        schemes.change_label(project, "entity", "GROUP", taken)
        before = dump(project)
        with pytest.raises(EditError, match=f"The name {taken.name} is another's"):
            settle(project, one.id, take=True)
        assert dump(project) == before
        settle(project, one.id, take=False)
        assert conflicts(project) == []


def test_many_conflicts_are_listed_without_reading_all_spans_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list would freeze the window for minutes where a thousand wait among a million spans."""
    home = new_file(tmp_path / "home.annodb", sample_lines(1, spans=12))
    office = copied(home, "office.annodb")
    for path, label in ((home, "DATE"), (office, "MISC")):
        with open_project(path) as project:
            annotate.relabel_spans(project, range(1, 13), label)
    merged(home, [office])
    asked: list[str] = []
    read_all = Reading.all

    def heard(self: Reading, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return read_all(self, sql, parameters)

    with open_project(home) as project:
        monkeypatch.setattr(Reading, "all", heard)
        assert len(conflicts(project)) == 12
    assert sum("FROM span" in sql and "uid" in sql.partition("WHERE")[2] for sql in asked) == 1
