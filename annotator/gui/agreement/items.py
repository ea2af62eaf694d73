"""Below the chart: the spans or relations behind the number that was opened."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.agreement.decision_items import Cause
from annotator.errors import UserError
from annotator.gui.adjudication.names import cause_explained, cause_name
from annotator.gui.adjudication.rows import context
from annotator.gui.agreement.saving import tab_separated
from annotator.gui.dialogs.words import sentence
from annotator.gui.models.ordering import Own
from annotator.gui.models.spans import Looks
from annotator.gui.models.table import Column, TableModel, natural
from annotator.gui.panels.table import Table
from annotator.gui.plain import PlainLabel, joined, one_line, phrased, tool_tip
from annotator.gui.tasks import Task
from annotator.ops.agreement_items import SHOWN, Found, FoundItems
from annotator.ops.steps import Steps

_DECORATION, _TIP = int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.ToolTipRole)
_A, _B = 4, 5
_SHORT = 60
_CAUSES = {cause: rank for rank, cause in enumerate(Cause)}


class FoundModel(TableModel[Found]):
    """One row an item, in the order found."""

    ROLES = frozenset({_DECORATION, _TIP})

    def __init__(self, parent: QObject | None = None) -> None:
        self.looks: Looks = {}
        self.named: Callable[[str], str] = one_line
        super().__init__(self._made_columns(), parent)

    def key(self, row: Found) -> Hashable:
        """Its number."""
        return row.number

    def own_order(self, row: Found) -> Own:
        """As found."""
        return (row.number,)

    def decoration(self, row: Found, column: int, role: int) -> object:
        """The colours of both labels, and whole words as tool tips."""
        if role == _DECORATION:
            label = {_A: row.label_a, _B: row.label_b}.get(column, "")
            look = self.looks.get(label)
            return QColor(look[1]) if look else None
        tips = {
            0: f"{row.before}{row.words}{row.after}",
            1: cause_explained(row.cause),
            _A: row.words_a,
            _B: row.words_b,
        }
        return tool_tip(tips.get(column, ""))

    def said(self, label: str, words: str, row: Found) -> str:
        """One side: its label, with its words where the borders differ."""
        if not label:
            return "–"
        title = one_line(self.looks.get(label, (label, ""))[0])
        if row.words_a == row.words_b or not (row.label_a and row.label_b):
            return title
        return joined((title, one_line(words[:_SHORT])), " · ")

    def _made_columns(self) -> tuple[Column[Found], ...]:
        translate = QCoreApplication.translate
        return (
            Column(translate("Models", "Text in context"), _shown, _by_words),
            Column(
                translate("Models", "Cause"),
                lambda row: cause_name(row.cause),
                lambda row: (_CAUSES[row.cause], row.number),
            ),
            Column(
                translate("Models", "Document"),
                lambda row: one_line(row.name),
                lambda row: natural(row.name),
            ),
            Column(
                translate("Models", "Annotators"),
                lambda row: joined((self.named(row.who_a), self.named(row.who_b)), " – "),
                lambda row: (self.named(row.who_a), self.named(row.who_b)),
            ),
            Column(
                translate("Models", "The one"),
                lambda row: self.said(row.label_a, row.words_a, row),
                lambda row: (row.label_a, row.number),
            ),
            Column(
                translate("Models", "The other"),
                lambda row: self.said(row.label_b, row.words_b, row),
                lambda row: (row.label_b, row.number),
            ),
        )


def _shown(row: Found) -> str:
    words = one_line(row.words)
    if row.is_link:
        return words
    before, after = context(row.before), context(row.after)
    return f"{before}[{words}]{after}"


def _by_words(row: Found) -> object:
    return (row.words.casefold(), row.number)


class ItemsPanel(QWidget):
    """The list, what it is about, and the two places that an item can be opened in."""

    place_requested = Signal(int, int, int)
    """A document, and code points ``[start, stop)`` in it: show them in the text."""
    reviewer_requested = Signal(int, int, object)
    """A document, a code point and the uid of a span or relation there: show the item where
    disagreements are settled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._subject = ""
        self.title = PlainLabel(wrap=True)
        self.model = FoundModel(self)
        self.table = Table(self.model, self)
        self.table.setAccessibleName(self.tr("Spans and relations behind the number"))
        self.table.setAlternatingRowColors(True)
        self.table.stretch(0, (340, 110, 110, 130, 180, 180))
        self.open = QPushButton(self.tr("Open in the &text"))
        self.settle = QPushButton(self.tr("Settle &it…"))
        self.settle.setToolTip(tool_tip(self.tr("Opens the item where disagreements are settled.")))
        self._lay()
        self.table.entered_on.connect(lambda _key: self.open_text())
        self.table.doubleClicked.connect(lambda _index: self.open_text())
        self.open.clicked.connect(self.open_text)
        self.settle.clicked.connect(self.open_reviewer)
        QShortcut(QKeySequence("Ctrl+G"), self, self.open_reviewer)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(lambda: QGuiApplication.clipboard().setText(self.as_table()))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.clear()

    def _lay(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        for button in (self.open, self.settle):
            button.setAutoDefault(False)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def clear(self) -> None:
        """Shows nothing, and how to get something."""
        self.stop()
        self.model.clear()
        self.title.setText(
            self.tr("Click a number or a bar, or press Enter on it: here stands what it counts.")
        )
        self._enable()

    def show_found(
        self,
        subject: str,
        steps: Steps[FoundItems],
        looks: Looks,
        named: Callable[[str], str] = one_line,
    ) -> None:
        """Looks for items with ``steps`` and shows them under ``subject``; ``named`` says what
        annotators are called."""
        self.stop()
        self._subject = subject
        self.model.named = named
        self.model.looks = looks
        self.model.clear()
        self.title.setText(phrased(self.tr("{subject}: looking…"), subject=subject))
        task = Task(steps, self)
        task.finished.connect(self._show)
        task.failed.connect(self._fail)
        task.cancelled.connect(self._break)
        self._task = task
        task.start()

    def stop(self) -> None:
        """Ends the search."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            task.deleteLater()

    @property
    def is_busy(self) -> bool:
        """Whether items are being looked for."""
        return self._task is not None

    def _show(self, found: FoundItems) -> None:
        self.stop()
        self.model.set_rows(found.items)
        if not found.items:
            told = self.tr("{subject}: nothing differs here.")
        elif found.is_cut:
            told = self.tr("{subject}: the first {count}")
        else:
            told = self.tr("{subject}: {count}")
        self.title.setText(phrased(told, subject=self._subject, count=min(SHOWN, len(found.items))))
        if found.items:
            self.table.show_chosen([0])
        self._enable()

    def _fail(self, error: UserError) -> None:
        self.stop()
        self.title.setText(sentence(error))

    def _break(self) -> None:
        """Where nobody stopped it, it met a bug, which is told elsewhere."""
        if self._task is not None:
            self.clear()

    def _enable(self) -> None:
        chosen = bool(self.table.keys())
        self.open.setEnabled(chosen)
        self.settle.setEnabled(chosen)

    def chosen(self) -> Found | None:
        """The item in hand."""
        keys = self.table.keys()
        return self.model.row_of(keys[0]) if keys else None

    def open_text(self) -> None:
        """Asks for the item in hand to be shown in the text."""
        row = self.chosen()
        if row is not None:
            self.place_requested.emit(row.document, row.start, row.stop)

    def open_reviewer(self) -> None:
        """Asks for it to be shown where disagreements are settled."""
        row = self.chosen()
        if row is not None:
            self.reviewer_requested.emit(row.document, row.start, row.uid)

    def as_table(self) -> str:
        """The list as it is shown, tab separated."""
        model, columns = self.model, range(self.model.columnCount())
        head = [str(model.headerData(i, Qt.Orientation.Horizontal)) for i in columns]
        rows = [
            [str(model.index(row, i).data()) for i in columns] for row in range(model.rowCount())
        ]
        return tab_separated([head, *rows])
