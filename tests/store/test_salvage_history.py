"""What a salvage believes of a damaged history, and what of texts that are no text any more."""

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.ops import annotate, projects
from annotator.store.project import open_project
from annotator.store.salvage import salvage
from annotator.store.salvage_report import Outcome, Report
from annotator.store.salvage_rows import Wish
from tests.store.hostile import changed
from tests.store.support import dump, foreign, new_file, sample_lines, sound

ALL = frozenset({"seal", "op", "change", "bulk", "tombstone", "_sqlite_migrations"})
"""What the damage or the salvage itself changes: the history."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A project in which spans were made, noted and deleted: by mai, who is new."""
    path = new_file(tmp_path_factory.mktemp("good") / "p.annodb", sample_lines(2, 6))
    with open_project(path) as project:
        project.actor = "mai"
        projects.add_annotator(project, "mai")
        kept = annotate.add_span(project, 1, "mai", [(1, 5)], "PERSON")
        deleted = annotate.add_span(project, 1, "mai", [(6, 9)], "PERSON")
        annotate.annotate_span(project, kept, note="ghi chú 56")
        annotate.remove(project, [deleted], [])
        annotate.add_span(project, 2, "mai", [(2, 7)], "LOCATION")
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.annodb"


def salvaged(path: Path, wish: Wish | None = None) -> tuple[Report, Path]:
    target = path.with_name("new.annodb")
    target.unlink(missing_ok=True)
    report = salvage(path, target, lambda _done, _total: None, wish or Wish())
    assert report.is_balanced
    with open_project(target) as project:
        assert project.read_only is None
        sound(project)
    return report, target


def said(report: Report, *outcomes: Outcome) -> list[str]:
    return [f"{one.table} {one.row}: {one.why}" for one in report.items if one.outcome in outcomes]


_NOTED = "(SELECT op_id FROM change WHERE after LIKE '%chú 56%')"
_DELETED = "(SELECT max(op_id) FROM change WHERE tbl = 'span' AND after IS NULL)"

DAMAGE = {
    "a note": "UPDATE change SET after = replace(after, '56', '57')",
    "a label": "UPDATE change SET after = replace(after, 'PERSON', 'PERSOM')",
    "a row's number": f"UPDATE change SET row_id = row_id - 1 WHERE op_id = {_NOTED}",
    "a deletion's row": f"UPDATE change SET row_id = 1 WHERE op_id = {_DELETED}",
    "a deletion's entry": f"UPDATE op SET kind = 'x' WHERE id = {_DELETED}",
    "a deletion that is no text": (
        f"UPDATE change SET before = CAST(x'ff' AS TEXT) WHERE op_id = {_DELETED}"
    ),
    "a deletion that is gone": f"DELETE FROM change WHERE op_id = {_DELETED}",
    "an entry that is gone": (
        "PRAGMA foreign_keys = OFF; CREATE TEMP TABLE d AS SELECT max(op_id) AS id FROM change "
        "WHERE tbl = 'span' AND after IS NULL; DELETE FROM change WHERE op_id = (SELECT id FROM d);"
        "DELETE FROM seal WHERE op_id = (SELECT id FROM d); "
        "DELETE FROM op WHERE id = (SELECT id FROM d)"
    ),
    "a name": "UPDATE change SET after = replace(after, 'mai', 'mbi') WHERE tbl = 'annotator'",
    "every entry": "UPDATE change SET after = replace(after, '56', '57'); "
    "UPDATE property SET value = hex(zeroblob(16)) WHERE name = 'uid'",
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_history_changes_no_good_row(path: Path, good: bytes, name: str) -> None:
    """If this fails, one bad bit in the history spoils good labels or brings deleted ones back."""
    changed(DAMAGE[name])(good, path)
    with open_project(path, verify=False) as project:
        before = dump(project, without=ALL)
    report, target = salvaged(path)
    assert said(report, Outcome.RECOVERED) == []
    assert not any(item.table in ("span", "label", "annotator", "layer") for item in report.items
                   if item.outcome is Outcome.REJECTED)  # fmt: skip
    assert any("is not what was written" in line for line in said(report, Outcome.DOUBTFUL))
    with open_project(target) as project:
        assert dump(project, without=ALL) == before


def test_sealed_entries_still_mend_what_is_broken(path: Path, good: bytes) -> None:
    """If this fails, one broken entry makes all others useless for what else is broken."""
    spoil = f"UPDATE op SET kind = 'x' WHERE id = {_DELETED}; "
    key = "UPDATE span SET key = CAST(x'ff' AS TEXT) WHERE id = (SELECT min(id) FROM span "
    for sql, label in (
        # older than the broken entry: nothing is known to have changed it, and it is there
        (key + "WHERE note <> '')", "PERSON"),
        # newer: what it says holds against the table
        ("UPDATE span SET note = 'x' WHERE id = (SELECT max(id) FROM span)", "LOCATION"),
        ("DELETE FROM span WHERE id = (SELECT max(id) FROM span)", "LOCATION"),
    ):
        changed("PRAGMA foreign_keys = OFF; " + spoil + sql)(good, path)
        report, target = salvaged(path)
        assert len([one for one in said(report, Outcome.RECOVERED) if "span" in one]) == 1, sql
        with open_project(target) as project, foreign(target) as connection:
            labels = connection.execute(
                "SELECT label.name, span.note FROM span JOIN label ON label.id = label_id "
                "WHERE layer_id IN (SELECT layer.id FROM layer JOIN annotator "
                "ON annotator.id = annotator_id WHERE annotator.name = 'mai') ORDER BY span.id"
            ).fetchall()
            assert project.read_only is None
        assert labels == [("PERSON", "ghi chú 56"), ("LOCATION", "")], label


def with_text(path: Path, good: bytes, turn: Callable[[bytes], bytes]) -> str:
    """Changes the bytes of the first text; gives the text as it was."""
    path.write_bytes(good)
    with contextlib.closing(foreign(path)) as connection:
        (text,) = connection.execute("SELECT text FROM text WHERE id = 1").fetchone()
        data = turn(text.encode())
        assert data != text.encode()
        connection.execute("UPDATE text SET text = CAST(? AS TEXT) WHERE id = 1", (data,))
    return str(text)


def now(target: Path) -> tuple[str, int, int]:
    """The first text, how many spans are in it, and the length that its document tells."""
    with contextlib.closing(foreign(target)) as connection:
        text, length = connection.execute(
            "SELECT text, length FROM text JOIN document USING (id) WHERE id = 1"
        ).fetchone()
        (spans,) = connection.execute(
            "SELECT count(*) FROM span JOIN layer ON layer.id = layer_id WHERE document_id = 1"
        ).fetchone()
    return text, spans, length


FIRST = re.compile(rb"[\xe1-\xef][\x80-\xbf]{2}")
"""A letter of three bytes."""


@pytest.mark.parametrize(("byte", "bit"), [(0, 0x80), (0, 0x40), (1, 0x80), (2, 0x40)])
def test_a_flipped_bit_in_a_letter_is_turned_back(
    path: Path, good: bytes, byte: int, bit: int
) -> None:
    """If this fails, one bad bit in a text costs all that was labelled in it."""

    def turn(data: bytes) -> bytes:
        found = FIRST.search(data)
        assert found
        at = found.start() + byte
        return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]

    text = with_text(path, good, turn)
    report, target = salvaged(path)
    assert report.total("rejected") == 0
    assert now(target)[0] == text
    assert [line for line in said(report, Outcome.RECOVERED) if "flipped" in line]


def test_the_words_of_a_broken_text_are_not_quoted(path: Path, good: bytes) -> None:
    """If this fails, the window that says what is broken is full of broken letters."""
    with_text(path, good, lambda data: data + b"\xff")
    with (
        pytest.raises(ProjectError, match="a text in it is not valid UTF-8") as caught,
        open_project(path, write=False) as project,
    ):
        project.read.all("SELECT text FROM text")
    assert "\ufffd" not in str(caught.value)


@pytest.mark.parametrize(
    ("spoilt", "marks"),
    [(b"\xff\xff\xff", 1), (b"a\xff\xff", 1), (b"\xff", 1), (b"\xff" * 9, 1), (b"\xff:\xff", 1)],
)
def test_a_text_of_broken_bytes_comes_in_on_request(
    path: Path, good: bytes, spoilt: bytes, marks: int
) -> None:
    """If this fails, broken bytes cost all labels of a document, or shift those after them."""
    text = with_text(path, good, lambda data: FIRST.sub(lambda _found: spoilt, data, count=1))
    (place,) = [at for at, one in enumerate(text) if len(one.encode()) == 3][:1]
    report, _target = salvaged(path)
    assert any("--take-changed-texts" in str(note) for note in report.notes)
    assert [line for line in said(report, Outcome.REJECTED) if line.startswith("document 1")]
    assert not any("Võ" in line for line in said(report, Outcome.REJECTED))
    report, target = salvaged(path, Wish(changed_texts=True))
    assert report.total("rejected") == 0
    assert any("U+FFFD" in line for line in said(report, Outcome.RECOVERED))
    assert "not the one that was imported" in said(report, Outcome.DOUBTFUL)[0]
    found, spans, length = now(target)
    assert (found, length) == (text[:place] + "\ufffd" * marks + text[place + 1 :], len(text))
    assert spans > 0


def test_a_text_whose_length_does_not_fit_says_so(path: Path, good: bytes) -> None:
    """If this fails, labels stand beside their words and the report calls them right."""
    text = with_text(
        path, good, lambda data: data[:20] + b"\xff" + data[20:40] + b"\xff" + data[60:]
    )
    report, target = salvaged(path, Wish(changed_texts=True))
    assert any("may have moved" in line for line in said(report, Outcome.RECOVERED))
    found, _spans, length = now(target)
    assert length == len(found) != len(text)
    assert found.count("\ufffd") >= 2
