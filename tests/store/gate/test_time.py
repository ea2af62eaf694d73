"""Time that is counted, beside the stack of undo."""

import pytest

from annotator.errors import EditError
from annotator.ops import annotate
from annotator.ops.kinds import Kind
from annotator.store.project import Project
from tests.store.support import (
    dump,
    sound,
)

# -- the stacks ------------------------------------------------------------------------------

AT = "2026-01-01T00:00:00.000Z"


def test_counted_time_lies_beside_the_stack_of_undo(opened: Project) -> None:
    """Time that is counted while someone undoes must not cost the way forward or back."""
    before = dump(opened)
    annotate.add_span(opened, 1, "an", [(0, 3)], "MISC")
    after = dump(opened)
    annotate.count_time(opened, 1, "an", 30, AT)
    opened.undo()
    assert dump(opened) == before
    annotate.count_time(opened, 1, "an", 12, AT)
    redoable = opened.redoable()
    assert redoable is not None
    assert redoable.kind == Kind.ADD_SPAN
    opened.redo()
    assert dump(opened) == after
    assert opened.read.document_row(1, "an").seconds == 42
    sound(opened)


def test_time_goes_and_comes_back_with_its_layer(opened: Project) -> None:
    """Undoing the edit that began a layer must work although time was counted on it."""
    annotate.add_span(opened, 1, "khác", [(0, 3)], "MISC")
    annotate.count_time(opened, 1, "khác", 30, AT)
    opened.undo()
    assert opened.read.layer(1, "khác").id == 0
    opened.redo()
    assert opened.read.document_row(1, "khác").seconds == 30
    sound(opened)


def test_time_without_a_layer_is_refused_and_keeps_undo_and_redo_working(opened: Project) -> None:
    """A layer made by the clock would block undoing the import and redoing the first span."""
    before = dump(opened)
    annotate.add_span(opened, 1, "khác", [(0, 3)], "MISC")
    opened.undo()
    with pytest.raises(EditError):
        annotate.count_time(opened, 1, "khác", 30, AT)
    opened.redo()
    opened.undo()
    assert dump(opened) == before
    opened.undo()  # the import
    assert opened.read.document_count() == 0
    sound(opened)
