"""A long document read in steps: the same table, whatever happens meanwhile."""

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.runs import Look
from annotator.errors import ProjectError
from annotator.ops import adjudication, annotate, long_documents
from annotator.ops.adjudication import decision_table
from annotator.ops.live_table import LiveTable, live_table
from annotator.ops.long_documents import live_table_slowly, next_undecided, weight
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store import decisions, layers
from annotator.store.project import Project, in_memory
from tests.ops.adjudication.support import AGAIN, HANOI, PAPER, THUONG, add, layer
from tests.ops.test_live_table import _act as act_by_chance
from tests.store.support import news_scheme

SPANS = [(*where, "PERSON") for where in (HANOI, THUONG, AGAIN, PAPER)]
LINKS = [(0, 1, "AFFILIATED_WITH"), (1, 3, "AFFILIATED_WITH")]


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of one row each."""
    monkeypatch.setattr(layers, "PART", 1)
    monkeypatch.setattr(decisions, "_PART", 1)


def made(project: Project, folder: Path) -> int:
    others = [layer("bình", SPANS[1:]), layer("chi", SPANS[:1], state="open")]
    return add(project, folder, layer("an", SPANS, LINKS), *others)


@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_what_is_read_in_steps_is_what_is_read_at_once(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A reviewer of a long document would miss an item, or an answer."""
    with in_memory() as project:
        set_scheme(project, news_scheme())
        document = made(project, tmp_path_factory.getbasetemp())
        for _round in range(data.draw(st.integers(0, 4))):
            act_by_chance(project, document, data)
            if not project.read.has_document(document):
                return
        slow = run(live_table_slowly(project, document))
        at_once = live_table(project, document)
        assert slow.table == at_once.table == decision_table(project, document)
        assert slow.undecided == at_once.undecided
        assert weight(project, document) >= len(slow.table.items)


def test_what_is_edited_meanwhile_is_seen(project: Project, tmp_path: Path) -> None:
    """Half of a document as it was and half as it is: an answer would go to nobody's work."""
    document = made(project, tmp_path)
    steps = live_table_slowly(project, document)
    for _part in range(3):
        next(steps)
    gone = project.read.layer(document, "an").spans[0]
    annotate.remove(project, [gone.id], [])
    done: list[LiveTable] = []
    while not done:
        try:
            step = next(steps)
        except StopIteration as end:
            done.append(end.value)
        else:
            assert 0 <= step.done <= step.total
    assert done[0].table == decision_table(project, document)


def test_who_leaves_leaves_no_thread_at_work(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cancelled reading that goes on would slow everything that follows."""

    def endless(_known: object, _document: object, _decisions: object, look: Look) -> None:
        while True:
            look(0.5)

    monkeypatch.setattr(long_documents, "made_table", endless)
    document = made(project, tmp_path)
    steps = live_table_slowly(project, document)
    while not any(one.name == "apart" for one in threading.enumerate()):
        next(steps)
    steps.close()
    assert not any(one.name == "apart" for one in threading.enumerate())


def test_a_document_that_goes_meanwhile_is_said_to_be_gone(
    project: Project, tmp_path: Path
) -> None:
    """An empty table looks like a document in which all is settled."""
    document = made(project, tmp_path)
    steps = live_table_slowly(project, document)
    next(steps)
    project.undo()
    with pytest.raises(ProjectError, match="no longer in the project"):
        run(steps)


def test_the_next_document_is_found_among_long_ones(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Finishing a document stopped the window while the next one was looked for."""
    first, second = (
        made(project, tmp_path),
        add(project, tmp_path, layer("an", SPANS), layer("bình", SPANS), name="hai", end="."),
    )
    monkeypatch.setattr(long_documents, "MANY", 0)
    assert run(next_undecided(project, [second, first])) == second
    for place in range(4):
        adjudication.take(project, decision_table(project, second), place, "an")
    assert run(next_undecided(project, [second, first])) == first
