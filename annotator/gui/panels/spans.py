"""The table of spans."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.laid import LaidDelta
from annotator.gui.models.spans import SpansModel, looks_of
from annotator.gui.panels.panel import Context, Panel, column
from annotator.gui.panels.table import Table
from annotator.model.scheme import Scheme


class SpansPanel(Panel):
    """Every span of the layer; a click goes to its place."""

    span_requested = Signal(object)
    remove_requested = Signal(object, object)
    text_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        title = QCoreApplication.translate("SpansPanel", "Spans")
        super().__init__("spans", title, context, parent)
        self.stand_in_tab()
        self.model = SpansModel(self)

    def build(self) -> QWidget:
        """The table."""
        self.table = Table(self.model, several=True)
        self.table.setAccessibleName(self.title)
        self.table.stretch(0, (200, 120, 56, 56, 46, 90))
        self.table.header().restoreState(self.context.settings.layout("spans"))
        self.table.picked.connect(self.span_requested)
        self.table.entered_on.connect(self.text_requested)
        self.table.remove_pressed.connect(self._remove)
        return column(self.table, margin=0)

    def focus_target(self) -> QWidget:
        """The table."""
        return self.table

    def hear_layer(self, delta: LaidDelta | None) -> None:
        """Follows an edit: by its rows, or all of them where the edit names none."""
        if delta is None or not self.is_current:
            self.refresh()
        else:
            self.model.apply(delta)
            self._show_count()
            self.show_chosen()

    def read(self) -> None:
        """Shows the layer on the desk."""
        session, laid = self.context.session, self.context.desk.laid
        scheme = session.scheme if session.is_open else Scheme()
        self.model.show(laid, looks_of(scheme.entities, self.context.language))
        self.table.show_from_top(laid.document_id)
        self._show_count()
        self.show_chosen()

    def _show_count(self) -> None:
        self.say(str(len(self.context.desk.laid.spans) or ""))

    def show_chosen(self) -> None:
        """Marks what is chosen in the document."""
        if self.is_built and not self.holds_several():
            self.table.show_chosen(self.context.selection.selected.spans)

    def holds_several(self) -> bool:
        """Whether several rows are being chosen here, which the document cannot show."""
        chosen = self.table.keys()
        return (
            len(chosen) > 1
            and self.table.hasFocus()
            and set(self.context.selection.selected.spans) <= set(chosen)
        )

    def save(self) -> None:
        """Remembers the widths of the columns."""
        if self.is_built:
            self.context.settings.set_layout("spans", self.table.header().saveState())

    def _remove(self) -> None:
        chosen = tuple(self.table.keys())
        if chosen:
            self.remove_requested.emit(chosen, ())
