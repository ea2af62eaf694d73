"""Native JSON Lines: everything a project holds about documents, one document a line.

Specification: DESIGN.md section 7 and resources/schemas/annotator-document.schema.json.
Unit: code points of ``text``.  End: exclusive.  Encoding: UTF-8; lines end at "\\n" only.

    {"uid": "32 hex digits", "name": "…", "text": "…", "meta": {},
     "layers": [{"annotator": "an", "state": "finished",
       "spans": [{"id": "s1", "label": "PERSON", "fragments": [[124, 137]],
                  "text": "Võ Văn Thưởng", "attributes": {}, "note": ""}],
       "relations": [{"id": "r1", "label": "HOLDS_POSITION", "head": "s1", "tail": "s2",
                      "attributes": {}, "note": ""}]}],
     "kept": [{"format": "brat", "place": "…", "data": "…"}]}

Only ``text`` is required.  Ids are unique in their layer, spans and relations apart.  ``fragments``
are in text order and do not touch.  A span's ``text`` is its fragments joined by one space; it is
compared when it is there.  ``kept`` holds what another format said and we do not model.  Unknown
keys of the document and of a layer are kept and written back; those of spans and relations are
left out and reported, since ``attributes`` is their place.  Also read: one pretty-printed object
or one list of objects instead of lines.

Cannot hold: nothing that a document has; row ids and uids of spans and layers stay in the project.

Traps: JSON lets duplicate keys, NaN and lone surrogates pass (``json_values`` does not); a text
may hold U+2028 or U+0085, at which only some programs break lines.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Source, Target
from annotator.formats.jsonl_read import read
from annotator.formats.jsonl_write import NAME, write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_LAYERS = re.compile(rb'"layers"\s*:\s*(?:\{|\[\s*[\]\{])')
_TEXT = re.compile(rb'"text"\s*:\s*"')
_OTHERS = re.compile(rb'"(?:spans|entities|ents|relations|answer|_input_hash)"\s*:')


class JsonLines(Format):
    """Native JSON Lines, lossless."""

    description = Description(
        name=NAME,
        title="JSON Lines (native, lossless)",
        extensions=(".jsonl", ".ndjson"),
        reads=True,
        writes=True,
        cannot_hold=(),
        options=(ENCODING,),
        many=True,
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By ``layers``; a line of nothing but a text is ours too, though less surely."""
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
            return 0
        if _LAYERS.search(head) and _has_layers(head) is not False:
            return 95
        named = path.suffix.lower() in self.description.extensions
        if named and _TEXT.search(head) and not _OTHERS.search(head):
            return 50
        return 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document a line, or an object, or an element of a list."""
        return read(source, str(options.get("encoding", "")))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One document a line."""
        return write(documents, target)


def _has_layers(head: bytes) -> bool | None:
    """Whether an object on a line has layers itself, and not in something that it keeps; None where
    no line is a whole object."""
    found = None
    for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            if "layers" in value:
                return True
            found = False
    return found


FORMAT = JsonLines()
