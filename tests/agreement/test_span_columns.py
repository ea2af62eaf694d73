"""Grouping many documents at once, for rules: the very items that a reviewer sees."""

import random

import numpy as np
import pytest

from annotator.agreement.span_columns import SpanColumns, group_columns
from annotator.agreement.span_groups import group_spans
from annotator.model.annotation import Span

Row = tuple[int, int, Span]
"""Document, layer, span."""


def columns_of(rows: list[Row], width: int, documents: int) -> SpanColumns:
    """``rows`` as columns; ids are their numbers, labels single letters."""
    spans = [span for _document, _who, span in rows]
    shapes = [0 if len(span.fragments) == 1 else 1 + hash(span.fragments) for span in spans]
    numbers = {shape: number for number, shape in enumerate(dict.fromkeys([0, *shapes]))}

    def column(values: list[int]) -> np.ndarray:
        return np.array(values, np.int64)

    return SpanColumns(
        column([document for document, _who, _span in rows]),
        column([who for _document, who, _span in rows]),
        column([ord(span.label) for span in spans]),
        column([span.start for span in spans]),
        column([span.stop for span in spans]),
        column([numbers[shape] for shape in shapes]),
        np.zeros(len(rows), np.int64),
        np.arange(len(rows)),
        np.full(documents, width),
        lambda some: [spans[row] for row in some.tolist()],
    )


def made(chance: random.Random, width: int, documents: int, per: int) -> list[Row]:
    """Crowded layers: nested, stacked, crossing, twice the same, some in two fragments."""
    rows: list[Row] = []
    room, labels = chance.choice([12, 30, 60]), "ABC"[: chance.randint(1, 3)]
    for document in range(documents):
        for who in range(width):
            for _span in range(chance.randint(0, per)):
                start = chance.randrange(room)
                pieces = [(start, start + chance.randint(1, 10))]
                if chance.random() < 0.03:
                    pieces.append((pieces[0][1] + 1, pieces[0][1] + 3))
                span = Span(len(rows), chance.choice(labels), tuple(pieces))
                rows.append((document, who, span))
    return rows


@pytest.mark.parametrize("seed", range(5))
def test_columns_have_the_groups_of_each_document(seed: int) -> None:
    """A rule would settle other items than those that stand in the table of decisions."""
    chance = random.Random(seed)
    for _round in range(4):
        width, documents = chance.randint(2, 7), 8
        rows = made(chance, width, documents, chance.choice([2, 4, 9]))
        if not rows:
            continue
        found = group_columns(columns_of(rows, width, documents))
        for document in range(documents):
            layers: list[list[Span]] = [[] for _ in range(width)]
            for at, who, span in rows:
                if at == document:
                    layers[who].append(span)
            expected = [[-1 if one is None else one.id for one in group]
                        for group in group_spans(layers)]  # fmt: skip
            assert found.rows[found.document == document].tolist() == expected
