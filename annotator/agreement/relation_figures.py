"""Figures of two annotators' relations on one document, from the model's own layers.

Each is a set F1, ``2 common / (of a + of b)``, over what it looks at; see
:class:`RelationFigures`.  Aligned ends are equal after the one-to-one matching of spans at
IoU >= .5, whatever their labels.  ``symmetric`` are labels of relations without direction, which
run from the smaller span to the larger.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from annotator.agreement.causes import RELATION_CAUSES, relation_items
from annotator.agreement.coding import Coding, Window, coding
from annotator.agreement.coefficients import NO_VARIATION, cohen_kappa
from annotator.agreement.coincidences import alpha_of, coincidences_of_pair
from annotator.agreement.corpus import integers
from annotator.agreement.decision_items import Cause
from annotator.agreement.distances import by_function, masi
from annotator.agreement.figure import Figure, ratio
from annotator.agreement.pair import Pair, two_layers
from annotator.agreement.relation_counts import Link, relation_counts
from annotator.model.annotation import Layer

NO_RELATIONS = "neither annotator has a relation"
NONE_KNOWN = "no relation has both ends matched"
NO_UNITS = "no two matched spans lie within the window"
"""Reasons why a figure is undefined."""

COLUMNS: dict[str, tuple[Link, Link, Link]] = {
    "strict_f1": (Link.STRICT, Link.STRICT_A, Link.STRICT_B),
    "strict_labelled_f1": (Link.LABELLED, Link.LABELLED_A, Link.LABELLED_B),
    "endpoints_exact_f1": (Link.ENDS, Link.ENDS_A, Link.ENDS_B),
    "endpoints_labelled_f1": (Link.LABELLED_ENDS, Link.LABELLED_ENDS_A, Link.LABELLED_ENDS_B),
    "aligned_f1": (Link.ALIGNED, Link.LABELLED_A, Link.LABELLED_B),
    "aligned_untyped_f1": (Link.ALIGNED_ENDS, Link.ALIGNED_ENDS_A, Link.ALIGNED_ENDS_B),
    "undirected_untyped_f1": (Link.UNDIRECTED, Link.UNDIRECTED_A, Link.UNDIRECTED_B),
    "conditional_f1": (Link.ALIGNED, Link.KNOWN_A, Link.KNOWN_B),
}
"""For each figure what is common, what is a's and what is b's."""


@dataclass(frozen=True, slots=True)
class RelationFigures:
    """All of a pair's figures; one alone hides the cause.

    =====================  =======================================================
    strict                 fragments of both ends, direction and type equal
    strict_labelled        labels of the ends equal, too
    endpoints_exact        fragments of both ends and direction equal, type ignored
    endpoints_labelled     labels of the ends equal, too
    aligned                ends aligned, direction and type equal
    aligned_untyped        ends aligned, direction equal
    undirected_untyped     ends aligned
    conditional            as aligned, of relations whose ends both are aligned
    =====================  =======================================================
    """

    strict: Figure
    strict_labelled: Figure
    endpoints_exact: Figure
    endpoints_labelled: Figure
    aligned: Figure
    aligned_untyped: Figure
    undirected_untyped: Figure
    conditional: Figure


def relation_f1(a: Layer, b: Layer, symmetric: frozenset[str] = frozenset()) -> RelationFigures:
    """The eight F1 figures of two layers of one document."""
    sums = relation_counts(_pair(a, b, symmetric))[0].tolist()
    found = [
        ratio(
            2 * sums[common],
            sums[one] + sums[other],
            NONE_KNOWN if name == "conditional_f1" else NO_RELATIONS,
        )
        for name, (common, one, other) in COLUMNS.items()
    ]
    return RelationFigures(*found)


def relation_causes(
    a: Layer, b: Layer, symmetric: frozenset[str] = frozenset()
) -> dict[Cause, int]:
    """How many disagreements have which cause."""
    found = Counter(item.cause for item in relation_items(_pair(a, b, symmetric)))
    return {cause: found[cause] for cause in RELATION_CAUSES}


def pair_coding(
    a: Layer,
    b: Layer,
    symmetric: frozenset[str] = frozenset(),
    window: Window | None = None,
    starts: tuple[int, ...] = (0,),
) -> tuple[Figure, Figure]:
    """Cohen's kappa and Krippendorff's alpha (MASI where an annotator sees several relations).

    Units are the ordered pairs of matched spans within ``window`` (the whole document where none
    is given); ``starts`` are the code points where its sentences or tokens begin.
    """
    pair = _pair(a, b, symmetric, starts)
    return coding_figures(coding(pair, window or Window("document")))


def coding_figures(found: Coding) -> tuple[Figure, Figure]:
    """Kappa and alpha of units; ``used`` are units in which somebody sees a relation.

    Each different set of relations is a value; alpha has them as far apart as MASI says.
    """
    total = sum(found.cells.values())
    used = total - found.cells.get(((), ()), 0)
    values = sorted({value for cell in found.cells for value in cell})
    number = {value: i for i, value in enumerate(values)}
    table = np.zeros((len(values), len(values)))
    for (one, other), count in found.cells.items():
        table[number[one], number[other]] += count
    reason = NO_VARIATION if total else NO_UNITS
    figures = (
        cohen_kappa(table),
        alpha_of(coincidences_of_pair(table), by_function(_masi, values)),
    )
    kappa, alpha = (
        Figure(one.value, "" if one.value is not None else reason, used, total) for one in figures
    )
    return kappa, alpha


def _masi(one: Hashable, other: Hashable) -> float:
    return masi(one, other) if isinstance(one, tuple) and isinstance(other, tuple) else 1.0


def _pair(a: Layer, b: Layer, symmetric: frozenset[str], starts: tuple[int, ...] = (0,)) -> Pair:
    return two_layers(a.spans, b.spans, (a.relations, b.relations), symmetric, integers(starts))
