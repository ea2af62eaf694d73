"""A window of the reviewer over three small documents that two people labelled otherwise."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.model.annotation import State
from annotator.ops import annotate
from annotator.store.project import Project
from tests.gui.conftest import TEXT

THUONG = (TEXT.index("Võ"), TEXT.index(" làm"))
PROVINCE = (TEXT.index("Quảng"), TEXT.index(" sáng"))
COUNCIL = (TEXT.index("Tỉnh"), TEXT.index(" sáng"))


def label(project: Project, document: int) -> None:
    """Two people differ on a border and on a whole span, and draw one relation."""
    for name, person in (("an", THUONG), ("<b>Bình</b>", (THUONG[0] + 3, THUONG[1]))):
        head = annotate.add_span(project, document, name, [person], "PERSON")
        tail = annotate.add_span(project, document, name, [COUNCIL], "ORG")
        annotate.add_relation(project, head, tail, "WORKS_WITH")
    annotate.add_span(project, document, "an", [PROVINCE], "PLACE")
    for name in ("an", "<b>Bình</b>"):
        annotate.set_state(project, document, name, State.FINISHED)


@pytest.fixture
def session(filled: Project) -> Session:
    """The project with two documents to settle; the third nobody has finished."""
    for document in (1, 3):
        label(filled, document)
    session = Session()
    session.open(filled, "duyệt")
    return session


@pytest.fixture
def window(qtbot: QtBot, session: Session, config: Settings) -> Iterator[AdjudicationWindow]:
    """The window on the first document."""
    made = AdjudicationWindow(session, config, None)
    made.begin(1)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    if Shiboken.isValid(made):
        made.close()
