"""One file put in the place of a project, which is kept under another name.

At no moment is there no project under its name: what is there gets its second name first, as a
link, or where a file system has none as a copy, and then the new file takes its place in one step.
Only a journal that a killed program left has to go before that, since the new file must never meet
it; it has its second name then, beside the project's.
"""

import contextlib
import os
import shutil
from pathlib import Path

from annotator.errors import ProjectError
from annotator.store.copying import sync
from annotator.store.file_names import rename

_ENDS = ("", "-journal", "-wal", "-shm")


def exchange(part: Path, project: Path, aside: Path) -> None:
    """Gives ``part`` the name of ``project``; that, and what SQLite left beside it, is ``aside``.

    Nobody has the project open.  ProjectError where ``aside`` is there, OSError; all is as it was
    then.
    """
    there = [end for end in _ENDS if os.path.lexists(_with(project, end))]
    names = [(_with(project, end), _with(aside, end)) for end in there]
    for name in (aside, *(new for _old, new in names)):
        if os.path.lexists(name):
            raise ProjectError("{path} exists already; choose another name.", path=name)
    with contextlib.ExitStack() as back:
        for old, new in names:
            _keep(old, new)
            back.callback(_drop, new)
        for old, new in names:
            if old != project:
                old.unlink()
                back.callback(_keep, new, old)
        if "" in there:
            part.replace(project)
        else:
            rename(part, project)
        back.pop_all()
    with contextlib.suppress(OSError):  # done is done; a power cut leaves the names as they were
        sync(project.parent)


def _with(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _keep(old: Path, new: Path) -> None:
    """Gives what is called ``old`` the name ``new`` too; OSError, and there is no ``new`` then."""
    if old.is_symlink():
        new.symlink_to(old.readlink())
        return
    try:
        new.hardlink_to(old)
    except OSError:  # no links here (FAT, some shares)
        try:
            shutil.copy2(old, new)
            sync(new)
        except OSError:
            _drop(new)
            raise


def _drop(name: Path) -> None:
    with contextlib.suppress(OSError):
        name.unlink()
