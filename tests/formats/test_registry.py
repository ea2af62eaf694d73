"""All formats together: how they are found, described, asked, and what they do with garbage."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import format_named, formats, options_from, recognise
from annotator.formats.base import (
    ENCODING,
    LOSSES,
    Format,
    Found,
    SchemeFound,
    Source,
)
from annotator.model.annotation import Document, fragments_fault
from annotator.ops.report import item_line
from tests.formats.material import documents, read, unless_there, written
from tests.formats.test_jsonl import LINE

NAMES = [each.description.name for each in formats()]
WRITING = [
    pytest.param(each.description.name, marks=unless_there(each.description))
    for each in formats()
    if each.description.writes
]


def test_the_formats_of_today() -> None:
    """Else one is lost with a renamed module, and nobody notices."""
    assert NAMES == [
        "bioc",
        "brat",
        "casjson",
        "conll",
        "conllu",
        "csv",
        "docbin",
        "doccano",
        "docred",
        "dygie",
        "enamex",
        "gate",
        "gliner",
        "hf",
        "jsonl",
        "labelstudio",
        "parquet",
        "prodigy",
        "pubtator",
        "rebel",
        "spacy",
        "spert",
        "tacred",
        "text",
        "webanno",
        "xmi",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_describes_itself(name: str) -> None:
    """Else the dialog and the command line show gaps, or options that do nothing."""
    description = format_named(name).description
    assert set(description.cannot_hold) <= set(LOSSES)
    assert list(description.cannot_hold) == sorted(description.cannot_hold)
    assert all(ending.startswith(".") for ending in description.extensions)
    assert ENCODING in description.options or name == "parquet"  # which is no text
    for option in description.options:
        assert option.help.endswith(".")
        assert (option.kind == "choice") is bool(option.choices)
        assert not option.choices or option.default in option.choices


def test_an_unknown_format_is_said() -> None:
    """Else a slip of the pen ends in a traceback."""
    with pytest.raises(FormatError, match=r"no format brta; there are .*conll, .*jsonl"):
        format_named("brta")


def test_options_are_typed_and_checked() -> None:
    """Else a mistyped option does nothing, and the export is not what was asked for."""
    conll, spacy = format_named("conll"), format_named("spacy")
    assert options_from(conll, [], "read") == {
        "encoding": "", "columns": "", "scheme": "auto", "joined": False,
    }  # fmt: skip
    assert options_from(conll, ["levels=3", "joined=yes"], "write") == {
        "scheme": "auto", "nested": "outermost", "levels": 3, "cut": "expand", "tokens": "own",
        "joined": True,
    }  # fmt: skip
    assert options_from(spacy, ["discontinuous=cover"], "write") == {"discontinuous": "cover"}
    for each, pair, direction, reason in (
        (conll, "levels=x", "write", "whole number from 0, not x"),
        (conll, "levels=-1", "write", "whole number from 0"),
        (conll, "levels=" + "9" * 5000, "write", "whole number from 0"),
        (conll, "column", "read", "no option column; it has encoding=…, columns=…"),
        (conll, "nested=all", "write", "one of outermost, innermost, columns, not all"),
        (conll, "nested=innermost", "read", "Reading conll has no option nested"),
        (conll, "column=1", "write", "Writing conll has no option column=1; it has scheme=…"),
        (format_named("jsonl"), "a=b", "write", "Writing jsonl has no options, so not a=b"),
    ):
        with pytest.raises(FormatError) as error:
            options_from(each, [pair], "read" if direction == "read" else "write")
        assert reason in str(error.value)


FILES = [
    ("a.jsonl", LINE, "jsonl"),
    ("a.json", LINE, "jsonl"),
    ("a.jsonl", '{"text": "x"}\n{"text": "y"}\n', "jsonl"),
    ("a.jsonl", '{"text": "x", "layers": []}', "jsonl"),
    ("a.json", '[{"text": "x", "layers": [{"annotator": "an"}]}]', "jsonl"),
    ("a.json", '[\n {"text": "x",\n "layers": [{"id": 1}]}\n]', "jsonl"),
    ("a.jsonl", '{"text": "x", "spans": [{"start": 0, "end": 1, "label": "L"}]}', "spacy"),
    ("a.jsonl", '{"text": "x", "entities": [[0, 1, "L"]]}', "spacy"),
    ("a.txt", '[\n {"text": "x", "spans": []}]', "spacy"),
    ("a.jsonl", '{"text": "x", "label": "L", "answer": "accept"}', "prodigy"),
    ("a.json", '[["x", {"entities": [[0, 1, "L"]]}]]', "spacy"),
    ("a.json", '{\n "text": "x"\n}', "spacy"),
    ("a.txt", "Một bài báo.\n", "text"),
    ("a.txt", "", "text"),
    ("a.txt", "vitamin O", "text"),
    ("a.txt", "a B-X\nb O\n\nc O\n", "conll"),
    ("a.conll", "a\tN\tB-X\nb\tN\tO\n", "conll"),
    ("a.tsv", "-DOCSTART- -X- O\n\na N O\n", "conll"),
    ("a.dat", "-DOCSTART-\tO\n", "conll"),
]


@pytest.mark.parametrize(("name", "content", "format"), FILES)
def test_files_are_known_by_their_content(
    tmp_path: Path, name: str, content: str, format: str
) -> None:
    """Else people must know what their file is called in our words before they can import it."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    assert recognise(path).description.name == format
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert recognise(path).description.name == format
    if not name.endswith((".tsv", ".dat")):  # in a folder only known extensions are looked at
        assert recognise(tmp_path).description.name == format


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", "<a/>"),
        ("a.png", "\x89PNG\0"),
        ("a.bin", "a\0b"),
        ("a.docx", "PK"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: str) -> None:
    """Else a picture becomes a document."""
    path = tmp_path / name
    path.write_text(content, encoding="latin-1")
    with pytest.raises(FormatError, match=r"of no format known here|holds no file"):
        recognise(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", b'{"a": 1}', "line 1: document: the document has no text"),
        ("a.txt", b"a\0b", "a NUL character stands at 1"),
        ("a.txt", "bai".encode("utf-16-le"), "name the encoding of the file"),
        ("a.txt", "Đường".encode("utf-16-le"), "say so with the option encoding=NAME"),
        ("a.jsonl", b'"hello there"', "line 1: document: it is a string, not an object"),
        ("a.jsonl", b"hello\nthere", "line 1: document: it is not JSON at column 1"),
        ("a.jsonl", b"[1,2,3]", "line 1: document: it is 1, not an object"),
        ("a.jsonl", b"[" * 100_000, "nested too deeply"),
        ("a.jsonl", b'{"text":5}', "line 1: document: the text (key text) is 5"),
        ("a.conll", b"a B-X\nb X\n", "line 2: span: the tag 'X' is not O"),
        ("a.conll", b"a B-X\nb\n", "line 2: line: the line has one column,"),
    ],
)
def test_a_broken_file_is_refused_by_its_own_format(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """Else people are told to name a format, and never learn which line to mend."""
    path = tmp_path / name
    path.write_bytes(content)
    found = recognise(path)
    said = ""
    try:
        items = list(found.read(Source(path), {}))
        said = next(item_line(item) for item in items if not isinstance(item, Document))
    except FormatError as error:
        said = str(error)
    assert reason in said


@pytest.mark.parametrize("name", WRITING)
@settings(max_examples=40)
@given(document=documents())
def test_what_is_written_is_recognised_and_the_same_twice(
    tmp_path_factory: pytest.TempPathFactory, name: str, document: Document
) -> None:
    """Else exports differ by chance, or we do not know our own files."""
    folder = tmp_path_factory.mktemp("out")
    ending = format_named(name).description.extensions[0]
    one, two = folder / "1" / f"a{ending}", folder / "2" / f"a{ending}"
    for path in (one, two):
        path.parent.mkdir()
        written(path, name, [document])
    assert contents(one) == contents(two)
    has_examples = one.is_dir() or one.read_bytes().strip() != b"[]"
    if name != "text" and has_examples:  # a text may look like anything
        assert recognise(one).description.name == name


def contents(path: Path) -> list[tuple[str, bytes]]:
    """The files at ``path``, be it one or a folder."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [(str(file.relative_to(path)), file.read_bytes()) for file in files if file.is_file()]


def reading(each: Format, path: Path) -> Iterator[Found]:
    """What a format makes of ``path``; only FormatError may come out of it."""
    if each.description.reads:
        with contextlib.suppress(FormatError):
            yield from each.read(Source(path), {})


def check_readings(path: Path) -> None:
    """Holds each format to what it promises about what it yields."""
    for each in formats():
        check(each, path)


def check(each: Format, path: Path) -> None:
    """Holds a format to what it promises about what it yields of ``path``."""
    for item in reading(each, path):
        if isinstance(item, SchemeFound):
            continue
        if not isinstance(item, Document):
            str(item.reason).encode()
            assert "\n" not in str(item.reason)
            assert item.file == str(path) or Path(item.file).parent in path.parents
            continue
        item.text.encode()
        for layer in item.layers:
            assert [span.id for span in layer.spans] == list(range(len(layer.spans)))
            for span in layer.spans:
                assert fragments_fault(span.fragments, len(item.text)) is None
                assert span.label.strip()
            for link in layer.relations:
                assert {link.head, link.tail} <= set(range(len(layer.spans)))


@given(st.binary(max_size=200))
def test_garbage_ends_in_a_clear_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """Else a broken file ends in a traceback, or gets into the project."""
    path = tmp_path_factory.mktemp("fuzz") / "a"
    path.write_bytes(data)
    check_readings(path)
    for each in formats():
        assert 0 <= each.recognises(path, data) <= 100


KEYS = (
    "text spans entities relations layers id start end label head tail child tokens head_span "
    "child_span fragments state annotator answer meta uid name kept attributes note token_end "
    "data annotations result value type from_id to_id direction predictions completed_by choices "
    "start_offset end_offset user entities startOffset globalOffsets _input_hash _annotator_id"
)
strange = st.recursive(
    st.sampled_from(
        [None, True, 0, 1, 3, -1, 2**64, 1.5, "", "a", "T1", "x\0", "\ud800", "B-X", "reject"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(KEYS.split(" ")), inner, max_size=6),
    ),
    max_leaves=12,
)
examples = st.one_of(
    strange,
    st.builds(lambda x, y: {"text": "abc", "spans": x, "relations": y}, strange, strange),
    st.builds(lambda layer: {"text": "abc", "layers": [layer]}, strange),
    st.builds(
        lambda x, y: {"data": {"text": "abc"}, "annotations": [{"result": [x, y]}]},
        strange,
        strange,
    ),
)


@given(st.lists(examples, min_size=1, max_size=3), st.sampled_from([None, 1]))
def test_strange_json_ends_in_a_clear_line(
    tmp_path_factory: pytest.TempPathFactory, values: list[object], indent: int | None
) -> None:
    """Else JSON that another program wrote, and that is not what it claims, ends in a traceback."""
    path = tmp_path_factory.mktemp("fuzz") / "a"
    path.write_text("\n".join(json.dumps(value, indent=indent) for value in values))
    check_readings(path)


@pytest.mark.parametrize("name", WRITING)
@settings(max_examples=40)
@given(document=documents(), at=st.floats(0, 1), patch=st.binary(max_size=3))
def test_a_damaged_file_ends_in_a_clear_line(
    tmp_path_factory: pytest.TempPathFactory, name: str, document: Document, at: float, patch: bytes
) -> None:
    """Else one flipped byte of a large file ends in a traceback."""
    description = format_named(name).description
    path = tmp_path_factory.mktemp("fuzz") / ("a" + description.extensions[0])
    if description.folder:
        path = path.with_suffix("")
    written(path, name, [document])
    files = [file for file in sorted(path.rglob("*")) if file.is_file()] or [path]
    if not path.exists() or (path.is_dir() and files == [path]):
        return  # nothing of the document could be written
    for file in files:
        data = file.read_bytes()
        place = int(at * len(data))
        file.write_bytes(data[:place] + patch + data[place + len(patch) :])
    for file in files:
        if file.suffix in description.extensions:
            check(format_named(name), file)


def test_reading_can_stop_at_any_item(tmp_path: Path) -> None:
    """Else a cancelled import leaves files open, which Windows then cannot move."""
    path = tmp_path / "a.jsonl"
    path.write_text(LINE + "\n" + LINE.replace("0123", "9123"), encoding="utf-8")
    items = format_named("jsonl").read(Source(path), {})
    assert isinstance(next(iter(items)), Document)
    items.close()  # type: ignore[attr-defined]
    assert len(read(path, "jsonl")[0]) == 2
