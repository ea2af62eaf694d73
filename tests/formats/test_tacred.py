"""TACRED: an example for each pair of spans."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import recognise
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from tests.formats.material import count, read, read_json, the_reason, written

TOKENS = ["Lan", "ở", "Thừa", "Thiên", "Huế", "với", "Mai"]
PLACES = {"Lan": (0, 0, "PERSON"), "Huế": (2, 4, "CITY"), "Mai": (6, 6, "PERSON")}


def pair(id: str, head: str, tail: str, relation: str, **more: object) -> dict[str, Any]:
    """An example as the corpus has it."""
    (a, b, c), (x, y, z) = PLACES[head], PLACES[tail]
    return {
        "id": id, "docid": "d", "relation": relation, "token": TOKENS,
        "subj_start": a, "subj_end": b, "obj_start": x, "obj_end": y,
        "subj_type": c, "obj_type": z, **more,
    }  # fmt: skip


PAIRS = [
    pair("e1", "Lan", "Huế", "per:city", stanford_head=[2, 0, 2]),
    pair("e2", "Lan", "Mai", "no_relation"),
    pair("e3", "Mai", "Huế", "per:city", docid="other"),
    pair("e4", "Mai", "Lan", "per:sister", token=[*TOKENS[:6], "Mai"]),
    pair("e5", "Lan", "Lan", "per:self", token=[*TOKENS, "."]),
]


def test_pairs_of_a_document_come_together(tmp_path: Path) -> None:
    """Else a person is a new span in each pair, or a pair stands in a wrong document."""
    found, items = read_json(tmp_path / "a.json", "tacred", PAIRS)
    assert items == []
    assert recognise(tmp_path / "a.json").description.name == "tacred"
    assert [one.name for one in found] == ["d", "other"]
    layer = found[0].layers[0]
    words = [found[0].text[span.start : span.stop] for span in layer.spans]
    assert words == ["Lan", "Thừa Thiên Huế", "Mai", "Lan"]
    assert [(link.label, link.head, link.tail) for link in layer.relations] == [
        ("per:city", 0, 1), ("per:sister", 2, 0), ("per:self", 3, 3),
    ]  # fmt: skip
    assert found[0].text.count("\n") == 1


def test_it_comes_back_with_its_negatives(tmp_path: Path) -> None:
    """Else four fifths of TACRED are lost: the pairs that have no relation."""
    found, _ = read_json(tmp_path / "a.json", "tacred", PAIRS)
    assert written(tmp_path / "b.json", "tacred", found) == []
    again = json.loads((tmp_path / "b.json").read_bytes())
    assert sorted(again, key=lambda one: str(one["id"])) == PAIRS


def test_a_pair_that_was_linked_since_is_no_negative(tmp_path: Path) -> None:
    """Else the same pair stands in the training data with a relation and with none."""
    (document, _), _ = read_json(tmp_path / "a.json", "tacred", PAIRS)
    layer = document.layers[0]
    link = Relation(9, "per:friend", 0, 2)
    edited = Layer("", layer.spans, (*layer.relations[1:], link))
    mine = Document("d", document.text, {}, (edited,), document.kept)
    written(tmp_path / "b.json", "tacred", [mine])
    again = json.loads((tmp_path / "b.json").read_bytes())
    assert [one["relation"] for one in again] == ["per:sister", "per:self", "per:friend"]
    assert len({one["id"] for one in again}) == 3


TEXT = "Lan ở Huế. Mai ở Huế."
SPANS = (
    Span(0, "PER", ((0, 3),), key="T1"),
    Span(1, "LOC", ((6, 9),), key="T2"),
    Span(2, "PER", ((11, 14),), key="T3"),
    Span(3, "LOC", ((17, 20),), key="T4"),
    Span(4, "LOC", ((6, 9),), key="T5"),
)
SCHEME = Scheme(
    entities=(EntityLabel("PER"), EntityLabel("LOC")),
    relations=(RelationLabel("IN", ends=(("PER", "LOC"),)),),
)


def test_what_pairs_cannot_say_is_told(tmp_path: Path) -> None:
    """Else spans and sentences vanish from the training data, and nobody knows how many."""
    links = (Relation(0, "IN", 0, 1, key="R1"), Relation(1, "no_relation", 0, 1, key="R2"))
    document = Document("d", TEXT, {}, (Layer("", SPANS, links),))
    items = written(tmp_path / "a.json", "tacred", [document])
    assert {(item.id, item.loss) for item in items} == {
        ("", "original spacing"),
        ("R2", "label characters"),
        ("T3", "spans without a relation"),
        ("T4", "spans without a relation"),
        ("T5", "identical spans"),
        ("", "documents without relations"),
    }
    empty = Document("e", TEXT, {}, (Layer("", SPANS),))
    items = written(tmp_path / "b.json", "tacred", [empty])
    assert "no pair of spans" in the_reason(items[-1:])
    assert count(items, "span") == 5
    assert (tmp_path / "b.json").read_bytes() == b"[]\n"


@pytest.mark.parametrize(("most", "found"), [(0, 0), (1, 1), (9, 2)])
def test_negatives_are_pairs_that_the_scheme_allows(tmp_path: Path, most: int, found: int) -> None:
    """Else a model has nothing to learn from but relations, and finds them everywhere."""
    document = Document("d", TEXT, {}, (Layer("", SPANS[:4]),))
    written(tmp_path / "a.json", "tacred", [document], {"negatives": most}, SCHEME)
    examples = json.loads((tmp_path / "a.json").read_bytes())
    assert len(examples) == found
    for one in examples:
        assert (one["relation"], one["subj_type"], one["obj_type"]) == ("no_relation", "PER", "LOC")
    options = {"negatives": 9, "window": "sentences:2", "unit": "document"}
    written(tmp_path / "b.json", "tacred", [document], options, SCHEME)
    assert len(json.loads((tmp_path / "b.json").read_bytes())) == 4


def test_two_equal_sentences_stay_two(tmp_path: Path) -> None:
    """Else a sentence that stands twice in an article is read as one."""
    text = "Lan ở Huế .\nLan ở Huế ."
    spans = tuple(Span(n, "X", ((at, at + 3),)) for n, at in enumerate((0, 6, 12, 18)))
    links = (Relation(0, "IN", 0, 1), Relation(1, "IN", 2, 3))
    written(tmp_path / "a.json", "tacred", [Document("d", text, {}, (Layer("", spans, links),))])
    (again,), _ = read(tmp_path / "a.json", "tacred")
    assert again.text == text
    assert len(again.layers[0].spans) == 4


def test_files_without_types_or_documents_are_read(tmp_path: Path) -> None:
    """Else SemEval in this form cannot be read."""
    value = {"tokens": ["a", "b"], "subj_start": 0, "subj_end": 0, "obj_start": 1, "obj_end": 1,
             "relation": "Cause-Effect(e1,e2)"}  # fmt: skip
    found, items = read_json(tmp_path / "a.json", "tacred", [value, value | {"tokens": ["c", "d"]}])
    assert items == []
    assert [one.name for one in found] == ["a-1", "a-2"]
    assert [span.label for span in found[0].layers[0].spans] == ["SUBJECT", "OBJECT"]
    written(tmp_path / "b.json", "tacred", found)
    assert json.loads((tmp_path / "b.json").read_bytes())[0] == value


def test_a_pair_beyond_the_sentence_is_told(tmp_path: Path) -> None:
    """Else a relation is lost with its span, and only the span is told."""
    value = pair("e1", "Lan", "Huế", "per:city", obj_end=7)
    _, items = read_json(tmp_path / "a.json", "tacred", [value])
    assert [item.what for item in items] == ["span", "relation"]
    assert "2 to 7 lie outside the 7 tokens" in str(items[0].reason)
    assert "its obj was rejected" in str(items[1].reason)
