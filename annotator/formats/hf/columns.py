"""What data sets call their columns."""

from collections.abc import Iterable, Mapping
from typing import Any

TOKEN_KEYS = ("tokens", "words", "token", "tokenized_text", "sentence", "text")
TAG_KEYS = (
    "ner_tags", "tags", "ner", "ner_tag", "labels", "label", "ner_labels", "ner_tags_index",
    "entities", "slots",
)  # fmt: skip
DOCUMENT_KEYS = ("doc_id", "document_id", "doc_key", "docid")
ID = "id"


def token_key(row: Mapping[str, Any], wanted: str = "") -> str:
    """The column of tokens of a row, "" where there is none."""
    return _first_list(row, (wanted,) if wanted else TOKEN_KEYS)


def tag_key(row: Mapping[str, Any], wanted: str = "") -> str:
    """The column of tags of a row, "" where there is none."""
    return _first_list(row, (wanted,) if wanted else TAG_KEYS)


def _first_list(row: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next((key for key in keys if isinstance(row.get(key), list)), "")
