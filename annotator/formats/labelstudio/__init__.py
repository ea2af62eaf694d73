"""Label Studio JSON: tasks with the annotations of several people.

Sources: https://labelstud.io/guide/task_format, /guide/export, /tags/relations, /tags/.  Unit:
UTF-16 units, as browsers count; files made by scripts often count code points.  Which of them a
task counts is tried on the words that its regions tell (``value.text``) and said; where nothing
tells, it is UTF-16.  End: exclusive, but inclusive in files of Label Studio 0.x, as words tell too.

    [{"id": 1, "data": {"text": "…", "source": "…"},
      "annotations": [{"completed_by": 7, "result": [
        {"id": "a1", "from_name": "label", "to_name": "text", "type": "labels",
         "value": {"start": 0, "end": 6, "text": "Bà Lan", "labels": ["PERSON"]}},
        {"id": "a1", "from_name": "sure", "to_name": "text", "type": "choices",
         "value": {"start": 0, "end": 6, "choices": ["no"]}},
        {"type": "relation", "from_id": "a1", "to_id": "b2", "direction": "right",
         "labels": ["LIVES_IN"]}]}],
      "predictions": []}]

Each annotation is a finished layer of whoever completed it (an address, else a number).  A region
with several labels becomes several spans with keys "a1", "a1/2" and is one region again when it is
written; results with a region's id are its attributes by the name of their control; the text that
people add to a region is its note.  A relation that goes both ways has the attribute direction:
"bi"; one that points left is turned round; one with several labels becomes several.  Cancelled
annotations, predictions and drafts are counted, kept and written back.  Other keys of ``data`` are
the document's metadata.  The labels come from the configuration beside the file (NAME.xml,
label_config.xml, config.xml), which also says under which key the text stands; else it is ``text``
or the one that the regions' words fit.

Also read: old tasks (``completions``), a task a line, single annotations of cloud storages,
JSON-MIN (which has no relations), paragraphs (joined by line ends; their authors are kept), HTML
as far as ``globalOffsets`` fit the text as it stands.

Written besides: NAME.xml, the labelling configuration.  ``completed_by`` is written only where it
came from Label Studio, which refuses a file with people whom it does not know; other names go into
``created_username``.  The document's name and uid go into the task's ``meta``, attributes for which
it has no control into that of the region.

Cannot hold: discontinuous spans, layers that are not finished, attributes and notes of relations.

Traps: Label Studio shows only the first of several relation results of one pair, so their labels
are put into one; "\\r\\n" may be counted as one; ``value.text`` may be missing, or say "\\n" with a
backslash.
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
from annotator.formats.counting import AUTO, INCLUSIVE, LINES, POINTS, UNITS
from annotator.formats.labelstudio import config, read, write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_DATA = re.compile(rb'"data"\s*:\s*\{')
_PARTS = re.compile(rb'"(?:annotations|predictions|completions|result)"\s*:\s*\[')
_RESULT = re.compile(rb'"(?:from_name|to_name|completed_by|was_cancelled)"\s*:')
_MINIMAL = re.compile(rb'"[a-z]*labels"\s*:\s*\[\s*"')
_MINIMAL_KEYS = re.compile(rb'"(?:annotator|annotation_id|lead_time)"\s*:')


class LabelStudio(Format):
    """Tasks of Label Studio."""

    description = Description(
        name=read.NAME,
        title="Label Studio JSON",
        extensions=(".json", ".jsonl"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "notes",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="unit",
                kind="choice",
                default=AUTO,
                choices=(AUTO, UNITS, POINTS, LINES, INCLUSIVE),
                help="What the offsets count: on reading, what the regions' words tell, or always "
                "this; on writing, UTF-16 as Label Studio does, or code points.",
            ),
            Option(
                name="text",
                kind="text",
                default="",
                help="The key of a task's data that holds its text; empty means as the labelling "
                "configuration or the regions tell.",
                applies="read",
            ),
            Option(
                name="config",
                kind="text",
                default="",
                help="The file with the labelling configuration (XML); empty means the one beside "
                "the tasks, if there is one.",
                applies="read",
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
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By data beside annotations, or by the regions of JSON-MIN."""
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
            return 0
        if _RESULT.search(head) and _PARTS.search(head):
            return 92
        if _DATA.search(head):
            return 90 if _PARTS.search(head) else 45
        return 88 if _MINIMAL.search(head) and _MINIMAL_KEYS.search(head) else 0

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The labelling configuration."""
        found = config.beside(path)
        return (found,) if found is not None else ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """One document a task."""
        return read.read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One list of tasks."""
        return write.write(documents, target, options, scheme)


FORMAT = LabelStudio()
