"""Figures as cells: what is written, what is drawn, and what the tool tip says."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QCoreApplication

from annotator.agreement.bootstrap import LEAST, Interval
from annotator.agreement.figure import Figure
from annotator.gui.agreement.charts import number
from annotator.gui.agreement.drawing import Cell
from annotator.gui.agreement.names import reason_text
from annotator.gui.plain import phrased
from annotator.gui.texts import document_count
from annotator.ops.agreement_items import Behind

UNDEFINED = "–"

Bounds = Mapping[Hashable, Interval]
"""Intervals that are known by now; a key that is missing has not been drawn yet."""


def figure_cell(
    figure: Figure, name: str, key: Behind | None, *, bounds: Interval = None,
    of: str = "documents",
) -> Cell:  # fmt: skip
    """A figure as a cell; ``of`` says what ``used`` and ``total`` count: documents or spans."""
    low, high = bounds or (figure.low, figure.high)
    if figure.value is None:
        return Cell(UNDEFINED, None, name, tip_of(figure, None, of), key)
    both = (low, high) if low is not None and high is not None else None
    tip = tip_of(figure, both, of)
    return Cell(number(figure.value), figure.value, name, tip, key, low=low, high=high)


def tip_of(figure: Figure, bounds: Interval, of: str) -> str:
    """What a figure rests on, or why there is none."""
    translate = QCoreApplication.translate
    lines = []
    if figure.value is None:
        told = translate("Cells", "Undefined: {why}.")
        lines.append(phrased(told, why=reason_text(figure.reason)))
    if bounds is not None:
        told = translate("Cells", "95 % interval: {low} – {high}")
        lines.append(told.format(low=number(bounds[0]), high=number(bounds[1])))
    elif figure.value is not None and of == "documents" and figure.used < LEAST:
        told = translate("Cells", "No interval: it needs {least} documents.")
        lines.append(told.format(least=LEAST))
    if figure.total:
        lines.append(evidence_text(figure, of))
    return "\n".join(lines)


def evidence_text(figure: Figure, of: str) -> str:
    """ "12 of 20 documents" and the like."""
    translate = QCoreApplication.translate
    if of == "documents":
        told = translate("Cells", "{used} of {total} finished by both")
        return told.format(used=figure.used, total=document_count(figure.total))
    if of == "spans":
        told = translate("Cells", "{used} of {total} spans found by both")
    else:
        told = translate("Cells", "{used} of {total} pairs of spans")
    return told.format(used=figure.used, total=figure.total)


def count_cell(count: int, share: float, name: str, key: Behind | None, tip: str) -> Cell:
    """A number of things."""
    return Cell(str(count), share, name, tip, key if count else None)
