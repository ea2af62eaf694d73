"""brat's configuration files, taken apart: sections of terms with their arguments.

As brat's server reads them: sections in brackets, one term a line, the hierarchy by indent, ``!``
before a term that cannot be chosen, ``<NAME>=A|B`` for a macro of the section, "#" for comments.
What is wrong in a line costs that line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.formats.base import Reason
from annotator.formats.json_values import quoted

SPECIAL = ("ENTITY", "EVENT", "ANY", "RELATION")

_SECTION = re.compile(r"\s*\[(.*)\]\s*")
_MACRO = re.compile(r"<([a-zA-Z_-]+)>=\s*(.*?)\s*")
_TERM = re.compile(r"(\s*)(\S+)(?:\s+(.*))?")
_LABEL = re.compile(r"(\s*)([^\t]+)(?:\t(.*))?")
_ARGUMENT = re.compile(r"(\S*?):(\S*)")
_REPEATED = re.compile(r"(\S+?)(\{[0-9]+(?:-[0-9]+)?\}|[?*+]|)")
_ALIASES = {"spans": "entities"}
_LONGEST = 200_000

Fault = tuple[int, Reason]
"""Line number and reason."""


@dataclass(frozen=True, slots=True)
class Argument:
    """``Theme+:Protein|<EVENT>``: name, how often, and types."""

    name: str
    repeated: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One line: its names (the first is the one that is stored), and its arguments.

    ``above`` are the terms over it in the hierarchy, with "!" before those that cannot be chosen.
    ``special`` are arguments like ``<REL-TYPE>:symmetric-transitive``, as they stand.
    """

    names: tuple[str, ...]
    arguments: tuple[Argument, ...] = ()
    special: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    is_hidden: bool = False
    line: int = 0
    raw: str = ""

    @property
    def name(self) -> str:
        """The name that is stored."""
        return self.names[0]

    def argument(self, name: str) -> Argument | None:
        """The argument called ``name``."""
        return next((one for one in self.arguments if one.name == name), None)

    def said(self, key: str) -> str | None:
        """What a special argument says: ``said("REL-TYPE")``."""
        start = f"<{key}>:"
        return next((one[len(start) :] for one in self.special if one.startswith(start)), None)


@dataclass
class Conf:
    """A file: its terms by section, in order, and what was not understood."""

    sections: dict[str, list[Term]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def conf_of(text: str) -> Conf:
    """``text`` taken apart."""
    conf = Conf()
    section = _Section("", conf)
    for number, line in enumerate(text.split("\n"), 1):
        found = _SECTION.fullmatch(line)
        if found:
            section = _Section(_ALIASES.get(found[1], found[1]), conf)
        else:
            section.take(number, line.rstrip("\r"))
    return conf


class _Section:
    """One section, as its lines come in."""

    def __init__(self, name: str, conf: Conf) -> None:
        self._conf = conf
        self._terms = conf.sections.setdefault(name, [])
        self._macros: dict[str, str] = {}
        self._open: list[tuple[int, str, tuple[str, ...]]] = []
        self._split = _LABEL if name == "labels" else _TERM

    def take(self, number: int, line: str) -> None:
        """Takes one line."""
        bare = line.strip()
        if not bare or bare.startswith("#") or not bare.strip("-"):
            return
        macro = _MACRO.fullmatch(line)
        if macro:
            self._macros[f"<{macro[1]}>"] = macro[2]
            return
        expanded = line
        for name, value in self._macros.items():
            expanded = expanded.replace(name, value)
            if len(expanded) > _LONGEST:
                self._fault(number, Reason("its macros make it too long"))
                return
        self._term(number, expanded)

    def _term(self, number: int, line: str) -> None:
        indent, names, rest = self._apart(line)
        terms = tuple(name.strip() for name in names.split("|") if name.strip())
        hidden = any(name.startswith("!") for name in terms)
        terms = tuple(name.removeprefix("!") for name in terms)
        if not terms or not all(terms):
            self._fault(number, Reason("it has no name"))
            return
        while self._open and self._open[-1][0] >= len(indent):
            self._open.pop()
        pieces = tuple(self._inherited(rest))
        above = tuple(name for _, name, _ in self._open)
        self._open.append((len(indent), ("!" if hidden else "") + terms[0], pieces))
        arguments, special = self._arguments(number, pieces)
        self._terms.append(Term(terms, arguments, special, above, hidden, number, line.strip()))

    def _apart(self, line: str) -> tuple[str, str, str]:
        found = self._split.fullmatch(line)
        if found and "\t" in line:
            pieces = [piece.strip() for piece in (found[3] or "").split(",")]
            if any(re.search(r"\s", piece) for piece in pieces):  # as old configurations have it
                found = _LABEL.fullmatch(line)
        return (found[1], found[2], found[3] or "") if found else ("", line.strip(), "")

    def _inherited(self, rest: str) -> Iterator[str]:
        for piece in filter(None, (part.strip() for part in rest.split(","))):
            if piece == "<INHERIT>" and self._open:
                yield from self._open[-1][2]
            elif piece != "<INHERIT>":
                yield piece

    def _arguments(
        self, number: int, pieces: tuple[str, ...]
    ) -> tuple[tuple[Argument, ...], tuple[str, ...]]:
        arguments: list[Argument] = []
        special: list[str] = []
        for piece in pieces:
            if piece.startswith("<"):
                special.append(piece)
                continue
            found = _ARGUMENT.fullmatch(piece)
            name = _REPEATED.fullmatch(found[1]) if found else None
            if found is None or name is None:
                self._fault(number, Reason("{piece} is no argument", {"piece": quoted(piece)}))
                continue
            types = tuple(dict.fromkeys(kind for kind in found[2].split("|") if kind))
            arguments.append(Argument(name[1], name[2], types))
        return tuple(arguments), tuple(special)

    def _fault(self, number: int, reason: Reason) -> None:
        self._conf.faults.append((number, reason))
