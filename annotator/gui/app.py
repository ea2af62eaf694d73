"""Starts the window and ends it.

Nothing of Qt or of the window is imported before garbage collection is held: the imports make
half a million objects that stay, and looking at them again and again costs a tenth of the start.
"""

import gc
import sys
from pathlib import Path

from annotator.errors import UserError
from annotator.store.project import open_project


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

    from annotator.gui.endings import Endings  # noqa: PLC0415 - see above
    from annotator.gui.faults.log import FaultLog, logs_folder  # noqa: PLC0415 - see above
    from annotator.gui.first_paint import leave_after_paint  # noqa: PLC0415 - see above
    from annotator.gui.icons import application_icon  # noqa: PLC0415 - see above
    from annotator.gui.program import Program  # noqa: PLC0415 - see above
    from annotator.gui.settings import Settings  # noqa: PLC0415 - see above

    log = FaultLog(logs_folder())
    with log.watch():
        application = QApplication(["annotator"])
        application.setApplicationName("Annotator")
        application.setDesktopFileName("annotator")
        application.setWindowIcon(application_icon())
        program = Program(application, Settings(), log)
        program.faults.install()
        program.heed(Endings(application, program))
        if project is not None:
            program.projects.show(project)
        window = program.show()
        leave_after_paint(window.centre.painted())
        program.collector.start()
        code: int = application.exec()
        program.end()
        program.faults.remove()
    return code
