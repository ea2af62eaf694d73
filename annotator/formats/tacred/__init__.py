"""TACRED JSON: an example for each pair of spans in a sentence.

Sources: https://nlp.stanford.edu/projects/tacred/ and the loaders of its baselines; Re-TACRED is
the same.  Unit: tokens of the sentence.  End: INCLUSIVE, the last token::

    [{"id": "e7", "docid": "a", "relation": "per:city_of_birth", "token": ["Lan", "ở", "Huế"],
      "subj_start": 0, "subj_end": 0, "obj_start": 2, "obj_end": 2,
      "subj_type": "PERSON", "obj_type": "CITY"}]

All examples of one ``docid`` make a document, wherever in the file they stand, and equal token
lists one sentence; an example without ``docid`` goes with those of the same tokens.  Equal subjects
and objects of one sentence are one span.  ``no_relation`` says that a pair has none: the pair is
kept and written back as long as nobody links it, but is no relation.  Other keys (``stanford_pos``)
are kept.

Writing makes negatives of its own on request: pairs that the scheme allows and nobody linked.
``sentence`` is written where a document has two equal sentences.

Cannot hold: spans without a relation, sentences and documents without one, equal spans apart,
relations between two sentences (unless ``unit=document``), discontinuous spans, attributes, notes,
states, metadata, the white space of the text, more than one layer, and a relation that is called
``no_relation``.

Traps: the numbers in ``stanford_head`` count from 1; examples of one document need not stand
together.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats import negatives
from annotator.formats.base import ENCODING, Description, Format, Item, Source, Target
from annotator.formats.tacred import reading, writing
from annotator.formats.token_json.layout import UNIT
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_KEYS = re.compile(rb'"subj_start"\s*:')
_TOKENS = re.compile(rb'"tokens?"\s*:\s*\[')


class Tacred(Format):
    """One example a pair of spans."""

    description = Description(
        name="tacred",
        title="TACRED JSON",
        extensions=(".json", ".jsonl"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "documents without relations",
            "identical spans",
            "label characters",
            "layers of several annotators",
            "notes",
            "original spacing",
            "relations across sentences",
            "spans that cut a token",
            "spans without a relation",
            "states",
        ),
        options=(ENCODING, UNIT, CUT, TOKENS, JOINED, *negatives.OPTIONS),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By its names for the tokens and for the subject's place."""
        return 95 if _KEYS.search(head) and _TOKENS.search(head) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document a docid."""
        return reading.read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The pairs of the first layer of each document."""
        return writing.write(documents, target, options, scheme)


FORMAT = Tacred()
