"""The run: cases one after another in children, what escapes noted by its kind."""

import gc
import json
import mmap
import os
import random
import resource
import signal
import struct
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from annotator.store.project import in_memory
from tests.formats.fuzz.bench import Bench, Unsound
from tests.formats.fuzz.foreign import Files
from tests.formats.fuzz.seeds import case, seeds

SECONDS = 3.0
"""Of the processor, for one small file."""

MEGABYTES = 256
CHUNK = 5_000
_SWEPT = 1_000
WHOLE = 200
"""Every so many cases the whole import is tried."""


class Hang(BaseException):
    """A case took too long; no handler of the program's may swallow it."""


@dataclass
class Tally:
    """What came out of the cases of one format."""

    cases: int = 0
    whole: int = 0
    read: int = 0
    imported: int = 0
    slowest: float = 0.0
    slowest_case: int = 0
    escapes: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of the cases by what escaped."""
    told: list[str] = field(default_factory=list)
    """A traceback of each kind."""

    def add(self, other: "Tally") -> None:
        """Takes in the cases of a child."""
        self.cases += other.cases
        self.whole += other.whole
        self.read += other.read
        self.imported += other.imported
        if other.slowest > self.slowest:
            self.slowest, self.slowest_case = other.slowest, other.slowest_case
        self.told += other.told
        for name, cases in other.escapes.items():
            self.escapes.setdefault(name, []).extend(cases)


def attempt(tally: Tally, number: int, work: Callable[[], object]) -> object:
    """Does ``work`` within the bound of time, and notes what escapes."""
    began = time.perf_counter()
    out: object = None
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        out = work()
    except (Exception, Hang) as error:  # whatever it is, it is an escape
        kind = _place(error)
        tally.escapes.setdefault(kind, []).append(number)
        if len(tally.escapes[kind]) == 1:
            tally.told.append("".join(traceback.format_exception(error)[-8:]))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    taken = time.perf_counter() - began
    if taken > tally.slowest:
        tally.slowest, tally.slowest_case = taken, number
    return out


def _memory() -> int:
    """The most that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def _place(error: BaseException) -> str:
    """The kind of an escape: what it is, and the lines of ours that it came through last."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "/annotator/" in one.filename.replace(os.sep, "/")]
    steps = [f"{Path(one.filename).name}:{one.lineno}" for one in ours[-2:]]
    said = str(error) if isinstance(error, Unsound) else type(error).__name__
    return " < ".join((said, *reversed(steps)))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


def some(name: str, files: list[Files], numbers: Iterator[int], seed: int, at: mmap.mmap) -> Tally:
    """Tries the cases ``numbers``; ``at`` is told each before it begins."""
    signal.signal(signal.SIGPROF, _stop)
    gc.disable()  # a third of the time otherwise; see below
    tally = Tally()
    if Path("/dev/shm").is_dir():  # for archives, too
        tempfile.tempdir = "/dev/shm"
    with TemporaryDirectory() as outer:
        folder = Path(outer, "bench")
        folder.mkdir()
        bench = Bench(name, folder)
        for number in numbers:
            at[:8] = struct.pack("q", number)
            spoiled, options = case(name, files, seed, number)
            before = _memory()
            one(bench, tally, spoiled, options, number)
            if _memory() - before > MEGABYTES:
                tally.escapes.setdefault("memory", []).append(number)
            if number % _SWEPT == 0:
                gc.collect()
        bench.close()
    return tally


def one(bench: Bench, tally: Tally, files: Files, options: dict[str, object], number: int) -> None:
    """One case."""
    path = bench.put(files)
    tally.cases += 1
    if attempt(tally, number, lambda: bench.parse(path, options)) is not None:
        tally.read += 1
    if number % 10 == 0:
        attempt(tally, number, lambda: bench.recognise(path))
    if number % WHOLE == 0:
        tally.whole += 1
        chance = random.Random(number)
        if attempt(tally, number, lambda: bench.take(path, options, chance)):
            tally.imported += 1


def fuzz(name: str, cases: int, seed: int, until: float, corpus: Path | None) -> Tally:
    """Tries ``cases`` files of the format in children, one after another."""
    files = seeds(name, corpus)
    in_memory().close()  # loads what every child would load anew
    gc.freeze()
    total = Tally()
    at = mmap.mmap(-1, 8)
    start = 0
    while start < cases and time.monotonic() < until:
        stop = min(start + CHUNK, cases)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            found = some(name, files, iter(range(start, stop)), seed, at)
            with os.fdopen(writer, "w") as out:
                json.dump(vars(found), out)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as into:
            said = into.read()
        _, status = os.waitpid(child, 0)
        if said and status == 0:
            total.add(Tally(**json.loads(said)))
            start = stop
        else:
            (died,) = struct.unpack("q", at[:8])
            total.escapes.setdefault(f"the process died: {status}", []).append(died)
            total.cases += died - start
            start = died + 1
    return total
