"""The program: what outlives a window, language, theme, and what to do with failures."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.errors import UserError
from annotator.gui.collector import Collector
from annotator.gui.large_print import LargePrint
from annotator.gui.main_window import MainWindow
from annotator.gui.projects import Projects
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings, Theme
from annotator.gui.theme import Themes
from annotator.resources import resource


class Program(QObject):
    """What outlives a window: a new language makes the window anew around the same session."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self.settings = settings
        self.session = Session(self)
        self.selection = Selection(self)
        self.projects = Projects(self.session, settings, self)
        self.collector = Collector(self)
        self.themes = Themes(application, settings.theme)
        self.large_print = LargePrint(application, on=settings.large_print)
        self.window: MainWindow | None = None
        self._speak()

    def show(self) -> MainWindow:
        """Makes the window and shows it."""
        self.window = window = MainWindow(
            self.session, self.selection, self.settings, self.projects, self.collector
        )
        window.language_requested.connect(self._take_language)
        window.theme_requested.connect(self._take_theme)
        window.commands.large_print_requested.connect(self.large_print.choose)
        window.show()
        return window

    def end(self) -> None:
        """Leaves the project; called when the last window is closed."""
        self.collector.stop()
        self.projects.close()
        self.settings.flush()

    def quit(self) -> None:
        """Ends the event loop."""
        self._application.quit()

    def fail(self, error: BaseException) -> None:
        """Shows a failure: what a person can mend as a sentence, a fault of ours as it is."""
        if isinstance(error, UserError):
            self.session.failed.emit(error)
            return
        from annotator.gui.dialogs.crash import crash_text, show_crash  # noqa: PLC0415 - rare

        show_crash(self.window, crash_text(error))

    def speak_no_more(self) -> None:
        """Takes the translators away."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []

    def _take_language(self, _code: str) -> None:
        old = self.window
        if old is not None:
            old.put_away()
        self._speak()
        window = self.show()
        if old is not None:
            window.setGeometry(old.geometry())
            old.hide()
            old.deleteLater()

    def _take_theme(self, theme: Theme) -> None:
        self.themes.choose(theme)

    def _speak(self) -> None:
        """Installs the translators of the language: ours, and Qt's own where Qt has it."""
        self.speak_no_more()
        code = self.settings.shown_language
        for name, folder in (
            (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"annotator_{code}", str(_translations())),
        ):
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)


def _translations() -> Path:
    try:
        return resource("translations")
    except FileNotFoundError:
        return Path()
