"""What one person changed in two files: what holds, what lost, and which of them is to hold."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.words import sentence
from annotator.gui.models.ordering import Own
from annotator.gui.models.table import Column, TableModel
from annotator.gui.panels.table import Table
from annotator.gui.plain import PlainLabel, isolated, one_line
from annotator.gui.session import Session
from annotator.model.annotation import Json
from annotator.ops.conflicts import Conflict, conflicts, settle

_SHOWN = 80


@dataclass(frozen=True)
class Row:
    """A conflict in words."""

    conflict: Conflict
    document: str
    what: str
    holds: str
    lost: str


class ConflictsModel(TableModel[Row]):
    """One row a conflict, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_made_columns(), parent)

    def key(self, row: Row) -> Hashable:
        """A conflict is its id."""
        return row.conflict.id

    def own_order(self, row: Row) -> Own:
        """By id."""
        return (row.conflict.id,)


class ConflictsDialog(QDialog):
    """Lists what lost in merges; each can be taken or let go, as one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Conflicting edits"))
        self._session = session
        self.told = PlainLabel(wrap=True)
        self.model = ConflictsModel(self)
        self.table = Table(self.model, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.stretch(4, (140, 110, 110, 200, 200))
        self.take = QPushButton(self.tr("&Take what lost"))
        self.keep = QPushButton(self.tr("&Keep what holds"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button, taken in ((self.take, True), (self.keep, False)):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(self._settle_taking if taken else self._settle_keeping)
        strip_icons(buttons)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(860, 420)
        session.failed.connect(self._fail)
        self.table.selectionModel().selectionChanged.connect(lambda *_two: self._allow())
        self._read()

    def _read(self) -> None:
        project = self._session.project
        found = conflicts(project)
        self.model.set_rows([self._row(one) for one in found])
        self.told.setText(
            self.tr(
                "One person changed the same thing in two files that were merged. The later holds; "
                "what lost is kept here until you take it or let it go."
            )
            if found
            else self.tr("There are no conflicting edits.")
        )
        if found:
            self.table.selectRow(0)
        self._allow()

    def _row(self, one: Conflict) -> Row:
        read = self._session.project.read
        text, name = "", ""
        if one.document_id:
            text = read.text(one.document_id) or ""
            found = read.one("SELECT name FROM document WHERE id = ?", (one.document_id,))
            name = str(found[0]) if found else ""
        gone = self.tr("gone")
        holds = gone if one.holds is None else _said(one.holds, text)
        return Row(one, name, _kind(one.what), holds, _said(one.lost, text))

    def _allow(self) -> None:
        able = bool(self.table.keys()) and self._session.is_writable
        self.take.setEnabled(able)
        self.keep.setEnabled(able)

    def _settle_taking(self) -> None:
        self._settle(take=True)

    def _settle_keeping(self) -> None:
        self._settle(take=False)

    def _settle(self, *, take: bool) -> None:
        keys = self.table.keys()
        if keys:
            place = self.model.place(keys[0]) or 0
            before = len(self.model.rows())
            self._session.run(settle, int(str(keys[0])), take=take)
            left = conflicts(self._session.project)
            if len(left) < before:
                self._read()
                if left:
                    self.table.selectRow(min(place, len(left) - 1))

    def _fail(self, error: UserError) -> None:
        self.told.setText(sentence(error))


def _kind(table: str) -> str:
    translate = QCoreApplication.translate
    return {
        "span": translate("Conflicts", "span"),
        "relation": translate("Conflicts", "relation"),
        "label": translate("Conflicts", "label"),
        "attribute": translate("Conflicts", "attribute"),
        "document": translate("Conflicts", "document"),
        "decision": translate("Conflicts", "decision"),
        "annotator": translate("Conflicts", "annotator"),
        "layer": translate("Conflicts", "layer"),
    }.get(table, table)


def _said(version: Mapping[str, Json], text: str) -> str:
    """A version in a few words: its label, its words where it is a span, and what else it says."""
    parts = []
    if label := version.get("label"):
        parts.append(str(label))
    start, stop = version.get("start"), version.get("stop")
    if isinstance(start, int) and isinstance(stop, int):
        parts.append(f"“{isolated(text[start : min(stop, start + _SHOWN)])}”")
    named = ("value", "note", "answer", "name")
    parts += [str(version[name]) for name in named if version.get(name)]
    if version.get("attributes") not in (None, "{}", ""):
        parts.append(str(version["attributes"]))
    return one_line(" ".join(parts)[: 2 * _SHOWN])


def _made_columns() -> tuple[Column[Row], ...]:
    translate = QCoreApplication.translate
    return (
        Column(translate("Models", "Document"), lambda row: one_line(row.document)),
        Column(translate("Models", "Who"), lambda row: one_line(row.conflict.annotator)),
        Column(translate("Models", "What"), lambda row: row.what),
        Column(translate("Models", "Holds"), lambda row: row.holds),
        Column(translate("Models", "Lost"), lambda row: row.lost),
    )
