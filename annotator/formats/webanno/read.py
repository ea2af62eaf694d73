"""The reading half of ``webanno``: rows to spans and relations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from annotator.errors import FormatError
from annotator.formats.base import Changed, Found, Reason, Source
from annotator.formats.inception import place_of
from annotator.formats.json_values import quoted, string_fault
from annotator.formats.layers import Account
from annotator.formats.tokens import Tokens, kept_tokens
from annotator.formats.webanno.cells import NONE
from annotator.formats.webanno.header import (
    FORMAT_LINE,
    ID_COLUMNS,
    Sort,
    label_choices,
    sorts_of,
)
from annotator.formats.webanno.linking import Linker
from annotator.formats.webanno.making import Maker
from annotator.formats.webanno.marks import Marks, stack_height
from annotator.formats.webanno.record import Record
from annotator.formats.webanno.sentences import (
    Sentence,
    TextBuilder,
    blocks,
    sentences,
    split_head,
)
from annotator.model.annotation import Document, Layer, attribute_count

_VERSION = "#FORMAT="


@dataclass(frozen=True, slots=True)
class Choices:
    """The options, as given."""

    encoding: str = ""
    label: str = ""
    layers: str = ""


def read(source: Source, choices: Choices) -> Iterator[Found]:
    """The one document of ``source``, after what is to be said about it."""
    found = blocks(source.batches(choices.encoding))
    head, rest = split_head(next(found, (1, [])))
    if not head or not head[0].startswith(FORMAT_LINE):
        raise _foreign(source, head[0] if head else "")
    if any("\0" in line for line in head):
        raise FormatError("{path} has a NUL character in its head; take it out.", path=source.file)
    labels = label_choices(choices.label)
    reading = _Reading(source, sorts_of(head, labels, choices.layers))
    reading.record.head = head
    source.line = 1
    for sentence in sentences(chain([rest], found)):
        reading.take(sentence)
    yield from reading.ended()


def _foreign(source: Source, line: str) -> FormatError:
    if line.startswith(_VERSION):
        return FormatError(
            "{path} is {version}, and only WebAnno TSV 3 is read here; "
            "export it anew from INCEpTION.",
            path=source.file,
            version=line.removeprefix(_VERSION)[:40] or "of no version",
        )
    return FormatError(
        "{path} does not begin with #FORMAT=WebAnno TSV 3, so it is no file of WebAnno's.",
        path=source.file,
    )


class _Reading:
    """One document as its sentences come in."""

    def __init__(self, source: Source, sorts: list[Sort]) -> None:
        path = PurePath(source.path)
        self._name, self._annotator = place_of(path) or (source.name, "")
        self._account = Account(source.file, 1, self._name)
        self._sorts = sorts
        self._spans = [Marks(sort) for sort in sorts if not sort.is_relation]
        self._empty = [Marks(sort) for sort in sorts if not sort.is_relation]
        self._linker = Linker(sorts, self._spans, self._empty)
        self._text = TextBuilder()
        self._starts: list[int] = []
        self._stops: list[int] = []
        self._firsts: list[int] = []
        self._width = ID_COLUMNS + sum(len(sort.columns) for sort in sorts)
        self._none = [NONE] * (self._width - ID_COLUMNS)
        self._idle = {True: "\t".join([*self._none, ""]), False: "\t".join(self._none)}
        self._nones = [[NONE] * len(sort.columns) for sort in sorts]
        self._span_cells = [
            (marks, *_cut(marks.sort), [NONE] * len(marks.sort.columns)) for marks in self._spans
        ]
        self._relation_cells = [
            (sort, *_cut(sort), [NONE] * len(sort.columns)) for sort in sorts if sort.is_relation
        ]
        self._hidden = [
            (number, *_cut(sort)) for number, sort in enumerate(sorts) if not sort.shown
        ]
        self._is_regular = True
        self._sentence = 0
        self._ragged = [0, 0]
        self._rows = 0
        self.record = Record(
            labels={sort.name: sort.label for sort in sorts},
            hidden=[sort.name for sort in sorts if not sort.shown],
        )

    def take(self, sentence: Sentence) -> None:
        """Takes a sentence."""
        self._text.begin(sentence)
        if sentence.rows:
            self._sentence += 1
        before = len(self._starts)
        if not self._take_regular(sentence):
            self._take_rows(sentence)
        if len(self._starts) > before:
            self._firsts.append(before)
        if sentence.comments:
            self.record.comments[self._sentence] = [
                line.replace("\0", "") for line in sentence.comments
            ]

    def _take_regular(self, sentence: Sentence) -> bool:
        """Takes a sentence by the short way, if its rows are tokens and all as they should be."""
        rows = [row.split("\t", ID_COLUMNS) for row in sentence.rows]
        if set(map(len, rows)) != {ID_COLUMNS + 1}:
            return False
        units, offsets, forms, rests = zip(*rows, strict=True)
        name = str(self._sentence)
        idle = self._idle[self.record.tab]
        busy = [number for number, rest in enumerate(rests) if rest != idle]
        if list(units) != list(map(f"{name}-".__add__, map(str, range(1, len(rows) + 1)))):
            return False
        cells = [rests[number].split("\t") for number in busy]
        if "\0" in "".join(rests) or not self._are_whole(cells):
            return False
        places = self._text.places(offsets, forms)
        if places is None:
            return False
        starts, stops = places
        token = len(self._starts) + 1
        self._starts += starts
        self._stops += stops
        self._linker.regular[name] = places
        self._rows += len(rows)
        line = sentence.line
        taken = [
            (units[number], line + number, starts[number], stops[number], token + number)
            for number in busy
        ]
        self._take_all(cells, taken)
        return True

    def _take_all(self, cells: list[list[str]], rows: list[tuple[str, int, int, int, int]]) -> None:
        """Takes the cells of rows that say something."""
        for marks, first, last, none in self._span_cells:
            marks.rows += [
                (part, *row)
                for one, row in zip(cells, rows, strict=True)
                if (part := one[first:last]) != none
            ]
        for sort, first, last, none in self._relation_cells:
            for one, row in zip(cells, rows, strict=True):
                if (part := one[first:last]) != none:
                    self._linker.take(sort, row[0], row[1], part)
        for number, first, last in self._hidden:
            for one, row in zip(cells, rows, strict=True):
                self._keep(row[0], number, one[first:last])

    def _are_whole(self, cells: list[list[str]]) -> bool:
        """Whether each row has as many cells as the head names, and ends as the others do."""
        tab = self.record.tab
        if {*map(len, cells)} - {self._width - ID_COLUMNS + tab}:
            return False
        return not tab or not any(row[-1] for row in cells)

    def _take_rows(self, sentence: Sentence) -> None:
        """Takes rows one by one, such as parts of tokens and what is out of order."""
        self._token = 0
        for line, raw in enumerate(sentence.rows, sentence.line):
            cells = raw.split("\t")
            place = None
            if len(cells) >= ID_COLUMNS and "\0" not in raw and cells[0][:1].isdigit():
                place = self._text.place(cells)
            if place is None:
                self._refuse_row(line, cells)
            else:
                self._take_row(line, cells, *place)

    def _take_row(self, line: int, cells: list[str], start: int, stop: int) -> None:
        if len(cells) != self._width + 1 or cells[-1]:
            self._fit(line, cells)
        self._rows += 1
        unit = cells[0]
        if "." in unit:
            self._add_part(unit, start, stop)
        else:
            self._add_token(unit, start, stop)
        self._linker.places[unit] = start, stop
        if cells[ID_COLUMNS : self._width] == self._none:
            return
        if start == stop:
            self._take_empty(line, cells, start)
            return
        self._is_regular = False
        row = (unit, line, start, stop, len(self._starts))
        self._take_all([cells[ID_COLUMNS : self._width]], [row])

    def _add_token(self, unit: str, start: int, stop: int) -> None:
        self._token += 1
        name = f"{self._sentence}-{self._token}"
        if unit != name:
            self._linker.renamed[unit] = name
        if stop > start and (not self._stops or start >= self._stops[-1]):
            self._starts.append(start)
            self._stops.append(stop)
        else:
            self._token -= 1

    def _add_part(self, unit: str, start: int, stop: int) -> None:
        name = f"{self._sentence}-{self._token}.{unit.partition('.')[2]}"
        if unit != name:
            self._linker.renamed[unit] = name
        self.record.units[name] = start, stop

    def _take_empty(self, line: int, cells: list[str], start: int) -> None:
        """Keeps a row for a place without length, which no span here can have."""
        for marks in self._empty:
            part = cells[marks.sort.first : marks.sort.stop]
            if part.count(NONE) != len(part):
                marks.rows.append((part, cells[0], line, start, start, 0))
        for number, sort in enumerate(self._sorts):
            self._keep(cells[0], number, cells[sort.first : sort.stop])
            if sort.is_relation and cells[sort.stop - 1] != NONE:
                self._linker.kept += stack_height(cells[sort.stop - 1 : sort.stop])

    def _keep(self, unit: str, number: int, cells: list[str]) -> None:
        if cells != self._nones[number]:
            self.record.keep(self._linker.renamed.get(unit, unit), number, cells)

    def _fit(self, line: int, cells: list[str]) -> None:
        """Makes ``cells`` as many as the head names."""
        if len(cells) == self._width and not self._rows:
            self.record.tab = False
        missing = self._width - len(cells)
        if missing > 0 or any(cell not in ("", NONE) for cell in cells[self._width :]):
            self._ragged[0] += 1
            self._ragged[1] = self._ragged[1] or line
        cells += [NONE] * missing

    def _refuse_row(self, line: int, cells: list[str]) -> None:
        self._account.line = line
        height = stack_height(cells[ID_COLUMNS:])
        reason = Reason(
            "the line begins with {start} and is no row of a token: number, offsets and words "
            "parted by TAB; mend it",
            {"start": quoted(cells[0][:20])},
        )
        self._account.reject("line", reason, cells[0][:20], (height, 0, 0))
        self._account.line = 1

    def ended(self) -> Iterator[Found]:
        """The document, after what is to be said about it."""
        text = self._text.text
        for marks in (*self._spans, *self._empty):
            marks.finish(regular=self._is_regular)
        maker = Maker(self._account, self._sorts, self.record)
        spans = maker.spans(self._spans)
        relations = self._linker.relations(maker)
        spans += maker.added
        if fault := string_fault(text):
            attributes = attribute_count(Layer("", tuple(spans), tuple(relations)))
            counts = (len(spans), len(relations), attributes)
            self._account.reject("document", fault, "", counts)
            yield from self._account.items
            return
        yield from self._account.items
        yield from self._notes()
        tokens = Tokens(self._starts, self._stops, self._firsts)
        layer = Layer(self._annotator, tuple(spans), tuple(relations))
        yield Document(
            name=self._name,
            text=text,
            layers=(layer,),
            kept=(kept_tokens(text, tokens), *self.record.to_kept(self._annotator)),
        )

    def _notes(self) -> Iterator[Changed]:
        yield from self._linker.left_out(self._account)
        count, line = self._ragged
        if count:
            yield self._changed(
                "{count} rows have not as many columns as the head names, first in this line; "
                "what is missing was taken as empty, and what is too many left out",
                line,
                count=count,
            )
        if self._text.recounted:
            yield self._changed(
                "its offsets count characters, not UTF-16 units as the format asks; "
                "they were read as they are meant"
            )
        if self._text.displaced:
            yield self._changed(
                "{count} of its offsets do not lead to the words of their rows, "
                "so the words decided",
                count=self._text.displaced,
            )

    def _changed(self, template: str, line: int = 1, **fields: object) -> Changed:
        return Changed(
            "document",
            Reason(template, fields),
            file=self._account.file,
            line=line,
            document=self._name,
        )


def _cut(sort: Sort) -> tuple[int, int]:
    """Where the sort's cells are among those after the first three."""
    return sort.first - ID_COLUMNS, sort.stop - ID_COLUMNS


def choices_of(options: Mapping[str, object]) -> Choices:
    """The reader's options, of whatever type they came."""
    return Choices(*(str(options.get(name, "")) for name in ("encoding", "label", "layers")))
