"""Unitizing alpha: agreement on where units lie and what they are, character by character.

Two things go by that name.  The *2016 family* (Krippendorff, Mathet, Bouvry & Widlöcher, "On the
reliability of unitizing textual continua") has u-alpha (all of it), |u-alpha (units against gaps
only), cu-alpha (labels where units meet) and (k)u-alpha (one label); the *2004 form* is in
``unitizing_2004.py``.  Lengths are code points, units half-open.

A layer is cut into pieces first (``pieces.py``): overlaps of one label are merged, those of several
become a value of their own, and both are counted.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from annotator.agreement.bootstrap import Interval, intervals
from annotator.agreement.dissimilarity import Floats, Ints, Unit, spread
from annotator.agreement.figure import Figure
from annotator.agreement.pieces import Flat, Piece, Stack, Value, flatten

NO_VARIATION = "no variation"
NO_MEETING = "no units that meet"
ALONE = "needs two annotators who finished the same document"


@dataclass(frozen=True, slots=True)
class UnitizingCounts:
    """What unitizing alpha needs of one document, or of several: it adds up.

    ``lengths`` (values + 1 squared, [0] the gap) are the coincidences l_ck; ``squares`` the squared
    lengths of the units of each value (of the gap its plain length), ``pairable`` the same of what
    meets units of others.
    """

    values: tuple[Value, ...]
    lengths: Floats
    squares: Floats
    pairable: Floats
    merged: int = 0
    stacked: int = 0
    empty: int = 0


@dataclass(frozen=True, slots=True)
class UnitizingAlpha:
    """The 2016 family.  ``coverage`` is the share of all paired lengths on which ``cu`` rests;
    ``ku`` and ``ku_coverage`` are by value: the latter the share of the value's length that meets a
    unit of another annotator.  ``alone`` is u of each label on its own, where it was asked for."""

    u: Figure
    bar_u: Figure
    cu: Figure
    coverage: float
    ku: dict[Value, Figure] = field(default_factory=dict)
    ku_coverage: dict[Value, float] = field(default_factory=dict)
    alone: dict[str, Figure] = field(default_factory=dict)
    merged: int = 0
    stacked: int = 0
    empty: int = 0


def unitizing_counts(layers: Sequence[Sequence[Unit]], length: float) -> UnitizingCounts:
    """The counts of one document of ``length`` code points; ``layers``, one an annotator who
    finished it.  With fewer than two there is nothing to pair.  Raises ValueError for a unit
    outside the text."""
    flat = [flatten(layer) for layer in layers]
    pieces = [layer.pieces for layer in flat]
    if any(p.start < 0 or p.stop > length for layer in pieces for p in layer):
        raise ValueError("a unit lies outside the text")
    values = tuple(sorted({p.value for layer in pieces for p in layer}, key=_order))
    size = len(values) + 1
    if len(layers) < 2:
        nothing = np.zeros(size)
        return _with(UnitizingCounts(values, np.zeros((size, size)), nothing, nothing), flat)
    return _with(_counted(pieces, values, float(length)), flat)


def counts_by_label(
    layers: Sequence[Sequence[Unit]], length: float, labels: Sequence[Hashable]
) -> dict[Hashable, UnitizingCounts]:
    """The counts of each label on its own, against all that does not have it.

    Where labels nest, as in news, u-alpha of these says how well each label is placed; (k)u of the
    whole speaks of stacks.  ``labels`` are those of the scheme, used in this document or not, so
    that the counts of several documents can be pooled by label.
    """
    used = {unit.label for layer in layers for unit in layer}
    nothing = unitizing_counts([[] for _ in layers], length)
    return {
        label: unitizing_counts(
            [[u for u in layer if u.label == label] for layer in layers], length
        )
        if label in used
        else nothing
        for label in labels
    }


def _with(counts: UnitizingCounts, flat: Sequence[Flat]) -> UnitizingCounts:
    return replace(
        counts,
        merged=sum(each.merged for each in flat),
        stacked=sum(each.stacked for each in flat),
        empty=sum(each.empty for each in flat),
    )


def _counted(
    pieces: Sequence[Sequence[Piece]], values: tuple[Value, ...], length: float
) -> UnitizingCounts:
    number = {value: i + 1 for i, value in enumerate(values)}
    size, others = len(values) + 1, len(pieces) - 1
    bounds = {x for layer in pieces for piece in layer for x in (piece.start, piece.stop)}
    cuts = np.array(sorted({0.0, length} | bounds))
    width = np.diff(cuts)
    seen = np.zeros((len(width), size))
    squares, pairable = np.zeros(size), np.zeros(size)
    layers = [_places(layer, cuts, number) for layer in pieces]
    covered = np.zeros((len(layers), len(cuts)))
    for i, (first, last, value) in enumerate(layers):
        lengths = cuts[last] - cuts[first]
        squares += np.bincount(value, lengths**2, size)
        squares[0] += length - lengths.sum()
        which, place = spread(first, last)
        own = np.zeros(len(width), np.int64)
        own[place] = value[which]
        seen[np.arange(len(width)), own] += 1
        covered[i, 1:] = np.cumsum(width * (own > 0))
    for i, (first, last, value) in enumerate(layers):
        meets = np.delete(covered[:, last] - covered[:, first], i, axis=0)
        pairable += np.bincount(value, (meets**2).sum(0) / others, size)
    weighed = seen * width[:, None]
    together = (seen.T @ weighed - np.diag(weighed.sum(0))) / others
    return UnitizingCounts(values, together, squares, pairable)


def _places(
    pieces: Sequence[Piece], cuts: Floats, number: dict[Value, int]
) -> tuple[Ints, Ints, Ints]:
    """First and last cut and value number of each piece."""
    first = np.searchsorted(cuts, np.array([piece.start for piece in pieces], float))
    last = np.searchsorted(cuts, np.array([piece.stop for piece in pieces], float))
    value = np.array([number[piece.value] for piece in pieces], np.int64)
    return first, last, value


def pooled(documents: Sequence[UnitizingCounts]) -> UnitizingCounts:
    """The counts of several documents together, as if their texts stood one after the other."""
    values = tuple(sorted({value for each in documents for value in each.values}, key=_order))
    number = {value: i + 1 for i, value in enumerate(values)}
    size = len(values) + 1
    lengths, squares, pairable = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    for each in documents:
        place = np.array([0, *(number[value] for value in each.values)])
        lengths[place[:, None], place] += each.lengths
        squares[place] += each.squares
        pairable[place] += each.pairable
    return UnitizingCounts(
        values,
        lengths,
        squares,
        pairable,
        sum(each.merged for each in documents),
        sum(each.stacked for each in documents),
        sum(each.empty for each in documents),
    )


def unitizing_alpha(counts: UnitizingCounts) -> UnitizingAlpha:
    """The 2016 family from (pooled) counts."""
    seen, squares = counts.lengths, counts.squares
    total = float(seen.sum())
    merged = np.array([[seen[0, 0], seen[0, 1:].sum()], [seen[1:, 0].sum(), seen[1:, 1:].sum()]])
    inner, pairable = seen[1:, 1:], counts.pairable[1:]
    meeting = float(inner.sum())
    expected = _expected(inner, pairable)
    ku = {value: _ku(inner, expected, i) for i, value in enumerate(counts.values)}
    of_value = seen[1:].sum(1)
    met = np.divide(inner.sum(1), of_value, out=np.zeros(len(of_value)), where=of_value > 0)
    return UnitizingAlpha(
        _alpha(seen, _expected(seen, squares), ALONE),
        _alpha(merged, _expected(merged, np.array([squares[0], squares[1:].sum()])), ALONE),
        _alpha(inner, expected, NO_MEETING),
        meeting / total if total else 0.0,
        ku,
        dict(zip(counts.values, met.tolist(), strict=True)),
        {},
        counts.merged,
        counts.stacked,
        counts.empty,
    )


def label_alphas(
    documents: Iterable[tuple[Sequence[Sequence[Unit]], float]], labels: Sequence[str]
) -> dict[str, Figure]:
    """u-alpha of each label on its own over documents (layers, length in code points), of those
    ``labels`` that somebody used.

    What :func:`counts_by_label` and :func:`pooled` give, faster: documents with equally many layers
    are laid behind one another.
    """
    behind: dict[int, dict[Hashable, list[list[Unit]]]] = {}
    reached: dict[int, float] = {}
    for layers, length in documents:
        many = len(layers)
        base, found = reached.setdefault(many, 0.0), behind.setdefault(many, {})
        for at, layer in enumerate(layers):
            for start, stop, label in ((unit.start, unit.stop, unit.label) for unit in layer):
                if label not in found:
                    found[label] = [[] for _ in layers]
                found[label][at].append(Unit(start + base, stop + base, label))
        reached[many] += length
    alphas = {}
    for label in labels:
        counts = [
            unitizing_counts(found.get(label, [[]] * many), reached[many])
            for many, found in behind.items()
        ]
        if any(each.values for each in counts):
            alphas[label] = unitizing_alpha(pooled(counts)).u
    return alphas


def unitizing_intervals(documents: Sequence[UnitizingCounts], seed: int = 0) -> dict[str, Interval]:
    """The 95 % intervals of ``u``, ``bar_u`` and ``cu`` by document bootstrap."""
    values = tuple(sorted({value for each in documents for value in each.values}, key=_order))
    number = {value: i + 1 for i, value in enumerate(values)}
    size = len(values) + 1
    rows = np.zeros((len(documents), 4 + 2 * size))
    for row, each in zip(rows, documents, strict=True):
        place = np.array([0, *(number[value] for value in each.values)])
        inner = each.lengths[1:, 1:]
        row[:4] = (
            np.trace(each.lengths),
            each.squares.sum(),
            np.trace(inner),
            each.pairable[1:].sum(),
        )
        row[4 + place] = each.lengths.sum(axis=1)
        row[4 + size + place[1:]] = inner.sum(axis=1)
    bounds = intervals(rows, lambda sums: _alphas(sums, size), seed=seed)
    return dict(zip(("u", "bar_u", "cu"), bounds, strict=True))


def _alphas(sums: Floats, size: int) -> Floats:
    """u-alpha, |u-alpha and cu-alpha from sums of such rows: the diagonal and the squares of all,
    those of units alone, and the margins of both."""
    margins, inner = sums[:, 4 : 4 + size], sums[:, 4 + size :]
    units = margins[:, 1:].sum(axis=1)
    gap = margins[:, 0] + units - sums[:, 0]  # what is apart, of which this much between values:
    apart = inner.sum(axis=1) - sums[:, 2]
    merged = np.stack([margins[:, 0], units], axis=1)
    return np.stack(
        [
            _ratio(margins, gap, sums[:, 1]),
            _ratio(merged, gap - apart, sums[:, 1]),
            _ratio(inner, apart, sums[:, 3]),
        ],
        axis=1,
    )


def _ratio(margins: Floats, apart: Floats, squares: Floats) -> Floats:
    """``1 - D_o / D_e`` from symmetric margins, as :func:`_expected` has D_e; nan if undefined."""
    total = margins.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = total * (total**2 - (margins**2).sum(axis=1)) / (total**2 - squares)
        return np.where(chance > 0, 1 - apart / chance, np.nan)


def _expected(seen: Floats, squares: Floats) -> Floats:
    """``e_ck = l.. (l_c. l_.k - [c = k] S_c) / (l..^2 - sum S_c)``; 0 where that is undefined."""
    total = float(seen.sum())
    below = total * total - float(squares.sum())
    if below <= 0:
        return np.zeros_like(seen)
    result: Floats = (np.outer(seen.sum(1), seen.sum(0)) - np.diag(squares)) * (total / below)
    return result


def _alpha(seen: Floats, expected: Floats, nothing: str) -> Figure:
    total = round(float(seen.sum()))
    if not total:
        return Figure(None, nothing, 0, 0)
    apart = float(expected.sum() - np.trace(expected))
    if apart <= 0:
        return Figure(None, NO_VARIATION, total, total)
    return Figure(1 - float(seen.sum() - np.trace(seen)) / apart, "", total, total)


def _ku(seen: Floats, expected: Floats, k: int) -> Figure:
    """``1 - (e_k / l_k) (l_k - l_kk) / (e_k - e_kk)``."""
    own, chance = float(seen[k].sum()), float(expected[k].sum())
    used = round(own)
    if not own:
        return Figure(None, NO_MEETING, 0, 0)
    apart = chance - float(expected[k, k])
    if apart <= 0:
        return Figure(None, NO_VARIATION, used, used)
    return Figure(1 - chance / own * (own - float(seen[k, k])) / apart, "", used, used)


def _order(value: Value) -> tuple[bool, str, str]:
    shown = sorted(map(str, value)) if isinstance(value, Stack) else value
    return isinstance(value, Stack), type(value).__qualname__, str(shown)
