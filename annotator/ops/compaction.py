"""Making a project's history shorter, for people who ask for it; see ``store.compaction``."""

from functools import partial
from pathlib import Path

from annotator.ops.apart import apart
from annotator.ops.backups import place_read
from annotator.ops.steps import Steps
from annotator.store import compaction as stored
from annotator.store.compaction import Compacted, Kept, Prospect
from annotator.store.project import Project


def prospect(project: Project, kept: Kept) -> Steps[Prospect | None]:
    """What compacting would do; None for a project that has no file."""
    if project.path is None:
        return None
    return (yield from apart(partial(stored.prospect, project.path, kept)))


def compact(path: Path, kept: Kept, actor: str) -> Steps[Compacted]:
    """Compacts the history of a project that nobody has open, after a backup of it.

    Raises ProjectError; the project is as it was then.
    """
    return apart(partial(stored.compact, place_read(path), kept, actor))
