"""CoNLL columns with tags."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import format_named, recognise
from annotator.formats.base import Changed, Rejected
from annotator.formats.conll.layout import DOCUMENT_START
from annotator.formats.conll.write import _SIGNS, _UNFIT
from annotator.formats.recut import recut
from annotator.formats.tokens import TokenText, tokens_of
from annotator.model.annotation import Document, Kept, Layer, Relation, Span
from annotator.model.segments import syllables
from tests.formats.account import balanced
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


def nameless(said: list[Rejected | Changed]) -> list[Rejected | Changed]:
    """What is said but that a file of another name gives its documents another name."""
    return [item for item in said if item.loss != "document names"]


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
        "Nhé\tT\tO\r\n\n-DOCSTART-\tO\n\n-DOCSTART- O\nA\tN\tB-a b\n",
    )
    found, said = read(path, "conll")
    assert [document.name for document in found] == ["f-1", "f-2", "f-3"]
    assert [document.text for document in found] == ["Bà Lan ở Huế Hà\nNhé", "", "A"]
    assert words(found[0]) == [("PER", "Bà Lan"), ("LOC", "Huế"), ("LOC", "Hà")]
    assert words(found[2]) == [("a b", "A")]
    assert said == []


def test_chosen_columns(tmp_path: Path) -> None:
    """Else the nested column of VLSP or GermEval files is out of reach, or cannot be left out."""
    path = conll(tmp_path, "Hà B-ORG B-LOC\nNội I-ORG I-LOC\nFC I-ORG O\n")
    both = [("ORG", "Hà Nội FC"), ("LOC", "Hà Nội")]
    assert words(read(path, "conll")[0][0]) == both
    assert words(read(path, "conll", {"columns": "3, 2"})[0][0]) == both
    assert words(read(path, "conll", {"columns": "3"})[0][0]) == both[1:]
    (document,), said = read(path, "conll", {"columns": "2"})
    assert words(document) == both[:1]
    assert "not read as spans: 3" in the_reason(said)
    for columns, reason in (("4", "no column 4; there are 3"), ("1", "holds the tokens"),
                            ("2,x", "no column x")):  # fmt: skip
        with pytest.raises(FormatError, match=reason):
            read(path, "conll", {"columns": columns})


def test_stray_tags_are_repaired_and_said(tmp_path: Path) -> None:
    """Else spans are merged, lost, or changed in silence."""
    path = conll(tmp_path, "a I-X\nb I-Y\nc B-Y\nd O\ne I-Y\n\nf I-Y\ng I-Y\n")
    (document,), said = read(path, "conll", {"scheme": "iob2"})
    assert words(document) == [("X", "a"), ("Y", "b"), ("Y", "c"), ("Y", "e"), ("Y", "f g")]
    assert [item.line for item in said] == [1, 2, 5, 7]
    assert {type(item) for item in said} == {Changed}
    assert {item.document for item in said} == {"f"}
    assert read(path, "conll")[1] == []  # IOB1, as only B- behind its own label shows


@pytest.mark.parametrize("tag", ["PER", "S-PER", "B-", "I-", "b-PER", "B- "])
def test_unknown_tags_are_said(tmp_path: Path, tag: str) -> None:
    """Else other tagging schemes are read as no annotation at all."""
    path = conll(tmp_path, f"a\tB-X\nb\t{tag}\nc\tI-X\n")
    (document,), said = read(path, "conll", {"scheme": "iob2"})
    assert repr(tag.strip()) in the_reason(said[:1])
    assert (said[0].what, said[0].line) == ("span", 2)
    assert words(document) == [("X", "a"), ("X", "c")]
    written(tmp_path / "again.conll", "conll", [document])
    assert (tmp_path / "again.conll").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("line", "reason", "text"),
    [
        ("word", "the line has one column,", "a word b"),
        ("\tO", "no token", "a b"),
        ("a\0\tO", "NUL", "a b"),
    ],
)
def test_a_bad_line_costs_that_line(tmp_path: Path, line: str, reason: str, text: str) -> None:
    """Else one bad line of a corpus costs a document, or a word of it is lost in silence."""
    path = conll(tmp_path, f"-DOCSTART- O\na B-X\n{line}\nb B-X\n-DOCSTART- O\nc O\n")
    found, said = read(path, "conll")
    assert [document.text for document in found] == [text, "c"]
    assert reason in the_reason(said)
    assert (said[0].what, said[0].line, said[0].document) == ("line", 3, "f-1")
    assert words(found[0]) == [("X", "a"), ("X", "b")]


def test_line_numbers_hold_behind_a_line_that_is_no_utf8(tmp_path: Path) -> None:
    """Else people mend the wrong line."""
    path = tmp_path / "f.conll"
    path.write_bytes(b"a\tB-X\nb\xff\tO\nc\tO\nd\tI-X\n")
    (document,), said = read(path, "conll")
    assert document.text == "a c d"
    assert [(item.what, item.line) for item in said] == [("span", 4)]


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
    assert tokens_of(document).words(document.text) == ["Trả lời", "anh ấy"]


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


VLSP = (
    "Đội\tN\tB-NP\tO\tO\nFC_Hà_Nội\tNp\tI-NP\tB-ORG\tO\nđá\tV\tB-VP\tI-PER\tO\n\n"
    "Sở\tN\tB-NP\tB-ORG\tO\nHuế\tNp\tI-NP\tI-ORG\tB-LOC\n\n"
)
CONLL_2003 = (
    "-DOCSTART- -X- -X- O\n\nEU NNP I-NP I-ORG\nBonn NNP I-NP I-LOC\nRome NNP I-NP B-LOC\n"
    "said VBD I-VP O\n\n-DOCSTART- -X- -X- O\n\nPeter NNP I-NP I-PER\n\n"
)
GERMEVAL = (
    "#\thttp://example.org/a [2009-10-17]\n1\tDie\tO\tO\n2\tUni\tB-ORG\tO\n3\tUlm\tI-ORG\tB-LOC\n"
    "\n#\thttp://example.org/b [2010-01-01]\n1\t#\tO\tO\n2\tRom\tB-LOCderiv\tO\n\n"
)
HIPE = (
    "TOKEN\tNE-COARSE-LIT\tNE-FINE-LIT\tNE-NESTED\tMISC\n# language = fr\n# document_id = A-1\n"
    "l'\tO\tO\tO\tNoSpaceAfter\nEurope\tB-loc\tB-loc.adm\tO\tEndOfLine\n"
    "# segment = x\n#\tO\tO\tO\t_\n# document_id = A-2\nNice\tI-loc\tB-loc\tO\t_\n"
)


@pytest.mark.parametrize(
    ("text", "texts", "spans"),
    [
        (VLSP, ["Đội FC_Hà_Nội đá\nSở Huế"],
         [("ORG", "FC_Hà_Nội"), ("PER", "đá"), ("ORG", "Sở Huế"), ("LOC", "Huế")]),
        (CONLL_2003, ["EU Bonn Rome said", "Peter"],
         [("ORG", "EU"), ("LOC", "Bonn"), ("LOC", "Rome"), ("PER", "Peter")]),
        (GERMEVAL, ["Die Uni Ulm\n# Rom"],
         [("ORG", "Uni Ulm"), ("LOC", "Ulm"), ("LOCderiv", "Rom")]),
        (HIPE, ["l'Europe\n#", "Nice"], [("loc", "Europe"), ("loc", "Nice")]),
        ("a S-X\nb B-Y\nc I-Y\nd E-Y\ne S-Y\n", ["a b c d e"],
         [("X", "a"), ("Y", "b c d"), ("Y", "e")]),
        ("a\tU-X\r\nb\tB-Y\r\nc\tL-Y\r\n", ["a b c"], [("X", "a"), ("Y", "b c")]),
        ("# id 7 domain=vi\nHà _ _ B-X\nNội _ _ I-X\n\n\n \n# end", ["Hà Nội"],
         [("X", "Hà Nội")]),
        ("a   O\n\nb  B-X\n c I-X\nd\te", ["a\nb c d"], [("X", "b c")]),
    ],
)  # fmt: skip
def test_real_shapes_come_back_byte_for_byte(
    tmp_path: Path, text: str, texts: list[str], spans: list[tuple[str, str]]
) -> None:
    """Else a corpus that passes through the program loses columns, comments, or its separators."""
    found, _ = read(conll(tmp_path, text), "conll")
    assert [document.text for document in found] == texts
    assert [span for document in found for span in words(document)] == spans
    assert recognise(tmp_path / "f.conll").description.name == "conll"
    said = written(tmp_path / "g.conll", "conll", found)
    assert nameless(said) == []
    assert (tmp_path / "g.conll").read_bytes() == text.encode()


def test_a_vlsp_file_reports_its_broken_tags_and_its_chunks(tmp_path: Path) -> None:
    """Else the two broken tags of VLSP 2016 are spans that nobody looks at."""
    _, said = read(conll(tmp_path, VLSP), "conll")
    assert [(item.what, item.line) for item in said] == [("document", 1), ("span", 3)]
    assert "not read as spans: 3;" in str(said[0].reason)


def test_a_document_is_called_by_the_id_in_its_comments(tmp_path: Path) -> None:
    """Else the articles of CLEF-HIPE cannot be told apart."""
    found, _ = read(conll(tmp_path, HIPE), "conll")
    assert [document.name for document in found] == ["A-1", "A-2"]
    said = written(tmp_path / "g.conll", "conll", found[1:])
    assert said == []
    assert (tmp_path / "g.conll").read_text(encoding="utf-8") == (
        HIPE[: HIPE.index("\n") + 1] + HIPE[HIPE.index("# document_id = A-2") :]
    )


def test_changed_spans_change_the_tags_of_their_sentences_only(tmp_path: Path) -> None:
    """Else correcting one name rewrites a corpus, stray tags, comments and all."""
    (document,), _ = read(conll(tmp_path, VLSP), "conll")
    spans = [span for span in document.layers[0].spans if span.label != "LOC"]
    layer = Layer("", (*spans, Span(9, "LOC", ((17, 19),))))  # "Sở" instead of "Huế"
    said = written(tmp_path / "g.conll", "conll", [replace(document, layers=(layer,))])
    assert nameless(said) == []
    assert (tmp_path / "g.conll").read_text(encoding="utf-8") == VLSP.replace(
        "Sở\tN\tB-NP\tB-ORG\tO", "Sở\tN\tB-NP\tB-ORG\tB-LOC"
    ).replace("I-ORG\tB-LOC", "I-ORG\tO")


def test_a_new_span_over_two_sentences_joins_their_lines(tmp_path: Path) -> None:
    """Else it comes back as two spans."""
    (document,), _ = read(conll(tmp_path, "a  N   O\nb  N   O\n\n# c\nc  N   B-X\n"), "conll")
    layer = Layer("", (Span(0, "L", ((2, 5),)),))
    written(tmp_path / "g.conll", "conll", [replace(document, layers=(layer,))])
    again = "a  N   O\nb  N   B-L\n# c\nc  N   I-L\n"
    assert (tmp_path / "g.conll").read_text(encoding="utf-8") == again


@pytest.mark.parametrize(
    ("scheme", "tags"),
    [
        ("iob1", "I-X B-X I-X I-Y O"),
        ("iob2", "B-X B-X I-X B-Y O"),
        ("iobes", "S-X B-X E-X S-Y O"),
        ("bilou", "U-X B-X L-X U-Y O"),
    ],
)
def test_each_scheme_is_written_and_told(tmp_path: Path, scheme: str, tags: str) -> None:
    """Else a tagger reads one name as two, or two as one."""
    spans = [(0, 1, "X"), (2, 5, "X"), (6, 7, "Y")]
    layer = Layer("", tuple(Span(n, label, ((a, b),)) for n, (a, b, label) in enumerate(spans)))
    path = tmp_path / "f.conll"
    written(path, "conll", [Document("f", "a b c d e", {}, (layer,))], {"scheme": scheme})
    lines = path.read_text(encoding="utf-8").split("\n")[2:7]
    assert [line.split("\t")[1] for line in lines] == tags.split(" ")
    (again,), said = read(path, "conll")
    assert said == []
    assert words(again) == [("X", "a"), ("X", "b c"), ("Y", "d")]
    iobes = written(tmp_path / "g.conll", "conll", [again], {"scheme": "iobes"})
    assert nameless(iobes) == []
    assert "a\tS-X\nb\tB-X\nc\tE-X" in (tmp_path / "g.conll").read_text(encoding="utf-8")


def test_the_schemes_agree_with_iobes(tmp_path: Path) -> None:
    """Else our tags are a dialect of our own."""
    iobes = pytest.importorskip("iobes", reason="the third-party oracle is not installed")
    rows = [("a", "X"), ("b c", "X"), ("d", ""), ("e", "Y"), ("f g h", "X")]
    text, spans, at = " ".join(word for word, _ in rows), [], 0
    for word, label in rows:
        if label:
            spans.append(Span(len(spans), label, ((at, at + len(word)),)))
        at += len(word) + 1
    document = Document("f", text, {}, (Layer("", tuple(spans)),))
    kinds = {"iob1": "IOB", "iob2": "BIO", "iobes": "IOBES", "bilou": "BILOU"}
    for scheme, kind in kinds.items():
        written(tmp_path / "f.conll", "conll", [document], {"scheme": scheme})
        lines = (tmp_path / "f.conll").read_text(encoding="utf-8").split("\n")[2:-2]
        tags = [line.split("\t")[1] for line in lines]
        found = iobes.parse_spans(tags, iobes.SpanEncoding[kind])
        assert [(one.type, one.start, one.end) for one in found] == [
            ("X", 0, 1), ("X", 1, 3), ("Y", 4, 5), ("X", 5, 8),
        ]  # fmt: skip


def test_nested_spans_in_columns(tmp_path: Path) -> None:
    """Else nested entities, half of Vietnamese news, cannot be trained on."""
    layer = Layer("", spans_of((0, 9), (0, 3), (2, 5), (4, 5)))
    document = Document("f", "a b c d e", {}, (layer,))
    options = {"nested": "columns", "levels": 2}
    said = written(tmp_path / "f.conll", "conll", [document], options)
    assert {item.id: item.loss for item in said} == {"2-5": "crossing spans"}
    (again,), _ = read(tmp_path / "f.conll", "conll")
    assert [text for _, text in words(again)] == ["a b c d e", "a b", "c"]
    said = written(tmp_path / "g.conll", "conll", [document], {**options, "levels": 3})
    assert nameless(said) == []
    assert len(words(read(tmp_path / "g.conll", "conll")[0][0])) == 4


def test_joined_syllables_are_spaces_and_come_back(tmp_path: Path) -> None:
    """Else nobody finds "Hà Nội" in a segmented corpus, or its segmentation is lost."""
    text = "Hà_Nội\tB-LOC\nở\tO\nan_b@vtv.vn\tB-X\n_\tO\n\n"
    (document,), _ = read(conll(tmp_path, text), "conll", {"joined": True})
    assert document.text == "Hà Nội ở an_b@vtv.vn _"
    assert words(document) == [("LOC", "Hà Nội"), ("X", "an_b@vtv.vn")]
    assert nameless(written(tmp_path / "g.conll", "conll", [document])) == []
    assert (tmp_path / "g.conll").read_text(encoding="utf-8") == text
    kept = tuple(kept for kept in document.kept if kept.format == "tokens")
    fresh = replace(document, name="h", kept=kept)
    assert written(tmp_path / "h.conll", "conll", [fresh], {"joined": True}) == []
    assert text in (tmp_path / "h.conll").read_text(encoding="utf-8")
    (again,), _ = read(tmp_path / "h.conll", "conll", {"joined": True})
    assert again.text == document.text


def test_all_documents_have_the_columns_of_the_first(tmp_path: Path) -> None:
    """Else half of a file has other columns than its reader was told."""
    (one,), _ = read(conll(tmp_path, CONLL_2003[: CONLL_2003.rindex("-DOCSTART-")]), "conll")
    (two,), _ = read(conll(tmp_path, VLSP), "conll")
    plain = Document("g-2", "Ở Huế", {}, (Layer("", (Span(0, "L", ((2, 5),)),)),))
    said = written(tmp_path / "g.conll", "conll", [one, plain, replace(two, name="g-3")])
    assert [item.loss for item in said if item.document == "g-3"] == [
        "nested spans", "document metadata",
    ]  # fmt: skip
    lines = (tmp_path / "g.conll").read_text(encoding="utf-8").split("\n")
    assert {len(line.split(" ")) for line in lines if line} == {4}
    assert "Huế _ _ I-L" in lines
    assert "FC_Hà_Nội _ _ I-ORG" in lines


def test_a_file_without_a_line_end_is_followed_by_another(tmp_path: Path) -> None:
    """Else the last token of one document and the first of the next are one line."""
    (one,), _ = read(conll(tmp_path, "a\tO\nb\tB-X"), "conll")
    written(tmp_path / "g.conll", "conll", [one, one])
    text = (tmp_path / "g.conll").read_text(encoding="utf-8")
    assert text == "a\tO\nb\tB-X\n-DOCSTART-\tO\n\na\tO\nb\tB-X"
    assert [document.text for document in read(tmp_path / "g.conll", "conll")[0]] == ["a b"] * 2


def test_tokens_that_would_break_a_line_are_cut(tmp_path: Path) -> None:
    """Else a line end inside another format's token makes two lines of one."""
    text = "a\nb\tc -DOCSTART- d"
    cut = Kept("tokens", "", '{"cut":[0,5,1,10,1,1],"sentences":[0]}')
    document = Document("f", text, {}, (Layer("", (Span(0, "L", ((0, 5),)),)),), (cut,))
    (again,), _ = balanced(tmp_path / "f.conll", "conll", [document])[0], None
    assert tokens_of(again).words(again.text) == ["a", "b", "c", "-", "DOCSTART", "-", "d"]


def test_a_record_that_does_not_fit_is_passed_over(tmp_path: Path) -> None:
    """Else a project that somebody mended by hand exports another document's lines."""
    (document,), _ = read(conll(tmp_path, VLSP), "conll")
    kept = {item.place: item.data for item in document.kept if item.format == "conll"}
    for place, data in (("layout", "{}"), ("layout", "x"), ("lines", "a\tO"),
                        ("layout", kept["layout"].replace("[3,4]", "[9]"))):  # fmt: skip
        odd = tuple(Kept("conll", where, data if where == place else kept[where]) for where in kept)
        written(tmp_path / "g.conll", "conll", [replace(document, kept=odd)])
        assert (tmp_path / "g.conll").read_text(encoding="utf-8").startswith("-DOCSTART-\tO\n")


@settings(max_examples=60)
@given(
    st.lists(documents(), min_size=1, max_size=3, unique_by=lambda one: one.name),
    st.fixed_dictionaries({
        "scheme": st.sampled_from(["auto", "iob1", "iob2", "iobes", "bilou"]),
        "nested": st.sampled_from(["outermost", "innermost", "columns"]),
        "levels": st.integers(0, 4),
        "cut": st.sampled_from(["expand", "shrink", "drop"]),
        "tokens": st.sampled_from(["own", "syllables"]),
        "joined": st.booleans(),
    }),
)  # fmt: skip
def test_the_books_balance_with_any_options(
    tmp_path_factory: pytest.TempPathFactory, found: list[Document], options: dict[str, object]
) -> None:
    """Else an option loses annotations in silence."""
    path = tmp_path_factory.mktemp("conll") / "out.conll"
    joined = {"joined": options["joined"]}
    back, _ = balanced(path, "conll", found, options, joined)
    again = path.with_name("again.conll")
    written(again, "conll", back)
    assert again.read_bytes() == path.read_bytes()


def test_one_broken_line_does_not_hide_what_a_file_is() -> None:
    """Else one line costs the whole file, passed over in its folder as of no known format."""
    head = b"An\tB-PER\nBinh\tI-PER\nbroken\nCo\tO\nDi\tO\n"
    assert format_named("conll").recognises(Path("a.txt"), head) >= 80


@given(st.lists(st.sampled_from(["a", "b c", " ", "-DOCSTART-", "x\ty", "-", "é\n"])), st.data())
def test_one_search_clears_the_same_texts_as_a_look_at_each_token(
    parts: list[str], data: st.DataObject
) -> None:
    """Else a token that no line can hold is written, and the file cannot be read again."""
    built = TokenText()
    for part in parts:
        built.add(part, data.draw(st.sampled_from([None, "", " "])))
    text, tokens = built.text, built.tokens
    for separator, unfit in _UNFIT.items():

        def odd(word: str, unfit: re.Pattern[str] = unfit) -> bool:
            return bool(unfit.search(word)) or word.startswith(DOCUMENT_START)

        slow = recut(tokens, text, odd, re.compile(""))
        assert recut(tokens, text, odd, _SIGNS[separator]) == slow
        assert not any(map(odd, slow.words(text)))
