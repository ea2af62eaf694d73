"""spaCy JSON Lines."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document, Layer, Relation, Span, State
from tests.formats.material import (
    ARTICLES,
    count,
    documents,
    read,
    read_json,
    the_reason,
    written,
)

needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the real article is not on this machine"
)


@needs_articles
@pytest.mark.parametrize(("name", "spans", "relations"), [("first", 185, 114), ("second", 154, 78)])
def test_the_article_comes_back(tmp_path: Path, name: str, spans: int, relations: int) -> None:
    """Else the first real thing that people import is not what they get out."""
    path = ARTICLES / f"article.{name}.json"
    assert recognise(path).description.name == "spacy"
    (document,), said = read(path, "spacy")
    assert said == []
    layer = document.layers[0]
    assert (len(layer.spans), len(layer.relations)) == (spans, relations)
    assert document.name == path.stem
    out = tmp_path / path.name
    assert written(out, "spacy", [document]) == []
    assert json.loads(out.read_bytes()) == json.loads(path.read_bytes())
    (again,), said = read(out, "spacy")
    assert said == []
    assert again.layers == document.layers
    assert again.text == document.text


@given(documents(), st.sampled_from(["drop", "cover"]))
def test_what_it_can_hold_comes_back_and_the_rest_is_said(
    tmp_path_factory: pytest.TempPathFactory, document: Document, gaps: str
) -> None:
    """Else a model is trained on fewer spans or relations than people made, and nobody knows."""
    path = tmp_path_factory.mktemp("spacy") / "out.jsonl"
    said = written(path, "spacy", [document], {"discontinuous": gaps})
    (again,), rest = read(path, "spacy")
    assert rest == []
    assert (again.text, again.meta) == (document.text, document.meta)
    layer = document.layers[0] if document.layers else Layer("")
    back = again.layers[0]
    broken = [span for span in layer.spans if len(span.fragments) > 1]
    losses = [item.loss for item in said]
    assert losses.count("discontinuous spans") >= len(broken)
    assert losses.count("layers of several annotators") == max(0, len(document.layers) - 1)
    rejected = [item for item in said if isinstance(item, Rejected) and item.what != "layer"]
    assert len(back.spans) + count(rejected, "span") == len(layer.spans)
    assert len(back.relations) + count(rejected, "relation") == len(layer.relations)
    if gaps == "cover" or not broken:
        assert count(rejected, "span") == 0
    kept = {span.key: span for span in layer.spans}
    for span in back.spans:
        whole = kept[span.key]
        assert (span.label, span.start, span.stop) == (whole.label, whole.start, whole.stop)
        assert (span.attributes, span.note) == (whole.attributes, whole.note)
    if not broken and not rejected:
        assert back == replace(layer, annotator="", state=State.OPEN)


def test_attributes_and_notes_are_keys(tmp_path: Path) -> None:
    """Else what a reviewer wrote beside a span is lost in silence."""
    span = Span(0, "L", ((0, 1),), {"a": 1, "start": 5}, "n", "T1")
    link = Relation(0, "R", 0, 0, {"a": [1]}, "m", "R1")
    document = Document("out", "x", {}, (Layer("", (span,), (link,)),))
    said = written(tmp_path / "out.jsonl", "spacy", [document])
    assert [(item.what, item.id, item.loss) for item in said] == [("attribute", "T1", "attributes")]
    value = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert (value["spans"][0]["a"], value["spans"][0]["start"]) == (1, 0)
    (again,), said = read(tmp_path / "out.jsonl", "spacy")
    assert said == []
    assert again.layers[0].spans == (replace(span, attributes={"a": 1}),)
    assert again.layers[0].relations == (link,)


TEXT = "Bà Lan ở Huế 😀 nhé"


def ends(document: Document) -> list[tuple[str, str, str]]:
    """Each relation as the words of its head, its label and the words of its tail."""
    layer = document.layers[0]
    said = {span.id: document.text[span.start : span.stop] for span in layer.spans}
    return [(said[link.head], link.label, said[link.tail]) for link in layer.relations]


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_rejected_answers_are_not_taken_as_right(tmp_path: Path, answer: str) -> None:
    """Else what a person refused is trained on."""
    value = labelled() | {"answer": answer}
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert document.layers == ()
    assert answer in the_reason(said)
    assert isinstance(said[0], Changed)
    assert (said[0].spans, said[0].relations) == (2, 1)


def test_a_refused_example_that_was_labelled_since_is_accepted(tmp_path: Path) -> None:
    """Else the new labels are thrown away by whoever reads the export."""
    found, _ = read_json(tmp_path / "a.jsonl", "spacy", labelled() | {"answer": "reject"})
    written(tmp_path / "b.jsonl", "spacy", found)
    assert json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))["answer"] == "reject"
    mine = replace(found[0], layers=(Layer("", (Span(0, "L", ((0, 2),)),)),))
    written(tmp_path / "b.jsonl", "spacy", [mine])
    assert json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))["answer"] == "accept"


PAIRS = [["Bà Lan", {"entities": [[3, 6, "PERSON"]], "cats": {"A": 1.0}}], ["Huế", {}]]


@pytest.mark.parametrize("lines", [False, True])
def test_training_pairs_of_spacy(tmp_path: Path, lines: bool) -> None:
    """Else the examples that spaCy's own documentation shows cannot be read."""
    path = tmp_path / "a.json"
    text = "\n".join(map(json.dumps, PAIRS)) if lines else json.dumps(PAIRS, indent=1)
    path.write_text(text, encoding="utf-8")
    assert recognise(path).description.name == "spacy"
    found, said = read(path, "spacy")
    assert said == []
    assert [document.text for document in found] == ["Bà Lan", "Huế"]
    assert found[0].layers == (Layer("", (Span(0, "PERSON", ((3, 6),)),)),)
    written(tmp_path / "b.jsonl", "spacy", found[:1])
    value = json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))
    assert (value["entities"], value["cats"]) == ([[3, 6, "PERSON"]], {"A": 1.0})


@pytest.mark.parametrize("key", ["spans", "entities", "ents"])
@pytest.mark.parametrize("as_list", [False, True])
def test_other_names_for_spans(tmp_path: Path, key: str, as_list: bool) -> None:
    """Else files of older spaCy versions come in without any span."""
    span = [3, 6, "PERSON"] if as_list else {"start": 3, "end": 6, "label": "PERSON"}
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", {"text": TEXT, key: [span]})
    assert said == []
    assert document.layers == (Layer("", (Span(0, "PERSON", ((3, 6),)),)),)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_objects(tmp_path: Path, indent: int | None) -> None:
    """Else what json.dump of a list writes cannot be read."""
    path = tmp_path / "a.json"
    value = [labelled(), 5, {"text": "b"}, {"text": "c", "text ": {"k": 1}}]
    path.write_text("\ufeff\n" + json.dumps(value, indent=indent), encoding="utf-8")
    found, said = read(path, "spacy")
    assert [document.name for document in found] == ["a-1", "a-3", "a-4"]
    assert "it is 5, not an object" in the_reason(said)
    assert found[1].layers == ()
    if indent:
        assert said[0].line > 20


def test_ids_may_be_numbers_and_stay_so(tmp_path: Path) -> None:
    """Else a program that looks spans up by number finds none in our export."""
    value = {
        "text": TEXT,
        "spans": [
            {"id": 7, "start": 3, "end": 6, "label": "P", "text": "Lan"},
            {"id": 1, "start": 9, "end": 12, "label": "L", "text": "Huế"},
        ],
        "relations": [{"head": 7, "tail": 1, "label": "IN"}],
    }
    found, said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert said == []
    assert ends(found[0]) == [("Lan", "IN", "Huế")]
    assert written(tmp_path / "a.jsonl", "spacy", found) == []
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8")) == value


def labelled(**changes: object) -> dict[str, Any]:
    """Two spans and a relation, the first span changed."""
    return {
        "text": TEXT,
        "spans": [
            {"id": "a", "start": 3, "end": 6, "label": "P", "text": "Lan"} | changes,
            {"id": "b", "start": 9, "end": 12, "label": "L"},
        ],
        "relations": [{"head": "a", "tail": "b", "label": "IN"}],
    }


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"start": 3.0}, "3.0 is not a whole number"),
        ({"start": "3"}, "'3' is not a whole number"),
        ({"start": True}, "true is not a whole number"),
        ({"end": None}, "null is not a whole number"),
        ({"start": -3}, "outside"),
        ({"end": 19}, "outside the text of 18"),
        ({"end": 3}, "empty or runs backwards"),
        ({"text": "lan"}, "the file says 'lan'"),
        ({"start": 4, "end": 7}, "counted in bytes"),
        ({"label": None}, "no label"),
        ({"label": ""}, "label is empty"),
        ({"id": 1.5}, "its id is 1.5, not a string"),
        ({"id": "b"}, ""),
    ],
)
def test_a_bad_span_goes_with_its_relations(
    tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    """Else wrong offsets are trained on, or the person is not told which and why."""
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", labelled(**changes))
    assert reason in the_reason(said[:1])
    assert len(document.layers[0].spans) + count(said, "span") == 2
    assert len(document.layers[0].relations) + count(said, "relation") == 1
    assert count(said, "span") == 1


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        ({"head": "a", "tail": "z", "label": "R"}, "its tail: there is no span 'z'"),
        ({"head": "a", "label": "R"}, "its child names no span"),
        ({"head": "a", "tail": 4, "label": "R"}, "none ends with token 4"),
        ({"head": "a", "tail": True, "label": "R"}, "its tail names no span"),
        ({"head": "a", "tail": "b"}, "no label"),
        ({"head_span": {"start": 1.5, "end": 2}, "tail": "b", "label": "R"}, "not whole numbers"),
        ([], "a list, not an object"),
    ],
)
def test_a_bad_relation_goes_alone(tmp_path: Path, relation: object, reason: str) -> None:
    """Else one loose end costs a document."""
    value = labelled() | {"relations": [relation]}
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert reason in the_reason(said)
    assert len(document.layers[0].spans) == 2


@pytest.mark.parametrize(
    ("lines", "names", "line", "reason"),
    [
        (['{"text": "a"}', '{"text": "b"', '{"text": "c"}'], ["f-1", "f-3"], 2, "not JSON"),
        (['{"text": "a"', '{"text": "b"}', '{"text": "c"}'], ["f-2", "f-3"], 1, "not JSON"),
        (['{"text": "a", "text": "b"}'], [], 1, "'text' stands twice"),
        (['{"text": "a",', '"spans": [}'], [], 2, "not JSON at column"),
        (['[{"text": "a"},', '{"text": "b"'], ["f-1"], 2, "not JSON"),
        (["[" * 200_000], [], 1, ""),
        (['{"text": "a", "spans": {"sc": []}}'], [], 1, "spans holds an object, not a list"),
        (['{"text": "a\\u0000"}'], [], 1, "NUL"),
        (['{"spans": []}'], [], 1, "has no text"),
        (["Plain words."], [], 1, "not JSON"),
    ],
)
def test_a_bad_document_goes_alone(
    tmp_path: Path, lines: list[str], names: list[str], line: int, reason: str
) -> None:
    """Else one corrupt line costs the file, or is passed over in silence."""
    path = tmp_path / "f.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found, said = read(path, "spacy")
    assert [document.name for document in found] == names
    assert reason in the_reason(said)
    assert (said[0].what, said[0].line) in {("document", line), ("document", 0)}


def test_unknown_keys_of_spans_and_relations_are_attributes(tmp_path: Path) -> None:
    """Else what other programs say of a span vanishes in silence."""
    value = labelled(kb_id="Q1", score=1)
    value["relations"][0]["color"] = "#fff"
    found, said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert said == []
    assert found[0].layers[0].spans[0].attributes == {"kb_id": "Q1", "score": 1}
    assert found[0].layers[0].relations[0].attributes == {"color": "#fff"}
    written(tmp_path / "a.jsonl", "spacy", found)
    again = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
    assert again["spans"][0] == value["spans"][0]
    assert again["relations"] == value["relations"]


def test_layers_are_never_swallowed(tmp_path: Path) -> None:
    """Else a native file read under the wrong name loses everybody's labels without a word."""
    layer = {"spans": [{"label": "L", "fragments": [[0, 1]]}], "relations": []}
    found, said = read_json(tmp_path / "a.json", "spacy", {"text": "x", "layers": [layer]})
    assert found == []
    assert "read it with the format jsonl" in the_reason(said)
    assert count(said, "span") == 1
