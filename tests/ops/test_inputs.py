"""Which files an import reads, and what it says of the others."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from annotator.errors import FormatError
from annotator.ops.inputs import Inputs
from annotator.ops.report import items_json

TAGGED = "a\tB-X\nb\tO\n\n"


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def inputs(paths: tuple[Path, ...], name: str | None) -> Inputs:
    found = Inputs()
    for _ in found.gather(paths, name):
        pass
    return found


def names(found: Inputs) -> list[tuple[str, str]]:
    return [(each.description.name, source.name) for each, source in found.files]


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """Else a folder of texts comes in by chance order, or hidden files come with it."""
    for name in ("b/1.txt", "a.TXT", "b/.2.txt", ".git/3.txt", "c.doc", "b/c/d.e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = inputs((tmp_path, tmp_path / "c.doc"), "text")
    assert [name for _format, name in names(found)] == ["a", "b/1", "b/c/d.e", "c"]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    """Else an import of the wrong folder ends in silence, with nothing imported."""
    with pytest.raises(FormatError, match=r"holds no file that ends in \.txt"):
        inputs((tmp_path,), "text")
    with pytest.raises(FormatError, match="holds no file of a format known here"):
        inputs((tmp_path,), None)
    with pytest.raises(FormatError, match="There is no file"):
        inputs((tmp_path / "none",), "text")


def test_each_file_of_a_folder_is_looked_at(tmp_path: Path) -> None:
    """Else a README before the data decides that all of it is plain text."""
    put(tmp_path, README_txt="read me", data__a_train=TAGGED, b_jsonl='{"text": "x", "layers": []}')
    put(tmp_path, picture_bin="\x01\x02")
    found = inputs((tmp_path,), None)
    assert names(found) == [("jsonl", "b"), ("conll", "data/a")]
    said = {Path(item.file).name: str(item.reason) for item in found.passed_over}
    assert sorted(said) == ["README.txt", "picture.bin"]
    assert "plain text among annotated files" in said["README.txt"]
    assert {item["how"] for item in items_json(found.passed_over)} == {"passed over"}


def test_a_named_format_finds_its_files_by_content_too(tmp_path: Path) -> None:
    """Corpora call their files eng.train and dev.txt."""
    put(tmp_path, eng_train=TAGGED, dev_txt=TAGGED, README_md="read me")
    found = inputs((tmp_path,), "conll")
    assert names(found) == [("conll", "dev"), ("conll", "eng")]
    assert [Path(item.file).name for item in found.passed_over] == ["README.md"]


def test_an_archive_is_a_folder_that_goes_again(tmp_path: Path) -> None:
    """Corpora come as ZIP files; what they unfold to must not fill the disk for ever."""
    with ZipFile(tmp_path / "corpus.zip", "w") as archive:
        archive.writestr("data/a.conll", TAGGED)
        archive.writestr("README.md", "read me")
    with Inputs() as found:
        for _ in found.gather((tmp_path / "corpus.zip",), None):
            pass
        assert names(found) == [("conll", "data/a")]
        ((_format, source),) = found.files
        assert source.file == str(tmp_path / "corpus.zip" / "data" / "a.conll")
        assert source.head() == TAGGED.encode()
        assert found.passed_over[0].file.endswith("corpus.zip/README.md")
    assert not source.path.exists()


def test_the_open_project_is_left_alone(tmp_path: Path) -> None:
    """Opening and closing it beside SQLite would drop the locks that keep a second writer out."""
    put(tmp_path, a_conll=TAGGED)
    project = tmp_path / "p.annodb"
    project.write_bytes(b"SQLite format 3\0")
    (tmp_path / "p.annodb-journal").write_bytes(b"x")
    with Inputs(project) as found:
        for _ in found.gather((tmp_path,), None):
            pass
        assert names(found) == [("conll", "a")]
        assert found.passed_over == []
        with pytest.raises(FormatError, match="is the open project"):
            list(found.gather((project,), None))
