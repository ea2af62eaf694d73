"""CoNLL-U with entities in MISC or in a column."""

from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.formats.conllu.entities import coded, decoded
from annotator.formats.conllu.layout import COLUMNS, Layout
from annotator.formats.conllu.sheet import Sheet
from annotator.formats.tokens import tokens_of
from annotator.model.annotation import Document, Layer, Span, span_text
from tests.formats.account import balanced
from tests.formats.material import documents, read, written


def row(number: str, form: str, misc: str = "_") -> str:
    """A line with nothing but a word and MISC."""
    return "\t".join((number, form, "_", "X", "_", "_", "0", "root", "_", misc)) + "\n"


def conllu(tmp_path: Path, text: str) -> Path:
    """A file of ``text``."""
    path = tmp_path / "f.conllu"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def words(document: Document) -> list[tuple[str, str]]:
    """Label and words of each span."""
    return [
        (span.label, span_text(document.text, span.fragments)) for span in document.layers[0].spans
    ]


def nameless(said: list[Rejected | Changed]) -> list[Rejected | Changed]:
    """What is said but that a file of another name gives its documents another name."""
    return [item for item in said if item.loss != "document names"]


GUM = (
    "# newdoc id = one\n# global.Entity = GRP-etype-infstat-link\n# sent_id = 1\n"
    "# text = I'm in the old City-Hall.\n"
    + row("1-2", "I'm")
    + row("1", "I", "Entity=(1-person-new)")
    + row("2", "'m")
    + row("3", "in")
    + row("4", "the", "Entity=(2-place-new-City_Hall")
    + row("5", "old", "Entity=(3-time)|MSeg=old")
    + row("6", "City-Hall", "Entity=2)|SpaceAfter=No")
    + row("6.1", "was", "CopyOf=2|Entity=(9-event-acc)")
    + row("7", ".")
    + "\n# newpar\n# sent_id = 2\n# text = I see it\n"
    + row("1", "I", "Entity=(1-person-giv(4-x")
    + row("2", "see", "Entity=(5-y)4)")
    + row("3", "it", "Entity=1)(2-place-giv)")
    + "\n# newdoc id = two\n"
    + row("1", "Trả lời", "Entity=(e5[1/2]-deed")
    + row("2", "ngay", "Entity=e5[1/2])")
    + row("3", "cho")
    + row("4", "ai", "Entity=(e5[2/2])|SpacesAfter=\\s\\n")
    + "\n"
)


def test_brackets_are_entities(tmp_path: Path) -> None:
    """Else GUM and CorefUD are texts without annotations."""
    found, said = read(conllu(tmp_path, GUM), "conllu")
    assert [document.name for document in found] == ["one", "two"]
    assert [document.text for document in found] == [
        "I'm in the old City-Hall.\nI see it", "Trả lời ngay cho ai \n",
    ]  # fmt: skip
    assert words(found[0]) == [
        ("person", "I'm"), ("place", "the old City-Hall"), ("time", "old"),
        ("person", "I see it"), ("x", "I see"), ("y", "see"), ("place", "it"),
    ]  # fmt: skip
    assert [dict(span.attributes) for span in found[0].layers[0].spans][:2] == [
        {"infstat": "new", "GRP": "1"}, {"infstat": "new", "link": "City_Hall", "GRP": "2"},
    ]  # fmt: skip
    assert words(found[1]) == [("deed", "Trả lời ngay ai")]
    assert [(item.what, item.line, item.spans) for item in said] == [("span", 12, 1)]
    assert "empty nodes only" in str(said[0].reason)
    assert recognise(tmp_path / "f.conllu").description.name == "conllu"
    assert tokens_of(found[1]).words(found[1].text) == ["Trả lời", "ngay", "cho", "ai"]


def test_what_is_read_is_given_back_byte_for_byte(tmp_path: Path) -> None:
    """Else lemmas, trees, comments and empty nodes are gone after a visit."""
    found, _ = read(conllu(tmp_path, GUM), "conllu")
    assert written(tmp_path / "g.conllu", "conllu", found) == []
    assert (tmp_path / "g.conllu").read_text(encoding="utf-8") == GUM


def test_a_lone_document_names_its_fields(tmp_path: Path) -> None:
    """Else the second document of a file is exported with fields that nobody can name."""
    found, _ = read(conllu(tmp_path, GUM), "conllu")
    assert written(tmp_path / "g.conllu", "conllu", found[1:]) == []
    text = (tmp_path / "g.conllu").read_text(encoding="utf-8")
    assert text.startswith("# newdoc id = two\n# global.Entity = GRP-etype-infstat-link\n1\t")
    assert words(read(tmp_path / "g.conllu", "conllu")[0][0]) == words(found[1])


def test_a_change_touches_its_sentences_only(tmp_path: Path) -> None:
    """Else correcting one entity rewrites a treebank."""
    (one, two), _ = read(conllu(tmp_path, GUM), "conllu")
    spans = [span for span in one.layers[0].spans if span.label != "time"]
    added = Span(90, "hall", ((11, 14), (20, 24)), {"infstat": "a-b"}, key="n1")
    layer = Layer("", (*spans, added))
    said = written(tmp_path / "g.conllu", "conllu", [replace(one, layers=(layer,)), two])
    assert {item.loss for item in said} == {"spans that cut a token"}
    text = (tmp_path / "g.conllu").read_text(encoding="utf-8")
    expected = GUM.replace("Entity=(3-time)|MSeg=old", "Entity=(n1-hall-a%2Db|MSeg=old").replace(
        "Entity=2)|SpaceAfter=No", "Entity=n1)2)|SpaceAfter=No"
    )
    assert text == expected
    (again, _), _ = read(tmp_path / "g.conllu", "conllu")
    assert ("hall", "old City-Hall") in words(again)
    assert {"infstat": "a-b"} in [dict(span.attributes) for span in again.layers[0].spans]


@pytest.mark.parametrize("key", ["NER", "name"])
def test_tags_in_misc(tmp_path: Path, key: str) -> None:
    """Else DaNE and its like are texts without annotations."""
    text = (
        row("1", "Lê", f"{key}=B-PER|SpaceAfter=No") + row("2", "Nam", f"{key}=I-PER")
        + row("3", "ở", f"{key}=O") + row("4", "Huế", f"A=b|{key}=I-LOC") + "\n"
        + row("1", "Ừ", f"{key}=O") + "\n"
    )  # fmt: skip
    (document,), said = read(conllu(tmp_path, text), "conllu")
    assert document.text == "LêNam ở Huế\nỪ"
    assert words(document) == [("PER", "LêNam"), ("LOC", "Huế")]
    assert [(item.what, item.line) for item in said] == [("span", 4)]
    assert nameless(written(tmp_path / "g.conllu", "conllu", [document])) == []
    assert (tmp_path / "g.conllu").read_text(encoding="utf-8") == text
    layer = Layer("", (document.layers[0].spans[1], Span(5, "X", ((6, 7),)),
                       Span(6, "Y", ((8, 13),), key="over")))  # fmt: skip
    said = written(tmp_path / "g.conllu", "conllu", [replace(document, layers=(layer,))])
    assert [(item.id, item.loss) for item in nameless(said)] == [("over", "spans across sentences")]
    text = text.replace("=B-PER", "=O").replace("=I-PER", "=O").replace("I-LOC", "B-LOC")
    text = text.replace(
        f"ở\t_\tX\t_\t_\t0\troot\t_\t{key}=O", f"ở\t_\tX\t_\t_\t0\troot\t_\t{key}=B-X"
    )
    assert (tmp_path / "g.conllu").read_text(encoding="utf-8") == text


def test_a_column_of_conllu_plus(tmp_path: Path) -> None:
    """Else a file with a column for entities is one without entities."""
    text = (
        "# global.columns = ID FORM UPOS PARSEME:NE\n# sent_id = 1\n1\tHà\tX\tB-LOC\n"
        "2\tNội\tX\tI-LOC\n3\tơi\tX\tO\n\n"
    )
    (document,), said = read(conllu(tmp_path, text), "conllu")
    assert said == []
    assert words(document) == [("LOC", "Hà Nội")]
    assert recognise(tmp_path / "f.conllu").description.name == "conllu"
    other = Document("b", "Ở  Huế", {}, (Layer("", (Span(0, "L", ((3, 6),)),)),))
    said = written(tmp_path / "g.conllu", "conllu", [document, other])
    assert [item.loss for item in nameless(said)] == ["original spacing"]
    assert (tmp_path / "g.conllu").read_text(encoding="utf-8") == text.replace(
        "# sent_id", "# newdoc id = f\n# sent_id"
    ) + "# newdoc id = b\n# sent_id = 1\n# text = Ở Huế\n1\tỞ\t_\tO\n2\tHuế\t_\tB-L\n\n"


@pytest.mark.parametrize(
    ("line", "reason", "what"),
    [
        ("2\tb\tx", "3 columns and should have 10", "line"),
        ("b", "1 columns and should have 10", "line"),
        (row("x", "b")[:-1], "the id 'x' is none", "line"),
        (row("2", "")[:-1], "the line has no word", "line"),
        (row("2", "b", "Entity=(e7-x")[:-1], "never closed", "span"),
        (row("2", "b", "Entity=e8)")[:-1], "which is not open", "line"),
        (row("2", "b", "Entity=(e9[1/2]-x)")[:-1], "a part of it is missing", "span"),
        (row("2", "b", "Entity=(e9[2/2]-x)")[:-1], "the part before it is missing", "span"),
        (row("2", "b\0")[:-1], "NUL", "line"),
    ],
)
def test_a_bad_line_costs_that_line(tmp_path: Path, line: str, reason: str, what: str) -> None:
    """Else one slip costs a document, or is not noticed."""
    text = row("1", "a", "Entity=(e1-y)") + line + "\n" + row("3", "c") + "\n"
    (document,), said = read(conllu(tmp_path, text), "conllu")
    assert len(said) == 1
    assert reason in str(said[0].reason)
    assert (said[0].what, said[0].line) == (what, 2)
    assert words(document) == [("y", "a")]
    assert document.text in ("a b c", "a c")
    written(tmp_path / "g.conllu", "conllu", [document])
    if "\0" not in line:
        assert (tmp_path / "g.conllu").read_text(encoding="utf-8") == text


def test_the_gaps_are_those_of_the_text(tmp_path: Path) -> None:
    """Else a text of Universal Dependencies has spaces where its source had none, or NBSP."""
    text = "# text = a\xa0b,c\n" + row("1", "a") + row("2", "b") + row("3", ",") + row("4", "c")
    (document,), said = read(conllu(tmp_path, text), "conllu")
    assert (document.text, said) == ("a\xa0b,c", [])
    text = "# text = something else\n" + row("1", "a") + row("2", "b")
    (document,), said = read(conllu(tmp_path, text), "conllu")
    assert document.text == "a b"
    assert [type(item) for item in said] == [Changed]
    assert "other words" in str(said[0].reason)


def test_the_library_reads_what_we_write(tmp_path: Path) -> None:
    """Else our files are CoNLL-U in name only."""
    library = pytest.importorskip("conllu", reason="the third-party oracle is not installed")
    text = "Ông Lê Nam (TP.HCM)…\r\n 👩\u200d👧 đi."
    spans = (Span(0, "PART – WHOLE", ((4, 10),), {"a:b": "c-d|e"}), Span(1, "L", ((0, 3), (7, 10))))
    document = Document("x", text, {}, (Layer("", spans),))
    assert nameless(written(tmp_path / "g.conllu", "conllu", [document])) == []
    sentences = library.parse((tmp_path / "g.conllu").read_text(encoding="utf-8"))
    cut = tokens_of(document)
    assert [token["form"] for sentence in sentences for token in sentence] == cut.words(text)
    assert [len(sentence) for sentence in sentences] == [
        stop - first for first, stop in cut.sentence_bounds()
    ]
    assert sentences[0].metadata["newdoc id"] == "x"
    assert sentences[0].metadata["text"] == "Ông Lê Nam (TP.HCM)…"
    found = [token["misc"].get("Entity") for token in sentences[0] if token["misc"]]
    assert found[:3] == [
        "(e2[1/2]-L)", "(e1-PART – WHOLE--a%3Ab:c%2Dd%7Ce", "e1)(e2[2/2])",
    ]  # fmt: skip


def test_the_library_agrees_on_what_we_read(tmp_path: Path) -> None:
    """Else words or their fields are read otherwise than everybody else does."""
    library = pytest.importorskip("conllu", reason="the third-party oracle is not installed")
    found, _ = read(conllu(tmp_path, GUM), "conllu")
    sentences = library.parse(GUM)
    forms = [
        token["form"]
        for sentence in sentences
        for token in sentence
        if isinstance(token["id"], tuple) and "-" in token["id"]
    ]
    assert forms == ["I'm"]
    assert [len(sentence) for sentence in sentences] == [9, 3, 4]
    assert sum(len(tokens_of(document)) for document in found) == 6 + 3 + 4


@given(st.text(max_size=12))
def test_codes_are_reversible(text: str) -> None:
    """Else a label with a sign of the format in it comes back as another."""
    assert decoded(coded(text)) == text
    assert not set("()|[]-=\n\t") & set(coded(text))


@settings(max_examples=80)
@given(
    st.lists(documents(), min_size=1, max_size=3, unique_by=lambda one: one.name),
    st.sampled_from(["", "NER", "Entity"]),
    st.sampled_from(["expand", "shrink", "drop"]),
)
def test_the_books_balance_with_any_options(
    tmp_path_factory: pytest.TempPathFactory, found: list[Document], key: str, cut: str
) -> None:
    """Else an option loses annotations in silence."""
    path = tmp_path_factory.mktemp("conllu") / "out.conllu"
    back, _ = balanced(path, "conllu", found, {"key": key, "cut": cut})
    again = path.with_name("again.conllu")
    written(again, "conllu", back)
    assert again.read_bytes() == path.read_bytes()


@settings(max_examples=80)
@given(documents(most_layers=1), st.data())
def test_edited_lines_say_what_the_layer_says(
    tmp_path_factory: pytest.TempPathFactory, document: Document, data: st.DataObject
) -> None:
    """Else work on a treebank is written half."""
    folder = tmp_path_factory.mktemp("conllu")
    (one,), _ = balanced(folder / "a.conllu", "conllu", [document])
    spans = [span for span in one.layers[0].spans if data.draw(st.booleans())]
    tokens = tokens_of(one)
    for number in range(data.draw(st.integers(0, 2)) if len(tokens) else 0):
        first = data.draw(st.integers(0, len(tokens) - 1))
        last = data.draw(st.integers(first, len(tokens) - 1))
        place = (tokens.starts[first], tokens.stops[last])
        spans.append(Span(50 + number, "NEW", (place,), {"x": "y"}, key=f"n{number}"))
    one = replace(one, name="b", layers=(Layer("", tuple(spans)),))
    balanced(folder / "b.conllu", "conllu", [one])


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", "1-2", "2.1", "01", "x", ""]),
        st.sampled_from(["I", "Trả lời", "", "."]),
        st.sampled_from(["_", "", "Entity=(1-p)", "Entity=(1-p", "Entity=1)|SpaceAfter=No", "A=b"]),
        st.sampled_from(["\n", "\n\n", "\n \n", "\n# text = I\n", "\tmore\n"]),
    ),
    max_size=8,
)


@given(ROWS, st.sampled_from([Layout(), Layout((*COLUMNS, "NE"), "NE"), Layout(("FORM", "MISC"))]))
def test_plain_sentences_are_read_as_others_are(
    rows: list[tuple[str, str, str, str]], layout: Layout
) -> None:
    """Else the short way for usual sentences gives other words or entities than the long one."""
    lines: list[str] = []
    for number, (own, form, misc, end) in enumerate(rows, 1):
        cells = ["_"] * len(layout.columns)
        for column, cell in (("ID", own or str(number)), ("FORM", form), ("MISC", misc)):
            if column in layout.columns:
                cells[layout.columns.index(column)] = cell
        if layout.entities >= 0:
            cells[layout.entities] = misc.removeprefix("Entity=")
        lines += ("\t".join(cells) + end).split("\n")
    with mock.patch.object(Sheet, "_take_regular", return_value=False):
        slow = Sheet(lines, layout)
    swift = Sheet(lines, layout)
    for name in ("words", "remarks", "text", "starts", "stops", "firsts", "marks"):
        assert getattr(swift, name) == getattr(slow, name)
