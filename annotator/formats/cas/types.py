"""Type systems: where the one of a file lies, and how it is read and written."""

import io
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats.cas.guard import root_of
from annotator.formats.cas.library import cassis, etree
from annotator.formats.json_values import Fault
from annotator.formats.nearby import is_file, names_in
from annotator.formats.source import Source

if TYPE_CHECKING:
    from cassis.typesystem import TypeSystem

NAME = "TypeSystem.xml"
BESIDE = ".typesystem.xml"
"""Ending of the type system of one file, instead of one for a folder."""

_ROOT = "typeSystemDescription"
_UP = 4
_MOST = 32 * 2**20
_HEAD = 2**13


def types_beside(path: Path, root: Path | None = None) -> Path | None:
    """The type system of the CAS at ``path``.

    One called as the file, else one in its folder, else ``TypeSystem.xml`` in a folder above it,
    up to ``root``, the folder that is imported, or four folders; else one called so in a folder
    right below its own or below ``root`` (the one above its own where there is none).
    """
    own = path.with_name(path.stem + BESIDE)
    if is_file(own):
        return own
    here = _in(path.parent)
    if here is not None:
        return here
    top = root.absolute() if root is not None else None
    below = path.absolute().parent
    for folder in below.parents[:_UP]:
        if below == top:
            break
        found = _called(folder)
        if found is not None:
            return found
        below = folder
    far = below if top is not None else path.absolute().parent.parent
    return _aside(path.parent) or (_aside(far) if far != path.absolute().parent else None)


def _aside(folder: Path) -> Path | None:
    """The first file that is called a type system in the folders right below ``folder``."""
    for inner in names_in(folder):
        for name in names_in(folder / inner):
            path = folder / inner / name
            if _is_called_so(name) and is_file(path) and is_types(_head(path)):
                return path
    return None


def _is_called_so(name: str) -> bool:
    """Whether a file of this name in a folder beside may be the type system of many files."""
    is_one = "ystem" in name.partition("ype")[2] and name.endswith(".xml")
    return is_one and not name.endswith(BESIDE)


def _called(folder: Path) -> Path | None:
    for name in (NAME, NAME.lower(), "typeSystem.xml"):
        if is_file(folder / name):
            return folder / name
    return None


def _in(folder: Path) -> Path | None:
    """``TypeSystem.xml``, else the first file of the folder that holds a type system."""
    found = _called(folder)
    if found is not None:
        return found
    try:
        return _first_in(folder, folder.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=64)
def _first_in(folder: Path, _changed: int) -> Path | None:
    for name in names_in(folder):
        path = folder / name
        if path.suffix.lower() != ".xml" or name.endswith(BESIDE):
            continue
        if is_file(path) and is_types(_head(path)):
            return path
    return None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""


def is_types(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a type system."""
    if _ROOT.encode() not in head and _ROOT.encode("utf-16-le") not in head:
        return False
    try:
        return root_of(head).rpartition(" ")[2] == _ROOT
    except Fault:
        return False


def types_data(path: Path) -> bytes:
    """The bytes of a type system.  Raises Fault for one that is none, FormatError."""
    source = Source(path)
    size = source.size
    if size > _MOST:
        raise Fault("its type system {path} is too large", path=source.file)
    return source.head(size)


@lru_cache(maxsize=4)
def shared_types(data: bytes) -> "TypeSystem":
    """The type system of ``data``, to be looked at only.  Raises Fault."""
    return own_types(data)


def own_types(data: bytes) -> "TypeSystem":
    """The type system of ``data``, to be added to; empty ``data`` is the built-in one."""
    if not data:
        return cassis().TypeSystem()
    if root_of(data).rpartition(" ")[2] != _ROOT:
        raise Fault("its type system is no type system description")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return cassis().load_typesystem(io.BytesIO(data))
    except Exception as error:  # cassis lets through whatever its parts raise
        raise Fault("its type system cannot be read: {why}", why=_said(error)) from None


def types_text(types: "TypeSystem") -> bytes:
    """``types`` as a file."""
    lxml = etree()
    root = lxml.fromstring(types.to_xml().encode())
    lxml.indent(root)
    data: bytes = lxml.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


def _said(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()
