"""The report to one annotator: what gold has otherwise, by cause, with the reviewer's notes."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.decision_items import Cause
from annotator.errors import UserError
from annotator.formats.file_names import FileNames
from annotator.formats.target import write_whole
from annotator.gui import ask
from annotator.gui.adjudication.names import cause_name, rule_title
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.words import sentence
from annotator.gui.models.ordering import Own
from annotator.gui.models.spans import Looks
from annotator.gui.models.table import Column, TableModel
from annotator.gui.panels.table import Table
from annotator.gui.plain import PlainLabel, joined, one_line
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.gui.texts import document_count
from annotator.ops.annotate import GOLD
from annotator.ops.feedback import Changed, Feedback, feedback, first_with_decisions

_WORDS = 2
_WIDEST = (180, 200, 220, 330, 330, 220, 140)
"""Pixels of each column at the most, but for the words, which take the room that is left."""


class ChangedModel(TableModel[tuple[int, Changed]]):
    """One row an item that gold has otherwise."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(_made_columns(looks), parent)

    def key(self, row: tuple[int, Changed]) -> Hashable:
        """Its number in the report."""
        return row[0]

    def own_order(self, row: tuple[int, Changed]) -> Own:
        """As the report has them."""
        return (row[0],)


class FeedbackDialog(QDialog):
    """Chooses an annotator; the report comes in slices between events."""

    place_requested = Signal(int, int, object)
    """Document, code point and uid of what somebody wants to see."""

    def __init__(self, session: Session, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report to an annotator"))
        self._session = session
        self._task: Task | None = None
        self.report: Feedback | None = None
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Annotator"))
        for one in session.project.read.annotators():
            if one.kind != GOLD:
                self.who.addItem(one_line(one.name), one.name)
        self.who.setCurrentIndex(max(0, self.who.findData(first_with_decisions(session.project))))
        self.told = PlainLabel(wrap=True, selectable=True)
        self.model = ChangedModel(looks, self)
        self.table = Table(self.model, self)
        self.table.setAccessibleName(self.windowTitle())
        self.table.stretch(_WORDS, _WIDEST)
        self.table.entered_on.connect(self._go)
        self.table.doubleClicked.connect(lambda _index: self._go())
        self._lay()
        self.who.currentIndexChanged.connect(self._begin)
        self._begin()

    def _lay(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = QPushButton(self.tr("&Save as CSV…"))
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        strip_icons(self.buttons)
        self.save.clicked.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.who)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        self.resize(1100, 600)

    def reject(self) -> None:
        """Ends the work, too."""
        self._stop()
        super().reject()

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()

    def _begin(self) -> None:
        self._stop()
        self.report = None
        self.model.set_rows([])
        self.save.setEnabled(False)
        if self.who.count() == 0:
            self.told.setText(self.tr("The project has no annotators yet."))
            return
        self.told.setText(self.tr("Comparing with gold…"))
        task = Task(feedback(self._session.project, str(self.who.currentData())), self)
        task.finished.connect(self._show)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._break)
        self._task = task
        task.start()

    def _fail(self, error: UserError) -> None:
        self.told.setText(sentence(error))

    def _break(self) -> None:
        """Where nobody stopped it, it met a bug, which is told elsewhere."""
        if self._task is not None:
            self._stop()
            self.told.setText(self.tr("Not compared; choose again to compare anew."))

    def _show(self, report: Feedback) -> None:
        self.report = report
        self.model.set_rows(list(enumerate(report.changed)))
        self.table.stretch(_WORDS, _WIDEST)
        self.table.narrow(_WORDS)
        self.save.setEnabled(True)
        total = report.spans + report.relations
        told = self.tr(
            "Settled items in {documents}; of {total} spans and relations {kept} are in gold just "
            "so."
        )
        parts = [f"{cause_name(Cause(name))}: {count}" for name, count in report.by_cause.items()]
        first = told.format(
            documents=document_count(report.documents), kept=report.kept, total=total
        )
        self.told.setText("\n".join([first, ", ".join(parts)]) if parts else first)

    def _go(self, _key: object = None) -> None:
        keys = self.table.keys()
        if keys and self.report is not None:
            one = self.report.changed[int(str(keys[0]))]
            self.place_requested.emit(one.document, one.start, one.uid)
            self.accept()

    def _save(self) -> None:
        if self.report is None:
            return
        name = Path.home() / FileNames(".csv").give(self.report.annotator)
        path = ask.save_path(self, self.tr("Save as CSV"), name, "CSV (*.csv)")
        if path is None:
            return
        try:
            # A byte order mark, or spreadsheets take Vietnamese for Latin-1.
            write_whole(path, self.report.to_csv().encode("utf-8-sig"))
        except UserError as error:
            self.told.setText(sentence(error))


def _titled(said: str, looks: Looks) -> str:
    """``said`` with the label's title, as the table of items shows it."""
    label, colon, words = said.partition(": ")
    return one_line(joined((looks.get(label, (label, ""))[0], words[:120]), colon))


def _made_columns(looks: Looks) -> tuple[Column[tuple[int, Changed]], ...]:
    translate = QCoreApplication.translate
    return (
        Column(translate("Models", "Document"), lambda row: row[1].name, lambda row: row[1].name),
        Column(
            translate("Models", "Cause"),
            lambda row: cause_name(row[1].cause),
            lambda row: str(row[1].cause),
        ),
        Column(translate("Models", "Words"), lambda row: one_line(row[1].words[:120])),
        Column(translate("Models", "Said"), lambda row: _titled(row[1].said, looks)),
        Column(translate("Models", "Gold"), lambda row: _titled(row[1].gold, looks)),
        Column(translate("Models", "Note"), lambda row: one_line(row[1].note[:120])),
        Column(translate("Models", "Decision"), lambda row: rule_title(row[1].rule)),
    )
