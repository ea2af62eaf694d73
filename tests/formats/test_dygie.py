"""DyGIE++: documents of sentences, places counted through the document."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import recognise
from annotator.formats.base import Changed
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.material import count, read, read_json, the_reason, written


def lan(**more: object) -> dict[str, Any]:
    """Two sentences, the second with a place that only makes sense in the document."""
    return {
        "doc_key": "d",
        "dataset": "vi",
        "sentences": [["Lan", "vui", "."], ["Cô", "ở", "Thừa", "Thiên", "Huế"]],
        "ner": [[[0, 0, "PER"]], [[3, 3, "PER"], [5, 7, "LOC"]]],
        "relations": [[], [[3, 3, 5, 7, "Live_In"]]],
        **more,
    }


def test_places_are_the_documents_and_ends_inclusive(tmp_path: Path) -> None:
    """Else everything behind the first sentence is shifted."""
    (document,), items = read_json(tmp_path / "a.json", "dygie", lan())
    assert items == []
    assert recognise(tmp_path / "a.json").description.name == "dygie"
    layer = document.layers[0]
    words = [document.text[span.start : span.stop] for span in layer.spans]
    assert words == ["Lan", "Cô", "Thừa Thiên Huế"]
    assert [(link.head, link.tail) for link in layer.relations] == [(1, 2)]


@pytest.mark.parametrize(
    "value",
    [
        lan(clusters=[[[0, 0], [3, 3]]], events=[[], [[[4, "Be"], [3, 3, "Who"]]]], weight=0.5),
        lan(_id=[1, 2]),
        lan(sentences=[["Lan", "vui", "."], [], ["Cô", "ở", "Thừa", "Thiên", "Huế"]],
            ner=[[[0, 0, "PER"]], [], []], relations=[[], [], []]),
        {"doc_key": "d", "dataset": "vi", "sentences": [["a"]]},
        {"doc_key": "d", "sentence": ["Lan", "ở", "Huế"], "ner": [[0, 0, "P"], [2, 2, "L"]],
         "relations": [[0, 0, 2, 2, "in", "", True]]},
    ],
)  # fmt: skip
def test_it_comes_back_to_the_byte(tmp_path: Path, value: Any) -> None:
    """Else coreference and events are lost on the way through our program."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")
    found, items = read(path, "dygie")
    assert all(isinstance(item, Changed) for item in items)
    assert written(tmp_path / "b.jsonl", "dygie", found) == []
    assert (tmp_path / "b.jsonl").read_bytes() == path.read_bytes()


def test_predictions_stay_out_and_are_counted(tmp_path: Path) -> None:
    """Else what a model guessed is trained on as gold."""
    value = lan(predicted_ner=[[[0, 0, "PER", 1.0, 0.9]], []], predicted_relations=[[], []])
    (document,), items = read_json(tmp_path / "a.jsonl", "dygie", value)
    assert isinstance(items[0], Changed)
    assert (items[0].spans, items[0].relations) == (1, 0)
    assert len(document.layers[0].spans) == 3


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        ([3, 3, 0, 1, "R"], "its tail: no span stands on tokens 0 to 1"),
        ([9, 9, 3, 3, "R"], "its head, the span on tokens 9 to 9, was rejected"),
        ([3, None, 5, 7, "R"], "its head, 3 to null, is not two numbers of tokens"),
        ([3, 3, "R"], "not a list of four numbers of tokens and a label"),
    ],
)
def test_a_relation_needs_its_spans(tmp_path: Path, relation: Any, reason: str) -> None:
    """Else a relation hangs on nothing, or is gone without a word."""
    value = lan(relations=[[relation], []])
    value["ner"][0].append([9, 9, "X"])
    _, items = read_json(tmp_path / "a.jsonl", "dygie", value)
    assert reason in str(items[-1].reason)
    assert count(items, "relation") == 1


def test_clusters_are_not_written_on_other_tokens(tmp_path: Path) -> None:
    """Else coreference points at words that it was never about."""
    value = lan(clusters=[[[0, 0], [3, 3]]])
    value["sentences"][0][1] = "vui-vẻ"
    found, _ = read_json(tmp_path / "a.jsonl", "dygie", value)
    items = written(tmp_path / "b.jsonl", "dygie", found, {"tokens": "syllables"})
    assert "cut otherwise now" in the_reason(item for item in items if "said" in str(item.reason))
    assert "clusters" not in json.loads((tmp_path / "b.jsonl").read_bytes())


def test_two_spans_on_the_same_tokens_are_told_apart_or_said(tmp_path: Path) -> None:
    """Else a relation changes its end in silence."""
    spans = (Span(0, "A", ((0, 3),)), Span(1, "B", ((0, 3),)))
    document = Document("d", "Lan", {}, (Layer("", spans, (Relation(0, "R", 1, 1),)),))
    (item,) = written(tmp_path / "a.jsonl", "dygie", [document], {"dataset": "x"})
    assert item.loss == "identical spans"
    assert json.loads((tmp_path / "a.jsonl").read_bytes())["dataset"] == "x"
