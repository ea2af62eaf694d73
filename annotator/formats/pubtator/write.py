"""The writing half of ``pubtator``."""

from collections.abc import Iterable, Iterator

from annotator.formats.base import Item, Target
from annotator.formats.losses import changed, layers_lost, lost, metadata_lost, state_lost
from annotator.formats.pubtator.read import (
    IDENTIFIER,
    LINES,
    MENTIONS,
    MORE,
    NAME,
    WHITE,
    concepts_of,
)
from annotator.model.annotation import Document, Json, Layer, Relation, Span


def write(documents: Iterable[Document], target: Target) -> Iterator[Item]:
    """Writes the first layer of each document, a blank line after each."""
    target.write("")
    taken: set[str] = set()
    for document in documents:
        layer = document.layers[0] if document.layers else Layer("")
        yield from metadata_lost(document)
        name = _name(document.name, taken)
        if name != document.name:
            yield changed(
                "document",
                "its name is no id, so it was written as {given}",
                document,
                "document names",
                given=name,
            )
        yield from layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        )
        yield from state_lost(document, layer)
        if document.layers and not layer.spans and not layer.relations:
            yield changed(
                "layer",
                "it is empty, which is not told apart from a document that nobody has begun",
                document,
                "states",
                layer.annotator,
            )
        example = _Example(document, layer, name)
        lines = [*example.passages(), *example.mentions(), *example.relations()]
        lines += _kept(document, name)
        yield from example.items
        target.write("".join(f"{line}\n" for line in lines) + "\n")
        yield document


def _kept(document: Document, name: str) -> list[str]:
    """The lines that were rejected when the document was read."""
    kept = [item.data for item in document.kept if (item.format, item.place) == (NAME, LINES)]
    return [f"{name}\t{line}" for data in kept for line in data.split("\n") if line]


def _name(name: str, taken: set[str]) -> str:
    """``name`` as an id that no document before it has."""
    stem = "".join("_" if letter.isspace() or letter == "|" else letter for letter in name) or "0"
    stem = WHITE.sub("_", stem)
    given, number = stem, 1
    while given in taken:
        number += 1
        given = f"{stem}-{number}"
    taken.add(given)
    return given


class _Example:
    """The lines of one document, and what they cannot say."""

    def __init__(self, document: Document, layer: Layer, name: str) -> None:
        self.items: list[Item] = []
        self._document = document
        self._layer = layer
        self._name = name
        self._written: dict[int, Span] = {}
        self._first: dict[str, int] = {}

    def passages(self) -> Iterator[str]:
        """Title and abstract."""
        document = self._document
        title, end, abstract = document.text.partition("\n")
        plain = [WHITE.sub(" ", part) if _breaks(part) else part for part in (title, abstract)]
        if plain != [title, abstract]:
            self.items.append(
                changed(
                    "document",
                    "line ends other than the first, after the title, were written as spaces",
                    document,
                    "line ends",
                )
            )
        yield f"{self._name}|t|{plain[0]}"
        if end:
            yield f"{self._name}|a|{plain[1]}"

    def mentions(self) -> Iterator[str]:
        """A line for each span of one fragment."""
        for span in self._layer.spans:
            if len(span.fragments) > 1:
                self.items.append(
                    lost(
                        "span",
                        "it is discontinuous, which one line cannot say",
                        self._document,
                        "discontinuous spans",
                        span.key,
                        attributes=len(span.attributes),
                    )
                )
                continue
            self._written[span.id] = span
            words = WHITE.sub(" ", self._document.text[span.start : span.stop])
            fields = [str(span.start), str(span.stop), words, self._label(span)]
            identifier = self._said(span, IDENTIFIER)
            mentions = self._said(span, MENTIONS)
            if identifier or mentions:
                fields += [identifier, mentions] if mentions else [identifier]
            for concept in concepts_of(identifier):
                self._first.setdefault(concept, span.id)
            self._lose(span, {IDENTIFIER, MENTIONS})
            yield "\t".join((self._name, *fields))

    def relations(self) -> Iterator[str]:
        """A line for each relation of two concepts."""
        for relation in self._layer.relations:
            ends = [self._written.get(relation.head), self._written.get(relation.tail)]
            said = relation.key.split("\t") if relation.key.count("\t") == 1 else ["", ""]
            concepts = [
                self._concept(span, concept) if span is not None else ""
                for span, concept in zip(ends, said, strict=True)
            ]
            if not all(concepts):
                self._lose_relation(relation, gone=None in ends)
                continue
            firsts = [self._first[concept] for concept in concepts]
            if firsts != [relation.head, relation.tail]:
                self.items.append(
                    changed(
                        "relation",
                        "it was written between concepts; read again, it joins the first mentions",
                        self._document,
                        "relations",
                        relation.key,
                    )
                )
            more = self._said(relation, MORE)
            self._lose(relation, {MORE})
            fields = (self._name, self._label(relation), *concepts)
            yield "\t".join((*fields, more) if more else fields)

    def _concept(self, span: Span, said: str) -> str:
        """The concept of ``span`` that a relation is about: the one that was said, if it is one."""
        found = span.attributes.get(IDENTIFIER)
        if said in concepts_of(found):
            return said
        return found if concepts_of(found) and isinstance(found, str) and _is_plain(found) else ""

    def _label(self, what: Span | Relation) -> str:
        label = WHITE.sub("_", what.label)
        if label != what.label:
            self.items.append(
                changed(
                    "relation" if isinstance(what, Relation) else "span",
                    "its label was written as {label}",
                    self._document,
                    "label characters",
                    what.key,
                    label=label,
                )
            )
        return label

    def _said(self, what: Span | Relation, name: str) -> str:
        """The value of an attribute that has a field of its own, if the field can hold it."""
        value = what.attributes.get(name)
        return str(value) if _holds(name, value, {name}) else ""

    def _lose(self, what: Span | Relation, held: set[str]) -> None:
        is_relation = isinstance(what, Relation)
        gone = [name for name, value in what.attributes.items() if not _holds(name, value, held)]
        if gone:
            self.items.append(
                changed(
                    "relation" if is_relation else "span",
                    "its attributes {names} have no field",
                    self._document,
                    "attributes of relations" if is_relation else "attributes",
                    what.key,
                    attributes=len(gone),
                    names=", ".join(gone),
                )
            )
        if what.note:
            self.items.append(
                changed(
                    "relation" if is_relation else "span",
                    "its note is not written",
                    self._document,
                    "notes of relations" if is_relation else "notes",
                    what.key,
                )
            )

    def _lose_relation(self, relation: Relation, *, gone: bool) -> None:
        template = (
            "a span at its end is not written"
            if gone
            else "a span at its end has no identifier, and relations are between these"
        )
        self.items.append(
            lost(
                "relation",
                template,
                self._document,
                "discontinuous spans" if gone else "relations",
                relation.key,
                attributes=len(relation.attributes),
            )
        )


def _holds(name: str, value: Json, held: set[str]) -> bool:
    if name not in held or not isinstance(value, str) or not value:
        return False
    plain = value.replace("\t", "") if name == MORE else value
    return bool(plain) and _is_plain(plain)


def _is_plain(value: str) -> bool:
    return bool(value) and not WHITE.search(value)


def _breaks(part: str) -> bool:
    """Whether a line cannot hold ``part``: it ends with a mark that readers drop, or goes on."""
    return "\n" in part or "\r" in part
