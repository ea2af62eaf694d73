"""What a bad disk, a bad copy or a bad program does to a project file, and who notices.

    python -m tests.store.damage [--cases 400] [--seed 1] [--no-salvage]

Each case is a project with a history, damaged in one of eight ways.  It is opened, then checked
as ``annotator check`` does, then salvaged.  The table counts where the damage was noticed; what
was changed and noticed by nobody is a fault of ours.
"""

import argparse
import contextlib
import itertools
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import ProjectError
from annotator.ops import annotate, projects
from annotator.ops.merging import answered_by, merge
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from annotator.store.salvage import salvage
from annotator.store.salvage_report import Report
from tests.store.support import Dump, dump, new_file, sample_lines, sha256, sound

PAGE = 4096

Damage = Callable[[bytearray, random.Random], bytes | bytearray]


def flips(count: int) -> Damage:
    """``count`` bits turned round."""

    def damage(data: bytearray, chance: random.Random) -> bytearray:
        for _ in range(count):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return data

    return damage


def overwritten(size: int, step: int, *, zeroed: bool = True) -> Damage:
    """``size`` bytes, at a multiple of ``step``, of zeros or at random."""

    def damage(data: bytearray, chance: random.Random) -> bytearray:
        at = chance.randrange((len(data) - size) // step + 1) * step
        data[at : at + size] = bytes(size) if zeroed else chance.randbytes(size)
        return data

    return damage


def truncated(data: bytearray, chance: random.Random) -> bytearray:
    """The end is missing."""
    return data[: chance.randrange(len(data))]


def swapped(data: bytearray, chance: random.Random) -> bytearray:
    """Two pages in each other's place."""
    one, other = (PAGE * number for number in chance.sample(range(len(data) // PAGE), 2))
    first, second = data[one : one + PAGE], data[other : other + PAGE]
    data[one : one + PAGE], data[other : other + PAGE] = second, first
    return data


def mangled(data: bytearray, chance: random.Random) -> bytes:
    """Line ends translated, as by a transfer in text mode."""
    one, other = chance.choice([(b"\n", b"\r\n"), (b"\r\n", b"\n"), (b"\r", b"\n")])
    return data.replace(one, other)


KINDS: dict[str, Damage] = {
    "1 bit": flips(1),
    "20 bits": flips(20),
    "zeroed page": overwritten(PAGE, PAGE),
    "zeroed 512 bytes": overwritten(512, 512),
    "truncated": truncated,
    "pages swapped": swapped,
    "200 random bytes": overwritten(200, 1, zeroed=False),
    "line ends": mangled,
}


@dataclass
class Case:
    """What became of one damaged file.

    ``noticed`` is "refused", "check", "harmless" (all it says is what it said) or "NOBODY".
    """

    kind: str
    seed: int
    noticed: str
    why: str = ""
    salvage: str = ""
    report: Report | None = None
    seconds: float = 0.0


def with_history(path: Path, documents: int = 12) -> Path:
    """A project that was imported, edited, undone, merged and thinned out."""
    new_file(path, sample_lines(documents, 12))
    copy = path.with_name("copy.annodb")
    shutil.copyfile(path, copy)
    for file, who, shift in ((path, "an", 0), (copy, "bình", 3)):
        with open_project(file) as project:
            project.actor = who
            projects.add_annotator(project, who)
            _work(project, who, shift)
    with open_project(path) as project:
        project.actor = "an"
        run(merge(project, [copy], answers=answered_by({})))
        projects.remove_documents(project, project.read.document_ids()[-2:])
        projects.rename_document(project, 1, "bài đổi tên")
        _work(project, "an", 20)
    copy.unlink()
    return path


def _work(project: Project, who: str, shift: int) -> None:
    for document in project.read.document_ids()[:8]:
        start = shift + document
        span = annotate.add_span(project, document, who, [(start, start + 4)], "PERSON")
        other = annotate.add_span(project, document, who, [(start + 5, start + 9)], "LOCATION")
        annotate.add_relation(project, span, other, "LOCATED_IN")
        annotate.annotate_span(project, span, note=f"ghi chú {start}")
        if document % 3 == 0:
            annotate.remove(project, [span], [])
            project.undo()
    annotate.set_state(project, 1, who, annotate.State.FINISHED)
    project.undo()
    project.redo()


class Bench:
    """A good project and its dump, on which cases are tried."""

    def __init__(self, folder: Path, documents: int = 12) -> None:
        self._folder = folder
        self.good = with_history(folder / "good.annodb", documents).read_bytes()
        self.said = said(folder / "good.annodb")

    def try_case(self, kind: str, seed: int, *, salvaging: bool = True) -> Case:
        """Damages a copy, and looks who notices."""
        path = self._folder / "damaged.annodb"
        path.write_bytes(KINDS[kind](bytearray(self.good), random.Random(f"{kind} {seed}")))
        digest = sha256(path)
        start = time.process_time()
        noticed, why = self.noticed(path)
        case = Case(kind, seed, noticed, why)
        if salvaging:
            self._salvage(path, case)
        case.seconds = time.process_time() - start
        assert sha256(path) == digest, f"{kind} {seed}: the damaged file was written"
        return case

    def noticed(self, path: Path) -> tuple[str, str]:
        """Who notices what is wrong with a file ("NOBODY": nobody), and what that is."""
        try:
            project = open_project(path, write=False, verify=True)
        except ProjectError as error:
            return "refused", str(error)
        with project:
            try:
                run(projects.check(project))
                now = dump(project, without=())
            except ProjectError as error:
                return "check", str(error)
        different = {name for name in self.said if self.said[name] != now.get(name)}
        return ("NOBODY", ", ".join(sorted(different))) if different else ("harmless", "")

    def _salvage(self, path: Path, case: Case) -> None:
        target = path.with_name("salvaged.annodb")
        try:
            report = salvage(path, target, lambda _done, _total: None)
        except ProjectError as error:
            case.salvage = f"refused: {error}"
            assert not target.exists()
        else:
            case.report = report
            case.salvage = str(report.history)
            assert report.is_balanced, report.counts
            with open_project(target) as project:
                sound(project)
        finally:
            target.unlink(missing_ok=True)
        left = sorted(other.name for other in path.parent.iterdir())
        assert left == ["damaged.annodb", "good.annodb"], left


def said(path: Path) -> Dump:
    """Everything in a project, its history too."""
    with open_project(path, write=False) as project:
        return dump(project, without=())


@contextlib.contextmanager
def bench() -> Iterator[Bench]:
    """A bench in a folder that goes again."""
    with tempfile.TemporaryDirectory() as folder:
        yield Bench(Path(folder))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=sorted(KINDS))
    parser.add_argument("--no-salvage", action="store_true")
    given = parser.parse_args()
    unseen = 0
    with bench() as place:
        print(f"project of {len(place.good) / 1000:.0f} kB, {given.cases} cases a kind")
        print("damage | refused | check | harmless | NOBODY | kept | fitted | lost | salvage "
              "refused | rows read | taken | recovered | rejected | longest s")  # fmt: skip
        for kind in [given.kind] if given.kind else KINDS:
            cases = [
                place.try_case(kind, seed, salvaging=not given.no_salvage)
                for seed in range(given.seed, given.seed + given.cases)
            ]
            _print(kind, cases)
            unseen += sum(case.noticed == "NOBODY" for case in cases)
    sys.exit(1 if unseen else 0)


def _print(kind: str, cases: list[Case]) -> None:
    noticed = Counter(case.noticed for case in cases)
    ends = Counter(case.salvage.split(":")[0] for case in cases)
    reports = [case.report for case in cases if case.report]
    row = [kind]
    row += [str(noticed[name]) for name in ("refused", "check", "harmless", "NOBODY")]
    row += [str(ends[name]) for name in ("kept", "fitted", "lost", "refused")]
    row += [
        str(sum(report.total(what) for report in reports))
        for what in ("read", "taken", "recovered", "rejected")
    ]
    row.append(f"{max(case.seconds for case in cases):.1f}")
    print(" | ".join(row), flush=True)
    for case in itertools.islice((one for one in cases if one.noticed == "NOBODY"), 60):
        print(f"    seed {case.seed}: {case.why}")


if __name__ == "__main__":
    main()
