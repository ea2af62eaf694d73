"""UIMA CAS as XMI and as JSON, against cassis itself."""

import json
import subprocess
import sys
import tracemalloc
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cassis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import format_named, recognise
from annotator.formats.base import Changed, Rejected, Source
from annotator.formats.cas.growing import RELATION, SPAN
from annotator.formats.cas.plans import METADATA, SENTENCE, TOKEN
from annotator.formats.tokens import tokens_of
from annotator.model.annotation import Document, Layer, Relation, Span, State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from tests.formats.account import annotations
from tests.formats.material import LABELS, layers, read, the_reason, words, written

TEXT = "Ông Võ Văn Thưởng 😀 đến Đà Nẵng.\r\nÔng về Huế."
NE = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
POS = "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"
DEPENDENCY = "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency"
BOTH = ("xmi", "casjson")
ENDINGS = {"xmi": ".xmi", "casjson": ".json"}


def types() -> Any:
    """A type system such as INCEpTION exports: its own types, and layers that people made."""
    found = cassis.TypeSystem()

    def made(name: str, above: str = "uima.tcas.Annotation", **features: str) -> None:
        kind = found.create_type(name, above)
        for feature, holds in features.items():
            found.create_feature(kind, feature, holds)

    made(METADATA, "uima.tcas.DocumentAnnotation", documentTitle="uima.cas.String",
         documentId="uima.cas.String", documentUri="uima.cas.String",
         collectionId="uima.cas.String", documentBaseUri="uima.cas.String")  # fmt: skip
    made(POS, PosValue="uima.cas.String")
    made(TOKEN, pos=POS)
    made(SENTENCE)
    made(DEPENDENCY, Governor=TOKEN, Dependent=TOKEN, DependencyType="uima.cas.String")
    made(NE, value="uima.cas.String", identifier="uima.cas.String")
    made("custom.Sure", claim="uima.cas.String", sure="uima.cas.Boolean", rank="uima.cas.Integer",
         weight="uima.cas.Double", words="uima.cas.StringArray")  # fmt: skip
    made("custom.Bare")
    made("custom.In", Governor=NE, Dependent=NE, label="uima.cas.String", note="uima.cas.String")
    made("custom.Link", "uima.cas.TOP", role="uima.cas.String", target="uima.tcas.Annotation")
    made("custom.Event", kind="uima.cas.String")
    found.create_feature("custom.Event", "arguments", "uima.cas.FSArray", elementType="custom.Link")
    made("custom.CorefLink", referenceType="uima.cas.String", referenceRelation="uima.cas.String")
    found.create_feature("custom.CorefLink", "next", "custom.CorefLink")
    made("custom.CorefChain", "uima.cas.AnnotationBase", first="custom.CorefLink")
    made("custom.Fact", "uima.cas.TOP", about=NE, text="uima.cas.String")
    return found


def place(part: str) -> dict[str, int]:
    """Where ``part`` stands first."""
    start = TEXT.index(part)
    return {"begin": start, "end": start + len(part)}


def full_cas() -> Any:
    """A CAS with one of each thing that we read, and of each that we do not."""
    cas = cassis.Cas(types(), sofa_string=TEXT, sofa_mime="text/plain")
    get = cas.typesystem.get_type

    def add(name: str, part: str = "", **features: Any) -> Any:
        found = get(name)(**(place(part) if part else {}), **features)
        cas.add(found)
        return found

    add(METADATA, TEXT, documentTitle="tin.txt", documentId="lan", collectionId="du-an",
        documentBaseUri="du-an", documentUri="du-an/tin.txt")  # fmt: skip
    add(SENTENCE, TEXT[:33])
    tokens = [add(TOKEN, word) for word in ("Ông", "Võ", "Văn", "Thưởng", "đến")]
    add(POS, "Ông", PosValue="N")
    add(DEPENDENCY, "Ông", Governor=tokens[4], Dependent=tokens[0], DependencyType="nsubj")
    person = add(NE, "Võ Văn Thưởng", value="PER", identifier="Q1")
    city = add(NE, "Đà Nẵng", value="LOC")
    add(NE, "Huế")
    add("custom.In", "Đà Nẵng", Governor=person, Dependent=city, label="TO", note="chắc")
    texts = get("uima.cas.StringArray")(elements=["a b", ""])
    add("custom.Sure", "đến Đà Nẵng", claim="yes", sure=False, rank=3, weight=0.5, words=texts)
    add("custom.Bare", "😀")
    links = [get("custom.Link")(role="Agent", target=person), get("custom.Link")(target=city)]
    array = get("uima.cas.FSArray")(elements=links)
    add("custom.Event", "đến", kind="MOVE", arguments=array)
    second = add("custom.CorefLink", "Ông", referenceType="pro")
    second.begin, second.end = TEXT.rindex("Ông"), TEXT.rindex("Ông") + 3
    first = get("custom.CorefLink")(**place("Võ Văn Thưởng"), next=second, referenceRelation="same")
    cas.add(first)
    chain = get("custom.CorefChain")(first=first)
    cas.add(chain)
    cas.add(get("custom.Fact")(about=person, text="không ai hỏi"))
    add(NE, "", begin=5, end=5, value="EMPTY")
    return cas


def saved(cas: Any, folder: Path, name: str = "tin") -> Path:
    """``cas`` as XMI with its type system beside it."""
    folder.mkdir(exist_ok=True, parents=True)
    with (folder / "TypeSystem.xml").open("wb") as file:
        file.write(cas.typesystem.to_xml().encode())
    path = folder / f"{name}.xmi"
    path.write_text(cas.to_xmi(pretty_print=True), encoding="utf-8")
    return path


def one(path: Path, name: str = "xmi", **options: object) -> Document:
    """The one document of ``path``."""
    (document,), _said = read(path, name, options)
    return document


def content(cas: Any) -> list[str]:
    """All feature structures of a CAS but for their ids, each with what it refers to."""

    def said(value: Any, deep: int = 3) -> Any:
        if isinstance(value, list):
            return [said(each, deep) or "" for each in value]  # XMI does not tell None from ""
        if hasattr(value, "sofaID"):
            return "sofa"
        if not hasattr(value, "type"):
            return value
        if not deep:
            return value.type.name
        return (
            value.type.name,
            [
                (each.name, said(getattr(value, each.name), deep - 1))
                for each in value.type.all_features
            ],
        )

    return sorted(repr(said(fs)) for view in cas.views for fs in view.get_all_fs())


def loaded(path: Path, name: str = "xmi") -> Any:
    """What cassis reads from a file that we wrote."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if name == "casjson":
            return cassis.load_cas_from_json(path.read_text("utf-8"))
        own = path.with_name(path.stem + ".typesystem.xml")
        beside = own if own.exists() else path.with_name("TypeSystem.xml")
        with beside.open("rb") as file:
            found = cassis.load_typesystem(file)
        return cassis.load_cas_from_xmi(path, found)


def said(document: Document) -> tuple[list[Any], list[Any]]:
    """Spans and relations in words."""
    (layer,) = document.layers
    text = document.text
    by_id = {span.id: text[span.start : span.stop] for span in layer.spans}
    spans = [(span.label, by_id[span.id], dict(span.attributes)) for span in layer.spans]
    links = [(by_id[r.head], r.label, by_id[r.tail]) for r in layer.relations]
    return spans, links


def test_what_a_cas_holds_becomes_spans_and_relations(tmp_path: Path) -> None:
    """Else people who come from INCEpTION find half of their work."""
    (document,), notes = read(saved(full_cas(), tmp_path), "xmi")
    assert document.text == TEXT
    assert (document.name, document.layers[0].annotator) == ("tin.txt", "lan")
    spans, links = said(document)
    assert spans == [
        ("PER", "Võ Văn Thưởng", {"identifier": "Q1"}),
        ("CorefLink", "Võ Văn Thưởng", {}),
        ("Bare", "😀", {}),
        ("yes", "đến Đà Nẵng", {"sure": False, "rank": 3, "weight": 0.5, "words": ["a b", ""]}),
        ("MOVE", "đến", {}),
        ("LOC", "Đà Nẵng", {}),
        ("pro", "Ông", {}),
        ("NamedEntity", "Huế", {}),
    ]
    assert links == [
        ("Võ Văn Thưởng", "TO", "Đà Nẵng"),
        ("Võ Văn Thưởng", "same", "Ông"),
        ("đến", "Agent", "Võ Văn Thưởng"),
        ("đến", "arguments", "Đà Nẵng"),
    ]
    assert document.layers[0].relations[0].note == "chắc"
    tokens = tokens_of(document)
    assert tokens.words(TEXT) == ["Ông", "Võ", "Văn", "Thưởng", "đến"]
    reasons = [str(note.reason) for note in notes]
    assert [(note.spans, note.relations) for note in notes] == [(1, 0), (0, 1)]
    assert reasons[0].startswith("1 annotations of the layer NamedEntity are empty")
    assert reasons[1].startswith("the layers Dependency stay in the file")


def test_types_are_chosen_by_name(tmp_path: Path) -> None:
    """Else people cannot have the dependencies, nor leave the claims out."""
    path = saved(full_cas(), tmp_path)
    spans, links = said(one(path, types="Dependency, custom.Sure"))
    assert [(label, words) for label, words, _ in spans] == [
        ("yes", "đến Đà Nẵng"), ("Token", "đến"), ("Token", "Ông"),
    ]  # fmt: skip
    assert links == [("đến", "nsubj", "Ông")]
    spans, _links = said(one(path, types=NE, label="identifier"))
    assert spans[0] == ("Q1", "Võ Văn Thưởng", {"value": "PER"})


@pytest.mark.parametrize("name", BOTH)
def test_an_untouched_cas_is_given_back_byte_for_byte(tmp_path: Path, name: str) -> None:
    """Else each round through our hands changes files that nobody changed."""
    path = saved(full_cas(), tmp_path)
    if name == "casjson":
        path = tmp_path / "tin.json"
        full_cas().to_json(path)
    document = one(path, name)
    out = tmp_path / f"out{ENDINGS[name]}"
    assert written(out, name, [document]) == []
    assert out.read_bytes() == path.read_bytes()
    other = replace(document, layers=(replace(document.layers[0], annotator="mai"),))
    written(out, name, [other])
    assert one(out, name).layers[0].annotator == "mai"
    assert annotations(one(out, name).layers[0]) == annotations(document.layers[0])


@pytest.mark.parametrize("form", BOTH)
def test_a_cas_crosses_from_xmi_to_json_and_back(tmp_path: Path, form: str) -> None:
    """Else what one format kept is lost in the other."""
    document = one(saved(full_cas(), tmp_path))
    out = tmp_path / "out.json"
    assert written(out, "casjson", [document]) == []
    assert content(loaded(out, "casjson")) == content(full_cas())
    if form == "xmi":
        written(tmp_path / "b.xmi", "xmi", [one(out, "casjson")])
        assert content(loaded(tmp_path / "b.xmi")) == content(full_cas())


@pytest.mark.parametrize("form", BOTH)
def test_what_nobody_changed_survives_an_edit(tmp_path: Path, form: str) -> None:
    """Else the syntax, the facts and the chains of a corpus are gone after one new label."""
    document = one(saved(full_cas(), tmp_path))
    layer = document.layers[0]
    spans = tuple(
        replace(span, label="LAND") if span.label == "LOC" else span for span in layer.spans
    )
    edited = replace(document, layers=(replace(layer, spans=spans),))
    out = tmp_path / f"out{ENDINGS[form]}"
    assert written(out, form, [edited]) == []
    before, after = content(full_cas()), content(loaded(out, form))
    assert len(before) == len(after)
    assert [one.replace("'LOC'", "'LAND'") for one in before] == after
    assert annotations(one(out, form).layers[0]) == annotations(edited.layers[0])


def test_new_spans_get_the_type_of_their_label(tmp_path: Path) -> None:
    """Else INCEpTION shows what was added here in another layer, or nowhere."""
    document = one(saved(full_cas(), tmp_path))
    layer = document.layers[0]
    new = [
        Span(100, "LOC", ((0, 3),)),
        Span(101, "yes", ((4, 6),), {"rank": 4, "mới": True, "x y": "z"}, "ghi"),
        Span(102, "NEW", ((7, 10),)),
    ]
    links = [Relation(100, "TO", 100, 102), Relation(101, "?", 101, 100, {"a": 1})]
    edited = replace(layer, spans=(*layer.spans, *new), relations=(*layer.relations, *links))
    written(tmp_path / "out.xmi", "xmi", [replace(document, layers=(edited,))])
    cas = loaded(tmp_path / "out.xmi")
    kinds = {(fs.begin, fs.type.name) for fs in cas.select("uima.tcas.Annotation")}
    assert {(0, NE), (4, "custom.Sure"), (7, NE)} <= kinds
    assert sorted(fs.label for fs in cas.select("custom.In")) == ["TO", "TO"]
    assert [fs.Governor.begin for fs in cas.select(RELATION)] == [4]
    assert annotations(one(tmp_path / "out.xmi").layers[0]) == annotations(edited)


def test_deleted_things_leave_no_trace(tmp_path: Path) -> None:
    """Else a deleted person comes back with the fact that speaks of him."""
    document = one(saved(full_cas(), tmp_path))
    layer = document.layers[0]
    gone = {span.id for span in layer.spans if span.label in ("PER", "LOC", "pro")}
    kept = tuple(span for span in layer.spans if span.id not in gone)
    links = tuple(r for r in layer.relations if not {r.head, r.tail} & gone)
    edited = replace(layer, spans=kept, relations=links)
    written(tmp_path / "out.xmi", "xmi", [replace(document, layers=(edited,))])
    cas = loaded(tmp_path / "out.xmi")
    assert [fs.value for fs in cas.select(NE)] == ["EMPTY", None]
    assert cas.select("custom.In") == []
    (fact,) = cas.select("custom.Fact")
    assert (fact.about, fact.text) == (None, "không ai hỏi")
    (event,) = cas.select("custom.Event")
    assert list(event.arguments.elements) == []
    assert annotations(one(tmp_path / "out.xmi").layers[0]) == annotations(edited)


def test_an_empty_array_is_not_written_in_json(tmp_path: Path) -> None:
    """Else cassis cannot read what it wrote itself."""
    document = one(saved(full_cas(), tmp_path))
    fewer = replace(document, layers=(replace(document.layers[0], relations=()),))
    written(tmp_path / "out.json", "casjson", [fewer])
    (event,) = loaded(tmp_path / "out.json", "casjson").select("custom.Event")
    assert event.arguments is None


@st.composite
def edits(draw: st.DrawFn, document: Document) -> Layer:
    """A layer that somebody made of the document's own."""
    layer = document.layers[0]
    text = document.text
    spans: list[Span] = []
    for span in layer.spans:
        what = draw(st.sampled_from(("keep", "keep", "drop", "label", "move", "change")))
        if what == "drop":
            continue
        start = draw(st.integers(0, len(text) - 1)) if what == "move" else span.start
        stop = draw(st.integers(start + 1, len(text))) if what == "move" else span.stop
        label = draw(st.sampled_from((*LABELS, "PER"))) if what == "label" else span.label
        spans.append(replace(span, label=label, fragments=((start, stop),)))
        if what == "change":
            values = {"rank": draw(st.sampled_from([3, "ba", 2.5, True]))}
            spans[-1] = replace(spans[-1], attributes=values, note=draw(words))
    new = draw(layers(text, "x"))
    top = 1000
    spans += [replace(span, id=top + span.id, key=draw(st.sampled_from(["", span.key])))
              for span in new.spans]  # fmt: skip
    ids = [span.id for span in spans]
    links = [
        replace(link, head=link.head + top, tail=link.tail + top, key="") for link in new.relations
    ]
    for link in layer.relations:
        what = draw(st.sampled_from(("keep", "drop", "turn", "label", "ends")))
        ends = {"head": link.tail, "tail": link.head} if what == "turn" else {}
        if what == "ends" and ids:
            ends = {"head": draw(st.sampled_from(ids)), "tail": draw(st.sampled_from(ids))}
        changed = replace(link, label="NEW" if what == "label" else link.label, **ends)
        if what != "drop" and {changed.head, changed.tail} <= set(ids):
            links.append(changed)
    return replace(layer, spans=tuple(spans), relations=tuple(links))


@pytest.mark.parametrize("form", BOTH)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_was_changed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, form: str, data: st.DataObject
) -> None:
    """Else some edit of an imported CAS is lost or lands on another annotation."""
    folder = tmp_path_factory.mktemp("cas")
    document = one(saved(full_cas(), folder))
    layer = data.draw(edits(document))
    out = folder / f"out{ENDINGS[form]}"
    notes = written(out, form, [replace(document, layers=(layer,))])
    cas = loaded(out, form)
    assert len(cas.select(DEPENDENCY)) == len(cas.select("custom.Fact")) == 1
    assert [fs.value for fs in cas.select(NE) if fs.begin == fs.end] == ["EMPTY"]
    if {note.loss for note in notes} <= {"discontinuous spans", "states", "attribute types"}:
        assert annotations(one(out, form).layers[0]) == annotations(layer)


def scheme() -> Scheme:
    """A scheme with attributes of all types."""
    return Scheme(
        entities=(EntityLabel("PER"),),
        relations=(RelationLabel("IN"),),
        attributes=(
            Attribute("chắc chắn", AttributeType.FLAG),
            Attribute("rank", AttributeType.NUMBER),
            Attribute("label", AttributeType.CHOICE, values=("a",)),
            Attribute("why", labels=("IN",)),
        ),
    )


@pytest.mark.parametrize("form", BOTH)
def test_a_document_without_a_cas_gets_one(tmp_path: Path, form: str) -> None:
    """Else nothing that was made here can go to INCEpTION."""
    spans = (
        Span(0, "PER", ((4, 6), (11, 17)), {"chắc chắn": True, "rank": 1.0, "label": "a"}, "ừ"),
        Span(1, "LOC", ((18, 19),), {"n": 2**40, "rank": "ba", "none": None, "list": ["a", ""]}),
    )
    layer = Layer("lan", spans, (Relation(0, "IN", 0, 1, {"why": "so"}, "có"),))
    document = Document("tin 1", TEXT, layers=(layer,))
    out = tmp_path / f"a{ENDINGS[form]}"
    notes = written(out, form, [document], None, scheme())
    assert [note.loss for note in notes] == ["discontinuous spans", "attribute types"]
    cas = loaded(out, form)
    first, second = cas.select(SPAN)
    assert (first.begin, first.end, first.label, first.note) == (4, 17, "PER", "ừ")
    assert (first.rank, second.begin, second.get_covered_text()) == (1.0, 18, "😀")
    (link,) = cas.select(RELATION)
    assert (link.Governor, link.Dependent, link.why) == (first, second, "so")
    back = one(out, form)
    assert (back.name, back.text) == ("tin 1", TEXT)
    assert back.layers[0].annotator == "lan"
    assert annotations(back.layers[0]) == annotations(layer)


def test_offsets_are_utf_16_in_the_file(tmp_path: Path) -> None:
    """Else every annotation after an emoji is one off in Java."""
    layer = Layer("", (Span(0, "LOC", ((TEXT.index("Huế"), TEXT.index("Huế") + 3),)),))
    written(tmp_path / "a.xmi", "xmi", [Document("a", TEXT, layers=(layer,))])
    text = (tmp_path / "a.xmi").read_text("utf-8")
    units = TEXT.encode("utf-16-le")
    start = units.index("Huế".encode("utf-16-le")) // 2
    assert f'begin="{start}" end="{start + 3}"' in text
    assert "&#13;&#10;" in text


def test_several_documents_share_a_type_system(tmp_path: Path) -> None:
    """Else the folder cannot be imported as one, or some of its files not at all."""
    plain = [Document(f"tin {n}", TEXT, layers=(Layer("a", (Span(0, "X", ((0, 3),)),)),))
             for n in range(2)]  # fmt: skip
    odd = Document("khác", TEXT, layers=(Layer("a", (Span(0, "X", ((0, 3),), {"y": 1}),)),))
    written(tmp_path / "out", "xmi", [*plain, odd, one(saved(full_cas(), tmp_path / "in"))])
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "TypeSystem.xml", "khác.typesystem.xml", "khác.xmi", "tin 0.xmi", "tin 1.xmi",
        "tin.txt.typesystem.xml", "tin.txt.xmi",
    ]  # fmt: skip
    for path in sorted((tmp_path / "out").glob("*.xmi")):
        assert loaded(path).sofa_string == TEXT
        assert one(path).layers[0].spans
    with pytest.raises(FormatError, match="can take one document"):
        written(tmp_path / "one.xmi", "xmi", plain)


def test_the_type_system_is_found_and_is_no_document(tmp_path: Path) -> None:
    """Else a folder of INCEpTION's comes without its layers, or with a document of types."""
    path = saved(full_cas(), tmp_path / "p")
    deep = tmp_path / "p" / "x" / "y" / "tin.xmi"
    deep.parent.mkdir(parents=True)
    path.rename(deep)
    xmi = format_named("xmi")
    assert xmi.companions(deep) == (tmp_path / "p" / "TypeSystem.xml",)
    items = list(xmi.read(Source(deep, root=tmp_path / "p"), {}))
    assert not any("type system" in str(item.reason) for item in items if isinstance(item, Changed))
    items = list(xmi.read(Source(deep, root=deep.parent), {}))
    assert any("no type system" in str(item.reason) for item in items if isinstance(item, Changed))
    other = deep.with_name("Types-of-mine.xml")
    (tmp_path / "p" / "TypeSystem.xml").rename(other)
    assert xmi.companions(deep) == (other,)


def test_without_a_type_system_it_is_guessed(tmp_path: Path) -> None:
    """Else a lost second file makes the first one useless."""
    path = saved(full_cas(), tmp_path)
    before = one(path)
    (tmp_path / "TypeSystem.xml").unlink()
    (document,), notes = read(path, "xmi")
    assert "there is no type system beside it" in str(notes[0].reason)
    assert [span.fragments for span in document.layers[0].spans] == [
        span.fragments for span in before.layers[0].spans
    ]
    assert said(document)[1] == said(before)[1]
    written(tmp_path / "out.xmi", "xmi", [document])
    assert (tmp_path / "out.xmi").read_bytes() == path.read_bytes()


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


def test_relations_on_tokens_bring_the_tokens(tmp_path: Path) -> None:
    """Else a layer of relations on words comes without a single one."""
    cas = full_cas()
    kind = cas.typesystem.create_type("custom.Same")
    for name in ("Governor", "Dependent"):
        cas.typesystem.create_feature(kind, name, TOKEN)
    first, second, *_ = cas.select(TOKEN)
    cas.add(kind(begin=0, end=3, Governor=first, Dependent=second))
    spans, links = said(one(saved(cas, tmp_path)))
    assert ("Token", "Ông", {}) in spans
    assert ("Ông", "Same", "Võ") in links


def test_an_inception_project_joins_its_annotators(tmp_path: Path) -> None:
    """Else three people's work on a document makes three documents."""
    for who in ("INITIAL_CAS", "lan", "mai"):
        saved(full_cas(), tmp_path / "annotation" / "tin.txt", who)
    found = {path.stem: one(path) for path in (tmp_path / "annotation" / "tin.txt").glob("*.xmi")}
    assert {document.name for document in found.values()} == {"tin.txt"}
    who = {stem: document.layers[0].annotator for stem, document in found.items()}
    assert who == {"INITIAL_CAS": "", "lan": "lan", "mai": "mai"}


def test_the_work_of_another_does_no_harm_to_a_kept_cas(tmp_path: Path) -> None:
    """Else the ids of one annotator's file move the spans of another's."""
    document = one(saved(full_cas(), tmp_path))
    keys = [span.key for span in document.layers[0].spans]
    spans = tuple(Span(n, f"L{n}", ((n, n + 2),), key=key) for n, key in enumerate(reversed(keys)))
    layer = Layer("mai", spans, (Relation(0, "R", 0, 1, key="60"),))
    written(tmp_path / "out.xmi", "xmi", [replace(document, layers=(layer,))])
    back = one(tmp_path / "out.xmi")
    assert annotations(back.layers[0]) == annotations(layer)
    assert back.layers[0].annotator == "mai"


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


def streams() -> Iterator[Any]:
    """The names of what must not be imported with the formats."""
    yield from ("cassis", "lxml", "attr")


def test_cassis_is_not_loaded_before_it_is_needed() -> None:
    """Else the program starts half a second later for everybody."""
    code = (
        "import sys; from annotator.formats import formats; formats(); "
        f"print([name for name in {list(streams())!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("form", BOTH)
def test_states_metadata_and_other_layers_are_said(tmp_path: Path, form: str) -> None:
    """Else they are lost in silence."""
    document = Document(
        "a",
        "abc",
        {"k": 1},
        (Layer("x", state=State.FINISHED), Layer("y", (Span(0, "L", ((0, 1),)),))),
    )
    notes = written(tmp_path / f"a{ENDINGS[form]}", form, [document])
    assert [note.loss for note in notes] == [
        "document metadata", "layers of several annotators", "states",
    ]  # fmt: skip


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
