"""CoNLL-U and CoNLL-U Plus: a word a line in named columns, entities in one of them or in MISC.

Specification: https://universaldependencies.org/format.html, …/ext-format.html; brackets:
CorefUD (https://ufal.mff.cuni.cz/corefud) and GUM.  Unit: words.  Entities are read from
``Entity=(e5-person-1`` … ``Entity=e5)``, nested, crossing and in parts (``e5[1/2]``), or from tags
under ``NER=``, ``name=`` and the like, or from a column of CoNLL-U Plus.  Fields of a bracket other
than its type are attributes; an id that several mentions share is one, too (of the name that
``# global.Entity`` gives it), any other id is the span's key.

The text is made of the words: of a multiword token's line for those in it, never of empty nodes;
the gaps are those of ``# text``, ``SpaceAfter=No``, ``SpacesAfter`` and ``SpacesBefore``, and a
line end between sentences where these say nothing.  All lines are kept with the document and come
back as they were; where entities have changed since, they are written anew in their sentences.

Any other document is cut into syllables and marks of punctuation, or at the tokens that its own
file brought, with the columns of syntax left empty and its white space in SpacesAfter.  Labels and
attributes have %XX for what brackets cannot hold.

Cannot hold: relations, notes, states, metadata, more than one layer, a text of nothing but white
space, attributes that are no strings; with tags (``key=NER``) also no attributes, no discontinuous,
nested and crossing spans and none that run over the end of a sentence.

Traps: a FORM may hold spaces, so only a TAB parts columns; GUM's brackets are not in the order of
a stack; an entity on an empty node has no place in the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from annotator.formats.base import ENCODING, Description, Format, Item, Option, Source, Target
from annotator.formats.conllu.layout import looks_like_it
from annotator.formats.conllu.read import NAME, read
from annotator.formats.conllu.write import write
from annotator.formats.source import HEAD
from annotator.formats.tokens import CUT, TOKENS
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme


class ConllU(Format):
    """Words in the columns of Universal Dependencies."""

    description = Description(
        name=NAME,
        title="CoNLL-U (entities in MISC)",
        extensions=(".conllu", ".conllup", ".cupt"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attribute types",
            "attributes",
            "crossing spans",
            "discontinuous spans",
            "document metadata",
            "document names",
            "layers of several annotators",
            "nested spans",
            "notes",
            "original spacing",
            "relations",
            "spans across sentences",
            "spans that cut a token",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="key",
                kind="text",
                default="",
                help="Where the entities stand: Entity for brackets, NER or name for tags, or a "
                "column of CoNLL-U Plus; empty means as the first lines suggest, else Entity.",
            ),
            CUT,
            TOKENS,
        ),
        many=True,
        one_layer=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By ten columns of which the first counts the words, or by named columns."""
        if b"\t" not in head and b"# newdoc" not in head:
            return 0
        lines = _decoded(head).split("\n")
        if len(head) == HEAD and len(lines) > 1:
            lines.pop()  # cut off, perhaps
        return 95 if looks_like_it(lines[:1000]) else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Item]:
        """The documents that ``# newdoc`` begins, named by its id or by the file."""
        return read(source, options)

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """The first layer of each document."""
        return write(documents, target, options)


def _decoded(head: bytes) -> str:
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if marked else "utf-8-sig", "replace")


FORMAT = ConllU()
