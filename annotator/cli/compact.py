"""``annotator compact``: the history of a project made shorter."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.ops.compaction import compact, prospect
from annotator.store.compaction import DAYS, Compacted, Kept, Prospect

_PATH = click.Path(path_type=Path)


@click.command("compact")
@click.argument("project", type=_PATH)
@click.option(
    "--keep-days",
    type=click.FloatRange(min=0),
    default=DAYS,
    show_default=True,
    help="Of how many days the contents stay, and can be undone.",
)
@click.option(
    "--keep-steps",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="How many of the newest entries stay whatever their age.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what it would do.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def compact_command(
    project: Path,
    keep_days: float,
    keep_steps: int,
    dry_run: bool,  # noqa: FBT001
    as_json: bool,  # noqa: FBT001
) -> None:
    """Let PROJECT's history forget old contents, after a backup; who did what when stays."""
    kept = Kept(keep_days, keep_steps)
    with opened(project, write=True) as it:
        actor = it.actor
        would: Prospect = done(prospect(it, kept), "Looking")
    told: dict[str, object] = {"path": str(project), "size": would.size, "history": would.history}
    if dry_run or not would.base:
        told |= {"entries": would.entries, "freed": would.freed, "compacted": False}
        output.print_json(told) if as_json else output.say(_told(would, keep_days))
        return
    was: Compacted = done(compact(project, kept, actor), "Compacting")
    if as_json:
        told |= {"entries": was.entries, "after": was.after, "compacted": True}
        output.print_json(told | {"backup": str(was.backup)})
        return
    output.say(f"{_entries(was.entries)} compacted: {was.before} bytes became {was.after}.")
    output.say(f"The whole history is in {was.backup}")


def _entries(count: int) -> str:
    return f"{count} entry" if count == 1 else f"{count} entries"


def _told(would: Prospect, days: float) -> str:
    if not would.base:
        return f"Nothing that is older than {days:g} days has contents to forget."
    lost = f"about {would.freed} of {would.size} bytes"
    return f"{_entries(would.entries)} would lose their contents, {lost}."
