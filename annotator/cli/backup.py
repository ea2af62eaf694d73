"""``annotator backup`` and ``annotator restore``: copies of a project, made and taken back."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.errors import ProjectError
from annotator.ops.backups import back_up, backups_of, examine, found_backup, place_read, restore
from annotator.store.backups import Backup, Contents

_PATH = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command("backup")
@click.argument("project", type=_PATH)
@click.option("--list", "listing", is_flag=True, help="Only list the backups that there are.")
@_json
def backup_command(project: Path, listing: bool, as_json: bool) -> None:  # noqa: FBT001
    """Make a backup of PROJECT, verified from end to end, or list those that there are."""
    if listing:
        _list(project, as_json=as_json)
        return
    with opened(project, write=True, verify=False) as it:
        made: Backup | None = done(back_up(it), "Backing up")
    if made is None:
        raise ProjectError("{path} cannot be written.", path=project)
    if as_json:
        output.print_json({"path": str(project), "backup": _told(made)})
    else:
        output.say(made.path)


def _list(project: Path, *, as_json: bool) -> None:
    there = backups_of(place_read(project))
    if as_json:
        output.print_json({"path": str(project), "backups": [_told(one) for one in there]})
        return
    if not there:
        output.say(f"There is no backup of {project} yet.")
    for one in there:
        output.say(f"{one.number:6}  {one.at:%Y-%m-%d %H:%M:%S} UTC  {one.occasion:10}  {one.path}")


def _told(one: Backup) -> dict[str, object]:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "occasion": str(one.occasion),
        "size": one.size,
        "path": str(one.path),
    }


@click.command("restore")
@click.argument("project", type=_PATH)
@click.argument("backup")
@click.argument("new", type=_PATH)
@_json
def restore_command(project: Path, backup: str, new: Path, as_json: bool) -> None:  # noqa: FBT001
    """Write a BACKUP of PROJECT (its number, its path, or "newest") to the file NEW.

    PROJECT itself stays as it is, and so does the backup.
    """
    chosen = found_backup(place_read(project), backup)
    contents: Contents = done(examine(chosen), "Checking")
    done(restore(chosen, new), "Restoring")
    if as_json:
        output.print_json(
            {
                "path": str(new),
                "backup": _told(chosen),
                "documents": contents.documents,
                "spans": contents.spans,
            }
        )
    else:
        documents = output.several(contents.documents, "document")
        output.say(f"{new}: {documents}, {output.several(contents.spans, 'span')}")
