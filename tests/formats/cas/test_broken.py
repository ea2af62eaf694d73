"""CAS files that are broken or hostile: mended and said, or refused at once."""

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document
from tests.formats.account import annotations
from tests.formats.cas.support import TEXT, full_cas, one, said, saved
from tests.formats.material import read, the_reason, written


def broken(tmp_path: Path, old: str, new: str) -> tuple[Path, Document, list[Rejected | Changed]]:
    """The full CAS with one change in its text."""
    path = saved(full_cas(), tmp_path)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (document,), notes = read(path, "xmi")
    kept = {"1 annotations of the layer NamedEntity", "the layers Dependency"}
    return path, document, [n for n in notes if not any(str(n.reason).startswith(k) for k in kept)]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('members="', 'members="974 979 ', "it lists 2 members that are not there (974, 979)"),
        ('value="PER"', 'value="PER" intValue="3"', "lacks 1 types and features (NamedEntity.int"),
        ("<custom:Bare ", "<custom:Bear ", "lacks 1 types and features (custom.Bear)"),
        ('about="', 'about="9', "refers to 1 things that are not there"),
        ('rank="3"', 'rank="ba"', "1 values are not what their type says (rank=ba)"),
        ('sure="false"', 'sure="no"', "1 values are not what their type says (sure=no)"),
    ],
)
def test_what_cassis_does_not_survive_is_mended_and_said(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    """Else one lost number costs the file, as in two of the fifty files of MuLMS."""
    path, document, notes = broken(tmp_path, old, new)
    assert reason in the_reason(notes)
    assert len(document.layers[0].spans) == 8
    written(tmp_path / "out.xmi", "xmi", [document])
    assert (tmp_path / "out.xmi").read_bytes() == path.read_bytes()
    fewer = replace(document, layers=(replace(document.layers[0], relations=()),))
    written(tmp_path / "out.xmi", "xmi", [fewer])
    assert annotations(one(tmp_path / "out.xmi").layers[0]) == annotations(fewer.layers[0])


@pytest.mark.parametrize(
    ("begin", "end", "reason"),
    [("18", "19", "cuts a character into halves"), ("18", "999", "lies outside the text"),
     ("9", "3", "runs backwards"), ("x", "9", "no whole numbers")],
)  # fmt: skip
def test_impossible_offsets_cost_one_span(
    tmp_path: Path, begin: str, end: str, reason: str
) -> None:
    """Else they cost the file, or the span comes to lie elsewhere in silence."""
    _path, document, notes = broken(tmp_path, 'begin="18" end="20"', f'begin="{begin}" end="{end}"')
    (note,) = [note for note in notes if isinstance(note, Rejected)]
    assert note.what == "span"
    assert reason in str(note.reason)
    assert len(document.layers[0].spans) == 7


def test_xml_1_1_with_control_characters(tmp_path: Path) -> None:
    """Else a text from a PDF cannot come from Java to us."""
    path = saved(full_cas(), tmp_path)
    text = path.read_text("utf-8").replace("version='1.0'", "version='1.1'", 1)
    path.write_text(text.replace("Ông về", "Ông&#x1f;về&#2;"), encoding="utf-8")
    document = one(path)
    assert document.text == TEXT.replace("Ông về", "Ông\x1fvề\2")
    assert said(document)[0][:2] == [
        ("PER", "Võ Văn Thưởng", {"identifier": "Q1"}), ("CorefLink", "Võ Văn Thưởng", {}),
    ]  # fmt: skip
    fewer = replace(document, layers=(replace(document.layers[0], relations=()),))
    assert [n.loss for n in written(tmp_path / "o.xmi", "xmi", [fewer])] == ["control characters"]
    assert one(tmp_path / "o.xmi").text == TEXT.replace("Ông về", "Ông về ")
    assert written(tmp_path / "o.json", "casjson", [fewer]) == []
    assert one(tmp_path / "o.json", "casjson").text == document.text


BOMB = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 500}">' for n in range(10)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    "doctype",
    [BOMB, '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>', "<!DOCTYPE x>",
     '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">', "<!-- " + "x" * 10**6 + " --><!DOCTYPE x>"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused_before_any_library_sees_it(
    tmp_path: Path, doctype: str, encoding: str
) -> None:
    """Else a file by mail fills the memory, or sends what stands in another file."""
    path = saved(full_cas(), tmp_path)
    head, rest = path.read_text("utf-8").split("?>", 1)
    head = head.replace("UTF-8", encoding.upper())
    path.write_bytes(f"{head}?>{doctype}{rest}".replace("Ông về", "&e9;").encode(encoding))
    tracemalloc.start()
    documents, notes = read(path, "xmi")
    assert tracemalloc.get_traced_memory()[1] < 30 * 2**20
    tracemalloc.stop()
    assert documents == []
    assert "it has a DTD" in the_reason(notes)
    types = saved(full_cas(), tmp_path).with_name("TypeSystem.xml")
    head, rest = types.read_text("utf-8").split("?>", 1)
    types.write_text(f"{head}?>{doctype}{rest}", encoding="utf-8")
    _documents, notes = read(path, "xmi")
    assert "it has a DTD" in str(notes[0].reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no XML"),
        (b"<xmi:XMI", "no XML"),
        (b"<a/>", "it is XML, but no XMI"),
        (b"<?xml version='1.0' encoding='UTF-7'?><a/>", "no XML"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "no XML"),
        (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">' + b"<a>" * 10**5, "no XML at line 1"),
        (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>', "it has no text"),
        (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&e;</xmi:XMI>', "no XML at line 1"),
        (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&#1;</xmi:XMI>', "no XML at line 1"),
        (b"\xff\xfe\0\0", "no XML"),
    ],
)
def test_what_is_no_xmi_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """Else a broken download ends in a traceback, or in minutes of waiting."""
    path = tmp_path / "a.xmi"
    path.write_bytes(data)
    documents, notes = read(path, "xmi")
    assert documents == []
    assert reason in the_reason([note for note in notes if isinstance(note, Rejected)])


SOFA = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView",
        "sofaString": "ab 😀 cd"}  # fmt: skip


CAS = {
    "%TYPES": {"T": {"%NAME": "T", "%SUPER_TYPE": "uima.tcas.Annotation",
                     "value": {"%NAME": "value", "%RANGE": "uima.cas.String"}}},
    "%FEATURE_STRUCTURES": [
        SOFA, {"%ID": 2, "%TYPE": "T", "@sofa": 1, "begin": 6, "end": 8, "value": "X"},
    ],
    "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}},
}  # fmt: skip


def json_with(path: str, value: object) -> str:
    """The small JSON CAS with something else at ``path``."""
    found = json.loads(json.dumps(CAS))
    *way, last = (int(key) if key.isdigit() else key for key in path.split("/"))
    inner: Any = found
    for key in way:
        inner = inner[key]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return json.dumps(found)


@pytest.mark.parametrize(
    ("text", "spans", "reason"),
    [
        (json.dumps(CAS), 1, ""),
        (json_with("%VIEWS/_InitialView/%MEMBERS", [2, 7, "x"]), 1, "lists 2 members"),
        (json_with("%FEATURE_STRUCTURES/1/extra", 5), 1, "lacks 1 types and features (T.extra)"),
        (json_with("%FEATURE_STRUCTURES/1/%TYPE", "U"), 1, "lacks 2 types and features (U, U.va"),
        (json_with("%FEATURE_STRUCTURES/1/begin", 4), 0, "cuts a character into halves"),
        (json_with("%FEATURE_STRUCTURES/1/end", 99), 0, "lies outside the text"),
        (json_with("%FEATURE_STRUCTURES/1/end", "8"), 0, "no whole numbers"),
        (json_with("%FEATURE_STRUCTURES/1/@next", 99), 1, "refers to 1 things"),
        (json_with("%TYPES", None), 1, "it has no type system"),
        (json.dumps({**CAS, "%FEATURE_STRUCTURES": CAS["%FEATURE_STRUCTURES"][::-1]}), 1, ""),
    ],
)
def test_json_is_mended_and_said(tmp_path: Path, text: str, spans: int, reason: str) -> None:
    """Else one lost number costs the file."""
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert recognise(path).description.name == "casjson"
    (document,), notes = read(path, "casjson")
    found = [span for layer in document.layers for span in layer.spans]
    assert len(found) == spans
    if spans:
        assert document.text[found[0].start : found[0].stop] == "cd"
    assert any(reason in str(note.reason) for note in notes) or not reason
    written(tmp_path / "out.json", "casjson", [document])
    assert (tmp_path / "out.json").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 10**5, "nested too deeply"),
        ('{"%VIEWS": {}, "a": NaN}', "NaN is no JSON number"),
        ('{"%VIEWS": {}, "a": 9223372036854775808}', "does not fit in 64 bits"),
        ('{"%VIEWS": {}, "a": 1, "a": 2}', "stands twice"),
        ('{"%VIEWS": {}, "a": "\\ud800"}', "half a surrogate pair"),
        ('{"%VIEWS": 3}', "no CAS"),
        ('{"%VIEWS": {"a": 3}, "%FEATURE_STRUCTURES": 3, "%TYPES": {}}', "no list of objects"),
        ('{"%VIEWS": {}, "%FEATURE_STRUCTURES": [], "%TYPES": {"a": 3}}', "holds no types"),
        ('{"%VIEWS": {}, "%TYPES": {"a": {"%SUPER_TYPE": "a"}}}', "no sound CAS"),
        ('{"%VIEWS": {}, "%TYPES": {}, "%FEATURE_STRUCTURES": []}', "it has no text"),
    ],
)
def test_hostile_json_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """Else it ends in a traceback."""
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    documents, notes = read(path, "casjson")
    assert documents == []
    assert reason in the_reason([note for note in notes if isinstance(note, Rejected)])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_cas_ends_in_a_clear_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Else a number that was lost in one place ends in a traceback in another."""
    path = saved(full_cas(), tmp_path_factory.mktemp("cas"))
    text = path.read_text("utf-8")
    numbers = st.sampled_from(["", "0", "-1", "1", "9", "12", "99999999999999999999", "x", "NaN"])
    for _ in range(data.draw(st.integers(1, 4))):
        places = [n for n, character in enumerate(text) if character == '"']
        start = places[2 * data.draw(st.integers(0, len(places) // 2 - 1)) + 1]
        begin = text.rindex('"', 0, start)
        text = text[: begin + 1] + data.draw(numbers) + text[start:]
    path.write_text(text, encoding="utf-8")
    documents, notes = read(path, "xmi")
    assert documents or any(isinstance(note, Rejected) for note in notes)
    for document in documents:
        written(path.with_name("out.xmi"), "xmi", [replace(document, layers=())])


def test_a_broken_record_of_a_cas_does_no_harm(tmp_path: Path) -> None:
    """Else a project that somebody edited cannot be exported."""
    document = one(saved(full_cas(), tmp_path))
    for data in ("", "x", "eJwDAAAAAAE=", document.kept[2].data):
        kept = tuple(
            replace(one, data=data) if one.place == "cas" else one for one in document.kept
        )
        fewer = replace(document, kept=kept, layers=(replace(document.layers[0], relations=()),))
        notes = written(tmp_path / "out.xmi", "xmi", [fewer])
        assert len(notes) <= 1
        assert annotations(one(tmp_path / "out.xmi").layers[0]) == annotations(fewer.layers[0])
