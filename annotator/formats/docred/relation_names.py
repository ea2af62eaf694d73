"""DocRED's file of relations: an object with a name in words for each label."""

from collections.abc import Iterator
from pathlib import Path

from annotator.formats.base import Found, SchemeFound
from annotator.formats.token_json.label_files import (
    LabelsMet,
    as_json,
    colours,
    found_beside,
    label_file,
)
from annotator.model.scheme import RelationLabel, Scheme, is_name

ENDING = ".rel_info.json"


def beside(path: Path) -> Path | None:
    """The file of relations that belongs to ``path``."""
    return found_beside(path, (ENDING, "_rel_info.json"), ("rel_info.json",))


def read(path: Path) -> Iterator[Found]:
    """The relation labels that come with ``path``, if any do."""
    file = beside(path)
    if file is None:
        return
    value, note = label_file(file)
    if note:
        yield note
    if not isinstance(value, dict):
        return
    names = {name: title for name, title in value.items() if is_name(name)}
    relations = tuple(
        RelationLabel(
            name,
            {"en": title} if isinstance(title, str) and title not in ("", name) else {},
            colour=colour,
        )
        for (name, title), colour in zip(names.items(), colours(len(names), 2), strict=True)
    )
    yield SchemeFound(Scheme(relations=relations), str(file))


def text(labels: LabelsMet) -> str:
    """The file of relations."""
    return as_json({label.name: label.title("en") for label in labels.relations.values()})
