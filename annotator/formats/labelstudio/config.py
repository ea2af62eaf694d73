"""A labelling configuration: the XML that says which labels a Label Studio project has.

Source: https://labelstud.io/tags/ .  Read: the tags that label stretches of text, Relations, and
the controls that hang on a region (perRegion).  No document type and no entity is resolved.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from annotator.errors import FormatError, SchemeError
from annotator.formats.nearby import is_file
from annotator.formats.source import Source, printable
from annotator.model.scheme import (
    PALETTE,
    Attribute,
    AttributeType,
    EntityLabel,
    RelationLabel,
    Scheme,
    checked,
    is_name,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMES = ("label_config.xml", "config.xml")
"""What a configuration is called that belongs to every file of its folder."""

LIMIT = 2**20
TEXT_TAGS = {"Text", "HyperText", "Paragraphs", "Dialog"}
LABEL_TAGS = {"Labels", "HyperTextLabels", "ParagraphLabels"}
KINDS = {
    "choices": ("Choices", AttributeType.CHOICE),
    "taxonomy": ("Taxonomy", AttributeType.TEXT),
    "textarea": ("TextArea", AttributeType.TEXT),
    "number": ("Number", AttributeType.NUMBER),
    "rating": ("Rating", AttributeType.NUMBER),
    "datetime": ("DateTime", AttributeType.TEXT),
}
"""Results that hang on a region, with their tags and what they hold."""

_TAGS = {tag: kind for kind, (tag, _) in KINDS.items()}
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Config:
    """``key`` is the key of a task's data that holds its text; "" where the file does not tell."""

    key: str
    scheme: Scheme


def beside(path: Path) -> Path | None:
    """The configuration that belongs to the tasks in ``path``, if there is one."""
    for found in (path.with_suffix(".xml"), *(path.with_name(name) for name in NAMES)):
        if found != path and is_file(found):
            return found
    return None


def config_in(path: Path) -> Config:
    """The configuration in the file ``path``.  Raises FormatError."""
    from defusedxml import DefusedXmlException, ElementTree  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        data = Source(path).head(LIMIT + 1)
        if len(data) > LIMIT:
            raise FormatError(
                "{path} is too large for a labelling configuration.", path=printable(path)
            )
        root = ElementTree.fromstring(data, forbid_dtd=True)
    except (ValueError, ElementTree.ParseError, DefusedXmlException) as error:
        raise FormatError(
            "{path} is no labelling configuration: {why}.", path=printable(path), why=error
        ) from None
    return Config(_text_key(root), _scheme(root))


def _text_key(root: "Element") -> str:
    for tag in root.iter():
        value = tag.get("value", "")
        if tag.tag in TEXT_TAGS and re.fullmatch(r"\$[^\s$]+", value):
            return value[1:]
    return ""


def _scheme(root: "Element") -> Scheme:
    entities: dict[str, EntityLabel] = {}
    relations: dict[str, RelationLabel] = {}
    attributes: dict[str, Attribute] = {}
    for tag in root.iter():
        if tag.tag in LABEL_TAGS:
            for one in tag.iter("Label"):
                name = _name(one)
                colour = _colour(one, len(entities))
                entities.setdefault(
                    name, EntityLabel(name, _title(one), key=one.get("hotkey", ""), colour=colour)
                )
        elif tag.tag == "Relations":
            for one in tag.iter("Relation"):
                name = one.get("value", "")
                colour = _colour(one, len(relations))
                relations.setdefault(name, RelationLabel(name, colour=colour))
        elif tag.tag in _TAGS and tag.get("perRegion", "").lower() == "true":
            found = _attribute(tag, set(entities))
            attributes.setdefault(found.name, found)
    return _sound(entities.values(), relations.values(), attributes.values())


def _name(tag: "Element") -> str:
    """What results say; a tag's value is what people see where there is an alias."""
    return tag.get("alias") or str(tag.get("value", ""))


def _title(tag: "Element") -> Mapping[str, str]:
    return {"en": tag.get("value", "")} if tag.get("alias") and tag.get("value") else {}


def _colour(tag: "Element", number: int) -> str:
    colour = tag.get("background", "")
    return colour if _COLOUR.fullmatch(colour) else PALETTE[number % len(PALETTE)]


def _attribute(tag: "Element", labels: set[str]) -> Attribute:
    values = [_name(one) for one in tag.iter("Choice")]
    named = [name.strip() for name in tag.get("whenLabelValue", "").split(",")]
    return Attribute(
        tag.get("name", ""),
        KINDS[_TAGS[str(tag.tag)]][1],
        tuple(dict.fromkeys(filter(None, values))) if tag.tag == "Choices" else (),
        tuple(name for name in named if name in labels),
    )


def _sound(
    entities: Iterable[EntityLabel],
    relations: Iterable[RelationLabel],
    attributes: Iterable[Attribute],
) -> Scheme:
    """The scheme without what no scheme takes: bad names, keys of several characters."""
    keys: set[str] = set()
    kept = []
    for label in entities:
        good = len(label.key) == 1 and label.key.isprintable() and not label.key.isspace()
        free = good and label.key not in keys
        keys.add(label.key)
        kept.append(label if free or not label.key else replace(label, key=""))
    scheme = Scheme(
        entities=tuple(one for one in kept if is_name(one.name)),
        relations=tuple(one for one in relations if is_name(one.name)),
        attributes=tuple(one for one in attributes if is_name(one.name)),
    )
    try:
        return checked(scheme)
    except SchemeError:
        return Scheme()


Control = tuple[str, str, str]
"""Name of a control, of the text that it labels, and its kind of labels."""

LABEL: Control = ("label", "text", "labels")
"""The control of what did not come from Label Studio."""

_LABEL_TAGS = {
    "hypertextlabels": ("HyperTextLabels", "HyperText"),
    "paragraphlabels": ("ParagraphLabels", "Paragraphs"),
}


class Controls:
    """The controls of a configuration to be written, gathered while tasks are written.

    ``kinds`` are the kinds of result by the names of attributes.
    """

    def __init__(self, scheme: Scheme) -> None:
        kinds = {AttributeType.CHOICE: "choices", AttributeType.NUMBER: "number"}
        self.kinds = {one.name: kinds.get(one.type, "textarea") for one in scheme.attributes}
        self._scheme = scheme
        self._labels: dict[Control, dict[str, None]] = {}
        self._relations = dict.fromkeys(label.name for label in scheme.relations)

    def label(self, control: Control, name: str) -> None:
        """Notes that a region of ``control`` bears the label ``name``."""
        self._labels.setdefault(control, {})[name] = None

    def relation(self, name: str) -> None:
        """Notes that a relation bears the label ``name``."""
        self._relations[name] = None

    def xml(self, key: str) -> str:
        """The configuration for tasks whose text stands under ``key``."""
        found = self._labels or {LABEL: {}}
        own = dict.fromkeys(label.name for label in self._scheme.entities)
        lines = ["<View>"]
        for number, (control, names) in enumerate(found.items()):
            name, text, kind = control
            tag = _LABEL_TAGS.get(kind, ("Labels", ""))[0]
            lines.append(f"  <{tag} name={quoteattr(name)} toName={quoteattr(text)}>")
            lines += map(self._label, filter(_is_xml, names if number else own | names))
            lines.append(f"  </{tag}>")
        if self._relations:
            named = map(quoteattr, filter(_is_xml, self._relations))
            lines.append("  <Relations>")
            lines += [f"    <Relation value={name}/>" for name in named]
            lines.append("  </Relations>")
        for text, kind in {control[1]: control[2] for control in found}.items():
            tag = _LABEL_TAGS.get(kind, ("", "Text"))[1]
            lines.append(f"  <{tag} name={quoteattr(text)} value={quoteattr('$' + key)}/>")
        for name, kind in self.kinds.items():
            if _is_xml(name):
                lines += self._control(name, kind, next(iter(found)))
        return "\n".join([*lines, "</View>", ""])

    def _label(self, name: str) -> str:
        label = self._scheme.entity(name)
        more = ""
        if label is not None:
            more = f" background={quoteattr(label.colour)}"
            more += f" hotkey={quoteattr(label.key)}" if label.key else ""
        return f"    <Label value={quoteattr(name)}{more}/>"

    def _control(self, name: str, kind: str, control: Control) -> list[str]:
        found = next((one for one in self._scheme.attributes if one.name == name), None)
        labels = found.labels if found else ()
        tag = KINDS[kind][0]
        head = f"  <{tag} name={quoteattr(name)} toName={quoteattr(control[1])}"
        head += ' perRegion="true"'
        if labels and not any("," in label for label in labels):
            named = quoteattr(",".join(labels))
            head += f" whenTagName={quoteattr(control[0])} whenLabelValue={named}"
        values = found.values if found else ()
        if kind != "choices" or not values:
            return [f"{head}/>"]
        choices = [f"    <Choice value={quoteattr(value)}/>" for value in values]
        return [f"{head}>", *choices, f"  </{tag}>"]


def _is_xml(name: str) -> bool:
    return bool(name) and _NO_XML.search(name) is None
