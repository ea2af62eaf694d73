"""Archives that honest people make, and those that others make."""

import contextlib
import os
import stat
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import FormatError
from annotator.formats import archive
from annotator.formats.archive import is_archive, unpack, unpacked
from annotator.formats.inception import is_packed_layer, place_of

Members = dict[str | zipfile.ZipInfo, bytes]


def packed(path: Path, members: Members) -> Path:
    """An archive of ``members``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two members of one name are meant
        for name, data in members.items():
            file.writestr(name, data)
    return path


def files(folder: Path) -> dict[str, bytes]:
    """What lies below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_corpus_is_unpacked_and_removed_again(tmp_path: Path) -> None:
    """Else people must unpack what they were sent, or find copies of it years later."""
    path = packed(
        tmp_path / "a.dat",
        {
            "train/bài.txt": b"x",
            "train/b.ann": b"",
            "__MACOSX/train/._b.ann": b"\0",
            "empty/": b"",
            "./": b"",
        },
    )
    assert is_archive(path)
    with unpacked(path) as folder:
        assert files(folder) == {"train/bài.txt": b"x", "train/b.ann": b""}
    assert not folder.exists()


def test_unpacking_can_be_followed_and_stopped(tmp_path: Path) -> None:
    """Else a large corpus freezes the progress bar."""
    path = packed(tmp_path / "a.zip", {"a": os.urandom(10**6), "b": b"x" * 10})
    folder = tmp_path / "to"
    folder.mkdir()
    seen = list(unpack(path, folder))
    assert seen == sorted(seen)
    assert seen[-1] == 10**6 + 10
    assert len(seen) > 4


@pytest.mark.parametrize("first", ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"])
def test_office_documents_are_no_archives(tmp_path: Path, first: str) -> None:
    """Else a Word document is imported as the XML inside of it."""
    assert not is_archive(packed(tmp_path / "a.zip", {"x.xml": b"<a/>", first: b"x"}))


def test_other_files_are_no_archives(tmp_path: Path) -> None:
    """Else a text that begins with PK cannot be imported."""
    for name, data in (("a.txt", b"PK\x03\x04 is how it begins"), ("b.zip", b"text"), ("c", b"")):
        (tmp_path / name).write_bytes(data)
        assert not is_archive(tmp_path / name)
    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "nothing.zip")


def linked(name: str, mode: int) -> zipfile.ZipInfo:
    """A member that claims to be a link, a pipe …"""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (mode | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"../a.txt": b"x"}, "'../a.txt' leads out"),
        ({"b/../../a.txt": b"x"}, "leads out"),
        ({"..\\a.txt": b"x"}, "leads out"),
        ({"/etc/a.txt": b"x"}, "leads out"),
        ({"\\\\host\\a.txt": b"x"}, "leads out"),
        ({"C:/a.txt": b"x"}, "leads out"),
        ({"c:a.txt": b"x"}, "leads out"),
        ({linked("a.txt", stat.S_IFLNK): b"/etc/passwd"}, "'a.txt' is a link or a device"),
        ({linked("a.txt", stat.S_IFIFO): b""}, "is a link or a device"),
        ({"a.txt": b"x", "A.TXT": b"y"}, "the file 'A.TXT' twice"),
        ({"e\u0301.txt": b"x", "é.txt": b"y"}, "twice"),
        ({"a": b"x", "a/b": b"y"}, "cannot be unpacked"),
        ({"x" * 300: b"x"}, "cannot be unpacked"),
    ],
)
def test_what_would_do_harm_is_refused(tmp_path: Path, members: Members, reason: str) -> None:
    """Else an archive that somebody mailed writes over files of the person who opens it."""
    (tmp_path / "in").mkdir()
    path = packed(tmp_path / "in/a.zip", {"first.txt": b"1", **members})
    with pytest.raises(FormatError, match="unpacked") as error, unpacked(path):
        pass
    assert reason in str(error.value)
    assert files(tmp_path) == {"in/a.zip": path.read_bytes()}


@pytest.mark.parametrize("name", ["con.txt", "a/NUL", "com¹", "ab:c", "a?.txt", "a ", "a./b"])
def test_names_that_windows_misreads_are_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Else Windows writes to a printer, or to a hidden stream of another file."""
    path = packed(tmp_path / "a.zip", {name: b"x"})
    with unpacked(path) as folder:
        assert files(folder) == {name: b"x"}
    monkeypatch.setattr(archive, "ON_WINDOWS", True)
    with pytest.raises(FormatError, match="on Windows no file can be called"), unpacked(path):
        pass


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one megabyte by mail fills the disk."""
    monkeypatch.setattr(archive, "FREE", 10**6)
    path = packed(tmp_path / "a.zip", {"a.txt": bytes(10**7)})
    assert path.stat().st_size < 20_000
    with pytest.raises(FormatError, match=r"unfolds to more than \d MB"), unpacked(path):
        pass
    many = packed(tmp_path / "b.zip", {f"{n}.txt": bytes(10**6) for n in range(9)})
    with pytest.raises(FormatError, match="unfolds to more"), unpacked(many):
        pass
    monkeypatch.setattr(archive, "MEMBERS", 8)
    with pytest.raises(FormatError, match="more than 8 files"), unpacked(many):
        pass


def test_sizes_are_counted_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an archive that understates its sizes gets past the limit."""
    path = packed(tmp_path / "a.zip", {"a.txt": bytes(10**6)})
    size = struct.pack("<L", 10**6)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<L", 10)))
    with pytest.raises(FormatError, match="cannot be unpacked"), unpacked(path):
        pass


def test_a_list_without_end_is_not_read(tmp_path: Path) -> None:
    """Else an archive of nothing but names takes all memory."""
    path = tmp_path / "a.zip"
    size = 200 * 2**20
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(size + 4)
        file.seek(0, os.SEEK_END)
        file.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9999, 9999, size, 4, 0))
    tracemalloc.start()
    with pytest.raises(FormatError, match="its list of files is too long"), unpacked(path):
        pass
    assert tracemalloc.get_traced_memory()[1] < 2 * size / 10
    tracemalloc.stop()


def test_encrypted_archives_are_refused(tmp_path: Path) -> None:
    """Else people see a checksum error and think that their download is broken."""
    path = packed(tmp_path / "a.zip", {"a.txt": b"x"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(FormatError, match="is encrypted; unpack it"), unpacked(path):
        pass


def test_utf8_names_without_the_flag(tmp_path: Path) -> None:
    """Else the documents of older programs have names like Tß║┐t."""
    path = packed(tmp_path / "a.zip", {"Tết.txt": b"x"})
    data = path.read_bytes()
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data = data[:place] + b"\0\0" + data[place + 2 :]
    path.write_bytes(data)
    with unpacked(path) as folder:
        assert list(files(folder)) == ["Tết.txt"]


def test_archives_in_archives(tmp_path: Path) -> None:
    """Else INCEpTION's projects look empty; any other inner archive is nobody's corpus."""
    inner = packed(tmp_path / "i.zip", {"an.xmi": b"<x/>", "TypeSystem.xml": b"<t/>"}).read_bytes()
    evil = packed(tmp_path / "e.zip", {"../an.xmi": b"<x/>"}).read_bytes()
    names = ("annotation/a.txt/an.zip", "other/b.zip", "curation/a.txt/CURATION_USER.zip")
    with unpacked(packed(tmp_path / "a.zip", dict.fromkeys(names, inner))) as folder:
        assert sorted(files(folder)) == [
            "annotation/a.txt/an/TypeSystem.xml", "annotation/a.txt/an/an.xmi",
            "curation/a.txt/CURATION_USER/TypeSystem.xml", "curation/a.txt/CURATION_USER/an.xmi",
            "other/b.zip",
        ]  # fmt: skip
    path = packed(tmp_path / "b.zip", {"annotation/a/an.zip": evil})
    with pytest.raises(FormatError, match="leads out"), unpacked(path):
        pass


@given(st.data())
def test_a_damaged_archive_ends_in_a_clear_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Else a download that broke off ends in a traceback."""
    path = packed(tmp_path_factory.mktemp("zip") / "a.zip", {"a/b.txt": b"abc" * 99, "c": b"d"})
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    assert is_archive(path) in (True, False)
    with contextlib.suppress(FormatError), unpacked(path) as folder:
        assert all(len(data) <= 300 for data in files(folder).values())
    assert list(files(path.parent)) == ["a.zip"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("p/annotation/bài 1.txt/an.tsv", ("bài 1.txt", "an")),
        ("p/annotation/a.txt/INITIAL_CAS.tsv", ("a.txt", "")),
        ("p/curation/a.txt/CURATION_USER.xmi", ("a.txt", "CURATION_USER")),
        ("annotation/a.txt/an/a.xmi", ("a.txt", "an")),
        ("p/23.conll/CURATION_USER.tsv", ("23.conll", "CURATION_USER")),
        ("p/annotation/a.tsv", None),
        ("a.tsv", None),
    ],
)
def test_an_inception_project_is_read_by_its_folders(
    path: str, place: tuple[str, str] | None
) -> None:
    """Else each annotator's file becomes a document of its own."""
    assert place_of(PurePath(path)) == place
    assert is_packed_layer(PurePath(path).with_suffix(".zip")) is (
        place is not None and "/an/" not in path and "conll" not in path
    )
