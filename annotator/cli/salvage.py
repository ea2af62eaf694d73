"""``annotator salvage``: what is good in a damaged project, in a new one."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done
from annotator.errors import ProjectError
from annotator.ops.salvage import report_csv, report_json, salvage
from annotator.store.salvage_report import Report, line_of, lines

_PATH = click.Path(path_type=Path)
_LISTED = 20


@click.command("salvage")
@click.argument("damaged", type=_PATH)
@click.argument("new", type=_PATH)
@click.option(
    "--take-changed-texts",
    is_flag=True,
    help="Take documents too whose text is not the imported one, as documents of their own.",
)
@click.option(
    "--report", "report_path", type=_PATH, help="Write the whole report there: JSON, or .csv."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def salvage_command(
    damaged: Path,
    new: Path,
    take_changed_texts: bool,  # noqa: FBT001
    report_path: Path | None,
    as_json: bool,  # noqa: FBT001
) -> None:
    """Take what is good in DAMAGED, a project that cannot be opened, into the project NEW.

    DAMAGED and what lies beside it is only read.  Every row that does not come in is listed.
    """
    output.check_place(report_path, damaged)
    output.check_place(report_path, new)
    steps = salvage(damaged, new, take_changed_texts=take_changed_texts)
    report: Report = done(steps, "Salvaging")
    if report_path is not None:
        output.check_place(report_path, new)  # only now is NEW there to be known by any name
        is_table = report_path.suffix.lower() == ".csv"
        output.write(report_path, report_csv(report) if is_table else report_json(report))
    if as_json:
        output.print_json(report.to_json())
    else:
        _print(report, new)
    if report.has_no_document:
        raise ProjectError(
            "No document could be salvaged from {name}; {target} holds none. Take a backup "
            "(annotator backup {name} --list), if there is one.",
            name=damaged,
            target=new,
        )


def _print(report: Report, new: Path) -> None:
    for line in lines(report):
        output.say(line)
    for item in report.items[:_LISTED]:
        output.say(line_of(item))
    more = len(report.items) + report.unlisted - _LISTED
    if more > 0:
        output.say(f"… and {more} more; --report FILE lists them all")
    output.say(new)
