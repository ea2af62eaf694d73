"""What the program remembers between two starts, typed, in one INI file.

``ANNOTATOR_SETTINGS`` names another file, for tests and for people who carry theirs with them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication

from annotator.gui.document.spacing import Spacing

MAX_RECENT = 12
FONT_SIZES = (8.0, 40.0)
DEFAULT_FONT_SIZE = 13.0
LARGE_TEXT = 20.0
"""Points that the document's text has at least in large print."""

_OVER_SYSTEM = 1.3
"""How much larger than the system's font the text is at first: it is read all day."""


class Theme(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in a project: a document's id and how far it was scrolled."""

    document_id: int = 0
    scroll: int = 0


class Settings:
    """Typed access to the settings file; a value that cannot be read counts as not there."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)

    def flush(self) -> None:
        """Writes to disk what has been set."""
        self._store.sync()

    @property
    def language(self) -> str:
        """Language chosen by hand ("vi", "en"), or "" to follow the system."""
        return self._text("language") if self._text("language") in ("vi", "en") else ""

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def shown_language(self) -> str:
        """The language that the window speaks: "vi" or "en"."""
        if self.language:
            return self.language
        is_vietnamese = QLocale.system().language() == QLocale.Language.Vietnamese
        return "vi" if is_vietnamese else "en"

    @property
    def theme(self) -> Theme:
        """The theme chosen."""
        found = self._text("theme")
        return Theme(found) if found in list(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", str(theme))

    @property
    def font_size(self) -> float:
        """Point size of the document's text."""
        low, high = FONT_SIZES
        return min(high, max(low, self._number("font_size", _usual_font_size())))

    @font_size.setter
    def font_size(self, points: float) -> None:
        self._store.setValue("font_size", points)

    @property
    def spacing(self) -> Spacing:
        """How much air lies between the lines of the text."""
        found = self._text("line_spacing")
        return Spacing(found) if found in list(Spacing) else Spacing.NORMAL

    @spacing.setter
    def spacing(self, spacing: Spacing) -> None:
        self._store.setValue("line_spacing", str(spacing))

    @property
    def hides_names(self) -> bool:
        """Whether reviewers see letters in the place of annotators' names."""
        return self._flag("hides_names")

    @hides_names.setter
    def hides_names(self, hidden: bool) -> None:
        self._store.setValue("hides_names", hidden)

    @property
    def groups_items(self) -> str:
        """What reviewers group items by; empty for nothing."""
        return self._text("groups_items")

    @groups_items.setter
    def groups_items(self, by: str) -> None:
        self._store.setValue("groups_items", by)

    @property
    def settles_everywhere(self) -> bool:
        """Whether reviewers see the items of all documents in one table."""
        return self._flag("settles_everywhere")

    @settles_everywhere.setter
    def settles_everywhere(self, everywhere: bool) -> None:
        self._store.setValue("settles_everywhere", everywhere)

    @property
    def focus_mode(self) -> bool:
        """Whether only the relations at what is selected are drawn."""
        return self._flag("focus_mode")

    @focus_mode.setter
    def focus_mode(self, focus: bool) -> None:
        self._store.setValue("focus_mode", focus)

    @property
    def folds_zones(self) -> bool:
        """Whether the zones of a page are folded."""
        return self._flag("folds_zones")

    @folds_zones.setter
    def folds_zones(self, folds: bool) -> None:
        self._store.setValue("folds_zones", folds)

    @property
    def shows_odd_characters(self) -> bool:
        """Whether odd characters are made visible."""
        return self._flag("shows_odd_characters")

    @shows_odd_characters.setter
    def shows_odd_characters(self, shows: bool) -> None:
        self._store.setValue("shows_odd_characters", shows)

    @property
    def large_print(self) -> bool:
        """Whether everything is shown larger."""
        return self._flag("large_print")

    @large_print.setter
    def large_print(self, on: bool) -> None:
        self._store.setValue("large_print", on)

    @property
    def annotator(self) -> str:
        """The name under which this person works; at first the system user's."""
        return self._text("annotator") or _system_user()

    @annotator.setter
    def annotator(self, name: str) -> None:
        self._store.setValue("annotator", name)

    def annotator_in(self, project_uid: str) -> str:
        """The name used last in a project."""
        return self._text(f"projects/{project_uid}/annotator") or self.annotator

    def is_known_in(self, project_uid: str) -> bool:
        """Whether a name was chosen for a project."""
        return bool(self._text(f"projects/{project_uid}/annotator"))

    def set_annotator_in(self, project_uid: str, name: str) -> None:
        """Remembers ``name`` for a project."""
        self._store.setValue(f"projects/{project_uid}/annotator", name)

    def place_in(self, project_uid: str) -> Place:
        """Where this person was last in a project."""
        group = f"projects/{project_uid}"
        return Place(
            int(self._number(f"{group}/document", 0)), int(self._number(f"{group}/scroll", 0))
        )

    def set_place_in(self, project_uid: str, place: Place) -> None:
        """Remembers where this person is in a project."""
        self._store.setValue(f"projects/{project_uid}/document", place.document_id)
        self._store.setValue(f"projects/{project_uid}/scroll", place.scroll)

    def recent(self) -> list[Path]:
        """Projects opened lately, the newest first."""
        return [Path(name) for name in self._list("recent")]

    def add_recent(self, path: Path) -> None:
        """Puts a project at the head of the list."""
        path = path.absolute()
        others = [other for other in self.recent() if other != path]
        self._set_recent([path, *others])

    def drop_recent(self, path: Path) -> None:
        """Takes a project off the list."""
        self._set_recent([other for other in self.recent() if other != path])

    def _set_recent(self, paths: list[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths[:MAX_RECENT]])

    @property
    def find_case(self) -> bool:
        """Whether finding in the text heeds letter case."""
        return self._flag("find/case")

    @find_case.setter
    def find_case(self, heeded: bool) -> None:
        self._store.setValue("find/case", heeded)

    @property
    def find_whole(self) -> bool:
        """Whether finding in the text looks for whole syllables only."""
        return self._flag("find/whole")

    @find_whole.setter
    def find_whole(self, whole: bool) -> None:
        self._store.setValue("find/whole", whole)

    @property
    def find_marks(self) -> str:
        """Tone marks, when finding in the text: "heed", "ignore", or "" as the query has them."""
        found = self._text("find/marks")
        return found if found in ("heed", "ignore") else ""

    @find_marks.setter
    def find_marks(self, choice: str) -> None:
        self._store.setValue("find/marks", choice)

    def recent_choices(self) -> list[str]:
        """What was chosen lately in the command palette, by name, the newest first."""
        return self._list("recent_choices")

    def set_recent_choices(self, names: list[str]) -> None:
        """Remembers what was chosen in the command palette."""
        self._store.setValue("recent_choices", names)

    @property
    def folder(self) -> Path:
        """Where file dialogs begin."""
        found = Path(self._text("folder") or ".")
        if found.is_absolute() and found.is_dir():
            return found
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = Path(QStandardPaths.writableLocation(documents) or ".")
        return usual if usual.is_absolute() and usual.is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._store.setValue("folder", str(folder.absolute()))

    def layout(self, name: str) -> QByteArray:
        """A saved geometry, window state or header; empty when there is none."""
        found = self._store.value(f"layout/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remembers a geometry, window state or header."""
        self._store.setValue(f"layout/{name}", state)

    def drop_layout(self) -> None:
        """Forgets every geometry, so that the next window is laid out anew."""
        self._store.remove("layout")

    def keys(self) -> dict[str, str]:
        """Keys chosen by hand, separated by spaces, by the id of what they do; "" is no key."""
        self._store.beginGroup("keys")
        found = {name: self._store.value(name) for name in self._store.childKeys()}
        self._store.endGroup()
        return {name: keys for name, keys in found.items() if isinstance(keys, str)}

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Remembers these keys and no others."""
        self._store.remove("keys")
        for name, chosen in keys.items():
            self._store.setValue(f"keys/{name}", chosen)

    def _text(self, key: str) -> str:
        found = self._store.value(key, "")
        return found if isinstance(found, str) else ""

    def _flag(self, key: str) -> bool:
        return str(self._store.value(key, "")).lower() == "true"

    def _list(self, key: str) -> list[str]:
        found = self._store.value(key, [])
        return [str(one) for one in (found if isinstance(found, list) else [found]) if one]

    def _number(self, key: str, default: float) -> float:
        found = self._store.value(key, default)
        try:
            return float(str(found))
        except ValueError:
            return default


def settings_path() -> Path:
    """Where the settings file lies."""
    named = os.environ.get("ANNOTATOR_SETTINGS")
    if named:
        return Path(named)
    folder = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(folder)) / "annotator" / "annotator.ini"


def _usual_font_size() -> float:
    """The size of the text at first: it follows a system font that was made larger."""
    if not isinstance(QGuiApplication.instance(), QGuiApplication):
        return DEFAULT_FONT_SIZE
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return max(DEFAULT_FONT_SIZE, round(QFontInfo(system).pointSizeF() * _OVER_SYSTEM, 1))


def _system_user() -> str:
    named = os.environ.get("USER") or os.environ.get("USERNAME")
    if named:
        return named
    import getpass  # noqa: PLC0415 - rarely needed

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or no environment on Windows
        return "annotator"
