"""The names of project files: given to a file once it is whole, and never taken from another."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.errors import ProjectError, UserError


def is_there(path: Path) -> bool:
    """Whether anything, be it a dangling link, has the name.  ProjectError when none may."""
    try:
        path.lstat()
    except FileNotFoundError:
        if path.parent.is_dir():
            return False
        raise ProjectError("There is no folder {path}.", path=path.parent) from None
    except (OSError, ValueError) as error:
        raise unmakeable(path, error) from None
    return True


def same_file(path: Path, other: Path) -> bool:
    """Whether both are names of one file that is there, through links too."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def rename(part: Path, path: Path) -> None:
    """Gives a closed project its name.  ProjectError when something has it."""
    if is_there(path):
        raise ProjectError("{path} exists already; choose another name.", path=path)
    try:
        give_name(part, path)
    except OSError as error:
        raise unmakeable(path, error) from None


def unmakeable(path: Path, error: Exception) -> ProjectError:
    """What is said of a file that could not be made."""
    why = getattr(error, "strerror", None) or error
    return ProjectError(
        "{path} cannot be made: {why}. Choose another folder, or free some space.",
        path=path,
        why=why,
    )


def part_of(path: Path) -> Path:
    """What a file is called until it is whole; nothing has the name.

    A killed program of the same number (in a sandbox it is the same each time) may have left one.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    clear(part)
    return part


@contextlib.contextmanager
def speaking_of(path: Path, part: Path) -> Iterator[None]:
    """Errors about ``part`` speak of ``path``, which it is to become: nobody knows the other."""
    try:
        yield
    except UserError as error:
        _rename_in(error, {part: path, str(part): path, part.name: path.name})
        raise


def _rename_in(error: UserError, names: Mapping[object, object]) -> None:
    for value in error.fields.values():
        if isinstance(value, UserError):
            _rename_in(value, names)
    error.fields = {
        field: names.get(value, value) if isinstance(value, str | Path) else value
        for field, value in error.fields.items()
    }


def clear(part: Path) -> None:
    """Takes a file that was not made whole away, with its journal."""
    for file in (part, part.with_name(f"{part.name}-journal")):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def give_name(part: Path, path: Path) -> None:
    """Gives a whole file its name, which a power cut does not take away again."""
    part.rename(path)
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # a file system that cannot sync folders
        fd = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
