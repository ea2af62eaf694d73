"""What the banner says: why nothing can be changed, what is not saved yet, whose work is shown."""

from PySide6.QtCore import QObject, Signal

from annotator.errors import DamagedProject, NotSaved, ProjectInUse
from annotator.gui.banner import Banner
from annotator.gui.panels.panel import Context
from annotator.gui.projects import Projects
from annotator.gui.session import REFUSED, WAITING
from annotator.gui.texts import error_text, foreign_text

_QUIET = 4
"""Attempts (about two seconds) while another program has the file, before it is worth a banner."""


class Notices(QObject):
    """Keeps the banner in step with session and desk."""

    shown = Signal()
    """The banner says something else now, and so should all else that tells of saving."""
    told = Signal(str)

    def __init__(
        self, context: Context, banner: Banner, projects: Projects, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner
        self._projects = projects
        self._why = WAITING
        context.session.draft_ended.connect(self._show_again)

    def show_not_saved(self, error: NotSaved) -> None:
        """Edits could not be saved; they wait.

        A file that another program has is waited for in silence at first.
        """
        if error is REFUSED:
            self.told.emit(error_text(error))
        elif error is not WAITING:
            self._why = error
        session = self._context.session
        is_used = isinstance(self._why.fields.get("why"), ProjectInUse)
        if not is_used or session.tries >= _QUIET or self._banner.words():
            self._show_unsaved()
        self.shown.emit()

    def _show_unsaved(self) -> None:
        if self._context.session.is_condemned:
            self._show_luggage()
            return
        count = self._context.session.unsaved
        waits = self.tr("%n edit(s) kept and shown; saving is tried again by itself.", "", count)
        self._banner.show_words(
            f"{error_text(self._why)} {waits}",
            (
                (self.tr("Try again"), self.retry),
                (self.tr("Go on in a copy…"), self._projects.go_on_in_copy),
                (self.tr("Drop what is not saved"), self.drop),
            ),
            bad=True,
        )

    def _show_luggage(self) -> None:
        """The file is damaged, and edits wait for another to go into."""
        session = self._context.session
        waits = self.tr(
            "%n edit(s) that are not saved wait, and go into the backup that you restore or into "
            "what you salvage.",
            "",
            session.unsaved,
        )
        if session.packed() is None:
            waits = self.tr(
                "%n edit(s) that are not saved cannot be taken to another file; do that again in "
                "what you restore or salvage.",
                "",
                session.unsaved,
            )
        reason = session.project.read_only
        self._banner.show_words(
            f"{error_text(reason) if reason else ''} {waits}",
            (
                (self.tr("Restore a backup…"), self._projects.restore),
                (self.tr("Salvage…"), self._projects.salvage_this),
                (self.tr("Drop what is not saved"), self.drop),
            ),
            bad=True,
        )

    def retry(self) -> None:
        """Tries once more to save what was not."""
        self._context.session.retry()

    def drop(self) -> None:
        """Forgets what could not be saved, if that is meant."""
        if self._projects.may_drop():
            self._context.session.drop_unsaved()

    def _show_again(self) -> None:
        self.show()
        self.shown.emit()

    def show(self) -> None:
        """Why nothing can be edited, unless something can."""
        session = self._context.session
        reason = session.project.read_only if session.is_open else None
        if session.has_unsaved:
            if session.is_condemned:
                self._show_luggage()
            return
        if reason is None:
            self._show_foreign()
            return
        buttons = [(self.tr("Save a copy…"), self._projects.save_copy)]
        if isinstance(reason, DamagedProject):
            buttons.insert(0, (self.tr("Restore a backup…"), self._projects.restore))
            buttons.insert(1, (self.tr("Salvage…"), self._projects.salvage_this))
        if self._projects.is_held_elsewhere:
            buttons.insert(0, (self.tr("Take over…"), self._projects.take_over))
        elif isinstance(reason, ProjectInUse):
            buttons.insert(0, (self.tr("Try again"), self._projects.reopen))
        words = self.tr("Open for reading only: you can look at everything and change nothing.")
        words = f"{words} {error_text(reason)}"
        if not self._context.desk.is_own:
            words = f"{foreign_text(self._context.desk.shown_annotator)} {words}"
        self._banner.show_words(words, tuple(buttons), bad=False)

    def _show_foreign(self) -> None:
        """Whose work is looked at, where it is another's: a way back, and else no banner."""
        desk = self._context.desk
        if desk.is_own:
            self._banner.hide()
            return
        words = foreign_text(desk.shown_annotator)
        if self._banner.words() != words:
            button = (self.tr("Back to my own"), lambda: desk.show_layer_of(None))
            self._banner.show_words(words, (button,), bad=False)
