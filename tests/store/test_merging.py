"""Merging files of one project: nothing lost, nothing invented, the same in any order."""

import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import NewerProject, ProjectError
from annotator.model.annotation import State
from annotator.model.scheme import EntityLabel
from annotator.ops import annotate, projects, schemes
from annotator.ops.merging import Unanswered, answered_by, merge
from annotator.ops.steps import run
from annotator.store import schema
from annotator.store.project import Project, open_project
from tests.store.replicas import Hand, Meetings, copied, difference, merged, portable, said
from tests.store.support import (
    TEXT,
    dump,
    entries,
    foreign,
    import_jsonl,
    line,
    litter,
    new_file,
    sample_lines,
    sha256,
    sound,
)
from tests.store.test_migrations import pretend


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return new_file(tmp_path / "base.annodb", sample_lines(2))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_file(tmp_path_factory.mktemp("merging") / "base.annodb", sample_lines(2))


def opened(path: Path) -> Project:
    project = open_project(path)
    assert project.read_only is None
    project.actor = "an"
    return project


def spans(path: Path, document: int = 1, who: str = "an") -> dict[tuple[int, int], str]:
    with open_project(path, write=False) as project:
        found = project.read.layer(document, who).spans
    return {one.fragments[0]: one.label for one in found}


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


# -- what two did ---------------------------------------------------------------------------------


def test_work_of_two_people_comes_together(base: Path) -> None:
    """The normal case: everybody labels in a copy, and all of it is there afterwards."""
    one, two = copied(base, "one.annodb"), copied(base, "two.annodb")
    for path, who in ((one, "bình"), (two, "chi")):
        with opened(path) as project:
            head = annotate.add_span(project, 1, who, [(4, 17)], "PERSON")
            tail = annotate.add_span(project, 1, who, [(33, 41)], "PERSON")
            annotate.add_relation(project, head, tail, "SAME_AS")
            annotate.set_state(project, 1, who, State.FINISHED)
            annotate.set_state(project, 2, who, State.FINISHED)
            annotate.count_time(project, 1, who, 40, "2026-01-01T00:00:00.000Z")
    report = merged(base, [one, two])
    assert report.total("spans") == 4
    assert report.total("relations") == 2
    assert report.files[0].by_annotator["bình"]["spans"] == 2
    for who in ("bình", "chi"):
        assert spans(base, 1, who) == {(4, 17): "PERSON", (33, 41): "PERSON"}
        with open_project(base, write=False) as project:
            assert project.read.bare_layer(2, who).state is State.FINISHED
            assert project.read.seconds(1, who) == 40
    assert litter(one) == []


def test_the_same_persons_conflicting_edits_are_both_kept(base: Path) -> None:
    """What one wrote at home must not vanish because the office computer wrote later."""
    home, office = copied(base, "home.annodb"), copied(base, "office.annodb")
    with opened(home) as project:
        annotate.relabel_spans(project, [1], "GROUP")
    with opened(office) as project:
        annotate.relabel_spans(project, [2], "MISC")
        annotate.relabel_spans(project, [1], "MISC")
    report = merged(home, [office])
    assert report.total("conflicts") == 1
    assert spans(home)[4, 17] == "MISC"
    with open_project(home) as project:
        (data,) = project.read.all("SELECT data FROM conflict")
        group = project.read.one("SELECT uid FROM label WHERE name = 'GROUP'")
        assert group
        assert group[0].hex() in data[0]
    merged(office, [home])
    assert said(office) == said(home)


def test_what_was_deleted_stays_deleted_and_does_not_come_back(base: Path) -> None:
    """A span that its annotator removed must not rise again from an old copy."""
    other = copied(base, "other.annodb")
    with opened(base) as project:
        annotate.remove(project, [1])
    merged(base, [other])
    assert (4, 17) not in spans(base)
    merged(other, [base])
    assert (4, 17) not in spans(other)


def test_an_edit_meanwhile_outlives_a_deletion(base: Path) -> None:
    """Work done on a span while somebody else removed it is work, and stays."""
    other = copied(base, "other.annodb")
    with opened(base) as project:
        annotate.remove(project, [1])
        annotate.remove(project, [2])
    with opened(other) as project:
        annotate.annotate_span(project, 1, note="quan trọng")
    report = merged(base, [other])
    assert report.total("spans_kept") == 1
    assert (4, 17) in spans(base)
    merged(other, [base])
    assert said(other) == said(base)


def test_a_new_relation_keeps_the_span_that_was_removed_elsewhere(base: Path) -> None:
    """A relation without its end would break the file; dropping it would lose work."""
    other = copied(base, "other.annodb")
    with opened(base) as project:
        head = annotate.add_span(project, 1, "an", [(0, 3)], "PERSON")
    merged(other, [base])
    with opened(base) as project:
        annotate.remove(project, [head])
    with opened(other) as project:
        found = {one.fragments[0]: one.id for one in project.read.layer(1, "an").spans}
        annotate.add_relation(project, found[0, 3], found[4, 17], "SAME_AS")
    merged(base, [other])
    merged(other, [base])
    assert (0, 3) in spans(base)
    assert said(base) == said(other)
    with opened(other) as project:
        link = next(one for one in project.read.layer(1, "an").relations if one.label == "SAME_AS")
        annotate.remove(project, [], [link.id])
    merged(base, [other])
    assert (0, 3) not in spans(base), "nothing needs it any more, and it was removed"


def test_a_removed_document_comes_back_with_new_work_only(base: Path) -> None:
    """Removing a document must not take along what somebody labels in it at the same time."""
    other, idle = copied(base, "other.annodb"), copied(base, "idle.annodb")
    with opened(base) as project:
        projects.remove_documents(project, [1])
    merged(base, [idle])
    with open_project(base) as project:
        assert project.read.document_count() == 1
    with opened(other) as project:
        annotate.add_span(project, 1, "bình", [(0, 3)], "MISC")
    report = merged(base, [other])
    assert report.files[0].kept == [("document", "bài 0")]
    with open_project(base) as project:
        assert project.read.document_count() == 2
        sound(project)


def test_a_decision_is_never_overwritten(base: Path) -> None:
    """What a reviewer decided must survive every package that comes in later."""
    other = copied(base, "other.annodb")
    for path, note in ((base, "vì"), (other, "khác")):
        with opened(path) as project, project.edit("x") as edit:
            edit.insert(
                "decision", document_id=1, kind="span", answer="taken", gold_uid=None,
                taken="an", rule="", cause="label", words="w", variants="[]", note=note,
                actor="r", at="2026-01-01T00:00:00.000Z",
            )  # fmt: skip
    assert merged(base, [other]).total("decisions") == 1
    with open_project(base) as project:
        notes = project.read.all("SELECT note FROM decision ORDER BY note")
        assert notes == [("khác",), ("vì",)]


# -- the scheme -----------------------------------------------------------------------------------


def change(project: Project, name: str, /, **more: object) -> None:
    label = project.read.scheme().entity(name)
    assert label
    values = {
        "name": label.name, "titles": label.titles, "definitions": label.definitions,
        "key": label.key, "colour": label.colour,
    } | more  # fmt: skip
    schemes.change_label(project, "entity", name, EntityLabel(**values))  # type: ignore[arg-type]


def test_schemes_changed_on_both_sides_are_reconciled_label_by_label(base: Path) -> None:
    """One renames, the other recolours and both add labels: nobody need be asked."""
    other = copied(base, "other.annodb")
    with opened(base) as project:
        change(project, "PERSON", name="NGƯỜI")
        schemes.add_label(project, EntityLabel("MỚI", {}, {}, "", "#111111"))
    with opened(other) as project:
        change(project, "PERSON", colour="#123456")
        schemes.add_label(project, EntityLabel("MỚI", {}, {}, "", "#111111"))
        schemes.add_label(project, EntityLabel("LẠ", {}, {}, "", "#222222"))
        annotate.add_span(project, 1, "an", [(0, 3)], "LẠ")
    with opened(base) as project:
        report = run(merge(project, [other]))
        assert report.files[0].asked == []
        scheme = project.read.scheme()
        label = scheme.entity("NGƯỜI")
        assert label
        assert label.colour == "#123456"
        assert [one.name for one in scheme.entities].count("MỚI") == 1
        assert scheme.entity("LẠ")
        sound(project)


@pytest.mark.parametrize(("answer", "wanted"), [("ours", "A"), ("theirs", "B"), ("later", "B")])
def test_a_label_renamed_twice_is_asked_about(base: Path, answer: str, wanted: str) -> None:
    """Which of two names holds only a person can say; the program must not guess silently."""
    other = copied(base, "other.annodb")
    with opened(base) as project:
        change(project, "PERSON", name="A")
    with opened(other) as project:
        projects.set_title(project, "x")
        change(project, "PERSON", name="B")
    with opened(base) as project:
        before = dump(project)
        with pytest.raises(Unanswered, match="changed here and in the other file") as caught:
            run(merge(project, [other]))
        assert dump(project) == before
        assert [(q.ours, q.theirs) for q in caught.value.questions] == [("A", "B")]
        run(merge(project, [other], answers=answered_by({("label", "A", "name"): answer})))
        assert project.read.scheme().entity(wanted)
        sound(project)
    merged(other, [base])
    assert said(other)["label"] == said(base)["label"]


def test_a_label_removed_there_stays_while_a_span_bears_it(base: Path) -> None:
    """Removing a label on one side must not take the other side's new spans."""
    other = copied(base, "other.annodb")
    with opened(base) as project:
        annotate.add_span(project, 1, "an", [(0, 3)], "MISC")
    with opened(other) as project:
        schemes.remove_label(project, "entity", "MISC")
    merged(base, [other])
    assert spans(base)[0, 3] == "MISC"
    merged(other, [base])
    assert said(other) == said(base)
    with opened(base) as project:
        found = {one.fragments[0]: one.id for one in project.read.layer(1, "an").spans}
        annotate.remove(project, [found[0, 3]])
    merged(other, [base])
    with open_project(other) as project:
        assert project.read.scheme().entity("MISC") is None


def test_labels_that_change_names_with_each_other(base: Path) -> None:
    """Names are unique; taking both over one by one would fail halfway."""
    other = copied(base, "other.annodb")
    with opened(other) as project:
        change(project, "PERSON", name="x")
        change(project, "EVENT", name="PERSON")
        change(project, "x", name="EVENT")
    merged(base, [other])
    assert said(base)["label"] == said(other)["label"]


# -- bad input ------------------------------------------------------------------------------------


@pytest.fixture
def target(base: Path) -> Iterator[Project]:
    with opened(base) as project:
        before, count = dump(project), entries(project)
        yield project
        assert dump(project) == before
        assert entries(project) == count
        sound(project)


def refused(project: Project, path: Path, match: str, **more: bool) -> None:
    digest = sha256(path) if path.is_file() else ""
    with pytest.raises(ProjectError, match=match):
        run(merge(project, [path], **more))
    if digest:
        assert sha256(path) == digest, "a file that was refused was written"


def test_another_project_is_refused_unless_it_is_allowed(base: Path, tmp_path: Path) -> None:
    """A wrong file among fifty must not mix two projects."""
    stranger = new_file(tmp_path / "stranger.annodb", [line("lạ", "văn bản lạ", [(0, 3, "MISC")])])
    with opened(base) as project:
        refused(project, stranger, "is of another project")
        report = run(merge(project, [stranger], allow_other=True))
        assert report.total("documents") == 1
        assert report.total("labels") == 0
        assert report.total("labels_changed") == 0, "what is here stays as it is"
        assert report.total("conflicts") == 0
        sound(project)


def test_texts_that_differ_under_one_uid_are_refused_with_both_hashes(
    target: Project, tmp_path: Path
) -> None:
    """Offsets into another text would label other words."""
    uid = target.read.all("SELECT uid FROM document WHERE id = 1")[0][0]
    other = new_file(tmp_path / "o.annodb", [line("bài 0", TEXT + "khác", uid=uid.hex())])
    ours = target.read.all("SELECT sha256 FROM document WHERE id = 1")[0][0].hex()
    with open_project(other) as project:
        theirs = project.read.all("SELECT sha256 FROM document")[0][0].hex()
    refused(target, other, f"{theirs} there, {ours} here", allow_other=True)


def test_one_bad_file_among_good_ones_leaves_nothing(
    target: Project, base: Path, tmp_path: Path
) -> None:
    """All of them or none: half a merge would have to be found out by hand."""
    good = copied(base, "good.annodb")
    with opened(good) as project:
        annotate.add_span(project, 1, "an", [(0, 3)], "MISC")
    with pytest.raises(ProjectError, match="There is no file"):
        run(merge(target, [good, tmp_path / "none.annodb"]))


def test_what_is_no_file_to_merge_is_refused(target: Project, base: Path, tmp_path: Path) -> None:
    """Each kind of wrong file is told apart, and none is changed."""
    text = tmp_path / "a.txt"
    text.write_text("văn bản", encoding="utf-8")
    refused(target, text, "not an Annotator project")
    refused(target, base, "is the project itself")
    link = tmp_path / "link.annodb"
    link.symlink_to(base)
    refused(target, link, "is the project itself")
    refused(target, tmp_path, "is not a file")
    whole = copied(base, "whole.annodb").read_bytes()
    cut = tmp_path / "cut.annodb"
    cut.write_bytes(whole[: len(whole) // 2])
    refused(target, cut, "is damaged: it ends after")
    torn = tmp_path / "torn.annodb"
    torn.write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
    refused(target, torn, "damaged|altered")
    turned = copied(base, "turned.annodb")
    connection = foreign(turned)
    connection.execute("UPDATE text SET text = replace(text, 'Ông', 'Bà')")
    connection.close()
    refused(target, turned, "is not the imported one")


def test_a_newer_file_is_refused(target: Project, base: Path) -> None:
    """What a newer version knows and this one does not would be lost without a word."""
    newer = copied(base, "newer.annodb")
    connection = foreign(newer)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    digest = sha256(newer)
    with pytest.raises(NewerProject, match="Update Annotator"):
        run(merge(target, [newer]))
    assert sha256(newer) == digest


def test_an_older_file_is_taken_in_as_it_is(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that lay around since the last version still holds somebody's work."""
    old = tmp_path / "old.annodb"
    with monkeypatch.context() as then:
        pretend(then, schema.STEPS[:1])
        new_file(old, [line("cũ", "văn bản cũ", [(0, 3, "MISC")])])
    digest = sha256(old)
    report = merged(base, [old], allow_other=True)
    assert report.total("documents") == 1
    assert report.total("spans") == 1
    assert sha256(old) == digest


def test_a_file_that_is_open_elsewhere_is_taken_as_it_is_now(base: Path) -> None:
    """Somebody still labels in the package; what is saved by now comes in, the rest later."""
    other = copied(base, "other.annodb")
    with opened(other) as theirs, opened(base) as project:
        annotate.add_span(theirs, 1, "bình", [(0, 3)], "MISC")
        run(merge(project, [other]))
        annotate.add_span(theirs, 1, "bình", [(4, 6)], "MISC")
        assert run(merge(project, [other])).total("spans") == 1
        sound(project)
        sound(theirs)
    assert spans(base, 1, "bình") == {(0, 3): "MISC", (4, 6): "MISC"}


def test_a_merge_that_is_cancelled_leaves_nothing(target: Project, base: Path) -> None:
    """Closing the window in the middle must not leave half of somebody's work."""
    other = copied(base, "other.annodb")
    with opened(other) as project:
        annotate.add_span(project, 1, "bình", [(0, 3)], "MISC")
    steps = merge(target, [other])
    for _ in range(4):
        next(steps)
    steps.close()


def test_a_file_left_by_a_killed_program_is_not_rolled_back_by_us(
    target: Project, base: Path
) -> None:
    """The file that comes in is never written, not even to mend it."""
    other = copied(base, "other.annodb")
    connection = foreign(other)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE span SET note = printf('%5000d', id)")
    hot = other.with_name("hot.annodb")
    shutil.copyfile(other, hot)
    shutil.copyfile(f"{other}-journal", f"{hot}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    digest = sha256(hot)
    with pytest.raises(ProjectError, match=r"Open it once in Annotator|damaged"):
        run(merge(target, [hot]))
    assert sha256(hot) == digest


def test_documents_that_only_the_other_has_come_with_what_formats_kept(
    base: Path, tmp_path: Path
) -> None:
    """A file exported again after merging must still be what it was."""
    other = copied(base, "other.annodb")
    with opened(other) as project:
        import_jsonl(project, tmp_path / "in.jsonl", [line("thêm", "một hai ba")])
        with project.edit("x") as edit:
            edit.insert("kept", document_id=3, format="f", place="p", data="d")
            edit.insert("kept", document_id=1, format="f", place="q", data="e")
    merged(base, [other])
    with open_project(base) as project:
        rows = project.read.all("SELECT document_id, place, data FROM kept ORDER BY id")
        assert sorted(rows) == [(1, "q", "e"), (3, "p", "d")]
        assert project.read.text(3) == "một hai ba"


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
