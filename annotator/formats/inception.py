"""Where an INCEpTION or WebAnno project puts the work of each person.

Source: AnnotationDocumentExporter and CuratedDocumentsExporter of inception-project/inception.
``annotation/DOCUMENT/WHO.EXT`` and ``curation/DOCUMENT/CURATION_USER.EXT``, where a file that needs
a second beside it (a type system) is ``WHO.zip`` instead.  ``INITIAL_CAS`` is nobody: the document
as it was before anybody began.  VLSP 2020 has ``DOCUMENT/CURATION_USER.tsv`` alone.
"""

from pathlib import PurePath

from annotator.formats.source import spelled

INITIAL = "INITIAL_CAS"
CURATOR = "CURATION_USER"
_ROOMS = {"annotation", "curation"}


def place_of(path: PurePath) -> tuple[str, str] | None:
    """The document's name and the annotator's ("" for nobody), or None outside such a project.

    An unpacked ``WHO.zip`` counts as its file.  Documents there are called as the files that were
    brought in, so a folder without an ending (``annotation/train``) is none.
    """
    parts = tuple(map(spelled, path.parts))
    if len(parts) >= 3 and parts[-3] in _ROOMS and "." in parts[-2]:
        return parts[-2], _annotator(spelled(path.stem))
    if len(parts) >= 4 and parts[-4] in _ROOMS and "." in parts[-3]:
        return parts[-3], _annotator(parts[-2])
    if len(parts) >= 2 and path.stem in (INITIAL, CURATOR):
        return parts[-2], _annotator(spelled(path.stem))
    return None


def is_packed_layer(path: PurePath) -> bool:
    """Whether ``path``, from the project's folder, is an archive with one person's work."""
    return path.suffix.lower() == ".zip" and len(path.parts) >= 3 and path.parts[-3] in _ROOMS


def _annotator(who: str) -> str:
    return "" if who == INITIAL else who
