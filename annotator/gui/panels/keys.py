"""All keys on one page: the document's, the labels', the window's."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions import ACTIONS, keys_of, plain_text_of
from annotator.gui.buttons import strip_icons
from annotator.gui.menus import MENUS
from annotator.model.scheme import Scheme

GRAMMAR: tuple[tuple[object, object], ...] = (
    (QT_TRANSLATE_NOOP("Gestures", "Drag"), QT_TRANSLATE_NOOP(
        "Gestures", "select words (whole syllables; with Alt characters, with Ctrl words)")),
    (QT_TRANSLATE_NOOP("Gestures", "Double-click"), QT_TRANSLATE_NOOP(
        "Gestures", "select one syllable")),
    (QT_TRANSLATE_NOOP("Gestures", "Triple-click"), QT_TRANSLATE_NOOP(
        "Gestures", "select a sentence")),
    (QT_TRANSLATE_NOOP("Gestures", "Shift+drag"), QT_TRANSLATE_NOOP(
        "Gestures", "add another stretch, also to the selected span (discontinuous spans)")),
    (QT_TRANSLATE_NOOP("Gestures", "Label key"), QT_TRANSLATE_NOOP(
        "Gestures", "label the selected words, or relabel the selected span or relation")),
    (QT_TRANSLATE_NOOP("Gestures", "Click, click again"), QT_TRANSLATE_NOOP(
        "Gestures", "select a span, then the one around it")),
    (QT_TRANSLATE_NOOP("Gestures", "Ctrl+click"), QT_TRANSLATE_NOOP(
        "Gestures", "select several spans")),
    (QT_TRANSLATE_NOOP("Gestures", "Shift+Right, Shift+Left"), QT_TRANSLATE_NOOP(
        "Gestures", "extend the selection, or move the end of the selected span")),
    (QT_TRANSLATE_NOOP("Gestures", "Alt+Shift+Right, Alt+Shift+Left"), QT_TRANSLATE_NOOP(
        "Gestures", "move the start of the selected span")),
    (QT_TRANSLATE_NOOP("Gestures", "Drag an edge"), QT_TRANSLATE_NOOP(
        "Gestures", "move that end of the span")),
    ("R", QT_TRANSLATE_NOOP(
        "Gestures", "start a relation: then type the letters of its tail, or click it")),
    ("Shift+R", QT_TRANSLATE_NOOP(
        "Gestures", "start a relation to the selected span: then type the letters of its head")),
    (QT_TRANSLATE_NOOP("Gestures", "after R: Shift+letter"), QT_TRANSLATE_NOOP(
        "Gestures", "make this relation the other way round; R again turns all hints round")),
    (QT_TRANSLATE_NOOP("Gestures", "after R: Page Up, Page Down"), QT_TRANSLATE_NOOP(
        "Gestures", "scroll, the hints follow; Tab and the arrow keys walk, Enter takes")),
    ("; :", QT_TRANSLATE_NOOP(
        "Gestures", "next, previous relation of the span; then Left: its head, Right: its tail")),
    ("Tab, Shift+Tab", QT_TRANSLATE_NOOP("Gestures", "next, previous span")),
    (QT_TRANSLATE_NOOP("Gestures", "Enter"), QT_TRANSLATE_NOOP(
        "Gestures", "note and attributes of what is selected")),
    (QT_TRANSLATE_NOOP("Gestures", "Delete"), QT_TRANSLATE_NOOP(
        "Gestures", "remove what is selected")),
    ("Esc", QT_TRANSLATE_NOOP("Gestures", "select nothing, leave the relation")),
    (QT_TRANSLATE_NOOP("Gestures", "Ctrl+wheel"), QT_TRANSLATE_NOOP("Gestures", "zoom")),
)  # fmt: skip
"""Gesture and what it does, English, keys of the context "Gestures"."""


class KeysDialog(QDialog):
    """Shows what every key does, with the labels of the open project."""

    def __init__(self, scheme: Scheme | None, language: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and gestures"))
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Key"), self.tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setWordWrap(True)
        self._add_group(self.tr("In the text"), [(_gesture(key), _gesture(what))
                                                 for key, what in GRAMMAR])  # fmt: skip
        if scheme is not None:
            self._add_labels(scheme, language)
        for title, rows in _window_rows():
            self._add_group(title, rows)
        self.tree.expandAll()
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tree)
        strip_icons(buttons)
        layout.addWidget(buttons)
        self.resize(760, 640)

    def _add_labels(self, scheme: Scheme, language: str) -> None:
        for title, labels in (
            (self.tr("Entity labels"), scheme.entities),
            (self.tr("Relation labels"), scheme.relations),
        ):
            rows = [(label.key, label.title(language)) for label in labels if label.key]
            if rows:
                self._add_group(title, rows)

    def _add_group(self, title: str, rows: list[tuple[str, str]]) -> None:
        group = QTreeWidgetItem(self.tree, [title])
        group.setFirstColumnSpanned(True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.tree.font()
        font.setBold(True)
        group.setFont(0, font)
        for key, what in rows:
            group.addChild(QTreeWidgetItem([key, what]))


def _window_rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """The window's actions that have a key, by menu."""
    specs = {spec.id: spec for spec in ACTIONS}
    out = []
    for menu in MENUS:
        rows = []
        for item in menu.items:
            spec = specs.get(item) if isinstance(item, str) else None
            if spec is not None and spec.shortcuts:
                rows.append((keys_of(spec), plain_text_of(spec)))
        if rows:
            title = QCoreApplication.translate("Menus", menu.text).replace("&", "")
            out.append((title, rows))
    return out


def _gesture(text: object) -> str:
    return QCoreApplication.translate("Gestures", str(text))
