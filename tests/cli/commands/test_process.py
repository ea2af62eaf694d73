"""The program as a process of its own: started, interrupted, its reader gone."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.support import (
    TEXT,
    line,
    litter,
    new_file,
    news_scheme,
    sha256,
)

# -- real processes --------------------------------------------------------------------------


def process(*arguments: object, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, arguments)],
        capture_output=True, timeout=60, check=False, **more,
    )  # fmt: skip


@pytest.fixture
def cwd(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ``python -m annotator`` finds the program."""
    monkeypatch.chdir(root)


@pytest.mark.usefixtures("cwd")
def test_the_program_itself(tmp_path: Path) -> None:
    """What the tests run in one process must be what people run."""
    path = tmp_path / "tin 😀.annodb"
    scheme = news_scheme()
    made = process("demo", "--dir", tmp_path, "--no-window")
    assert made.returncode == 0, made.stderr
    assert made.stderr == b""
    info = process("info", made.stdout.decode().strip(), "--json")
    assert json.loads(info.stdout)["scheme"] == scheme.name
    bad = process("info", path)
    assert (bad.returncode, bad.stdout) == (1, b"")
    assert bad.stderr.count(b"\n") == 1
    assert "tin 😀" in bad.stderr.decode()
    assert process("new", path).returncode == 0
    assert process("new", path).returncode == 1


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="such names are a matter of Unix")
def test_names_that_are_no_text_are_shown_somehow(tmp_path: Path) -> None:
    """A name from an old system must not crash the command that was to help."""
    raw = os.fsencode(tmp_path) + b"/b\xe0i.annodb"
    for arguments in (
        [b"new", raw], [b"info", raw], [b"check", raw], [b"check", raw, b"--json"],
        [b"info", raw, b"--json"],
        [b"export", raw, b"--format", b"jsonl", b"--out", raw + b".jsonl"],
        [b"export", raw, b"--format", b"jsonl", b"--out", raw + b".jsonl", b"--json",
         b"--overwrite"],
        [b"scheme", b"export", raw, b"--out", raw + b".json"],
        [b"new", raw],
    ):  # fmt: skip
        done = subprocess.run(
            [os.fsencode(sys.executable), b"-m", b"annotator", *arguments],
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, (arguments, done.stderr.decode())
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of Unix")
@pytest.mark.parametrize("sign", [signal.SIGINT], ids=["Ctrl+C"])
def test_ctrl_c_in_an_import_leaves_nothing(path: Path, tmp_path: Path, sign: int) -> None:
    """Whoever cancels a wrong import must find the project as it was."""
    before = sha256(path)
    source = tmp_path / "huge.jsonl"
    one = json.dumps(line("N", TEXT * 20, [(k, k + 1, "MISC") for k in range(200)]))
    with source.open("w") as stream:
        stream.writelines(one.replace('"N"', f'"n{n}"') + "\n" for n in range(3000))
    lock = path.with_name(path.name + ".lock")
    child = subprocess.Popen(
        [sys.executable, "-m", "annotator", "import", str(path), str(source)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    journal = path.with_name(path.name + "-journal")
    while not journal.exists() and child.poll() is None:
        pass  # until it writes
    child.send_signal(sign)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 1, (out, err)
    assert out == b""
    assert [text for text in err.decode().split("\n") if text] == [
        "annotator: Cancelled; nothing was changed."
    ]
    assert sha256(path) == before
    assert not lock.exists()
    assert litter(path) == []


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of Unix")
def test_ctrl_c_in_an_export_leaves_nothing(tmp_path: Path) -> None:
    """Half a training set that stays behind is trained on by somebody."""
    home = tmp_path / "home"
    home.mkdir()
    places = [(k, k + 1, "MISC") for k in range(100)]
    big = new_file(home / "p.annodb", [line(f"n{n}", f"{TEXT * 5}{n}", places) for n in range(900)])
    before = sha256(big)
    folder = tmp_path / "out"
    folder.mkdir()
    child = subprocess.Popen(
        [sys.executable, "-m", "annotator", "export", str(big), "--format", "conll",
         "--all-states", "--split", "train=.5,test=.5", "--out", str(folder / "set")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not any(folder.rglob(".*.part/.*.part")) and child.poll() is None:
        pass  # until it writes the first part
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 1, (out, err)
    assert err.decode().split("\n")[-2] == "annotator: Cancelled; nothing was changed."
    assert list(folder.iterdir()) == []
    assert sha256(big) == before


@pytest.mark.usefixtures("cwd")
@pytest.mark.skipif(os.name == "nt", reason="pipes that close are a matter of Unix")
def test_a_reader_that_goes_away_is_no_crash(path: Path) -> None:
    """``annotator scheme show P | head -1`` must not end in a traceback."""
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-m", "annotator", "scheme", "show", str(path), "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert child.stdout
        child.stdout.close()
        assert child.stderr
        with child.stderr as stream:
            said = stream.read()
        child.wait(60)
        assert b"Traceback" not in said
