"""doccano JSON Lines, in all the shapes that its versions wrote.

Source: doccano's own import and export (backend/data_import, backend/data_export) and real files.
Unit: UTF-16 units, as browsers count, or graphemes where the project says so; scripts write code
points.  Where a text holds emoji or the like, the unit is tried for the whole file on the borders
of words and said.  End: exclusive.

    {"text": "…", "label": [[0, 6, "PERSON"]]}
    {"text": "…", "entities": [{"id": 1, "label": "PERSON", "start_offset": 0, "end_offset": 6}],
     "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "LIVES_IN"}], "Comments": []}
    {"text": "…", "annotations": [{"label": 12, "start_offset": 0, "end_offset": 6, "user": 1}]}

The first list of ``entities``, ``label``, ``labels`` and ``annotations`` that holds spans is taken.
Labels that are numbers are named by label_config.json beside the file; users of old files are the
annotators of layers.  Further keys of a document, and those in ``meta``, are its metadata; id,
Comments and cats are kept.  Keys of a span or relation that doccano does not know are its
attributes, ``note`` is its note; ``name`` is the document's name.  doccano's own importer passes
over these, and drops overlapping spans unless the project allows them.

Also read: one pretty-printed object (as doccano's own example of relations is) or one list.

Written: ``offset_unit`` tells the unit where units differ; ids are whole numbers, as doccano wants.

Cannot hold: discontinuous spans, states, more than one layer; as triples, relations, attributes
and notes.

Traps: offsets beyond the text; ``label`` may be the label of the whole text; columns may be called
otherwise (options ``text`` and ``label``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import (
    ENCODING,
    Description,
    Format,
    Found,
    Item,
    Option,
    Source,
    Target,
)
from annotator.formats.counting import AUTO, GRAPHEMES, POINTS, UNITS
from annotator.formats.doccano import labels, read, write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_PLACE = re.compile(rb'"start_offset"\s*:')
_TRIPLES = re.compile(
    rb'"(?:label|labels|column_label)"\s*:\s*\[\s*(?:\]|\[\s*-?\d+\s*,\s*-?\d+\s*,\s*")'
)
_COMMENTS = re.compile(rb'"Comments"\s*:\s*\[')
_TEXT = re.compile(rb'"(?:text|data|column_data)"\s*:\s*"')


class Doccano(Format):
    """JSON Lines of doccano."""

    description = Description(
        name=read.NAME,
        title="doccano JSON Lines",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "layers of several annotators",
            "notes",
            "relations",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="unit",
                kind="choice",
                default=AUTO,
                choices=(AUTO, UNITS, POINTS, GRAPHEMES),
                help="What the offsets count: on reading, what fits the borders of words in the "
                "whole file, or always this; on writing, what the text's own file did, else UTF-16 "
                "as doccano does, or always UTF-16 or code points.",
            ),
            Option(
                name="style",
                kind="choice",
                default=write.OWN,
                choices=(write.OWN, write.ENTITIES, write.LABEL),
                help="Entities with ids and relations, or a label list of start, end and label; "
                "own means as each document's file had it, else entities.",
                applies="write",
            ),
            Option(
                name="text",
                kind="text",
                default="",
                help="The key of the text; empty means text, or what the file calls it.",
            ),
            Option(
                name="label",
                kind="text",
                default="",
                help="The key of the spans; empty means as doccano's versions call it.",
            ),
            Option(
                name="discontinuous",
                kind="choice",
                default="drop",
                choices=("drop", "cover"),
                help="What becomes of a span with gaps: left out, or written from its first to "
                "its last character.",
                applies="write",
            ),
        ),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By a text beside spans with doccano's names of offsets, or as triples."""
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
            return 0
        if not _TEXT.search(head):
            return 0
        if _PLACE.search(head):
            return 91
        if _COMMENTS.search(head):
            return 89
        return 88 if _TRIPLES.search(head) else 0

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The file with the labels' names."""
        found = labels.label_file(path)
        return (found,) if found is not None else ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """One document an object."""
        return read.read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, one a line."""
        return write.write(documents, target, write.manner_of(options))


FORMAT = Doccano()
