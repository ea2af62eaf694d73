"""JSON spoiled: one value or one a line."""

import json
import re
from typing import Any

from tests.formats.fuzz.hostile import NUMBERS, STRINGS, Chance, as_bytes, as_text

_DEEP = (1, 3, 900, 1100, 3000)
_MARKED = re.compile(r'"@raw ([0-9]+)@"')


class _Raws(list[str]):
    """Pieces that stand in the JSON as they are, each behind a mark in the tree."""

    def mark(self, raw: str) -> str:
        """What stands in the tree for ``raw``."""
        self.append(raw)
        return f"@raw {len(self) - 1}@"

    def put_in(self, text: str) -> str:
        """``text`` with every piece in its place."""
        for _ in range(4):  # a piece may hold others
            text = _MARKED.sub(lambda found: self[int(found[1])], text)
        return text


def some_json(chance: Chance, data: bytes) -> bytes:
    """Values of a JSON file, or of its lines, replaced, left out, doubled, swapped, deepened."""
    text = as_text(data)
    raws = _Raws()
    try:
        values, ends = [json.loads(text)], ""
    except (ValueError, RecursionError):
        values, ends = [], "\n"
        for line in text.split("\n"):
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                values.append(raws.mark(line))
    for _ in range(chance.choice((1, 1, 2, 3))):
        _spoil(chance, values, raws)
    escaped = chance.random() < 0.3
    return as_bytes(raws.put_in(ends.join(json.dumps(one, ensure_ascii=escaped) for one in values)))


def _spoil(chance: Chance, values: list[Any], raws: _Raws) -> None:
    found = place_in(chance, values)
    if found is None:
        return
    inside, key = found
    kind = chance.randrange(8)
    if kind < 2:
        inside[key] = raws.mark(chance.choice(NUMBERS)) if kind else chance.choice(STRINGS)
    elif kind == 2:
        del inside[key]
    elif kind == 3:
        other, there = place_in(chance, values) or found
        inside[key] = raws.mark(json.dumps(other[there]))
    elif kind == 4:
        inside[key] = raws.mark(_deepened(chance, json.dumps(inside[key])))
    elif kind == 5 and isinstance(inside[key], int):
        inside[key] += chance.choice((-1, 1, -2, 2, 10, 100))
    elif isinstance(inside, dict):
        _spoil_key(chance, inside, key, raws)
    else:
        inside.insert(key, inside[key])


def _deepened(chance: Chance, raw: str) -> str:
    depth = chance.choice(_DEEP) if chance.random() < 0.1 else 1
    opening, closing = chance.choice((("[", "]"), ('{"a":', "}")))
    return opening * depth + raw + closing * depth


def _spoil_key(chance: Chance, inside: dict[str, Any], key: str, raws: _Raws) -> None:
    """A key another one, or twice there, with its own value or that of another."""
    others = sorted(inside)
    if chance.random() < 0.5:
        inside[chance.choice((*STRINGS, *others))] = inside.pop(key)
    else:
        inside[raws.mark(json.dumps(key))] = inside[chance.choice(others)]


def place_in(chance: Chance, value: Any) -> tuple[Any, Any] | None:
    """A place somewhere in ``value``: what holds it, and its key there."""
    found: tuple[Any, Any] | None = None
    while isinstance(value, dict | list) and value and (found is None or chance.random() < 0.85):
        key = (
            chance.choice(list(value)) if isinstance(value, dict) else chance.randrange(len(value))
        )
        found, value = (value, key), value[key]
    return found
