"""What it costs to refuse a hostile file, and to salvage it: seconds of CPU and memory.

    python -m tests.benchmarks.hostile [--python ~/other/python] [--salvage]

Each file is opened in a process of its own whose memory is limited.  The figures are those above
a process that only imports the program.  ``--python`` runs the same with another interpreter,
which must find this program's dependencies.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.store.hostile import REFUSED
from tests.store.support import new_file, sample_lines, sha256

LIMIT = 1 << 30
"""Bytes of address space of the child."""

CHILD = """
import json, resource, sys, time
from pathlib import Path
from annotator.errors import ProjectError
from annotator.store.project import open_project
from annotator.store.salvage import salvage
resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
def peak():  # of this process alone: getrusage counts what its parent had before, too
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
what, path = sys.argv[1], Path(sys.argv[2])
before, start = peak(), time.process_time()
try:
    if what == "salvage":
        report = salvage(path, path.with_name("new.annodb"), lambda done, total: None)
        said = f"{report.total('taken')} of {report.total('read')} rows, history {report.history}"
    elif what == "open":
        open_project(path, verify=True).close()
        said = "OPENED"
    else:
        said = ""
except ProjectError as error:
    said = f"{type(error).__name__}: {error}"
print(json.dumps([time.process_time() - start, peak() - before, said, sys.version.split()[0]]))
""".replace("MEMORY", str(LIMIT))


def odd_files() -> dict[str, Callable[[bytes, Path], None]]:
    """Names that are no regular file of ours."""
    return {
        "pipe": lambda _good, path: os.mkfifo(path),
        "folder": lambda _good, path: path.mkdir(),
        "link to nothing": lambda _good, path: path.symlink_to("gone"),
        "link to /dev/zero": lambda _good, path: path.symlink_to("/dev/zero"),
        "nothing": lambda _good, _path: None,
    }


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--salvage", action="store_true")
    given = parser.parse_args()
    worst = [0.0, 0.0]
    makers = {name: make for name, (make, _words) in REFUSED.items()} | odd_files()
    with tempfile.TemporaryDirectory() as folder:
        good = new_file(Path(folder) / "good.annodb", sample_lines(3)).read_bytes()
        for number, (name, make) in enumerate(makers.items()):
            place = Path(folder) / str(number)
            place.mkdir()
            path = place / "hostile '#?% 😀.annodb"
            make(good, path)
            before = sha256(path) if path.is_file() else ""
            verb = "salvage" if given.salvage else "open"
            seconds, memory, said, version = _measured(given.python, verb, path)
            if number == 0:
                print(f"Python {version}, {verb}: seconds of CPU | MB | what was said")
            untouched = not before or sha256(path) == before
            print(f"{name} | {seconds:.2f} | {memory / 1e6:.0f} | {said[:110]}"
                  f"{'' if untouched else ' | THE FILE WAS CHANGED'}", flush=True)  # fmt: skip
            worst = [max(worst[0], seconds), max(worst[1], memory / 1e6)]
    print(f"most: {worst[0]:.2f} s, {worst[1]:.0f} MB")


def _measured(python: str, what: str, path: Path) -> tuple[float, int, str, str]:
    done = subprocess.run(
        [python, "-c", CHILD, what, path], capture_output=True, text=True, timeout=60, check=False
    )
    if done.returncode:
        return 0.0, 0, f"DIED: {done.stderr[-200:]}", ""
    seconds, memory, said, version = json.loads(done.stdout)
    return seconds, memory, said, version


if __name__ == "__main__":
    main()
