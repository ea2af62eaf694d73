"""Edits that wait, without a window: what is done of them once there is room."""

from pathlib import Path

from annotator.gui.waiting import Action, Waiting
from annotator.ops import annotate, projects
from annotator.store.project import Project, open_project
from tests.gui.test_unsaved import PLACES


def test_a_step_back_of_what_proved_impossible_takes_nothing_else_back(file: Path) -> None:
    """A label, Ctrl+Z, and meanwhile somebody's command line: that work went with the Ctrl+Z."""
    with open_project(file) as project:
        waiting = Waiting(project, 1, lambda _change: None)
        words = (PLACES[0],)
        waiting.add(Action(lambda it: annotate.add_span(it, 1, "an", words, "PERSON")))
        assert waiting.add(Action(Project.undo, is_step=True))
        projects.remove_documents(project, [1])
        assert len(waiting.save()) == 1
        assert 1 not in project.read.document_ids()
