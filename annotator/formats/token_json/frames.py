"""What an example holds beside its tokens, spans and relations: kept, and written back.

A frame is the example's JSON object with null for what we model; it keeps the order of the keys,
the name of the document as the file writes it, and every key that we do not know.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from annotator.model.annotation import Document, Kept

FRAMES = "frames"
UNNAMED = "unnamed"

Frame = dict[str, Any]


def frame_of(value: Mapping[str, Any], modelled: frozenset[str]) -> Frame:
    """The frame of an example of which we model the keys ``modelled``."""
    return {key: None if key in modelled else found for key, found in value.items()}


def kept_frames(
    format: str, frames: Sequence[Frame], usual: tuple[str, ...], name_key: str, name: str = ""
) -> tuple[Kept, ...]:
    """The record of a document's examples, none where each has exactly the ``usual`` keys.

    ``name_key`` is the one of them that names the document; ``name`` is what we called a document
    that the file gives no name.
    """
    kept: list[Kept] = []
    if any(tuple(frame) != usual or type(frame[name_key]) is not str for frame in frames):
        data = json.dumps(list(frames), ensure_ascii=False, separators=(",", ":"))
        kept.append(Kept(format, FRAMES, data))
    if name:
        kept.append(Kept(format, UNNAMED, name))
    return tuple(kept)


def frames_of(document: Document, format: str) -> list[Frame]:
    """The frames that ``document`` was read from, none where there is no (sound) record."""
    for kept in document.kept:
        if kept.format == format and kept.place == FRAMES:
            try:
                found = json.loads(kept.data)
            except ValueError:
                return []
            sound = isinstance(found, list) and all(isinstance(each, dict) for each in found)
            return found if sound else []
    return []


def is_unnamed(document: Document, format: str) -> bool:
    """Whether the document's name is the one that we gave it when it had none."""
    return Kept(format, UNNAMED, document.name) in document.kept


def filled_frame(
    frame: Frame | None, values: Mapping[str, Any], modelled: frozenset[str], name: str
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
        elif key in values or key not in modelled:
            found[key] = other
    return found | {key: value for key, value in values.items() if key not in found}
