"""How commands open a project and do long work."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator.ops.importing import default_annotator
from annotator.ops.steps import Step, Steps
from annotator.ops.steps import run as run_steps
from annotator.store.project import Project, open_project


@contextlib.contextmanager
def opened(path: Path, *, write: bool = False, verify: bool = True) -> Iterator[Project]:
    """PROJECT, closed at the end.  Raises UserError, also when ``write`` is not possible."""
    with open_project(path, write=write, verify=verify) as project:
        if write and project.read_only:
            raise project.read_only
        if project.warning is not None:
            click.echo(f"annotator: {project.warning}", err=True)
        project.actor = default_annotator()
        yield project


def done(steps: Steps[Any], word: str) -> Any:
    """Runs long work with its progress on a terminal's standard error."""
    shown = sys.stderr.isatty()

    def show(step: Step) -> None:
        if step.total:
            click.echo(f"\r{word} {100 * step.done // step.total} %", err=True, nl=False)

    try:
        return run_steps(steps, show if shown else None)
    finally:
        if shown:
            click.echo("\r" + " " * 40 + "\r", err=True, nl=False)
