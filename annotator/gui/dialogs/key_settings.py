"""All keys in one table: find a command, press another key for it, take that back."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.bindings import BINDABLES, Bindings
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.key_catch import KeyCatch
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.document.strokes import shown
from annotator.gui.focus_ring import FocusRing
from annotator.gui.plain import PlainLabel, phrased
from annotator.model.scheme import Scheme

_ID = Qt.ItemDataRole.UserRole
_WHAT, _KEYS, _OLD = range(3)


class KeySettingsDialog(QDialog):
    """Edits :attr:`bindings`; keeping and applying them is the caller's, once it is accepted."""

    def __init__(
        self, bindings: Bindings, scheme: Scheme | None, language: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change keys"))
        self.bindings = bindings
        self._scheme, self._language = scheme, language
        self._adding = False
        self.filter = QLineEdit()
        self.table = QTreeWidget()
        FocusRing(self.table, framed=True)
        self.catch = KeyCatch()
        self.problem = ProblemLine(self)
        self.change = QPushButton(self.tr("C&hange key"))
        self.add = QPushButton(self.tr("&Add key"))
        self.clear = QPushButton(self.tr("&No key"))
        self.reset = QPushButton(self.tr("Rese&t"))
        self.reset_all = QPushButton(self.tr("Reset a&ll"))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: dict[str, tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = {}
        self._lay_out()
        self._fill()
        self._wire()
        self._wait(waiting=False)
        self.filter.setFocus()

    def _lay_out(self) -> None:
        self._dress_table()
        self.filter.setPlaceholderText(self.tr("Find a command or a key"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        hint = self.tr(
            "Keys of the text work while it has the keyboard; those of the window work everywhere."
        )
        row = QHBoxLayout()
        row.addWidget(self.catch, 1)
        for button in (self.change, self.add, self.clear, self.reset, self.reset_all):
            row.addWidget(button)
            button.setAutoDefault(False)
        strip_icons(self._buttons)
        for each in self._buttons.buttons():
            if isinstance(each, QPushButton):
                each.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        layout.addWidget(PlainLabel(hint, wrap=True))
        layout.addLayout(row)
        layout.addWidget(self.problem)
        layout.addWidget(self._buttons)
        self.change.setDefault(True)  # Enter on a row
        self.resize(760, min(680, self.screen().availableGeometry().height() - 60))

    def _dress_table(self) -> None:
        self.table.setHeaderLabels([self.tr("What it does"), self.tr("Key"), self.tr("Default")])
        self.table.setAccessibleName(self.windowTitle())
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_OLD, QHeaderView.ResizeMode.ResizeToContents)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._narrow)
        self.table.currentItemChanged.connect(self._turn)
        self.table.itemDoubleClicked.connect(self._begin_change)
        self.change.clicked.connect(self._begin_change)
        self.add.clicked.connect(self._begin_add)
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.catch.caught.connect(self._take)
        self.catch.left.connect(self._end)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def choose(self, name: str) -> None:
        """Goes to the row of a command or an action."""
        self.table.setCurrentItem(self._items[name])

    def _fill(self) -> None:
        for name, one in BINDABLES.items():
            place = self.tr("Text") if one.is_text else self.tr("Window")
            title = f"{place}: {one.group}"
            if title not in self._groups:
                group = QTreeWidgetItem(self.table, [title])
                self._groups[title] = (group, [])
                group.setFirstColumnSpanned(True)
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = self.table.font()
                font.setBold(True)
                group.setFont(_WHAT, font)
            group, rows = self._groups[title]
            item = QTreeWidgetItem(group, [one.text, "", _words(one.keys)])
            item.setData(_WHAT, _ID, name)
            rows.append(item)
            self._items[name] = item
        self.table.expandAll()
        self.table.setItemsExpandable(False)
        self.table.setCurrentItem(next(iter(self._items.values())))
        self._refresh()

    def _refresh(self) -> None:
        """Shows the keys in force; what was changed is bold and shows what it was at first."""
        changed = self.bindings.changed()
        for name, item in self._items.items():
            item.setText(_KEYS, _words(self.bindings.keys[name]))
            item.setText(_OLD, _words(BINDABLES[name].keys) if name in changed else "")
            font = self.table.font()
            font.setBold(name in changed)
            item.setFont(_KEYS, font)
        self.reset_all.setEnabled(bool(changed))
        self._allow()

    def _allow(self) -> None:
        name = self._current()
        for button in (self.change, self.add, self.clear, self.reset):
            button.setEnabled(bool(name))
        if name:
            self.clear.setEnabled(bool(self.bindings.keys[name]))
            self.reset.setEnabled(name in self.bindings.changed())
        self._wait(waiting=False)

    def _turn(self) -> None:
        self.problem.set_problem("")
        self._allow()

    def _narrow(self, sought: str) -> None:
        """Shows the rows that hold every word sought, in their text, keys or group."""
        words = sought.casefold().split()
        found = []
        for group, rows in self._groups.values():
            for row in rows:
                texts = (group.text(_WHAT), row.text(_WHAT), row.text(_KEYS))
                text = " ".join(texts).casefold()
                row.setHidden(not all(word in text for word in words))
            group.setHidden(all(row.isHidden() for row in rows))
            found += [row for row in rows if not row.isHidden()]
        if found and self.table.currentItem() not in found:
            self.table.setCurrentItem(found[0])
        self._allow()

    def _current(self) -> str:
        item = self.table.currentItem()
        return str(item.data(_WHAT, _ID) or "") if item and not item.isHidden() else ""

    def _begin_change(self) -> None:
        self._begin(adding=False)

    def _begin_add(self) -> None:
        self._begin(adding=True)

    def _begin(self, *, adding: bool) -> None:
        if self._current():
            self._adding = adding
            self.problem.set_problem("")
            self._wait(waiting=True)
            self.catch.setFocus()

    def _end(self) -> None:
        if self.catch.hasFocus():
            self.table.setFocus()
        self._wait(waiting=False)

    def _wait(self, *, waiting: bool) -> None:
        """Asks for a key in the field, or shows there which ones the row has."""
        self.catch.setEnabled(waiting)
        name = self._current()
        asked = self.tr("Press the key for “{what}”; Esc leaves")
        what, keys = (BINDABLES[name].text, self.bindings.keys[name]) if name else ("", ())
        self.catch.setText(phrased(asked, what=what) if waiting else _words(keys))
        self.catch.setCursorPosition(0)
        self.catch.setAccessibleName(self.catch.text())

    def _take(self, key: str) -> None:
        """A key was pressed: it is the command's from now on, or the reason why not is said."""
        name = self._current()
        refusal = self.bindings.refusal(name, key, self._scheme, self._language)
        self._end()
        if not refusal:
            before = self.bindings.keys[name] if self._adding else ()
            self._become(self.bindings.with_keys(name, (*before, key)))
        self.problem.set_problem(refusal)

    def _clear(self) -> None:
        self._become(self.bindings.with_keys(self._current(), ()))

    def _reset(self) -> None:
        name = self._current()
        keys = BINDABLES[name].keys
        refusals = (self.bindings.refusal(name, k, self._scheme, self._language) for k in keys)
        refusal = next((sentence for sentence in refusals if sentence), "")
        if not refusal:
            self._become(self.bindings.with_keys(name, keys))
        self.problem.set_problem(refusal)

    def _reset_all(self) -> None:
        self._become(Bindings())

    def _become(self, bindings: Bindings) -> None:
        self.bindings = bindings
        self.problem.set_problem("")
        self._refresh()


def _words(keys: Iterable[str]) -> str:
    return ", ".join(shown(key) for key in keys)
