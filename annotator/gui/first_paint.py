"""Says when the first picture stands, and leaves: for benchmarks and the check of an installation.

With ``ANNOTATOR_EXIT_AFTER_PAINT`` set, the program prints one JSON line once a document (or the
start page) has been painted and the event queue is empty again, and quits with code 0.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.gui.overrides import guarded


def leave_after_paint(widget: QWidget) -> None:
    """Watches ``widget`` if the environment asks for it."""
    if os.environ.get("ANNOTATOR_EXIT_AFTER_PAINT"):
        widget.installEventFilter(_FirstPaint(widget))


@guarded
class _FirstPaint(QObject):
    """An event filter that waits for one paint event."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._leave)
        return False

    def _leave(self) -> None:
        sys.stdout.write(json.dumps({"painted": True, "rss_mb": _resident()}) + "\n")
        sys.stdout.flush()
        QTimer.singleShot(0, QCoreApplication.quit)


def _resident() -> float:
    """Resident memory of this process in MB; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
