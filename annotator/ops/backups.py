"""Backups made, looked at and taken back; see ``store.backups`` for where and how they lie."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator.errors import ProjectError, UserError
from annotator.ops.apart import apart
from annotator.ops.data_folder import backup_root, backups_lie_beside
from annotator.ops.steps import Steps
from annotator.store import backups as stored
from annotator.store.backup_places import Place
from annotator.store.backups import Backup, Contents, Occasion
from annotator.store.file_names import same_file
from annotator.store.project import Project, open_project

Result = TypeVar("Result")

MASS = 100
"""Annotations from which on removing or relabelling them at once is worth a backup."""


def back_up(project: Project, occasion: Occasion = Occasion.ASKED) -> Steps[Backup | None]:
    """A backup of what is committed; None for a project that has no file or is only read.

    Raises ProjectError when it cannot be made; older backups stay then.
    """
    if project.path is None or project.read_only is not None:
        return None
    return (yield from apart(partial(stored.back_up, place_of(project), occasion)))


def place_of(project: Project) -> Place:
    """Where the backups of an open project that has a file lie."""
    assert project.path is not None
    return place_for(project.path, project.read.property("uid"))


def place_at(path: Path) -> Place:
    """Where those of a file lie that is damaged, gone or open: it is not looked into."""
    return place_for(path, "")


def place_for(path: Path, uid: str) -> Place:
    """Where the backups of a file lie, given the uid of its project; "" where nobody knows it."""
    return Place(path, backup_root(), uid, is_beside=backups_lie_beside())


def place_read(path: Path) -> Place:
    """Where those of a file lie that nobody in this process has open: who it is, is read."""
    try:
        with open_project(path, write=False, verify=False) as project:
            return place_of(project)
    except UserError:
        return place_at(path)


def after_backup(
    project: Project,
    occasion: Occasion,
    steps: Steps[Result],
    failed: Callable[[UserError], None],
) -> Steps[Result]:
    """A backup and then ``steps``; ``failed`` hears why none could be made, the work goes on."""
    try:
        yield from back_up(project, occasion)
    except UserError as error:
        failed(error)
    return (yield from steps)


def backups_of(place: Place) -> list[Backup]:
    """The backups of a project, the newest first; the project itself may be gone."""
    return stored.backups(place)


def found_backup(place: Place, which: str) -> Backup:
    """The backup that ``which`` names: a number, a path, or "newest".  ProjectError for none."""
    there = backups_of(place)
    for one in there:
        if which in ("newest", str(one.number)) or same_file(one.path, Path(which)):
            return one
    if not there:
        raise ProjectError("There is no backup of {path}.", path=place.project)
    raise ProjectError(
        "There is no backup {which} of {path}; annotator backup --list shows those that there are.",
        which=which,
        path=place.project,
    )


def examine(backup: Backup) -> Steps[Contents]:
    """Verifies a backup and counts what it holds.  Raises ProjectError when it is not whole."""
    return apart(partial(stored.examine, backup.path))


def newest_good(place: Place) -> Steps[Backup | None]:
    """The newest backup of a project that is whole; None where there is none."""
    for backup in backups_of(place):
        try:
            yield from examine(backup)
        except UserError:
            continue
        return backup
    return None


def restore(backup: Backup, target: Path) -> Steps[Path]:
    """Writes a backup to a new file; returns its path.  Raises ProjectError."""
    yield from apart(partial(stored.restore, backup.path, target))
    return target


def replace(backup: Backup, project: Path, aside: Path) -> Steps[Path]:
    """Puts a backup in the place of ``project``, which nobody has open and is kept as ``aside``.

    Returns the project's path.  Raises ProjectError; the project is where it was then.
    """
    yield from apart(partial(stored.replace, backup.path, project, aside))
    return project
