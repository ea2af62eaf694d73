"""What the window shows of session and desk: text, banner, status, titles, what may be done."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow

from annotator.errors import UserError
from annotator.gui.actions import Actions, Need
from annotator.gui.announcer import Announcer
from annotator.gui.centre import Centre
from annotator.gui.collector import Collector
from annotator.gui.document.filter import Filter
from annotator.gui.document.relation_pick import RelationPick
from annotator.gui.document.selected import Selected
from annotator.gui.laid import LaidDelta
from annotator.gui.notices import Notices
from annotator.gui.panels.panel import Context
from annotator.gui.plain import one_line, tool_tip
from annotator.gui.projects import Projects
from annotator.gui.settings import LARGE_TEXT, Place
from annotator.gui.status import StatusLine
from annotator.gui.texts import error_text, others_text, redo_text, undo_text
from annotator.gui.walk import Walk
from annotator.model.annotation import State
from annotator.model.scheme import Scheme
from annotator.ops.kinds import Kind
from annotator.store.change import REDO, UNDO, Change, Operation

_SCHEME = frozenset({"label", "label_end", "attribute", "attribute_label", "property"})


@dataclass(frozen=True)
class Surface:
    """The parts that are written on."""

    window: QMainWindow
    centre: Centre
    status: StatusLine
    actions: Actions


class Display(QObject):
    """Keeps the surface in step; changes nothing else."""

    def __init__(
        self, context: Context, surface: Surface, projects: Projects, walk: Walk,
        collector: Collector,
    ) -> None:  # fmt: skip
        super().__init__(surface.window)
        self._context = context
        self._on = surface
        self._projects = projects
        self._walk = walk
        self._collector = collector
        announcer = Announcer(context, self)
        context.session.changed.connect(announcer.hear)
        for said in (surface.status.said, surface.centre.banner.said, announcer.told):
            said.connect(surface.centre.view.announce)
        self.notices = Notices(context, surface.centre.banner, projects, self)
        self.notices.shown.connect(self.show_facts)
        self.notices.told.connect(surface.status.say)
        self._undo: Operation | None = None
        self._redo: Operation | None = None
        self._worked: tuple[tuple[int, str], int] | None = None
        self._allowed: frozenset[Need] | None = None

    def show_project(self) -> None:
        """Another project is open, or none."""
        session, on = self._context.session, self._on
        self._worked = None
        self._read_steps()
        if session.is_open:
            on.centre.view.set_scheme(session.scheme, self._context.language)
        self.show_owner()
        self.show_document()

    def show_document(self) -> None:
        """Another document lies on the desk, or none."""
        self._on.status.fall_silent()
        desk, on = self._context.desk, self._on
        if desk.is_empty:
            on.centre.view.clear()
        else:
            on.centre.view.set_document(desk.laid.text, desk.laid.layer)
        on.centre.finding.begin_document()
        self._on.centre.show_page()
        self._show_title()
        self.show_facts()
        self._collector.freeze()

    def show_layer(self, delta: LaidDelta | None) -> None:
        """The layer on the desk has changed: by ``delta``, or all of it."""
        desk, view = self._context.desk, self._on.centre.view
        if delta is not None:
            view.apply(delta)
        elif not desk.is_empty:
            view.set_layer(desk.laid.layer)

    def show_owner(self) -> None:
        """Whose layer is shown has changed, and with it whether it may be edited."""
        session, desk = self._context.session, self._context.desk
        if session.is_open:
            self._on.centre.view.set_read_only(not (session.is_writable and desk.is_own))
        self.notices.show()
        self.show_facts()

    def show_change(self, change: Change) -> None:
        """Something was committed."""
        if change.operation.kind != Kind.COUNT_TIME:
            self._on.status.fall_silent()
        if change.everywhere or change.tables & _SCHEME:
            session = self._context.session
            self._on.centre.view.set_scheme(session.scheme, self._context.language)
        if change.everywhere or "document" in change.tables:
            self._walk.forget()
            self.settle()
            self._on.centre.show_page()
            self._show_title()
        if change.everywhere or "work" in change.tables:
            self._worked = None
        self._note_step(change)
        self.notices.show()
        self._allow()

    def _note_step(self, change: Change) -> None:
        """Takes what undo and redo would do from ``change``, or asks where it does not tell."""
        kind = change.operation.kind
        if change.everywhere or kind in (UNDO, REDO):
            self._read_steps()
        elif kind != Kind.COUNT_TIME:
            self._undo, self._redo = change.operation, None

    def _read_steps(self) -> None:
        session = self._context.session
        self._undo = session.project.undoable() if session.is_writable else None
        self._redo = session.project.redoable() if session.is_writable else None

    def show_chosen(self, _selected: Selected) -> None:
        """Something else is selected."""
        self._on.status.fall_silent()
        self._allow()

    def show_offsets(self) -> None:
        """Where what is selected stands."""
        self._on.status.show_chosen(self._context.selection.selected)

    def hear_view(self, sentence: str) -> None:
        """The text says something: for a while, or while a relation is being drawn."""
        status, pick = self._on.status, self._on.centre.view.findChild(RelationPick)
        if pick is not None and pick.active:
            status.keep_saying(sentence)
        else:
            status.keep_saying("")
            status.say(sentence)

    def greet(self) -> None:
        """Says to whom the work belongs that is not shown, where nobody else's ever is."""
        if self._context.desk.is_of_others:
            self._on.status.say(others_text(self._context.session.annotator))

    def settle(self) -> None:
        """Opens a document where none is open: the one left last, else the first one to do."""
        session, selection = self._context.session, self._context.selection
        if not session.is_open or selection.document_id:
            return
        self._open_first()
        self.greet()

    def _open_first(self) -> None:
        session, selection = self._context.session, self._context.selection
        left = self._context.settings.place_in(session.project.read.property("uid"))
        ids = self._walk.ids()
        if left.document_id in ids:
            selection.set_document(left.document_id)
            self._scroll_to(left.scroll)
        elif ids:
            self._walk.next_open()
            if not selection.document_id:
                selection.set_document(ids[0])

    def choose(self, selected: Selected) -> None:
        """Selects in the text what was selected before the window was made anew."""
        view, session = self._on.centre.view, self._context.session
        if selected.spans:
            view.select_span(selected.spans[0], scroll=False)
        elif selected.relation is not None:
            view.select_relation(selected.relation, scroll=False)
        elif selected.fragments:
            view.select_text(selected.fragments[0][0], selected.fragments[-1][1])
        left = self._context.settings.place_in(session.project.read.property("uid"))
        self._scroll_to(left.scroll)

    def _scroll_to(self, scroll: int) -> None:
        """Scrolls once the text is laid out."""
        bar = self._on.centre.view.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(scroll))

    def show_hold(self, label: str | None) -> None:
        """A label is held, or none any more."""
        self._on.centre.view.set_sticky_label(label)
        self._on.actions["hold"].setChecked(label is not None)

    def show_filter(self, hidden: Filter) -> None:
        """Other labels are hidden now, or none any more."""
        self._on.status.hidden.show_count(len(hidden))
        self._allow()

    def show_error(self, error: UserError) -> None:
        """A wish could not be done; nothing happened."""
        self._on.status.say(error_text(error))

    def show_facts(self) -> None:
        """Status line, undo's name, enabled actions."""
        session, on, desk = self._context.session, self._on, self._context.desk
        on.status.refresh()
        if session.is_open:
            on.status.show_place(*self._walk.place())
        else:
            on.status.show_place(0, 0)
        on.status.show_time(0 if desk.is_empty else self._seconds())
        self.show_offsets()
        words = (session.scheme if session.is_open else Scheme(), self._context.language)
        undo, redo = self._own(self._undo), self._own(self._redo)
        shown = (("undo", undo_text(undo, *words)), ("redo", redo_text(redo, *words)))
        for name, said in shown:
            text = one_line(said)
            if text != on.actions[name].text():
                on.actions[name].setText(text)
                on.actions[name].setToolTip(tool_tip(text))  # Qt would guess rich text in the text
        self._allow()

    def _own(self, step: Operation | None) -> Operation | None:
        """``step``, unless it is another's, whose work is not told of."""
        session = self._context.session
        return step if step is not None and session.is_open and session.is_own(step) else None

    def _seconds(self) -> int:
        """Working time on the document, read again once some was counted."""
        session, document_id = self._context.session, self._context.desk.laid.document_id
        place = (document_id, session.annotator)
        if self._worked is None or self._worked[0] != place:
            self._worked = (place, session.project.read.seconds(*place))
        return self._worked[1]

    def remember(self) -> None:
        """Notes where the person is and who, to be found again."""
        session, settings = self._context.session, self._context.settings
        if session.is_open:
            uid = session.project.read.property("uid")
            scroll = self._on.centre.view.verticalScrollBar().value()
            settings.set_place_in(uid, Place(self._context.selection.document_id, scroll))
            settings.set_annotator_in(uid, session.annotator)

    def remember_zoom(self, points: float) -> None:
        """Notes the size of the text; the least size of large print is nobody's choice."""
        settings = self._context.settings
        if not settings.large_print or points > LARGE_TEXT:
            settings.font_size = points

    def _allow(self) -> None:
        session, desk = self._context.session, self._context.desk
        chosen = self._context.selection.selected
        actions = self._on.actions
        layer_open = not desk.is_empty and desk.state is State.OPEN
        facts = {
            Need.PROJECT: session.is_open,
            Need.WRITABLE: session.is_writable,
            Need.DOCUMENT: not desk.is_empty,
            Need.OWN_LAYER: desk.is_own,
            Need.OPEN_LAYER: layer_open,
            Need.FINISHED_LAYER: not desk.is_empty and not layer_open,
            Need.SPAN: bool(chosen.spans),
            Need.RELATION: chosen.relation is not None,
            Need.CHOSEN: bool(chosen.spans) or chosen.relation is not None,
            Need.HIDDEN: bool(self._on.centre.view.filter()),
            Need.UNDO: self._undo is not None,
            Need.REDO: self._redo is not None,
            Need.FOREIGN_LOCK: self._projects.is_held_elsewhere,
        }
        allowed = frozenset(need for need, holds in facts.items() if holds)
        if allowed != self._allowed:
            self._allowed = allowed
            actions.allow(allowed)

    def _show_title(self) -> None:
        session, desk = self._context.session, self._context.desk
        parts = [] if desk.is_empty else [desk.laid.name]
        if session.is_open:
            path = session.project.path
            title = session.project.read.property("title")
            parts.append(title or (path.stem if path else ""))
        parts.append("Annotator")
        # "[*]" is Qt's place for its mark of unsaved work; doubled it stands for itself.
        title = " — ".join(part for part in parts if part).replace("[*]", "[*][*]")
        self._on.window.setWindowTitle(one_line(title))
