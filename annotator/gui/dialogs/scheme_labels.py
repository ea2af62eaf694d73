"""The tab of the entity labels, and that of the relation labels: a list, and one label in full."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.gui import ask
from annotator.gui.bindings import Bindings
from annotator.gui.dialogs.backups import back_up_before
from annotator.gui.dialogs.scheme_label_form import Label, LabelForm
from annotator.gui.dialogs.scheme_merge import MergeDialog
from annotator.gui.dialogs.words import documents, language, listed, relations, spans
from annotator.gui.fields import leave_undo
from annotator.gui.focus_ring import FocusRing
from annotator.gui.plain import joined, one_line, phrased, tool_tip
from annotator.gui.session import Session
from annotator.model.scheme import PALETTE, EntityLabel, RelationLabel
from annotator.ops import schemes
from annotator.store.project import Project

_NAME = Qt.ItemDataRole.UserRole


class LabelsTab(QWidget):
    """Every button does one thing to the scheme at once; undo takes it back."""

    problem = Signal(str)

    def __init__(
        self, kind: str, session: Session, bindings: Bindings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._session = session
        self.list = QListWidget()
        FocusRing(self.list, framed=True)
        self.form = LabelForm(kind, bindings)
        self.new_name = QLineEdit()
        self.new_name.setPlaceholderText(self.tr("New label"))
        leave_undo(self.new_name)
        self.new_name.setAccessibleName(self.tr("New label"))
        self.add_button = self._button(self.tr("&Add"), self.add)
        self.up_button = self._button(self.tr("Move &up"), lambda: self._move(-1))
        self.down_button = self._button(self.tr("Move &down"), lambda: self._move(1))
        self.merge_button = self._button(self.tr("&Merge into…"), self.merge)
        self.delete_button = self._button(self.tr("Dele&te…"), self.delete)
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_current)
        self.new_name.returnPressed.connect(self.add)
        self.form.wished.connect(self._change)
        self.form.problem.connect(self.problem)
        self.refresh()

    @property
    def current_name(self) -> str:
        """The name of the label that is shown in full, or ""."""
        item: QListWidgetItem | None = self.list.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def refresh(self, current: str = "") -> None:
        """Reads the scheme again and shows the label ``current``, else the one shown before."""
        wanted = current or self.current_name
        before = self.list.currentRow()
        self.list.blockSignals(True)  # noqa: FBT003
        self.list.clear()
        for label in self._labels():
            item = QListWidgetItem(_swatch(label.colour), _line(label), self.list)
            item.setData(_NAME, label.name)
            item.setToolTip(tool_tip(label.definitions.get(language(), "")))
            if label.name == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(min(max(before, 0), self.list.count() - 1))
        self.list.blockSignals(False)  # noqa: FBT003
        self._show_current()

    def add(self) -> None:
        """Adds the label whose name is typed."""
        name = self.new_name.text().strip()
        labels = self._labels()
        if not name:
            self.new_name.setFocus()
            self.problem.emit(self.tr("Type the name of the new label first."))
        elif any(label.name == name for label in labels):
            self.problem.emit(phrased(self.tr("There is a label {name} already."), name=name))
        else:
            place = len(labels) + (2 if self._kind == "relation" else 0)
            colour = PALETTE[place % len(PALETTE)]
            made = EntityLabel if self._kind == "entity" else RelationLabel
            label = made(name, colour=colour)
            self.new_name.clear()
            self._run_and_show(name, lambda project: schemes.add_label(project, label))

    def delete(self) -> None:
        """Deletes the label that is shown, once the person has seen what goes with it."""
        name = self.current_name
        if not name:
            return
        if bound := self._bound(name):
            told = self.tr(
                "{labels} connect nothing but {label}: delete them, or let them connect other "
                "labels, first."
            )
            self.problem.emit(phrased(told, labels=listed(bound), label=name))
            return
        use = schemes.label_use(self._session.project, self._kind, name)
        lines = [phrased(self.tr("Delete the label {name}?"), name=name), *self._gone(name, use)]
        if ask.confirm(self, "\n\n".join(lines), self.tr("Delete")):
            back_up_before(self._session, max(use.spans, use.relations), self)
            self._session.run(schemes.remove_label, self._kind, name)

    def merge(self) -> None:
        """Merges the label that is shown into another."""
        name = self.current_name
        if not name:
            return
        dialog = MergeDialog(self._session, self._kind, name, self)
        if dialog.exec():
            target = dialog.target
            use = schemes.label_use(self._session.project, self._kind, name)
            back_up_before(self._session, max(use.spans, use.relations), self)
            self._run_and_show(
                target, lambda project: schemes.merge_labels(project, self._kind, name, target)
            )
        dialog.deleteLater()

    def _gone(self, name: str, use: schemes.LabelUse) -> list[str]:
        """What a deletion takes, in sentences."""
        if self._kind == "entity" and use.spans:
            gone = self.tr("With it go {spans} in {documents}, and {relations} that hang on them.")
        elif self._kind == "relation" and use.relations:
            gone = self.tr("With it go {relations} in {documents}.")
        else:
            gone = self.tr("Nothing is labelled with it.")
        out = [_filled(gone, use)]
        if use.ends:
            out.append(self.tr("%n allowed pair(s) of ends go too.", "", use.ends))
        return out

    def _bound(self, name: str) -> list[str]:
        """Relation labels that would be left without a pair, and so could connect anything."""
        if self._kind != "entity":
            return []
        return [
            label.name
            for label in self._session.scheme.relations
            if label.ends and all(name in pair for pair in label.ends)
        ]

    def _labels(self) -> tuple[Label, ...]:
        scheme = self._session.scheme
        return scheme.entities if self._kind == "entity" else scheme.relations

    def _show_current(self) -> None:
        labels, row = self._labels(), self.list.currentRow()
        writable = self._session.is_writable
        shown = 0 <= row < len(labels)
        self.form.setVisible(shown)
        self.form.setEnabled(writable)
        for button in (self.merge_button, self.delete_button):
            button.setEnabled(shown and writable)
        self.merge_button.setEnabled(shown and writable and len(labels) > 1)
        self.up_button.setEnabled(shown and writable and row > 0)
        self.down_button.setEnabled(shown and writable and row < len(labels) - 1)
        self.add_button.setEnabled(writable)
        self.new_name.setEnabled(writable)
        if shown:
            use = schemes.label_use(self._session.project, self._kind, labels[row].name)
            self.form.show_label(labels[row], self._session.scheme, self._used(use))

    def _used(self, use: schemes.LabelUse) -> str:
        if self._kind == "entity" and use.spans:
            told = self.tr("In use: {spans} in {documents}; {relations} hang on them.")
        elif self._kind == "relation" and use.relations:
            told = self.tr("In use: {relations} in {documents}.")
        else:
            told = self.tr("Not in use yet.")
        return _filled(told, use)

    def _change(self, label: Label) -> None:
        before = self.form.label_name
        self._run_and_show(
            label.name, lambda project: schemes.change_label(project, self._kind, before, label)
        )

    def _move(self, step: int) -> None:
        name, row = self.current_name, self.list.currentRow() + step
        self._run_and_show(name, lambda project: schemes.move_label(project, self._kind, name, row))

    def _run_and_show(self, name: str, action: Callable[[Project], object]) -> None:
        """Runs an action; the label ``name`` is shown then, or the old one when it failed."""
        before = self.current_name

        def run(project: Project) -> bool:
            action(project)
            return True

        self.refresh(name if self._session.run(run) else before)

    def _button(self, text: str, action: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        adding = QHBoxLayout()
        adding.addWidget(self.new_name, 1)
        adding.addWidget(self.add_button)
        moving, ending = QHBoxLayout(), QHBoxLayout()
        moving.addWidget(self.up_button)
        moving.addWidget(self.down_button)
        ending.addWidget(self.merge_button)
        ending.addWidget(self.delete_button)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.list, 1)
        for row in (adding, moving, ending):
            left.addLayout(row)
        self.list.setAccessibleName(self.tr("Labels"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        splitter = QSplitter()
        splitter.addWidget(side)
        splitter.addWidget(self.form)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([280, 560])
        layout = QVBoxLayout(self)
        layout.addWidget(splitter)


def _filled(template: str, use: schemes.LabelUse) -> str:
    return template.format(
        spans=spans(use.spans),
        relations=relations(use.relations),
        documents=documents(use.documents),
    )


def _line(label: Label) -> str:
    title = label.title(language())
    named = title if title == label.name else joined((title, label.name), " – ")
    named = one_line(named)
    return f"{label.key}  {named}" if label.key else f"    {named}"


def _swatch(colour: str) -> QIcon:
    pixmap = QPixmap(14, 14)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)
