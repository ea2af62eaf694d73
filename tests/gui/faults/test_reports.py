"""What a report of a fault holds, and where its log lies."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.errors import EditError
from annotator.gui.faults.log import LIMIT, FaultLog, logs_folder
from annotator.gui.faults.report import code_path, fault_of, without_folders
from tests.gui.faults.planted import SECRET, Bug, fail

# -- what a report holds -----------------------------------------------------------------------


def caught(fault: Callable[[], object]) -> BaseException:
    try:
        fault()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def test_a_report_holds_no_words_of_people() -> None:
    """A report is sent to strangers; an article under embargo or a name must not go along."""

    def chain() -> None:
        try:
            fail()
        except Bug as error:
            raise ExceptionGroup(
                SECRET, [ValueError(SECRET), EditError("No {x}.", x=SECRET)]
            ) from error

    fault = fault_of(caught(chain), "an event")
    assert SECRET not in fault.plain
    assert SECRET not in fault.key
    for words in ("ExceptionGroup", "ValueError", "EditError: No {x}.", "caused by:", "Bug"):
        assert words in fault.plain
    assert fault.full.count(SECRET) >= 3
    assert "/" not in code_path("/home/lan/bí mật/tool.py")
    assert "lan" not in without_folders('File "/home/lan/lib/python3.11/json/x.py", line 3 in f')


def test_endless_recursion_and_odd_exceptions_are_told() -> None:
    """A report of ten thousand lines, or a fault in telling a fault, would tell nothing."""

    def deep() -> None:
        deep()

    fault = fault_of(caught(deep), "an event")
    assert fault.plain.count("\n") < 100

    class Odd(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def odd() -> None:
        raise Odd

    assert fault_of(caught(odd), "an event").kind == "Odd"

    def huge() -> None:
        raise ValueError("x" * 10_000_000)

    assert len(fault_of(caught(huge), "an event").full) < 100_000


# -- the log -----------------------------------------------------------------------------------


def test_the_log_is_bounded_and_its_owners_alone(tmp_path: Path) -> None:
    """A fault that repeats for days must not fill the disk, and others must not read along."""
    log = FaultLog(tmp_path / "logs")
    for number in range(60):
        log.write(f"report {number}\n" + "x" * (LIMIT // 12))
    files = {path.name for path in log.folder.iterdir()}
    assert (
        {"faults.1.log", "faults.2.log"} <= files <= {"faults.1.log", "faults.2.log", "faults.log"}
    )
    assert sum(path.stat().st_size for path in log.folder.iterdir()) < 4 * LIMIT
    assert any("report 59" in path.read_text() for path in log.folder.iterdir())
    if os.name == "posix":
        assert stat.S_IMODE(log.folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in log.folder.iterdir()} == {0o600}


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    """Logs are a convenience; the program must start and work without them."""
    place = tmp_path / "file"
    place.write_text("")
    log = FaultLog(place / "logs")
    with log.watch():
        log.note("x")
        log.write("report")
    assert log.crashed() == ""


def test_the_logs_lie_in_one_place_before_and_after_the_program_has_a_name(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """The folder that Help shows must be the one that is written to from the first moment."""
    monkeypatch.delenv("ANNOTATOR_LOGS", raising=False)
    before, name = logs_folder(), qapp.applicationName()
    qapp.setApplicationName("Annotator")
    try:
        assert logs_folder() == before
    finally:
        qapp.setApplicationName(name)
