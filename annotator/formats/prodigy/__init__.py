"""Prodigy JSON Lines: one example a line, as its annotators answered them.

Source: https://prodi.gy/docs/api-interfaces and real files.  Unit: code points.  ``end`` of a span
is exclusive, ``token_end`` is INCLUSIVE; ``head`` and ``child`` of a relation are the numbers of
the LAST token of each span, and ``head_span`` and ``child_span``, where they are there, say which
span is meant, even one that ``spans`` lacks.

    {"text": "…", "_input_hash": 1, "_task_hash": 2, "_annotator_id": "an",
     "tokens": [{"text": "Bà", "start": 0, "end": 2, "id": 0, "ws": true}, …],
     "spans": [{"start": 0, "end": 6, "token_start": 0, "token_end": 1, "label": "PERSON"}],
     "relations": [{"head": 1, "child": 3, "head_span": {…}, "child_span": {…}, "label": "IN"}],
     "answer": "accept"}

Examples of one input (``_input_hash`` and text) are one document, with a layer for each annotator
(``_annotator_id``, else ``_session_id``).  An accepted example is a finished layer, one without an
answer an open one.  One that was rejected or ignored is never taken as anybody's labels: it is
counted, kept and written back.  Several accepted examples of one annotator and input, as binary
questions make them, are joined: equal spans once.  Hashes, views, times, tokens and what Prodigy
says of spans (source, pattern, score) are kept; other keys of spans and relations are their
attributes, ``note`` is their note, and ``name`` of the example the document's name.

Cannot hold: discontinuous spans; an attribute that is called like a key of Prodigy's.

Traps: in ``ner.teach`` files most answers are reject; spans need not lie on tokens, though Prodigy
shows only such; ids of spans are ours, to tell equal spans apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.formats.prodigy import read, write
from annotator.formats.tokens import TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_TEXT = re.compile(rb'"text"\s*:\s*"')
_OWN = re.compile(
    rb'"(?:_input_hash|_task_hash|_view_id|_session_id|token_end|head_span|child_span)"\s*:'
)
_ANSWER = re.compile(rb'"answer"\s*:\s*"(?:accept|reject|ignore)"')


class Prodigy(Format):
    """Examples of Prodigy."""

    description = Description(
        name=read.NAME,
        title="Prodigy JSON Lines",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=("attributes", "discontinuous spans", "spans that cut a token"),
        options=(
            ENCODING,
            TOKENS,
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
        """By Prodigy's own keys beside a text."""
        if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
            return 0
        if not _TEXT.search(head):
            return 0
        if _OWN.search(head):
            return 90
        return 87 if _ANSWER.search(head) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document an input."""
        return read.read(source, str(options.get("encoding", "")))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One example for each layer."""
        return write.write(
            documents,
            target,
            cover=options.get("discontinuous") == "cover",
            own=options.get("tokens") != "syllables",
        )


FORMAT = Prodigy()
