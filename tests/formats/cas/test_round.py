"""A CAS that is read, changed and written again, by hand and by chance."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.cas.growing import RELATION, SPAN
from annotator.model.annotation import Document, Layer, Relation, Span, State
from annotator.model.scheme import Attribute, AttributeType, EntityLabel, RelationLabel, Scheme
from tests.formats.account import annotations
from tests.formats.cas.support import (
    BOTH,
    DEPENDENCY,
    ENDINGS,
    NE,
    TEXT,
    content,
    full_cas,
    loaded,
    one,
    saved,
)
from tests.formats.material import LABELS, layers, words, written


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
