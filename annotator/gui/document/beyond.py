"""What the hints offer out of view: a row at the upper and one at the lower edge.

The nearest legal ends, in between those chosen lately and those that the spans around the origin
are linked to: what a text comes back to.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect, QSize

from annotator.gui.document.content import Content
from annotator.gui.document.ends import Ends, Search
from annotator.gui.document.entries import words_of
from annotator.gui.document.hint_face import Face
from annotator.gui.document.hint_places import DOWN, UP, Group, Hint, Row, Zone, before
from annotator.model.annotation import Span

IN_A_ROW = 8
_LOOKS = 200
"""Hints in a row at most, and spans looked at in one go to find them."""

_NEAREST = 2
_AROUND = 25
_LINKED = 3
"""The nearest ones that come first in a row; how many spans around the origin, on each side, are
asked what they are linked to; how many of the answers are offered."""


class Beyond:
    """Looks for the ends of ``ends`` above and below what is in view."""

    def __init__(self, content: Content, ends: Ends, lately: tuple[int, ...]) -> None:
        self._content = content
        self._ends = ends
        self._far = [span for span in dict.fromkeys((*lately, *self._linked())) if span in ends]
        self._searches: dict[str, tuple[int, Search]] = {}

    def offered(self, zone: Zone, shown: set[int]) -> dict[str, list[int]]:
        """Ids of the spans that each row offers, the most likely first, none of them ``shown``."""
        spans = self._content.spans
        found: dict[str, list[int]] = {}
        for arrow, point in ((UP, zone.first), (DOWN, zone.last)):
            search = self._search(arrow, point)
            search.seek(IN_A_ROW, _LOOKS)
            nearest = [span.id for span in search.found]
            far = [
                span
                for span in self._far
                if (spans[span].start < point if arrow == UP else spans[span].start >= point)
            ]
            order = (*nearest[:_NEAREST], *far, *nearest[_NEAREST:])
            found[arrow] = [span for span in dict.fromkeys(order) if span not in shown]
        return found

    def seek(self) -> None:
        """Go on with searches that have found too little."""
        for _, search in self._searches.values():
            search.seek(IN_A_ROW, _LOOKS)

    @property
    def done(self) -> bool:
        """Whether there is no more to look for."""
        return all(search.seek(IN_A_ROW, 0) for _, search in self._searches.values())

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
        """What relations of the spans around the origin lead to, the most frequent first."""
        place = before(self._content.spans[self._ends.origin].start)
        votes: dict[int, int] = {}
        for forward in (False, True):
            walk = self._content.walk(place, forward=forward)
            for span, _ in zip(walk, range(_AROUND), strict=False):
                for relation in self._content.relations_of(span.id)[:IN_A_ROW]:
                    other = relation.head if self._ends.backwards else relation.tail
                    votes[other] = votes.get(other, 0) + 1
        return sorted(votes, key=lambda span: -votes[span])[:_LINKED]


class RowMaker:
    """Sets a row's hints side by side in a viewport of ``size``."""

    def __init__(self, content: Content, face: Face, size: QSize) -> None:
        self._content = content
        self._face = face
        self._size = size
        self._indent = face.elided(UP)[1] + 3 * face.gap
        self._words: dict[int, tuple[str, int]] = {}

    def fitting(self, spans: list[int]) -> list[int]:
        """The first of ``spans``, as many as have room."""
        room = self._size.width() - self._indent
        out: list[int] = []
        for key in spans[:IN_A_ROW]:
            span = self._content.spans[key]
            self._words[key] = self._face.elided(words_of(self._content.text, span))
            room -= self._width(span)
            if room >= 0:
                out.append(key)
        return out

    def row(self, arrow: str, spans: list[int], codes: Mapping[Group, str]) -> Row:
        """The row, of spans that fit, at the edge that ``arrow`` points to."""
        box = QRect(0, 0, self._size.width(), self._face.row_height)
        if arrow == DOWN:
            box.moveBottom(self._size.height() - 1)
        return Row(arrow, box, tuple(self._hints(box, spans, codes)))

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
        words = self._words[span.id][1]
        return face.widest_tag + face.chip_width(span.label) + words + 4 * face.gap
