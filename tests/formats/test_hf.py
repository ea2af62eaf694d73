"""Hugging Face rows of tokens and tags, as JSON Lines and as Parquet."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import FormatError
from annotator.formats import format_named, recognise
from annotator.formats.base import Rejected, Source
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.scheme import EntityLabel, Scheme
from tests.formats.material import count, read, read_json, schemes, the_reason, written

TOKENS = ["Lan", "ở", "Thừa", "Thiên", "Huế"]
TAGS = ["B-PER", "O", "B-LOC", "I-LOC", "I-LOC"]
NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
NUMBERS = [NAMES.index(tag) for tag in TAGS]


def said(document: Document) -> list[tuple[str, str]]:
    """Words and label of each span."""
    layer = document.layers[0]
    return [(document.text[span.start : span.stop], span.label) for span in layer.spans]


LAN = [("Lan", "PER"), ("Thừa Thiên Huế", "LOC")]


@pytest.mark.parametrize(
    "row",
    [
        {"id": "0", "tokens": TOKENS, "ner_tags": TAGS},
        {"words": TOKENS, "tags": TAGS},
        {"id": 7, "tokens": TOKENS, "pos_tags": [1, 2, 3, 4, 5], "ner_tags": TAGS, "x": None},
        {"tokens": TOKENS, "tags": ["S-PER", "O", "B-LOC", "I-LOC", "E-LOC"]},
        {"tokens": TOKENS, "tags": ["U-PER", "O", "B-LOC", "I-LOC", "L-LOC"]},
        {"tokens": TOKENS, "tags": ["PER", "O", "LOC", "LOC", "LOC"]},
    ],
)
def test_a_row_comes_back_whatever_it_is_called(tmp_path: Path, row: Any) -> None:
    """Else each data set needs a script before it can be read, and one to get it back."""
    path = tmp_path / "a.jsonl"
    found, items = read_json(path, "hf", row, row)
    assert items == []
    assert recognise(path).description.name == "hf"
    assert [one.name for one in found] == ["a-1", "a-2"]
    assert said(found[0]) == LAN
    assert written(tmp_path / "b.jsonl", "hf", found) == []
    assert json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8").split("\n")[0]) == row


def test_a_changed_span_has_new_tags(tmp_path: Path) -> None:
    """Else what people corrected is not in the export."""
    row = {"tokens": TOKENS, "tags": ["PER", "O", "LOC", "LOC", "LOC"], "k": 1}
    (document,), _ = read_json(tmp_path / "a.jsonl", "hf", row)
    layer = Layer("", (Span(0, "ORG", ((6, 16),)),))
    mine = Document(document.name, document.text, {}, (layer,), document.kept)
    assert written(tmp_path / "b.jsonl", "hf", [mine]) == []
    again = json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))
    assert again == {"tokens": TOKENS, "tags": ["O", "O", "B-ORG", "I-ORG", "O"], "k": 1}


FEATURES = {
    "tokens": {"feature": {"dtype": "string", "_type": "Value"}, "_type": "Sequence"},
    "ner_tags": {"feature": {"names": NAMES, "_type": "ClassLabel"}, "_type": "Sequence"},
}
OLD = {
    "default": {
        "features": {
            "ner_tags": {
                "feature": {"num_classes": 5, "names": NAMES, "_type": "ClassLabel"},
                "_type": "Sequence",
            }
        }
    }
}
README = """---
dataset_info:
  features:
  - name: tokens
    sequence: string
  - name: pos_tags
    sequence:
      class_label:
        names:
          '0': NN
  - name: ner_tags
    sequence:
      class_label:
        names:
          '0': O
          '1': B-PER
          '2': I-PER
          '3': "B-LOC"
          '4': I-LOC
  splits:
  - name: train
---
# Data
"""  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.features.json", FEATURES),
        ("features.json", FEATURES),
        ("features.json", {"ner_tags": [{"names": NAMES, "_type": "ClassLabel"}]}),
        ("dataset_info.json", {"features": FEATURES}),
        ("dataset_infos.json", OLD),
        ("label.json", {name: number for number, name in enumerate(NAMES)}),
        ("id2label.json", {str(number): name for number, name in enumerate(NAMES)}),
        ("labels.json", NAMES),
        ("README.md", README),
        ("../README.md", README),
    ],
)
def test_numbers_are_named_by_a_file_beside(tmp_path: Path, name: str, content: Any) -> None:
    """Else tags that are numbers mean nothing, and most data sets have such."""
    folder = tmp_path / "data"
    folder.mkdir()
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / name).write_text(text, encoding="utf-8")
    path = folder / "a.jsonl"
    row = {"tokens": TOKENS, "ner_tags": NUMBERS}
    (document,), items = read_json(path, "hf", row)
    assert items == []
    assert said(document) == LAN
    (scheme,) = schemes(path, "hf")
    assert [label.name for label in scheme.entities] == ["PER", "LOC"]
    assert [one.name for one in format_named("hf").companions(path)] == [Path(name).name]
    assert written(folder / "b.jsonl", "hf", [document], scheme=scheme) == []
    assert json.loads((folder / "b.jsonl").read_text(encoding="utf-8")) == row
    again = json.loads((folder / "b.features.json").read_text(encoding="utf-8"))
    assert again["ner_tags"] == FEATURES["ner_tags"]
    assert again["tokens"]["_type"] == "Sequence"  # which datasets 3 knows, too


def test_numbers_without_names_are_refused(tmp_path: Path) -> None:
    """Else labels are called 1 and 3, and spans begin anywhere."""
    row = {"tokens": TOKENS, "ner_tags": NUMBERS}
    with pytest.raises(FormatError, match=r"names=O,B-PER"):
        read_json(tmp_path / "a.jsonl", "hf", row)
    (document,), items = read(tmp_path / "a.jsonl", "hf", {"names": ", ".join(NAMES)})
    assert items == []
    assert said(document) == LAN


def test_stray_and_bad_tags_are_told(tmp_path: Path) -> None:
    """Else a repaired tag passes for one that stood there."""
    row = {"tokens": TOKENS, "ner_tags": ["I-PER", "X", "O", None, "B-"]}
    (document,), items = read_json(tmp_path / "a.jsonl", "hf", row)
    assert said(document) == [("Lan", "PER")]
    assert "'I-PER' begins a span, which B- should do" in str(items[0].reason)
    assert count(items, "span") == 3
    assert "the tag null is not O" in str(items[2].reason)
    written(tmp_path / "b.jsonl", "hf", [document])
    tags = json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8"))["ner_tags"]
    assert tags[0] in ("I-PER", "B-PER")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"tokens": TOKENS, "ner_tags": TAGS[1:]}, "it has 5 tokens and 4 tags"),
        ({"tokens": ["a", None], "ner_tags": ["O", "O"]}, "its token 1, counted from 0, is null"),
        ({"sequence": ["a"], "ner_tags": ["O"]}, "it has no column of tokens"),
        ("{", "not JSON"),
    ],
)
def test_a_bad_row_costs_itself(tmp_path: Path, row: Any, reason: str) -> None:
    """Else one broken row costs a data set."""
    good = {"tokens": TOKENS, "ner_tags": TAGS}
    rows = (good, row if isinstance(row, dict) else row + "\n", good)
    found, items = read_json(tmp_path / "a.jsonl", "hf", *rows)
    assert [said(one) for one in found] == [LAN, LAN]
    assert reason in the_reason(items)
    assert isinstance(items[0], Rejected)
    assert items[0].line == 2


def test_columns_may_be_named(tmp_path: Path) -> None:
    """Else coarse tags are read where the fine ones were meant."""
    row = {"tokens": TOKENS, "ner_tags": ["O"] * 5, "fine": TAGS, "satz": ["x"] * 5}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (document,), _ = read(tmp_path / "a.jsonl", "hf", {"tags_column": "fine"})
    assert said(document) == LAN
    options = {"tags_column": "fine", "tokens_column": "satz"}
    (document,), _ = read(tmp_path / "a.jsonl", "hf", options)
    assert document.text == "x x x x x"


TEXT = "Lan ở TP. Huế.\nCô vui 😀 lắm."
SPANS = (Span(0, "PER", ((0, 3),)), Span(1, "LOC", ((6, 13),)), Span(2, "LOC", ((10, 13),)))
DOCUMENTS = [
    Document("một", TEXT, {}, (Layer("an", SPANS, (Relation(0, "R", 0, 1),)),)),
    Document("hai", "Trống", {}, ()),
]
SCHEME = Scheme(entities=tuple(map(EntityLabel, ("PER", "LOC", "ORG"))))


@pytest.mark.parametrize("name", ["hf", "parquet"])
def test_what_tags_cannot_say_is_told(tmp_path: Path, name: str) -> None:
    """Else nested spans and relations are lost in silence."""
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="Parquet is read and written with pyarrow")
    path = tmp_path / "a"
    items = written(path, name, DOCUMENTS, scheme=SCHEME)
    assert [item.loss for item in items] == ["original spacing", "relations", "nested spans"]
    found, items = read(path, name)
    assert items == []
    assert [one.name for one in found] == ["một", "hai"]
    assert found[1].layers == ()
    assert said(found[0]) == [("Lan", "PER"), ("TP . Huế", "LOC")]
    items = written(path, name, DOCUMENTS, {"nested": "innermost"}, SCHEME)
    assert said(read(path, name)[0][0]) == [("Lan", "PER"), ("Huế", "LOC")]


@pytest.mark.parametrize("scheme", ["iob1", "iob2", "iobes", "bilou"])
def test_datasets_reads_what_we_write(
    tmp_path: Path, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the first thing that a trainer does with our export fails."""
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    arrow = pytest.importorskip("pyarrow.parquet", reason="Parquet is written with pyarrow")
    datasets = pytest.importorskip("datasets", reason="the oracle for Hugging Face's formats")
    iobes = pytest.importorskip("iobes", reason="the oracle for tags")
    path = tmp_path / "a.parquet"
    written(path, "parquet", DOCUMENTS[:1], {"scheme": scheme}, SCHEME)
    features = datasets.Features.from_arrow_schema(arrow.read_schema(path))
    rows = datasets.Dataset.from_dict(arrow.read_table(path).to_pydict(), features=features)
    label = rows.features["ner_tags"].feature
    assert label.names[0] == "O"
    assert {"PER", "LOC", "ORG"} == {name[2:] for name in label.names[1:]}
    tags = [label.int2str(number) for number in rows[0]["ner_tags"]]
    parse = {"iob1": "iob", "iob2": "bio", "iobes": "iobes", "bilou": "bilou"}[scheme]
    spans = getattr(iobes, f"parse_spans_{parse}")(tags)
    tokens = rows[0]["tokens"]
    assert [(s.type, " ".join(tokens[s.start : s.end])) for s in spans] == [
        ("PER", "Lan"), ("LOC", "TP . Huế"),
    ]  # fmt: skip
    assert json.loads(arrow.read_schema(path).metadata[b"huggingface"])["info"]["features"][
        "tokens"
    ]["_type"] == "Sequence"  # fmt: skip


def test_we_read_what_datasets_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a data set from the hub must be converted before it can be opened."""
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    arrow = pytest.importorskip("pyarrow", reason="Parquet is read with pyarrow")
    datasets = pytest.importorskip("datasets", reason="the oracle for Hugging Face's formats")
    features = datasets.Features(
        {
            "id": datasets.Value("string"),
            "tokens": datasets.List(datasets.Value("string")),
            "pos_tags": datasets.List(datasets.ClassLabel(names=["N", "V"])),
            "ner_tags": datasets.List(datasets.ClassLabel(names=NAMES)),
            "seen": datasets.Value("timestamp[s]"),
        }
    )
    rows = {"id": ["0", "1"], "tokens": [TOKENS] * 2, "pos_tags": [[0, 1, 0, 0, 0]] * 2,
            "ner_tags": [NUMBERS] * 2, "seen": [0, 1]}  # fmt: skip
    table = datasets.Dataset.from_dict(rows, features=features).with_format("arrow")[:]
    assert isinstance(table, arrow.Table)
    path = tmp_path / "a.parquet"
    import pyarrow.parquet  # noqa: PLC0415

    pyarrow.parquet.write_table(table, path, row_group_size=1)
    assert recognise(path).description.name == "parquet"
    found, items = read(path, "parquet")
    assert "its column seen holds timestamp" in the_reason(items)
    assert [said(one) for one in found] == [LAN, LAN]
    (scheme,) = schemes(path, "parquet")
    assert written(tmp_path / "b.parquet", "parquet", found, scheme=scheme) == []
    again = pyarrow.parquet.read_table(tmp_path / "b.parquet").to_pylist()
    assert [one["pos_tags"] for one in again] == rows["pos_tags"]
    assert [one["ner_tags"] for one in again] == rows["ner_tags"]
    assert [one["id"] for one in again] == rows["id"]


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"", b"hello"])
def test_broken_parquet_is_refused(tmp_path: Path, data: bytes) -> None:
    """Else a file that was cut off on its way ends in a traceback."""
    pytest.importorskip("pyarrow", reason="Parquet is read with pyarrow")
    path = tmp_path / "a.parquet"
    path.write_bytes(data)
    with pytest.raises(FormatError, match="no Parquet file that can be read"):
        list(format_named("parquet").read(Source(path), {}))


def test_parquet_without_its_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else people see a traceback instead of the one command that they need."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormatError, match=r"pip install annotator\[parquet\]"):
        written(tmp_path / "a.parquet", "parquet", DOCUMENTS)
    with pytest.raises(FormatError, match=r"pip install annotator\[parquet\]"):
        read(tmp_path / "a.parquet", "parquet")


def test_numbers_are_the_same_in_every_part(tmp_path: Path) -> None:
    """Else a model that was trained on one part reads the labels of another as others."""
    one = Document("a", "x y", {}, (Layer("", (Span(0, "ORG", ((0, 1),)),)),))
    two = Document("b", "x y", {}, (Layer("", (Span(0, "PER", ((0, 1),)),)),))
    names = []
    for document in (one, two):
        written(tmp_path / "a.jsonl", "hf", [document], {"tags": "numbers"}, SCHEME)
        found = json.loads((tmp_path / "a.features.json").read_text(encoding="utf-8"))
        names.append(found["ner_tags"]["feature"]["names"])
    assert names[0] == names[1] == ["O", *(f"{p}-{n}" for n in ("PER", "LOC", "ORG") for p in "BI")]
