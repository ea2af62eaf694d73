"""WebAnno TSV: what INCEpTION, GUM and VLSP 2020 make of it, and what people do to such files.

The files here are our own, in the shape of the real ones.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import recognise
from annotator.formats.base import Changed, Rejected
from annotator.formats.webanno.header import sorts_of
from annotator.formats.webanno.marks import Marks
from annotator.model.annotation import Document, Json, Layer, Relation, Span, fragments_fault
from tests.formats.account import annotations, balanced, content, total
from tests.formats.material import documents, read, the_reason, written

NE = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"
POS = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue"
LEMMA = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma|value"
DEPENDENCY = (
    "#T_RL=de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency|DependencyType|"
    "BT_de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"
)
REFERENT = "#T_SP=webanno.custom.Referent|entity|infstat|identity"
COREF = "#T_RL=webanno.custom.Coref|type|BT_webanno.custom.Referent"


def tsv(*head: str, rows: str, version: str = "3.3") -> str:
    """A file; ``rows`` have "·" for TAB, and lines with a "#" stand as they are."""
    lines = [line.strip().replace("·", "\t") for line in rows.strip("\n").split("\n")]
    return "\n".join((f"#FORMAT=WebAnno TSV {version}", *head, "", "", *lines)) + "\n"


def put(path: Path, text: str) -> Path:
    """``text`` as the file ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def parsed(
    path: Path, text: str, options: Mapping[str, object] | None = None
) -> tuple[Document, list[Rejected | Changed]]:
    """The one document that ``text`` is read as, and what is said about it."""
    (document,), items = read(put(path / "a.tsv", text), "webanno", options)
    return document, items


def spans_of(document: Document) -> list[tuple[str, str]]:
    """Label and words of each span."""
    return [(one.label, document.text[one.start : one.stop]) for one in document.layers[0].spans]


def links_of(document: Document) -> list[tuple[str, str, str]]:
    """Label and words of both ends of each relation."""
    words = {one.id: document.text[one.start : one.stop] for one in document.layers[0].spans}
    return [(r.label, words[r.head], words[r.tail]) for r in document.layers[0].relations]


def rewritten(path: Path, document: Document, options: Mapping[str, object] | None = None) -> str:
    """The file that ``document`` is written as."""
    document = replace(document, name="b")
    assert written(path / "b.tsv", "webanno", [document], options) == []
    return (path / "b.tsv").read_text(encoding="utf-8")


CANONICAL = [
    tsv(rows="#Text=one\n1-1·0-3·one·\n\n#Text=two\n2-1·3-6·two·"),
    tsv(rows="#Sentence.id=s1\n#Text=A b .\n1-1·0-1·A·\n1-2·2-3·b·\n1-3·4-5·.·"),
    tsv(
        NE,
        "#T_RL=webanno.custom.Relation|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
        rows=r"""
        #Text=Bà Mai ở \tHà Nội
        #Text=😀 ,
        1-1·0-2·Bà·*[1]·PER[1]·_·_·
        1-2·3-6·Mai·*[1]|*[2]·PER[1]|GIVEN\_NAME[2]·_·_·
        1-3·7-8·ở·_·_·_·_·
        1-4·10-12·Hà·Q\[1\][3]·LOC[3]·sống\->ở|*·1-1[1_3]|1-2[2_3]·
        1-5·13-16·Nội·Q\[1\][3]·LOC[3]·_·_·
        1-6·17-19·😀·_·_·_·_·
        1-7·20-21·,·\*·*·*·1-7·

        #Text=Ông Ba
        2-1·22-25·Ông·*·X·_·_·
        2-2·26-28·Ba·_·_·_·_·
        2-2.1·26-27·B·*·X·*·1-1[1_0]·""",
    ),
    tsv(
        "#T_SP=webanno.custom.Simple|",
        "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.Link|"
        "webanno.custom.Simple|value",
        "#T_SP=webanno.custom.Flex|ROLE_webanno.custom.Flex:all_webanno.custom.All|"
        "uima.tcas.Annotation",
        rows="""
        #Text=a b c d
        1-1·0-1·a·_·p1;*;p1[1]|_[2]·1-2[3];1-2[3];1-4|*·x[1]|*[2]·_·_·
        1-2·2-3·b·*[3]·_·_·_·q·1-2[3]·
        1-3·4-5·c·*[3]·_·_·_·_·*·
        1-4·6-7·d·*·_·_·_·_·_·""",
    ),
    tsv(
        "#T_CH=webanno.custom.SimpleLink|referenceRelation|referenceType",
        rows="""
        #Text=He saw his own dog
        1-1·0-2·He·coref->1-1|*->2-3·pr[1]|*[2]·
        1-2·3-6·saw·*->2-2·nam[2]·
        1-3·7-10·his·*->1-2|*->2-1·*[1]|*[2]·
        1-4·11-14·own·end->1-3·*[1]·
        1-4.1·12-14·wn·only->3-1·*[3]·
        1-5·15-18·dog·end->1-3·*[1]·""",
    ),
    tsv(
        "#T_SP=webanno.custom.Span|value",
        "#T_RL=webanno.custom.Relation|value|"
        "BT_de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
        "#T_RL=webanno.custom.Bare|BT_webanno.custom.Span",
        rows="""
        #Text=a b
        1-1·0-1·a·X·_·_·1-1·
        1-2·2-3·b·_·r·1-1·_·""",
    ),
    tsv(
        POS, LEMMA, NE, DEPENDENCY,
        rows="""
        #Text=Mai sang sông
        1-1·0-3·Mai·N·mai·*·PER·nsubj·1-2·
        1-2·4-8·sang·V·sang·_·_·root·1-2·
        1-3·9-13·sông·N·sông·_·_·*|obj·1-1|1-2·
        1-3.1·9-9··_·_·*·Z·_·_·""",
    ),
    tsv(
        REFERENT, COREF, "#Summary1=(an) a _ b",
        version="3.2",
        rows="""
        #Text=Old English is old
        1-1·0-3·Old·abstract[1]|abstract[2]·new[1]·Old_English[2]·coref·1-4[3_1]·
        1-2·4-11·English·abstract[1]|abstract[2]·new[1]·Old_English[2]·_·_·
        1-3·12-14·is·_·_·_·_·_·
        1-4·15-18·old·time[3]·giv*[3]·_·_·_·""",
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", CANONICAL)
def test_a_file_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    """Else whoever imports a corpus, corrects one label and exports has changed all of it."""
    document, items = parsed(tmp_path, text)
    assert not [item for item in items if isinstance(item, Rejected)]
    assert rewritten(tmp_path, document) == text


@pytest.mark.parametrize("text", CANONICAL)
def test_it_is_counted_as_others_count(tmp_path: Path, text: str) -> None:
    """Else the figures of a corpus differ from those that its makers publish."""
    document, items = parsed(tmp_path, text, {"layers": "all"})
    layer = document.layers[0]
    tokens = sum(span.key.startswith("Token:") for span in layer.spans)
    left = [sum(getattr(item, what) for item in items) for what in ("spans", "relations")]
    assert (len(layer.spans) - tokens + left[0], len(layer.relations) + left[1]) == counted(text)


def counted(text: str) -> tuple[int, int]:
    """Spans and relations by the rules of the format, without our reader."""
    sorts = [
        (line[3:5], line.split("|")[1:] or [""])
        for line in text.split("\n")
        if line.startswith("#T_")
    ]
    spans: set[tuple[object, ...]] = set()
    last: Counter[str] = Counter()
    relations = 0
    for line in text.split("\n"):
        unit, *cells = line.split("\t") if line[:1].isdigit() else [""]
        cells = cells[2:]
        for number, (kind, features) in enumerate(sorts):
            mine, cells = cells[: len(features)], cells[len(features) :]
            stacks = [re.split(r"(?<!\\)\|", cell) if cell != "_" else [] for cell in mine]
            entries = [entry for stack in stacks for entry in stack]
            if kind == "RL":
                relations += len(stacks[-1]) if stacks else 0
                continue
            relations += sum(slots(*pair) for pair in zip(features, stacks, strict=False))
            names = re.findall(_NAME[kind], "\n".join(entries))
            spans.update((number, name) for name in names or ([unit] if entries else []))
            for chain, place in (name.split("-") for name in names if kind == "CH"):
                last[chain] = max(last[chain], int(place))
    return len(spans), relations + sum(length - 1 for length in last.values())


_NAME = {"SP": r"(?<!\\)\[\d+\](?=$|\n)", "CH": r"->(\d+-\d+)(?=$|\n)"}


def slots(feature: str, stack: list[str]) -> int:
    """How many slots a column with targets fills."""
    if "." not in feature or feature.startswith("ROLE_"):
        return 0
    return sum(one != "*" for entry in stack for one in entry.split(";"))


def test_it_is_known_by_its_first_line(tmp_path: Path) -> None:
    """Else it is taken for CoNLL columns, or for a table."""
    path = put(tmp_path / "a.txt", CANONICAL[2])
    assert recognise(path).description.name == "webanno"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert recognise(path).description.name == "webanno"
    assert len(read(path, "webanno")[0][0].layers[0].spans) == 6


def test_spans_are_labelled_by_the_feature_that_is_meant(tmp_path: Path) -> None:
    """Else entities are labelled with their Wikidata page, or all alike."""
    for head, cells, label, attributes in (
        (NE, "Q1·PER", "PER", {"identifier": "Q1"}),
        (NE, "Q1·*", "NamedEntity", {"identifier": "Q1"}),
        (REFERENT, "person·new·_", "person", {"infstat": "new"}),
        ("#T_SP=webanno.custom.Nothing|", "*", "Nothing", {}),
        ("#T_SP=webanno.custom.Nothing", "*", "Nothing", {}),
        ("#T_SP=webanno.custom.Klass|Colour", "red", "red", {}),
        ("#T_SP=webanno.custom.Wsd|Comment", "long", "Wsd", {"Comment": "long"}),
        ("#T_SP=webanno.custom.Quote|Speaker|Quote", "x·y", "y", {"Speaker": "x"}),
        ("#T_SP=webanno.custom.Span|value", r"a\tb", "Span", {"value": "a\tb"}),
        ("#T_SP=webanno.custom.Span|value", "", "Span", {"value": ""}),
    ):
        document, items = parsed(tmp_path, tsv(head, rows=f"#Text=a\n1-1·0-1·a·{cells}·"))
        (span,) = document.layers[0].spans
        assert items == []
        assert (span.label, span.attributes) == (label, attributes)
        assert rewritten(tmp_path, document).endswith(cells.replace("·", "\t") + "\t\n")


def test_people_can_say_which_feature_is_the_label(tmp_path: Path) -> None:
    """Else a corpus whose makers thought of other names is of no use."""
    text = tsv(REFERENT, rows="#Text=a\n1-1·0-1·a·person·new·*·")
    for chosen, label in (
        ("Referent|infstat", "new"),
        ("webanno.custom.Referent|infstat,Coref|", "new"),
        ("Referent|", "Referent"),
        ("Referent|nothing", "Referent"),
    ):
        document, _ = parsed(tmp_path, text, {"label": chosen})
        assert document.layers[0].spans[0].label == label
        assert rewritten(tmp_path, document) == text
    with pytest.raises(FormatError, match="Option label is like"):
        parsed(tmp_path, text, {"label": "infstat"})


def test_tags_of_every_token_stay_out_and_are_counted(tmp_path: Path) -> None:
    """Else the page is full of parts of speech, or they are gone after the export."""
    text = CANONICAL[6]
    document, items = parsed(tmp_path, text)
    assert spans_of(document) == [("PER", "Mai")]
    hidden, empty = items
    assert (hidden.spans, hidden.relations) == (6, 4)
    assert "the layers POS, Lemma, Dependency are kept" in str(hidden.reason)
    assert (empty.spans, empty.relations) == (1, 0)
    document, _ = parsed(tmp_path, text, {"layers": "all"})
    assert len(document.layers[0].spans) == 7
    assert links_of(document)[:2] == [("nsubj", "sang", "Mai"), ("root", "sang", "sang")]
    document, items = parsed(tmp_path, text, {"layers": "POS"})
    assert {one.label for one in document.layers[0].spans} == {"N", "V"}
    assert rewritten(tmp_path, document) == text


def test_kept_tags_stay_with_their_tokens_when_spans_change(tmp_path: Path) -> None:
    """Else correcting an entity moves parts of speech and dependencies to other words."""
    document, _ = parsed(tmp_path, CANONICAL[6])
    spans = (
        Span(0, "LOC", ((10, 12),)),
        Span(1, "LOC", ((10, 13),), {"sure": "yes"}),
        Span(2, "NEW", ((0, 8),)),
    )
    links = (Relation(0, "ở", 2, 0), Relation(1, "ở", 2, 1))
    changed = replace(document, name="b", layers=(Layer("", spans, links),))
    assert written(tmp_path / "b.tsv", "webanno", [changed]) == []
    (back,), items = read(tmp_path / "b.tsv", "webanno")
    assert annotations(back.layers[0]) == annotations(changed.layers[0])
    assert (items[0].spans, items[0].relations) == (6, 4)
    before, after = (
        re.findall(r"\t(?:[NV]|_)\t(?:mai|sang|sông|_)\t", (tmp_path / name).read_text())
        for name in ("a.tsv", "b.tsv")
    )
    assert [one for one in after if "N" in one or "V" in one] == [
        one for one in before if "N" in one or "V" in one
    ]


def test_the_text_is_what_its_lines_say(tmp_path: Path) -> None:
    """Else offsets shift at an emoji, and words are those of some tokeniser."""
    rows = r"""
    #Text=Vi\u1ec7t \ud83d\ude00\t"x" \\n \\u00e9\r
    #Text=b
    1-1·2-6·Việt·L·
    1-2·7-9·😀·L·
    1-3·25-26·b·L·

    #Text=c
    2-1·29-30·c·L·"""
    document, items = parsed(tmp_path, tsv("#T_SP=x.Span|value", rows=rows, version="3.2"))
    assert items == []
    assert document.text == '  Việt 😀\t"x" \\n \\u00e9\r\nb\n  c'
    assert [words for _, words in spans_of(document)] == ["Việt", "😀", "b", "c"]


def test_offsets_of_other_programs_are_understood(tmp_path: Path) -> None:
    """Else files of the usual converters come in with every span beside its word."""
    sort = "#T_SP=x.Span|value"
    points = tsv(sort, rows="#Text=a 😀 b\n1-1·0-1·a·L\n1-2·2-3·😀·L\n1-3·4-5·b·L\n\n"
                 "#Text=c\n2-1·6-7·c·L")  # fmt: skip
    document, items = parsed(tmp_path, points)
    assert [words for _, words in spans_of(document)] == ["a", "😀", "b", "c"]
    assert "count characters, not UTF-16" in the_reason(items)
    anew = tsv(sort, rows="#Text=a bc\n1-1·0-1·a·L·\n1-2·2-4·bc·L·\n\n#Text=d ef\n2-1·0-1·d·L·\n"
               "2-2·2-4·ef·L·")  # fmt: skip
    document, items = parsed(tmp_path, anew)
    assert document.text == "a bc\nd ef"
    assert [words for _, words in spans_of(document)] == ["a", "bc", "d", "ef"]
    assert "1 of its offsets" in the_reason(items)
    wrong = tsv(sort, rows="#Text=a bc bc\n1-1·5-6·a·L·\n1-2·5-7·bc·L·\n1-3·100-102·bc·L·")
    document, items = parsed(tmp_path, wrong)
    assert [(one.start, one.stop) for one in document.layers[0].spans] == [(5, 6), (7, 9), (10, 12)]
    assert document.text == "     a bc bc"
    no_text = tsv(sort, rows="1-1·0-1·a·L·\n1-2·3-5·bc·L·")
    assert parsed(tmp_path, no_text)[0].text == "a  bc"


def test_white_space_between_sentences_survives(tmp_path: Path) -> None:
    """Else an article loses its paragraphs on the way through WebAnno."""
    for text in ("A b.\n\nC d.\n", "  A b.\r\n\r\nC.", "A.\nB.\n  C.", "A.  B.\t", "A.\u2028B."):
        layer = Layer("", (Span(0, "L", ((text.index("A"), text.index("A") + 1),)),))
        document = Document("b", text, layers=(layer,))
        path = tmp_path / "b.tsv"
        assert written(path, "webanno", [document]) == []
        assert read(path, "webanno")[0][0].text == text


def test_gum_leaves_values_out_of_stacks(tmp_path: Path) -> None:
    """Else an entity of GUM gets the identity of its neighbour (amir-zeldes/gum#101)."""
    document, items = parsed(tmp_path, CANONICAL[7])
    assert items == []
    assert [(one.label, one.attributes) for one in document.layers[0].spans] == [
        ("abstract", {"infstat": "new"}),
        ("abstract", {"identity": "Old_English"}),
        ("time", {"infstat": "giv*"}),
    ]
    assert links_of(document) == [("coref", "old", "Old English")]
    onto = tsv(REFERENT, rows="#Text=a b\n1-1·0-1·a·_·new[1]|giv[7]·_·\n1-2·2-3·b·_·giv[7]·X[9]·")
    document, _ = parsed(tmp_path, onto)
    assert [words for _, words in spans_of(document)] == ["a", "a b", "b"]


def test_the_relations_of_vlsp_2020_are_read(tmp_path: Path) -> None:
    """Else the one Vietnamese corpus with relations cannot be used."""
    text = tsv(
        NE,
        "#T_RL=webanno.custom.Relation|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
        version="3.2",
        rows="""
        #Text=Sở Nông nghiệp, tỉnh Nam Lĩnh _ họp
        1-1·0-2·Sở·*[1]·ORGANIZATION[1]·_·_·
        1-2·3-7·Nông·*[1]·ORGANIZATION[1]·_·_·
        1-3·8-15·nghiệp,·_·_·_·_·
        1-3.1·8-14·nghiệp·*[1]·ORGANIZATION[1]·_·_·
        1-4·16-20·tỉnh·_·_·_·_·
        1-5·21-24·Nam·*[2]·LOCATION[2]·PART – WHOLE|*·1-1[1_2]|1-1[1_2]·
        1-6·25-29·Lĩnh·*[2]·LOCATION[2]·_·_·
        1-7·30-31·_·_·_·_·_·
        1-8·32-35·họp·_""",
    )
    path = put(tmp_path / "23351113.conll" / "CURATION_USER.tsv", text)
    (document,), items = read(path, "webanno")
    assert "1 rows have not as many columns" in the_reason(items)
    assert (document.name, document.layers[0].annotator) == ("23351113.conll", "CURATION_USER")
    ends = "Sở Nông nghiệp", "Nam Lĩnh"
    assert spans_of(document) == [("ORGANIZATION", ends[0]), ("LOCATION", ends[1])]
    assert links_of(document) == [("PART – WHOLE", *ends), ("Relation", *ends)]
    out = tmp_path / "out"
    assert written(out, "webanno", [document], {"people": True}) == []
    back = out / "curation" / "23351113.conll" / "CURATION_USER.tsv"
    assert back.read_text(encoding="utf-8") == text.removesuffix("_\n") + "_\t_\t_\t_\t\n"


def test_a_broken_row_costs_that_row(tmp_path: Path) -> None:
    """Else one slip of the hand costs a whole document, or goes in unseen."""
    rows = """
    #Text=a b c d
    1-1·0-1·a·L·
    not a row
    1-2·x-3·b·L|M·
    1-3··c·L·
    1-4·6-7·d·L·"""
    document, items = parsed(tmp_path, tsv("#T_SP=x.Span|value", rows=rows))
    assert document.text == "a b c d"
    assert spans_of(document) == [("L", "a"), ("L", "d")]
    assert [(item.what, item.line, item.spans) for item in items] == [
        ("line", 7, 0), ("line", 8, 2), ("line", 9, 1),
    ]  # fmt: skip
    assert all("is no row of a token" in str(item.reason) for item in items)


def test_loose_ends_of_relations_are_told(tmp_path: Path) -> None:
    """Else a relation hangs on the wrong word, or vanishes."""
    head = ("#T_SP=x.Span|value", "#T_SP=x.Other|value", "#T_RL=x.Link|value|BT_x.Span")
    rows = """
    #Text=a b c
    1-1·0-1·a·L·_·r|s|t|u·1-2|1-3|9-9|1-3[5_0]·
    1-2·2-3·b·_·O[4]·v·_·
    1-3·4-5·c·L·_·w·1-2[4_0]·"""
    document, items = parsed(tmp_path, tsv(*head, rows=rows))
    assert links_of(document) == [("s", "c", "a"), ("w", "b", "c")]
    assert [(item.what, item.line, item.id) for item in items] == [
        ("relation", 8, "Link:1-1"), ("relation", 8, "Link:1-1/3"), ("relation", 8, "Link:1-1/4"),
        ("relation", 9, "Link:1-2"),
    ]  # fmt: skip
    reasons = [str(item.reason) for item in items]
    assert "no annotation of 'x.Span' stands at '1-2'" in reasons[0]
    assert "no annotation numbered '5'" in reasons[2]


def test_other_versions_are_refused_with_a_word(tmp_path: Path) -> None:
    """Else people wonder why their old export is empty."""
    for text, reason in (
        ("#FORMAT=WebAnno TSV 2.0\n", "only WebAnno TSV 3 is read"),
        ("1\tMs.\tNNP\n", "does not begin with #FORMAT"),
        ("", "does not begin with #FORMAT"),
        ("#FORMAT=WebAnno TSV 3.3\n#T_SP=a\0b|c\n", "NUL character"),
    ):
        with pytest.raises(FormatError, match=reason):
            parsed(tmp_path, text)


def test_harmful_files_cost_little(tmp_path: Path) -> None:
    """Else a file of a few lines fills the memory."""
    far = "\n".join(f"#Text=a\n{n}-1·{n * 10**9}-{n * 10**9 + 1}·a·L·\n" for n in range(1, 400))
    document, _ = parsed(tmp_path, tsv("#T_SP=x.Span|value", rows=far))
    assert len(document.text) < 2**25
    rows = f"#Text=a\n1-1·{'9' * 5000}-{'9' * 5001}·a·L·\n1-2·0-1·\0·L·\n1-3·0-1·a·L[{'9' * 5000}]·"
    document, items = parsed(tmp_path, tsv("#T_SP=x.Span|value", rows=rows))
    assert spans_of(document) == [("L", "a")]
    assert len([item for item in items if item.what == "line"]) == 2
    (path := tmp_path / "n.tsv").write_text(tsv(rows="#Text=a\\u0000\n1-1·0-1·a·"))
    (item,) = read(path, "webanno")[1]
    assert item.what == "document"
    assert "NUL" in str(item.reason)


def test_a_span_that_its_rows_interrupt_is_told(tmp_path: Path) -> None:
    """Else a span covers words that nobody marked, unseen; likewise where rows disagree."""
    for label, said in (("M", [True, False]), ("L", [True])):
        rows = f"#Text=a b c\n1-1·0-1·a·L[1]·\n1-2·2-3·b·_·\n1-3·4-5·c·{label}[1]·"
        document, items = parsed(tmp_path, tsv("#T_SP=x.Span|value", rows=rows))
        assert spans_of(document) == [("L", "a b c")]
        assert ["whole tokens between" in str(item.reason) for item in items] == said


def test_chains_that_people_branch_become_relations(tmp_path: Path) -> None:
    """Else drawing one more arrow in a chain loses it, or another."""
    document, _ = parsed(tmp_path, CANONICAL[4])
    layer = document.layers[0]
    first = {span.key: span.id for span in layer.spans}
    he, saw, wn = (first[f"SimpleLink:{name}"] for name in ("1-1", "2-2", "3-1"))
    more = [(he, saw), (saw, wn), (wn, he), (wn, wn), (he, saw), (wn, first["SimpleLink:2-3"])]
    links = tuple(Relation(9 + n, f"x{n}", head, tail) for n, (head, tail) in enumerate(more))
    changed = replace(
        document, name="b", layers=(replace(layer, relations=layer.relations + links),)
    )
    notes = written(tmp_path / "b.tsv", "webanno", [changed])
    assert [(note.what, note.loss) for note in notes] == [
        ("relation", "relations"),  # to the second of two members on one word
        ("attribute", "attributes"),  # the open end of a chain that now goes on
    ]
    (back,), items = read(tmp_path / "b.tsv", "webanno")
    assert items == []
    spans = tuple(replace(one, attributes={}) if one.id == wn else one for one in layer.spans)
    wanted = replace(layer, spans=spans, relations=layer.relations + links[:-1])
    assert annotations(back.layers[0]) == annotations(wanted)


def test_people_of_one_document_are_laid_out_as_inception_does(tmp_path: Path) -> None:
    """Else two annotators' work comes back as two documents, or one of them not at all."""
    text = "Mai gặp Ba"
    layers = (
        Layer("an", (Span(0, "PER", ((0, 3),)),)),
        Layer("CURATION_USER", (Span(0, "PER", ((0, 3),)), Span(1, "PER", ((8, 10),)))),
        Layer("", ()),
    )
    found = [Document("bài.txt", text, layers=layers), Document("hai", text, layers=layers[:1])]
    out = tmp_path / "out"
    assert written(out, "webanno", found) == []
    files = sorted(path for path in out.rglob("*") if path.is_file())
    assert [path.relative_to(out).as_posix() for path in files] == [
        "annotation/bài.txt/INITIAL_CAS.tsv", "annotation/bài.txt/an.tsv",
        "curation/bài.txt/CURATION_USER.tsv", "hai.tsv",
    ]  # fmt: skip
    back = [read(path, "webanno")[0][0] for path in files]
    assert [(one.name, one.layers[0].annotator, len(one.layers[0].spans)) for one in back] == [
        ("bài.txt", "", 0), ("bài.txt", "an", 1), ("bài.txt", "CURATION_USER", 2), ("hai", "", 1),
    ]  # fmt: skip
    with pytest.raises(FormatError, match="can take one document"):
        written(tmp_path / "x.tsv", "webanno", found)


def test_attributes_that_are_no_features_are_told(tmp_path: Path) -> None:
    """Else an attribute takes the place of the label, or a feature's name breaks the head."""
    attributes: dict[str, Json] = {
        "label": "x",
        "a|b": "y",
        "ROLE_z": "1",
        "n": 5,
        "none": None,
        "": "",
    }
    layer = Layer("", (Span(0, "L", ((0, 1),), attributes, "note", "k"),))
    notes = written(tmp_path / "b.tsv", "webanno", [Document("b", "a", layers=(layer,))])
    assert Counter(note.loss for note in notes) == {
        "label characters": 4, "attribute types": 1, "attributes": 1, "notes": 1,
    }  # fmt: skip
    (back,), _ = read(tmp_path / "b.tsv", "webanno")
    (span,) = back.layers[0].spans
    assert span.label == "L"
    assert dict(span.attributes) == {
        "label2": "x", "a_b": "y", "xROLE_z": "1", "n": "5", "x": "",
    }  # fmt: skip


@settings(max_examples=25)
@given(found=documents(most_layers=1), drop=st.booleans())
def test_spans_with_gaps_are_covered_or_left_out(found: Document, drop: bool) -> None:
    """Else relations hang on spans that were not written."""
    with TemporaryDirectory() as folder:
        options = {"discontinuous": "drop" if drop else "cover"}
        balanced(Path(folder, "out.tsv"), "webanno", [found], options)


@settings(max_examples=25)
@given(
    found=st.lists(documents(most_layers=3), min_size=1, max_size=3, unique_by=lambda d: d.name),
    people=st.booleans(),
)
def test_a_folder_of_several_people_balances(found: list[Document], people: bool) -> None:
    """Else an export of a whole project loses somebody's work without a word."""
    with TemporaryDirectory() as folder:
        notes = written(Path(folder, "out"), "webanno", found, {"people": people})
        files = sorted(path for path in Path(folder, "out").rglob("*") if path.is_file())
        back = []
        for path in files:
            more, items = read(path, "webanno")
            back += more
            notes += items
        for what in ("span", "relation"):
            lost = sum(note.what == what for note in notes if isinstance(note, Rejected))
            assert total(back, what) == total(found, what) - lost
        gone = sum(note.attributes for note in notes) + sum(n.what == "attribute" for n in notes)
        assert total(back, "attribute") == total(found, "attribute") - gone


@settings(max_examples=40)
@given(found=documents(most_layers=1))
def test_a_second_round_changes_nothing(found: Document) -> None:
    """Else each import and export wears a document down a little more."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "out.tsv")
        written(path, "webanno", [found])
        (once,), _ = read(path, "webanno")
        data = path.read_bytes()
        assert written(path, "webanno", [once]) == []
        assert path.read_bytes() == data
        (twice,), items = read(path, "webanno")
        assert items == []
        assert content(twice) == content(once)


CELLS = st.sampled_from(
    [
        *("_", "*", "L", "L[1]", "L[2]", "L[1]|M[2]", "M[2]|L[1]", "L|M", "_[1]", "*|*", "*[3]"),
        *("a\\|b", "1-1", "1-2[1_2]", "1-1;1-2", "9-9", "x->1-1", "*->1-2", "*->2-1|x->1-3"),
        *("[1]", "\\", "\\\\", "|"),
    ]
)
HEADS = st.lists(
    st.sampled_from(
        [
            NE, POS, DEPENDENCY, "#T_SP=x.A|", "#T_SP=x.A|value", "#T_SP=y.A|value|other",
            "#T_SP=x.H|ROLE_x.H:links_x.L|x.A", "#T_SP=x.H|ROLE_", "#T_CH=x.C|referenceType",
            "#T_CH=x.D|referenceRelation|referenceType", "#T_RL=x.R|value|BT_x.A", "#T_RL=x.S",
            "#T_SP=", "#T_RL=x.R|BT_x.H", "#Other=x",
        ]
    ),
    max_size=4,
    unique_by=lambda line: re.split(r"[|=]", line)[1],
)  # fmt: skip


@settings(max_examples=100)
@given(HEADS, st.lists(st.lists(CELLS, max_size=9), max_size=5), st.booleans())
def test_strange_rows_end_in_spans_or_clear_lines(
    head: list[str], rows: list[list[str]], parts: bool
) -> None:
    """Else what other programs write ends in a traceback, here or when it is written again."""
    lines = ["#FORMAT=WebAnno TSV 3.2", *head, "", "", "#Text=" + "ab " * len(rows)]
    for number, cells in enumerate(rows, 1):
        unit = f"1-{number}.1" if parts and number % 2 else f"1-{number}"
        stop = 3 * number - 1 - (number % 2 if parts else 0)
        lines.append("\t".join((unit, f"{3 * number - 3}-{stop}", "ab", *cells)))
    with TemporaryDirectory() as folder:
        path = put(Path(folder, "a.tsv"), "\n".join(lines))
        (document,), items = read(path, "webanno")
        assert all("\n" not in str(item.reason) for item in items)
        layer = document.layers[0]
        for span in layer.spans:
            assert fragments_fault(span.fragments, len(document.text)) is None
        out = Path(folder, "b.tsv")
        said = [note for note in written(out, "webanno", [document]) if note.document == "a"]
        (back,), _ = read(out, "webanno")
        assert back.text == document.text
        if all(note.loss == "document names" for note in said):
            assert annotations(back.layers[0]) == annotations(layer)


@settings(max_examples=60)
@given(HEADS, st.lists(st.lists(CELLS, max_size=7), max_size=6))
def test_whole_columns_are_read_as_rows_are(head: list[str], rows: list[list[str]]) -> None:
    """Else the short way for sound files says other than the long way that knows all cases."""
    lines = ["#FORMAT=WebAnno TSV 3.2", *head, "", "", "#Text=" + " ".join("ab" for _ in rows)]
    width = sum(len(sort.columns) for sort in sorts_of(head, {}, "all"))
    for number, cells in enumerate(rows):
        cut = [*cells, *["_"] * width][:width]
        lines.append(
            "\t".join((f"1-{number + 1}", f"{3 * number}-{3 * number + 2}", "ab", *cut, ""))
        )
    with TemporaryDirectory() as folder:
        path = put(Path(folder, "a.tsv"), "\n".join(lines))
        quick, _ = read(path, "webanno")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Marks, "_take_columns", lambda _marks: False)
            slow, _ = read(path, "webanno")
    assert quick == slow
