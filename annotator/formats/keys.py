"""Ids for spans and relations that are written: their own, made unique, or new ones."""

from collections.abc import Sequence

from annotator.formats.base import Changed, Reason
from annotator.model.annotation import Document, Relation, Span


def unique_keys(
    things: Sequence[Span] | Sequence[Relation], prefix: str
) -> tuple[list[str], list[tuple[str, str]]]:
    """A key for each of ``things``: its own, or PREFIX1, PREFIX2 … that nobody has.

    The second list holds ``(old, new)`` for those whose own key stood on another before.
    """
    keys = [thing.key for thing in things]
    taken = set(keys)
    if len(taken) == len(keys) and "" not in taken:
        return keys, []
    changes: list[tuple[str, str]] = []
    seen: set[str] = set()
    number = 0
    for place, key in enumerate(keys):
        if key and key not in seen:
            seen.add(key)
            continue
        number += 1
        while f"{prefix}{number}" in taken:
            number += 1
        keys[place] = f"{prefix}{number}"
        if key:
            changes.append((key, keys[place]))
    return keys, changes


def renamed(what: str, old: str, new: str, document: Document) -> Changed:
    """The note that a span or relation was written under another id."""
    return Changed(
        "span" if what == "span" else "relation",
        Reason("its id stands on another before it; it was written as {new}", {"new": new}),
        id=old,
        document=document.name,
    )
