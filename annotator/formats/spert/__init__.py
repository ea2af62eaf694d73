"""SpERT JSON: a list of sentences with entities and relations, and a file of types.

Source: https://github.com/lavis-nlp/spert (spert/input_reader.py and its README); "A dict of
splits" instead of the list is sincere's.  Unit: tokens of the example.  End: EXCLUSIVE.  Relations
name entities by their place in the list::

    [{"tokens": ["Lan", "ở", "Huế"],
      "entities": [{"type": "PER", "start": 0, "end": 1}, {"type": "LOC", "start": 2, "end": 3}],
      "relations": [{"type": "Live_In", "head": 0, "tail": 1}], "orig_id": 5}]

Lists are read, too, ``[start, end, type]`` and ``[start, end, start, end, type]`` (the unified form
of "Two are Better than One"); they come back as objects.

``types.json``, ``NAME_types.json`` or ``NAME.types.json`` beside it brings the labels::

    {"entities": {"PER": {"short": "Per", "verbose": "Person"}},
     "relations": {"Live_In": {"short": "Live", "verbose": "Live in", "symmetric": false}}}

Examples in a row with the same ``orig_id`` are the sentences of one document, which bears that
name.  Other keys of an entity or relation become attributes, and attributes such keys; SpERT
passes them over.  Other keys of an example (dependency trees, part of speech) are kept.

Cannot hold: discontinuous spans, notes, states, metadata, the white space of the text, more than
one layer, and, unless ``unit=document``, relations between two sentences.

Traps: a span over the end of a sentence keeps the sentences together; ``end`` is inclusive in
files of people who took it for GLiNER's, which only looking at the words shows.
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
    Source,
    Target,
)
from annotator.formats.spert import reading, types, writing
from annotator.formats.token_json.examples import GROUPED, read
from annotator.formats.token_json.layout import UNIT
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_TOKENS = re.compile(rb'"tokens"\s*:\s*\[')
_ENTITIES = re.compile(
    rb'"entities"\s*:\s*\[\s*(?:\]|\[\s*\d|\{[^{}]{0,2000}?"(?:start|type)"\s*:)', re.DOTALL
)
_RELATIONS = re.compile(rb'"relations"\s*:\s*\[')


class Spert(Format):
    """Sentences with entities and relations by token and list index."""

    description = Description(
        name="spert",
        title="SpERT JSON",
        extensions=(".json",),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "documents without spans",
            "layers of several annotators",
            "notes",
            "original spacing",
            "relations across sentences",
            "spans that cut a token",
            "states",
        ),
        options=(ENCODING, GROUPED, UNIT, CUT, TOKENS, JOINED),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By tokens, and entities that are objects with token offsets."""
        if not _TOKENS.search(head) or b'"text"' in head[:200]:
            return 0
        if not _ENTITIES.search(head):
            return 0
        return 93 if _RELATIONS.search(head) else 60

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The file of types."""
        found = types.beside(path)
        return (found,) if found else ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The labels of the file of types, and one document an example or row of such."""
        yield from types.read(source.path)
        yield from read(source, reading.SpertReader(bool(options.get("joined"))), options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, and the types beside."""
        return writing.write(documents, target, options, scheme)


FORMAT = Spert()
