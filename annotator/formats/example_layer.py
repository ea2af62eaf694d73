"""One example with ``spans`` and ``relations`` by offsets, as spaCy's and Prodigy's files hold it.

Three ways to say what a relation connects:

* ``head`` and ``tail`` (or ``child``) are ids of spans, whatever kind of ids the file has;
* Prodigy: ``head`` and ``child`` are numbers of the LAST token of each span;
* Prodigy: ``head_span`` and ``child_span`` hold offsets and label, which win over the numbers; a
  span that is only there and not in ``spans`` is made.
"""

from typing import Any

from annotator.formats.base import Reason
from annotator.formats.json_layers import JsonLayer, attributes_from, rows_of
from annotator.formats.json_values import Fault, kind_of, quoted
from annotator.formats.layers import Account, name_of
from annotator.model.annotation import NOTHING

SPAN_KEYS = frozenset({"id", "start", "end", "label", "text", "note"})
RELATION_KEYS = frozenset(
    {"id", "label", "head", "tail", "child", "head_span", "child_span", "tail_span", "note"}
)

_PLAIN_SPAN = ("id", "label", "start", "end", "text")
_PLAIN_RELATION = ("id", "label", "head", "tail")

_Object = dict[str, Any]


class ExampleLayer:
    """The spans and relations of one example; ``building`` has those that were taken.

    The usual case, ids everywhere and nothing more, takes a short way unless keys are passed over.

    Keys of spans and relations beside the known ones (and those to be ``passed`` over) are their
    attributes.
    """

    def __init__(
        self, text: str, tokens: object, account: Account, passed: frozenset[str] = frozenset()
    ) -> None:
        self.building = JsonLayer(text, account, (str, int))
        self.raws: list[_Object] = []
        """The objects of the spans that were taken, by their numbers; empty on the short way."""
        self._account = account
        self._tokens = tokens
        self._passed = passed
        self._span_keys = SPAN_KEYS | passed
        self._relation_keys = RELATION_KEYS | passed
        self._refused_places: set[tuple[object, object]] = set()
        self._by_place: dict[tuple[object, object], list[int]] | None = None
        self._by_last_token: dict[int, list[int]] | None = None

    def take(self, spans: list[Any], relations: list[Any]) -> None:
        """Takes them, as far as they are sound."""
        rows = rows_of(spans, _PLAIN_SPAN) if spans and not self._passed else None
        links = rows_of(relations, _PLAIN_RELATION)
        if links is None and (short := rows_of(relations, _PLAIN_RELATION[1:])) is not None:
            links = [(None, *link) for link in short]
        if rows and links is not None and all(type(link[2]) is str for link in links):
            self.building.place_all(rows)
            self.building.join_all(links)
            return
        for raw in spans:
            self._span(raw)
        for raw in relations:
            self._relation(raw)

    def ids_are_numbers(self) -> bool:
        """Whether the file has ids of spans and all are numbers."""
        ids = self.building.by_id
        return bool(ids) and all(type(each) is int for each in ids)

    def _span(self, raw: Any) -> int | None:
        if isinstance(raw, list) and len(raw) == 3:
            raw = {"start": raw[0], "end": raw[1], "label": raw[2]}
        if not isinstance(raw, dict):
            reason = Reason("the span is {kind}, not an object", {"kind": kind_of(raw)})
            self._account.reject("span", reason)
            return None
        place = (raw.get("start"), raw.get("end"))
        attributes = (
            NOTHING if raw.keys() <= self._span_keys else attributes_from(raw, self._span_keys)
        )
        number = self.building.place(
            raw.get("id"), raw.get("label"), place, raw.get("text"), attributes, raw.get("note", "")
        )
        if number is None:
            if all(type(offset) is int for offset in place):
                self._refused_places.add(place)
            return None
        self.raws.append(raw)
        return number

    def _relation(self, raw: Any) -> None:
        if not isinstance(raw, dict):
            reason = Reason("the relation is {kind}, not an object", {"kind": kind_of(raw)})
            self._account.reject("relation", reason)
            return
        tail = "tail" if "tail" in raw or "tail_span" in raw else "child"
        known = raw.keys() <= self._relation_keys
        attributes = NOTHING if known else attributes_from(raw, self._relation_keys)
        try:
            head_number = self._end("head", raw.get("head"), raw.get("head_span"))
            tail_number = self._end(tail, raw.get(tail), raw.get(f"{tail}_span"))
        except Fault as fault:
            counts = (0, 0, len(attributes))
            self._account.reject("relation", fault.reason, raw.get("id"), counts)
            return
        self.building.join(
            raw.get("id"),
            raw.get("label"),
            head_number,
            tail_number,
            attributes,
            raw.get("note", ""),
        )

    def _end(self, end: str, id: Any, place: Any) -> int:
        """The number of the span that an end of a relation means.  Raises Fault."""
        by_id = self.building.by_id
        if place is None and type(id) is str and id in by_id:
            return by_id[id]
        if isinstance(place, dict):
            return self._placed(end, place)
        if type(id) is int and id not in by_id and not self.ids_are_numbers():
            return self._by_token(end, id)
        if fault := self.building.end_fault(end, id):
            raise Fault(fault.template, **fault.fields)
        return by_id[id]

    def _by_token(self, end: str, token: int) -> int:
        if self._by_last_token is None:
            self._by_last_token = {}
            ends = _token_ends(self._tokens)
            for number, raw in enumerate(self.raws):
                last = raw.get("token_end", ends.get(raw["end"]))
                if type(last) is int:
                    self._by_last_token.setdefault(last, []).append(number)
        found = self._by_last_token.get(token, [])
        if len(found) == 1:
            return found[0]
        raise Fault(
            "its {end}: several spans end with token {token}; say which by offsets in {end}_span"
            if found
            else "its {end}: no span has the id {token}, and none ends with token {token}",
            end=end,
            token=token,
        )

    def _placed(self, end: str, raw: _Object) -> int:
        """The span with the offsets, the label and, where it has one, the id of ``raw``."""
        place, label = (raw.get("start"), raw.get("end")), raw.get("label")
        if not all(type(offset) is int for offset in place):
            raise Fault("the offsets of its {end}_span are not whole numbers", end=end)
        here = self._places().get(place, [])
        spans = self.building.spans
        alike = [number for number in here if label in (None, spans[number].label)]
        named = [number for number in alike if spans[number].key == name_of(raw.get("id")) != ""]
        if alike:
            return (named or alike)[0]
        if place in self._refused_places:
            raise Fault("its {end}, the span at {start}, was rejected", end=end, start=place[0])
        made = self._span({key: raw[key] for key in raw if key != "id"})
        if made is None:
            raise Fault("its {end}, the span at {start}, was rejected", end=end, start=place[0])
        self._places().setdefault(place, []).append(made)
        self._by_last_token = None
        self._account.change(
            "span",
            "the span {label} at {start} stands only in a relation; it was made from there",
            label=quoted(label),
            start=place[0],
        )
        return made

    def _places(self) -> dict[tuple[object, object], list[int]]:
        if self._by_place is None:
            self._by_place = {}
            for number, raw in enumerate(self.raws):
                self._by_place.setdefault((raw["start"], raw["end"]), []).append(number)
        return self._by_place


def attribute_total(raws: list[Any], known: frozenset[str]) -> int:
    """How many attributes the objects ``raws`` claim to hold."""
    return sum(len(raw.keys() - known) for raw in raws if isinstance(raw, dict))


def _token_ends(tokens: object) -> dict[object, int]:
    """The number of the token that ends at each offset."""
    if not isinstance(tokens, list):
        return {}
    return {
        token["end"]: number
        for number, token in enumerate(tokens)
        if isinstance(token, dict) and type(token.get("end")) is int
    }
