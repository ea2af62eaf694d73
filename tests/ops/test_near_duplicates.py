"""Near-duplicates: found, told apart from what only begins alike, and across parts."""

import random
import subprocess
import sys
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.ops.near_duplicates import ALIKE, NearDuplicates, shingles, similarity

WORDS = [f"tiếng{n}" for n in range(400)]


def article(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def taken(texts: Sequence[str]) -> NearDuplicates:
    found = NearDuplicates(lambda row_id: texts[row_id])
    for row_id, text in enumerate(texts):
        found.add(row_id, text)
    return found


def groups(texts: Sequence[str]) -> list[int]:
    found = taken(texts)
    return [found.group(row_id) for row_id in range(len(texts))]


def test_a_reworked_article_is_found_and_another_is_not() -> None:
    """News is printed again with a word changed: in train and test it makes figures too good."""
    first = article(1)
    changed = [*first[:90], "khác", *first[91:]]
    texts = [
        " ".join(first),
        " ".join(article(2)),
        " ".join(changed).upper().replace(" ", ", "),
        " ".join(first[:100] + article(3, 100)),
        "",
        "…",
        "Hà Nội",
        "hà nội!",
    ]
    assert groups(texts) == [0, 1, 0, 3, 4, 5, 6, 6]


def test_pairs_across_parts_are_told_once_and_truly() -> None:
    """A warning must name both documents, and must not cry wolf."""
    first = article(1)
    texts = [
        " ".join([*first[:n], "khác", *first[n + 1 :]]) if n % 2 else " ".join(article(n))
        for n in range(12)
    ]
    parts = dict.fromkeys(range(12), "train") | {3: "test", 4: "test", 7: "dev"}
    pairs = [pair for pair in taken(texts).across(parts) if pair]
    assert sorted(pair.second for pair in pairs) == [3, 7]
    for pair in pairs:
        assert parts[pair.first] != parts[pair.second]
        found = similarity(shingles(texts[pair.first]), shingles(texts[pair.second]))
        assert pair.similarity == found >= ALIKE
    assert not [p for p in taken(texts).across(dict.fromkeys(range(12), "all")) if p]


@settings(max_examples=40)
@given(
    seeds=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), min_size=2, max_size=9),
    length=st.integers(1, 120),
)
def test_what_is_grouped_is_alike_and_equals_are_grouped(
    seeds: list[tuple[int, int]], length: int
) -> None:
    """Compared with all pairs: no group without a pair that holds it together."""
    texts = []
    for seed, cut in seeds:
        words = article(seed, length)
        texts.append(" ".join(words[: length - cut // 6] or words))
    found = groups(texts)
    for number, text in enumerate(texts):
        alike = [
            other
            for other in range(len(texts))
            if other != number and similarity(shingles(text), shingles(texts[other])) >= ALIKE
        ]
        own = [o for o in range(len(texts)) if o != number and found[o] == found[number]]
        assert bool(own) <= bool(alike)
        for other in alike:
            if shingles(texts[other]) == shingles(text):
                assert found[other] == found[number]


def test_many_texts_with_one_first_line_are_no_square_of_work() -> None:
    """A thousand reports from one template must not take the night: each is compared with few."""
    reads = 0
    line = "Theo báo cáo của cơ quan thường trực ban chỉ đạo " * 2
    texts = [line + " ".join(article(n, 30)) for n in range(1000)]

    def text_of(row_id: int) -> str:
        nonlocal reads
        reads += 1
        return texts[row_id]

    found = NearDuplicates(text_of)
    for row_id, text in enumerate(texts):
        found.add(row_id, text)
    assert len({found.group(row_id) for row_id in range(1000)}) == 1000
    assert reads < 20_000


def test_another_process_finds_the_same() -> None:
    """A report that depends on the process's hash seed makes no export byte-equal."""
    code = (
        "from tests.ops.test_near_duplicates import article, groups\n"
        "print(groups([' '.join(article(n // 3)[: 200 - n % 3 * 19]) for n in range(60)]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(p for p in sys.path if p)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2)
    }
    assert len(outputs) == 1
