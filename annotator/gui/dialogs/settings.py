"""What a person can set: language, theme, size of the text, the name to work under."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.held import Held
from annotator.gui.icons import scaled
from annotator.gui.plain import PlainLabel, phrased, tool_tip
from annotator.gui.settings import FONT_SIZES, Settings, Theme
from annotator.gui.texts import error_text
from annotator.ops.data_folder import (
    BACKUPS,
    BESIDE,
    backups_lie_beside,
    choose_place,
    is_place_given,
)


class SettingsDialog(QDialog):
    """Writes to ``settings`` when it is accepted; applying them is the caller's."""

    keys_requested = Signal()
    """The table of keys is wanted, which keeps its own changes."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self.language = QComboBox()
        for title, code in (
            (self.tr("As the system"), ""),
            ("Tiếng Việt", "vi"),
            ("English", "en"),
        ):
            self.language.addItem(title, code)
        self.theme = QComboBox()
        for title, theme in (
            (self.tr("As the system"), Theme.SYSTEM),
            (self.tr("Light"), Theme.LIGHT),
            (self.tr("Dark"), Theme.DARK),
        ):
            self.theme.addItem(title, theme)
        self.font_size = QDoubleSpinBox()
        self.font_size.setRange(*FONT_SIZES)
        self.font_size.setDecimals(1)
        self.font_size.setSingleStep(0.5)
        self.font_size.setSuffix(self.tr(" pt"))
        self.large_print = QCheckBox(self.tr("Large &print"))
        hint = self.tr("Everything half as large again, the text at 20 points or more.")
        self.large_print.setToolTip(tool_tip(hint))
        self.annotator = QLineEdit()
        self._annotator = Held(self.annotator)
        self.backups = QComboBox()
        self.backups.addItem(self.tr("In your data folder"), "")
        self.backups.addItem(self.tr("Beside the project"), BESIDE)
        self.keys = QPushButton(self.tr("C&hange keys…"))
        self.keys.setAutoDefault(False)
        self.keys.clicked.connect(self.keys_requested)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._read()
        self.annotator.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Language:"), self.language)
        form.addRow(self.tr("&Theme:"), self.theme)
        form.addRow(self.tr("&Size of the text:"), self.font_size)
        form.addRow("", self.large_print)
        form.addRow(self.tr("Your &name:"), self.annotator)
        hint = self.tr("New projects are worked on under this name.")
        form.addRow("", PlainLabel(hint, wrap=True))
        form.addRow(self.tr("&Backups:"), self.backups)
        form.addRow("", PlainLabel(self._about_backups(), wrap=True))
        form.addRow(self.tr("Keys:"), self.keys)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch(1)
        strip_icons(self._buttons)
        layout.addWidget(self._buttons)
        width = scaled(420)
        self.resize(width, max(260, layout.totalHeightForWidth(width)))

    def _about_backups(self) -> str:
        if is_place_given():
            return phrased(self.tr("The variable {name} says where they go."), name=BACKUPS)
        return self.tr("Those that there are stay where they are, and are found in both places.")

    def _read(self) -> None:
        settings = self._settings
        self.backups.setCurrentIndex(int(backups_lie_beside()))
        self.backups.setEnabled(not is_place_given())
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.font_size.setValue(settings.font_size)
        self.large_print.setChecked(settings.large_print)
        self._annotator.show(settings.annotator)

    def _check(self) -> None:
        named = bool(self.annotator.text().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(named)

    def accept(self) -> None:
        """Keeps what was set."""
        settings = self._settings
        settings.language = str(self.language.currentData())
        settings.theme = Theme(self.theme.currentData())
        settings.font_size = self.font_size.value()
        settings.large_print = self.large_print.isChecked()
        settings.annotator = self._annotator.stripped()
        settings.flush()
        if self.backups.isEnabled():
            self._choose_place()
        super().accept()

    def _choose_place(self) -> None:
        try:
            choose_place(beside=self.backups.currentData() == BESIDE)
        except UserError as error:
            ask.say(self, error_text(error))
