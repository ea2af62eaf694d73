"""Salvage, backup and restore from scripts: what they print, write and end with."""

import json
from pathlib import Path

import pytest

from annotator.cli import run
from annotator.ops import annotate
from annotator.store.project import open_project
from tests.store.hostile import changed
from tests.store.support import new_file, sample_lines, sha256


def nothing(_project: Path | None) -> int:
    """No window."""
    return 0


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = run([str(word) for word in words], nothing)
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return new_file(tmp_path / "p.annodb", sample_lines(3))


@pytest.fixture
def damaged(tmp_path: Path, good: Path) -> Path:
    path = tmp_path / "hỏng.annodb"
    changed(
        "UPDATE document SET name = 'bài' || char(10) || '=1+1' WHERE id = 1; "
        "UPDATE span SET stop = 9999 WHERE id = 1"
    )(good.read_bytes(), path)
    return path


def test_salvage_prints_what_came_in_and_what_did_not(
    capsys: pytest.CaptureFixture[str], damaged: Path, tmp_path: Path
) -> None:
    """If this fails, a script that salvages a folder of projects cannot tell what was lost."""
    before = sha256(damaged)
    code, out, err = told(capsys, "salvage", damaged, tmp_path / "new.annodb")
    assert (code, err) == (0, "")
    assert out.startswith("244 rows read = 242 taken + 2 rejected\n")
    lines = out.splitlines()
    assert lines[1] == "documents: 3 read, 3 taken, 0 rejected"
    assert sum(line.startswith("rejected: ") for line in lines) == 2
    assert not any(line.startswith("=") for line in lines)
    assert told(capsys, "check", tmp_path / "new.annodb")[0] == 0
    assert sha256(damaged) == before


def test_a_long_list_is_cut_and_says_where_the_rest_is(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """If this fails, what matters scrolls away under thousands of rows, in words of tables."""
    path, report = tmp_path / "x.annodb", tmp_path / "all.csv"
    changed(
        "DELETE FROM bulk; DELETE FROM change; UPDATE span SET stop = 9999; "
        "PRAGMA foreign_keys = OFF; DELETE FROM label WHERE id = 1"
    )(good.read_bytes(), path)
    code, out, _err = told(capsys, "salvage", path, tmp_path / "n.annodb", "--report", report)
    items = [line.split(":")[0] for line in out.splitlines() if ": " in line][5:]
    assert code == 0
    assert items == ["rejected"] * 20  # and not what the history no longer proves
    assert f"and {len(report.read_text('utf-8').splitlines()) - 21} more; --report FILE" in out
    assert "label_end" not in out
    assert " op " not in out


def test_a_report_never_goes_where_the_new_project_does(
    capsys: pytest.CaptureFixture[str], damaged: Path, tmp_path: Path
) -> None:
    """If this fails, whoever mistypes a name has no report and is told that all went well."""
    new = tmp_path / "n.annodb"
    for report in (new, damaged, tmp_path / "x" / ".." / "n.annodb"):
        code, out, err = told(capsys, "salvage", damaged, new, "--report", report)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert "is the project itself; choose another file" in err
        assert not new.exists()


def test_a_salvage_without_a_document_is_no_success(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """If this fails, a script throws the damaged file away for a new one that is empty."""
    path, new = tmp_path / "x.annodb", tmp_path / "n.annodb"
    changed("PRAGMA foreign_keys = OFF; DELETE FROM bulk; DELETE FROM change; DELETE FROM text")(
        good.read_bytes(), path
    )
    code, out, err = told(capsys, "salvage", path, new)
    assert code == 1
    assert "documents: 3 read, 0 taken, 3 rejected" in out
    assert err.startswith("annotator: No document could be salvaged from")
    assert err.count("\n") == 1
    new.unlink()
    code, out, _err = told(capsys, "salvage", path, new, "--json")
    assert (code, json.loads(out)["tables"]["document"]["taken"]) == (1, 0)
    empty = new_file(tmp_path / "empty.annodb", [])
    assert told(capsys, "salvage", empty, tmp_path / "e.annodb")[0] == 0


def test_a_refusal_names_the_ways_out(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """If this fails, somebody with a damaged project and a backup thinks that all is lost."""
    assert told(capsys, "backup", good)[0] == 0
    data = good.read_bytes()
    changed("CREATE TRIGGER cạm AFTER INSERT ON span BEGIN DELETE FROM span; END")(data, good)
    for words in (("info", good), ("check", good), ("backup", good), ("export", good, "--format",
                  "jsonl", "--out", tmp_path / "o.jsonl")):  # fmt: skip
        code, out, err = told(capsys, *words)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
        assert "a trigger was put into it (cạm)" in err
        assert f"annotator salvage {good} NEW" in err
        assert f"annotator restore {good} 1 NEW" in err
    assert told(capsys, "restore", good, "1", tmp_path / "r.annodb")[0] == 0
    changed("UPDATE span SET stop = stop + 1 WHERE id = 1")(data, good)
    code, _out, err = told(capsys, "check", good)
    assert code == 1
    assert "annotator salvage" in err
    good.write_bytes(bytes(8192))
    assert "annotator salvage" in told(capsys, "info", good)[2]
    text = tmp_path / "bài.txt"
    text.write_text("một bài báo")
    assert "salvage" not in told(capsys, "info", text)[2]


def test_a_backup_of_a_damaged_project_says_once_what_is_wrong(
    capsys: pytest.CaptureFixture[str], good: Path
) -> None:
    """If this fails, the reason is hidden in two sentences that contradict each other."""
    changed("UPDATE text SET text = 'khác' WHERE id = 1")(good.read_bytes(), good)
    code, _out, err = told(capsys, "backup", good)
    assert code == 1
    assert "the text of document 1 is not the imported one" in err
    assert err.count("damaged") <= 2
    assert "the file was not changed" not in err


def test_salvage_as_json_and_with_a_report(
    capsys: pytest.CaptureFixture[str], damaged: Path, tmp_path: Path
) -> None:
    """If this fails, the whole list is nowhere to be had."""
    report = tmp_path / "report.json"
    code, out, _err = told(
        capsys, "salvage", damaged, tmp_path / "new.annodb", "--json", "--report", report
    )
    assert code == 0
    found = json.loads(out)
    assert found == json.loads(report.read_text("utf-8"))
    assert found["read"] == found["taken"] + found["rejected"] == 244
    assert {item["table"] for item in found["items"]} >= {"span", "relation"}
    table = tmp_path / "report.csv"
    assert told(capsys, "salvage", damaged, tmp_path / "n.annodb", "--report", table)[0] == 0
    text = table.read_bytes().decode()
    assert text.startswith("outcome,table,row,document,words,why,label\r\n")
    assert "\r\n=" not in text


def test_what_cannot_be_salvaged_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """If this fails, a script goes on as if there were a project."""
    text = tmp_path / "t.annodb"
    text.write_text("một bài báo")
    for words in (
        (text, tmp_path / "new.annodb"),
        (good, text),
        (tmp_path / "none.annodb", tmp_path / "new.annodb"),
        (tmp_path, tmp_path / "new.annodb"),
    ):
        code, out, err = told(capsys, "salvage", *words)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
    assert not (tmp_path / "new.annodb").exists()
    assert text.read_text() == "một bài báo"


def test_backup_list_and_restore(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """If this fails, a nightly backup by script is none, or cannot be taken back."""
    assert "no backup" in told(capsys, "backup", good, "--list")[1]
    code, out, _err = told(capsys, "backup", good)
    assert code == 0
    assert Path(out.strip()).is_file()
    listed = json.loads(told(capsys, "backup", good, "--list", "--json")[1])["backups"]
    assert [one["path"] for one in listed] == [out.strip()]
    good.write_bytes(b"")
    for number, which in enumerate(("newest", "1", listed[0]["path"])):
        target = tmp_path / f"r{number}.annodb"
        code, out, _err = told(capsys, "restore", good, which, target, "--json")
        assert code == 0
        assert json.loads(out)["documents"] == 3
        with open_project(target) as project:
            project.verify_log()
    code, out, err = told(capsys, "restore", good, "7", tmp_path / "x.annodb")
    assert (code, out) == (1, "")
    assert "no backup 7" in err
    assert told(capsys, "restore", good, "1", tmp_path / "r0.annodb")[0] == 1


def test_a_damaged_backup_names_the_next_good_one(
    capsys: pytest.CaptureFixture[str], good: Path, tmp_path: Path
) -> None:
    """Who is told to take the newest backup while taking it has lost a day, or the project."""
    new = tmp_path / "n.annodb"
    code, out, err = told(capsys, "restore", good, "newest", new)
    assert (code, out, err) == (1, "", f"annotator: There is no backup of {good}.\n")
    first = Path(told(capsys, "backup", good)[1].strip())
    with open_project(good) as project:
        annotate.add_span(project, 1, "an", ((0, 5),), "PERSON")
    second = Path(told(capsys, "backup", good)[1].strip())
    second.write_bytes(second.read_bytes()[:-5000])
    code, out, err = told(capsys, "restore", good, "newest", new)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"The backup {second.name} is damaged." in err
    assert f"annotator restore {good} 1 NEW" in err
    assert told(capsys, "restore", good, "1", new)[0] == 0
    first.write_bytes(first.read_bytes()[:-5000])
    code, _out, err = told(capsys, "restore", good, "newest", tmp_path / "m.annodb")
    assert code == 1
    assert f"and so is every other of {good}; annotator salvage {second} NEW" in err
