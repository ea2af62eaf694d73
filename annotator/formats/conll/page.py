"""The lines of one document, taken apart into sentences, tokens and the runs of each column."""

import re
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from operator import add

from annotator.formats.base import Reason
from annotator.formats.conll.layout import Layout, is_start
from annotator.formats.conll.rows import SPECIAL, Remark, Rows, after_of
from annotator.formats.conll.tags import OUTSIDE, Known, decoded
from annotator.formats.json_values import quoted
from annotator.formats.tokens import Tokens

Mark = tuple[int, int, str, int, int]
"""``(start, stop, label, first, last)``: a run of rows with the place of its text."""

_JOINT = re.compile(r"(?<=[^_])_(?=[^_])")
_ADDRESS = re.compile(r"[@\\]|//|^www\.")


def opened(word: str) -> str:
    """``word`` with the "_" between its syllables made spaces; addresses stay as they are."""
    if "_" not in word or _ADDRESS.search(word):
        return word
    return _JOINT.sub(" ", word)


class Page:
    """A document's lines, without their line ends, as rows: one for each token.

    A row without word parts two sentences.  ``places`` are the lines of the rows, ``starts`` where
    their words begin in ``text``; ``marks`` go column by column.  ``spaced`` tells that single
    spaces and line ends part all tokens.
    """

    def __init__(self, lines: Sequence[str], layout: Layout, known: Known) -> None:
        self.words: Sequence[str] = []
        self.places: Sequence[int] = []
        self.remarks: list[Remark] = []
        self._layout = layout
        self._known = known
        self._tags: list[Sequence[str]] = []
        self._afters: Sequence[str] = []
        self._take(lines)
        if layout.joined:
            self.words = list(map(opened, self.words))
        self._join()
        self.marks = [self._marks(tags) for tags in self._tags]
        self.remarks.sort(key=lambda remark: remark.line)

    def tokens(self) -> Tokens:
        """The places of the tokens in the text."""
        starts = [start for start, word in zip(self.starts, self.words, strict=True) if word]
        stops = map(add, starts, map(len, filter(None, self.words)))
        numbers = self.numbers()
        after = (at for at, word in enumerate(self.words) if not word)
        firsts = [0, *(numbers[at] for at in after)] if starts else []
        return Tokens(starts, list(stops), firsts)

    def numbers(self) -> list[int]:
        """The number of each row's token."""
        return list(accumulate(map(bool, self.words), initial=0))[:-1]

    def _take(self, lines: Sequence[str]) -> None:
        special = [at for at, line in enumerate(lines) if not line or line[0] in SPECIAL]
        begin, end = 0, len(lines)
        if special[:1] == [0] and is_start(lines[0]):
            begin = 1
        while begin < end and not lines[begin]:
            begin += 1
        while begin < end and not lines[end - 1]:
            end -= 1
        inner = [at for at in special if begin <= at < end]
        simple = not any(lines[at] for at in inner) and all(a + 1 < b for a, b in pairwise(inner))
        if not (simple and self._whole(lines[begin:end], begin, len(inner))):
            rows = Rows(lines, self._layout, self._known)
            rows.take(special)
            self.words, self._tags, self._afters = rows.words, list(rows.tags), rows.afters
            self.places, self.remarks = rows.places, rows.remarks

    def _whole(self, lines: Sequence[str], begin: int, gaps: int) -> bool:
        """Takes all lines in one go, if all are as they should be."""
        layout = self._layout
        gap = [""] * layout.width
        for column in layout.tags:
            gap[column] = OUTSIDE
        separator = layout.separator
        rows = [line.split(separator) if line else gap for line in lines]
        if set(map(len, rows)) != {layout.width}:
            return False
        columns = list(zip(*rows, strict=True))
        tags = [columns[column] for column in layout.tags]
        if columns[layout.token].count("") != gaps or any("" in column for column in tags):
            return False
        self.words, self.places = columns[layout.token], range(begin, begin + len(rows))
        self._tags = list(tags)
        if layout.glue >= 0:
            self._afters = list(map(after_of, columns[layout.glue]))
        return True

    def _join(self) -> None:
        """Makes the text and finds where each word begins in it."""
        words = self.words
        sizes = list(map(len, words))
        gaps = [at for at, word in enumerate(words) if not word]
        if self._afters:
            afters = list(self._afters)
            for at in (*gaps, len(words)):
                afters[max(0, at - 1)] = "\n"
            for at in gaps:
                afters[at] = ""
            self.text = "".join(chain.from_iterable(zip(words, afters, strict=True)))[:-1]
            self.starts = list(accumulate(map(add, sizes, map(len, afters)), initial=0))[:-1]
            self.spaced = False
            return
        bounds = pairwise((-1, *gaps, len(words)))
        self.text = "\n".join([" ".join(words[first + 1 : stop]) for first, stop in bounds])
        self.starts = list(accumulate(map(add, sizes, map(bool, sizes)), initial=0))[:-1]
        self.spaced = self.text.count(" ") == max(0, len(words) - 2 * len(gaps) - 1)

    def _marks(self, tags: Sequence[str]) -> list[Mark]:
        runs, stray, bad = decoded(tags, self._known)
        starts, words = self.starts, self.words
        for at in stray if self._layout.scheme != "iob1" else ():
            reason = Reason(_STRAY, {"tag": quoted(tags[at].strip(" "))})
            self.remarks.append(Remark(self.places[at], reason, "span", stray=True))
        for at in bad:
            reason = Reason(_BAD, {"tag": quoted(tags[at].strip(" "))})
            self.remarks.append(Remark(self.places[at], reason, "span"))
        return [
            (starts[first], starts[last] + len(words[last]), label, first, last)
            for first, last, label in runs
        ]


_STRAY = "{tag} begins a span, which B- should do; it was read as its beginning"
_BAD = "the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O"
