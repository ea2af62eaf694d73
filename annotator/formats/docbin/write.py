"""The writing half of ``docbin``."""

import base64
import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.formats.base import Changed, Item, Reason, Target
from annotator.formats.docbin.binary import SPAN, groups_from, numbers_to_bytes
from annotator.formats.docbin.cut import Cut, filled
from annotator.formats.docbin.memory import OURS, REL
from annotator.formats.docbin.pack import map_head, packed
from annotator.formats.docbin.read import (
    CATS,
    COLUMNS,
    CUT,
    ENTS,
    KB_ID,
    NAME,
    SPAN_ID,
    USER_DATA,
)
from annotator.formats.docbin.strings import (
    ENT_ID,
    ENT_IOB,
    ENT_KB_ID,
    ENT_TYPE,
    HEAD,
    ORTH,
    SENT_START,
    Strings,
)
from annotator.formats.losses import lost, numbered
from annotator.formats.placing import Placed, placed
from annotator.formats.tokens import Tokens, tokens_of
from annotator.model.annotation import Document, Json, Layer, Span, State

_OURS = (ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID)
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3

_Object = dict[str, Any]

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode


@dataclass(frozen=True, slots=True)
class Manner:
    """How to write: the options."""

    group: str
    cut: str
    own: bool


def write(documents: Iterable[Document], target: Target, manner: Manner) -> Iterator[Item]:
    """Writes one file with all ``documents``, of which it holds the packed rows meanwhile."""
    pack = _Pack()
    for number, document in numbered(documents):
        given = f"{target.name}-{number}" if number else target.name
        writing = _Writing(document, manner, pack.strings)
        for layer in document.layers:
            yield from writing.add(layer)
        pack.add(writing, given)
        yield document
    yield from pack.columns_lost()
    target.write_bytes(zlib.compress(pack.message()))


class _Pack:
    """The lists of the file in the making."""

    def __init__(self) -> None:
        self.strings = Strings()
        self._rows: list[array[int]] = []
        self._columns: list[dict[int, list[int]]] = []
        self._spaces: list[bytes] = []
        self._items: dict[str, list[Any]] = {
            name: [] for name in ("cats", "flags", "span_groups", "user_data")
        }

    def add(self, writing: "_Writing", given: str) -> None:
        """Takes a document that is done; ``given`` is the name that a reader will give."""
        self._rows.append(writing.rows())
        self._spaces.append(bytes(writing.cut.spaces))
        self._columns.append(writing.columns())
        for name, value in (
            ("cats", writing.kept(CATS, {})),
            ("flags", {"has_unknown_spaces": False}),
            ("span_groups", groups_from(writing.groups)),
            ("user_data", writing.user_data(given)),
        ):
            self._items[name].append(value)

    def _common(self) -> list[int]:
        """The further attributes that every document with tokens has."""
        with_tokens = [
            columns for columns, rows in zip(self._columns, self._rows, strict=True) if len(rows)
        ]
        if not with_tokens:
            return []
        common = set(with_tokens[0]).intersection(*with_tokens)
        return sorted(common - ({SENT_START} if HEAD in common else set()))

    def columns_lost(self) -> Iterator[Changed]:
        """The note that attributes of tokens stay behind, which not every document has."""
        left = {attr for columns in self._columns for attr in columns} - set(self._common())
        if left:
            yield Changed(
                "document",
                Reason(
                    "{count} attributes of tokens are not written, since not every text has them",
                    {"count": len(left)},
                ),
                loss="attributes",
            )

    def message(self) -> bytes:
        """The whole, not yet compressed."""
        more = self._common()
        width = len(_OURS) + len(more)
        tokens: list[bytes] = []
        for rows, columns in zip(self._rows, self._columns, strict=True):
            length = len(rows) // len(_OURS)
            wide = array("Q", bytes(8 * width * length))
            for place in range(len(_OURS)):
                wide[place::width] = rows[place :: len(_OURS)]
            for place, attr in enumerate(more if length else (), len(_OURS)):
                wide[place::width] = array("Q", columns[attr])
            tokens.append(numbers_to_bytes(wide))
        lengths = array("i", [len(rows) // len(_OURS) for rows in self._rows])
        return packed(
            {
                "version": "0.1",
                "attrs": [*_OURS, *more],
                "tokens": b"".join(tokens),
                "spaces": b"".join(self._spaces),
                "lengths": numbers_to_bytes(lengths),
                "strings": sorted({*self.strings.used, ""}),
                **self._items,
            }
        )


class _Writing:
    """One document in the making."""

    def __init__(self, document: Document, manner: Manner, strings: Strings) -> None:
        self._document = document
        self._manner = manner
        self._strings = strings
        self._kept = {one.place: one.data for one in document.kept if one.format == NAME}
        self._is_own = True
        self.cut = self._cut()
        self._tokens = Tokens(self.cut.starts, self.cut.stops)
        self.groups: dict[str, list[bytes]] = {}
        self._layers: list[_Object] = []
        self._rel: dict[tuple[int, int], dict[str, float]] = {}
        self._first: list[Placed] = []

    def kept(self, place: str, default: Any) -> Any:
        """What was kept at ``place``."""
        return json.loads(self._kept[place]) if place in self._kept else default

    def _cut(self) -> Cut:
        text = self._document.text
        if self._manner.own and CUT in self._kept:
            cut = Cut()
            for start, stop, space in zip(*self.kept(CUT, []), strict=True):
                cut.add(start, stop, space=bool(space))
            return cut
        return filled(text, tokens_of(self._document, own=self._manner.own))

    def add(self, layer: Layer) -> Iterator[Item]:
        """Adds a layer as a group of spans, and says what is lost of it."""
        group = self._manner.group
        if self._layers:
            group = self._free(layer.annotator or f"{group} 2")
        raws: list[bytes] = []
        details: list[Any] = []
        where: dict[int, tuple[int, Placed]] = {}
        for span in layer.spans:
            one, said = placed(span, self._tokens, self._document, self._manner.cut)
            yield from said
            if one is None:
                continue
            where[span.id] = (len(raws), one)
            raws.append(self._packed(one))
            details.append([span.key, _rest(span.attributes), span.note])
        if not self._layers:
            self._first = [one for _, one in where.values()]
        if raws:
            self.groups[group] = raws
        memory: _Object = {
            "group": group,
            "annotator": layer.annotator,
            "state": layer.state.value,
            "spans": details,
            "relations": [],
        }
        yield from self._relations(layer, where, memory["relations"])
        self._layers.append(memory)

    def _free(self, name: str) -> str:
        number, free = 1, name
        taken = {memory["group"] for memory in self._layers} | {self._manner.group}
        while free in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def _packed(self, one: Placed) -> bytes:
        span = one.span
        ids = [
            self._strings.number(str(span.attributes[name]))
            if _is_own(span.attributes, name)
            else 0
            for name in (SPAN_ID, KB_ID)
        ]
        start, stop = self.cut.starts[one.first], self.cut.stops[one.last]
        label = self._strings.number(span.label)
        return SPAN.pack(*ids, label, one.first, one.last + 1, start, stop)

    def _number_of(self, span: Span, name: str) -> int:
        """The number of one of spaCy's own attributes of a span; 0 where it has none."""
        own = _is_own(span.attributes, name)
        return self._strings.number(str(span.attributes[name])) if own else 0

    def _relations(
        self, layer: Layer, where: Mapping[int, tuple[int, Placed]], into: list[Any]
    ) -> Iterator[Item]:
        for link in layer.relations:
            head, tail = where.get(link.head), where.get(link.tail)
            if head is None or tail is None:
                span = next(one for one in layer.spans if one.id in (link.head, link.tail)
                            and one.id not in where)  # fmt: skip
                yield lost(
                    "relation",
                    "a span at its end is not written",
                    self._document,
                    "discontinuous spans" if len(span.fragments) > 1 else "spans that cut a token",
                    link.key,
                    attributes=len(link.attributes),
                )
                continue
            attributes = dict(link.attributes)
            into.append([head[0], tail[0], link.label, link.key, attributes, link.note])
            if not self._layers:
                pair = (head[1].first, tail[1].first)
                self._rel.setdefault(pair, {})[link.label] = 1.0

    def rows(self) -> "array[int]":
        """The tokens with the flat entities of the first layer."""
        width = len(_OURS)
        text = self._document.text
        rows = array("Q", bytes(8 * width * len(self.cut.starts)))
        number = self._strings.number
        rows[0::width] = array(
            "Q",
            [number(text[start:stop]) for start, stop in zip(self.cut.starts, self.cut.stops,
                                                             strict=True)],
        )  # fmt: skip
        if self._document.layers:
            rows[1::width] = array("Q", [_OUTSIDE]) * len(self.cut.starts)
        for one in self._flat():
            span = one.span
            named = [self._number_of(span, name) for name in (KB_ID, SPAN_ID)]
            for token in range(one.first, one.last + 1):
                tag = _BEGINS if token == one.first else _INSIDE
                at = token * width
                rows[at + 1 : at + width] = array("Q", [tag, number(span.label), *named])
        return rows

    def _flat(self) -> Iterator[Placed]:
        """Spans that do not overlap, the longer and the earlier first, none edged by white space.

        Those that their own file had as entities come before all.  The rest is in the group of
        spans only, which holds all.
        """
        before = {tuple(place) for place in self.kept(ENTS, [])}
        taken = bytearray(len(self.cut.starts))

        def order(one: Placed) -> tuple[bool, int, int]:
            span = one.span
            known = (span.start, span.stop, span.label) in before
            return not known, one.first - one.last, one.first

        for one in sorted(self._first, key=order):
            words = self._document.text[self.cut.starts[one.first] : self.cut.stops[one.last]]
            if any(taken[one.first : one.last + 1]) or words != words.strip():
                continue
            taken[one.first : one.last + 1] = b"\1" * (one.last + 1 - one.first)
            yield one

    def columns(self) -> dict[int, list[int]]:
        """Further attributes of the tokens, as the file brought them."""
        found = self.kept(COLUMNS, {}) if self._manner.own else {}
        length = len(self.cut.starts)
        columns = {int(attr): values for attr, values in found.get("columns", {}).items()}
        if not all(len(values) == length for values in columns.values()):
            return {}
        for string in found.get("strings", []):
            self._strings.number(string)
        return columns

    def user_data(self, given: str) -> bytes:
        """What has no other place, and what other programs had there."""
        document = self._document
        kept = self.kept(USER_DATA, {"count": 0, "pairs": ""})
        pairs = [base64.b64decode(kept["pairs"])]
        count = int(kept["count"])
        ours: _Object = {"name": document.name} if document.name != given else {}
        ours |= {"meta": dict(document.meta)} if document.meta else {}
        if self._layers and not self._is_plain():
            ours["layers"] = [_short(memory) for memory in self._layers]
        for key, value in ((REL, self._rel), (OURS, _encode(ours) if ours else "")):
            if value:
                pairs += (packed(key), packed(value))
                count += 1
        return map_head(count) + b"".join(pairs)

    def _is_plain(self) -> bool:
        """Whether a reader finds all layers again without our memory of them."""
        if len(self._layers) != 1 or not self.cut.starts:
            return False
        memory = self._layers[0]
        told = memory["annotator"] or memory["state"] != State.OPEN or memory["relations"]
        return not told and not any(any(detail) for detail in memory["spans"])


def _short(memory: _Object) -> _Object:
    """A layer's memory without its spans' details where there are none."""
    return memory if any(any(detail) for detail in memory["spans"]) else memory | {"spans": []}


def _is_own(attributes: Mapping[str, Json], name: str) -> bool:
    """Whether spaCy has a place for the attribute ``name``."""
    value = attributes.get(name)
    return isinstance(value, str) and value != ""


def _rest(attributes: Mapping[str, Json]) -> dict[str, Json]:
    own = {name for name in (KB_ID, SPAN_ID) if _is_own(attributes, name)}
    return {name: value for name, value in attributes.items() if name not in own}
