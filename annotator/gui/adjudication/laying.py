"""How the parts of the reviewer's window lie: bar, text, table, note and a sentence at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget


def lay(
    window: QWidget,
    above: QWidget,
    text: QWidget,
    below: tuple[QWidget, QWidget],
    feet: tuple[QWidget, QWidget],
) -> QSplitter:
    """Lays the parts out from top to bottom; the border between text and table can be moved.

    The first of ``feet`` takes the room of text and table while these are hidden.
    """
    table, detail = below
    bar, foot = feet
    lower = QWidget()
    column = QVBoxLayout(lower)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(table, 1)
    column.addWidget(detail)
    splitter = QSplitter(Qt.Orientation.Vertical)
    splitter.addWidget(text)
    splitter.addWidget(lower)
    splitter.setSizes([420, 380])
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(above)
    whole.addWidget(splitter, 1)
    bar.setContentsMargins(24, 0, 24, 0)
    whole.addWidget(bar, 1)
    foot.setContentsMargins(8, 2, 8, 4)
    whole.addWidget(foot)
    return splitter
