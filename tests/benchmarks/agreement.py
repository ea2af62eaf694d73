"""Agreement of five annotators against a pairwise F1 over Python sets, in the same run.

    python -m tests.benchmarks.agreement [--spans N] [--annotators N] [--rounds N] [--no-project]

``--spans`` are true spans, 20 to a document of 2,000 code points; each annotator marks most of them
(see ``agreement_material``).  Prints medians of processor seconds and, where there is a goal,
whether it was reached.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from annotator.agreement import Agreement, to_json
from annotator.agreement.corpus import Corpus
from annotator.ops import agreement as ops
from annotator.ops.steps import run
from annotator.store.project import open_project
from tests.benchmarks.agreement_material import made_corpus, write_project

Sets = list[dict[int, set[tuple[int, int, int]]]]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spans", type=int, default=100_000)
    parser.add_argument("--annotators", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-project", action="store_true")
    given = parser.parse_args()
    corpus = made_corpus(given.spans, given.annotators)
    print(
        f"{given.spans} spans x {given.annotators} annotators in {len(corpus.documents)} documents,"
        f" {len(corpus.spans.id)} rows"
    )
    _opened(made_corpus(2_000, 3))  # so that what is imported once is imported
    sets = as_sets(corpus)
    print(f"{'work':44}{'CPU s':>9}{'sets':>9}{'ratio':>7}  goal")
    rounds = [(_timed(lambda: _opened(corpus)), _timed(lambda: set_f1(sets, corpus)))
              for _ in range(given.rounds)]  # fmt: skip
    _row("open: all pairs and labels", rounds, 2.5)
    found = _opened(corpus)
    _check(found, sets, corpus)
    _one("details (t > 0, MUC, characters), all pairs", _timed(lambda: _details(found)))
    _one("alpha over all annotators", _timed(found.overall_alpha))
    pairs = [[both] for both in found.pairs()]
    for name in ("strict_f1", "kappa"):
        _one(
            f"bootstrap of {name}, B = 1000, {len(pairs)} pairs",
            _timed(lambda name=name: found.with_intervals(name, pairs)),
            0.5,
        )
    _one("the whole report with all intervals", _timed(lambda: to_json(found)))
    _changes(corpus)
    if not given.no_project:
        _project(corpus)


def as_sets(corpus: Corpus) -> Sets:
    """By annotator and document the set of (start, stop, label)."""
    found: Sets = [
        {i: set() for i in range(len(corpus.documents))} for _ in corpus.names.annotators
    ]
    s = corpus.spans
    columns = (c.tolist() for c in (s.document, s.annotator, s.start, s.stop, s.label))
    for document, who, start, stop, label in zip(*columns, strict=True):
        found[who][document].add((start, stop, label))
    return found


def set_f1(sets: Sets, corpus: Corpus) -> list[float]:
    """Pairwise strict F1 as one writes it with sets."""
    out = []
    for a, b in combinations(range(len(corpus.names.annotators)), 2):
        both = total = 0
        for document in range(len(corpus.documents)):
            one, other = sets[a][document], sets[b][document]
            both += len(one & other)
            total += len(one) + len(other)
        out.append(2 * both / total)
    return out


def _opened(corpus: Corpus) -> Agreement:
    """What the window shows when it opens: every pair and label, from columns in memory."""
    found = Agreement(corpus)
    for name in ("exact_f1", "strict_f1", "relaxed_f1", "kappa", "alpha"):
        found.matrix(name)
        found.figure(name, found.pairs())
    for both in found.pairs():
        found.confusion([both])
        _ = found.ledger.spans([both]).labels
    found.confusion(found.pairs())
    return found


def _details(found: Agreement) -> None:
    for both in found.pairs():
        found.by_label([both])
        found.muc([both])


def _check(found: Agreement, sets: Sets, corpus: Corpus) -> None:
    ours = [figure.value for figure in found.matrix("strict_f1").values()]
    assert np.allclose(ours, set_f1(sets, corpus))  # type: ignore[arg-type]


def _changes(corpus: Corpus) -> None:
    """One border moved in one document by one annotator, then by all; figures shown again."""
    for title, all_of_them, more in (
        ("one document changed by one annotator", False, False),
        ("one document changed by all of them", True, False),
        ("the same with details and overall alpha", False, True),
    ):
        found = _opened(corpus)
        if more:
            _details(found)
            found.overall_alpha()
        times = []
        for at in range(40):
            one = corpus.only(np.array([at]))
            start = one.spans.start.copy()
            start[:: 3 if all_of_them else len(start)] -= 1
            now = replace(one, spans=replace(one.spans, start=start))
            times.append(_timed(partial(_shown, found, at, now, more=more)))
        _one(title, statistics.median(times), 0.010)


def _shown(found: Agreement, at: int, now: Corpus, *, more: bool) -> None:
    found.change(found.ledger.corpus.documents[at], now)
    for both in found.pairs():
        found.figure("strict_f1", [both])
        found.confusion([both])
        if more:
            found.figure("character_f1", [both])
    if more:
        found.overall_alpha()


def _project(corpus: Corpus) -> None:
    """The same from a project file: reading, then counting."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "p.annodb"
        write_project(path, corpus)
        with open_project(path) as project:
            start = time.process_time()
            steps = ops.corpus(project)
            read = run(steps)
            _one(
                f"reading {len(read.spans.id)} spans from a project file",
                time.process_time() - start,
            )
            start = time.process_time()
            run(ops.compare(project))
            _one("reading and counting everything", time.process_time() - start)


def _timed(work: Callable[[], object]) -> float:
    """Processor seconds: other jobs on the machine do not count."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _row(title: str, rounds: list[tuple[float, float]], goal: float) -> None:
    ours, floor = (statistics.median(side) for side in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    word = "reached" if ratio <= goal else "NOT reached"
    print(f"{title:44}{ours:9.3f}{floor:9.3f}{ratio:7.2f}  {goal} x: {word}")


def _one(title: str, seconds: float, goal: float | None = None) -> None:
    word = "" if goal is None else f"{goal:g} s: {'reached' if seconds <= goal else 'NOT reached'}"
    print(f"{title:44}{seconds:9.4f}{'':16}  {word}")


if __name__ == "__main__":
    main()
