"""Documents as rows of tokens and tags."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.formats.base import Item, Target
from annotator.formats.conll.levels import On, left_out, shared_out
from annotator.formats.conll.tags import OUTSIDE, decoded, encode
from annotator.formats.hf import names
from annotator.formats.hf.columns import DOCUMENT_KEYS, ID, tag_key, token_key
from annotator.formats.hf.reading import NUMBERS, form_of, known_tags
from annotator.formats.losses import details_lost, lost, metadata_lost
from annotator.formats.token_json.details import own_frames
from annotator.formats.token_json.frames import Form, Frame, filled_frame, is_unnamed
from annotator.formats.token_json.label_files import LabelsMet
from annotator.formats.token_json.layout import Layout, Sentence
from annotator.formats.token_json.lines import write_lines
from annotator.model.annotation import Document
from annotator.model.scheme import Scheme

Row = dict[str, Any]

_PREFIXES = {"iob1": "BI", "iob2": "BI", "iobes": "BIES", "bilou": "BILU"}


def write(
    documents: Iterable[Document], target: Target, options: Mapping[str, object], scheme: Scheme
) -> Iterator[Item]:
    """Writes JSON Lines, and the names of the tags beside where they are numbers."""
    numbering = Numbering(scheme, str(options.get("scheme") or "auto"))
    style = str(options.get("tags") or "own")

    def examples(document: Document) -> Iterator[Item | Row]:
        nonlocal style
        if style == "own":
            numbered = any((kept.format, kept.place) == ("hf", NUMBERS) for kept in document.kept)
            style = "numbers" if numbered else "names"
        for item in Rows("hf", document, options).rows():
            if isinstance(item, dict) and style == "numbers" and (key := tag_key(item)):
                item[key] = numbering.numbers(item[key])
            yield item

    yield from write_lines(documents, target, examples)
    if style == "numbers":
        target.write_beside(names.ENDING, names.text(numbering.names))


class Numbering:
    """The names of tags, each at its number: those of the scheme's labels, then others as met."""

    def __init__(self, scheme: Scheme, tags: str) -> None:
        prefixes = _PREFIXES.get(tags, "BI")
        labels = LabelsMet(scheme).entities
        found = [OUTSIDE, *(f"{prefix}-{label}" for label in labels for prefix in prefixes)]
        self._numbers = {name: number for number, name in enumerate(found)}

    @property
    def names(self) -> list[str]:
        """All names so far."""
        return list(self._numbers)

    def numbers(self, tags: Iterable[str]) -> list[int]:
        """The numbers of ``tags``."""
        return [self._numbers.setdefault(tag, len(self._numbers)) for tag in tags]


class Rows:
    """One document on its way."""

    def __init__(self, format: str, document: Document, options: Mapping[str, object]) -> None:
        self._document = document
        self._form: Form = form_of(format)
        self._layout = Layout(document, options)
        self._innermost = options.get("nested") == "innermost"
        scheme = str(options.get("scheme") or "auto")
        self._scheme = "iob2" if scheme == "auto" else scheme
        self._is_auto = scheme == "auto"

    def rows(self) -> Iterator[Item | Row]:
        """What is said about the document, and its rows."""
        document, layout = self._document, self._layout
        yield from metadata_lost(document)
        yield from layout.lay(details=False, unlabelled=True)
        for link in layout.layer.relations:
            yield lost("relation", "tags hold no relations", document, "relations", link.key,
                       attributes=len(link.attributes))  # fmt: skip
        placed = [(one.first, one.last, one.span) for one, _ in layout.places.values()]
        (chosen,), rest = shared_out(placed, 1, innermost=self._innermost)
        yield from left_out(rest, document)
        for _, _, span in chosen:
            if span.attributes or span.note:
                yield from details_lost("span", span, document)
        frames, notes = own_frames(layout, self._form)
        yield from notes
        by_sentence: list[list[On]] = [[] for _ in layout.sentences]
        for one in chosen:
            by_sentence[layout.places[one[2].id][1]].append(one)
        for number, sentence in enumerate(layout.sentences):
            frame = frames[number] if frames else None
            yield self._row(number, sentence, by_sentence[number], frame)

    def _row(self, number: int, sentence: Sentence, spans: list[On], frame: Frame | None) -> Row:
        document = self._document
        row: Row = {}
        named = frame is not None and any(
            str(frame.get(key)) == document.name for key in (*DOCUMENT_KEYS, ID)
        )
        if frame is None:
            several = len(self._layout.sentences) > 1
            row[ID] = f"{document.name}-{number + 1}" if several else document.name
        if not named and not is_unnamed(document, self._form):
            row[DOCUMENT_KEYS[0]] = document.name
        there = {key: [] if key in self._form.modelled else found
                 for key, found in (frame or {}).items()}  # fmt: skip
        row[token_key(there) or "tokens"] = sentence.words
        key = tag_key(there) or "ner_tags"
        if document.layers:
            row[key] = self._tags(sentence, spans, there.get(key))
        return filled_frame(self._form, frame, row, document.name)

    def _tags(self, sentence: Sentence, spans: list[On], own: object) -> list[str]:
        """The tags of a sentence: those of its own file where they say the same."""
        base = sentence.base
        runs = [(first - base, last - base, span.label) for first, last, span in spans]
        if isinstance(own, list) and self._is_auto and _say(own, runs):
            return own
        tags = [OUTSIDE] * len(sentence.words)
        encode(tags, runs, self._scheme, ())
        return tags


def _say(tags: list[Any], runs: list[tuple[int, int, str]]) -> bool:
    """Whether ``tags`` stand for ``runs``."""
    if not runs and set(tags) == {OUTSIDE}:
        return True
    if set(map(type, tags)) != {str}:
        return False
    return decoded(tags, known_tags(tags, "auto"))[0] == sorted(runs)
