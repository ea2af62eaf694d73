"""Documents to try formats with, and short ways to read and write them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from annotator.formats import format_named
from annotator.formats.base import (
    Changed,
    Description,
    Found,
    Item,
    Rejected,
    SchemeFound,
    Source,
    Target,
)
from annotator.model.annotation import (
    Document,
    Kept,
    Layer,
    Relation,
    Span,
    State,
    merged,
)
from annotator.model.scheme import Scheme
from annotator.ops.inputs import Inputs

ARTICLES = Path(__file__).parents[3] / "shared" / "data"

PIECES = (
    "Võ Văn Thưởng",
    "Võ Văn Thưởng",  # the same, decomposed
    "Ðà Nẵng",  # an Eth for the Đ
    "TP.\xa0Hồ Chí Minh",
    "👩‍👩‍👧 và 🇻🇳",
    "\U00020000",
    "ẹ́",
    "\r\n",
    "\n",
    "\u2028",
    "\x85",
    "\ufeff",
    " ",
    "\t",
    ". ",
    '"\\',
    "COVID-19",
    "a",
)
LABELS = ("PERSON", "Người", "PART – WHOLE", "O", "B-X", "a b", "</x>", '"')

characters = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(characters, max_size=4)), max_size=8
).map("".join)
words = st.text(characters, max_size=6)
json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        words,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(words, inner, max_size=2)),
    max_leaves=4,
)
objects = st.dictionaries(words, json_values, max_size=2)


@st.composite
def layers(draw: st.DrawFn, text: str, annotator: str, *, gaps: bool = True) -> Layer:
    """A layer with nested, crossing, adjacent, identical and (with ``gaps``) broken spans."""
    spans: list[Span] = []
    for number in range(draw(st.integers(0, 5)) if text else 0):
        pieces = []
        for _ in range(draw(st.integers(1, 3 if gaps else 1))):
            start = draw(st.integers(0, len(text) - 1))
            pieces.append((start, draw(st.integers(start + 1, len(text)))))
        spans.append(
            Span(
                id=number,
                label=draw(st.sampled_from(LABELS)),
                fragments=merged(tuple(pieces)),
                attributes=draw(objects),
                note=draw(words),
                key=f"T{number + 1}",
            )
        )
    relations = [
        Relation(
            id=number,
            label=draw(st.sampled_from(LABELS)),
            head=draw(st.integers(0, len(spans) - 1)),
            tail=draw(st.integers(0, len(spans) - 1)),
            attributes=draw(objects),
            note=draw(words),
            key=f"R{number + 1}",
        )
        for number in range(draw(st.integers(0, 3)) if spans else 0)
    ]
    state = draw(st.sampled_from(State))
    return Layer(annotator, tuple(spans), tuple(relations), state)


@st.composite
def documents(draw: st.DrawFn, *, most_layers: int = 2, gaps: bool = True) -> Document:
    """A document with everything that may go wrong in one."""
    text = draw(texts)
    annotators = draw(st.lists(words, unique=True, max_size=most_layers))
    return Document(
        name=draw(st.text(characters, min_size=1, max_size=8)),
        text=text,
        meta=draw(objects),
        layers=tuple(draw(layers(text, annotator, gaps=gaps)) for annotator in annotators),
        kept=tuple(
            Kept("brat", place, data)
            for place, data in draw(st.dictionaries(words, words, max_size=2)).items()
        ),
        uid=draw(st.sampled_from([b"", b"1" * 16])),
    )


LIBRARIES = {"parquet": "pyarrow", "spacy": "spacy"}
"""The module of each extra that a format may need."""


def is_there(description: Description) -> bool:
    """Whether the library that a format needs is installed."""
    return not description.needs or find_spec(LIBRARIES[description.needs]) is not None


def unless_there(description: Description) -> pytest.MarkDecorator:
    """Skips what needs a library that is not installed."""
    return pytest.mark.skipif(
        not is_there(description), reason=f"the extra {description.needs} is not installed"
    )


def written(
    path: Path,
    name: str,
    documents: Iterable[Document],
    options: Mapping[str, object] | None = None,
    scheme: Scheme | None = None,
) -> list[Rejected | Changed]:
    """Writes ``documents`` to ``path`` and gives what is said about them."""
    with Target(path) as target:
        items = list(format_named(name).write(documents, target, options or {}, scheme or Scheme()))
        target.commit()
    return [item for item in items if not isinstance(item, Document)]


def read(
    path: Path, name: str, options: Mapping[str, object] | None = None
) -> tuple[list[Document], list[Rejected | Changed]]:
    """The documents of ``path``, and what is said about them.

    Of a folder, layers of one document in several files are joined, as an import does.
    """
    items = list(found(path, name, options))
    documents = [item for item in items if isinstance(item, Document)]
    return (
        joined(documents) if path.is_dir() else documents,
        [item for item in items if isinstance(item, Rejected | Changed)],
    )


def found(path: Path, name: str, options: Mapping[str, object] | None = None) -> Iterator[Found]:
    """What the files of ``path`` are read as."""
    sources = [Source(path)]
    if path.is_dir():
        inputs = Inputs()
        for _ in inputs.gather((path,), name):
            pass
        sources = [source for _format, source in inputs.files]
    for source in sources:
        yield from format_named(name).read(source, options or {})


def joined(documents: list[Document]) -> list[Document]:
    """``documents``, those of one name and text made one with all their layers."""
    out: dict[tuple[str, str], Document] = {}
    for document in documents:
        key = (document.name, document.text)
        before = out.get(key, replace(document, layers=(), kept=()))
        layers, kept = before.layers + document.layers, before.kept + document.kept
        out[key] = replace(before, layers=layers, kept=kept)
    return list(out.values())


def schemes(path: Path, name: str, options: Mapping[str, object] | None = None) -> list[Scheme]:
    """The label sets that come with ``path``."""
    items = found(path, name, options)
    return [item.scheme for item in items if isinstance(item, SchemeFound)]


def read_json(
    path: Path, name: str, *values: object
) -> tuple[list[Document], list[Rejected | Changed]]:
    """What ``values``, one a line, are read as."""
    path.write_text(
        "".join(value if isinstance(value, str) else json.dumps(value) + "\n" for value in values),
        encoding="utf-8",
        newline="",
    )
    return read(path, name)


def the_reason(items: Iterable[Item]) -> str:
    """The one sentence that was said, which must fit on one line."""
    (item,) = items
    assert not isinstance(item, Document)
    reason = str(item.reason)
    assert reason
    assert "\n" not in reason
    reason.encode()
    return reason


def bare(layer: Layer) -> Layer:
    """``layer`` without what only native JSON Lines holds."""
    return replace(
        layer,
        annotator="",
        state=State.OPEN,
        spans=tuple(replace(span, attributes={}, note="") for span in layer.spans),
        relations=tuple(replace(link, attributes={}, note="") for link in layer.relations),
    )


def count(items: Iterable[Any], what: str) -> int:
    """How many spans or relations are rejected, alone or with a layer or document."""
    return sum(
        (item.what == what) + getattr(item, what + "s")
        for item in items
        if isinstance(item, Rejected)
    )
