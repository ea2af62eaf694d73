"""brat standoff: a text file and a file of lines about it, under the configuration of a folder.

Specification: https://brat.nlplab.org/standoff.html and /configuration.html; what is odd is as
brat's own server reads it.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

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
from annotator.formats.brat.corpus import FILES
from annotator.formats.brat.lines import NAME
from annotator.formats.brat.read import parts_of, read
from annotator.formats.brat.recognise import likeness
from annotator.formats.brat.write import write
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

_ABOVE = 6
"""How many folders up a configuration that is in use may stand."""


class Brat(Format):
    """A folder of .txt and .ann files."""

    description = Description(
        name=NAME,
        title="brat standoff",
        extensions=(".ann", ".a1", ".a2"),
        reads=True,
        writes=True,
        cannot_hold=(
            "attribute types",
            "attributes of relations",
            "control characters",
            "document metadata",
            "document names",
            "line ends",
            "notes of relations",
            "states",
        ),
        options=(
            ENCODING,
            Option(
                name="annotators",
                kind="choice",
                default="one",
                choices=("one", "folders"),
                help="Whether all is one person's work, or the first folder below the imported "
                "one is the annotator's name.",
                applies="read",
            ),
            Option(
                name="titles",
                kind="choice",
                default="vi",
                choices=("vi", "en"),
                help="The language of the labels that visual.conf shows.",
                applies="write",
            ),
        ),
        many=True,
        one_layer=False,
        folder=True,
    )

    def recognises(self, path: Path, head: bytes) -> int:
        """By lines of id, TAB, type and offsets; an empty file by its name and its text."""
        return likeness(path, head)

    def companions(self, path: Path) -> tuple[Path, ...]:
        """The text, other files of annotations that share ids with these, configurations."""
        first, *others = parts_of(path)
        configurations = [folder / name for folder in list(path.parents)[:_ABOVE] for name in FILES]
        others = others if first == path else []
        return (path.with_suffix(".txt"), *others, *configurations)

    def read(self, source: Source, options: Mapping[str, object]) -> Iterator[Found]:
        """The one document, after the scheme of its folder."""
        return read(
            source,
            str(options.get("encoding", "")),
            folders=options.get("annotators") == "folders",
        )

    def write(
        self,
        documents: Iterable[Document],
        target: Target,
        options: Mapping[str, object],
        scheme: Scheme,
    ) -> Iterator[Item]:
        """A folder, with one folder in it for each annotator where there are several."""
        return write(documents, target, scheme, str(options.get("titles", "vi")))


FORMAT = Brat()
