"""What a salvage came to: counts, what to know, and every row that did not come in as it was."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import FormatError
from annotator.formats.target import Target
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.text_table import TextModel, TextTable
from annotator.gui.dialogs.words import language, sentence, translate
from annotator.gui.plain import PlainLabel, one_line
from annotator.ops.salvage import report_csv, report_json
from annotator.store.salvage_report import (
    SHOWN,
    Count,
    History,
    Item,
    Outcome,
    Report,
    reason,
    rest,
)

_ROW = 2


class SalvageTable(TextModel):
    """The items of a report as rows of text."""

    def __init__(self, items: Sequence[Item], parent: QWidget | None = None) -> None:
        super().__init__(_ROW, parent)
        self.titles = (
            self.tr("Outcome"), self.tr("What"), self.tr("Row"), self.tr("Document"),
            self.tr("Label"), self.tr("Words"), self.tr("Reason"),
        )  # fmt: skip
        outcomes, tables = _outcomes(), _tables()
        self.show_rows(
            [
                (
                    outcomes[item.outcome],
                    one_line(tables.get(item.table, item.table)),
                    "" if item.row is None else str(item.row),
                    one_line(item.document),
                    one_line(item.label),
                    one_line(item.words),
                    one_line(sentence(reason(item.why, tables))),
                )
                for item in items
            ]
        )


class SalvageDialog(QDialog):
    """The report of a salvage; accepted when the new project shall be opened.

    A report without a target is one of a file that was only looked at.
    """

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Salvage") if report.target else self.tr("What is wrong"))
        self._report = report
        self.opening: QPushButton | None = None
        self.items = SalvageTable(report.items, self)
        self.table = TextTable(self.items, self.tr("What did not come in as it was"))
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.begin_anew()
        self.table.setVisible(self.items.rowCount() > 0)
        self.words = PlainLabel(self._headline(), wrap=True, selectable=True)
        font = self.words.font()
        font.setBold(True)
        self.words.setFont(font)
        more = "\n".join(self._more())
        self.more = PlainLabel(more, wrap=True, selectable=True)
        self.more.setVisible(bool(more))
        self._lay_out()
        self._set_default()

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.addLayout(self._counts())
        counts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.words)
        layout.addLayout(counts)
        layout.addWidget(self.more)
        layout.addWidget(self.table, 1)
        if not self.items.rowCount():
            layout.addStretch(1)
        layout.addLayout(self._row_of_buttons())
        self.resize(980, 600 if self.items.rowCount() else 320)

    def _set_default(self) -> None:
        if self.opening is not None:
            # A project in which nothing is left is not what one goes on with by a mere Return.
            first = self.closing if self._report.has_no_document else self.opening
            first.setDefault(True)
            first.setFocus()

    def _headline(self) -> str:
        report, place = self._report, QLocale(language())
        if report.has_no_document:
            return self._nothing_left()
        numbers = {
            what: place.toString(report.total(what)) for what in ("read", "taken", "rejected")
        }
        name = Path(report.source).name
        if not report.target:
            line = self.tr("{name}: of {read} rows {taken} are good and {rejected} are not.")
        else:
            line = self.tr("{name}: {read} rows read, {taken} taken, {rejected} left behind.")
        return one_line(line.format(name=name, **numbers))

    def _nothing_left(self) -> str:
        name = Path(self._report.source).name
        if not self._report.target:
            line = self.tr("{name}: no document of it can be salvaged.")
        else:
            line = self.tr(
                "{name}: no document could be salvaged. The new project holds none; take a backup "
                "if there is one."
            )
        return one_line(line.format(name=name))

    def _more(self) -> list[str]:
        report = self._report
        history = {
            History.KEPT: "",
            History.FITTED: self.tr(
                "The history is kept, but for what it said of rows that are not as it said. What "
                "lies before the salvage cannot be undone."
            ),
            History.LOST: self.tr("The history could not be read; it begins anew."),
        }
        lines = [sentence(reason(note, _tables())) for note in report.notes]
        if report.target:
            lines.append(history[report.history])
        if report.unlisted:
            lines.append(
                self.tr("%n more item(s) are counted but not listed.", "", report.unlisted)
            )
        if not report.items:
            lines.append(self.tr("Every row is in order."))
        return [one_line(line) for line in lines if line]

    def _counts(self) -> QGridLayout:
        grid, right, place = QGridLayout(), Qt.AlignmentFlag.AlignRight, QLocale(language())
        grid.setHorizontalSpacing(24)
        titles = (
            self.tr("read"), self.tr("taken"), self.tr("of these recovered"), self.tr("left behind")
        )  # fmt: skip
        for column, title in enumerate(titles, 1):
            grid.addWidget(PlainLabel(title), 0, column, right)
        for row, (title, numbers) in enumerate(self._numbers(), 1):
            grid.addWidget(PlainLabel(title), row, 0)
            for column, number in enumerate(numbers, 1):
                label = PlainLabel(place.toString(number), selectable=True)
                grid.addWidget(label, row, column, right)
        return grid

    def _numbers(self) -> list[tuple[str, list[int]]]:
        counts, titles = self._report.counts, _titles()
        there = [table for table in SHOWN if table in counts and counts[table].read]
        out = [(titles[table], _numbers(counts[table])) for table in there]
        return [*out, (self.tr("All else"), _numbers(rest(self._report)))]

    def _row_of_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        verbs: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("Copy &table"), self.table.copy),
            (self.tr("&Save report…"), self.save),
        )
        for words, verb in verbs:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(verb)
            row.addWidget(button)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.closing = buttons.button(QDialogButtonBox.StandardButton.Close)
        if self._report.target:
            role = QDialogButtonBox.ButtonRole.AcceptRole
            self.opening = buttons.addButton(self.tr("&Open the new project"), role)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        strip_icons(buttons)
        row.addStretch(1)
        row.addWidget(buttons)
        return row

    def save(self) -> None:
        """Writes the report to a file, as a table where its name ends in .csv."""
        source = Path(self._report.target or self._report.source)
        suggestion = source.with_name(self.tr("{name} report").format(name=source.stem) + ".json")
        kinds = self.tr("Reports (*.json);;Tables (*.csv);;All files (*)")
        path = ask.save_path(self, self.tr("Save report"), suggestion, kinds)
        if path is None:
            return
        is_table = path.suffix.lower() == ".csv"
        try:
            with Target(path) as target:
                target.write(report_csv(self._report) if is_table else report_json(self._report))
                target.commit()
        except FormatError as error:
            ask.say(self, sentence(error))


def _numbers(count: Count) -> list[int]:
    return [count.read, count.taken, count.recovered, count.rejected]


def _outcomes() -> dict[Outcome, str]:
    return {
        Outcome.REJECTED: translate("SalvageDialog", "left behind"),
        Outcome.RECOVERED: translate("SalvageDialog", "recovered"),
        Outcome.DOUBTFUL: translate("SalvageDialog", "doubtful"),
        Outcome.UNREADABLE: translate("SalvageDialog", "cannot be read"),
    }


def _titles() -> dict[str, str]:
    return {
        "document": translate("SalvageDialog", "Documents"),
        "span": translate("SalvageDialog", "Spans"),
        "relation": translate("SalvageDialog", "Relations"),
        "layer": translate("SalvageDialog", "Layers"),
        "decision": translate("SalvageDialog", "Decisions"),
    }


def _tables() -> dict[str, str]:
    history = translate("SalvageDialog", "history")
    return {
        "": translate("SalvageDialog", "file"),
        "document": translate("SalvageDialog", "document"),
        "text": translate("SalvageDialog", "text"),
        "layer": translate("SalvageDialog", "layer"),
        "span": translate("SalvageDialog", "span"),
        "relation": translate("SalvageDialog", "relation"),
        "decision": translate("SalvageDialog", "decision"),
        "conflict": translate("SalvageDialog", "conflict"),
        "label": translate("SalvageDialog", "label"),
        "label_end": translate("SalvageDialog", "ends of a label"),
        "attribute": translate("SalvageDialog", "attribute"),
        "attribute_label": translate("SalvageDialog", "label of an attribute"),
        "annotator": translate("SalvageDialog", "annotator"),
        "property": translate("SalvageDialog", "setting"),
        "work": translate("SalvageDialog", "working time"),
        "kept": translate("SalvageDialog", "what a format kept"),
        "device": translate("SalvageDialog", "computer"),
        **dict.fromkeys(
            ("op", "change", "bulk", "tombstone", "origin", "revision", "seal"), history
        ),
    }
