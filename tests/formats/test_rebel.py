"""REBEL: triples by words, with places that are not to be trusted."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.account import balanced
from tests.formats.material import documents, read_json, the_reason, written

TEXT = "Lan Anh ở Huế, Lan ở Vinh. 😀 Huế đẹp."


def entity(words: str, start: int, **more: object) -> dict[str, Any]:
    """An entity as T-REx has it."""
    return {"uri": f"Q{start}", "boundaries": [start, start + len(words)], "surfaceform": words,
            "annotator": "Me", **more}  # fmt: skip


def trex(**more: object) -> dict[str, Any]:
    """A document as T-REx has it."""
    return {
        "docid": "7",
        "title": "Lan",
        "uri": "Q1",
        "text": TEXT,
        "entities": [entity("Lan", 15), entity("Huế", 10), entity("Huế", 29)],
        "triples": [
            {
                "subject": entity("Lan", 15),
                "predicate": {"uri": "P551", "boundaries": None, "surfaceform": "residence",
                              "annotator": "aligner"},
                "object": entity("Huế", 29),
                "sentence_id": 0,
                "dependency_path": None,
                "confidence": None,
                "annotator": "aligner",
            }
        ],
        **more,
    }  # fmt: skip


def test_triples_name_their_spans_by_place(tmp_path: Path) -> None:
    """Else a relation runs to the first place of a name that stands in the text often."""
    (document,), items = read_json(tmp_path / "a.jsonl", "rebel", trex())
    assert items == []
    assert recognise(tmp_path / "a.jsonl").description.name == "rebel"
    layer = document.layers[0]
    (link,) = layer.relations
    assert (link.label, link.head, link.tail) == ("residence", 0, 2)
    assert link.attributes["uri"] == "P551"
    assert layer.spans[2].attributes == {"uri": "Q29", "annotator": "Me"}


def test_it_comes_back_to_the_byte(tmp_path: Path) -> None:
    """Else the links to Wikidata are lost."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(trex(), ensure_ascii=False) + "\n", encoding="utf-8")
    found, _ = read_json(path, "rebel", path.read_text(encoding="utf-8"))
    assert written(tmp_path / "b.jsonl", "rebel", found) == []
    assert (tmp_path / "b.jsonl").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (entity("Huế", 11), (10, 13)),  # a place that is off by one
        (entity("Huế", 26), (29, 32)),  # the nearest
        (entity("Huế", 10, boundaries=None), (10, 13)),
        (entity("Lan", 3), (0, 3)),
        (entity("Anh", 90), (4, 7)),
        (entity("Vinh", 21, surfaceform=None), (21, 25)),
    ],
)
def test_words_count_more_than_boundaries(
    tmp_path: Path, found: dict[str, Any], place: tuple[int, int]
) -> None:
    """Else one name in six of T-REx is cut somewhere in the middle of words."""
    value = trex(entities=[found], triples=[])
    (document,), items = read_json(tmp_path / "a.jsonl", "rebel", value)
    assert document.layers[0].spans[0].fragments == (place,)
    is_told = found["boundaries"] is not None and found["boundaries"] != list(place)
    assert len(items) == is_told
    if is_told:
        assert "the nearest place was taken" in the_reason(items)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"entities": [entity("Đà Nẵng", 3)]}, "its words 'Đà Nẵng' do not stand in the text"),
        ({"entities": [{"uri": "Q5"}]}, "it has neither words nor boundaries"),
        ({"triples": [{"subject": entity("Lan", 15), "object": None}]}, "its object is null"),
        ({"triples": [{"subject": entity("Mai", 15), "object": entity("Huế", 10)}]},
         "its subject: its words 'Mai' do not stand in the text"),
        ({"triples": [{"subject": entity("Lan", 15), "object": entity("Huế", 10)}]}, "no label"),
        ({"text": None}, "the document has no text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    """Else triples are lost in silence."""
    value = trex(**{"triples": [], **change})
    _, items = read_json(tmp_path / "a.jsonl", "rebel", value)
    assert reason in the_reason(items)


def test_an_end_that_is_no_entity_becomes_a_span(tmp_path: Path) -> None:
    """Else dates, which are objects only, take their triples with them."""
    value = trex(entities=[entity("Lan", 15)])
    (document,), items = read_json(tmp_path / "a.jsonl", "rebel", value)
    assert "stands only in a relation" in the_reason(items)
    assert len(document.layers[0].spans) == 2
    assert len(document.layers[0].relations) == 1


ROW = (
    "<triplet> Lan <subj> Huế <obj> lives in <subj> Vinh <obj> born in "
    "<triplet> Huế <loc> Vinh <loc> near"
)


def test_triplets_in_a_row_are_found_in_the_text(tmp_path: Path) -> None:
    """Else what a REBEL model writes cannot be looked at."""
    value = {"id": "x", "context": TEXT, "triplets": f"<s>{ROW}</s>"}
    (document,), items = read_json(tmp_path / "a.jsonl", "rebel", value)
    assert items == []
    assert recognise(tmp_path / "a.jsonl").description.name == "rebel"
    layer = document.layers[0]
    said = [(document.text[s.start : s.stop], s.label, s.start) for s in layer.spans]
    assert said == [
        ("Lan", "ENTITY", 0), ("Huế", "ENTITY", 10), ("Vinh", "ENTITY", 21),
        ("Huế", "loc", 10), ("Vinh", "loc", 21),
    ]  # fmt: skip
    assert [(r.head, r.label, r.tail) for r in layer.relations] == [
        (0, "lives in", 1), (0, "born in", 2), (3, "near", 4),
    ]  # fmt: skip
    assert written(tmp_path / "b.jsonl", "rebel", [document]) == []
    again = json.loads((tmp_path / "b.jsonl").read_bytes())
    assert again == {"id": "x", "context": TEXT, "triplets": ROW}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("<triplet> Lan <subj> Huế", "is no triplet"),
        ("Lan lives in Huế", "is no triplet"),
        ("<triplet> Mai <subj> Huế <obj> in", "its words 'Mai' do not stand"),
        ("<triplet> Lan <subj> Huế <obj>", "it has no label"),
    ],
)
def test_a_broken_row_is_told(tmp_path: Path, row: str, reason: str) -> None:
    """Else what a model got wrong is taken for nothing."""
    value = {"context": TEXT, "triplets": row}
    _, items = read_json(tmp_path / "a.jsonl", "rebel", value)
    assert reason in the_reason(items)


def test_what_a_row_cannot_say_is_told(tmp_path: Path) -> None:
    """Else spans move to other places of the same words, and nobody knows."""
    spans = (
        Span(0, "PER", ((15, 18),), key="T1"),
        Span(1, "LOC", ((29, 32),), key="T2"),
        Span(2, "LOC", ((10, 13),), key="T3"),
        Span(3, "a b", ((21, 25),), key="T4"),
        Span(4, "LOC", ((13, 15),), key="T5"),
    )
    links = tuple(Relation(n, "R", 0, n, key=f"R{n}") for n in (1, 2, 3, 4))
    document = Document("d", TEXT, {}, (Layer("", spans, links),))
    items = written(tmp_path / "a.jsonl", "rebel", [document], {"style": "linear"})
    assert [(item.id, item.loss) for item in items] == [
        ("R4", "spans with white space at an edge"),
        ("T1", "places of spans"),
        ("T2", "places of spans"),
        ("T3", "identical spans"),
        ("T4", "label characters"),
        ("T5", "spans without a relation"),
    ]
    value = json.loads((tmp_path / "a.jsonl").read_bytes())
    assert value["triplets"] == (
        "<triplet> Lan <PER> Huế <LOC> R <PER> Vinh <obj> R <PER> Huế <LOC> R"
    )


@settings(max_examples=60)
@given(found=documents(), label=st.sampled_from(["ENTITY", "PERSON"]))
def test_the_books_balance_in_a_row(found: Document, label: str) -> None:
    """Else a data set for REBEL has fewer relations than people made."""
    options = {"style": "linear", "label": label}
    with TemporaryDirectory() as folder:
        balanced(Path(folder, "a.jsonl"), "rebel", [found], options, {"label": label})
