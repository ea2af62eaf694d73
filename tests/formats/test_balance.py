"""Every format that reads and writes, on documents with everything that may go wrong in one."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import formats
from annotator.model.annotation import Document
from tests.formats.account import balanced
from tests.formats.material import documents, unless_there

BOTH = [
    pytest.param(each.description.name, marks=unless_there(each.description))
    for each in formats()
    if each.description.reads and each.description.writes
]


@pytest.mark.parametrize("name", BOTH)
@settings(max_examples=60)
@given(found=st.lists(documents(), min_size=1, max_size=2, unique_by=lambda one: one.name))
def test_what_goes_in_comes_back_or_is_reported(name: str, found: list[Document]) -> None:
    """Else an export loses annotations in silence, which is the one thing that it may never do."""
    description = next(each.description for each in formats() if each.description.name == name)
    several = found if description.many else found[:1]
    with TemporaryDirectory() as folder:
        suffix = "" if description.folder else description.extensions[0]
        balanced(Path(folder, "out" + suffix), name, several)
