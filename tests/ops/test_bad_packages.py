"""Packages that are not what they should be: a sentence each, and not a byte is changed."""

import contextlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.cli import run as run_cli
from annotator.ops import annotate
from annotator.ops.packages import PackageRequest, write_packages
from annotator.ops.steps import run
from annotator.store import schema
from annotator.store.project import open_project
from tests.store.opening.support import as_nobody, needs_unix
from tests.store.replicas import copied, merged, said
from tests.store.support import foreign, litter, new_file, sample_lines, sha256, sound
from tests.store.test_migrations import pretend


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Path, Path]:
    """A project, and a package of it in which An has worked."""
    main = new_file(tmp_path / "main.annodb", sample_lines(3))
    with open_project(main) as project:
        request = PackageRequest(tmp_path / "ra", ("An",))
        package = run(write_packages(project, request)).files["An"]
    with open_project(package) as project:
        annotate.add_span(project, 1, "An", [(0, 3)], "MISC")
    return main, package


def told(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    """Exit code of a command, and what it said on standard error."""
    code = run_cli([str(word) for word in words], lambda _path: 1)
    return code, capsys.readouterr().err.strip()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def torn(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])


def newer(path: Path) -> None:
    connection = foreign(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


def stranger(path: Path) -> None:
    shutil.copyfile(new_file(path.with_name("lạ.annodb"), sample_lines(1)), path)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def letter(path: Path) -> None:
    path.write_text("xin chào", encoding="utf-8")


def other_text(path: Path) -> None:
    connection = foreign(path)
    connection.execute("UPDATE text SET text = replace(text, 'Ông', 'Bà')")
    connection.close()


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (cut, "is damaged: it ends after"),
        (torn, "damaged"),
        (newer, "newer version"),
        (stranger, "is of another project"),
        (empty, "not an Annotator project"),
        (letter, "not an Annotator project"),
        (other_text, "is not the imported one"),
        (gone, "There is no file"),
    ],
)
def test_a_bad_package_is_refused_in_one_sentence(
    sent: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    sentence: str,
) -> None:
    """One spoilt file of fifty must neither mix into the project nor be written over."""
    main, package = sent
    spoil(package)
    before = sha256(main), sha256(package) if package.exists() else ""
    code, error = told(capsys, "merge", main, package)
    assert code == 1
    assert sentence in error
    assert len(error.splitlines()) == 1
    assert (sha256(main), sha256(package) if package.exists() else "") == before
    assert litter(main) == []


def test_the_project_itself_is_no_package(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong pick in the file dialog must be told from a package with nothing new."""
    main, _package = sent
    before = sha256(main)
    code, error = told(capsys, "merge", main, main)
    assert (code, "is the project itself" in error) == (1, True)
    assert sha256(main) == before


def test_a_package_that_is_merged_twice_changes_nothing(
    sent: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody keeps count of what has come in; spans must not come twice."""
    main, package = sent
    assert told(capsys, "merge", main, package)[0] == 0
    before = sha256(main), sha256(package)
    assert run_cli(["merge", str(main), str(package)], lambda _path: 1) == 0
    assert "nothing new, it is in the project already" in capsys.readouterr().out
    assert (sha256(main), sha256(package)) == before


def test_a_package_that_went_on_after_it_came_in_brings_the_rest(sent: tuple[Path, Path]) -> None:
    """An edits on while the first half is merged, and the reviewer removes a span meanwhile."""
    main, package = sent
    merged(main, [package])
    with open_project(package) as project:
        annotate.add_span(project, 1, "An", [(4, 17)], "PERSON")
    with open_project(main) as project:
        layer = project.read.layer(1, "An")
        annotate.remove(project, [layer.spans[0].id])
    merged(main, [package])
    with open_project(main, write=False) as project:
        found = [span.fragments[0] for span in project.read.layer(1, "An").spans]
    assert found == [(4, 17)]


def test_a_package_of_an_older_version_comes_in_and_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that was copied before the program was renewed still holds somebody's work."""
    with monkeypatch.context() as then:
        pretend(then, schema.STEPS[:1])
        main = new_file(tmp_path / "main.annodb", sample_lines(1))
        old = copied(main, "old.annodb")
    with open_project(main) as project:
        annotate.relabel_spans(project, [1], "MISC")
    before = sha256(old)
    assert told(capsys, "merge", main, old) == (0, "")
    assert sha256(old) == before
    with open_project(main, write=False) as project:
        assert project.read.layer(1, "an").spans[0].label == "MISC"


def test_two_copies_of_one_package_are_both_taken(sent: tuple[Path, Path]) -> None:
    """Copied to a second computer, a package has the same device and counts the same entries."""
    main, package = sent
    office = copied(package, "An-office.annodb")
    uids = []
    for path, place in ((package, (4, 17)), (office, (33, 41))):
        with open_project(path) as project:
            annotate.add_span(project, 1, "An", [place], "PERSON")
            uids.append(project.read.all("SELECT uid FROM device"))
    assert uids[0] == uids[1]
    back = copied(main, "back.annodb")
    merged(main, [package, office])
    merged(back, [office])
    merged(back, [package])
    assert said(main) == said(back)
    with open_project(main, write=False) as project:
        found = {span.fragments[0] for span in project.read.layer(1, "An").spans}
        sound(project)
    assert found == {(0, 3), (4, 17), (33, 41)}


@pytest.fixture
def shared(sent: tuple[Path, Path]) -> Iterator[tuple[Path, Path]]:
    """The same pair where other users may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        for path in sent:
            shutil.copyfile(path, folder / path.name)
            (folder / path.name).chmod(0o666)
        yield folder / sent[0].name, folder / sent[1].name


@needs_unix
@pytest.mark.parametrize("which", ["project", "package"])
def test_without_permission_nothing_is_changed(shared: tuple[Path, Path], which: str) -> None:
    """A package on a stick that may be read alone comes in; what may not be written says so."""
    main, package = shared
    (main if which == "project" else package).chmod(0o444 if which == "project" else 0o000)
    before = main.read_bytes(), package.read_bytes()
    answer = as_nobody(lambda: _merged_as_nobody(main, package))
    assert answer == {"code": 1, "lines": 1}
    assert (main.read_bytes(), package.read_bytes()) == before
    package.chmod(0o444)
    main.chmod(0o666)
    answer = as_nobody(lambda: _merged_as_nobody(main, package))
    assert answer == {"code": 0, "lines": 0}
    assert package.read_bytes() == before[1]


def _merged_as_nobody(main: Path, package: Path) -> dict[str, object]:
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        code = run_cli(["merge", str(main), str(package)], lambda _path: 1)
    return {"code": code, "lines": len(errors.getvalue().splitlines())}
