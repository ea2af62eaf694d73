"""Chips of labels in rows, as the document view draws them: how a scheme will look."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.document.chips import Chips
from annotator.gui.document.style import Style
from annotator.gui.overrides import guarded
from annotator.model.scheme import Scheme

_GAP = 6
_EDGE = 8


@guarded
class ChipFlow(QWidget):
    """Draws the chips of ``shown`` labels (kind, name) of a scheme, broken into rows.

    ``palette`` None takes the window's own.
    """

    def __init__(
        self, language: str, parent: QWidget | None = None, *, palette: QPalette | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        if palette is not None:
            self.setPalette(palette)
        self._scheme = Scheme()
        self._shown: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_labels(self, scheme: Scheme, shown: Sequence[tuple[str, str]] | None = None) -> None:
        """Draws ``shown``, or every label of the scheme: entities first."""
        if shown is None:
            shown = [("entity", label.name) for label in scheme.entities]
            shown += [("relation", label.name) for label in scheme.relations]
        self._scheme, self._shown = scheme, tuple(shown)
        style = self._style()
        titles = [_title(style, kind, name) for kind, name in self._shown]
        self.setAccessibleName(", ".join(titles))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height that the rows need."""
        places = self._places(width)
        return (places[-1][0].y() if places else 0) + self._style().chip_height + 2 * _EDGE

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a few chips."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One row."""
        return QSize(120, self._style().chip_height + 2 * _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draws paper and chips."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._style().paper)
        for place, pixmap in self._places(self.width()):
            painter.drawPixmap(place + QPoint(_EDGE, _EDGE), pixmap)
        painter.end()

    def _places(self, width: int) -> list[tuple[QPoint, QPixmap]]:
        style = self._style()
        chips = Chips(style, self.devicePixelRatioF())
        out: list[tuple[QPoint, QPixmap]] = []
        x = y = 0
        for kind, name in self._shown:
            title = _title(style, kind, name)
            pixmap = chips.span(name) if kind == "entity" else chips.relation(name, title)
            wide = round(pixmap.deviceIndependentSize().width())
            if x and x + wide > width - 2 * _EDGE:
                x, y = 0, y + style.chip_height + _GAP
            out.append((QPoint(x, y), pixmap))
            x += wide + _GAP
        return out

    def _style(self) -> Style:
        return Style(self._scheme, self._language, self.palette(), self.font(), _points(self))


def _points(widget: QWidget) -> float:
    size = widget.font().pointSizeF()
    return (size if size > 0 else 10.0) / 0.68


def _title(style: Style, kind: str, name: str) -> str:
    return (style.entity(name) if kind == "entity" else style.relation(name)).title
