"""The backups of a project: which there are, whether they are whole, and which is taken back."""

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.gui.backups import time_text
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.words import language, sentence, translate
from annotator.gui.focus_ring import FocusRing
from annotator.gui.plain import PlainLabel, phrased, tool_tip
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.ops.backups import MASS, back_up, backups_of, examine, place_for
from annotator.store.backups import Backup, Contents, Occasion

_WHEN, _WHY, _SIZE, _DOCUMENTS, _SPANS, _STATE = range(6)


class BackupsDialog(QDialog):
    """A table of backups, looked through one after another, the newest first.

    After it was accepted ``chosen`` is the backup that is wanted, and ``in_place`` says whether it
    shall take the project's place.  ``uid`` is the project's, "" where nobody knows it.
    """

    def __init__(self, project: Path, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.backups = backups_of(place_for(project, uid))
        self.chosen: Backup | None = None
        self.in_place = False
        self._uid = uid
        self._good: set[int] = set()
        self._task: Task | None = None
        self._row = -1
        self._words = PlainLabel(wrap=True)
        self._words.setText(self._introduction())
        self.table = self._made_table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.as_new = buttons.addButton(self.tr("Restore as a &new file…"), role)
        self.replacing = buttons.addButton(self.tr("&Put in the project's place…"), role)
        self.as_new.clicked.connect(lambda: self._choose(in_place=False))
        self.replacing.clicked.connect(lambda: self._choose(in_place=True))
        buttons.rejected.connect(self.reject)
        strip_icons(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self._words)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(720, 420)
        self._allow()
        self._look_at_next()

    def _introduction(self) -> str:
        if not self.backups:
            return self.tr(
                "There is no backup of this project yet. One is made every hour while you work, "
                "and before a merge or a large deletion."
            )
        folders = dict.fromkeys(str(backup.path.parent) for backup in self.backups)
        return phrased(
            self.tr("Backups lie in {path}. The open project is never overwritten."),
            path="; ".join(folders),
        )

    def _made_table(self) -> QTableWidget:
        titles = [
            self.tr("When"), self.tr("Why"), self.tr("Size"), self.tr("Documents"),
            self.tr("Spans"), self.tr("State"),
        ]  # fmt: skip
        table = QTableWidget(len(self.backups), len(titles))
        FocusRing(table, framed=True)
        table.setAccessibleName(self.tr("Backups"))
        table.setHorizontalHeaderLabels(titles)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        why = {
            Occasion.HOURLY: self.tr("hourly"),
            Occasion.MERGE: self.tr("before a merge"),
            Occasion.DELETION: self.tr("before a deletion"),
            Occasion.COMPACTION: self.tr("before compacting the history"),
            Occasion.ASKED: self.tr("asked for"),
        }
        place = QLocale(language())
        for row, backup in enumerate(self.backups):
            words = {_WHEN: time_text(backup.at, language()), _STATE: self.tr("not checked yet")}
            words[_WHY] = why.get(Occasion(backup.occasion), "") if _is_known(backup) else ""
            words[_SIZE] = place.formattedDataSize(backup.size)
            for column in range(len(titles)):
                table.setItem(row, column, QTableWidgetItem(words.get(column, "")))
        table.resizeColumnsToContents()
        table.itemSelectionChanged.connect(self._allow)
        if self.backups:
            table.selectRow(0)
        return table

    def _look_at_next(self) -> None:
        self._row += 1
        if self._row >= len(self.backups):
            return
        self._write(_STATE, self.tr("being checked…"))
        self._task = Task(examine(self.backups[self._row]), self)
        self._task.finished.connect(self._found)
        self._task.failed.connect(self._found_damage)
        self._task.start()

    def _found(self, contents: Contents) -> None:
        self._write(_DOCUMENTS, str(contents.documents))
        self._write(_SPANS, str(contents.spans))
        if self._uid and contents.uid != self._uid:
            self._write(_STATE, self.tr("of another project"))
        else:
            self._write(_STATE, self.tr("whole"))
            self._good.add(self._row)
        self._allow()
        self._look_at_next()

    def _found_damage(self, error: UserError) -> None:
        self._write(_STATE, self.tr("damaged"))
        self._item(_STATE).setToolTip(tool_tip(sentence(error)))
        self._look_at_next()

    def _write(self, column: int, words: str) -> None:
        self._item(column).setText(words)

    def _item(self, column: int) -> QTableWidgetItem:
        item = self.table.item(self._row, column)
        if item is None:
            raise RuntimeError("no such row")
        return item

    def _allow(self) -> None:
        if hasattr(self, "replacing"):
            good = self.table.currentRow() in self._good
            self.as_new.setEnabled(good)
            self.replacing.setEnabled(good)

    def _choose(self, *, in_place: bool) -> None:
        self.chosen, self.in_place = self.backups[self.table.currentRow()], in_place
        self.accept()

    def done(self, result: int) -> None:
        """Leaves off looking, and closes."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)


def _is_known(backup: Backup) -> bool:
    return backup.occasion in list(Occasion)


def back_up_before(session: Session, count: int, parent: QWidget) -> None:
    """A backup before ``count`` annotations are changed at once, if that is many.

    What hinders it is said; the work goes on.
    """
    if count < MASS or session.project.path is None:
        return
    title = translate("BackupsDialog", "Backup")
    words = translate("BackupsDialog", "The project is being backed up first.")
    steps = back_up(session.project, Occasion.DELETION)
    dialog = ProgressDialog(title, words, Task(steps), parent)
    dialog.exec()
    dialog.deleteLater()
    if dialog.error is not None:
        session.failed.emit(dialog.error)
