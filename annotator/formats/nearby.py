"""What lies beside a file, looked at without ever failing.

A folder that is imported may change meanwhile, may be closed to us, or may hold a name so long
that no companion's fits; then there is no companion, and what that costs the reader tells.
"""

import os
import stat
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether ``path`` is a regular file that we can see; Path's own asking may raise OSError."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether ``path`` is a folder that we can see."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether anything that we can see is called ``path``."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def names_in(folder: Path) -> list[str]:
    """The names in ``folder``, sorted; none for one that cannot be listed."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
    except (OSError, ValueError):
        return []
