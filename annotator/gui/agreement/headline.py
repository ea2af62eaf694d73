"""The figure that is chosen, in words: its value, interval, and how many documents it rests on."""

from PySide6.QtCore import QCoreApplication

from annotator.agreement.items import repeated
from annotator.agreement.measure import CODING
from annotator.gui.agreement.cells import UNDEFINED, evidence_text
from annotator.gui.agreement.charts import number
from annotator.gui.agreement.choice import GOLD
from annotator.gui.agreement.facts import Facts, units_of
from annotator.gui.agreement.names import figure_formula, figure_name, reason_text
from annotator.gui.plain import phrased
from annotator.gui.texts import document_count

translate = QCoreApplication.translate


def figure_line(facts: Facts) -> str:
    """The value with its interval."""
    figure = facts.agreement.figure(facts.figure, facts.pairs)
    if figure.value is None:
        return UNDEFINED
    bounds = facts.bounds.get((facts.figure, facts.pairs))
    if bounds is None:
        return number(figure.value)
    return f"{number(figure.value)}  ({number(bounds[0])} – {number(bounds[1])})"


def evidence_line(facts: Facts) -> str:
    """What the value rests on, and what it means that there is none, or no difference."""
    agreement, pairs = facts.agreement, facts.pairs
    used, total = agreement.documents(pairs)
    told = (
        translate("Headline", "{used} of {total} finished by both")
        if len(pairs) == 1
        else translate("Headline", "{used} of {total} finished by two or more")
    )
    parts = [told.format(used=used, total=document_count(total))]
    figure = agreement.figure(facts.figure, pairs)
    if units_of(facts.figure) != "documents" and figure.total:
        parts.append(evidence_text(figure, units_of(facts.figure)))
    if len(pairs) > 1:
        parts.append(translate("Headline", "{count} pairs together").format(count=len(pairs)))
    twice = sum(len(repeated(agreement, who)) for who in {one for both in pairs for one in both})
    if twice:
        told = translate("Headline", "spans marked twice by one annotator, counted once: {count}")
        parts.append(told.format(count=twice))
    if facts.choice.kind == GOLD:
        parts.append(translate("Headline", "gold counts once its document is finished"))
    if facts.bounds.get((facts.figure, pairs)) is not None:
        parts.append(translate("Headline", "in brackets: 95 % interval"))
    if figure.value is None:
        told = translate("Headline", "undefined: {why}")
        parts.append(phrased(told, why=reason_text(figure.reason)))
        parts += _observed(facts)
    elif figure.value == 1 and facts.figure not in CODING:
        parts.append(translate("Headline", "no difference at all in this figure"))
    return " · ".join(parts)


def _observed(facts: Facts) -> list[str]:
    """Beside a coefficient that is undefined: how often they agree, chance included."""
    name = {
        "kappa": "percent_agreement",
        "alpha": "percent_agreement",
        "relations.pair_kappa": "relations.pair_percent_agreement",
        "relations.pair_alpha": "relations.pair_percent_agreement",
    }.get(facts.figure)
    value = facts.agreement.figure(name, facts.pairs).value if name else None
    if value is None:
        return []
    told = translate("Headline", "alike without regard to chance: {share}")
    return [told.format(share=f"{100 * value:.0f} %")]


def report_notes(facts: Facts) -> tuple[str, ...]:
    """The lines at the head of a report."""
    name = figure_name(facts.figure)
    value = figure_line(facts)
    return (f"{facts.title}: {name} {value}", evidence_line(facts), figure_formula(facts.figure))
