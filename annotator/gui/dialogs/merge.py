"""Taking other files of the project in: which, what both sides changed, and what came."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.gui import ask
from annotator.gui.buttons import strip_icons
from annotator.gui.dialogs.progress import ProgressDialog
from annotator.gui.dialogs.report import ReportPane
from annotator.gui.dialogs.words import listed, sentence
from annotator.gui.plain import phrased
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.tasks import Task
from annotator.ops.backups import after_backup
from annotator.ops.merge_report import report_items, totals
from annotator.ops.merging import (
    Answers,
    MergeReport,
    Unanswered,
    answered_by,
    merge,
)
from annotator.store.backups import Occasion
from annotator.store.merging import OtherProject
from annotator.store.sides import Question

translate = QCoreApplication.translate


def merge_files(
    session: Session, settings: Settings, paths: Sequence[Path], window: QWidget
) -> None:
    """Merges ``paths``, or those that are chosen, and shows what came in."""
    if not paths:
        kinds = translate("Merge", "Annotator projects (*.annodb)")
        paths = ask.open_paths(window, translate("Merge", "Merge projects"), settings.folder, kinds)
    if not paths:
        return
    report = _Merging(session, paths, window).run()
    if report is not None:
        dialog = MergeReportDialog(report, paths[0], window)
        dialog.exec()
        dialog.deleteLater()


class _Merging:
    """One merge, with the questions that it may need."""

    def __init__(self, session: Session, paths: Sequence[Path], window: QWidget) -> None:
        self._session = session
        self._paths = tuple(paths)
        self._window = window
        self._answers: Answers | None = None
        self._allow_other = False

    def run(self) -> MergeReport | None:
        """The report; None when it failed, which has been said, or was cancelled."""
        while True:
            dialog = self._attempt()
            error = dialog.error
            if isinstance(dialog.outcome, MergeReport):
                return dialog.outcome
            if error is None:
                return None
            if isinstance(error, Unanswered) and self._ask(error.questions):
                continue
            if isinstance(error, OtherProject) and self._allow(sentence(error)):
                continue
            if not isinstance(error, Unanswered | OtherProject):
                ask.say(self._window, sentence(error))
            return None

    def _attempt(self) -> ProgressDialog:
        project = self._session.project
        merging = merge(project, self._paths, answers=self._answers, allow_other=self._allow_other)
        steps = after_backup(project, Occasion.MERGE, merging, self._session.failed.emit)
        words = translate("Merge", "The files are being taken in; they are not changed.")
        dialog = ProgressDialog(
            translate("Merge", "Merge projects"), words, Task(steps), self._window
        )
        dialog.exec()
        dialog.deleteLater()
        return dialog

    def _ask(self, questions: Sequence[Question]) -> bool:
        given: dict[tuple[str, str, str], str] = {}
        for question in questions:
            key = (question.what, question.name, question.part)
            if key in given:
                continue
            words = phrased(
                translate(
                    "Merge",
                    "{name} was changed here and in the other file ({part}). Which shall hold?",
                ),
                name=question.name,
                part=question.part,
            )
            ours = phrased(
                translate("Merge", "This project's: {value}"), value=_short(question.ours)
            )
            theirs = phrased(
                translate("Merge", "The other file's: {value}"), value=_short(question.theirs)
            )
            answer = ask.choose(self._window, words, [ours, theirs])
            if answer is None:
                return False
            given[key] = "ours" if answer == ours else "theirs"
        self._answers = answered_by(given)
        return True

    def _allow(self, said: str) -> bool:
        self._allow_other = ask.confirm(
            self._window, said, translate("Merge", "Take it in all the same")
        )
        return self._allow_other


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"


class MergeReportDialog(QDialog):
    """What a merge brought."""

    def __init__(self, report: MergeReport, first: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merged"))
        self.pane = ReportPane()
        headline = self.tr("%n file(s) merged. Undo takes it all back.", "", len(report.files))
        old = [came.name for came in report.files if not came.is_new]
        if old:
            headline += " " + phrased(self.tr("Nothing new in {names}."), names=listed(old))
        if not report.is_new:
            headline = self.tr("Nothing new: all of it is in the project already.")
        found = totals(report)
        self.pane.show_report(
            headline,
            [
                (self.tr("New"), found["new"]),
                (self.tr("Changed"), found["changed"]),
                (self.tr("Removed"), found["removed"]),
            ],
            report_items(report),
            unlisted=0,
            report=report.to_json(),
            suggestion=first.with_name(f"{first.stem}.merge.json"),
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        strip_icons(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pane, 1)
        layout.addWidget(buttons)
        self.resize(760, 460)
