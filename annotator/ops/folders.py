"""What lies below a folder, in the order of names."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below a folder, or what looks like one.

    ``inner`` is its place in the folder, with slashes on every system.  ``fault`` is why it cannot
    be read: "" for a file, "no file" for a pipe, a device, a link to nothing or to a folder,
    "closed" for a folder that cannot be listed.  ``inode`` tells files of one disk apart; a link
    has its own.
    """

    path: str
    inner: str
    fault: str
    inode: int
    is_link: bool


def entries_below(folder: Path) -> Iterator[Entry]:
    """The entries below ``folder``, those of each folder before those of the folders in it.

    Hidden ones are left out, links to folders are not followed.
    """
    waiting = [(os.fspath(folder), "")]
    while waiting:
        place, inner = waiting.pop()
        try:
            with os.scandir(place) as found:
                listed = sorted(found, key=lambda entry: entry.name)
        except OSError:
            yield Entry(place, inner.rstrip("/"), "closed", 0, is_link=False)
            continue
        folders: list[tuple[str, str]] = []
        for entry in listed:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{inner}{entry.name}/"))
                continue
            fault = "" if _is_file(entry) else "no file"
            yield Entry(
                entry.path, inner + entry.name, fault, entry.inode(), is_link=entry.is_symlink()
            )
        waiting += reversed(folders)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False
