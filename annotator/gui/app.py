"""Starts the window and ends it.

Nothing of Qt or of the window is imported before garbage collection is held: the imports make
half a million objects that stay, and looking at them again and again costs a tenth of the start.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from annotator.errors import UserError
from annotator.store.project import open_project

if TYPE_CHECKING:
    from annotator.gui.program import Program


def main(path: Path | None = None) -> int:
    """Opens the window, with the project at ``path`` if one is named; returns the exit code.

    A project that cannot be opened is said on standard error, and there is no window.
    """
    gc.disable()
    try:
        project = None if path is None else open_project(path)
    except UserError as error:
        print(f"annotator: {error}", file=sys.stderr)  # noqa: T201 - the shell asked
        return 1
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above

    from annotator.gui.first_paint import leave_after_paint  # noqa: PLC0415 - see above
    from annotator.gui.icons import application_icon  # noqa: PLC0415 - see above
    from annotator.gui.program import Program  # noqa: PLC0415 - see above
    from annotator.gui.settings import Settings  # noqa: PLC0415 - see above

    application = QApplication(["annotator"])
    application.setApplicationName("Annotator")
    application.setDesktopFileName("annotator")
    application.setWindowIcon(application_icon())
    program = Program(application, Settings())
    sys.excepthook = _hook(program)
    if project is not None:
        program.projects.show(project)
    window = program.show()
    leave_after_paint(window.centre.painted())
    program.collector.start()
    code: int = application.exec()
    program.end()
    return code


_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def _hook(program: "Program") -> _Hook:
    """An exception hook: what no slot has caught is written to standard error and shown."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if isinstance(error, KeyboardInterrupt):
            program.collector.stop()
            sys.__excepthook__(kind, error, trace)
            program.quit()
            return
        if not isinstance(error, UserError):
            sys.__excepthook__(kind, error, trace)
        if showing:
            return
        showing = True
        try:
            program.fail(error)
        finally:
            showing = False

    return hook
