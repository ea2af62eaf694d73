"""Time is counted while somebody works, and not while nobody does."""

import pytest

from annotator.gui.clock import Clock
from annotator.gui.panels.panel import Context
from annotator.ops import annotate


class Hands:
    """A clock's hands that a test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def clock(context: Context, hands: Hands) -> Clock:
    project = context.session.project
    for document_id in project.read.document_ids()[:2]:
        annotate.add_span(project, document_id, "an", ((0, 3),), "PERSON")
    made = Clock(context.session, context.session, seconds=hands)
    made.turn_to(context.selection.document_id)
    return made


def seconds(context: Context) -> int:
    read = context.session.project.read
    return read.document_row(context.selection.document_id, context.session.annotator).seconds


def work(clock: Clock, hands: Hands, *gaps: float) -> None:
    for gap in gaps:
        hands.at += gap
        clock.stir()


def test_active_seconds_are_counted(clock: Clock, hands: Hands, context: Context) -> None:
    work(clock, hands, 5, 10, 20)
    clock.flush()
    assert seconds(context) == 35


def test_idle_time_is_not(clock: Clock, hands: Hands, context: Context) -> None:
    work(clock, hands, 5, 600, 7)
    clock.flush()
    assert seconds(context) == 12


def test_the_rest_of_a_second_is_kept(clock: Clock, hands: Hands, context: Context) -> None:
    work(clock, hands, 0.6)
    clock.flush()
    assert seconds(context) == 0
    work(clock, hands, 0.6)
    clock.flush()
    assert seconds(context) == 1


def test_leaving_a_document_writes_and_starts_anew(
    clock: Clock, hands: Hands, context: Context
) -> None:
    first, second, _third = context.session.project.read.document_ids()
    work(clock, hands, 30)
    clock.turn_to(second)
    hands.at += 20
    clock.stir()
    clock.turn_to(0)
    read = context.session.project.read
    assert read.document_row(first, "an").seconds == 30
    assert read.document_row(second, "an").seconds == 20
    work(clock, hands, 10)
    assert clock.pending == 0


def test_counting_is_no_step_of_undo(clock: Clock, hands: Hands, context: Context) -> None:
    before = context.session.project.undoable()
    work(clock, hands, 30)
    clock.flush()
    assert context.session.project.undoable() == before


def test_time_goes_to_whoever_worked(clock: Clock, hands: Hands, context: Context) -> None:
    work(clock, hands, 30)
    context.session.set_annotator("bình")
    clock.turn_to(context.selection.document_id)
    read = context.session.project.read
    assert read.document_row(context.selection.document_id, "an").seconds == 30
    assert read.document_row(context.selection.document_id, "bình").seconds == 0


def test_time_before_the_first_edit_waits_for_it(
    clock: Clock, hands: Hands, context: Context
) -> None:
    project = context.session.project
    third = project.read.document_ids()[2]
    clock.turn_to(third)
    work(clock, hands, 25)
    clock.turn_to(0)
    assert project.read.document_row(third, "an").seconds == 0
    clock.turn_to(third)
    annotate.add_span(project, third, "an", ((0, 3),), "PERSON")
    work(clock, hands, 5)
    clock.flush()
    assert project.read.document_row(third, "an").seconds == 30
