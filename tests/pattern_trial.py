"""Tries every pattern of ours on texts made to be slow: ``python -m tests.pattern_trial``.

Patterns are those that are compiled while all our modules are loaded, and the literal ones in
functions.  Each is searched for in runs of every unit, short ones first; where a short one takes
long for its length, the long one may take ``SECONDS`` of the processor.  Prints what takes longer
as JSON.
"""

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import annotator

SECONDS = 1.0
LONG = 100_000
BOUNDED = {"annotator.suggest.chunks._END": 3_000}
"""Patterns that are only ever applied to so many characters at a time."""

SHORT, MIDDLE = 1_500, 12_000
_ODD, _GROWS = 0.0003, 16
"""Seconds for a short text, and how many times longer a middle one may take (8 times is what its
length tells), from which on the long one is tried, too."""

UNITS = (
    " ", "a", "A", "1", "(", "[", "<", '"', "\n", "\t", "=", "-", "_", ".", ",", "|", "\\", "/",
    "&amp;", "&amp;lt;", "a.", "1.", "1-", "A1", "a ", "A ", "1,", "<a ", "'", "\u201c", " \n",
    "a\n", "[1/2", "%AA", '"a":', "'a", "á", "Ủy ban ", "nhân dân", "\u0301", "http://", "@", "\r",
    "0:", "<ENAMEX ", '"text" : ', '"tokens":  ', "1-1;", "[0,1],", '{"start": 1, ', "\\\\", "a/",
    "site-packages/", "\U0001f1e6", "\u200d", "ơ", "...", "I", "ĐA-", "12/", "#T_SP=", "T1\t",
)  # fmt: skip
EVERYWHERE = {"sub", "subn", "split", "findall", "finditer"}
CALLS = EVERYWHERE | {"search", "match", "fullmatch"}


class _Slow(BaseException):
    pass


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _Slow


Pattern = re.Pattern[Any]


@dataclass
class Trial:
    """A pattern, where it stands, and the ways in which our modules apply it."""

    pattern: Pattern
    place: str
    ways: set[str] = field(default_factory=set)


def modules() -> Iterator[ModuleType]:
    """All our modules, loaded."""
    for found in pkgutil.walk_packages(annotator.__path__, "annotator."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def trials() -> list[Trial]:
    """Every pattern that a module has under a name, or as a literal in a call."""
    found: dict[Pattern, Trial] = {}
    named: dict[tuple[str, str], list[Pattern]] = {}
    for module in modules():
        for name, pattern in patterns_of(module):
            found.setdefault(pattern, Trial(pattern, f"{module.__name__}.{name}"))
            for file in (str(module.__file__), ""):
                named.setdefault((file, name), []).append(pattern)
    for path, call in calls():
        assert isinstance(call.func, ast.Attribute)
        of, way = call.func.value, call.func.attr
        name = of.id if isinstance(of, ast.Name) else getattr(of, "attr", "")
        first = call.args[0] if call.args else None
        if name == "re" and isinstance(first, ast.Constant) and way != "compile":
            literal: Pattern = re.compile(first.value)
            found.setdefault(literal, Trial(literal, path)).ways.add(way)
        for one in named.get((path, name), named.get(("", name), [])):
            found[one].ways.add(way)
    return list(found.values())


def patterns_of(module: ModuleType) -> Iterator[tuple[str, Pattern]]:
    """The patterns of a module with their names, those in its tuples and tables too."""
    values = list(vars(module).items())
    while values:
        name, value = values.pop()
        if isinstance(value, re.Pattern):
            yield name, value
        elif isinstance(value, tuple | list | dict):
            inner = value.values() if isinstance(value, dict) else value
            values += [(name, one) for one in inner]


def calls() -> Iterator[tuple[str, ast.Call]]:
    """The calls in our modules that may apply a pattern, or any method of such a name."""
    for path in sorted(Path(annotator.__path__[0]).rglob("*.py")):
        text = path.read_text("utf-8")
        if not any(f".{way}" in text for way in CALLS):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Attribute) and node.attr in CALLS:
                yield str(path), ast.Call(node, [], [])
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield str(path), node


def searched(trial: Trial, text: str) -> float:
    """Seconds of the processor for ``text``; never much more than is too long."""
    subject = text.encode() if isinstance(trial.pattern.pattern, bytes) else text
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        for way in trial.ways & {"match", "fullmatch", "search"} or {"fullmatch"}:
            getattr(trial.pattern, way)(subject)
        if trial.ways & EVERYWHERE or not trial.ways & CALLS:
            for _ in trial.pattern.finditer(subject):
                pass
    except _Slow:
        return SECONDS
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def slow(trial: Trial) -> str | None:
    """The unit of which a long run takes the pattern too long."""
    for unit in UNITS:
        short = searched(trial, unit * (SHORT // len(unit)) + "\0")
        if short < _ODD:
            continue
        middle = searched(trial, unit * (MIDDLE // len(unit)) + "\0")
        if middle < min(_GROWS * short, SECONDS):
            continue
        count = BOUNDED.get(trial.place, LONG) // len(unit)
        if searched(trial, unit * count + "\0") >= SECONDS:
            return unit
    return None


def main(named: list[str]) -> int:
    """Tries all patterns, or those that are named."""
    signal.signal(signal.SIGVTALRM, _stop)
    tried = [Trial(re.compile(one), "named", {"search"}) for one in named] or trials()
    told = [(one.place, str(one.pattern.pattern), sorted(one.ways), slow(one)) for one in tried]
    slowly = [one for one in told if one[3] is not None]
    sys.stdout.write(json.dumps({"patterns": len(tried), "slow": slowly}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
