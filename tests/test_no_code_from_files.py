"""A project or an import can never make the program load code or a model."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile_project import hostile_project

PACKAGE = Path(__file__).parent.parent / "annotator"
MODULES = {"pickle", "dill", "joblib", "shelve", "torch", "yaml", "runpy", "code", "imp"}
_LOADING = {"marshal.loads", "marshal.load"}
"""The log hashes rows as marshal lays them out, which loads nothing."""
LOADERS = {"import_module", "__import__", "find_spec", "resolve_name", "run_path", "run_module"}
NEVER = {"entry_points", "spec_from_file_location", "SourceFileLoader", "module_from_spec"}
"""Ways to load what somebody installed, or what lies at a path."""
CALLS = {"eval", "exec", "compile", "__import__", "load_extension", "enable_load_extension"}


BY_NAME = {
    ("agreement/__init__.py", "f'{__name__}.{_MODULES[name]}'"),
    ("formats/registry.py", "f'annotator.formats.{found.name}'"),
    ("gui/awaited.py", "room"),
}
"""Modules that are imported by a name put together: out of a table, out of our own folder, out of a
list in our own code."""


def by_name(module: ast.Module) -> Iterator[str]:
    """The names by which modules are imported or looked up, where they are no literals."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).split(".")[-1]
            if called in LOADERS and not isinstance(node.args[0], ast.Constant):
                yield ast.unparse(node.args[0])
        elif isinstance(node, ast.Name | ast.Attribute):
            named = node.id if isinstance(node, ast.Name) else node.attr
            if named in NEVER:
                yield named


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


def test_no_module_is_imported_by_a_name_out_of_a_file() -> None:
    """Else a project chooses what is loaded."""
    found = {
        (path.relative_to(PACKAGE).as_posix(), what)
        for path in PACKAGE.rglob("*.py")
        for what in by_name(ast.parse(path.read_text("utf-8")))
    }
    assert found == BY_NAME


@pytest.mark.parametrize(
    "source", ["import_module(x)", "importlib.import_module(f'a.{x}')", "util.find_spec(x)",
               "entry_points(group=x)", "spec_from_file_location(x, y)"],
)  # fmt: skip
def test_the_rule_on_names_bites(source: str) -> None:
    """Else the rule above forbids nothing."""
    assert list(by_name(ast.parse(source)))


_HOOK = """
import json, sys
from pathlib import Path
path, wanted = Path(sys.argv[1]), ("canary", "evil")
seen = []
def hook(event, args):
    told = repr(args)
    if event.startswith(("subprocess", "os.exec", "os.system", "os.spawn", "os.posix_spawn",
                         "socket.connect", "socket.getaddrinfo", "ctypes.dlopen")):
        seen.append((event, told))
    if event in ("open", "import", "exec", "compile") and any(w in told for w in wanted):
        seen.append((event, told))
def theirs():
    return [e for e in seen if str(path) not in e[1] and "/out/" not in e[1]]
"""

_CHILD = (
    _HOOK
    + """
from annotator.formats.registry import formats
from annotator.ops.agreement import report
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.steps import run
from annotator.store.project import open_project
from annotator.errors import UserError
ran, refused = 0, []
sys.addaudithook(hook)
with open_project(path) as project:
    one = next(person.name for person in project.read.annotators())
    for each in formats():
        if not each.description.writes:
            continue
        name = each.description.name
        target = path.parent / "out" / f"{name}{each.description.extensions[0]}"
        target.parent.mkdir(exist_ok=True)
        try:
            run(export_documents(project, ExportRequest(
                name, target, annotator=one if each.description.one_layer else "", finished=False
            )))
            run(import_files(project, ImportRequest((target,), format=name, annotator="b")))
            ran += 1
            run(report(project))
        except UserError as error:
            refused.append(f"{name}: {error}"[:200])
print(json.dumps([ran, refused, theirs()]))
"""
)


def test_names_in_a_project_load_and_open_nothing(tmp_path: Path) -> None:
    """Else a model, a plugin or a file that a project names is opened, or run."""
    (tmp_path / "canary.py").write_text("raise SystemExit('run')", "utf-8")
    trap = f"{tmp_path}/canary.py"
    path = hostile_project(tmp_path / "p.annodb", trap)
    ran, refused, seen = said_by(_CHILD, path)
    assert ran >= 10, refused
    assert [one for one in seen if one != ["ctypes.dlopen", "(None,)"]] == []  # None: itself


def said_by(code: str, path: Path) -> Any:
    """What a child prints that runs ``code`` in the folder of the project at ``path``."""
    child = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True, text=True, check=False, cwd=path.parent,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


PLANTED = {
    "import": "import canary",
    "import by a name": "import importlib; importlib.import_module('canary')",
    "a file at a path": "import runpy; runpy.run_path('canary.py')",
    "read and run": "exec(compile(Path('canary.py').read_text(), 'canary.py', 'exec'))",
    "a file opened": "open('canary.py').close()",
    "a pickle": "import pickle; pickle.loads(b'cos\\nsystem\\n(S\\'true\\'\\ntR.')",
    "a process": "import subprocess; subprocess.run([sys.executable, '-V'], capture_output=True)",
    "a shell": "import os; os.system('')",
    "a library": "import ctypes; ctypes.CDLL(None); "
    "\ntry: ctypes.CDLL('./canary.so')\nexcept OSError: pass",
    "a name looked up": "import socket\ntry: socket.getaddrinfo('localhost', 9)"
    "\nexcept OSError: pass",
}


@pytest.mark.parametrize("what", PLANTED)
def test_the_hook_sees_a_load_that_was_planted(tmp_path: Path, what: str) -> None:
    """Else the test above would find nothing, whatever a project made the program load."""
    (tmp_path / "canary.py").write_text("ran = True", "utf-8")
    planted = f"sys.addaudithook(hook)\n{PLANTED[what]}\nprint(json.dumps(theirs()))"
    seen = said_by(f"{_HOOK}\n{planted}", tmp_path / "p.annodb")
    assert [one for one in seen if one != ["ctypes.dlopen", "(None,)"]]
