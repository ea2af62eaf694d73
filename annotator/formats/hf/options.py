"""The options of tags in rows."""

from annotator.formats.base import Loss, Option
from annotator.formats.conll.tags import SCHEMES

READING = (
    Option(
        name="tokens_column",
        kind="text",
        default="",
        help="What the column of tokens is called; empty means tokens, words or the like.",
        applies="read",
    ),
    Option(
        name="tags_column",
        kind="text",
        default="",
        help="What the column of tags is called; empty means ner_tags, tags or the like.",
        applies="read",
    ),
    Option(
        name="names",
        kind="text",
        default="",
        help="The names of tags that are numbers, in order and parted by commas, for example "
        "O,B-PER,I-PER; empty means by a file beside.",
        applies="read",
    ),
)
TAGS = Option(
    name="tags",
    kind="choice",
    default="own",
    choices=("own", "names", "numbers"),
    help="Tags by name, or by number with their names in a file beside; own means as the first "
    "document's own file, else by name.",
    applies="write",
)
SCHEME = Option(
    name="scheme",
    kind="choice",
    default="auto",
    choices=("auto", *SCHEMES),
    help="How the tags mark where a span begins and ends; auto means as the prefixes tell on "
    "reading, and iob2 on writing.",
)
NESTED = Option(
    name="nested",
    kind="choice",
    default="outermost",
    choices=("outermost", "innermost"),
    help="Which spans to write where spans lie in each other.",
    applies="write",
)
CANNOT_HOLD: tuple[Loss, ...] = (
    "attributes",
    "crossing spans",
    "discontinuous spans",
    "document metadata",
    "documents without spans",
    "layers of several annotators",
    "nested spans",
    "notes",
    "original spacing",
    "relations",
    "spans that cut a token",
    "states",
)
