"""Attributes in adjudication: gold takes them, decisions keep them, and what changes is noticed."""

from pathlib import Path
from typing import Any

import pytest

from annotator.agreement.decision_items import Cause, SpanItem
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.ops.decision_record import decision_record
from annotator.ops.kinds import Kind
from annotator.ops.patterns import accept_alike, find_alike
from annotator.ops.steps import run
from annotator.store.project import Project
from tests.ops.adjudication.support import AGAIN, HANOI, PAPER, THUONG, add, layer


def said(name: str, *attributes: dict[str, Any], link: dict[str, Any] | None = None) -> Any:
    """A layer of spans at places that are the same for everybody, and a relation between two."""
    places = (HANOI, THUONG, AGAIN, PAPER)[: len(attributes)]
    made = layer(
        name,
        [(*place, "PERSON") for place in places],
        [] if link is None else [(0, 1, "AFFILIATED_WITH")],
    )
    for span, mine in zip(made["spans"], attributes, strict=True):
        span["attributes"] = mine
    for one in made["relations"]:
        one["attributes"] = link
    return made


@pytest.fixture
def differing(project: Project, tmp_path: Path) -> int:
    """Two spans and a relation of which only the attributes differ."""
    return add(
        project,
        tmp_path,
        said("an", {"sure": "yes"}, {}, link={"since": 2020}),
        said("bình", {"sure": "no", "alt": ["Hanoi"]}, {}, link={}),
    )


def table(project: Project, document: int) -> DecisionTable:
    return decision_table(project, document)


def test_what_each_said_is_taken_with_its_attributes_and_kept(
    project: Project, differing: int
) -> None:
    """Gold that does not know what the others said of it cannot be defended, nor done again."""
    items = table(project, differing).items
    assert [item.cause for item in items] == [Cause.ATTRIBUTES, Cause.AGREED, Cause.ATTRIBUTES]
    for place, who in ((0, "bình"), (1, "an"), (2, "an")):
        adjudication.take(project, table(project, differing), place, who)
    gold = project.read.layer(differing, "gold")
    assert [span.attributes for span in gold.spans] == [{"sure": "no", "alt": ["Hanoi"]}, {}]
    assert gold.relations[0].attributes == {"since": 2020}
    kept = [
        [one.attributes for one in item.decision.variants]
        for item in table(project, differing).items
        if item.decision
    ]
    assert kept == [
        [{"sure": "yes"}, {"sure": "no", "alt": ["Hanoi"]}],
        [{}, {}],
        [{"since": 2020}, {}],
    ]
    told: Any = run(decision_record(project))
    assert [one["attributes"] for one in told[0]["variants"]] == kept[0]


@pytest.mark.parametrize("place", [0, 1])
def test_attributes_that_change_later_are_noticed(
    project: Project, differing: int, place: int
) -> None:
    """A decision about what nobody says any more looked as good as new."""
    adjudication.take(project, table(project, differing), place, "an")
    assert not table(project, differing).items[place].has_changed
    mine = project.read.layer(differing, "bình").spans[place]
    annotate.annotate_span(project, mine.id, attributes={"sure": "perhaps"})
    assert table(project, differing).items[place].has_changed
    project.undo()
    assert not table(project, differing).items[place].has_changed


def test_decisions_of_before_know_no_attributes_and_are_not_called_changed(
    project: Project, differing: int
) -> None:
    """After the update every decision of a project with attributes would have been in question."""
    adjudication.take(project, table(project, differing), 0, "an")
    ((row_id, text),) = project.read.all("SELECT id, variants FROM decision")
    old = text[: text.rindex(",[{")] + "]"
    with project.edit(Kind.NOTE_DECISION) as edit:
        edit.update("decision", row_id, variants=old)
    item = table(project, differing).items[0]
    assert item.decision is not None
    assert [one.attributes for one in item.decision.variants] == [None, None]
    assert [one.label for one in item.decision.variants] == ["PERSON", "PERSON"]
    assert not item.has_changed
    adjudication.postpone(project, table(project, differing), 1)
    adjudication.take(project, table(project, differing), 0, "an")
    assert project.read.all("SELECT variants FROM decision WHERE id = ?", (row_id,)) == [(text,)]


def test_a_border_that_is_moved_keeps_what_all_said(project: Project, tmp_path: Path) -> None:
    """The attributes that everybody gave were lost with the border."""
    document = add(project, tmp_path, said("an", {"sure": "yes"}), said("bình", {"sure": "yes"}))
    adjudication.settle_span(project, table(project, document), 0, [(0, 4)], "PERSON")
    assert project.read.layer(document, "gold").spans[0].attributes == {"sure": "yes"}
    project.undo()
    adjudication.settle_span(project, table(project, document), 0, [(0, 4)], "GROUP")
    assert project.read.layer(document, "gold").spans[0].attributes == {}


def test_alike_is_alike_in_attributes_too(project: Project, tmp_path: Path) -> None:
    """Accepting all alike took the first annotator's attributes, whoever's had been chosen."""
    yes, no = {"sure": "yes"}, {"sure": "no"}
    document = add(project, tmp_path, said("an", yes, {}, yes), said("bình", no, {}, no))
    other = add(project, tmp_path, said("an", yes), said("bình", {"sure": "?"}), name="b", end=" ")
    adjudication.take(project, table(project, document), 0, "bình")
    like = run(find_alike(project, table(project, document), 0))
    assert [(one.document, one.places) for one in like.documents] == [(document, (2,))]
    assert run(accept_alike(project, table(project, document), 0)) == 1
    item = table(project, document).items[2]
    assert isinstance(item, SpanItem)
    assert item.gold is not None
    assert item.gold.attributes == no
    assert table(project, other).items[0].decision is None
