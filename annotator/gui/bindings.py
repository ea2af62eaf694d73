"""Which key is whose: the window's shortcuts and the commands of the text, as people set them.

Whatever can be bound has one id: a command of the text (see ``document.keymap``) or an action of
the window (see ``actions``); an action that stands for a command of the text is that command.
Keys are named as in ``document.strokes``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions import ACTIONS, ActionSpec, plain_text_of
from annotator.gui.document.keymap import BY_ID, COMMANDS, Command, Keymap
from annotator.gui.document.strokes import canonical, is_plain, shown
from annotator.gui.menus import MENUS
from annotator.gui.plain import phrased
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Bindable:
    """What may have keys: a command of the text, or an action of the window."""

    about: Command | ActionSpec
    keys: tuple[str, ...]
    """Its keys of old."""

    @property
    def id(self) -> str:
        """The id under which its keys are kept."""
        return self.about.id

    @property
    def is_text(self) -> bool:
        """Whether it is a command of the text."""
        return isinstance(self.about, Command)

    @property
    def text(self) -> str:
        """What it does, in the window's language."""
        about = self.about
        return about.text if isinstance(about, Command) else plain_text_of(about)

    @property
    def group(self) -> str:
        """Its group of commands, or its menu, in the window's language."""
        if isinstance(self.about, Command):
            return self.about.group.heading
        title = next((menu.text for menu in MENUS if self.id in menu.items), "")
        return translate("Menus", title).replace("&", "")


def _window_keys(spec: ActionSpec) -> tuple[str, ...]:
    return tuple(dict.fromkeys(canonical(key) for key in spec.shortcuts))


BINDABLES: dict[str, Bindable] = {
    **{one.id: Bindable(one, one.keys) for one in COMMANDS},
    **{one.id: Bindable(one, _window_keys(one)) for one in ACTIONS if one.id not in BY_ID},
}
"""Everything that can be bound, by id: the text's commands first, each in its table's order."""


class Bindings:
    """The keys in force.  It never changes; another one takes its place."""

    def __init__(self, stored: Mapping[str, str] | None = None) -> None:
        """``stored`` are the keys chosen by hand, as the settings keep them.

        What is unknown, broken or doubled in them is ignored.  A key chosen by hand is taken from
        whatever has it by default, also from what a newer program brings.
        """
        chosen: dict[str, tuple[str, ...]] = {}
        taken: set[str] = set()
        for name in BINDABLES:
            keys = _read((stored or {}).get(name))
            if keys is not None and not taken.intersection(keys):
                chosen[name] = keys
                taken.update(keys)
        self.keys: dict[str, tuple[str, ...]] = {
            name: chosen[name] if name in chosen else tuple(k for k in one.keys if k not in taken)
            for name, one in BINDABLES.items()
        }
        self._owners = {key: name for name, keys in self.keys.items() for key in keys}

    def keymap(self) -> Keymap:
        """The keys of the text's commands."""
        return Keymap({name: keys for name, keys in self.keys.items() if name in BY_ID})

    def changed(self) -> dict[str, str]:
        """What differs from the keys of old, to be stored."""
        return {
            name: " ".join(keys) for name, keys in self.keys.items() if keys != BINDABLES[name].keys
        }

    def with_keys(self, name: str, keys: tuple[str, ...]) -> "Bindings":
        """The same with these keys for ``name``; they must be free."""
        stored = {other: " ".join(own) for other, own in self.keys.items()}
        return Bindings(stored | {name: " ".join(dict.fromkeys(keys))})

    def owner(self, key: str) -> Bindable | None:
        """Whose a key is."""
        name = self._owners.get(key)
        return BINDABLES[name] if name else None

    def refusal(self, name: str, key: str, scheme: Scheme | None, language: str) -> str:
        """Why ``key`` cannot be a key of ``name``, as a sentence for people; "" when it can."""
        mine, owner = BINDABLES[name], self.owner(key)
        if not key:
            return translate("Bindings", "This key has no name by which it could be kept.")
        if owner is not None:
            return "" if owner is mine else taken_text(key, owner)
        if key in mine.keys:
            return ""
        label = _label_with(key, scheme, language)
        if label:
            told = translate("Bindings", "{key} is the key of the label “{label}” in this project.")
            return phrased(told, key=shown(key), label=label)
        return _unfit(key, mine)


def taken_text(key: str, owner: Bindable) -> str:
    """A sentence that says whose a key is."""
    if owner.is_text:
        told = translate("Bindings", "{key} belongs to the text already: “{owner}”.")
    else:
        told = translate("Bindings", "{key} belongs to the window already: “{owner}”.")
    return phrased(told, key=shown(key), owner=owner.text)


def _unfit(key: str, mine: Bindable) -> str:
    """Why nobody of this kind may have ``key``; "" when it may."""
    modifiers, _, last = key.rpartition("+")
    if modifiers in ("Alt", "Alt+Shift") and len(last) == 1:
        return translate("Bindings", "Alt with a letter or digit opens a menu.")
    if mine.is_text:
        plain_digit = is_plain(key) and key.isdigit()
        return translate("Bindings", "The digits alone choose labels.") if plain_digit else ""
    is_function_key = last[:1] == "F" and last[1:].isdigit()
    if is_function_key or any(word in modifiers for word in ("Ctrl", "Alt", "Meta")):
        return ""
    return translate("Bindings", "A key of the window needs Ctrl or Alt, or is one of F1 to F12.")


def _label_with(key: str, scheme: Scheme | None, language: str) -> str:
    if scheme is None:
        return ""
    labels: tuple[EntityLabel | RelationLabel, ...] = (*scheme.entities, *scheme.relations)
    for label in labels:
        if label.key and canonical(label.key) == key:
            return label.title(language)
    return ""


def _read(stored: str | None) -> tuple[str, ...] | None:
    """Stored keys; None when there are none, or when one of them is no key."""
    if stored is None:
        return None
    keys = tuple(dict.fromkeys(canonical(key) for key in stored.split()))
    return None if "" in keys else keys
