"""An item is found again after the items of its document have changed."""

from dataclasses import replace

from annotator.agreement.decision_items import Cause, SpanItem
from annotator.agreement.item_identity import find_again
from annotator.model.annotation import Span
from annotator.model.decision import Answer, Decision


def span(uid: bytes) -> Span:
    return Span(1, "PERSON", ((0, 3),), uid=uid)


A, B, C = span(b"a"), span(b"b"), span(b"c")
DECIDED = Decision(1, "span", Answer.TAKEN, id=7)


def test_the_item_with_most_of_the_same_spans_is_it() -> None:
    """Else a note or an answer goes to another item than the reviewer looks at."""
    item = SpanItem((A, B, C), Cause.AGREED)
    split = [SpanItem((None, None, C), Cause.MISSING), SpanItem((A, B, None), Cause.MISSING)]
    assert find_again(item, split) == 1


def test_the_decision_is_worth_more_than_spans() -> None:
    """Where more work splits an item, what was decided stays in hand."""
    item = SpanItem((A, B), Cause.BOUNDARY, decision=DECIDED)
    others = [
        SpanItem((A, B), Cause.BOUNDARY),
        SpanItem((C, None), Cause.MISSING, decision=DECIDED),
    ]
    assert find_again(item, others) == 1
    assert find_again(replace(item, decision=None), others) == 0


def test_an_item_of_which_nothing_is_left_is_not_found() -> None:
    """The next best is another item."""
    assert find_again(SpanItem((A,), Cause.MISSING), [SpanItem((B,), Cause.MISSING)]) is None
    assert find_again(SpanItem((A,), Cause.MISSING), []) is None
