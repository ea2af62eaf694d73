"""spaCy and Prodigy JSON Lines."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.material import (
    ARTICLES,
    bare,
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
@pytest.mark.parametrize("style", ["ids", "prodigy"])
def test_the_article_comes_back(
    tmp_path: Path, name: str, spans: int, relations: int, style: str
) -> None:
    """Else the first real thing that people import is not what they get out."""
    path = ARTICLES / f"article.{name}.json"
    assert recognise(path).description.name == "spacy"
    (document,), said = read(path, "spacy")
    assert said == []
    layer = document.layers[0]
    assert (len(layer.spans), len(layer.relations)) == (spans, relations)
    assert document.name == path.stem
    out = tmp_path / path.name
    assert {item.what for item in written(out, "spacy", [document], {"style": style})} <= {"span"}
    if style == "ids":
        assert json.loads(out.read_bytes()) == json.loads(path.read_bytes())
    (again,), said = read(out, "spacy")
    assert said == []
    assert again.layers == document.layers
    assert again.text == document.text


@given(documents(), st.sampled_from(["ids", "prodigy"]), st.sampled_from(["drop", "cover"]))
def test_what_it_can_hold_comes_back_and_the_rest_is_said(
    tmp_path_factory: pytest.TempPathFactory, document: Document, style: str, gaps: str
) -> None:
    """Else a model is trained on fewer spans or relations than people made, and nobody knows."""
    path = tmp_path_factory.mktemp("spacy") / "out.jsonl"
    options = {"style": style, "discontinuous": gaps}
    said = written(path, "spacy", [document], options)
    (again,), rest = read(path, "spacy")
    assert rest == []
    assert (again.text, again.meta) == (document.text, document.meta)
    layer = document.layers[0] if document.layers else Layer("")
    back = again.layers[0]
    broken = [span for span in layer.spans if len(span.fragments) > 1]
    losses = [item.loss for item in said]
    assert losses.count("discontinuous spans") >= len(broken)
    assert losses.count("attributes") + losses.count("notes") <= len(said)
    assert losses.count("layers of several annotators") == max(0, len(document.layers) - 1)
    rejected = [item for item in said if isinstance(item, Rejected) and item.what != "layer"]
    assert len(back.spans) + count(rejected, "span") == len(layer.spans)
    assert len(back.relations) + count(rejected, "relation") == len(layer.relations)
    if gaps == "cover" or not broken:
        assert count(rejected, "span") == 0
    kept = {span.key: span for span in bare(layer).spans}
    for span in back.spans:
        whole = kept[span.key]
        assert (span.label, span.start, span.stop) == (whole.label, whole.start, whole.stop)
    if not broken and not rejected and style == "ids":
        assert back == bare(layer)


def test_notes_attributes_and_states_are_said_each(tmp_path: Path) -> None:
    """Else what a reviewer wrote beside a span is lost in silence."""
    span = Span(0, "L", ((0, 1),), {"a": 1}, "n", "T1")
    link = Relation(0, "R", 0, 0, {"a": 1}, "n", "R1")
    document = Document("out", "x", {}, (Layer("an", (span,), (link,)),))
    said = written(tmp_path / "out.jsonl", "spacy", [document])
    assert [(item.what, item.id, item.loss) for item in said] == [
        ("span", "T1", "attributes"),
        ("span", "T1", "notes"),
        ("relation", "R1", "attributes"),
        ("relation", "R1", "notes"),
    ]


TEXT = "Bà Lan ở Huế 😀 nhé"
TOKENS = [
    {"text": text, "start": start, "end": start + len(text), "id": number, "ws": True}
    for number, (text, start) in enumerate(
        [("Bà", 0), ("Lan", 3), ("ở", 7), ("Huế", 9), ("😀", 13), ("nhé", 15)]
    )
]


def prodigy() -> dict[str, Any]:
    """An example as Prodigy's rel.manual writes it."""
    lan = {"start": 0, "end": 6, "token_start": 0, "token_end": 1, "label": "PERSON"}
    hue = {"start": 9, "end": 12, "token_start": 3, "token_end": 3, "label": "PLACE"}
    return {
        "text": TEXT,
        "meta": {"source": "báo"},
        "_input_hash": 12,
        "tokens": TOKENS,
        "spans": [lan, hue],
        "relations": [{"head": 1, "child": 3, "head_span": lan, "child_span": hue, "label": "IN"}],
        "answer": "accept",
    }


def ends(document: Document) -> list[tuple[str, str, str]]:
    """Each relation as the words of its head, its label and the words of its tail."""
    layer = document.layers[0]
    said = {span.id: document.text[span.start : span.stop] for span in layer.spans}
    return [(said[link.head], link.label, said[link.tail]) for link in layer.relations]


def test_prodigy_counts_the_last_token(tmp_path: Path) -> None:
    """Else relations of spans of several tokens hang on wrong spans or are lost."""
    value = prodigy()
    for relation in value["relations"]:
        del relation["head_span"], relation["child_span"]
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert said == []
    assert ends(document) == [("Bà Lan", "IN", "Huế")]
    for span in value["spans"]:
        del span["token_start"], span["token_end"]
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert ends(document) == [("Bà Lan", "IN", "Huế")]


def test_prodigy_offsets_win_over_token_numbers(tmp_path: Path) -> None:
    """Else a file whose token numbers are stale gives wrong relations."""
    value = prodigy()
    value["relations"][0] |= {"head": 5, "child": 5}
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert said == []
    assert ends(document) == [("Bà Lan", "IN", "Huế")]


def test_a_span_that_only_a_relation_has_is_made(tmp_path: Path) -> None:
    """Else relations of real Prodigy files are lost (9 of 534 ends in one of them)."""
    value = prodigy()
    del value["spans"][1]
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert "stands only in a relation" in the_reason(said)
    assert isinstance(said[0], Changed)
    assert ends(document) == [("Bà Lan", "IN", "Huế")]


def test_two_spans_that_end_with_one_token_are_not_guessed(tmp_path: Path) -> None:
    """Else a relation is put on one of two spans by chance."""
    value = prodigy()
    value["spans"].append({"start": 3, "end": 6, "token_start": 1, "token_end": 1, "label": "X"})
    del value["relations"][0]["head_span"]
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert "several spans end with token 1" in the_reason(said)
    assert count(said, "relation") == 1
    assert len(document.layers[0].spans) == 3


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_rejected_answers_are_not_taken_as_right(tmp_path: Path, answer: str) -> None:
    """Else what a person refused is trained on."""
    (document,), said = read_json(tmp_path / "a.jsonl", "spacy", prodigy() | {"answer": answer})
    assert document.layers == ()
    assert answer in the_reason(said)
    assert isinstance(said[0], Changed)
    assert (said[0].spans, said[0].relations) == (2, 1)


def test_prodigy_comes_back_as_prodigy(tmp_path: Path) -> None:
    """Else hashes and tokens are gone, and Prodigy takes the examples for new ones."""
    found, _ = read_json(tmp_path / "a.jsonl", "spacy", prodigy())
    found = [replace(each, name="b") for each in found]
    assert written(tmp_path / "b.jsonl", "spacy", found, {"style": "prodigy"}) == []
    again = json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))
    for span in (
        *again["spans"],
        *(again["relations"][0][f"{end}_span"] for end in ("head", "child")),
    ):
        del span["id"]
        span.pop("text", None)
    assert again == prodigy()


def test_a_refused_example_that_was_labelled_since_is_accepted(tmp_path: Path) -> None:
    """Else the new labels are thrown away by whoever reads the export."""
    found, _ = read_json(tmp_path / "a.jsonl", "spacy", prodigy() | {"answer": "reject"})
    written(tmp_path / "b.jsonl", "spacy", found)
    assert json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))["answer"] == "reject"
    mine = replace(found[0], layers=(Layer("", (Span(0, "L", ((0, 2),)),)),))
    written(tmp_path / "b.jsonl", "spacy", [mine])
    assert json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))["answer"] == "accept"


def test_own_tokens_are_written_with_an_inclusive_end(tmp_path: Path) -> None:
    """Else Prodigy shows each span one token too long."""
    spans = (Span(0, "PERSON", ((0, 6),)), Span(1, "PLACE", ((9, 12),)))
    document = Document("b", TEXT, {}, (Layer("", spans, (Relation(0, "IN", 0, 1),)),))
    assert written(tmp_path / "b.jsonl", "spacy", [document], {"style": "prodigy"}) == []
    value = json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))
    assert [token["text"] for token in value["tokens"]] == ["Bà", "Lan", "ở", "Huế", "😀", "nhé"]
    assert [token["ws"] for token in value["tokens"]] == [True] * 5 + [False]
    assert [(span["token_start"], span["token_end"]) for span in value["spans"]] == [(0, 1), (3, 3)]
    assert (value["relations"][0]["head"], value["relations"][0]["child"]) == (1, 3)


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
    value = [prodigy(), 5, {"text": "b"}, {"text": "c", "text ": {"k": 1}}]
    path.write_text("\ufeff\n" + json.dumps(value, indent=indent), encoding="utf-8")
    found, said = read(path, "spacy")
    assert [document.name for document in found] == ["a-1", "a-3", "a-4"]
    assert "it is 5, not an object" in the_reason(said)
    assert found[1].layers == ()
    if indent:
        assert said[0].line > 60


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


def test_unknown_keys_of_spans_and_relations_are_said_once(tmp_path: Path) -> None:
    """Else they vanish in silence, or fill the report."""
    value = labelled(kb_id="Q1", score=1)
    value["relations"][0]["color"] = "#fff"
    _, said = read_json(tmp_path / "a.jsonl", "spacy", value)
    assert "the keys 'kb_id', 'score', 'color'" in the_reason(said)


def test_layers_are_never_swallowed(tmp_path: Path) -> None:
    """Else a native file read under the wrong name loses everybody's labels without a word."""
    layer = {"spans": [{"label": "L", "fragments": [[0, 1]]}], "relations": []}
    found, said = read_json(tmp_path / "a.json", "spacy", {"text": "x", "layers": [layer]})
    assert found == []
    assert "read it with the format jsonl" in the_reason(said)
    assert count(said, "span") == 1
