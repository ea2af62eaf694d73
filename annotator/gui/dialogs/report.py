"""What an import or export did: counts, and a table of everything that did not come through."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.errors import FormatError
from annotator.formats.base import Changed, Rejected
from annotator.formats.target import Target
from annotator.gui import ask
from annotator.gui.dialogs.text_table import TextModel, TextTable
from annotator.gui.dialogs.words import language, outcome, piece, sentence, translate
from annotator.gui.plain import PlainLabel, phrased
from annotator.model.annotation import Json
from annotator.ops.report import Counts, NearDuplicate

_Item = Rejected | Changed | NearDuplicate
_FILE, _LINE = 0, 1


class ItemTable(TextModel):
    """Rejections, changes or losses as rows of text; of a file its name alone is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_LINE, parent)
        self.titles = (
            self.tr("File"),
            self.tr("Line"),
            self.tr("What"),
            self.tr("Id"),
            self.tr("Document"),
            self.tr("Outcome"),
            self.tr("Reason"),
        )

    def show_items(self, items: Sequence[_Item]) -> None:
        """Replaces the rows."""
        self.show_rows([_cells(item) for item in items])

    def shown(self, column: int, text: str) -> str:
        """A file without its folder."""
        return PurePath(text).name if column == _FILE else text


class ReportPane(QWidget):
    """A headline, a table of counts, and a table of items that can be sorted and copied.

    ``has_places``: somebody listens to ``place_requested`` and shows the item in the text.
    """

    saved = Signal(object)  # Path
    place_requested = Signal(int)
    """The number of an item (see :meth:`ItemTable.number`) whose place in the text is wanted."""

    def __init__(self, parent: QWidget | None = None, *, has_places: bool = False) -> None:
        super().__init__(parent)
        self._report: Mapping[str, Json] = {}
        self._has_places = has_places
        self._suggestion = Path("report.json")
        self._headline = PlainLabel(wrap=True, selectable=True)
        font = self._headline.font()
        font.setBold(True)
        self._headline.setFont(font)
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(24)
        self._more = PlainLabel(wrap=True, selectable=True)
        self.items = ItemTable(self)
        self.table = TextTable(self.items, self.tr("What did not come through as it stood"))
        self._listen()
        self._go = QPushButton(self.tr("Show in the text"))
        self._copy = QPushButton(self.tr("Copy table"))
        self._save = QPushButton(self.tr("Save report…"))
        self._lay_out()

    def show_report(
        self,
        headline: str,
        counts: Sequence[tuple[str, Counts]],
        items: Sequence[_Item],
        *,
        unlisted: int,
        report: Mapping[str, Json],
        suggestion: Path,
    ) -> None:
        """Shows a report; ``report`` is what "Save report…" writes, ``suggestion`` where."""
        self._report, self._suggestion = report, suggestion
        self._headline.setText(headline)
        self._draw_counts(counts)
        self.items.show_items(items)
        self.table.setVisible(bool(items))
        self._copy.setVisible(bool(items))
        self._go.setVisible(self._has_places and bool(items))
        self._go.setEnabled(False)
        self.table.begin_anew()
        self._more.setVisible(unlisted > 0)
        self._more.setText(self.tr("%n more item(s), counted but not listed.", "", unlisted))

    def _listen(self) -> None:
        table = self.table
        table.doubleClicked.connect(self._request_place)
        table.selectionModel().selectionChanged.connect(self._choice_changed)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._request_place)

    def _choice_changed(self) -> None:
        self._go.setEnabled(len(self.table.selectionModel().selectedRows()) == 1)

    def _request_place(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if self._has_places and len(rows) == 1:
            self.place_requested.emit(self.items.number(rows[0].row()))

    def _lay_out(self) -> None:
        buttons: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self._go, self._request_place),
            (self._copy, self.table.copy),
            (self._save, self._save_report),
        )
        for button, action in buttons:
            button.setAutoDefault(False)
            button.clicked.connect(action)
        row = QHBoxLayout()
        row.addWidget(self._go)
        row.addWidget(self._copy)
        row.addWidget(self._save)
        row.addStretch(1)
        counts = QHBoxLayout()
        counts.addLayout(self._counts)
        counts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._headline)
        layout.addLayout(counts)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._more)
        layout.addLayout(row)
        layout.addStretch(0)  # without a table all stands together at the top

    def _draw_counts(self, counts: Sequence[tuple[str, Counts]]) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        titles = (
            self.tr("Documents"),
            translate("ReportPane", "Spans"),
            translate("ReportPane", "Relations"),
            self.tr("Attributes"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for column, title in enumerate(titles, 1):
            self._counts.addWidget(PlainLabel(title), 0, column, right)
        for row, (title, count) in enumerate(counts, 1):
            self._counts.addWidget(PlainLabel(title), row, 0)
            numbers = (count.documents, count.spans, count.relations, count.attributes)
            for column, number in enumerate(numbers, 1):
                label = PlainLabel(QLocale(language()).toString(number), selectable=True)
                self._counts.addWidget(label, row, column, right)

    def _save_report(self) -> None:
        title, kinds = self.tr("Save report"), self.tr("Reports (*.json);;All files (*)")
        path = ask.save_path(self, title, self._suggestion, kinds)
        if path is None:
            return
        try:
            with Target(path) as target:
                target.write(json.dumps(self._report, ensure_ascii=False, indent=1) + "\n")
                target.commit()
        except FormatError as error:
            ask.say(self, sentence(error))
        else:
            self.saved.emit(path)


def _cells(item: _Item) -> tuple[str, ...]:
    if isinstance(item, NearDuplicate):
        return _near_cells(item)
    return (
        item.file,
        str(item.line) if item.line else "",
        piece(item.what),
        item.id,
        item.document,
        outcome(item),
        sentence(item.reason),
    )


def _near_cells(pair: NearDuplicate) -> tuple[str, ...]:
    told = phrased(
        translate("ReportPane", "in {part}; nearly equal to {other} in {place}"),
        part=pair.parts[0],
        other=pair.documents[1],
        place=pair.parts[1],
    )
    near = translate("ReportPane", "near-duplicate")
    return ("", "", piece("document"), "", pair.documents[0], near, told)
