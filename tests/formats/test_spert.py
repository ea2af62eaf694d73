"""SpERT: lists of sentences with entities and relations."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import format_named, recognise
from annotator.formats.base import Rejected
from annotator.model.annotation import Document, Kept, Layer, Relation, Span
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from tests.formats.material import count, read, read_json, schemes, the_reason, written


def lan(**more: object) -> dict[str, Any]:
    """Lan lives in Huế."""
    return {
        "tokens": ["Lan", "sống", "ở", "Thừa", "Thiên", "Huế", "."],
        "entities": [
            {"type": "PER", "start": 0, "end": 1},
            {"type": "LOC", "start": 3, "end": 6},
            {"type": "LOC", "start": 5, "end": 6},
        ],
        "relations": [{"type": "Live_In", "head": 0, "tail": 1}],
        **more,
    }


def save(path: Path, value: object, **how: Any) -> Path:
    """``value`` as the file ``path``."""
    path.write_text(json.dumps(value, ensure_ascii=False, **how), encoding="utf-8")
    return path


def said(document: Document) -> list[tuple[str, str]]:
    """Words and label of each span."""
    return [
        (document.text[span.start : span.stop], span.label) for span in document.layers[0].spans
    ]


def test_ends_are_exclusive_and_nesting_stays(tmp_path: Path) -> None:
    """Else each entity is a word too long, or the inner one is lost."""
    path = save(tmp_path / "a.json", [lan(orig_id="x")])
    assert recognise(path).description.name == "spert"
    (document,), items = read(path, "spert")
    assert items == []
    assert (document.name, document.text) == ("x", "Lan sống ở Thừa Thiên Huế .")
    assert said(document) == [("Lan", "PER"), ("Thừa Thiên Huế", "LOC"), ("Huế", "LOC")]
    (link,) = document.layers[0].relations
    assert (link.label, link.head, link.tail) == ("Live_In", 0, 1)


@pytest.mark.parametrize(
    "value",
    [
        lan(orig_id=17, pos=["N", "V", "E", "N", "N", "N", "."]),
        lan(),
        {"relations": [], "deps": None, "tokens": ["a"], "entities": [], "orig_id": "k"},
        lan(entities=[{"type": "PER", "start": 0, "end": 1, "score": 0.5}], relations=[]),
        {
            "tokens": ["", "Lan", "ở", "", "Huế", ""],
            "entities": [
                {"type": "A", "start": 1, "end": 2},
                {"type": "B", "start": 2, "end": 5},
            ],
            "relations": [],
        },
    ],
)
def test_an_example_comes_back_with_all_that_it_held(tmp_path: Path, value: Any) -> None:
    """Else a trainer misses keys that our model does not know, or numbers become strings."""
    found, items = read(save(tmp_path / "a.json", [value, value | {"orig_id": "z"}]), "spert")
    assert items == []
    assert written(tmp_path / "b.json", "spert", found) == []
    assert json.loads((tmp_path / "b.json").read_bytes())[0] == value


def test_examples_of_one_id_are_sentences_of_one_document(tmp_path: Path) -> None:
    """Else an article falls into pieces that nobody can put together."""
    values = [lan(orig_id="x"), {**lan(), "orig_id": "x", "tokens": list("abcdefg")}, lan()]
    path = save(tmp_path / "a.json", values)
    found, _ = read(path, "spert")
    assert [one.name for one in found] == ["x", "a-3"]
    assert found[0].text == "Lan sống ở Thừa Thiên Huế .\na b c d e f g"
    assert said(found[0])[4] == ("d e f", "LOC")
    assert written(tmp_path / "b.json", "spert", found) == []
    assert json.loads((tmp_path / "b.json").read_bytes()) == values
    assert len(read(path, "spert", {"grouped": False})[0]) == 3


def test_a_bad_example_costs_itself(tmp_path: Path) -> None:
    """Else one wrong token costs a document, or the file."""
    values = [lan(orig_id="x"), lan(orig_id="x", tokens=["a", 5]), lan(orig_id="x")]
    found, items = read(save(tmp_path / "a.json", values, indent=0), "spert")
    assert "its token 1, counted from 0, is 5, not a string" in the_reason(items)
    assert isinstance(items[0], Rejected)
    assert items[0].line == 38
    assert (count(items, "span"), count(items, "relation")) == (3, 1)
    (document,) = found
    assert len(document.layers[0].spans) == 6


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ({"type": "A", "start": 1, "end": 1}, "its end 1 is not past its start 1; ends are one"),
        ({"type": "A", "start": 6, "end": 8}, "tokens 6 to 8 lie outside the 7 tokens"),
        ({"type": "A", "start": -1, "end": 2}, "lie outside"),
        ({"type": "A", "start": "1", "end": 2}, "'1' is not a whole number"),
        ({"type": "A", "start": True, "end": 2}, "true is not a whole number"),
        ({"type": "", "start": 1, "end": 2}, "its label is empty"),
        ({"start": 1, "end": 2}, "it has no label"),
        ({"type": "A", "start": 6, "end": 7}, "tokens 6 to 7 are empty, so it holds no text"),
        (7, "the span is 7, not an object"),
    ],
)
def test_a_bad_entity_goes_with_its_relations(tmp_path: Path, entity: Any, reason: str) -> None:
    """Else places in the list slip, and relations connect the wrong entities."""
    value = lan(tokens=[*lan()["tokens"][:6], ""])
    value["entities"][0] = entity
    value["relations"].append({"type": "In", "head": 2, "tail": 1})
    (document,), items = read_json(tmp_path / "a.json", "spert", [value])
    assert reason in str(items[0].reason)
    assert "its head, span 0, was rejected" in str(items[1].reason)
    (link,) = document.layers[0].relations
    assert said(document)[link.head] == ("Huế", "LOC")


@pytest.mark.parametrize(
    ("relation", "reason"),
    [
        ({"type": "R", "head": 0, "tail": 3}, "no span 3, spans are counted from 0 to 2"),
        ({"type": "R", "head": -1, "tail": 1}, "there is no span -1"),
        ({"type": "R", "head": "0", "tail": 1}, "its head is '0', not the number of a span"),
        ({"type": "R", "tail": 1}, "its head is null"),
        ({"head": 0, "tail": 1}, "it has no label"),
        ([0, 1], "the relation is a list, not an object"),
    ],
)
def test_a_bad_relation_goes_alone(tmp_path: Path, relation: Any, reason: str) -> None:
    """Else one loose end costs a sentence."""
    (document,), items = read_json(tmp_path / "a.json", "spert", [lan(relations=[relation])])
    assert reason in the_reason(items)
    assert len(document.layers[0].spans) == 3


def test_a_dictionary_of_splits_and_the_unified_form(tmp_path: Path) -> None:
    """Else the CoNLL04 that is published in these shapes cannot be read."""
    lists = {
        "tokens": ["Lan", "ở", "Huế"],
        "entities": [[0, 1, "PER"], [2, 3, "LOC"]],
        "relations": [[0, 1, 2, 3, "Live_In"], [0, 2, 2, 3, "Live_In"]],
    }
    path = save(tmp_path / "a.json", {"train": [lan()], "dev": [lists]})
    found, items = read(path, "spert")
    assert [(one.name, one.meta) for one in found] == [
        ("a-train-1", {"split": "train"}),
        ("a-dev-2", {"split": "dev"}),
    ]
    assert said(found[1]) == [("Lan", "PER"), ("Huế", "LOC")]
    assert len(found[1].layers[0].relations) == 1
    assert "its head is null" in the_reason(items)
    assert recognise(save(tmp_path / "b.json", [lists])).description.name == "spert"


@pytest.mark.parametrize("name", ["types.json", "a_types.json", "a.types.json"])
def test_types_beside_bring_the_labels(tmp_path: Path, name: str) -> None:
    """Else people type in a label set that lies beside the file."""
    types = {
        "entities": {"PER": {"short": "Per", "verbose": "Person"}, "LOC": {"verbose": "Place"}},
        "relations": {"Live_In": {"short": "Live", "verbose": "Live in", "symmetric": True}},
    }
    save(tmp_path / name, types)
    path = save(tmp_path / "a_train.json", [lan()])
    if name == "a.types.json":
        path = path.rename(tmp_path / "a.json")
    (scheme,) = schemes(path, "spert")
    assert [label.title("en") for label in scheme.entities] == ["Person", "Place"]
    assert (scheme.relations[0].symmetric, scheme.relations[0].extra) == (True, {"short": "Live"})
    assert format_named("spert").companions(path) == (tmp_path / name,)
    written(tmp_path / "out.json", "spert", read(path, "spert")[0], scheme=scheme)
    again = json.loads((tmp_path / "out.types.json").read_bytes())
    assert again["relations"] == types["relations"]
    assert again["entities"]["PER"] == types["entities"]["PER"]


def test_broken_types_are_told_and_cost_nothing(tmp_path: Path) -> None:
    """Else a slip in the file of labels makes the corpus unreadable."""
    (tmp_path / "types.json").write_text("{", encoding="utf-8")
    found, items = read(save(tmp_path / "a.json", [lan()]), "spert")
    assert len(found) == 1
    assert "its labels are not taken: it is not JSON" in the_reason(items)


TEXT = "Lan ở TP. Huế. Cô vui."
SPANS = (Span(0, "PER", ((0, 3),)), Span(1, "LOC", ((6, 13),)), Span(2, "PER", ((15, 17),)))
LAYER = Layer("an", SPANS, (Relation(0, "Live_In", 2, 1), Relation(1, "Live_In", 0, 1)))


def test_sentences_stay_together_where_a_span_runs_over_their_end(tmp_path: Path) -> None:
    """Else "TP. Huế" is lost because a rule takes "TP." for the end of a sentence."""
    items = written(tmp_path / "a.json", "spert", [Document("d", TEXT, {}, (LAYER,))])
    assert [item.loss for item in items] == ["original spacing", "relations across sentences"]
    one, two = json.loads((tmp_path / "a.json").read_bytes())
    assert one["tokens"] == ["Lan", "ở", "TP", ".", "Huế", "."]
    assert (one["orig_id"], two["orig_id"]) == ("d", "d")
    items = written(
        tmp_path / "b.json", "spert", [Document("d", TEXT, {}, (LAYER,))], {"unit": "document"}
    )
    assert [item.loss for item in items] == ["original spacing"]
    (whole,) = json.loads((tmp_path / "b.json").read_bytes())
    assert len(whole["relations"]) == 2


@pytest.mark.parametrize(
    ("cut", "tokens"), [("expand", ["nhà máy"]), ("shrink", ["nhà"]), ("drop", [])]
)
def test_a_span_that_cuts_a_token_follows_the_rule(
    tmp_path: Path, cut: str, tokens: list[str]
) -> None:
    """Else half a word is trained on, or a whole one, and nobody chose it."""
    layer = Layer("", (Span(0, "X", ((0, 6),)),))
    document = Document("d", "nhà máy", {}, (layer,))
    items = written(tmp_path / "a.json", "spert", [document], {"cut": cut})
    assert items[0].loss == "spans that cut a token"
    (example,) = json.loads((tmp_path / "a.json").read_bytes())
    words = [" ".join(example["tokens"][one["start"] : one["end"]]) for one in example["entities"]]
    assert words == tokens


def test_joined_syllables_come_back(tmp_path: Path) -> None:
    """Else segmented Vietnamese is read with underscores, or written without."""
    value = {
        "tokens": ["Bà", "Lan_Anh", "ở", "Hà_Nội", "lan_@x.vn", "_", "a__b"],
        "entities": [{"type": "PER", "start": 1, "end": 2}],
        "relations": [],
        "orig_id": "x",
    }
    path = save(tmp_path / "a.json", [value])
    (document,), items = read(path, "spert", {"joined": True})
    assert items == []
    assert document.text == "Bà Lan Anh ở Hà Nội lan_@x.vn _ a__b"
    assert said(document) == [("Lan Anh", "PER")]
    assert written(tmp_path / "b.json", "spert", [document], {"joined": True}) == []
    assert json.loads((tmp_path / "b.json").read_bytes()) == [value]


def test_what_an_example_held_is_not_written_on_other_tokens(tmp_path: Path) -> None:
    """Else a list of parts of speech stands beside tokens that it does not belong to."""
    value = lan(orig_id="x", tokens=["Lan_Anh", *lan()["tokens"][1:]], pos=list("NVENNN."))
    found, _ = read(save(tmp_path / "a.json", [value]), "spert")
    items = written(tmp_path / "b.json", "spert", found, {"tokens": "syllables"})
    assert "cut otherwise now" in str(items[-1].reason)
    assert "pos" not in json.loads((tmp_path / "b.json").read_bytes())[0]


@pytest.mark.parametrize("data", ["{", "[1]", "{}", '[{"tokens": 5}]'])
def test_a_record_that_makes_no_sense_is_passed_over(tmp_path: Path, data: str) -> None:
    """Else a project that somebody else made cannot be exported."""
    kept = tuple(Kept(*place, data) for place in (("spert", "frames"), ("tokens", "empty")))
    document = Document("d", "a b", {}, (Layer(""),), (Kept("tokens", "", "spaced"), *kept))
    written(tmp_path / "a.json", "spert", [document])
    (example,) = json.loads((tmp_path / "a.json").read_bytes())
    assert example["tokens"] == ["a", "b"]


def test_labels_are_written_beside_even_where_no_scheme_knows_them(tmp_path: Path) -> None:
    """Else SpERT stops at the first label that the file of types lacks."""
    scheme = Scheme(entities=(EntityLabel("ORG"),), relations=(RelationLabel("IN"),))
    written(tmp_path / "a.json", "spert", [Document("d", TEXT, {}, (LAYER,))], scheme=scheme)
    types = json.loads((tmp_path / "a.types.json").read_bytes())
    assert list(types["entities"]) == ["ORG", "PER", "LOC"]
    assert list(types["relations"]) == ["IN", "Live_In"]


def test_a_neighbour_that_is_no_export_of_ours_stays(tmp_path: Path) -> None:
    """Else a hand-made file of types is gone."""
    (tmp_path / "a.types.json").write_text("mine", encoding="utf-8")
    with pytest.raises(Exception, match=r"a\.types\.json is there already"):
        written(tmp_path / "a.json", "spert", [])
    assert (tmp_path / "a.types.json").read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.types.json"]
