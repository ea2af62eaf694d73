"""Negatives: pairs that the scheme allows and nobody linked."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.annotation import Document, Layer, Relation, Span
from annotator.model.negatives import Unit, chosen_pairs, unlinked_pairs
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

SCHEME = Scheme(
    entities=tuple(EntityLabel(name) for name in ("PER", "ORG", "LOC")),
    relations=(
        RelationLabel("WORKS", ends=(("PER", "ORG"),)),
        RelationLabel("KNOWS", symmetric=True, ends=(("PER", "PER"),)),
        RelationLabel("MARRIED", symmetric=True, ends=(("PER", "LOC"),)),
    ),
)
TEXT = "An gặp Bình ở Huế. Chi làm việc tại FPT.\nDung ở Hà Nội."
WORDS = {"An": "PER", "Bình": "PER", "Huế": "LOC", "Chi": "PER", "FPT": "ORG", "Hà Nội": "LOC"}


def layer_of(*relations: tuple[str, str, str], text: str = TEXT) -> tuple[Document, Layer]:
    spans = {
        word: Span(number, label, ((text.index(word), text.index(word) + len(word)),))
        for number, (word, label) in enumerate(WORDS.items())
    }
    links = tuple(
        Relation(number, label, spans[head].id, spans[tail].id)
        for number, (label, head, tail) in enumerate(relations)
    )
    return Document("a", text), Layer("an", tuple(spans.values()), links)


def words_of(
    document: Document, layer: Layer, window: int, unit: Unit, scheme: Scheme = SCHEME
) -> list[tuple[str, str]]:
    found = unlinked_pairs(document, layer, scheme, window=window, unit=unit)
    return [
        (document.text[head.start : head.stop], document.text[tail.start : tail.stop])
        for head, tail in found
    ]


def test_only_what_the_scheme_allows_in_reading_order() -> None:
    """A negative that no relation could ever be teaches nothing; another order is no repeat."""
    assert words_of(*layer_of(), 1, "sentences") == [
        ("An", "Bình"),
        ("Bình", "An"),
        ("An", "Huế"),
        ("Huế", "An"),
        ("Bình", "Huế"),
        ("Huế", "Bình"),
        ("Chi", "FPT"),
    ]


def test_what_is_linked_is_no_negative() -> None:
    """The same pair as relation and as no relation would be a contradiction in the data."""
    linked = layer_of(("WORKS", "Chi", "FPT"), ("KNOWS", "Bình", "An"))
    assert words_of(*linked, 1, "sentences") == [
        ("An", "Huế"),
        ("Huế", "An"),
        ("Bình", "Huế"),
        ("Huế", "Bình"),
    ]
    directed = Scheme(entities=SCHEME.entities, relations=(RelationLabel("ANY"),))
    one_way = layer_of(("ANY", "An", "Bình"))
    found = words_of(*one_way, 1, "sentences", directed)
    assert ("An", "Bình") not in found
    assert ("Bình", "An") in found


@pytest.mark.parametrize(
    ("window", "unit", "pairs"),
    [
        (0, "sentences", set()),
        (1, "sentences", {("Chi", "FPT")}),
        (2, "sentences", {("Chi", "FPT"), ("An", "FPT"), ("Bình", "FPT")}),
        (2, "tokens", set()),
        (3, "tokens", {("Chi", "FPT")}),
        (6, "tokens", {("Chi", "FPT")}),
        (7, "tokens", {("Chi", "FPT"), ("Bình", "FPT")}),
        (10**9, "tokens", {("Chi", "FPT"), ("An", "FPT"), ("Bình", "FPT")}),
    ],
)
def test_the_window(window: int, unit: Unit, pairs: set[tuple[str, str]]) -> None:
    """A window one too wide or narrow gives another training set than the paper that names it."""
    document, layer = layer_of()
    assert {p for p in words_of(document, layer, window, unit) if p[1] == "FPT"} == pairs


def test_equal_spans_count_as_one_mention() -> None:
    """Of a span that stands there twice only one is linked: the other must not be a negative."""
    document, layer = layer_of(("WORKS", "Chi", "FPT"))
    chi = layer.spans[3]
    twice = Layer(
        "an",
        (*layer.spans, Span(90, "PER", chi.fragments), Span(91, "ORG", chi.fragments)),
        layer.relations,
    )
    found = list(unlinked_pairs(document, twice, SCHEME, window=1, unit="sentences"))
    assert all(head.fragments != tail.fragments for head, tail in found)
    assert not [p for p in found if p[0].fragments == chi.fragments and p[0].label == "PER"]
    mentions = [(h.fragments, h.label, t.fragments, t.label) for h, t in found]
    assert len(mentions) == len(set(mentions))


@settings(max_examples=60)
@given(
    ranges=st.lists(
        st.tuples(st.integers(0, 50), st.integers(1, 8), st.sampled_from(["PER", "ORG"])),
        max_size=9,
    ),
    links=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=4),
    window=st.integers(0, 4),
    unit=st.sampled_from(["tokens", "sentences"]),
)
def test_all_pairs_and_no_others(
    ranges: list[tuple[int, int, str]], links: list[tuple[int, int]], window: int, unit: Unit
) -> None:
    """Compared with the slow way: no pair is forgotten where spans nest, cross or repeat."""
    text = "a b. c d e\nf " * 5
    spans = tuple(
        Span(n, label, ((start, min(len(text), start + length)),))
        for n, (start, length, label) in enumerate(ranges)
    )
    relations = tuple(
        Relation(n, "WORKS", head, tail)
        for n, (head, tail) in enumerate(links)
        if head < len(spans) and tail < len(spans)
    )
    document, layer = Document("a", text), Layer("an", spans, relations)
    found = {
        (h.fragments, h.label, t.fragments, t.label)
        for h, t in unlinked_pairs(document, layer, SCHEME, window=window, unit=unit)
    }
    assert found == _slowly(document, layer, window, unit)


def _slowly(document: Document, layer: Layer, window: int, unit: Unit) -> set[tuple[object, ...]]:
    from annotator.model.segments import sentences, syllables  # noqa: PLC0415

    cuts = list(syllables(document.text) if unit == "tokens" else sentences(document.text))

    def number(point: int) -> int:
        return sum(start <= point for start, _stop in cuts)

    by_id = {span.id: (span.fragments, span.label) for span in layer.spans}
    linked = {(by_id[r.head], by_id[r.tail]) for r in layer.relations}
    out: set[tuple[object, ...]] = set()
    for head, tail in itertools.permutations(set(by_id.values()), 2):
        first, second = sorted((head[0][0], tail[0][0]))
        steps = max(0, number(second[0]) - number(first[1] - 1))
        near = steps - 1 <= window if unit == "tokens" else steps < window
        is_allowed = {head[1], tail[1]} == {"PER"} or (head[1], tail[1]) == ("PER", "ORG")
        if near and is_allowed and head[0] != tail[0] and (head, tail) not in linked:
            out.add((*head, *tail))
    return out


def test_a_choice_is_the_same_each_time_and_keeps_the_order() -> None:
    """Negatives that change from run to run make no experiment repeatable."""
    document, layer = layer_of()
    every = list(unlinked_pairs(document, layer, SCHEME, window=3, unit="sentences"))
    sets = {}
    for seed in range(20):
        chosen = chosen_pairs(iter(every), document, most=4, seed=seed)
        assert chosen == chosen_pairs(iter(every), document, most=4, seed=seed)
        assert [pair for pair in every if pair in chosen] == chosen
        assert len(chosen) == 4
        sets[seed] = [(h.id, t.id) for h, t in chosen]
    assert len({str(one) for one in sets.values()}) > 5
    assert chosen_pairs(every, document, most=999, seed=1) == every
    assert chosen_pairs(every, document, most=0, seed=1) == []
