"""Icons: the SVG files of resources/icons, drawn in the colour of the text around them.

They are drawn through Qt's own image reader (0.2 ms each), so QtSvg is not imported.  An icon
holds the colour of the palette at its making; whoever shows one makes it anew when that changes.
"""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import (
    QFontInfo,
    QGuiApplication,
    QIcon,
    QImageReader,
    QPainter,
    QPalette,
    QPixmap,
)

from annotator.resources import resource

_INK = b"#000"
_SIZE = 20
"""Pixels; menus take the same picture smaller."""

_FADED = 0.35
_ORDINARY, _LARGE = 10.0, 12.5
"""Points of a font beside which icons look right as drawn, and from which on they grow with it."""


def scaled(pixels: int) -> int:
    """``pixels`` beside the application's font of now: as they are, and more in large print."""
    points = QFontInfo(QGuiApplication.font()).pointSizeF()
    return pixels if points < _LARGE else round(pixels * points / _ORDINARY)


def icon(name: str) -> QIcon:
    """The icon called ``name`` in the text colour of now.  Empty for ""."""
    if not name:
        return QIcon()
    ink = QGuiApplication.palette().color(QPalette.ColorRole.ButtonText).name()
    drawn = pixmap(name, scaled(_SIZE), ink)
    out = QIcon(drawn)
    out.addPixmap(_faded(drawn), QIcon.Mode.Disabled)
    return out


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(pixmap("annotator", 64, ""))


def pixmap(name: str, size: int, colour: str) -> QPixmap:
    """An icon ``size`` pixels wide in ``colour`` ("#rrggbb"; "": the file's own colours)."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    return _drawn(name, size, colour, ratio)


def _faded(drawn: QPixmap) -> QPixmap:
    out = QPixmap(drawn.size())
    out.setDevicePixelRatio(drawn.devicePixelRatio())
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setOpacity(_FADED)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return out


@lru_cache(maxsize=512)
def _drawn(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    side = round(size * ratio)
    out = QPixmap(side, side)
    out.fill(Qt.GlobalColor.transparent)
    try:
        data = (_folder() / f"{name}.svg").read_bytes()
    except FileNotFoundError:
        return out
    if colour:
        data = data.replace(_INK, colour.encode())
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(side, side))
    image = reader.read()
    if not image.isNull():
        out = QPixmap.fromImage(image)
    out.setDevicePixelRatio(ratio)
    return out


@cache
def _folder() -> Path:
    return resource("icons")
