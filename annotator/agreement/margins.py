"""Observed agreement, kappa and alpha of two annotators from margins, for many samples at once.

The same figures of whole tables are in ``coefficients`` and ``coincidences``.

``agree`` is how many units got the same value from both, ``rows`` and ``columns`` how many got each
value from the one and from the other (last axis: the values).  NaN where it is undefined.
"""

from collections.abc import Callable

import numpy as np

from annotator.agreement.corpus import Floats

OfMargins = Callable[[Floats, Floats, Floats], Floats]


def percent(agree: Floats, rows: Floats, columns: Floats) -> Floats:
    """Observed agreement: the share of units with the same value, chance included."""
    units = rows.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(units > 0, agree / units, np.nan)


def kappa(agree: Floats, rows: Floats, columns: Floats) -> Floats:
    """Cohen (1960): ``1 - (1 - P_o) / (1 - P_e)``, ``P_e`` the sum of products of the margins."""
    units = rows.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (rows * columns).sum(axis=-1) / units**2
        return np.where(expected < 1, 1 - (1 - agree / units) / (1 - expected), np.nan)


def alpha(agree: Floats, rows: Floats, columns: Floats) -> Floats:
    """Krippendorff (2004), nominal, both values of every unit known: ``1 - D_o / D_e``."""
    units = rows.sum(axis=-1)
    pooled, values = rows + columns, 2 * units
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = 1 - agree / units
        expected = (values**2 - (pooled**2).sum(axis=-1)) / (values * (values - 1))
        return np.where(expected > 0, 1 - observed / expected, np.nan)
