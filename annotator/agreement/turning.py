"""Turning a pair round: the same counts with the other annotator as ``a``.

Nothing is counted anew, and so the one-to-one matching stays the one that it was.
"""

from collections.abc import Callable
from enum import IntEnum

import numpy as np

from annotator.agreement.corpus import Floats, Ints
from annotator.agreement.muc import Detail
from annotator.agreement.relation_counts import Link
from annotator.agreement.span_counts import Span

_OTHER = {"_A": "_B", "_B": "_A"}


def _turned(columns: type[IntEnum]) -> Ints:
    """For each column the one that takes its place: those named ``…_A`` and ``…_B`` change."""
    names = [f"{one.name[:-2]}{_OTHER.get(one.name[-2:], one.name[-2:])}" for one in columns]
    return np.array([columns[name] for name in names])


SPANS, DETAILS, RELATIONS = _turned(Span), _turned(Detail), _turned(Link)
LABELS = np.array([1, 0, 2])
"""Of counts (a, b, both)."""


def _by_label(columns: int) -> Ints:
    order: Ints = (3 * np.arange(columns // 3)[:, None] + LABELS).reshape(-1)
    return order


def _margins(columns: int) -> Ints:
    """Of counts: agreed, a's margin, b's margin."""
    half = (columns - 1) // 2
    return np.concatenate(([0], np.arange(1 + half, columns), np.arange(1, 1 + half)))


_ORDERS: dict[str, Callable[[int], Ints]] = {
    "spans": lambda _columns: SPANS,
    "details": lambda _columns: DETAILS,
    "relations": lambda _columns: RELATIONS,
    "labelling": _margins,
    "labels": _by_label,
    "label characters": _by_label,
}


def turned_rows(kind: str, rows: Floats) -> Floats:
    """Counts of a kind (see ``Measure``), last axis the columns, with a and b exchanged."""
    return rows[..., _ORDERS[kind](rows.shape[-1])]
