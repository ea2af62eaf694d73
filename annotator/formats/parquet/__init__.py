"""Hugging Face token classification as Parquet: the rows of ``hf`` in columns, with their features.

Sources: https://huggingface.co/docs/datasets, and what ``datasets`` 3 and 5 read.  Unit: tokens.
End: by tags.  The columns are ``id``, ``doc_id``, ``tokens`` and ``ner_tags``, the last as numbers
of a ClassLabel, whose names stand in the metadata of the schema under ``huggingface``.  Lists are
features of the type "Sequence", since ``datasets`` 3 does not know the type "List".

Reading takes what ``hf`` takes, in batches of rows; where the metadata names no tags, the files
beside do.  Columns that JSON cannot say (bytes, times) are left out and reported.  Other columns
are kept and written back as plain values, if the first row tells their type.

Cannot hold: what ``hf`` cannot.

Needs pyarrow, the extra ``parquet``.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import Description, Format, Found, Item, Source, Target
from annotator.formats.hf import names, options
from annotator.formats.token_json.examples import GROUPED
from annotator.formats.token_json.layout import UNIT
from annotator.formats.tokens import CUT, JOINED, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_MAGIC = b"PAR1"


class Parquet(Format):
    """Rows of tokens and tags in columns."""

    description = Description(
        name="parquet",
        title="Hugging Face Parquet (tokens and tags)",
        extensions=(".parquet",),
        reads=True,
        writes=True,
        cannot_hold=options.CANNOT_HOLD,
        options=(
            *options.READING,
            GROUPED,
            options.SCHEME,
            options.NESTED,
            UNIT,
            CUT,
            TOKENS,
            JOINED,
        ),
        many=True,
        one_layer=True,
        needs="parquet",
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the mark at its beginning."""
        return 99 if head.startswith(_MAGIC) else 0

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The file that names the tags."""
        found = names.beside(path)
        return (found,) if found else ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The labels that the tags name, and one document a row or row of such."""
        from annotator.formats.parquet import reading  # noqa: PLC0415

        return reading.read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document."""
        from annotator.formats.parquet import writing  # noqa: PLC0415

        return writing.write(documents, target, options, scheme)


FORMAT = Parquet()
