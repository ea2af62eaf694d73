"""A shorter log: what was done stays told, nothing else changes, and nothing is lost on the way."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import DamagedProject, EditError, ProjectError, ProjectInUse
from annotator.ops import annotate, compaction, history
from annotator.ops.history import History
from annotator.ops.kinds import Kind
from annotator.ops.projects import check
from annotator.ops.steps import run
from annotator.store import gate
from annotator.store.backups import Occasion, backups, examine
from annotator.store.chronicle import Question
from annotator.store.compaction import EMPTIED, Compacted, Kept, compact
from annotator.store.project import Project, open_project
from tests.store.replicas import Hand, copied, difference, merged, portable
from tests.store.support import dump, entries, foreign, litter, new_file, sample_lines, sound

ALL = Kept(0)


def look(_done: int, _total: int) -> None:
    """Nobody stops it."""


def first(project: Project) -> int:
    """A document that is there: which ones random work removed is not known."""
    return project.read.document_ids()[0]


def shorten(path: Path, kept: Kept = ALL) -> Compacted:
    return compact(path, kept, "an", look)


def shorten_what_there_is(path: Path, kept: Kept) -> None:
    """Random work may leave nothing that could be forgotten."""
    try:
        shorten(path, kept)
    except ProjectError as error:
        if "nothing to compact" not in str(error):
            raise


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which much was done, undone and done again."""
    path = new_file(tmp_path_factory.mktemp("compaction") / "base.annodb", sample_lines(4))
    with open_project(path) as project:
        project.actor = "an"
        Hand(project, random.Random(5), ["an", "bình"]).edit(60)
        while not project.read.document_ids():
            project.undo()
        project.undo()
        project.redo()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template, tmp_path / "bài 1.annodb"))


def test_everything_but_the_contents_stays(path: Path) -> None:
    """Who compacts wants a smaller file, not another project or a history without names."""
    with open_project(path) as project:
        before, count = dump(project), entries(project)
        ops = project.read.all("SELECT id, uid, clock, at, actor, kind, detail FROM op")
        touched = project.read.all("SELECT op_id, seq, tbl, row_id FROM change")
        told = [(e.operation.kind, e.counts) for e in History(project, Question()).all()]
    done = shorten(path)
    assert done.after < done.before == path.stat().st_size + done.before - done.after
    assert done.entries == count
    with open_project(path) as project:
        sound(project)
        assert dump(project) == before
        assert (
            project.read.all("SELECT id, uid, clock, at, actor, kind, detail FROM op")[:-1] == ops
        )
        assert project.read.all("SELECT op_id, seq, tbl, row_id FROM change") == touched
        newest, *older = [(e.operation.kind, e.counts) for e in History(project, Question()).all()]
        assert newest == (Kind.COMPACT, {})
        assert older == told
        places = ", ".join(f"'{table}'" for table in EMPTIED)
        left = project.read.all(
            f"SELECT before, after FROM change WHERE tbl IN ({places}) AND "
            "(coalesce(before, '{}') != '{}' OR coalesce(after, '{}') != '{}')"
        )
        assert left == []
        assert project.read.all("SELECT 1 FROM bulk WHERE rows IS NOT NULL") == []


def test_undo_ends_at_the_line_and_goes_on_after_it(path: Path) -> None:
    """An undo that silently does nothing, or half of it, would be worse than none."""
    shorten(path)
    with open_project(path) as project:
        project.actor = "an"
        assert project.undoable() is None
        assert project.redoable() is None
        with pytest.raises(EditError):
            project.undo()
        before = dump(project)
        annotate.add_span(project, first(project), "an", ((0, 3),), "PERSON")
        after = dump(project)
        project.undo()
        assert dump(project) == before
        assert project.undoable() is None
        project.redo()
        assert dump(project) == after
        sound(project)


def test_the_last_steps_stay_undoable(path: Path) -> None:
    """Somebody who keeps the last steps must be able to take exactly them back."""
    with open_project(path) as project:
        project.actor = "an"
        states = [dump(project)]
        for start in range(5):
            annotate.add_span(project, first(project), "an", ((start, start + 7),), "PERSON")
            states.append(dump(project))
    shorten(path, Kept(0, steps=3))
    with open_project(path) as project:
        sound(project)
        for state in states[-2:-5:-1]:
            project.undo()
            assert dump(project) == state
        assert project.undoable() is None
        for state in states[-3:]:
            project.redo()
            assert dump(project) == state
        sound(project)


def test_keeping_steps_again_eats_none_of_them(path: Path) -> None:
    """A script that compacts each night must leave as many steps in the morning as it says."""
    with open_project(path) as project:
        project.actor = "an"
        for start in range(4):
            annotate.add_span(project, first(project), "an", ((start, start + 7),), "PERSON")
    whole = shorten(path, Kept(0, steps=3)).backup
    data = path.read_bytes()
    with pytest.raises(ProjectError, match="nothing to compact"):
        shorten(path, Kept(0, steps=3))
    assert path.read_bytes() == data
    with open_project(path) as project:
        project.actor = "an"
        annotate.add_span(project, first(project), "an", ((9, 12),), "PERSON")
    done = shorten(path, Kept(0, steps=3))
    assert done.entries == 1
    assert done.backup != whole
    with open_project(path) as project:
        for _ in range(3):
            project.undo()
        assert project.undoable() is None
        sound(project)


def test_the_backup_with_the_whole_history_is_not_joined_by_poorer_ones(path: Path) -> None:
    """Backups before compactions stay for ever: one for each would fill the disk for nothing."""
    whole = shorten(path, Kept(0, steps=4)).backup
    assert shorten(path, Kept(0, steps=2)).backup == whole
    assert [one.path for one in backups(path)] == [whole]
    data = whole.read_bytes()
    whole.write_bytes(data[:-1000])
    other = shorten(path, ALL).backup  # what is damaged serves nobody
    assert other != whole
    with open_project(other) as project:
        project.undo()


def test_nothing_older_means_nothing_done(path: Path) -> None:
    """A compaction that gains nothing must not touch the file."""
    data = path.read_bytes()
    with pytest.raises(ProjectError, match="nothing to compact"):
        shorten(path, Kept(30))
    assert path.read_bytes() == data
    shorten(path)
    data = path.read_bytes()
    with open_project(path) as project:  # but for the entry of the compaction itself
        assert run(compaction.prospect(project, ALL)).base == 0
    with pytest.raises(ProjectError, match="nothing to compact"):
        shorten(path)
    assert path.read_bytes() == data
    with open_project(path) as project:
        project.actor = "an"
        annotate.add_span(project, first(project), "an", ((0, 5),), "PERSON")
        assert run(compaction.prospect(project, ALL)).entries == 1
    assert shorten(path).entries == 1


def test_the_prospect_says_what_will_be(path: Path) -> None:
    """People decide on these figures what of their history they give away."""
    with open_project(path) as project:
        told = run(compaction.prospect(project, ALL))
        assert told.size == path.stat().st_size
        assert 0 < told.freed < told.history < told.size
        assert (told.base, told.entries) == (entries(project), entries(project))
        assert told.steps >= 20
        assert run(compaction.prospect(project, Kept(30))).base == 0
        kept = run(compaction.prospect(project, Kept(0, steps=2)))
        assert kept.entries == told.entries - 2
        assert kept.since == project.history(2)[1].at


def test_the_bytes_that_are_promised_come(path: Path) -> None:
    """Who gives up what can be undone for a smaller file must get the smaller file."""
    with open_project(path) as project:
        project.actor = "an"
        (span,) = project.read.all("SELECT min(id) FROM span")[0]
        for number in range(150):
            annotate.annotate_span(project, span, note=f"{number} " * 40)
        promised = run(compaction.prospect(project, ALL)).freed
    done = shorten(path)
    assert promised > 10_000
    assert promised - 8192 <= done.before - done.after <= 2 * promised


def test_a_verified_backup_has_the_whole_history(path: Path) -> None:
    """Whoever regrets it must find the old log, and nothing that a killed run left half made."""
    path.with_name(".999999999-1.part").write_bytes(b"of a process that is no more")
    with open_project(path) as project:
        before = project.read.all("SELECT * FROM change")
    done = shorten(path)
    newest = backups(path)[0]
    assert newest.path == done.backup
    assert newest.occasion == Occasion.COMPACTION
    examine(newest.path, look)
    with open_project(newest.path, write=False) as project:
        assert project.read.all("SELECT * FROM change") == before
    assert litter(path) == []


def test_damage_is_found_beyond_the_line(path: Path) -> None:
    """A flipped bit in an old span is in no log any more: the base must tell."""
    shorten(path)
    with open_project(path) as project:
        (span,) = project.read.all("SELECT min(id) FROM span")[0]
    with foreign(path) as raw:
        raw.execute("UPDATE span SET stop = stop + 1 WHERE id = ?", (span,))
        raw.commit()
    with open_project(path) as project, pytest.raises(DamagedProject, match="span"):
        run(check(project))


def test_a_damaged_log_is_not_compacted(path: Path) -> None:
    """Compacting would make the damage the truth."""
    with foreign(path) as raw:
        raw.execute("UPDATE span SET stop = stop + 1 WHERE id = (SELECT min(id) FROM span)")
        raw.commit()
    data = path.read_bytes()
    with pytest.raises(DamagedProject):
        shorten(path)
    assert path.read_bytes() == data


def test_an_open_project_is_left_alone(path: Path) -> None:
    """To take the file away under an open window would lose what is done there next."""
    data = path.read_bytes()
    with open_project(path), pytest.raises(ProjectInUse):
        shorten(path)
    assert path.read_bytes() == data


@pytest.mark.skipif(os.name != "posix", reason="links and modes of Unix")
def test_links_and_permissions_stay(path: Path) -> None:
    """A link that becomes a file of its own would leave two projects that go apart."""
    link = path.with_name("link.annodb")
    link.symlink_to(path)
    path.chmod(0o640)
    shorten(link)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    with open_project(link) as project:
        assert project.history(1)[0].kind == Kind.COMPACT


def test_history_of_a_span_reaches_beyond_the_line(path: Path) -> None:
    """The audit that is kept must still be found from the span that it is about."""
    with open_project(path) as project:
        span = project.read.all("SELECT max(id) FROM span")[0][0]
        asked = Question(row=("span", span))
        before = [e.operation.id for e in History(project, asked).all()]
        documents = {
            document: [e.operation.id for e in History(project, Question(document=document)).all()]
            for document in project.read.document_ids()
        }
    shorten(path)
    with open_project(path) as project:
        assert [e.operation.id for e in History(project, asked).all()] == before
        assert all(not e.differences for e in History(project, asked).all())
        for document, ids in documents.items():
            found = [e.operation.id for e in History(project, Question(document=document)).all()]
            assert set(found) <= set(ids)
            assert found[-1] == ids[-1]
        assert history.actors_in(project)


# -- everything afterwards is as it would have been -----------------------------------------------


class Uids:
    """The same random numbers in both runs."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def __call__(self) -> bytes:
        return self.chance.randbytes(16)


class Forward(Hand):
    """A hand that leaves undo to others."""

    def verbs(self) -> list[Callable[[], Any]]:
        return [verb for verb in super().verbs() if verb.__name__ not in ("undo", "redo")]


def work(path: Path, seed: int, steps: int) -> None:
    """Edits, undo and redo; the last never beyond what was done here."""
    chance = random.Random(seed)
    with open_project(path) as project:
        project.actor = "an"
        hand, floor = Forward(project, chance, ["an", "bình"]), project.history(1)[0].id
        for _ in range(steps):
            verb = chance.choice(["edit", "edit", "edit", "undo", "undo", "redo"])
            if verb == "edit":
                hand.edit(1)
                continue
            top = project._newest()
            if verb == "undo" and (top.undo_top or 0) > floor:
                project.undo()
            elif verb == "redo" and (top.redo_top or 0) > floor:
                project.redo()
        sound(project)


@pytest.fixture
def uids(monkeypatch: pytest.MonkeyPatch) -> Any:
    def again(seed: int) -> None:
        monkeypatch.setattr(gate, "new_uid", Uids(seed))

    return again


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_all_that_follows_is_as_without_it(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, uids: Any
) -> None:
    """Compacting must change no edit, no undo and no merge that comes after it."""
    folder = tmp_path_factory.mktemp("after")
    chance = random.Random(seed)
    plain = Path(shutil.copyfile(template, folder / "plain.annodb"))
    early = copied(plain, "early.annodb")
    uids(seed)
    work(plain, seed, 8)
    work(early, seed + 1, 6)
    if chance.random() < 0.5:  # a merge lies before the line, or is undone before it
        merged(plain, [early])
        if chance.random() < 0.5:
            with open_project(plain) as project:
                project.undo()
    other = copied(plain, "other.annodb")
    short = copied(plain, "short.annodb")
    shorten_what_there_is(short, Kept(0, steps=chance.choice([0, 0, 3])))
    for path in (plain, short):
        uids(seed + 2)
        work(path, seed + 2, 12)
    uids(seed + 3)
    work(other, seed + 3, 12)
    if chance.random() < 0.3:
        shorten_what_there_is(short, ALL)
    told = {}
    for path in (plain, short):
        with open_project(path) as project:
            told[path] = dump(project)
    assert told[plain] == told[short]
    for path in (plain, short):  # both ways round
        back = copied(other, f"{path.stem} back.annodb")
        uids(seed + 4)
        merged(back, [path])
        uids(seed + 5)
        merged(path, [other, early])
        with open_project(path) as one, open_project(back) as two:
            told[path] = portable(one)
            told[back] = portable(two)
    assert told[plain] == told[short], difference(told[plain], told[short])
    backs = [told[folder / f"{path.stem} back.annodb"] for path in (plain, short)]
    assert backs[0] == backs[1], difference(*backs)


# -- a kill ---------------------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from annotator.store.compaction import Kept, compact
count = int(sys.argv[2])
def look(done, total):
    global count
    count -= 1
    if count < 0:
        import os, signal
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
compact(Path(sys.argv[1]), Kept(0), "an", look)
print("done", flush=True)
"""


@pytest.mark.parametrize("share", [0, 0.05, 0.4, 0.8, 0.9, 0.95, 1])
def test_a_kill_leaves_the_old_file_or_the_new_one(path: Path, share: float, root: Path) -> None:
    """A project between the two would be none."""
    with open_project(path) as project:
        before = dump(project)
        project.save_copy(path.with_name("counted.annodb"))
    looks = 0

    def count(_done: int, _total: int) -> None:
        nonlocal looks
        looks += 1

    compact(path.with_name("counted.annodb"), Kept(0), "an", count)
    assert looks > 5
    at = int(share * looks)
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, str(path), str(at)],
        capture_output=True, text=True, timeout=100, check=False, cwd=root,
    )  # fmt: skip
    assert (ended.stdout == "done\n") == (at == looks), ended.stderr
    with open_project(path) as project:
        sound(project)
        assert dump(project) == before
        assert (project.history(1)[0].kind == Kind.COMPACT) == (at == looks)
    if share == 0.4:  # what the killed one left half made goes with the next
        shorten(path)
        assert not [one for one in litter(path) if "counted" not in one]
