"""Which document of the project, or of the files read so far, a document that comes in is.

A million documents may come in, so little is remembered of each: the project is asked.
"""

import hashlib
import os
from dataclasses import dataclass

from annotator.store.reading import Reading

_FEW = 16
"""Documents of one text that may be read anew for each that comes in with it."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that the project has, or that was staged."""

    id: int
    sha256: bytes


class _SameText:
    """The documents of one text that were there before: the first of each name, and all in turn."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        self.by_name: dict[str, int] = {}
        for row_id, name in rows:
            self.by_name.setdefault(name, row_id)
        self._ids = [row_id for row_id, _name in rows]
        self._at = 0

    def first_not_in(self, met: bytearray) -> int | None:
        """The first document that has not been met; once met, always met."""
        while self._at < len(self._ids):
            if not met[self._ids[self._at]]:
                return self._ids[self._at]
            self._at += 1
        return None


_NONE = _SameText([])


class KnownDocuments:
    """The documents that were there when the import began (ids below ``first_new``) and since."""

    def __init__(self, read: Reading, first_new: int) -> None:
        self._read = read
        self._first_new = first_new
        self._met = bytearray(first_new)
        self._many: dict[bytes, _SameText] = {}
        self._staged: dict[bytes, KnownDocument] = {}
        self._new: dict[int, int] = {}
        self._secret = os.urandom(16)

    def of_uid(self, uid: bytes) -> KnownDocument | None:
        """The document with this uid."""
        if uid in self._staged:
            return self._staged[uid]
        row = self._read.one("SELECT id, sha256 FROM document WHERE uid = ?", (uid,))
        return KnownDocument(*row) if row else None

    def named_before(self, name: str, sha256: bytes) -> KnownDocument | None:
        """The document of this name and text that was there before the import; it is met now."""
        row_id = self._same(sha256).by_name.get(name)
        return None if row_id is None else self._meet(row_id, sha256)

    def next_before(self, sha256: bytes) -> KnownDocument | None:
        """The first document of this text that was there before and was not met yet."""
        row_id = self._same(sha256).first_not_in(self._met)
        return None if row_id is None else self._meet(row_id, sha256)

    def new_named(self, name: str, sha256: bytes) -> int | None:
        """Row id of the newest document of this name and text that came in with this import."""
        return self._new.get(self._hash(name, sha256))

    def add(self, row_id: int, uid: bytes, name: str, sha256: bytes) -> None:
        """Takes note of a document that was staged; ``uid`` is its file's, or empty."""
        if uid:
            self._staged[uid] = KnownDocument(row_id, sha256)
        self._new[self._hash(name, sha256)] = row_id

    def flushed(self) -> None:
        """What was staged is in the project now."""
        self._staged.clear()

    def _meet(self, row_id: int, sha256: bytes) -> KnownDocument:
        self._met[row_id] = 1
        return KnownDocument(row_id, sha256)

    def _hash(self, name: str, sha256: bytes) -> int:
        """64 bits for a name and a text, a third of their room; no file can make two meet."""
        found = hashlib.blake2b(sha256, digest_size=8, key=self._secret)
        found.update(name.encode("utf-8", "surrogatepass"))
        return int.from_bytes(found.digest())

    def _same(self, sha256: bytes) -> _SameText:
        if self._first_new == 1:
            return _NONE
        if sha256 in self._many:
            return self._many[sha256]
        rows = self._read.all(
            "SELECT id, name FROM document WHERE sha256 = ? AND id < ? ORDER BY id",
            (sha256, self._first_new),
        )
        found = _SameText(rows)
        if len(rows) > _FEW:
            self._many[sha256] = found
        return found
