"""Entities laid on words, with the ids and fields that they are written with."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.formats.base import Item, Loss
from annotator.formats.conll.levels import details, left_out, shared_out
from annotator.formats.conllu.entities import attribute_fits, coded, fields_of
from annotator.formats.losses import changed, lost
from annotator.formats.placing import placed
from annotator.formats.tokens import Tokens
from annotator.model.annotation import NOTHING, Document, Fragment, Json, Span, merged

_TAG_UNFIT = re.compile(r"[%|\x00-\x1f\x7f-\x9f]|[^\S ]|^ | $")
_ID = re.compile(r"[^\W_][\w.:]*")


@dataclass(slots=True)
class Laid:
    """A span on words: ``words`` holds the first and last of each part, both included."""

    span: Span
    words: tuple[Fragment, ...]
    id: str = ""


def laid(
    span: Span, tokens: Tokens, document: Document, rule: str
) -> tuple[Laid | None, list[Item]]:
    """The span on tokens, fragment by fragment, and what is to be said."""
    found: list[Fragment] = []
    said: list[Item] = []
    for fragment in span.fragments:
        piece = span if len(span.fragments) == 1 else replace(span, fragments=(fragment,))
        place, notes = placed(piece, tokens, document, rule)
        if place is None:
            return None, notes
        said += notes
        found.append((place.first, place.last + 1))
    whole = tuple((first, stop - 1) for first, stop in merged(tuple(found)))
    if len(whole) < len(span.fragments):
        said.append(
            changed("span", "its parts lie on tokens that touch, so they were made one", document,
                    "spans that cut a token", span.key)
        )  # fmt: skip
    return Laid(span, whole), said[:1]


def give_ids(entities: Sequence[Laid], names: Sequence[str], document: Document) -> list[Item]:
    """Gives each entity that has none an id, and says which attributes that costs.

    Those that share the attribute ``names[0]`` share its value as their id, unless brackets could
    not tell them apart; others have their key where that is free, or a new one.
    """
    ids = _Ids(entities, names)
    for one in entities:
        if not one.id:
            ids.give(one)
    counts = Counter(one.id for one in entities)
    for one in entities:
        if counts[one.id] == 1 and one.id in ids.groups and "other" in names:
            one.id = ids.new()
    if "other" in names:
        return []
    return [
        changed("span", "alone with its {name}, or tangled up with another of the same, it has "
                "that as an id or not at all", document, "attributes", one.span.key,
                attributes=1, name=names[0])
        for one in entities
        if names[0] in one.span.attributes
        and (one.span.attributes[names[0]] != one.id or counts[one.id] == 1)
    ]  # fmt: skip


class _Ids:
    """Ids that are given and that are free."""

    def __init__(self, entities: Sequence[Laid], names: Sequence[str]) -> None:
        self._name = names[0]
        self._alone = "other" not in names
        self._keys = Counter(one.span.key for one in entities)
        shared = Counter(_shared(one.span, self._name) for one in entities)
        self.groups: dict[str, list[Laid]] = {
            value: [] for value, count in shared.items() if value and count > 1
        }
        self._used = set(self.groups)
        self._number = 0
        for one in entities:
            if one.id in self.groups:
                self.groups[one.id].append(one)
            elif one.id:
                self._used.add(one.id)

    def give(self, one: Laid) -> None:
        """Gives an id to one entity."""
        value, key = _shared(one.span, self._name), one.span.key
        group = self.groups.get(value)
        if group is not None and not any(_entangled(one, other) for other in group):
            group.append(one)
            one.id = value
        elif self._alone and value and value not in self._used:
            one.id = value
        elif self._keys[key] == 1 and key not in self._used and _ID.fullmatch(key):
            one.id = key
        else:
            one.id = self.new()
        self._used.add(one.id)

    def new(self) -> str:
        """An id that nobody has."""
        while True:
            self._number += 1
            name = f"e{self._number}"
            if name not in self._used and name not in self._keys:
                self._used.add(name)
                return name


def _shared(span: Span, name: str) -> str:
    value = span.attributes.get(name)
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""


def _entangled(one: Laid, other: Laid) -> bool:
    """Whether the brackets of two entities of one id could be taken for each other's."""
    (a, b), (c, d) = (one.words[0][0], one.words[-1][1]), (other.words[0][0], other.words[-1][1])
    if len(one.words) == 1 == len(other.words):
        return a < c <= b < d or c < a <= d < b
    return len(one.words) == len(other.words) and a <= d and c <= b


def values(entities: Iterable[Laid], names: Sequence[str]) -> dict[int, str]:
    """The brackets that stand at each word."""
    closing: dict[int, list[tuple[int, str]]] = {}
    opening: dict[int, list[tuple[int, str]]] = {}
    for one in entities:
        attributes = one.span.attributes
        if attributes.get(names[0]) == one.id:
            attributes = {key: value for key, value in attributes.items() if key != names[0]}
        fields = fields_of(one.span.label, attributes, names)
        for number, (first, last) in enumerate(one.words, 1):
            name = one.id if len(one.words) == 1 else f"{one.id}[{number}/{len(one.words)}]"
            end = ")" if first == last else ""
            opening.setdefault(first, []).append((-last, f"({name}{fields}{end}"))
            if first != last:
                closing.setdefault(last, []).append((-first, f"{name})"))
            fields = ""
    found: dict[int, str] = {}
    for word in closing.keys() | opening.keys():
        ends = sorted(closing.get(word, []), key=lambda one: one[0])
        begins = sorted(opening.get(word, []), key=lambda one: one[0])
        found[word] = "".join(text for _, text in (*ends, *begins))
    return found


def fit_attributes(span: Span, names: Sequence[str], document: Document) -> tuple[Span, list[Item]]:
    """The span with the attributes that brackets can hold, and what is said of the others."""
    said: list[Item] = []
    if span.note:
        said.append(changed("span", "its note is not written", document, "notes", span.key))
    if not span.attributes:
        return span, said
    kept: dict[str, Json] = {}
    for key, value in span.attributes.items():
        if attribute_fits(key, value, names) or (key == names[0] and _shared(span, key)):
            kept[key] = value
            continue
        loss: Loss = "attributes" if isinstance(value, str) else "attribute types"
        said.append(
            changed("span", "its attribute {name} is none that can stand in brackets, so it is "
                    "not written", document, loss, span.key, attributes=1, name=repr(key))
        )  # fmt: skip
    return replace(span, attributes=kept or NOTHING), said


def lost_here(span: Span, template: str, loss: Loss, document: Document) -> Item:
    """A span that is not written."""
    return lost("span", template, document, loss, span.key, attributes=len(span.attributes))


def one_column(
    entities: Sequence[Laid], sentences: Sequence[int], document: Document
) -> tuple[list[Laid], list[Item]]:
    """The entities that tags of one column can say, and what is said of them and the others.

    ``sentences`` holds the number of each word's sentence.
    """
    said: list[Item] = []
    fit: list[tuple[int, int, Laid]] = []
    for one in entities:
        (first, last) = (one.words[0][0], one.words[-1][1])
        if len(one.words) > 1:
            said.append(lost_here(one.span, "it is discontinuous, which tokens from first to last "
                                  "cannot say", "discontinuous spans", document))  # fmt: skip
        elif sentences[first] != sentences[last]:
            said.append(
                lost_here(
                    one.span,
                    "it runs over the end of a sentence, which tags cannot say here",
                    "spans across sentences",
                    document,
                )
            )
        else:
            fit.append((first, last, one))
    chosen, rest = shared_out([(a, b, one.span) for a, b, one in fit], 1, innermost=False)
    said += left_out(rest, document)
    spans = {id(span) for _, _, span in chosen[0]}
    kept = [one for _, _, one in fit if id(one.span) in spans]
    said += details(chosen[0], document)
    return kept, said


def tag_label(label: str) -> str:
    """A label as a tag in MISC can say it."""
    return coded(label, _TAG_UNFIT)
