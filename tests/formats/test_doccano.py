"""doccano's JSON Lines."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import format_named, recognise
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.account import balanced
from tests.formats.material import (
    count,
    documents,
    read,
    read_json,
    schemes,
    the_reason,
    written,
)

TEXT = "Bà Lan ở Huế"


def shaped(shape: str) -> dict[str, Any]:
    """The same two spans as versions of doccano wrote them."""
    places = [(0, 6, "PERSON"), (9, 12, "PLACE")]
    objects = [
        {"id": number, "label": label, "start_offset": start, "end_offset": stop}
        for number, (start, stop, label) in enumerate(places, 7)
    ]
    if shape in ("label", "labels", "column_label"):
        return {"text": TEXT, shape: [list(place) for place in places]}
    return {"text": TEXT, shape: objects}


def linked() -> dict[str, Any]:
    """A document as a project with relations exports it."""
    relation = {"id": 3, "from_id": 7, "to_id": 8, "type": "LIVES_IN"}
    return {"id": 1} | shaped("entities") | {"relations": [relation], "Comments": ["hay"]}


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of ``path``."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def words(document: Document, layer: int = 0) -> list[tuple[str, str]]:
    """Label and words of each span."""
    return [
        (span.label, document.text[span.start : span.stop]) for span in document.layers[layer].spans
    ]


@pytest.mark.parametrize("shape", ["label", "labels", "entities", "annotations"])
def test_each_shape_is_known_read_and_given_back(tmp_path: Path, shape: str) -> None:
    """Else exports of older versions come in without any span, or go out in another shape."""
    path = tmp_path / "a.jsonl"
    (document,), said = read_json(path, "doccano", shaped(shape))
    assert recognise(path).description.name == "doccano"
    assert said == []
    assert words(document) == [("PERSON", "Bà Lan"), ("PLACE", "Huế")]
    assert written(path, "doccano", [document]) == []
    assert lines(path) == [shaped(shape)]


def test_relations_come_back(tmp_path: Path) -> None:
    """Else doccano's own fault, relations lost on the way (doccano#1491), is ours too."""
    path = tmp_path / "a.jsonl"
    found, said = read_json(path, "doccano", linked())
    assert said == []
    (link,) = found[0].layers[0].relations
    assert (link.label, link.head, link.tail, link.key) == ("LIVES_IN", 0, 1, "3")
    assert written(path, "doccano", found) == []
    assert lines(path) == [linked()]


@pytest.mark.parametrize("as_list", [False, True])
def test_pretty_printed_json_and_lists(tmp_path: Path, as_list: bool) -> None:
    """Else doccano's own example of relations cannot be read."""
    path = tmp_path / "a.jsonl"
    value = linked()
    path.write_text(json.dumps([value, value] if as_list else value, indent=4), encoding="utf-8")
    assert recognise(path).description.name == "doccano"
    found, said = read(path, "doccano")
    assert said == []
    assert [len(document.layers[0].relations) for document in found] == [1] * (1 + as_list)


def test_columns_may_be_called_otherwise(tmp_path: Path) -> None:
    """Else a project with its own column names cannot be read."""
    path = tmp_path / "a.jsonl"
    value = {"câu": TEXT, "nhãn": [[0, 6, "PERSON"]]}
    path.write_text(json.dumps(value), encoding="utf-8")
    found, said = read(path, "doccano", {"text": "câu", "label": "nhãn"})
    assert said == []
    assert words(found[0]) == [("PERSON", "Bà Lan")]
    assert written(path, "doccano", found) == []
    assert lines(path) == [value]


def test_numbers_of_labels_are_named_by_the_file_beside(tmp_path: Path) -> None:
    """Else labels are called 12 and 13, and nobody knows what they were."""
    value = shaped("annotations")
    value["annotations"][0]["label"], value["annotations"][1]["label"] = 12, 13
    (document,), said = read_json(tmp_path / "a.jsonl", "doccano", value)
    assert "label_config.json" in the_reason(said)
    assert [label for label, _ in words(document)] == ["12", "13"]
    labels = [
        {"id": 12, "text": "PERSON", "suffix_key": "p", "background_color": "#FF0000"},
        {"id": 13, "text": "PLACE", "suffix_key": "p", "background_color": "red"},
        {"id": 14, "text": "news", "task_type": "Category"},
    ]
    config = tmp_path / "label_config.json"
    config.write_text(json.dumps(labels), encoding="utf-8")
    (document,), said = read(tmp_path / "a.jsonl", "doccano")
    assert said == []
    assert [label for label, _ in words(document)] == ["PERSON", "PLACE"]
    (scheme,) = schemes(tmp_path / "a.jsonl", "doccano")
    assert [(one.name, one.key) for one in scheme.entities] == [("PERSON", "p"), ("PLACE", "")]
    assert scheme.entities[0].colour == "#FF0000"
    assert format_named("doccano").companions(tmp_path / "a.jsonl") == (config,)
    config.write_text("{", encoding="utf-8")
    with pytest.raises(FormatError, match="no list of doccano's labels"):
        read(tmp_path / "a.jsonl", "doccano")


def test_users_of_old_files_are_annotators(tmp_path: Path) -> None:
    """Else the spans of two people lie on each other as one person's."""
    value = shaped("annotations")
    for user, span in enumerate(value["annotations"], 1):
        span["user"] = user
    (document,), said = read_json(tmp_path / "a.jsonl", "doccano", value)
    assert said == []
    assert [layer.annotator for layer in document.layers] == ["1", "2"]
    assert words(document, 1) == [("PLACE", "Huế")]


def test_metadata_is_shown_and_goes_back_where_it_stood(tmp_path: Path) -> None:
    """Else where a text came from is lost, or ends up in another place."""
    path = tmp_path / "a.jsonl"
    values = [
        shaped("label") | {"url": "https://…", "Comments": []},
        shaped("label") | {"meta": {"url": "https://…"}, "annotation_approver": None},
        {"text": "x", "label": ["news", "sport"]},
    ]
    found, said = read_json(path, "doccano", *values)
    assert said == []
    assert [document.meta for document in found] == [{"url": "https://…"}] * 2 + [{}]
    assert found[2].layers == ()
    assert written(path, "doccano", found) == []
    assert lines(path) == values


EMOJI = "😀 Bà Lan 👩‍👩‍👧 ở Huế và An"
UNITS = {
    "code points": len,
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "graphemes": lambda text: len(text.replace("👩‍👩‍👧", "x")),
}


@pytest.mark.parametrize("unit", list(UNITS))
def test_the_unit_is_tried_and_said(tmp_path: Path, unit: str) -> None:
    """Else every span behind an emoji is shifted, without a word."""
    count_up = UNITS[unit]
    spans = [
        [count_up(before), count_up(before + here), "L"]
        for here in ("Bà Lan", "Huế", "An")
        for before in (EMOJI[: EMOJI.index(here)],)
    ]
    found, said = read_json(tmp_path / "a.jsonl", "doccano", {"text": EMOJI, "label": spans})
    assert f"taken to count {unit}" in the_reason(said)
    assert [here for _, here in words(found[0])] == ["Bà Lan", "Huế", "An"]
    written(tmp_path / "b.jsonl", "doccano", found)
    (again,), said = read(tmp_path / "b.jsonl", "doccano")
    assert said == []
    assert again.layers == found[0].layers


def test_a_named_unit_is_taken(tmp_path: Path) -> None:
    """Else a person who knows better cannot say so."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": EMOJI, "label": [[3, 9, "L"]]}), encoding="utf-8")
    for unit, here in (("utf-16", "Bà Lan"), ("code points", "à Lan ")):
        (document,), said = read(path, "doccano", {"unit": unit})
        assert said == []
        assert words(document) == [("L", here)]
    document = Document("a", EMOJI, {}, (Layer("", (Span(0, "L", ((2, 8),)),)),))
    for unit, start in (("utf-16", 3), ("code points", 2), ("auto", 3)):
        written(path, "doccano", [document], {"unit": unit, "style": "label"})
        assert lines(path)[0]["label"] == [[start, start + 6, "L"]]


def test_offsets_beyond_the_text_cost_their_span_only(tmp_path: Path) -> None:
    """Else a corpus with 122 of them among 35,396 (UIT-ViSD4SA) cannot be read."""
    value = {"text": TEXT, "labels": [[0, 6, "A#POSITIVE"], [9, 15, "B"], [5, 5, "C"], [1, "D"]]}
    (document,), said = read_json(tmp_path / "a.jsonl", "doccano", value)
    assert words(document) == [("A#POSITIVE", "Bà Lan")]
    assert count(said, "span") == 3
    assert "outside the text of 12" in str(said[0].reason)


def test_triples_hold_no_relations(tmp_path: Path) -> None:
    """Else an export in the older shape loses relations in silence."""
    spans = (Span(0, "P", ((0, 2),), {"a": 1}, "n", "T1"), Span(1, "P", ((3, 6),)))
    layer = Layer("an", spans, (Relation(0, "R", 0, 1),))
    said = written(tmp_path / "a.jsonl", "doccano", [Document("a", TEXT, {}, (layer,))],
                   {"style": "label"})  # fmt: skip
    assert [item.loss for item in said] == ["attributes", "notes", "relations"]


@settings(max_examples=60)
@given(
    found=st.lists(documents(), min_size=1, max_size=2, unique_by=lambda one: one.name),
    style=st.sampled_from(["own", "entities", "label"]),
    unit=st.sampled_from(["auto", "utf-16", "code points"]),
)
def test_what_goes_in_comes_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Document], style: str, unit: str
) -> None:
    """Else an option makes the export lose what it holds otherwise."""
    path = tmp_path_factory.mktemp("doccano") / "out.jsonl"
    balanced(path, "doccano", found, {"style": style, "unit": unit})


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"text": 5, "label": []}, "the text (key text) is 5"),
        ({"label": [[0, 1, "L"]]}, "no text"),
        ({"text": "a", "entities": [], "relations": {"a": 1}}, "relations holds an object"),
        ([1], "it is a list"),
        ('{"text": "a", "label": [[0, ' + "9" * 6000 + ', "L"]]}\n', "too many digits"),
        ('{"text": "a", "label": [], "label": []}\n', "stands twice"),
    ],
)
def test_a_bad_line_goes_alone(tmp_path: Path, value: object, reason: str) -> None:
    """Else one corrupt line costs the file."""
    found, said = read_json(tmp_path / "a.jsonl", "doccano", linked(), value, linked())
    assert len(found) == 2
    assert reason in the_reason(said)
    assert said[0].line == 2
