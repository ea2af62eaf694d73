"""UIMA CAS XMI, as INCEpTION, WebAnno, DKPro, cTAKES and others write it.

Specification: https://uima.apache.org/d/uimaj-current/references.html#ugr.ref.xmi .  One file holds
one document; its type system is another file: NAME.typesystem.xml, or TypeSystem.xml in the same
folder or one above it.  Unit: UTF-16 code units; ``end`` is exclusive.  What becomes of it, what it
cannot hold and its traps: :mod:`annotator.formats.cas`.

In a project of INCEpTION (``annotation/DOCUMENT/WHO.xmi``) the folder names the document and the
file the annotator.  A file with a DTD is refused, whatever the DTD says.  XML 1.1 is read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.errors import FormatError
from annotator.formats.base import (
    ENCODING,
    Description,
    Format,
    Found,
    Item,
    Source,
    Target,
)
from annotator.formats.cas.document import LABEL, MOST, TYPES, read_document
from annotator.formats.cas.loading import Loaded, load_xmi
from annotator.formats.cas.types import types_beside, types_data
from annotator.formats.cas.writing import CANNOT_HOLD, write_documents
from annotator.formats.layers import Account
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

NAME = "xmi"
EXTENSION = ".xmi"
_DECLARED = re.compile(r"^(<\?xml[^>]*?)\s+encoding\s*=\s*([\"'])[\w.:-]+\2")
_NAMESPACE = b"http://www.omg.org/XMI"


class Xmi(Format):
    """A CAS a file; several documents make a folder with one type system."""

    description = Description(
        name=NAME,
        title="UIMA CAS XMI (INCEpTION, WebAnno, DKPro)",
        extensions=(EXTENSION,),
        reads=True,
        writes=True,
        cannot_hold=tuple(sorted((*CANNOT_HOLD, "control characters"))),
        options=(ENCODING, TYPES, LABEL),
        many=False,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the namespace of the first element."""
        start = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
        start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not start.startswith(b"<") or _NAMESPACE not in start:
            return 0
        return 95 if re.search(rb"<(?:\w+:)?XMI[\s>]", start) else 0

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The type system."""
        found = types_beside(path)
        return () if found is None else (found,)

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The one document."""

        def load(account: Account) -> tuple[Loaded, bytes, bytes]:
            data = _data(source, str(options.get("encoding", "")))
            beside = types_beside(source.path, source.root)
            types = types_data(beside) if beside else b""
            return load_xmi(data, types, account), data, types

        yield from read_document(source, options, NAME, load)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """One file and its type system when the target ends in .xmi; else a folder."""
        yield from write_documents(documents, target, scheme, NAME)


def _data(source: Source, encoding: str) -> bytes:
    """The bytes of the file; in UTF-8 where the person named another encoding than it does."""
    size = source.size
    if size > MOST:
        raise FormatError(
            "{path} is larger than {limit} MB, too much for one piece; split it.",
            path=source.file,
            limit=MOST // 2**20,
        )
    if encoding:
        return _DECLARED.sub(r'\1 encoding="UTF-8"', source.text(encoding)).encode()
    data = source.head(size)
    source.done = len(data)
    return data


FORMAT = Xmi()
