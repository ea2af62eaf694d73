"""spaCy's DocBin, the .spacy files that its training reads.

Source: https://spacy.io/api/docbin and spaCy's own writer.  Unit: tokens, which together with one
space behind a token make the text; other white space is a token.  End: exclusive.

Spans of all kinds, nested and crossing ones too, stand in ``doc.spans["sc"]`` (the key is the
option ``group``); those that do not overlap are in ``doc.ents`` besides.  More layers have further
groups, called like their annotators.  Attributes, notes, keys, states, relations, the name and the
metadata stand in ``doc.user_data["annotator"]``, a string of JSON (see ``memory``), and the
relations of the first layer also in ``doc._.rel`` as spaCy's relation component wants them:
``{(first token of head, first token of tail): {label: 1.0}}``; set the extension ``rel`` to see it.
The attributes ``kb_id`` and ``span_id`` are spaCy's own.

Read: the groups, then those of ``doc.ents`` that the first group lacks; without our memory the
relations of ``doc._.rel`` from 0.5 on.  Tokens, their further attributes (lemma, head …), cats and
other user data are kept; user data of others are never opened, so no pickle is ever loaded.

Cannot hold: discontinuous spans; spans that cut a token (option ``cut``).

Traps: files are compressed and may unpack to anything: size, depth and number of values are
bounded; with ``has_unknown_spaces`` every token is followed by a space; numbers of strings need
spaCy itself (extra ``spacy``).
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.formats.docbin import read, write
from annotator.formats.tokens import CUT, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_BEGIN = 64
"""Unpacked bytes by which a file is known."""


class DocBin(Format):
    """Files of spaCy's DocBin."""

    description = Description(
        name=read.NAME,
        title="spaCy DocBin (.spacy)",
        extensions=(".spacy",),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "original spacing",
            "spans that cut a token",
        ),
        options=(
            ENCODING,
            Option(
                name="group",
                kind="text",
                default="sc",
                help="The key in doc.spans of the first layer's spans.",
            ),
            CUT,
            TOKENS,
        ),
        many=True,
        one_layer=False,
        needs="spacy",
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the first keys under the compression."""
        if not head.startswith(b"x"):
            return 0
        try:
            begin = zlib.decompressobj().decompress(head, _BEGIN)
        except zlib.error:
            return 0
        return 97 if b"\xa5attrs" in begin and b"version" in begin else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """The documents of the file."""
        return read.read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One file with all documents."""
        manner = write.Manner(
            str(options.get("group", "sc")),
            str(options.get("cut", "expand")),
            options.get("tokens") != "syllables",
        )
        return write.write(documents, target, manner)


FORMAT = DocBin()
