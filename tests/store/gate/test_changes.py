"""What a change tells those who show the project, and what they may remember."""

from pathlib import Path

import pytest

from annotator.ops import annotate, projects, schemes
from annotator.ops.kinds import Kind
from annotator.store import gate, tally
from annotator.store.change import Change, LayerRows
from annotator.store.project import Project
from tests.store.gate.support import Fault
from tests.store.support import (
    import_jsonl,
    line,
)

# -- the change that is told -------------------------------------------------------------------


def test_a_change_tells_exactly_what_it_touched(opened: Project) -> None:
    """A panel that is not told shows what is no longer there."""
    heard: list[Change] = []
    opened.subscribe(heard.append)
    span = annotate.add_span(opened, 2, "an", [(0, 3)], "MISC")
    layer = opened.read.layer(2, "an").id
    annotate.resize_span(opened, span, [(0, 5)])
    opened.undo()
    opened.undo()
    for change in heard:
        assert change.tables == {"span"}
        assert change.documents == {2}
        assert change.layers == {layer}
        assert not change.everywhere
    assert [change.named.kind for change in heard] == [
        Kind.ADD_SPAN, Kind.RESIZE_SPAN, Kind.RESIZE_SPAN, Kind.ADD_SPAN,
    ]  # fmt: skip
    assert heard[0].operation.detail == {"label": "MISC", "text": "Ông"}


def test_a_change_names_the_rows_it_wrote_in_each_layer(opened: Project) -> None:
    """What is read again after an edit is these rows and no others."""
    heard: list[Change] = []
    one = annotate.add_span(opened, 2, "an", [(0, 3)], "PERSON")
    two = annotate.add_span(opened, 2, "an", [(4, 6)], "PERSON")
    layer = opened.read.layer(2, "an").id
    opened.subscribe(heard.append)
    link = annotate.add_relation(opened, one, two, "SAME_AS")
    annotate.relabel_spans(opened, [one, two], "MISC")
    annotate.remove(opened, [one])
    opened.undo()
    opened.redo()
    annotate.set_state(opened, 2, "an", annotate.State.FINISHED)
    assert [change.rows for change in heard] == [
        {layer: LayerRows(relations=frozenset({link}))},
        {layer: LayerRows(spans=frozenset({one, two}))},
        {layer: LayerRows(gone_spans=frozenset({one}), gone_relations=frozenset({link}))},
        {layer: LayerRows(spans=frozenset({one}), relations=frozenset({link}))},
        {layer: LayerRows(gone_spans=frozenset({one}), gone_relations=frozenset({link}))},
        {},
    ]


def test_rows_removed_in_runs_are_named_and_bulk_work_is_told_everywhere(
    opened: Project, tmp_path: Path
) -> None:
    """A run of spans removed is an edit like any other; an import names nothing."""
    heard: list[Change] = []
    spans = [annotate.add_span(opened, 2, "an", [(i, i + 1)], "MISC") for i in range(20)]
    layer = opened.read.layer(2, "an").id
    opened.subscribe(heard.append)
    annotate.remove(opened, spans)
    opened.undo()
    assert [change.everywhere for change in heard] == [False, False]
    assert heard[0].rows == {layer: LayerRows(gone_spans=frozenset(spans))}
    assert heard[1].rows == {layer: LayerRows(spans=frozenset(spans))}
    assert heard[1].documents == {2}
    import_jsonl(opened, tmp_path / "more.jsonl", [line("bài 77")])
    opened.undo()
    projects.remove_documents(opened, [1])
    assert [change.everywhere for change in heard[2:]] == [True, True, True]
    assert [change.rows for change in heard[2:]] == [{}, {}, {}]


def test_beyond_its_limit_a_change_is_bulk_work(opened: Project) -> None:
    """A hundred thousand names would cost more than reading all again."""
    heard: list[Change] = []
    annotate.add_span(opened, 2, "an", [(0, 3)], "MISC")
    layer, label = opened.read.layer(2, "an").id, opened.read.label_ids("entity")["MISC"]
    opened.subscribe(heard.append)
    first = 10_000
    with opened.edit(Kind.ADD_SPAN) as edit:
        edit.insert_many(
            "span",
            [
                (first + i, gate.new_uid(), layer, label, 0, 1, None, "{}", "", "")
                for i in range(tally.MOST_NAMED + 1)
            ],
        )
    assert heard[0].everywhere
    assert (heard[0].rows, heard[0].documents) == ({}, frozenset())


def test_annotations_are_read_by_id_as_with_their_layer(opened: Project) -> None:
    """The few that are read after an edit must be what reading the whole layer gives."""
    for start in range(12):
        annotate.add_span(opened, 2, "an", [(start, start + 1), (start + 3, start + 5)], "MISC")
    layer = opened.read.layer(2, "an")
    ids = [span.id for span in layer.spans]
    annotate.annotate_span(opened, ids[2], note="n", attributes={"a": 1})
    layer = opened.read.layer(2, "an")
    assert layer.relations
    for chosen in (ids[:1], ids[:5], ids):
        rows = LayerRows(frozenset({*chosen, 99_999}), frozenset(one.id for one in layer.relations))
        delta = opened.read.delta(rows)
        assert delta.spans == tuple(span for span in layer.spans if span.id in chosen)
        assert delta.relations == layer.relations
        assert delta.gone_spans == {99_999}
    bare = opened.read.bare_layer(2, "an")
    assert (bare.id, bare.state, bare.uid, bare.spans) == (layer.id, layer.state, layer.uid, ())
    assert opened.read.bare_layer(2, "nobody").id == 0


def test_a_text_that_is_remembered_is_never_another_documents(
    opened: Project, tmp_path: Path
) -> None:
    """Offsets checked against a text that is gone would let a span stand outside its own."""
    other = opened.read.text(2)
    assert other == opened.read.document(2).text
    assert opened.read.text(1) == opened.read.document(1).text
    projects.remove_documents(opened, [1, 2])
    assert opened.read.text(2) is None
    opened.undo()
    assert opened.read.text(2) == other


@pytest.mark.parametrize("verb", ["rename label", "rename annotator"])
def test_a_new_name_is_told_everywhere_also_when_it_is_undone(opened: Project, verb: str) -> None:
    """The open document would go on showing the old name."""
    heard: list[Change] = []
    opened.subscribe(heard.append)
    if verb == "rename label":
        label = opened.read.scheme().entities[0]
        new = annotate_label(label)
        schemes.change_label(opened, "entity", label.name, new)
    else:
        projects.rename_annotator(opened, "an", "bình")
    opened.undo()
    opened.redo()
    assert [change.everywhere for change in heard] == [True, True, True]
    assert [change.documents for change in heard] == [frozenset()] * 3


def annotate_label(label: schemes.EntityLabel) -> schemes.EntityLabel:
    return schemes.EntityLabel("NGƯỜI", label.titles, label.definitions, label.key, label.colour)


def test_what_is_remembered_of_names_never_outlives_the_edit(opened: Project) -> None:
    """A label or annotator that was rolled back must not be taken for one that is there."""
    assert opened.read.annotator("x") is None
    with pytest.raises(Fault), opened.edit(Kind.ADD_ANNOTATOR) as edit:
        edit.insert("annotator", name="x", kind="person")
        assert opened.read.annotator("x") is not None
        label = edit.insert(
            "label", kind="entity", name="L", position=99, key="", colour="#000000", symmetric=0,
            titles="{}", definitions="{}", extra="{}",
        )  # fmt: skip
        assert opened.read.label_ids("entity")["L"] == label
        raise Fault
    assert opened.read.annotator("x") is None
    assert "L" not in opened.read.label_ids("entity")
    projects.rename_annotator(opened, "an", "Ân")
    assert opened.read.annotator("an") is None
    opened.undo()
    assert opened.read.annotator("Ân") is None
    schemes.remove_label(opened, "entity", "MISC")
    assert "MISC" not in opened.read.label_ids("entity")
    opened.undo()
    assert "MISC" in opened.read.label_ids("entity")
