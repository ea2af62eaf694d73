"""What lists over the text say of their items."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from annotator.gui.document.blocks import drawable
from annotator.model.annotation import Span

_SHOWN = 80
"""Code points of a span's words that are looked at; a span may have a million."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label's chip, the words of a span, and where they are: some are called the same."""

    chip: QPixmap
    words: str
    place: str


Describe = Callable[[int], Entry]
"""Of the item of an id."""


def words_of(text: str, span: Span) -> str:
    """The first words of a span, on one line, in which nothing is left that Qt would obey."""
    start, stop = span.fragments[0]
    return " ".join(drawable(text[start : min(stop, start + _SHOWN)]).split())
