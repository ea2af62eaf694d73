"""``annotator merge``: other files of the project come back in."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.errors import UserError
from annotator.ops.backups import after_backup
from annotator.ops.merge_report import report_lines
from annotator.ops.merging import MergeReport, Unanswered, answered_by, merge
from annotator.store.backups import Occasion
from annotator.store.merging import OtherProject

_PATH = click.Path(path_type=Path)
_PREFER = (
    "To answer all such questions at once: --prefer ours (what is here), --prefer theirs or "
    "--prefer later."
)


def _with_option(error: UserError, option: str) -> UserError:
    """The window's sentence, and which option of this command answers it."""
    return UserError("{said} {option}", said=error, option=option)


@click.command("merge")
@click.argument("project", type=_PATH)
@click.argument("others", type=_PATH, nargs=-1, required=True, metavar="OTHER...")
@click.option(
    "--prefer",
    type=click.Choice(["ours", "theirs", "later"]),
    help="Whose holds where both sides changed the same thing of the scheme; else that stops the "
    "merge and is told.",
)
@click.option(
    "--allow-other", is_flag=True, help="Take in files of other projects too, not only of this one."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def merge_command(
    project: Path,
    others: tuple[Path, ...],
    prefer: str | None,
    allow_other: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
) -> None:
    """Unite PROJECT with other files of it, as one step of undo; the others are never written."""
    answers = answered_by({}, prefer) if prefer else None
    with opened(project, write=True) as it:
        steps = after_backup(
            it,
            Occasion.MERGE,
            merge(it, others, answers=answers, allow_other=allow_other),
            lambda error: output.say(str(error), err=True),
        )
        try:
            report: MergeReport = done(steps, "Merging")
        except Unanswered as error:
            raise _with_option(error, _PREFER) from None
        except OtherProject as error:
            raise _with_option(error, "To take it in all the same: --allow-other.") from None
    if as_json:
        output.print_json({"path": str(project), **report.to_json()})
        return
    for line in report_lines(report):
        output.say(line)
