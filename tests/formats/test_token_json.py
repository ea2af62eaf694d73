"""What the JSON formats of relation trainers have in common."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import format_named, recognise
from annotator.model.annotation import Document
from tests.formats.account import balanced
from tests.formats.material import documents

NAMES = ("docred", "dygie", "gliner", "hf", "parquet", "rebel", "spert", "tacred")
VALUES = {
    "unit": st.sampled_from(["sentence", "document"]),
    "cut": st.sampled_from(["expand", "shrink", "drop"]),
    "tokens": st.sampled_from(["own", "syllables"]),
    "joined": st.booleans(),
    "nested": st.sampled_from(["outermost", "innermost"]),
    "scheme": st.sampled_from(["auto", "iob1", "iob2", "iobes", "bilou"]),
    "tags": st.sampled_from(["names", "numbers"]),
    "style": st.sampled_from(["trex", "linear"]),
    "ner_negatives": st.booleans(),
    "negatives": st.integers(0, 3),
}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(
    found=st.lists(documents(), min_size=1, max_size=3, unique_by=lambda one: one.name),
    data=st.data(),
)
def test_the_books_balance_whatever_the_options(
    name: str, found: list[Document], data: st.DataObject
) -> None:
    """Else a choice in the export dialog costs annotations, and nobody is told."""
    description = format_named(name).description
    options = {
        option.name: data.draw(VALUES[option.name], label=option.name)
        for option in description.options
        if option.name in VALUES
    }
    reading = {key: options[key] for key in ("joined", "scheme") if key in options}
    with TemporaryDirectory() as folder:
        path = Path(folder, "out" + description.extensions[0])
        back, _ = balanced(path, name, found, options, reading)
        if back and back[0].layers and back[0].layers[0].spans:
            assert recognise(path).description.name == name
