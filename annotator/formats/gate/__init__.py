"""GATE XML: one document with its annotation sets, as GATE Developer saves it.

Specification: https://gate.ac.uk/sale/tao/splitch5.html.  ``TextWithNodes`` holds the text with a
``Node`` at each place that an annotation begins or ends at, and annotations name two nodes: so
places are where the nodes stand, and it does not matter that their ids count UTF-16 units.  End:
exclusive.

The type of an annotation is the label, its features are attributes (``className`` tells numbers
and flags; what Java packed into an ObjectWrapper stays as text).  Each annotation set is a layer,
its name the annotator; the set without a name is nobody's.  A relation of two annotations is a
relation, in the set of its own name.  Features of the document are its metadata.

By default annotations of the types Token, SpaceToken, Split and Sentence stay out, and so does the
set "Original markups" (the tags of the web page that the text came from): they are counted in the
report, and the options ``types=all`` and ``sets=all`` bring them in.

Only read.  Not taken: annotations without length; relations of other than two annotations.

Traps: XML turns CR LF into LF; where the ids count two for each line end, the text gets its CR
back.  The encoding is the declared one (windows-1252 is common).  Java writes XML 1.1 for a text
with control characters.  A DTD is refused.
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
    Option,
    Source,
    Target,
)
from annotator.formats.gate.read import NAME, Choices, read
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_ROOT = re.compile(rb"<GateDocument[\s>]")


class Gate(Format):
    """GATE's own XML, read only."""

    description = Description(
        name=NAME,
        title="GATE XML",
        extensions=(".gate",),
        reads=True,
        writes=False,
        cannot_hold=(),
        options=(
            ENCODING,
            Option(
                name="sets",
                kind="text",
                default="",
                help="Annotation sets to read, with commas between, or all; empty means all but "
                "Original markups.",
                applies="read",
            ),
            Option(
                name="types",
                kind="text",
                default="",
                help="Types of annotations to read, with commas between, or all; empty means all "
                "but Token, SpaceToken, Split and Sentence.",
                applies="read",
            ),
        ),
        many=False,
        one_layer=False,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By the name of the first element."""
        return 95 if _ROOT.search(head) and head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" else 0

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The one document."""
        names = ("encoding", "sets", "types")
        return read(source, Choices(*(str(options.get(name, "")) for name in names)))

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """Not possible.  Raises FormatError."""
        raise FormatError("Annotator cannot write {format}.", format=NAME)


FORMAT = Gate()
