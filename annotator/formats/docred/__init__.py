"""DocRED JSON: documents of sentences, entities as sets of mentions, relations between entities.

Source: https://github.com/thunlp/DocRED (data/README.md); Re-DocRED is the same with more keys.
Unit: tokens of the sentence ``sent_id``.  End: EXCLUSIVE::

    [{"title": "a", "sents": [["Lan", "ở", "Huế"], ["Cô", "vui"]],
      "vertexSet": [[{"name": "Lan", "sent_id": 0, "pos": [0, 1], "type": "PER"},
                     {"name": "Cô", "sent_id": 1, "pos": [0, 1], "type": "PER"}],
                    [{"name": "Huế", "sent_id": 0, "pos": [2, 3], "type": "LOC"}]],
      "labels": [{"r": "P551", "h": 0, "t": 1, "evidence": [0]}]}]

A mention is a span; those of an entity with several have the attribute ``entity``, its number in
the file, and spans whose ``entity`` is equal are written as one entity.  A relation runs between
the first mentions of its entities; where it should run between others, we write ``h_mention`` and
``t_mention``, which DocRED's readers pass over.  ``evidence`` and other keys of a label are
attributes of the relation, other keys of a mention attributes of the span; ``index`` and
``global_pos`` of Re-DocRED and a ``name`` that is not the words are kept.  ``rel_info.json`` or
``NAME.rel_info.json`` beside it names the relations.  ``labels`` as an object of lists, as
Hugging Face has it, is read, too.

Cannot hold: discontinuous spans, notes, states, metadata, the white space of the text, more than
one layer.

Traps: more than half of the relations have no sentence in which both entities stand; a document
without ``labels`` is from the test set; ``name`` is seldom but at times not what stands there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Found, Item, Source, Target
from annotator.formats.docred import reading, relation_names, writing
from annotator.formats.token_json.examples import read
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_VERTICES = re.compile(rb'"vertexSet"\s*:\s*\[')
_SENTENCES = re.compile(rb'"sents"\s*:\s*\[')


class Docred(Format):
    """Documents with relations between sets of mentions."""

    description = Description(
        name="docred",
        title="DocRED JSON",
        extensions=(".json", ".jsonl"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "layers of several annotators",
            "notes",
            "original spacing",
            "spans that cut a token",
            "states",
        ),
        options=(ENCODING, CUT, TOKENS, JOINED),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By its names for the entities or the sentences."""
        if _VERTICES.search(head):
            return 95
        return 60 if _SENTENCES.search(head) else 0

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The names of the relations."""
        found = relation_names.beside(path)
        return (found,) if found else ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The names of the relations, and one document an object."""
        yield from relation_names.read(source.path)
        yield from read(source, reading.DocredReader(options), {**options, "grouped": False})

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, and the names of the relations beside."""
        return writing.write(documents, target, options, scheme)


FORMAT = Docred()
