"""The table of relations."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.gui.laid import LaidDelta
from annotator.gui.models.relations import RelationsModel
from annotator.gui.models.spans import looks_of
from annotator.gui.panels.panel import Context, Panel, column
from annotator.gui.panels.table import Table
from annotator.model.scheme import Scheme


class RelationsPanel(Panel):
    """Every relation of the layer; a click goes to its place."""

    relation_requested = Signal(object)
    remove_requested = Signal(object, object)
    text_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        title = QCoreApplication.translate("RelationsPanel", "Relations")
        super().__init__("relations", title, context, parent)
        self.stand_in_tab()
        self.model = RelationsModel(self)

    def build(self) -> QWidget:
        """The table."""
        self.table = Table(self.model, several=True)
        self.table.setAccessibleName(self.title)
        self.table.stretch(0, (180, 150, 180, 64, 110))
        self.table.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.header().restoreState(self.context.settings.layout("relations"))
        self.table.picked.connect(self.relation_requested)
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
        self.model.show(laid, looks_of(scheme.relations, self.context.language))
        self.table.show_from_top(laid.document_id)
        self._show_count()
        self.show_chosen()

    def _show_count(self) -> None:
        self.say(str(len(self.context.desk.laid.relations) or ""))

    def show_chosen(self) -> None:
        """Marks what is chosen in the document."""
        relation = self.context.selection.selected.relation
        if self.is_built and not (len(self.table.keys()) > 1 and self.table.hasFocus()):
            self.table.show_chosen(() if relation is None else (relation,))

    def save(self) -> None:
        """Remembers the widths of the columns."""
        if self.is_built:
            self.context.settings.set_layout("relations", self.table.header().saveState())

    def _remove(self) -> None:
        chosen = tuple(self.table.keys())
        if chosen:
            self.remove_requested.emit((), chosen)
