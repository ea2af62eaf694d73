"""The formats there are, by name or by a file's content, and their options as people type them.

A format is a module of this package with a value called ``FORMAT``.
"""

import importlib
import os
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import Direction, Format, Option
from annotator.formats.json_values import string_fault
from annotator.formats.jsonl_write import NAME as NATIVE
from annotator.formats.nearby import is_file, is_folder
from annotator.formats.source import Source

_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0"}
_DIGITS = 9


@cache
def formats() -> tuple[Format, ...]:
    """Every format, by name."""
    package = importlib.import_module("annotator.formats")
    modules = (
        importlib.import_module(f"annotator.formats.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
    )
    known = [module.FORMAT for module in modules if hasattr(module, "FORMAT")]
    return tuple(sorted(known, key=lambda each: str(each.description.name)))


def format_named(name: str) -> Format:
    """The format called ``name``.  Raises FormatError, which lists those there are."""
    for each in formats():
        if each.description.name == name:
            return each
    raise FormatError(
        "There is no format {name}; there are {known}.",
        name=name,
        known=", ".join(each.description.name for each in formats()),
    )


def recognise(path: Path) -> Format:
    """The format that fits the file best; of a folder, the one that fits its first file.

    Where the content fits none, the name decides, so that the format's own reader says what is
    wrong and where.  Raises FormatError when that decides nothing either.
    """
    file = first_file(path) if is_folder(path) else path
    best = recognised(file, Source(file).head())[1] or _by_name(file)
    if best is None:
        raise FormatError(
            "{path} is of no format known here; name one of {known} with --format.",
            path=Source(file).file,
            known=", ".join(each.description.name for each in formats() if each.description.reads),
        )
    return best


def recognised(file: Path, head: bytes) -> tuple[int, Format | None]:
    """The format that fits a file with these first bytes best, and how surely (0 to 100)."""
    sure: int = 0
    best: Format | None = None
    for each in formats():
        if each.description.reads and (found := each.recognises(file, head)) > sure:
            sure, best = found, each
    return sure, best


def _by_name(file: Path) -> Format | None:
    """The one format whose files are called so; the native one where it is among several."""
    found = [
        each
        for each in formats()
        if each.description.reads and file.suffix.lower() in each.description.extensions
    ]
    if len(found) > 1 and file.suffix.lower() in (".json", ".jsonl"):
        return format_named(NATIVE)
    return found[0] if len(found) == 1 else None


def first_file(folder: Path) -> Path:
    """The first file of ``folder`` that is called as those of some format.  Raises FormatError."""
    known = {ending for each in formats() for ending in each.description.extensions}
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    for path in sorted(path for path in found if path.suffix.lower() in known):
        if is_file(path) and not path.name.startswith("."):
            return path
    raise FormatError(
        "The folder {path} holds no file that ends in {extensions}.",
        path=Source(folder).file,
        extensions=", ".join(sorted(known)),
    )


def options_from(
    format: Format, pairs: Iterable[str], direction: Direction
) -> dict[str, bool | int | str]:
    """The options of ``format`` for ``direction``, from "NAME=VALUE" strings over the defaults.

    Raises FormatError for an unknown option and for a bad value, listing what is allowed.
    """
    known = {
        option.name: option
        for option in format.description.options
        if option.applies in (direction, "both")
    }
    values = {name: option.default for name, option in known.items()}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if name not in known or not equals:
            raise _unknown(format, pair, known, direction)
        values[name] = _value(known[name], value)
    check_options(values)
    return values


def check_options(options: Mapping[str, object]) -> None:
    """Raises FormatError for an option that is no text: bytes of another encoding, or a NUL."""
    for name, value in options.items():
        fault = string_fault(value) if isinstance(value, str) else None
        if fault is not None:
            raise FormatError("Option {option} is no text: {why}.", option=name, why=fault)


def _unknown(
    format: Format, pair: str, known: Mapping[str, Option], direction: Direction
) -> FormatError:
    fields = {"option": pair, "format": format.description.name}
    if not known and direction == "read":
        return FormatError("Reading {format} has no options, so not {option} either.", **fields)
    if not known:
        return FormatError("Writing {format} has no options, so not {option} either.", **fields)
    fields["known"] = ", ".join(f"{name}=…" for name in known)
    if direction == "read":
        return FormatError("Reading {format} has no option {option}; it has {known}.", **fields)
    return FormatError("Writing {format} has no option {option}; it has {known}.", **fields)


def _value(option: Option, value: str) -> bool | int | str:
    fields = {"option": option.name, "value": value}
    if option.kind == "flag":
        if value.lower() in _TRUE | _FALSE:
            return value.lower() in _TRUE
        raise FormatError("Option {option} is true or false, not {value}.", **fields)
    if option.kind == "number":
        if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
            return int(value)
        raise FormatError("Option {option} is a whole number from 0, not {value}.", **fields)
    if option.kind == "choice" and value not in option.choices:
        raise FormatError(
            "Option {option} is one of {choices}, not {value}.",
            choices=", ".join(option.choices),
            **fields,
        )
    return value
