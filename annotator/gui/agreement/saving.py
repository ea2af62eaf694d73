"""What leaves the window: tables for spreadsheets, pictures, and one HTML report."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter

from annotator.errors import FormatError, UserError
from annotator.formats.csv_rows.cells import COMMA, Records
from annotator.formats.target import write_whole
from annotator.gui.agreement.charts import Chart
from annotator.gui.agreement.drawing import Drawing, Paper, Pen
from annotator.gui.agreement.laying import lay
from annotator.gui.agreement.painting import paint
from annotator.gui.agreement.svg import svg_of
from annotator.gui.dialogs.words import sentence
from annotator.gui.plain import bare
from annotator.ops.agreement_html import Section, html_report

PAPER = Paper()
"""Pictures are for white paper, whatever the theme."""

WIDTH = 900.0
_SCALE = 2.0
_LARGEST = 16_000
"""Pixels of a side that image readers still take."""

_Rows = Sequence[Sequence[str]]


def tab_separated(rows: _Rows) -> str:
    """A table for the clipboard: what separates cells and lines is taken out of them."""
    return bare("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows))


def csv_bytes(rows: _Rows) -> bytes:
    """A table as a file; nothing in it is a formula.  With a byte order mark, or spreadsheets take
    Vietnamese for Latin-1."""
    plain = [[bare(cell) for cell in row] for row in rows]
    return Records(COMMA, disarm=True).text(plain).encode("utf-8-sig")


def drawing_of(chart: Chart, font: QFont) -> Drawing:
    """A chart on white paper."""
    metrics = QFontMetricsF(font)
    pen = Pen(metrics.horizontalAdvance, metrics.height(), WIDTH)
    return lay(chart, pen, PAPER)


def svg_text(chart: Chart, font: QFont) -> str:
    """A chart as SVG."""
    size = QFontMetricsF(font).height() / 1.2
    return bare(svg_of(drawing_of(chart, font), chart.title, PAPER.ground, round(size, 1)))


def image_of(chart: Chart, font: QFont) -> QImage:
    """A chart as an image, twice as fine as on screen where that is not too large."""
    drawing = drawing_of(chart, font)
    longest = max(drawing.width, drawing.height, 1.0)
    scale = min(_SCALE, _LARGEST / longest)
    size = (max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER.ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setFont(font)
    paint(painter, drawing.everything())
    painter.end()
    return image


def png_bytes(chart: Chart, font: QFont) -> bytes:
    """A chart as a file of pixels.  Raises FormatError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"png").write(image_of(chart, font)):
        raise FormatError("The picture could not be made. Save the drawing (SVG) instead.")
    return bytes(buffer.data().data())


def report_text(
    charts: Iterable[tuple[Chart, tuple[str, ...]]], notes: Sequence[str], language: str,
    font: QFont,
) -> str:  # fmt: skip
    """The report over all charts, each with its notes."""
    parts = [
        Section(chart.title, told, svg_text(chart, font), chart.table()) for chart, told in charts
    ]
    title = QCoreApplication.translate("AgreementReport", "How far the annotators agree")
    return bare(html_report(title, notes, parts, language))


def write(path: Path, made: Callable[[], bytes]) -> str:
    """Writes a file, or leaves the old one as it is; "" or why and what to do."""
    try:
        write_whole(path, made())
    except UserError as error:
        return sentence(error)
    return ""
