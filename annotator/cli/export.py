"""The command that exports."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.errors import UserError
from annotator.formats.registry import format_named, options_from
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.splits import parse_split

_PATH = click.Path(path_type=Path)


@click.command("export")
@click.argument("project", type=_PATH)
@click.option("--format", "format_name", required=True, help="See annotator formats.")
@click.option("--out", type=_PATH, required=True, help="The file or folder to write.")
@click.option(
    "--annotator",
    help="Whose annotations; else of each document gold, or where there is none everybody's.",
)
@click.option("--gold", is_flag=True, help="The gold layers only.")
@click.option(
    "--finished/--all-states",
    default=None,
    help="Only finished layers, or open ones, too. Training formats: only finished ones unless "
    "you say otherwise; jsonl and text: all.",
)
@click.option("--split", metavar="NAME=SHARE,…", help="For example train=.8,dev=.1,test=.1")
@click.option("--seed", type=int, default=0, help="Decides the split, with each document's uid.")
@click.option(
    "--group-by",
    default="",
    metavar="KEY",
    help="Never part documents with the same value of this metadata key. Also KEY:host (the host "
    "of an address), folder (of the name), near-duplicates.",
)
@click.option("--stratify", is_flag=True, help="Let the parts' label shares match.")
@click.option(
    "--negatives",
    type=int,
    metavar="N",
    help="Of each document, write up to N unlinked pairs as no_relation (formats that can).",
)
@click.option(
    "--negatives-window",
    metavar="W",
    help="How far apart such a pair may be: tokens:50 or sentences:2.",
)
@click.option("--option", "pairs", multiple=True, metavar="K=V", help="An option of the format.")
@click.option("--overwrite", is_flag=True, help="Replace files that are there.")
@click.option("--card/--no-card", default=True, help="Whether to write a dataset card beside.")
@click.option("--report", "report_path", type=_PATH, help="Write the report (JSON) there, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def export(project: Path, format_name: str, out: Path, **given: Any) -> None:
    """Export PROJECT's documents as training data.

    Writes one file (or a folder, where the format has a file a document), with --split a folder
    with one of them for each part. Beside it stand a dataset card (NAME.card.md, or README.md in
    a folder) and a report of all that the format could not hold (NAME.report.json). Whole or not
    at all: an export that fails or is cancelled leaves what was there.

    A document's part follows from --seed and its uid (or group), so it stays when others are
    added. With --stratify or --group-by near-duplicates it depends on the whole set.
    """
    _check(out, project, given)
    request = ExportRequest(
        format_name,
        out,
        given["annotator"],
        gold=given["gold"],
        finished=given["finished"],
        split=parse_split(given["split"]) if given["split"] is not None else None,
        seed=given["seed"],
        group_by=given["group_by"],
        stratify=given["stratify"],
        options=options_from(format_named(format_name), _pairs(given), "write"),
        overwrite=given["overwrite"],
        card=given["card"],
    )
    with opened(project) as it:
        report = done(export_documents(it, request), "Exporting")
    output.write_report(given["report_path"], report)
    output.warn_of(report)
    if given["as_json"]:
        output.print_json(report.to_json())
    else:
        output.print_export(report)


def _check(out: Path, project: Path, given: dict[str, Any]) -> None:
    if given["gold"] and given["annotator"] is not None:
        raise UserError("Say either --gold or --annotator, not both.")
    report = given["report_path"]
    output.check_place(report, project)
    if report is not None and report.resolve() == out.resolve():
        raise UserError("The report cannot be written to the export itself; name another file.")


def _pairs(given: dict[str, Any]) -> Sequence[str]:
    """The options of the format, negatives among them."""
    pairs = list(given["pairs"])
    if given["negatives"] is not None:
        pairs.append(f"negatives={given['negatives']}")
    if given["negatives_window"] is not None:
        pairs.append(f"window={given['negatives_window']}")
    return pairs
