"""The command that tells how far annotators agree."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from annotator.cli import output
from annotator.cli.agreement_html import html_of
from annotator.cli.agreement_words import GAMMA, RELATIONS, SPANS, UNITIZING, told_counts
from annotator.cli.work import done, opened
from annotator.errors import UserError
from annotator.ops import agreement as comparing

Json = Mapping[str, Any]

_PATH = click.Path(path_type=Path)

_DETAILS = ("muc_strict_f1", "muc_exact_f1", "muc_partial_f1", "muc_type_f1",
            "endpoints_labelled_f1")  # fmt: skip
"""Figures that are in the report and in JSON alone."""
_OF_UNITS = (
    "percent_agreement", "kappa", "alpha", "pair_percent_agreement", "pair_kappa", "pair_alpha",
)  # fmt: skip
"""Figures whose evidence is not documents, which the heading has."""
_WIDTH = 32


@click.command("agreement")
@click.argument("project", type=_PATH)
@click.option(
    "--annotators", metavar="A,B,…", help="Whose work to compare; else everybody's but gold."
)
@click.option("--gamma", is_flag=True, help="Compute gamma, too, which takes longer.")
@click.option("--seed", type=int, default=0, help="Decides all that is drawn: intervals, gamma.")
@click.option(
    "--samples",
    type=click.IntRange(2, 1000),
    default=30,
    show_default=True,
    help="Annotations by chance that gamma draws for each document.",
)
@click.option(
    "--sampler",
    type=click.Choice(["statistical", "shuffle"]),
    default="statistical",
    show_default=True,
    help="How gamma draws them.",
)
@click.option(
    "--window",
    type=click.IntRange(0),
    metavar="N",
    help="Pair coding: pairs of spans with at most N tokens between them; else those in the same "
    "sentence.",
)
@click.option("--html", "html_path", type=_PATH, metavar="FILE", help="Write a report there, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def agreement(project: Path, **given: Any) -> None:
    """Tell how far PROJECT's annotators agree, where, and why not.

    Only documents that both of a pair finished are compared; finished and empty counts. A figure
    that is undefined is shown with its reason (in JSON: null). Intervals are at 95 %, from
    resampled documents.
    """
    names = _names(given["annotators"])
    if given["seed"] < 0:
        raise UserError("The seed must not be negative.")
    output.check_place(given["html_path"], project)
    request = comparing.AgreementRequest(
        names,
        comparing.token_window(given["window"]) if given["window"] is not None else None,
        given["seed"],
        given["gamma"],
        given["samples"],
        given["sampler"],
    )
    with opened(project) as it:
        found = done(comparing.report(it, request), "Comparing")
        title = it.read.property("title")
    if given["html_path"]:
        output.write(given["html_path"], html_of(found, title or project.stem))
    if given["as_json"]:
        output.print_json(found)
    else:
        _print(found)


def _names(given: str | None) -> tuple[str, ...]:
    if given is None:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    if len(names) < 2:
        raise UserError(
            "Agreement needs two annotators who finished the same document; name at least two, "
            "separated by commas."
        )
    return names


def _print(found: Json) -> None:
    documents = found["documents"]
    total = int(documents["total"])
    output.say(
        f"{documents['compared']} of {output.several(documents['total'], 'document')} finished by "
        "two annotators or more"
    )
    for name, count in found["repeated"].items():
        if count:
            output.say(f"{name} marked {output.several(count, 'span')} twice; each counts once")
    for pair in (*found["pairs"], *found["gold"]):
        _print_section(f"{pair['a']} (a) – {pair['b']} (b)", pair, total)
    if len(found["pairs"]) > 1:
        _print_section("All pairs pooled", found["overall"], total)
        for one in found["rest"]:
            _print_section(f"{one['annotator']} – the rest", one, total, brief=True)
    _print_overall(found["overall"])
    _print_days(found["over_time"]["strict_f1"])


def _print_section(title: str, section: Json, total: int, *, brief: bool = False) -> None:
    output.say()
    output.say(f"{title}: {section['documents']} of {output.several(total, 'document')}")
    if section["both_ways"]:
        output.say("  a, b, labels, confusion and kappa count each pair both ways round")
    spans, relations = section["spans"], section["relations"]
    output.say(f"  spans (a {spans['a']}, b {spans['b']})")
    _print_figures(spans, SPANS, 3 if brief else None)
    if not brief:
        _print_labels(spans["per_label"])
        _print_confusion(spans["confusion"], both_ways=section["both_ways"])
    if relations["a"] or relations["b"]:
        output.say(f"  relations (a {relations['a']}, b {relations['b']})")
        _print_figures(relations, RELATIONS, 1 if brief else None)
        if not brief:
            output.say(f"    pairs of spans: {relations['pair_units']['window']}")
            causes = relations["causes"].items()
            output.say(
                "    causes: " + ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in causes)
            )


def _print_figures(part: Json, figures: Mapping[str, str], most: int | None) -> None:
    shown = [(name, title) for name, title in figures.items() if name not in _DETAILS]
    for name, title in shown[:most]:
        output.say(f"    {title:{_WIDTH}}{_value(part, name)}")


def _value(part: Json, name: str) -> str:
    used, total = part["evidence"][name]
    if part[name] is None:
        return f"undefined: {part['reasons'][name]}  (on {used} of {total})"
    text = f"{part[name]:6.3f}"
    if name in part["intervals"]:
        low, high = part["intervals"][name]
        text += f"  [{low:.3f}, {high:.3f}]"
    if name in _OF_UNITS:
        text += f"  on {used} of {total}"
    return text


def _print_labels(labels: Mapping[str, Json]) -> None:
    if not labels:
        return
    wide = max(map(len, labels), default=0) + 2
    output.say(f"    {'label':{wide}}{'strict F1':>10}{'char. F1':>10}{'a':>8}{'b':>8}{'both':>8}")
    for name, row in labels.items():
        figures = "".join(
            f"{'–' if row[key] is None else format(row[key], '.3f'):>10}"
            for key in ("strict_f1", "character_f1")
        )
        output.say(f"    {name:{wide}}{figures}{row['a']:8}{row['b']:8}{row['both']:8}")


def _print_confusion(table: Mapping[str, Mapping[str, int]], *, both_ways: bool) -> None:
    """The cells off the diagonal, the largest first."""
    cells = sorted(
        (-count, one or "none", other or "none")
        for one, row in table.items()
        for other, count in row.items()
        if one != other and not (both_ways and one > other)
    )
    if cells:
        output.say("    confused (a, b), matched at IoU ≥ .5:")
    for count, one, other in cells[:10]:
        output.say(f"    {-count:6}  {one} – {other}")
    if len(cells) > 10:
        output.say(f"    … and {len(cells) - 10} more; --json lists them all")


def _print_overall(overall: Json) -> None:
    output.say()
    output.say("All annotators")
    used, total = overall["alpha_evidence"]
    value = "undefined: " + overall["alpha_reason"] if overall["alpha"] is None else (
        f"{overall['alpha']:6.3f}  on {used} of {total} spans"
    )  # fmt: skip
    output.say(f"    {'alpha of labels':{_WIDTH}}{value}")
    _print_unitizing(overall["unitizing_alpha"])
    if overall["gamma"].get("samples"):
        _print_gamma(overall["gamma"])


def _print_unitizing(unitizing: Json) -> None:
    for name, indent in (("u", ""), ("bar_u", "  "), ("cu", "  ")):
        title = indent + UNITIZING[name]
        text = _plain(unitizing[name], unitizing["reasons"].get(name))
        if name in unitizing["intervals"]:
            text += "  [{:.3f}, {:.3f}]".format(*unitizing["intervals"][name])
        if name == "cu" and unitizing[name] is not None:
            text += f"  on {100 * unitizing['cu_coverage']:.0f} % of the text"
        output.say(f"    {title:{_WIDTH}}{text}")
    for label, value in unitizing["per_label"].items():
        text = _plain(value, unitizing["reasons"].get(f"per_label.{label}"))
        title = "  " + UNITIZING["per_label"].format(label=label)
        output.say(f"    {title:{_WIDTH}}{text}")
    used, total = unitizing["documents"]
    told = [f"{used} of {output.several(total, 'document')}", *told_counts(unitizing, UNITIZING)]
    output.say(f"    {'':{_WIDTH}}{', '.join(told)}")


def _print_gamma(gamma: Json) -> None:
    text = _plain(gamma["value"], gamma["reason"])
    if gamma["interval"]:
        text += "  [{:.3f}, {:.3f}]".format(*gamma["interval"])
    output.say(f"    {'gamma':{_WIDTH}}{text}")
    used, total = gamma["documents"]
    told = [
        f"{used} of {output.several(total, 'document')}",
        f"{gamma['samples']} samples a document",
        f"{gamma['sampler']} sampler",
        f"seed {gamma['seed']}",
        f"alpha {gamma['alpha']:g}",
        f"beta {gamma['beta']:g}",
    ]
    told += told_counts(gamma, GAMMA)
    output.say(f"    {'':{_WIDTH}}{', '.join(told)}")


def _print_days(points: Sequence[Json]) -> None:
    """Strict F1 by day, where work was finished on several."""
    if len(points) < 2:
        return
    output.say()
    output.say("Strict F1 of spans by the day on which the later of a pair finished (UTC)")
    for one in points:
        value = _plain(one["value"], "neither annotator has a span")
        output.say(
            f"    {one['day']:{_WIDTH}}{value}  {output.several(one['documents'], 'document')}"
        )


def _plain(value: float | None, reason: str | None) -> str:
    return f"undefined: {reason}" if value is None else f"{value:6.3f}"
