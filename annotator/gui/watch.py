"""A project that somebody else writes: this window only reads, and reads again when they did."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from annotator.gui.overrides import guarded
from annotator.gui.session import Session

_EVERY = 2000


@guarded
class Watch(QObject):
    """Looks every two seconds, and whenever the window becomes the active one."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._version = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self.begin)
        session.closed.connect(self._timer.stop)
        parent.installEventFilter(self)
        if session.is_open:
            self.begin()

    def begin(self) -> None:
        """Watches the project that is open now, unless nobody else can write it."""
        self._timer.stop()
        if not self._session.is_writable:
            self._version = self._session.project.data_version()
            self._timer.start()

    def look(self) -> None:
        """Reads again if the file has changed."""
        session = self._session
        if not session.is_open or session.is_writable:
            return
        version = session.project.data_version()
        if version != self._version:
            self._version = version
            session.read_again()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Looks at once when the window is turned to."""
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False
