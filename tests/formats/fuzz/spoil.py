"""Ways to spoil a well-formed file: as bytes, as words, as JSON, as XML, as rows, as a ZIP.

All are functions of a random generator and of a file's bytes, so that a case is its seed.
"""

from collections.abc import Mapping

from tests.formats.fuzz.hostile import LARGEST, Chance, Mutator
from tests.formats.fuzz.spoil_binary import some_archive, some_pack
from tests.formats.fuzz.spoil_json import some_json
from tests.formats.fuzz.spoil_text import recoded, some_bytes, some_cells, some_words
from tests.formats.fuzz.spoil_xml import some_xml

KINDS: Mapping[str, tuple[Mutator, ...]] = {
    "json": (some_json, some_json, some_json, some_words, some_bytes),
    "xml": (some_xml, some_xml, some_words, some_bytes),
    "rows": (some_cells, some_cells, some_words, some_bytes),
    "pack": (some_pack, some_pack, some_pack, some_bytes),
    "binary": (some_bytes,),
    "zip": (some_archive, some_archive, some_bytes),
}


def kind_of(data: bytes) -> str:
    """How a file of these bytes is best spoiled."""
    if data.startswith(b"PK"):
        return "zip"
    if data.startswith(b"PAR1"):
        return "binary"
    if data[:1] == b"x" and b"\0" in data:
        return "pack"
    start = data.lstrip(b"\xef\xbb\xbf \r\n")[:1]
    return "json" if start in (b"{", b"[") else "xml" if start == b"<" else "rows"


def mutated(chance: Chance, data: bytes) -> bytes:
    """``data`` spoiled in one to three ways that fit what it is."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        is_text = kind_of(data) not in ("zip", "pack", "binary")
        if is_text and chance.random() < 0.02:
            data = recoded(chance, data)
        elif is_text and chance.random() < 0.05:
            data = _spoiled(chance, chance.choice((some_json, some_xml, some_cells)), data)
        else:
            data = _spoiled(chance, chance.choice(KINDS[kind_of(data)]), data)
    return data


def _spoiled(chance: Chance, way: Mutator, data: bytes) -> bytes:
    try:
        return way(chance, data)[:LARGEST]
    except RecursionError:  # too deep for us, which says nothing of the reader
        return some_bytes(chance, data)
