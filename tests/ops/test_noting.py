"""A note that is kept while it is typed: never without its newest draft, and one step of undo."""

from pathlib import Path

import pytest

from annotator.errors import EditError
from annotator.ops import adjudication
from annotator.ops.adjudication import decision_table
from annotator.ops.noting import Draft, write_note
from annotator.store.project import Project
from tests.ops.adjudication.support import HANOI, add, layer
from tests.store.support import dump, entries, sound


@pytest.fixture
def decision(project: Project, tmp_path: Path) -> int:
    """The only decision of the project, on the only item."""
    spans = [(*HANOI, "PERSON")]
    document = add(project, tmp_path, layer("an", spans), layer("bình", spans))
    adjudication.take(project, decision_table(project, document), 0, "an")
    return _rows(project)[0][0]


def _rows(project: Project) -> list[tuple[int, str]]:
    return [(row[0], row[1]) for row in project.read.all("SELECT id, note FROM decision")]


def _typed(project: Project, decision: int, *words: str) -> Draft | None:
    draft = None
    for one in words:
        draft = write_note(project, decision, one, draft)
    return draft


def test_whatever_is_committed_has_a_draft(project: Project, decision: int) -> None:
    """A program killed between taking the draft back and writing the next had neither."""
    kept = []
    project.subscribe(lambda _change: kept.append(_rows(project)[0][1]))
    _typed(project, decision, "the", "the full", "the full name")
    assert kept == ["the", *["the full"] * 2, *["the full name"] * 2], "two entries, one commit"
    sound(project)


def test_a_draft_that_cannot_follow_leaves_the_one_before(
    project: Project, decision: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at the second draft took the first one with it."""
    draft = _typed(project, decision, "the")
    before, count = dump(project), entries(project)

    def refuse(*_args: object, **_more: object) -> None:
        raise EditError("The edit was not saved.")

    with monkeypatch.context() as patch:
        patch.setattr("annotator.store.gate.Edit.update", _only_back(refuse))
        with pytest.raises(EditError):
            write_note(project, decision, "the full", draft)
    assert (dump(project), entries(project)) == (before, count)
    write_note(project, decision, "the full", draft)
    project.undo()
    assert _rows(project) == [(decision, "")]


def _only_back(refuse: object) -> object:
    """Writing that works for what takes the draft back, and then no more."""
    from annotator.store.gate import Edit  # noqa: PLC0415 - as it was before the patch

    done: list[str] = []
    update = Edit.update

    def first(self: Edit, name: str, row_id: int, /, **values: object) -> bool:
        if done:
            refuse()  # type: ignore[operator]
        done.append(name)
        return update(self, name, row_id, **values)  # type: ignore[arg-type]

    return first


def test_a_note_that_is_emptied_again_leaves_the_answer(project: Project, decision: int) -> None:
    """The draft that emptied the note was taken for the answer before it: typing on took the
    answer back."""
    draft = _typed(project, decision, "the", "")
    assert _rows(project) == [(decision, "")]
    write_note(project, decision, "a", draft)
    assert _rows(project) == [(decision, "a")]
    project.undo()
    project.undo()
    assert _rows(project) == [], "one step for the note, one for the answer"
    project.redo()
    project.redo()
    assert _rows(project) == [(decision, "a")]
    sound(project)


def test_a_draft_that_was_undone_and_done_again_goes_on(project: Project, decision: int) -> None:
    """The step to take back is the one that did it again, not the one of before."""
    draft = _typed(project, decision, "the")
    project.undo()
    project.redo()
    write_note(project, decision, "the full", draft)
    assert _rows(project) == [(decision, "the full")]
    project.undo()
    assert _rows(project) == [(decision, "")]
    sound(project)
