"""Damage is noticed, whatever it hits; what is good in a damaged project can be had again."""

from pathlib import Path

import pytest

from tests.store.damage import KINDS, Bench

CASES = 60
SALVAGED = 6
"""One case in how many is salvaged too; ``python -m tests.store.damage`` does so with all."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A small project with a history."""
    return Bench(tmp_path_factory.mktemp("damage"), documents=4)


@pytest.mark.parametrize("kind", KINDS)
def test_no_damage_passes_unnoticed_and_none_defeats_the_salvage(place: Bench, kind: str) -> None:
    """A changed label that nobody notices goes into training data; work that is there is lost.

    ``try_case`` itself fails where the salvage raises anything but a refusal, where a row is not
    accounted for, where its result does not hold together, and where the damaged file is touched.
    """
    cases = [place.try_case(kind, seed, salvaging=seed % SALVAGED == 0) for seed in range(CASES)]
    unseen = [f"seed {case.seed}: {case.why}" for case in cases if case.noticed == "NOBODY"]
    assert unseen == []
    assert sum(case.report is not None for case in cases) > CASES // SALVAGED // 2
    for case in cases:
        if case.noticed == "harmless" and case.report:
            assert case.report.total("rejected") == 0


def test_the_bench_notices_what_nobody_notices(place: Bench, tmp_path: Path) -> None:
    """A bench that calls everything harmless would prove nothing."""
    path = tmp_path / "p.annodb"
    path.write_bytes(place.good)
    assert place.noticed(path) == ("harmless", "")
    place.said["span"] = place.said["span"][1:]
    assert place.noticed(path) == ("NOBODY", "span")
