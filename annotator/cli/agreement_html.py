"""The report of ``annotator agreement --html``: every number of the JSON object, as tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.cli import output
from annotator.cli.agreement_words import COUNTED, GAMMA, RELATIONS, SPANS, UNITIZING
from annotator.ops.agreement_html import Section, html_report

Json = Mapping[str, Any]
Rows = list[list[str]]


def html_of(found: Json, title: str) -> str:
    """The whole file from the object that ``annotator.ops.agreement.report`` gives."""
    documents = found["documents"]
    total = output.several(documents["total"], "document")
    notes = [
        f"{documents['compared']} of {total} finished by two annotators or more.",
        "Only what both of a pair finished is compared; an undefined figure has its reason.",
        f"Pair coding: {found['window']}. Seed: {found['seed']}.",
        "Intervals are at 95 %, from resampled documents.",
    ]
    notes += [
        f"{name} marked {output.several(count, 'span')} twice; each counts once."
        for name, count in found["repeated"].items()
        if count
    ]
    return html_report(f"Agreement: {title}", notes, _sections(found), "en")


def _sections(found: Json) -> Iterator[Section]:
    pairs = [*found["pairs"], *found["gold"]]
    yield Section("Pairs (strict F1 of spans)", table=_matrix(pairs))
    for pair in pairs:
        yield from _section(f"{pair['a']} (a) – {pair['b']} (b)", pair)
    if len(found["pairs"]) > 1:
        for one in found["rest"]:
            yield from _section(f"{one['annotator']} (a) – the rest (b)", one)
        yield from _section("All pairs pooled", found["overall"])
    yield Section("All annotators", table=_overall(found["overall"]))


def _matrix(pairs: Sequence[Json]) -> Rows:
    names = list(dict.fromkeys(name for one in pairs for name in (one["a"], one["b"])))
    values = {(one["a"], one["b"]): _number(one["spans"]["strict_f1"]) for one in pairs}
    return [
        ["", *names],
        *([a, *(values.get((a, b), values.get((b, a), "")) for b in names)] for a in names),
    ]


def _section(title: str, part: Json) -> Iterator[Section]:
    notes = [f"{output.several(part['documents'], 'document')}."]
    if part["both_ways"]:
        notes.append("a, b, labels, confusion and kappa count each pair both ways round.")
    spans, relations = part["spans"], part["relations"]
    for name, figures, words in (("spans", spans, SPANS), ("relations", relations, RELATIONS)):
        counted = f"{name.capitalize()}: a {figures['a']}, b {figures['b']}."
        yield Section(f"{title}: {name}", (*notes, counted), table=_figures(figures, words))
    if spans["per_label"]:
        yield Section(f"{title}: labels", table=_labels(spans["per_label"]))
        yield Section(f"{title}: confusion", ("Rows: a, columns: b.",),
                      table=_confusion(spans["confusion"]))  # fmt: skip
    if relations["a"] or relations["b"]:
        causes = [[name.replace("_", " "), str(n)] for name, n in relations["causes"].items()]
        yield Section(f"{title}: why relations differ", table=[["Cause", "Count"], *causes])


def _figures(part: Json, words: Mapping[str, str]) -> Rows:
    rows = [["Figure", "Value", "95 % interval", "Rests on"]]
    for name, title in words.items():
        used, total = part["evidence"][name]
        low_high = part["intervals"].get(name)
        rows.append([
            title,
            _number(part[name]) or f"undefined: {part['reasons'][name]}",
            f"{low_high[0]:.3f} – {low_high[1]:.3f}" if low_high else "",
            f"{used} of {total}",
        ])  # fmt: skip
    return rows


def _labels(labels: Mapping[str, Json]) -> Rows:
    head = ["Label", "Strict F1", "Character F1", "a", "b", "both"]
    return [head, *(
        [name, _number(one["strict_f1"]) or "–", _number(one["character_f1"]) or "–",
         str(one["a"]), str(one["b"]), str(one["both"])]
        for name, one in labels.items()
    )]  # fmt: skip


def _confusion(table: Mapping[str, Mapping[str, int]]) -> Rows:
    columns = sorted({name for row in table.values() for name in row}, key=_none_last)
    rows = sorted(table, key=_none_last)
    return [
        ["", *(name or "(none)" for name in columns)],
        *([row or "(none)", *(str(table[row].get(name, 0)) for name in columns)] for row in rows),
    ]


def _none_last(name: str) -> tuple[bool, str]:
    return not name, name


def _overall(overall: Json) -> Rows:
    """What is over all annotators at once: every plain value, or why there is none."""
    rows = [["Figure", "Value"]]
    used, total = overall["alpha_evidence"]
    value = _number(overall["alpha"]) or f"undefined: {overall['alpha_reason']}"
    rows.append(["alpha of labels", f"{value} (on {used} of {total} spans)"])
    rows += _titled(overall["unitizing_alpha"], UNITIZING)
    return rows + _titled(overall["gamma"], GAMMA)


def _titled(part: Json, words: Mapping[str, str]) -> Rows:
    """The values of ``part`` that are there, as ``words`` call them, with their intervals."""
    rows = []
    reasons = part.get("reasons", {})
    for name, title in words.items():
        if name not in part or (name in COUNTED and not part[name]):
            continue
        one = part[name]
        if isinstance(one, Mapping):
            rows += [
                [title.format(label=label), _shown(each, reasons.get(f"{name}.{label}"))]
                for label, each in one.items()
            ]
        elif name.endswith("documents"):
            rows.append([title, f"{one[0]} of {one[1]}"])
        else:
            why = reasons.get(name) or (part.get("reason") if name == "value" else None)
            bounds = part.get("intervals", {}).get(name)
            rows.append(
                [title, _shown(one, why) + (f" ({_shown(bounds, None)})" if bounds else "")]
            )
    return rows


def _shown(value: object, reason: str | None) -> str:
    if value is None:
        return f"undefined: {reason}" if reason else "–"
    if isinstance(value, list):
        return " – ".join(_shown(one, None) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
