"""Questions, answered by real keys."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.gui.ask import confirm  # the question itself, not the answer of the other tests


@pytest.mark.parametrize(
    ("key", "loses_work", "wanted"),
    [
        (Qt.Key.Key_Return, False, True),
        (Qt.Key.Key_Return, True, False),
        (Qt.Key.Key_Escape, False, False),
        (Qt.Key.Key_Escape, True, False),
    ],
)
def test_enter_alone_never_loses_work(
    qapp: QApplication, key: Qt.Key, *, loses_work: bool, wanted: bool
) -> None:
    """Somebody who leaves in haste with edits that are not saved would throw them away."""

    def answer() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box, key)

    QTimer.singleShot(0, answer)
    assert confirm(None, "Leave?", "Leave and lose it", loses_work=loses_work) is wanted
