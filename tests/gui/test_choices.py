"""Menus that are filled when they open."""

from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from annotator.gui.choices import Choices
from annotator.gui.main_window import MainWindow
from annotator.gui.settings import Settings, Theme
from annotator.gui.start_page import StartPage
from tests.gui.conftest import Open


def filled(window: MainWindow, name: str) -> QMenu:
    menu = QMenu(window)
    Choices({name: menu}, window.context, window.panels, menu).setParent(menu)
    menu.aboutToShow.emit()
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_labels_with_their_keys(window: MainWindow) -> None:
    assert texts(filled(window, "entities")) == ["Person\t1", "Organization\t2", "Place\t3"]
    assert texts(filled(window, "relations")) == ["works with\tW", "SAME_AS"]


def test_a_label_of_the_menu_labels(window: MainWindow) -> None:
    window.view.select_text(4, 17)
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        for action in menu.actions():
            if action.text() == "Place\t3":
                action.trigger()
    assert [span.label for span in window.desk.laid.layer.spans] == ["PLACE"]


def test_recent_projects_show_their_names_as_they_are(
    window: MainWindow, config: Settings, tmp_path: Path
) -> None:
    config.add_recent(tmp_path / "R&D <b>.annodb")
    (text,) = texts(filled(window, "recent"))
    assert text.endswith("R&&D <b>.annodb")


def test_language_and_theme_are_ticked(window: MainWindow, config: Settings) -> None:
    config.theme = Theme.DARK
    ticked = [a.text() for a in filled(window, "theme").actions() if a.isChecked()]
    assert ticked == ["Dark"]
    ticked = [a.text() for a in filled(window, "language").actions() if a.isChecked()]
    assert ticked == ["English"]


def test_panels_can_be_put_away(window: MainWindow) -> None:
    menu = filled(window, "panels")
    menu.actions()[0].trigger()
    assert not window.documents.isVisible()
    menu.actions()[0].trigger()
    assert window.documents.isVisible()


def test_the_start_page_opens_what_is_clicked(
    open_window: Open, config: Settings, file: Path
) -> None:
    config.add_recent(file)
    window = open_window(None)
    page = window.centre.start
    assert isinstance(page, StartPage)
    page.list.clicked.emit(page.model.index(0, 0))
    assert window.session.is_open
    assert window.session.project.path == file


def test_big_buttons_follow_their_actions(open_window: Open) -> None:
    window = open_window(None)
    assert window.centre.start is not None
    assert [b.text() for b in window.centre.start.findChildren(QPushButton)] == [
        "New project",
        "Open project",
        "Open the sample project",
    ]


def test_the_names_in_the_status_line(window: MainWindow) -> None:
    window.commands.set_annotator("a & b")
    status = window.status
    status.show_names()
    assert texts(status.names)[0] == "a && b"
    status.names.hide()
    assert status.who.text().startswith("a && b")
