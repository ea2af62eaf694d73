"""What the JSON formats of relation trainers have in common."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import format_named, recognise
from annotator.model.annotation import Document
from tests.formats.account import balanced
from tests.formats.material import documents, read, read_json, unless_there, written

NAMES = ("docred", "dygie", "gliner", "hf", "parquet", "rebel", "spert", "tacred")
VALUES = {
    "unit": st.sampled_from(["sentence", "document"]),
    "cut": st.sampled_from(["expand", "shrink", "drop"]),
    "tokens": st.sampled_from(["own", "syllables"]),
    "joined": st.booleans(),
    "nested": st.sampled_from(["outermost", "innermost"]),
    "scheme": st.sampled_from(["auto", "iob1", "iob2", "iobes", "bilou"]),
    "tags": st.sampled_from(["names", "numbers"]),
    "style": st.sampled_from(["trex", "linear"]),
    "ner_negatives": st.booleans(),
    "negatives": st.integers(0, 3),
}


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=unless_there(format_named(name).description)) for name in NAMES],
)
@settings(max_examples=60)
@given(
    found=st.lists(documents(), min_size=1, max_size=3, unique_by=lambda one: one.name),
    data=st.data(),
)
def test_the_books_balance_whatever_the_options(
    name: str, found: list[Document], data: st.DataObject
) -> None:
    """Else a choice in the export dialog costs annotations, and nobody is told."""
    description = format_named(name).description
    options = {
        option.name: data.draw(VALUES[option.name], label=option.name)
        for option in description.options
        if option.name in VALUES
    }
    reading = {key: options[key] for key in ("joined", "scheme") if key in options}
    with TemporaryDirectory() as folder:
        path = Path(folder, "out" + description.extensions[0])
        back, _ = balanced(path, name, found, options, reading)
        if back and back[0].layers and back[0].layers[0].spans:
            assert recognise(path).description.name == name


tokens = st.lists(
    st.sampled_from(["", "Huế", "TP. Huế", "a\nb", "Hà_Nội", "😀", "e\u0301", "\ufeff", ".", " "]),
    max_size=6,
)
labels = st.sampled_from(["PER", "a b", "O"])


@st.composite
def examples(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """An example of SpERT, GLiNER or DyGIE++ with tokens of every kind, empty ones among them."""
    sentences = draw(st.lists(tokens, min_size=1, max_size=3 if name == "dygie" else 1))
    spans: list[list[list[Any]]] = []
    relations: list[list[list[Any]]] = []
    base = 0
    for sentence in sentences:
        place = st.integers(base, base + len(sentence) - 1)
        pairs = draw(st.lists(st.tuples(place, place), max_size=4)) if sentence else []
        spans.append([[*sorted(pair), draw(labels)] for pair in pairs])
        end = st.integers(0, len(pairs) - 1)
        ends = draw(st.lists(st.tuples(end, end), max_size=3)) if pairs else []
        relations.append([[*pair, draw(labels)] for pair in ends])
        base += len(sentence)
    if name == "dygie":
        linked = [
            [[*spans[at][head][:2], *spans[at][tail][:2], label] for head, tail, label in found]
            for at, found in enumerate(relations)
        ]
        return {"doc_key": "d", "sentences": sentences, "ner": spans, "relations": linked, "k": 1}
    if name == "gliner":
        return {"tokenized_text": sentences[0], "ner": spans[0], "relations": relations[0]}
    return {
        "tokens": sentences[0],
        "entities": [{"type": a, "start": i, "end": j + 1} for i, j, a in spans[0]],
        "relations": [{"type": a, "head": i, "tail": j} for i, j, a in relations[0]],
        "orig_id": draw(st.sampled_from([3, "x"])),
    }


@pytest.mark.parametrize("name", ["dygie", "gliner", "spert"])
@settings(max_examples=80)
@given(data=st.data())
def test_an_example_that_nothing_was_said_about_comes_back_equal(
    name: str, data: st.DataObject
) -> None:
    """Else a corpus is changed by being looked at."""
    example = data.draw(examples(name))
    with TemporaryDirectory() as folder:
        found, items = read_json(Path(folder, "a.json"), name, example)
        if items:
            assert '""' in json.dumps(example)
            return
        assert written(Path(folder, "b.json"), name, found) == []
        again = json.loads(Path(folder, "b.json").read_bytes())
        assert (again if name == "dygie" else again[0]) == example


BAD = (
    ("spert", '{"tokens": ["a"], "entities": [{"type": "A", "start": 0, "end": 1, "p": 1e400}]}'),
    ("spert", '{"tokens": ["a"], "entities": [{"type": "A", "start": 0, "end": 1, "end": 1}]}'),
    ("spert", '{"tokens": ["a"], "tokens": ["b"], "entities": []}'),
    ("spert", '{"tokens": ["a\\u0000"], "entities": []}'),
    ("spert", '{"tokens": ["\\ud800"], "entities": []}'),
    ("spert", '{"tokens": "a b", "entities": []}'),
    ("spert", '{"tokens": [["a"]], "entities": []}'),
    ("spert", '{"tokens": ["a"], "entities": {}}'),
    ("gliner", '{"tokenized_text": ["a"], "ner": [[0, 0, "A", 99999999999999999999]]}'),
    ("gliner", '{"tokenized_text": ["a"], "ner": [[0, 0, "A", NaN]]}'),
    ("gliner", '{"tokenized_text": ["a"], "ner": ' + "[" * 5000 + "]" * 5000 + "}"),
    ("dygie", '{"sentences": [["a"], "b"], "ner": [[], []]}'),
    ("dygie", '{"sentences": [["a"]], "ner": [{}]}'),
    ("docred", '{"sents": [["a"]], "vertexSet": {}, "labels": []}'),
    ("docred", '{"sents": [5], "vertexSet": []}'),
    ("tacred", '{"token": {}, "subj_start": 0}'),
    ("rebel", '{"text": "a", "triples": {"surfaceform": 1}}'),
    ("rebel", '{"text": "a", "triplets": 5}'),
    ("hf", '{"tokens": ["a"], "tags": ["O", "O"]}'),
)


@pytest.mark.parametrize(("name", "line"), BAD)
def test_what_no_project_may_hold_costs_its_document(tmp_path: Path, name: str, line: str) -> None:
    """Else a hostile file gets numbers or strings into the project that break it later."""
    path = tmp_path / "a.jsonl"
    path.write_text(line, encoding="utf-8")
    found, items = read(path, name)
    assert found == []
    (item,) = items
    assert item.what == "document"
    assert str(item.reason)
