"""Native JSON Lines: what goes out comes back, and what is wrong is said."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.formats import format_named, jsonl_read, recognise
from annotator.formats.base import Changed, Rejected, Source
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.resources import resource
from tests.formats.material import count, documents, objects, read, read_json, the_reason, written

SCHEMA = json.loads(
    resource("schemas", "annotator-document.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def sample() -> dict[str, Any]:
    """A document as our writer writes it."""
    return {
        "uid": "0123456789abcdef" * 2,
        "name": "a",
        "text": "Bà Lan ở Huế 😀 nhé",
        "meta": {"source": "x"},
        "layers": [
            {
                "annotator": "an",
                "state": "finished",
                "spans": [
                    {"id": "s1", "label": "PERSON", "fragments": [[3, 6]], "text": "Lan",
                     "attributes": {}, "note": ""},
                    {"id": "s2", "label": "PLACE", "fragments": [[9, 12]], "text": "Huế",
                     "attributes": {"sure": True}, "note": "!"},
                    {"id": "s3", "label": "X", "fragments": [[3, 6], [15, 18]], "text": "Lan nhé",
                     "attributes": {}, "note": ""},
                ],
                "relations": [
                    {"id": "r1", "label": "IN", "head": "s1", "tail": "s2", "attributes": {},
                     "note": ""},
                    {"id": "r2", "label": "IN", "head": "s2", "tail": "s1", "attributes": {},
                     "note": ""},
                ],
            }
        ],
    }  # fmt: skip


@given(st.lists(documents(), max_size=3))
def test_everything_comes_back(tmp_path_factory: pytest.TempPathFactory, found: Any) -> None:
    """Else the only lossless way out of a project loses work."""
    path = tmp_path_factory.mktemp("jsonl") / "out.jsonl"
    found = [replace(each, uid=bytes([number]) * 16) for number, each in enumerate(found, 1)]
    assert written(path, "jsonl", found) == []
    again, said = read(path, "jsonl")
    assert said == []
    assert again == found


@given(documents())
def test_what_we_write_fits_the_schema_and_is_the_same_twice(
    tmp_path_factory: pytest.TempPathFactory, found: Document
) -> None:
    """Else other programs that trust the schema refuse our files, or exports differ by chance."""
    folder = tmp_path_factory.mktemp("jsonl")
    written(folder / "one.jsonl", "jsonl", [found])
    written(folder / "two.jsonl", "jsonl", [found])
    line = (folder / "one.jsonl").read_bytes()
    assert line == (folder / "two.jsonl").read_bytes()
    VALIDATOR.validate(json.loads(line))


@given(documents(), st.data())
def test_the_short_way_and_the_long_way_agree(
    tmp_path_factory: pytest.TempPathFactory, found: Document, data: st.DataObject
) -> None:
    """Else whether a span is taken depends on how the rest of its layer looks."""
    path = tmp_path_factory.mktemp("jsonl") / "out.jsonl"
    written(path, "jsonl", [found])
    value = json.loads(path.read_text(encoding="utf-8"))
    for layer in value["layers"]:
        for thing in layer["spans"] + layer["relations"]:
            if data.draw(st.integers(0, 3)) == 0:
                key = data.draw(st.sampled_from(sorted(thing)))
                thing[key] = data.draw(
                    st.sampled_from(
                        ["", "T1", " ", 1, True, None, [], [[0, 1]], [[1, 0]], {}, {"a": 1}]
                    )
                )
    short = read_json(path, "jsonl", value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonl_read, "swift_layer", lambda item, text: None)
        assert read_json(path, "jsonl", value) == short


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    """Else a person must write out empty lists by hand."""
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", {"text": "x"})
    assert said == []
    assert document == Document(name="a-1", text="x")
    layer = {"spans": [{"label": "L", "fragments": [[0, 1]]}]}
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", {"text": "x", "layers": [layer]})
    assert said == []
    assert document.layers == (Layer("", (Span(0, "L", ((0, 1),)),)),)


@given(objects, objects)
def test_unknown_keys_are_given_back(
    tmp_path_factory: pytest.TempPathFactory, more: dict[str, Any], inner: dict[str, Any]
) -> None:
    """Else what another program adds to the file is gone after one round through ours."""
    path = tmp_path_factory.mktemp("jsonl") / "a.jsonl"
    value = sample()
    value |= {f"x-{key}": found for key, found in more.items()}
    value["layers"][0] |= {f"x-{key}": found for key, found in inner.items()}
    found, said = read_json(path, "jsonl", value)
    assert said == []
    written(path, "jsonl", found)
    assert json.loads(path.read_text(encoding="utf-8")) == value


def test_unknown_keys_of_a_layer_survive_that_it_gets_a_name(tmp_path: Path) -> None:
    """Else they are lost as soon as the import names the annotator."""
    value = {"text": "x", "layers": [{"spans": [], "colour": 1}]}
    (document,), _ = read_json(tmp_path / "a.jsonl", "jsonl", value)
    named = replace(document, layers=(replace(document.layers[0], annotator="an"),))
    written(tmp_path / "b.jsonl", "jsonl", [named])
    assert json.loads((tmp_path / "b.jsonl").read_text())["layers"][0]["colour"] == 1


def test_unknown_keys_of_spans_and_relations_are_said(tmp_path: Path) -> None:
    """Else they vanish in silence."""
    value = sample()
    value["layers"][0]["spans"][0]["colour"] = 1
    value["layers"][0]["relations"][0]["score"] = 0.5
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", value)
    assert [(item.what, item.id) for item in said] == [("span", "s1"), ("relation", "r1")]
    assert all(isinstance(item, Changed) for item in said)
    assert "colour" in str(said[0].reason)
    assert len(document.layers[0].spans) == 3


def test_missing_and_equal_ids_are_made_unique(tmp_path: Path) -> None:
    """Else two spans share an id and a relation may hang on the wrong one."""
    keys = ["", "s1", "s2", "s1", ""]
    spans = tuple(Span(n, "L", ((0, 1),), key=key) for n, key in enumerate(keys))
    links = (Relation(0, "R", 3, 4), Relation(1, "R", 0, 1, key="r1"))
    said = written(
        tmp_path / "a.jsonl", "jsonl", [Document("a", "x", {}, (Layer("", spans, links),))]
    )
    assert [(item.what, item.id) for item in said] == [("span", "s1")]
    (document,), rest = read(tmp_path / "a.jsonl", "jsonl")
    assert rest == []
    assert [span.key for span in document.layers[0].spans] == ["s3", "s1", "s2", "s4", "s5"]
    assert [(link.head, link.tail) for link in document.layers[0].relations] == [(3, 4), (0, 1)]
    assert [link.key for link in document.layers[0].relations] == ["r2", "r1"]


def changed(path: str, value: object) -> dict[str, Any]:
    """The sample with one place changed; the place is written like ``layers.0.spans.1.id``."""
    found: Any = sample()
    whole = found
    *way, last = path.split(".")
    for step in way:
        found = found[int(step) if step.isdigit() else step]
    if value is ...:
        del found[last]
    else:
        found[int(last) if isinstance(found, list) else last] = value
    return dict(whole)


SPAN = "layers.0.spans.1"
BAD_SPANS = [
    (f"{SPAN}.fragments", [[3.0, 6]], "3.0 is not a whole number"),
    (f"{SPAN}.fragments", [["9", 12]], "'9' is not a whole number"),
    (f"{SPAN}.fragments", [[True, 12]], "true is not a whole number"),
    (f"{SPAN}.fragments", [[None, 12]], "null is not a whole number"),
    (f"{SPAN}.fragments", [[-1, 12]], "outside the text"),
    (f"{SPAN}.fragments", [[9, 40]], "outside the text of 18 code points"),
    (f"{SPAN}.fragments", [[12, 12]], "empty or runs backwards"),
    (f"{SPAN}.fragments", [[12, 9]], "empty or runs backwards"),
    (f"{SPAN}.fragments", [], "no fragment"),
    (f"{SPAN}.fragments", [[9, 10], [10, 12]], "touch, overlap"),
    (f"{SPAN}.fragments", [[9, 12, 13]], "not a pair"),
    (f"{SPAN}.fragments", 9, "9, not a list"),
    (f"{SPAN}.fragments", ..., "null, not a list"),
    (f"{SPAN}.fragments", [[10, 12]], "the text at [10, 12) is 'uế'"),
    (f"{SPAN}.fragments", [[9, 11]], "when the end is inclusive"),
    (f"{SPAN}.fragments", [[12, 17]], "counted in bytes"),
    (f"{SPAN}.text", "Hue\u0302\u0301", "different Unicode normal forms"),
    (f"{SPAN}.text", "Nha\xa0Trang", "'Nha\\xa0Trang'"),
    (f"{SPAN}.text", 5, "its text is 5, not a string"),
    (f"{SPAN}.label", "", "label is empty"),
    (f"{SPAN}.label", " ", "label is empty"),
    (f"{SPAN}.label", ..., "no label"),
    (f"{SPAN}.label", 7, "7, not a string"),
    (f"{SPAN}.id", 7, "its id is 7, not a string"),
    (f"{SPAN}.attributes", [], "a list, not an object"),
    (f"{SPAN}.attributes", {"a": 2**63}, "does not fit in 64 bits"),
    (f"{SPAN}.note", None, "null, not a string"),
    (SPAN, [1], "a list, not an object"),
]


@pytest.mark.parametrize(("path", "value", "reason"), BAD_SPANS)
def test_a_bad_span_goes_with_its_relations(
    tmp_path: Path, path: str, value: object, reason: str
) -> None:
    """Else a wrong span gets into training data, or the person is not told which and why."""
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", changed(path, value))
    assert reason in the_reason(said[:1])
    assert [item.what for item in said] == ["span", "relation", "relation"]
    assert {(item.line, item.document) for item in said} == {(1, "a")}
    assert len(document.layers[0].spans) == 2
    assert document.layers[0].relations == ()
    assert count(said, "span") + 2 == 3
    if not path.endswith("id") and path != SPAN:
        assert said[0].id == "s2"
        assert "was rejected" in the_reason(said[1:2])


def test_offsets_in_utf16_are_known_for_what_they_are(tmp_path: Path) -> None:
    """Else people search for hours why all offsets after an emoji are off by one."""
    value = changed(
        f"{SPAN}", sample()["layers"][0]["spans"][1] | {"fragments": [[16, 19]], "text": "nhé"}
    )
    _, said = read_json(tmp_path / "a.jsonl", "jsonl", value)
    assert "UTF-16" in the_reason(said[:1])


BAD_RELATIONS = [
    ("head", "s9", "its head: there is no span 's9'"),
    ("tail", ..., "its tail names no span"),
    ("tail", 1, "its tail names no span"),
    ("label", "", "label is empty"),
    ("attributes", 3, "3, not an object"),
    ("note", 3, "3, not a string"),
    ("id", "r2", "stands on another"),
]


@pytest.mark.parametrize(("key", "value", "reason"), BAD_RELATIONS)
def test_a_bad_relation_goes_alone(tmp_path: Path, key: str, value: object, reason: str) -> None:
    """Else one loose end costs a document, or a relation dangles in the project."""
    wrong = changed(f"layers.0.relations.0.{key}", value)
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", wrong)
    assert reason in the_reason(said)
    assert (said[0].what, said[0].line) == ("relation", 1)
    assert len(document.layers[0].relations) == 1
    assert len(document.layers[0].spans) == 3


def test_equal_span_ids_are_said(tmp_path: Path) -> None:
    """Else a relation hangs on whichever of the two came last."""
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", changed(f"{SPAN}.id", "s1"))
    assert "stands on another" in the_reason(said[:1])
    assert len(document.layers[0].spans) == 2


BAD_LAYERS = [
    ("layers.0.state", "done", "state is 'done'; it is one of open, finished"),
    ("layers.0.state", None, "null, not a string"),
    ("layers.0.annotator", 5, "5, not a string"),
    ("layers.0.spans", {}, "an object, not a list"),
    ("layers.0.relations", "r", "a string, not a list"),
    ("layers.0", "an", "a string, not an object"),
]


@pytest.mark.parametrize(("path", "value", "reason"), BAD_LAYERS)
def test_a_bad_layer_goes_alone(tmp_path: Path, path: str, value: object, reason: str) -> None:
    """Else one person's broken layer takes the others' work with it."""
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", changed(path, value))
    assert reason in the_reason(said)
    assert document.layers == ()
    assert said[0].what == "layer"
    if path.endswith(("state", "annotator")):
        assert (count(said, "span"), count(said, "relation")) == (3, 2)


def test_an_annotator_has_one_layer(tmp_path: Path) -> None:
    """Else the project refuses the whole import further down, with no line to look at."""
    value = sample()
    value["layers"] *= 2
    (document,), said = read_json(tmp_path / "a.jsonl", "jsonl", value)
    assert "second layer of annotator 'an'" in the_reason(said)
    assert (len(document.layers), count(said, "span"), count(said, "relation")) == (1, 3, 2)


LINE = json.dumps(sample(), ensure_ascii=False)
BAD_LINES = [
    ("nonsense", "not JSON at column 1"),
    (LINE[:-1], "not JSON at column"),
    (LINE + LINE, "Extra data"),
    ("[]", "a list, not an object"),
    ("3", "3, not an object"),
    ("{}", "has no text"),
    ('{"text": null}', "has no text"),
    ('{"text": 5}', "5, not a string"),
    ('{"text": "a\\u0000b"}', "NUL character stands at 1"),
    ('{"text": "a\\ud800b"}', "half a surrogate pair stands at 1"),
    ('{"text": "a", "meta": {"\\uDC00": 1}}', "half a surrogate"),
    ('{"text": "a", "text": "b"}', "'text' stands twice"),
    ('{"text": "a", "meta": {"k": 1, "k": 1}}', "'k' stands twice"),
    (
        '{"text": "a", "layers": [{"spans": [{"label": "x", "label": "y"}]}]}',
        "'label' stands twice",
    ),
    ('{"text": "a", "x": {"k" : 1, "k" : 1}}', "'k' stands twice"),
    ('{"text": "a", "meta": {"k": NaN}}', "NaN is no JSON number"),
    ('{"text": "a", "meta": {"k": -Infinity}}', "-Infinity is no JSON number"),
    ('{"text": "a", "meta": {"k": 1e999}}', "too large"),
    ('{"text": "a", "meta": {"k": 9223372036854775808}}', "9223372036854775808 does not fit"),
    ('{"text": "a", "x": -9223372036854775809}', "-9223372036854775809 does not fit"),
    ('{"text": "a", "meta": {"k": ' + "9" * 5000 + "}}", "too many digits"),
    ('{"text": "a", "meta": {"k": ' + "[" * 80 + "]" * 80 + "}}", "nested deeper than 64"),
    ("[" * 200_000, "nested too deeply"),
    ('{"text": "a", "meta": []}', "meta holds a list, not an object"),
    ('{"text": "a", "name": 4}', "name holds 4, not a string"),
    ('{"text": "a", "uid": "12"}', "'12' is not 32 hexadecimal digits"),
    ('{"text": "a", "layers": {}}', "layers holds an object, not a list"),
    ('{"text": "a", "kept": [{"format": "brat"}]}', "an item of kept"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_bad_line_is_rejected_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    """Else one corrupt line costs the file, or gets in and breaks the project later."""
    good = json.dumps({"text": "x"}) + "\n"
    found, said = read_json(tmp_path / "a.jsonl", "jsonl", good, "\n", line + "\n", good)
    assert [document.name for document in found] == ["a-1", "a-4"]
    if line.startswith("[" * 100):
        assert "deep" in the_reason(said) or "not JSON" in the_reason(said)
    else:
        assert reason in the_reason(said)
    assert (said[0].what, said[0].line) == ("document", 3)
    assert isinstance(said[0], Rejected)
    assert said[0].file == str(tmp_path / "a.jsonl")


def test_a_rejected_document_says_what_goes_with_it(tmp_path: Path) -> None:
    """Else the figures of the report do not add up."""
    _, said = read_json(tmp_path / "a.jsonl", "jsonl", changed("meta", 5))
    assert (said[0].document, count(said, "span"), count(said, "relation")) == ("a", 3, 2)
    assert said[0].id == sample()["uid"]


@pytest.mark.parametrize(
    ("path", "value"),
    [(path, value) for path, value, reason in BAD_SPANS if "text at" not in reason
     and not any(word in reason for word in ("outside the text of", "backwards", "touch", "3.0",
                                             "inclusive", "bytes", "normal forms", "xa0", "64"))]
    + [(f"layers.0.relations.0.{key}", value) for key, value, reason in BAD_RELATIONS
       if value not in ("s9", "r2")]
    + [(path, value) for path, value, _ in BAD_LAYERS]
    + [("text", ...), ("text", 5), ("text", "a\0b"), ("meta", []), ("uid", "12"), ("name", 4),
       ("kept", [{"format": "brat"}]), ("layers", {})],
)  # fmt: skip
def test_the_schema_refuses_what_the_reader_rejects(path: str, value: object) -> None:
    """Else people check their file against the schema, are told it is right, and it is not."""
    VALIDATOR.validate(sample())
    assert not VALIDATOR.is_valid(changed(path, value))


def test_the_schema_is_one() -> None:
    """Else validators refuse our schema itself."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("listed", [False, True])
def test_one_object_or_a_list_instead_of_lines(
    tmp_path: Path, indent: int | None, listed: bool
) -> None:
    """Else a file that somebody saved with ``json.dump`` loses its layers, or is refused."""
    one, two = sample(), sample() | {"uid": "", "name": ""}
    path = tmp_path / "a.json"
    values = [one, two] if listed else one
    path.write_text(json.dumps(values, ensure_ascii=False, indent=indent), encoding="utf-8")
    assert recognise(path).description.name == "jsonl"
    found, said = read(path, "jsonl")
    assert said == []
    (expected,), _ = read_json(tmp_path / "b.jsonl", "jsonl", one)
    assert found[0] == expected
    assert len(found[0].layers[0].spans) == 3
    if listed:
        assert [each.name for each in found] == ["a", "a-2"]
        assert found[1].layers == expected.layers


def test_broken_first_lines_cost_only_themselves(tmp_path: Path) -> None:
    """Else two bad lines at the top of a large file hide all the good ones below."""
    good = json.dumps({"text": "x"})
    found, said = read_json(tmp_path / "a.jsonl", "jsonl", "{bad}\n", "also bad\n", good)
    assert [each.name for each in found] == ["a-3"]
    assert [item.line for item in said] == [1, 2]


def test_the_source_knows_the_line_of_its_document(tmp_path: Path) -> None:
    """Else a label that the scheme lacks cannot be found in a file of thousands of lines."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x"}\n\n{"text": "y"}\n', encoding="utf-8")
    for name in ("jsonl", "spacy"):
        source = Source(path)
        assert [source.line for _ in format_named(name).read(source, {})] == [1, 3]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ('{"text": "a", "layers": [' + "{}," * 300 + "{}]}", 0),
        ('[{"text": "a"}, [' + "{}," * 300 + "{}]]", 1),
        ('[{"text": "' + '\\", {' * 60 + '"}' + ', {"text": "b"}' * 90 + "]", 91),
        ("[" + ", ".join(['{"text": "a"}'] * 300) + "]", 300),
    ],
)
def test_one_piece_of_json_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, taken: int
) -> None:
    """Else two hundred megabytes of brackets take six gigabytes, and the computer stands still."""
    monkeypatch.setattr("annotator.formats.json_values.MOST", 250)
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    found, said = read(path, "jsonl")
    assert len(found) == taken
    assert len(said) == (taken < 2)
    assert all("more than 250 values" in str(item.reason) for item in said)
