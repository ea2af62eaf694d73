"""Zones of a scraped news page that are not the article: found by rules, nothing is ever removed.

A rule is sure of a line or leaves it alone: a teaser that is missed costs a glance, a paragraph
of the article taken for one costs trust.  So headings must stand alone on their lines, a caption
counts as generated only when it repeats the title, and teasers of other articles end where prose
begins.  Rules are for Vietnamese pages first, and for English ones where that is cheap.

Every line is looked at once, and only lines short enough to be something are looked into, so the
work is linear in the text, and it can be done in slices.
"""

import re
import unicodedata
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.page_phrases import (
    CREDIT_WORDS,
    CREDITS,
    HEADINGS,
    LEADS,
    LONE_CREDITS,
    PICTURES,
    PLAYERS,
)  # fmt: skip


class ZoneKind(StrEnum):
    """What a zone is instead of the article's own text."""

    DUPLICATE = "duplicate"
    """A caption that stands there twice: the second one."""

    PLAYER = "player"
    """What an audio or video player left behind."""

    CAPTION_ALT = "caption alt"
    """The title with a number, made by a program for an image."""

    RELATED = "related"
    """Teasers of other articles, with their heading."""

    CREDIT = "credit"
    """Who took the picture, or where the text is from."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Whole lines ``[start, stop)`` in code points, without the line end of the last one."""

    kind: ZoneKind
    start: int
    stop: int
    lines: int = 1
    """How many of the lines are not blank."""


Steps = Generator[None, None, tuple[Zone, ...]]

_SLICE = 20_000
_LINES_A_STEP = 250
"""Code points looked at between two steps; teaser lines read between two steps."""

_TITLES = 10
_BLANKS = 4
"""Lines at the head among which the title may be; blank lines allowed between two teasers."""

_LONGEST = 700
_SHORT = 200
_CUT_OFF = 250
_ALONE = 60
_LONG_CAPTION = 80
"""Code points: the longest line that can be anything, a headline, a summary that breaks off, a
heading or a player's; the shortest line without a credit that is a caption when it comes twice."""


def zones(text: str) -> tuple[Zone, ...]:
    """The zones of ``text``, in order, apart from each other."""
    steps = zone_steps(text)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            found: tuple[Zone, ...] = stop.value
            return found


def zone_steps(text: str) -> Steps:
    """The same a millisecond or so at a time; the answer is the generator's value."""
    page = _Page(text)
    for place in range(0, max(1, len(text)), _SLICE):
        yield from page.look(place, place + _SLICE)
        yield
    return page.result()


_END = "\n\r\x85\u2028\u2029"
_LINE = re.compile(f"[{_END}]([^{_END}]{{4,{_LONGEST}}}+)(?=[{_END}]|\\Z)")
_LINE_END = re.compile(f"\r\n|[{_END}]")
_EDGES = " \t\u00a0\u3000\u200b\ufeff>»▶►•*#-–—:›….()[]"

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_PLAYER_CLOCK = re.compile(f"0?0:00(?::00)?|{_CLOCK}[ \u00a0]?/[ \u00a0]?{_CLOCK}")
_NUMBER = re.compile(
    f"[ \u00a0]?[-–—:,.|]?[ \u00a0](?:{'|'.join(sorted(PICTURES))})[ \u00a0]?(\\d{{1,3}})\\Z",
    re.IGNORECASE,
)
_NUMBER_ROOM = 24
_CREDITED = re.compile(
    f"\\b(?:{'|'.join(sorted(CREDIT_WORDS))})[ \u00a0]?:"
    f"|[(](?:{'|'.join(sorted(PICTURES))})\\b|TTXVN|Getty|Reuters|AFP|AP Photo",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:\([^()]{2,30}\)|[A-ZĐ][\w.]{1,11})[ \u00a0]{0,2}[-–—][ \u00a0]")
_SENTENCE = re.compile(r"[.!?] +\w")


class _Page:
    """A text under examination; what was found so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Zone] = []
        self._claimed = 0
        """Up to here teasers were found: nothing else is looked for in them."""
        self._titles = {_folded(line) for line in _head(text)}
        self._numbered: dict[str, list[tuple[str, Zone]]] = {}
        self._before = ("", 0)
        """The line before and where it stops."""
        self._copies: list[Zone] = []
        """Those of the equal lines just read that are not the first."""

    def look(self, start: int, stop: int) -> Iterator[None]:
        """Look at the lines whose line end before lies in ``[start, stop)``."""
        for first, last in self._candidates(start, stop):
            if first < self._claimed:
                continue
            if self._read(self._text[first:last], first, last):
                yield from self._take_teasers(first, last)

    def result(self) -> tuple[Zone, ...]:
        """All zones, in order; neighbours of one kind are one."""
        self._end_copies()
        for numbered in self._numbered.values():
            if len({number for number, _ in numbered}) > 1:
                self._found += [zone for _, zone in numbered]
        out: list[Zone] = []
        for zone in sorted(self._found, key=lambda zone: zone.start):
            if out and zone.start < out[-1].stop:
                continue
            if out and out[-1].kind is zone.kind and self._adjoin(out[-1].stop, zone.start):
                out[-1] = Zone(zone.kind, out[-1].start, zone.stop, out[-1].lines + zone.lines)
            else:
                out.append(zone)
        return tuple(out)

    def _candidates(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Lines of four to ``_LONGEST`` code points; what is shorter or longer is never a zone."""
        text = self._text
        if start == 0:
            first = _LINE.match("\n" + text[: _LONGEST + 2])
            if first is not None:
                yield (0, first.end() - 1)
        for match in _LINE.finditer(text, start, min(len(text), stop + _LONGEST + 2)):
            if match.start() >= stop:
                break
            yield match.span(1)

    def _read(self, line: str, start: int, stop: int) -> bool:
        """Take the line if it is a zone by itself; whether it heads a list of teasers."""
        self._compare(line, start, stop)
        size = stop - start
        if size <= _ALONE:
            key = _key(line)
            if key in HEADINGS:
                return True
            if key in PLAYERS or (key[:1].isdigit() and _PLAYER_CLOCK.fullmatch(key)):
                self._found.append(Zone(ZoneKind.PLAYER, start, stop))
            elif key in LONE_CREDITS:
                self._found.append(Zone(ZoneKind.CREDIT, start, stop))
        if size <= _SHORT:
            colon = line.find(":", 3, 24)
            if colon > 0:
                self._read_lead(line, colon, start, stop)
        if line.rstrip()[-1:].isdigit():
            self._read_numbered(line.strip(), start, stop)
        return False

    def _read_lead(self, line: str, colon: int, start: int, stop: int) -> None:
        lead = _key(line[:colon])
        kind = ZoneKind.CREDIT if lead in CREDITS else ZoneKind.RELATED
        rest = line[colon + 1 :].strip()
        if kind is ZoneKind.RELATED and (lead not in LEADS or len(rest) < 8):
            return
        if kind is ZoneKind.CREDIT and not 0 < len(rest) <= _LONG_CAPTION:
            return
        if not _SENTENCE.search(rest):
            self._found.append(Zone(kind, start, stop))

    def _read_numbered(self, line: str, start: int, stop: int) -> None:
        match = _NUMBER.search(line, max(0, len(line) - _NUMBER_ROOM))
        if match is None:
            return
        stem = _folded(line[: match.start()])
        zone = Zone(ZoneKind.CAPTION_ALT, start, stop)
        if stem in self._titles and " " in stem:
            self._found.append(zone)
        elif stem.count(" ") > 2:
            self._numbered.setdefault(stem, []).append((match[1], zone))

    def _compare(self, line: str, start: int, stop: int) -> None:
        """Note whether the line is the one before once more."""
        before, end = self._before
        self._before = (line, stop)
        if line == before and self._is_copy(line, self._text[end : min(start, end + 9)]):
            self._copies.append(Zone(ZoneKind.DUPLICATE, start, stop))
        elif self._copies:
            self._end_copies()

    @staticmethod
    def _is_copy(line: str, between: str) -> bool:
        apart = len(between) > 8 or not between.isspace()
        return not apart and (len(line) >= _LONG_CAPTION or _CREDITED.search(line) is not None)

    def _end_copies(self) -> None:
        """A line that comes a third time is no caption, but a refrain or a filler."""
        if len(self._copies) == 1:
            self._found += self._copies
        self._copies = []

    def _take_teasers(self, start: int, stop: int) -> Iterator[None]:
        teasers = _Teasers(stop)
        for read, (first, last) in enumerate(_lines_after(self._text, stop), 1):
            if read % _LINES_A_STEP == 0:
                yield
            if not teasers.take(self._text[first : min(last, first + 4 * _LONGEST)], last):
                break
        else:
            teasers.end()
        if teasers.lines:
            self._claimed = teasers.stop
            self._found.append(Zone(ZoneKind.RELATED, start, teasers.stop, 1 + teasers.lines))

    def _adjoin(self, stop: int, start: int) -> bool:
        """Whether nothing but one line end lies between two places."""
        end = _LINE_END.match(self._text, stop)
        return end is not None and end.end() == start


class _Teasers:
    """Reads the lines after a heading for as long as they are teasers of other articles.

    A teaser is a headline (short, not closed like a sentence), perhaps a caption, perhaps a summary
    that shows by its dateline or by breaking off that it belongs to another article.  Any other
    prose is the article going on.  What stands just above it, headline and summary, may be the
    article's own then and is given back, unless it is the only headline or stood glued to another.
    """

    def __init__(self, stop: int) -> None:
        self.stop = stop
        self.lines = 0
        self._safe = (stop, 0)
        """``stop`` and ``lines`` without the headline that may have to be given back."""
        self._caption = self._apart = False
        """The last line is a caption if a summary follows, else it was prose; what came before it
        is a blank line."""
        self._glued = False
        """The last headline follows another line of theirs without a blank between."""
        self._blanks = 0

    def take(self, line: str, stop: int) -> bool:
        """Whether the line, which ends at ``stop``, is one of theirs or a blank between them."""
        line = line.strip()
        if not line:
            self._blanks += 1
            return self._blanks <= _BLANKS
        apart, self._blanks = self._blanks > 0, 0
        if _is_summary(line) and self.lines + self._caption > 0:
            self._keep(stop, glued=False)
            return True
        if self._caption or len(line) > _SHORT:
            self._give_back(apart=apart or self._apart)
            return False
        if _is_closed(line) and _key(line) not in HEADINGS:
            self._caption, self._apart = True, apart
            return True
        if not self.lines:
            self._safe = (stop, 1)
        elif apart:
            self._safe = (self.stop, self.lines)
        self._keep(stop, glued=not apart)
        return True

    def end(self) -> None:
        """Nothing follows in the text."""
        if self._caption:
            self._give_back(apart=self._apart)

    def _keep(self, stop: int, *, glued: bool) -> None:
        self.stop = stop
        self.lines += 1 + self._caption
        self._caption = self._apart = False
        self._glued = glued

    def _give_back(self, *, apart: bool) -> None:
        """``apart`` is whether a blank line stands before the prose."""
        if not (self._glued and apart):
            self.stop, self.lines = self._safe


def _is_summary(line: str) -> bool:
    """Whether prose is another article's: it has a dateline, or it breaks off."""
    if line.endswith(("…", "...", "[…]")) and len(line) <= _CUT_OFF:
        return True
    return any(dash in line[:36] for dash in "-–—") and _DATELINE.match(line) is not None


def _is_closed(line: str) -> bool:
    return line.rstrip('"”’»)]')[-1:] in tuple(".!?:;,")


def _key(line: str) -> str:
    """``line`` as the phrases are written: small letters, plain spaces, Đ for its look-alike Ð."""
    key = line.strip(_EDGES).casefold()
    if not key.isascii():
        key = key.replace("\u00a0", " ").replace("ð", "đ")
    return key


def _folded(line: str) -> str:
    """``line`` for comparing: composed, in small letters, with single plain spaces."""
    return " ".join(unicodedata.normalize("NFC", line).casefold().split())


def _head(text: str) -> Iterator[str]:
    """The first lines that are not blank."""
    count = 0
    for line in _LINE_END.split(text[: _TITLES * _LONGEST])[:-1]:
        if line.strip():
            count += 1
            yield line
        if count == _TITLES:
            return


def _lines_after(text: str, stop: int) -> Iterator[tuple[int, int]]:
    """The lines that follow the one that stops at ``stop``."""
    ends = _LINE_END.finditer(text, stop)
    first = next(ends, None)
    if first is None:
        return
    start = first.end()
    for end in ends:
        yield (start, end.start())
        start = end.end()
    yield (start, len(text))
