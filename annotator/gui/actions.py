"""Everything a person can do in the window, as one table, and the QActions made from it.

``shortcuts`` are those of the window.  ``keys`` are keys of the document view, which takes them
itself while it has the focus: they are shown beside the text and are no shortcuts, so that a note
or a filter never loses a letter.  ``needs`` are the facts that must hold for the action to be
enabled (see :class:`Need`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from annotator.gui.icons import icon


class Need(StrEnum):
    """Facts about the window of which an action may need several."""

    PROJECT = "project"
    WRITABLE = "writable"
    DOCUMENT = "document"
    OWN_LAYER = "own layer"
    OPEN_LAYER = "open layer"
    FINISHED_LAYER = "finished layer"
    SPAN = "span"
    RELATION = "relation"
    CHOSEN = "span or relation"
    HIDDEN = "hidden labels"
    UNDO = "undo"
    REDO = "redo"
    FOREIGN_LOCK = "foreign lock"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; ``text`` is English and a translation key of the context "Actions"."""

    id: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    needs: frozenset[Need] = frozenset()
    keys: str = ""
    checkable: bool = False


def _spec(
    id: str, text: object, shortcut: str = "", icon: str = "", *needs: Need, keys: str = "",
    checkable: bool = False,
) -> ActionSpec:  # fmt: skip
    shortcuts = tuple(shortcut.split(" ")) if shortcut else ()
    return ActionSpec(id, str(text), shortcuts, icon, frozenset(needs), keys, checkable)


_PROJECT, _WRITABLE, _DOCUMENT = Need.PROJECT, Need.WRITABLE, Need.DOCUMENT
_EDIT = (Need.WRITABLE, Need.DOCUMENT, Need.OWN_LAYER)

ACTIONS: tuple[ActionSpec, ...] = (
    _spec("new", QT_TRANSLATE_NOOP("Actions", "&New project…"), "Ctrl+N", "new"),
    _spec("open", QT_TRANSLATE_NOOP("Actions", "&Open project…"), "Ctrl+O", "open"),
    _spec("demo", QT_TRANSLATE_NOOP("Actions", "Open the &sample project")),
    _spec("import", QT_TRANSLATE_NOOP("Actions", "&Import…"), "Ctrl+I", "import", _WRITABLE),
    _spec("export", QT_TRANSLATE_NOOP("Actions", "&Export…"), "Ctrl+E", "export", _PROJECT),
    _spec("merge", QT_TRANSLATE_NOOP("Actions", "&Merge projects…"), "", "", _WRITABLE),
    _spec("packages", QT_TRANSLATE_NOOP("Actions", "&Work packages…"), "", "", _WRITABLE),
    _spec("save_copy", QT_TRANSLATE_NOOP("Actions", "Save a &copy…"), "Ctrl+Shift+S", "", _PROJECT),
    _spec("take_over", QT_TRANSLATE_NOOP("Actions", "&Take the project over"), "", "",
          Need.FOREIGN_LOCK),
    _spec("check", QT_TRANSLATE_NOOP("Actions", "C&heck the project"), "", "", _PROJECT),
    _spec("restore", QT_TRANSLATE_NOOP("Actions", "Restore a &backup…"), "", "", _PROJECT),
    _spec("compact", QT_TRANSLATE_NOOP("Actions", "Com&pact the history…"), "", "", _WRITABLE),
    _spec("salvage", QT_TRANSLATE_NOOP("Actions", "Sal&vage a damaged project…")),
    _spec("close", QT_TRANSLATE_NOOP("Actions", "C&lose project"), "Ctrl+W", "", _PROJECT),
    _spec("quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"),
    _spec("undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", "undo", Need.UNDO),
    _spec("redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo", Need.REDO),
    _spec("remove", QT_TRANSLATE_NOOP("Actions", "Re&move"), "", "delete", *_EDIT, Need.CHOSEN,
          keys="Delete"),
    _spec("inspect", QT_TRANSLATE_NOOP("Actions", "&Note and attributes"), "", "inspect",
          Need.CHOSEN, keys="Enter"),
    _spec("find", QT_TRANSLATE_NOOP("Actions", "&Find in the text…"), "Ctrl+F", "search",
          _DOCUMENT),
    _spec("find_next", QT_TRANSLATE_NOOP("Actions", "Find ne&xt"), "F3", "", _DOCUMENT),
    _spec("find_previous", QT_TRANSLATE_NOOP("Actions", "Find &previous"), "Shift+F3", "",
          _DOCUMENT),
    _spec("history", QT_TRANSLATE_NOOP("Actions", "&History…"), "Ctrl+H", "", _PROJECT),
    _spec("settings", QT_TRANSLATE_NOOP("Actions", "&Settings…"), "Ctrl+,"),
    _spec("hold", QT_TRANSLATE_NOOP("Actions", "&Hold the last label"), "Ctrl+L", "lock", *_EDIT,
          checkable=True),
    _spec("relate", QT_TRANSLATE_NOOP("Actions", "Start a &relation"), "", "relation", *_EDIT,
          Need.SPAN, keys="R"),
    _spec("relate_from", QT_TRANSLATE_NOOP("Actions", "Start a relation &to the span"), "", "",
          *_EDIT, Need.SPAN, keys="Shift+R"),
    _spec("repeat", QT_TRANSLATE_NOOP("Actions", "Label identical &stretches"), "", "", *_EDIT,
          Need.SPAN, keys="*"),
    _spec("reverse", QT_TRANSLATE_NOOP("Actions", "Re&verse the relation"), "Ctrl+R", "",
          *_EDIT, Need.RELATION),
    _spec("finish", QT_TRANSLATE_NOOP("Actions", "&Finish, open the next"),
          "Ctrl+Enter Ctrl+Return", "finish", *_EDIT, Need.OPEN_LAYER),
    _spec("reopen", QT_TRANSLATE_NOOP("Actions", "Re&open the document"),
          "Ctrl+Shift+Enter Ctrl+Shift+Return", "", *_EDIT, Need.FINISHED_LAYER),
    _spec("scheme", QT_TRANSLATE_NOOP("Actions", "La&bel scheme…"), "Ctrl+Shift+L", "scheme",
          _PROJECT),
    _spec("adjudicate", QT_TRANSLATE_NOOP("Actions", "Settle &disagreements…"), "Ctrl+G", "",
          _PROJECT),
    _spec("conflicts", QT_TRANSLATE_NOOP("Actions", "&Conflicting edits…"), "", "", _PROJECT),
    _spec("agreement", QT_TRANSLATE_NOOP("Actions", "A&greement…"), "Ctrl+Shift+G", "", _PROJECT),
    _spec("annotator", QT_TRANSLATE_NOOP("Actions", "&Annotator…"), "Ctrl+Shift+A", "", _PROJECT),
    _spec("next", QT_TRANSLATE_NOOP("Actions", "&Next document"), "Ctrl+PgDown Alt+Down", "next",
          _PROJECT),
    _spec("previous", QT_TRANSLATE_NOOP("Actions", "&Previous document"), "Ctrl+PgUp Alt+Up",
          "previous", _PROJECT),
    _spec("next_open", QT_TRANSLATE_NOOP("Actions", "Next document t&o do"), "Ctrl+Shift+PgDown",
          "", _PROJECT),
    _spec("next_span", QT_TRANSLATE_NOOP("Actions", "Ne&xt span"), "", "", _DOCUMENT, keys="Tab"),
    _spec("previous_span", QT_TRANSLATE_NOOP("Actions", "Pre&vious span"), "", "", _DOCUMENT,
          keys="Shift+Tab"),
    _spec("next_relation", QT_TRANSLATE_NOOP("Actions", "Next relation of the sp&an"), "", "",
          _DOCUMENT, Need.CHOSEN, keys=";"),
    _spec("previous_relation", QT_TRANSLATE_NOOP("Actions", "Previous relation of t&he span"), "",
          "", _DOCUMENT, Need.CHOSEN, keys=":"),
    _spec("next_candidate", QT_TRANSLATE_NOOP("Actions", "Next &candidate"), "", "", _DOCUMENT,
          keys="Space"),
    _spec("previous_candidate", QT_TRANSLATE_NOOP("Actions", "Candidate &before"), "", "",
          _DOCUMENT, keys="Shift+Space"),
    _spec("filter", QT_TRANSLATE_NOOP("Actions", "&Filter the documents"), "Ctrl+Shift+F",
          "filter", _PROJECT),
    _spec("go_text", QT_TRANSLATE_NOOP("Actions", "&Text"), "Ctrl+0", "", _DOCUMENT),
    _spec("go_documents", QT_TRANSLATE_NOOP("Actions", "&Documents"), "Ctrl+1", "", _PROJECT),
    _spec("go_labels", QT_TRANSLATE_NOOP("Actions", "&Labels"), "Ctrl+2", "", _PROJECT),
    _spec("go_inspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), "Ctrl+3", "", _PROJECT),
    _spec("go_spans", QT_TRANSLATE_NOOP("Actions", "&Spans"), "Ctrl+4", "", _PROJECT),
    _spec("go_relations", QT_TRANSLATE_NOOP("Actions", "&Relations"), "Ctrl+5", "", _PROJECT),
    _spec("next_panel", QT_TRANSLATE_NOOP("Actions", "N&ext panel"), "F6"),
    _spec("previous_panel", QT_TRANSLATE_NOOP("Actions", "Previo&us panel"), "Shift+F6"),
    _spec("zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "Ctrl++ Ctrl+=", "zoom-in",
          _DOCUMENT),
    _spec("zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "Ctrl+-", "zoom-out", _DOCUMENT),
    _spec("zoom_reset", QT_TRANSLATE_NOOP("Actions", "&Reset zoom"), "Ctrl+Shift+0", "", _DOCUMENT),
    _spec("focus_mode", QT_TRANSLATE_NOOP("Actions", "&Focus on what is selected"), "F8", "",
          _DOCUMENT, checkable=True),
    _spec("show_all", QT_TRANSLATE_NOOP("Actions", "Show &all labels"), "", "", Need.HIDDEN),
    _spec("fold_zones", QT_TRANSLATE_NOOP("Actions", "Fol&d the page's zones"), "F7", "",
          _DOCUMENT, checkable=True),
    _spec("odd_characters", QT_TRANSLATE_NOOP("Actions", "Show odd &characters"), "F9", "",
          _DOCUMENT, checkable=True),
    _spec("large_print", QT_TRANSLATE_NOOP("Actions", "Large pri&nt"), checkable=True),
    _spec("reset_layout", QT_TRANSLATE_NOOP("Actions", "Reset the la&yout")),
    _spec("full_screen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "F11", checkable=True),
    _spec("keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), "F1 ?"),
    _spec("palette", QT_TRANSLATE_NOOP("Actions", "&Command palette…"), "Ctrl+K", "command"),
    _spec("logs", QT_TRANSLATE_NOOP("Actions", "Show the &folder of the logs")),
    _spec("about", QT_TRANSLATE_NOOP("Actions", "&About Annotator")),
)  # fmt: skip

_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
}


def text_of(spec: ActionSpec) -> str:
    """The text of an action in the window's language, with its mnemonic."""
    return QCoreApplication.translate("Actions", spec.text)


def plain_text_of(spec: ActionSpec) -> str:
    """The text of an action without its mnemonic."""
    return text_of(spec).replace("&", "")


def keys_of(spec: ActionSpec) -> str:
    """The shortcuts of an action as they are shown: both keys that say Enter are one."""
    return keys_shown(QKeySequence(key) for key in spec.shortcuts)


def keys_shown(keys: Iterable[QKeySequence]) -> str:
    """Shortcuts as they are shown: both keys that say Enter are one."""
    portable = (key.toString().replace("Return", "Enter") for key in keys)
    return ", ".join(shown_key(key) for key in dict.fromkeys(portable))


class Actions:
    """The window's QActions by id."""

    def __init__(self, owner: QObject) -> None:
        self._made = {spec.id: _made(spec, owner) for spec in ACTIONS}
        self.recolour()

    def __getitem__(self, id: str) -> QAction:
        return self._made[id]

    def all(self) -> Iterable[QAction]:
        """Every action, in the order of the table."""
        return self._made.values()

    def connect(self, verbs: Mapping[str, Callable[[], object]]) -> None:
        """Connects actions to what they do."""
        for name, verb in verbs.items():
            self._made[name].triggered.connect(_bare(verb))

    def allow(self, facts: frozenset[Need]) -> None:
        """Enables the actions whose needs are met by ``facts``, and only those."""
        for spec in ACTIONS:
            self._made[spec.id].setEnabled(spec.needs <= facts)

    def bind(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Gives every action that ``keys`` names these shortcuts, or shows them beside its text.

        Keys of the view's own commands are shown and are no shortcuts; see the module.
        """
        for spec in ACTIONS:
            own = keys.get(spec.id)
            if own is None:
                continue
            if spec.keys:
                show_key(self._made[spec.id], text_of(spec), own[0] if own else "")
            else:
                self._made[spec.id].setShortcuts([QKeySequence(key) for key in _both_enters(own)])

    def key_of(self, name: str) -> str:
        """The shortcut of an action, as people read it; "" when it has none."""
        return self._made[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def recolour(self) -> None:
        """Draws the icons anew, in the colours of the palette."""
        for spec in ACTIONS:
            if spec.icon:
                self._made[spec.id].setIcon(icon(spec.icon))


def _bare(verb: Callable[[], object]) -> Callable[[bool], None]:
    """``verb`` without the checked state that ``triggered`` hands over."""

    def run(_checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        verb()

    return run


def _made(spec: ActionSpec, owner: QObject) -> QAction:
    action = QAction(text_of(spec), owner)
    action.setObjectName(spec.id)
    action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
    action.setCheckable(spec.checkable)
    action.setMenuRole(_ROLES.get(spec.id, QAction.MenuRole.NoRole))
    if spec.keys:
        show_key(action, text_of(spec), spec.keys)
    return action


def _both_enters(keys: Iterable[str]) -> Iterable[str]:
    """``keys`` with the second key that says Enter, which Qt calls Return."""
    for key in keys:
        yield key
        if key.endswith("Enter"):
            yield key.removesuffix("Enter") + "Return"


def shown_key(keys: str) -> str:
    """``keys`` as they are written on this desktop."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def show_key(action: QAction, text: str, keys: str) -> None:
    """Gives ``action`` a text with ``keys`` beside it (none when "") that are no shortcut of it."""
    action.setText(f"{text}\t{shown_key(keys)}" if keys else text)
    action.setIconText(text.replace("&", ""))
