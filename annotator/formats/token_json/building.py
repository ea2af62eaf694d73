"""A layer under construction from spans that are counted in tokens."""

from collections.abc import Mapping, Sequence

from annotator.formats.base import Reason
from annotator.formats.checks import label_fault, offset_fault
from annotator.formats.json_values import kind_of, quoted
from annotator.formats.jsonl_swift import new_span
from annotator.formats.layers import Account
from annotator.formats.token_json.words import Words
from annotator.model.annotation import NOTHING, Json, Layer, Relation, Span


class TokenLayer:
    """Takes or rejects spans and relations, numbered from 0 as they are taken.

    ``inclusive``: the file's ends are the last token of a span, not the one after it.
    """

    def __init__(self, words: Words, account: Account, *, inclusive: bool = False) -> None:
        self.spans: list[Span] = []
        self.relations: list[Relation] = []
        self._words = words
        self._account = account
        self._inclusive = inclusive
        self._labels: set[object] = set()

    @property
    def layer(self) -> Layer:
        """What was taken."""
        return Layer("", tuple(self.spans), tuple(self.relations))

    def span(
        self,
        label: object,
        first: object,
        last: object,
        within: tuple[int, int],
        attributes: Mapping[str, Json] = NOTHING,
        key: str = "",
    ) -> int | None:
        """Takes a span and gives its number, or rejects it and gives None.

        ``within`` is the first token of the sentence from which ``first`` counts, and the number
        of its tokens.
        """
        base, size = within
        if type(first) is not int or type(last) is not int:
            self._reject(label, first, last, size, attributes, key)
            return None
        stop = last + 1 if self._inclusive else last
        if not 0 <= first < stop <= size or not self._is_label(label):
            self._reject(label, first, last, size, attributes, key)
            return None
        words = self._words
        begin, stop = base + first, base + stop
        if words.shift is not None:
            edges = words.shift[begin : begin + 2], words.shift[stop - 1 : stop + 1]
            begin, stop = words.shift[begin], words.shift[stop]
            if begin == stop:
                self._reject(label, first, last, size, attributes, key)
                return None
            if any(before == after for before, after in edges):
                self._account.change("span", "it begins or ends without the empty token there", key)
        number = len(self.spans)
        place = (words.stops[begin] - words.lengths[begin], words.stops[stop - 1])
        self.spans.append(new_span(number, label, (place,), attributes, "", key))  # type: ignore[arg-type]
        return number

    def link(
        self,
        label: object,
        head: int | Reason,
        tail: int | Reason,
        attributes: Mapping[str, Json] = NOTHING,
        key: str = "",
    ) -> bool:
        """Takes a relation between two spans by their numbers, or rejects it for a Reason."""
        fault = head if isinstance(head, Reason) else tail if isinstance(tail, Reason) else None
        if fault is None and self._is_label(label):
            number = len(self.relations)
            self.relations.append(
                Relation(number, str(label), head, tail, attributes, "", key)  # type: ignore[arg-type]
            )
            return True
        reason = fault or label_fault(label)
        assert reason is not None
        self._account.reject("relation", reason, key, (0, 0, len(attributes)))
        return False

    def end(self, end: str, number: object, numbers: Sequence[int | None]) -> int | Reason:
        """The span that the file counts as ``number`` in its own list, else why there is none."""
        if type(number) is not int:
            return Reason(
                "its {end} is {value}, not the number of a span",
                {"end": end, "value": "null" if number is None else quoted(number)},
            )
        if not 0 <= number < len(numbers):
            return Reason(
                "its {end}: there is no span {number}, spans are counted from 0 to {most}"
                if numbers
                else "its {end}: there is no span {number}, for there is none at all",
                {"end": end, "number": number, "most": len(numbers) - 1},
            )
        found = numbers[number]
        if found is None:
            return Reason("its {end}, span {id}, was rejected", {"end": end, "id": number})
        return found

    def reject_odd(self, what: str, found: object, wanted: str) -> None:
        """Rejects a span or relation that has not the form of one."""
        fields = {"kind": kind_of(found), "wanted": wanted}
        if what == "span":
            self._account.reject("span", Reason("the span is {kind}, not {wanted}", fields))
        else:
            self._account.reject("relation", Reason("the relation is {kind}, not {wanted}", fields))

    def _is_label(self, label: object) -> bool:
        if type(label) is not str:
            return False
        if label in self._labels:
            return True
        if label_fault(label):
            return False
        self._labels.add(label)
        return True

    def _reject(
        self,
        label: object,
        first: object,
        last: object,
        size: int,
        attributes: Mapping[str, Json],
        key: str,
    ) -> None:
        fault = offset_fault(first, last) or self._place_fault(first, last, size)
        fault = label_fault(label) or fault
        assert fault is not None
        self._account.reject("span", fault, key, (0, 0, len(attributes)))

    def _place_fault(self, first: object, last: object, size: int) -> Reason:
        assert isinstance(first, int)
        assert isinstance(last, int)
        fields = {"first": first, "last": last, "size": size}
        if self._inclusive and first > last:
            return Reason("its last token {last} stands before its first token {first}", fields)
        if not self._inclusive and first >= last:
            return Reason(
                "its end {last} is not past its start {first}; ends are one past the last token",
                fields,
            )
        stop = last + 1 if self._inclusive else last
        if first < 0 or stop > size:
            return Reason(
                "its tokens {first} to {last} lie outside the {size} tokens there are", fields
            )
        return Reason("its tokens {first} to {last} are empty, so it holds no text", fields)
