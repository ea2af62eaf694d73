"""Which part of a split a document falls in: by a hash, by group, or so that label shares match.

By hash and by group, a document's part depends on nothing but the seed and its own identity (its
uid, or the value that its group has in common), so that adding or removing documents moves none
of the others.  Stratified, the parts depend on the whole set: they come out the same for the same
documents and seed, but one more document may move others.
"""

import hashlib
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from annotator.errors import FormatError
from annotator.model.annotation import Json
from annotator.ops.steps import Step, Steps

NEAR_DUPLICATES = "near-duplicates"
FOLDER = "folder"
HOST = ":host"
_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")

Labels = Counter[str]
"""How often a group has each label, and under "" how many documents it is."""


def parse_split(text: str) -> dict[str, float]:
    """``train=.8,dev=.1,test=.1`` as shares.  FormatError when they do not sum to 1."""
    shares: dict[str, float] = {}
    for piece in text.split(","):
        name, equals, value = piece.strip().partition("=")
        try:
            share = float(value)
        except ValueError:
            share = -1
        if not equals or not name.isidentifier() or not 0 < share <= 1 or name in shares:
            raise FormatError(
                "A split is like train=.8,dev=.1,test=.1; {piece} does not fit.", piece=piece
            )
        shares[name] = share
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise FormatError(
            "The shares of a split must sum to 1, not {sum}.", sum=sum(shares.values())
        )
    return shares


def split_part(identity: bytes, shares: Mapping[str, float], seed: int) -> str:
    """The part of a document or group: a hash of seed and identity, laid over the shares."""
    place = int.from_bytes(_draw(identity, seed)[:8], "big") / 2**64
    for name, end in zip(shares, itertools.accumulate(shares.values()), strict=True):
        if place < end:
            return name
    return list(shares)[-1]


def group_of(rule: str, name: str, meta: Mapping[str, Json], uid: bytes) -> bytes:
    """The identity of a document's group under ``rule``; its uid where it is a group by itself.

    ``rule`` is "" (each document by itself), ``folder`` (what stands before the last "/" of its
    name), a key of its metadata, or ``KEY:host`` (the host of the address that the key holds).  A
    document that has no such folder, key or host is a group by itself.
    """
    value: Json = None
    if rule == FOLDER:
        value = name.rpartition("/")[0]
    elif rule.endswith(HOST):
        value = _host(meta.get(rule.removesuffix(HOST)))
    elif rule:
        value = meta.get(rule)
    if value is None or value == "":
        return uid
    return b"group:" + json.dumps(value, sort_keys=True).encode()


def _host(address: Json) -> str:
    if not isinstance(address, str):
        return ""
    try:
        found = urlsplit(address if _SCHEME.match(address) else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return found.removeprefix("www.").rstrip(".")


def hashed(
    groups: Mapping[int, bytes], shares: Mapping[str, float], seed: int
) -> dict[str, list[int]]:
    """The documents of each part, in the order of ``groups`` (row ids and their groups)."""
    part_of = {group: split_part(group, shares, seed) for group in set(groups.values())}
    return _gathered(groups, part_of, shares)


def stratified(
    groups: Mapping[int, bytes],
    labels: Mapping[int, Labels],
    shares: Mapping[str, float],
    seed: int,
) -> Steps[dict[str, list[int]]]:
    """As :func:`hashed`, but so that each part has its share of each label and of the documents.

    The groups with the rarest labels come first, then the larger ones, then as the seed draws;
    each goes where it brings the parts' counts nearest to their shares (by the sum of squared
    differences, each over what was expected).
    """
    of_group = _totals(groups, labels)
    total: Labels = Counter()
    for found in of_group.values():
        total.update(found)
    parts = {name: Counter[str]() for name in shares}

    def rank(group: bytes) -> tuple[int, int, bytes]:
        own = of_group[group]
        return min(total[label] for label in own), -own.total(), _draw(group, seed)

    part_of: dict[bytes, str] = {}
    for done, group in enumerate(sorted(of_group, key=rank), 1):
        own = of_group[group]
        best = min(shares, key=lambda name: _cost(own, parts[name], total, shares[name]))
        parts[best].update(own)
        part_of[group] = best
        yield Step(done, len(of_group))
    return _gathered(groups, part_of, shares)


def _totals(groups: Mapping[int, bytes], labels: Mapping[int, Labels]) -> dict[bytes, Labels]:
    out: dict[bytes, Labels] = {}
    for row_id, group in groups.items():
        own = out.setdefault(group, Counter())
        own.update(labels.get(row_id, ()))
        own[""] += 1
    return out


def _cost(own: Labels, there: Labels, total: Labels, share: float) -> float:
    """How much further from its share a part is once it has taken ``own``; less is better."""
    cost = 0.0
    for label, count in own.items():
        expected = share * total[label]
        cost += count * (count + 2 * (there[label] - expected)) / expected
    return cost


def _gathered(
    groups: Mapping[int, bytes], part_of: Mapping[bytes, str], shares: Iterable[str]
) -> dict[str, list[int]]:
    parts: dict[str, list[int]] = {name: [] for name in shares}
    for row_id, group in groups.items():
        parts[part_of[group]].append(row_id)
    return parts


def _draw(identity: bytes, seed: int) -> bytes:
    return hashlib.sha256(str(seed).encode() + b":" + identity).digest()
