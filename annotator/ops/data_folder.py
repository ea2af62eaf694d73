"""Where the program keeps data of the user's that belongs into no document folder."""

import os
import sys
from pathlib import Path

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


def backup_root(*, beside: bool = False) -> Path | None:
    """The folder for the backups of all projects; None where they lie beside their project."""
    named = os.environ.get(BACKUPS, "")
    if named == "beside" or (beside and not named):
        return None
    return Path(named) if named else data_folder() / "backups"
