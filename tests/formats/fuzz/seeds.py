"""The cases: well-formed files of every format, spoiled, and options as a person may set them."""

import contextlib
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.errors import FormatError
from annotator.formats import format_named
from annotator.formats.json_values import string_fault
from annotator.model.annotation import Document, Layer, Relation, Span, State
from tests.formats.account import scheme_of
from tests.formats.fuzz.foreign import ARCHIVE, FOREIGN, Files
from tests.formats.fuzz.hostile import NUMBERS, STRINGS
from tests.formats.fuzz.spoil import mutated
from tests.formats.material import LABELS, PIECES, written

SAME = 20
"""Cases in a row that spoil the same file, so that what readers remember of it is remembered."""


def some_document(chance: random.Random, number: int, *, plain: bool) -> Document:
    """A short text with nested, crossing and broken spans, and relations between them."""
    words = ("Bà Võ Thị Sáu", " ở ", "Huế", ".\n", "Ông Tám", " 😀 ", "a", " ")
    text = "".join(chance.choice(words if plain else PIECES) for _ in range(chance.randrange(1, 9)))
    spans, links = [], []
    for each in range(chance.randrange(5)):
        start = chance.randrange(len(text))
        stop = chance.randrange(start, len(text)) + 1
        pieces = [(start, stop)]
        if chance.random() < 0.2 and stop + 2 < len(text):
            pieces.append((stop + 1, len(text)))
        label = chance.choice(LABELS[:2] if plain else LABELS)
        more: dict[str, Any] = {"a": chance.choice((1, "b", True, None, 0.5, ["c"]))}
        attributes = more if chance.random() < 0.5 else {}
        note = chance.choice(("", "", "n"))
        spans.append(Span(each, label, tuple(pieces), attributes, note, f"T{each + 1}"))
    for each in range(chance.randrange(3) if spans else 0):
        ends = chance.randrange(len(spans)), chance.randrange(len(spans))
        links.append(Relation(each, chance.choice(LABELS[:2]), *ends, {}, "", f"R{each + 1}"))
    names = ("an", "bình", "gold")[: chance.choice((1, 1, 2))]
    layers = [Layer(name, tuple(spans), tuple(links), chance.choice(list(State))) for name in names]
    return Document(f"bài{number}", text, {"url": "x"} if number else {}, tuple(layers))


def seeds(name: str, corpus: Path | None = None) -> list[Files]:
    """Well-formed files of the format: what we write of ever the same documents, and a corpus."""
    found: list[Files] = list(FOREIGN.get(name, ()))
    if name != ARCHIVE and format_named(name).description.writes:
        for number in range(24):
            with contextlib.suppress(FormatError):
                found.append(_export(random.Random(number), name))
    folders = sorted(corpus.glob(f"{name}/*")) if corpus else []
    found += [
        {str(p.relative_to(each)): p.read_bytes() for p in sorted(each.rglob("*")) if p.is_file()}
        for each in folders
    ]
    return [files for files in found if files and any(files.values())]


def _export(chance: random.Random, name: str) -> Files:
    description = format_named(name).description
    count = chance.choice((1, 2)) if description.many or description.folder else 1
    plain = chance.random() < 0.6
    found = [some_document(chance, number, plain=plain) for number in range(count)]
    options = some_options(chance, name, "write") if chance.random() < 0.5 else {}
    with TemporaryDirectory() as folder:
        path = Path(folder, "out" + ("" if description.folder else description.extensions[0]))
        written(path, name, found, options, scheme_of(found))
        files = [each for each in sorted(Path(folder).rglob("*")) if each.is_file()]
        return {str(each.relative_to(folder)): each.read_bytes() for each in files}


def some_options(chance: random.Random, name: str, direction: str) -> dict[str, object]:
    """Options as a person may have set them, hostile ones among them."""
    out: dict[str, object] = {}
    for option in format_named(name).description.options:
        if option.applies not in (direction, "both") or chance.random() < 0.5:
            continue
        if option.kind == "flag":
            out[option.name] = chance.random() < 0.5
        elif option.kind == "choice":
            out[option.name] = chance.choice(option.choices)
        elif option.kind == "number":
            out[option.name] = chance.choice((0, 1, 2, 5, 999_999_999))
        elif direction == "read" and chance.random() < 0.5:
            out[option.name] = chance.choice(_TYPED)
    return out


_TYPED = ("text", "label", "utf-8,cp1252", "cp1258", "utf-16", "tokens", "ner_tags", "1,2", "0:3",
          "word,ner", "A,B", "_,word", "idna", "rot13", "hex", "punycode", "unicode_escape",
          "utf-7", "raw_unicode_escape", "undefined", "base64", "mbcs", *NUMBERS[:6],
          *(one for one in STRINGS if string_fault(one) is None))  # fmt: skip


def case(
    name: str, files: Sequence[Files], seed: int, number: int
) -> tuple[Files, dict[str, object]]:
    """The files of case ``number``, and the options to read them with."""
    chance = random.Random(f"{name} {seed} {number}")
    out = dict(files[(number // SAME + 7919 * seed) % len(files)])
    for _ in range(chance.choice((1, 1, 1, 2))):
        victim = chance.choice(sorted(out))
        if len(out) > 1 and chance.random() < 0.05:
            del out[victim]
        else:
            out[victim] = mutated(chance, out[victim])
    plain = name == ARCHIVE or chance.random() < 0.75
    return out, {} if plain else some_options(chance, name, "read")
