"""One key for every further mention: what is labelled, as one step, and what is not."""

from pathlib import Path

import pytest

from annotator.errors import EditError
from annotator.model.annotation import Span
from annotator.ops import annotate
from annotator.ops.repeats import Repeated, repeat_span
from annotator.store.project import Project
from tests.store.support import dump, entries, import_jsonl, line, sound

WORDS = "Thành uỷ Hải Phòng"
TEXT = f"{WORDS} họp. Thành ủy Hải Phòng nêu rõ. Ông An gặp Thành ủy\u00a0Hải Phòng ở Hải Phòng.\n"


@pytest.fixture
def article(project: Project, tmp_path: Path) -> Project:
    """A body (span 1) with its place inside (span 2)."""
    spans = [(0, 18, "ORGANIZATION"), (9, 18, "LOCATION")]
    import_jsonl(project, tmp_path / "a.jsonl", [line("bài", TEXT, spans), line("khác", TEXT)])
    return project


def words_of(project: Project) -> list[tuple[str, str]]:
    layer = project.read.layer(1, "an")

    def words(span: Span) -> str:
        return TEXT[span.start : span.stop].replace("\u00a0", " ")

    return [(span.label, words(span)) for span in sorted(layer.spans, key=lambda s: s.id)]


def test_every_further_mention_is_labelled_with_what_is_inside_it(article: Project) -> None:
    """The issue's promise: one key, all mentions, the nested spans too, one step of undo."""
    before = dump(article)
    count = entries(article)
    repeated = repeat_span(article, 1)
    assert repeated.count == 2
    assert len(repeated.spans) == 4
    assert (
        words_of(article)[2:]
        == [
            ("ORGANIZATION", "Thành ủy Hải Phòng"),
            ("LOCATION", "Hải Phòng"),
        ]
        * 2
    )
    assert entries(article) == count + 1
    assert article.read.layer(2, "an").spans == ()
    sound(article)
    article.undo()
    assert dump(article) == before
    article.redo()
    assert len(words_of(article)) == 6
    sound(article)


def test_pressed_again_it_does_nothing(article: Project) -> None:
    """Nor may an empty step stand in the way of undo."""
    repeat_span(article, 1)
    count = entries(article)
    assert repeat_span(article, 1) == Repeated(0, ())
    assert entries(article) == count


def test_a_mention_that_is_there_gets_no_second_one(article: Project) -> None:
    """The place inside is repeated alone too, only where it is missing."""
    repeat_span(article, 1)
    repeated = repeat_span(article, 2)
    assert repeated.count == 1
    assert words_of(article)[-1] == ("LOCATION", "Hải Phòng")


def test_attributes_and_notes_stay_with_the_mention_they_were_written_for(
    article: Project,
) -> None:
    """A note is about one place of the text."""
    annotate.annotate_span(article, 1, attributes={"sure": "no"}, note="hỏi lại")
    repeated = repeat_span(article, 1)
    spans = {span.id: span for span in article.read.layer(1, "an").spans}
    assert all(spans[one].note == "" and not spans[one].attributes for one in repeated.spans)


def test_a_span_that_is_gone_is_refused_in_words(article: Project) -> None:
    """Two windows, one file: the span may have been removed meanwhile."""
    with pytest.raises(EditError, match="no longer"):
        repeat_span(article, 99)
