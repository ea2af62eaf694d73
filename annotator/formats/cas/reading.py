"""From a CAS to a text with spans and relations, each with the structure that it stands for.

Ids are those of the file (xmi:id).  A relation that is a feature of another feature structure has
the id OWNER.FEATURE, or OWNER.FEATURE.NUMBER in an array without links.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

from annotator.formats.base import Changed, Reason
from annotator.formats.cas.plans import FLOATS, METADATA, SENTENCE, STRING_ARRAY, TOKEN, Plan, Plans
from annotator.formats.inception import INITIAL
from annotator.formats.json_values import Fault, check, parsed
from annotator.formats.layers import Account
from annotator.formats.tokens import Tokens
from annotator.model.annotation import NOTHING, Fragment, Json, Relation, Span, fragments_fault
from annotator.model.offsets import Utf16Map

if TYPE_CHECKING:
    from cassis import Cas
    from cassis.cas import View

Way = Literal["annotation", "link", "array", "feature"]

_FRAGMENTS = re.compile(r"\d{1,9}-\d{1,9}(?:;\d{1,9}-\d{1,9})+")
_MOST = 2**63


@dataclass(slots=True)
class Link:
    """How a relation stands in the CAS.

    ``owner`` is the annotation itself, or the span that has the ``feature``; ``item`` is what
    stands in the feature's array: the link, or the other span.
    """

    way: Way
    owner: Any
    feature: str = ""
    item: Any = None


class Reading:
    """One view of a CAS, read."""

    def __init__(self, cas: "Cas", plans: Plans, account: Account) -> None:
        self.view = chosen_view(cas)
        self.text = str(self.view.sofa.sofaString or "")
        self.plans = plans
        self.spans: list[Span] = []
        self.relations: list[Relation] = []
        self.structures: list[Any] = []
        self.links: list[Link] = []
        self._account = account
        self._numbers: dict[int, int | None] = {}
        self._units: Utf16Map | None = None
        self._left: dict[str, int] = {}
        self._empty: dict[str, tuple[int, int]] = {}
        self._read()
        self._say_what_is_left(cas)

    @property
    def name(self) -> str:
        """The document's name as INCEpTION writes it, or ""."""
        found = self.metadata
        return str(found.get("documentTitle")) if found else ""

    @property
    def annotator(self) -> str | None:
        """Whose work it is, as INCEpTION writes it; None where nobody is named."""
        found = self.metadata
        name = found.get("documentId") if found else None
        if not isinstance(name, str):
            return None
        return "" if name == INITIAL else name

    def tokens(self) -> Tokens | None:
        """The tokens and sentences, where they are in order and do not overlap."""
        places = self._places(TOKEN)
        firsts: list[int] = []
        if not places:
            return None
        last = 0
        for start, stop in places:
            if not last <= start < stop <= len(self.text):
                return None
            last = stop
        begins = {start for start, _stop in self._places(SENTENCE)}
        firsts = [n for n, (start, _stop) in enumerate(places) if start in begins or not n]
        return Tokens([start for start, _ in places], [stop for _, stop in places], firsts)

    @property
    def metadata(self) -> Any:
        """INCEpTION's own metadata: the title is a document's name, the id a person's."""
        for found in self.view.type_index.get(METADATA, ()):
            base, title = found.get("documentBaseUri"), found.get("documentTitle")
            signed = bool(title) and found.get("documentUri") == f"{base}/{title}"
            is_base = isinstance(base, str) and base and ":" not in base
            if is_base and base == found.get("collectionId"):
                return found if signed else None
        return None

    def _places(self, type_name: str) -> list[Fragment]:
        there = self.view.type_index.get(type_name, ())
        found = [(getattr(one, "begin", None), getattr(one, "end", None)) for one in there]
        return sorted(
            (start, stop) for start, stop in found if type(start) is int and type(stop) is int
        )

    def _read(self) -> None:
        found = [(self.plans.of(name), list(index)) for name, index in self.view.type_index.items()]
        spans = [
            (fs.begin or 0, -(fs.end or 0), fs.xmiID, plan, fs)
            for plan, each in found
            if plan.kind == "span"
            for fs in each
        ]
        spans.sort(key=itemgetter(0, 1, 2))
        for *_place, plan, fs in spans:
            self._span(plan, fs)
        relations = [(fs.xmiID, plan, fs) for plan, each in found
                     if plan.kind == "relation" for fs in each]  # fmt: skip
        for _id, plan, fs in sorted(relations, key=itemgetter(0)):
            self._relation(plan, fs)
        for *_place, plan, fs in spans:
            if plan.references or plan.arrays:
                self._features(plan, fs)
        self._left = {
            plan.name: len(each)
            for plan, each in found
            if plan.kind == "structure" and not plan.is_quiet
        }

    def _span(self, plan: Plan, fs: Any) -> int | None:
        """Takes a span and gives its number, None where it cannot be one; once a structure."""
        start, stop = fs.begin, fs.end
        fragments: tuple[Fragment, ...] = ((start, stop),)
        number = len(self.spans)
        values = self._attributes(plan, fs)
        if not self._is_sound(fs, fragments, len(values)):
            self._numbers[fs.xmiID] = None
            return None
        if told := _string(fs, plan.fragments):
            fragments = self._told_fragments(told, start, stop)
        label = _string(fs, plan.label)
        self.spans.append(
            Span(
                id=number,
                label=label if label.strip() else plan.short,
                fragments=fragments,
                attributes=values or NOTHING,
                note=_string(fs, plan.note),
                key=str(fs.xmiID),
            )
        )
        self.structures.append(fs)
        self._numbers[fs.xmiID] = number
        return number

    def _is_sound(self, fs: Any, fragments: tuple[Fragment, ...], values: int) -> bool:
        start, stop = fragments[0]
        if type(start) is not int or type(stop) is not int:
            reason = Reason("it has no offsets")
        elif start == stop and 0 <= start <= len(self.text):
            spans, attributes = self._empty.get(fs.type.short_name, (0, 0))
            self._empty[fs.type.short_name] = (spans + 1, attributes + values)
            return False
        elif fault := fragments_fault(fragments, len(self.text)):
            reason = Reason("{fault}", {"fault": fault})
        else:
            return True
        self._account.reject("span", reason, fs.xmiID, (0, 0, values))
        return False

    def _told_fragments(self, told: str, start: int, stop: int) -> tuple[Fragment, ...]:
        """The fragments that we wrote ourselves, in UTF-16 units, if they are still right."""
        whole = ((start, stop),)
        if not _FRAGMENTS.fullmatch(told):
            return whole
        if self._units is None:
            self._units = Utf16Map(self.text)
        pairs = (piece.split("-") for piece in told.split(";"))
        most = self._units.unit(len(self.text))
        units = [(min(int(one), most), min(int(two), most)) for one, two in pairs]
        found = tuple((self._units.point(one), self._units.point(two)) for one, two in units)
        outer = (found[0][0], found[-1][1])
        sound = outer == whole[0] and fragments_fault(found, len(self.text)) is None
        return found if sound else whole

    def _attributes(self, plan: Plan, fs: Any) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for value in plan.values:
            raw = getattr(fs, value.feature)
            if raw is None:
                continue
            if type(raw) is str or type(raw) is bool:
                found[value.attribute] = told_json(raw) if value.as_json else raw
            elif value.range == STRING_ARRAY:
                found[value.attribute] = [
                    text if isinstance(text, str) else "" for text in elements(raw)
                ]
            elif value.range in FLOATS and isinstance(raw, int | float):
                found[value.attribute] = raw if math.isfinite(raw) else _named(raw)
            elif type(raw) is int and -_MOST <= raw < _MOST:
                found[value.attribute] = raw
        return found

    def _relation(self, plan: Plan, fs: Any) -> None:
        assert plan.ends is not None
        values = self._attributes(plan, fs)
        head, tail = (getattr(fs, name) for name in plan.ends)
        label, note = _string(fs, plan.label), _string(fs, plan.note)
        found = label if label.strip() else plan.short
        self._link(Link("annotation", fs), found, (head, tail), values, note, str(fs.xmiID))

    def _features(self, plan: Plan, fs: Any) -> None:
        """The relations that are features of a span."""
        if self._numbers.get(fs.xmiID) is None:
            return
        for name in plan.references:
            other = getattr(fs, name)
            if not hasattr(other, "xmiID") or not self._is_span(other):
                continue
            chained = name == "next" and plan.chained
            label = (_string(fs, plan.chained) if chained else "") or name
            self._link(Link("feature", fs, name), label, (fs, other), {}, "", f"{fs.xmiID}.{name}")
        for name in plan.arrays:
            array = getattr(fs, name)
            for number, item in enumerate(elements(array)):
                if hasattr(item, "xmiID"):
                    self._item(fs, name, number, item)

    def _item(self, fs: Any, name: str, number: int, item: Any) -> None:
        plan = self.plans.of(item.type.name)
        if plan.is_annotation:
            if self._is_span(item):
                key = f"{fs.xmiID}.{name}.{number}"
                self._link(Link("array", fs, name, item), name, (fs, item), {}, "", key)
            return
        if len(plan.references) != 1:
            return
        values = self._attributes(plan, item)
        role = getattr(item, "role", None)
        label = role if isinstance(role, str) and role.strip() else name
        target = getattr(item, plan.references[0])
        self._link(Link("link", fs, name, item), label, (fs, target), values, "", str(item.xmiID))

    def _is_span(self, fs: Any) -> bool:
        return fs.xmiID in self._numbers or self.plans.of(fs.type.name).kind == "span"

    def _link(
        self,
        link: Link,
        label: str,
        ends: tuple[Any, Any],
        values: dict[str, Json],
        note: str,
        key: str,
    ) -> None:
        numbers: list[int] = []
        for end, name in zip(ends, ("head", "tail"), strict=True):
            number = self._end(end)
            if number is None:
                self._leave(
                    key,
                    Reason(
                        "its {end} is not set; it stays in the file and is not shown"
                        if end is None
                        else "its {end} is no span; it stays in the file and is not shown",
                        {"end": name},
                    ),
                    len(values),
                )
                return
            numbers.append(number)
        head, tail = numbers
        self.relations.append(
            Relation(len(self.relations), label, head, tail, values or NOTHING, note, key)
        )
        self.links.append(link)

    def _end(self, fs: Any) -> int | None:
        """The number of the span at the end of a relation; a token becomes one for its sake."""
        if not hasattr(fs, "xmiID"):
            return None
        if fs.xmiID in self._numbers:
            return self._numbers[fs.xmiID]
        plan = self.plans.of(fs.type.name)
        same_text = getattr(getattr(fs, "sofa", None), "xmiID", None) == self.view.sofa.xmiID
        if not plan.is_annotation or plan.kind == "relation" or not same_text:
            return None
        return self._span(plan, fs)

    def _leave(self, key: str, why: Reason, attributes: int) -> None:
        account = self._account
        account.items.append(
            Changed(
                "relation",
                why,
                file=account.file,
                line=account.line,
                id=key,
                document=account.document,
                relations=1,
                attributes=attributes,
            )
        )

    def _say_what_is_left(self, cas: "Cas") -> None:
        for name, (spans, attributes) in sorted(self._empty.items()):
            self._account.items.append(
                Changed(
                    "document",
                    Reason(
                        "{count} annotations of the layer {name} are empty; they stay in the file "
                        "and are not shown",
                        {"count": spans, "name": name},
                    ),
                    file=self._account.file,
                    line=self._account.line,
                    document=self._account.document,
                    spans=spans,
                    attributes=attributes,
                )
            )
        for view in cas.views:
            if view is self.view or not view.sofa.sofaString:
                continue
            self._say_left(view.type_index, "the view {names} has a text of its own; it stays in "
                           "the file and is not shown", view.sofa.sofaID)  # fmt: skip
        if self._left:
            names = ", ".join(sorted(name.rpartition(".")[2] for name in self._left))
            self._say_left(
                {name: self.view.type_index[name] for name in self._left},
                "the layers {names} stay in the file and are not shown; name those that you want "
                "with the option types",
                names,
            )

    def _say_left(self, index: Any, template: str, names: str) -> None:
        relations = spans = 0
        for name, found in index.items():
            plan = self.plans.of(name)
            if not plan.is_annotation or plan.is_quiet:
                continue
            relations += len(found) if plan.ends else 0
            spans += 0 if plan.ends else len(found)
        account = self._account
        account.items.append(
            Changed(
                "document",
                Reason(template, {"names": names}),
                file=account.file,
                line=account.line,
                document=account.document,
                spans=spans,
                relations=relations,
            )
        )


def chosen_view(cas: "Cas") -> "View":
    """The first view, where it has a text, else the first that has one."""
    views = cas.views
    with_text = [view for view in views if view.sofa.sofaString is not None]
    initial = [view for view in with_text if view.sofa.sofaID == "_InitialView"]
    return (initial or with_text or views)[0]


def _string(fs: Any, feature: str | None) -> str:
    """The text of a feature; "" for none, and for what JSON has there in place of a text."""
    found = getattr(fs, feature) if feature else None
    return found if isinstance(found, str) else ""


def elements(array: Any) -> Iterator[Any]:
    """What an array holds, whichever way cassis has it."""
    found = getattr(array, "elements", array)
    return iter(found if isinstance(found, list | tuple) else ())


def told_json(raw: object) -> Json:
    """The value that we wrote as JSON text; the text itself once somebody has changed it."""
    if not isinstance(raw, str):
        return raw  # type: ignore[return-value]
    try:
        value = parsed(raw)
        check(raw, value)
    except Fault:
        return raw
    return value  # type: ignore[return-value]


def _named(number: float) -> str:
    """How UIMA writes a number that JSON does not have."""
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"
