"""Examples of a file one after the other, those of one document together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from annotator.formats.base import Item, Option, Reason, Rejected, Source
from annotator.formats.json_documents import Found, json_documents
from annotator.formats.json_values import (
    Fault,
    check,
    check_keys,
    check_strings,
    count_keys,
    kind_of,
)
from annotator.formats.layers import Account
from annotator.formats.token_json.words import Words
from annotator.model.annotation import NOTHING, Document, Json

GROUPED = Option(
    name="grouped",
    kind="flag",
    default=True,
    help="Whether examples that follow each other and name the same document make one document, "
    "a sentence each.",
    applies="read",
)

Value = dict[str, Any]
Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """One object of a file; ``name`` is what it calls its document, "" when it does not."""

    line: int
    value: Value
    name: str
    number: int
    split: str = ""


class Reader(Protocol):
    """What a format knows about its examples.

    ``name_keys`` may name the document, the first that an example has does; ``modelled`` are the
    keys that we model.
    """

    name_keys: tuple[str, ...]
    modelled: frozenset[str]

    def name_of(self, value: Value) -> str:
        """What an example calls its document, "" when it does not."""
        return named(value, self.name_keys)

    def sentences(self, value: Value) -> list[Any]:
        """The lists of tokens of an example.  Raises Fault when they are no lists."""

    def counts(self, value: Value) -> Counts:
        """How many spans, relations and attributes an example, right or wrong, claims to hold."""

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The document that ``examples`` make; what is not taken goes to ``account``.

        Its name is ``account.document``.  Raises Fault.
        """


def read(
    source: Source,
    reader: Reader,
    options: Mapping[str, object],
    values: Iterator[Found] | None = None,
) -> Iterator[Item]:
    """The documents of ``source``, each after what is said about it.

    Examples that follow each other and name the same document make one, unless the option
    ``grouped`` is off.  ``values`` are those of the file where it is no JSON.
    """
    grouped = bool(options.get("grouped", True))
    group: list[Example] = []
    for item in examples(source, reader, options, values):
        if isinstance(item, Rejected):
            yield item
            continue
        if group and not (grouped and item.name and item.name == group[0].name):
            yield from document_of(source, reader, group)
            group = []
        group.append(item)
    if group:
        yield from document_of(source, reader, group)


def named(value: Mapping[str, Any], keys: Sequence[str]) -> str:
    """What an example calls its document, "" when it does not."""
    for key in keys:
        found = value.get(key)
        if type(found) is str or type(found) is int:
            return str(found)
    return ""


def listed(value: Value, key: str, *, needed: bool = False) -> list[Any]:
    """The list under ``key``, an empty one where there is none.  Raises Fault."""
    found = value.get(key)
    if found is None and needed:
        raise Fault("it has no {key}; give it a list of tokens under that key", key=key)
    if found is not None and not isinstance(found, list):
        raise Fault("the key {key} holds {kind}, not a list", key=key, kind=kind_of(found))
    return found or []


def extras(found: Mapping[str, Any], known: frozenset[str]) -> Mapping[str, Json]:
    """The keys of a span or relation that are not its format's, which become attributes.

    Raises Fault for a number or depth that no attribute may have.
    """
    if known.issuperset(found):
        return NOTHING
    more = {key: value for key, value in found.items() if key not in known}
    count_keys(more)
    return more


MORE = "more"
"""Attribute for what stands in a list behind the label, and is written there again."""


def more_of(found: Sequence[Any], known: int) -> Mapping[str, Json]:
    """What stands in ``found`` behind its first ``known`` values, as attribute.  Raises Fault."""
    if len(found) <= known:
        return NOTHING
    more = list(found[known:])
    count_keys(more)
    return {MORE: more}


def size(found: object) -> int:
    """The length of a list, 0 for anything else."""
    return len(found) if isinstance(found, list) else 0


def examples(
    source: Source,
    reader: Reader,
    options: Mapping[str, object],
    values: Iterator[Found] | None = None,
) -> Iterator[Example | Rejected]:
    """The examples of ``source``, as far as they are sound JSON objects."""
    if values is None:
        _, values = json_documents(source, str(options.get("encoding", "")))
    for number, (split, (line, raw, value)) in enumerate(_unpacked(values, reader), 1):
        try:
            if isinstance(value, Fault):
                raise value
            if not isinstance(value, dict):
                raise Fault("it is {kind}, not an object with tokens", kind=kind_of(value))
            if raw:
                _check(raw, value, reader)
            yield Example(line, value, reader.name_of(value), number, split)
        except Fault as fault:
            account = Account(source.file, line)
            yield _refused(account, reader, value, fault.reason)


def _check(raw: str, value: Value, reader: Reader) -> None:
    """As :func:`check`, but leaves to the reader what stands under the keys that it knows."""
    check_strings(raw, value)
    keys = len(value)
    for key, found in value.items():
        kind = type(found)
        if kind is str or (kind is int and key in reader.modelled):
            continue
        keys += count_keys(found) if key not in reader.modelled else _keys_in(found)
    check_keys(raw, keys)


def _keys_in(found: Any) -> int:
    """Keys of flat objects in ``found`` and its inner lists, by steps that cost no Python loop."""
    level = [found]
    while True:
        kinds = set(map(type, level))
        if dict in kinds:
            if kinds != {dict}:
                return count_keys(found)
            inner = set(map(type, chain.from_iterable(map(dict.values, level))))
            return count_keys(found) if inner & {dict, list} else sum(map(len, level))
        if list not in kinds:
            return 0
        if kinds != {list}:
            return count_keys(found)
        level = list(chain.from_iterable(level))


def _unpacked(values: Iterator[Found], reader: Reader) -> Iterator[tuple[str, Found]]:
    """The values, and the lists that stand in the one value where it is an object of lists."""
    first, second = next(values, None), next(values, None)
    if first is None:
        return
    line, raw, value = first
    if second is None and isinstance(value, dict) and _is_of_lists(value, reader):
        try:
            check(raw, value)
        except Fault as fault:
            yield "", (line, raw, fault)
            return
        for split, found in value.items():
            if isinstance(found, list):
                yield from (("" if split == "data" else split, (line, "", one)) for one in found)
        return
    yield from (("", found) for found in chain((first,), (second,) if second else (), values))


def _is_of_lists(value: Value, reader: Reader) -> bool:
    if not value.keys().isdisjoint(reader.modelled):
        return False
    lists = [found for found in value.values() if isinstance(found, list)]
    return any(lists) and all(isinstance(one, dict) for found in lists for one in found)


def document_of(source: Source, reader: Reader, group: list[Example]) -> Iterator[Item]:
    """The document that ``group`` makes, after what is said about it; bad examples go alone."""
    first = group[0]
    account = Account(source.file, first.line, first.name or _given_name(source, first))
    meta = {"split": first.split} if first.split else {}
    try:
        document = reader.document(group, account, meta)
    except Fault as fault:
        if len(group) == 1:
            yield _refused(account, reader, first.value, fault.reason)
            return
        sound = [example for example in group if _is_sound(reader, example)]
        for example in group:
            if example not in sound or len(sound) == len(group):
                yield from document_of(source, reader, [example])
        if sound and len(sound) < len(group):
            yield from document_of(source, reader, sound)
        return
    yield from account.items
    source.line = first.line
    yield document


def _given_name(source: Source, example: Example) -> str:
    parts = (source.name, example.split, str(example.number))
    return "-".join(part for part in parts if part)


def _is_sound(reader: Reader, example: Example) -> bool:
    try:
        Words(reader.sentences(example.value))
    except Fault:
        return False
    return True


def _refused(account: Account, reader: Reader, value: object, reason: Reason) -> Rejected:
    counts = reader.counts(value) if isinstance(value, dict) else (0, 0, 0)
    return Rejected(
        "document",
        reason,
        file=account.file,
        line=account.line,
        document=account.document,
        spans=counts[0],
        relations=counts[1],
        attributes=counts[2],
    )
