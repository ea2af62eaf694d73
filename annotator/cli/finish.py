"""``annotator finish``: gold in which nothing is undecided says so, and can be exported."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.ops.finishing import finish_settled

_PATH = click.Path(path_type=Path)


@click.command("finish")
@click.argument("project", type=_PATH)
@click.option("--dry-run", is_flag=True, help="Only count.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def finish(
    project: Path,
    dry_run: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
) -> None:
    """Finish PROJECT's gold of each document in which nothing is undecided.

    Of documents that two people or more have finished; where none of them marked anything, gold
    says so, too. One step of undo.
    """
    with opened(project, write=not dry_run) as it:
        count = done(finish_settled(it, dry_run=dry_run), "Looking")
    if as_json:
        output.print_json({"path": str(project), "dry_run": dry_run, "finished": count})
    else:
        verb = "would be finished" if dry_run else "finished"
        output.say(f"gold {verb} in {output.several(count, 'document')}")
