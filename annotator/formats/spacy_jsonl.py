"""JSON Lines with ``text``, ``spans`` and ``relations``, as spaCy users and Prodigy write them.

Sources: https://prodi.gy/docs/api-interfaces and real files.  Unit: code points.  ``end`` is
exclusive; Prodigy's ``token_end`` is INCLUSIVE.  Three ways to say what a relation connects:

* ``head`` and ``tail`` (or ``child``) are ids of spans, whatever kind of ids the file has;
* Prodigy: ``head`` and ``child`` are numbers of the LAST token of each span;
* Prodigy: ``head_span`` and ``child_span`` hold offsets and label, which win over the numbers; a
  span that is only there and not in ``spans`` is made.

    {"text": "…", "spans": [{"id": "T1", "start": 78, "end": 98, "label": "POSITION",
     "text": "Ủy viên Bộ Chính trị"}], "relations": [{"head": "T1", "tail": "T2", "label": "IN"}]}

Also read: one pretty-printed object or one list of objects instead of lines; ``entities`` or
``ents`` for ``spans``; spans as ``[start, end, label]``.  Other keys of the document (tokens,
hashes, answer) are kept and written back; those of spans and relations are left out and reported.
An example with the answer reject or ignore comes in as a text without annotations.

Cannot hold: discontinuous spans, attributes, notes, states, names, more than one layer.

Traps: in ``ner.teach`` files most answers are reject; ids may be numbers, and so are tokens.
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


class SpacyJsonLines(Format):
    """JSON Lines with spans and relations by offsets."""

    description = Description(
        name="spacy",
        title="spaCy or Prodigy JSON Lines",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document names",
            "layers of several annotators",
            "notes",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="style",
                kind="choice",
                default="ids",
                choices=("ids", "prodigy"),
                help="Whether relations name their spans by id, or as Prodigy does by token "
                "number and offsets, with the tokens in the file.",
                applies="write",
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
        """By a text and spans with offsets."""
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
            return 0
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
        return spacy_write.write(
            documents,
            target,
            prodigy=options.get("style") == "prodigy",
            cover=options.get("discontinuous") == "cover",
        )


FORMAT = SpacyJsonLines()
