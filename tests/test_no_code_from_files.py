"""A project or an import can never make the program load code or a model."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "annotator"
MODULES = {"pickle", "dill", "joblib", "shelve", "torch", "yaml", "runpy", "code", "imp"}
_LOADING = {"marshal.loads", "marshal.load"}
"""The log hashes rows as marshal lays them out, which loads nothing."""
CALLS = {"eval", "exec", "compile", "__import__", "load_extension", "enable_load_extension"}


def faults(module: ast.Module) -> Iterator[str]:
    """Every way in which a file could have its code run."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.split(".")[0] in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield str(node.module)
        elif isinstance(node, ast.Call):
            yield from _call_faults(node)


def _call_faults(call: ast.Call) -> Iterator[str]:
    if isinstance(call.func, ast.Name) and call.func.id in CALLS:
        yield call.func.id
    words = ast.unparse(call.func)
    if words.endswith((".load_extension", ".enable_load_extension")) or words in _LOADING:
        yield words
    if words == "Database" and "execute_plugins=False" not in ast.unparse(call):
        yield "Database() with plugins"


def test_no_module_runs_what_it_reads() -> None:
    """Else opening a project that somebody mailed is running their program."""
    found = {
        str(path.relative_to(PACKAGE)): list(faults(ast.parse(path.read_text("utf-8"))))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "source",
    ["import pickle", "from torch import load", "eval(x)", "exec(x)", "Database(c)",
     "c.enable_load_extension(True)", "__import__(x)",
     "marshal.loads(x)"],
)  # fmt: skip
def test_the_rule_bites(source: str) -> None:
    """Else the rule above forbids nothing."""
    assert list(faults(ast.parse(source)))
