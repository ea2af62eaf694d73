"""The label palette: entity labels, relation labels; a click labels, the pin holds."""

from collections import Counter

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from annotator.gui.document.filter import ENTITY, NOTHING_HIDDEN, RELATION, Filter
from annotator.gui.laid import Counts
from annotator.gui.models.labels import EYE, HOLD, TITLE, LabelsModel, label_rows
from annotator.gui.panels.label_list import LabelList
from annotator.gui.panels.panel import Context, Panel, column
from annotator.gui.panels.table import Table
from annotator.store.change import Change

_SCHEME = frozenset({"label", "label_end", "attribute", "attribute_label"})
_COUNTED = frozenset({"span", "relation", "layer"})


class LabelsPanel(Panel):
    """Shows the scheme's labels with keys and counts."""

    label_requested = Signal(object)
    relation_label_requested = Signal(object)
    hold_requested = Signal(object)
    """Name of the label to hold, or None to hold none."""
    filter_requested = Signal(object)
    """Filter: which labels are to be hidden."""

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        title = QCoreApplication.translate("LabelsPanel", "Labels")
        super().__init__("labels", title, context, parent)
        self.entities = LabelsModel(self)
        self.relations = LabelsModel(self)
        self._held: str | None = None
        self._hidden = NOTHING_HIDDEN
        self._everywhere: Counts | None = None
        self._counted: tuple[tuple[int, str], Counts] = ((0, ""), {})
        """The layer that ``_everywhere`` was last brought up to date with, and its counts."""

    def build(self) -> QWidget:
        """Two lists, the entities' and the relations'."""
        self.entity_list = self._list(self.entities, self.tr("Entity"), ENTITY)
        self.relation_list = self._list(self.relations, self.tr("Relation"), RELATION)
        self.relation_list.hideColumn(HOLD)
        self.entity_list.clicked.connect(self._entity_clicked)
        self.entity_list.entered_on.connect(self.label_requested)
        self.relation_list.clicked.connect(self._relation_clicked)
        self.relation_list.entered_on.connect(self.relation_label_requested)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.entity_list)
        both.addWidget(self.relation_list)
        both.setSizes([360, 200])
        return column(both)

    def focus_target(self) -> QWidget:
        """The entity labels."""
        return self.entity_list

    def hold(self, name: str | None) -> None:
        """Shows which label is held."""
        self._held = name
        self.refresh()

    def show_filter(self, hidden: Filter) -> None:
        """Shows which labels are hidden."""
        self._hidden = hidden
        self.say(self.tr("{count} hidden").format(count=len(hidden)) if hidden else "")
        self.refresh()

    def menu_of(self, kind: str, label: str) -> QMenu:
        """What may be shown and hidden, asked at a label."""
        menu = QMenu(self)
        shown = self._hidden
        only = shown.only(kind, label, self.context.session.scheme)
        hide = self.tr("Show again") if shown.hides(kind, label) else self.tr("Hide")
        for text, wanted in (
            (hide, shown.toggled(kind, label)),
            (self.tr("Show only this one"), only),
            (self.tr("Show all"), NOTHING_HIDDEN),
        ):
            action = menu.addAction(text)
            action.setEnabled(wanted != shown)
            action.triggered.connect(lambda _on, to=wanted: self.filter_requested.emit(to))
        return menu

    def hear(self, change: Change) -> None:
        """Reads counts again after a change of annotations, everything after one of the scheme."""
        if change.everywhere or change.tables & (_SCHEME | _COUNTED):
            elsewhere = change.everywhere or change.rows.keys() - {self.context.desk.laid.layer_id}
            if elsewhere or not self.isVisible() or change.tables & _SCHEME:
                self._everywhere = None
            self.refresh()

    def read(self) -> None:
        """Reads the scheme and the counts."""
        session, desk, language = self.context.session, self.context.desk, self.context.language
        if not session.is_open:
            self._everywhere = None
            self.entities.set_rows([])
            self.relations.set_rows([])
            return
        here = desk.laid.counts
        everywhere = self._project_counts(here)
        scheme = session.scheme
        hidden = self._hidden
        for kind, model, labels, held, unseen in (
            (ENTITY, self.entities, scheme.entities, self._held, hidden.entities),
            (RELATION, self.relations, scheme.relations, None, hidden.relations),
        ):
            rows = label_rows(labels, language, here[kind], everywhere[kind], held, unseen)
            model.set_rows(rows)

    def forget(self) -> None:
        """Another project is open: the counts of the one before are nothing any more."""
        self._everywhere = None

    def _project_counts(self, here: Counts) -> Counts:
        """Counts of the whole project; after an edit of this layer moved on by its difference.

        Counting 100,000 spans anew takes 20 ms (measured), which is too long for each edit.
        """
        laid = self.context.desk.laid
        layer = (laid.document_id, laid.annotator)
        if self._everywhere is None:
            self._everywhere = self._read_counts()
        elif self._counted[0] == layer:
            for kind, counts in self._everywhere.items():
                before, now = self._counted[1][kind], here[kind]
                for name in before.keys() | now.keys():
                    counts[name] = counts.get(name, 0) + now.get(name, 0) - before.get(name, 0)
        self._counted = (layer, here)
        return self._everywhere

    def _read_counts(self) -> Counts:
        session, document = self.context.session, self.context.desk.laid.document_id
        read, found = session.project.read, {"entity": Counter[str](), "relation": Counter[str]()}
        for one in read.label_counts():
            found[one.kind][one.name] += one.count
        if session.has_unsaved and document:  # what waits counts as well
            for one in session.reading(document).label_counts(document):
                found[one.kind][one.name] += one.count
            for one in read.label_counts(document):
                found[one.kind][one.name] -= one.count
        return {kind: dict(counts) for kind, counts in found.items()}

    def _list(self, model: LabelsModel, heading: str, kind: str) -> LabelList:
        table = LabelList(model)
        table.setAccessibleName(heading)
        table.space_pressed.connect(lambda label: self._toggle(kind, label))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda at: self._ask(table, kind, at))
        return table

    def _toggle(self, kind: str, label: str) -> None:
        self.filter_requested.emit(self._hidden.toggled(kind, label))

    def _ask(self, table: Table, kind: str, place: QPoint) -> None:
        """Opens the menu of the row under ``place``, or of the current one for a key."""
        under = table.indexAt(place)
        index = under if under.isValid() else table.currentIndex()
        if index.isValid():
            model = self.entities if kind == ENTITY else self.relations
            menu = self.menu_of(kind, model.row(index.row()).label.name)
            menu.aboutToHide.connect(menu.deleteLater)
            corner = table.visualRect(index.siblingAtColumn(TITLE)).bottomLeft()
            menu.popup(table.viewport().mapToGlobal(place if under.isValid() else corner))

    def _entity_clicked(self, index: QModelIndex) -> None:
        row = self.entities.row(index.row())
        if index.column() == EYE:
            self._toggle(ENTITY, row.label.name)
        elif index.column() == HOLD:
            self.hold_requested.emit(None if row.is_held else row.label.name)
        else:
            self.label_requested.emit(row.label.name)

    def _relation_clicked(self, index: QModelIndex) -> None:
        name = self.relations.row(index.row()).label.name
        if index.column() == EYE:
            self._toggle(RELATION, name)
        else:
            self.relation_label_requested.emit(name)
