"""From every format into every other: what the first gave is held by the second, or reported."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import format_named, formats
from annotator.model.annotation import Document, Layer, Relation, Span
from tests.formats.account import balanced
from tests.formats.material import documents, is_there
from tests.formats.test_balance import BOTH

HERE = [
    each.description.name
    for each in formats()
    if each.description.reads and each.description.writes and is_there(each.description)
]

TEXT = (
    "Võ Văn Thưởng đến TP. Hồ Chí Minh.\r\n"
    "Vo\u0303 Va\u0306n Thu\u031bo\u031b\u0309ng 👩\u200d👧 gặp \U00020000 ở Ðà Nẵng, COVID-19.\n"
    "\n"
    "Câu cuối."
)


def _found(words: str, start: int = 0) -> tuple[int, int]:
    at = TEXT.index(words, start)
    return at, at + len(words)


def rich() -> Document:
    """Nested, crossing, adjacent, identical, discontinuous and cutting spans, and relations."""
    places = (
        ("PERSON", (_found("Võ Văn Thưởng"),)),
        ("PERSON", (_found("Văn"),)),
        ("LOCATION", (_found("TP. Hồ Chí Minh"),)),
        ("LOCATION", (_found("Hồ Chí Minh"),)),
        ("PERSON", (_found("Vo\u0303 Va\u0306n Thu\u031bo\u031b\u0309ng"),)),
        ("EMOJI", (_found("👩\u200d👧"),)),
        ("EMOJI", (_found("\U00020000"),)),
        ("LOCATION", (_found("Ðà Nẵng"),)),
        ("LOCATION", (_found("Ðà Nẵng"),)),
        ("DISEASE", (_found("COVID"),)),
        ("CROSSING", (_found("Minh.\r\nVo\u0303 Va\u0306n"),)),
        ("BROKEN", (_found("Võ"), _found("Thưởng"))),
        ("PUNCTUATION", (_found(","),)),
    )
    spans = tuple(
        Span(number, label, fragments, key=f"T{number + 1}")
        for number, (label, fragments) in enumerate(places)
    )
    links = ((0, 2, "VISITS"), (4, 7, "VISITS"), (2, 3, "PART – WHOLE"), (0, 2, "VISITS"))
    relations = tuple(
        Relation(number, label, head, tail, key=f"R{number + 1}")
        for number, (head, tail, label) in enumerate(links)
    )
    return Document("bài", TEXT, layers=(Layer("an", spans, relations),))


def _path(folder: str, name: str, step: str) -> Path:
    description = format_named(name).description
    return Path(folder, step + ("" if description.folder else description.extensions[0]))


@pytest.mark.parametrize("second", BOTH)
@pytest.mark.parametrize("first", BOTH)
def test_one_document_through_each_pair(first: str, second: str) -> None:
    """Else what one tool's users bring is lost on the way to the next tool, and nobody is told."""
    with TemporaryDirectory() as folder:
        both = [rich(), Document("trống", "")]
        given_first = both if format_named(first).description.many else both[:1]
        back, _notes = balanced(_path(folder, first, "first"), first, given_first)
        several = back if format_named(second).description.many else back[:1]
        balanced(_path(folder, second, "second"), second, several)


@settings(max_examples=100)
@given(
    pair=st.tuples(st.sampled_from(HERE), st.sampled_from(HERE)),
    found=st.lists(documents(), min_size=1, max_size=2, unique_by=lambda one: one.name),
)
def test_any_documents_through_any_pair(pair: tuple[str, str], found: list[Document]) -> None:
    """Else a case that nobody thought of is lost in silence."""
    first, second = pair
    with TemporaryDirectory() as folder:
        given_first = found if format_named(first).description.many else found[:1]
        back, _notes = balanced(_path(folder, first, "first"), first, given_first)
        given_second = back if format_named(second).description.many else back[:1]
        if not given_second:
            return  # TACRED has no place for documents without a pair
        balanced(_path(folder, second, "second"), second, given_second)
