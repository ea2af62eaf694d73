"""doccano's label_config.json, which names the labels that old files have by number."""

import re
from collections.abc import Mapping
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.json_values import Fault, parsed
from annotator.formats.nearby import is_file
from annotator.formats.source import Source
from annotator.model.scheme import PALETTE, EntityLabel, RelationLabel, Scheme, is_name

LABEL_FILE = "label_config.json"

_LIMIT = 2**22
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def label_file(path: Path) -> Path | None:
    """The file with the labels that belongs to ``path``, if there is one."""
    found = path.with_name(LABEL_FILE)
    return found if found != path and is_file(found) else None


def labels_in(path: Path) -> tuple[Mapping[int, str], Scheme]:
    """The names of the labels in the file ``path`` by their numbers, and the labels themselves.

    Raises FormatError.
    """
    source = Source(path, limit=_LIMIT)
    try:
        found = parsed(source.text())
    except Fault as fault:
        raise FormatError(
            "{path} is no list of doccano's labels: {why}.", path=source.file, why=fault.reason
        ) from None
    names: dict[int, str] = {}
    entities: dict[str, EntityLabel] = {}
    relations: dict[str, RelationLabel] = {}
    keys: set[str] = set()
    for raw in found if isinstance(found, list) else []:
        name = raw.get("text") if isinstance(raw, dict) else None
        if not isinstance(name, str) or not is_name(name):
            continue
        if type(raw.get("id")) is int:
            names[raw["id"]] = name
        colour, key = _colour(raw.get("background_color"), len(entities)), raw.get("suffix_key")
        if raw.get("task_type") in ("Relation", "RelationType"):
            relations.setdefault(name, RelationLabel(name, colour=colour))
        elif raw.get("task_type") != "Category" and name not in entities:
            free = isinstance(key, str) and len(key) == 1 and key.isalnum() and key not in keys
            keys.add(str(key))
            entities[name] = EntityLabel(name, key=str(key) if free else "", colour=colour)
    return names, Scheme(entities=tuple(entities.values()), relations=tuple(relations.values()))


def _colour(found: object, number: int) -> str:
    if isinstance(found, str) and _COLOUR.fullmatch(found):
        return found
    return PALETTE[number % len(PALETTE)]
