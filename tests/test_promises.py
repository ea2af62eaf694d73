"""The table of what may go wrong names tests that exist."""

import ast
import importlib.util
from pathlib import Path

import pytest

from tests.promises import PARTS
from tests.promises.promise import Promise

LINES = [line for part in PARTS.values() for line in part]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.wrong[:40])
def test_every_promise_is_proven_by_tests_that_exist(line: Promise, root: Path) -> None:
    """A promise whose test was renamed or removed is one that nobody keeps any more."""
    assert line.tests
    for test in line.tests:
        file, _colons, name = test.partition("::")
        tree = ast.parse((root / file).read_text("utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert name in functions, f"{file} has no {name}"
    assert not line.script or importlib.util.find_spec(line.script) is not None
