"""A scheme that was changed on both sides is reconciled label by label."""

from pathlib import Path

import pytest

from annotator.model.scheme import EntityLabel
from annotator.ops import annotate, projects, schemes
from annotator.ops.merging import Unanswered, answered_by, merge
from annotator.ops.steps import run
from annotator.store.project import open_project
from tests.store.merging.support import change, opened, spans
from tests.store.replicas import copied, merged, said
from tests.store.support import (
    dump,
    sound,
)


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
