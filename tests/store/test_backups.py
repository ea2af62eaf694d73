"""Backups: whole or not there, thinned, and taken back as they were."""

import contextlib
import datetime
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import DamagedProject, ProjectError, ProjectInUse, UserError
from annotator.ops import annotate, projects
from annotator.ops import backups as ops
from annotator.ops.steps import Step, Steps, run
from annotator.store import backups, copying
from annotator.store.backups import DAY, MONTH, YEAR, Backup, Occasion
from annotator.store.copying import Look, copy_whole
from annotator.store.project import Project, open_project
from annotator.store.verification import Stopped
from tests.store.support import dump, foreign, litter, new_file, sample_lines, sha256, sound

NOW = datetime.datetime(2026, 7, 4, 9, 30, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def whatever(_done: int, _total: int) -> None:
    """Nobody listens, nobody stops."""


def made(path: Path, **more: datetime.datetime) -> Backup:
    """A backup of a project that this process may have open."""
    return backups.back_up(path, Occasion.HOURLY, whatever, **more)


def in_folder(path: Path) -> list[str]:
    """Everything in the folder of backups."""
    return sorted(one.name for one in backups.folder_of(path).iterdir())


def flip(path: Path, place: int) -> None:
    """Turns one byte round."""
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)


def break_text(path: Path) -> None:
    """Changes a letter of the first text, as a bad disk does: SQLite sees nothing."""
    flip(path, path.read_bytes().index("Thưởng".encode()))


def edit(project: Project, number: int) -> None:
    """A span more, another one each time."""
    annotate.add_span(project, 1, "an", [(number % 60, number % 60 + 2)], "GROUP")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with three documents."""
    return new_file(tmp_path / "dự án.annodb", sample_lines(3))


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """The same, open for writing."""
    with open_project(path) as found:
        found.actor = "an"
        yield found


def test_a_backup_is_restored_to_the_very_dump(
    path: Path, project: Project, tmp_path: Path
) -> None:
    """If this fails, what people take back is not what they had."""
    before, log = dump(project), dump(project, without=())
    backup = made(path, now=NOW)
    assert backup.path.name == "000001-20260704T093000Z-hourly.annodb"
    for number in range(5):
        edit(project, number)
    target = tmp_path / "lại.annodb"
    assert run(ops.restore(backup, target)) == target
    with open_project(target) as restored:
        assert restored.read_only is None
        assert dump(restored) == before
        assert dump(restored, without=()) == log
        sound(restored)
    assert dump(project) != before
    assert in_folder(path) == [backup.path.name]


def test_a_backup_made_while_edits_go_on_is_whole(path: Path, project: Project) -> None:
    """If this fails, a backup of a busy day mixes two states, and holds neither."""
    states, found = {repr(sorted(dump(project).items()))}, list[Backup]()
    thread = threading.Thread(target=lambda: found.append(made(path)))
    thread.start()
    number = 0
    while thread.is_alive() and number < 3000:
        edit(project, number)
        states.add(repr(sorted(dump(project).items())))
        number += 1
        if number > 20:
            thread.join(0.5)
    thread.join(60)
    assert number > 20
    with open_project(found[0].path, write=False) as copy:
        sound(copy)
        assert repr(sorted(dump(copy).items())) in states
    sound(project)


def test_a_copy_that_is_written_over_begins_again(
    path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, a copy is a patchwork of what was before an edit and what was after."""
    steps, number = 0, 0

    def look(_done: int, total: int) -> None:
        nonlocal steps, number
        steps += bool(total)
        if total and number < 3:  # right between two steps
            number += 1
            edit(project, number)

    monkeypatch.setattr(copying, "_PAGES", 4)
    backup = backups.back_up(path, Occasion.HOURLY, look)
    assert steps > number == 3
    with open_project(backup.path, write=False) as copy:
        sound(copy)
        assert dump(copy) == dump(project)


def test_nothing_new_makes_no_new_backup(path: Path, project: Project) -> None:
    """If this fails, an idle night thins the backups of the day away."""
    first = made(path)
    assert made(path) == first
    edit(project, 1)
    second = made(path)
    assert second.number == 2
    break_text(second.path)
    assert made(path).number == 3, "the newest was damaged, so it is no backup"


def test_a_damaged_copy_is_thrown_away_and_replaces_nothing(
    path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, the backup that would have saved the project is thinned for a broken one."""
    good = made(path, now=NOW - YEAR - DAY)  # so old that the next one lets it go
    edit(project, 1)
    sync = copying.sync

    def torn(part: Path) -> None:
        sync(part)
        if part.is_file():
            break_text(part)

    monkeypatch.setattr(copying, "sync", torn)
    with pytest.raises(DamagedProject, match="did not come out whole"):
        made(path, now=NOW)
    assert in_folder(path) == [good.path.name]
    monkeypatch.undo()
    assert made(path, now=NOW).number == 2
    assert len(in_folder(path)) == 1


def test_a_damaged_project_makes_no_backup(path: Path) -> None:
    """If this fails, damage creeps into the backups hour by hour until no good one is left."""
    good = made(path, now=NOW)
    break_text(path)
    with open_project(path, verify=False) as project:
        edit(project, 1)
        with pytest.raises(DamagedProject):
            made(path, now=NOW + YEAR)
    assert in_folder(path) == [good.path.name]


@pytest.mark.parametrize("harm", [break_text, lambda p: flip(p, 5), lambda p: p.write_bytes(b"")])
def test_a_damaged_backup_is_never_offered_nor_restored(
    path: Path, project: Project, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    """If this fails, a person in need is handed a broken file as the good one."""
    first = made(path)
    edit(project, 1)
    second = made(path)
    assert run(ops.newest_good(ops.place_at(path))) == second
    harm(second.path)
    assert run(ops.newest_good(ops.place_at(path))) == first
    target = tmp_path / "lại.annodb"
    with pytest.raises(ProjectError):
        run(ops.restore(second, target))
    assert not target.exists()
    assert litter(path) == [".lock"]  # the project is open
    harm(first.path)
    assert run(ops.newest_good(ops.place_at(path))) is None


def test_a_backup_whose_history_is_not_that_of_its_rows_is_never_offered(
    path: Path, project: Project
) -> None:
    """A bit that turned in a span is in no checksum of SQLite's; what is offered must be proven."""
    edit(project, 0)
    first = made(path)
    edit(project, 1)
    second = made(path)
    assert run(ops.newest_good(ops.place_at(path))) == second
    with contextlib.closing(foreign(second.path)) as other:
        other.execute("UPDATE span SET stop = stop - 1 WHERE id = (SELECT max(id) FROM span)")
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with pytest.raises(DamagedProject, match="not what its history says"):
        run(ops.examine(second))
    assert run(ops.newest_good(ops.place_at(path))) == first


def test_looking_at_the_history_of_a_backup_can_be_stopped(path: Path, project: Project) -> None:
    """If this fails, nobody can leave the dialog while a large backup is looked at."""
    edit(project, 1)
    backup = made(path)
    looks: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotator.store.backups.prove", lambda *_: None)  # the rest is the history
        backups.examine(backup.path, lambda done, _total: looks.append(done))
        count = len(looks)
        assert count > 3

        def stop(_done: int, _total: int) -> None:
            if next(left) == 0:
                raise Stopped

        for at in range(0, count - 1, max(1, count // 5)):
            left = itertools.count(-at)
            with pytest.raises(Stopped):
                backups.examine(backup.path, stop)


def test_counts_are_those_of_the_backup(path: Path, project: Project) -> None:
    """If this fails, people choose a backup by figures that are not its own."""
    backup = made(path)
    edit(project, 1)
    found = run(ops.examine(backup))
    assert (found.documents, found.spans) == (3, 9)
    assert found.uid == project.read.property("uid")


def test_a_backup_takes_the_place_of_the_project(path: Path, tmp_path: Path) -> None:
    """If this fails, putting a backup in place loses the file that it replaces."""
    with open_project(path) as project:
        backup, before = made(path), dump(project)
        edit(project, 1)
        with pytest.raises(ProjectInUse):
            run(ops.replace(backup, path, tmp_path / "cũ.annodb"))
    old = sha256(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"left by somebody")
    aside = tmp_path / "cũ.annodb"
    assert run(ops.replace(backup, path, aside)) == path
    assert sha256(aside) == old
    assert aside.with_name("cũ.annodb-journal").read_bytes() == b"left by somebody"
    with open_project(path) as project:
        assert project.read_only is None
        assert dump(project) == before
        sound(project)
    assert litter(path) == []


def test_a_replacement_that_fails_changes_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, a full disk in the middle leaves people without any project."""
    backup, old = made(path), sha256(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"left by somebody")
    aside = tmp_path / "cũ.annodb"
    aside.write_text("another file")
    with pytest.raises(ProjectError, match="exists already"):
        run(ops.replace(backup, path, aside))
    aside.unlink()

    def refuse(_part: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ProjectError, match="No space left"):
        run(ops.replace(backup, path, aside))
    assert sha256(path) == old
    assert journal.exists()
    assert not aside.exists()
    journal.unlink()
    assert litter(path) == []


def test_a_project_that_is_gone_comes_back(path: Path, tmp_path: Path) -> None:
    """If this fails, a deleted file is lost although its backups lie beside it."""
    backup = made(path)
    path.unlink()
    run(ops.replace(backup, path, tmp_path / "cũ.annodb"))
    with open_project(path) as project:
        sound(project)
    assert not (tmp_path / "cũ.annodb").exists()


def test_stopping_leaves_nothing(path: Path, project: Project) -> None:
    """If this fails, closing the window in the middle leaves half a backup."""
    edit(project, 1)

    def stop(_done: int, total: int) -> None:
        if total:
            raise Stopped

    with pytest.raises(Stopped):
        backups.back_up(path, Occasion.HOURLY, stop)
    assert in_folder(path) == []


@pytest.mark.parametrize("asked", [3, 9])
def test_closing_the_steps_stops_the_thread(
    path: Path, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, a closed project stays in use by its own backup."""

    def endless(source: Any, part: Path, name: str, look: Look) -> None:
        """A copy that nobody can be too slow to stop."""
        copy_whole(source, part, name, look)
        while True:
            look(0, 0)

    monkeypatch.setattr("annotator.store.backups.copy_whole", endless)
    with open_project(path) as project:
        steps = ops.back_up(project)
        for _ in range(asked):
            assert next(steps, None) is not None
        steps.close()
    assert not any(thread.name == "apart" for thread in threading.enumerate())
    assert in_folder(path) == []


def test_no_folder_no_backup_but_the_work_goes_on(path: Path, project: Project) -> None:
    """If this fails, people cannot edit because a backup cannot be made."""
    backups.folder_of(path).write_text("a file is in the way")
    told: list[str] = []

    def work() -> Steps[None]:
        edit(project, 1)
        yield Step(1, 1)

    run(ops.after_backup(project, Occasion.MERGE, work(), lambda e: told.append(str(e))))
    assert len(told) == 1
    assert "Your work itself is saved" in told[0]
    assert len(dump(project)["span"]) == 10


def test_a_nearly_full_disk_is_left_alone(
    path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If this fails, backups eat the room that the project itself needs."""
    usage = shutil.disk_usage(path)._replace(free=path.stat().st_size + (1 << 20))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(ProjectError, match="nearly full"):
        made(path)
    edit(project, 1)
    assert in_folder(path) == []


FULL = """
import resource, signal, sys
from pathlib import Path
from typing import Any
from annotator.errors import ProjectError
from annotator.ops import annotate
from annotator.store import backups
from annotator.store.project import open_project
path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
with open_project(path) as project:
    for limit in range(0, path.stat().st_size, 20_000):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            backups.back_up(path, backups.Occasion.HOURLY, lambda done, total: None)
        except ProjectError as error:
            print(error)
        else:
            sys.exit("a backup larger than the disk")
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    annotate.add_span(project, 1, "an", [(0, 3)], "GROUP")
    project.verify(full=True)
    print(list(backups.folder_of(path).iterdir()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no file size limit on Windows")
def test_a_full_disk_leaves_no_backup_and_harms_nothing(path: Path) -> None:
    """If this fails, a disk that fills up in the middle of a backup costs work, or lies."""
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines()[-1] == "[]"
    assert len(ended.stdout.splitlines()) > 3
    assert litter(path) == []


FORBIDDEN = """
import os, sys
from pathlib import Path
from typing import Any
from annotator.errors import ProjectError
from annotator.store import backups
os.setgid(65534)
os.setuid(65534)  # after the imports, which may be forbidden too
try:
    backups.back_up(Path(sys.argv[1]), backups.Occasion.HOURLY, lambda done, total: None)
except ProjectError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs root")
def test_a_forbidden_folder_is_said() -> None:
    """If this fails, a folder without permission is a crash in place of a sentence."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        path = new_file(Path(name) / "p.annodb", sample_lines(1))
        path.chmod(0o666)
        ended = subprocess.run(
            [sys.executable, "-c", FORBIDDEN, str(path)], capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        assert "Permission denied" in ended.stdout, ended.stderr


CHILD = """
import sys
from pathlib import Path
from typing import Any
from annotator.ops import annotate
from annotator.store import backups
from annotator.store.project import open_project
path = Path(sys.argv[1])
with open_project(path) as project:
    print("ready", flush=True)
    number = 0
    while True:
        number += 1
        start = number % 50
        annotate.add_span(project, 1, "an", [(start, start + 2)], "GROUP")
        backups.back_up(path, backups.Occasion.HOURLY, lambda done, total: None)
"""


@pytest.mark.timeout(120)
def test_kill_leaves_nothing_that_is_taken_for_a_backup(path: Path) -> None:
    """If this fails, a crash during a backup leaves a torn file that is offered as a good one."""
    chance, halves = random.Random(7), 0
    for _round in range(8):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE)
        assert child.stdout
        with child.stdout:
            child.stdout.readline()
            # the moment is the point: there is nothing to wait for
            time.sleep(chance.uniform(0.2, 0.7))
            child.kill()
            child.wait()
        there = backups.backups(path)
        halves += len(in_folder(path)) > len(there)
        for backup in there[:3]:
            run(ops.examine(backup))
        with open_project(path) as project:
            sound(project)
            made(path)
            assert in_folder(path) == sorted(b.path.name for b in backups.backups(path))
    assert halves, "no kill met a backup under way, so this says nothing"


def test_only_our_names_are_backups(path: Path) -> None:
    """If this fails, a stray file is offered, or thinned, as a backup."""
    good = made(path)
    folder = backups.folder_of(path)
    strangers = (
        "p.annodb",
        "000002-20260704T093000Z-hourly.annodb.part",
        ".1-1.part",
        "000003-20269904T093000Z-hourly.annodb",
        "x000002-20260704T093000Z-a.annodb",
    )
    for name in strangers:
        (folder / name).write_text("no backup")
    assert backups.backups(path) == [good]
    backups.thin(path, good.at + YEAR * 2)
    assert len(in_folder(path)) == 6


@given(st.lists(st.integers(0, 800 * 24), max_size=60), st.integers(0, 48))
@settings(max_examples=150, deadline=None)
def test_thinning_keeps_what_it_promises(ages: list[int], wrong: int) -> None:
    """If this fails, the one backup that somebody needs is the one that was thinned."""
    order = sorted(ages, reverse=True)
    there = [
        Backup(Path(str(number)), number, NOW - HOUR * (age - (wrong if number == 3 else 0)), "", 1)
        for number, age in enumerate(order)
    ]
    kept = backups.kept(there, NOW)
    assert kept <= set(there)
    assert backups.kept(kept, NOW) == kept
    if there:
        assert there[-1] in kept
    for backup in there:
        age = NOW - backup.at
        if age <= DAY:
            assert backup in kept
        elif age <= YEAR:
            form = "%Y%m%d" if age <= MONTH else "%Y%m"
            same = [
                other
                for other in kept
                if other.at.strftime(form) == backup.at.strftime(form)
                and other.number >= backup.number
            ]
            assert same, f"nothing of {backup.at} is left"
    assert len(kept) <= sum(NOW - one.at <= DAY for one in there) + 32 + 14


def test_a_year_of_hourly_backups_stays_spread() -> None:
    """If this fails, thinning again and again leaves a gap where months were."""
    there: set[Backup] = set()
    for number in range(400 * 12):  # every other hour
        now = NOW + HOUR * 2 * number
        there = backups.kept({*there, Backup(Path(str(number)), number, now, "", 1)}, now)
    ages = sorted((now - backup.at).days for backup in there)
    assert sum(age == 0 for age in ages) >= 12
    assert {age for age in ages if 1 <= age <= 28} == set(range(1, 29))
    months = [age for age in ages if age > 30]
    assert len(months) >= 10
    assert max(later - sooner for sooner, later in itertools.pairwise(months)) <= 62


def test_removing_documents_can_be_taken_back_from_a_backup(
    path: Path, project: Project, tmp_path: Path
) -> None:
    """If this fails, mass deletion has no way back but undo."""
    before = dump(project)

    def verb() -> Steps[None]:
        projects.remove_documents(project, [1, 2])
        yield Step(1, 1)

    failed: list[UserError] = []
    run(ops.after_backup(project, Occasion.DELETION, verb(), failed.append))
    assert failed == []
    (backup,) = backups.backups(path)
    assert backup.occasion == "deletion"
    run(ops.restore(backup, tmp_path / "b.annodb"))
    with open_project(tmp_path / "b.annodb") as restored:
        assert dump(restored) == before


def test_a_project_that_is_only_read_is_not_backed_up(path: Path) -> None:
    """If this fails, looking at somebody else's project writes beside it."""
    with open_project(path, write=False) as project:
        assert run(ops.back_up(project)) is None
    assert not backups.folder_of(path).exists()
