"""annotator settle and feedback: gold by a rule without a window, and what it changed."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from annotator import cli
from annotator.cli.work import opened
from annotator.ops.adjudication import decision_table, reject
from tests.cli.test_agreement import layer, project
from tests.store.support import sha256


class Done:
    """What a command did."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        capsys.readouterr()
        self.code = cli.run([*map(str, arguments)], lambda _path: 0)
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """One span alike, one under two labels."""
    return project(
        tmp_path,
        [layer("an", (4, 17, "PERSON"), (22, 29, "EVENT")),
         layer("bình", (4, 17, "PERSON"), (22, 29, "LOCATION"))],
    )  # fmt: skip


def test_a_rule_settles_what_it_counted(capsys: pytest.CaptureFixture[str], two: Path) -> None:
    """The counts come first, a dry run writes nothing, and one undo takes all back."""
    before = sha256(two)
    dry = Done(capsys, "settle", two, "--rule", "unanimous/same", "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert "settles        1 item in 1 document\n" in dry.out
    assert "leaves open    1\n" in dry.out
    assert dry.out.endswith("nothing was changed\n")
    assert sha256(two) == before
    told = json.loads(Done(capsys, "settle", two, "--rule", "unanimous/same", "--json").out)
    assert (told["spans"], told["left"], told["dry_run"]) == (1, 1, False)
    with opened(two, write=True) as it:
        (row_id,) = it.read.document_ids()
        assert [one.label for one in it.read.layer(row_id, "gold").spans] == ["PERSON"]
        it.undo()
        assert it.read.layer(row_id, "gold").spans == ()


def test_gold_is_finished_where_nothing_is_undecided(
    capsys: pytest.CaptureFixture[str], two: Path, tmp_path: Path
) -> None:
    """Else only the window could make gold that a trainer takes for finished."""
    Done(capsys, "settle", two, "--rule", "unanimous/same")
    assert Done(capsys, "finish", two).out == "gold finished in 0 documents\n"
    with opened(two, write=True) as it:
        (document,) = it.read.document_ids()
        table = decision_table(it, document)
        reject(it, table, table.undecided[0])
    dry = Done(capsys, "finish", two, "--dry-run")
    assert (dry.code, dry.out) == (0, "gold would be finished in 1 document\n")
    assert json.loads(Done(capsys, "finish", two, "--json").out)["finished"] == 1
    out = tmp_path / "gold.jsonl"
    done = Done(capsys, "export", two, "--format", "jsonl", "--gold", "--finished", "--out", out)
    assert (done.code, done.err) == (0, "")
    assert '"PERSON"' in out.read_text("utf-8")


def test_a_rule_is_taken_back(capsys: pytest.CaptureFixture[str], two: Path) -> None:
    """Whoever settled by the wrong rule gets out by its name, as the command itself tells it."""
    rule = json.loads(Done(capsys, "settle", two, "--rule", "majority/longest", "--json").out)[
        "rule"
    ]
    dry = Done(capsys, "settle", two, "--revoke", rule, "--dry-run")
    assert dry.out == "1 decision would be taken back\n"
    assert Done(capsys, "settle", two, "--revoke", rule).out == "1 decision taken back\n"
    again = Done(capsys, "settle", two, "--revoke", rule)
    assert (again.code, again.out, again.err.count("\n")) == (1, "", 1)


def test_a_rule_is_known_by_its_short_name(capsys: pytest.CaptureFixture[str], two: Path) -> None:
    """Who settled by majority/longest need not know that decisions call it majority/longest/2."""
    Done(capsys, "settle", two, "--rule", "majority/longest")
    wrong = Done(capsys, "settle", two, "--revoke", "unanimous/same")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    assert "the rules that made any are 'majority/longest/2'" in wrong.err
    assert Done(capsys, "settle", two, "--revoke", "majority/longest").out.startswith("1 decision")


def test_more_must_have_finished(capsys: pytest.CaptureFixture[str], two: Path) -> None:
    """With --least 3 two who agree settle nothing."""
    done = Done(capsys, "settle", two, "--rule", "unanimous/same", "--least", "3")
    assert "settles        0 items" in done.out
    assert done.out.endswith("nothing was changed\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--rule", "most/same"), "There is no rule most/same"),
        (("--rule", "unanimous"), "'unanimous/same', 'unanimous/most_frequent'"),
        (("--rule", "majority/none"), "There is no rule majority/none; votes are unanimous"),
        (("--rule", "unanimous/same/1"), "There is no rule unanimous/same/1"),
        (("--rule", "at_least 0/longest"), "There is no rule at_least 0/longest; votes are"),
        (("--rule", "at_least -1/same"), "There is no rule at_least -1/same; votes are"),
        (("--rule", "at_least/same"), "There is no rule at_least/same; votes are"),
        (("--rule", "at_least"), "There is no rule at_least; votes are"),
        (("--rule", "majority 3/same"), "There is no rule majority 3/same; votes are"),
        (("--rule", "at_least 2"), "'at_least 2/same', 'at_least 2/most_frequent'"),
        ((), "Give either --rule"),
        (("--rule", "unanimous/same", "--revoke", "x"), "Give either --rule"),
        (("--revoke", "x"), "No decision was made by a rule"),
        (("--revoke", "unanimous", "--least", "3"), "--least goes with --rule"),
    ],
)
def test_mistakes_are_one_line(
    capsys: pytest.CaptureFixture[str], two: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Exit code 1, one sentence, nothing changed."""
    before = sha256(two)
    done = Done(capsys, "settle", two, "--json", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert words in done.err
    assert sha256(two) == before


def test_rules_are_taken_as_they_are_told(capsys: pytest.CaptureFixture[str], two: Path) -> None:
    """Who types a rule as the record of decisions names it must not be refused."""
    for name in ("at_least 2/longest", "at_least 1/same/3", "majority/shortest/2"):
        told = json.loads(Done(capsys, "settle", two, "--rule", name, "--dry-run", "--json").out)
        assert told["rule"].startswith(name)


def test_what_gold_changed(capsys: pytest.CaptureFixture[str], two: Path, tmp_path: Path) -> None:
    """The report that an annotator learns from, also without the window."""
    Done(capsys, "settle", two, "--rule", "unanimous/same")
    told = json.loads(Done(capsys, "feedback", two, "an", "--json").out)
    assert (told["annotator"], told["spans"], told["kept"], told["changed"]) == ("an", 1, 1, [])
    out = tmp_path / "f.csv"
    done = Done(capsys, "feedback", two, "bình", "--csv", out)
    assert "bình: settled items in 1 document\n" in done.out
    assert "of 1 span and 0 relations gold has 1 just so\n" in done.out
    assert next(csv.reader(StringIO(out.read_text("utf-8"))))[0] == "document"
    wrong = Done(capsys, "feedback", two, "chi")
    assert (wrong.code, wrong.err.count("\n")) == (1, 1)
    assert "has no annotator chi" in wrong.err
