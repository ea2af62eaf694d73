"""``annotator package``: a project file for each annotator."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.ops.packages import (
    PackageReport,
    PackageRequest,
    alike_warnings,
    document_ids,
    write_packages,
)

_PATH = click.Path(path_type=Path)


@click.command("package")
@click.argument("project", type=_PATH)
@click.option("--out", "folder", type=_PATH, required=True, help="The folder for the files.")
@click.option("--annotators", required=True, metavar="A,B,C", help="Who gets documents.")
@click.option("--each", default=1, show_default=True, help="How many annotators get each document.")
@click.option(
    "--overlap",
    default=0.0,
    show_default=True,
    metavar="SHARE",
    help="The share of the documents that everybody gets, from 0 to 1.",
)
@click.option("--seed", default=0, show_default=True, help="The same seed draws the same.")
@click.option(
    "--document", "names", multiple=True, help="Only this document (several times: these)."
)
@click.option("--unassigned", is_flag=True, help="Only documents that no person has yet.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def package(project: Path, as_json: bool, **given: object) -> None:  # noqa: FBT001
    """Give PROJECT's documents to annotators at random, and write a project file for each."""
    with opened(project, write=True) as it:
        names = given["names"]
        assert isinstance(names, tuple)
        request = PackageRequest(
            Path(str(given["folder"])),
            tuple(name.strip() for name in str(given["annotators"]).split(",") if name.strip()),
            int(str(given["each"])),
            float(str(given["overlap"])),
            int(str(given["seed"])),
            document_ids(it, names) if names else None,
            bool(given["unassigned"]),
        )
        report: PackageReport = done(write_packages(it, request), "Packing")
    for reason in alike_warnings(report.alike):
        output.say(f"Note: {reason}", err=True)
    if as_json:
        output.print_json(report.to_json())
        return
    if request.overlap:
        output.say(f"everybody: {output.several(report.allocation.common, 'document')}")
    for name, path in report.files.items():
        count = output.several(len(report.allocation.documents[name]), "document")
        output.say(f"{name}: {count}  {path}")
