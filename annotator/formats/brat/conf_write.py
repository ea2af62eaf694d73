"""The configuration files of an export: annotation.conf, visual.conf, kb_shortcuts.conf."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from annotator.formats.brat.lines import role_name
from annotator.formats.brat.names import Names, comment_of
from annotator.formats.brat.tree import indented
from annotator.formats.brat.visual import BLACK, DEFAULTS, ink_on
from annotator.formats.brat.vocabulary import Vocabulary, extra_of
from annotator.model.annotation import Json
from annotator.model.scheme import (
    Attribute,
    AttributeType,
    Ends,
    EntityLabel,
    RelationLabel,
)

_Shown = EntityLabel | RelationLabel | Attribute


def configurations(words: Vocabulary, annotators: Mapping[str, str], titles: str) -> dict[str, str]:
    """The files, by name."""
    writer = _Writer(words)
    text = writer.annotation_conf()
    names = Names(
        labels=words.renamed(),
        values=words.values(),
        types=writer.types,
        annotators=annotators,
        titles=titles,
    )
    files = {
        "annotation.conf": comment_of(names) + text,
        "visual.conf": writer.visual_conf(titles),
    }
    shortcuts = [
        f"{label.key}\t{words.of(label.name)}\n" for label in words.scheme.entities if label.key
    ]
    if shortcuts:
        files["kb_shortcuts.conf"] = "".join(shortcuts)
    tools = extra_of(words.scheme.extra).get("tools.conf")
    if isinstance(tools, str):
        files["tools.conf"] = tools
    return files


class _Writer:
    """Sections of the configuration, from the scheme and from what was written without it."""

    def __init__(self, words: Vocabulary) -> None:
        self.types: dict[str, str] = {}
        self._words = words
        self._scheme = scheme = words.scheme
        known = {label.name for label in scheme.entities}
        self._entities = [label for label in scheme.entities if not words.is_event(label.name)]
        self._entities += [EntityLabel(name) for name in words.entities if name not in known]
        self._events = [label for label in scheme.entities if words.is_event(label.name)]
        known = {label.name for label in scheme.relations}
        self._relations = list(scheme.relations)
        self._relations += [RelationLabel(name) for name in words.relations if name not in known]
        known = {one.name for one in scheme.attributes}
        self._attributes = list(scheme.attributes)
        self._attributes += [Attribute(name) for name in words.attributes if name not in known]
        self._of_entities = {label.name for label in self._entities}
        self._of_events = {label.name for label in self._events}

    def annotation_conf(self) -> str:
        """Entities, relations, events and attributes, with what may join what."""
        sections = {
            "entities": self._hierarchy(self._entities, self._entity),
            "relations": self._relation_lines(),
            "events": self._hierarchy(self._events, self._event),
            "attributes": [self._attribute(one) for one in self._attributes],
        }
        return _sections(sections)

    def visual_conf(self, titles: str) -> str:
        """Titles and colours."""
        labels: dict[str, str] = {}
        entities = (*self._entities, *self._events)
        shown: list[_Shown] = [*entities, *self._relations, *self._attributes]
        for one in shown:
            if line := self._label(one, titles):
                labels.setdefault(one.name, line)
        extra = extra_of(self._scheme.extra)
        options, defaults = extra.get("options"), extra.get("defaults")
        drawing = [
            f"{self._words.of(name)}\t{_pairs(said)}" for name, said in self._drawing().items()
        ]
        drawing += [
            f"{name}\t{_pairs(_strings(said))}"
            for name, said in (defaults if isinstance(defaults, dict) else DEFAULTS).items()
        ]
        sections = {"labels": list(labels.values()), "drawing": drawing}
        if isinstance(options, list):
            sections = {"options": [str(line) for line in options], **sections}
        return _sections(sections)

    def _drawing(self) -> dict[str, dict[str, str]]:
        """What is said of each name; a span and an arc may share one."""
        drawing: dict[str, dict[str, str]] = {}
        for entity in (*self._entities, *self._events):
            said = {"bgColor": entity.colour}
            if (ink := ink_on(entity.colour)) != BLACK:
                said["fgColor"] = ink
            drawing.setdefault(entity.name, {}).update(said | _drawing(entity.extra))
        for relation in self._relations:
            said = {"color": relation.colour} | _drawing(relation.extra)
            drawing.setdefault(relation.name, {}).update(said)
        for attribute in self._attributes:
            if said := _drawing(attribute.extra):
                drawing.setdefault(attribute.name, {}).update(said)
        return drawing

    def _hierarchy(
        self, labels: Sequence[EntityLabel], line: Callable[[EntityLabel], str]
    ) -> list[str]:
        return indented(
            [(self._words.of(label.name), _above(label.extra), [line(label)]) for label in labels]
        )

    def _entity(self, label: EntityLabel) -> str:
        return _line(self._named(label), _special(label.extra))

    def _event(self, label: EntityLabel) -> str:
        roles = extra_of(label.extra).get("event")
        said: dict[str, Json] = roles if isinstance(roles, dict) else {}
        arguments = {}
        for relation in self._relations:
            tails = [tail for head, tail in relation.ends if head == label.name]
            if not tails or not self._words.is_role(label.name, relation.name):
                continue
            name = self._words.of(relation.name)
            how = said.get(relation.name, said.get(name, "*"))
            how = str(how) if role_name(name) == name else str(how).replace("*", "?")
            arguments[name] = f"{name}{how}:{self._types(tails)}"
        ordered = [arguments.pop(name) for name in said if name in arguments]
        return _line(self._named(label), [*ordered, *arguments.values(), *_special(label.extra)])

    def _relation_lines(self) -> list[str]:
        found = []
        for relation in self._relations:
            ends = tuple(
                (head, tail)
                for head, tail in relation.ends
                if not self._words.is_role(head, relation.name)
            )
            if relation.ends and not ends:
                continue  # nothing but an argument of events
            lines = [self._relation(relation, heads, tails) for heads, tails in _products(ends)]
            found.append((self._words.of(relation.name), _above(relation.extra), lines))
        kept = extra_of(self._scheme.extra).get("relations")
        return indented(found) + ([str(line) for line in kept] if isinstance(kept, list) else [])

    def _relation(self, relation: RelationLabel, heads: list[str], tails: list[str]) -> str:
        first, second = self._words.args(relation.name)
        pieces = [
            f"{first}:{self._types(heads) if heads else '<ANY>'}",
            f"{second}:{self._types(tails) if tails else '<ANY>'}",
        ]
        name = self._words.of(relation.name)
        if relation.symmetric:
            kind = (
                "symmetric-transitive" if self._words.is_transitive(relation.name) else "symmetric"
            )
            pieces.append(f"<REL-TYPE>:{kind}")
        elif name == "Equiv":
            pieces.append("<REL-TYPE>:directed")
        return _line(name, [*pieces, *_special(relation.extra)])

    def _attribute(self, one: Attribute) -> str:
        name = self._words.of(one.name)
        values = self._words.stored_values(one.name)
        arguments = [f"Arg:{self._owners(one)}"]
        if values:
            arguments.append(f"Value:{'|'.join(values)}")
        told = AttributeType.CHOICE if values else AttributeType.FLAG
        if one.type is not told:
            self.types[one.name] = str(one.type)
        return _line(name, [*arguments, *_special(one.extra)])

    def _owners(self, one: Attribute) -> str:
        labels = [name for name in one.labels if name in self._of_entities | self._of_events]
        others = [self._words.of(name) for name in one.labels if name not in labels]
        if not one.labels or len(labels) == len(self._of_entities) + len(self._of_events):
            return "|".join(["<ENTITY>", *(["<EVENT>"] if self._events else []), *others])
        return "|".join([*([self._types(labels)] if labels else []), *others])

    def _types(self, labels: Iterable[str]) -> str:
        """``labels`` as the configuration names them: all entities together as <ENTITY>."""
        rest = list(dict.fromkeys(labels))
        out: list[str] = []
        for macro, names in (("<ENTITY>", self._of_entities), ("<EVENT>", self._of_events)):
            if len(names) > 1 and names <= set(rest):
                out.append(macro)
                rest = [name for name in rest if name not in names]
        return "|".join([*out, *map(self._words.of, rest)])

    def _named(self, label: EntityLabel) -> str:
        terms = extra_of(label.extra).get("terms")
        others = [str(term) for term in terms] if isinstance(terms, list) else []
        return "|".join([self._words.of(label.name), *(one for one in others if " " not in one)])

    def _label(self, one: _Shown, language: str) -> str:
        stored = self._words.of(one.name)
        title = one.titles.get(language) or (one.name if one.name != stored else "")
        more = extra_of(one.extra).get("labels")
        others = [str(label) for label in more] if isinstance(more, list) else []
        if not title and not others:
            return ""
        parts = [stored, title or stored, *others]
        return " | ".join(" ".join(part.replace("|", "/").split()) for part in parts)


def _sections(sections: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items()
    )


def _line(name: str, arguments: Sequence[str]) -> str:
    return f"{name}\t{', '.join(arguments)}" if arguments else name


def _above(extra: Mapping[str, Json]) -> list[str]:
    found = extra_of(extra).get("under")
    return [str(name) for name in found] if isinstance(found, list) else []


def _special(extra: Mapping[str, Json]) -> list[str]:
    found = extra_of(extra).get("special")
    return [str(one) for one in found] if isinstance(found, list) else []


def _drawing(extra: Mapping[str, Json]) -> dict[str, str]:
    return _strings(extra_of(extra).get("drawing"))


def _strings(said: Json) -> dict[str, str]:
    if not isinstance(said, dict):
        return {}
    return {key: value for key, value in said.items() if isinstance(value, str)}


def _pairs(said: Mapping[str, str]) -> str:
    return ", ".join(f"{key}:{value}" for key, value in said.items())


def _products(ends: Sequence[Ends]) -> list[tuple[list[str], list[str]]]:
    """``ends`` as heads and tails each of which may join each; one line of brat's for each."""
    if not ends:
        return [([], [])]
    tails: dict[str, list[str]] = {}
    for head, tail in ends:
        tails.setdefault(head, []).append(tail)
    groups: dict[tuple[str, ...], list[str]] = {}
    for head, found in tails.items():
        groups.setdefault(tuple(found), []).append(head)
    return [(heads, list(found)) for found, heads in groups.items()]
