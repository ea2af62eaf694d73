"""Work packages: who gets which documents, and where the files go."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.export_split import labelled
from annotator.gui.dialogs.problem import ProblemLine
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.words import sentence
from annotator.gui.held import typable
from annotator.gui.plain import phrased
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.tasks import Task
from annotator.ops.packages import (
    Allocation,
    PackageReport,
    PackageRequest,
    alike,
    alike_warnings,
    allocate,
    chosen,
    write_packages,
)

_ALL = 100
_SEEDS = 999_999_999


class PackagesDialog(QDialog):
    """Asks for annotators, shares and a folder, and writes the packages."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Work packages"))
        self._session = session
        self._settings = settings
        self.report: PackageReport | None = None
        self.names = QPlainTextEdit()
        self.each = QSpinBox()
        self.overlap = QSpinBox()
        self.seed = QSpinBox()
        self.which = QComboBox()
        self.folder = QLineEdit(str(settings.folder))
        self._problem = ProblemLine(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._make = self._buttons.addButton(
            self.tr("Write the packages"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._fill()
        self._lay_out()
        self._wire()
        self._check()

    def _fill(self) -> None:
        people = [one for one in self._session.project.read.annotators() if one.kind == "person"]
        self.names.setPlainText("\n".join(typable(one.name for one in people)))
        self.names.setTabChangesFocus(True)
        self.names.setMinimumHeight(4 * self.names.fontMetrics().lineSpacing())
        self.names.setPlaceholderText(self.tr("one name a line"))
        self.each.setRange(1, max(1, len(people)))
        self.overlap.setRange(0, _ALL)
        self.overlap.setSuffix(" %")
        self.seed.setRange(0, _SEEDS)
        self.which.addItem(self.tr("All documents"), "all")
        self.which.addItem(self.tr("Documents that nobody has yet"), "free")

    def _lay_out(self) -> None:
        browse = QPushButton(self.tr("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Annotators:"), self.names)
        form.addRow(self.tr("&Documents:"), self.which)
        form.addRow(self.tr("Annotators for &each document:"), self.each)
        form.addRow(self.tr("&Shared by all:"), self.overlap)
        form.addRow(self.tr("&Random seed:"), self.seed)
        form.addRow(labelled(self.tr("&Folder:"), self.folder), row)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._problem)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        self.resize(560, 340)

    def _wire(self) -> None:
        self.names.textChanged.connect(self._check)
        self.which.currentIndexChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        for spin in (self.each, self.overlap, self.seed):
            spin.valueChanged.connect(self._check)
        self._buttons.accepted.connect(self._write)
        self._buttons.rejected.connect(self.reject)

    def request(self) -> PackageRequest:
        """What is asked for now."""
        lines = self.names.toPlainText().replace(",", "\n").split("\n")
        return PackageRequest(
            Path(self.folder.text().strip()),
            tuple(line.strip() for line in lines if line.strip()),
            self.each.value(),
            self.overlap.value() / _ALL,
            self.seed.value(),
            unassigned=self.which.currentData() == "free",
        )

    def _check(self) -> None:
        request = self.request()
        self.each.setMaximum(max(1, len(request.annotators)))
        try:
            documents = chosen(self._session.project, request)
            found = allocate(
                documents,
                request.annotators,
                self.each.value(),
                overlap=request.overlap,
                seed=request.seed,
            )
        except UserError as error:
            self._make.setEnabled(False)
            self._problem.set_problem(sentence(error))
            return
        is_ready = bool(documents) and bool(self.folder.text().strip())
        self._make.setEnabled(is_ready)
        if not documents:
            self._problem.set_problem(self.tr("There is no document to give to anybody."))
        elif not is_ready:
            self._problem.set_problem(self.tr("Choose a folder."))
        else:
            pairs = alike(self._session.project, request.annotators)
            told = [sentence(one) for one in alike_warnings(pairs)]
            self._problem.set_hint("\n".join([*told, self._told(found, len(documents))]))

    def _told(self, found: Allocation, count: int) -> str:
        sizes = sorted(len(ids) for ids in found.documents.values())
        told = self.tr("{count} documents: {least} to {most} for each annotator, {common} of them "
                       "shared by all. The same seed draws the same.")  # fmt: skip
        if sizes[0] == sizes[-1]:
            told = self.tr("{count} documents: {least} for each annotator, {common} of them "
                           "shared by all. The same seed draws the same.")  # fmt: skip
        return told.format(count=count, least=sizes[0], most=sizes[-1], common=found.common)

    def _browse(self) -> None:
        folder = ask.open_folder(self, self.tr("Folder for the packages"), self._settings.folder)
        if folder is not None:
            self.folder.setText(str(folder))

    def _write(self) -> None:
        request = self.request()
        steps = write_packages(self._session.project, request)
        words = self.tr("The packages are being written.")
        dialog = ProgressDialog(self.windowTitle(), words, Task(steps), self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.error is not None:
            self._problem.set_problem(sentence(dialog.error))
        elif isinstance(dialog.outcome, PackageReport):
            self.report = dialog.outcome
            self._settings.folder = request.folder
            told = self.tr("%n package(s) were written to {folder}.", "", len(self.report.files))
            ask.say(self, phrased(told, folder=request.folder))
            self.accept()
