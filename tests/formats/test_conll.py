"""CoNLL columns with IOB2 tags."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.base import Changed, Rejected
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.segments import syllables
from tests.formats.material import count, documents, read, the_reason, written


def conll(tmp_path: Path, text: str) -> Path:
    """A file of ``text``."""
    path = tmp_path / "f.conll"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def words(document: Document) -> list[tuple[str, str]]:
    """Label and words of each span."""
    return [
        (span.label, document.text[span.start : span.stop]) for span in document.layers[0].spans
    ]


def tokens(document: Document, span: Span) -> list[str]:
    """The tokens of a span."""
    return [
        document.text[start:stop] for start, stop in syllables(document.text, span.start, span.stop)
    ]


def test_columns_become_a_text(tmp_path: Path) -> None:
    """Else the most common training files cannot be looked at."""
    path = conll(
        tmp_path,
        "-DOCSTART- -X- O\n\nBà N B-PER\nLan N I-PER\nở E O\nHuế N B-LOC\nHà N B-LOC\n\n\n"
        "Nhé\tT\tO\r\n\n-DOCSTART-\tO\n\n-DOCSTART- O\nA\tB-a b\n",
    )
    found, said = read(path, "conll")
    assert [document.name for document in found] == ["f-1", "f-2", "f-3"]
    assert [document.text for document in found] == ["Bà Lan ở Huế Hà\nNhé", "", "A"]
    assert words(found[0]) == [("PER", "Bà Lan"), ("LOC", "Huế"), ("LOC", "Hà")]
    assert words(found[2]) == [("a b", "A")]
    assert "are left out (1)" in the_reason(said)


def test_another_column(tmp_path: Path) -> None:
    """Else the nested column of VLSP or GermEval files is out of reach."""
    path = conll(tmp_path, "Hà B-ORG B-LOC\nNội I-ORG I-LOC\nFC I-ORG O\n")
    assert words(read(path, "conll")[0][0]) == [("LOC", "Hà Nội")]
    assert words(read(path, "conll", {"column": 2})[0][0]) == [("ORG", "Hà Nội FC")]
    found, said = read(path, "conll", {"column": 4})
    assert found == []
    assert "the tag should be in column 4" in the_reason(said)


def test_stray_tags_are_repaired_and_said(tmp_path: Path) -> None:
    """Else spans are merged, lost, or changed in silence."""
    path = conll(tmp_path, "a I-X\nb I-Y\nc B-Y\nd O\ne I-Y\n\nf I-Y\ng I-Y\n")
    (document,), said = read(path, "conll")
    assert words(document) == [("X", "a"), ("Y", "b"), ("Y", "c"), ("Y", "e"), ("Y", "f g")]
    assert [item.line for item in said] == [1, 2, 5, 7]
    assert {type(item) for item in said} == {Changed}
    assert {item.document for item in said} == {"f"}


@pytest.mark.parametrize("tag", ["PER", "S-PER", "B-", "I-", "b-PER", "B- "])
def test_unknown_tags_are_said(tmp_path: Path, tag: str) -> None:
    """Else other tagging schemes are read as no annotation at all."""
    (document,), said = read(conll(tmp_path, f"a\tB-X\nb\t{tag}\nc\tI-X\n"), "conll")
    assert repr(tag.strip()) in the_reason(said[:1])
    assert (said[0].what, said[0].line) == ("span", 2)
    assert words(document) == [("X", "a"), ("X", "c")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [("word", "the line has one column,"), ("\tO", "no token"), ("a\0\tO", "NUL")],
)
def test_a_bad_line_costs_its_document(tmp_path: Path, line: str, reason: str) -> None:
    """Else the text loses a word, and nobody knows."""
    path = conll(tmp_path, f"-DOCSTART- O\na B-X\n{line}\nb B-X\n-DOCSTART- O\nc O\n")
    found, said = read(path, "conll")
    assert [document.text for document in found] == ["c"]
    assert reason in the_reason(said)
    assert (said[0].line, said[0].document, count(said, "span")) == (3, "f-1", 2)


def test_tokens_of_a_file_come_back(tmp_path: Path) -> None:
    """Else a corpus that goes through the program has other tokens, and figures differ."""
    text = "-DOCSTART-\tO\n\nnghiệp,\tO\nHà_Nội\tB-LOC\n\n(VOV)\tB-ORG\n2.000\tO\n\n"
    found, said = read(conll(tmp_path, text), "conll")
    out = tmp_path / "f.out" / "f.conll"
    out.parent.mkdir()
    assert said == written(out, "conll", found) == []
    assert out.read_text(encoding="utf-8") == text


def test_a_token_may_hold_a_space_beside_a_tab(tmp_path: Path) -> None:
    """Else "Trả lời" of a segmented corpus is two tokens, or a broken line."""
    (document,), said = read(conll(tmp_path, "Trả lời\tB-X\nanh ấy\tO\n"), "conll")
    assert said == []
    assert words(document) == [("X", "Trả lời")]
    assert document.kept == ()


@given(documents(), st.sampled_from(["outermost", "innermost"]))
def test_what_it_can_hold_comes_back_and_the_rest_is_said(
    tmp_path_factory: pytest.TempPathFactory, document: Document, nested: str
) -> None:
    """Else a tagger is trained on fewer or other spans than people made, and nobody knows."""
    path = tmp_path_factory.mktemp("conll") / "out.conll"
    said = written(path, "conll", [document], {"nested": nested})
    (again,), rest = read(path, "conll")
    assert rest == []
    layer = document.layers[0] if document.layers else Layer("")
    alone = [item for item in said if item.what != "layer"]
    assert len(again.layers[0].spans) + count(alone, "span") == len(layer.spans)
    assert count(alone, "relation") == len(layer.relations)
    gone = {item.id for item in said if isinstance(item, Rejected) and item.what == "span"}
    grown = {item.id for item in said if item.loss == "spans that cut a token"}
    expected = sorted(
        (span.start, span.label.replace(" ", "_"), tokens(document, span)) for span in layer.spans
        if span.key not in gone | grown
    )  # fmt: skip
    found = [
        (span.label, again.text[span.start : span.stop].split()) for span in again.layers[0].spans
    ]
    for _, label, parts in expected:
        assert (label, "".join(parts)) in [(label, "".join(part)) for label, part in found]
    spaced = any(item.loss == "original spacing" and item.what == "document" for item in said)
    assert (again.text == document.text) is not spaced


def spans_of(*places: tuple[int, int]) -> tuple[Span, ...]:
    """Spans called after their places."""
    return tuple(
        Span(n, "L", (place,), key=f"{place[0]}-{place[1]}") for n, place in enumerate(places)
    )


@pytest.mark.parametrize(
    ("nested", "kept", "gone"),
    [
        ("outermost", ["a b c", "d e"], {"2-3": "lies inside 'a b c'", "4-7": "crosses 'a b c'"}),
        ("innermost", ["b", "c d"], {"0-5": "lies around 'b'", "6-9": "crosses 'c d'"}),
    ],
)
def test_nested_and_crossing_spans_by_choice(
    tmp_path: Path, nested: str, kept: list[str], gone: dict[str, str]
) -> None:
    """Else what is in the export depends on chance, and the loss has no reason."""
    document = Document(
        "f", "a b c d e", {}, (Layer("", spans_of((0, 5), (2, 3), (4, 7), (6, 9))),)
    )
    said = written(tmp_path / "f.conll", "conll", [document], {"nested": nested})
    assert {item.id for item in said} == set(gone)
    for item in said:
        assert gone[item.id] in str(item.reason)
    (again,), _ = read(tmp_path / "f.conll", "conll")
    assert [text for _, text in words(again)] == kept


def test_equal_and_discontinuous_spans_and_relations_are_said(tmp_path: Path) -> None:
    """Else they are lost in silence."""
    spans = (*spans_of((0, 1), (0, 1)), Span(2, "L", ((0, 1), (4, 5)), key="gap"))
    layer = Layer("", spans, (Relation(0, "R", 0, 1, key="R1"),))
    said = written(tmp_path / "f.conll", "conll", [Document("f", "a b c", {}, (layer,))])
    assert [(item.what, item.id, item.loss) for item in said] == [
        ("span", "gap", "discontinuous spans"),
        ("span", "0-1", "nested spans"),
        ("relation", "R1", "relations"),
    ]
    assert "on the same tokens" in str(said[1].reason)


def test_a_span_that_cuts_a_token_grows(tmp_path: Path) -> None:
    """Else the tag stands for other words than people marked, and nobody knows."""
    document = Document("f", "Covid ở Huế", {}, (Layer("", spans_of((2, 5), (8, 11))),))
    said = written(tmp_path / "f.conll", "conll", [document])
    assert "'Covid'" in the_reason(said)
    assert (said[0].id, said[0].loss) == ("2-5", "spans that cut a token")
    (again,), _ = read(tmp_path / "f.conll", "conll")
    assert words(again) == [("L", "Covid"), ("L", "Huế")]


def test_a_span_over_the_end_of_a_sentence_stays_one(tmp_path: Path) -> None:
    """Else "TP. Hồ Chí Minh" comes back as two spans."""
    document = Document("f", "Ở TP. Hồ Chí Minh. Xong", {}, (Layer("", spans_of((2, 17))),))
    written(tmp_path / "f.conll", "conll", [document])
    (again,), _ = read(tmp_path / "f.conll", "conll")
    assert words(again) == [("L", "TP . Hồ Chí Minh")]
    assert again.text == "Ở TP . Hồ Chí Minh .\nXong"


def test_a_label_with_a_space_is_one_column(tmp_path: Path) -> None:
    """Else readers that part columns at spaces take the label's last word for the tag."""
    spans = (Span(0, "PART –\xa0 WHOLE", ((0, 3),), key="A"),)
    said = written(tmp_path / "f.conll", "conll", [Document("f", "x y", {}, (Layer("", spans),))])
    assert "written as PART_–_WHOLE" in the_reason(said)
    assert type(said[0]) is Changed
    lines = (tmp_path / "f.conll").read_text(encoding="utf-8").split("\n")
    assert all(len(line.split()) in (0, 2) for line in lines)


def test_white_space_in_labels_and_lone_white_space(tmp_path: Path) -> None:
    """Else a label breaks the columns, or an empty span shifts all that follow."""
    spans = (Span(0, "a\tb", ((0, 1),), key="A"), Span(1, "L", ((1, 2),), key="B"))
    said = written(tmp_path / "f.conll", "conll", [Document("f", "x y", {}, (Layer("", spans),))])
    assert [(item.id, type(item)) for item in said] == [("B", Rejected), ("A", Changed)]
    assert words(read(tmp_path / "f.conll", "conll")[0][0]) == [("a_b", "x")]
