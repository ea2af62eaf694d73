"""DocRED: relations between entities, which are sets of mentions."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import format_named, recognise
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.material import read_json, schemes, the_reason, written


def lan(**more: object) -> dict[str, Any]:
    """Lan, who is also "cô", lives in Huế."""
    return {
        "vertexSet": [
            [
                {"name": "Lan", "sent_id": 0, "pos": [0, 1], "type": "PER", "index": "0_0"},
                {"name": "CÔ", "sent_id": 1, "pos": [0, 1], "type": "PER"},
            ],
            [{"name": "Thừa Thiên Huế", "sent_id": 0, "pos": [2, 5], "type": "LOC"}],
        ],
        "labels": [{"r": "P551", "h": 0, "t": 1, "evidence": [0]}, {"r": "P1", "h": 1, "t": 0}],
        "title": "t",
        "sents": [["Lan", "ở", "Thừa", "Thiên", "Huế"], ["Cô", "vui"]],
        **more,
    }


def test_entities_are_spans_with_one_attribute(tmp_path: Path) -> None:
    """Else who is who is lost, and relations between entities with it."""
    (document,), items = read_json(tmp_path / "a.json", "docred", [lan()])
    assert items == []
    assert recognise(tmp_path / "a.json").description.name == "docred"
    layer = document.layers[0]
    assert [(document.text[s.start : s.stop], dict(s.attributes)) for s in layer.spans] == [
        ("Lan", {"entity": 0}), ("Cô", {"entity": 0}), ("Thừa Thiên Huế", {}),
    ]  # fmt: skip
    assert [(r.label, r.head, r.tail, dict(r.attributes)) for r in layer.relations] == [
        ("P551", 0, 2, {"evidence": [0]}), ("P1", 2, 0, {}),
    ]  # fmt: skip


def test_it_comes_back(tmp_path: Path) -> None:
    """Else evidence and the keys of Re-DocRED are lost."""
    value = lan(extra={"k": 1})
    test_set = {"title": "u", "sents": [["a"]], "vertexSet": []}
    found, _ = read_json(tmp_path / "a.json", "docred", [value, test_set])
    assert written(tmp_path / "b.json", "docred", found) == []
    value["labels"][1]["evidence"] = []
    assert json.loads((tmp_path / "b.json").read_bytes()) == [value, test_set]


def test_people_group_mentions_by_the_attribute(tmp_path: Path) -> None:
    """Else an entity that was labelled here can never be one in DocRED."""
    spans = (
        Span(0, "PER", ((0, 3),), {"entity": "Lan"}),
        Span(1, "LOC", ((6, 9),)),
        Span(2, "PER", ((10, 12),), {"entity": "Lan"}),
    )
    document = Document("d", "Lan ở Huế cô", {}, (Layer("", spans, (Relation(0, "R", 2, 1),)),))
    assert written(tmp_path / "a.json", "docred", [document]) == []
    (value,) = json.loads((tmp_path / "a.json").read_bytes())
    assert [[one["name"] for one in entity] for entity in value["vertexSet"]] == [
        ["Lan", "cô"], ["Huế"],
    ]  # fmt: skip
    assert value["labels"] == [{"r": "R", "h": 0, "t": 1, "evidence": [], "h_mention": 1}]
    (again,), _ = read_json(tmp_path / "b.json", "docred", [value])
    assert [dict(span.attributes) for span in again.layers[0].spans] == [
        {"entity": "Lan"}, {"entity": "Lan"}, {},
    ]  # fmt: skip
    assert again.layers[0].relations[0].head == 1


def test_a_name_is_not_written_on_other_words(tmp_path: Path) -> None:
    """Else a mention that was moved keeps the name of another."""
    (document,), _ = read_json(tmp_path / "a.json", "docred", [lan()])
    layer = document.layers[0]
    moved = replace(layer.spans[1], fragments=((24, 27),))
    layer = replace(layer, spans=(layer.spans[0], moved, layer.spans[2]))
    assert document.text[24:27] == "vui"
    written(tmp_path / "b.json", "docred", [replace(document, layers=(layer,))])
    (value,) = json.loads((tmp_path / "b.json").read_bytes())
    assert [one["name"] for one in value["vertexSet"][0]] == ["Lan", "vui"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"labels": [{"r": "R", "h": 0, "t": 2}]}, "its tail: there is no entity 2"),
        ({"labels": [{"r": "R", "h": "0", "t": 1}]}, "its head: there is no entity '0'"),
        ({"labels": [{"h": 0, "t": 1}]}, "it has no label"),
        ({"labels": {"head": [0], "tail": []}}, "are not lists of one length"),
        ({"vertexSet": [[{"sent_id": 2, "pos": [0, 1], "type": "A"}]], "labels": []},
         "lie outside the 0 tokens"),
        ({"vertexSet": [[{"sent_id": 0, "pos": [0], "type": "A"}]], "labels": []},
         "null is not a whole number"),
        ({"vertexSet": [7], "labels": []}, "the span is 7, not a list of mentions"),
        ({"vertexSet": [[]], "labels": [{"r": "R", "h": 0, "t": 0}]},
         "entity 0, has no mention that was taken"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    """Else people do not learn which of a thousand documents to mend."""
    _, items = read_json(tmp_path / "a.json", "docred", [lan(**change)])
    assert reason in the_reason(items)


def test_labels_in_columns_are_read(tmp_path: Path) -> None:
    """Else DocRED as Hugging Face has it loses all relations."""
    columns = {"head": [0, 1], "tail": [1, 0], "relation_id": ["P1", "P2"],
               "relation_text": ["a", "b"], "evidence": [[0], []]}  # fmt: skip
    (document,), items = read_json(tmp_path / "a.json", "docred", [lan(labels=columns)])
    assert items == []
    assert [link.label for link in document.layers[0].relations] == ["P1", "P2"]


def test_names_of_relations_stand_beside(tmp_path: Path) -> None:
    """Else people label with P551, and do not know what it means."""
    (tmp_path / "rel_info.json").write_text('{"P551": "residence"}', encoding="utf-8")
    path = tmp_path / "a.json"
    found, _ = read_json(path, "docred", [lan()])
    (scheme,) = schemes(path, "docred")
    assert scheme.relations[0].title("en") == "residence"
    assert format_named("docred").companions(path) == (tmp_path / "rel_info.json",)
    written(tmp_path / "b.json", "docred", found, scheme=scheme)
    names = json.loads((tmp_path / "b.rel_info.json").read_bytes())
    assert names == {"P551": "residence", "P1": "P1"}
