"""Kills a working program again and again and looks at what is left.

    python -m tests.store.kill [--what edits,merge,...] [--rounds 200] [--seconds S] [--seed N]

After each ``kill -9`` at a random moment: the project opens for writing at once; its structure,
texts and history hold together; every acknowledged edit is there; the one in flight is there
whole or not at all; and undo still leads back to the state before.

Kill -9 leaves the system's cache alive, so this says nothing about power cuts: ``powercut.py``.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.ops import projects
from annotator.store import opening, schema
from annotator.store.project import Project, open_project
from tests.store import kill_child
from tests.store.kill_child import state_of
from tests.store.kill_work import WORK, begun_file
from tests.store.support import entries, litter, sound

ROOT = Path(__file__).parent.parent.parent
WHAT = (*WORK, "window")
LONGEST = {"migration": 0.25, "import": 0.8, "merge": 0.8, "packages": 0.8, "window": 1.0,
           "compaction": 1.5}  # fmt: skip
"""Seconds after which a round ends at the latest, where it is not 0.6."""

_OLD = """
import sys
from pathlib import Path
from annotator.store import schema
steps = schema.STEPS[:1]
schema.STEPS, schema.VERSION = steps, 1
schema.expected.__defaults__ = schema.migrate.__defaults__ = (steps,)
from annotator.store import gate, seals
gate.newest_graves = lambda connection: 0
seals.Seal.close = lambda *entry: None
from tests.store.kill_work import begun_file
begun_file(Path(sys.argv[1]), "migration")
"""


@dataclass
class Figures:
    """What all rounds together saw; counts by what was worked at, else by kind of edit."""

    rounds: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    in_flight: Counter[str] = field(default_factory=Counter)
    in_flight_whole: Counter[str] = field(default_factory=Counter)
    hot_journals: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    parts_left: int = 0
    failures: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """As one JSON object."""
        return dict(vars(self))

    def table(self) -> str:
        """For people."""
        head = f"{'what':<13} rounds  acknowledged  in flight  whole  hot journals\n"
        return head + "\n".join(
            f"{what:<13} {self.rounds[what]:6} {self.acknowledged[what]:13} "
            f"{self.in_flight[what]:10} {self.in_flight_whole[what]:6} {self.hot_journals[what]:13}"
            for what in self.rounds
        )


class Child:
    """One run of the working program, and what it said.

    On Linux it is a copy of this process, which is a hundred times faster than a new
    one; nothing of a project is open here then.
    """

    def __init__(self, path: Path, seed: int, what: str, beside: Path | None = None) -> None:
        self.said = (beside or path.parent) / "said"
        self.complaint = (beside or path.parent) / "complaint"
        for file in (self.said, self.complaint):
            file.write_bytes(b"")
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0
        if sys.platform.startswith("linux"):
            self._fork(path, seed, what)
        else:
            with self.said.open("ab") as out, self.complaint.open("ab") as err:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "tests.store.kill_child", str(path), str(seed), what],
                    stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=ROOT,
                )  # fmt: skip

    def _fork(self, path: Path, seed: int, what: str) -> None:
        sys.stdout.flush()
        self._pid = os.fork()
        if self._pid:
            return
        try:
            for file, fd in ((self.said, 1), (self.complaint, 2)):
                os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND), fd)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            kill_child.main(path, seed, what)
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        finally:
            os._exit(3)

    def await_ready(self) -> None:
        """Waits until it begins its first edit."""
        end = time.monotonic() + 60
        while b'"try"' not in self.said.read_bytes():
            if self.has_ended() or time.monotonic() > end:
                return
            time.sleep(0.002)

    def has_ended(self) -> bool:
        """Whether it ended by itself."""
        if self._process is not None:
            return self._process.poll() is not None
        if self._pid and os.waitpid(self._pid, os.WNOHANG)[0]:
            self._pid = 0
        return not self._pid

    def stop(self) -> None:
        """Lets it stand still; what it asked the system to do is done then."""
        os.kill(self._pid, signal.SIGSTOP)
        os.waitpid(self._pid, os.WUNTRACED)

    def kill(self) -> None:
        """Ends it."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        elif self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def messages(self) -> list[dict[str, Any]]:
        """What it said; a torn line acknowledges nothing."""
        raw = self.said.read_bytes().split(b"\n")[:-1]
        return [json.loads(one) for one in raw]


class Rounds:
    """Rounds of one kind of work on one project, which is crashed again and again."""

    renewed = 15
    """Rounds after which the project, which grows with its history, is made anew."""

    def __init__(self, what: str, folder: Path, seed: int, figures: Figures) -> None:
        self.what = what
        self.chance = random.Random(seed)
        self.figures = figures
        self.path = folder / what / "p.annodb"
        (folder / what / "work").mkdir(parents=True)
        self.template = folder / f"{what}.annodb"
        self.old_state = ""
        if what == "migration":
            self._old()
        else:
            begun_file(self.template, what)
        self._renew()

    def _old(self) -> None:
        """A project of the first version, and what is in it once it is brought to ours."""
        subprocess.run([sys.executable, "-c", _OLD, self.template], check=True, cwd=ROOT)
        copy = self.template.with_name("brought.annodb")
        shutil.copyfile(self.template, copy)
        with open_project(copy) as project:
            self.old_state = state_of(project)

    def _renew(self) -> None:
        for file in self.path.parent.iterdir():
            if file.is_file():
                file.unlink()
        shutil.copyfile(self.template, self.path)

    def one(self) -> None:
        """Starts a child, kills it, and looks."""
        work = self.path.parent / "work"
        shutil.rmtree(work)
        work.mkdir()
        done = self.figures.rounds[self.what]
        if self.what == "migration" or (done and done % self.renewed == 0):
            self._renew()
        child = Child(self.path, self.chance.randrange(1 << 30), self.what)
        child.await_ready()
        time.sleep(self.chance.uniform(0, LONGEST.get(self.what, 0.6)))  # the moment is the point
        died = child.has_ended()
        child.kill()
        self.figures.rounds[self.what] += 1
        messages = child.messages()
        if died or not messages:
            said = child.complaint.read_text(encoding="utf-8", errors="replace")
            self._failed(f"the child ended by itself: {said[-2000:]}")
            return
        journal = self.path.with_name(self.path.name + "-journal")
        self.figures.hot_journals[self.what] += journal.exists() and journal.stat().st_size > 0
        try:
            if self.what == "migration":
                messages[0]["ready"] = self.old_state
                self._look_at_old()
            look(self.path, messages, self.figures, self.what)
        except Exception as error:
            self._failed(f"{type(error).__name__}: {error} ({messages[-1]})")
            if not isinstance(error, AssertionError):
                traceback.print_exc()

    def _failed(self, why: str) -> None:
        kept = Path(tempfile.gettempdir()) / f"killed-{os.getpid()}-{len(self.figures.failures)}"
        shutil.copytree(self.path.parent, kept, dirs_exist_ok=True)
        self.figures.failures.append(f"{self.what}: {why}; the files are in {kept}")
        self._renew()

    def _look_at_old(self) -> None:
        """A project of our version has beside it what it was before."""
        version = opening.read_header(self.path).version
        backup = self.path.with_name("p.v1.annodb")
        assert version in (1, schema.VERSION)
        assert version == 1 or backup.exists(), "the old project is gone"
        if backup.exists():
            with open_project(backup) as project:
                sound(project)
                assert state_of(project) == self.old_state, "the backup is not the old project"
        backup.unlink(missing_ok=True)
        backup.with_name("p.v1.v1.annodb").unlink(missing_ok=True)


def look(path: Path, messages: list[dict[str, Any]], figures: Figures, what: str = "edits") -> None:
    """Compares what is in the file with what the child said."""
    state, undo = messages[0]["ready"], None
    acknowledged, flying = 0, None
    for message in messages[1:]:
        if "try" in message:
            flying = message["try"]
        elif "refused" in message:
            flying = None
        elif "ack" in message:
            state, undo, flying = message["state"], message["undo"], None
            acknowledged += 1
            figures.kinds[message["ack"]] += 1
    figures.acknowledged[what] += acknowledged
    with open_project(path) as project:
        assert project.read_only is None, f"not writable: {project.read_only}"
        sound(project)
        now = state_of(project)
        figures.in_flight[what] += flying is not None
        if now == state:
            if acknowledged:
                found = project.undoable()
                is_cut = (
                    flying == "compact" and found is None
                )  # done, and not acknowledged any more
                assert is_cut or (found.id if found else None) == undo, "undo is another"
        else:
            assert flying is not None, "an acknowledged edit is missing, or one came from nowhere"
            figures.in_flight_whole[what] += 1
            back(project, flying)
            assert state_of(project) == state, f"half of {flying} is there"
        walk(project)
    left = [one for one in litter(path) if not one.endswith((".part", ".part-journal"))]
    assert left == [], "files were left beside the project"
    _look_beside(path, messages, state, figures)


def _look_beside(path: Path, messages: list[dict[str, Any]], state: str, figures: Figures) -> None:
    """Copies, backups and packages: those that were acknowledged, and no half ones."""
    known = {one["copy"]: one["state"] for one in messages if "copy" in one}
    known |= {one["restored"]: known[one["of"]] for one in messages if "restored" in one}
    packages = {name for one in messages for name in one.get("packages", ())}
    said = {one["state"] for one in messages if "state" in one} | {messages[0]["ready"]}
    work = path.parent / "work"
    if not work.is_dir():
        return
    for name in (*known, *packages):
        assert Path(name).exists(), f"{name} was made and is gone"
    kinds = ("copy*", "restored*", "backups/*/0*", "packs*/*")
    for copy in [one for kind in kinds for one in work.glob(f"{kind}.annodb")]:
        with open_project(copy) as project:
            sound(project)
            now = state_of(project)
        if copy.name.startswith("restored"):
            assert now in known.values(), "no backup was like this"
        elif not copy.parent.name.startswith("packs"):
            # a compaction that was refused made its backup all the same, and nobody was told of it
            might = said if copy.name.endswith("-compaction.annodb") else {state}
            assert now in ({known[str(copy)]} if str(copy) in known else might), "another copy"
    figures.parts_left += sum(1 for _ in path.parent.rglob("*.part"))
    for part in path.parent.glob(".*.part*"):
        part.unlink()


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
    if not steps:  # work goes on; a journal that never was synced goes with the first edit only
        projects.set_title(project, f"{project.read.property('title')}.")
        project.undo()
    assert state_of(project) == before, "undo and redo do not lead back"


def run(what: list[str], rounds: int, seed: int, folder: Path, seconds: float = 1e9) -> Figures:
    """So many rounds of each kind of work, in turn, or fewer when the time is over."""
    figures = Figures()
    end = time.monotonic() + seconds
    kinds = [Rounds(one, folder, seed + at, figures) for at, one in enumerate(what)]
    for _ in range(rounds):
        for kind in kinds:
            if time.monotonic() > end:
                return figures
            kind.one()
    return figures


def main() -> int:
    """Runs the rounds that the arguments ask for and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="of each kind of work")
    parser.add_argument("--what", default=",".join(WHAT), help="kinds of work (default: all)")
    parser.add_argument("--seconds", type=float, default=1e9, help="then no round begins")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    parser.add_argument("--folder", type=Path, help="where the projects lie (default: temporary)")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    start = time.monotonic()
    what = given.what.split(",")
    if "window" in what:
        import tests.store.kill_window  # noqa: F401, PLC0415 - before the rounds, which copy us
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        figures = run(what, given.rounds, given.seed, Path(folder), given.seconds)
    seconds = time.monotonic() - start
    if given.json:
        print(json.dumps(figures.to_json() | {"seed": given.seed}))  # noqa: T201 - a report
    else:
        print(f"seed {given.seed}, {seconds:.0f} s\n{figures.table()}\n{figures}")  # noqa: T201
    return 1 if figures.failures else 0


if __name__ == "__main__":
    sys.exit(main())
