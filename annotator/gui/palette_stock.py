"""The items of the command palette: every command, label and document, as they are now."""

from collections.abc import Iterable, Iterator

from annotator.gui.actions import ACTIONS, Actions, ActionSpec, keys_shown
from annotator.gui.palette_items import Item, Kind
from annotator.gui.panels.panel import Context
from annotator.model.scheme import EntityLabel, RelationLabel

PALETTE = "palette"
"""The action that opens the palette, which does not offer itself."""


def command_items(actions: Actions) -> Iterator[Item]:
    """The window's actions; their English names are found in every language."""
    return (_command(spec, actions) for spec in ACTIONS if spec.id != PALETTE)


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


def _labels(
    context: Context, kind: Kind, labels: Iterable[EntityLabel | RelationLabel]
) -> Iterator[Item]:
    enabled = context.session.is_writable and not context.desk.is_empty
    for label in labels:
        title = label.title(context.language)
        yield Item(kind, label.name, title, label.name, label.key, label.colour, enabled)


def _without_mnemonic(text: str) -> str:
    return "&".join(part.replace("&", "") for part in text.split("&&"))
