"""Where backups lie: beside the project, or in a folder of the user's own data.

Folders that a program syncs (Dropbox, OneDrive, a network share) are no place for backups: each is
sent out again whole, and what damages the project there damages them too.  So the program keeps
them in the user's data folder, one folder for each project: ``NAME-UID-PLACE``, the uid being the
project's own and PLACE a digest of the folder that it lies in, so that two copies of a project
have their own.  A file ``place`` in it says where the project was; when it was moved since, its
backups are still found.  Those that older versions made beside the project are found too.
"""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

_PLACE = "place"
_UID = 12
_DIGEST = 8


@dataclass(frozen=True)
class Place:
    """A project's place for backups.

    ``root`` is the folder for the backups of all projects, None where there is none; ``uid`` is the
    project's, empty where nobody can read it any more.  ``is_beside``: new backups go beside the
    project all the same.
    """

    project: Path
    root: Path | None = None
    uid: str = ""
    is_beside: bool = False

    @property
    def folder(self) -> Path:
        """Where new backups go."""
        return beside(self.project) if self.is_beside else self.own()[0]

    def own(self) -> list[Path]:
        """The folders of this very file, wherever its backups were wished to be."""
        found = [beside(self.project)]
        if self.root is not None and self.uid:
            found.insert(0, self.root / f"{self._start}{_digest(self.project)}")
        return found

    def folders(self) -> list[Path]:
        """Where backups of the project may be, also those made before it was moved."""
        own = self.own()
        return [*own, *(one for one in self._others() if one not in own)]

    @property
    def _start(self) -> str:
        return f"{self.project.name}-{self.uid[:_UID]}{'-' if self.uid else ''}"

    def _others(self) -> list[Path]:
        """Folders of this project as it was before it was moved; of a living copy none."""
        out = []
        with contextlib.suppress(OSError):
            for folder in sorted(self.root.iterdir() if self.root else ()):
                if not folder.name.startswith(self._start):
                    continue
                if len(folder.name) != len(self.project.name) + _UID + _DIGEST + 2:
                    continue
                was = _said(folder)
                if was == str(self.project.absolute()) or (self.uid and not _is_there(was)):
                    out.append(folder)
        return out

    def make(self) -> Path:
        """Makes the folder for new backups; OSError where it cannot be."""
        folder = self.folder
        if folder == beside(self.project):
            folder.mkdir(exist_ok=True)
            return folder
        folder.mkdir(parents=True, exist_ok=True)
        said = str(self.project.absolute())
        if _said(folder) != said:
            (folder / _PLACE).write_bytes(os.fsencode(said))
        return folder


def beside(project: Path) -> Path:
    """The folder beside ``project``."""
    return project.with_name(project.name + ".backups")


def _digest(project: Path) -> str:
    place = os.fsencode(str(project.absolute().parent))
    return hashlib.sha256(place).hexdigest()[:_DIGEST]


def _said(folder: Path) -> str:
    try:
        with (folder / _PLACE).open("rb") as file:
            return os.fsdecode(file.read(10_000))
    except OSError:
        return ""


def _is_there(path: str) -> bool:
    try:
        return bool(path) and Path(path).exists()
    except (OSError, ValueError):
        return False
