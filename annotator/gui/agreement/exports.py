"""The menu of what can be saved, and the saving."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from annotator.formats.file_names import FileNames
from annotator.gui import ask
from annotator.gui.agreement.charts import Chart
from annotator.gui.agreement.saving import (
    csv_bytes,
    png_bytes,
    report_text,
    svg_text,
    tab_separated,
    write,
)
from annotator.gui.dialogs.words import language
from annotator.gui.plain import bare, phrased


class Exports(QObject):
    """Saves the chart on screen, or a report over all of them."""

    told = Signal(str)
    report_requested = Signal()

    def __init__(self, window: QWidget, menu: QMenu, chart: Callable[[], Chart]) -> None:
        super().__init__(window)
        self._window = window
        self._chart = chart
        self._font: Callable[[], QFont] = window.font
        for words, verb in (
            (self.tr("&Copy as a table"), self.copy),
            (self.tr("Table (C&SV)…"), self.save_csv),
            (self.tr("Picture (&PNG)…"), self.save_png),
            (self.tr("Drawing (S&VG)…"), self.save_svg),
            (self.tr("Report over all (&HTML)…"), self.report_requested.emit),
        ):
            menu.addAction(words, verb)

    def copy(self) -> None:
        """Puts the numbers on the clipboard."""
        QGuiApplication.clipboard().setText(tab_separated(self._chart().table()))
        self.told.emit(self.tr("Copied as a table."))

    def save_csv(self) -> None:
        """The numbers as a file."""
        self._save(".csv", "CSV (*.csv)", lambda: csv_bytes(self._chart().table()))

    def save_png(self) -> None:
        """The chart as pixels."""
        self._save(".png", "PNG (*.png)", lambda: png_bytes(self._chart(), self._font()))

    def save_svg(self) -> None:
        """The chart as lines and text."""
        self._save(".svg", "SVG (*.svg)", lambda: _encoded(svg_text(self._chart(), self._font())))

    def save_report(
        self, charts: Sequence[tuple[Chart, tuple[str, ...]]], notes: Sequence[str]
    ) -> None:
        """Everything as one HTML file."""

        def made() -> bytes:
            return _encoded(report_text(charts, notes, language(), self._font()))

        self._save(".html", "HTML (*.html)", made, self.tr("agreement"))

    def _save(self, suffix: str, kinds: str, made: Callable[[], bytes], name: str = "") -> None:
        suggestion = Path.home() / FileNames(suffix).give(name or bare(self._chart().title))
        path = ask.save_path(self._window, self.tr("Save"), suggestion, kinds)
        if path is None:
            return
        wrong = write(path, made)
        self.told.emit(wrong or phrased(self.tr("Saved: {path}"), path=path.name))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
