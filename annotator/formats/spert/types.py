"""SpERT's file of types: its labels, with a short and a verbose name each."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.formats.base import Found, SchemeFound
from annotator.formats.token_json.label_files import (
    LabelsMet,
    as_json,
    colours,
    found_beside,
    label_file,
)
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme, is_name

ENDING = ".types.json"


def beside(path: Path) -> Path | None:
    """The file of types that belongs to ``path``."""
    return found_beside(path, (ENDING, "_types.json"), ("types.json",))


def read(path: Path) -> Iterator[Found]:
    """The labels that come with ``path``, if any do."""
    file = beside(path)
    if file is None:
        return
    value, note = label_file(file)
    if note:
        yield note
    if isinstance(value, dict):
        yield SchemeFound(_scheme(value), str(file))


def text(labels: LabelsMet) -> str:
    """The file of types."""
    entities = {
        label.name: {"short": _short(label), "verbose": label.title("en")}
        for label in labels.entities.values()
    }
    relations = {
        label.name: {
            "short": _short(label),
            "verbose": label.title("en"),
            "symmetric": label.symmetric,
        }
        for label in labels.relations.values()
    }
    return as_json({"entities": entities, "relations": relations})


def _scheme(value: Mapping[str, Any]) -> Scheme:
    entities, relations = _named(value.get("entities")), _named(value.get("relations"))
    return Scheme(
        entities=tuple(
            EntityLabel(name, _titles(name, found), colour=colour, extra=_extra(name, found))
            for (name, found), colour in zip(entities.items(), colours(len(entities)), strict=True)
        ),
        relations=tuple(
            RelationLabel(
                name,
                _titles(name, found),
                colour=colour,
                symmetric=found.get("symmetric") is True,
                extra=_extra(name, found),
            )
            for (name, found), colour in zip(
                relations.items(), colours(len(relations), 2), strict=True
            )
        ),
    )


def _named(found: object) -> dict[str, dict[str, Any]]:
    if not isinstance(found, dict):
        return {}
    return {
        name: one if isinstance(one, dict) else {} for name, one in found.items() if is_name(name)
    }


def _titles(name: str, found: Mapping[str, Any]) -> dict[str, str]:
    verbose = found.get("verbose")
    return {"en": verbose} if isinstance(verbose, str) and verbose not in ("", name) else {}


def _extra(name: str, found: Mapping[str, Any]) -> dict[str, Any]:
    short = found.get("short")
    return {"short": short} if isinstance(short, str) and short != name else {}


def _short(label: EntityLabel | RelationLabel) -> str:
    short = label.extra.get("short")
    return short if isinstance(short, str) else label.name
