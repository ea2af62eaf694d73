"""What an example holds beside its tokens, spans and relations: kept, and written back.

A frame is the example's JSON object with null for what we model; it keeps the order of the keys,
the name of the document as the file writes it, and every key that we do not know.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.model.annotation import Document, Kept

FRAMES = "frames"
UNNAMED = "unnamed"

Frame = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """The keys of a format's examples: those we model, and the one that names the document.

    ``usual`` are all these in the order in which we write them, and no other.
    """

    name: str
    usual: tuple[str, ...]
    modelled: frozenset[str]
    name_key: str


def kept_frames(
    form: Form, values: Sequence[Mapping[str, Any]], name: str = ""
) -> tuple[Kept, ...]:
    """The record of a document's examples, none where each has exactly the usual keys.

    ``name`` is what we called a document that the file gives no name.
    """
    kept: list[Kept] = []
    usual, name_key = form.usual, form.name_key
    if any(tuple(value) != usual or type(value[name_key]) is not str for value in values):
        frames = [
            {key: None if key in form.modelled else found for key, found in value.items()}
            for value in values
        ]
        data = json.dumps(frames, ensure_ascii=False, separators=(",", ":"))
        kept.append(Kept(form.name, FRAMES, data))
    if name:
        kept.append(Kept(form.name, UNNAMED, name))
    return tuple(kept)


def frames_of(document: Document, form: Form) -> list[Frame]:
    """The frames that ``document`` was read from, none where there is no (sound) record."""
    for kept in document.kept:
        if kept.format == form.name and kept.place == FRAMES:
            try:
                found = json.loads(kept.data)
            except ValueError:
                return []
            sound = isinstance(found, list) and all(isinstance(each, dict) for each in found)
            return found if sound else []
    return []


def is_unnamed(document: Document, form: Form) -> bool:
    """Whether the document's name is the one that we gave it when it had none."""
    return Kept(form.name, UNNAMED, document.name) in document.kept


def filled_frame(
    form: Form, frame: Frame | None, values: Mapping[str, Any], name: str
) -> dict[str, Any]:
    """``values`` in the order of ``frame``, with the keys in that which we do not model.

    The document's ``name`` stands in the frame as the file wrote it, a number perhaps.
    """
    if frame is None:
        return dict(values)
    found: dict[str, Any] = {}
    for key, other in frame.items():
        if key in values and not (values[key] == name == str(other)):
            found[key] = values[key]
        elif key in values or key not in form.modelled:
            found[key] = other
    return found | {key: value for key, value in values.items() if key not in found}
