"""A merge is the same in every order, however often, whoever met before."""

import itertools
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.ops import annotate, projects, schemes
from annotator.ops.merging import answered_by, merge
from annotator.ops.steps import run
from tests.store.merging.support import change, opened, spans
from tests.store.replicas import Hand, Meetings, copied, difference, merged, portable, said
from tests.store.support import (
    dump,
    entries,
    sound,
)

# -- any order, any number of times --------------------------------------------------------------


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32))
def test_three_replicas_come_out_the_same_in_every_order(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Two reviewers who take the same files in would otherwise have two different projects."""
    folder = tmp_path_factory.mktemp("orders")
    base = folder / "base.annodb"
    shutil.copyfile(template, base)
    chance = random.Random(seed)
    replicas = [copied(base, f"r{number}.annodb") for number in range(3)]
    for path in replicas:
        with opened(path) as project:
            Hand(project, chance, ["an"] if chance.random() < 0.5 else ["an", "bình"]).edit(
                chance.randrange(1, 14)
            )
            sound(project)
    ends = []
    for order in itertools.permutations(replicas):
        target = copied(base, "m.annodb")
        for path in order:
            merged(target, [path])
        once = said(target)
        assert not merged(target, order).is_new
        assert said(target) == once
        ends.append(once)
    chained, second = copied(replicas[0], "c.annodb"), copied(replicas[1], "d.annodb")
    merged(second, [replicas[2]])
    merged(chained, [second])
    together = copied(base, "t.annodb")
    merged(together, replicas)
    for end in (*ends[1:], said(chained), said(together)):
        assert end == ends[0], difference(ends[0], end)
    with opened(replicas[0]) as project:
        before = dump(project)
        run(merge(project, replicas[1:], answers=answered_by({})))
        after = portable(project)
        sound(project)
        if dump(project) != before:
            project.undo()
            assert dump(project) == before
            sound(project)
            run(merge(project, replicas[1:], answers=answered_by({})))
            assert portable(project) == after
            sound(project)
    shutil.rmtree(folder)


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), count=st.sampled_from([3, 4]))
def test_replicas_that_met_before_come_out_the_same_in_every_order(
    template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, count: int
) -> None:
    """Two reviewers' gold would differ by who took whose file in first.

    What one annotator deleted would be back in one project and gone in the other; a label or a
    document that came back would have an older name, or a span an older label, here than there;
    an edit that lost would wait for the reviewer in one project, and be lost in the other.  So:
    files that took each other in at random moments, with edits, deletions, undo, redo and changes
    of the scheme before and after, end alike in every order, in chains, in trees and repeated.
    """
    folder = tmp_path_factory.mktemp("meetings")
    base = folder / "base.annodb"
    shutil.copyfile(template, base)
    chance = random.Random(seed)
    meetings = Meetings(base, chance, count)
    meetings.live(chance.randrange(4, 16))
    (first, wanted), *others = meetings.ends(4)
    for how, end in others:
        assert end == wanted, (first, how, difference(wanted, end))
    shutil.rmtree(folder)


def test_a_span_that_comes_back_says_what_it_said_last(base: Path) -> None:
    """A relation that needs a deleted span would else bring back the label of an old copy."""
    a, b, c = (copied(base, f"{name}.annodb") for name in "abc")
    with opened(c) as project:
        annotate.relabel_spans(project, [1], "GROUP")
    merged(b, [c])
    with opened(b) as project:
        annotate.remove(project, [1])
    with opened(a) as project:
        head = annotate.add_span(project, 1, "an", [(50, 55)], "PERSON")
        annotate.add_relation(project, head, 1, "SAME_AS")
    forth, back, late = (copied(base, f"{name}.annodb") for name in ("forth", "back", "late"))
    for target, order in ((forth, (a, b, c)), (back, (c, b, a)), (late, (b, a, c))):
        for path in order:
            merged(target, [path])
        assert spans(target)[4, 17] == "GROUP"
    assert said(forth) == said(back) == said(late)


def test_a_label_that_comes_back_has_its_last_name(base: Path) -> None:
    """A span with a removed label would show the name from before a renaming, or the one after."""
    a, b = copied(base, "a.annodb"), copied(base, "b.annodb")
    with opened(b) as project:
        change(project, "MISC", name="KHÁC")
        schemes.remove_label(project, "entity", "KHÁC")
    with opened(a) as project:
        annotate.add_span(project, 1, "an", [(0, 3)], "MISC")
    forth, back = copied(base, "forth.annodb"), copied(base, "back.annodb")
    merged(forth, [a, b])
    merged(back, [b])
    merged(back, [a])
    assert spans(forth)[0, 3] == spans(back)[0, 3] == "KHÁC"
    assert said(forth) == said(back)


def test_labels_of_one_name_are_numbered_by_who_is_there(base: Path) -> None:
    """A number that stays when its reason is gone would leave "X (2)" in one project alone."""
    a, b = copied(base, "a.annodb"), copied(base, "b.annodb")
    with opened(a) as project:
        change(project, "PERSON", name="X")
    with opened(b) as project:
        change(project, "EVENT", name="X")
    merged(a, [b])
    with opened(a) as project:
        names = {one.name for one in project.read.scheme().entities}
        assert {"X", "X (2)"} <= names
        change(project, "X", name="Y")
    merged(b, [a])
    with opened(b) as project:
        names = {one.name for one in project.read.scheme().entities}
        assert {"X", "Y"} <= names
        assert "X (2)" not in names
    merged(a, [b])
    assert said(a) == said(b)


def test_a_merge_undone_and_redone_is_the_merge(base: Path) -> None:
    """Undo of a merge must be the way back, and redo the way forward, with all that is known."""
    other = copied(base, "other.annodb")
    with opened(other) as project:
        annotate.add_span(project, 1, "bình", [(0, 3)], "MISC")
        annotate.relabel_spans(project, [1], "MISC")
        annotate.remove(project, [5])
    with opened(base) as project:
        before = dump(project)
        run(merge(project, [other]))
        after = dump(project)
        assert after != before
        project.undo()
        assert dump(project) == before
        project.redo()
        assert dump(project) == after
        sound(project)
        count = entries(project)
        assert not run(merge(project, [other])).is_new
        assert entries(project) == count
    with opened(other) as project:
        annotate.relabel_spans(project, [1], "GROUP")
    merged(base, [other])
    assert (4, 17) in spans(base)
    assert spans(base)[4, 17] == "GROUP"


def test_a_title_that_was_taken_back_stays_so_in_every_order(base: Path, tmp_path: Path) -> None:
    """Two files would be called otherwise, by who met whom first."""
    with opened(base) as project:
        projects.set_title(project, "tạm")
    other = copied(base, "other.annodb")
    with opened(base) as project:
        project.undo()
        assert project.read.property("title") != "tạm"
        wanted = project.read.property("title")
    turned = tmp_path / "turned.annodb"
    turned.write_bytes(other.read_bytes())
    for path, source in ((turned, base), (base, other)):
        with opened(path) as project:
            run(merge(project, [source]))
            assert project.read.property("title") == wanted
            project.verify_log()
