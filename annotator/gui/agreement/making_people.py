"""Charts of who agrees with whom: the matrix of pairs, and each against the rest and gold."""

from PySide6.QtCore import QCoreApplication

from annotator.agreement.comparison import NOBODY
from annotator.agreement.counts import Both
from annotator.agreement.figure import Figure
from annotator.gui.agreement.cells import figure_cell
from annotator.gui.agreement.charts import Bars, Chart, Heat
from annotator.gui.agreement.drawing import Cell
from annotator.gui.agreement.facts import Facts, figure_bar, heads
from annotator.gui.plain import joined, phrased

translate = QCoreApplication.translate


def matrix(facts: Facts) -> Chart:
    """Who agrees with whom; with the rest and with gold at the right."""
    agreement = facts.agreement
    title = translate("Charts", "Who agrees with whom")
    people = facts.people
    against = {agreement.names(both)[0]: both for both in agreement.against_gold()}
    against |= {agreement.names(both)[1]: both for both in agreement.against_gold()}
    with_rest = len(people) > 2
    columns = [facts.name(name) for name in people]
    columns += [translate("Charts", "the rest")] * with_rest
    columns += [translate("Charts", "gold")] * bool(against)
    meeting = set(agreement.pairs())
    rows = []
    for name in people:
        row = [_between(facts, meeting, name, other) for other in people]
        if with_rest:
            told = phrased(translate("Charts", "{name} against the rest"), name=facts.name(name))
            row.append(facts.cell(facts.figure, agreement.rest(name), told))
        if against:
            told = phrased(translate("Charts", "{name} against gold"), name=facts.name(name))
            both = against.get(name)
            row.append(facts.cell(facts.figure, (both,) if both else (), told))
        rows.append(tuple(row))
    names = tuple(facts.name(name) for name in people)
    apart = len(columns) - len(people)
    return Heat(title, names, tuple(columns), tuple(rows), "", apart, ("0", "1"))


def _between(facts: Facts, meeting: set[Both], name: str, other: str) -> Cell | None:
    if name == other:
        return None
    both = facts.agreement.pair(name, other)
    told = joined((facts.name(name), facts.name(other)), " – ")
    if both in meeting:
        return facts.cell(facts.figure, (both,), told)
    return figure_cell(Figure(None, NOBODY), told, None)


def _place(facts: Facts, both: Both) -> int:
    """Where the annotator of a pair with gold is shown."""
    return next(i for i, name in enumerate(facts.people) if name in facts.agreement.names(both))


def people(facts: Facts) -> Chart:
    """Each against the rest and against gold, with whiskers."""
    agreement = facts.agreement
    rest, gold = translate("Charts", "Against the rest"), translate("Charts", "Against gold")
    bars = [
        figure_bar(facts, facts.figure, agreement.rest(name), facts.name(name), rest)
        for name in facts.people
        if agreement.rest(name)
    ]
    for both in sorted(agreement.against_gold(), key=lambda both: _place(facts, both)):
        who = next(name for name in agreement.names(both) if name != agreement.gold)
        bars.append(figure_bar(facts, facts.figure, (both,), facts.name(who), gold))
    return Bars(translate("Charts", "Each annotator"), tuple(bars), heads=heads())
