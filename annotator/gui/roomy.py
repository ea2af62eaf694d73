"""Qt's Fusion style with room for the pointer: no button, row, tab or field under 24 pixels.

One place for all windows and dialogs, also for those that are still to come.  Only sizes are
asked of Python, at layout; painting stays Qt's own.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from annotator.gui.overrides import guarded

TARGET = 24
"""Pixels from edge to edge of a target for the pointer, where there is room."""

_Contents = QStyle.ContentsType

_HIGH = frozenset({
    _Contents.CT_PushButton, _Contents.CT_CheckBox, _Contents.CT_RadioButton,
    _Contents.CT_ToolButton, _Contents.CT_ComboBox, _Contents.CT_SpinBox, _Contents.CT_LineEdit,
    _Contents.CT_TabBarTab, _Contents.CT_HeaderSection, _Contents.CT_ItemViewItem,
    _Contents.CT_MenuItem, _Contents.CT_MenuBarItem,
})  # fmt: skip
_WIDE = frozenset({
    _Contents.CT_PushButton, _Contents.CT_CheckBox, _Contents.CT_RadioButton,
    _Contents.CT_ToolButton,
})  # fmt: skip


@guarded
class Roomy(QProxyStyle):
    """Fusion whose targets are at least ``TARGET`` pixels high, and buttons as wide."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def sizeFromContents(  # noqa: N802
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        w: QWidget | None = None,
    ) -> QSize:
        """Fusion's size, grown."""
        found = super().sizeFromContents(kind, option, size, w)  # type: ignore[arg-type]  # None is right  # type: ignore[arg-type]
        if kind not in _HIGH or found.isEmpty():
            return found
        return found.expandedTo(QSize(TARGET if kind in _WIDE else 0, TARGET))
