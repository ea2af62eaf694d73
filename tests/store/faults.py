"""Lets single calls to the system fail under the working program and looks at what it says.

    python -m tests.store.faults [--ops write,fsync,...] [--step 3] [--seconds S] [--folder F]

For each n: the n-th write, sync, open, unlink, truncate, rename or read of the project's folder
fails, once or from then on, with ENOSPC, EIO, EMFILE or EACCES.  Then every edit is either saved
or said to be not saved and absent; what is said is a UserError; when the disk works again the
same window saves the same edit; and the file holds exactly what was acknowledged.

It needs Linux, a C compiler and a dynamically linked libc; ``unable`` says what is missing.
"""

import argparse
import ctypes
import errno
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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.errors import NotSaved, UserError
from annotator.ops import annotate, projects
from annotator.ops.merging import merge
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.store.kill_child import say, state_of
from tests.store.support import import_jsonl, line, litter, new_file, sample_lines, sound

ROOT = Path(__file__).parent.parent.parent
SOURCE = Path(__file__).with_name("fault.c")
ERRORS = {
    "write": (errno.ENOSPC, errno.EIO),
    "fsync": (errno.EIO, errno.ENOSPC),
    "open": (errno.EMFILE, errno.EACCES),
    "unlink": (errno.EACCES, errno.EIO),
    "truncate": (errno.EIO, errno.ENOSPC),
    "rename": (errno.ENOSPC, errno.EACCES),
    "link": (errno.EPERM, errno.EMLINK),
    "read": (errno.EIO,),
}
FOLDER = "faulty"


@dataclass(frozen=True)
class Case:
    """The ``n``-th ``op`` fails with ``error``, and all after it where ``for_ever``."""

    op: str
    n: int
    error: int
    for_ever: bool

    @property
    def is_kill(self) -> bool:
        """Whether the process is killed there instead: ``error`` is 0."""
        return not self.error

    def __str__(self) -> str:
        if self.is_kill:
            return f"killed at {self.op} {self.n}"
        when = "for ever from" if self.for_ever else "once at"
        return f"{self.op} {errno.errorcode[self.error]} {when} {self.n}"


@dataclass
class Figures:
    """What all cases saw."""

    cases: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)


def unable() -> str:
    """Why nothing can be injected here; "" when it can."""
    if not sys.platform.startswith("linux"):
        return "calls are injected on Linux only"
    if shutil.which("cc") is None:
        return "there is no C compiler"
    return ""


def built(folder: Path) -> Path:
    """The library, built into ``folder``."""
    out = folder / "fault.so"
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", out, SOURCE, "-ldl"], check=True)
    return out


class Worker:
    """One window's life on the failing disk: edits one after another, each tried until saved."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        self.folder = folder

    def verbs(self) -> list[Callable[[], object]]:
        """What is done, in order."""
        project = self.project
        spans = list(range(1, 10))
        lines = [line(f"mới {n}", f"{n} " + "x" * 900, [(0, 1, "PERSON")]) for n in range(30)]
        return [
            lambda: annotate.add_span(project, 1, "an", [(0, 2)], "PERSON"),
            lambda: annotate.relabel_spans(project, spans, "LOCATION"),
            project.undo,
            lambda: import_jsonl(project, self.folder / "in.jsonl", lines),
            lambda: run(merge(project, [self.folder / "other.annodb"])),
            lambda: projects.remove_documents(project, [2, 3, *range(10, 30)]),
            project.undo,
            project.redo,
            lambda: annotate.remove(project, [1]),
        ]

    def work(self, mended: Callable[[], None]) -> None:
        """Does all verbs; ``mended`` lets the disk work again."""
        verbs = self.verbs()
        copied = False
        for at, verb in enumerate(verbs):
            say(**{"try": at})
            while not self.attempt(at, verb):
                if not copied:
                    self.copy()
                    copied = True
                mended()
            state = self.state()
            if state is None:  # it is saved, and cannot be looked at
                mended()
                state = state_of(self.project)
            say(ack=at, state=state)

    def attempt(self, at: int, verb: Callable[[], object]) -> bool:
        """Whether it was saved; what was not saved must not be there."""
        before = self.state()
        try:
            verb()
        except NotSaved as error:
            say(nak=at, said=str(error))
        except UserError as error:
            say(refused=at, said=str(error))
        else:
            return True
        after = self.state()
        if None not in (before, after) and before != after:
            raise AssertionError(f"verb {at} was said to be not saved, and is there")
        return False

    def state(self) -> str | None:
        """What is in the project; None where even reading fails now."""
        try:
            return state_of(self.project)
        except UserError:
            return None

    def copy(self) -> None:
        """What the window offers meanwhile: the project as committed, on another disk."""
        state = self.state()
        target = self.folder / "saved.annodb"
        try:
            projects.save_copy(self.project, target)
        except UserError as error:
            say(uncopied=str(error))
            return
        with open_project(target) as saved:
            if state not in (None, state_of(saved)):
                raise AssertionError("the copy is not the project")


def child(path: Path, beside: Path, case: Case) -> None:
    """The process under test."""
    lib = ctypes.CDLL(None)
    where = f"/{FOLDER}".encode()
    lib.fault_arm(where, case.op.encode(), ctypes.c_long(case.n), case.error, int(case.for_ever))
    try:
        with open_project(path) as project:
            if project.read_only is not None:
                say(readonly=str(project.read_only))
            else:
                project.actor = "an"
                Worker(project, beside).work(lib.fault_disarm)
            _copy_beside(project)
    except UserError as error:
        say(unopened=str(error))
    lib.fault_calls.restype = ctypes.c_long
    calls = lib.fault_calls()
    lib.fault_disarm()
    if not case.for_ever or case.op != "read":
        with open_project(path) as project:  # the same window opens it again
            if project.read_only is not None:
                raise AssertionError(f"still read-only: {project.read_only}")
    say(end=calls)


def _copy_beside(project: Project) -> None:
    assert project.path is not None
    target = project.path.with_name("copy.annodb")
    try:
        projects.save_copy(project, target)
    except UserError as error:
        say(uncopied=str(error))
        if target.exists():
            raise AssertionError("a copy that failed is there") from error


_LONGEST = 60
"""Seconds of one case."""


class Sweep:
    """Runs cases, each in a copy of this process, which has the library preloaded."""

    def __init__(self, folder: Path) -> None:
        self.figures = Figures()
        self.op = ""
        self.folder = folder
        self.beside = folder / "beside"
        self.beside.mkdir()
        self.template = new_file(self.beside / "template.annodb", sample_lines(5))
        other = self.beside / "other.annodb"
        shutil.copyfile(self.template, other)
        with open_project(other) as project:
            project.actor = "bình"
            annotate.add_span(project, 2, "bình", [(3, 9)], "PERSON")
            annotate.add_span(project, 4, "an", [(3, 9)], "EVENT")
        with open_project(self.template) as project:
            self.begun = state_of(project)

    def calls(self, op: str) -> int:
        """How many calls a life without a fault makes."""
        messages, complaint = self._run(Case(op, 0, errno.EIO, for_ever=False))
        assert messages[-1:], complaint
        return int(messages[-1]["end"])

    def one(self, case: Case) -> None:
        """Runs a case and looks."""
        figures = self.figures
        self.op = case.op
        messages, complaint = self._run(case)
        figures.cases[case.op] += 1
        for message in messages:
            for what in ("nak", "refused", "readonly", "unopened", "uncopied"):
                if what in message:
                    figures.outcomes[f"{case.op}: {what}"] += 1
                    figures.sentences[f"{case.op}: {message.get('said', message[what])}"] += 1
        try:
            if case.is_kill:
                figures.hit[case.op] += not any("end" in one for one in messages)
                self.look_after_kill()
                return
            assert "end" in (messages or [{}])[-1], f"it ended by itself: {complaint[-1500:]}"
            figures.hit[case.op] += messages[-1]["end"] >= case.n
            self.look(messages)
        except (AssertionError, UserError, OSError) as error:
            figures.violations.append(f"{case}: {type(error).__name__} {error}")

    def look(self, messages: list[dict[str, Any]]) -> None:
        """Raises AssertionError or UserError where something is not as it must be afterwards."""
        path = self.folder / FOLDER / "p.annodb"
        states = [one["state"] for one in messages if "ack" in one]
        with open_project(path) as project:
            sound(project)
            assert state_of(project) == (states[-1] if states else self.begun), "another state"
            projects.set_title(project, "weiter")
        if not any("unopened" in one for one in messages):
            assert len(states) in (0, 9), f"{len(states)} of 9 edits were saved"
        assert [one for one in litter(path) if not one.endswith(".part")] == []

    def look_after_kill(self) -> None:
        """Raises where something is not as it must be once the process was killed."""
        raise NotImplementedError

    def life(self, path: Path, case: Case) -> None:
        """What the process under test does."""
        child(path, self.beside, case)

    def lay_out(self, home: Path) -> None:
        """Puts what a life needs into the folder whose calls fail."""
        shutil.copyfile(self.template, home / "p.annodb")

    def _run(self, case: Case) -> tuple[list[dict[str, Any]], str]:
        home = self.folder / FOLDER
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        self.lay_out(home)
        (self.beside / "saved.annodb").unlink(missing_ok=True)
        said, complaint = self.folder / "said", self.folder / "complaint"
        said.write_bytes(b"")
        complaint.write_bytes(b"")
        sys.stdout.flush()
        pid = os.fork()
        if not pid:
            code = 3
            signal.alarm(_LONGEST)  # a case that hangs ends, and is a violation
            try:
                for file, fd in ((said, 1), (complaint, 2)):
                    os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND), fd)
                sys.stdout = os.fdopen(1, "w", encoding="utf-8")
                self.life(home / "p.annodb", case)
                code = 0
            except BaseException:
                os.write(2, traceback.format_exc().encode())
            finally:
                os._exit(code)
        os.waitpid(pid, 0)
        raw = said.read_bytes().split(b"\n")[:-1]
        return [json.loads(one) for one in raw], complaint.read_text(errors="replace")


def cases(
    sweep: Sweep, ops: list[str], first: int, step: int, *, kill: bool = False
) -> Iterator[Case]:
    """Every case of these operations, each ``step``-th call from ``first`` on.

    ``kill``: the process is killed there in place of an error.
    """
    for op in ops:
        total = sweep.calls(op)
        if kill:
            yield from (Case(op, n, 0, for_ever=False) for n in range(first, total + 1, step))
            continue
        for error in ERRORS[op]:
            for for_ever in (False, True):
                for n in range(first, total + 1, step):
                    yield Case(op, n, error, for_ever)


def main() -> int:
    """Builds and preloads the library, runs the cases, prints the figures."""
    from tests.store.fault_copies import WORKS, CopySweep  # noqa: PLC0415 - it needs this module

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ops", default=",".join(ERRORS))
    parser.add_argument("--step", type=int, default=1, help="only each such call")
    parser.add_argument("--first", type=int, default=1, help="the first of these calls")
    parser.add_argument("--seed", type=int, help="shuffles the cases")
    parser.add_argument("--seconds", type=float, default=1e9, help="then no case begins")
    parser.add_argument("--folder", type=Path, help="where the projects lie (default: temporary)")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--kill", action="store_true", help="kill there (not with edits)")
    parser.add_argument("--work", default="edits", choices=["edits", *WORKS])
    given = parser.parse_args()
    if why := unable():
        print(why)  # noqa: T201 - a report
        return 2
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        if "ANNOTATOR_FAULTS" not in os.environ:
            env = {**os.environ, "LD_PRELOAD": str(built(folder)), "ANNOTATOR_FAULTS": "1"}
            again = [sys.executable, "-m", "tests.store.faults", *sys.argv[1:]]
            return subprocess.run(again, env=env, cwd=ROOT, check=False).returncode
        sweep = Sweep(folder) if given.work == "edits" else CopySweep(folder, given.work)
        chosen = list(cases(sweep, given.ops.split(","), given.first, given.step, kill=given.kill))
        start = time.monotonic()
        if given.seed is not None:
            random.Random(given.seed).shuffle(chosen)
        for case in chosen:
            if time.monotonic() - start > given.seconds:
                break
            sweep.one(case)
    figures = sweep.figures
    if given.json:
        print(json.dumps(vars(figures)))  # noqa: T201 - a report
    else:
        print(f"{sum(figures.cases.values())} cases, {time.monotonic() - start:.0f} s")  # noqa: T201
        print(figures)  # noqa: T201
    return 1 if figures.violations else 0


if __name__ == "__main__":
    sys.exit(main())
