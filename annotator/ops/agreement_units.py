"""Unitizing alpha and gamma over a project: figures of place and label at once, asked for apart.

They take longer than the others, gamma by far, so they are made of plain values that a thread may
work on: :func:`gather_units` reads them in steps, :func:`unitizing` and :func:`gammas` compute.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.ops.steps import Step, Steps
from annotator.store.columns import document_lengths
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.agreement.comparison import Agreement
    from annotator.agreement.counts import Block, Both
    from annotator.agreement.dissimilarity import Unit
    from annotator.agreement.figure import Figure
    from annotator.agreement.gamma import Sampling
    from annotator.agreement.unitizing import UnitizingAlpha


@dataclass(frozen=True)
class UnitsOfDocument:
    """What those who finished a document marked in it, one sequence an annotator; ``length`` is
    that of the text in code points, ``hulls`` counts discontinuous spans taken as one stretch."""

    document: int
    length: int
    layers: "tuple[tuple[Unit, ...], ...]"
    hulls: int = 0


@dataclass(frozen=True)
class GammaOfDocuments:
    """gamma over documents: the mean by number of units, with its interval.

    The interval is the 95 % bootstrap over documents, of a single document that of the sampling.
    ``cat`` is gamma_cat likewise.  ``excluded`` units had no length, ``capped`` documents were too
    dense for an exact alignment.  ``is_whole`` is False when it was cancelled.
    """

    figure: "Figure"
    cat: "Figure"
    sampling: "Sampling"
    excluded: int = 0
    capped: int = 0
    hulls: int = 0
    is_whole: bool = True
    by_document: dict[int, float | None] = field(default_factory=dict)


def gather_units(
    project: Project, agreement: "Agreement", pairs: "Sequence[Both]"
) -> Steps[tuple[UnitsOfDocument, ...]]:
    """The units of every document that two or more of those in ``pairs`` finished."""
    people = sorted({who for both in pairs for who in both})
    lengths = document_lengths(project.read)
    found: list[UnitsOfDocument] = []
    for block, gone in agreement.ledger.blocks():
        for at in _compared(block, people):
            row_id = int(block.documents[at])
            if row_id not in gone:
                found.append(_units(block, at, people, lengths.get(row_id, 0)))
            yield Step(len(found), agreement.documents(pairs)[0])
    return tuple(found)


def _compared(block: "Block", people: Sequence[int]) -> Iterator[int]:
    counts = block.corpus.finished[list(people)].sum(axis=0)
    return (at for at, count in enumerate(counts.tolist()) if count > 1)


def _units(block: "Block", at: int, people: Sequence[int], length: int) -> UnitsOfDocument:
    import numpy as np  # noqa: PLC0415 - not at start

    from annotator.agreement.dissimilarity import Unit  # noqa: PLC0415

    spans, names = block.corpus.spans, block.corpus.names.labels
    first, last = np.searchsorted(spans.document, [at, at + 1]).tolist()
    layers: dict[int, list[Unit]] = {who: [] for who in people if block.corpus.finished[who, at]}
    hulls = 0
    for row in range(first, last):
        layer = layers.get(int(spans.annotator[row]))
        if layer is not None:
            label = names[int(spans.label[row])]
            layer.append(Unit(int(spans.start[row]), int(spans.stop[row]), label))
            hulls += row in spans.fragments
    row_id = int(block.documents[at])
    return UnitsOfDocument(row_id, length, tuple(tuple(one) for one in layers.values()), hulls)


def unitizing(documents: Sequence[UnitsOfDocument]) -> "UnitizingAlpha":
    """Unitizing alpha (2016 family) over all documents, as if their texts were one."""
    from annotator.agreement.unitizing import (  # noqa: PLC0415 - needs NumPy
        pooled,
        unitizing_alpha,
        unitizing_counts,
    )

    return unitizing_alpha(pooled([unitizing_counts(one.layers, one.length) for one in documents]))


def gammas(
    documents: Sequence[UnitsOfDocument],
    sampling: "Sampling",
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> GammaOfDocuments:
    """gamma of each document and of all; ``progress`` hears how many documents are done."""
    from annotator.agreement.gamma import Gamma, gamma  # noqa: PLC0415 - needs SciPy

    found: list[Gamma] = []
    for done, one in enumerate(documents, 1):
        each = gamma(one.layers, None, sampling, cancelled)
        if each.reason == "cancelled":
            break
        found.append(each)
        if progress is not None:
            progress(done)
    return GammaOfDocuments(
        _over([(one.value, one.units, one.low, one.high) for one in found], sampling.seed),
        _over([(one.cat.value, one.units, one.cat.low, one.cat.high) for one in found],
              sampling.seed),
        sampling,
        sum(one.excluded for one in found),
        sum(not one.is_exact for one in found),
        sum(one.hulls for one in documents),
        len(found) == len(documents),
        {one.document: each.value for one, each in zip(documents, found, strict=False)},
    )  # fmt: skip


_Row = tuple[float | None, int, float | None, float | None]


def _over(rows: Sequence[_Row], seed: int) -> "Figure":
    """The mean by units, with its interval."""
    import numpy as np  # noqa: PLC0415

    from annotator.agreement.figure import Figure  # noqa: PLC0415
    from annotator.agreement.resampling import intervals  # noqa: PLC0415

    known = [(row[0] * row[1], float(row[1])) for row in rows if row[0] is not None and row[1]]
    if not known:
        return Figure(None, "no document with a gamma", 0, len(rows))
    sums = np.array(known)
    total = sums.sum(axis=0)
    value = float(total[0] / total[1])
    if len(rows) == 1:
        return Figure(value, "", 1, 1, rows[0][2], rows[0][3])
    bounds = intervals([sums], lambda some: some[..., 0] / some[..., 1], seed)[0]
    low, high = bounds or (None, None)
    return Figure(value, "", len(known), len(rows), low, high)
