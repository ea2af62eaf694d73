"""The table in hand follows each edit, undo and redo, and is what a fresh reading would give."""

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.decision_items import SpanItem
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.errors import EditError
from annotator.model.annotation import State
from annotator.model.decision import Answer
from annotator.ops import adjudication, annotate
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.ops.auto_accept import auto_accept
from annotator.ops.live_table import live_table
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.change import Change
from annotator.store.decisions import decisions_of
from annotator.store.identity import gold_uid
from annotator.store.project import Project, in_memory
from tests.ops.adjudication.support import AGAIN, HANOI, PAPER, THUONG, add, layer
from tests.store.support import news_scheme

LABELS = ("PERSON", "ORGANIZATION")


def _edit_gold(project: Project, document: int, data: st.DataObject) -> None:
    """What a reviewer does to gold in the text."""
    gold = next((one.name for one in project.read.annotators() if one.kind == "gold"), None)
    if gold is None:
        return
    spans = project.read.layer(document, gold).spans
    start = data.draw(st.integers(0, 50))
    act = data.draw(st.sampled_from(("add", "resize", "remove", "link", "merge")))
    if act == "merge":
        _leave_in_gold(project, document, data)
    elif act == "add":
        place = [(start, start + data.draw(st.integers(1, 12)))]
        annotate.add_span(project, document, gold, place, data.draw(st.sampled_from(LABELS)))
    elif spans and act == "resize":
        one = data.draw(st.sampled_from(spans))
        annotate.resize_span(project, one.id, [(start, start + 4)])
    elif spans and act == "remove":
        annotate.remove(project, [data.draw(st.sampled_from(spans)).id], [])
    elif len(spans) > 1:
        ends = data.draw(st.lists(st.sampled_from(spans), min_size=2, max_size=2, unique=True))
        with suppress(EditError):  # the scheme may not allow it
            annotate.add_relation(project, ends[0].id, ends[1].id, "SAME_AS")


def _leave_in_gold(project: Project, document: int, data: st.DataObject) -> None:
    """As a merge does that keeps a rejection and brings what the other reviewer took."""
    rejected = [
        gold_uid(one.uid)
        for one in decisions_of(project.read, document)
        if one.answer is Answer.NONE and one.kind == "span"
    ]
    layer = project.read.layer(document, annotate.GOLD)
    free = [uid for uid in rejected if uid not in {one.uid for one in layer.spans}]
    if not free:
        return
    start = data.draw(st.integers(0, 50))
    with project.edit("test") as edit:
        edit.insert(
            "span", uid=data.draw(st.sampled_from(free)), layer_id=layer.id,
            label_id=project.read.label_ids("entity")["PERSON"],
            **annotate.place([(start, start + 4)]), attributes="{}", note="", key="",
        )  # fmt: skip


def _note(project: Project, document: int, data: st.DataObject) -> None:
    table = decision_table(project, document)
    decided = [at for at, item in enumerate(table.items) if item.decision]
    if decided:
        adjudication.note_decision(project, table, data.draw(st.sampled_from(decided)), "vì sao")


def _act(project: Project, document: int, data: st.DataObject) -> None:
    act = data.draw(
        st.sampled_from(
            ("answer", "answer", "answer", "gold", "gold", "undo", "redo", "note", "own", "rule")
        )
    )
    if act == "answer":
        table = live_table(project, document).table
        state = data.draw(st.integers(0, 1 << 30))
        _same_either_way(project, table, state)
    elif act == "gold":
        _edit_gold(project, document, data)
    elif act == "undo" and project.undoable() is not None:
        project.undo()
    elif act == "redo" and project.redoable() is not None:
        project.redo()
    elif act == "note":
        _note(project, document, data)
    elif act == "rule":
        run(auto_accept(project, Rule(Votes.MAJORITY, Borders.LONGEST)))
    elif act == "own":
        annotate.add_span(project, document, "an", [(0, data.draw(st.integers(1, 9)))], "PERSON")


def _same_either_way(project: Project, live: DecisionTable, seed: int) -> None:
    """Answers an item by the part of the table that it touches, as by all of it."""
    said = []
    for table in (decision_table(project, live.document), live):
        chance = random.Random(seed)
        newest = project.undoable()
        with suppress(EditError):
            _answer_by_chance(project, table, chance)
        said.append(
            [
                (item.kind, item.gold and item.gold.label, item.decision
                 and (item.decision.answer, item.decision.rule, item.decision.words,
                      item.decision.variants))
                for item in decision_table(project, live.document).items
            ]
        )  # fmt: skip
        if table is not live and project.undoable() != newest:
            project.undo()
    assert said[0] == said[1]


def _answer_by_chance(project: Project, table: DecisionTable, chance: random.Random) -> None:
    if not table.items:
        return
    at = chance.randrange(len(table.items))
    item = table.items[at]
    act = chance.choice(("take", "take", "none", "later", "edit", "revoke"))
    if act == "take":
        adjudication.take(project, table, at, chance.choice(table.annotators))
    elif act == "none":
        adjudication.reject(project, table, at)
    elif act == "later":
        adjudication.postpone(project, table, at)
    elif act == "revoke":
        adjudication.revoke(project, table, at)
    elif isinstance(item, SpanItem):
        adjudication.settle_span(project, table, at, [(chance.randrange(50), 60)], "GROUP")
    else:
        adjudication.settle_relation(project, table, at, "SAME_AS", reverse=chance.random() < 0.5)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_what_follows_is_what_would_be_read(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A reviewer who looks at a stale row decides on what is no longer said."""
    with in_memory() as project:
        set_scheme(project, news_scheme())
        layers = []
        for who in ("an", "bình"):
            spans = [
                (*where, data.draw(st.sampled_from(LABELS)))
                for where in (HANOI, THUONG, (18, 28), AGAIN, PAPER)
                if data.draw(st.booleans())
            ]
            links = [(0, 1, "AFFILIATED_WITH")] if len(spans) > 1 else []
            layers.append(layer(who, spans, links))
        document = add(project, tmp_path_factory.getbasetemp(), *layers)
        other = add(project, tmp_path_factory.getbasetemp(), *layers, name="khác", end="Hết.")
        live = live_table(project, document)
        changes: list[Change] = []
        project.subscribe(changes.append)
        for _round in range(data.draw(st.integers(1, 8))):
            _act(project, data.draw(st.sampled_from((document, document, other))), data)
            for change in changes:
                if change.tables & {"document", "text"}:
                    return  # undone as far as the import itself
                before = live.table.items
                shift = live.follow(change)
                if shift is None:
                    live = live_table(project, document)
                elif shift.places is not None:
                    at = {n for n, one in enumerate(live.table.items) if one != before[n]}
                    assert at <= set(shift.places)
            changes.clear()
            fresh = decision_table(project, document)
            assert live.table == fresh
            assert live.undecided == len(fresh.undecided)


def test_an_answer_reads_nothing_but_what_it_wrote(project: Project, tmp_path: Path) -> None:
    """Else each answer on a long document costs a reading of all of it."""
    spans = [(*where, "PERSON") for where in (HANOI, THUONG, AGAIN, PAPER)]
    document = add(project, tmp_path, layer("an", spans), layer("bình", spans[1:]))
    live = live_table(project, document)
    followed = []
    project.subscribe(lambda change: followed.append(live.follow(change)))
    for place in (2, 0):
        adjudication.take(project, live.table, place, "an")
    project.undo()
    assert [shift and shift.places for shift in followed] == [(2,), (0,), (0,)]
    assert live.delta.gone_spans, "and says what became of gold"
    annotate.set_state(project, document, "bình", State.OPEN)
    assert followed[-1] is None
