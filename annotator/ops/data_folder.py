"""Where the program keeps data of the user's that belongs into no document folder."""

import os
import sys
from pathlib import Path

from annotator.errors import ProjectError

BESIDE = "beside"
BACKUPS = "ANNOTATOR_BACKUPS"
"""The variable that names another folder for backups, or says "beside" (the project)."""


def data_folder() -> Path:
    """The folder of this user's data of Annotator, by the custom of the system."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Annotator"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Annotator"
    named = os.environ.get("XDG_DATA_HOME", "")
    return (Path(named) if Path(named).is_absolute() else home / ".local" / "share") / "annotator"


def backup_root() -> Path:
    """The folder for the backups of all projects that do not have them beside themselves."""
    named = os.environ.get(BACKUPS, "")
    return Path(named) if named not in ("", BESIDE) else data_folder() / "backups"


def backups_lie_beside() -> bool:
    """Whether new backups go beside their project: as the variable says, else as was chosen."""
    if is_place_given():
        return os.environ[BACKUPS] == BESIDE
    try:
        return _choice().read_bytes()[:100].strip() == BESIDE.encode()
    except OSError:
        return False


def is_place_given() -> bool:
    """Whether the variable says where backups go, so that no choice is heeded."""
    return bool(os.environ.get(BACKUPS))


def choose_place(*, beside: bool) -> None:
    """Remembers where new backups go, for window and command line alike.

    It stands in a file of its own in the data folder, since the command line does not read the
    window's settings.  Raises ProjectError.
    """
    path = _choice()
    try:
        if not beside:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(BESIDE.encode())
    except OSError as error:
        raise ProjectError(
            "{path} cannot be made: {why}.", path=path, why=error.strerror or error
        ) from error


def _choice() -> Path:
    return data_folder() / "backups.place"
