"""Files that belong to others: what comes of it when one goes, or cannot be read, meanwhile."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.errors import FormatError
from annotator.formats import format_named, formats
from annotator.formats.base import Changed, Rejected
from annotator.formats.cas.types import types_beside
from annotator.formats.nearby import is_file, is_there, names_in
from annotator.formats.registry import first_file, recognise
from annotator.formats.source import Source
from annotator.model.annotation import Document, Layer, Span
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.inputs import Inputs
from annotator.ops.report import ImportReport
from annotator.ops.steps import Steps, run
from annotator.store.project import in_memory
from tests.formats.fuzz.bench import sound
from tests.formats.material import unless_there, written

DOCUMENTS = [
    Document(f"bài {number}", "Bà Sáu ở Huế", {}, (Layer("an", (Span(0, "PER", ((0, 6),)),)),))
    for number in range(2)
]
BESIDE: dict[str, tuple[str, str]] = {
    "doccano": ("label_config.json", '[{"id": 1, "text": "PER"}]'),
    "hf": ("label2id.json", '{"O": 0, "B-PER": 1, "I-PER": 2}'),
    "labelstudio": ("config.xml", '<View><Text name="t" value="$text"/></View>'),
}
"""Companions that we do not write by ourselves."""

READ_WITH_OTHERS = [
    pytest.param(each.description.name, marks=unless_there(each.description))
    for each in formats()
    if each.description.name in {*BESIDE, "brat", "docred", "spert", "xmi"}
]


def unlinked(path: Path) -> None:
    path.unlink()


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def linked_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\xff\0<" * 9)


FATES = (unlinked, made_a_folder, linked_to_itself, no_text)


def corpus(folder: Path, name: str) -> tuple[Path, list[Path]]:
    """A folder of the format, and its companions."""
    description = format_named(name).description
    path = folder / ("c" if description.folder or not description.many else "c.json")
    written(path, name, DOCUMENTS)
    inside = path if path.is_dir() else folder
    if name in BESIDE:
        (inside / BESIDE[name][0]).write_text(BESIDE[name][1], "utf-8")
    inputs = Inputs()
    for _ in inputs.gather((inside,), None):
        pass
    found = {one for each, source in inputs.files for one in each.companions(source.path)}
    return inside, sorted(one for one in found if one.is_file())


@pytest.mark.parametrize("name", READ_WITH_OTHERS)
@pytest.mark.parametrize("fate", FATES)
@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_companion_that_goes_is_told(
    name: str, fate: Callable[[Path], None], tmp_path: Path
) -> None:
    """Else a folder on a drive that is unplugged ends the import, or loses labels in silence."""
    for step in range(1, 5):
        folder = tmp_path / str(step)
        folder.mkdir()
        inside, companions = corpus(folder, name)
        assert companions
        report = broken_at(step, inside, companions[0], fate)
        if report is None:
            continue
        said: list[Rejected | Changed] = [*report.rejections, *report.changes]
        told = [f"{item.file} {item.reason}" for item in said]
        assert told or report.imported.documents == len(DOCUMENTS), (step, report)
        if fate is unlinked and not companions[0].exists():
            assert any(companions[0].stem in one for one in told), (step, report)


def broken_at(
    step: int, inside: Path, companion: Path, fate: Callable[[Path], None]
) -> ImportReport | None:
    """Imports ``inside``, with the fate after that many steps; None where it refuses."""
    with in_memory() as project:
        steps = import_files(project, ImportRequest((inside,), add_labels=True))

        def spoiled() -> Steps[ImportReport]:
            for _ in range(step):
                yield next(steps)
            fate(companion)
            return (yield from steps)

        try:
            return run(spoiled())
        except FormatError:
            return None


def test_a_neighbour_that_goes_while_a_type_system_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a folder that another program removes meanwhile ends the import of all others."""
    path = tmp_path / "a" / "x.xmi"
    types = tmp_path / "c" / "MyTypeSystem.xml"
    for one in (path, tmp_path / "b" / "TypeSystem.xml", types):
        one.parent.mkdir()
    path.write_text("<x/>")
    types.write_text('<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"/>')
    listing = os.listdir

    def listed(folder: Path) -> list[str]:
        found = listing(folder)
        if folder == tmp_path:
            shutil.rmtree(tmp_path / "b")
        return found

    monkeypatch.setattr(os, "listdir", listed)
    assert types_beside(path, tmp_path) == types


def test_what_lies_beside_is_looked_at_without_ever_failing(tmp_path: Path) -> None:
    """Else a name as long as names can be ends the import: no companion's name fits beside it."""
    too_long = tmp_path / ("x" * 400)
    for path in (too_long, tmp_path / "a\0b", tmp_path / "nothing" / "a"):
        assert not is_file(path)
        assert not is_there(path)
        assert names_in(path) == []
    assert is_there(tmp_path)
    assert not is_file(tmp_path)


@pytest.mark.parametrize(
    "name",
    [pytest.param(one.description.name, marks=unless_there(one.description)) for one in formats()],
)
def test_a_name_of_the_greatest_length(name: str, tmp_path: Path) -> None:
    """Else a title that a website made a file's name cannot be imported at all."""
    each = format_named(name)
    for ending in each.description.extensions:
        path = tmp_path / ("n" * (255 - len(ending)) + ending)
        for content in (b"", b"{}", b"T1\tA 0 1\tx\n"):
            path.write_bytes(content)
            assert each.companions(path) is not None
            each.recognises(path, content)
            with contextlib.suppress(FormatError):
                for item in each.read(Source(path), {}):
                    sound(item)
        path.unlink()


def test_a_path_that_is_too_long_is_said(tmp_path: Path) -> None:
    """Else a slip on the command line is answered with a traceback."""
    path = tmp_path / ("x" * 400)
    with in_memory() as project, pytest.raises(FormatError, match="There is no file"):
        next(import_files(project, ImportRequest((path,))))
    with pytest.raises(FormatError):
        recognise(path)


def _failing() -> Iterator[Callable[[Source], object]]:
    yield lambda source: source.head(100)
    yield lambda source: source.text()
    yield lambda source: list(source.lines())
    yield lambda source: list(source.lines("utf-16-le"))
    yield lambda source: source.text("utf-8,cp1252")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="Linux's own broken file")
def test_a_disk_that_fails_while_it_is_read() -> None:
    """Else a scratch on a disk, or a network that is gone, ends the import in a traceback."""
    for attempt in _failing():
        with pytest.raises(FormatError, match="/proc/self/mem cannot be read"):
            attempt(Source(Path("/proc/self/mem")))


def test_a_folder_that_goes_while_its_first_file_is_looked_for(tmp_path: Path) -> None:
    """Else naming such a folder ends in a traceback."""
    with pytest.raises(FormatError, match="holds no file"):
        first_file(tmp_path / "nothing")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "y.jsonl").write_text("{}")
    (tmp_path / "b" / ".x.jsonl").write_text("{}")
    (tmp_path / "c.txt").mkdir()
    assert first_file(tmp_path) == tmp_path / "b" / "y.jsonl"


def test_every_companion_is_one_of_the_few_that_are_tried() -> None:
    """Else a format that comes later is not held to this."""
    own = {
        each.description.name for each in formats() if "companions" in vars(type(each))
    }  # casjson looks as xmi does, parquet as hf
    assert own - {"casjson", "parquet"} == {*BESIDE, "brat", "docred", "spert", "xmi"}
