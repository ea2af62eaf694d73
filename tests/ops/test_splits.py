"""Splits by group and by label shares."""

import math
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.annotation import Json
from annotator.ops.splits import FOLDER, Labels, group_of, hashed
from annotator.ops.splits import stratified as stratified_in_steps
from annotator.ops.steps import run

SHARES = {"train": 0.7, "dev": 0.1, "test": 0.2}
UID = b"\x01" * 16

Parts = dict[str, list[int]]


def stratified(groups: dict[int, bytes], labels: dict[int, Labels], seed: int) -> Parts:
    return run(stratified_in_steps(groups, labels, SHARES, seed))


groupings = st.lists(st.integers(0, 12), max_size=60).map(
    lambda values: {n: b"group:%d" % value for n, value in enumerate(values, 1)}
)


@pytest.mark.parametrize(
    ("rule", "name", "meta", "own"),
    [
        ("", "a/b", {"source": "x"}, True),
        ("source", "a", {}, True),
        ("source", "a", {"source": None}, True),
        ("source", "a", {"source": ""}, True),
        ("source", "a", {"source": "x"}, False),
        ("source", "a", {"source": ["x", 1]}, False),
        (FOLDER, "a/b/c", {}, False),
        (FOLDER, "c", {"folder": "x"}, True),
        ("url:host", "a", {"url": "https://www.bao.vn:443/x"}, False),
        ("url:host", "a", {"url": "bao.vn/x"}, False),
        ("url:host", "a", {"url": "http://[broken"}, True),
        ("url:host", "a", {"url": 7}, True),
    ],
)
def test_who_has_a_group(rule: str, name: str, meta: dict[str, Json], own: bool) -> None:
    """Documents that lack the key must not all become one huge group."""
    assert (group_of(rule, name, meta, UID) == UID) is own


def test_equal_values_are_one_group() -> None:
    """The same source written the same way is one group, whatever else the documents hold."""
    other = b"\x02" * 16
    one = group_of("source", "a", {"source": {"x": 1, "y": 2}}, UID)
    assert one == group_of("source", "b", {"source": {"y": 2, "x": 1}, "more": 1}, other)
    assert one != group_of("source", "a", {"source": "x"}, UID)
    hosts = {
        group_of("url:host", "a", {"url": url}, UID)
        for url in ("https://bao.vn/1", "http://www.bao.vn/2", "//BAO.vn", "bao.vn/3?x=//y")
    }
    assert len(hosts) == 1
    assert group_of(FOLDER, "a/b/c", {}, UID) == group_of(FOLDER, "a/b/d", {}, other)
    assert group_of(FOLDER, "a/b/c", {}, UID) != group_of(FOLDER, "a/c", {}, other)


@settings(max_examples=50)
@given(groups=groupings, seed=st.integers(0, 9), data=st.data())
def test_a_group_is_never_parted(groups: dict[int, bytes], seed: int, data: st.DataObject) -> None:
    """One source in train and test makes every figure too good."""
    labels: dict[int, Labels] = {
        n: Counter(data.draw(st.lists(st.sampled_from("abc"), max_size=3))) for n in groups
    }
    for parts in (hashed(groups, SHARES, seed), stratified(groups, labels, seed)):
        assert list(parts) == list(SHARES)
        assert sorted(n for ids in parts.values() for n in ids) == sorted(groups)
        for ids in parts.values():
            assert ids == sorted(ids), "the project's order within a part"
        held = [{groups[n] for n in ids} for ids in parts.values()]
        assert sum(map(len, held)) == len(set(groups.values()))
    assert stratified(groups, labels, seed) == stratified(groups, labels, seed)


@settings(max_examples=50)
@given(groups=groupings, more=groupings, seed=st.integers(0, 9))
def test_more_documents_move_no_group(
    groups: dict[int, bytes], more: dict[int, bytes], seed: int
) -> None:
    """Adding articles of old and new sources must not move what is there."""
    both = groups | {n + 1000: group for n, group in more.items()}
    before, after = hashed(groups, SHARES, seed), hashed(both, SHARES, seed)
    for part, ids in before.items():
        assert ids == [n for n in after[part] if n < 1000]


@settings(max_examples=50)
@given(
    labels=st.lists(st.sampled_from("aaaaaabbbc"), min_size=1, max_size=200),
    seed=st.integers(0, 9),
)
def test_each_label_is_shared_out_as_the_whole(labels: list[str], seed: int) -> None:
    """A rare label that fell into train alone cannot be tested."""
    groups = {n: bytes([n]) for n in range(len(labels))}
    counts: dict[int, Labels] = {n: Counter(label) for n, label in enumerate(labels)}
    parts = stratified(groups, counts, seed)
    for label, total in Counter(labels).items():
        for part, share in SHARES.items():
            there = sum(labels[n] == label for n in parts[part])
            assert abs(there - share * total) <= len(SHARES) - 1
    for part, share in SHARES.items():
        assert abs(len(parts[part]) - share * len(labels)) <= 3 * len(set(labels))


def test_stratifying_beats_the_hash_on_uneven_documents() -> None:
    """What it is there for: long and short documents, common and rare labels."""
    counts: dict[int, Labels] = {
        n: Counter({"common": n % 7 + 1, "rare": int(n % 50 == 3), f"topic{n % 4}": n % 3})
        for n in range(300)
    }
    groups = {n: b"%d" % n for n in counts}
    total = sum(counts.values(), Counter())

    def distance(parts: Parts) -> float:
        return math.fsum(
            (sum(counts[n][label] for n in parts[part]) - share * all_) ** 2 / (share * all_)
            for part, share in SHARES.items()
            for label, all_ in total.items()
        )

    for seed in range(5):
        even = distance(stratified(groups, counts, seed))
        assert even < distance(hashed(groups, SHARES, seed)) / 5
    orders = {str(stratified(groups, counts, seed)) for seed in range(5)}
    assert len(orders) == 5, "the seed decides among equals"
