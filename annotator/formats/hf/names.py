"""The names of tags that are numbers, from the files in which data sets keep them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.errors import FormatError
from annotator.formats.base import Found, SchemeFound, Source
from annotator.formats.hf.columns import TAG_KEYS
from annotator.formats.nearby import is_file
from annotator.formats.token_json.label_files import (
    as_json,
    label_file,
    plain_scheme,
)

ENDING = ".features.json"
_FILES = (
    "features.json",
    "dataset_info.json",
    "dataset_infos.json",
    "label.json",
    "labels.json",
    "label2id.json",
    "id2label.json",
    "README.md",
)
_YAML_NAME = re.compile(r"^[\s-]*'?(\d+)'?\s*:\s*(?:'([^']*)'|\"([^\"]*)\"|(.*?))\s*$")
_PREFIXED = re.compile(r"[BIESLUM]-.", re.DOTALL)
_YAML_LIMIT = 2000
"""Lines of a README that are looked through."""

Names = tuple[str, ...]


def beside(path: Path) -> Path | None:
    """The file that names the tags of ``path``."""
    return next((file for file in _candidates(path) if names_in(file, "")[0]), None)


def _candidates(path: Path) -> Iterator[Path]:
    """The files that may name the tags of ``path``: beside it, then one folder up."""
    own = path.with_name(path.stem + ENDING)
    folders = (path.parent, path.parent.parent)
    for file in (own, *(folder / name for folder in folders for name in _FILES)):
        if file != path and is_file(file):
            yield file


def names_for(source: Source, options: Mapping[str, object]) -> tuple[Names, list[Found]]:
    """The names of the tags of a file, none where nothing says them, and what to yield first."""
    column = str(options.get("tags_column") or "")
    said: list[Found] = []
    if given := str(options.get("names") or ""):
        names: Names = tuple(name.strip() for name in given.split(","))
    else:
        names, said = _first_names(_candidates(source.path), column)
    if names:
        said.append(SchemeFound(plain_scheme(labels_of(names)), source.file))
    return names, said


def _first_names(files: Iterator[Path], column: str) -> tuple[Names, list[Found]]:
    """The names of the first file that has any; what is wrong with those before it."""
    notes: list[Found] = []
    for file in files:
        names, said = names_in(file, column)
        notes += said
        if names:
            return names, notes
    return (), notes


def names_in(file: Path, column: str) -> tuple[Names, list[Found]]:
    """The names that a file beside gives, and what is wrong with it."""
    if file.suffix == ".md":
        try:
            return _from_yaml(Source(file).text().split("\n")[:_YAML_LIMIT], column), []
        except FormatError:
            return (), []
    value, note = label_file(file)
    names = names_of_features(value, column) or _from_map(value)
    return names, [note] if note else []


def names_of_features(value: object, column: str = "") -> Names:
    """The names of the ClassLabel of tags in ``features``, or in an object that holds them."""
    for features in _features(value):
        for key in (column,) if column else TAG_KEYS:
            if names := _class_names(features.get(key)):
                return names
    return ()


def labels_of(names: Sequence[str]) -> list[str]:
    """The labels in the names of tags, in order."""
    prefixed = is_prefixed(names)
    found = (name[2:] if prefixed and _PREFIXED.match(name) else name for name in names)
    return [label for label in dict.fromkeys(found) if label not in ("O", "_")]


def is_prefixed(names: Sequence[str]) -> bool:
    """Whether the names say where a span begins."""
    return any(_PREFIXED.match(name) for name in names)


def features(
    names: Sequence[str], column: str = "ner_tags", id_columns: Sequence[str] = ("id", "doc_id")
) -> dict[str, Any]:
    """The features of our rows, in a form that old and new ``datasets`` read."""
    value = {"dtype": "string", "_type": "Value"}
    return {
        "id": dict(value),
        "doc_id": dict(value),
        "tokens": {"feature": dict(value), "_type": "Sequence"},
        "ner_tags": {"feature": {"names": list(names), "_type": "ClassLabel"}, "_type": "Sequence"},
    }


def text(names: Sequence[str]) -> str:
    """The file that names the tags."""
    return as_json(features(names))


def _features(value: object) -> Iterator[Mapping[str, Any]]:
    """``value`` itself, and what stands under ``features`` in it, whatever its configuration."""
    if not isinstance(value, dict):
        return
    yield value
    for inner in (value, *value.values()):
        found = inner.get("features") if isinstance(inner, dict) else None
        if isinstance(found, dict):
            yield found


def _class_names(feature: object) -> Names:
    while isinstance(feature, list) and len(feature) == 1:
        feature = feature[0]
    if not isinstance(feature, dict):
        return ()
    names = feature.get("names")
    if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
        return tuple(names)
    return _class_names(feature.get("feature"))


def _from_map(value: object) -> Names:
    """Names in order from a list, from names to numbers, or from numbers to names."""
    if isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return tuple(value)
    if not isinstance(value, dict) or not value:
        return ()
    if all(type(number) is int for number in value.values()):
        pairs = {number: name for name, number in value.items()}
    elif all(key.isdigit() and isinstance(name, str) for key, name in value.items()):
        pairs = {int(key): name for key, name in value.items()}
    else:
        return ()
    return (
        tuple(pairs[number] for number in sorted(pairs))
        if set(pairs) == set(range(len(pairs)))
        else ()
    )


def _from_yaml(lines: list[str], column: str) -> Names:
    """The names in a README's head, which only ever has this one shape::

    - name: ner_tags
      sequence:
        class_label:
          names:
            '0': O
    """
    wanted = (column,) if column else TAG_KEYS
    if not lines or lines[0].strip() != "---":
        return ()
    names: list[str] = []
    inside = is_list = False
    for line in lines[1:]:
        stripped = line.strip()
        if stripped == "---":
            break
        if stripped.startswith("- name:"):
            if names:
                break
            inside = stripped.removeprefix("- name:").strip() in wanted
            is_list = False
        elif inside and stripped == "names:":
            is_list = True
        elif is_list and (found := _YAML_NAME.match(line)) and int(found[1]) == len(names):
            names.append(next(one for one in found.groups()[1:] if one is not None))
    return tuple(names)
