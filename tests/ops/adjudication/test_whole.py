"""What must hold after any answers, and the whole article settled and exported."""

from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.decision_items import Cause, RelationItem, SpanItem
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.errors import EditError
from annotator.model.annotation import Relation
from annotator.model.decision import Answer
from annotator.ops import adjudication, projects
from annotator.ops.adjudication import DecisionTable, decision_table
from annotator.ops.auto_accept import auto_accept
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.kinds import Kind
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import Project, in_memory
from tests.ops.adjudication.support import AGAIN, HANOI, PAPER, THUONG, add, layer
from tests.store.support import dump, entries, news_scheme, sound

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
        assert not item.has_changed, "nobody's work is another than when it was decided"
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
