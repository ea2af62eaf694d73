"""The program: what outlives a window, language, theme, and what to do with failures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.gui.collector import Collector
from annotator.gui.endings import Endings
from annotator.gui.faults.catching import Faults
from annotator.gui.faults.log import FaultLog, logs_folder
from annotator.gui.faults.report import Fault
from annotator.gui.large_print import LargePrint
from annotator.gui.main_window import MainWindow
from annotator.gui.projects import Projects
from annotator.gui.selection import Selection
from annotator.gui.session import Session
from annotator.gui.settings import Settings, Theme
from annotator.gui.telling import Telling
from annotator.gui.theme import Themes
from annotator.resources import resource


class Program(QObject):
    """What outlives a window: a new language makes the window anew around the same session."""

    def __init__(
        self, application: QApplication, settings: Settings, log: FaultLog | None = None
    ) -> None:
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
        self._log = log or FaultLog(logs_folder())
        self.faults = Faults(self._log, self)
        trail = self.session.trail
        trail.heard = self._log.note
        self.telling = Telling(lambda: self.window, self._notice, trail, self)
        self.faults.met.connect(self._take_fault)
        self.faults.said.connect(self.session.failed)
        self.faults.interrupted.connect(self.quit)
        self.telling.quit_requested.connect(self._leave)
        self._mended = 0
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
        QTimer.singleShot(1000, self, self.tell_crash)
        return window

    def end(self) -> None:
        """Leaves the project; called when the last window is closed."""
        self.collector.stop()
        self.projects.close()
        self.settings.flush()

    def heed(self, endings: Endings) -> None:
        """Puts away what is in hand when the system ends the program or the session."""
        endings.asked.connect(self._end_now)
        endings.session_ended.connect(self._put_away)

    def _put_away(self) -> None:
        if self.window is not None:
            self.window.put_away()
        if self.session.has_unsaved:
            self.session.retry()

    def _end_now(self) -> None:
        """Without a question: who asked waits for seconds only, and then kills."""
        self._put_away()
        self.quit()

    def quit(self) -> None:
        """Ends the event loop."""
        self._application.quit()

    def tell_crash(self) -> None:
        """Says quietly, and once, that the program ended in a crash the last time."""
        report = self._log.crashed()
        if report:
            words = self.tr(
                "Annotator ended unexpectedly the last time. All that was shown as saved is there."
            )
            self._notice(words, self.tr("Show the report"), lambda: self._show_crash(report))

    def _show_crash(self, report: str) -> None:
        from annotator.gui.dialogs.crash import CrashReport  # noqa: PLC0415 - rare

        dialog = CrashReport(report, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _notice(self, words: str, button: str, verb: Callable[[], object]) -> None:
        if self.window is not None:
            self.window.centre.notify(words, button, verb)

    def _take_fault(self, fault: Fault) -> None:
        """Tells a fault, and lets the window show again what the project holds.

        Not for a fault that comes again while nothing is done, as one of painting does.
        """
        is_new = self.telling.tell(fault)
        session = self.session
        if not is_new and session.attempts == self._mended:
            return
        self._mended = session.attempts
        if session.is_open and not session.project.is_editing:
            session.read_again()

    def _leave(self) -> None:
        """Closes the window, which may ask; where a fault keeps it from that, the program ends."""
        if self.window is None or self.window.close():
            self.quit()

    def speak_no_more(self) -> None:
        """Takes the translators away."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []

    def _take_language(self, _code: str) -> None:
        old, shown = self.window, None
        if old is not None:
            shown = old.commands.review.put_away()
            old.put_away()
        self._speak()
        window = self.show()
        if old is not None:
            window.setGeometry(old.geometry())
            old.hide()
            old.deleteLater()
        if shown is not None:
            window.commands.review.bring_back(shown)

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
