"""Label Studio's tasks."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import format_named, recognise
from annotator.formats.base import Changed
from annotator.model.annotation import Document, Layer, Relation, Span, State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from tests.formats.account import balanced
from tests.formats.material import count, documents, read, schemes, the_reason, written

TEXT = "Bà Lan ở Huế"


def region(name: str, start: int, stop: int, *labels: str, **more: object) -> dict[str, Any]:
    """A labelled stretch of TEXT as Label Studio exports it."""
    value = {"start": start, "end": stop, "text": TEXT[start:stop], "labels": list(labels)}
    common = {"from_name": "label", "to_name": "text", "type": "labels", "origin": "manual"}
    return {"value": value, "id": name, **common, **more}


def relation(head: str, tail: str, *labels: str, direction: str = "right") -> dict[str, Any]:
    """A relation as Label Studio exports it."""
    ends = {"from_id": head, "to_id": tail, "type": "relation"}
    return {**ends, "direction": direction, "labels": list(labels)}


def detail(name: str, control: str, kind: str, value: object) -> dict[str, Any]:
    """What hangs on the first region."""
    common = {"from_name": control, "to_name": "text", "type": kind, "origin": "manual"}
    key = "text" if kind == "textarea" else kind
    return {"value": {"start": 0, "end": 6, key: value}, "id": name, **common}


RESULTS = [
    region("a1", 0, 6, "PERSON"),
    detail("a1", "sure", "choices", ["no"]),
    detail("a1", "why", "textarea", ["vì", "thế"]),
    detail("a1", "stars", "rating", 4),
    detail("a1", "kind", "taxonomy", [["news", "local"]]),
    region("b2", 9, 12, "PLACE"),
    relation("a1", "b2", "LIVES_IN"),
]


def task(*results: dict[str, Any], **changes: object) -> dict[str, Any]:
    """A task with one annotation, with its own keys around."""
    annotation = {"result": list(results), "completed_by": 7, "id": 3, "ground_truth": False}
    return {
        "id": 1,
        "data": {"text": TEXT, "source": "báo"},
        "annotations": [annotation],
        "drafts": [],
        "predictions": [],
        "project": 5,
        **changes,
    }


def put(path: Path, *tasks: object) -> Path:
    """Writes tasks as one list."""
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8", newline="")
    return path


def words(document: Document, layer: int = 0) -> list[tuple[str, str]]:
    """Label and words of each span."""
    return [
        (span.label, document.text[span.start : span.stop]) for span in document.layers[layer].spans
    ]


def test_a_task_comes_back_as_it_was(tmp_path: Path) -> None:
    """Else one round trip costs a project its ids, times or what hangs on regions."""
    path = put(tmp_path / "a.json", task(*RESULTS), task(region("c", 0, 2, "X"), id=2))
    assert recognise(path).description.name == "labelstudio"
    found, said = read(path, "labelstudio")
    assert said == []
    first = found[0]
    assert (first.name, first.meta) == ("a-1", {"source": "báo"})
    (layer,) = first.layers
    assert (layer.annotator, layer.state) == ("7", State.FINISHED)
    assert words(first) == [("PERSON", "Bà Lan"), ("PLACE", "Huế")]
    assert layer.spans[0].attributes == {
        "sure": "no", "why": ["vì", "thế"], "stars": 4, "kind": [["news", "local"]],
    }  # fmt: skip
    assert layer.relations == (Relation(0, "LIVES_IN", 0, 1),)
    before = json.loads(path.read_text(encoding="utf-8"))
    assert written(path, "labelstudio", found) == []
    assert json.loads(path.read_text(encoding="utf-8")) == before


def test_people_are_layers(tmp_path: Path) -> None:
    """Else the work of two people is mixed, or one of them is lost."""
    people = [{"id": 4, "email": "an@x.vn"}, 9, None, {"id": 5, "username": "binh"}, 9]
    annotations = [
        {"completed_by": by, "result": [region("a", 0, number + 1, "L")]}
        for number, by in enumerate(people)
    ]
    annotations[2]["created_username"] = "cúc"
    (document,), said = read(put(tmp_path / "a.json", task(annotations=annotations)), "labelstudio")
    names = [layer.annotator for layer in document.layers]
    assert names == ["an@x.vn", "9", "cúc", "binh", "9 (2)"]
    assert "has annotated this task before" in the_reason(said)
    written(tmp_path / "b.json", "labelstudio", [document])
    (again,) = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert [one.get("completed_by") for one in again["annotations"]] == people


def test_guesses_drafts_and_cancelled_work_stay_out_and_are_counted(tmp_path: Path) -> None:
    """Else a model's guesses, or what a person threw away, pass for somebody's work."""
    guess = {"model_version": "m", "result": RESULTS}
    cancelled = {"completed_by": 8, "was_cancelled": True, "result": [region("x", 0, 2, "L")]}
    value = task(annotations=[cancelled], predictions=[guess, guess], drafts=[{"result": []}])
    path = put(tmp_path / "a.json", value)
    (document,), said = read(path, "labelstudio")
    assert document.layers == ()
    assert all(isinstance(item, Changed) for item in said)
    assert [(item.spans, item.relations, item.attributes) for item in said] == [
        (1, 0, 0), (4, 2, 8), (0, 0, 0),
    ]  # fmt: skip
    written(path, "labelstudio", [document])
    assert json.loads(path.read_text(encoding="utf-8")) == [value]


def test_labels_of_one_region_are_spans_and_one_region_again(tmp_path: Path) -> None:
    """Else the second label of a region is lost, or a region is torn in two."""
    two = region("a1", 0, 6, "PERSON", "WOMAN")
    other = region("a1", 0, 6, "sure", from_name="certainty")
    path = put(tmp_path / "a.json", task(two, other, relation("a1", "a1", "IS")))
    found, said = read(path, "labelstudio")
    assert "have several labels" in the_reason(said)
    assert words(found[0]) == [
        ("PERSON", "Bà Lan"), ("WOMAN", "Bà Lan"), ("sure", "Bà Lan"),
    ]  # fmt: skip
    assert [span.key for span in found[0].layers[0].spans] == ["a1", "a1/2", "a1/3"]
    assert written(path, "labelstudio", found) == []
    (again,) = json.loads(path.read_text(encoding="utf-8"))
    assert again["annotations"][0]["result"] == [two, other, relation("a1", "a1", "IS")]
    layer = found[0].layers[0]
    moved = replace(layer.spans[1], fragments=((0, 2),))
    edited = replace(layer, spans=(layer.spans[0], moved, layer.spans[2]))
    written(path, "labelstudio", [replace(found[0], layers=(edited,))])
    (document,), _ = read(path, "labelstudio")
    assert words(document) == [("PERSON", "Bà Lan"), ("WOMAN", "Bà"), ("sure", "Bà Lan")]


def test_directions_and_labels_of_relations(tmp_path: Path) -> None:
    """Else a relation runs the wrong way, or loses a label."""
    results = [
        *(region(name, start, start + 2, "L") for name, start in (("a", 0), ("b", 3))),
        relation("a", "b", "LEFT", direction="left"),
        relation("a", "b", "BOTH", "MORE", direction="bi"),
        relation("b", "a"),
        relation("a", "zz", "LOST"),
    ]
    path = put(tmp_path / "a.json", task(*results))
    (document,), said = read(path, "labelstudio")
    links = document.layers[0].relations
    assert [(link.label, link.head, link.tail, dict(link.attributes)) for link in links] == [
        ("LEFT", 1, 0, {}),
        ("BOTH", 0, 1, {"direction": "bi"}),
        ("MORE", 0, 1, {"direction": "bi"}),
        ("relation", 1, 0, {}),
    ]
    assert count(said, "relation") == 1
    assert any("point left" in str(item.reason) for item in said)
    assert any("have no label" in str(item.reason) for item in said)
    written(path, "labelstudio", [document])
    (again,) = json.loads(path.read_text(encoding="utf-8"))
    assert [one for one in again["annotations"][0]["result"] if one["type"] == "relation"] == [
        relation("b", "a", "LEFT", "relation"),
        relation("a", "b", "BOTH", "MORE", direction="bi"),
    ]


EMOJI = "😀 Bà Lan\r\nở Huế 🇻🇳 An"


def counted(unit: str) -> list[tuple[int, int, str]]:
    """Three places in EMOJI, counted in ``unit``."""

    def size(text: str) -> int:
        if unit == "code points":
            return len(text)
        shown = text.replace("\r\n", "\n") if "line" in unit else text
        return len(shown.encode("utf-16-le")) // 2

    return [
        (size(EMOJI[:start]), size(EMOJI[: start + len(here)]), here)
        for here in ("Bà Lan", "Huế", "An")
        for start in (EMOJI.index(here),)
    ]


@pytest.mark.parametrize("unit", ["code points", "utf-16", "utf-16, line ends as one"])
def test_the_words_tell_the_unit(tmp_path: Path, unit: str) -> None:
    """Else every span behind an emoji is shifted (label-studio#1347), or rejected."""
    results = [
        region(f"r{number}", start, stop, "L")
        | {"value": {"start": start, "end": stop, "text": here, "labels": ["L"]}}
        for number, (start, stop, here) in enumerate(counted(unit))
    ]
    path = put(tmp_path / "a.json", task(*results, data={"text": EMOJI}))
    found, said = read(path, "labelstudio")
    assert f"taken to count {unit}: so 3 of 3" in the_reason(said)
    assert [here for _, here in words(found[0])] == ["Bà Lan", "Huế", "An"]
    for unit_written, start in (("auto", 3), ("code points", 2)):
        written(path, "labelstudio", found, {"unit": unit_written})
        (value,) = json.loads(path.read_text(encoding="utf-8"))
        assert value["annotations"][0]["result"][0]["value"]["start"] == start
        (again,), _ = read(path, "labelstudio")
        assert again.layers == found[0].layers


def test_old_ends_are_inclusive(tmp_path: Path) -> None:
    """Else each span of an old project lacks its last character."""
    old = region("a", 0, 6, "PERSON")
    old["value"]["end"] = 5
    value = task()
    value["completions"] = [{"result": [old], "created_username": "an"}]
    del value["annotations"]
    (document,), said = read(put(tmp_path / "a.json", value), "labelstudio")
    assert "end inclusive" in the_reason(said)
    assert words(document) == [("PERSON", "Bà Lan")]
    assert document.layers[0].annotator == "an"


def test_words_that_differ_only_as_a_browser_shows_them(tmp_path: Path) -> None:
    """Else spans over line ends are rejected, since Label Studio writes these otherwise."""
    text = "Bà\r\nLan"
    results = [
        {"id": name, "type": "labels", "from_name": "label", "to_name": "text",
         "value": {"start": 0, "end": 7, "text": said, "labels": ["L"]}}
        for name, said in (("a", "Bà\\nLan"), ("b", "Bà\nLan"), ("c", "Bà Lan"), ("d", None))
    ]  # fmt: skip
    path = put(tmp_path / "a.json", task(*results, data={"text": text}))
    (document,), said = read(path, "labelstudio")
    assert [span.key for span in document.layers[0].spans] == ["a", "b", "d"]
    assert count(said, "span") == 1


CONFIG = """<View>
  <Labels name="ner" toName="bài">
    <Label value="PERSON" background="#d7263d" hotkey="p"/>
    <Label value="Nơi chốn" alias="PLACE" background="red"/>
    <Label value=""/>
  </Labels>
  <Relations><Relation value="LIVES_IN"/></Relations>
  <Text name="bài" value="$content"/>
  <Choices name="sure" toName="bài" perRegion="true" whenLabelValue="PERSON,X">
    <Choice value="yes"/><Choice value="no"/>
  </Choices>
  <Choices name="topic" toName="bài"><Choice value="news"/></Choices>
</View>"""


@pytest.mark.parametrize("name", ["a.xml", "label_config.xml", "config.xml"])
def test_the_configuration_beside_tells_labels_and_the_key_of_the_text(
    tmp_path: Path, name: str
) -> None:
    """Else labels come without colours and keys, and the wrong text is taken."""
    data = {"title": "A longer text than the content, and the first one.", "content": TEXT}
    path = put(tmp_path / "a.json", task(region("a", 0, 6, "PERSON"), data=data))
    config = tmp_path / name
    config.write_text(CONFIG, encoding="utf-8")
    assert format_named("labelstudio").companions(path) == (config,)
    (scheme,) = schemes(path, "labelstudio")
    assert [(one.name, one.key) for one in scheme.entities] == [("PERSON", "p"), ("PLACE", "")]
    assert scheme.entities[0].colour == "#d7263d"
    assert scheme.entities[1].titles == {"en": "Nơi chốn"}
    assert [one.name for one in scheme.relations] == ["LIVES_IN"]
    assert scheme.attributes == (
        Attribute("sure", AttributeType.CHOICE, ("yes", "no"), ("PERSON",)),
    )
    (document,), said = read(path, "labelstudio")
    assert said == []
    assert document.text == TEXT
    config.unlink()
    (document,), said = read(path, "labelstudio")  # the words of the region tell as well
    assert document.text == TEXT
    (document,), _ = read(path, "labelstudio", {"text": "title"})
    assert document.text.startswith("A longer text")


@pytest.mark.parametrize(
    "xml",
    [
        "<View",
        '<!DOCTYPE a [<!ENTITY b "c">]><View>&b;</View>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><View/>',
        "<View>" + " " * 2**20 + "</View>",
    ],
)
def test_a_hostile_configuration_is_refused(tmp_path: Path, xml: str) -> None:
    """Else a file from a stranger is made to open others, or to fill the memory."""
    path = put(tmp_path / "a.json", task())
    (tmp_path / "a.xml").write_text(xml, encoding="utf-8")
    with pytest.raises(FormatError, match="labelling configuration"):
        read(path, "labelstudio")


def test_a_configuration_is_written_that_says_the_same(tmp_path: Path) -> None:
    """Else Label Studio shows the tasks without any label."""
    scheme = Scheme(
        entities=(EntityLabel("PERSON", key="p", colour="#d7263d"), EntityLabel('<"&>')),
        relations=(RelationLabel("LIVES_IN"),),
        attributes=(
            Attribute("sure", AttributeType.CHOICE, ("yes", "no"), ("PERSON",)),
            Attribute("n", AttributeType.NUMBER),
        ),
    )
    spans = (
        Span(0, "PERSON", ((0, 6),), {"sure": "no", "n": 1, "odd": {"a": 1}, "why": "vì"}, "hay"),
        Span(1, "NEW", ((9, 12),)),
    )
    document = Document("a", TEXT, {}, (Layer("an", spans, (), State.FINISHED),))
    path = tmp_path / "a.json"
    assert written(path, "labelstudio", [document], None, scheme) == []
    (value,) = json.loads(path.read_text(encoding="utf-8"))
    first, *details = value["annotations"][0]["result"][:4]
    assert first["meta"] == {"text": ["hay"], "attributes": {"odd": {"a": 1}}}
    assert [(one["from_name"], one["type"]) for one in details] == [
        ("sure", "choices"), ("n", "number"), ("why", "textarea"),
    ]  # fmt: skip
    (found,) = schemes(path, "labelstudio")
    assert [one.name for one in found.entities] == ["PERSON", '<"&>', "NEW"]
    assert found.entities[0] == replace(scheme.entities[0])
    assert [one.name for one in found.relations] == ["LIVES_IN"]
    assert [one.name for one in found.attributes] == ["sure", "n", "why"]
    assert found.attributes[0] == scheme.attributes[0]
    (again,), said = read(path, "labelstudio")
    assert said == []
    assert [replace(span, key="") for span in again.layers[0].spans] == list(spans)


def test_an_unfinished_layer_is_said_to_become_finished(tmp_path: Path) -> None:
    """Else half-done work looks like an answer, and nobody knew."""
    document = Document("a", TEXT, {}, (Layer("an", (Span(0, "L", ((0, 2),)),)),))
    (item,) = written(tmp_path / "a.json", "labelstudio", [document])
    assert (item.what, item.loss, item.id) == ("layer", "states", "an")


def minimal(annotator: object, *regions: dict[str, Any], **more: object) -> dict[str, Any]:
    """An object of JSON-MIN."""
    return {
        "id": 1,
        "text": TEXT,
        "label": [one["value"] for one in regions],
        "sentiment": "good",
        "annotator": annotator,
        "annotation_id": 5,
        "lead_time": 3.5,
        **more,
    }


def test_json_min_is_joined_by_task(tmp_path: Path) -> None:
    """Else each person's work on a task is another document."""
    two = region("", 0, 6, "PERSON", "WOMAN")
    path = put(
        tmp_path / "a.json",
        minimal(1, two, region("", 9, 12, "PLACE")),
        minimal("an@x.vn", region("", 0, 2, "TITLE")),
        minimal(1, two, id=2),
    )
    assert recognise(path).description.name == "labelstudio"
    found, said = read(path, "labelstudio")
    assert {item.what for item in said} == {"layer"}
    assert [document.name for document in found] == ["a-1", "a-2"]
    assert [layer.annotator for layer in found[0].layers] == ["1", "an@x.vn"]
    assert words(found[0]) == [
        ("PERSON", "Bà Lan"), ("WOMAN", "Bà Lan"), ("PLACE", "Huế"),
    ]  # fmt: skip
    assert found[0].meta == {"sentiment": "good"}


def test_single_annotations_of_cloud_storages(tmp_path: Path) -> None:
    """Else what a storage synchronises cannot be read."""
    inner = {"id": 4, "data": {"text": TEXT}}
    value = {"id": 3, "result": RESULTS, "completed_by": {"email": "an@x.vn"}, "task": inner}
    path = tmp_path / "3.json"
    path.write_text(json.dumps(value, indent=1), encoding="utf-8")
    assert recognise(path).description.name == "labelstudio"
    (document,), said = read(path, "labelstudio")
    assert said == []
    assert document.layers[0].annotator == "an@x.vn"
    assert len(document.layers[0].relations) == 1


def test_tasks_a_line(tmp_path: Path) -> None:
    """Else exports to a data lake cannot be read, and one bad line would cost them all."""
    path = tmp_path / "a.jsonl"
    good = json.dumps(task(*RESULTS))
    path.write_text(f'{good}\n{{"data": 5}}\n{good}\n', encoding="utf-8")
    found, said = read(path, "labelstudio")
    assert len(found) == 2
    assert "no text" in the_reason(said)
    assert said[0].line == 2


def test_html_as_far_as_its_offsets_fit(tmp_path: Path) -> None:
    """Else regions of HTML lie anywhere, or those of plain texts are lost."""
    place = {"start": "/div[1]/text()[1]", "end": "/div[1]/text()[1]", "startOffset": 0,
             "endOffset": 6, "hypertextlabels": ["PERSON"]}  # fmt: skip
    fits = place | {"text": "Bà Lan", "globalOffsets": {"start": 0, "end": 6}}
    shifted = place | {"text": "Huế", "globalOffsets": {"start": 2, "end": 5}}
    results = [
        {"id": name, "type": "hypertextlabels", "from_name": "ner", "to_name": "t", "value": value}
        for name, value in (("a", fits), ("b", shifted), ("c", place))
    ]
    path = put(tmp_path / "a.json", task(*results))
    (document,), said = read(path, "labelstudio")
    assert words(document) == [("PERSON", "Bà Lan")]
    assert count(said, "span") == 2
    written(path, "labelstudio", [document])
    (again,) = json.loads(path.read_text(encoding="utf-8"))
    assert again["annotations"][0]["result"] == results[:1]


def test_paragraphs_are_one_text_and_come_back(tmp_path: Path) -> None:
    """Else dialogues cannot be read, or lose who spoke."""
    dialogue = [{"author": "An", "text": "Chào 😀 bạn"}, {"author": "Bình", "text": "Bà Lan ở Huế"}]
    value = {"start": "1", "end": "1", "startOffset": 0, "endOffset": 6, "text": "Bà Lan",
             "paragraphlabels": ["PERSON"]}  # fmt: skip
    result = {"id": "a", "type": "paragraphlabels", "from_name": "ner", "to_name": "t"}
    tasks = [task(result | {"value": value}, data={"dialogue": dialogue})]
    path = put(tmp_path / "a.json", *tasks)
    found, said = read(path, "labelstudio")
    assert said == []
    assert found[0].text == "Chào 😀 bạn\nBà Lan ở Huế"
    assert words(found[0]) == [("PERSON", "Bà Lan")]
    assert written(path, "labelstudio", found) == []
    assert json.loads(path.read_text(encoding="utf-8")) == tasks


def test_results_that_label_no_text_are_kept(tmp_path: Path) -> None:
    """Else the class of a whole text, or a box in a picture, is gone after one import."""
    whole = {"id": "x", "type": "choices", "from_name": "topic", "value": {"choices": ["news"]}}
    box = {"id": "y", "type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["Car"]}}
    path = put(tmp_path / "a.json", task(*RESULTS, whole, box, "odd"))
    found, said = read(path, "labelstudio")
    assert "3 of its results label no stretch of text" in the_reason(said)
    assert len(found[0].layers[0].spans) == 2
    written(path, "labelstudio", found)
    (again,) = json.loads(path.read_text(encoding="utf-8"))
    assert again["annotations"][0]["result"] == [*RESULTS, whole, box, "odd"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"start": 1.0}, "1.0 is not a whole number"),
        ({"end": "6"}, "'6' is not a whole number"),
        ({"end": 99, "text": None}, "outside the text of 12"),
        ({"end": 0, "text": None}, "empty or runs backwards"),
        ({"text": "Ông Nam"}, "the file says 'Ông Nam'"),
        ({"labels": []}, "it has no label"),
        ({"labels": [5]}, "label is 5, not a string"),
    ],
)
def test_a_bad_region_goes_with_its_relations(
    tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    """Else wrong offsets are trained on, or one of them costs the task."""
    bad = region("a1", 0, 6, "PERSON")
    bad["value"] |= changes
    path = put(tmp_path / "a.json", task(bad, region("b2", 9, 12, "P"), RESULTS[-1]))
    (document,), said = read(path, "labelstudio")
    assert reason in str(said[0].reason)
    assert (count(said, "span"), count(said, "relation")) == (1, 1)
    assert words(document) == [("P", "Huế")]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (5, "it is 5, not an object with data"),
        ({"data": {}}, "no text"),
        ({"data": {"text": 5}}, "is 5, not a string"),
        ({"data": {"text": "x"}, "annotations": {"a": 1}}, "annotations holds an object"),
        ({"data": {"text": "x", "n": 2**70}}, "does not fit in 64 bits"),
        ({"data": {"text": "x\0"}}, "NUL"),
    ],
)
def test_a_bad_task_goes_alone(tmp_path: Path, value: object, reason: str) -> None:
    """Else one task that is wrong costs the export of a whole project."""
    found, said = read(put(tmp_path / "a.json", task(), value, task()), "labelstudio")
    assert len(found) == 2
    assert reason in the_reason(said)


@settings(max_examples=60)
@given(
    found=st.lists(documents(), min_size=1, max_size=2, unique_by=lambda one: one.name),
    gaps=st.sampled_from(["drop", "cover"]),
    unit=st.sampled_from(["auto", "code points", "utf-16"]),
)
def test_what_goes_in_comes_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Document], gaps: str, unit: str
) -> None:
    """Else an option makes the export lose what it holds otherwise."""
    path = tmp_path_factory.mktemp("labelstudio") / "out.json"
    balanced(path, "labelstudio", found, {"discontinuous": gaps, "unit": unit})
