"""What the reviewer's window says: which answer is given, what was taken back, and no longer."""

from PySide6.QtCore import Qt

from annotator.gui.adjudication.window import AdjudicationWindow
from tests.gui.adjudication.hand import press
from tests.gui.conftest import Answers


def test_all_alike_asks_with_the_answer(window: AdjudicationWindow, answers: Answers) -> None:
    """The cursor stands on another item by then: a hundred items get what nobody has seen."""
    press(window, Qt.Key.Key_2)
    assert window.current() == 1
    press(window, Qt.Key.Key_A)
    assert "\nAnswer: Person · Văn Thưởng\n" in answers.said[-1]
    press(window, Qt.Key.Key_1)
    window.go(2)
    press(window, Qt.Key.Key_A)
    assert "\nAnswer: works with\n" in answers.said[-1]
    window.go(3)
    press(window, Qt.Key.Key_X)
    press(window, Qt.Key.Key_A)
    assert "\nAnswer: none of them\n" in answers.said[-1]
