"""What was mended in a CAS, counted, and said once a kind."""

from annotator.formats.base import Reason
from annotator.formats.layers import Account
from annotator.model.offsets import Utf16Map

_NAMED = 6


class Repairs:
    """What was left out, and what a type system lacked."""

    def __init__(self, account: Account, *, guessed: bool = False) -> None:
        self.account = account
        self._guessed = guessed
        self.structures: set[str] = set()
        self.members: set[str] = set()
        self.references: set[str] = set()
        self.values: set[str] = set()
        self.types: set[str] = set()
        self.features: set[str] = set()

    def say(self) -> None:
        """One note for each kind of repair that there was."""
        change = self.account.change
        if self.structures:
            change(
                "document",
                "{count} parts of it have no id of their own or no type ({names}); they were left "
                "out",
                count=len(self.structures),
                names=_some(self.structures),
            )
        if self.members:
            change(
                "document",
                "it lists {count} members that are not there ({names}); they were left out",
                count=len(self.members),
                names=_some(self.members),
            )
        if self.references:
            change(
                "document",
                "it refers to {count} things that are not there ({names}); the references were "
                "left out",
                count=len(self.references),
                names=_some(self.references),
            )
        if self.values:
            change(
                "document",
                "{count} values are not what their type says ({names}); they were left out",
                count=len(self.values),
                names=_some(self.values),
            )
        lacking = self.types | self.features
        if lacking and not self._guessed:
            change(
                "document",
                "its type system lacks {count} types and features ({names}); they were taken as "
                "the file has them",
                count=len(lacking),
                names=_some(lacking),
            )


class Offsets:
    """Which UTF-16 offsets a text has."""

    def __init__(self, text: str | None) -> None:
        self._map = Utf16Map(text or "")
        self._most = self._map.unit(len(text or ""))

    def fault(self, start: int, stop: int) -> Reason | None:
        """Why an annotation cannot lie from ``start`` to ``stop``."""
        place = {"start": start, "stop": stop}
        if not 0 <= start <= stop <= self._most:
            return Reason(
                "[{start}, {stop}) lies outside the text or runs backwards; its length is {length} "
                "UTF-16 units",
                {**place, "length": self._most},
            )
        if any(self._map.unit(self._map.point(one)) != one for one in (start, stop)):
            return Reason("[{start}, {stop}) cuts a character into halves", place)
        return None


def _some(names: set[str]) -> str:
    found = sorted(names, key=lambda name: (len(name), name))
    return ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
