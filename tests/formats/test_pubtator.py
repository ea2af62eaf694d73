"""PubTator: titles and abstracts with concepts."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.account import balanced
from tests.formats.material import read, the_reason, written

FILE = """\
1|t|Thuốc A chữa bệnh B.
1|a|Thuốc A và C gây bệnh B.
1\t0\t7\tThuốc A\tChemical\tD1
1\t13\t19\tbệnh B\tDisease\tD2|D3\tbệnh|B
1\t21\t28\tThuốc A\tChemical\tD1
1\t32\t33\tC\tChemical
1\tCID\tD1\tD3
1\tCID\tD1\tD2|D3\tNovel
1\tCID\tD9\tD3

2|t|Không có gì.

"""


def put(folder: Path, content: str = FILE) -> Path:
    path = folder / "a.pubtator"
    path.write_text(content, encoding="utf-8", newline="")
    return path


def test_mentions_and_concepts(tmp_path: Path) -> None:
    """Else relations between concepts have nothing to hang on, and identifiers are gone."""
    (first, second), items = read(put(tmp_path), "pubtator")
    assert "no mention has the identifier 'D9'" in the_reason(items)
    assert first.text == "Thuốc A chữa bệnh B.\nThuốc A và C gây bệnh B."
    (layer,) = first.layers
    assert [first.text[span.start : span.stop] for span in layer.spans] == [
        "Thuốc A", "bệnh B", "Thuốc A", "C",
    ]  # fmt: skip
    assert layer.spans[1].attributes == {"identifier": "D2|D3", "mentions": "bệnh|B"}
    assert [(link.head, link.tail) for link in layer.relations] == [(0, 1), (0, 1)]
    assert layer.relations[1].attributes == {"more": "Novel"}
    assert (second.name, second.text, second.layers) == ("2", "Không có gì.", ())


def test_it_comes_back_byte_for_byte(tmp_path: Path) -> None:
    """Else a corpus that only passed through has other concepts in its relations."""
    found, _ = read(put(tmp_path), "pubtator")
    assert not written(tmp_path / "out.pubtator", "pubtator", found)
    assert (tmp_path / "out.pubtator").read_text(encoding="utf-8") == FILE


@pytest.mark.parametrize(
    ("line", "what", "reason"),
    [
        ("1\t0\t6\tThuốc A\tChemical", "span", "but the text at [0, 6) is 'Thuốc '"),
        ("1\t0\t99\tThuốc A\tChemical", "span", "[0, 99) lies outside the text"),
        ("1\t0\t7\tThuốc A\t ", "span", "its label is empty"),
        ("1\tCID", "line", "neither a mention nor a relation"),
        ("1\tC\0\tD1\tD2", "line", "a NUL character"),
    ],
)
def test_a_broken_line_costs_that_line(tmp_path: Path, line: str, what: str, reason: str) -> None:
    """Else one slip costs the file, or goes by unseen."""
    lines = FILE.replace("1\tCID\tD9\tD3", line)
    found, items = read(put(tmp_path, lines), "pubtator")
    assert len(found) == 2
    assert reason in the_reason(items)
    assert (items[0].what, items[0].line) == (what, 9)


def test_lines_without_a_title_are_said(tmp_path: Path) -> None:
    """Else mentions without a text disappear without a word."""
    found, items = read(put(tmp_path, "1\t0\t1\tA\tX\n1\tCID\tD1\tD2\n\n2|t|x\n"), "pubtator")
    assert [document.name for document in found] == ["2"]
    assert "there is no title" in the_reason(items)
    assert (items[0].spans, items[0].relations) == (1, 1)


def test_it_is_known_by_its_title(tmp_path: Path) -> None:
    """Else people must name the format of each file."""
    path = tmp_path / "a.txt"
    path.write_text(FILE, encoding="utf-8")
    assert recognise(path).description.name == "pubtator"


IDS = st.sampled_from(["D1", "D2", "D1|D2", "-1", "", "a b"])


@settings(max_examples=80)
@given(st.lists(IDS, min_size=1, max_size=4), st.data())
def test_relations_of_concepts_balance(ids: list[str], data: st.DataObject) -> None:
    """Else relations are lost where mentions share a concept, and nothing is said."""
    spans = tuple(
        Span(n, "X", ((n, n + 1),), {"identifier": name} if name else {}, key=f"T{n}")
        for n, name in enumerate(ids)
    )
    ends = st.integers(0, len(spans) - 1)
    links = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    relations = tuple(Relation(n, "R", head, tail) for n, (head, tail) in enumerate(links))
    document = Document("1", "abcdef", layers=(Layer("", spans, relations),))
    with TemporaryDirectory() as folder:
        balanced(Path(folder, "a.pubtator"), "pubtator", [document])
