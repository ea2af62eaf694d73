"""No regular expression is made of a text that somebody typed or mailed, save by re.escape."""

import ast
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "annotator"
CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
FOREIGN = {"regex", "re2", "sre_parse", "sre_compile", "fnmatch"}
QT = {"QRegularExpression", "QRegularExpressionValidator", "QRegExp", "setFilterRegularExpression"}

OURS: dict[str, tuple[int, str]] = {
    "formats/brat/ledger.py": (1, "line ends, a constant of lines.py"),
    "formats/conll/write.py": (1, "two literals of the module"),
    "formats/counting.py": (1, "ranges of a table of ours"),
    "gui/dialogs/words.py": (1, "a list of literals above it"),
    "gui/document/odd.py": (1, "code points of our tables, escaped"),
    "model/matching.py": (4, "code points of Unicode's own tables"),
    "model/segments.py": (1, "ranges of a table of ours"),
    "model/zones.py": (2, "words of model/page_phrases.py"),
    "suggest/general.py": (1, "pairs of quotation marks, literals above it"),
    "suggest/vietnamese.py": (3, "words of the room's own lists"),
}
"""Modules that put patterns together: how many, and from what."""


def constants(module: ast.Module) -> set[str]:
    """Names that the module gives a literal once, and nothing else."""
    known: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if is_ours(node.value, known):
                known |= {one.id for one in targets if isinstance(one, ast.Name)}
    return known


def is_ours(node: ast.expr, known: set[str]) -> bool:
    """Whether a pattern is made of literals, of constants of the module and of re.escape()."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name):
        return node.id in known
    if isinstance(node, ast.JoinedStr):
        return all(is_ours(part, known) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return is_ours(node.value, known)
    if isinstance(node, ast.BinOp):
        return is_ours(node.left, known) and is_ours(node.right, known)
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "re.escape"


def faults(path: str, module: ast.Module) -> Iterator[str]:
    """Every pattern that may come from outside, as "file: pattern"."""
    known = constants(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [one.name for one in node.names]
            names.append(getattr(node, "module", None) or "")
            yield from (f"{path}: {name}" for name in names if name.split(".")[0] in FOREIGN)
            if getattr(node, "module", None) == "re":
                yield f"{path}: from re import"
        if isinstance(node, ast.Name | ast.Attribute):
            named = node.id if isinstance(node, ast.Name) else node.attr
            if named in QT:
                yield f"{path}: {named}"
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_call and ast.unparse(node.func.value) == "re" and node.func.attr in CALLS:
            pattern = node.args[0] if node.args else node.keywords[0].value
            if not is_ours(pattern, known):
                yield f"{path}: {ast.unparse(pattern)}"


def found() -> set[str]:
    out: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        out |= set(faults(name, ast.parse(path.read_text("utf-8"))))
    return out


def test_no_pattern_comes_from_outside() -> None:
    """Else a pattern in a search field or a file holds the program for hours."""
    counted = Counter(one.partition(":")[0] for one in found())
    assert counted == {path: count for path, (count, _why) in OURS.items()}, sorted(found())


@pytest.mark.parametrize(
    "source",
    ["re.compile(words)", "re.search(self.words, t)", "re.sub(f'a{words}', '', t)",
     "re.match('a' + words, t)", "import regex", "from re import compile",
     "QRegularExpression(words)", "x = f()\nre.compile(x)"],
)  # fmt: skip
def test_the_rule_bites(source: str) -> None:
    """Else the rule above forbids nothing."""
    assert list(faults("x", ast.parse(source)))


_LONG = 200_000
_ENOUGH = 60
"""Seconds of the processor after which the system ends the child: all need five together."""

_CHILD = f"""
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({_ENOUGH}, {_ENOUGH}))
from annotator.formats.brat.lines import role_name
from annotator.formats.counting import _grapheme
from annotator.model.scheme import is_name
from annotator.model.search import search

role_name("1" * {_LONG} + "!")
is_name("a " * {_LONG} + "a")
for unit in ("\\u0301", "\\u200d", "\\U0001f3fb", "\\U0001f44d\\u200d", "\\U0001f1e6"):
    sum(1 for _ in _grapheme().finditer("a" + unit * {_LONG}))
for query in ("(a+)+$", "(a|a)*b", ".*.*.*x", "[a", "a" * 100 + "b"):
    for text in ("a" * 2_000_000, query * 10_000, " " * 2_000_000):
        list(search(text, query))
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing bounds a child's time here")
@pytest.mark.timeout(300)
def test_long_runs_of_one_letter_take_no_square_of_their_length() -> None:
    """Else a document of combining marks, or a search for "(a+)+$", holds the window for hours."""
    ran = subprocess.run(
        [sys.executable, "-c", _CHILD], capture_output=True, text=True, check=False
    )
    assert ran.stdout == "done\n", ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="nothing bounds a child's time here")
@pytest.mark.timeout(300)
def test_no_pattern_of_ours_is_slow_on_a_text_made_for_it() -> None:
    """Else one odd line of somebody's file, a row of dots, holds the program for minutes."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.pattern_trial"],
        capture_output=True, text=True, check=False, cwd=PACKAGE.parent,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["patterns"] > 180
    assert told["slow"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="nothing bounds a child's time here")
def test_the_trial_finds_a_slow_pattern() -> None:
    """Else the test above finds nothing, whatever we write."""
    words = [r"(a+)+$", r"[.!?]+(?=\s)"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.pattern_trial", *words],
        capture_output=True, text=True, check=True, cwd=PACKAGE.parent,
    )  # fmt: skip
    assert [one[1] for one in json.loads(ran.stdout)["slow"]] == words
