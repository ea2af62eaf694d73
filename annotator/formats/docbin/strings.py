"""spaCy's numbers for strings and for the attributes of tokens; the only place that loads spaCy."""

from collections.abc import Iterable
from typing import Any, cast

from annotator.errors import FormatError

ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID = 65, 77, 78, 452, 454
HEAD, SENT_START, SPACY = 79, 80, 81


class Strings:
    """Strings by spaCy's numbers and the other way.  Raises FormatError without spaCy."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        try:
            from spacy.strings import StringStore  # noqa: PLC0415
        except ImportError:
            raise FormatError(
                "The format docbin needs the extra spacy: pip install annotator[spacy]."
            ) from None
        self._store: Any = StringStore()
        self.used: dict[str, int] = {}
        for string in known:
            self._store.add(string)

    def number(self, string: str) -> int:
        """The number of ``string``, which is remembered as used."""
        found = self.used.get(string)
        if found is None:
            found = self.used[string] = cast("int", self._store.add(string))
        return found

    def string(self, number: int) -> str | None:
        """The string of ``number``, or None where the file does not tell it."""
        try:
            return cast("str", self._store[number])
        except (KeyError, IndexError, OverflowError):
            return None
