"""Which entries of a file's log are merges, and which entries count no more since one was undone.

What lies between a merge and its undoing is as if it had never been: the file is what it was
before, and knows what it knew before.
"""

from collections.abc import Callable, Sequence
from typing import Any

from annotator.store.change import COMPACT, MERGE, REDO, UNDO


class Merges:
    """The merges of one file.

    ``done`` are merges, and what undoes or redoes one; ``unmerges`` those that undo one; ``at``
    says of every merge that holds which entry made it hold last, since it may have been undone and
    redone.  A compaction is no merge, but what it writes down is read in the same way.
    """

    def __init__(self, fetch: Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]) -> None:
        entries = fetch(
            "SELECT id, kind, inverts FROM op WHERE kind IN (?, ?, ?) "
            "OR id IN (SELECT op_id FROM revision) OR id IN (SELECT op_id FROM origin) ORDER BY id",
            (MERGE, UNDO, REDO),
        )
        self.unmerges: set[int] = set()
        compactions = {op_id for op_id, kind, _inverts in entries if kind == COMPACT}
        root: dict[int, int] = {}
        last: dict[int, tuple[int, bool]] = {}
        for op_id, kind, inverts in entries:
            if kind not in (UNDO, REDO):
                root[op_id] = op_id
            elif inverts in root:
                root[op_id] = root[inverts]
                if kind == UNDO:
                    self.unmerges.add(op_id)
            else:
                continue
            last[root[op_id]] = (op_id, kind != UNDO)
        self.done = set(root) - compactions
        self.at = {merge: end for merge, (end, is_in) in last.items() if is_in}
        self._void = [(merge, end) for merge, (end, is_in) in last.items() if not is_in]

    @property
    def has_void(self) -> bool:
        """Whether any merge was undone."""
        return bool(self._void)

    def is_void(self, op_id: int) -> bool:
        """Whether an entry lies between a merge and its undoing."""
        return any(first <= op_id <= last for first, last in self._void)

    def holds(self, op_id: int) -> bool:
        """Whether what an entry wrote down of versions counts.

        What a compaction wrote down is of entries that lie before every merge that can be undone.
        """
        return op_id in self.at and (op_id not in self.done or not self.is_void(op_id))
