"""Makes the charts of what is chosen: figures, labels, confusion, causes of difference, days."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from annotator.agreement.counts import Both
from annotator.agreement.decision_items import Cause
from annotator.agreement.measure import CODING
from annotator.agreement.report import RELATION_FIGURES, SPAN_FIGURES
from annotator.gui.adjudication.names import cause_name
from annotator.gui.agreement.cells import count_cell, figure_cell
from annotator.gui.agreement.charts import Bar, Bars, Blank, Chart, Course, Heat
from annotator.gui.agreement.choice import GOLD
from annotator.gui.agreement.drawing import Cell
from annotator.gui.agreement.facts import Facts, figure_bar, heads
from annotator.gui.agreement.making_people import matrix, people
from annotator.gui.agreement.names import (
    figure_formula,
    figure_name,
    relation_cause_explained,
    window_text,
)
from annotator.gui.plain import isolated, phrased
from annotator.ops.agreement_items import Behind

MATRIX, PEOPLE, SPANS, LABELS = "matrix", "people", "spans", "labels"
CONFUSION, RELATIONS, CAUSES, TIME, UNITS = "confusion", "relations", "causes", "time", "units"
KINDS = (MATRIX, PEOPLE, SPANS, LABELS, CONFUSION, RELATIONS, CAUSES, TIME, UNITS)
"""The charts, in the order in which they are offered."""

translate = QCoreApplication.translate


def chart_of(kind: str, facts: Facts) -> Chart:
    """The chart of a kind, except ``UNITS``, which is asked for apart."""
    makers: dict[str, Callable[[Facts], Chart]] = {
        MATRIX: matrix, PEOPLE: people, SPANS: span_figures, LABELS: labels,
        CONFUSION: confusion, RELATIONS: relation_figures, CAUSES: causes, TIME: over_time,
    }  # fmt: skip
    if kind not in (MATRIX, PEOPLE) and not facts.pairs:
        return Blank(facts.title, translate("Charts", "These two finished no document in common."))
    return makers[kind](facts)


def span_figures(facts: Facts) -> Chart:
    """Every figure of spans over the chosen pairs."""
    return _figures(facts, SPAN_FIGURES, translate("Charts", "Figures of spans"))


def relation_figures(facts: Facts) -> Chart:
    """Every figure of relations over the chosen pairs."""
    title = translate("Charts", "Figures of relations")
    if not any(facts.agreement.figure(name, facts.pairs).value is not None
               for name in RELATION_FIGURES if name not in CODING):  # fmt: skip
        return Blank(title, translate("Charts", "Nobody here has drawn a relation."))
    chart = _figures(facts, RELATION_FIGURES, title)
    told = translate("Charts", "near each other: {window}")
    near = told.format(window=window_text(str(facts.agreement.window)))
    bars = tuple(
        Bar(one.name, one.cell, f"{one.note} · {near}" if name in CODING else one.note)
        for name, one in zip(RELATION_FIGURES, chart.bars, strict=True)
    )
    return Bars(title, bars, heads=chart.heads)


def _figures(facts: Facts, names: Sequence[str], title: str) -> Bars:
    bars = []
    for name in names:
        bar = figure_bar(facts, name, facts.pairs, figure_name(name))
        tip = "\n".join(part for part in (figure_formula(name), bar.cell.tip) if part)
        bars.append(replace(bar, cell=replace(bar.cell, tip=tip)))
    return Bars(title, tuple(bars), heads=heads())


def labels(facts: Facts) -> Chart:
    """Strict F1 of each label, with how often each marked it."""
    pairs, title = facts.pairs, translate("Charts", "Labels (strict F1)")
    times = 1 if facts.agreement.has_sides(pairs) else 2  # both ways round
    bars = []
    for one in facts.agreement.by_label(pairs):
        if not (one.a or one.b):
            continue
        name = facts.label(one.label)
        told = translate("Charts", "alike {both} · not alike {other} · characters {characters}")
        value = one.character_f1.value
        note = phrased(
            told,
            both=one.both // times,
            other=(one.a + one.b - 2 * one.both) // times,
            characters="–" if value is None else f"{value:.2f}",
        )
        cell = figure_cell(one.strict_f1, name, Behind(pairs, label=one.label), of="labels")
        tip = (
            translate("Charts", "The one marked it {a} times, the other {b} times, alike {both}.")
            if times == 1
            else translate("Charts", "Over all pairs they marked it {a} times, alike {both}.")
        )
        cell = replace(cell, tip=phrased(tip, a=one.a, b=one.b, both=one.both // times))
        bars.append(Bar(name, cell, note))
    if not bars:
        return Blank(title, translate("Charts", "Nobody here has marked a span."))
    return Bars(title, tuple(bars), heads=heads())


def confusion(facts: Facts) -> Chart:
    """Which label of the one meets which of the other; "none": no span there."""
    pairs, agreement = facts.pairs, facts.agreement
    table = agreement.confusion(pairs)
    if not agreement.has_sides(pairs):  # each pair is there both ways round
        table = table - np.diag(np.diag(table) // 2)
    table = table.tolist()
    title = translate("Charts", "Which label meets which")
    names = [*agreement.labels, ""]
    used = [i for i in range(len(names)) if any(table[i]) or any(row[i] for row in table)]
    last = len(names) - 1
    used = [*(i for i in used if i != last), last]
    if len(used) == 1:
        return Blank(title, translate("Charts", "Nobody here has marked a span."))
    most = {
        same: max((table[i][j] for i in used for j in used if (i == j) is same), default=0)
        for same in (True, False)
    }
    none = translate("Charts", "(none)")
    shown = [none if i == last else facts.label(names[i]) for i in used]
    rows = []
    for i, first in zip(used, shown, strict=True):
        row: list[Cell | None] = []
        for j, second in zip(used, shown, strict=True):
            count = int(table[i][j])
            if i == j == last:
                row.append(None)
                continue
            share = (count / most[i == j]) ** 0.5 if most[i == j] else 0.0
            row.append(_meeting(facts, (names[i], names[j]), f"{first} × {second}", count, share))
        rows.append(tuple(row))
    return Heat(title, tuple(shown), tuple(shown), tuple(rows), _sides(facts))


def _meeting(facts: Facts, labels: tuple[str, str], name: str, count: int, share: float) -> Cell:
    same = labels[0] == labels[1]
    told = (
        translate("Charts", "Spans under the same label: {count}")
        if same
        else translate("Charts", "Spans in which they differ so: {count}")
    )
    key = Behind(facts.pairs, cell=labels, either_way=not facts.agreement.has_sides(facts.pairs))
    cell = count_cell(count, share, name, key, told.format(count=count))
    return replace(cell, differs=not same)


def _sides(facts: Facts) -> str:
    """Whose labels stand at the left and above."""
    a, b = map(facts.name, facts.agreement.names(facts.pairs[0]))
    if len(facts.pairs) == 1:
        return f"↓ {isolated(a)}  → {isolated(b)}"
    if not facts.agreement.has_sides(facts.pairs):
        return translate("Charts", "↓ the one  → the other, either way round")
    if facts.choice.kind == GOLD:
        return translate("Charts", "↓ the annotators  → gold")
    return phrased(translate("Charts", "↓ {name}  → the others"), name=a)


def causes(facts: Facts) -> Chart:
    """Why relations differ."""
    title = translate("Charts", "Why relations differ")
    counts = facts.agreement.causes(facts.pairs)
    total = sum(counts.values())
    if not total:
        return Blank(title, translate("Charts", "No two relations differ here."))
    bars = []
    inherited = (Cause.ENDPOINT_MISSING, Cause.ENDPOINT_DIFFERS)
    groups = (
        translate("Charts", "Because their spans differ"),
        translate("Charts", "Although their spans agree"),
    )
    for cause, count in counts.items():
        name = cause_name(cause)
        key = Behind(facts.pairs, links=True, cause=cause)
        tip = relation_cause_explained(cause)
        cell = count_cell(count, float(count), name, key, tip)
        cell = replace(cell, differs=True)
        share = f"{100 * count / total:.0f} %"
        bars.append(Bar(name, cell, share, groups[cause not in inherited]))
    return Bars(title, tuple(bars), float(max(counts.values())), heads())


def over_time(facts: Facts) -> Chart:
    """The figure by the day on which the later of a pair finished."""
    title = translate("Charts", "By day of finishing")
    if facts.figure in CODING:
        return Blank(title, translate("Charts", "This figure is not known by day."))
    pairs = facts.pairs
    points = facts.agreement.over_time(facts.figure, pairs, facts.finished)
    if not points:
        return Blank(title, translate("Charts", "Nobody knows when these were finished."))
    by_day = _finished_by_day(facts)
    cells = []
    for one in points:
        links = facts.figure.startswith("relations.")
        some = frozenset(by_day.get(one.day, ()))
        there = {who for who, _document in some}
        key = Behind(tuple(both for both in pairs if both in there), links, couples=some)
        told = translate("Charts", "documents and pairs: {count}").format(count=one.figure.used)
        cell = figure_cell(replace(one.figure, total=0), one.day, key, of="day")
        cells.append(replace(cell, tip=f"{cell.tip}\n{told}".strip()))
    titles = (translate("Charts", "Day"), translate("Charts", "Value"),
             translate("Charts", "Rests on"))  # fmt: skip
    return Course(title, tuple(one.day for one in points), tuple(cells), titles)


def _finished_by_day(facts: Facts) -> dict[str, set[tuple[Both, int]]]:
    """Chosen pairs with documents, by the day on which the later of that pair finished."""
    by_document: dict[int, dict[str, str]] = {}
    for (document, name), at in facts.finished.items():
        by_document.setdefault(document, {})[name] = at[:10]
    found: dict[str, set[tuple[Both, int]]] = {}
    for both in facts.pairs:
        a, b = facts.agreement.names(both)
        for document, days in by_document.items():
            if days.get(a) and days.get(b):
                found.setdefault(max(days[a], days[b]), set()).add((both, document))
    return found
