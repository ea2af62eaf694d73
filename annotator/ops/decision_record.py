"""The record of adjudication: who decided what, when, by which rule, about which variants."""

from collections.abc import Iterator, Sequence

from annotator.model.annotation import Document, Fragment, Json, Relation, Span, span_text
from annotator.model.decision import Decision, Variant
from annotator.ops.steps import Step, Steps
from annotator.store.decisions import every_decision
from annotator.store.project import Project

_AT_ONCE = 50
_NOWHERE = (1 << 62, 1 << 62)


def decision_record(project: Project) -> Steps[list[Json]]:
    """Every decision as a JSON object, by document and there in the order of the text.

    ``taken`` names whose variant was taken; ``gold`` is what gold has now, null for nothing, of a
    relation with the words of its ends; ``variants`` are what each annotator said when it was
    decided, ``label`` null for nothing; ``head`` and ``tail`` are the words of a relation's ends as
    they stand now, null of a span and where the end is gone.  Fragments are code points of the
    document; ``attributes`` are null in decisions that are older than their keeping.
    """
    names = {one.uid: one.name for one in project.read.annotators()}
    decided: dict[int, list[Decision]] = {}
    for one in every_decision(project.read):
        decided.setdefault(one.document, []).append(one)
    ids = [row_id for row_id in project.read.document_ids() if row_id in decided]
    record: list[Json] = []
    for done, document in enumerate(project.read.documents(ids, layers=None), 1):
        there = _There(document)
        mine = sorted(decided[document.id], key=there.place)
        record += [there.told(one, names) for one in mine]
        if done % _AT_ONCE == 0:
            yield Step(done, len(ids))
    return record


def said_line(label: str, words: Sequence[str]) -> str:
    """A span by its words, or a relation by those of its ends, on a line."""
    if len(words) > 1:
        return f"“{words[0]}” -{label}-> “{words[1]}”"
    return " ".join((label, *(f"“{one}”" for one in words)))


class _There:
    """What a document has now, by the uids that decisions know it by."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans: dict[bytes, Span] = {}
        self._relations: dict[bytes, tuple[Relation, Span, Span]] = {}
        for layer in document.layers:
            own = {span.id: span for span in layer.spans}
            self._spans |= {span.uid: span for span in layer.spans}
            for one in layer.relations:
                self._relations[one.uid] = (one, own[one.head], own[one.tail])

    def place(self, one: Decision) -> tuple[tuple[int, int], bool, str, bytes]:
        """What decisions are ordered by: from where to where, spans before relations."""
        fragments = list(self._fragments(one))
        start = min((start for start, _stop in fragments), default=_NOWHERE[0])
        stop = max((stop for _start, stop in fragments), default=_NOWHERE[1])
        return (start, stop), one.kind == "relation", one.at, one.uid

    def _fragments(self, one: Decision) -> Iterator[Fragment]:
        """Where the item is: as annotators had it, else as gold has it."""
        for variant in one.variants:
            yield from variant.fragments
            for uid in (variant.head, variant.tail):
                yield from self._spans[uid].fragments if uid in self._spans else ()
        if not any(variant.label for variant in one.variants):
            for span in self._gold_spans(one):
                yield from span.fragments

    def _gold_spans(self, one: Decision) -> tuple[Span, ...]:
        if one.gold in self._relations:
            return self._relations[one.gold][1:]
        return (self._spans[one.gold],) if one.gold in self._spans else ()

    def _gold(self, one: Decision) -> Json:
        words = [span_text(self._document.text, span.fragments) for span in self._gold_spans(one)]
        if not words:
            return None
        if one.kind == "span":
            return {"label": self._spans[one.gold].label, "words": words[0]}
        label = self._relations[one.gold][0].label
        return {"label": label, "words": " → ".join(words), "head": words[0], "tail": words[1]}

    def told(self, one: Decision, names: dict[bytes, str]) -> Json:
        """A decision as JSON."""
        return {
            "document": self._document.name,
            "kind": one.kind,
            "cause": one.cause,
            "words": one.words,
            "answer": str(one.answer),
            "taken": names.get(one.taken),
            "gold": self._gold(one),
            "rule": one.rule,
            "note": one.note,
            "actor": one.actor,
            "at": one.at,
            "variants": [self._variant(each, names) for each in one.variants],
        }

    def _variant(self, one: Variant, names: dict[bytes, str]) -> Json:
        return {
            "annotator": names.get(one.by),
            "label": one.label or None,
            "fragments": [list(piece) for piece in one.fragments],
            "head": self._words(one.head),
            "tail": self._words(one.tail),
            "attributes": None if one.attributes is None else dict(one.attributes),
        }

    def _words(self, uid: bytes) -> str | None:
        span = self._spans.get(uid)
        return None if span is None else span_text(self._document.text, span.fragments)
