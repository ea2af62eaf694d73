"""UIMA JSON CAS 0.4, as INCEpTION and cassis write it.

Specification: apache/uima-uimaj-io-jsoncas, SPECIFICATION.adoc.  One file holds one document with
its type system in ``%TYPES``; where that is missing, one beside it is taken as for ``xmi``.  Unit:
UTF-16 code units; ``end`` is exclusive.  What becomes of it, what it cannot hold and its traps:
:mod:`annotator.formats.cas`.  Unlike XML, JSON holds control characters.
"""

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
from annotator.formats.cas.document import LABEL, TYPES, read_document
from annotator.formats.cas.loading import Loaded, load_json
from annotator.formats.cas.types import types_beside, types_data
from annotator.formats.cas.writing import CANNOT_HOLD, write_documents
from annotator.formats.layers import Account
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

NAME = "casjson"
EXTENSION = ".json"


class CasJson(Format):
    """A CAS a file; several documents make a folder."""

    description = Description(
        name=NAME,
        title="UIMA JSON CAS (INCEpTION)",
        extensions=(EXTENSION,),
        reads=True,
        writes=True,
        cannot_hold=CANNOT_HOLD,
        options=(ENCODING, TYPES, LABEL),
        many=False,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the keys that no other JSON has."""
        start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip()
        if not start.startswith(b"{"):
            return 0
        known = sum(
            key in start for key in (b'"%TYPES"', b'"%FEATURE_STRUCTURES"', b'"%VIEWS"', b'"%TYPE"')
        )
        return 96 if known >= 2 else 80 if known else 0

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The type system, where one lies beside it."""
        found = types_beside(path)
        return () if found is None else (found,)

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The one document."""

        def load(account: Account) -> tuple[Loaded, bytes, bytes]:
            text = source.text(str(options.get("encoding", "")))
            beside = types_beside(source.path, source.root) if '"%TYPES"' not in text else None
            types = types_data(beside) if beside else b""
            return load_json(text, types, account), text.encode(), types

        yield from read_document(source, options, NAME, load)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One file when the target ends in .json; else a folder."""
        yield from write_documents(documents, target, scheme, NAME)


FORMAT = CasJson()
