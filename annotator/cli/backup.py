"""``annotator backup`` and ``annotator restore``: copies of a project, made and taken back."""

from pathlib import Path

import click

from annotator.cli import output
from annotator.cli.work import done, opened
from annotator.errors import DamagedProject, ProjectError
from annotator.ops.backups import (
    back_up,
    backups_of,
    examine,
    found_backup,
    newest_good,
    place_read,
    restore,
)
from annotator.store.backup_places import Place
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


def _examined(place: Place, chosen: Backup) -> Contents:
    """What a backup holds.  ProjectError, which names a good one, where it is not whole."""
    try:
        contents: Contents = done(examine(chosen), "Checking")
    except DamagedProject as error:
        good: Backup | None = done(newest_good(place), "Looking for another")
        if good is None:
            raise ProjectError(
                "The backup {name} is damaged, and so is every other of {path}; annotator salvage "
                "{backup} NEW takes what is good in it into a new project.",
                name=chosen.path.name,
                path=place.project,
                backup=chosen.path,
            ) from error
        raise ProjectError(
            "The backup {name} is damaged. The newest good one is of {at} UTC: annotator restore "
            "{path} {number} NEW",
            name=chosen.path.name,
            at=f"{good.at:%Y-%m-%d %H:%M}",
            path=place.project,
            number=good.number,
        ) from error
    return contents


@click.command("restore")
@click.argument("project", type=_PATH)
@click.argument("backup")
@click.argument("new", type=_PATH)
@_json
def restore_command(project: Path, backup: str, new: Path, as_json: bool) -> None:  # noqa: FBT001
    """Write a BACKUP of PROJECT (its number, its path, or "newest") to the file NEW.

    PROJECT itself stays as it is, and so does the backup.
    """
    place = place_read(project)
    chosen = found_backup(place, backup)
    contents = _examined(place, chosen)
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
