"""The window of agreement over three documents, of which two people finished two."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.store.project import Project
from tests.gui.adjudication.conftest import label


def settle(qtbot: QtBot, window: AgreementWindow) -> None:
    """Waits until nothing is being computed or looked for."""
    qtbot.waitUntil(
        lambda: (
            not (
                window.counting.is_busy
                or window.counting._rest.isActive()
                or window.bounds.is_busy
                or window._rest.isActive()
                or window.items.is_busy
                or window.units.is_busy
            )
        ),
        timeout=20_000,
    )


@pytest.fixture
def session(filled: Project) -> Session:
    """Two documents that two people labelled otherwise; the third nobody has finished."""
    for document in (1, 3):
        label(filled, document)
    session = Session()
    session.open(filled, "duyệt")
    return session


@pytest.fixture
def window(qtbot: QtBot, session: Session, config: Settings) -> Iterator[AgreementWindow]:
    """The window, all compared."""
    made = AgreementWindow(session, config, None)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    settle(qtbot, made)
    yield made
    if Shiboken.isValid(made):
        made.close()
