"""Made-up long articles with spans and relations, as values: the same for the same seed.

Built of one writer's syllables in paragraphs of newspaper length, so that lines, nesting, arcs and
rails come as densely as in a fully labelled article.
"""

import random
from dataclasses import dataclass

from annotator.model.annotation import Fragment, Layer, Relation, Span
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

ENTITIES = ("PERSON", "POSITION", "ORGANIZATION", "LOCATION", "GROUP", "EVENT", "DATE", "QUANTITY")
RELATIONS = ("PART_OF", "LOCATED_IN", "HAS_TIME", "SAME_AS")

_HEADS = dict(zip(RELATIONS, zip(ENTITIES[::2], ENTITIES[1::2], strict=True), strict=True))
_RELATION = {head: name for name, heads in _HEADS.items() for head in heads}

_SYLLABLES = (  # noqa: SIM905 - a list of sixty strings says no more
    "Ủy viên Bộ Chính trị Thường trực Ban Bí thư phát biểu chỉ đạo tại hội nghị toàn quốc về công "
    "tác văn phòng năm nay tỉnh Nam Lĩnh sông Đà huyện Thanh Vân đại biểu lãnh đạo nhấn mạnh kết "
    "quả nhiệm vụ trọng tâm kế hoạch phát triển kinh tế xã hội địa phương nhân dân đoàn kết"
).split()
_NEAR, _FAR = 0.9, 0.98
"""Shares of the relations between neighbours, and between neighbours or the same page."""


@dataclass(frozen=True)
class Article:
    """A text with one annotator's layer."""

    text: str
    layer: Layer


def scheme() -> Scheme:
    """The labels that the articles use; each head has one relation label to every tail."""
    return Scheme(
        "benchmark",
        entities=tuple(
            EntityLabel(name, key=str(number)) for number, name in enumerate(ENTITIES, 1)
        ),
        relations=tuple(
            RelationLabel(name, ends=tuple((head, tail) for head in heads for tail in ENTITIES))
            for name, heads in _HEADS.items()
        ),
    )


def article(length: int, spans: int, relations: int, seed: int = 7) -> Article:
    """About ``length`` code points (a paragraph more at most) with so many annotations."""
    chance = random.Random(seed)
    text, words = _text(chance, length)
    made = _spans(chance, text, words, spans)
    return Article(text, Layer("an", made, _relations(chance, made, relations)))


def repeated(unit: Article, times: int) -> Article:
    """``unit`` set ``times`` times one below the other, annotations and all."""
    spans: list[Span] = []
    relations: list[Relation] = []
    for copy in range(times):
        shift = copy * len(unit.text)
        base = copy * len(unit.layer.spans)
        for span in unit.layer.spans:
            moved = tuple((start + shift, stop + shift) for start, stop in span.fragments)
            spans.append(Span(span.id + base, span.label, moved))
        first = copy * len(unit.layer.relations)
        relations.extend(
            Relation(one.id + first, one.label, one.head + base, one.tail + base)
            for one in unit.layer.relations
        )
    return Article(unit.text * times, Layer("an", tuple(spans), tuple(relations)))


def _text(chance: random.Random, length: int) -> tuple[str, list[Fragment]]:
    parts: list[str] = []
    words: list[Fragment] = []
    place = 0
    while place < length:
        for _ in range(chance.randrange(30, 110)):
            word = chance.choice(_SYLLABLES)
            words.append((place, place + len(word)))
            parts.append(word + " ")
            place += len(word) + 1
        parts[-1] = parts[-1][:-1] + "\n"
    return "".join(parts), words


def _spans(chance: random.Random, text: str, words: list[Fragment], count: int) -> tuple[Span, ...]:
    found: list[tuple[Fragment, ...]] = []
    while len(found) < count:
        first = chance.randrange(len(words) - 12)
        last = first + min(7, int(chance.expovariate(0.6)))
        start, stop = words[first][0], words[last][1]
        stop = min(stop, text.find("\n", start))
        fragments: tuple[Fragment, ...] = ((start, stop),)
        apart = words[last + chance.randrange(2, 4)]
        if chance.random() < 0.05 and "\n" not in text[stop : apart[1]]:
            fragments = (*fragments, apart)
        found.append(fragments)
    found.sort(key=lambda fragments: (fragments[0][0], -fragments[-1][1]))
    return tuple(
        Span(number, chance.choice(ENTITIES), fragments)
        for number, fragments in enumerate(found, 1)
    )


def _relations(chance: random.Random, spans: tuple[Span, ...], count: int) -> tuple[Relation, ...]:
    made: list[Relation] = []
    for number in range(1, count + 1):
        head = chance.randrange(len(spans))
        share = chance.random()
        if share < _NEAR:
            tail = head + chance.choice((-4, -3, -2, -1, 1, 2, 3, 4))
        elif share < _FAR:
            tail = head + chance.randrange(-40, 40)
        else:
            tail = chance.randrange(len(spans))
        tail = min(len(spans) - 1, max(0, tail))
        if tail == head:
            tail = (head + 1) % len(spans)
        label = _RELATION[spans[head].label]
        made.append(Relation(number, label, spans[head].id, spans[tail].id))
    return tuple(made)
