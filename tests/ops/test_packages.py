"""Work packages: fair, blind, and back again without a trace of the way."""

import json
import unicodedata
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli import run as run_cli
from annotator.errors import EditError, ProjectError
from annotator.model.annotation import State
from annotator.ops import annotate, schemes
from annotator.ops.packages import (
    PackageRequest,
    alike,
    alike_warnings,
    allocate,
    document_ids,
    package_annotator,
    write_packages,
)
from annotator.ops.schemes import set_property
from annotator.ops.steps import run
from annotator.store.project import Project, open_project
from tests.store.replicas import merged, said
from tests.store.support import (
    dump,
    entries,
    import_jsonl,
    line,
    litter,
    new_file,
    sample_lines,
    sound,
)

NAMES = ("An", "Bình", "Chi", "Dũng")


def documents(count: int) -> list[tuple[int, bytes]]:
    return [(number + 1, bytes([number]) * 16) for number in range(count)]


@given(
    count=st.integers(0, 40),
    people=st.integers(1, 4),
    each=st.integers(1, 4),
    overlap=st.floats(0, 1),
    seed=st.integers(0, 99),
)
def test_every_document_goes_to_as_many_as_asked_and_nobody_gets_much_more(
    count: int, people: int, each: int, overlap: float, seed: int
) -> None:
    """An unfair or incomplete deal would cost some annotator evenings, or agreement its data."""
    each = min(each, people)
    names = NAMES[:people]
    found = allocate(documents(count), names, each, overlap=overlap, seed=seed)
    times = Counter(row_id for ids in found.documents.values() for row_id in ids)
    wanted = Counter({people: found.common})
    wanted[each] += count - found.common
    assert Counter(times.values()) == +wanted
    sizes = [len(ids) for ids in found.documents.values()]
    assert max(sizes) - min(sizes) <= 1
    assert all(list(ids) == sorted(set(ids)) for ids in found.documents.values())
    assert found == allocate(documents(count), names, each, overlap=overlap, seed=seed)


def test_pairs_of_annotators_share_about_equally_many() -> None:
    """Agreement of a pair that never met cannot be measured."""
    found = allocate(documents(120), NAMES, 2, seed=3)
    shared = [
        len(set(found.documents[a]) & set(found.documents[b])) for a, b in combinations(NAMES, 2)
    ]
    assert sum(shared) == 120
    assert max(shared) - min(shared) <= 4
    assert found != allocate(documents(120), NAMES, 2, seed=4)


@pytest.mark.parametrize(
    ("names", "each", "overlap", "match"),
    [
        ((), 1, 0, "at least one"),
        (("An", "An"), 1, 0, "twice"),
        (("An", " "), 1, 0, "control characters"),
        (("An", "Bình"), 3, 0, "1 to 2 annotators, not to 3"),
        (("An",), 0, 0, "not to 0"),
        (("An",), 1, 1.5, "between 0 and 1"),
        (("An",), 1, float("nan"), "between 0 and 1"),
    ],
)
def test_what_cannot_be_dealt_is_said(
    names: tuple[str, ...], each: int, overlap: float, match: str
) -> None:
    """A slip in a number must not end in packages that nobody wanted."""
    with pytest.raises(EditError, match=match):
        allocate(documents(3), names, each, overlap=overlap)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = new_file(tmp_path / "main.annodb", sample_lines(8))
    with open_project(path) as project, project.edit("x") as edit:
        set_property(project, edit, "guideline", "Đọc kỹ.")
    return path


def packed(path: Path, **more: object) -> dict[str, Path]:
    with open_project(path) as project:
        project.actor = "trưởng nhóm"
        values = {"each": 2, "overlap": 0.25, "seed": 5} | more
        request = PackageRequest(path.parent / "ra", NAMES[:3], **values)  # type: ignore[arg-type]
        files = run(write_packages(project, request)).files
        sound(project)
    return files


def test_a_package_holds_its_annotators_documents_and_nobody_elses_work(path: Path) -> None:
    """Whoever sees another's labels copies them; whoever lacks the guideline guesses."""
    files = packed(path)
    with open_project(path) as main:
        for name, file in files.items():
            assert litter(file) == []
            with open_project(file) as package:
                sound(package)
                assert [one.name for one in package.read.annotators()] == [name]
                assert package_annotator(package) == name
                assert package.read.property("uid") == main.read.property("uid")
                assert package.read.property("guideline") == "Đọc kỹ."
                assert package.read.scheme() == main.read.scheme()
                assert package.undoable() is None
                mine = {row[0] for row in main.read.all(
                    "SELECT document.uid FROM document JOIN layer ON document_id = document.id "
                    "JOIN annotator ON annotator.id = annotator_id WHERE annotator.name = ?",
                    (name,),
                )}  # fmt: skip
                assert {row[0] for row in package.read.all("SELECT uid FROM document")} == mine
                assert package.read.all("SELECT count(*) FROM span") == [(0,)]
                assert package.read.layer_states() == [(name, "open", len(mine))]


def test_the_assignment_is_one_step_of_undo(path: Path) -> None:
    """Packages made by mistake must be taken back in the project at once."""
    with open_project(path) as project:
        before, count = dump(project), entries(project)
    packed(path)
    with open_project(path) as project:
        assert entries(project) == count + 1
        project.undo()
        assert dump(project) == before


def test_a_package_merged_back_brings_exactly_its_annotators_work(path: Path) -> None:
    """Nothing but the labels may change on the way out and home again."""
    files = packed(path)
    before = said(path)
    assert not merged(path, list(files.values())).total("spans")
    assert said(path) == before
    for name, file in files.items():
        with open_project(file) as package:
            package.actor = name
            for row_id in package.read.document_ids():
                one = annotate.add_span(package, row_id, name, [(4, 17)], "PERSON")
                two = annotate.add_span(package, row_id, name, [(0, 3)], "PERSON")
                annotate.add_relation(package, one, two, "SAME_AS")
                annotate.set_state(package, row_id, name, State.FINISHED)
    report = merged(path, list(files.values()))
    with open_project(path) as main:
        for name, file in files.items():
            with open_project(file, write=False) as package:
                assert contents(main, name) == contents(package, name)
    assert set(report.files[0].by_annotator) == {"An"}
    after = said(path)
    for table in ("document", "text", "label", "annotator", "attribute", "property"):
        assert after[table] == before[table]


def contents(project: Project, name: str) -> list[object]:
    rows = project.read.all(
        "SELECT document.uid, layer.uid, state, span.uid, start, stop, relation.uid FROM layer "
        "JOIN document ON document.id = document_id JOIN annotator ON annotator.id = annotator_id "
        "LEFT JOIN span ON span.layer_id = layer.id LEFT JOIN relation ON head_id = span.id "
        "WHERE annotator.name = ?",
        (name,),
    )
    return sorted(rows, key=repr)


def test_a_second_round_takes_only_what_nobody_has(path: Path) -> None:
    """New documents are dealt out without giving the old ones twice."""
    with open_project(path) as project:
        new = [line(f"mới {number}", f"văn bản {number}") for number in range(3)]
        import_jsonl(project, path.with_suffix(".source"), new)
        request = PackageRequest(path.parent / "hai", ("Mới",), unassigned=True)
        assert run(write_packages(project, request)).documents == 3
        again = PackageRequest(path.parent / "ba", ("Mới",), unassigned=True)
        with pytest.raises(EditError, match="no document to give"):
            run(write_packages(project, again))
        chosen = document_ids(project, ["bài 0", "bài 1"])
        some = PackageRequest(path.parent / "bốn", ("Mới",), documents=chosen)
        assert run(write_packages(project, some)).documents == 2
        with pytest.raises(EditError, match="no document bài 99"):
            document_ids(project, ["bài 99"])


def test_what_goes_wrong_leaves_neither_files_nor_assignments(path: Path) -> None:
    """Half a set of packages would be sent out, and nobody would know who got what."""
    files = packed(path)
    for name in ("An", "Chi"):
        files[name].unlink()
    with open_project(path) as project:
        before = dump(project)
        request = PackageRequest(path.parent / "ra", NAMES[:3])
        with pytest.raises(ProjectError, match="exists already"):
            run(write_packages(project, request))
        assert dump(project) == before
        steps = write_packages(project, PackageRequest(path.parent / "khác", NAMES[:3]))
        for _ in range(12):
            next(steps)
        steps.close()
        assert dump(project) == before
    assert list((path.parent / "khác").iterdir()) == []


def test_packages_that_fail_do_not_take_an_earlier_assignment_back(path: Path) -> None:
    """The files of the first round are sent out already: their layers must stay."""
    with open_project(path) as project:
        run(write_packages(project, PackageRequest(path.parent / "một", NAMES[:2])))
        before = dump(project)
        steps = write_packages(project, PackageRequest(path.parent / "hai", NAMES[:2]))
        next(steps)
        steps.close()
        assert dump(project) == before
        steps = write_packages(project, PackageRequest(path.parent / "ba", NAMES))
        next(steps)
        annotate.add_span(project, 1, NAMES[3], [(0, 3)], "GROUP")
        steps.close()
        assert project.read.layer(1, NAMES[3]).spans, "what was done meanwhile stays"


def test_names_that_no_file_can_have_get_files_of_their_own(path: Path) -> None:
    """An annotator called a/b must not write outside the folder, nor over another's file."""
    with open_project(path) as project:
        names = ("a/b", "a:b", "A_B", "../x")
        report = run(write_packages(project, PackageRequest(path.parent / "ra", names)))
    assert len({file.name.casefold() for file in report.files.values()}) == 4
    assert {file.parent for file in report.files.values()} == {path.parent / "ra"}


def test_the_commands_pack_and_merge(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script deals out and takes back, and reads what happened."""
    out = path.parent / "ra"

    def call(*words: object) -> int:
        return run_cli([str(word) for word in words], lambda _path: 1)

    code = call(
        "package", path, "--out", out, "--annotators", "An,Bình", "--each", 1, "--seed", 3, "--json"
    )
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [one["annotator"] for one in told["packages"]] == ["An", "Bình"]
    assert sum(one["documents"] for one in told["packages"]) == told["documents"] == 8
    file = Path(told["packages"][0]["path"])
    with open_project(file) as package:
        annotate.add_span(package, 1, "An", [(0, 3)], "PERSON")
    assert call("merge", path, file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["new"] is True
    assert told["totals"]["spans"] == 1
    assert told["files"][0]["annotators"] == {"An": {"spans": 1}}
    assert call("merge", path, file) == 0
    assert "nothing new" in capsys.readouterr().out
    assert call("merge", path, path) == 1
    assert "is the project itself" in capsys.readouterr().err
    stranger = new_file(path.parent / "lạ.annodb", [line("lạ", "văn bản lạ")])
    assert call("merge", path, stranger) == 1
    assert "all the same: --allow-other." in capsys.readouterr().err
    assert call("merge", path, stranger, "--allow-other") == 0
    for at, name in ((path, "A"), (file, "B")):
        with open_project(at) as project:
            label = project.read.scheme().entity("PERSON")
            assert label
            schemes.change_label(project, "entity", "PERSON", replace(label, name=name))
    capsys.readouterr()
    assert call("merge", path, file) == 1
    assert "--prefer theirs or --prefer later." in capsys.readouterr().err
    assert call("merge", path, file, "--prefer", "theirs") == 0
    capsys.readouterr()
    assert call("package", path, "--out", out, "--annotators", "An", "--each", 2) == 1
    assert "1 to 1 annotators, not to 2" in capsys.readouterr().err


def test_how_many_documents_everybody_got_is_said(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A share of 5 % of eight documents is none: without a word agreement could never be had."""
    for number, share in enumerate((0.05, 0.25)):
        out = path.parent / str(number)
        words = ["package", str(path), "--out", str(out), "--annotators", "An,Chi"]
        assert run_cli([*words, "--overlap", str(share)], lambda _path: 1) == 0
        assert f"everybody: {2 * number} documents\n" in capsys.readouterr().out


def test_names_that_look_alike_are_two_annotators_and_that_is_said(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One person as "An" and "an" would agree with herself, and files would fall together."""
    twice = ("An", "an", "B\u00e9", "Be\u0301", "Chi")
    with open_project(path) as project:
        pairs = alike(project, twice)
        assert pairs == (("an", "An"), ("B\u00e9", "Be\u0301"))
        report = run(write_packages(project, PackageRequest(path.parent / "hai", twice)))
        assert report.alike == pairs
        said = [str(one) for one in alike_warnings(pairs)]
        assert said[0].startswith("an and An differ in capitals or in Unicode form alone")
        assert alike(project, ["Chi"]) == ()
        assert alike(project, ["CHI"]) == (("Chi", "CHI"),), "also of somebody who is there"
    names = {unicodedata.normalize("NFC", file.name).casefold() for file in report.files.values()}
    assert len(names) == 5
    words = ["package", str(path), "--out", str(path.parent / "ba"), "--annotators", "CHI"]
    assert run_cli(words, lambda _path: 1) == 0
    assert "Note: Chi and CHI differ" in capsys.readouterr().err


def test_nobody_is_called_gold(path: Path) -> None:
    """Work of a person called gold would be taken for what adjudication produced."""
    with open_project(path) as project, pytest.raises(EditError, match="kept for"):
        run(write_packages(project, PackageRequest(path.parent / "ra", ("gold", "An"))))
