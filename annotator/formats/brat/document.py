"""One document in the making: what its lines say, and the rows that keep how they say it."""

from annotator.formats.base import Item, Reason
from annotator.formats.brat.joints import Joints, Waiting
from annotator.formats.brat.lines import (
    BREAK_RUN,
    KEY,
    PLAIN_SPAN,
    TextBound,
    joined,
    rows_text,
    text_bound,
)
from annotator.formats.brat.names import Names
from annotator.formats.brat.units import Fit
from annotator.formats.checks import label_fault, place_fault
from annotator.formats.json_values import Fault
from annotator.formats.jsonl_swift import new_span
from annotator.formats.layers import Account
from annotator.model.annotation import NOTHING, Fragment, Relation, Span, span_text

_HINTS = 20


class Standoff:
    """Takes lines, then links what they say.

    T lines are taken at once; the others wait, since they may name what comes later.
    """

    def __init__(self, found: Fit, names: Names, file: str, document: str) -> None:
        self.spans: list[Span] = []
        self.relations: list[Relation] = []
        self.differs = False
        self._fit = found
        self._text = found.text
        self._names = names
        self._account = Account(file, 0, document)
        self._ids: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._rows: list[str] = []
        self._waiting: list[Waiting] = []
        self._hints = _HINTS
        self._skip = 0

    @property
    def items(self) -> list[Item]:
        """What was not taken, or otherwise than it stands."""
        return self._account.items

    def begin(self, file: str, part: str) -> None:
        """From here on, lines are those of ``file``."""
        self._account.file = file
        self._rows.append(f"%{part}")

    def take(self, content: str) -> None:
        """Takes the lines of a file."""
        lines = content.split("\n")
        if not lines[-1]:
            lines.pop()
            ended = True
        else:
            ended = False
        self._take(lines)
        if not ended:
            self._rows.append("$")

    def _take(self, lines: list[str]) -> None:
        text, size, ids, labels = self._text, len(self._text), self._ids, self._labels
        swift = PLAIN_SPAN.fullmatch if self._fit.place is None else _never
        add, add_row = self.spans.append, self._rows.append
        for at, line in enumerate(lines, 1):
            found = swift(line)
            if found is not None and not self._skip:
                key, name, begin, end, words = found.groups()
                start, stop = int(begin), int(end)
                if (
                    text[start:stop] == words
                    and start < stop <= size
                    and key not in ids
                    and name in labels
                    and words.isprintable()
                ):
                    number = len(ids)
                    ids[key] = number
                    add(new_span(number, labels[name], ((start, stop),), NOTHING, "", key))
                    add_row(key)
                    continue
            self._careful(at, line, lines)

    def _careful(self, at: int, line: str, lines: list[str]) -> None:
        """Takes a line that is not a T line as our writer makes it."""
        if self._skip:
            self._skip -= 1
            self._rows.append(f"&{line}")
            return
        row = len(self._rows)
        self._rows.append(f"!{line}")
        if "\0" in line:
            self._rows[row] = "!" + line.replace("\0", "")
            self._refuse(at, line, Reason("it holds a NUL character; take it out"))
        elif line[:1] != "T":
            self._waiting.append((row, self._account.file, at, line))
        else:
            self._text_bound(row, at, line, lines)

    def _text_bound(self, row: int, at: int, line: str, lines: list[str]) -> None:
        try:
            found = text_bound(line.removesuffix("\r"))
            if found.key in self._ids:
                raise Fault("its id stands on another before it; make the ids differ")
            if fault := label_fault(found.label):
                raise Fault(fault.template, **fault.fields)
            fragments = self._fragments(found)
            if not self._reads(found, fragments):
                self._skip = self._broken(found, fragments, lines[at : at + _MOST])
            if not self._skip and not self._reads(found, fragments):
                self.differs = True
                self._hints -= 1
                fault = place_fault(
                    self._text, fragments, found.words, hint=self._hints > 0
                ) or Reason("the words of the line are not those of the text; correct it")
                raise Fault(fault.template, **fault.fields)
        except Fault as fault:
            self._refuse(at, line, fault.reason)
            return
        label = self._labels.setdefault(
            found.label, self._names.labels.get(found.label, found.label)
        )
        self._ids[found.key] = number = len(self.spans)
        self.spans.append(new_span(number, label, fragments, NOTHING, "", found.key))
        self._rows[row] = f"={line}"
        if self._fit.place is not None or self._is_plain(found, fragments, line):
            self._rows[row] = found.key

    def _fragments(self, found: TextBound) -> tuple[Fragment, ...]:
        size = len(self._text)
        moved = self._fit.moved(found.fragments)
        for start, stop in moved:
            if not 0 <= start < stop <= size:
                self.differs = True
                fault = place_fault(self._text, moved, found.words, hint=self._hints > 0)
                assert fault is not None
                raise Fault(fault.template, **fault.fields)
        return joined(moved, self._text)

    def _reads(self, found: TextBound, fragments: tuple[Fragment, ...]) -> bool:
        """Whether the words are those at the fragments, white space apart."""
        if found.words is None or not found.words.strip():
            return True
        here = span_text(self._text, self._fit.moved(found.fragments))
        if found.words == here:
            return True
        given = "".join(found.words.split())
        return given in ("".join(here.split()), "".join(span_text(self._text, fragments).split()))

    def _broken(self, found: TextBound, fragments: tuple[Fragment, ...], rest: list[str]) -> int:
        """How many of the lines after a T line are the rest of its words, line ends in them."""
        here = span_text(self._text, fragments)
        words = found.words or ""
        for number, line in enumerate(rest, 1):
            words += f"\n{line}"
            if not here.startswith(words):
                return 0
            if here == words:
                return number
        return 0

    def _is_plain(self, found: TextBound, fragments: tuple[Fragment, ...], line: str) -> bool:
        """Whether our writer would make this line; asked once for each label, mostly."""
        if len(fragments) != 1 or len(found.fragments) != 1 or not found.key[1:].isdigit():
            return False
        ((start, stop),) = fragments
        words = self._text[start:stop]
        return (
            not BREAK_RUN.search(words)
            and line == f"{found.key}\t{found.label} {start} {stop}\t{words}"
        )

    def link(self) -> None:
        """Takes the lines that name others: events, relations, attributes, notes."""
        joints = Joints(self.spans, self._ids, self._names, self._account)
        for row, mark in joints.take(self._waiting):
            self._rows[row] = mark
        self.relations = joints.relations
        self.spans = joints.finished()

    def rows(self) -> str:
        """The rows to keep, or "" where our writer makes these lines by itself."""
        made = [span.key for span in self.spans] + [link.key for link in self.relations]
        return "" if self._rows == made else rows_text(self._rows)

    def _refuse(self, at: int, line: str, reason: Reason) -> None:
        self._account.line = at
        key = line.partition("\t")[0]
        self._account.reject("span", reason, key if KEY.fullmatch(key) else "")


def _never(_line: str) -> None:
    """What matches no line, where offsets have to be counted anew."""


_MOST = 50
"""How many lines a broken one may take."""
