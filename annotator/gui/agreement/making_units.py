"""Unitizing alpha and gamma as bars."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.agreement.counts import Both
from annotator.agreement.figure import Figure
from annotator.agreement.unitizing import UnitizingAlpha
from annotator.gui.agreement.cells import figure_cell
from annotator.gui.agreement.charts import Bar, Bars
from annotator.gui.agreement.facts import heads
from annotator.gui.agreement.names import reason_text
from annotator.gui.plain import phrased
from annotator.ops.agreement_items import Behind
from annotator.ops.agreement_units import GammaOfDocuments

translate = QCoreApplication.translate
Label = Callable[[str], str]


def units_chart(
    alpha: UnitizingAlpha, gamma: GammaOfDocuments | None, pairs: Sequence[Both], label: Label
) -> Bars:
    """The bars of both; gamma is missing while it is being computed."""
    key = Behind(tuple(pairs))
    bars = [*(_gamma_bars(gamma, key) if gamma else ()), *_alpha_bars(alpha, key, label)]
    return Bars(units_title(), tuple(bars), heads=heads())


def units_title() -> str:
    """The heading of the chart."""
    return translate("Units", "Place and label at once, beyond chance")


def _alpha_bars(alpha: UnitizingAlpha, key: Behind, label: Label) -> list[Bar]:
    group = translate("Units", "Unitizing alpha (2016), character by character")
    covers = translate("Units", "on {share} of the text")
    rows = [
        (translate("Units", "All of it (u-alpha)"), alpha.u, "",
         translate("Units", "Marked or not, and with which label, for each character.")),
        (translate("Units", "Marked or not (|u-alpha)"), alpha.bar_u, "",
         translate("Units", "Only whether a character is marked.")),
        (translate("Units", "Labels where both marked (cu-alpha)"), alpha.cu,
         covers.format(share=f"{100 * alpha.coverage:.0f} %"),
         translate("Units", "Only the labels, where the marks of both meet.")),
    ]  # fmt: skip
    bars = [_bar(name, one, key, note, tip, group) for name, one, note, tip in rows]
    alone = translate("Units", "{label} alone (u-alpha)")
    about = translate("Units", "Only whether a character has this label, whatever else is there.")
    bars += [
        _bar(
            phrased(alone, label=label(name)), one, Behind(key.pairs, label=name), "", about, group
        )
        for name, one in alpha.alone.items()
    ]
    told = translate("Units", "{label} where marks meet ((k)u-alpha)")
    met = translate("Units", "{share} of it marked by both")
    for value, one in alpha.ku.items():
        if isinstance(value, str):  # stretches under several labels are only counted
            note = met.format(share=f"{100 * alpha.ku_coverage.get(value, 0.0):.0f} %")
            some = Behind(key.pairs, label=value)
            bars.append(_bar(phrased(told, label=label(value)), one, some, note, "", group))
    return bars


def _gamma_bars(gamma: GammaOfDocuments, key: Behind) -> list[Bar]:
    group = translate("Units", "Gamma, by the best alignment of all spans")
    chance = gamma.sampling
    told = translate("Units", "{sampler} sampler · {samples} samples · seed {seed}")
    note = told.format(
        sampler=sampler_name(chance.sampler), samples=chance.samples, seed=chance.seed
    )
    tip = translate(
        "Units",
        "1 − disorder ÷ disorder by chance. The interval is that of drawing chance anew.",
    )
    rows = [
        (translate("Units", "Place and label (gamma)"), gamma.figure, note, tip),
        (translate("Units", "Labels of aligned spans (gamma-cat)"), gamma.cat, "", tip),
    ]
    return [_bar(name, one, key, said, about, group) for name, one, said, about in rows]


def sampler_name(sampler: str) -> str:
    """How chance is drawn."""
    return {
        "statistical": translate("Units", "statistical"),
        "shuffle": translate("Units", "shuffling"),
    }[sampler]


def _bar(name: str, figure: Figure, key: Behind, note: str, tip: str, group: str) -> Bar:
    bare = Figure(figure.value, figure.reason, 0, 0, figure.low, figure.high)
    cell = figure_cell(bare, name, key, of="units")
    lines = [tip, note, cell.tip]
    shown = type(cell)(
        cell.text, cell.share, name, "\n".join(one for one in lines if one), key,
        low=figure.low, high=figure.high,
    )  # fmt: skip
    why = reason_text(figure.reason) if figure.value is None else ""
    return Bar(name, shown, note or why, group)


def units_notes(alpha: UnitizingAlpha, gamma: GammaOfDocuments | None) -> tuple[str, ...]:
    """What was left out, merged or capped, in sentences."""
    counts = [
        (alpha.merged, translate("Units", "Overlapping spans of one label, merged: {count}.")),
        (alpha.stacked, translate("Units", "Stretches under several labels: {count}.")),
        (alpha.empty, translate("Units", "Spans without a length, left out: {count}.")),
    ]
    if gamma is not None:
        counts += [
            (gamma.hulls, translate("Units", "Discontinuous spans taken as one stretch: {count}.")),
            (gamma.capped, translate("Units", "Documents too dense for an exact alignment: "
                                     "{count}.")),
        ]  # fmt: skip
    told = [words.format(count=count) for count, words in counts if count]
    if gamma is not None:
        done = translate("Units", "Gamma of {used} of {total} documents.")
        told.append(done.format(used=gamma.figure.used, total=gamma.figure.total))
        if not gamma.is_whole:
            told.append(translate("Units", "It was cancelled before the rest was done."))
    return tuple(told)
