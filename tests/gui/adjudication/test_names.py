"""Words for causes: a column of them is painted with each step through the table."""

import pytest
from PySide6.QtCore import QCoreApplication

from annotator.agreement.decision_items import Cause
from annotator.gui.adjudication import names


class Counting:
    """The application's translations, counted."""

    asked = 0

    @classmethod
    def translate(cls, context: str, words: str) -> str:
        cls.asked += 1
        return QCoreApplication.translate(context, words)


def test_one_word_is_translated_for_one_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    """All thirteen were, for each cell: a reviewer waited for names that nobody saw."""
    monkeypatch.setattr(names, "QCoreApplication", Counting)
    monkeypatch.setattr(Counting, "asked", 0)
    words = [say(cause) for say in (names.cause_name, names.cause_explained) for cause in Cause]
    assert len(set(words)) == len(words) == 2 * len(Cause)
    assert Counting.asked == len(words)
