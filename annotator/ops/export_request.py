"""What a person wants exported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.base import Description


@dataclass(frozen=True)
class ExportRequest:
    """What to export and how.

    Whose work: ``annotator`` names one, ``gold`` takes the gold layers.  With neither, a format
    for interchange takes everybody's; any other takes of each document the gold layer, or where
    there is none the others' (one only, where the format holds but one).

    ``finished`` leaves out open layers, and documents that have none finished; None does so but
    for interchange (see :func:`is_interchange`).

    ``split`` gives each part its share ("train": .8 …; they sum to 1) and makes ``target`` a
    folder with one file or folder a part.  ``seed``, ``group_by`` and ``stratify`` decide who
    falls where, as ops/splits.py says.

    ``overwrite`` lets files that are there be replaced.  ``card`` writes a dataset card beside
    (or into the folder), ``report`` the report beside, both named after ``target``.
    """

    format: str
    target: Path
    annotator: str | None = None
    gold: bool = False
    finished: bool | None = None
    split: Mapping[str, float] | None = None
    seed: int = 0
    group_by: str = ""
    stratify: bool = False
    options: Mapping[str, object] = field(default_factory=dict)
    overwrite: bool = False
    card: bool = True
    report: bool = True


def is_interchange(description: Description) -> bool:
    """Whether a format carries work rather than training data: open layers belong in it, too.

    Those are the formats that say of each layer whether it is finished, and those that hold no
    annotations at all.
    """
    return "states" not in description.cannot_hold or "annotations" in description.cannot_hold


def only_finished(request: ExportRequest, description: Description) -> bool:
    """Whether open layers stay out."""
    return not is_interchange(description) if request.finished is None else request.finished
