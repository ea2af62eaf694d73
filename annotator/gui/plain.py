"""Text of projects and imports on screen: always plain, never guessed to be rich.

Qt takes a text that looks like HTML for HTML, and opens the files that its images name.  So
labels, message boxes and tool tips are made here and nowhere else; tests/test_plain_text.py
holds the rest of the window to that.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from annotator.gui.overrides import guarded

SHOWN = 1_000
"""Code points of a name that are shown: one cell of a megabyte takes Qt a second at each paint."""

_WORDS = 10_000
"""Code points of a label or a message."""

_SPACES = "\n\t"
_ISOLATE, _END = "\u2068", "\u2069"
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
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


def phrased(template: str, /, **fields: object) -> str:
    """A sentence for the screen: ``template`` with its fields, each of them :func:`isolated`.

    Not for names of files nor for what is written into them.
    """
    return template.format(**{name: apart(one) for name, one in fields.items()})


def apart(field: object) -> object:
    """A field of a sentence: names, words and paths isolated, numbers as they are."""
    return isolated(str(field)) if isinstance(field, str | PurePath) else field


def isolated(text: str) -> str:
    """``text`` so that its direction ends where it ends: Hebrew or Arabic would draw the numbers
    and marks beside it to its own left.  Other text is what it was."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{_ISOLATE}{_steady(text, _SPACES)}{_END}"


def joined(texts: Iterable[str], between: str = ", ") -> str:
    """Names in their order, whatever their direction."""
    return between.join(map(isolated, texts))


def bare(text: str) -> str:
    """A sentence without the marks of :func:`isolated`, for a file or the clipboard."""
    return text.replace(_ISOLATE, "").replace(_END, "")


def shown(text: str, longest: int = SHOWN) -> str:
    """``text``, cut where it is longer than anybody reads; layouts of a megabyte take seconds."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def steady(text: str, longest: int = SHOWN) -> str:
    """``text`` in its lines; what would turn or hide what stands beside it becomes U+FFFD."""
    text = shown(text, longest)
    return text if text.isprintable() else _steady(text, _SPACES)


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
    return words if words.isprintable() else _steady(words, "")


def _steady(text: str, kept: str) -> str:
    """``text`` without what turns or hides what stands beside it.  Isolates that begin and end in
    it do neither, and stay around what runs from right to left."""
    pairs: set[int] = set()
    if _ISOLATE in text and _RIGHT_TO_LEFT.search(text):
        begun = []
        for place, character in enumerate(text):
            if character == _ISOLATE:
                begun.append(place)
            elif character == _END and begun:
                pairs |= {begun.pop(), place}
    return "".join(c if c in kept or place in pairs else _shown(c) for place, c in enumerate(text))


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
