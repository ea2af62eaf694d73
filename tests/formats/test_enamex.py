"""Texts with the tags of their entities in them, as in VLSP 2018 and 2021."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.model.annotation import Document, Layer, Span
from tests.formats.account import balanced
from tests.formats.material import documents, read, the_reason, written

VLSP_2018 = (
    'Ông <ENAMEX TYPE="PERSON">Lê Nam</ENAMEX>, P&T <3 \r\n'
    '<ENAMEX TYPE="ORGANIZATION">ĐH <ENAMEX TYPE="ORGANIZATION">KHTN <ENAMEX '
    'TYPE="LOCATION">Hà Nội</ENAMEX></ENAMEX></ENAMEX> & a < b\u2028</p>\n'
)


def enamex(tmp_path: Path, text: str) -> Path:
    """A file of ``text``."""
    path = tmp_path / "f.enamex"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def words(document: Document) -> list[tuple[str, str]]:
    """Label and words of each span."""
    return [
        (span.label, document.text[span.start : span.stop]) for span in document.layers[0].spans
    ]


def test_a_text_with_tags_comes_in_and_goes_out(tmp_path: Path) -> None:
    """Else what VLSP 2018 hands out cannot be looked at, or its bare & and < are an error."""
    path = enamex(tmp_path, VLSP_2018)
    (document,), said = read(path, "enamex")
    assert said == []
    assert document.text == "Ông Lê Nam, P&T <3 \r\nĐH KHTN Hà Nội & a < b\u2028</p>\n"
    assert words(document) == [
        ("PERSON", "Lê Nam"), ("ORGANIZATION", "ĐH KHTN Hà Nội"), ("ORGANIZATION", "KHTN Hà Nội"),
        ("LOCATION", "Hà Nội"),
    ]  # fmt: skip
    assert document.kept == ()
    (tmp_path / "2").mkdir()
    assert written(tmp_path / "2" / "f.enamex", "enamex", [document]) == []
    assert (tmp_path / "2" / "f.enamex").read_bytes() == path.read_bytes()


ODD = (
    '<enamex type=\'LOCATION-GPE\' ID="1" >Huế</enamex > và <TIMEX TYPE="DATE">2/9</TIMEX> '
    "<ENAMEX TYPE=“PERSON”>Lan</ENAMEX> <ENAMEX TYPE=ORG STATUS=OPT>VTV</ENAMEX>\n"
)


def test_odd_tags_are_read_and_given_back(tmp_path: Path) -> None:
    """Else files that people wrote by hand lose entities, or are written otherwise in silence."""
    (tmp_path / "2").mkdir()
    (document,), said = read(enamex(tmp_path, ODD), "enamex")
    assert said == []
    assert document.text == "Huế và 2/9 Lan VTV\n"
    assert [(s.label, dict(s.attributes)) for s in document.layers[0].spans] == [
        ("LOCATION-GPE", {"ID": "1"}), ("DATE", {"element": "TIMEX"}), ("PERSON", {}),
        ("ORG", {"STATUS": "OPT"}),
    ]  # fmt: skip
    out = tmp_path / "2" / "f.enamex"
    assert written(out, "enamex", [document]) == []
    assert out.read_text(encoding="utf-8") == ODD
    fewer = Layer("", document.layers[0].spans[:2])
    assert written(out, "enamex", [replace(document, layers=(fewer,))]) == []
    assert out.read_text(encoding="utf-8") == (
        '<ENAMEX TYPE="LOCATION-GPE" ID="1">Huế</ENAMEX> và <TIMEX TYPE="DATE">2/9</TIMEX> '
        "Lan VTV\n"
    )


@pytest.mark.parametrize(
    ("text", "plain", "spans", "reason", "line"),
    [
        ('a\n<ENAMEX TYPE="X">b c', "a\nb c", [], "never closed", 2),
        ('a</ENAMEX> <ENAMEX TYPE="X">b</ENAMEX>', "a b", [("X", "b")], "closes what was never", 1),
        ("<ENAMEX>a</ENAMEX>", "a", [], "has no TYPE", 1),
        ('<ENAMEX TYPE=" ">a</ENAMEX>', "a", [], "has no TYPE", 1),
        ('a<ENAMEX TYPE="X"></ENAMEX>', "a", [], "hold no text", 1),
        ('\n\n<ENAMEX TYPE="X">a <ENAMEX TYPE="Y">b</ENAMEX>', "\n\na b", [("Y", "b")],
         "never closed", 3),
        ('<TIMEX TYPE="X">a</ENAMEX></TIMEX>', "a", [("X", "a")], "closes what was never", 1),
    ],
)  # fmt: skip
def test_broken_tags_cost_themselves_only(
    tmp_path: Path, text: str, plain: str, spans: list[tuple[str, str]], reason: str, line: int
) -> None:
    """Else one missing tag costs an article, or stands in its text unseen."""
    (tmp_path / "2").mkdir()
    (document,), said = read(enamex(tmp_path, text), "enamex")
    assert document.text == plain
    assert words(document) == spans
    assert reason in the_reason(said)
    assert said[0].line == line
    written(tmp_path / "2" / "f.enamex", "enamex", [document])
    assert (tmp_path / "2" / "f.enamex").read_text(encoding="utf-8") == text


SHAMS = ("<ENAMEX", ' TYPE="X">', "</ENAMEX>", "&lt;", "&amp;", "amp;", "lt;", "<", ">", "/", "&",
         "ENAMEX", "enamex ", "TIMEX>", "a", "\n")  # fmt: skip
shams = st.lists(st.sampled_from(SHAMS), max_size=12).map("".join)


@settings(max_examples=300)
@given(shams, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=3))
def test_a_text_that_looks_like_tags_stays_a_text(
    tmp_path_factory: pytest.TempPathFactory, text: str, places: list[tuple[int, int]]
) -> None:
    """Else an article about the format itself loses its examples."""
    spans = [
        Span(number, "L", ((start, min(start + size, len(text))),), key=str(number))
        for number, (start, size) in enumerate(places)
        if start < len(text)
    ]
    document = Document("f", text, {}, (Layer("", tuple(spans)),))
    path = tmp_path_factory.mktemp("enamex") / "f.enamex"
    (again,), said = balanced(path, "enamex", [document])
    assert again.text == text
    assert {note.loss for note in said} <= {"crossing spans"}
    assert again.kept == ()


@given(shams)
def test_any_text_is_given_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Else a file that is broken here and there comes out broken elsewhere."""
    path = tmp_path_factory.mktemp("enamex") / "f.enamex"
    path.write_text(text, encoding="utf-8", newline="")
    (document,), _ = read(path, "enamex")
    again = path.with_name("g.enamex")
    written(again, "enamex", [document])
    assert again.read_bytes() == path.read_bytes()


@settings(max_examples=60)
@given(documents())
def test_what_is_read_is_written_again_and_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    """Else each export changes a corpus a little more."""
    path = tmp_path_factory.mktemp("enamex") / "f.enamex"
    back, _ = balanced(path, "enamex", [document])
    again = path.with_name("g.enamex")
    assert {note.loss for note in written(again, "enamex", back)} <= {"document names"}
    assert again.read_bytes() == path.read_bytes()


def test_attributes_that_no_tag_can_hold_are_said(tmp_path: Path) -> None:
    """Else numbers become words, or a quotation mark breaks a tag."""
    attributes = {"a": "x y", "b": 1, "TYPE": "z", "c d": "e", "f": "g<", "h": "'", "i": '"'}
    layer = Layer("", (Span(0, "a\"b'<", ((0, 1),), attributes=attributes, key="T"),))
    said = written(tmp_path / "f.enamex", "enamex", [Document("f", "ab", {}, (layer,))])
    assert [note.loss for note in said] == [
        "label characters", "attribute types", "attributes", "attributes", "attributes",
    ]  # fmt: skip
    (again,), _ = read(tmp_path / "f.enamex", "enamex")
    (span,) = again.layers[0].spans
    assert span.label == "a'b'_"
    assert dict(span.attributes) == {"a": "x y", "h": "'", "i": '"'}


@pytest.mark.parametrize("name", ["f.txt", "f.sgm", "f.muc", "f"])
def test_it_is_known_by_its_tags(tmp_path: Path, name: str) -> None:
    """Else VLSP's files are taken for plain texts, tags and all."""
    path = tmp_path / name
    path.write_text(VLSP_2018, encoding="utf-8")
    assert recognise(path).description.name == "enamex"
    path.write_text(VLSP_2018, encoding="utf-16")
    assert recognise(path).description.name == "enamex"
    assert read(path, "enamex")[0][0].text.startswith("Ông Lê Nam")
