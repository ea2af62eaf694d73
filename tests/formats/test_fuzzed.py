"""What fuzzing the importers found, each as small as it can be; and a little fuzzing each time."""

import json
import re
import struct
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError, filled
from annotator.formats import formats, options_from
from annotator.formats.archive import unpacked
from annotator.formats.docbin.pack import packed
from annotator.formats.registry import format_named
from annotator.formats.source import Source
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import in_memory
from tests.formats.cas.support import full_cas, saved
from tests.formats.fuzz.bench import Bench, sound
from tests.formats.fuzz.foreign import ARCHIVE
from tests.formats.fuzz.guided import MISSING, guided
from tests.formats.fuzz.seeds import case, seeds
from tests.formats.material import read, unless_there

EVERY = [
    pytest.param(each.description.name, marks=unless_there(each.description)) for each in formats()
]


@pytest.mark.parametrize("name", [*EVERY, ARCHIVE])
@settings(max_examples=15)
@given(number=st.integers(0, 2**32))
def test_only_the_documented_error(name: str, number: int) -> None:
    """Else one byte that is not as it should be ends the import in a traceback."""
    files, options = case(name, _seeds(name), 0, number)
    with TemporaryDirectory() as folder:
        inside = Path(folder, "bench")
        inside.mkdir()
        bench = Bench(name, inside)
        path = bench.put(files)
        bench.parse(path, options)
        bench.recognise(path)


_SEEDS: dict[str, list[dict[str, bytes]]] = {}


def _seeds(name: str) -> list[dict[str, bytes]]:
    if name not in _SEEDS:
        _SEEDS[name] = [dict(one) for one in seeds(name)]
    return _SEEDS[name]


@pytest.mark.parametrize("name", EVERY)
def test_a_refused_import_leaves_the_file_as_it_was(name: str, tmp_path: Path) -> None:
    """Else a bad file costs the project a byte, and nobody knows which."""
    import random  # noqa: PLC0415 - only here

    folder = tmp_path / "bench"
    folder.mkdir()
    bench = Bench(name, folder)
    for number in range(3):
        files, options = case(name, _seeds(name), 3, number)
        bench.take(bench.put(files), options, random.Random(number))
    bench.close()


# -- each escape that was found ------------------------------------------------------------------


def test_brat_tells_of_a_missing_trigger(tmp_path: Path) -> None:
    """Else the remark on a damaged event ends the import: its words wanted a name it had not."""
    (tmp_path / "a.txt").write_text("Bà Sáu")
    (tmp_path / "a.ann").write_text("T1\tA 0 2\tBà\nE1\tX:V1\n")
    (document,), items = read(tmp_path / "a.ann", "brat")
    assert [str(item.reason) for item in items] == ["there is no trigger 'V1'"]
    assert len(document.layers[0].spans) == 1


def test_a_docbin_whose_classes_or_groups_are_none(tmp_path: Path) -> None:
    """Else a file of another program's own making cannot even be refused."""
    path = tmp_path / "a.spacy"
    whole = {
        "version": "0.1", "attrs": [65], "tokens": struct.pack("<Q", 0), "lengths": b"\1\0\0\0",
        "spaces": b"\1", "strings": [], "cats": [{}], "flags": [{}], "span_groups": [b""],
    }  # fmt: skip
    for key, value in (
        ("span_groups", [packed(5)]), ("cats", [{"a": b"b"}]), ("attrs", [66]), ("tokens", b"\0"),
    ):  # fmt: skip
        path.write_bytes(zlib.compress(packed({**whole, key: value})))
        _reads_or_refuses(path, "docbin")


def _reads_or_refuses(path: Path, name: str) -> None:
    try:
        for item in format_named(name).read(Source(path), {}):
            sound(item)
    except FormatError as error:
        str(error).encode()


def test_webanno_offsets_beyond_the_text(tmp_path: Path) -> None:
    """Else a span lies outside its text: the comparison of words did not see where it ends."""
    path = tmp_path / "a.tsv"
    path.write_text(
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|label\n\n\n#Text=Bà Sáu\n"
        "1-1\t0-2\tBà\t_\t\n1-2\t3-99\tSáu\tPERSON\t\n"
    )
    (document,), _items = read(path, "webanno")
    sound(document)
    (span,) = document.layers[0].spans
    assert span.fragments == ((3, 6),)


def test_conll_rows_without_the_column_that_glues(tmp_path: Path) -> None:
    """Else a table with fewer columns than its heading cannot be read."""
    path = tmp_path / "a.conll"
    path.write_text(
        "TOKEN\tNE-COARSE-LIT\tl'\tNE-FINE-LIT\tNE-NESTED\tMISC\n"
        "l'\tO\tO\tO\tNoSpaceAfter\n3.0\nNice\tI-loc\tB-loc\tO\t_\n"
    )
    _reads_or_refuses(path, "conll")


def test_rebel_with_a_label_that_is_none(tmp_path: Path) -> None:
    """Else the label that a person typed for spans without one ends the import."""
    path = tmp_path / "a.jsonl"
    row = "<triplet> Sáu <subj> Huế <obj> LIVES_IN"
    path.write_text(json.dumps({"context": "Sáu ở Huế", "triplets": row}) + "\n")
    for label in (" ", "\x0b"):
        for item in format_named("rebel").read(Source(path), {"label": label}):
            sound(item)


def test_cas_json_with_an_object_for_a_string(tmp_path: Path) -> None:
    """Else a label that another program wrote as an object ends the import."""
    files = next(one for one in seeds("casjson") if b"PERSON" in b"".join(one.values()))
    path = tmp_path / "a.json"
    for word in (b'"PERSON"', b'"n"'):
        path.write_bytes(next(iter(files.values())).replace(word, b'{"a": 1}'))
        _reads_or_refuses(path, "casjson")


@pytest.mark.parametrize(
    "key",
    ["begin", "claim", "sure", "rank", "weight", "@words", "@Governor", "label", "documentId",
     "documentBaseUri", "documentTitle", "@next", "@target", "role", "@arguments", "sofaString",
     "%ID", "%TYPE", "%ELEMENTS"],
)  # fmt: skip
def test_cas_json_whose_values_are_of_other_kinds(tmp_path: Path, key: str) -> None:
    """Else an offset, a label, a name or a reference of another program's ends the import."""
    whole = json.loads(full_cas().to_json())
    path = tmp_path / "a.json"
    place = next(each for each in whole["%FEATURE_STRUCTURES"] if key in each)
    for other in ({"a": 1}, ["a", {"b": 2}, None], "x"):
        place[key] = other
        path.write_text(json.dumps(whole), "utf-8")
        _reads_or_refuses(path, "casjson")


def test_cas_json_says_which_values_are_of_another_kind(tmp_path: Path) -> None:
    """Else an attribute that another program wrote as an object is gone in silence."""
    whole = json.loads(full_cas().to_json())
    place = next(each for each in whole["%FEATURE_STRUCTURES"] if "weight" in each)
    place |= {"weight": {"a": 1}, "rank": 3.5, "claim": 5, "sure": "no"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(whole), "utf-8")
    _documents, notes = read(path, "casjson")
    assert any(
        str(note.reason).startswith("4 values are not what their type says (rank, sure, claim, we")
        for note in notes
    )


def test_cas_json_with_lists_where_ids_stand(tmp_path: Path) -> None:
    """Else what is no id at all is looked up as one, and the import ends."""
    whole = json.loads(full_cas().to_json())
    path = tmp_path / "a.json"
    for odd in ([1], {"a": 1}):
        for each in whole["%FEATURE_STRUCTURES"]:
            if isinstance(each.get("%ELEMENTS"), list):
                each["%ELEMENTS"].insert(0, odd)
        whole["%VIEWS"]["_InitialView"]["%MEMBERS"].insert(0, odd)
        path.write_text(json.dumps(whole), "utf-8")
        _reads_or_refuses(path, "casjson")


def test_xmi_with_a_feature_of_a_type_that_is_not_there(tmp_path: Path) -> None:
    """Else a type system that lacks one type makes every file beside it useless."""
    path = saved(full_cas(), tmp_path)
    path.write_text(path.read_text("utf-8").replace('value="PER"', 'value="PER" odd="3"'), "utf-8")
    types = tmp_path / "TypeSystem.xml"
    text = types.read_text("utf-8")
    named = [one.span() for one in re.finditer("<rangeTypeName>[^<]*</rangeTypeName>", text)]
    for start, stop in named[:9:3]:
        for other in ("", "<rangeTypeName/>", "<rangeTypeName>custom.Gone</rangeTypeName>"):
            types.write_text(text[:start] + other + text[stop:], "utf-8")
            _reads_or_refuses(path, "xmi")


def test_cas_json_whose_offset_is_a_text_where_the_file_declares_no_offsets(tmp_path: Path) -> None:
    """Else the end of a span that another program wrote as "8" ends the import."""
    types = {"T": {"%NAME": "T", "%SUPER_TYPE": "uima.tcas.Annotation"}}
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView"}
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}}
    path = tmp_path / "a.json"
    for key in ("begin", "end"):
        span = {"%ID": 2, "%TYPE": "T", "@sofa": 1, "begin": 6, "end": 8} | {key: "8"}
        whole = {"%TYPES": types, "%FEATURE_STRUCTURES": [sofa, span], "%VIEWS": views}
        path.write_text(json.dumps(whole), "utf-8")
        _reads_or_refuses(path, "casjson")


def test_cas_json_with_half_a_character_in_the_name_of_an_attribute(tmp_path: Path) -> None:
    """Else a name comes in that no file, no database and no screen takes."""
    feature = {
        "%NAME": "a", "%RANGE": "uima.cas.String", "%DESCRIPTION": 'Attribute ["\\uda38", true]'
    }  # fmt: skip
    types = {"T": {"%NAME": "T", "%SUPER_TYPE": "uima.tcas.Annotation", "a": feature}}
    sofa = {
        "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
        "mimeType": "text/plain", "sofaString": "Bà Sáu",
    }  # fmt: skip
    span = {"%ID": 2, "%TYPE": "T", "@sofa": 1, "begin": 0, "end": 2, "a": "1"}
    whole = {
        "%TYPES": types, "%FEATURE_STRUCTURES": [sofa, span],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}},
    }  # fmt: skip
    path = tmp_path / "a.json"
    path.write_text(json.dumps(whole), "utf-8")
    (document,), _notes = read(path, "casjson")
    sound(document)
    assert dict(document.layers[0].spans[0].attributes) == {"a": "1"}


def test_conll_numbers_of_thousands_of_digits(tmp_path: Path) -> None:
    """Else a column that counts, and goes wrong once, ends the import."""
    path = tmp_path / "a.conll"
    path.write_text("1\tBà\tO\n2\tSáu\tB-PER\n" + "9" * 5000 + "\tvề\tO\n4\tHuế\tB-LOC\n")
    _reads_or_refuses(path, "conll")


@pytest.mark.parametrize("glue", [1, 2, 3, 4, 5])
def test_conll_whose_heading_is_wider_than_its_rows(tmp_path: Path, glue: int) -> None:
    """Else a table whose last column was cut off cannot be read, by blocks nor row by row."""
    path = tmp_path / "a.conll"
    heading = ["TOKEN", "NE-COARSE-LIT", "NE-FINE-LIT", "NE-NESTED", "NE-X"]
    heading.insert(glue, "MISC")
    for rows in ("a\tB-PER\tB-PER\nb\tI-PER\tO\n", "a\tO\n", "a\tB-PER\nb\tI-PER\tO\tO\n\n"):
        path.write_text("\t".join(heading) + "\n" + rows * 3)
        _reads_or_refuses(path, "conll")


def test_gate_in_an_encoding_that_makes_half_characters(tmp_path: Path) -> None:
    """Else a declaration of UTF-7 at the top of a file ends the import."""
    path = tmp_path / "a.xml"
    files = seeds("gate")[0]
    data = next(iter(files.values())).replace(b"Mai", b"+2AA-")
    path.write_bytes(data.replace(b'"UTF-8"', b'"utf-7"'))
    _reads_or_refuses(path, "gate")
    path.write_bytes(data)
    with pytest.raises(FormatError, match="There is no encoding"):
        list(format_named("gate").read(Source(path), {"encoding": "utf-7"}))


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "raw_unicode_escape"])
def test_codecs_that_make_half_characters_are_none(tmp_path: Path, encoding: str) -> None:
    """Else a text gets in that no file, no database and no screen takes."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"+2AA- \\ud800")
    with pytest.raises(FormatError, match="There is no encoding"):
        list(format_named("text").read(Source(path), {"encoding": encoding}))


@pytest.mark.parametrize("encoding", ["idna"])
def test_codecs_that_decode_only_whole(tmp_path: Path, encoding: str) -> None:
    """Else saying where a file is not in an encoding fails by itself."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "\xc3\xa0"}\n')
    with pytest.raises(FormatError, match="at byte"):
        list(format_named("jsonl").read(Source(path), {"encoding": encoding}))


def test_an_option_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """Else bytes of another encoding on the command line come to stand in the project."""
    (tmp_path / "a.jsonl").write_text('{"name": "a", "text": "a"}\n')
    for value in ("\udcff", "a\0"):
        with pytest.raises(FormatError, match="is no text"):
            options_from(format_named("doccano"), [f"label={value}"], "read")
        request = ImportRequest((tmp_path / "a.jsonl",), "jsonl", options={"encoding": value})
        with in_memory() as project, pytest.raises(FormatError, match="is no text"):
            run(import_files(project, request))


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    """Else the list of what was rejected cannot be printed, nor saved."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"name": "\\udcf3x", "text": "a", "layers": 5}\n{"name": "b", "text": "b"}\n')
    with in_memory() as project:
        report = run(import_files(project, ImportRequest((path,), strict=False)))
    assert report.rejections
    for item in report.rejections:
        f"{item.document}{item.id}{item.reason}".encode()
    assert filled("{a}", {"a": "\udcf3"}) == "\\udcf3"


def test_an_archive_whose_file_has_no_name(tmp_path: Path) -> None:
    """Else one damaged entry of a list stops the import with a traceback."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("b", "c")
    data = path.read_bytes()
    at = data.index(b"PK\1\2")
    body = bytearray(data[:at] + data[at : at + 28] + b"\0\0" + data[at + 30 :])
    del body[at + 46]
    size = struct.unpack_from("<I", body, len(body) - 10)[0]
    struct.pack_into("<I", body, len(body) - 10, size - 1)
    path.write_bytes(body)
    with pytest.raises(FormatError, match=r"not unpacked|cannot be unpacked"), unpacked(path):
        pass


def test_coverage_guides_the_spoiling_where_atheris_is_there() -> None:
    """Else the script that looks for what no mutation of ours finds has stopped working."""
    pytest.importorskip("atheris", reason=MISSING)
    well, line = guided("enamex", 2)
    assert well, line
    assert "places covered" in line
