"""The options of relation formats for negatives: pairs that the scheme allows and nobody linked.

A format that can say "no relation" takes ``OPTIONS`` into its description and asks
:func:`negatives`; which pairs there are, and how far apart, stands in model/negatives.py.
"""

from collections.abc import Mapping

from annotator.errors import FormatError
from annotator.formats.base import Option
from annotator.model.annotation import Document, Layer
from annotator.model.negatives import Pair, Unit, chosen_pairs, unlinked_pairs
from annotator.model.scheme import Scheme

NO_RELATION = "no_relation"
"""What the pairs are labelled, as TACRED does."""

NEGATIVES = Option(
    name="negatives",
    kind="number",
    default=0,
    help="How many pairs a document, allowed by the scheme and linked by nobody, are written "
    "as no_relation.",
    applies="write",
)
WINDOW = Option(
    name="window",
    kind="text",
    default="sentences:1",
    help="How far apart the two spans of such a pair may be, for example tokens:50 or sentences:2.",
    applies="write",
)
SEED = Option(
    name="seed",
    kind="number",
    default=0,
    help="Decides which of the pairs are taken when there are more; 0 is the seed of the export.",
    applies="write",
)
OPTIONS = (NEGATIVES, WINDOW, SEED)

_LONGEST = 9
"""Digits of a window's number."""


def negatives(
    document: Document, layer: Layer, scheme: Scheme, options: Mapping[str, object]
) -> list[Pair]:
    """The pairs of ``layer`` to be written as :data:`NO_RELATION`, in reading order.

    None unless they are asked for.  Raises FormatError for a window that is none.
    """
    most, seed = options.get("negatives", 0), options.get("seed", 0)
    window, unit = parse_window(str(options.get("window", WINDOW.default)))
    if not isinstance(most, int) or most <= 0:
        return []
    pairs = unlinked_pairs(document, layer, scheme, window=window, unit=unit)
    return chosen_pairs(pairs, document, most=most, seed=seed if isinstance(seed, int) else 0)


def parse_window(text: str) -> tuple[int, Unit]:
    """``tokens:50`` or ``sentences:2``.  Raises FormatError."""
    word, _colon, number = text.strip().partition(":")
    if number.isascii() and number.isdigit() and len(number) <= _LONGEST:
        if word == "tokens":
            return int(number), "tokens"
        if word == "sentences":
            return int(number), "sentences"
    raise FormatError("A window is like tokens:50 or sentences:2, not {window}.", window=text)
