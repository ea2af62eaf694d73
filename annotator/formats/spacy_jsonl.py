"""JSON Lines with ``text``, ``spans`` and ``relations`` by offsets, as spaCy's users write them.

Source: https://spacy.io/api/data-formats and real files.  Unit: code points.  End: exclusive.
Relations name their spans by id; the ways of Prodigy are read too (see ``example_layer``), but the
format ``prodigy`` knows its files better.

    {"text": "…", "spans": [{"id": "T1", "start": 78, "end": 98, "label": "POSITION",
     "text": "Ủy viên Bộ Chính trị"}], "relations": [{"head": "T1", "tail": "T2", "label": "IN"}]}

Also read: one pretty-printed object or one list of objects instead of lines; ``entities`` or
``ents`` for ``spans``; spans as ``[start, end, label]``; spaCy's own training pairs
``["…", {"entities": [[0, 6, "PERSON"]]}]``, which are written as objects.  Other keys of the
document (cats, tokens, links) are kept and written back; those of a span or a relation (kb_id,
score) are its attributes, and ``note`` is its note.  An example with the answer reject or ignore
comes in as a text without annotations.

Cannot hold: discontinuous spans, states, names, more than one layer; an attribute that is called
like a key of ours (start, label).

Traps: ids may be numbers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats import spacy_read, spacy_write
from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_TEXT = re.compile(rb'"text"\s*:\s*"')
_SPANS = re.compile(
    rb'"(?:spans|entities|ents)"\s*:\s*\[\s*(?:\]|\[\s*\d|\{(?:[^{}]{0,2000}?)"start"\s*:)'
)
_PAIR = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\[\s*(?:\[\s*)?"(?:[^"\\]|\\.){0,100000}"\s*,\s*\{\s*"entities"\s*:',
    re.DOTALL,
)


class SpacyJsonLines(Format):
    """JSON Lines with spans and relations by offsets."""

    description = Description(
        name="spacy",
        title="spaCy JSON Lines",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document names",
            "layers of several annotators",
            "states",
        ),
        options=(
            ENCODING,
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
        """By a text and spans with offsets."""
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
            return 0
        if _PAIR.match(head):
            return 85
        if not _TEXT.search(head):
            return 0
        if _SPANS.search(head):
            return 85
        return 30 if path.suffix.lower() in self.description.extensions else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document an object."""
        return spacy_read.read(source, str(options.get("encoding", "")))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, one a line."""
        cover = options.get("discontinuous") == "cover"
        return spacy_write.write(documents, target, cover=cover)


FORMAT = SpacyJsonLines()
