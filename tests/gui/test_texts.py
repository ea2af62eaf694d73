"""Every kind of operation has words; errors are filled in; nothing shows a placeholder."""

import pytest

from annotator.errors import EditError, NotSaved, ProjectError
from annotator.gui.texts import (
    duration_text,
    error_text,
    operation_name,
    redo_text,
    removed_text,
    undo_text,
)
from annotator.model.scheme import EntityLabel, RelationLabel, Scheme
from annotator.ops.kinds import Kind
from annotator.store.change import Operation


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words(kind: Kind) -> None:
    words = operation_name(Operation(1, kind, "an", ""))
    assert words
    assert words != kind
    assert "{" not in words


def test_an_unknown_kind_is_shown_as_it_is() -> None:
    assert operation_name(Operation(1, "of_the_future", "an", "")) == "of_the_future"


def test_the_name_of_undo_holds_the_words() -> None:
    detail = {"label": "PERSON", "text": "Võ Văn\nThưởng " + "x" * 90}
    text = undo_text(Operation(1, Kind.ADD_SPAN, "an", "", detail))
    assert text.startswith("Undo: add PERSON “Võ Văn Thưởng x")
    assert text.endswith("…”")
    assert len(text) < 70
    assert undo_text(None) == "Undo"
    assert redo_text(None) == "Redo"


def test_braces_in_words_are_only_words() -> None:
    detail = {"label": "{0}", "text": "{label.__class__}"}
    text = operation_name(Operation(1, Kind.ADD_SPAN, "an", "", detail))
    assert text == "add {0} “{label.__class__}”"


def test_errors_are_filled_in() -> None:
    inner = ProjectError("{path} is gone.", path="a\nb")
    assert error_text(NotSaved("Not saved: {why}", why=inner)) == "Not saved: a b is gone."
    assert error_text(EditError("No {x}.", x="{y}")) == "No {y}."


@pytest.mark.parametrize(
    ("spans", "relations", "words"),
    [
        (1, 3, "Removed 1 span and 3 relations."),
        (2, 0, "Removed 2 spans."),
        (0, 1, "Removed 1 relation."),
    ],
)
def test_what_was_removed(spans: int, relations: int, words: str) -> None:
    assert removed_text(spans, relations) == words


def test_durations() -> None:
    assert duration_text(59) == "0 min"
    assert duration_text(720) == "12 min"
    assert duration_text(7500) == "2:05 h"


SCHEME = Scheme(
    entities=(EntityLabel("PERSON", {"vi": "Người"}),),
    relations=(RelationLabel("PERSON", {"vi": "là người"}),),
)


def test_labels_are_called_by_their_titles() -> None:
    """Otherwise a person reads "AFFILIATED_WITH" in the menu and has to guess what undo undoes."""
    span = Operation(1, Kind.ADD_SPAN, "an", "", {"label": "PERSON", "text": "Mai"})
    relation = Operation(1, Kind.ADD_RELATION, "an", "", {"label": "PERSON"})
    gone = Operation(1, Kind.ADD_SPAN, "an", "", {"label": "GONE", "text": "Mai"})
    merged = Operation(1, Kind.MERGE_LABELS, "an", "", {"label": "GONE", "to": "PERSON"})
    assert undo_text(span, SCHEME, "vi") == "Undo: add Người “Mai”"
    assert redo_text(relation, SCHEME, "vi") == "Redo: add relation là người"
    assert operation_name(gone, SCHEME, "vi") == "add GONE “Mai”"
    assert operation_name(merged, SCHEME, "vi") == "merge GONE into Người"
