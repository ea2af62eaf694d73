"""Work of several people comes together: kept, deleted, quarrelled over, decided."""

from pathlib import Path

from annotator.model.annotation import State
from annotator.ops import annotate, projects
from annotator.store.project import open_project
from tests.store.merging.support import opened, spans
from tests.store.replicas import copied, merged, said
from tests.store.support import (
    import_jsonl,
    line,
    litter,
    sound,
)

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
