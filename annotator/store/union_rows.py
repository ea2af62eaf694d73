"""One row that is united whole, span, relation or decision: by what it lives, and what it says.

What it says follows from the versions by which it lives alone: the newest holds, the others wait
for the reviewer.  A row that lives by none is deleted; should another need it, it says what it
said last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotator.store.sides import Sides
from annotator.store.waiting import Loser, Waiting

Saying = Mapping[str, object]
"""A row with uids for what it refers to, which mean the same in every file."""


@dataclass(frozen=True)
class Place:
    """A row as the two sides have it: our id, their id; 0 where it is not there."""

    uid: bytes
    ours: int
    theirs: int


@dataclass(frozen=True)
class Outcome:
    """What became of a row: ``saying`` is None where our row, or theirs, says it."""

    life: set[int]
    version: int
    is_theirs: bool = False
    saying: Saying | None = None


@dataclass(frozen=True)
class Whose:
    """Whose row it is, for the list of what waits: uids of document and annotator."""

    document_uid: bytes | None
    annotator_uid: bytes = b""


class RowUnion:
    """The rows of one table; ``ours_said`` and ``theirs_said`` say a row by its id."""

    def __init__(
        self,
        sides: Sides,
        waiting: Waiting,
        table: str,
        said: tuple[Callable[[int], Saying], Callable[[int], Saying]],
    ) -> None:
        self._sides = sides
        self._waiting = waiting
        self._table = table
        self._said = said

    def lives(self, place: Place) -> tuple[set[int], set[int]]:
        """By which versions a row lives on either side, as references of ours."""
        sides = self._sides
        ours = sides.ours.life(self._table, place.ours, place.uid) if place.ours else set()
        theirs: set[int] = set()
        if place.theirs:
            theirs = sides.mapped(sides.theirs.life(self._table, place.theirs, place.uid))
        return ours, theirs

    def outcome(
        self, place: Place, whose: Callable[[], Whose], life: set[int] | None = None
    ) -> Outcome:
        """Unites one row; what lost is told to those that wait.  ``life`` if it is known."""
        if life is None:
            life = self._sides.joined(*self.lives(place))
        if not life:
            self._waiting.decide((self._table, place.uid, ""), set(), ())
            return self.last(place)
        version = self._sides.newest(life)
        outcome = self._at(place, life, version)
        others = life - {version}
        if others:
            self._lose(place, outcome, others, whose())
        else:
            self._waiting.decide((self._table, place.uid, ""), life, ())
        return outcome

    def _at(self, place: Place, life: set[int], version: int) -> Outcome:
        """Who says what a version said."""
        a, b = self._versions(place)
        if version == a:
            return Outcome(life, version)
        if version == b:
            return Outcome(life, version, is_theirs=True)
        row = self._waiting.about((self._table, place.uid, "")).get(version)
        if row is not None:
            return Outcome(life, version, saying=self._waiting.said(row))
        return Outcome(life, version, is_theirs=version not in self.lives(place)[0])

    def _versions(self, place: Place) -> tuple[int | None, int | None]:
        sides = self._sides
        a = sides.ours.places(self._table).get(place.ours) if place.ours else None
        b = sides.their(self._table, place.theirs) if place.theirs else None
        return a, b

    def last(self, place: Place) -> Outcome:
        """What a deleted row said last."""
        a, b = self._versions(place)
        last = self._sides.last_said(self._table, place.uid)
        known = {version for version in (a, b, last and last.version) if version}
        version = self._sides.newest(known)
        if version in (a, b):
            return Outcome(set(), version, is_theirs=version != a)
        assert last is not None
        return Outcome(set(), version, saying=last.value)

    def _lose(self, place: Place, outcome: Outcome, others: set[int], whose: Whose) -> None:
        holds = self.saying(place, outcome)
        losers = []
        for version in sorted(others):
            lost = self.saying(place, self._at(place, others, version))
            if lost != holds:
                losers.append(
                    Loser(
                        self._table, place.uid, "", version, lost, whose.document_uid,
                        whose.annotator_uid,
                    )
                )  # fmt: skip
        self._waiting.decide((self._table, place.uid, ""), outcome.life, losers)

    def saying(self, place: Place, outcome: Outcome) -> Saying:
        """What an outcome says, in uids."""
        if outcome.saying is not None:
            return outcome.saying
        return self._said[1](place.theirs) if outcome.is_theirs else self._said[0](place.ours)

    def write_down(self, place: Place, our_id: int, outcome: Outcome) -> None:
        """Notes the versions of a row that was there on our side, or is new."""
        sides, table = self._sides, self._table
        if not outcome.life:
            if sides.ours.places(table).get(our_id) != outcome.version:
                sides.revise(table, "", our_id, [outcome.version])
            sides.doomed[table].add(our_id)
            return
        told = sides.ours.life(table, our_id, place.uid)
        if told != outcome.life or sides.ours.places(table).get(our_id) != outcome.version:
            sides.revise(table, "", our_id, [outcome.version])
            sides.mark_life(table, our_id, place.uid, outcome.life)


def needs_look(sides: Sides, table: str, place: Place) -> bool:
    """Whether the sides differ in a row, or in what is noted of it."""
    if sides.ours.places(table).get(place.ours) != sides.their(table, place.theirs):
        return True
    return bool(sides.ours.parts(table, place.ours) or sides.theirs.parts(table, place.theirs))
