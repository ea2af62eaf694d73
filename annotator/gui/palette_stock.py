"""The items of the command palette: every command, label and document, as they are now."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions import ACTIONS, Actions, ActionSpec, keys_shown
from annotator.gui.choices import LANGUAGES
from annotator.gui.document.spacing import Spacing
from annotator.gui.palette_items import Item, Kind
from annotator.gui.panels.panel import Context
from annotator.gui.settings import Theme
from annotator.model.scheme import EntityLabel, RelationLabel

AS_SYSTEM = "As the system"
_ENGLISH = {
    Theme.SYSTEM: AS_SYSTEM, Theme.LIGHT: "Light", Theme.DARK: "Dark",
    Spacing.COMPACT: "Compact", Spacing.NORMAL: "Normal", Spacing.WIDE: "Wide",
}  # fmt: skip
"""What ``Choices`` calls them, in English."""

PALETTE = "palette"
"""The action that opens the palette, which does not offer itself."""


def command_items(actions: Actions) -> Iterator[Item]:
    """The window's actions; their English names are found in every language."""
    return (_command(spec, actions) for spec in ACTIONS if spec.id != PALETTE)


def choice_items() -> Iterator[Item]:
    """What the menus of languages, themes and line spacings offer; see :func:`chosen`."""
    for code, name in LANGUAGES:
        yield _choice("language", "&Language", code, name or AS_SYSTEM)
    for theme in Theme:
        yield _choice("theme", "&Theme", theme.value, _ENGLISH[theme])
    for spacing in Spacing:
        yield _choice("spacing", "Line &spacing", spacing.value, _ENGLISH[spacing])


def chosen(item: Item) -> tuple[str, object] | None:
    """The menu and the value that an item of :func:`choice_items` is; None for others."""
    menu, colon, value = item.key.partition(":")
    if item.kind is not Kind.COMMAND or not colon:
        return None
    return menu, {"language": str, "theme": Theme, "spacing": Spacing}[menu](value)


def label_items(context: Context) -> Iterator[Item]:
    """The scheme's labels, enabled where there is a text to label."""
    if context.session.is_open:
        yield from _labels(context, Kind.LABEL, context.session.scheme.entities)
        yield from _labels(context, Kind.RELATION, context.session.scheme.relations)


def document_items(context: Context) -> Iterator[Item]:
    """All documents of the project, in the order in which they came into it."""
    if context.session.is_open:
        read = context.session.project.read
        uid = read.property("uid")
        for document_id, name in read.document_names():
            yield Item(Kind.DOCUMENT, f"{uid}/{document_id}", name)


def document_id(item: Item) -> int:
    """Which document an item of :func:`document_items` is."""
    return int(item.key.rpartition("/")[2])


def _command(spec: ActionSpec, actions: Actions) -> Item:
    action = actions[spec.id]
    text, _, key = action.text().partition("\t")
    english = _without_mnemonic(spec.text)
    return Item(
        Kind.COMMAND,
        spec.id,
        _without_mnemonic(text),
        english,
        key or keys_shown(action.shortcuts()),
        is_enabled=action.isEnabled(),
    )


def _shown(context: str, english: str) -> str:
    """A text that is written elsewhere, where it is collected for translation."""
    return QCoreApplication.translate(context, english)


def _choice(menu: str, title: str, value: object, english: str) -> Item:
    translated = _without_mnemonic(_shown("Menus", title))
    name = _shown("Choices", english)
    also = f"{_without_mnemonic(title)}: {english}"
    return Item(Kind.COMMAND, f"{menu}:{value}", f"{translated}: {name}", also)


def _labels(
    context: Context, kind: Kind, labels: Iterable[EntityLabel | RelationLabel]
) -> Iterator[Item]:
    enabled = context.session.is_writable and not context.desk.is_empty
    for label in labels:
        title = label.title(context.language)
        yield Item(kind, label.name, title, label.name, label.key, label.colour, enabled)


def _without_mnemonic(text: str) -> str:
    return "&".join(part.replace("&", "") for part in text.split("&&"))
