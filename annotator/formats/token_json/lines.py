"""Examples as text: as Python's own json.dump writes them, which makes most such files."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from annotator.formats.base import Item, Target
from annotator.model.annotation import Document

encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode
"""One value on one line, a space after each comma and colon."""

Write = Callable[[Document], Iterator[Item | dict[str, Any]]]
"""Yields what is said about a document, and its examples."""


def write_list(documents: Iterable[Document], target: Target, examples: Write) -> Iterator[Item]:
    """One JSON list, an example a line."""
    before = "["
    target.write("")
    for document in documents:
        for item in examples(document):
            if isinstance(item, dict):
                target.write(before + "\n" + encoded(item))
                before = ","
            else:
                yield item
        yield document
    target.write("\n]\n" if before == "," else "[]\n")


def write_lines(documents: Iterable[Document], target: Target, examples: Write) -> Iterator[Item]:
    """JSON Lines, an example a line."""
    target.write("")
    for document in documents:
        for item in examples(document):
            if isinstance(item, dict):
                target.write(encoded(item) + "\n")
            else:
                yield item
        yield document
