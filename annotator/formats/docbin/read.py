"""The reading half of ``docbin``."""

import base64
import json
import struct
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.formats.base import Item, Reason, Rejected, Source
from annotator.formats.docbin.binary import SPAN, Binary, binary_from, groups_in
from annotator.formats.docbin.cut import Cut, filled
from annotator.formats.docbin.memory import Memory, memory_in
from annotator.formats.docbin.pack import BadPack
from annotator.formats.docbin.strings import (
    ENT_ID,
    ENT_IOB,
    ENT_KB_ID,
    ENT_TYPE,
    ORTH,
    SENT_START,
    SPACY,
    Strings,
)
from annotator.formats.json_layers import JsonLayer
from annotator.formats.json_values import Fault, quoted, string_fault
from annotator.formats.layers import Account
from annotator.formats.tokens import kept_tokens
from annotator.model.annotation import NOTHING, Document, Json, Kept, Layer, State

NAME = "docbin"
CUT = "cut"
ENTS = "ents"
CATS = "cats"
COLUMNS = "columns"
USER_DATA = "user data"
"""Places of what is kept: tokens that cannot be found again, which spans were the flat entities,
categories of the text, further attributes of tokens, and what other programs put into the user
data (as it stood, unopened)."""

KB_ID = "kb_id"
SPAN_ID = "span_id"
"""Attributes of spans for which spaCy has a place."""

_MODELLED = {ORTH, SPACY, ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID}
_INSIDE, _BEGINS = 1, 3
_LEAST = 0.5
"""From which value on a relation that a file gives a probability is one."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A span of a file, in tokens."""

    first: int
    stop: int
    label: int
    kb_id: int
    span_id: int


def read(source: Source, options: Mapping[str, object]) -> Iterator[Item]:
    """The documents of ``source``."""
    strings = Strings()
    binary = binary_from(source)
    strings = Strings(binary.strings)
    width = len(binary.attrs)
    at = 0
    for number, length in enumerate(binary.lengths):
        rows = binary.tokens[at * width : (at + length) * width]
        spaces = binary.spaces[at : at + length]
        at += length
        name = f"{source.name}-{number + 1}" if len(binary.lengths) > 1 else source.name
        account = Account(source.file, 0, name)
        try:
            reading = _Reading(binary, number, strings, account)
            document = reading.document(rows, spaces, str(options.get("group", "sc")))
        except (Fault, BadPack) as error:
            reason = (
                error.reason
                if isinstance(error, Fault)
                else Reason("its bytes are not as spaCy writes them: {why}", {"why": error})
            )
            yield Rejected("document", reason, file=source.file, document=name)
            continue
        yield from account.items
        yield document


class _Reading:
    """One document in the making.  Raises Fault and BadPack."""

    def __init__(self, binary: Binary, number: int, strings: Strings, account: Account) -> None:
        self._binary = binary
        self._number = number
        self._strings = strings
        self._account = account
        self._cut = Cut()
        self._columns: dict[int, array[int]] = {}
        self._ents_found: list[_Found] = []

    def document(self, rows: "array[int]", spaces: bytes, key: str) -> Document:
        """The document whose tokens are ``rows``; the spans of group ``key`` are the first."""
        binary, number = self._binary, self._number
        width = len(binary.attrs)
        self._columns = {attr: rows[place::width] for place, attr in enumerate(binary.attrs)}
        flags = binary.of("flags", number)
        if isinstance(flags, dict) and flags.get("has_unknown_spaces"):
            spaces = b"\1" * len(spaces)
        text = self._text(spaces)
        memory = memory_in(binary.of("user_data", number))
        if memory.name:
            self._account.document = memory.name
        layers = self._layers(text, key, memory)
        return Document(
            name=self._account.document,
            text=text,
            meta=memory.meta,
            layers=layers,
            kept=tuple(self._kept(text, memory)),
        )

    def _text(self, spaces: bytes) -> str:
        words: dict[int, str] = {}
        parts: list[str] = []
        at = 0
        if spaces and ORTH not in self._columns:
            raise Fault("it does not say which strings its tokens are")
        for orth, space in zip(self._columns.get(ORTH, ()), spaces, strict=True):
            word = words.get(orth)
            if word is None:
                known = self._strings.string(orth)
                if known is None:
                    raise Fault("the string of one of its tokens is not in the file")
                word = words[orth] = known
            self._cut.add(at, at + len(word), space=bool(space))
            at += len(word) + bool(space)
            parts.append(word + " " if space else word)
        text = "".join(parts)
        if fault := string_fault(text):
            raise Fault(fault.template, **fault.fields)
        return text

    def _layers(self, text: str, key: str, memory: Memory) -> tuple[Layer, ...]:
        groups = {
            name: [self._span(raw) for raw in raws]
            for name, raws in groups_in(self._binary.of("span_groups", self._number)).items()
        }
        ents = self._ents_found = self._ents()
        if memory.layers:
            names = [one.group for one in memory.layers]
        else:
            names = [key] if key in groups or ents or self._is_looked_at() else []
        others = [name for name in groups if name not in names]
        layers = []
        for place, name in enumerate([*names, *others]):
            known = memory.layers[place] if place < len(memory.layers) else None
            spans = groups.get(name, [])
            building = JsonLayer(text, self._account)
            details = known.spans if known and len(known.spans) == len(spans) else []
            numbers = [
                self._take(one, building, details[number] if details else ("", NOTHING, ""))
                for number, one in enumerate(spans)
            ]
            if place == 0 and name in names:
                there = set(map(_bare, spans))
                for one in ents:
                    if _bare(one) not in there:
                        self._take(one, building, ("", NOTHING, ""))
            if known:
                self._link(building, numbers, known.relations)
            elif place == 0 and memory.rel:
                self._link_by_tokens(building, memory.rel, set(map(_bare, ents)))
            annotator = known.annotator if known else "" if name in names else name
            state = known.state if known else State.OPEN
            layers.append(Layer(annotator, tuple(building.spans), tuple(building.relations), state))
        return tuple(layers)

    def _is_looked_at(self) -> bool:
        """Whether the file says of any token that it is, or is not, in an entity."""
        return any(self._columns.get(ENT_IOB, ()))

    def _span(self, raw: bytes) -> _Found:
        try:
            span_id, kb_id, label, first, stop, _, _ = SPAN.unpack(raw)
        except struct.error:
            raise BadPack("a span in it is none") from None
        return _Found(first, stop, label, kb_id, span_id)

    def _ents(self) -> list[_Found]:
        """The flat entities that tokens tell."""
        found: list[_Found] = []
        iob = self._columns.get(ENT_IOB)
        if iob is None:
            return found
        kinds = self._columns.get(ENT_TYPE, iob)
        kb_ids, ids = self._columns.get(ENT_KB_ID), self._columns.get(ENT_ID)
        first = -1
        for number, tag in enumerate([*iob, 0]):
            goes_on = tag == _INSIDE and first >= 0 and kinds[number] == kinds[first]
            if first >= 0 and not goes_on:
                kb_id, span_id = (column[first] if column else 0 for column in (kb_ids, ids))
                found.append(_Found(first, number, kinds[first], kb_id, span_id))
                first = -1
            if first < 0 and tag in (_INSIDE, _BEGINS):
                first = number
        return found

    def _take(
        self, one: _Found, building: JsonLayer, details: tuple[str, Mapping[str, Json], str]
    ) -> int | None:
        """Takes a span; ``details`` are its key, its attributes and its note."""
        key, attributes, note = details
        label = self._strings.string(one.label)
        if not 0 <= one.first < one.stop <= len(self._cut.starts):
            fields = {"first": one.first, "stop": one.stop}
            reason = Reason("the text has no tokens {first} to {stop}", fields)
            self._account.reject("span", reason, key)
            return None
        more: dict[str, Json] = {}
        for name, number in ((KB_ID, one.kb_id), (SPAN_ID, one.span_id)):
            if number:
                more[name] = self._strings.string(number) or str(number)
        place = (self._cut.starts[one.first], self._cut.stops[one.stop - 1])
        return building.place(key, label, place, None, more | dict(attributes) or NOTHING, note)

    def _link(self, building: JsonLayer, numbers: list[int | None], raws: list[Any]) -> None:
        for head, tail, label, key, attributes, note in raws:
            ends = [numbers[end] if 0 <= end < len(numbers) else None for end in (head, tail)]
            if ends[0] is None or ends[1] is None:
                reason = Reason("one of its ends is no span of the group")
                self._account.reject("relation", reason, key, (0, 0, len(attributes)))
                continue
            building.join(key, label, ends[0], ends[1], attributes, note)

    def _link_by_tokens(
        self, building: JsonLayer, rel: Mapping[Any, Any], ents: set[tuple[int, int, int]]
    ) -> None:
        """Takes relations as spaCy's relation component has them: by the ends' first tokens.

        Of several spans that begin there, the one among the flat entities is meant.
        """
        flat = {(self._cut.starts[first], self._cut.stops[stop - 1]) for first, stop, _ in ents}
        by_start: dict[bool, dict[int, list[int]]] = {False: {}, True: {}}
        for span in building.spans:
            among = by_start[(span.start, span.stop) in flat]
            among.setdefault(span.start, []).append(span.id)
        begin = by_start[False] | by_start[True]
        size = len(self._cut.starts)
        for pair, labels in rel.items():
            right = isinstance(labels, dict) and isinstance(pair, tuple) and len(pair) == 2
            for label, value in labels.items() if right else ():
                if not isinstance(value, int | float) or value < _LEAST:
                    continue
                ends = [
                    begin.get(self._cut.starts[token], [])
                    if type(token) is int and 0 <= token < size
                    else []
                    for token in pair
                ]
                if len(ends[0]) != 1 or len(ends[1]) != 1:
                    reason = Reason(
                        "no span, or several, begin with token {head} or {tail}",
                        {"head": quoted(pair[0]), "tail": quoted(pair[1])},
                    )
                    self._account.reject("relation", reason)
                    continue
                building.join("", label, ends[0][0], ends[1][0])

    def _kept(self, text: str, memory: Memory) -> Iterator[Kept]:
        cut = self._cut
        sentences = [
            number for number, flag in enumerate(self._columns.get(SENT_START, ())) if flag == 1
        ]
        visible = cut.visible(text, sentences)
        if len(visible):
            yield kept_tokens(text, visible)
        if filled(text, visible) != cut:
            yield Kept(NAME, CUT, _compact([cut.starts, cut.stops, list(map(int, cut.spaces))]))
        if self._ents_found and self._binary.of("span_groups", self._number) not in (b"", b"\x90"):
            places = [
                [cut.starts[one.first], cut.stops[one.stop - 1], self._strings.string(one.label)]
                for one in self._ents_found
            ]
            yield Kept(NAME, ENTS, _compact(places))
        cats = self._binary.of("cats", self._number)
        if isinstance(cats, dict) and cats and _is_plain(cats):
            yield Kept(NAME, CATS, _compact(cats))
        columns = {
            attr: list(column)
            for attr, column in self._columns.items()
            if attr not in _MODELLED and any(column)
        }
        if columns:
            numbers = {each for column in columns.values() for each in column}
            strings = [each for each in map(self._strings.string, sorted(numbers)) if each]
            yield Kept(NAME, COLUMNS, _compact({"columns": columns, "strings": strings}))
        if memory.count:
            pairs = base64.b64encode(memory.others).decode()
            yield Kept(NAME, USER_DATA, _compact({"count": memory.count, "pairs": pairs}))


def _bare(one: _Found) -> tuple[int, int, int]:
    return one.first, one.stop, one.label


def _is_plain(cats: dict[Any, Any]) -> bool:
    """Whether these are classes with their scores, as spaCy has them."""
    return all(
        type(name) is str and type(score) in (int, float, bool) for name, score in cats.items()
    )


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
