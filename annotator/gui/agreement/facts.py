"""What the charts are made of: the counts, what is chosen, and intervals as far as drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from annotator.agreement.comparison import Agreement
from annotator.agreement.counts import Both
from annotator.agreement.measure import CODING, MEASURES
from annotator.gui.agreement.cells import Bounds, figure_cell
from annotator.gui.agreement.charts import Bar
from annotator.gui.agreement.choice import Choice
from annotator.gui.agreement.drawing import Cell
from annotator.gui.models.spans import Looks
from annotator.gui.plain import one_line
from annotator.ops.agreement_items import Behind

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Facts:
    """What charts are made of: the counts, what is chosen, and intervals as far as drawn.

    ``bounds`` are keyed by (figure, pairs); ``finished`` says who finished what when,
    ``names`` what annotators are called where that is not their name.
    """

    agreement: Agreement
    figure: str
    choice: Choice
    looks: Looks = field(default_factory=dict)
    bounds: Bounds = field(default_factory=dict)
    finished: Mapping[tuple[int, str], str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody but gold, in the order in which they are shown."""
        people = self.agreement.annotators
        order = {name: place for place, name in enumerate(self.names)}
        return tuple(sorted(people, key=lambda name: order.get(name, len(order))))

    def name(self, annotator: str) -> str:
        """What an annotator is called here."""
        return one_line(self.names.get(annotator, annotator))

    @property
    def pairs(self) -> tuple[Both, ...]:
        """The chosen pairs."""
        return self.choice.pairs(self.agreement)

    @property
    def title(self) -> str:
        """Whose figures these are."""
        return self.choice.title(self.agreement.gold, self.name)

    def label(self, name: str) -> str:
        """A label as people call it."""
        return one_line(self.looks.get(name, (name, ""))[0])

    def cell(self, figure: str, pairs: Sequence[Both], name: str) -> Cell:
        """A figure over some pairs."""
        some = tuple(pairs)
        links = figure.startswith("relations.")
        found = self.agreement.figure(figure, some)
        key = Behind(some, links=links) if some else None
        bounds = self.bounds.get((figure, some))
        return figure_cell(found, name, key, bounds=bounds, of=units_of(figure))


def units_of(figure: str) -> str:
    """What the evidence of a figure counts."""
    if figure in CODING:
        return "pairs"
    return MEASURES[figure].units


def heads() -> tuple[str, str, str, str]:
    """The headings of a table of bars."""
    return (
        translate("Charts", "Name"), translate("Charts", "Value"),
        translate("Charts", "95 % interval"), translate("Charts", "Rests on"),
    )  # fmt: skip


def figure_bar(facts: Facts, figure: str, pairs: Sequence[Both], name: str, group: str = "") -> Bar:
    """A bar for a figure over some pairs."""
    cell = facts.cell(figure, pairs, f"{group}: {name}" if group else name)
    note = cell.tip.rsplit("\n", 1)[-1] if pairs else ""
    return Bar(name, cell, note, group)
