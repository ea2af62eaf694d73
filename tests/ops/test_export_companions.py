"""What stands beside an export: the dataset card and the report; and where exports may go."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats.registry import formats
from annotator.formats.target import Target
from annotator.model.annotation import State
from annotator.ops import annotate, projects
from annotator.ops.dataset_card import escaped
from annotator.ops.export_places import Place, place_of
from annotator.ops.export_preview import preview_export
from annotator.ops.export_request import ExportRequest
from annotator.ops.exporting import export_documents
from annotator.ops.importing import ImportRequest, import_files
from annotator.ops.report import ExportReport
from annotator.ops.schemes import set_scheme
from annotator.ops.steps import run
from annotator.store.project import Project, create, in_memory, open_project
from tests.formats.material import is_there
from tests.store.support import TEXT, import_jsonl, line, new_file, news_scheme, sample_lines

SHARES = {"train": 0.5, "test": 0.5}
WRITING = [
    each.description.name
    for each in formats()
    if each.description.writes and is_there(each.description)
]


def give(project: Project, target: Path, format: str = "jsonl", **more: Any) -> ExportReport:
    return run(export_documents(project, ExportRequest(format, target, **more)))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project in a folder of its own: eleven documents, some finished, two near-equal."""
    home = tmp_path / "home"
    home.mkdir()
    lines = [
        line(f"t{n % 3}/bài {n}", f"{TEXT * 2}{n} " * (n + 1), [(4, 17, "PERSON")])
        | {"meta": {"b": n, "a": [1], "source": f"báo {n % 2}"}}
        for n in range(10)
    ]
    lines.append(line("t9/lại", lines[9]["text"] + " khác", [(4, 17, "PERSON")]))
    path = new_file(home / "p.annodb", lines)
    with open_project(path) as project:
        for document in project.read.document_ids():
            annotate.set_state(project, document, "an", State.FINISHED)
        projects.add_annotator(project, "bình", "person")
        annotate.add_span(project, 2, "bình", [(0, 3)], "MISC")
    return path


@pytest.fixture
def opened(path: Path) -> Iterator[Project]:
    with open_project(path) as project:
        yield project


# -- the same bytes --------------------------------------------------------------------------

CODE = """
import sys
from pathlib import Path
from annotator.ops.export_request import ExportRequest
from annotator.ops.export_places import Place, place_of
from annotator.ops.export_preview import preview_export
from annotator.ops.exporting import export_documents
from annotator.ops.steps import run
from annotator.store.project import open_project
with open_project(Path(sys.argv[1]), write=False) as project:
    for name in sys.argv[3:]:
        for how in ({}, {"split": {"train": .5, "test": .5}, "stratify": True, "seed": 3}):
            target = Path(sys.argv[2]) / f"{name}{len(how)}"
            run(export_documents(project, ExportRequest(name, target, **how)))
"""


def test_every_format_gives_the_same_bytes_from_another_process(path: Path, tmp_path: Path) -> None:
    """A training set that depends on the day, the machine's language or a hash seed is no set."""
    trees = []
    for number, (seed, zone) in enumerate((("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))):
        folder = tmp_path / f"out{number}"
        folder.mkdir()
        more = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C" if number else "C.UTF-8"}
        subprocess.run(
            [sys.executable, "-c", CODE, path, folder, *WRITING],
            env=dict(os.environ) | more | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=True,
        )
        trees.append(tree(folder))
    assert trees[0].keys() == trees[1].keys()
    for name, data in trees[0].items():
        assert data == trees[1][name], name
    assert {f"{name}{n}.report.json" for name in WRITING for n in (0, 3)} <= trees[0].keys()


# -- the card --------------------------------------------------------------------------------


def test_the_card_says_what_is_in_it_and_how_it_was_made(opened: Project, tmp_path: Path) -> None:
    """A data set that nobody can describe or make again is worth little in a year."""
    report = give(
        opened, tmp_path / "out", "conll", annotator="an", split=SHARES, seed=2, group_by="source"
    )
    card = (tmp_path / "out" / "README.md").read_text("utf-8")
    definition = news_scheme().entities[0].definitions["vi"]
    assert escaped(definition) in card
    rows = {
        cells[0]: cells
        for raw in card.split("\n")
        if raw.startswith("| ")
        for cells in [[cell.strip() for cell in raw.strip("| ").split(" | ")]]
    }
    per_part = [report.parts[name].spans for name in SHARES]
    assert [int(cell) for cell in rows["PERSON"][2:]] == [*per_part, sum(per_part)]
    assert int(rows["all"][1]) == 11
    assert rows["an"][1:3] == ["11", "11"]
    assert (
        "annotator export p.annodb --format conll --out PATH --annotator an "
        "--split train=0.5,test=0.5 --seed 2 --group-by source"
    ) in card
    assert "same source" in card
    assert "original spacing" in card
    assert str(tmp_path) not in card


def test_no_card_and_no_report(opened: Project, tmp_path: Path) -> None:
    """Who wants one file gets one file."""
    folder = tmp_path / "out"
    folder.mkdir()
    give(opened, folder / "a.jsonl", card=False, report=False)
    assert list(tree(folder)) == ["a.jsonl"]
    report = give(opened, folder / "b.jsonl")
    beside = ["a.jsonl", "b.jsonl", "b.jsonl.card.md", "b.jsonl.report.json"]
    assert list(tree(folder)) == beside
    assert [one.name for one in report.companions] == beside[2:]
    give(opened, folder / "t", "text")
    assert (folder / "t" / "README.md").is_file()
    assert (folder / "t.report.json").is_file()


HOSTILE = (
    "|a|\n# b `x` <img src=x onerror=y> ![i](http://e.vn/p.png) [l](javascript:z) \u2028--> &amp;"
)


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    """A card is shown by web pages: a label must not bring pictures, links or scripts there."""
    with create(tmp_path / "x.annodb") as project:
        label = {"start": 0, "end": 3, "label": "A|<script>"}
        one = {
            "name": HOSTILE,
            "text": "một hai",
            "layers": [
                {
                    "annotator": HOSTILE,
                    "state": "finished",
                    "relations": [],
                    "spans": [
                        {"id": "1", "label": label["label"], "fragments": [[0, 3]], "text": "một"}
                    ],
                }
            ],
        }
        import_jsonl(project, tmp_path / "in.jsonl", [one], add_labels=True)
        give(project, tmp_path / "a.jsonl")
    card = (tmp_path / "a.jsonl.card.md").read_text("utf-8")
    card = re.sub(r"\\.", "", card)
    for bad in ("<img", "<script", "](", "\n# b", "http://", "`x`"):
        assert bad not in card
    table = [raw for raw in card.split("\n") if raw.startswith("|")]
    assert len({raw.count(" | ") for raw in table if "a&#124;" in raw}) == 1


@given(st.text(max_size=40))
def test_what_is_escaped_is_one_line_without_signs(text: str) -> None:
    """Whatever a label holds, its cell stays one cell."""
    found = escaped(text)
    assert "\n" not in found
    assert "|" not in found
    assert "<" not in found
    assert "`" not in found
    found.encode()


# -- the report ------------------------------------------------------------------------------


def test_the_report_beside_counts_every_loss(opened: Project, tmp_path: Path) -> None:
    """Losses that only the screen told are forgotten when the model is trained."""
    report = give(opened, tmp_path / "a.conll", "conll", annotator="an")
    found = json.loads((tmp_path / "a.conll.report.json").read_bytes())
    assert found["lost_by_kind"] == dict(report.losses_by_kind)
    assert sum(found["lost_by_kind"].values()) == len(found["losses"]) + found["unlisted"]
    assert found["files"] == ["a.conll"]
    assert found["unfinished"] == 0
    assert len(report.origins) == len(report.losses)
    names = dict(opened.read.document_names())
    for item, origin in zip(report.losses, report.origins, strict=True):
        assert names[origin.document_id] == item.document


def test_near_duplicates_in_two_parts_are_told(opened: Project, tmp_path: Path) -> None:
    """The same article in train and test, printed twice, makes figures too good."""
    told = None
    for seed in range(20):
        report = give(opened, tmp_path / str(seed), split=SHARES, seed=seed)
        if report.near_duplicates:
            told = report
            break
    assert told is not None
    for pair in told.near_duplicates:
        assert pair.parts[0] != pair.parts[1]
        for name, part in zip(pair.documents, pair.parts, strict=True):
            lines = (tmp_path / str(seed) / f"{part}.jsonl").read_bytes().decode().split("\n")
            assert name in [json.loads(raw)["name"] for raw in lines if raw]
    card = (tmp_path / str(seed) / "README.md").read_text("utf-8")
    assert "Near-duplicates across parts" in card
    together = give(opened, tmp_path / "g", split=SHARES, seed=seed, group_by="near-duplicates")
    assert together.near_duplicates == ()
    assert together.written.documents == 11


@pytest.mark.parametrize("named", [None, "jsonl"])
def test_a_folder_of_exports_comes_in_again(
    opened: Project, tmp_path: Path, named: str | None
) -> None:
    """Taking an exported folder in again must not trip over what we wrote beside the data."""
    folder = tmp_path / "exports"
    folder.mkdir()
    give(opened, folder / "split", split=SHARES)
    give(opened, folder / "whole.jsonl")
    with in_memory() as other:
        set_scheme(other, news_scheme())
        report = run(import_files(other, ImportRequest((folder,), named)))
        assert not report.is_refused, report.rejections[:3]
        assert report.imported.documents == 11
        assert other.read.document_count() == 11


@pytest.mark.parametrize("named", [None, "labelstudio"])
def test_a_report_is_no_document_of_a_json_format(
    opened: Project, tmp_path: Path, named: str | None
) -> None:
    """The report ends in .json as well, and would refuse the whole import."""
    folder = tmp_path / "exports"
    folder.mkdir()
    told = give(opened, folder / "whole.json", "labelstudio", finished=False)
    names = {path.name for path in (*told.files, *told.companions)}
    assert names == {path.name for path in folder.iterdir()}, "every file that was written is told"
    with in_memory() as other:
        set_scheme(other, news_scheme())
        report = run(import_files(other, ImportRequest((folder,), named)))
        assert not report.is_refused, report.rejections[:3]
        assert other.read.document_count() == 11


# -- where it goes ---------------------------------------------------------------------------


def test_a_split_comes_whole_or_not_at_all(
    opened: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a folder that bears the name of the whole is trained on by somebody."""
    commit = Target.commit
    calls = 0

    def failing(self: Target) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise FormatError("full")
        commit(self)

    with monkeypatch.context() as patched:
        patched.setattr(Target, "commit", failing)
        with pytest.raises(FormatError, match="full"):
            give(opened, tmp_path / "out", split=SHARES)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home"]
    running = export_documents(opened, ExportRequest("jsonl", tmp_path / "out", split=SHARES))
    for _ in range(8):
        next(running)
    running.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home"]
    (tmp_path / "out").mkdir()
    give(opened, tmp_path / "out", split=SHARES)
    names = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert names == ["README.md", "test.jsonl", "train.jsonl"]


def test_names_of_parts_are_safe(opened: Project, tmp_path: Path) -> None:
    """Windows knows no file called CON, and takes Train and train for one."""
    report = give(opened, tmp_path / "out", split={"con": 0.4, "Train": 0.3, "train": 0.3})
    names = [path.name for path in report.files]
    assert len({name.casefold() for name in names}) == 3
    assert "con.jsonl" not in names
    assert list(report.parts) == ["con", "Train", "train"]


@pytest.mark.parametrize("suffix", [".lock", "-journal", "-wal"])
def test_what_belongs_to_the_open_project_is_no_target(
    opened: Project, path: Path, tmp_path: Path, suffix: str
) -> None:
    """Writing over a journal would be as bad as over the project."""
    before = tree(path.parent)
    (tmp_path / "link").symlink_to(path.parent)
    for folder in (path.parent, tmp_path / "link", path.parent / ".." / "home"):
        with pytest.raises(FormatError, match="open project"):
            give(opened, folder / (path.name + suffix), overwrite=True)
    assert tree(path.parent) == before


def test_other_projects_and_foreign_cards_are_not_replaced(opened: Project, tmp_path: Path) -> None:
    """--overwrite means the last export, not a year of somebody's work."""
    other = new_file(tmp_path / "other.jsonl", sample_lines(1))
    before = other.read_bytes()
    with pytest.raises(FormatError, match="another database"):
        give(opened, other, overwrite=True)
    assert other.read_bytes() == before
    folder = tmp_path / "out"
    give(opened, folder, split=SHARES)
    with pytest.raises(FormatError, match="--overwrite"):
        give(opened, folder, split=SHARES)
    give(opened, folder, split=SHARES, overwrite=True)
    (folder / "README.md").write_text("mine")
    with pytest.raises(FormatError, match="no dataset card"):
        give(opened, folder, split=SHARES, overwrite=True)
    assert (folder / "README.md").read_text() == "mine"


# -- before and after ------------------------------------------------------------------------


def test_the_preview_tells_what_will_be(opened: Project, tmp_path: Path) -> None:
    """Losses that are told only afterwards have cost an evening."""
    request = ExportRequest(
        "conll", tmp_path / "out", annotator="an", split=SHARES, stratify=True, seed=1
    )
    seen = run(preview_export(opened, request))
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["home"]
    report = run(export_documents(opened, request))
    assert seen.tried == 11
    for name, counts in report.parts.items():
        found = seen.parts[name]
        assert (found.documents, found.spans, found.relations) == (
            counts.documents, counts.spans, counts.relations,
        )  # fmt: skip
    common = {kind: n for kind, n in report.losses_by_kind.items() if kind != "document names"}
    assert common.items() <= seen.losses_by_kind.items()
    with pytest.raises(FormatError, match="finish documents first"):
        run(preview_export(opened, ExportRequest("conll", tmp_path / "x", annotator="bình")))


def test_each_loss_leads_to_its_span(opened: Project, tmp_path: Path) -> None:
    """A list of ten thousand losses is of use when a click shows each in its text."""
    inner = annotate.add_span(opened, 4, "an", [(7, 10)], "PERSON")
    gap = annotate.add_span(opened, 4, "an", [(4, 7), (22, 24)], "PERSON")
    link = annotate.add_relation(opened, inner, gap, "SAME_AS")
    request = ExportRequest("conll", tmp_path / "a.conll", annotator="an")
    report = run(export_documents(opened, request))
    places = {
        (place.span, place.relation, item.loss)
        for number, item in enumerate(report.losses)
        if (place := place_of(opened, request, report, number)) and place.document_id == 4
    }
    assert {(inner, None, "nested spans"), (gap, None, "discontinuous spans")} <= places
    assert (None, link, "relations") in places
    assert (None, None, "document metadata") in places
    number = next(n for n, item in enumerate(report.losses) if item.loss == "nested spans")
    annotate.remove(opened, [inner])
    assert place_of(opened, request, report, number) == Place(4)
    projects.remove_documents(opened, [4])
    assert place_of(opened, request, report, number) is None


def test_the_card_tells_how_far_people_agree(project: Project, tmp_path: Path) -> None:
    """Whoever trains on a dataset must know how far people themselves agree on it."""
    lines = sample_lines(2)
    for one in lines:
        (mine,) = one["layers"]
        mine["state"] = "finished"
        fewer = {**mine, "annotator": "bình", "spans": mine["spans"][:2], "relations": []}
        one["layers"] = [mine, fewer]
    import_jsonl(project, tmp_path / "x.jsonl", lines)
    run(export_documents(project, ExportRequest("jsonl", tmp_path / "a.jsonl")))
    told = (tmp_path / "a.jsonl.card.md").read_text("utf-8")
    assert "Of 2 documents 2 were finished by two annotators or more" in told
    assert "| spans: exact F1 | 0.800 |" in told
    assert "| relations: strict F1 | 0.000 |" in told
    run(export_documents(project, ExportRequest("jsonl", tmp_path / "b.jsonl", card=False)))
