"""brat standoff: reading its lines, and writing them again as they were."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import format_named, recognise
from annotator.formats.base import Changed, Rejected, SchemeFound, Source
from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from tests.formats.account import balanced
from tests.formats.brat_rules import configuration_problems, problems
from tests.formats.material import documents, read, schemes, the_reason, written

TEXT = "Ông Võ Văn A đến Hà Nội, rồi Huế.\nHôm sau họ về."
LINES = """\
T1	PER 4 12	Võ Văn A
T2	LOC 17 23	Hà Nội
T3	Move 13 16	đến
T4	LOC 29 32	Huế
T5	Move 42 44	họ
E1	Move:T3 Who:T1 To:T2 To2:T4
E2	Move:T5 Who:T1 Cause:E1
R1	Near Arg1:T2 Arg2:T4\t
R2	Near Arg1:T4 Arg2:E1
*	Equiv T2 T4 T1
A1	Negation E1
A2	Mood T1 very sad
M1	Speculation E2
A3	Sure R1
N1	Reference T2 Wiki:Q1858	Hà Nội
#1	AnnotatorNotes T1	ai đây?
#2	AnnotatorNotes T1	một lời nữa
#3	Lemma T2	hà_nội
"""


def put(folder: Path, lines: str = LINES, text: str = TEXT, name: str = "a") -> Path:
    """A document of brat's."""
    (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    path = folder / f"{name}.ann"
    path.write_text(lines, encoding="utf-8", newline="")
    return path


def one(folder: Path, lines: str, text: str = TEXT) -> tuple[Document, list[Rejected | Changed]]:
    """What a document of these lines is read as."""
    (document,), items = read(put(folder, lines, text), "brat")
    return document, items


def again(folder: Path, *found: Document, scheme: Scheme | None = None) -> str:
    """The lines of the first document as they are written, which must be right for brat."""
    target = folder / "out"
    assert not [note for note in written(target, "brat", found, None, scheme) if note.loss]
    listing = (target / f"{found[0].name}.ann").read_bytes().decode()
    assert (target / f"{found[0].name}.txt").read_bytes().decode() == found[0].text
    return listing


def spans_of(document: Document) -> dict[str, Span]:
    return {span.key: span for span in document.layers[0].spans}


def links_of(document: Document) -> set[tuple[str, str, str]]:
    (layer,) = document.layers
    keys = {span.id: span.key for span in layer.spans}
    return {(keys[link.head], link.label, keys[link.tail]) for link in layer.relations}


def test_every_kind_of_line(tmp_path: Path) -> None:
    """Else events, relations, attributes or notes of a corpus are missing after the import."""
    document, items = one(tmp_path, LINES)
    assert not items
    spans = spans_of(document)
    assert [TEXT[one.start : one.stop] for one in spans.values()][:3] == [
        "Võ Văn A", "Hà Nội", "đến",
    ]  # fmt: skip
    assert links_of(document) == {
        ("T3", "Who", "T1"), ("T3", "To", "T2"), ("T3", "To", "T4"),
        ("T5", "Who", "T1"), ("T5", "Cause", "T3"),
        ("T2", "Near", "T4"), ("T4", "Near", "T3"),
        ("T2", "Equiv", "T4"), ("T4", "Equiv", "T1"),
    }  # fmt: skip
    assert spans["T3"].attributes == {"Negation": True}
    assert spans["T1"].attributes == {"Mood": "very sad"}
    assert spans["T5"].attributes == {"Speculation": True}
    assert spans["T1"].note == "ai đây?"
    near = next(link for link in document.layers[0].relations if link.key == "R1")
    assert near.attributes == {"Sure": True}


@pytest.mark.parametrize(
    "lines",
    [
        LINES,
        "",
        "\n",
        LINES.removesuffix("\n"),
        LINES.replace("\n", "\r\n"),
        "\n".join(reversed(LINES.split("\n"))),
        "T1\tPER 4 12\tVõ Văn A\nT2\tPER 4 12\tVõ Văn A\n",
        "R1\tX ARG2:T2 Arg1:T1\nT1\tPER 4 12\tVõ Văn A  \nT2\tLOC 17 23 \tHà Nội\n",
        "T1\tPER 4 6;10 12\tVõ  A\nT2\tLOC 17 20;20 23\tHà Nội\n",
        "T1\tPER 4 12\n# a comment\nT9\tPER 0 3\tÔng\n\nE1\tGo:T9 \nE2\tGo:T9 A:T1 A:T1\n",
        "E7\tIn What:T1 Where:T2\nT1\tPER 4 12\tVõ Văn A\nT2\tLOC 17 23\tHà Nội\n",
        "T1\tPER 4 12\tVõ Văn A\nN1\tReference Annotation:T1 Referent:X\nN2\tbroken\nX\n",
        "T1\tPER 4 12\tVõ Văn A\nR1\tX Arg1:T1 Arg2:T9\nA1\tX T9\nE1\tX:T8 Y:T1\n",
        "T1\tPER 4 12\tVõ Văn A\nT1\tPER 0 3\tÔng\nT2\tPER 4 9999\tx\nT3\tPER 4 5\tx\n",
        "T1\tPER 29 37\tHuế.\nHôm\n",
        "T1\tX 4 12\tVõ Văn A\nA1\tC T1 a\nA2\tC T1 b\nA3\tC T1 a\n",
        "T1\tX 4 12\tVõ Văn A\nT2\tX 0 3\tÔng\nR1\tX A:T1 B:T2 C:T1\nR2\tY Arg1:R1 Arg2:T1\n",
    ],
)  # fmt: skip
def test_what_was_read_is_written_byte_for_byte(tmp_path: Path, lines: str) -> None:
    """Else a corpus that only passed through is different in every file afterwards."""
    document, _ = one(tmp_path, lines)
    assert again(tmp_path, document) == lines


def test_a_folder_keeps_its_names(tmp_path: Path) -> None:
    """Else a corpus of folders comes out as one heap."""
    folder = tmp_path / "corpus"
    for name in ("train/1", "train/2", "dev/1", "x.y"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        put(folder, LINES, TEXT + name, name)
    found, items = read(folder, "brat")
    assert not items
    assert [document.name for document in found] == ["x.y", "dev/1", "train/1", "train/2"]
    written(tmp_path / "out", "brat", found)
    for path in folder.rglob("*.*"):
        assert (tmp_path / "out" / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_an_empty_file_is_an_unannotated_document(tmp_path: Path) -> None:
    """Else the documents that nobody has labelled yet are lost, or count as done."""
    document, items = one(tmp_path, "")
    assert not items
    assert not document.layers
    assert not document.kept


def test_a_missing_text_is_said(tmp_path: Path) -> None:
    """Else a document disappears, and nobody learns which text to look for."""
    path = put(tmp_path)
    path.with_suffix(".txt").unlink()
    found, items = read(path, "brat")
    assert not found
    assert "put a.txt beside it" in the_reason(items)
    assert (items[0].spans, items[0].relations, items[0].attributes) == (5, 2, 4)


@pytest.mark.parametrize(
    ("line", "what", "reason"),
    [
        ("T1\tPER 4 11\tVõ Văn A", "span", "but the text at [4, 11) is 'Võ Văn '"),
        ("T1\tPER 4 99\tVõ", "span", "[4, 99) lies outside the text of 48 code points"),
        ("T1\tPER 4 4\t", "span", "[4, 4) is empty or runs backwards"),
        ("T1\tPER 9 4\tx", "span", "[9, 4) is empty or runs backwards"),
        ("T1 PER 4 12\tVõ Văn A", "span", "no TAB after its id"),
        ("T1\tPER\tVõ", "span", "it has no offsets"),
        ("T1\tPER 4 1_2\tVõ Văn A", "span", "'4 1_2' is no pair of offsets"),
        ("T1\t\xa0 4 12\tVõ Văn A", "span", "its label is empty"),
        ("Tx\tPER 4 12\tVõ Văn A", "span", "its id is 'Tx'"),
        ("R1\tX Arg1:T7", "relation", "fewer than two arguments"),
        ("R1\tX Arg1:T7 T8", "relation", "'T8' is no argument"),
        ("R1\tX Arg1:T7 Arg2:T8", "relation", "its Arg1: there is no span 'T7'"),
        ("E1\tX:T7 Who:T8", "relation", "there is no trigger 'T7'"),
        ("*\tEquiv T1", "relation", "it joins nothing"),
        ("*\tEquiv T7 T8", "relation", "its member: there is no span 'T7'"),
        ("A1\tNegation", "attribute", "names nothing that it is said of"),
        ("A1\tNegation T7", "attribute", "there is no 'T7'"),
        ("Q1\tNegation T7", "line", "no annotation that brat knows"),
    ],
)
def test_a_broken_line_costs_that_line(tmp_path: Path, line: str, what: str, reason: str) -> None:
    """Else one slip costs a file, or goes by unseen and is gone at the next export."""
    lines = f"T50\tPER 0 3\tÔng\n{line}\nT51\tLOC 17 23\tHà Nội\n"
    document, items = one(tmp_path, lines)
    assert reason in the_reason(items)
    assert (items[0].what, items[0].line) == (what, 2)
    assert len(document.layers[0].spans) == 2
    assert again(tmp_path, document) == lines


def test_line_ends_in_a_span_part_it_and_come_back(tmp_path: Path) -> None:
    """Else a span over two lines is lost in brat, or comes back as a broken one."""
    text = "một\r\nhai\nba \u2028bốn"
    layer = Layer("", (Span(0, "X", ((0, 16),)), Span(1, "Y", ((0, 3), (9, 11)))))
    listing = again(tmp_path, Document("a", text, layers=(layer,)))
    assert listing == ("T1\tX 0 3;5 8;9 12;13 16\tmột hai ba  bốn\nT2\tY 0 3;9 11\tmột ba\n")
    assert not problems(listing, text)
    (back,), items = read(tmp_path / "out", "brat")
    assert not items
    assert [span.fragments for span in back.layers[0].spans] == [
        ((0, 16),), ((0, 3), (9, 11)),
    ]  # fmt: skip


def test_words_with_line_ends_shown_as_spaces_are_taken(tmp_path: Path) -> None:
    """Else what other tools write for a span over two lines is rejected."""
    lines = "T1\tX 29 37\tHuế. Hôm\nT2\tX 29 33;34 37\tHuế. Hôm\n"
    document, items = one(tmp_path, lines)
    assert not items
    assert [span.fragments for span in document.layers[0].spans] == [((29, 37),)] * 2
    assert again(tmp_path, document) == lines


@pytest.mark.parametrize(
    ("text", "lines", "reason"),
    [
        ("một\r\nhai\r\nba", "T1\tX 4 7\thai\nT2\tX 8 10\tba\n", "count each line end as one"),
        ("😀 một 😀 hai", "T1\tX 3 6\tmột\nT2\tX 10 13\thai\n", "count UTF-16 units"),
        ("ổi một", "T1\tX 5 10\tmột\n", "count bytes"),
    ],
)
def test_offsets_in_other_units_are_counted_anew(
    tmp_path: Path, text: str, lines: str, reason: str
) -> None:
    """Else every span after the first emoji or line end is rejected, or stands beside its words."""
    document, items = one(tmp_path, lines, text)
    assert reason in the_reason(items)
    said = [text[span.start : span.stop] for span in document.layers[0].spans]
    assert said == re.findall(r"\t(\S+)\n", lines)
    assert not problems(again(tmp_path, document), text)


def test_a_byte_order_mark_that_counts_stays(tmp_path: Path) -> None:
    """Else texts saved by Windows programs have every span one letter off, here or in brat."""
    path = put(tmp_path, "T1\tX 1 4\tmột\n", "\ufeffmột hai")
    (document,), items = read(path, "brat")
    assert not items
    assert document.text == "\ufeffmột hai"
    target = tmp_path / "out"
    written(target, "brat", [document])
    assert (target / "a.txt").read_bytes() == path.with_suffix(".txt").read_bytes()
    (document,), _ = read(put(tmp_path, "T1\tX 0 3\tmột\n", "\ufeffmột hai"), "brat")
    assert document.text == "một hai"


def test_shared_task_files_are_one_document(tmp_path: Path) -> None:
    """Else the events of a BioNLP corpus have lost the proteins that they are about."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    put(folder, "T1\tProtein 0 3\tp53\n", "p53 expression").rename(folder / "a.a1")
    (folder / "a.a2").write_text("T2\tExpression 4 14\texpression\nE1\tExpression:T2 Theme:T1\n")
    (document,), items = read(folder, "brat")
    assert not items
    assert links_of(document) == {("T2", "Theme", "T1")}
    alone, _ = read(folder / "a.a2", "brat")
    assert links_of(alone[0]) == {("T2", "Theme", "T1")}
    written(tmp_path / "out", "brat", [document])
    for name in ("a.a1", "a.a2", "a.txt"):
        assert (tmp_path / "out" / name).read_bytes() == (folder / name).read_bytes()


def test_changes_go_into_the_lines_and_nothing_else_moves(tmp_path: Path) -> None:
    """Else an edit is lost on export, or turns every file of a corpus over."""
    document, _ = one(tmp_path, LINES)
    (layer,) = document.layers
    spans = spans_of(document)
    links = {link.key: link for link in layer.relations}
    changed = [
        replace(spans["T1"], label="PERSON", attributes={"Mood": "glad"}, note="x"),
        replace(spans["T2"], fragments=((17, 19),), attributes={"New": True}),
        replace(spans["T3"], attributes={}),
        spans["T5"],
        Span(99, "LOC", ((0, 3),), note="mới"),
    ]
    kept = {spans[key].id for key in ("T1", "T2", "T3", "T5")}
    relations = [
        replace(link, label="By" if link.key == "R1" else link.label)
        for link in links.values()
        if {link.head, link.tail} <= kept and link.key != "E2:Cause:E1"
    ]
    relations.append(Relation(98, "Near", 99, spans["T1"].id))
    edited = replace(
        document, layers=(replace(layer, spans=tuple(changed), relations=tuple(relations)),)
    )
    listing = again(tmp_path, edited)
    assert listing.split("\n") == [
        "T1\tPERSON 4 12\tVõ Văn A",
        "T2\tLOC 17 19\tHà",
        "T3\tMove 13 16\tđến",
        "T5\tMove 42 44\thọ",
        "E1\tMove:T3 Who:T1 To:T2",
        "E2\tMove:T5 Who:T1",
        "A2\tMood T1 glad",
        "M1\tSpeculation E2",
        "N1\tReference T2 Wiki:Q1858\tHà Nội",
        "#1\tAnnotatorNotes T1\tx",
        "#2\tAnnotatorNotes T1\tmột lời nữa",
        "#3\tLemma T2\thà_nội",
        "T6\tLOC 0 3\tÔng",
        "R3\tNear Arg1:T6 Arg2:T1",
        "A4\tNew T2",
        "#4\tAnnotatorNotes T6\tmới",
        "",
    ]
    assert not problems(listing, TEXT)


def test_lines_go_with_what_they_name(tmp_path: Path) -> None:
    """Else brat refuses the file for normalisations of spans that are gone, or they go unseen."""
    document, _ = one(tmp_path, LINES)
    bare = replace(document, layers=(replace(document.layers[0], spans=(), relations=()),))
    notes = written(tmp_path / "out", "brat", [bare])
    assert (tmp_path / "out" / "a.ann").read_text() == ""
    assert any("what they name is gone (3)" in str(note.reason) for note in notes)


EVENTS = Scheme(
    entities=(
        EntityLabel("PER"),
        EntityLabel("Move", extra={"brat": {"event": {"Who": "", "To": "*"}}}),
    ),
    relations=(
        RelationLabel("Who", ends=(("Move", "PER"),), extra={"brat": {"role": True}}),
        RelationLabel("To", ends=(("Move", "PER"),), extra={"brat": {"role": True}}),
        RelationLabel("Same", symmetric=True, extra={"brat": {"transitive": True}}),
        RelationLabel("Part", extra={"brat": {"args": ["Whole", "Part"]}}),
    ),
)


def test_new_events_follow_the_scheme(tmp_path: Path) -> None:
    """Else events that were labelled here are plain spans and relations in brat."""
    spans = [Span(n, "PER", ((n, n + 1),)) for n in range(3)] + [Span(3, "Move", ((4, 6),))]
    links = [(3, "Who", 0), (3, "To", 1), (3, "To", 2), (0, "Same", 1), (1, "Same", 2)]
    links += [(0, "Part", 1), (0, "To", 1)]
    relations = [Relation(n, label, head, tail) for n, (head, label, tail) in enumerate(links)]
    layer = Layer("", tuple(spans), tuple(relations))
    listing = again(tmp_path, Document("a", TEXT, layers=(layer,)), scheme=EVENTS)
    assert listing.split("\n")[3:] == [
        "T4\tMove 4 6\tVõ",
        "E1\tMove:T4 Who:T1 To:T2 To2:T3",
        "*\tSame T1 T2 T3",
        "R1\tPart Whole:T1 Part:T2",
        "R2\tTo Arg1:T1 Arg2:T2",
        "",
    ]
    assert not problems(listing, TEXT)


def test_labels_that_brat_cannot_store_come_back(tmp_path: Path) -> None:
    """Else Vietnamese labels, or such with spaces, break brat's files or come back as others."""
    scheme = Scheme(
        entities=(EntityLabel("Người"), EntityLabel("Nguoi"), EntityLabel("a b")),
        relations=(RelationLabel("PART – WHOLE"),),
        attributes=(
            Attribute("mức độ", AttributeType.CHOICE, ("rất chắc", "không")),
            Attribute("số", AttributeType.NUMBER),
        ),
    )
    layer = Layer(
        "",
        (
            Span(0, "Người", ((0, 3),), {"mức độ": "rất chắc", "số": 3}),
            Span(1, "Nguoi", ((4, 6),), {"mức độ": "rất_chắc"}),
            Span(2, "---", ((4, 6),)),
        ),
        (Relation(0, "PART – WHOLE", 0, 1),),
    )
    document = Document("a", TEXT, layers=(layer,))
    listing = again(tmp_path, document, scheme=scheme)
    assert not problems(listing, TEXT)
    assert "T1\tNguoi-2 0 3\tÔng\nT2\tNguoi 4 6\tVõ" in listing
    (back,), items = read(tmp_path / "out", "brat")
    assert not items
    assert [(span.label, span.attributes) for span in back.layers[0].spans] == [
        (span.label, span.attributes) for span in layer.spans
    ]
    assert back.layers[0].relations[0].label == "PART – WHOLE"
    (found,) = schemes(tmp_path / "out", "brat")
    assert [label.name for label in found.entities] == ["Người", "Nguoi", "a b", "---"]
    assert found.attributes[0].values == ("rất chắc", "không")
    assert found.attributes[1].type is AttributeType.NUMBER


def test_several_annotators_have_folders(tmp_path: Path) -> None:
    """Else the work of all but one is lost, or all of it is one person's afterwards."""
    layers = tuple(Layer(name, (Span(0, "X", ((0, 3),), key="T1"),)) for name in ("an", "bình"))
    found = [
        Document("d/1", TEXT, layers=layers),
        Document("2", TEXT + "2", layers=layers[1:]),
        Document("3", TEXT + "3"),
    ]
    target = tmp_path / "out"
    assert not written(target, "brat", found)
    names = sorted(str(path.relative_to(target)) for path in target.rglob("*.ann"))
    assert names == ["an/3.ann", "an/d/1.ann", "bình/2.ann", "bình/d/1.ann"]
    back, items = read(target, "brat")
    assert not items
    assert {one.name: [layer.annotator for layer in one.layers] for one in back} == {
        "3": [], "d/1": ["an", "bình"], "2": ["bình"],
    }  # fmt: skip
    (target / "annotation.conf").unlink()
    back, _ = read(target, "brat", {"annotators": "folders"})
    assert {layer.annotator for one in back for layer in one.layers} == {"an", "bình"}


def test_work_of_another_does_not_take_the_lines_of_the_first(tmp_path: Path) -> None:
    """Else the export of a second annotator's work claims lines that only the first had."""
    document, _ = one(tmp_path, LINES)
    other = replace(document, layers=(Layer("bình", (Span(0, "X", ((0, 3),)),)),))
    assert again(tmp_path, other) == "T1\tX 0 3\tÔng\n"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.ann", LINES, TEXT),
        ("a.ann", "", TEXT),
        ("a.a1", "T1\tX 0 3\tÔng\n", TEXT),
        ("a.a2", "E1\tX:T1 Who:T2\n", TEXT),
        ("a.ann", "T1\tX 0 1;2 3\tÔ g\nnonsense\n", TEXT),
    ],
)
def test_it_is_known_by_its_lines(tmp_path: Path, name: str, content: str, text: str) -> None:
    """Else a folder of brat's is taken for plain texts."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert recognise(tmp_path / name).description.name == "brat"


def test_texts_and_configurations_are_no_documents() -> None:
    """Else an import of a corpus complains of every file that belongs to another."""
    companions = format_named("brat").companions(Path("/c/d/a.ann"))
    assert {Path("/c/d/a.txt"), Path("/c/annotation.conf"), Path("/c/d/visual.conf")} <= set(
        companions
    )


@given(found=documents())
@settings(max_examples=60)
def test_brat_itself_would_take_what_is_written(
    tmp_path_factory: pytest.TempPathFactory, found: Document
) -> None:
    """Else brat shows an error page instead of the document that somebody exported for it."""
    target = tmp_path_factory.mktemp("out") / "o"
    written(target, "brat", [found])
    for path in target.rglob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        if not text.startswith("\ufeff"):
            assert not problems(path.read_bytes().decode(), text)
    assert not configuration_problems((target / "annotation.conf").read_bytes().decode())


SOME = st.lists(st.sampled_from(LINES.split("\n")[:-1]), max_size=14, unique=True)


@given(found=SOME, gone=st.sets(st.integers(0, 8)), renamed=st.sets(st.integers(0, 8)))
@settings(max_examples=150)
def test_edited_lines_say_what_the_project_says(
    tmp_path_factory: pytest.TempPathFactory,
    found: list[str],
    gone: set[int],
    renamed: set[int],
) -> None:
    """Else what was deleted or renamed here stands in the export as it was before."""
    folder = tmp_path_factory.mktemp("edit")
    document, items = one(folder, "".join(f"{line}\n" for line in found))
    if items or not document.layers:
        return
    (layer,) = document.layers
    spans = tuple(
        replace(span, label="Other") if span.id in renamed else span
        for span in layer.spans
        if span.id not in gone
    )
    there = {span.id for span in spans}
    links = tuple(link for link in layer.relations if {link.head, link.tail} <= there)
    layer = replace(layer, annotator="an", spans=spans, relations=links)
    edited = replace(document, layers=(layer,))
    if spans:
        balanced(folder / "out", "brat", [edited])


def test_a_large_file_takes_the_short_way(tmp_path: Path) -> None:
    """Else both ways differ, and what is read depends on how the file is spaced."""
    plain = "".join(f"T{n}\tX {n} {n + 2}\t{TEXT[n : n + 2]}\n" for n in range(1, 30))
    spaced = plain.replace("\tX", "\tX ").replace("X  ", "X ").replace("\n", " \n")
    swift, careful = one(tmp_path, plain)[0], one(tmp_path, spaced)[0]
    assert swift.layers == careful.layers
    assert not swift.kept
    assert careful.kept


def test_source_reads_no_other_folder(tmp_path: Path) -> None:
    """Else a configuration above the imported folder changes what is in it."""
    (tmp_path / "annotation.conf").write_text("[entities]\nX\n")
    folder = tmp_path / "in"
    folder.mkdir()
    put(folder)
    assert not schemes(folder, "brat")
    source = Source(folder / "a.ann", root=tmp_path)
    found = next(iter(format_named("brat").read(source, {})))
    assert isinstance(found, SchemeFound)
