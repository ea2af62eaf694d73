"""The brackets of ``Entity=``, the keys of MISC, and what may not stand bare in them.

``(e5-person-1`` opens entity e5 at a word, ``e5)`` closes it at another, ``(e5-person-1)`` is one
word; ``e5[1/2]`` is the first of two parts.  Several stand behind each other.  Fields are named by
``# global.Entity``.  What a value may not hold is written as %XX, as in CorefUD.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.model.annotation import NOTHING, Json

_PIECE = re.compile(r"\(([^()]*)(\))?|([^()]{1,64})\)")
_PART = re.compile(r"(.*)\[([0-9]{1,4})/([0-9]{1,4})\]")
_UNFIT = r"%()|=\[\]\x00-\x1f\x7f-\x9f"
_BARE = re.compile(rf"[-{_UNFIT}]|[^\S ]|^ | $")
_OTHER_BARE = re.compile(rf"[-,:{_UNFIT}]|[^\S ]|^ | $")
_CODED = re.compile(r"(?:%[0-9A-F]{2})+")
_TYPES = ("etype", "entity", "type")

NO_TYPE = "entity"
"""The label of an entity whose file gives it none."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """One end or both of an entity, or of one of its parts, at a word."""

    id: str
    opens: bool
    closes: bool
    part: int = 1
    parts: int = 1
    fields: tuple[str, ...] = ()


def brackets(value: str) -> Iterator[Bracket]:
    """The brackets at one word, in their order; what is none is passed over."""
    for found in _PIECE.finditer(value):
        opened, closed, closing = found.groups()
        if closing is not None:
            name, part, parts = _parted(closing)
            yield Bracket(name, opens=False, closes=True, part=part, parts=parts)
        elif opened:
            name, _, rest = opened.partition("-")
            name, part, parts = _parted(name)
            fields = tuple(rest.split("-"))
            yield Bracket(name, True, closed is not None, part, parts, fields)  # noqa: FBT003


def _parted(id: str) -> tuple[str, int, int]:
    found = _PART.fullmatch(id)
    if not found or not 1 <= int(found[2]) <= int(found[3]):
        return id, 1, 1
    return found[1], int(found[2]), int(found[3])


def meaning(fields: Sequence[str], names: Sequence[str]) -> tuple[str, Mapping[str, Json]]:
    """The label and the attributes that the fields behind an id give an entity.

    ``names`` are those of all fields, the id's first.
    """
    names = names[1:] or ("etype",)
    if len(fields) > len(names):
        fields = (*fields[: len(names) - 1], "-".join(fields[len(names) - 1 :]))
    values = dict(zip(names, fields, strict=False))
    kind = next((name for name in _TYPES if name in names), names[0])
    label = decoded(values.pop(kind, ""))
    attributes: dict[str, Json] = {}
    for name, value in values.items():
        if name == "other":
            attributes |= _others(value)
        elif value:
            attributes[name] = decoded(value)
    return label if label.strip() else NO_TYPE, attributes or NOTHING


def _others(value: str) -> dict[str, str]:
    if not value:
        return {}
    pairs = [pair.partition(":") for pair in value.split(",")]
    keys = [decoded(key) for key, _, _ in pairs]
    if len(set(keys)) < len(keys) or not all(key and colon for key, colon, _ in pairs):
        return {"other": decoded(value)}
    return {key: decoded(item) for key, (_, _, item) in zip(keys, pairs, strict=True)}


def fields_of(label: str, attributes: Mapping[str, Json], names: Sequence[str]) -> str:
    """The fields of an entity, each behind a "-"; the reverse of :func:`meaning`.

    All ``attributes`` are strings, and such as ``names`` have a place for.
    """
    kind = next((name for name in _TYPES if name in names), names[1] if len(names) > 1 else "")
    rest = dict(attributes)
    fields: list[str] = []
    for name in names[1:]:
        if name == kind:
            fields.append(coded(label))
        elif name == "other":
            fields.append("\0")
        else:
            fields.append(coded(str(rest.pop(name, ""))))
    other = ",".join(f"{coded(key, _OTHER_BARE)}:{coded(str(value), _OTHER_BARE)}"
                     for key, value in rest.items())  # fmt: skip
    fields = [other if field == "\0" else field for field in fields]
    while len(fields) > 1 and not fields[-1]:
        fields.pop()
    return "".join(f"-{field}" for field in fields)


def attribute_fits(key: str, value: Json, names: Sequence[str]) -> bool:
    """Whether the fields called ``names`` have a place for an attribute."""
    if not isinstance(value, str):
        return False
    kinds = {name for name in _TYPES if name in names} or set(names[1:2])
    if key in kinds or key == "other":
        return False
    return bool(value) if key in names[1:] else "other" in names and bool(key)


def coded(value: str, bare: re.Pattern[str] = _BARE) -> str:
    """``value`` with what may not stand in a field written as %XX."""
    return bare.sub(lambda found: _code(found[0]), value)


def _code(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def decoded(value: str) -> str:
    """The reverse of :func:`coded`; %XX that is no UTF-8 stays."""
    if "%" not in value:
        return value
    return _CODED.sub(_decoded, value)


def _decoded(found: re.Match[str]) -> str:
    try:
        text = bytes.fromhex(found[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return found[0]
    return text


def with_key(misc: str, key: str, value: str) -> str:
    """MISC with ``key`` set to ``value``, or without it where that is empty."""
    pairs = [] if misc in ("_", "") else misc.split("|")
    where = [at for at, pair in enumerate(pairs) if pair.partition("=")[0] == key]
    if value and where:
        pairs[where[0]] = f"{key}={value}"
    elif value:
        at = next((at for at, pair in enumerate(pairs) if pair.lower() > key.lower()), len(pairs))
        pairs.insert(at, f"{key}={value}")
    gone = set(where[1:] if value else where)
    return "|".join(pair for at, pair in enumerate(pairs) if at not in gone) or "_"


_SPACES = {"s": " ", "t": "\t", "r": "\r", "n": "\n", "p": "|", "\\": "\\"}
_SPACE_CODE = re.compile(r"\\([strnp\\])")
_TO_CODE = {ord(char): f"\\{letter}" for letter, char in _SPACES.items()}


def spaces_read(value: str) -> str:
    """The white space that a value of SpacesAfter stands for."""
    return _SPACE_CODE.sub(lambda found: _SPACES[found[1]], value)


def spaces_written(space: str) -> str:
    """White space as a value of SpacesAfter."""
    return space.translate(_TO_CODE)


def value_of(misc: str, key: str) -> str:
    """What MISC says of ``key``, "" for nothing."""
    for pair in misc.split("|"):
        name, _, value = pair.partition("=")
        if name == key:
            return value
    return ""
