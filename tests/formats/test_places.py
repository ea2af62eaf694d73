"""Where formats read from and write to: sources, targets and file names."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import json_documents
from annotator.formats.file_names import BYTES, FileNames
from annotator.formats.source import Source
from annotator.formats.target import Target
from tests.formats.material import texts

MARKS = {
    "utf-8-sig": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\0\0",
    "utf-32-be": b"\0\0\xfe\xff",
}


def file(folder: Path, data: bytes, **options: int) -> Source:
    """A source of ``data``."""
    path = folder / "a.txt"
    path.write_bytes(data)
    return Source(path, **options)


@given(texts.filter(lambda text: not text.startswith("\ufeff")), st.sampled_from(sorted(MARKS)))
def test_a_byte_order_mark_is_honoured(
    tmp_path_factory: pytest.TempPathFactory, text: str, codec: str
) -> None:
    """Else what Windows programs save is garbage, or its first letter is an invisible mark."""
    data = text.encode(codec) if codec == "utf-8-sig" else MARKS[codec] + text.encode(codec)
    source = file(tmp_path_factory.mktemp("source"), data)
    if not text.startswith("\0"):
        assert source.text() == text
        assert source.text("cp1252") == text
        lines = [line for _, line in source.lines()]
        assert lines == [line.removesuffix("\r") for line in text.split("\n")][: len(lines)]
        assert source.done == source.size == len(data)


@given(texts, st.sampled_from(["", "utf-8", "utf-16-le", "utf-32-be", "utf-8-sig"]))
def test_lines_are_cut_at_line_feeds_only(
    tmp_path_factory: pytest.TempPathFactory, text: str, encoding: str
) -> None:
    """Else U+2028 in a text breaks its line in two, and both are lost."""
    text = text.lstrip("\ufeff")
    source = file(tmp_path_factory.mktemp("source"), text.encode(encoding or "utf-8"))
    expected = text.split("\n")
    if expected[-1] == "":
        expected.pop()
    lines = list(source.lines(encoding))
    assert [line for _, line in lines] == [line.removesuffix("\r") for line in expected]
    assert [number for number, _ in lines] == list(range(1, len(expected) + 1))


@given(texts, st.integers(0, 200), st.sampled_from(["", "utf-16-le", "utf-32-be"]))
def test_batches_are_the_whole_text(
    tmp_path_factory: pytest.TempPathFactory, text: str, times: int, encoding: str
) -> None:
    """Else a file that is longer than one piece loses a line where two pieces meet."""
    text = (text.lstrip("\ufeff") + "\n") * times + text.lstrip("\ufeff")
    source = file(tmp_path_factory.mktemp("source"), text.encode(encoding or "utf-8"))
    batches = list(source.batches(encoding, whole=True))
    lines = [line for _, batch in batches for line in batch]
    assert "\n".join(lines) == text
    starts = [first for first, _ in batches]
    sizes = [len(batch) for _, batch in batches]
    assert starts == [1 + sum(sizes[:number]) for number in range(len(sizes))]


def test_a_bad_byte_is_placed_in_a_long_file(tmp_path: Path) -> None:
    """Else people look for it in the wrong line."""
    data = b"abc\n" * 50_000 + b"de\xff\n"
    source = file(tmp_path, data)
    assert len(list(source.lines())) == 50_000
    ((line, error),) = source.bad_lines
    assert line == 50_001
    assert "at byte 200002 of the file" in str(error)


def test_lines_across_blocks(tmp_path: Path) -> None:
    """Else long UTF-16 files lose a letter every 64 KB."""
    lines = [f"{number} {'Huế😀' * (number % 9000)}" for number in range(0, 40_000, 4321)]
    for codec in ("utf-16-le", "utf-8", "cp1258"):
        text = "\n".join(lines if codec != "cp1258" else [line[:5] * 9000 for line in "abc"])
        source = file(tmp_path, text.encode(codec))
        assert "\n".join(line for _, line in source.lines(codec)) == text


def test_the_wrong_encoding_is_said_with_its_place(tmp_path: Path) -> None:
    """Else the person sees question marks in a text that they cannot mend any more."""
    data = "một\nhai\nđường".encode("cp1258", "replace").replace(b"?", b"\xe2")
    source = file(tmp_path, data)
    with pytest.raises(FormatError, match=r"is not UTF-8 at byte \d+; .*encoding=NAME"):
        source.text()
    good = list(source.lines())
    assert sorted(number for number, _ in good + source.bad_lines) == [1, 2, 3]
    assert "not UTF-8 at byte" in str(source.bad_lines[0][1])
    assert source.text("cp1258").startswith("m")
    with pytest.raises(FormatError, match=r"not UTF-8 at byte \d+ \(line 21\)"):
        list(file(tmp_path, b"\xe2\n" * 21).lines())
    with pytest.raises(FormatError, match="not UTF-16-LE at byte 4"):
        file(tmp_path, b"\xff\xfea\0b").text()
    with pytest.raises(FormatError, match=r"not UTF-16-LE at byte 4 \(line 1\)"):
        list(file(tmp_path, b"\xff\xfea\0b").lines())


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "utf-8\0", "undefined", "ü"])
def test_an_unknown_encoding_is_said(tmp_path: Path, name: str) -> None:
    """Else a slip of the pen ends in a traceback."""
    with pytest.raises(FormatError, match="There is no encoding"):
        file(tmp_path, b"a").text(name)


def test_a_line_and_a_file_have_bounds(tmp_path: Path) -> None:
    """Else one hostile line fills the memory."""
    assert list(file(tmp_path, b"a" * 99 + b"\n", limit=100).lines()) == [(1, "a" * 99)]
    long = b"a" * 200_000
    for tail, rest in ((b"\n", []), (b"", []), (b"\nb\nc", [(3, "b"), (4, "c")])):
        source = file(tmp_path, b"a\n" + long + tail, limit=100_000)
        assert list(source.lines()) == [(1, "a"), *rest]
        ((number, error),) = source.bad_lines
        assert number == 2
        assert str(error).startswith("it is longer than")
        assert source.done == source.size
    with pytest.raises(FormatError, match="line 21: longer than"):
        list(file(tmp_path, (long + b"\n") * 21, limit=100_000).lines())
    with pytest.raises(FormatError, match="line 1: longer than"):
        list(file(tmp_path, b"a" * 101, limit=100).lines("latin-1"))
    with pytest.raises(FormatError, match="larger than"):
        file(tmp_path, b"a" * 101, limit=100).text()


def test_a_value_a_line_is_bounded_more_closely_than_one_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a line of 200 MB takes a gigabyte, or a list that stands on one line is refused."""
    monkeypatch.setattr(json_documents, "LINE", 100_000)
    long = b'{"text": "' + b"a" * 200_000 + b'"}'
    source = file(tmp_path, b'{"text": "b"}\n' + long + b'\n{"text": "c"}\n')
    by_line, found = json_documents.json_documents(source, "")
    assert by_line
    assert [value["text"] for _, _, value in found] == ["b", "c"]
    assert [number for number, _ in source.bad_lines] == [2]
    for before in (b"", b"\xef\xbb\xbf \n"):
        _, found = json_documents.json_documents(file(tmp_path, before + b"[" + long + b"]"), "")
        assert [len(value["text"]) for _, _, value in found] == [200_000]
    _, found = json_documents.json_documents(file(tmp_path, long), "", is_one=True)
    assert [len(value["text"]) for _, _, value in found] == [200_000]


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """Else a folder ends in a traceback, and a pipe hangs for ever."""
    with pytest.raises(FormatError, match="There is no file"):
        Source(tmp_path / "none").text()
    with pytest.raises(FormatError, match="is a folder"):
        Source(tmp_path).head()
    with pytest.raises(FormatError, match="cannot be read"):
        Source(Path("a\0b")).head()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FormatError, match="no regular file"):
            list(Source(tmp_path / "pipe").lines())


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """Else a failed export destroys the good one before it."""
    path = tmp_path / "a.jsonl"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), Target(path) as target:
        target.write("new")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    with Target(path) as target:
        target.write("new\r\n")
        target.write("\u2028")
        assert path.read_text() == "old"
        target.commit()
    assert path.read_bytes() == "new\r\n\u2028".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """Else people mistake half an export for all of it, or lose what lay in the folder."""
    for name in ("new", "empty"):
        if name == "empty":
            (tmp_path / name).mkdir()
        with Target(tmp_path / name) as target:
            target.write_member("a.txt", "a\r\n")
            target.commit()
        assert (tmp_path / name / "a.txt").read_bytes() == b"a\r\n"
    with pytest.raises(FormatError, match="is not empty"), Target(tmp_path / "new") as target:
        target.begin_folder()
    (tmp_path / "file").write_text("x")
    with pytest.raises(FormatError, match="is a file"), Target(tmp_path / "file") as target:
        target.begin_folder()
    with pytest.raises(FormatError, match="is a folder"), Target(tmp_path / "new") as target:
        target.write("x")
    with (
        pytest.raises(FormatError, match="There is no folder"),
        Target(tmp_path / "x" / "y") as target,
    ):
        target.write("x")
    assert {path.name for path in tmp_path.iterdir()} == {"new", "empty", "file"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Else an export through a link leaves the file that it points to as it was."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with Target(tmp_path / "link") as target:
        target.write("new")
        target.commit()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


NASTY = (
    "", ".", "..", "...", " ", "a/b", "a\\b", "../../etc/passwd", "C:\\x", "con", "CON.txt", "Nul",
    "com1", "COM¹", "lpt³.x", "aux ", "conin$", "a\0b", "a\nb", "a\u202eb", "a:b", "*?", "tên",
    "tên", "TÊN", "ß", "SS", "a.", "a ", "a", "A", "x" * 300, "ế" * 200,
    "👩‍👩‍👧", "\ud800", "\u2028",
)  # fmt: skip


def test_nasty_titles_make_safe_names() -> None:
    """Else an export writes outside its folder, or files overwrite each other on another system."""
    names = FileNames(".txt")
    given_names = [names.give(title) for title in NASTY]
    assert given_names == [again.give(title) for again in [FileNames(".txt")] for title in NASTY]
    assert len({name.casefold() for name in given_names}) == len(NASTY)
    for name in given_names:
        assert not set('/\\:*?"<>|\0\n\u202e\u2028') & set(name)
        assert len(name.encode()) <= BYTES
        assert name.endswith(".txt")
        stem = name.split(".")[0].strip().casefold()
        assert stem not in {"con", "nul", "aux", "com1", "com¹", "lpt³", "conin$", ""}
        assert not name.removesuffix(".txt").endswith((".", " "))
    assert given_names[NASTY.index("tên")] == "tên.txt"
    assert given_names[NASTY.index("👩‍👩‍👧")] == "👩‍👩‍👧.txt"


@given(st.lists(st.text(max_size=60), max_size=20))
def test_names_differ_on_every_file_system(titles: list[str]) -> None:
    """Else one document replaces another where case or Unicode form do not count."""
    names = FileNames(".txt")
    found = [names.give(title).casefold() for title in titles]
    assert len(set(found)) == len(titles)
