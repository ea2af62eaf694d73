"""Fields that show a text of the project: what nobody touched is kept as it was, to the letter.

Qt's fields do not give back what they were given: a line is cut at 32,767 characters, a box makes
one kind of line end and of space of all, and a megabyte in one line freezes the window.  So a
field alone never tells whether somebody changed the text.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

LONGEST = 20_000
"""UTF-16 units, which Qt counts, that can be edited in a field; it needs 50 ms for them, and for
twice as many 200."""

_HEAD = 1_000
"""Code points that are shown of a text that is too long to edit."""


def typable(names: Iterable[str]) -> list[str]:
    """The names that a field can hold to the letter and at once: nobody works under others."""
    return [name for name in dict.fromkeys(names) if len(name) <= _HEAD]


class Held:
    """A field and the text that it stands for."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        self._field = field
        self._text = self._shown = ""
        self._is_cut = False

    def show(self, text: str) -> None:
        """Shows ``text``: cut, marked and for reading only where it is too long to edit."""
        self._is_cut = is_long = _units(text) > LONGEST
        words = text
        if is_long:
            told = QCoreApplication.translate("Held", "too long to edit here")
            words = f"{text[:_HEAD]}… ({told})"
        self._field.setReadOnly(is_long)
        if self._read() != words:
            self._write(words)
        self._text, self._shown = text, self._read()

    def expect(self, text: str) -> None:
        """``text`` is what is kept now; what is being typed stays, and differs from it or not."""
        if self._is_cut:  # nobody types there
            self.show(text)
        else:
            self._text, self._shown = text, _as_shown(self._field, text)

    @property
    def is_changed(self) -> bool:
        """Whether something else stands in the field than what was shown."""
        return self._read() != self._shown

    def text(self) -> str:
        """What was shown, whole, unless somebody changed it."""
        return self._read() if self.is_changed else self._text

    def stripped(self) -> str:
        """The same; what was typed comes without white space around it."""
        return self._read().strip() if self.is_changed else self._text

    def _read(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _write(self, words: str) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.setText(words)
        else:
            self._field.setPlainText(words)


def _units(text: str) -> int:
    """How long Qt finds a text; one that is too long anyway is not looked through."""
    return len(text) if len(text) > LONGEST else len(_utf16(text)) // 2


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _as_shown(field: QLineEdit | QPlainTextEdit, text: str) -> str:
    """``text`` as a field gives it back."""
    if isinstance(field, QLineEdit):
        return _utf16(text)[: 2 * field.maxLength()].decode("utf-16-le", "surrogatepass")
    for end in ("\r\n", "\r", "\u2028", "\u2029", "\ufdd0", "\ufdd1"):
        text = text.replace(end, "\n")
    return text.replace("\u00a0", " ")
