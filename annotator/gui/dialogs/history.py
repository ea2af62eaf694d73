"""The history: who did what and when, in the project, in a document, to one annotation."""

import csv
import datetime
import io
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import FormatError
from annotator.formats.csv_rows.cells import disarmed
from annotator.formats.target import write_whole
from annotator.gui import ask
from annotator.gui.backups import last_backup_text
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.words import language
from annotator.gui.focus_ring import FocusRing
from annotator.gui.history_words import different, kind_name, local_time, told, who
from annotator.gui.models.history import HistoryModel
from annotator.gui.plain import PlainLabel, bare, one_line
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.gui.texts import error_text
from annotator.ops.history import PASSED, Entry, History, actors_in, kinds_in
from annotator.ops.kinds import Kind
from annotator.ops.steps import Step, Steps
from annotator.store.change import Change
from annotator.store.chronicle import Question

PROJECT, DOCUMENT, CHOSEN = "project", "document", "chosen"
_DAYS = (0, 1, 7, 30, 365)
_Role = QDialogButtonBox.ButtonRole


class HistoryDialog(QDialog):
    """A window of its own beside the text, which follows what is chosen there."""

    place_requested = Signal(object)  # Entry

    def __init__(
        self, session: Session, parent: QWidget | None = None, selection: Selection | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self._session = session
        self._selection = selection or Selection(self)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.read)
        self._make_filters()
        self._make_table()
        self.detail = PlainLabel(wrap=True, selectable=True)
        self.detail.setAccessibleName(self.tr("Details"))
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing())
        self.backup = PlainLabel(last_backup_text(session.project.path, language()))
        layout = QVBoxLayout(self)
        layout.addLayout(self._filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.backup)
        layout.addWidget(self._buttons())
        self.resize(980, 560)
        self._listen()
        self.read()

    # -- what it is made of -------------------------------------------------------------------

    def _make_filters(self) -> None:
        self.scope, self.who, self.what, self.days = (QComboBox() for _ in range(4))
        self.scope.addItem(self.tr("The whole project"), PROJECT)
        self.scope.addItem(self.tr("This document"), DOCUMENT)
        self.scope.addItem(self.tr("What is selected"), CHOSEN)
        project = self._session.project
        self.who.addItem(self.tr("Everybody"), None)
        for name in actors_in(project):
            self.who.addItem(who(name), name)
        self.what.addItem(self.tr("Everything"), None)
        for kind in kinds_in(project):
            if kind not in PASSED:
                self.what.addItem(kind_name(kind), kind)
        for days, words in zip(_DAYS, self._spans_of_time(), strict=True):
            self.days.addItem(words, days)
        self._filters = QHBoxLayout()
        for title, box in (
            (self.tr("&Of:"), self.scope), (self.tr("&Who:"), self.who),
            (self.tr("W&hat:"), self.what), (self.tr("Whe&n:"), self.days),
        ):  # fmt: skip
            form = QFormLayout()
            form.addRow(title, box)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(14)
            self._filters.addLayout(form, 1)
        if self._selection.selected.spans or self._selection.selected.relation is not None:
            self.scope.setCurrentIndex(self.scope.findData(CHOSEN))

    def _spans_of_time(self) -> tuple[str, ...]:
        return (
            self.tr("At any time"), self.tr("In the last 24 hours"), self.tr("In the last 7 days"),
            self.tr("In the last 30 days"), self.tr("In the last year"),
        )  # fmt: skip

    def _make_table(self) -> None:
        self.table = QTableView()
        FocusRing(self.table, framed=True)
        self.table.setAccessibleName(self.tr("History"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.activated.connect(self._go)
        self.table.doubleClicked.connect(self._go)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = box.addButton(self.tr("&Go there"), _Role.ActionRole)
        self.copy_button = box.addButton(self.tr("&Copy"), _Role.ActionRole)
        self.save_button = box.addButton(self.tr("&Save as CSV…"), _Role.ActionRole)
        for button, verb in (
            (self.go, lambda: self._go(self.table.currentIndex())),
            (self.copy_button, self.copy), (self.save_button, self.save),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, verb=verb: verb())
        box.rejected.connect(self.close)
        strip_icons(box)
        return box

    def _listen(self) -> None:
        for box in (self.scope, self.who, self.what, self.days):
            box.currentIndexChanged.connect(self.read)
        session, selection = self._session, self._selection
        session.changed.connect(self._hear)
        session.closed.connect(self.close)
        self.finished.connect(self.deleteLater)
        session.annotator_changed.connect(self._later.start)
        selection.selected_changed.connect(self._follow)
        selection.document_changed.connect(self._follow)

    # -- what it shows ------------------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """What is asked; None where nothing is selected to ask about."""
        days, kind = self.days.currentData(), self.what.currentData()
        since = ""
        if days:
            then = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=days)
            since = then.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        document, row = None, None
        if self.scope.currentData() == DOCUMENT:
            document = self._selection.document_id
        elif self.scope.currentData() == CHOSEN:
            row = self._chosen()
        if (row is None and self.scope.currentData() == CHOSEN) or document == 0:
            return None
        kinds = None if kind is None else frozenset([kind])
        return Question(self.who.currentData(), kinds, document, row, since, "", PASSED)

    def _chosen(self) -> tuple[str, int] | None:
        selected = self._selection.selected
        if selected.relation is not None:
            return "relation", selected.relation
        return ("span", selected.spans[0]) if selected.spans else None

    def read(self) -> None:
        """Reads the newest page anew."""
        if not self._session.is_open:
            return
        asked = self.question
        nothing = Question(kinds=frozenset())
        old = self.table.selectionModel()
        viewer = self._session.annotator
        self.model = HistoryModel(self._session, nothing if asked is None else asked, viewer, self)
        before = self.table.model()
        self.table.setModel(self.model)
        for gone in (old, before):
            if gone is not None:
                gone.deleteLater()
        self.table.selectionModel().currentChanged.connect(self._show_detail)
        if before is None:
            self._widen()
        self._show_detail(QModelIndex())
        if asked is None:
            self.detail.setText(self.tr("Select a span or a relation in the text."))

    def _widen(self) -> None:
        self.table.resizeColumnToContents(0)
        self.table.setColumnWidth(0, self.table.columnWidth(0) + 16)
        unit = self.table.fontMetrics().averageCharWidth()
        for column, letters in ((1, 14), (2, 34), (3, 22)):
            self.table.setColumnWidth(column, letters * unit)

    def _show_detail(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row()) if index.isValid() else None
        self.go.setEnabled(entry is not None and _can_go(entry))
        self.detail.setText(
            "  ·  ".join(filter(None, self.model.words(index.row()))) if entry else ""
        )

    def _hear(self, change: Change) -> None:
        if self.isVisible() and change.operation.kind != Kind.COUNT_TIME:
            self._later.start()

    def _follow(self, _what: object) -> None:
        if self.isVisible() and self.scope.currentData() != PROJECT:
            self._later.start()

    # -- what it does -------------------------------------------------------------------------

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and _can_go(entry := self.model.entry(index.row())):
            self.place_requested.emit(entry)

    def copy(self) -> None:
        """Copies the rows that are selected, else all that were read."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        chosen = rows or range(self.model.rowCount())
        lines = ["\t".join(self.model.titles())]
        lines += ["\t".join(self.model.words(row)) for row in chosen]
        QGuiApplication.clipboard().setText(bare("\n".join(lines)))

    def save(self) -> None:
        """Writes all answers, also those not read yet, as CSV."""
        asked = self.question
        kinds = self.tr("CSV files (*.csv)")
        target = ask.save_path(
            self, self.tr("Save the history"), Path.home() / "history.csv", kinds
        )
        if target is None or asked is None:
            return
        words = self.tr("The history is being read.")
        dialog = ProgressDialog(self.tr("History"), words, Task(self._csv(asked)), self)
        dialog.exec()
        dialog.deleteLater()
        if not isinstance(dialog.outcome, str):
            return
        try:
            write_whole(target, dialog.outcome.encode("utf-8-sig"))
        except FormatError as error:
            ask.say(self, error_text(error))

    def _csv(self, asked: Question) -> Steps[object]:
        session = self._session
        history, scheme = History(session.project, asked, session.annotator), session.scheme
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow([*self.model.titles(), self.tr("Time (UTC)")])
        count = 0
        while not history.is_at_end:
            for entry in history.page(100, 4000):
                count += 1
                document = entry.subject.document if entry.subject is not None else ""
                at = entry.operation.at
                cells = (local_time(at), who(entry.operation.actor), told(entry, scheme), document,
                         different(entry, scheme), at)  # fmt: skip
                writer.writerow([disarmed(one_line(bare(cell))) for cell in cells])
            yield Step(0, 0)
        return out.getvalue()


def _can_go(entry: Entry) -> bool:
    return entry.subject is not None and bool(entry.subject.document_id)
