"""The writing half of ``conllu``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.formats.base import Item, Target
from annotator.formats.conll.tags import encode
from annotator.formats.conllu.entities import spaces_written
from annotator.formats.conllu.layout import BRACKETS, COLUMNS, FIELDS, Layout
from annotator.formats.conllu.own import Own, own_lines
from annotator.formats.conllu.placing import (
    Laid,
    fit_attributes,
    give_ids,
    laid,
    one_column,
    tag_label,
    values,
)
from annotator.formats.kept_lines import joined_behind
from annotator.formats.losses import (
    changed,
    layers_lost,
    lost,
    metadata_lost,
    name_lost,
    numbered,
    state_lost,
)
from annotator.formats.recut import recut
from annotator.formats.tokens import Tokens, tokens_of
from annotator.model.annotation import Document, Layer

_UNFIT = re.compile(r"[\t\n\r]|^[^\S\n]|[^\S\n]$")
_SIGN = re.compile(r"\s")
_UNFIT_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object]
) -> Iterator[Item]:
    """Writes the first layer of each of ``documents``."""
    target.write("")
    writer = _Writer(options)
    for number, document in numbered(documents):
        layer = document.layers[0] if document.layers else Layer("")
        yield from metadata_lost(document)
        yield from layers_lost(
            document,
            document.layers[1:],
            "only one layer can be written",
            "layers of several annotators",
        )
        yield from state_lost(document, layer)
        text, name, said = writer.document(document, layer, number)
        if not name:
            yield from name_lost(document, number, target)
        elif name != document.name:
            yield changed("document", "its name is not written; read again, it is called {given}",
                          document, "document names", given=name)  # fmt: skip
        yield from said
        for relation in layer.relations:
            yield lost("relation", "CoNLL-U holds no relations between entities", document,
                       "relations", relation.key,
                       attributes=len(relation.attributes))  # fmt: skip
        target.write(text)
        yield document


class _Writer:
    """Writes documents one after another, all in the columns of the first."""

    def __init__(self, options: Mapping[str, object]) -> None:
        self._key = str(options.get("key", ""))
        self._rule = str(options.get("cut", "expand"))
        self._own = options.get("tokens", "own") == "own"
        self._layout: Layout | None = None
        self._fields: tuple[str, ...] = ()
        self._end = ""

    def document(
        self, document: Document, layer: Layer, number: int
    ) -> tuple[str, str, list[Item]]:
        """The lines of a document, the name that they give it, and what is to be said."""
        own = own_lines(document) if self._own else None
        if own and self._key and own.layout.key != self._key:
            own = None
        head: list[str] = []
        if self._layout is None:
            self._layout = own.layout if own else self._new_layout()
            if self._layout.columns != COLUMNS:
                head = ["# global.columns = " + " ".join(self._layout.columns)]
        if own and own.layout == self._layout:
            lines, said = own.written(document, layer, self._rule)
            name, lines = self._named(own, lines, document, number)
        else:
            name = _UNFIT_NAME.sub(" ", document.name).strip()
            lines, said = self._fresh(document, layer, name)
            if own_lines(document) is not None:
                said.append(
                    changed("document", "its other columns and comments are not written",
                            document, "document metadata")
                )  # fmt: skip
        text = "\n".join(lines)
        text = "\n".join((*head, joined_behind(self._end, text, 2)))
        self._end = text[-2:] or self._end
        return text, name, said

    def _new_layout(self) -> Layout:
        key = self._key or BRACKETS
        return Layout(key=key, style="brackets" if key == BRACKETS else "tags")

    def _named(
        self, own: Own, lines: list[str], document: Document, number: int
    ) -> tuple[str, list[str]]:
        """The document's own lines with what its place in the file asks for."""
        name = own.name
        added: list[str] = []
        if name is None and number:
            name = _UNFIT_NAME.sub(" ", document.name).strip()
            added.append(f"# newdoc id = {name}" if name else "# newdoc")
        fields = own.sheet.fields
        known = self._fields or FIELDS
        if own.layout.style == "brackets" and own.inherited and fields != known:
            added.append("# global.Entity = " + "-".join(fields))
        if own.layout.style == "brackets" and (fields != known or added[1:]):
            self._fields = fields
        at = 0
        if own.name is not None:
            at = next(at for at, line in enumerate(lines) if line.startswith("# newdoc")) + 1
        return name or "", [*lines[:at], *added, *lines[at:]]

    def _fresh(self, document: Document, layer: Layer, name: str) -> tuple[list[str], list[Item]]:
        """The lines of a document that no such file brought."""
        layout = self._layout or Layout()
        text = document.text
        tokens = recut(
            tokens_of(document, own=self._own),
            text,
            lambda word: bool(_UNFIT.search(word)),
            _SIGN,
        )
        found, said = self._laid(layer, tokens, document)
        marks = self._marks(found, tokens, document, said)
        lines = [f"# newdoc id = {name}" if name else "# newdoc"]
        if layout.style == "brackets" and found and self._fields != FIELDS:
            lines.append("# global.Entity = " + "-".join(FIELDS))
            self._fields = FIELDS
        lines += _sentences(text, tokens, marks, layout)
        if _is_changed(text, tokens, layout):
            said.append(
                changed("document", "its white space is not written; tokens are joined by a space "
                        "when read again", document, "original spacing")
            )  # fmt: skip
        return [*lines, ""], said

    def _laid(
        self, layer: Layer, tokens: Tokens, document: Document
    ) -> tuple[list[Laid], list[Item]]:
        found: list[Laid] = []
        said: list[Item] = []
        for span in layer.spans:
            one, notes = laid(span, tokens, document, self._rule)
            said += notes
            if one is not None and self._style == "brackets":
                fit, notes = fit_attributes(span, FIELDS, document)
                said += notes
                one.span = fit
            if one is not None:
                found.append(one)
        return found, said

    @property
    def _style(self) -> str:
        return (self._layout or Layout()).style

    def _marks(
        self, found: list[Laid], tokens: Tokens, document: Document, said: list[Item]
    ) -> Mapping[int, str]:
        """What stands at each word."""
        if self._style == "brackets":
            said += give_ids(found, FIELDS, document)
            return values(found, FIELDS)
        sentences = [tokens.sentence_of(number) for number in range(len(tokens))]
        chosen, notes = one_column(found, sentences, document)
        said += notes
        tags = ["O"] * len(tokens)
        runs = [(*one.words[0], tag_label(one.span.label)) for one in chosen]
        encode(tags, runs, "iob2", ())
        return dict(enumerate(tags))


def _sentences(
    text: str, tokens: Tokens, marks: Mapping[int, str], layout: Layout
) -> Iterator[str]:
    words, gaps = tokens.words(text), _gaps(text, tokens)
    rows = _Rows(layout)
    for number, (first, stop) in enumerate(tokens.sentence_bounds(), 1):
        last = stop - 1
        if _PLAIN_GAPS.issuperset(gaps[first:last]):
            said = text[tokens.starts[first] : tokens.stops[last]]
        else:
            said = "".join(
                word + (" " if gap else "")
                for word, gap in zip(words[first:stop], gaps[first:stop], strict=True)
            )
        yield f"# sent_id = {number}"
        yield "# text = " + said.rstrip(" ")
        for at in range(first, last):
            before = text[: tokens.starts[0]] if at == 0 else ""
            space = _SPACED if gaps[at] == " " and not before else _space(gaps[at], before, " ")
            yield rows.row(at - first + 1, words[at], space, marks.get(at, ""))
        before = text[: tokens.starts[0]] if last == 0 else ""
        space = _space(gaps[last], before, "" if stop == len(words) else "\n")
        yield rows.row(stop - first, words[last], space, marks.get(last, ""))
        yield ""


_PLAIN_GAPS = frozenset(("", " "))
_SPACED: Sequence[str] = ()


def _gaps(text: str, tokens: Tokens) -> list[str]:
    """What stands behind each token."""
    behind = [*tokens.starts[1:], len(text)]
    return [text[stop:start] for stop, start in zip(tokens.stops, behind, strict=False)]


def _space(gap: str, before: str, default: str) -> list[str]:
    """What MISC says of the white space around a token, where it is not the ``default``.

    That is one space; behind a sentence we take "\\n", and nothing at the end.
    """
    said: list[str] = []
    if gap != default:
        said.append(f"SpacesAfter={spaces_written(gap)}" if gap else "SpaceAfter=No")
    if before:
        said.append(f"SpacesBefore={spaces_written(before)}")
    return said


class _Rows:
    """Lines of words in the columns of a layout."""

    def __init__(self, layout: Layout) -> None:
        self._idle = ["_"] * len(layout.columns)
        self._id, self._form, self._misc = layout.id, layout.form, layout.misc
        self._entities, self._key = layout.entities, layout.key

    def row(self, number: int, word: str, space: Sequence[str], value: str) -> str:
        """A word with the white space around it and the entities that stand at it."""
        cells = self._idle.copy()
        cells[self._form] = word
        if self._id >= 0:
            cells[self._id] = str(number)
        if self._entities >= 0:
            cells[self._entities] = value or "_"
        elif value:
            space = [*space, f"{self._key}={value}"]
        if space and self._misc >= 0:
            cells[self._misc] = "|".join(sorted(space, key=str.lower))
        return "\t".join(cells)


def _is_changed(text: str, tokens: Tokens, layout: Layout) -> bool:
    """Whether a reader makes another text of the lines."""
    if not tokens.starts:
        return bool(text)
    if layout.misc >= 0:
        return False
    words = tokens.words(text)
    joined = "\n".join(" ".join(words[first:stop]) for first, stop in tokens.sentence_bounds())
    return joined != text
