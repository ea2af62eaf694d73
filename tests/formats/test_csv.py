"""Rows for spreadsheets."""

import csv
import re
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import recognise
from annotator.formats.csv_rows import cells
from annotator.formats.csv_rows.cells import armed, disarmed, records
from annotator.formats.csv_rows.rows import HEADER
from annotator.formats.source import Source
from annotator.model.annotation import Document, Layer, Relation, Span, State
from tests.formats.account import balanced
from tests.formats.material import documents, read, the_reason, written


def table(tmp_path: Path, text: str, name: str = "f.csv") -> Path:
    """A file of ``text``."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def article() -> Document:
    """A document with something in every column."""
    spans = (
        Span(0, "PERSON", ((0, 6),), {"sure": True}, "ghi chú", "T1"),
        Span(1, "X", ((0, 2), (7, 9)), key="T2"),
    )
    links = (Relation(0, "AT", 0, 1, {"a": 1}, "n", "R1"),)
    layers = (Layer("an", spans, links, State.FINISHED), Layer("bình"))
    return Document("=bài", 'Lê Nam ở\r\n"Huế", nhé', {"url": "http://a"}, layers)


def test_a_spreadsheet_sees_a_row_each(tmp_path: Path) -> None:
    """Else people cannot sort, filter and count what they labelled."""
    assert written(tmp_path / "f.csv", "csv", [article()]) == []
    data = (tmp_path / "f.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdocument,kind,")
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, strict=True))
    assert tuple(rows[0]) == HEADER
    assert [row[1] for row in rows[1:]] == [
        "document", "layer", "span", "span", "relation", "layer",
    ]  # fmt: skip
    assert rows[1][0] == "'=bài"
    assert rows[3][3:10] == ["PERSON", "Lê Nam", "0", "6", "", "T1", ""]
    assert rows[4][4:8] == ["Lê ở\r", "0", "9", "0..2; 7..9"]
    assert rows[5][8:12] == ["R1", "T1", "T2", '{"a": 1}']


def test_everything_comes_back(tmp_path: Path) -> None:
    """Else a spreadsheet is a way out and no way back."""
    back, said = balanced(tmp_path / "f.csv", "csv", [article(), article()])
    assert said == []
    assert len(back) == 2


@settings(max_examples=100)
@given(
    st.lists(documents(), min_size=1, max_size=3),
    st.sampled_from(["auto", "comma", "semicolon", "tab"]),
    st.booleans(),
    st.booleans(),
)
def test_the_books_balance_with_any_options(
    tmp_path_factory: pytest.TempPathFactory,
    found: list[Document],
    delimiter: str,
    disarm: bool,
    bom: bool,
) -> None:
    """Else a quotation mark or a sign of a formula changes what people labelled."""
    path = tmp_path_factory.mktemp("csv") / "f.csv"
    options = {"delimiter": delimiter, "disarm": disarm, "bom": bom}
    _, said = balanced(path, "csv", found, options, {"disarm": disarm})
    assert said == []


@given(st.text(st.sampled_from("'=+-@\t\r\nab"), max_size=6))
def test_disarming_is_reversible_and_leaves_no_formula(cell: str) -> None:
    """Else a label runs a command on the machine of whoever opens the file."""
    safe = disarmed(cell)
    assert safe[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
    assert armed(safe) == cell


def test_rows_may_be_sorted_within_a_document(tmp_path: Path) -> None:
    """Else a click on a column's head makes the file worthless."""
    written(tmp_path / "f.csv", "csv", [article()], {"bom": False})
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as stream:
        head, *rows = list(csv.reader(stream))
    with (tmp_path / "f.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([head[::-1], *[r[::-1] for r in rows[::-1]]])
    (again,), said = read(tmp_path / "f.csv", "csv")
    assert said == []
    assert {layer.annotator: len(layer.spans) for layer in again.layers} == {"an": 2, "bình": 0}
    assert again.text == article().text


@pytest.mark.parametrize(
    ("row", "what", "reason"),
    [
        ("d,span,an,L,Lê,0,2,T9,,", "span", ""),
        ("d,span,an,L,Nam,0,2,T9,,", "span", "the file says 'Nam'"),
        ("d,span,an,L,,0,99,T9,,", "span", "lies outside the text"),
        ("d,span,an,L,,x,2,T9,,", "span", "is not a whole number"),
        ("d,span,an,,,0,2,T9,,", "span", "its label is empty"),
        ('d,span,an,L,,0,2,T9,,"{""a"":NaN}"', "span", "NaN is no JSON number"),
        ("d,span,an,L,,0,2,T9,,[]", "span", "no JSON object"),
        ("d,relation,an,R,,,,R1,T9|T8,", "relation", "its head names no span"),
        ("d,thing,an,R,,,,,,", "line", "its kind 'thing' is none of"),
        ('d,span,an,"L,,0,2,T9,,', "line", "never closed"),
        ('d,span,an,"L"x,,0,2,T9,,', "line", "is no row of cells"),
        ("e,span,an,L,,0,2,T9,,", "document", "it has no text"),
    ],
)
def test_a_bad_row_costs_that_row(tmp_path: Path, row: str, what: str, reason: str) -> None:
    """Else one slip in a spreadsheet costs an article, or gets into the project."""
    head = "document,kind,annotator,label,text,start,stop,id,ends,attributes\n"
    first = "d,document,,,Lê Nam,,,,,\nd,span,an,OK,Lê,0,2,T1,,\n"
    last = "d,span,an,OK,Nam,3,6,T2,,\n" if what != "document" else ""
    path = table(tmp_path, head + first + row + "\n" + last)
    found, said = read(path, "csv")
    if not reason:
        assert said == []
    else:
        assert reason in the_reason(said)
        assert (said[0].what, said[0].line) == (what, 4)
    labels = [span.label for span in found[0].layers[0].spans if span.label == "OK"]
    assert len(labels) == (1 if what == "document" else 2)


def test_an_unclosed_quotation_mark_costs_one_line(tmp_path: Path) -> None:
    """Else a thousand rows vanish into one cell without a word."""
    rows = [f'{number},"text {number}, ""so"""' for number in range(2000)]
    rows[5] = '5,"text 5'
    rows[900] = '900,a 5" pipe'
    found, said = read(table(tmp_path, "id,text\n" + "\n".join(rows) + "\n"), "csv")
    assert len(found) == 1999
    assert [(item.what, item.line) for item in said] == [("line", 7)]
    assert [document.text for document in found if document.name == "900"] == ['a 5" pipe']
    found, said = read(table(tmp_path, 'id,text\n1,"a\n2,b\n3,c'), "csv")
    assert [document.text for document in found] == ["b", "c"]
    assert "never closed" in the_reason(said)


def test_texts_in_a_column_become_documents(tmp_path: Path) -> None:
    """Else the files in which people keep their texts need a script first."""
    path = table(
        tmp_path, 'sep=;\nid;Nội dung;nhãn\na;"Dòng 1\r\nDòng ""2""";x\na;\'=1;\n', "f.tsv"
    )
    found, said = read(path, "csv")
    assert said == []
    assert [(d.name, d.text, dict(d.meta)) for d in found] == [
        ("a", 'Dòng 1\r\nDòng "2"', {"id": "a", "nhãn": "x"}), ("f-2", "=1", {"id": "a"}),
    ]  # fmt: skip
    assert recognise(path).description.name == "csv"
    path = table(tmp_path, "a\tb\nx\ty\n", "f.tsv")
    with pytest.raises(FormatError, match="no column text; say text=NAME with one of a, b"):
        read(path, "csv")
    assert [document.text for document in read(path, "csv", {"text": "B"})[0]] == ["y"]
    assert [document.text for document in read(table(tmp_path, "a\nx\n"), "csv")[0]] == ["x"]
    found, said = read(table(tmp_path, "id,text\n1\n2,b\n"), "csv")
    assert "should be in column 2" in the_reason(said)


def test_long_cells_are_read(tmp_path: Path) -> None:
    """Else an article of more than 131,072 characters cannot come back."""
    text = "Huế " * 100_000
    (again,), said = read(table(tmp_path, f'text\n"{text}"\n'), "csv")
    assert said == []
    assert again.text == text


@given(st.lists(st.text("ab,;\r'=\"\0 \u2028", max_size=8), max_size=4), st.sampled_from(",;"))
def test_lines_without_marks_are_cut_as_the_csv_module_cuts_them(
    lines: list[str], delimiter: str
) -> None:
    """Else the short way for usual lines gives other cells than the long one."""
    for line in lines:
        with mock.patch.object(cells, "_RARE", re.compile("")):
            slow = list(records(of_lines([line]), "", delimiter))
        assert list(records(of_lines([line]), "", delimiter)) == slow


def of_lines(lines: list[str]) -> Source:
    """A source that has these lines."""
    source = Source(Path("a.csv"))
    source.batches = lambda *_args, **_names: iter([(1, lines)])  # type: ignore[method-assign]
    return source
