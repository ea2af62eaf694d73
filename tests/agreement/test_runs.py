"""Spans are cut into runs where nobody's reaches over; the groups are those of the whole."""

import pytest
from hypothesis import given, settings

from annotator.agreement import runs
from annotator.agreement.runs import grouped_slowly, span_runs
from annotator.agreement.span_groups import group_spans
from annotator.model.annotation import Layer
from tests.agreement.test_decision_table import many_layers, span


@settings(max_examples=100, deadline=None)
@given(many_layers())
def test_the_groups_of_all_runs_are_those_of_the_whole(layers: list[Layer]) -> None:
    """A long document would be settled otherwise than a short one."""
    spans = [layer.spans for layer in layers]
    for many in (1, 2):
        parts = list(span_runs(spans, many))
        assert [group for part in parts for group in group_spans(part)] == group_spans(spans)
        assert sum(len(one) for part in parts for one in part) == sum(map(len, spans))


def test_a_long_text_is_cut_and_whoever_waits_hears_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of fifty thousand spans that is grouped in one go cannot be cancelled."""
    monkeypatch.setattr(runs, "_MANY", 10)
    layer = [span(at + 1, "A", (5 * at, 5 * at + 3)) for at in range(100)]
    long = [span(200, "B", (0, 240)), span(201, "B", (240, 499))]
    heard: list[float] = []
    groups = grouped_slowly([layer, [*layer, *long]], heard.append)
    assert groups == group_spans([layer, [*layer, *long]])
    assert heard[-1] == 1
    assert heard == sorted(heard)
    assert len(list(span_runs([layer], 10))) == 10
    assert len(list(span_runs([layer, long], 10))) == 2, "one cut, between the two long ones"
