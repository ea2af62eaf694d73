"""Which of two annotators is ``a`` where several pairs are pooled.

A pair has sides, and so have the pairs of one annotator with others: that one is ``a`` in all of
them (gold is always ``b``).  Where nobody is in every pair the sides would only say who joined
first; there each pair counts both ways round, so that no figure hangs on the order of names.
"""

from collections.abc import Sequence

from annotator.agreement.counts import Both


def turned(both: Both) -> Both:
    """The pair with the other annotator first."""
    return both[1], both[0]


def oriented(pairs: Sequence[Both], gold: int | None = None) -> tuple[Both, ...] | None:
    """The pairs with whoever is in all of them first (gold: last); None where nobody is."""
    if len(pairs) < 2:
        return tuple(pairs)
    common = set(pairs[0]).intersection(*pairs[1:])
    if not common:
        return None
    one = gold if gold is not None and gold in common else min(common)
    place = int(one == gold)
    return tuple(both if both[place] == one else turned(both) for both in pairs)


def ways(pairs: Sequence[Both], gold: int | None = None) -> tuple[Both, ...]:
    """The pairs as they are counted: oriented, or each of them both ways round."""
    found = oriented(pairs, gold)
    return (*pairs, *map(turned, pairs)) if found is None else found
