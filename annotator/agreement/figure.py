"""One figure of agreement: its value, or why there is none, and what it rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its evidence.

    ``value`` is None where the figure is undefined; ``reason`` then says why, as a short English
    clause ("no variation", "needs two annotators who finished the same document").  ``used`` of
    ``total`` units (documents, spans, positions: as the function says) went into it.  ``low`` and
    ``high`` bound its interval, None where none was computed.
    """

    value: float | None
    reason: str = ""
    used: int = 0
    total: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A figure over the documents that both had finished on a day (ISO date)."""

    day: str
    figure: Figure


def ratio(numerator: float, denominator: float, reason: str) -> Figure:
    """``numerator / denominator``, or undefined for ``reason`` where there is nothing to divide."""
    if denominator == 0:
        return Figure(None, reason)
    return Figure(numerator / denominator)
