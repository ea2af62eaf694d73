"""The command that tells how far annotators agree."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.errors import UserError
from annotator.ops import agreement as comparing

Json = Mapping[str, Any]

_SPANS = (
    ("exact F1", "exact_f1"),
    ("strict F1 (with label)", "strict_f1"),
    ("relaxed F1 (IoU ≥ .5)", "relaxed_f1"),
    ("soft F1", "soft_f1"),
    ("overlap F1 (IoU > 0)", "overlap_f1"),
    ("character F1", "character_f1"),
    ("kappa of labels", "kappa"),
    ("alpha of labels", "alpha"),
)
_RELATIONS = (
    ("strict F1", "strict_f1"),
    ("strict F1, labels of ends too", "strict_labelled_f1"),
    ("ends exact, type ignored", "endpoints_exact_f1"),
    ("aligned F1", "aligned_f1"),
    ("aligned, type ignored", "aligned_untyped_f1"),
    ("direction ignored, too", "undirected_untyped_f1"),
    ("conditional F1", "conditional_f1"),
    ("kappa of pairs", "pair_kappa"),
    ("alpha of pairs", "pair_alpha"),
)
_WIDTH = 32


@click.command("agreement")
@click.argument("project", type=click.Path(path_type=Path))
@click.option(
    "--annotators", metavar="A,B,…", help="Whose work to compare; else everybody's but gold."
)
@click.option("--gamma", is_flag=True, help="Compute gamma, too, which takes longer.")
@click.option("--seed", type=int, default=0, help="Decides all that is drawn: intervals, gamma.")
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
    request = comparing.AgreementRequest(names, seed=given["seed"], gamma=given["gamma"])
    with opened(project) as it:
        found = done(comparing.report(it, request), "Comparing")
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
    click.echo(
        f"{documents['compared']} of {output.several(documents['total'], 'document')} finished by "
        "two annotators or more"
    )
    for pair in (*found["pairs"], *found["gold"]):
        _print_section(f"{pair['a']} (a) – {pair['b']} (b)", pair)
    if len(found["pairs"]) > 1:
        _print_section("All pairs pooled", found["overall"])
        for one in found["rest"]:
            _print_section(f"{one['annotator']} – the rest", one, brief=True)
    _print_overall(found["overall"])
    _print_days(found["over_time"]["strict_f1"])


def _print_section(title: str, section: Json, *, brief: bool = False) -> None:
    click.echo(f"\n{title}: {output.several(section['documents'], 'document')}")
    spans, relations = section["spans"], section["relations"]
    click.echo(f"  spans (a {spans['a']}, b {spans['b']})")
    _print_figures(spans, _SPANS[:3] if brief else _SPANS)
    if not brief:
        _print_labels(spans["per_label"])
        _print_confusion(spans["confusion"])
    if relations["a"] or relations["b"]:
        click.echo(f"  relations (a {relations['a']}, b {relations['b']})")
        _print_figures(relations, _RELATIONS[:1] if brief else _RELATIONS)
        if not brief:
            click.echo(f"    pairs of spans: {relations['pair_units']['window']}")
            causes = relations["causes"].items()
            click.echo(
                "    causes: " + ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in causes)
            )


def _print_figures(part: Json, figures: Sequence[tuple[str, str]]) -> None:
    for title, name in figures:
        click.echo(f"    {title:{_WIDTH}}{_value(part, name)}")


def _value(part: Json, name: str) -> str:
    if part[name] is None:
        return f"undefined: {part['reasons'][name]}"
    text = f"{part[name]:6.3f}"
    if name in part["intervals"]:
        low, high = part["intervals"][name]
        text += f"  [{low:.3f}, {high:.3f}]"
    if name in ("kappa", "alpha", "pair_kappa", "pair_alpha"):
        used, total = part["evidence"][name]
        text += f"  on {used} of {total}"
    return text


def _print_labels(labels: Mapping[str, Json]) -> None:
    if not labels:
        return
    wide = max(map(len, labels), default=0) + 2
    click.echo(f"    {'label':{wide}}{'strict F1':>10}{'char. F1':>10}{'a':>8}{'b':>8}{'both':>8}")
    for name, row in labels.items():
        figures = "".join(
            f"{'–' if row[key] is None else format(row[key], '.3f'):>10}"
            for key in ("strict_f1", "character_f1")
        )
        click.echo(f"    {name:{wide}}{figures}{row['a']:8}{row['b']:8}{row['both']:8}")


def _print_confusion(table: Mapping[str, Mapping[str, int]]) -> None:
    """The cells off the diagonal, the largest first."""
    cells = sorted(
        (-count, one or "none", other or "none")
        for one, row in table.items()
        for other, count in row.items()
        if one != other
    )
    if cells:
        click.echo("    confused (a, b), matched at IoU ≥ .5:")
    for count, one, other in cells[:10]:
        click.echo(f"    {-count:6}  {one} – {other}")
    if len(cells) > 10:
        click.echo(f"    … and {len(cells) - 10} more; --json lists them all")


def _print_overall(overall: Json) -> None:
    click.echo("\nAll annotators")
    used, total = overall["alpha_evidence"]
    value = "undefined: " + overall["alpha_reason"] if overall["alpha"] is None else (
        f"{overall['alpha']:6.3f}  on {used} of {total} spans"
    )  # fmt: skip
    click.echo(f"    {'alpha of labels':{_WIDTH}}{value}")
    unitizing = overall["unitizing_alpha"]
    for title, name in (("unitizing alpha (2016) u", "u"), ("  covered or not, |u", "bar_u"),
                        ("  labels where both cover, cu", "cu")):  # fmt: skip
        text = _plain(unitizing[name], unitizing["reasons"].get(name))
        if name in unitizing["intervals"]:
            text += "  [{:.3f}, {:.3f}]".format(*unitizing["intervals"][name])
        click.echo(f"    {title:{_WIDTH}}{text}")
    gamma = overall["gamma"]
    if gamma.get("samples"):
        text = _plain(gamma["value"], gamma["reason"])
        if gamma["interval"]:
            text += "  [{:.3f}, {:.3f}]".format(*gamma["interval"])
        click.echo(f"    {'gamma':{_WIDTH}}{text}")
        click.echo(
            f"    {'':{_WIDTH}}{gamma['samples']} samples a document, {gamma['sampler']} sampler, "
            f"seed {gamma['seed']}, alpha {gamma['alpha']:g}, beta {gamma['beta']:g}"
        )


def _print_days(points: Sequence[Json]) -> None:
    """Strict F1 by day, where work was finished on several."""
    if len(points) < 2:
        return
    click.echo("\nStrict F1 of spans by the day on which the later of a pair finished (UTC)")
    for one in points:
        value = _plain(one["value"], "neither annotator has a span")
        click.echo(
            f"    {one['day']:{_WIDTH}}{value}  {output.several(one['documents'], 'document')}"
        )


def _plain(value: float | None, reason: str | None) -> str:
    return f"undefined: {reason}" if value is None else f"{value:6.3f}"
