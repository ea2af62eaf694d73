"""What the hints offer out of view: a strip of rows at the upper and one at the lower edge.

The nearest legal ends, in between those chosen lately and those that the spans around the origin
are linked to: what a text comes back to.  A strip grows by rows until it holds all, or has as many
as it may have; then it says by which key one goes on.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from PySide6.QtCore import QRect, QSize

from annotator.gui.document.content import Content
from annotator.gui.document.ends import Ends, Search
from annotator.gui.document.entries import words_of
from annotator.gui.document.hint_face import Face
from annotator.gui.document.hint_places import DOWN, UP, Group, Hint, Row, Zone, before
from annotator.model.annotation import Span

WANTED = 48
_OF_ANY_LABEL = 12
_LOOKS = 200
"""Hints in a strip at most, fewer while the label is still to be asked for, since then letters of
one key are worth most; and spans looked at in one go to find them."""

_MOST_ROWS = 6
_SHARE = 4
"""Rows of a strip at most, and by how much they are lower than the viewport."""

_ASKED = 8
"""Relations of a span around that count."""

_NEAREST = 2
_LATELY = 2
_LINKED = 2
"""Of the nearest ones, how many come first in a row; how many of those chosen lately and of those
linked to around are offered."""

_AROUND = 25
_WITHIN = 150
"""Spans of the origin's label, on each side, that are asked what they are linked to; spans among
which these are looked for."""


class Beyond:
    """Looks for the ends of ``ends`` above and below what is in view."""

    def __init__(self, content: Content, ends: Ends, lately: tuple[int, ...]) -> None:
        self._content = content
        self._ends = ends
        recent = [span for span in lately if span in ends][:_LATELY]
        linked = [span for span in self._linked() if span in ends and span not in recent]
        self._far = (*recent, *linked[:_LINKED])
        self._searches: dict[str, tuple[int, Search]] = {}
        self._wanted = WANTED if ends.label else _OF_ANY_LABEL

    def offered(self, zone: Zone, shown: set[int]) -> dict[str, list[int]]:
        """Ids of the spans that each row offers, the most likely first, none of them ``shown``."""
        spans = self._content.spans
        found: dict[str, list[int]] = {}
        for arrow, point in ((UP, zone.first), (DOWN, zone.last)):
            search = self._search(arrow, point)
            search.seek(self._wanted, _LOOKS)
            nearest = [span.id for span in search.found]
            far = [
                span
                for span in self._far
                if (spans[span].start < point if arrow == UP else spans[span].start >= point)
            ]
            order = (*nearest[:_NEAREST], *far, *nearest[_NEAREST:])
            left = [span for span in dict.fromkeys(order) if span not in shown]
            found[arrow] = left[: self._wanted]
        return found

    def seek(self) -> None:
        """Go on with searches that have found too little."""
        for _, search in self._searches.values():
            search.seek(self._wanted, _LOOKS)

    @property
    def done(self) -> bool:
        """Whether there is no more to look for."""
        return all(search.seek(self._wanted, 0) for _, search in self._searches.values())

    def is_over(self, arrow: str) -> bool:
        """Whether all that lies in a direction has been found."""
        search = self._searches.get(arrow, (-1, None))[1]
        return search is None or search.over

    @property
    def count(self) -> int:
        """How many the searches have found."""
        return sum(len(search.found) for _, search in self._searches.values())

    def _search(self, arrow: str, point: int) -> Search:
        place, search = self._searches.get(arrow, (-1, None))
        if search is None or place != point:
            search = Search(self._content, self._ends, before(point), forward=arrow == DOWN)
            self._searches[arrow] = (point, search)
        return search

    def _linked(self) -> list[int]:
        """What spans of the same label around are linked to, the most frequent first."""
        origin = self._content.spans[self._ends.origin]
        votes: dict[int, int] = {}
        for forward in (False, True):
            walk = islice(self._content.walk(before(origin.start), forward=forward), _WITHIN)
            for span in islice((span for span in walk if span.label == origin.label), _AROUND):
                for relation in self._content.relations_of(span.id)[:_ASKED]:
                    other = relation.head if self._ends.backwards else relation.tail
                    votes[other] = votes.get(other, 0) + 1
        return sorted(votes, key=lambda span: -votes[span])


class RowMaker:
    """Sets a strip's hints side by side, row under row, in a viewport of ``size``."""

    def __init__(self, content: Content, face: Face, size: QSize, *, tight: bool = False) -> None:
        """``tight``: with few words, so that more hints have room."""
        self._tight = tight
        self._content = content
        self._face = face
        self._size = size
        self._indent = face.elided(UP)[1] + 3 * face.gap
        self._words: dict[int, tuple[str, int]] = {}
        self.most = max(1, min(_MOST_ROWS, size.height() // _SHARE // face.row_height))
        """How many rows a strip may have."""

    def fitting(self, spans: list[int], rows: int) -> list[list[int]]:
        """The first of ``spans``, as many as have room in so many rows, row by row.

        One row more than that says that there are others.
        """
        out: list[list[int]] = []
        room = 0
        for key in spans[:WANTED]:
            width = self._width(self._content.spans[key])
            if not out or room < width:
                if len(out) == rows + 1:
                    break
                out.append([])
                room = self._size.width() - self._indent - self._face.more_width
            room -= width
            if room >= 0:
                out[-1].append(key)
        return out

    def row(
        self, arrow: str, spans: list[list[int]], codes: Mapping[Group, str], *, more: bool
    ) -> Row:
        """The strip, of spans that fit, at the edge that ``arrow`` points to."""
        height = self._face.row_height
        box = QRect(0, 0, self._size.width(), height * len(spans))
        if arrow == DOWN:
            box.moveBottom(self._size.height() - 1)
        hints: list[Hint] = []
        for number, keys in enumerate(spans):
            line = QRect(box.left(), box.top() + number * height, box.width(), height)
            hints.extend(self._hints(line, keys, codes))
        return Row(arrow, box, tuple(hints), more)

    def _hints(self, box: QRect, spans: list[int], codes: Mapping[Group, str]) -> Iterator[Hint]:
        face, left = self._face, box.left() + self._indent
        top = box.top() + (face.row_height - face.tag_height) // 2
        for key in spans:
            span, code = self._content.spans[key], codes.get((key,))
            if code is not None:
                item = QRect(left, box.top(), self._width(span), face.row_height)
                width = face.tag_width(code)
                tag = QRect(left + face.widest_tag - width, top, width, face.tag_height)
                yield Hint(code, (key,), tag, item, span.label, self._words[key][0])
                left += item.width()

    def _width(self, span: Span) -> int:
        face = self._face
        words = self._words.get(span.id)
        if words is None:
            words = self._words[span.id] = face.elided(
                words_of(self._content.text, span), tight=self._tight
            )
        return face.widest_tag + face.chip_width(span.label) + words[1] + 4 * face.gap
