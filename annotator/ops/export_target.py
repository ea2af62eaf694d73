"""Where an export goes: its files, their companions, and all of them put in place at the end.

A split into a folder that is not there yet (or is empty) is written into a temporary neighbour
and renamed once; into one with other files in it, each part is renamed by itself, all parts after
the last one is whole.  The dataset card and the report are written before anything is renamed.
"""

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Description
from annotator.formats.file_names import FileNames
from annotator.formats.source import Source
from annotator.formats.target import Target, put_in_place
from annotator.ops.export_request import ExportRequest
from annotator.store.file_names import same_file
from annotator.store.project import Project

REPORT = ".report.json"
"""How a report's name ends; an import of the folder passes it over."""

CARD = "README.md"
CARD_MARK = "<!-- dataset card by Annotator -->"

_SIDECARS = ("", ".lock", "-journal", "-wal", "-shm")
_DATABASE = b"SQLite format 3\0"


def card_path(target: Path, *, in_folder: bool) -> Path:
    """Where the dataset card of an export to ``target`` stands."""
    return target / CARD if in_folder else target.with_name(f"{target.name}.card.md")


def report_path(target: Path) -> Path:
    """Where the report of an export to ``target`` stands."""
    return target.with_name(target.name + REPORT)


def replaced(request: ExportRequest, description: Description) -> list[Path]:
    """Files that an export would replace."""
    return [path for path in _paths(request, description) if path.is_file()]


class Destination:
    """The targets of one export, one a part.  Use it as a context."""

    def __init__(
        self,
        project: Project,
        request: ExportRequest,
        description: Description,
    ) -> None:
        self._request = request
        self._final = Path(os.path.realpath(request.target))
        self.files = _files(request, description)
        for path in _paths(request, description):
            _check_project(project, path)
            if path.is_file():
                _check_replaced(path, request)
        self._stage = self._staged() if request.split else None
        self._made: Path | None = None
        self._companions: list[Target] = []
        folder = self._stage or request.target
        self.targets = [
            Target(folder / path.name if request.split else path, shown=path) for path in self.files
        ]

    def begin(self) -> None:
        """Makes the folder of a split, so that its parts can be written.  Raises FormatError."""
        folder = self._stage or self._request.target
        if not self._request.split or folder.is_dir():
            return
        try:
            folder.mkdir()
        except OSError as error:
            raise FormatError(
                "The folder {path} cannot be made: {why}.",
                path=self._request.target,
                why=error.strerror or error,
            ) from None
        self._made = folder

    def add(self, path: Path, text: str) -> None:
        """Writes a companion (see :func:`card_path`), to be put in place with the rest."""
        if self._stage is not None and path.parent == self._request.target:
            path = self._stage / path.name
        elif not self._request.split and path.parent == self._request.target:
            self.targets[0].write_member(path.name, text)
            return
        companion = Target(path)
        self._companions.append(companion)
        companion.write(text)

    @property
    def is_folder(self) -> bool:
        """Whether a folder is being written."""
        return bool(self._request.split) or self.targets[0].is_folder

    def commit(self) -> None:
        """Puts everything in place.  Raises FormatError."""
        inside = [one for one in self._companions if one.path.parent == self._stage]
        for target in (*self.targets, *inside):
            target.commit()
        if self._stage is not None:
            put_in_place(self._stage, self._final, self._request.target)
        for companion in self._companions:
            if companion not in inside:
                companion.commit()
        self._made = None

    def __enter__(self) -> "Destination":
        return self

    def __exit__(self, *_error: object) -> None:
        for target in (*self.targets, *self._companions):
            target.close()
        if self._made is not None and self._made == self._stage:
            shutil.rmtree(self._made, ignore_errors=True)
        elif self._made is not None:
            with contextlib.suppress(OSError):
                self._made.rmdir()

    def _staged(self) -> Path | None:
        """The temporary folder, or None where the parts go beside what is there."""
        if self._final.exists() and not _is_empty_folder(self._final):
            return None
        if not self._final.parent.is_dir():
            raise FormatError(
                "There is no folder {path} to write to.", path=self._request.target.parent
            )
        return self._final.parent / f".{secrets.token_hex(8)}.part"


def _files(request: ExportRequest, description: Description) -> list[Path]:
    """The file or folder of each part."""
    if not request.split:
        return [request.target]
    is_folder = description.folder or not description.many
    names = FileNames("" if is_folder else description.extensions[0])
    return [request.target / names.give(part) for part in request.split]


def _paths(request: ExportRequest, description: Description) -> list[Path]:
    """Everything that is written, whatever is known of it before."""
    paths = [request.target, *_files(request, description)]
    if request.report:
        paths.append(report_path(request.target))
    if request.card:
        paths.append(card_path(request.target, in_folder=bool(request.split)))
    return list(dict.fromkeys(paths))


def _check_project(project: Project, path: Path) -> None:
    if project.path is None:
        return
    for sidecar in _SIDECARS:
        ours = project.path.with_name(project.path.name + sidecar)
        if same_file(path, ours) or os.path.realpath(path) == os.path.realpath(ours):
            raise FormatError("{path} is the open project; choose another file.", path=path)


def _check_replaced(path: Path, request: ExportRequest) -> None:
    """Refuses to replace a file that is not ours to replace, or that cannot be read."""
    head = Source(path).head(256)
    if head.startswith(_DATABASE):
        raise FormatError(
            "{path} is a project or another database and is not replaced; choose another file.",
            path=path,
        )
    if not request.overwrite:
        raise FormatError(
            "{path} is there already; name another place, or replace it (--overwrite).", path=path
        )
    if path.name == CARD and not head.startswith(CARD_MARK.encode()):
        raise FormatError(
            "{path} is no dataset card of Annotator's and is not replaced; name another folder, "
            "or leave the card out (--no-card).",
            path=path,
        )


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
