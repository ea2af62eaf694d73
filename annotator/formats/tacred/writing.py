"""Documents as TACRED's pairs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from annotator.formats.base import Item, Reason, Rejected, Target
from annotator.formats.layers import name_of
from annotator.formats.losses import changed, details_lost, lost, metadata_lost
from annotator.formats.negatives import NO_RELATION, negatives
from annotator.formats.tacred.reading import FORM, PAIRS, SENTENCE, UNTYPED
from annotator.formats.token_json.frames import filled_frame, is_unnamed
from annotator.formats.token_json.layout import Layout, Sentence
from annotator.formats.token_json.lines import write_list
from annotator.model.annotation import Document, Relation
from annotator.model.scheme import Scheme

_Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Ids of two spans of one sentence, linked by ``relation`` or by none."""

    sentence: int
    head: int
    tail: int
    relation: Relation | None
    frame: _Value | None = None


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item]:
    """Writes the pairs of the documents."""

    def examples(document: Document) -> Iterator[Item | _Value]:
        return _Writing(document, options, scheme).examples()

    return write_list(documents, target, examples)


class _Writing:
    """One document on its way."""

    def __init__(self, document: Document, options: Mapping[str, object], scheme: Scheme) -> None:
        self._document = document
        self._options = options
        self._scheme = scheme
        self._layout = Layout(document, options)
        self._equal: dict[int, int] = {}

    def examples(self) -> Iterator[Item | _Value]:
        """What is said about the document, and its examples."""
        layout, document = self._layout, self._document
        yield from layout.lay(details=False, unlabelled=True)
        yield from layout.relations(details=False)
        yield from self._unsaid()
        self._find_equal()
        pairs = self._pairs()
        if not pairs:
            yield self._refused()
            return
        yield from metadata_lost(document)
        yield from self._losses(pairs)
        twice = _has_twins(layout.sentences, {pair.sentence for pair in pairs})
        ids = {pair.relation.key for pair in pairs if pair.relation}
        fresh = (f"{document.name}:{number}" for number in count(1))
        for pair in pairs:
            own = pair.relation.key if pair.relation else ""
            key = own or next(one for one in fresh if one not in ids)
            yield self._example(pair, key, twice=twice)

    def _find_equal(self) -> None:
        """Lets one span stand for all that are equal to it."""
        seen: dict[tuple[int, int, str], int] = {}
        for one, _ in self._layout.places.values():
            key = (one.first, one.last, one.span.label)
            self._equal[one.span.id] = seen.setdefault(key, one.span.id)

    def _pairs(self) -> list[_Pair]:
        """All pairs to be written, those of a sentence after those of the sentence before."""
        links = [link for sentence in self._layout.sentences for link in sentence.relations
                 if link.label != NO_RELATION]  # fmt: skip
        again = self._recorded(links)
        done = {pair.relation.id for pair in again if pair.relation}
        pairs = again + [
            _Pair(self._layout.places[link.head][1], link.head, link.tail, link)
            for link in links
            if link.id not in done
        ]
        known = {(self._equal[pair.head], self._equal[pair.tail]) for pair in pairs}
        for head, tail in negatives(
            self._document, self._layout.layer, self._scheme, self._options
        ):
            places = [self._layout.places.get(span.id) for span in (head, tail)]
            if None in places or places[0][1] != places[1][1]:  # type: ignore[index]
                continue
            if (self._equal[head.id], self._equal[tail.id]) not in known:
                pairs.append(_Pair(places[0][1], head.id, tail.id, None))  # type: ignore[index]
        order = list(dict.fromkeys(pair.sentence for pair in pairs))
        return pairs if order == sorted(order) else sorted(pairs, key=lambda pair: pair.sentence)

    def _recorded(self, links: list[Relation]) -> list[_Pair]:
        """The pairs of the file that the document came from, as far as they still hold."""
        left: dict[tuple[str, int, int], list[Relation]] = {}
        for link in reversed(links):
            left.setdefault((link.key, link.head, link.tail), []).append(link)
        linked = {(link.head, link.tail) for link in links}
        places = self._layout.places
        spans = {one.span.key: one.span.id for one, _ in places.values()}
        pairs: list[_Pair] = []
        for raw, head_key, tail_key, was_linked in self._record():
            frame = raw if self._layout.is_own else None
            head, tail = spans.get(head_key, -1), spans.get(tail_key, -1)
            if was_linked:
                found = left.get((name_of(raw.get("id")), head, tail))
                if found:
                    pairs.append(_Pair(places[head][1], head, tail, found.pop(), frame))
            elif self._are_apart(head, tail) and (head, tail) not in linked:
                pairs.append(_Pair(places[head][1], head, tail, None, frame))
        return pairs

    def _are_apart(self, head: int, tail: int) -> bool:
        """Whether both spans are still there, in one sentence."""
        places = self._layout.places
        return head in places and tail in places and places[head][1] == places[tail][1]

    def _record(self) -> list[Any]:
        """The record of the file's examples, nothing where it is not sound."""
        for kept in self._document.kept:
            if (kept.format, kept.place) == (FORM.name, PAIRS):
                try:
                    found = json.loads(kept.data)
                except ValueError:
                    return []
                is_sound = isinstance(found, list) and all(
                    isinstance(one, list) and list(map(type, one)) == [dict, str, str, bool]
                    for one in found
                )
                return found if is_sound else []
        return []

    def _refused(self) -> Rejected:
        spans = [one.span for one, _ in self._layout.places.values()]
        return Rejected(
            "document",
            Reason("it has no pair of spans, so no example"),
            document=self._document.name,
            loss="documents without relations",
            spans=len(spans),
            attributes=sum(len(span.attributes) for span in spans),
        )

    def _losses(self, pairs: list[_Pair]) -> Iterator[Item]:
        """What the pairs do not say."""
        document = self._document
        if any(self._record()) and not self._layout.is_own:
            yield changed("document", "what else its file said of its examples is not written, "
                          "since its tokens are cut otherwise now", document,
                          "document metadata")  # fmt: skip
        written = {self._equal[end] for pair in pairs for end in (pair.head, pair.tail)}
        for one, _ in self._layout.places.values():
            span, equal = one.span, self._equal[one.span.id]
            if equal == span.id and span.id in written:
                yield from details_lost("span", span, document)
            elif equal in written:
                yield lost("span", "an equal span stands for it", document, "identical spans",
                           span.key, attributes=len(span.attributes))  # fmt: skip
            else:
                yield lost("span", "it has no relation, so no example holds it", document,
                           "spans without a relation", span.key,
                           attributes=len(span.attributes))  # fmt: skip
        for pair in pairs:
            if pair.relation:
                yield from details_lost("relation", pair.relation, document)
        sentences = {pair.sentence for pair in pairs}
        left_out = len(self._layout.sentences) - len(sentences)
        if left_out:
            yield changed(
                "document",
                "its sentences without a pair of spans are not written ({count})",
                document,
                "documents without relations",
                count=left_out,
            )

    def _unsaid(self) -> Iterator[Item]:
        """The relations that would say that there is none."""
        for sentence in self._layout.sentences:
            for link in sentence.relations:
                if link.label == NO_RELATION:
                    yield lost("relation", "here its label means that there is none",
                               self._document, "label characters", link.key,
                               attributes=len(link.attributes))  # fmt: skip

    def _example(self, pair: _Pair, key: str, *, twice: bool) -> _Value:
        sentence = self._layout.sentences[pair.sentence]
        frame = pair.frame
        values: _Value = {"id": key} if frame is None else {}
        if not is_unnamed(self._document, FORM):
            values[FORM.name_key] = self._document.name
        values["relation"] = pair.relation.label if pair.relation else NO_RELATION
        values["tokens" if frame and "tokens" in frame else "token"] = sentence.words
        ends = [(end, self._layout.places[number][0])
                for end, number in (("subj", pair.head), ("obj", pair.tail))]  # fmt: skip
        for end, one in ends:
            values[f"{end}_start"] = one.first - sentence.base
            values[f"{end}_end"] = one.last - sentence.base
        for end, one in ends:
            if not (frame and f"{end}_type" not in frame and one.span.label == UNTYPED[end]):
                values[f"{end}_type"] = one.span.label
        if twice:
            values[SENTENCE] = pair.sentence
        return filled_frame(FORM, frame, values, self._document.name)


def _has_twins(sentences: list[Sentence], written: set[int]) -> bool:
    """Whether two of the sentences to be written have the same tokens."""
    return len({tuple(sentences[number].words) for number in written}) < len(written)
