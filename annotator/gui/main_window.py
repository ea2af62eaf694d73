"""The window: makes the parts, hands them to the wiring table, remembers how it was laid out."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from annotator.gui.actions import Actions
from annotator.gui.centre import Centre
from annotator.gui.choices import Choices
from annotator.gui.clock import Clock
from annotator.gui.collector import Collector
from annotator.gui.commands import Commands
from annotator.gui.desk import Desk
from annotator.gui.display import Display, Surface
from annotator.gui.laid import LaidDelta
from annotator.gui.later import Later
from annotator.gui.layout import Layout
from annotator.gui.lists import Lists
from annotator.gui.menus import fill_menu_bar, make_tool_bar
from annotator.gui.offers import Offers
from annotator.gui.overrides import guarded
from annotator.gui.panels.documents import DocumentsPanel
from annotator.gui.panels.inspector import InspectorPanel
from annotator.gui.panels.labels import LabelsPanel
from annotator.gui.panels.panel import Context
from annotator.gui.panels.relations import RelationsPanel
from annotator.gui.panels.spans import SpansPanel
from annotator.gui.projects import Projects
from annotator.gui.repeat_preview import RepeatPreview
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.status import StatusLine
from annotator.gui.verbs import Verbs
from annotator.gui.walk import Walk
from annotator.gui.watch import Watch
from annotator.gui.wiring import Parts, connect
from annotator.store.change import Change

if TYPE_CHECKING:
    from annotator.gui.bindings import Bindings


@guarded
class MainWindow(QMainWindow):
    """Everything that is seen, around one session."""

    language_requested = Signal(str)
    theme_requested = Signal(object)  # Theme
    closed = Signal()

    def __init__(
        self, session: Session, selection: Selection, settings: Settings,
        projects: Projects, collector: Collector,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("main")
        self._is_new = True
        self._deltas: list[LaidDelta | None] = []
        self.later = Later(self)
        """What panels and menus show of an edit, once the text's picture stands."""
        self.setAcceptDrops(True)
        self.session, self.selection, self.settings = session, selection, settings
        self.projects = projects
        self.desk = Desk(session, selection, self)
        self.context = Context(session, selection, self.desk, settings)
        self._make_parts()
        self._make_hands(collector)
        self._connect_facts()
        self._connect_wishes()
        self._begin()

    def _make_parts(self) -> None:
        context = self.context
        self.acts = Actions(self)
        self.status = StatusLine(context, self)
        self.centre = Centre(context, self.acts, self)
        self.view = self.centre.view
        self.documents = DocumentsPanel(context, self)
        self.labels = LabelsPanel(context, self)
        self.inspector = InspectorPanel(context, self)
        self.spans = SpansPanel(context, self)
        self.relations = RelationsPanel(context, self)
        self.panels = (self.documents, self.labels, self.inspector, self.spans, self.relations)
        self.setCentralWidget(self.centre)
        self.setStatusBar(self.status)

    def _make_hands(self, collector: Collector) -> None:
        self._collector = collector
        session, selection, desk = self.session, self.selection, self.desk
        self.walk = Walk(session, selection, desk, self.documents.model, self)
        self.verbs = Verbs(session, selection, desk, self)
        self.verbs.undo_key = partial(self.acts.key_of, "undo")
        self.repeats = RepeatPreview(desk, self)
        self.clock = Clock(session, self)
        self.commands = Commands(self.context, self.projects, self.view, self.panels, self)
        self.offers = Offers(self.context, self.acts, self)
        surface = Surface(self, self.centre, self.status, self.acts)
        self.display = Display(self.context, surface, self.projects, self.walk, collector)
        self._watch = Watch(session, self)
        self._lists = Lists(session, self.documents, self.labels, self.later, self)
        bar = make_tool_bar(self.tr("Tool bar"), self.acts, self)
        places = fill_menu_bar(self.menuBar(), self.acts, self.view)
        self._choices = Choices(places, self.context, self.panels, self)
        self._layout = Layout(self, self.panels, bar, self.settings)

    def _connect_wishes(self) -> None:
        """Wishes and commands, as the wiring table has them."""
        parts = Parts(
            self.acts, self.centre, self.view, self.status, self.documents, self.labels,
            self.inspector, self.spans, self.relations, self.selection, self.projects,
            self._choices, self.commands, self.offers, self._layout, self.verbs, self.walk,
            self._finish, self.close,
        )  # fmt: skip
        connect(parts)
        self.commands.language_requested.connect(self.language_requested)
        self.commands.theme_requested.connect(self.theme_requested)
        self.commands.keys_changed.connect(self._take_keys)

    def _connect_facts(self) -> None:
        """Facts, by sender: each is read again by whom it concerns."""
        session, selection, desk, display = self.session, self.selection, self.desk, self.display
        session.opened.connect(self._opened)
        session.closed.connect(self._closed)
        session.changed.connect(self._changed)
        session.annotator_changed.connect(self._annotator_changed)
        session.failed.connect(display.show_error)
        session.not_saved.connect(display.notices.show_not_saved)
        session.saved.connect(display.notices.show)

        desk.document_changed.connect(self._document_changed)
        desk.layer_changed.connect(self._layer_changed)
        desk.layer_changed.connect(self.repeats.refresh)
        desk.shown_changed.connect(self._owner_changed)

        self.view.selected.connect(selection.set_selected)
        self.view.told.connect(display.hear_view)
        self.view.zoomed.connect(display.remember_zoom)
        self.view.filtered.connect(display.show_filter)
        self.view.filtered.connect(self.labels.show_filter)
        selection.selected_changed.connect(display.show_chosen)
        selection.selected_changed.connect(self._selected_changed)
        selection.selected_changed.connect(self.repeats.show)

        self.repeats.counted.connect(self.status.show_repeats)
        self.repeats.found.connect(partial(self.view.set_marks, "repeat"))
        self.verbs.held.connect(display.show_hold)
        self.verbs.held.connect(self.labels.hold)
        self.projects.leaving.connect(self.put_away)
        self.commands.review.opened.connect(self._collector.watch)

    def _begin(self) -> None:
        """Shows what is open already: nothing at the first start, all after a new language."""
        self.projects.window = self
        if stored := self.settings.keys():
            from annotator.gui.bindings import Bindings  # noqa: PLC0415 - few change keys

            self._take_keys(Bindings(stored))
        selected = self.selection.selected
        self._opened() if self.session.is_open else self.display.show_project()
        if self.session.is_open:
            self.display.choose(selected)

    def _take_keys(self, bindings: "Bindings") -> None:
        self.acts.bind(bindings.keys)
        self.view.set_keymap(bindings.keymap())

    def _opened(self) -> None:
        self._layout.dress()
        self.labels.forget()
        self.display.show_project()
        self._refresh_panels()
        self.display.settle()
        self.view.setFocus()

    def _closed(self) -> None:
        self._deltas.clear()
        self.clock.turn_to(0)
        self.clock.forget()
        self.verbs.hold(None)
        self.display.show_project()
        self._refresh_panels()
        self._layout.undress()

    def _changed(self, change: Change) -> None:
        self.display.show_change(change)
        self.later.ask(self.display.show_facts)
        self.walk.follow(change)

    def _selected_changed(self) -> None:
        self.later.ask(self.display.show_offsets, self.inspector.refresh, self._show_chosen)

    def _show_chosen(self) -> None:
        self.spans.show_chosen()
        self.relations.show_chosen()

    def _annotator_changed(self, _name: str) -> None:
        self.clock.turn_to(self.selection.document_id)
        self._refresh_panels()
        self.display.show_facts()
        self.display.greet()

    def _document_changed(self) -> None:
        self._deltas.clear()
        self.clock.turn_to(self.selection.document_id)
        self.display.show_document()
        self.documents.show_current()
        self.labels.refresh()
        self.spans.refresh()
        self.relations.refresh()
        self.inspector.refresh()

    def _layer_changed(self, delta: LaidDelta | None) -> None:
        self.display.show_layer(delta)
        self.view.paint_now()
        self._deltas.append(delta)
        self.later.ask(self._tell_tables, self.inspector.refresh)

    def _tell_tables(self) -> None:
        deltas, self._deltas = self._deltas, []
        for delta in deltas if None not in deltas else [None]:
            self.spans.hear_layer(delta)
            self.relations.hear_layer(delta)

    def _owner_changed(self) -> None:
        self.display.show_owner()
        self.labels.refresh()
        self.inspector.refresh()

    def _refresh_panels(self) -> None:
        for panel in self.panels:
            panel.refresh()

    def _finish(self) -> None:
        self.commands.commit_fields()
        self.walk.finish()
        self.view.setFocus()

    def put_away(self) -> None:
        """Saves what is typed, counted and remembered, while the project can still be written."""
        self.later.finish()
        self.commands.commit_fields()
        self.clock.flush()
        self.display.remember()
        for panel in (self.spans, self.relations):
            panel.save()
        self._layout.save()
        self.settings.flush()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Lets the panels come once the first picture stands."""
        super().paintEvent(event)
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(1, self, self._unveil)

    def _unveil(self) -> None:
        for panel in self.panels:
            panel.unveil()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Lets the clock hear the native window, which exists from now on."""
        super().showEvent(event)
        self.clock.watch(self.windowHandle())
        self._collector.watch(self.windowHandle())
        self._layout.settle()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leaves the project first; an edit that is not saved is asked about."""
        self.commands.commit_fields()
        if not self.projects.may_leave():
            event.ignore()
            return
        self.put_away()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Takes files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Opens or imports the files."""
        self.commands.drop(event)
