"""Hugging Face token classification as JSON Lines: an example a line, tokens and their tags.

Sources: https://huggingface.co/docs/datasets and real data sets (conll2003, WikiANN, tner,
PhoNER_COVID19).  Unit: tokens.  End: by tags, see ``conll.tags``::

    {"id": "0", "tokens": ["Lan", "ở", "Huế"], "ner_tags": ["B-PER", "O", "B-LOC"]}

Tags are names, or numbers of a ClassLabel, whose names stand beside: in ``NAME.features.json``,
``features.json``, ``dataset_info(s).json``, ``label.json``, ``label2id.json``, ``id2label.json`` or
the YAML head of ``README.md``, there or one folder up, or in the option ``names``.  Names without
B- and I- make one span of each run of equal tags.  Tokens may be called ``words``, tags ``tags`` or
otherwise.  Other columns (``pos_tags``) are kept, and so are the tags as the file wrote them, which
come back where the spans are as they were.

Examples in a row with the same ``doc_id`` (``document_id`` …) are the sentences of one document.
An ``id`` of digits alone is none for a document, since every part of a data set has the same.

Cannot hold: relations, attributes, notes, states, metadata, the white space of the text, more than
one layer, discontinuous and crossing spans, of nested spans all but one.

Traps: numbers without names are worth nothing, so they are refused; ``datasets`` 3 cannot read the
feature type "List" of ``datasets`` 5, hence we write "Sequence", which both read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Found, Item, Source, Target
from annotator.formats.hf import names, options, reading, writing
from annotator.formats.hf.options import CANNOT_HOLD
from annotator.formats.token_json.examples import GROUPED, read
from annotator.formats.token_json.layout import UNIT
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_TAGS = re.compile(rb'"[a-z_]*(?:tag|label|ner)s?"\s*:\s*\[\s*(?:\]|"|-?\d)')
_TOKENS = re.compile(rb'"(?:tokens|words)"\s*:\s*\[\s*(?:\]|")')


class HuggingFace(Format):
    """Rows of tokens and tags."""

    description = Description(
        name="hf",
        title="Hugging Face JSON Lines (tokens and tags)",
        extensions=(".jsonl", ".json"),
        reads=True,
        writes=True,
        cannot_hold=CANNOT_HOLD,
        options=(
            ENCODING,
            *options.READING,
            GROUPED,
            options.TAGS,
            options.SCHEME,
            options.NESTED,
            UNIT,
            CUT,
            TOKENS,
            JOINED,
        ),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By a list of tokens and a list of tags."""
        if not _TOKENS.search(head):
            return 0
        if _TAGS.search(head):
            return 88
        return 0 if b'"text"' in head else 55

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The file that names the tags."""
        found = names.beside(path)
        return (found,) if found else ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The labels that the tags name, and one document an example or row of such."""
        found, said = names.names_for(source, options)
        yield from said
        yield from read(source, reading.RowReader("hf", found, options), options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document, and the names of the tags beside where they are
        numbers."""
        return writing.write(documents, target, options, scheme)


FORMAT = HuggingFace()
