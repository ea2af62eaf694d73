"""Unitizing alpha and gamma over a project: figures of place and label at once, asked for apart.

They take longer than the others, gamma by far, so they are made of plain values that a thread may
work on: :func:`gather_units` reads them in steps, :func:`unitizing` and :func:`gammas` compute.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.ops.steps import Step, Steps
from annotator.store.columns import lengths
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.agreement.comparison import Agreement
    from annotator.agreement.counts import Both
    from annotator.agreement.dissimilarity import Unit
    from annotator.agreement.figure import Figure
    from annotator.agreement.gamma_figure import Sampling
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

    The interval is that of the sampling (95 %).  ``cat`` is gamma_cat likewise, without one.
    ``excluded`` units had no length, ``capped`` documents were too dense for an exact alignment.
    ``is_whole`` is False when it was cancelled.
    """

    figure: "Figure"
    cat: "Figure"
    sampling: "Sampling"
    excluded: int = 0
    capped: int = 0
    hulls: int = 0
    is_whole: bool = True


def gather_units(
    project: Project, agreement: "Agreement", pairs: "Sequence[Both]"
) -> Steps[tuple[UnitsOfDocument, ...]]:
    """The units of every document that two or more of those in ``pairs`` finished."""
    from annotator.agreement.continua import continua  # noqa: PLC0415 - needs NumPy

    people = sorted({who for both in pairs for who in both})
    known = lengths(project.read)
    found: list[UnitsOfDocument] = []
    for block, gone in agreement.ledger.blocks():
        for one in continua(block.corpus, people):
            row_id = block.corpus.documents[one.document]
            if row_id not in gone:
                length = known.get(row_id, one.reach)
                found.append(UnitsOfDocument(row_id, length, one.layers, one.hulls))
            yield Step(len(found), agreement.documents(pairs)[0])
    return tuple(found)


def unitizing(documents: Sequence[UnitsOfDocument], labels: Sequence[str] = ()) -> "UnitizingAlpha":
    """Unitizing alpha (2016 family) over all documents, as if their texts were one; of ``labels``
    also that of each on its own."""
    from annotator.agreement.unitizing import (  # noqa: PLC0415 - needs NumPy
        label_alphas,
        pooled,
        unitizing_alpha,
        unitizing_counts,
    )

    found = unitizing_alpha(pooled([unitizing_counts(one.layers, one.length) for one in documents]))
    alone = label_alphas([(one.layers, one.length) for one in documents], labels)
    return replace(found, alone=alone)


def gammas(
    documents: Sequence[UnitsOfDocument],
    sampling: "Sampling",
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> GammaOfDocuments:
    """gamma of each document and of all; ``progress`` hears how many documents are done."""
    from annotator.agreement.continua import gamma_json  # noqa: PLC0415 - needs SciPy
    from annotator.agreement.figure import Figure  # noqa: PLC0415
    from annotator.agreement.gamma_figure import Gamma, gamma  # noqa: PLC0415

    found: list[Gamma] = []
    for done, one in enumerate(documents, 1):
        each = gamma(one.layers, None, sampling, cancelled)
        if each.reason == "cancelled":
            break
        found.append(each)
        if progress is not None:
            progress(done)
    hulls = sum(one.hulls for one in documents)
    told = gamma_json(found, hulls)
    low, high = told["interval"] or (None, None)
    used, total = told["documents"]
    why = told["reason"] if told["cat"] is not None else "no aligned pair"
    return GammaOfDocuments(
        Figure(told["value"], told["reason"], used, total, low, high),
        Figure(told["cat"], why, used, total),
        sampling,
        sum(one.excluded for one in found),
        sum(not one.is_exact for one in found),
        hulls,
        len(found) == len(documents),
    )
