"""Text of projects and imports on screen: always plain, never guessed to be rich.

Qt takes a text that looks like HTML for HTML, and opens the files that its images name.  So
labels, message boxes and tool tips are made here and nowhere else; tests/test_plain_text.py
holds the rest of the window to that.
"""

import html
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from annotator.gui.overrides import guarded

SHOWN = 1_000
"""Code points of a name that are shown: one cell of a megabyte takes Qt a second at each paint."""

_WORDS = 10_000
"""Code points of a label or a message."""

_SPACES = "\n\t"
_JOINERS = "\u200c\u200d"
"""Characters without a shape of their own that emoji and Persian are spelt with."""


@guarded
class PlainLabel(QLabel):
    """A label that shows its text as it is.

    ``wrap`` breaks long lines; ``selectable`` lets people mark and copy the text.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        selectable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802
        """Shows ``text``, but for what lies far beyond anything that anybody reads."""
        super().setText(steady(text, _WORDS))


def shown(text: str, longest: int = SHOWN) -> str:
    """``text``, cut where it is longer than anybody reads; layouts of a megabyte take seconds."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def steady(text: str, longest: int = SHOWN) -> str:
    """``text`` in its lines; what would turn or hide what stands beside it becomes U+FFFD."""
    text = shown(text, longest)
    if text.isprintable():
        return text
    return "".join(c if c in _SPACES else _shown(c) for c in text)


def tool_tip(text: str) -> str:
    """``text`` for a tool tip, which knows no text format: escaped, wrapped by Qt when long."""
    if not text:
        return ""
    return f"<span>{html.escape(steady(text)).replace(chr(10), '<br/>')}</span>"


def one_line(text: str) -> str:
    """``text`` as one line that cannot pose as another: for names in lists.

    Line ends and other white space become single spaces; characters that would turn or hide what
    stands beside them (direction overrides, controls) become U+FFFD.
    """
    text = shown(text)
    if text.isprintable() and "  " not in text:
        return text
    words = " ".join(text.split())
    return words if words.isprintable() else "".join(map(_shown, words))


def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs")
    return "\ufffd" if hidden and character not in _JOINERS else character


def without_mnemonic(text: str) -> str:
    """``text`` for a button, a menu entry or a tab, where a lone "&" would underline a letter."""
    return one_line(text).replace("&", "&&")


def message_box(
    parent: QWidget | None,
    icon: QMessageBox.Icon,
    text: str,
    *,
    more: str = "",
    detail: str = "",
) -> QMessageBox:
    """A message box without buttons; ``more`` stands below ``text``, ``detail`` is folded away."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setText(steady(text, _WORDS))
    box.setInformativeText(steady(more, _WORDS))
    if detail:
        box.setDetailedText(detail)
    return box
