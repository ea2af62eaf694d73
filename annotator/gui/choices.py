"""The menus that are filled when they are opened: recent projects, labels, panels, languages."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QDockWidget, QMenu

from annotator.gui.actions import show_key
from annotator.gui.document.spacing import Spacing
from annotator.gui.panels.panel import Context
from annotator.gui.plain import phrased, without_mnemonic
from annotator.gui.settings import Theme
from annotator.model.scheme import EntityLabel, RelationLabel

LANGUAGES = (("", ""), ("vi", "Tiếng Việt"), ("en", "English"))
"""Codes and names; a language is called by its own name in every language."""


class Choices(QObject):
    """Fills the places of the menu bar and utters what was chosen there."""

    project_requested = Signal(object)  # Path
    label_requested = Signal(str)
    relation_label_requested = Signal(str)
    language_requested = Signal(str)
    theme_requested = Signal(object)  # Theme
    spacing_requested = Signal(object)  # Spacing
    layer_requested = Signal(str)
    """Name of the annotator whose work is to be shown; "": one's own."""

    def __init__(
        self,
        menus: Mapping[str, QMenu],
        context: Context,
        docks: Iterable[QDockWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._docks = tuple(docks)
        fillers: dict[str, Callable[[QMenu], None]] = {
            "recent": self._fill_recent,
            "entities": self._fill_entities,
            "relations": self._fill_relations,
            "panels": self._fill_panels,
            "language": self._fill_languages,
            "theme": self._fill_themes,
            "spacing": self._fill_spacings,
            "layer": self._fill_layers,
        }
        for name, menu in menus.items():
            menu.aboutToShow.connect(lambda m=menu, fill=fillers[name]: _filled(m, fill))

    def _fill_recent(self, menu: QMenu) -> None:
        for path in self._context.settings.recent():
            action = menu.addAction(without_mnemonic(str(path)))
            action.triggered.connect(_later(self.project_requested.emit, path))
        if menu.isEmpty():
            menu.addAction(self.tr("No project yet")).setEnabled(False)

    def _fill_entities(self, menu: QMenu) -> None:
        session = self._context.session
        labels = session.scheme.entities if session.is_open else ()
        self._fill_labels(menu, labels, self.label_requested.emit)

    def _fill_relations(self, menu: QMenu) -> None:
        session = self._context.session
        labels = session.scheme.relations if session.is_open else ()
        self._fill_labels(menu, labels, self.relation_label_requested.emit)

    def _fill_labels(
        self,
        menu: QMenu,
        labels: Iterable[EntityLabel | RelationLabel],
        choose: Callable[[str], object],
    ) -> None:
        desk = self._context.desk
        enabled = self._context.session.is_writable and not desk.is_empty and desk.is_own
        for label in labels:
            title = without_mnemonic(label.title(self._context.language))
            action = menu.addAction(_swatch(label.colour), title)
            if label.key:
                show_key(action, title, label.key)
            action.setEnabled(enabled)
            action.triggered.connect(_later(choose, label.name))
        if menu.isEmpty():
            menu.addAction(self.tr("The scheme has no such label")).setEnabled(False)

    def _fill_panels(self, menu: QMenu) -> None:
        for dock in self._docks:
            menu.addAction(dock.toggleViewAction())

    def _fill_languages(self, menu: QMenu) -> None:
        chosen = self._context.settings.language
        for code, name in LANGUAGES:
            action = menu.addAction(name or self.tr("As the system"))
            _check(action, code == chosen)
            action.triggered.connect(_later(self.language_requested.emit, code))

    def _fill_themes(self, menu: QMenu) -> None:
        chosen = self._context.settings.theme
        for theme in Theme:
            action = menu.addAction(theme_name(theme))
            _check(action, theme is chosen)
            action.triggered.connect(_later(self.theme_requested.emit, theme))

    def _fill_spacings(self, menu: QMenu) -> None:
        chosen = self._context.settings.spacing
        for spacing in Spacing:
            action = menu.addAction(spacing_name(spacing))
            _check(action, spacing is chosen)
            action.triggered.connect(_later(self.spacing_requested.emit, spacing))

    def _fill_layers(self, menu: QMenu) -> None:
        session, desk = self._context.session, self._context.desk
        if desk.is_empty:
            menu.addAction(self.tr("No document is open")).setEnabled(False)
            return
        own = phrased(self.tr("Mine ({name})"), name=without_mnemonic(session.annotator))
        there = session.project.read.workers(desk.laid.document_id)
        others = [name for name in there if name != session.annotator]
        for name, text in [("", own), *((name, without_mnemonic(name)) for name in others)]:
            action = menu.addAction(text)
            _check(action, desk.is_own if not name else name == desk.shown_annotator)
            action.triggered.connect(_later(self.layer_requested.emit, name))
        if not others:
            menu.addAction(self.tr("Nobody else has worked on it")).setEnabled(False)


def spacing_name(spacing: Spacing) -> str:
    """A line spacing in the window's language."""
    if spacing is Spacing.COMPACT:
        return QCoreApplication.translate("Choices", "Compact")
    if spacing is Spacing.WIDE:
        return QCoreApplication.translate("Choices", "Wide")
    return QCoreApplication.translate("Choices", "Normal")


def theme_name(theme: Theme) -> str:
    """A theme in the window's language."""
    if theme is Theme.LIGHT:
        return QCoreApplication.translate("Choices", "Light")
    if theme is Theme.DARK:
        return QCoreApplication.translate("Choices", "Dark")
    return QCoreApplication.translate("Choices", "As the system")


def _filled(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
    menu.clear()
    fill(menu)


def _later(verb: Callable[..., object], value: str | Path | Theme) -> Callable[[bool], None]:
    def run(_checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        verb(value)

    return run


def _check(action: QAction, checked: bool) -> None:  # noqa: FBT001
    action.setCheckable(True)
    action.setChecked(checked)


def _swatch(colour: str) -> QIcon:
    out = QPixmap(14, 14)
    out.fill(QColor(colour))
    return QIcon(out)
