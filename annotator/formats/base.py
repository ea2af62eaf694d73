"""What every format is, and what it says about the things that it could not carry over.

A reader yields documents, a writer yields each document once it is written; both yield, in
between, one value for each thing that did not come through (:class:`Rejected`) or came through
otherwise than it stood (:class:`Changed`).  A file that cannot be read at all raises FormatError.

Counting: a reader's documents, spans, relations and attributes that arrive, plus those Rejected,
plus those that a Changed says it left out (``spans``, ``relations``, ``attributes``), are all that
the file held.  An attribute is one name with its value on one span or relation.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from annotator.errors import filled
from annotator.formats.source import Source
from annotator.formats.target import Target
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

__all__ = [
    "ENCODING",
    "LOSSES",
    "Changed",
    "Description",
    "Direction",
    "Format",
    "Item",
    "Loss",
    "Option",
    "Reason",
    "Rejected",
    "SchemeFound",
    "Source",
    "Target",
    "What",
]

Direction = Literal["read", "write"]
What = Literal["document", "layer", "span", "relation", "attribute", "line"]
Loss = Literal[
    "",
    "annotations",
    "attribute types",
    "attributes",
    "attributes of relations",
    "control characters",
    "crossing spans",
    "discontinuous spans",
    "document metadata",
    "document names",
    "documents without relations",
    "documents without spans",
    "documents without text",
    "identical relations",
    "identical spans",
    "label characters",
    "layers of several annotators",
    "line ends",
    "nested spans",
    "notes",
    "notes of relations",
    "original spacing",
    "places of spans",
    "relations",
    "relations across sentences",
    "relations of a span with itself",
    "several relations of one pair",
    "spans across sentences",
    "spans that cut a token",
    "spans with white space at an edge",
    "spans without a relation",
    "states",
]
LOSSES: tuple[Loss, ...] = tuple(word for word in Loss.__args__ if word)  # type: ignore[attr-defined]
"""The whole vocabulary of ``Description.cannot_hold``, in English; the window translates it."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a person has when reading or writing a format.

    A "number" is a whole number, 0 or more.  ``help`` is one English sentence.
    """

    name: str
    kind: Literal["flag", "text", "choice", "number"]
    default: bool | int | str
    help: str
    choices: tuple[str, ...] = ()
    applies: Literal["read", "write", "both"] = "both"


ENCODING = Option(
    name="encoding",
    kind="text",
    default="",
    help="Character encoding of the file, for example cp1258; empty means by its byte order mark, "
    "else UTF-8. Of several, as in utf-8,cp1252, the first that fits the whole file is taken.",
    applies="read",
)
"""The option of every format that reads text."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a format is called and what it can do.

    ``extensions`` begin with a dot, the usual one first.  ``many``: one file holds several
    documents.  ``one_layer``: only one layer of a document is written, so the caller passes
    documents that have the layer it wants as their first.  ``folder``: several documents make a
    folder of files and the target is always one.  ``needs`` is the extra ("spacy") without whose
    library the format can neither read nor write.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    reads: bool
    writes: bool
    cannot_hold: tuple[Loss, ...]
    options: tuple[Option, ...]
    many: bool
    one_layer: bool
    folder: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence: an English template and its fields, apart so that it can be translated."""

    template: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return filled(self.template, self.fields)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that a file (or, on writing, the document) holds and that did not come through.

    ``line`` counts from 1; 0 means the whole file.  ``id`` is the file's own name of the thing.
    ``document`` is the document's name, as far as it is known.  ``spans``, ``relations`` and
    ``attributes`` count what went down with a document, a layer, a span or a relation.  ``loss``
    names what the format cannot hold.
    """

    what: What
    reason: Reason
    file: str = ""
    line: int = 0
    id: str = ""
    document: str = ""
    loss: Loss = ""
    spans: int = 0
    relations: int = 0
    attributes: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that came through otherwise than it stood.  Fields as in :class:`Rejected`.

    ``spans``, ``relations`` and ``attributes`` count what was left out on purpose (a Prodigy answer
    "reject", predictions) or, on writing, with the thing itself written all the same.
    """

    what: What
    reason: Reason
    file: str = ""
    line: int = 0
    id: str = ""
    document: str = ""
    loss: Loss = ""
    spans: int = 0
    relations: int = 0
    attributes: int = 0


@dataclass(frozen=True, slots=True)
class SchemeFound:
    """A label set that came with the documents (brat's annotation.conf), as far as it tells.

    Yielded before the documents that use it; an equal one may be yielded again for each file.
    """

    scheme: Scheme
    file: str = ""


Item = Document | Rejected | Changed
Found = Item | SchemeFound
"""What a reader yields."""


class Format(Protocol):
    """A file format.  ``options`` may be partial: what is missing has its default.

    Formats inherit from this class, for :meth:`companions`.
    """

    @property
    def description(self) -> Description:
        """What the format is called and what it can do."""

    def recognises(self, path: Path, head: bytes) -> int:
        """How surely (0 no, 100 sure) a file that begins with ``head`` is of this format.

        The content decides; the name only tips the balance.
        """

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The other files that the documents of ``path`` are read from: brat's text.

        A folder's import does not take them for documents of their own.
        """
        return ()

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The documents of ``source``, each after what was rejected or changed in it.

        Span and relation ids count from 0 in their layer; ``key`` is the file's own id.  Layers
        have the annotator "" when the file names none.  Raises FormatError.
        """

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """Writes ``documents``, yielding each once it is written, after its losses.

        ``scheme`` is the project's, for formats that list labels or ends beside the documents;
        documents may bear labels that it lacks.  The caller commits ``target`` at the end.  Raises
        FormatError.
        """
