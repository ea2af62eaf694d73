"""Labelling: what is possible, what is refused in words, and what the log says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.errors import EditError
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.project import Project
from tests.store.support import TEXT, dump, entries, import_jsonl, line, sound


@pytest.fixture
def article(project: Project, tmp_path: Path) -> Project:
    """One document; spans 1 to 4 (PERSON, PERSON, POSITION, MISC), relation 1 from 1 to 2."""
    spans = [(0, 3, "PERSON"), (4, 10, "PERSON"), (12, 14, "POSITION"), (20, 24, "MISC")]
    lines = [line("bài", TEXT, spans, [(0, 1, "PERSONAL_SOCIAL")]), line("khác", "văn bản")]
    import_jsonl(project, tmp_path / "a.jsonl", lines)
    return project


def test_a_span_is_where_it_was_put(article: Project) -> None:
    """The basic gesture: words, label, annotator."""
    span_id = annotate.add_span(article, 2, "bình", [(0, 3)], "MISC")
    (span,) = article.read.layer(2, "bình").spans
    assert (span.id, span.label, span.fragments) == (span_id, "MISC", ((0, 3),))
    assert article.read.layer(2, "an").spans == ()
    assert article.read.document_row(2, "bình").spans == 1


def test_pieces_are_ordered_and_those_that_touch_are_one(article: Project) -> None:
    """The same words, selected in another order, are the same span."""
    first = annotate.add_span(article, 1, "an", [(30, 33), (40, 42)], "MISC")
    again = annotate.add_span(article, 1, "an", [(40, 42), (30, 32), (32, 33)], "MISC")
    assert first == again
    span = next(s for s in article.read.layer(1, "an").spans if s.id == first)
    assert span.fragments == ((30, 33), (40, 42))
    other = annotate.add_span(article, 1, "an", [(30, 42)], "MISC")
    assert other != first
    one = annotate.add_span(article, 1, "an", [(50, 52), (52, 54)], "MISC")
    assert article.read.one("SELECT fragments FROM span WHERE id = ?", (one,)) == (None,)


def test_the_same_span_twice_is_the_one_that_is_there(article: Project) -> None:
    """A key held too long must not pile spans on each other."""
    count = entries(article)
    assert annotate.add_span(article, 1, "an", [(0, 3)], "PERSON") == 1
    assert entries(article) == count
    assert annotate.add_span(article, 1, "an", [(0, 3)], "MISC") > 4
    assert annotate.add_span(article, 1, "bình", [(0, 3)], "PERSON") > 4


REFUSED: dict[str, tuple[Callable[[Project], object], str]] = {
    "outside the text": (
        lambda p: annotate.add_span(p, 1, "an", [(0, 10_000)], "MISC"), "outside the text"),
    "negative": (lambda p: annotate.add_span(p, 1, "an", [(-1, 2)], "MISC"), "outside"),
    "empty": (lambda p: annotate.add_span(p, 1, "an", [(3, 3)], "MISC"), "empty"),
    "backwards": (lambda p: annotate.add_span(p, 1, "an", [(5, 3)], "MISC"), "backwards"),
    "no fragment": (lambda p: annotate.add_span(p, 1, "an", [], "MISC"), "no fragment"),
    "unknown label": (lambda p: annotate.add_span(p, 1, "an", [(0, 1)], "NONE"), "NONE"),
    "relation's label": (
        lambda p: annotate.add_span(p, 1, "an", [(0, 1)], "PERSONAL_SOCIAL"), "PERSONAL_SOCIAL"),
    "no document": (
        lambda p: annotate.add_span(p, 99, "an", [(0, 1)], "MISC"), "no longer"),
    "state of no document": (
        lambda p: annotate.set_state(p, 99, "an", State.FINISHED), "no longer"),
    "time of no document": (
        lambda p: annotate.count_time(p, 99, "an", 5, "2026-01-01"), "no work"),
    "resize outside": (lambda p: annotate.resize_span(p, 1, [(0, 9999)]), "outside"),
    "resize gone": (lambda p: annotate.resize_span(p, 99, [(0, 1)]), "no longer"),
    "relabel gone": (lambda p: annotate.relabel_spans(p, [1, 99], "MISC"), "no longer"),
    "relabel unknown": (lambda p: annotate.relabel_spans(p, [1], "NONE"), "NONE"),
    "remove gone": (lambda p: annotate.remove(p, [1, 99]), "no longer"),
    "remove gone relation": (lambda p: annotate.remove(p, [], [1, 99]), "no longer"),
    "note on gone": (lambda p: annotate.annotate_span(p, 99, note="x"), "no longer"),
    "note on gone relation": (
        lambda p: annotate.annotate_relation(p, 99, attributes={"a": 1}), "no longer"),
    "not a number": (
        lambda p: annotate.annotate_span(p, 1, attributes={"x": [float("nan")]}),
        "finite",
    ),
    "infinite": (
        lambda p: annotate.annotate_relation(p, 1, attributes={"x": float("inf")}),
        "finite",
    ),
    "reverse gone": (lambda p: annotate.reverse_relation(p, 99), "no longer"),
    "relation to itself": (
        lambda p: annotate.add_relation(p, 1, 1, "PERSONAL_SOCIAL"), "two different"),
    "relation not allowed": (
        lambda p: annotate.add_relation(p, 3, 1, "HOLDS_POSITION"), "allows no HOLDS_POSITION"),
    "relation to gone": (
        lambda p: annotate.add_relation(p, 1, 99, "PERSONAL_SOCIAL"), "no longer"),
    "relation with an entity's label": (
        lambda p: annotate.add_relation(p, 1, 2, "PERSON"), "PERSON"),
    "relabel gone relation": (
        lambda p: annotate.relabel_relation(p, 99, "SAME_AS"), "no longer"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_possible_is_said_and_changes_nothing(article: Project, name: str) -> None:
    """A wish that cannot be must be told, and must not leave half of itself."""
    verb, words = REFUSED[name]
    before, count = dump(article), entries(article)
    with pytest.raises(EditError, match=words):
        verb(article)
    assert dump(article) == before
    assert entries(article) == count
    sound(article)


def test_a_relation_joins_spans_of_one_layer_only(article: Project) -> None:
    """A relation across two people's work would belong to neither."""
    other = annotate.add_span(article, 1, "bình", [(4, 10)], "PERSON")
    with pytest.raises(EditError, match="two annotators"):
        annotate.add_relation(article, 1, other, "PERSONAL_SOCIAL")


def test_a_relation_that_is_there_is_not_made_twice(article: Project) -> None:
    """A symmetric one counts either way round; a directed one does not."""
    count = entries(article)
    assert annotate.add_relation(article, 1, 2, "PERSONAL_SOCIAL") == 1
    assert annotate.add_relation(article, 2, 1, "PERSONAL_SOCIAL") == 1
    assert entries(article) == count
    directed = annotate.add_relation(article, 1, 3, "HOLDS_POSITION")
    assert directed > 1


def test_removing_a_span_says_which_relations_went(article: Project) -> None:
    """A relation that goes without a word is a loss that nobody notices."""
    removed = annotate.remove(article, [2, 2])
    assert removed == annotate.Removed((2,), (1,))
    found = article.undoable()
    assert found is not None
    assert found.detail == {"spans": 1, "relations": 1}
    article.undo()
    assert [r.id for r in article.read.layer(1, "an").relations] == [1]


def test_relabelling_keeps_relations_notes_and_attributes(article: Project) -> None:
    """Changing one's mind about a label must not cost the rest of the work."""
    annotate.annotate_span(article, 1, attributes={"chắc": [1, None, "é"]}, note="xem lại\n\n…")
    annotate.relabel_spans(article, [1, 2], "GROUP")
    layer = article.read.layer(1, "an")
    assert [s.label for s in layer.spans[:2]] == ["GROUP", "GROUP"]
    assert (layer.spans[0].note, layer.spans[0].attributes) == (
        "xem lại\n\n…", {"chắc": [1, None, "é"]},
    )  # fmt: skip
    assert len(layer.relations) == 1
    annotate.annotate_span(article, 1, note="")
    assert article.read.layer(1, "an").spans[0].attributes == {"chắc": [1, None, "é"]}


def test_resizing_keeps_everything_but_the_borders(article: Project) -> None:
    """Dragging an edge must not make a new span."""
    before = article.read.layer(1, "an").spans[0]
    annotate.resize_span(article, 1, [(0, 2), (4, 6)])
    after = article.read.layer(1, "an").spans[0]
    assert after.fragments == ((0, 2), (4, 6))
    assert (after.id, after.uid, after.label) == (before.id, before.uid, before.label)


def test_reversing_swaps_the_ends(article: Project) -> None:
    """A relation drawn the wrong way round is turned, not drawn again."""
    annotate.reverse_relation(article, 1)
    (relation,) = article.read.layer(1, "an").relations
    assert (relation.id, relation.head, relation.tail) == (1, 2, 1)


def test_states_belong_to_one_annotator(article: Project) -> None:
    """One person's finishing is not another's."""
    annotate.set_state(article, 2, "an", State.FINISHED)
    assert article.read.document_row(2, "an").state is State.FINISHED
    assert article.read.document_row(2, "bình").state is None
    assert article.read.document_row(1, "an").state is State.OPEN
    annotate.set_state(article, 2, "an", State.OPEN)
    assert article.read.document_row(2, "an").state is State.OPEN


def test_the_log_shows_the_words_but_not_a_whole_book(article: Project) -> None:
    """Undo names what it takes back; the log must not grow by each text that is labelled."""
    annotate.add_span(article, 1, "bình", [(0, len(TEXT))], "MISC")
    found = article.undoable()
    assert found is not None
    words = str(found.detail["text"])
    assert words == TEXT[: annotate.MAX_SHOWN] or words.endswith("…")
    assert len(words) <= annotate.MAX_SHOWN


def test_documents_and_rows_agree(article: Project) -> None:
    """The list beside the document must count what the document shows."""
    annotate.add_span(article, 1, "bình", [(0, 3)], "MISC")
    annotate.count_time(article, 1, "bình", 61, "2026-01-01T00:00:00.000Z")
    for who in ("an", "bình", "nobody"):
        rows = article.read.document_rows(who)
        assert [article.read.document_row(row.id, who) for row in rows] == rows
        for row in rows:
            layer = article.read.layer(row.id, who)
            assert (row.spans, row.relations) == (len(layer.spans), len(layer.relations))
    assert article.read.document_rows("bình")[0].seconds == 61


@pytest.mark.parametrize(
    "do",
    [
        lambda project: annotate.annotate_span(project, 1, note="a\0b"),
        lambda project: annotate.annotate_span(project, 1, attributes={"x": ["a", {"y": "\0"}]}),
        lambda project: annotate.annotate_relation(project, 1, attributes={"\0": 1}),
        lambda project: annotate.add_span(project, 2, "bình\0", [(0, 3)], "MISC"),
    ],
)
def test_a_nul_is_refused(article: Project, do: Callable[[Project], object]) -> None:
    """Else a note pasted from elsewhere goes out with the export, and no import takes it back."""
    before = dump(article)
    with pytest.raises(EditError, match="NUL"):
        do(article)
    assert dump(article) == before
    sound(article)
