"""Prodigy's examples."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.formats.base import Changed
from annotator.formats.tokens import tokens_of
from annotator.model.annotation import Document, Layer, Relation, Span, State
from tests.formats.account import balanced
from tests.formats.material import count, documents, read, read_json, the_reason, written

TEXT = "Bà Lan ở Huế 😀 nhé"
TOKENS = [
    {"text": text, "start": start, "end": start + len(text), "id": number, "ws": number < 5}
    for number, (text, start) in enumerate(
        [("Bà", 0), ("Lan", 3), ("ở", 7), ("Huế", 9), ("😀", 13), ("nhé", 15)]
    )
]


def example(**changes: object) -> dict[str, Any]:
    """An example as rel.manual writes it."""
    lan = {"start": 0, "end": 6, "token_start": 0, "token_end": 1, "label": "PERSON"}
    hue = {"start": 9, "end": 12, "token_start": 3, "token_end": 3, "label": "PLACE"}
    link = {"head": 1, "child": 3, "head_span": lan, "child_span": hue, "label": "IN"}
    return {
        "text": TEXT,
        "meta": {"source": "báo"},
        "_input_hash": 12,
        "_task_hash": -5,
        "tokens": TOKENS,
        "spans": [dict(lan), dict(hue)],
        "relations": [link | {"color": "#c5bdf4"}],
        "_session_id": None,
        "_view_id": "relations",
        "answer": "accept",
        **changes,
    }


def ends(document: Document) -> list[tuple[str, str, str]]:
    """Each relation as the words of its head, its label and the words of its tail."""
    layer = document.layers[0]
    said = {span.id: document.text[span.start : span.stop] for span in layer.spans}
    return [(said[link.head], link.label, said[link.tail]) for link in layer.relations]


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of ``path``."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_an_example_comes_back_as_it_was(tmp_path: Path) -> None:
    """Else hashes, tokens or colours are gone, and Prodigy takes the examples for new ones."""
    path = tmp_path / "a.jsonl"
    found, said = read_json(
        path,
        "prodigy",
        example(),
        example(text="khác", _input_hash=4, spans=[], relations=[], tokens=[]),
    )
    assert said == []
    assert recognise(path).description.name == "prodigy"
    assert written(path, "prodigy", found) == []
    assert lines(path)[0] == example()
    assert found[0].layers[0].state is State.FINISHED
    assert tokens_of(found[0]).words(TEXT) == ["Bà", "Lan", "ở", "Huế", "😀", "nhé"]


def test_the_last_token_is_meant(tmp_path: Path) -> None:
    """Else relations of spans of several tokens hang on wrong spans or are lost."""
    value = example()
    for relation in value["relations"]:
        del relation["head_span"], relation["child_span"]
    (document,), said = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert said == []
    assert ends(document) == [("Bà Lan", "IN", "Huế")]
    for span in value["spans"]:
        del span["token_start"], span["token_end"]
    (document,), said = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert ends(document) == [("Bà Lan", "IN", "Huế")]


def test_offsets_win_over_token_numbers(tmp_path: Path) -> None:
    """Else a file whose token numbers are stale gives wrong relations."""
    value = example()
    value["relations"][0] |= {"head": 5, "child": 5}
    (document,), said = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert said == []
    assert ends(document) == [("Bà Lan", "IN", "Huế")]


def test_a_span_that_only_a_relation_has_is_made(tmp_path: Path) -> None:
    """Else relations of real files are lost (9 of 534 ends in one of them)."""
    value = example()
    del value["spans"][1]
    (document,), said = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert "stands only in a relation" in the_reason(said)
    assert isinstance(said[0], Changed)
    assert ends(document) == [("Bà Lan", "IN", "Huế")]


def test_two_spans_that_end_with_one_token_are_not_guessed(tmp_path: Path) -> None:
    """Else a relation is put on one of two spans by chance."""
    value = example()
    value["spans"].append({"start": 3, "end": 6, "token_start": 1, "token_end": 1, "label": "X"})
    del value["relations"][0]["head_span"]
    (document,), said = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert "several spans end with token 1" in the_reason(said)
    assert count(said, "relation") == 1
    assert len(document.layers[0].spans) == 3


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_refused_examples_are_kept_but_nobodys_labels(tmp_path: Path, answer: str) -> None:
    """Else what a person refused is trained on, or is gone from the file."""
    path = tmp_path / "a.jsonl"
    found, said = read_json(path, "prodigy", example(answer=answer))
    assert found[0].layers == ()
    assert answer in the_reason(said)
    assert isinstance(said[0], Changed)
    assert (said[0].spans, said[0].relations) == (2, 1)
    assert written(path, "prodigy", found) == []
    assert lines(path) == [example(answer=answer)]
    mine = replace(found[0], layers=(Layer("an", (Span(0, "L", ((0, 2),)),)),))
    written(path, "prodigy", [mine])
    assert [line.get("answer") for line in lines(path)] == [None, answer]


def test_annotators_of_one_input_are_layers_of_one_document(tmp_path: Path) -> None:
    """Else the work of two people becomes two documents, and nobody can compare it."""
    path = tmp_path / "a.jsonl"
    an = example(_annotator_id="an", _session_id="set-an")
    minh = example(_annotator_id="minh", _session_id="set-minh", spans=[], relations=[])
    other = example(text="khác", _input_hash=4, spans=[], relations=[], tokens=[])
    found, said = read_json(path, "prodigy", an, other, minh)
    assert said == []
    assert [document.text for document in found] == ["khác", TEXT]
    layers = found[1].layers
    assert [(layer.annotator, len(layer.spans)) for layer in layers] == [("an", 2), ("minh", 0)]
    assert written(path, "prodigy", found[1:]) == []
    again = lines(path)
    assert [line["_annotator_id"] for line in again] == ["an", "minh"]
    assert [line["_session_id"] for line in again] == ["set-an", "set-minh"]
    assert again[0]["spans"] == an["spans"]


def test_answers_to_binary_questions_are_joined(tmp_path: Path) -> None:
    """Else only the first of many accepted spans of a text gets into the project."""
    lan, hue = example()["spans"]
    asked = [
        example(spans=[lan], relations=[], _task_hash=1),
        example(spans=[hue], relations=[], _task_hash=2, answer="reject"),
        example(spans=[hue], relations=[], _task_hash=3),
        example(spans=[lan], relations=[], _task_hash=4),
    ]
    (document,), said = read_json(tmp_path / "a.jsonl", "prodigy", *asked)
    labels = [span.label for span in document.layers[0].spans]
    assert labels == ["PERSON", "PLACE"]
    assert sum(item.spans for item in said) == 2  # one rejected, one equal to another


@pytest.mark.parametrize("has_answer", [True, False])
def test_an_answer_makes_a_layer_finished(tmp_path: Path, has_answer: bool) -> None:
    """Else an export of finished work holds nothing of what was answered in Prodigy."""
    value = example()
    if not has_answer:
        del value["answer"]
    found, _ = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert (found[0].layers[0].state is State.FINISHED) is has_answer
    written(tmp_path / "b.jsonl", "prodigy", found)
    assert ("answer" in lines(tmp_path / "b.jsonl")[0]) is has_answer


def test_an_accepted_text_without_spans_was_looked_at(tmp_path: Path) -> None:
    """Else texts in which nothing is to be labelled count as not annotated."""
    value = example()
    del value["spans"], value["relations"]
    (document,), _ = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert [layer.spans for layer in document.layers] == [()]
    (document,), _ = read_json(tmp_path / "a.jsonl", "prodigy", {"text": "x", "_input_hash": 1})
    assert document.layers == ()


def test_what_prodigy_says_of_spans_is_kept_and_the_rest_are_attributes(tmp_path: Path) -> None:
    """Else patterns and scores are lost, or fill the attributes of each span."""
    value = example(relations=[])
    value["spans"][0] |= {"text": "Bà Lan", "source": "model", "score": 0.5, "sure": "no"}
    found, said = read_json(tmp_path / "a.jsonl", "prodigy", value)
    assert said == []
    assert found[0].layers[0].spans[0].attributes == {"sure": "no"}
    assert written(tmp_path / "a.jsonl", "prodigy", found) == []
    assert lines(tmp_path / "a.jsonl") == [value]


def test_own_tokens_are_written_with_an_inclusive_end(tmp_path: Path) -> None:
    """Else Prodigy shows each span one token too long."""
    spans = (Span(0, "PERSON", ((0, 6),)), Span(1, "PLACE", ((9, 12),)))
    layer = Layer("", spans, (Relation(0, "IN", 0, 1),), State.FINISHED)
    path = tmp_path / "b.jsonl"
    assert written(path, "prodigy", [Document("b", TEXT, {}, (layer,))]) == []
    (value,) = lines(path)
    assert value["tokens"] == TOKENS
    assert [(span["token_start"], span["token_end"]) for span in value["spans"]] == [(0, 1), (3, 3)]
    assert (value["relations"][0]["head"], value["relations"][0]["child"]) == (1, 3)


def test_spans_that_cut_tokens_keep_their_offsets(tmp_path: Path) -> None:
    """Else a span grows on its way out and back."""
    spans = (Span(0, "X", ((1, 5),)), Span(1, "Y", ((2, 3),)))
    layer = Layer("", spans, (Relation(0, "IN", 0, 1),))
    path = tmp_path / "b.jsonl"
    said = written(path, "prodigy", [Document("b", TEXT, {}, (layer,))])
    assert {item.loss for item in said} == {"spans that cut a token"}
    (again,), said = read(path, "prodigy")
    assert said == []
    assert [span.fragments for span in again.layers[0].spans] == [((1, 5),), ((2, 3),)]
    assert len(again.layers[0].relations) == 1


def test_spans_without_token_numbers(tmp_path: Path) -> None:
    """Else examples that a script made, with ids, end in a traceback."""
    span = {"id": "T1", "start": 0, "end": 6, "label": "PERSON", "text": "Bà Lan"}
    link = {"head": "T1", "child": "T1", "label": "IS"}
    (document,), said = read_json(
        tmp_path / "a.jsonl", "prodigy", example(spans=[span], relations=[link])
    )
    assert said == []
    assert ends(document) == [("Bà Lan", "IS", "Bà Lan")]


@settings(max_examples=60)
@given(
    found=st.lists(documents(), min_size=1, max_size=2, unique_by=lambda one: one.name),
    gaps=st.sampled_from(["drop", "cover"]),
    tokens=st.sampled_from(["own", "syllables"]),
)
def test_what_goes_in_comes_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Document], gaps: str, tokens: str
) -> None:
    """Else an option makes the export lose what it holds otherwise."""
    path = tmp_path_factory.mktemp("prodigy") / "out.jsonl"
    balanced(path, "prodigy", found, {"discontinuous": gaps, "tokens": tokens})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": 5, "_input_hash": 1}', "the text (key text) is 5"),
        ('{"text": "a", "spans": {"start": 0}}', "spans holds an object, not a list"),
        ('{"text": "a", "_input_hash": 1, "_input_hash": 2}', "stands twice"),
        ('{"text": "a", "_input_hash": ' + "9" * 6000 + "}", "too many digits"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "a"', "not JSON"),
    ],
)
def test_a_bad_line_goes_alone(tmp_path: Path, line: str, reason: str) -> None:
    """Else one corrupt line costs the file."""
    good = json.dumps(example())
    path = tmp_path / "a.jsonl"
    path.write_text(f"{good}\n{line}\n{good.replace('12', '13')}\n", encoding="utf-8")
    found, said = read(path, "prodigy")
    assert len(found) == 2
    assert reason in the_reason(said)
    assert said[0].line == 2
