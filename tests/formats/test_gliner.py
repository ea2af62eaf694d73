"""GLiNER: token lists with spans by first and last token."""

import json
from pathlib import Path

import pytest

from annotator.formats import recognise
from annotator.model.annotation import Document, Layer, Span
from annotator.model.scheme import EntityLabel, Scheme
from tests.formats.material import read_json, the_reason, written

VALUE = {
    "tokenized_text": ["Lan", "ở", "Thừa", "Thiên", "Huế"],
    "ner": [[0, 0, "person"], [2, 4, "place"], [4, 4, "place"]],
    "relations": [[0, 1, "lives in"]],
    "ner_negatives": ["date"],
}


def test_ends_are_inclusive(tmp_path: Path) -> None:
    """Else each span loses its last word."""
    (document,), items = read_json(tmp_path / "a.json", "gliner", VALUE)
    assert items == []
    assert recognise(tmp_path / "a.json").description.name == "gliner"
    layer = document.layers[0]
    words = [document.text[span.start : span.stop] for span in layer.spans]
    assert words == ["Lan", "Thừa Thiên Huế", "Huế"]
    assert [(link.head, link.label, link.tail) for link in layer.relations] == [(0, "lives in", 1)]


def test_it_comes_back(tmp_path: Path) -> None:
    """Else labels and negatives that somebody chose for training are gone."""
    plain = {"tokenized_text": ["a", "b"], "ner": [[0, 1, "x", 0.5]]}
    found, items = read_json(tmp_path / "a.json", "gliner", [VALUE, plain])
    assert items == []
    assert found[1].layers[0].spans[0].attributes == {"more": [0.5]}
    assert written(tmp_path / "b.json", "gliner", found) == []
    assert json.loads((tmp_path / "b.json").read_bytes()) == [VALUE, plain]


@pytest.mark.parametrize(
    ("ner", "reason"),
    [
        ([5, 5, "x"], "tokens 5 to 5 lie outside the 5 tokens"),
        ([2, 1, "x"], "its last token 1 stands before its first token 2"),
        ([0, "x"], "a list, not a list of first token, last token and label"),
        ([0, 1.0, "x"], "1.0 is not a whole number"),
    ],
)
def test_a_bad_span_is_told(tmp_path: Path, ner: object, reason: str) -> None:
    """Else people hunt for a wrong index in thousands of lines."""
    value = {"tokenized_text": VALUE["tokenized_text"], "ner": [ner]}
    _, items = read_json(tmp_path / "a.json", "gliner", value)
    assert reason in the_reason(items)


def test_labels_that_an_example_lacks_are_negatives_on_request(tmp_path: Path) -> None:
    """Else the model never learns what is not there."""
    scheme = Scheme(entities=(EntityLabel("person"), EntityLabel("place")))
    document = Document("d", "Lan vui", {}, (Layer("", (Span(0, "person", ((0, 3),)),)),))
    written(tmp_path / "a.json", "gliner", [document], {"ner_negatives": True}, scheme)
    (example,) = json.loads((tmp_path / "a.json").read_bytes())
    assert example["ner_negatives"] == ["place"]
    assert example["doc_id"] == "d"
