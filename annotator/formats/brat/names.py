"""Names that brat can store for labels that it cannot, and the way back.

brat stores types and attributes as ``[a-zA-Z0-9_-]+`` and parts everything by spaces.  What was
renamed on writing stands in one comment of annotation.conf, which our reader takes back::

    #annotator: {"names": {"PART_WHOLE": "PART – WHOLE"}, "values": {"mood": {"very_sad": …}}}
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.formats.json_values import Fault, check, parsed

COMMENT = "#annotator: "

RESERVED = frozenset(
    ("ANY", "NONE", "EMPTY", "SEPARATOR", "SPAN_DEFAULT", "ARC_DEFAULT", "ATTRIBUTE_DEFAULT")
) | {"ENTITY-NESTING"}
"""Words that mean something else where brat's configuration expects a type."""

_SAFE = re.compile(r"(?!-+$)[A-Za-z0-9_-]+", re.ASCII)
_SIGNS = re.compile(r"[\s,|:<>]+")
_NO_LETTER = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_LONGEST = 100

_Words = Mapping[str, str]


@dataclass(frozen=True)
class Names:
    """What the comment says: names in the files and what they stand for.

    ``values`` are by attribute.  ``types`` holds attribute types that brat cannot tell from others.
    ``annotators`` are by folder; "" is the corpus itself.  ``titles`` is the language of the
    labels in visual.conf.  ``roles`` are the
    roles of events that the configuration names; others lose the number at their end.
    """

    labels: _Words = field(default_factory=dict)
    values: Mapping[str, _Words] = field(default_factory=dict)
    types: _Words = field(default_factory=dict)
    annotators: _Words = field(default_factory=dict)
    titles: str = "en"
    roles: frozenset[str] = frozenset()


NO_NAMES = Names()


def names_of(configuration: str) -> Names:
    """What the comment in ``configuration`` says, if there is one that is right."""
    at = configuration.find(COMMENT)
    if at < 0:
        return NO_NAMES
    line = configuration[at + len(COMMENT) :].partition("\n")[0].rstrip("\r")
    try:
        found = parsed(line)
        check(line, found)
    except Fault:
        return NO_NAMES
    if not isinstance(found, dict):
        return NO_NAMES
    values = found.get("values")
    titles = found.get("titles")
    return Names(
        labels=_words(found.get("names")),
        values={name: _words(each) for name, each in values.items()}
        if isinstance(values, dict)
        else {},
        types=_words(found.get("types")),
        annotators=_words(found.get("annotators")),
        titles=titles if titles in ("vi", "en") else "en",
    )


def comment_of(names: Names) -> str:
    """The comment that :func:`names_of` reads, or "" where there is nothing to say."""
    said = {
        "names": names.labels,
        "values": names.values,
        "types": names.types,
        "annotators": names.annotators,
    }
    out: dict[str, object] = {key: found for key, found in said.items() if found}
    if names.titles != "en":
        out["titles"] = names.titles
    return COMMENT + json.dumps(out, ensure_ascii=False) + "\n" if out else ""


class SafeNames:
    """Hands out a name for each original, one for one: its own where that is fit to be stored."""

    def __init__(
        self, known: Iterable[str], is_fit: Callable[[str], bool], made_fit: Callable[[str], str]
    ) -> None:
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()
        self._is_fit = is_fit
        self._made_fit = made_fit
        found = list(known)
        for name in (*filter(is_fit, found), *found):
            self.of(name)

    def of(self, name: str) -> str:
        """The name under which ``name`` is stored."""
        given = self._given.get(name)
        if given is None:
            given = self._given[name] = self._new(name)
            self._taken.add(given)
        return given

    def renamed(self) -> dict[str, str]:
        """Stored names and what they stand for, where the two differ."""
        return {given: name for name, given in self._given.items() if given != name}

    def _new(self, name: str) -> str:
        stem = name if self._is_fit(name) else self._made_fit(name)
        given, number = stem, 1
        while given in self._taken:
            number += 1
            given = f"{stem}-{number}"
        return given


def _words(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {key: word for key, word in found.items() if isinstance(word, str)}


def is_safe(name: str) -> bool:
    """Whether brat can store ``name`` as a type."""
    return bool(_SAFE.fullmatch(name)) and name not in RESERVED and len(name) <= _LONGEST


def is_listed(value: str) -> bool:
    """Whether brat's configuration can list ``value``."""
    return bool(value) and not _SIGNS.search(value)


def safe_value(value: str) -> str:
    """``value`` as one that brat's configuration can list: without spaces and signs."""
    return _SIGNS.sub("_", value) or "_"


def safe_name(name: str) -> str:
    """``name`` in letters, digits, "_" and "-", as like it as may be."""
    plain = unicodedata.normalize("NFKD", name.translate(_NO_LETTER)).encode("ascii", "ignore")
    kept = re.sub(r"[^A-Za-z0-9-]+", "_", plain.decode()).strip("_-")[:_LONGEST]
    return f"{kept}_" if kept in RESERVED else kept or "label"
