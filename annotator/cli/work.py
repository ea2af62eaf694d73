"""How commands open a project and do long work."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator.cli import output
from annotator.errors import ProjectError
from annotator.ops.backups import newest_good, place_read
from annotator.ops.importing import default_annotator
from annotator.ops.salvage import can_be_salvaged
from annotator.ops.steps import Step, Steps
from annotator.ops.steps import run as run_steps
from annotator.store.backups import Backup
from annotator.store.project import Project, open_project


@contextlib.contextmanager
def opened(path: Path, *, write: bool = False, verify: bool = True) -> Iterator[Project]:
    """PROJECT, closed at the end.  Raises UserError, also when ``write`` is not possible."""
    with pointing(path), open_project(path, write=write, verify=verify) as project:
        if write and project.read_only:
            raise project.read_only
        if project.warning is not None:
            output.say(f"annotator: {project.warning}", err=True)
        project.actor = default_annotator()
        yield project


@contextlib.contextmanager
def pointing(path: Path) -> Iterator[None]:
    """Names the way out where it turns out that the project at ``path`` is damaged."""
    try:
        yield
    except ProjectError as error:
        if error.fields.get("name") != path.name or not can_be_salvaged(path, error):
            raise
        ways = [f"annotator salvage {path} NEW takes what is good in it into a new project."]
        backup: Backup | None = done(newest_good(place_read(path)), "Looking for a backup")
        if backup is not None:
            at = f"{backup.at:%Y-%m-%d %H:%M} UTC"
            ways.append(
                f"Its newest good backup is of {at}: annotator restore {path} {backup.number} NEW"
            )
        raise click.ClickException(" ".join([str(error), *ways])) from error


def done(steps: Steps[Any], word: str) -> Any:
    """Runs long work with its progress on a terminal's standard error."""
    shown = sys.stderr.isatty()

    def show(step: Step) -> None:
        if step.total:
            output.say_over(f"{word} {100 * step.done // step.total} %")

    try:
        return run_steps(steps, show if shown else None)
    finally:
        if shown:
            output.say_over(" " * 40)
            output.say_over("")
