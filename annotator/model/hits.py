"""What a search has found so far, asked by place.  Offsets are code points of the text."""

from bisect import bisect_left

from annotator.model.annotation import Fragment


class Hits:
    """The hits found so far, as a search that began amid the text hands them over.

    They stand in two runs, of which each grows at its end: from where the search began to the end
    of the text, and from its beginning up to there.
    """

    def __init__(self, begun_at: int = 0) -> None:
        self._begun_at = begun_at
        self._runs: tuple[list[Fragment], list[Fragment]] = ([], [])
        self.is_complete = False

    def __len__(self) -> int:
        return len(self._runs[0]) + len(self._runs[1])

    def add(self, portion: list[Fragment]) -> None:
        """Takes over the next portion of the search."""
        early, late = self._runs
        for hit in portion:
            run = late if hit[0] >= self._begun_at else early
            beyond = run is early and late and hit[1] > late[0][0]
            if not beyond and (not run or run[-1][1] <= hit[0]):
                run.append(hit)

    def all(self) -> list[Fragment]:
        """Every hit, in text order."""
        return self._runs[0] + self._runs[1]

    def between(self, start: int, stop: int) -> list[Fragment]:
        """The hits that have a part in ``[start, stop)``."""
        found: list[Fragment] = []
        for run in self._runs:
            first, last = bisect_left(run, (start, 0)), bisect_left(run, (stop, 0))
            if first > 0 and run[first - 1][1] > start:
                first -= 1
            found += run[first:last]
        return found

    def first(self) -> Fragment | None:
        """The first one."""
        return next((run[0] for run in self._runs if run), None)

    def last(self) -> Fragment | None:
        """The last one."""
        return next((run[-1] for run in reversed(self._runs) if run), None)

    def is_sure_after(self, point: int) -> bool:
        """Whether :meth:`following` will give the same answer however many are added."""
        early, late = self._runs
        if self.is_complete or (early and early[-1][0] >= point):
            return True
        return point >= self._begun_at and bool(late) and late[-1][0] >= point

    def is_sure_before(self, point: int) -> bool:
        """Whether :meth:`preceding` will give the same answer however many are added."""
        met = (bool(run) and run[0][0] < point <= run[-1][0] for run in self._runs)
        return self.is_complete or any(met)

    def following(self, point: int) -> Fragment | None:
        """The first hit that starts at ``point`` or behind it."""
        for run in self._runs:
            at = bisect_left(run, (point, 0))
            if at < len(run):
                return run[at]
        return None

    def preceding(self, point: int) -> Fragment | None:
        """The last hit that starts before ``point``."""
        for run in reversed(self._runs):
            at = bisect_left(run, (point, 0))
            if at > 0:
                return run[at - 1]
        return None

    def place(self, hit: Fragment) -> int:
        """Which one ``hit`` is of those found so far, from 1 on; 0 when it is none of them."""
        before = 0
        for run in self._runs:
            at = bisect_left(run, hit)
            if at < len(run) and run[at] == hit:
                return before + at + 1
            before += len(run)
        return 0


NO_HITS = Hits()
"""Nothing is looked for; nobody adds to it."""
