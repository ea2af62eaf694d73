"""The house keeps its shape: who may import whom, how long a file may be, what is never written.

A person loses nothing at once when one of these fails, and a year later everything.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "annotator"
FILES = sorted(PACKAGE.rglob("*.py"))
LINES, WINDOW_LINES = 400, 300

NEVER: dict[str, str] = {
    r"conn(?:ection)?\.commit\(": "commits past the gate",
    r"\bwith (?:self\.)?_?conn(?:ection)?\b": "commits past the gate",
    r"\bexecutescript\b": "commits before it begins",
    r"\breplace\s*=\s*True": "deletes a row and what hangs on it",
    r"\bpickle\b|\bshelve\b|\bmarshal\.load": "runs code from a file",
    r"(?<![.\w])(?:eval|exec)\(": "runs code from a file",
    r"\byaml\.(?:unsafe_)?load\b": "runs code from a file",
    r"\bextractall\b": "writes outside of its folder",
    r"shell\s*=\s*True|os\.system": "runs what a file says",
    r"\bqFatal\b": "ends the program",
}


def spoken(path: Path) -> str:
    """The code of a file without its comments and docstrings, line ends kept."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            for number in range(node.lineno - 1, node.end_lineno or node.lineno):
                lines[number] = ""
    return "\n".join(line.split("  #")[0] for line in lines)


def test_imports_run_downwards_only() -> None:
    """import-linter's contracts in pyproject.toml hold."""
    tool = Path(sys.executable).with_name("lint-imports")
    if not tool.exists():
        pytest.skip("import-linter is not installed here (dependency group lint)")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_grows_beyond_what_one_can_read(path: Path) -> None:
    """The window and the canvas are what rots first in such programs."""
    count = len(path.read_text(encoding="utf-8").split("\n")) - 1
    assert count <= (WINDOW_LINES if path.name == "main_window.py" else LINES)


@pytest.mark.parametrize("pattern", NEVER)
def test_what_is_never_written(pattern: str) -> None:
    """Each of these has cost somebody their work in another program."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in FILES
        for number, line in enumerate(spoken(path).split("\n"), 1)
        if re.search(pattern, line)
    ]
    assert found == [], NEVER[pattern]


def test_texts_are_never_cut_at_other_line_ends() -> None:
    """str.splitlines cuts at U+2028 and others, and every offset behind is wrong."""
    found = [str(path) for path in FILES if ".splitlines(" in spoken(path)]
    assert found == []


def test_only_the_store_opens_project_files() -> None:
    """Closing a project file that SQLite holds in the same process drops its locks."""
    opens = re.compile(r"(?<![\w.])open\(|\bos\.open\(|\.open\(\"rb|read_bytes\(|shutil\.copy")
    found = {
        str(path.relative_to(PACKAGE).as_posix())
        for path in FILES
        if opens.search(spoken(path)) and not {"formats", "gui", "dialogs"} & set(path.parts)
    }
    assert found <= {
        "store/opening.py",  # the header, closed before SQLite opens the file
        "store/exchange.py",  # a project that nobody has open, held by its lock
        "store/lock.py",  # the lock file
        "store/file_names.py",  # folders: to sync them
        "store/compaction.py",  # the permissions of a new file that takes the place of the old
        "store/copying.py",  # a copy that no connection holds yet, and folders: to sync them
        "store/salvage_reading.py",  # a damaged file that no window of ours writes
        "store/backup_places.py",  # where a project was
        "ops/projects.py",  # schemes
        "ops/data_folder.py",  # where backups go, a word in a file of its own
    }


def test_only_the_gate_writes_to_the_tables() -> None:
    """A row that is written past the gate is in no log."""
    writes = re.compile(r"\"(?:INSERT|UPDATE|DELETE|REPLACE)\b|\bBEGIN\b|\bCOMMIT\b|\bROLLBACK\b")
    found = {path.relative_to(PACKAGE).as_posix() for path in FILES if writes.search(spoken(path))}
    assert found <= {
        "store/gate.py",
        "store/tables.py",
        "store/project.py",
        "store/transaction.py",  # the gate's BEGIN, COMMIT and ROLLBACK
        "store/access.py",  # a question that changes nothing
        "store/compaction.py",  # a copy that nobody has yet
        "store/packaging.py",  # temporary tables in a private copy
        "store/last_words.py",  # the same copy
        "store/log.py",  # the row of an entry, for the gate and for salvage
        "store/salvage.py",  # a new file that nobody has yet
        "store/salvage_writing.py",  # the same file
        "store/salvage_history.py",  # the log of that file
        "store/seals.py",  # seals and tombstones, for the gate
        "store/shapes.py",  # words of SQLite's authorizer
    }


def test_no_name_says_nothing() -> None:
    """Rooms called utils or manager fill with what nobody could place."""
    vague = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert {path.stem for path in FILES} & vague == set()
