"""Prints the table of promises, with the result of each test."""

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.promises import PARTS

ROOT = Path(__file__).parent.parent.parent


def results(tests: list[str]) -> dict[str, str]:
    """Runs ``tests``; for each "passed", "failed", or "skipped" with the reason."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *tests]
        subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL, timeout=3600)
        found: dict[str, list[str]] = {}
        for case in ET.parse(report).iter("testcase"):
            file = case.get("classname", "").replace(".", "/")
            name = case.get("name", "").partition("[")[0]
            how = next(
                (child for child in case if child.tag in ("failure", "error", "skipped")), None
            )
            said = "passed" if how is None else how.tag
            if how is not None and how.tag == "skipped":
                said = f"skipped: {how.get('message')}"
            found.setdefault(f"{file}.py::{name}", []).append(said)
    return {name: min(said, key=lambda one: one == "passed") for name, said in found.items()}


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="run nothing")
    given = parser.parse_args()
    tests = sorted({one for part in PARTS.values() for line in part for one in line.tests})
    found = {} if given.list else results(tests)
    for title, part in PARTS.items():
        print(f"## {title}\n| what goes wrong | what must happen | proof | result |\n|-|-|-|-|")  # noqa: T201
        for line in part:
            names = [*(one.rpartition("/")[2] for one in line.tests), line.script]
            said = {found.get(one, "not run") for one in line.tests}
            proof = ", ".join(name for name in names if name)
            print(f"| {line.wrong} | {line.must} | {proof} | {', '.join(sorted(said))} |")  # noqa: T201


if __name__ == "__main__":
    main()
