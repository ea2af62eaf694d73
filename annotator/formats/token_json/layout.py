"""A document laid on its tokens, sentence by sentence, for writing."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.formats.base import Item, Loss, Option, Rejected
from annotator.formats.conll.page import opened
from annotator.formats.losses import (
    changed,
    details_lost,
    labelling_lost,
    layers_lost,
    lost,
    state_lost,
)
from annotator.formats.placing import Placed, placed
from annotator.formats.token_json.words import EMPTY, together
from annotator.formats.tokens import RECORD, tokens_of
from annotator.model.annotation import Document, Layer, Relation

UNIT = Option(
    name="unit",
    kind="choice",
    default="sentence",
    choices=("sentence", "document"),
    help="Whether each sentence or each document makes an example; only in the latter can "
    "relations cross sentences.",
    applies="write",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one example, and the spans on them; ``base`` numbers its first token."""

    base: int
    words: list[str]
    spans: list[Placed] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


class Layout:
    """The first layer of a document on tokens, those of all sentences numbered through.

    A span that runs over the end of a sentence keeps the sentences together.  ``is_own``: tokens
    and sentences are those that the document's file brought.  ``places`` are the written spans by
    id, each with the number of its sentence; ``links`` the written relations in order.
    """

    def __init__(self, document: Document, options: Mapping[str, object]) -> None:
        self.document = document
        self.layer = document.layers[0] if document.layers else Layer("")
        self.sentences: list[Sentence] = []
        self.places: dict[int, tuple[Placed, int]] = {}
        self.links: list[Relation] = []
        own = options.get("tokens", "own") == "own"
        self._tokens = tokens_of(document, own=own)
        self._rule = str(options.get("cut", "expand"))
        self._joined = bool(options.get("joined", False))
        self._firsts = list(self._tokens.firsts)
        self.is_own = own and any(kept.format == RECORD for kept in document.kept)
        if options.get("unit") == "document" and len(self._firsts) > 1:
            self._firsts, self.is_own = [0], False
        self._losses: dict[int, Loss] = {}

    def lay(self, *, details: bool = True, unlabelled: bool = False) -> Iterator[Item]:
        """Lays the spans down and yields what is said about that, and about the whole document.

        Without ``details`` the caller speaks of attributes and notes.  ``unlabelled``: the format
        can say that nobody labelled a document.
        """
        document = self.document
        template = "only one layer can be written"
        yield from layers_lost(
            document, document.layers[1:], template, "layers of several annotators"
        )
        yield from state_lost(document, self.layer)
        if not unlabelled:
            yield from labelling_lost(document)
        found: list[Placed] = []
        for span in self.layer.spans:
            one, notes = placed(span, self._tokens, document, self._rule)
            if notes:
                yield from notes
            if one is None:
                self._losses[span.id] = _loss_of(notes)
                continue
            found.append(one)
            if details and (span.attributes or span.note):
                yield from details_lost("span", span, document)
        self._keep_together(found)
        yield from self._cut(found)

    def relations(self, *, across: bool = False, details: bool = True) -> Iterator[Item]:
        """Puts each relation into the sentence of its head, and says what is lost.

        Unless ``across``, both ends must be in one sentence.
        """
        for relation in self.layer.relations:
            head, tail = self.places.get(relation.head), self.places.get(relation.tail)
            size = len(relation.attributes)
            if head is None or tail is None:
                missing = relation.head if head is None else relation.tail
                yield lost("relation", "a span at its end is not written", self.document,
                           self._losses[missing], relation.key, attributes=size)  # fmt: skip
            elif head[1] != tail[1] and not across:
                yield lost(
                    "relation",
                    "its ends lie in two sentences; the option unit=document writes it",
                    self.document,
                    "relations across sentences",
                    relation.key,
                    attributes=size,
                )
            else:
                if details and (relation.attributes or relation.note):
                    yield from details_lost("relation", relation, self.document)
                self.links.append(relation)
                self.sentences[head[1]].relations.append(relation)

    def _keep_together(self, found: list[Placed]) -> None:
        if len(self._firsts) < 2:
            return
        firsts = self._firsts
        inside: set[int] = set()
        for one in found:
            if one.first < one.last:
                low, high = bisect_right(firsts, one.first), bisect_right(firsts, one.last)
                inside.update(firsts[low:high])
        if inside:
            self._firsts = [first for first in firsts if first not in inside]
            self.is_own = False

    def _cut(self, found: list[Placed]) -> Iterator[Item]:
        """Makes the sentences, puts the spans in, and says whether the text will come back."""
        words = self._tokens.words(self.document.text)
        if self._joined:
            words = list(map(together, words))
        bases = self._firsts or [0]
        yield from self._spacing(words)
        empty = self._empty() if self.is_own else None
        if empty is not None:
            words, bases, found = _with_empty(words, empty, found)
        self.sentences = [
            Sentence(base, words[base:stop]) for base, stop in pairwise([*bases, len(words)])
        ]
        for one in found:
            index = bisect_right(bases, one.first) - 1
            self.sentences[index].spans.append(one)
            self.places[one.span.id] = (one, index)

    def _spacing(self, words: list[str]) -> Iterator[Item]:
        if self._joined:
            words = list(map(opened, words))
        bounds = pairwise([*self._firsts, len(words)])
        again = "\n".join(" ".join(words[first:stop]) for first, stop in bounds)
        if again != self.document.text:
            yield changed(
                "document",
                "its white space is not written; tokens are joined by a space when read again",
                self.document,
                "original spacing",
            )

    def _empty(self) -> tuple[set[int], list[int]] | None:
        """The numbers of empty tokens, and of the tokens that begin a sentence."""
        for kept in self.document.kept:
            if kept.format == RECORD and kept.place == EMPTY:
                try:
                    data = json.loads(kept.data)
                    return set(data["tokens"]), list(data["offsets"])
                except (ValueError, TypeError, KeyError):
                    return None
        return None


def _with_empty(
    words: list[str], empty: tuple[set[int], list[int]], found: list[Placed]
) -> tuple[list[str], list[int], list[Placed]]:
    """Words with the empty tokens of their file among them, sentences and spans renumbered."""
    numbers, offsets = empty
    size = len(words) + len(numbers)
    full = [number for number in range(size) if number not in numbers]
    rest = iter(words)
    again = ["" if number in numbers else next(rest) for number in range(size)]
    moved = [Placed(one.span, full[one.first], full[one.last]) for one in found]
    return again, offsets, moved


def _loss_of(notes: list[Item]) -> Loss:
    """The loss that keeps a span out."""
    return next((note.loss for note in notes if isinstance(note, Rejected)), "")
