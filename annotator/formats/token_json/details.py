"""What a writer does with the attributes of a span, and with what else an example held."""

from collections.abc import Mapping

from annotator.formats.base import Item, What
from annotator.formats.losses import changed
from annotator.formats.token_json.examples import MORE
from annotator.formats.token_json.frames import Form, Frame, frames_of
from annotator.formats.token_json.layout import Layout
from annotator.model.annotation import Document, Json, Relation, Span


def more_keys(
    what: What, thing: Span | Relation, reserved: frozenset[str], document: Document
) -> tuple[Mapping[str, Json], list[Item]]:
    """The attributes as further keys of the object, and what is lost: notes, ``reserved`` names."""
    notes: list[Item] = []
    if thing.note:
        notes.append(changed(what, "its note is not written", document, "notes", thing.key))
    taken = thing.attributes.keys() & reserved
    if not taken:
        return thing.attributes, notes
    notes.append(
        changed(
            what,
            "its attributes {names} are not written, for keys of the format are called so",
            document,
            "attributes",
            thing.key,
            attributes=len(taken),
            names=", ".join(sorted(map(repr, taken))),
        )
    )
    more = {key: value for key, value in thing.attributes.items() if key not in taken}
    return more, notes


def own_frames(layout: Layout, form: Form, count: int = 0) -> tuple[list[Frame], list[Item]]:
    """The frames for the sentences of ``layout``, none where they do not fit, and what to say.

    ``count`` is how many there should be, 0: one a sentence.
    """
    frames = frames_of(layout.document, form)
    if layout.is_own and len(frames) == (count or len(layout.sentences)):
        return frames, []
    said = any(_says_more(frame, form, layout.document) for frame in frames)
    if not said:
        return [], []
    return [], [
        changed(
            "document",
            "what else its file said of its sentences is not written, since they are cut "
            "otherwise now",
            layout.document,
            "document metadata",
        )
    ]


def _says_more(frame: Frame, form: Form, document: Document) -> bool:
    return any(
        value not in (None, document.name) and str(value) != document.name
        for key, value in frame.items()
        if key not in form.modelled
    )


def values_after(
    what: What, thing: Span | Relation, document: Document
) -> tuple[list[Json], list[Item]]:
    """What is written in a list behind the label, and what is lost: notes and other attributes."""
    found = thing.attributes.get(MORE)
    more = found if isinstance(found, list) else []
    rest = [name for name in thing.attributes if not (name == MORE and more)]
    notes: list[Item] = []
    if thing.note:
        notes.append(changed(what, "its note is not written", document, "notes", thing.key))
    if rest:
        notes.append(
            changed(what, "its attributes are not written", document, "attributes", thing.key,
                    attributes=len(rest))
        )  # fmt: skip
    return more, notes
