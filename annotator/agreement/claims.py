"""Which decision is about which group of annotations, as decisions come and go.

The newest decision chooses first: of the groups that are free still, the one with which it shares
most uids, the first of equals.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from annotator.model.decision import Decision

Now = tuple[Decision | None, Decision | None]
"""The decision about a group before a change, and after it."""


class Claims:
    """Decisions of one kind on one document.  ``owner`` gives the place of the group that a uid of
    an annotator's is in.  Decisions are known by their ids, their age says which is newer."""

    def __init__(self, owner: Mapping[bytes, int]) -> None:
        self._owner = owner
        self._decisions: dict[int, Decision] = {}
        self._votes: dict[int, Counter[int]] = {}
        self._voters: dict[int, set[int]] = {}
        self._chosen: dict[int, int] = {}
        self._given: set[int] = set()
        self._by_gold: dict[bytes, set[int]] = {}

    def of(self, place: int) -> Decision | None:
        """The decision about the group at ``place``."""
        chosen = self._chosen.get(place)
        return None if chosen is None else self._decisions[chosen]

    def golds(self, ids: Iterable[int]) -> set[bytes]:
        """Uids of the gold that decisions with these ids speak of."""
        return {self._decisions[one].gold for one in ids if one in self._decisions} - {b""}

    def lonely(self, gold: bytes) -> Decision | None:
        """The newest decision on a gold uid that is about no group."""
        free = self._by_gold.get(gold, set()) - self._given
        return self._decisions[max(free, key=self._age)] if free else None

    def change(self, put: Iterable[Decision], gone: Iterable[int]) -> dict[int, Now]:
        """Takes decisions over that are new or others than before, and drops those ``gone``.

        The answer tells of each group whose decision is another, or says something else, now.
        """
        put = list(put)
        dropped = [one for one in (*gone, *(one.id for one in put)) if one in self._decisions]
        old = {one: self._decisions[one] for one in dropped}
        places = {place for one in dropped for place in self._votes[one]}
        for one in dropped:
            self._forget(one)
        for decision in put:
            places.update(self._learn(decision))
        places, ids = self._reached(places)
        before: dict[int, Decision | None] = dict.fromkeys(places)
        for place in places & self._chosen.keys():
            chosen = self._chosen.pop(place)
            before[place] = old.get(chosen) or self._decisions[chosen]
            self._given.discard(chosen)
        self._give(ids)
        now = {place: (was, self.of(place)) for place, was in before.items()}
        return {place: both for place, both in now.items() if both[0] is not both[1]}

    def _age(self, one: int) -> tuple[str, bytes, int]:
        return self._decisions[one].age

    def _give(self, ids: Iterable[int]) -> None:
        for one in sorted(ids, key=self._age, reverse=True):
            free = {p: votes for p, votes in self._votes[one].items() if p not in self._chosen}
            if free:
                self._chosen[max(free, key=lambda place: (free[place], -place))] = one
                self._given.add(one)

    def _reached(self, places: set[int]) -> tuple[set[int], set[int]]:
        """The groups, and the decisions, whose choices may depend on those at ``places``."""
        reached, ids = set(places), set[int]()
        rest = list(places)
        while rest:
            for one in self._voters.get(rest.pop(), set()) - ids:
                ids.add(one)
                new = self._votes[one].keys() - reached
                reached |= new
                rest += new
        return reached, ids

    def _learn(self, decision: Decision) -> Iterable[int]:
        found = (self._owner.get(variant.uid) for variant in decision.variants)
        votes = Counter(place for place in found if place is not None)
        self._decisions[decision.id] = decision
        self._votes[decision.id] = votes
        for place in votes:
            self._voters.setdefault(place, set()).add(decision.id)
        if decision.gold:
            self._by_gold.setdefault(decision.gold, set()).add(decision.id)
        return votes

    def _forget(self, decision_id: int) -> None:
        gold = self._decisions.pop(decision_id).gold
        for place in self._votes.pop(decision_id):
            self._voters[place].discard(decision_id)
        if gold:
            self._by_gold[gold].discard(decision_id)
