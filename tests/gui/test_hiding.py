"""Hiding labels, focus, spacing and others' work, from the window: by mouse, key and menu."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from annotator.gui.adjudication.window import AdjudicationWindow
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.document.filter import Filter
from annotator.gui.document.spacing import Spacing
from annotator.gui.main_window import MainWindow
from annotator.gui.models.labels import EYE, TITLE
from annotator.gui.panels.table import Table
from annotator.gui.settings import Settings
from annotator.ops import annotate
from annotator.ops.kinds import Kind
from tests.gui.conftest import Answers, Open
from tests.gui.test_choices import filled, texts

Key = Qt.Key
NO_PERSON = Filter(frozenset({"PERSON"}))


def labelled(window: MainWindow) -> int:
    """One person in the first document; the answer is the span's id."""
    window.view.span_requested.emit(((4, 17),), "PERSON")
    (span,) = window.desk.laid.layer.spans
    return span.id


def click(table: Table, index: QModelIndex) -> None:
    """A left click in the middle of a cell."""
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def chosen(menu: QMenu, text: str) -> None:
    """Takes an entry of a menu."""
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_the_eye_hides_a_label_and_the_status_line_gives_it_back(window: MainWindow) -> None:
    """Who has forgotten what is hidden must not believe that the work is gone."""
    span = labelled(window)
    mark, table = window.status.hidden, window.labels.entity_list
    assert not mark.isVisible()
    click(table, window.labels.entities.index(0, EYE))
    assert window.view.filter() == NO_PERSON
    assert window.view.chip_rect(span) is None
    assert len(window.desk.laid.layer.spans) == 1, "a click on the eye labels nothing"
    assert mark.isVisible()
    assert mark.text() == "1 label hidden — show all"
    assert window.labels.heading.words() == "1 hidden"
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert not window.view.filter()
    assert window.view.chip_rect(span) is not None
    assert not mark.isVisible()
    assert window.labels.heading.words() == ""


def test_the_eye_is_large_enough_and_drawn_otherwise_when_shut(window: MainWindow) -> None:
    table, index = window.labels.entity_list, window.labels.entities.index(0, EYE)
    box = table.visualRect(index)
    assert box.width() >= 24
    assert box.height() >= 22
    before = table.viewport().grab(box).toImage()
    click(table, index)
    QApplication.processEvents()
    assert table.viewport().grab(box).toImage() != before
    assert window.labels.entities.index(0, TITLE).data(
        Qt.ItemDataRole.AccessibleTextRole
    ) == "Person (1), hidden"  # fmt: skip


def test_the_space_bar_hides_and_shows_without_a_mouse(window: MainWindow) -> None:
    window.labels.go()
    table = window.labels.relation_list
    table.setFocus()
    table.setCurrentIndex(window.labels.relations.index(1, 0))
    QTest.keyClick(table, Key.Key_Space)
    assert window.view.filter() == Filter(relations=frozenset({"SAME_AS"}))
    QTest.keyClick(table, Key.Key_Space)
    assert not window.view.filter()


def test_the_menu_of_a_label_shows_only_it(window: MainWindow) -> None:
    """A pass over one label alone should be two clicks away."""
    menu = window.labels.menu_of("entity", "ORG")
    assert texts(menu) == ["Hide", "Show only this one", "Show all"]
    assert [action.isEnabled() for action in menu.actions()] == [True, True, False]
    chosen(menu, "Show only this one")
    assert window.view.filter() == Filter(frozenset({"PERSON", "PLACE"}))
    assert window.status.hidden.text() == "2 labels hidden — show all"
    chosen(window.labels.menu_of("entity", "PLACE"), "Show again")
    assert window.view.filter() == NO_PERSON
    chosen(window.labels.menu_of("relation", "SAME_AS"), "Show all")
    assert not window.view.filter()


def test_the_menu_of_a_label_opens_under_the_mouse_and_by_key(window: MainWindow) -> None:
    table = window.labels.entity_list
    for place in (table.visualRect(window.labels.entities.index(1, 0)).center(), QPoint(2, 5000)):
        table.setCurrentIndex(window.labels.entities.index(1, 0))
        table.customContextMenuRequested.emit(place)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        chosen(menu, "Hide")
        menu.close()
        assert window.view.filter() == Filter(frozenset({"ORG"}))
        window.view.show_all()


def test_show_all_is_in_the_menu_while_anything_is_hidden(window: MainWindow) -> None:
    assert not window.acts["show_all"].isEnabled()
    window.view.set_filter(NO_PERSON)
    assert window.acts["show_all"].isEnabled()
    window.acts["show_all"].trigger()
    assert not window.view.filter()


def test_a_span_made_with_a_hidden_label_brings_it_back(window: MainWindow) -> None:
    window.view.set_filter(NO_PERSON)
    window.view.select_text(4, 17)
    QTest.keyClick(window.view, "1")
    assert not window.view.filter()
    assert window.view.chip_rect(labelled_id(window)) is not None
    QApplication.processEvents()
    assert window.status.words.text() == "Shown again: Person."


def labelled_id(window: MainWindow) -> int:
    """The id of the only span."""
    (span,) = window.desk.laid.layer.spans
    return span.id


def test_undo_brings_its_label_back(window: MainWindow) -> None:
    """What an undo does must be seen."""
    span = labelled(window)
    window.view.select_span(span)
    QTest.keyClick(window.view, Key.Key_Delete)
    window.view.set_filter(NO_PERSON)
    window.acts["undo"].trigger()
    assert not window.view.filter()


def test_what_is_hidden_stays_so_in_the_next_document_and_not_in_the_next_project(
    window: MainWindow,
) -> None:
    window.view.set_filter(NO_PERSON)
    window.acts["next"].trigger()
    assert window.view.filter() == NO_PERSON
    window.acts["close"].trigger()
    assert not window.view.filter()
    assert not window.status.hidden.isVisible()


def test_focus_is_a_key_a_tick_and_remembered(
    window: MainWindow, config: Settings, open_window: Open
) -> None:
    action = window.acts["focus_mode"]
    assert not action.isChecked()
    QTest.keyClick(window.view, Key.Key_F8)
    assert action.isChecked()
    assert config.focus_mode
    assert window.view._lighting.focus
    QTest.keyClick(window.view, Key.Key_F8)
    assert not config.focus_mode
    assert not window.view._lighting.focus
    QTest.keyClick(window.view, Key.Key_F8)
    again = open_window(None)
    assert again.acts["focus_mode"].isChecked()
    assert again.view._lighting.focus


def test_the_spacing_chosen_is_ticked_and_remembered(
    window: MainWindow, config: Settings, open_window: Open
) -> None:
    menu = filled(window, "spacing")
    assert texts(menu) == ["Compact", "Normal", "Wide"]
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    before = window.view._style.line_gap
    window._choices.spacing_requested.emit(Spacing.WIDE)
    assert window.view._style.line_gap > before
    assert config.spacing is Spacing.WIDE
    again = open_window(None)
    assert again.view._style.line_gap == window.view._style.line_gap


def test_the_work_of_another_is_seen_only_when_asked_for(window: MainWindow) -> None:
    """Blind work stays blind, and nobody takes another's work for their own."""
    assert texts(filled(window, "layer")) == ["Mine (an)", "Nobody else has worked on it"]
    document = window.selection.document_id
    annotate.add_span(window.session.project, document, "bình & co", ((4, 17),), "PERSON")
    annotate.add_span(window.session.project, document + 1, "chi", ((3, 18),), "PERSON")
    window.session.read_again()
    assert window.desk.laid.layer.spans == ()
    menu = filled(window, "layer")
    assert texts(menu) == ["Mine (an)", "bình && co"]
    window._choices.layer_requested.emit("bình & co")
    assert [span.label for span in window.desk.laid.layer.spans] == ["PERSON"]
    assert window.view.chip_rect(labelled_id(window)) is not None
    assert "bình & co" in window.centre.banner.words()
    window.view.select_text(0, 3)
    QTest.keyClick(window.view, "1")
    assert len(window.desk.laid.layer.spans) == 1
    assert [a.isChecked() for a in filled(window, "layer").actions()] == [False, True]
    window._choices.layer_requested.emit("")
    assert window.desk.laid.layer.spans == ()
    assert window.centre.banner.words() == ""


def test_the_step_of_another_is_neither_told_nor_taken_back(window: MainWindow) -> None:
    """Ctrl+Z after somebody else sat here would take their hidden work away, and the menu would
    tell what it was."""
    labelled(window)
    assert "Võ" in window.acts["undo"].text()
    before = window.session.project.read.all("SELECT id, label_id FROM span")
    window.session.set_annotator("bình")
    window.acts["undo"].trigger()
    assert window.session.project.read.all("SELECT id, label_id FROM span") == before
    assert window.acts["undo"].text() == "Undo"
    assert "an" in window.status.words.text()
    window.session.set_annotator("an")
    window.acts["undo"].trigger()
    assert window.session.project.read.all("SELECT id FROM span") == []


def test_who_is_not_finished_is_asked_before_others_work_is_shown(
    window: MainWindow, answers: Answers
) -> None:
    """The window of agreement would be the way round labelling blind."""
    labelled(window)
    window.acts["agreement"].trigger()
    window.acts["adjudicate"].trigger()
    assert window.findChild(AgreementWindow) is None
    assert window.findChild(AdjudicationWindow) is None
    assert len(answers.said) == 2
    answers.confirm = True
    window.acts["agreement"].trigger()
    assert window.findChild(AgreementWindow) is not None
    window.acts["adjudicate"].trigger()
    assert len(answers.said) == 3, "who has said so once is not asked again"


def test_a_step_from_outside_is_asked_about(window: MainWindow, answers: Answers) -> None:
    """What a command line took in may be others' work of weeks: one Ctrl+Z must not take it."""
    project, session = window.session.project, window.session
    labelled(window)
    session.set_annotator("bình")
    project.actor = "root"
    with project.edit(Kind.IMPORT) as edit:
        edit.insert("annotator", name="chi", kind="person")
    project.actor = "bình"
    session.read_again()
    assert "root" not in window.acts["undo"].text()
    window.acts["undo"].trigger()
    assert "root" in answers.said[-1]
    assert project.read.annotator("chi") is not None
    answers.confirm = True
    window.acts["undo"].trigger()
    assert project.read.annotator("chi") is None
