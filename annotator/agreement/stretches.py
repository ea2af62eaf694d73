"""Which stretches of a text overlap another one, found without looking at all of them."""

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from annotator.model.annotation import Fragment

Key = TypeVar("Key", bound=Hashable)

_ROOM = 256
_MOST_ROOMS = 64


class Stretches(Generic[Key]):
    """Stretches ``[start, stop)``, in code points, by key.

    Each is in the rooms (of 256 code points) that it reaches; very long ones stand apart and are
    looked at each time.
    """

    def __init__(self) -> None:
        self._places: dict[Key, Fragment] = {}
        self._rooms: dict[int, set[Key]] = {}
        self._long: set[Key] = set()

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[Key]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def put(self, key: Key, place: Fragment) -> None:
        """Takes a stretch in; one of that key before is forgotten."""
        self.drop(key)
        self._places[key] = place
        rooms = _rooms(place)
        if len(rooms) > _MOST_ROOMS:
            self._long.add(key)
            return
        for room in rooms:
            self._rooms.setdefault(room, set()).add(key)

    def drop(self, key: Key) -> None:
        """Forgets a stretch, if it is there."""
        place = self._places.pop(key, None)
        if place is None:
            return
        self._long.discard(key)
        for room in _rooms(place):
            if room in self._rooms:
                self._rooms[room].discard(key)

    def over(self, place: Fragment) -> set[Key]:
        """Keys of the stretches that share a code point with ``place``."""
        found = set(self._long)
        for room in _rooms(place):
            found |= self._rooms.get(room, set())
        start, stop = place
        return {
            key for key in found if self._places[key][0] < stop and self._places[key][1] > start
        }


def _rooms(place: Fragment) -> range:
    return range(place[0] // _ROOM, (place[1] - 1) // _ROOM + 1)
