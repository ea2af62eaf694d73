"""Menus and tool bar, as nested tuples of action ids.

A string is an action (see ``actions``), None a separator, ``Sub`` a menu in a menu and ``Place``
a menu that its owner fills when it is about to be shown.
"""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from annotator.gui.actions import Actions
from annotator.gui.icons import scaled
from annotator.gui.menu_focus import MenuFocus
from annotator.gui.overrides import guarded

_ICON = 20
"""Pixels of the tool bar's icons at the usual font."""


@dataclass(frozen=True, slots=True)
class Place:
    """A menu filled elsewhere: recent projects, labels, panels, languages, themes."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the bar; ``text`` is a translation key of the context "Menus"."""

    text: str
    items: tuple[str | Place | None, ...]


def _place(id: str, text: object) -> Place:
    return Place(id, str(text))


MENUS: tuple[Menu, ...] = (
    Menu(
        str(QT_TRANSLATE_NOOP("Menus", "&File")),
        (
            "new", "open", _place("recent", QT_TRANSLATE_NOOP("Menus", "Open &recent")), "demo",
            None, "import", "export", "save_copy",
            None, "packages", "merge",
            None, "check", "restore", "salvage", "compact", "take_over", "close",
            None, "quit",
        ),
    ),
    Menu(
        str(QT_TRANSLATE_NOOP("Menus", "&Edit")),
        (
            "undo", "redo", None, "remove", "inspect",
            None, "find", "find_next", "find_previous",
            None, "history", None, "settings",
        ),
    ),
    Menu(
        str(QT_TRANSLATE_NOOP("Menus", "&Annotate")),
        (
            _place("entities", QT_TRANSLATE_NOOP("Menus", "&Entity label")), "hold",
            None, "relate", "relate_from",
            _place("relations", QT_TRANSLATE_NOOP("Menus", "Re&lation label")), "reverse",
            None, "repeat",
            None, "finish", "reopen",
            None, "adjudicate", "conflicts", "agreement",
            None, "scheme", "annotator",
        ),
    ),
    Menu(
        str(QT_TRANSLATE_NOOP("Menus", "&Go")),
        (
            "next", "previous", "next_open", "filter",
            None, "next_span", "previous_span", "next_relation", "previous_relation",
            "next_candidate", "previous_candidate",
            None, "go_text", "go_documents", "go_labels", "go_inspector", "go_spans",
            "go_relations", "next_panel", "previous_panel",
        ),
    ),
    Menu(
        str(QT_TRANSLATE_NOOP("Menus", "&View")),
        (
            "zoom_in", "zoom_out", "zoom_reset", "large_print",
            _place("spacing", QT_TRANSLATE_NOOP("Menus", "Line &spacing")),
            None, "focus_mode", "show_all",
            _place("layer", QT_TRANSLATE_NOOP("Menus", "&Whose work is shown")),
            None, "fold_zones", "odd_characters",
            None, _place("panels", QT_TRANSLATE_NOOP("Menus", "&Panels")), "reset_layout",
            "full_screen",
            None, _place("language", QT_TRANSLATE_NOOP("Menus", "&Language")),
            _place("theme", QT_TRANSLATE_NOOP("Menus", "&Theme")),
        ),
    ),
    Menu(str(QT_TRANSLATE_NOOP("Menus", "&Help")), ("palette", "keys", None, "logs", "about")),
)  # fmt: skip

TOOL_BAR: tuple[str | None, ...] = (
    "previous", "next", None,
    "undo", "redo", None,
    "relate", "hold", "remove", None,
    "finish", None,
    "zoom_out", "zoom_in", None,
    "import", "export", "scheme",
)  # fmt: skip


def fill_menu_bar(bar: QMenuBar, actions: Actions, text: QWidget) -> dict[str, QMenu]:
    """Builds the menus, which give the keyboard back to ``text``.

    Returns the menus that others fill, by id.
    """
    places: dict[str, QMenu] = {}
    for spec in MENUS:
        menu = bar.addMenu(QCoreApplication.translate("Menus", spec.text))
        for item in spec.items:
            if item is None:
                menu.addSeparator()
            elif isinstance(item, Place):
                places[item.id] = menu.addMenu(QCoreApplication.translate("Menus", item.text))
            else:
                menu.addAction(actions[item])
    MenuFocus(bar, text)
    return places


@guarded
class ToolBar(QToolBar):
    """A tool bar whose icons are as large as the print calls for."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follows the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        side = scaled(_ICON)
        self.setIconSize(QSize(side, side))


def make_tool_bar(title: str, actions: Actions, parent: QWidget) -> QToolBar:
    """Builds the tool bar."""
    bar = ToolBar(title, parent)
    bar.setObjectName("tools")
    bar.setMovable(False)
    for name in TOOL_BAR:
        if name is None:
            bar.addSeparator()
        else:
            bar.addAction(actions[name])
    # The one command that everybody needs at every document says what it is.
    finish = bar.widgetForAction(actions["finish"])
    if isinstance(finish, QToolButton):
        finish.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return bar
