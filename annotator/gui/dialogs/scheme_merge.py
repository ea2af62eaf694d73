"""Merging one label into another: what it touches is shown before it is done."""

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.words import documents, language, relations, spans
from annotator.gui.plain import PlainLabel, joined, one_line, phrased
from annotator.gui.session import Session
from annotator.ops.schemes import label_use


class MergeDialog(QDialog):
    """Asks into which label ``source`` goes; ``target`` is its name once accepted."""

    def __init__(
        self, session: Session, kind: str, source: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge labels"))
        self._session, self._kind, self._source = session, kind, source
        scheme = session.scheme
        labels = scheme.entities if kind == "entity" else scheme.relations
        self.targets = QComboBox()
        for label in labels:
            if label.name != source:
                title = label.title(language())
                shown = title if title == label.name else joined((title, label.name), " – ")
                self.targets.addItem(one_line(shown), label.name)
        self._told = PlainLabel(wrap=True)
        self._told.setMinimumHeight(5 * self._told.fontMetrics().lineSpacing())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        merge = buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Merge:"), PlainLabel(source))
        form.addRow(self.tr("&Into:"), self.targets)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._told, 1)
        strip_icons(buttons)
        layout.addWidget(buttons)
        merge.setDefault(True)
        self.targets.currentIndexChanged.connect(self._tell)
        self._tell()
        self.resize(460, 220)

    @property
    def target(self) -> str:
        """The label that takes everything over."""
        return str(self.targets.currentData())

    def _tell(self) -> None:
        use = label_use(self._session.project, self._kind, self._source)
        count = use.spans if self._kind == "entity" else use.relations
        things = spans(count) if self._kind == "entity" else relations(count)
        told = self.tr("{things} in {documents} become {target}; the label {source} is deleted.")
        lines = [
            phrased(
                told,
                things=things,
                documents=documents(use.documents),
                target=self.target,
                source=self._source,
            )
        ]
        if self._kind == "entity" and use.relations:
            told = self.tr("{relations} that hang on them stay.")
            lines.append(told.format(relations=relations(use.relations)))
        if self._kind == "entity" and use.ends:
            told = self.tr("%n allowed pair(s) of ends will name {target}.", "", use.ends)
            lines.append(phrased(told, target=self.target))
        self._told.setText("\n".join(lines))
