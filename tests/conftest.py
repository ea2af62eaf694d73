"""What every test stands on: a home of its own, the repository on the path, projects to work on."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from annotator.model.scheme_file import scheme_from_text
from annotator.ops.schemes import set_scheme
from annotator.resources import resource
from annotator.store.project import Project, in_memory
from tests.disks import mounted

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

if str(ROOT) not in sys.path:  # so that "pytest" works like "python -m pytest"
    sys.path.insert(0, str(ROOT))

_HOME = Path(tempfile.mkdtemp(prefix="annotator-tests-"))
for _name, _folder in (
    ("HOME", ""),
    ("USERPROFILE", ""),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_STATE_HOME", ".local/state"),
):
    (_HOME / _folder).mkdir(parents=True, exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)  # before Qt reads where its settings lie

os.environ["ANNOTATOR_BACKUPS"] = "beside"  # each test has a folder of its own for its project
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # say xcb to watch the tests

settings.register_profile(
    "annotator",
    deadline=None,
    derandomize="CI" in os.environ,  # there it tells what a change broke; elsewhere it searches
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("annotator")


def pytest_unconfigure() -> None:
    """Takes the home of this run away."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real article, which lies beside the checkout of those who have it."""
    if not (SHARED / "data" / "article.txt").exists():
        pytest.skip("../shared with the real article is not there")
    return SHARED


@pytest.fixture
def project() -> Iterator[Project]:
    """An empty project in memory with the Vietnamese news scheme; its log is not empty."""
    scheme = resource("schemes", "vi_news.scheme.json").read_text(encoding="utf-8")
    with in_memory() as made:
        made.actor = "an"
        set_scheme(made, scheme_from_text(scheme))
        yield made


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    with mounted(tmp_path / "disk") as disk:
        yield disk
