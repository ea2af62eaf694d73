"""The desk moved on by differences: what it holds is always what the file would give."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.errors import EditError, UserError
from annotator.gui.desk import Desk
from annotator.gui.document.view import DocumentView
from annotator.gui.laid import Laid, LaidDelta
from annotator.gui.main_window import MainWindow
from annotator.gui.models.relations import RelationsModel
from annotator.gui.models.spans import SpansModel, looks_of
from annotator.gui.panels.panel import Context
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.model.annotation import Layer, State
from annotator.ops import annotate, projects, schemes
from annotator.ops.kinds import Kind
from annotator.store.project import Project, in_memory
from tests.gui.conftest import TEXT, fill

Fatal = QAbstractItemModelTester.FailureReportingMode.Fatal


class Watched:
    """A desk with the view and the tables that follow it, as in the window."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.selection = Selection(session)
        self.desk = Desk(session, self.selection, session)
        self.view = DocumentView()
        self.spans, self.relations = SpansModel(session), RelationsModel(session)
        self.testers = [QAbstractItemModelTester(m, Fatal) for m in (self.spans, self.relations)]
        self.made_by = session.project.history(1)[0].id
        """The newest entry of those that made the project, which are not to be undone."""
        self.told: list[LaidDelta | None] = []
        self.desk.layer_changed.connect(self.follow)
        self.selection.set_document(session.project.read.document_ids()[0])
        self.view.set_document(self.desk.laid.text, self.desk.laid.layer)
        self._show_all()

    def follow(self, delta: LaidDelta | None) -> None:
        self.told.append(delta)
        if delta is None:
            self.view.set_layer(self.desk.laid.layer)
            self._show_all()
        else:
            self.view.apply(delta)
            self.spans.apply(delta)
            self.relations.apply(delta)

    def _show_all(self) -> None:
        scheme = self.session.scheme
        self.spans.show(self.desk.laid, looks_of(scheme.entities, "vi"))
        self.relations.show(self.desk.laid, looks_of(scheme.relations, "vi"))

    def check(self) -> None:
        """Compares everything with a fresh reading of the file."""
        laid, read = self.desk.laid, self.session.project.read
        read.forget()
        fresh = read.layer(laid.document_id, self.desk.shown_annotator)
        assert laid.layer == fresh
        assert (laid.layer_id, laid.state) == (fresh.id, fresh.state)
        assert laid.spans == {span.id: span for span in fresh.spans}
        assert laid.relations == {one.id: one for one in fresh.relations}
        again = Laid(laid.document_id, laid.name, laid.text, fresh)
        assert laid.counts == again.counts
        for span in fresh.spans:
            assert sorted(laid.hanging(span.id)) == sorted(again.hanging(span.id))
        content = self.view._sheet.content
        assert (content.spans, content.relations) == (laid.spans, laid.relations)
        self._check_tables()

    def _check_tables(self) -> None:
        scheme, laid = self.session.scheme, self.desk.laid
        for model, kind in ((self.spans, SpansModel), (self.relations, RelationsModel)):
            fresh = kind()
            fresh.sort(*model._order)
            labels = scheme.entities if kind is SpansModel else scheme.relations
            fresh.show(laid, looks_of(labels, "vi"))  # type: ignore[arg-type]
            assert list(model.rows()) == list(fresh.rows())
            for place, row in enumerate(model.rows()):
                assert model.place(model.key(row)) == place  # type: ignore[arg-type]


@contextmanager
def watched() -> Iterator[Watched]:
    with fill(in_memory()) as project:
        project.actor = "an"
        for name in ("an", "binh"):
            projects.add_annotator(project, name)
        session = Session()
        session.open(project, "an")
        yield Watched(session)
        session.close()


STEPS = (
    "add", "add", "add", "relabel", "resize", "remove", "remove many", "link", "link", "relink",
    "reverse", "note", "finish", "reopen", "undo", "undo", "redo", "sort", "elsewhere",
)  # fmt: skip
Step = tuple[str, int, int, str]
steps = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.integers(0, len(TEXT) - 2),
        st.integers(1, 20),
        st.sampled_from(["an", "an", "binh"]),
    ),
    max_size=30,
)


def take(one: Watched, step: Step) -> None:
    """One step of an annotator; what cannot be done there is left."""
    verb, start, size, name = step
    project, document_id = one.session.project, one.selection.document_id
    label, place = label_of(size), place_of(start, size)
    newest = project.undoable()
    if verb == "add":
        annotate.add_span(project, document_id, name, place, label)
    elif verb == "elsewhere":
        annotate.add_span(project, project.read.document_ids()[1], name, ((0, size),), label)
    elif verb in ("finish", "reopen"):
        state = State.FINISHED if verb == "finish" else State.OPEN
        annotate.set_state(project, document_id, name, state)
    elif verb == "undo" and newest and newest.id > one.made_by:
        project.undo()
    elif verb == "redo" and project.redoable():
        project.redo()
    elif verb == "sort":
        order = Qt.SortOrder.AscendingOrder if size % 2 else Qt.SortOrder.DescendingOrder
        one.spans.sort(start % 7 - 1, order)
        one.relations.sort(start % 6 - 1, order)
    else:
        change(project, project.read.layer(document_id, name), step)


def change(project: Project, layer: Layer, step: Step) -> None:
    """A step on what is labelled already."""
    verb, start, size, _name = step
    spans = [span.id for span in layer.spans] or [0]
    relations = [relation.id for relation in layer.relations] or [0]
    span, other = spans[start % len(spans)], spans[size % len(spans)]
    label = label_of(size)
    verbs: dict[str, Callable[[], object]] = {
        "relabel": lambda: annotate.relabel_spans(project, spans[: size % 4], label),
        "resize": lambda: annotate.resize_span(project, span, place_of(start, size)),
        "remove": lambda: annotate.remove(project, [span]),
        "remove many": lambda: annotate.remove(project, spans[start % 4 :]),
        "link": lambda: annotate.add_relation(project, span, other, "SAME_AS"),
        "note": lambda: annotate.annotate_span(project, span, note=f"{size}"),
        "relink": lambda: annotate.relabel_relation(project, relations[0], "WORKS_WITH"),
        "reverse": lambda: annotate.reverse_relation(project, relations[-1]),
    }
    if verb in verbs:
        with suppress(EditError):  # there is none to change
            verbs[verb]()


def label_of(size: int) -> str:
    return ("PERSON", "ORG", "PLACE")[size % 3]


def place_of(start: int, size: int) -> tuple[tuple[int, int], ...]:
    return ((start, min(start + size, len(TEXT))),)


@given(steps)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_differences_lead_where_a_fresh_reading_does(qapp: object, done: list[Step]) -> None:
    """A span that is in the file and not on screen, or the other way round, would be lost work."""
    del qapp
    with watched() as one:
        for step in done:
            told = len(one.told)
            take(one, step)
            assert None not in one.told[told:], "no edit of single rows reads all again"
            one.check()


@given(steps)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_so_does_the_layer_of_another_annotator(qapp: object, done: list[Step]) -> None:
    """Whoever looks at a colleague's layer sees it as it is now."""
    del qapp
    with watched() as one:
        project, document_id = one.session.project, one.selection.document_id
        annotate.add_span(project, document_id, "binh", ((0, 3),), "ORG")
        one.desk.show_layer_of("binh")
        for step in done:
            take(one, step)
            one.check()


def test_another_annotators_edit_leaves_ours_alone(context: Context, qtbot: QtBot) -> None:
    """The text must not jump or lose its selection because somebody else's work has changed."""
    project, document_id = context.session.project, context.selection.document_id
    ours = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    with qtbot.assertNotEmitted(context.desk.layer_changed):
        theirs = annotate.add_span(project, document_id, "binh", ((4, 17),), "ORG")
        annotate.relabel_spans(project, [theirs], "PLACE")
        annotate.remove(project, [theirs])
        project.undo()
        annotate.add_span(project, project.read.document_ids()[1], "an", ((0, 2),), "ORG")
    assert set(context.desk.laid.spans) == {ours}


def test_the_first_edit_makes_the_layer_and_undoing_it_takes_it_away(context: Context) -> None:
    """A layer number that stays behind would hide everything labelled afterwards."""
    desk, document_id = context.desk, context.selection.document_id
    project = context.session.project
    told: list[LaidDelta | None] = []
    desk.layer_changed.connect(told.append)
    projects.add_annotator(project, "an")
    told.clear()
    assert desk.laid.layer_id == 0
    span = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    assert desk.laid.layer_id != 0
    project.undo()
    assert (desk.laid.layer_id, desk.laid.spans) == (0, {})
    project.redo()
    assert set(desk.laid.spans) == {span}
    assert [len(delta.spans) if delta else None for delta in told] == [1, 0, 1]
    assert told[1] is not None
    assert told[1].gone_spans == {span}


def test_thousands_of_single_rows_come_as_rows(context: Context) -> None:
    """Labelling every mention in one step must not make the window read the layer again."""
    project, desk = context.session.project, context.desk
    annotate.add_span(project, context.selection.document_id, "an", ((4, 17),), "PERSON")
    told: list[LaidDelta | None] = []
    desk.layer_changed.connect(told.append)
    label = project.read.label_ids("entity")["ORG"]
    with project.edit(Kind.ADD_SPAN) as edit:
        for start in range(5000):
            edit.insert(
                "span", layer_id=desk.laid.layer_id, label_id=label, start=start, stop=start + 1,
                fragments=None, attributes="{}", note="", key="",
            )  # fmt: skip
    project.undo()
    project.redo()
    annotate.remove(project, list(desk.laid.spans)[1:])
    sizes = [(len(d.spans), len(d.gone_spans)) for d in told if d is not None]
    assert sizes == [(5000, 0), (0, 5000), (5000, 0), (0, 5000)]
    assert len(desk.laid.spans) == 1


def test_an_edit_made_while_another_is_told_is_told_after_it(context: Context) -> None:
    """A note that is handed over when its span is left would else be shown as it was before."""
    desk, document_id = context.desk, context.selection.document_id
    project = context.session.project
    heard: list[str] = []

    def first(delta: LaidDelta) -> None:
        if delta.spans[0].note == "":
            annotate.annotate_span(project, delta.spans[0].id, note="later")

    desk.layer_changed.connect(first)
    desk.layer_changed.connect(lambda delta: heard.append(delta.spans[0].note))
    annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    assert heard == ["", "later"]


def test_a_changed_scheme_and_a_renamed_annotator_read_all_again(context: Context) -> None:
    """Labels are held by name: after a change of names none of them may be taken for known."""
    desk, document_id = context.desk, context.selection.document_id
    project = context.session.project
    annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    annotate.add_span(project, document_id, "binh", ((4, 17),), "ORG")
    desk.show_layer_of("binh")
    told: list[LaidDelta | None] = []
    desk.layer_changed.connect(told.append)
    schemes.merge_labels(project, "entity", "ORG", "PLACE")
    assert [span.label for span in desk.laid.spans.values()] == ["PLACE"]
    projects.rename_annotator(project, "binh", "Bình")
    assert desk.is_own, "nobody is called so any more"
    assert [span.label for span in desk.laid.spans.values()] == ["PERSON"]
    assert told == [None, None]


def two_layers(window: MainWindow) -> tuple[int, int]:
    project, document_id = window.session.project, window.selection.document_id
    mine = annotate.add_span(project, document_id, "an", ((4, 17),), "PERSON")
    return mine, annotate.add_span(project, document_id, "binh", ((31, 48),), "ORG")


def test_anothers_layer_is_read_and_not_changed(window: MainWindow) -> None:
    """Work of a colleague must not be edited under their name, nor one's own by mistake."""
    mine, theirs = two_layers(window)
    project = window.session.project
    window.desk.show_layer_of("binh")
    assert (window.desk.shown_annotator, window.desk.is_own) == ("binh", False)
    assert set(window.view._sheet.content.spans) == {theirs}
    assert [row.span.id for row in window.spans.model.rows()] == [theirs]
    assert "binh" in window.centre.banner.words()
    window.view.select_span(theirs)
    for name in ("remove", "relate", "finish", "hold"):
        assert not window.acts[name].isEnabled(), name
    entries = len(project.history())
    said: list[str] = []
    window.verbs.told.connect(said.append)
    verbs = window.verbs
    verbs.add_span(((0, 3),), "ORG")
    verbs.relabel_spans((theirs,), "PLACE")
    verbs.resize_span(theirs, ((31, 40),))
    verbs.remove((theirs,), ())
    verbs.add_relation(mine, theirs, "SAME_AS")
    verbs.remove_chosen()
    window.walk.finish()
    assert len(project.history()) == entries
    assert len(said) == 6
    assert all("binh" in sentence for sentence in said)
    window.centre.banner.buttons()[0].click()
    assert window.desk.is_own
    assert set(window.view._sheet.content.spans) == {mine}
    assert window.centre.banner.words() == ""
    verbs.remove((mine,), ())
    assert len(project.history()) == entries + 1


@pytest.mark.parametrize("way", ["annotator", "document", "undo"])
def test_ones_own_layer_comes_back(window: MainWindow, way: str) -> None:
    """Nobody should find the window closed to edits and not know why."""
    two_layers(window)
    window.session.undo()
    window.desk.show_layer_of("binh")
    window.desk.show_layer_of("an")
    assert window.desk.is_own, "one's own name is one's own layer"
    window.session.redo()
    window.desk.show_layer_of("binh")
    if way == "annotator":
        window.session.set_annotator("cuong")
    elif way == "document":
        window.walk.next()
    else:
        window.session.undo()
    assert window.desk.is_own
    assert window.centre.banner.words() == ""
    window.view.select_text(0, 3)
    assert window.acts["hold"].isEnabled()
    window.verbs.add_span(((0, 3),), "ORG")
    assert ((0, 3),) in [span.fragments for span in window.desk.laid.spans.values()]


def test_an_edit_that_fails_changes_nothing_on_the_desk(context: Context, qtbot: QtBot) -> None:
    """What was refused must not stand on screen as if it were saved."""
    project, document_id = context.session.project, context.selection.document_id
    with qtbot.assertNotEmitted(context.desk.layer_changed), pytest.raises(UserError):
        annotate.add_span(project, document_id, "an", ((4, 9999),), "PERSON")
    assert context.desk.laid.spans == {}
