"""What a chart shows, in a sentence above it."""

from PySide6.QtCore import QCoreApplication

from annotator.gui.agreement import making
from annotator.gui.agreement.names import figure_formula

translate = QCoreApplication.translate


def explained(kind: str, figure: str) -> str:
    """For charts of the chosen figure its formula, for the others what they count."""
    return {
        making.SPANS: translate(
            "Explained", "Every figure of spans; a thin line is the 95 % interval."
        ),
        making.LABELS: translate(
            "Explained",
            "Twice the spans with the same borders and this label, over all spans with it.",
        ),
        making.CONFUSION: translate(
            "Explained",
            "Spans that both have (at half overlap at least), by their labels; blue where they "
            "agree, orange where they do not.",
        ),
        making.RELATIONS: translate(
            "Explained", "Every figure of relations; one alone hides the cause."
        ),
        making.CAUSES: translate(
            "Explained",
            "Each relation that only one has, or has otherwise, by the first reason that applies.",
        ),
        making.UNITS: translate("Explained", "Computed in the background when asked for."),
    }.get(kind) or figure_formula(figure)
