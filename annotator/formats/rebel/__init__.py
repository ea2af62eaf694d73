"""REBEL: T-REx JSON Lines as its data sets are made of, and texts with linearised triplets.

Sources: https://github.com/Babelscape/rebel (datasets/, data/rebel/sample.jsonl) and
https://hadyelsahar.github.io/t-rex/.  Unit: code points.  End: EXCLUSIVE.  T-REx names ends by
place, and by words::

    {"docid": "a", "title": "…", "uri": "Q1", "text": "Lan ở Huế",
     "entities": [{"uri": "Q2", "boundaries": [0, 3], "surfaceform": "Lan", "annotator": "Me"}, …],
     "triples": [{"subject": {…}, "predicate": {"uri": "P551", "boundaries": null,
                  "surfaceform": "residence", "annotator": "…"}, "object": {…}, "sentence_id": 0,
                  "dependency_path": null, "confidence": null, "annotator": "…"}]}

The linear style has words alone; a type may stand in the place of ``<subj>`` and ``<obj>``, as in
mREBEL::

    {"id": "a", "context": "Lan ở Huế", "triplets": "<triplet> Lan <subj> Huế <obj> residence"}

The words are what counts: where they do not stand at the boundaries, the nearest place at which
they do is taken, and without boundaries the first.  A span without ``type`` gets the label of the
option ``label``; other keys are attributes, the predicate's ``uri`` one of the relation.  A subject
or object that is no entity becomes a span.

Cannot hold: discontinuous spans, notes, states, metadata, more than one layer, and of equal spans
which one a relation means.  The linear style also loses attributes, spans without a relation, and
which of several places with the same words a span has.

Traps: in T-REx about one boundary in six does not give the surface form; dates among objects have
a time stamp for their ``uri``; ``boundaries`` may be null.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.formats.rebel import reading, writing
from annotator.formats.token_json.examples import read
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_TREX = re.compile(rb'"surfaceform"\s*:')
_KEYS = re.compile(rb'"(?:triples|boundaries)"\s*:')
_TRIPLES = re.compile(rb'"triples"\s*:\s*\[|"triplets"\s*:\s*"')
_LINEAR = re.compile(rb'"\s*<triplet>')


class Rebel(Format):
    """Texts with triples by words."""

    description = Description(
        name="rebel",
        title="REBEL or T-REx JSON Lines",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attributes",
            "discontinuous spans",
            "document metadata",
            "documents without spans",
            "identical spans",
            "label characters",
            "layers of several annotators",
            "notes",
            "places of spans",
            "spans with white space at an edge",
            "spans without a relation",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="label",
                kind="text",
                default="ENTITY",
                help="The label of spans for which the file says no type.",
            ),
            Option(
                name="style",
                kind="choice",
                default="own",
                choices=("own", "trex", "linear"),
                help="Triples with places, or words in a row between <triplet>, <subj> and <obj>, "
                "on which REBEL is trained; else as the document's own file, or with places.",
                applies="write",
            ),
        ),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By surface forms, or by the mark of a triplet."""
        if _TREX.search(head) and _KEYS.search(head):
            return 94
        if _LINEAR.search(head):
            return 92
        return 90 if _TRIPLES.search(head) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """One document an object."""
        return read(source, reading.RebelReader(options), {**options, "grouped": False})

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, one a line."""
        return writing.write(documents, target, options)


FORMAT = Rebel()
