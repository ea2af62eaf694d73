"""What the menu commands do that are more than one call: dialogs, panels, names."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from annotator.gui import ask, fields
from annotator.gui.document.spacing import Spacing
from annotator.gui.document.view import DocumentView
from annotator.gui.panels.inspector import InspectorPanel
from annotator.gui.panels.panel import Context, Panel
from annotator.gui.plain import one_line, phrased
from annotator.gui.projects import Projects
from annotator.gui.records import Records
from annotator.gui.review import Review
from annotator.gui.settings import LARGE_TEXT, Theme
from annotator.model.scheme import Scheme
from annotator.store.change import Operation
from annotator.store.project import SUFFIX

if TYPE_CHECKING:
    from annotator.gui.bindings import Bindings
    from annotator.ops.export_places import Place


class Commands(QObject):
    """Opens dialogs over the window and moves the keyboard between its parts."""

    language_requested = Signal(str)
    theme_requested = Signal(object)  # Theme
    keys_changed = Signal(object)  # Bindings
    large_print_requested = Signal(bool)

    def __init__(
        self,
        context: Context,
        projects: Projects,
        view: DocumentView,
        panels: Sequence[Panel],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._projects = projects
        self._view = view
        self._panels = tuple(panels)
        self._window = window
        self.records = Records(context, projects, view, self.commit_fields, window)
        self.review = Review(context, view, self.commit_fields, window)

    def undo(self) -> None:
        """Undoes in the text field that has the keyboard, else in the project."""
        if not fields.undo_in_field():
            self.commit_fields()
            session = self._context.session
            session.undo(anybodys=self._is_meant(session.project.undoable()))

    def redo(self) -> None:
        """Redoes in the text field that has the keyboard, else in the project."""
        if not fields.redo_in_field():
            session = self._context.session
            session.redo(anybodys=self._is_meant(session.project.redoable()))

    def _is_meant(self, step: Operation | None) -> bool:
        """Whether a step of somebody who is no annotator here is to be undone or redone."""
        if step is None or not self._context.session.is_nobodys(step):
            return False
        question = self.tr(
            "The newest step is by {name}, who is no annotator here. It may concern others' work. "
            "Go on all the same?"
        )
        return ask.confirm(
            self._window, phrased(question, name=one_line(step.actor)), self.tr("Go on")
        )

    def commit_fields(self) -> None:
        """Saves what is typed in the inspector or beside the reviewer's items and not yet saved."""
        for panel in self._panels:
            if isinstance(panel, InspectorPanel):
                panel.commit()
        self.review.committing.emit()

    def import_files(self, paths: Sequence[Path] = ()) -> None:
        """Asks what to import, and imports it."""
        from annotator.gui.dialogs.import_ import ImportDialog  # noqa: PLC0415 - at need

        dialog = ImportDialog(self._context.session, paths, self._window)
        dialog.place_requested.connect(self._go_to)
        self._run(dialog)

    def export(self) -> None:
        """Asks what to export and how, and exports it."""
        from annotator.gui.dialogs.export import ExportDialog  # noqa: PLC0415 - at need

        self.commit_fields()
        dialog = ExportDialog(self._context.session, self._window)
        dialog.place_requested.connect(self._go_to)
        self._run(dialog)

    def merge(self, paths: Sequence[Path] = ()) -> None:
        """Takes other files of the project in; asks which when none are given."""
        from annotator.gui.dialogs.merge import merge_files  # noqa: PLC0415 - at need

        self.commit_fields()
        merge_files(self._context.session, self._context.settings, paths, self._window)

    def packages(self) -> None:
        """Asks who gets which documents, and writes a project file for each."""
        from annotator.gui.dialogs.packages import PackagesDialog  # noqa: PLC0415 - at need

        self.commit_fields()
        dialog = PackagesDialog(self._context.session, self._context.settings, self._window)
        self._run(dialog)

    def _go_to(self, place: "Place") -> None:
        """Shows a place of a report: the document, whose layer it is, and the span or relation."""
        self._context.selection.set_document(place.document_id)
        if place.annotator:
            self._context.desk.show_layer_of(place.annotator)
        if place.span is not None:
            self._view.select_span(place.span)
        elif place.relation is not None:
            self._view.select_relation(place.relation)
        self.focus_text()

    def scheme(self) -> None:
        """Opens the scheme editor."""
        from annotator.gui.dialogs.scheme import SchemeDialog  # noqa: PLC0415 - at need

        self._run(SchemeDialog(self._context.session, self._window, self._bindings()))

    def conflicts(self) -> None:
        """Shows what one person changed in two files, and lets it be settled."""
        from annotator.gui.dialogs.conflicts import ConflictsDialog  # noqa: PLC0415 - at need

        self.commit_fields()
        self._run(ConflictsDialog(self._context.session, self._window))

    def settings(self) -> None:
        """Opens the settings and applies what was changed."""
        from annotator.gui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - at need

        settings, name = self._context.settings, self._context.settings.annotator
        language, theme, large = settings.language, settings.theme, settings.large_print
        dialog = SettingsDialog(settings, self._window)
        dialog.keys_requested.connect(lambda: self.change_keys(dialog))
        if not self._run(dialog):
            return
        self._view.set_font_size(settings.font_size)
        if settings.large_print is not large:
            self.set_large_print(settings.large_print)
        if settings.annotator != name and self._context.session.is_open:
            self.set_annotator(settings.annotator)
        if settings.theme is not theme:
            self.theme_requested.emit(settings.theme)
        if settings.language != language:
            self.language_requested.emit(settings.language)

    def keys(self) -> None:
        """Shows all keys."""
        from annotator.gui.dialogs.keys import KeysDialog  # noqa: PLC0415 - at need

        folder = self._context.settings.folder
        language = self._context.language
        dialog = KeysDialog(self._bindings(), self._scheme(), language, folder, self._window)
        dialog.change_requested.connect(lambda: self.change_keys(dialog))
        self.keys_changed.connect(dialog.show_keys)
        self._run(dialog)

    def change_keys(self, over: QWidget | None = None) -> None:
        """Lets people change the keys of text and window, and applies them at once."""
        from annotator.gui.dialogs.key_settings import KeySettingsDialog  # noqa: PLC0415 - at need

        parent = over or self._window
        dialog = KeySettingsDialog(self._bindings(), self._scheme(), self._context.language, parent)
        if self._run(dialog):
            settings = self._context.settings
            settings.set_keys(dialog.bindings.changed())
            settings.flush()
            self.keys_changed.emit(dialog.bindings)

    def _bindings(self) -> "Bindings":
        from annotator.gui.bindings import Bindings  # noqa: PLC0415 - at need

        return Bindings(self._context.settings.keys())

    def _scheme(self) -> Scheme | None:
        session = self._context.session
        return session.scheme if session.is_open else None

    def about(self) -> None:
        """Shows version and licence."""
        from annotator.gui.dialogs.about import show_about  # noqa: PLC0415 - at need

        show_about(self._window)

    def ask_annotator(self) -> None:
        """Asks under which name to work."""
        from annotator.gui.dialogs.annotator import ask_annotator  # noqa: PLC0415 - at need

        session = self._context.session
        names = [one.name for one in session.project.read.annotators()]
        name = ask_annotator(self._window, names, session.annotator)
        if name:
            self.set_annotator(name)

    def ask_newcomer(self) -> None:
        """Asks once who somebody is whom the project does not know."""
        session = self._context.session
        self._context.settings.set_annotator_in(
            session.project.read.property("uid"), session.annotator
        )
        QTimer.singleShot(0, self, self.ask_annotator)

    def set_annotator(self, name: str) -> None:
        """Works under ``name`` from now on, here and in new projects."""
        session, settings = self._context.session, self._context.settings
        if name == session.annotator:
            return
        self.commit_fields()
        session.set_annotator(name)
        settings.set_annotator_in(session.project.read.property("uid"), name)

    def set_theme(self, theme: Theme) -> None:
        """Takes another theme and remembers it."""
        self._context.settings.theme = theme
        self.theme_requested.emit(theme)

    def set_spacing(self, spacing: Spacing) -> None:
        """Sets lines closer or wider, and remembers it."""
        self._context.settings.spacing = spacing
        self._view.set_spacing(spacing)

    def choose(self, menu: str, value: object) -> None:
        """What was chosen by name of a menu's choices: a language, a theme, a line spacing."""
        if isinstance(value, Theme):
            self.set_theme(value)
        elif isinstance(value, Spacing):
            self.set_spacing(value)
        elif menu == "language":
            self.set_language(str(value))

    def toggle_focus_mode(self) -> None:
        """Draws only the relations at what is selected, or all again, and remembers it."""
        settings = self._context.settings
        settings.focus_mode = not settings.focus_mode
        self._view.set_focus_mode(settings.focus_mode)

    def show_layer_of(self, name: str) -> None:
        """Shows the work of annotator ``name`` on this document; "": one's own."""
        self.commit_fields()
        self._context.desk.show_layer_of(name or None)

    def toggle_large_print(self) -> None:
        """Everything larger, or as large as usual."""
        self.set_large_print(not self._context.settings.large_print)

    def set_large_print(self, on: bool) -> None:  # noqa: FBT001
        """The same, given which of the two; it is remembered."""
        settings = self._context.settings
        settings.large_print = on
        self.large_print_requested.emit(on)
        self._view.set_smallest(LARGE_TEXT if on else 0.0)
        self._view.set_font_size(settings.font_size)

    def set_language(self, code: str) -> None:
        """Takes another language and remembers it."""
        self._context.settings.language = code
        self.language_requested.emit(code)

    def drop(self, event: QDropEvent) -> None:
        """Takes dropped files, once the program they came from has been answered."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.dropped(paths))

    def toggle_zones(self) -> None:
        """Folds the zones of the page, or unfolds them, and remembers it."""
        settings = self._context.settings
        settings.folds_zones = not settings.folds_zones
        self._view.fold_zones(settings.folds_zones)

    def toggle_odd_characters(self) -> None:
        """Shows odd characters, or the text as usual, and remembers it."""
        settings = self._context.settings
        settings.shows_odd_characters = not settings.shows_odd_characters
        self._view.show_odd_characters(settings.shows_odd_characters)

    def toggle_full_screen(self) -> None:
        """The whole screen, or back."""
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def dropped(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window: projects are merged or opened, all else imported.

        Without a project to import into, a new one is asked for first.  Where a project is opened
        instead, nothing goes into it.
        """
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects:
            if not self._dropped_projects(projects):
                return
            paths = [path for path in paths if path.suffix != SUFFIX]
        if paths and not self._context.session.is_open:
            self._projects.new()
        if paths and self._context.session.is_writable:
            self.import_files(paths)

    def _dropped_projects(self, paths: Sequence[Path]) -> bool:
        """Returns whether they were to be merged."""
        session = self._context.session
        if not session.is_writable or self._projects.is_open(paths[0]):
            self._projects.open(paths[0])
            return False
        take, show = self.tr("Merge into this project"), self.tr("Open it instead")
        question = phrased(
            self.tr("What shall happen to {names}?"),
            names=", ".join(path.name for path in paths[:5]) + ("…" if len(paths) > 5 else ""),
        )
        answer = ask.choose(self._window, question, [take, show])
        if answer == take:
            self.merge(paths)
        elif answer == show:
            self._projects.open(paths[0])
        return bool(answer == take)

    def focus_text(self) -> None:
        """Gives the keyboard to the text."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_panel(self) -> None:
        """Gives the keyboard to the next part of the window."""
        self._cycle(1)

    def previous_panel(self) -> None:
        """Gives the keyboard to the part before."""
        self._cycle(-1)

    def _cycle(self, by: int) -> None:
        shown = [panel for panel in self._panels if panel.isVisible()]
        has = [self._view.hasFocus(), *(panel.holds_focus() for panel in shown)]
        here = has.index(True) if True in has else 0
        place = (here + by) % len(has)
        if place == 0:
            self.focus_text()
        else:
            shown[place - 1].go()

    @staticmethod
    def _run(dialog: QDialog) -> bool:
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted
