"""Kills a working program again and again and looks at what is left.

    python -m tests.store.kill --rounds 200 [--seed N]

After each ``kill -9`` at a random moment: the project opens for writing at once; its structure,
texts and history hold together; every acknowledged edit is there; the one in flight is there
whole or not at all; and undo still leads back to the state before.

Kill -9 leaves the system's cache alive, so this says nothing about power cuts.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.store.project import Project, open_project
from tests.store.kill_child import state_of
from tests.store.support import entries, litter, new_file, sample_lines, sound

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Figures:
    """What all rounds together saw."""

    rounds: int = 0
    acknowledged: int = 0
    in_flight: int = 0
    in_flight_whole: int = 0
    hot_journals: int = 0
    failures: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


class Child:
    """One run of the editing program, and what it said."""

    def __init__(self, path: Path, seed: int) -> None:
        self.messages: list[dict[str, Any]] = []
        self.ready = threading.Event()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.kill_child", str(path), str(seed)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for raw in self.process.stdout:
            if not raw.endswith(b"\n"):
                break  # a torn line acknowledges nothing
            self.messages.append(json.loads(raw))
            self.ready.set()
        self.ready.set()

    def kill(self) -> str:
        """Ends it; what it wrote on standard error."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        assert self.process.stderr
        with self.process.stdout, self.process.stderr as stream:
            return stream.read().decode("utf-8", "replace")


def one_round(path: Path, chance: random.Random, figures: Figures, longest: float) -> None:
    """Starts a child, kills it, and looks."""
    child = Child(path, chance.randrange(1 << 30))
    child.ready.wait(30)
    time.sleep(chance.uniform(0, longest))  # the moment is the point: there is nothing to wait for
    died = child.process.poll() is not None
    complaint = child.kill()
    figures.rounds += 1
    if died or not child.messages:
        figures.failures.append(f"the child ended by itself: {complaint[-2000:]}")
        return
    journal = path.with_name(path.name + "-journal")
    figures.hot_journals += journal.exists() and journal.stat().st_size > 0
    try:
        look(path, child.messages, figures)
    except Exception as error:
        figures.failures.append(f"{type(error).__name__}: {error}")
        if not isinstance(error, AssertionError):
            raise


def look(path: Path, messages: list[dict[str, Any]], figures: Figures) -> None:
    """Compares what is in the file with what the child said."""
    state, undo = messages[0]["ready"], None
    acknowledged, flying = 0, None
    for message in messages[1:]:
        if "try" in message:
            flying = message["try"]
        elif "refused" in message:
            flying = None
        else:
            state, undo, flying = message["state"], message["undo"], None
            acknowledged += 1
            figures.kinds[message["ack"]] += 1
    figures.acknowledged += acknowledged
    with open_project(path) as project:
        assert project.read_only is None, f"not writable: {project.read_only}"
        sound(project)
        now = state_of(project)
        figures.in_flight += flying is not None
        if now == state:
            if acknowledged:
                found = project.undoable()
                assert (found.id if found else None) == undo, "undo is another than before"
        else:
            assert flying is not None, "an acknowledged edit is missing, or one came from nowhere"
            figures.in_flight_whole += 1
            back(project, flying)
            assert state_of(project) == state, f"half of {flying} is there"
        walk(project)
    assert litter(path) == [], "files were left beside the project"


def back(project: Project, flying: str) -> None:
    """Takes back the one edit that may have come through."""
    count = entries(project)
    if flying == "undo":
        project.redo()
    else:
        project.undo()
    assert entries(project) == count + 1


def walk(project: Project) -> None:
    """Some steps back and forth, which must end where they began."""
    before, steps = state_of(project), 0
    while steps < 3 and project.undoable() is not None:
        project.undo()
        steps += 1
    for _ in range(steps):
        project.redo()
    assert state_of(project) == before, "undo and redo do not lead back"


def run(rounds: int, seed: int, folder: Path, longest: float = 0.6) -> Figures:
    """So many rounds on one project, which is crashed again and again."""
    chance, figures = random.Random(seed), Figures()
    path = new_file(folder / "p.annodb", sample_lines(5))
    for number in range(rounds):
        one_round(path, chance, figures, longest)
        if number % 20 == 19:  # it grows with its history
            path.unlink()
            path = new_file(folder / "p.annodb", sample_lines(5))
    return figures


def main() -> int:
    """Runs the rounds that the arguments ask for and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    given = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figures = run(given.rounds, given.seed, Path(folder))
    seconds = time.monotonic() - start
    print(f"seed {given.seed}: {figures} in {seconds:.0f} s")  # noqa: T201 - a report
    return 1 if figures.failures else 0


if __name__ == "__main__":
    sys.exit(main())
