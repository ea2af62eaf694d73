"""The whole program read by a real client of AT-SPI, as Orca would, in a display of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.gui.settings import Settings
from annotator.ops.schemes import set_scheme
from annotator.store.project import create
from tests.gui.conftest import SCHEME, add_documents

CLIENT = Path(__file__).with_name("atspi_client.py")
LIMIT = 110
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
TEXT = "Ông Võ Văn Thưởng đến Hà Nội. Hôm qua.\nĐoạn hai ở đây."


def _python() -> str:
    """The system's python3, which has what apt installs."""
    return next((at for at in ("/usr/bin/python3",) if Path(at).exists()), "")


def missing() -> str:
    """What this machine lacks for the test; "" when it has everything."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's"
    for program, package in (
        ("Xvfb", "xvfb"), ("xvfb-run", "xvfb"), ("xauth", "xauth"), ("dbus-run-session", "dbus"),
    ):  # fmt: skip
        if shutil.which(program) is None:
            return f"{program} is not installed (apt: {package})"
    if not any(Path(at).exists() for at in LAUNCHERS):
        return "the accessibility bus is not installed (apt: at-spi2-core)"
    question = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    done = subprocess.run(
        [_python() or "false", "-c", question], capture_output=True, timeout=30, check=False
    )
    return "" if done.returncode == 0 else (
        "the system's python3 has no Atspi (apt: python3-gi gir1.2-atspi-2.0)"
    )  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the client heard of a program with one document."""
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    folder = tmp_path_factory.mktemp("atspi")
    path = folder / "thử.annodb"
    with create(path) as project:
        set_scheme(project, SCHEME)
        add_documents(project, [TEXT])
    settings = Settings(folder / "settings.ini")
    settings.language, settings.annotator = "en", "an"
    settings.flush()
    environment = os.environ | {
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "ANNOTATOR_SETTINGS": str(folder / "settings.ini"),
        "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry),
        "XDG_RUNTIME_DIR": str(folder),
    }
    folder.chmod(0o700)
    program = [sys.executable, "-m", "annotator", str(path)]
    display = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "dbus-run-session", "--"]
    done = subprocess.run(
        [*display, "env", "-u", "PYTHONPATH", _python(), str(CLIENT),
         "env", f"PYTHONPATH={environment['PYTHONPATH']}", *program],
        env=environment, capture_output=True, text=True, timeout=LIMIT, check=False,
    )  # fmt: skip
    if "could not connect to display" in done.stderr:
        pytest.skip("Qt's xcb plugin does not start here: a library of README's list is missing")
    assert done.returncode == 0, done.stderr[-3000:]
    out: dict[str, object] = json.loads(done.stdout.strip().split("\n")[-1])
    return out


def test_a_reader_gets_the_paragraph_and_its_parts(answers: dict[str, object]) -> None:
    """Without this Orca is silent in the text."""
    paragraph = TEXT.split("\n", maxsplit=1)[0]
    assert answers["role"] == "text"
    assert answers["caret"] == 0
    assert answers["text"] == paragraph
    assert answers["char"] == ["V", 4, 5]
    assert answers["word"] == ["Võ", 4, 6]
    assert answers["sentence"] == ["Ông Võ Văn Thưởng đến Hà Nội. ", 0, 30]
    assert answers["line"] == [paragraph, 0, len(paragraph)]
    assert answers["paragraph"] == [paragraph, 0, len(paragraph)]


def test_a_reader_knows_where_characters_stand(answers: dict[str, object]) -> None:
    """Magnifiers follow these, and braille keys press at them."""
    boxes = answers["boxes"]
    assert isinstance(boxes, list)
    first, second, end = boxes
    assert first[2] > 1
    assert first[3] > 8
    assert abs(first[0] + first[2] - second[0]) <= 1
    assert first[1] == second[1] == end[1]
    assert end[2] == 1
    assert answers["offset"] == 4


def test_labelling_by_key_is_heard(answers: dict[str, object]) -> None:
    """The client waited for every announcement, or would have ended with an error."""
    assert answers["description"] == "Person: Võ Văn Thưởng"
    assert answers["next"] == "Đoạn hai ở đây."


def test_no_question_ends_the_program(answers: dict[str, object]) -> None:
    """A wrong return value of ours kills the window together with whatever is unsaved."""
    assert answers["alive"] is True
    assert answers["selections"] == 0
