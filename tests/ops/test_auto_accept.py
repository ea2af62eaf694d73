"""Rules over whole projects: by columns the answers are those given one item at a time."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement.decision_items import SpanItem
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.model.annotation import State
from annotator.model.decision import Answer, Variant
from annotator.ops import adjudication, annotate, auto_accept
from annotator.ops.adjudication import decision_table
from annotator.ops.gold import WITH_ENDS
from annotator.ops.merging import merge
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.decisions import decisions_of
from annotator.store.project import Project, create, in_memory, open_project
from tests.store.support import import_jsonl, news_scheme, sound

RULES = [
    Rule(votes, borders, number)
    for votes, borders in product(Votes, Borders)
    for number in ((1, 2, 3) if votes is Votes.AT_LEAST else (2,))
] + [Rule(least=1), Rule(Votes.MAJORITY, Borders.LONGEST, least=3)]
LABELS = ("PERSON", "ORGANIZATION", "LOCATION")
TEXT = "Võ Văn Thưởng và 😀 Hội Nhà báo ở Ða\u0300 Nẵng. " * 3


def made_project(project: Project, folder: Path, seed: int) -> None:
    """Documents with all that makes grouping hard, some of them partly settled already."""
    chance = random.Random(seed)
    set_scheme(project, news_scheme())
    people = ("an", "bình", "chi", "dung", "em")[: chance.randint(1, 5)]
    documents = [
        {"name": f"bài {n}", "text": f"{TEXT}{n}", "layers": [*_layers(chance, people, n)]}
        for n in range(12)
    ]
    assert not import_jsonl(project, folder / "x.jsonl", documents).is_refused
    for document in project.read.document_ids()[::7]:
        table = decision_table(project, document)
        if table.items and table.annotators:
            adjudication.take(project, table, 0, table.annotators[0])
    for document in project.read.document_ids()[3::9]:
        annotate.add_span(project, document, "gold", [(1, 6)], "PERSON")


def _layers(
    chance: random.Random, people: tuple[str, ...], number: int
) -> Iterator[dict[str, Any]]:
    """Each person's copy of the same spans, spoilt in every way; every second document has
    relations, copied and spoilt likewise."""
    dense = chance.choice((15, 40, 110))
    true = [_fragments(chance, dense) for _ in range(chance.randint(0, 7))]
    joined = [chance.sample(range(len(true)), 2) for _ in range(3)] if len(true) > 1 else []
    for who in people:
        if chance.random() < 0.1:
            continue
        spans: list[tuple[list[list[int]], str, dict[str, Any]]] = []
        mine: dict[int, int] = {}
        for at, place in enumerate(true):
            mine[at] = len(spans)
            label = LABELS[0] if chance.random() < 0.7 else chance.choice(LABELS)
            for _copy in range(chance.choice((0, 1, 1, 1, 1, 1, 1, 1, 2))):
                given = place if chance.random() < 0.7 else _moved(chance, place)
                spans.append((given, label, _attributes(chance)))
            if chance.random() < 0.15:
                start, stop = place[0]
                spans.append(
                    ([[start, start + (stop - start) // 2 + 1]], chance.choice(LABELS), {})
                )
        links = []
        if number % 2 == 0 and len(spans) > 1:
            links = [
                [mine[end] for end in (ends if chance.random() < 0.9 else ends[::-1])]
                for ends in joined
                if max(mine[end] for end in ends) < len(spans) and chance.random() < 0.85
            ]
            if chance.random() < 0.2:
                links.append(chance.sample(range(len(spans)), 2))
        yield {
            "annotator": who,
            "state": str(State.FINISHED if chance.random() < 0.9 else State.OPEN),
            "spans": [
                {"id": f"s{at}", "label": label, "fragments": place, "attributes": attributes}
                for at, (place, label, attributes) in enumerate(spans)
            ],
            "relations": [
                {"id": f"r{at}", "head": f"s{head}", "tail": f"s{tail}",
                 "label": chance.choice(("SAME_AS", "AFFILIATED_WITH", "AFFILIATED_WITH")),
                 "attributes": _attributes(chance)}
                for at, (head, tail) in enumerate(links)
            ],
        }  # fmt: skip


def _fragments(chance: random.Random, dense: int) -> list[list[int]]:
    start = chance.randint(0, dense)
    place = [[start, start + chance.randint(1, 12)]]
    if chance.random() < 0.15:
        place.append([place[0][1] + 2, place[0][1] + chance.randint(3, 6)])
    return place


def _moved(chance: random.Random, place: list[list[int]]) -> list[list[int]]:
    first, *rest = place
    return (
        [[first[0], first[1] + 1], *rest]
        if chance.random() < 0.5
        else [[first[0], first[0] + 1], *rest]
    )


def _attributes(chance: random.Random) -> dict[str, Any]:
    return {"certainty": chance.choice(("sure", "likely"))} if chance.random() < 0.2 else {}


def written(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """Gold and decisions without what is counted: ids, times."""
    read = project.read
    return {
        "decisions": sorted(read.all(
            "SELECT document_id, kind, uid, answer, gold_uid, taken, rule, cause, words, "
            "variants, note, actor FROM decision"
        )),
        "spans": sorted(read.all(
            "SELECT layer.uid, document_id, label_id, start, stop, fragments, attributes, note, "
            "key FROM span JOIN layer ON layer.id = layer_id JOIN annotator ON annotator.id = "
            "annotator_id WHERE kind = 'gold'"
        ), key=repr),
        "of decisions": sorted(read.all(
            "SELECT decision.variants, label_id, start, stop FROM decision "
            "JOIN span ON span.uid = gold_uid"
        )),
        "relations": sorted(read.all(
            "SELECT document_id, relation.label_id, head.start, head.stop, tail.start, tail.stop, "
            "relation.attributes FROM relation JOIN layer ON layer.id = relation.layer_id "
            "JOIN span AS head ON head.id = head_id JOIN span AS tail ON tail.id = tail_id "
            "JOIN annotator ON annotator.id = annotator_id WHERE kind = 'gold'"
        )),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_columns_answer_as_items_do(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quick way that answers otherwise than the table makes gold that nobody can explain."""
    with in_memory() as project:
        made_project(project, tmp_path, seed)
        taken = 0
        for rule in RULES:
            said = run(auto_accept.preview_rule(project, rule))
            done = run(auto_accept.auto_accept(project, rule))
            assert said == done
            by_columns = written(project)
            if done.settled:
                project.undo()
            with monkeypatch.context() as patch:
                patch.setattr(auto_accept, "plain_layers", lambda *_: {})
                assert run(auto_accept.auto_accept(project, rule)) == done
            assert written(project) == by_columns
            if done.settled:
                project.undo()
            taken += done.settled
        sound(project)
        assert taken


def _linked(who: str, stop: int, *, is_there: bool = True, head: str = "s") -> dict[str, Any]:
    """Somebody's copy of one relation, whose first end stops at ``stop``, or is not there."""
    first = {"id": "s", "label": "PERSON", "fragments": [[0, stop]]}
    second = {"id": "t", "label": "ORGANIZATION", "fragments": [[20, 31]]}
    tail = "t" if head == "s" else "s"
    link = {"id": "r", "label": "AFFILIATED_WITH", "head": head, "tail": tail}
    return {
        "annotator": who,
        "state": "finished",
        "spans": [first, second] if is_there else [second],
        "relations": [link] if is_there else [],
    }


@pytest.mark.parametrize("is_by_columns", [True, False])
def test_relations_follow_their_ends(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_by_columns: bool
) -> None:
    """Gold would lose a relation on whose ends people differ, or keep one that lost its end."""
    set_scheme(project, news_scheme())
    people = ("an", "bình", "chi")
    layers = {
        "other borders": [
            _linked(who, stop) for who, stop in zip(people, (13, 13, 12), strict=True)
        ],
        "turned": [_linked(who, 13, head=end) for who, end in zip(people, "sts", strict=True)],
        "no end": [_linked(who, 13, is_there=who == "an") for who in people],
        "open end": [_linked(who, stop) for who, stop in zip(people, (13, 12, 11), strict=True)],
    }
    documents = [
        {"name": name, "text": f"{TEXT}{name}", "layers": some} for name, some in layers.items()
    ]
    assert not import_jsonl(project, tmp_path / "x.jsonl", documents).is_refused
    if not is_by_columns:
        monkeypatch.setattr(auto_accept, "plain_layers", lambda *_: {})
    done = run(auto_accept.auto_accept(project, Rule(Votes.MAJORITY, Borders.MOST_FREQUENT)))
    assert (done.spans, done.relations, done.none, done.left) == (6, 2, 2, 2)
    place = project.read.document_ids()
    assert written(project)["relations"] == [
        (place[at], project.read.label_ids("relation")["AFFILIATED_WITH"], 0, 13, 20, 31, "{}")
        for at in (0, 1)
    ]
    (gone,) = (one for one in decisions_of(project.read, place[2]) if one.kind == "relation")
    assert (gone.answer, gone.rule) == (Answer.NONE, WITH_ENDS)
    table = decision_table(project, place[3])
    (end,) = (at for at in table.undecided if isinstance(table.items[at], SpanItem))
    adjudication.take(project, table, end, "chi")
    gold = decision_table(project, place[3]).sides.gold
    assert gold is not None
    (followed,) = gold.relations
    assert followed.label == "AFFILIATED_WITH"
    sound(project)


def test_documents_without_anything_tangled(project: Project, tmp_path: Path) -> None:
    """Most real slices are plain throughout, some are empty: no rule may stumble there."""
    set_scheme(project, news_scheme())
    stops = {"alike": (4, 4), "borders": (4, 5), "empty": ()}
    documents = [
        {
            "name": name,
            "text": f"{TEXT}{name}",
            "layers": [
                {
                    "annotator": who,
                    "state": "finished",
                    "spans": [
                        {"id": "s", "label": "PERSON", "fragments": [[0, stop]]}
                        for stop in found[at : at + 1]
                    ],
                    "relations": [],
                }
                for at, who in enumerate(("an", "bình"))
            ],
        }
        for name, found in stops.items()
    ]
    assert not import_jsonl(project, tmp_path / "x.jsonl", documents).is_refused
    alike, borders, empty = project.read.document_ids()
    for chosen, spans, left in (
        (None, 1, 1),
        ([alike], 1, 0),
        ([borders], 0, 1),
        ([empty], 0, 0),
        ([], 0, 0),
    ):
        found = run(auto_accept.preview_rule(project, Rule(), chosen))
        assert (found.spans, found.left) == (spans, left)
    assert run(auto_accept.auto_accept(project, Rule())).spans == 1
    sound(project)


def test_one_rule_in_two_copies_is_one_gold_when_they_meet(tmp_path: Path) -> None:
    """Two reviewers of one project would put every span into gold twice."""
    path, other = tmp_path / "p.annodb", tmp_path / "q.annodb"
    with create(path) as project:
        made_project(project, tmp_path, 3)
        project.save_copy(other)
        run(auto_accept.auto_accept(project, Rule(Votes.MAJORITY)))
        before = written(project)
        assert before["spans"]
        with open_project(other) as copy:
            run(auto_accept.auto_accept(copy, Rule(Votes.MAJORITY)))
        run(merge(project, [other]))
        after = written(project)
        for part in ("decisions", "spans", "relations"):
            assert len(after[part]) == len(before[part]), part
        sound(project)


def test_decisions_of_the_first_files_are_read(tmp_path: Path) -> None:
    """What was decided months ago would be open again."""
    with create(tmp_path / "p.annodb") as project:
        made_project(project, tmp_path, 3)
        run(auto_accept.auto_accept(project, Rule(Votes.MAJORITY)))
        document = project.read.all("SELECT document_id FROM decision LIMIT 1")[0][0]
        before = decisions_of(project.read, document)
        with project.edit("old") as edit:
            for one in before:
                edit.update("decision", one.id, variants=_old_text(one.variants))
        assert [set(one.variants) for one in decisions_of(project.read, document)] == [
            {replace(said, attributes=None) for said in one.variants} for one in before
        ], "attributes are not known of these"


def _old_text(variants: tuple[Variant, ...]) -> str:
    return json.dumps(
        [
            {
                "by": one.by.hex(), "uid": one.uid.hex(), "label": one.label,
                **({"fragments": one.fragments} if one.fragments
                   else {"head": one.head.hex(), "tail": one.tail.hex()}),
            }
            for one in variants
        ]
    )  # fmt: skip
