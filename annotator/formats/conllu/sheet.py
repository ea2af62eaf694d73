"""The lines of one CoNLL-U document, taken apart: its text, its words, their entities."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, repeat

from annotator.formats.base import Reason, What
from annotator.formats.conll.tags import Known, decoded
from annotator.formats.conllu.entities import Bracket, brackets, meaning, value_of
from annotator.formats.conllu.entities import decoded as uncoded
from annotator.formats.conllu.layout import FIELDS, Layout, named_fields
from annotator.formats.conllu.sentence import Sentence, Token, aligned, gaps_of, is_plain
from annotator.formats.json_values import quoted
from annotator.formats.tokens import Tokens
from annotator.model.annotation import NOTHING, Fragment, Json, merged

_DIGITS = 10


@dataclass(slots=True)
class Word:
    """A line with an id: ``token`` is the number of the piece of text that it lies in.

    -1: an empty node, which lies in none.
    """

    line: int
    token: int
    sentence: int
    value: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An entity: its place in the text, and the numbers of its words."""

    fragments: tuple[Fragment, ...]
    label: str
    attributes: Mapping[str, Json]
    id: str
    words: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be said about a line of the sheet.

    ``lost`` False: it is kept with the document or read otherwise.
    """

    line: int
    reason: Reason
    what: What = "line"
    lost: bool = True
    spans: int = 0


@dataclass(slots=True)
class _Open:
    bracket: Bracket
    word: int
    line: int


class Sheet:
    """What the lines say.  ``fields`` are the names of the brackets' fields."""

    def __init__(self, lines: Sequence[str], layout: Layout, fields: Sequence[str] = ()) -> None:
        self.words: list[Word] = []
        self.remarks: list[Remark] = []
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.firsts: list[int] = []
        self.fields: tuple[str, ...] = tuple(fields) or FIELDS
        self._width = len(layout.columns)
        self._id, self._form, self._misc = layout.id, layout.form, layout.misc
        self._entities, self._key = layout.entities, layout.key
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._explicit = False
        self._read(lines)
        if self._explicit:
            self._pieces.append(self._gap)
        self.text = "".join(self._pieces)
        self.marks = self._tagged() if layout.style == "tags" else self._bracketed()

    @property
    def tokens(self) -> Tokens:
        """The pieces of text and their sentences."""
        return Tokens(self.starts, self.stops, self.firsts)

    def _comment(self, at: int, line: str, sentence: Sentence) -> None:
        if line.startswith("# text ="):
            sentence.text, sentence.line = line[8:].strip(" "), at
        elif line.startswith("# global.Entity"):
            self.fields = named_fields(line) or self.fields

    def _read(self, lines: Sequence[str]) -> None:
        """Takes the lines, sentence by sentence."""
        sentence = Sentence(0)
        rows: list[int] = []
        for at, line in enumerate(lines):
            if line[:1] == "#":
                self._comment(at, line, sentence)
            elif line and (line[0] not in " \t" or line.strip(" \t")):
                rows.append(at)
            elif rows:
                self._take(rows, lines, sentence)
                rows = []
                if sentence.tokens:
                    self._end(sentence)
                    sentence = Sentence(sentence.number + 1)
        self._take(rows, lines, sentence)
        if sentence.tokens:
            self._end(sentence)

    def _take(self, rows: list[int], lines: Sequence[str], sentence: Sentence) -> None:
        """Takes the lines with these numbers, which have no empty one between them."""
        table = [lines[at].split("\t") for at in rows]
        if sentence.tokens or not self._take_regular(rows, table, sentence):
            for at, cells in zip(rows, table, strict=True):
                self._row(at, cells, sentence)

    def _take_regular(self, rows: list[int], table: list[list[str]], sentence: Sentence) -> bool:
        """Takes lines column by column, if they are plain words with their numbers from 1.

        Measured: in half the time of line by line.
        """
        if set(map(len, table)) != {self._width} or self._id < 0:
            return False
        columns = list(zip(*table, strict=True))
        forms = columns[self._form]
        if columns[self._id] != tuple(map(str, range(1, len(table) + 1))) or "" in forms:
            return False
        miscs = columns[self._misc] if self._misc >= 0 else ("_",) * len(table)
        values: Sequence[str]
        if self._entities >= 0:
            values = columns[self._entities]
        else:
            key = self._key
            values = [value_of(misc, key) if key in misc and misc != "_" else "" for misc in miscs]
        sentence.tokens = list(map(Token, forms, miscs, repeat(0)))
        self.words += map(Word, rows, count(len(self.starts)), repeat(sentence.number), values)
        return True

    def _row(self, at: int, cells: list[str], sentence: Sentence) -> None:
        if len(cells) != self._width:
            cells = self._mended(at, cells)
        name = cells[self._id] if self._id >= 0 else "1"
        form = cells[self._form]
        misc = cells[self._misc] if self._misc >= 0 else "_"
        tokens = sentence.tokens
        if name.isdecimal() and len(name) < _DIGITS and form:
            if not tokens or tokens[-1].last < int(name) or self._id < 0:
                tokens.append(Token(form, misc, 0))
            token = len(self.starts) + len(tokens) - 1
        elif "." in name:
            token = -1
        else:
            self._other_row(at, name, Token(form, misc, 0), tokens)
            return
        value = ""
        if self._entities >= 0:
            value = cells[self._entities]
        elif misc != "_" and self._key in misc:
            value = value_of(misc, self._key)
        self.words.append(Word(at, token, sentence.number, value))

    def _other_row(self, at: int, name: str, token: Token, tokens: list[Token]) -> None:
        """Takes the line of a multiword token; any other is none."""
        first, _, last = name.partition("-")
        is_range = first.isdecimal() and last.isdecimal()
        if token.form and is_range and len(name) < 2 * _DIGITS:
            token.last = int(last)
            tokens.append(token)
            return
        self.remarks.append(Remark(at, Reason(
            "the id {id} is none, or the line has no word; it was left out",
            {"id": quoted(name)},
        )))  # fmt: skip

    def _mended(self, at: int, cells: list[str]) -> list[str]:
        """A row of the right width; what is missing is "_"."""
        self.remarks.append(Remark(at, Reason(
            "the line has {count} columns and should have {width}; only its word is taken",
            {"count": len(cells), "width": self._width},
        )))  # fmt: skip
        row = ["_"] * self._width
        if len(cells) == 1:
            if self._id >= 0:
                row[self._id] = "1"
            row[self._form] = cells[0]
        for column in (self._id, self._form):
            if 0 <= column < len(cells) > 1:
                row[column] = cells[column]
        return row

    def _end(self, sentence: Sentence) -> None:
        """Puts the sentence's tokens into the text."""
        gaps, before = gaps_of(sentence.tokens)
        plain = [" " if gap is None else gap for gap in gaps]
        joined = "".join(t.form + gap for t, gap in zip(sentence.tokens, plain, strict=True))
        if sentence.text and is_plain(sentence.tokens) and joined.rstrip(" ") != sentence.text:
            found = aligned(sentence)
            if found is None:
                self.remarks.append(Remark(sentence.line, Reason(
                    "the sentence's text says other words than its lines, which were taken"
                ), "document", lost=False))  # fmt: skip
            else:
                plain[:-1] = found
        if self._pieces:
            before = self._gap + before
        pieces, starts, stops = self._pieces, self.starts, self.stops
        pieces.append(before)
        at = self._length + len(before)
        self.firsts.append(len(starts))
        for token, gap in zip(sentence.tokens, plain, strict=True):
            form = token.form
            starts.append(at)
            at += len(form)
            stops.append(at)
            pieces += (form, gap)
            at += len(gap)
        last = pieces.pop()
        self._length = at - len(last)
        self._explicit = gaps[-1] is not None
        self._gap = last if self._explicit else "\n"

    def place(self, first: int, last: int) -> tuple[Fragment, ...]:
        """The text of the words from ``first`` to ``last``, none where all are empty nodes."""
        begin, end = self.words[first].token, self.words[last].token
        if begin >= 0 and end >= 0:
            return ((self.starts[begin], self.stops[end]),)
        tokens = [word.token for word in self.words[first : last + 1] if word.token >= 0]
        if not tokens:
            return ()
        return ((self.starts[tokens[0]], self.stops[tokens[-1]]),)

    def _tagged(self) -> list[Mark]:
        """The entities that tags say, sentence by sentence."""
        marks: list[Mark] = []
        known = Known("auto")
        at = 0
        while at < len(self.words):
            number = self.words[at].sentence
            stop = at
            while stop < len(self.words) and self.words[stop].sentence == number:
                stop += 1
            words = [at + n for n, word in enumerate(self.words[at:stop]) if word.token >= 0]
            tags = [self.words[word].value or "O" for word in words]
            tags = ["O" if tag == "*" else tag for tag in tags]
            runs, stray, bad = decoded(tags, known)
            for first, last, label in runs:
                ends = (words[first], words[last])
                marks.append(Mark(self.place(*ends), uncoded(label), NOTHING, "", (ends,)))
            self._said(tags, words, stray, bad)
            at = stop
        return marks

    def _said(self, tags: list[str], words: list[int], stray: list[int], bad: list[int]) -> None:
        for at in stray:
            self.remarks.append(Remark(self.words[words[at]].line, Reason(
                "{tag} begins a span, which B- should do; it was read as its beginning",
                {"tag": quoted(tags[at])},
            ), "span", lost=False))  # fmt: skip
        for at in bad:
            self.remarks.append(Remark(self.words[words[at]].line, Reason(
                "the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O",
                {"tag": quoted(tags[at])},
            ), "span"))  # fmt: skip

    def _bracketed(self) -> list[Mark]:
        """The entities that brackets enclose."""
        parts = list(self._parts())
        marks: list[Mark] = []
        begun: list[list[tuple[_Open, int]]] = []
        for opened, last in parts:
            bracket = opened.bracket
            if bracket.parts == 1:
                self._mark(marks, [(opened, last)])
                continue
            chain = next((one for one in begun if _follows(one[-1][0].bracket, bracket)), None)
            if chain is None and bracket.part == 1:
                chain = []
                begun.append(chain)
            if chain is None:
                self._lost(opened, "the part before it is missing, so it was left out")
                continue
            chain.append((opened, last))
            if bracket.part == bracket.parts:
                begun.remove(chain)
                self._mark(marks, chain)
        for chain in begun:
            self._lost(chain[0][0], "a part of it is missing, so it was left out")
        marks.sort(key=lambda mark: (mark.fragments[0][0], -mark.fragments[-1][1]))
        return _grouped(marks, self.fields[0])

    def _parts(self) -> Iterator[tuple[_Open, int]]:
        """Each opening bracket with the word at which it closes, in the order of the openings."""
        opened: list[_Open] = []
        stacks: dict[tuple[str, int, int], list[int]] = {}
        closed: dict[int, int] = {}
        for number, bracket in self._all_brackets():
            stack = stacks.setdefault((bracket.id, bracket.part, bracket.parts), [])
            line = self.words[number].line
            if bracket.opens:
                stack.append(len(opened))
                opened.append(_Open(bracket, number, line))
            if bracket.closes and stack:
                closed[stack.pop()] = number
            elif bracket.closes:
                self.remarks.append(Remark(line, Reason(
                    "a bracket closes entity {id}, which is not open; it was left out",
                    {"id": quoted(bracket.id)},
                )))  # fmt: skip
        for at, one in enumerate(opened):
            if at in closed:
                yield one, closed[at]
            else:
                self._lost(one, "it is never closed, so it was left out")

    def _all_brackets(self) -> Iterator[tuple[int, Bracket]]:
        for number, word in enumerate(self.words):
            if word.value:
                for bracket in brackets(word.value):
                    yield number, bracket

    def _mark(self, marks: list[Mark], chain: Sequence[tuple[_Open, int]]) -> None:
        first = chain[0][0].bracket
        words = tuple((opened.word, last) for opened, last in chain)
        places = [place for ends in words for place in self.place(*ends)]
        if not places:
            self.remarks.append(Remark(chain[0][0].line, Reason(
                "entity {id} lies on empty nodes only, which are not in the text; it is kept "
                "with the document, but no span", {"id": quoted(first.id)},
            ), "span", lost=False, spans=1))  # fmt: skip
            return
        label, attributes = meaning(first.fields, self.fields)
        marks.append(Mark(merged(tuple(places)), label, attributes, first.id, words))

    def _lost(self, opened: _Open, template: str) -> None:
        self.remarks.append(Remark(opened.line, Reason(template), "span"))


def _follows(before: Bracket, bracket: Bracket) -> bool:
    return (
        before.id == bracket.id
        and before.parts == bracket.parts
        and before.part + 1 == bracket.part
    )


def _grouped(marks: list[Mark], name: str) -> list[Mark]:
    """``marks``, an id that several share said as an attribute of each."""
    counts = Counter(mark.id for mark in marks)
    return [
        mark
        if counts[mark.id] == 1
        else Mark(mark.fragments, mark.label, {**mark.attributes, name: mark.id}, "", mark.words)
        for mark in marks
    ]
