"""Forms whose fields come from data."""

from typing import cast

from PySide6.QtWidgets import QFormLayout, QLayoutItem


def clear_rows(form: QFormLayout) -> None:
    """Takes all rows out of ``form``; their widgets go once they have finished speaking.

    ``QFormLayout.removeRow`` would delete a field in the middle of its own signal.
    """
    while form.rowCount():
        row = form.takeRow(0)
        for item in (row.labelItem, row.fieldItem):
            there = cast("QLayoutItem | None", item)  # a row need not have both
            widget = there.widget() if there is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
