"""File names from document names, safe on Linux, macOS and Windows.

No separators, no characters that Windows or a terminal would trip over, none of Windows' device
names (CON, NUL, COM1, also COM¹ with a superscript digit, with any extension), no dot or space at
an edge, bounded in length, and no two names that a file system may hold to be one: compared
without case and in NFC.
"""

import re
import unicodedata

BYTES = 140
"""The longest name in UTF-8, extension included; encrypted home folders stop at 143."""

_BAD = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.I)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_EMOJI_GLUE = "\u200c\u200d"


class FileNames:
    """Hands out names, each different from all before it."""

    def __init__(self, extension: str) -> None:
        self._extension = extension
        self._taken: set[str] = set()

    def give(self, title: str) -> str:
        """A name for ``title``: the same titles in the same order give the same names."""
        stem = _safe(title) or "document"
        name = _cut(stem, self._extension)
        number = 1
        while _folded(name) in self._taken:
            number += 1
            name = _cut(stem, f"-{number}{self._extension}")
        self._taken.add(_folded(name))
        return name


def is_device(name: str) -> bool:
    """Whether Windows takes ``name``, with whatever extension, for one of its devices."""
    return _DEVICE.match(name) is not None


def _safe(title: str) -> str:
    seen = "".join(
        "_" if unicodedata.category(c) in _UNSEEN and c not in _EMOJI_GLUE else c for c in title
    )
    stem = _BAD.sub("_", seen).strip(". \u3000\xa0")
    return f"_{stem}" if is_device(stem) else stem


def _cut(stem: str, ending: str) -> str:
    room = BYTES - len(ending.encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + ending


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFD", name).casefold()
    return unicodedata.normalize("NFC", folded)
