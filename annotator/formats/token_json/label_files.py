"""The files of labels that stand beside the examples."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotator.errors import FormatError
from annotator.formats.base import Changed, Reason, Source
from annotator.formats.json_values import Fault, check, parsed
from annotator.formats.nearby import is_file
from annotator.model.annotation import Document
from annotator.model.scheme import PALETTE, EntityLabel, RelationLabel, Scheme, is_name

LARGEST = 16 * 2**20
"""Bytes of a file of labels; larger ones are no such files."""


def found_beside(path: Path, endings: Sequence[str], names: Sequence[str]) -> Path | None:
    """The file of labels of ``path``: its stem with one of ``endings``, else one of ``names``."""
    wanted = [path.stem + ending for ending in endings]
    stem = path.stem
    while "_" in stem:
        stem = stem.rpartition("_")[0]
        wanted += [stem + ending for ending in endings]
    for name in (*wanted, *names):
        other = path.with_name(name)
        if other != path and is_file(other):
            return other
    return None


def label_file(path: Path) -> tuple[Any, Changed | None]:
    """The JSON of a file of labels, or None with a note why there is none to be had."""
    reason: Reason
    try:
        raw = Source(path, limit=LARGEST).text()
        value = parsed(raw)
        check(raw, value)
        return value, None
    except FormatError as error:
        reason = Reason("its labels are not taken: {why}", {"why": error})
    except Fault as fault:
        reason = Reason("its labels are not taken: {why}", {"why": str(fault.reason)})
    return None, Changed("document", reason, file=Source(path).file)


class LabelsMet:
    """The labels of a scheme, and those that documents bear beside them, in order."""

    def __init__(self, scheme: Scheme) -> None:
        self.entities: dict[str, EntityLabel] = {label.name: label for label in scheme.entities}
        self.relations: dict[str, RelationLabel] = {label.name: label for label in scheme.relations}

    def meet(self, document: Document) -> None:
        """Takes the labels of the first layer in."""
        for layer in document.layers[:1]:
            for name in {span.label: None for span in layer.spans}:
                self.entities.setdefault(name, EntityLabel(name))
            for name in {relation.label: None for relation in layer.relations}:
                self.relations.setdefault(name, RelationLabel(name))


def colours(count: int, first: int = 0) -> list[str]:
    """A colour for each of ``count`` labels."""
    return [PALETTE[(first + number) % len(PALETTE)] for number in range(count)]


def plain_scheme(entities: Sequence[str], relations: Sequence[str] = ()) -> Scheme:
    """A scheme of bare names; those that cannot be labels are left out."""
    entities = [name for name in dict.fromkeys(entities) if is_name(name)]
    relations = [name for name in dict.fromkeys(relations) if is_name(name)]
    return Scheme(
        entities=tuple(
            EntityLabel(name, colour=colour)
            for name, colour in zip(entities, colours(len(entities)), strict=True)
        ),
        relations=tuple(
            RelationLabel(name, colour=colour)
            for name, colour in zip(relations, colours(len(relations), 2), strict=True)
        ),
    )


def as_json(value: object) -> str:
    """A file of labels, for people to read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
