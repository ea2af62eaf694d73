"""Settings come back as they were set, and nonsense in the file counts as nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QStandardPaths

from annotator.gui.settings import DEFAULT_FONT_SIZE, Place, Settings, Theme, settings_path


def again(path: Path) -> Settings:
    return Settings(path)


def test_everything_comes_back(tmp_path: Path, qapp: object) -> None:
    del qapp
    path = tmp_path / "s.ini"
    one = Settings(path)
    one.language, one.theme, one.font_size, one.annotator = "vi", Theme.DARK, 15.5, "Võ Lan"
    one.set_annotator_in("ff", "Minh")
    one.set_place_in("ff", Place(7, 1200))
    one.set_layout("window", QByteArray(b"\x00\x01\xff"))
    one.folder = tmp_path
    one.flush()
    two = again(path)
    assert (two.language, two.theme, two.font_size) == ("vi", Theme.DARK, 15.5)
    assert two.annotator == "Võ Lan"
    assert two.annotator_in("ff") == "Minh"
    assert two.annotator_in("00") == "Võ Lan"
    assert two.place_in("ff") == Place(7, 1200)
    assert two.layout("window") == QByteArray(b"\x00\x01\xff")
    assert two.folder == tmp_path


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_recent_projects(tmp_path: Path, qapp: object, count: int) -> None:
    del qapp
    path = tmp_path / "s.ini"
    one = Settings(path)
    for i in range(count):
        one.add_recent(tmp_path / f"Đề án, {i}.annodb")
    one.add_recent(tmp_path / "again.annodb")
    one.add_recent(tmp_path / "again.annodb")
    one.flush()
    found = again(path).recent()
    assert found[0] == tmp_path / "again.annodb"
    assert len(found) == min(count + 1, 12)
    one.drop_recent(tmp_path / "again.annodb")
    assert tmp_path / "again.annodb" not in one.recent()


def test_nonsense_counts_as_nothing(tmp_path: Path, qapp: object) -> None:
    del qapp
    path = tmp_path / "s.ini"
    path.write_text(
        "[General]\nlanguage=xx\ntheme=pink\nfont_size=huge\nfolder=/no/such\n"
        "[layout]\nwindow=7\n[projects]\nff\\document=abc\n",
        encoding="utf-8",
    )
    one = Settings(path)
    assert one.language == ""
    assert one.theme is Theme.SYSTEM
    assert one.font_size == DEFAULT_FONT_SIZE
    assert one.folder.is_absolute()
    assert one.layout("window").isEmpty()
    assert one.place_in("ff") == Place()
    assert one.recent() == []


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_SETTINGS", str(tmp_path / "mine.ini"))
    assert settings_path() == tmp_path / "mine.ini"


def test_files_begin_in_a_folder_that_is_there(
    config: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a new project can only be made once its folder has been looked for by hand."""
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "Documents")
    )
    assert config.folder == Path.home()
    (tmp_path / "Documents").mkdir()
    assert config.folder == tmp_path / "Documents"
