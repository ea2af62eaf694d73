"""Accepting by a stated rule: its counts are seen before it is applied, and it can be revoked."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import Borders, Rule, Votes
from annotator.errors import UserError
from annotator.gui import ask
from annotator.gui.adjudication.names import borders_name, cause_name, rule_title, votes_name
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.progress import ProgressPane
from annotator.gui.dialogs.words import sentence
from annotator.gui.plain import PlainLabel, isolated, one_line, phrased
from annotator.gui.session import REFUSED, Session
from annotator.gui.tasks import Task
from annotator.gui.texts import document_count, relation_count, span_count
from annotator.ops.auto_accept import Accepted, auto_accept, preview_rule
from annotator.ops.patterns import pattern_words
from annotator.ops.revoking import revocation, revoke_rule, rules_used

_REST = 150
_LONG = 60


class RulesDialog(QDialog):
    """Chooses a rule, counts what it settles while one chooses, applies it as one step of undo."""

    told = Signal(str)

    def __init__(self, session: Session, document: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Accept by rule"))
        self._session = session
        self._document = document
        self._task: Task | None = None
        self.preview: Accepted | None = None
        self._make_fields()
        self._make_preview()
        self._lay()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._count)
        for box in (self.votes, self.borders, self.where):
            box.currentIndexChanged.connect(self._changed)
        for number in (self.number, self.least):
            number.valueChanged.connect(self._changed)
        self._changed()
        self._read_used()

    def _make_fields(self) -> None:
        self.votes, self.borders, self.where = QComboBox(), QComboBox(), QComboBox()
        for votes in Votes:
            self.votes.addItem(votes_name(votes), votes)
        for borders in Borders:
            self.borders.addItem(borders_name(borders), borders)
        self.where.addItem(self.tr("All documents"), None)
        if self._document:
            self.where.addItem(self.tr("This document"), (self._document,))
        self.number, self.least = QSpinBox(), QSpinBox()
        for box in (self.number, self.least):
            box.setRange(1, 50)
            box.setValue(2)

    def _make_preview(self) -> None:
        self.counts = PlainLabel(wrap=True, selectable=True)
        self.used = QListWidget()
        self.used.setAccessibleName(self.tr("Rules that were applied"))
        self.used.setMaximumHeight(110)
        self.revoke = QPushButton(self.tr("Take its decisions &back"))
        self.revoke.setAutoDefault(False)
        self.revoke.clicked.connect(self._revoke)
        self.used.currentItemChanged.connect(lambda item: self.revoke.setEnabled(item is not None))
        self.progress = ProgressPane()
        self.progress.hide()
        self.progress.ended.connect(self._rested)

    def _lay(self) -> None:
        self._choosing = QWidget()
        form = QFormLayout(self._choosing)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Agreement on the &label"), self.votes)
        form.addRow(self.tr("&How many"), self.number)
        form.addRow(self.tr("B&orders"), self.borders)
        form.addRow(self.tr("Fi&nished by at least"), self.least)
        form.addRow(self.tr("&Where"), self.where)
        box = QGroupBox(self.tr("What it would settle"))
        inside = QVBoxLayout(box)
        inside.addWidget(self.counts)
        inside.addStretch(1)
        self._before = QGroupBox(self.tr("Applied before"))
        line = QHBoxLayout(self._before)
        line.addWidget(self.used, 1)
        line.addWidget(self.revoke)
        close = QDialogButtonBox.StandardButton.Close
        self.buttons = QDialogButtonBox(close)
        self.apply = QPushButton(self.tr("&Accept"))
        self.buttons.addButton(self.apply, QDialogButtonBox.ButtonRole.AcceptRole)
        strip_icons(self.buttons)
        self.buttons.rejected.connect(self.reject)
        self.apply.clicked.connect(self._apply)
        column = QVBoxLayout(self)
        column.addWidget(self._choosing)
        column.addWidget(box, 1)
        column.addWidget(self._before)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        self.resize(560, 560)

    @property
    def rule(self) -> Rule:
        """The rule as it is chosen now."""
        return Rule(
            Votes(self.votes.currentData()),  # a combo box gives them back as bare strings
            Borders(self.borders.currentData()),
            self.number.value(),
            self.least.value(),
        )

    def reject(self) -> None:
        """Ends the counting, too."""
        if self.progress.is_busy:
            self.progress.cancel()
            return
        self._stop()
        super().reject()

    def _changed(self) -> None:
        self.number.setEnabled(self.votes.currentData() == Votes.AT_LEAST)
        self.apply.setEnabled(False)
        self._stop()
        self.counts.setText(self.tr("Counting…"))
        self._rest.start()

    def _stop(self) -> None:
        self._rest.stop()
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()

    def _count(self) -> None:
        self._stop()
        steps = preview_rule(self._session.project, self.rule, self.where.currentData())
        task = Task(steps, self)
        task.finished.connect(self._show)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._break)
        self._task = task
        task.start()

    def _show(self, found: Accepted) -> None:
        self.preview = found
        self.apply.setEnabled(found.settled > 0 and self._session.is_writable)
        self.counts.setText(counts_text(found))

    def _fail(self, error: UserError) -> None:
        self.counts.setText(sentence(error))

    def _break(self) -> None:
        """Where nobody stopped it, it met a bug, which is told elsewhere."""
        if self._task is not None:
            self._stop()
            self.counts.setText(self.tr("Not counted; choose again to count anew."))

    def _apply(self) -> None:
        if self._session.has_unsaved:
            self._wait_for_edits()
            return
        self._stop()
        steps = auto_accept(self._session.project, self.rule, self.where.currentData())
        task = Task(steps, self)
        task.finished.connect(self._applied)
        task.failed.connect(self._fail)
        task.failed.connect(lambda _error: self.apply.setEnabled(True))
        task.cancelled.connect(self._changed)
        self.progress.show()
        for part in (self.apply, self._choosing, self._before):
            part.setEnabled(False)
        self.progress.start(task, self.tr("Accepting…"))

    def _rested(self) -> None:
        self.progress.hide()
        for part in (self._choosing, self._before):
            part.setEnabled(True)

    def _wait_for_edits(self) -> None:
        """Edits that were made before come first; what they leave is counted anew."""
        if self._session.retry():
            self._changed()
        else:
            self._fail(REFUSED)

    def _applied(self, done: Accepted) -> None:
        told = self.tr("Items accepted by rule ({rule}): {count}.")
        self.told.emit(phrased(told, count=done.settled, rule=rule_title(done.rule)))
        self._read_used()
        self._changed()

    def _read_used(self) -> None:
        self.used.clear()
        project = self._session.project
        for rule, count in rules_used(project).items():
            if rule:
                words = pattern_words(project, rule)
                like = f" “{isolated(one_line(words[:_LONG]))}”" if words else ""
                item = QListWidgetItem(f"{rule_title(rule)}{like}: {count}")
                item.setData(Qt.ItemDataRole.UserRole, rule)
                self.used.addItem(item)
        self.revoke.setEnabled(False)

    def _revoke(self) -> None:
        item = self.used.currentItem()
        if item is None:
            return
        rule = str(item.data(Qt.ItemDataRole.UserRole))
        found = self._session.run(revocation, rule)
        if found is not None and self._wants(found.count):
            count = self._session.run(revoke_rule, rule)
            if count is not None:
                self.told.emit(self.tr("Decisions taken back: {count}.").format(count=count))
        self._read_used()
        self._changed()

    def _wants(self, count: int) -> bool:
        """Shows how many go: relations that lose an end are among them."""
        told = self.tr("Take decisions back, with the relations that lose an end: {count}?")
        return ask.confirm(self, told.format(count=count), self.tr("Take back"))


def counts_text(found: Accepted) -> str:
    """What a rule settles, in lines."""
    translate = QCoreApplication.translate
    told = translate(
        "RulesDialog",
        "Items settled: {count} (in {documents}): {spans}, {relations}, “none of them”: {none}.",
    )
    lines = [
        told.format(
            count=found.settled,
            documents=document_count(found.documents),
            spans=span_count(found.spans),
            relations=relation_count(found.relations),
            none=found.none,
        ),
        translate("RulesDialog", "Items that stay open: {count}.").format(count=found.left),
    ]
    if found.unknown:
        told = translate("RulesDialog", "Not allowed by the scheme: {relations} of them.")
        lines.append(told.format(relations=relation_count(found.unknown)))
    lines += [f"{cause_name(Cause(name))}: {count}" for name, count in found.by_cause.most_common()]
    return "\n".join(lines)
