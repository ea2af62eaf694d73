"""Rows of tokens and tags as documents."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from annotator.errors import FormatError
from annotator.formats.base import Reason
from annotator.formats.conll.tags import OUTSIDE, Known, decoded
from annotator.formats.hf.columns import DOCUMENT_KEYS, ID, TOKEN_KEYS, tag_key, token_key
from annotator.formats.hf.names import Names
from annotator.formats.json_values import Fault, quoted, string_fault
from annotator.formats.layers import Account
from annotator.formats.token_json.building import TokenLayer
from annotator.formats.token_json.examples import Counts, Example, Reader, Value, named
from annotator.formats.token_json.frames import Form, kept_frames
from annotator.formats.token_json.words import Words
from annotator.model.annotation import Document, Kept

NUMBERS = "numbers"
"""Place of the record that a file's tags are numbers."""

_PREFIXED = re.compile(r"[BIESLUM]-.", re.DOTALL)


def form_of(format: str) -> Form:
    """The form of the rows; the tags are in the frames, as the file names them."""
    return Form(format, (), frozenset(TOKEN_KEYS), DOCUMENT_KEYS[0])


class PlainKnown(Known):
    """Tags that are labels, without a word on where a span begins."""

    def __missing__(self, tag: str) -> tuple[str, bool, bool]:
        found = ("" if tag in (OUTSIDE, "_") else tag, False, not tag.strip())
        self[tag] = found
        return found


def known_tags(tags: Sequence[str], scheme: str) -> Known:
    """What the tags say; whether they have prefixes is told by the first that is not O."""
    first = next((tag for tag in tags if tag not in (OUTSIDE, "_")), "")
    plain = scheme == "auto" and first and not _PREFIXED.match(first)
    return PlainKnown("auto") if plain else Known(scheme)


class RowReader(Reader):
    """What rows are."""

    name_keys = (*DOCUMENT_KEYS, ID)
    modelled = frozenset(TOKEN_KEYS)

    def __init__(self, format: str, names: Names, options: Mapping[str, object]) -> None:
        self._form = form_of(format)
        self._names = names
        self._joined = bool(options.get("joined"))
        self._tokens = str(options.get("tokens_column") or "")
        self._tags = str(options.get("tags_column") or "")
        self._scheme = str(options.get("scheme") or "auto")
        self._known = known_tags(names, self._scheme) if names else None

    def name_of(self, value: Value) -> str:
        """Its document, or its id unless that is a mere number."""
        found = named(value, DOCUMENT_KEYS)
        if found:
            return found
        own = named(value, (ID,))
        return "" if own.isdecimal() else own

    def sentences(self, value: Value) -> list[Any]:
        """The one list of tokens."""
        key = token_key(value, self._tokens)
        if not key:
            raise Fault("it has no column of tokens; name it by the option tokens_column")
        return [value[key]]

    def counts(self, value: Value) -> Counts:
        """The runs of tags."""
        tags = value.get(tag_key(value, self._tags))
        if not isinstance(tags, list):
            return 0, 0, 0
        names = [self._name(tag) for tag in tags]
        return len(decoded(names, self._known_for(names))[0]), 0, 0

    def document(self, examples: Sequence[Example], account: Account, meta: Value) -> Document:
        """The sentences of one document."""
        words = Words([self.sentences(each.value)[0] for each in examples], joined=self._joined)
        if fault := string_fault(words.text) or string_fault(account.document):
            raise Fault(fault.template, **fault.fields)
        layer = TokenLayer(words, account)
        offsets = [*words.offsets, words.size]
        rows: list[Value] = []
        tagged = numbers = False
        for number, example in enumerate(examples):
            account.line = example.line
            row, key = dict(example.value), tag_key(example.value, self._tags)
            if key:
                tagged = True
                within = (offsets[number], offsets[number + 1] - offsets[number])
                numbers = numbers or int in set(map(type, row[key]))
                row[key] = self._take(row[key], within, layer, account)
            rows.append(row)
        unnamed = "" if examples[0].name else account.document
        kept = [*words.kept, *kept_frames(self._form, rows, unnamed)]
        if numbers:
            kept.append(Kept(self._form.name, NUMBERS, ""))
        layers = (layer.layer,) if tagged else ()
        return Document(account.document, words.text, meta, layers, tuple(kept))

    def _take(
        self, tags: list[Any], within: tuple[int, int], layer: TokenLayer, account: Account
    ) -> list[str]:
        """Takes the spans of one sentence, and gives its tags by name.  Raises Fault."""
        if len(tags) != within[1]:
            raise Fault("it has {tokens} tokens and {tags} tags", tokens=within[1], tags=len(tags))
        names = tags if set(map(type, tags)) == {str} else list(map(self._name, tags))
        known = self._known_for(names)
        runs, stray, bad = decoded(names, known)
        for first, last, label in runs:
            layer.span(label, first, last + 1, within)
        if not isinstance(known, PlainKnown):
            for at in stray:
                account.change(
                    "span",
                    "{tag} begins a span, which B- should do; it was read as its beginning",
                    tag=quoted(names[at]),
                )
        for at in bad:
            reason = Reason(
                "the tag {tag} is not O, B-LABEL or I-LABEL; its token is taken as O",
                {"tag": quoted(tags[at])},
            )
            account.reject("span", reason)
        return names

    def _known_for(self, names: Sequence[str]) -> Known:
        """What tags say; the first that are not all O decide for the whole file."""
        if self._known is not None:
            return self._known
        known = known_tags(names, self._scheme)
        if any(name not in (OUTSIDE, "_") for name in names):
            self._known = known
        return known

    def _name(self, tag: object) -> str:
        """The name of a tag; what is none becomes a tag that says nothing."""
        if isinstance(tag, str):
            return tag
        if type(tag) is not int:
            return ""
        if not self._names:
            raise FormatError(
                "The tags are numbers, and no file beside says their names; put the data set's "
                "features.json or README.md there, or name them in order, names=O,B-PER,I-PER."
            )
        return self._names[tag] if 0 <= tag < len(self._names) else ""
