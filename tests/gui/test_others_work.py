"""Who has not finished is asked before the windows of comparison show what others wrote."""

from pathlib import Path

from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.main_window import MainWindow
from annotator.ops import annotate
from annotator.store.project import Project, create, open_project
from tests.gui.conftest import Answers, Open, fill


def begun(project: Project, name: str) -> None:
    """``name`` has begun a document and not finished it."""
    annotate.add_span(project, 1, name, [(0, 3)], "PERSON")


def is_shown(window: MainWindow) -> bool:
    return window.findChild(AdjudicationWindow) is not None


def test_who_has_not_finished_is_asked_once_in_each_project(
    open_window: Open, file: Path, tmp_path: Path, answers: Answers
) -> None:
    """The answer given in one project opened others' work in the next, where nobody had asked."""
    other = tmp_path / "khác.annodb"
    with fill(create(other)) as project:
        begun(project, "an")
    with open_project(file) as project:
        begun(project, "an")
    window = open_window(file)
    window.commands.set_annotator("an")
    window.commands.review.adjudicate()
    assert answers.said[-1].startswith("1 document(s) of yours begun and not finished.")
    assert not is_shown(window)
    answers.confirm = True
    window.commands.review.adjudicate()
    assert is_shown(window)
    asked = len(answers.said)
    window.commands.review.adjudicate()
    assert len(answers.said) == asked, "once is enough"
    window.projects.open(other)
    window.commands.set_annotator("an")
    answers.confirm = False
    window.commands.review.adjudicate()
    assert answers.said[asked:], "another project, another question"
