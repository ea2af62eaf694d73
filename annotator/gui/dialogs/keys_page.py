"""The grammar of keys and gestures as one page: what stands on it, and how it is set.

It is made from the same tables as the keys themselves, so that it cannot say anything else, and
shows the keys as the person has set them.  Text of projects is only ever inserted as it is.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QMarginsF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from annotator.gui.actions import ACTIONS
from annotator.gui.bindings import BINDABLES, Bindings
from annotator.gui.document.keymap import COMMANDS, Group
from annotator.gui.document.strokes import shown
from annotator.gui.menus import MENUS
from annotator.gui.plain import one_line
from annotator.model.scheme import Scheme

PAIRS: tuple[tuple[str, str, object], ...] = (
    ("next_span", "previous_span", QT_TRANSLATE_NOOP("KeysPage", "Next, previous span")),
    ("next_relation", "previous_relation", QT_TRANSLATE_NOOP(
        "KeysPage", "Next, previous relation of the span; then ←/→: its head, its tail")),
    ("next_candidate", "previous_candidate", QT_TRANSLATE_NOOP(
        "KeysPage", "Next, previous candidate: what looks like a name, date, number")),
    ("start_out", "stop_out", QT_TRANSLATE_NOOP(
        "KeysPage", "Start or stop outwards by a syllable")),
    ("start_in", "stop_in", QT_TRANSLATE_NOOP("KeysPage", "Start or stop inwards")),
    ("previous_syllable", "next_syllable", QT_TRANSLATE_NOOP("KeysPage", "By syllable")),
    ("previous_word", "next_word", QT_TRANSLATE_NOOP("KeysPage", "By word")),
    ("previous_sentence", "next_sentence", QT_TRANSLATE_NOOP("KeysPage", "By sentence")),
    ("previous_paragraph", "next_paragraph", QT_TRANSLATE_NOOP("KeysPage", "By paragraph")),
    ("line_up", "line_down", QT_TRANSLATE_NOOP("KeysPage", "By line")),
    ("line_start", "line_end", QT_TRANSLATE_NOOP("KeysPage", "Start, end of the line")),
    ("page_up", "page_down", QT_TRANSLATE_NOOP("KeysPage", "By page")),
    ("document_start", "document_end", QT_TRANSLATE_NOOP(
        "KeysPage", "Start, end of the document")),
    ("extend_previous_syllable", "extend_next_syllable", QT_TRANSLATE_NOOP(
        "KeysPage", "By syllable; of a span, its stop")),
    ("extend_previous_grapheme", "extend_next_grapheme", QT_TRANSLATE_NOOP(
        "KeysPage", "By character; of a span, its start")),
    ("extend_previous_word", "extend_next_word", QT_TRANSLATE_NOOP("KeysPage", "By word")),
    ("extend_previous_sentence", "extend_next_sentence", QT_TRANSLATE_NOOP(
        "KeysPage", "By sentence")),
    ("extend_previous_paragraph", "extend_next_paragraph", QT_TRANSLATE_NOOP(
        "KeysPage", "By paragraph")),
    ("extend_line_up", "extend_line_down", QT_TRANSLATE_NOOP("KeysPage", "By line")),
    ("extend_line_start", "extend_line_end", QT_TRANSLATE_NOOP(
        "KeysPage", "To the start, end of the line")),
    ("extend_page_up", "extend_page_down", QT_TRANSLATE_NOOP("KeysPage", "By page")),
    ("extend_document_start", "extend_document_end", QT_TRANSLATE_NOOP(
        "KeysPage", "To the start, end of the document")),
)  # fmt: skip
"""Commands that share a line, and what the line says: English, a key of the context "KeysPage"."""

MOUSE: tuple[tuple[object, object], ...] = (
    (QT_TRANSLATE_NOOP("Gestures", "Drag"), QT_TRANSLATE_NOOP(
        "Gestures", "select words (whole syllables; with Alt characters, with Ctrl words)")),
    (QT_TRANSLATE_NOOP("Gestures", "Double-click"), QT_TRANSLATE_NOOP(
        "Gestures", "select one syllable")),
    (QT_TRANSLATE_NOOP("Gestures", "Triple-click"), QT_TRANSLATE_NOOP(
        "Gestures", "select a sentence")),
    (QT_TRANSLATE_NOOP("Gestures", "Shift+drag"), QT_TRANSLATE_NOOP(
        "Gestures", "add another stretch, also to the selected span (discontinuous spans)")),
    (QT_TRANSLATE_NOOP("Gestures", "Click, click again"), QT_TRANSLATE_NOOP(
        "Gestures", "select a span, then the one around it")),
    (QT_TRANSLATE_NOOP("Gestures", "Ctrl+click"), QT_TRANSLATE_NOOP(
        "Gestures", "select several spans")),
    (QT_TRANSLATE_NOOP("Gestures", "Drag an edge"), QT_TRANSLATE_NOOP(
        "Gestures", "move that end of the span")),
    (QT_TRANSLATE_NOOP("Gestures", "Ctrl+wheel"), QT_TRANSLATE_NOOP("Gestures", "zoom")),
)  # fmt: skip
"""What the mouse does, English, keys of the context "Gestures"."""

RELATION: tuple[tuple[object, object], ...] = (
    (QT_TRANSLATE_NOOP("Gestures", "after R: letters"), QT_TRANSLATE_NOOP(
        "Gestures", "take the end that bears them, or click it")),
    (QT_TRANSLATE_NOOP("Gestures", "after R: Shift+letter"), QT_TRANSLATE_NOOP(
        "Gestures", "make this relation the other way round; R again turns all hints round")),
    (QT_TRANSLATE_NOOP("Gestures", "after R: Page Up, Page Down"), QT_TRANSLATE_NOOP(
        "Gestures", "scroll, the hints follow; Tab and the arrow keys walk, Enter takes")),
)  # fmt: skip
"""What keys do while the other end of a relation is looked for, in the same way."""

Row = tuple[str, str]
"""Keys, and what they do."""

_LARGEST, _SMALLEST, _STEP = 8.5, 5.5, 0.25
_MARGIN = 11.0
"""Points of the printed text, and millimetres around it."""

COLUMNS = 3
_KEY_PART = 42
"""Per cent of a column that the keys take."""

_FIT = (15, 26)
"""Characters of keys and of words that go on a line of a column, about."""

UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060"))
"""What says where lines may break: to be taken out of what is counted, searched or read aloud."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    title: str
    rows: tuple[Row, ...]


def sections(bindings: Bindings, scheme: Scheme | None, language: str) -> list[Section]:
    """Everything that the page says, in reading order."""
    label_key: Row = (
        translate("Gestures", "Label key"),
        translate("Gestures", "label the selected words, or relabel the selected span or relation"),
    )
    relation_key: Row = (
        translate("Gestures", "Relation label's key"),
        translate("Gestures", "start a relation of this label from or to the selected span"),
    )
    found = [Section(group.heading, tuple(_command_rows(bindings, group))) for group in Group]
    relating = tuple((_gesture(key), _gesture(what)) for key, what in RELATION)
    found[0] = Section(found[0].title, (label_key, relation_key, *found[0].rows, *relating))
    mouse = tuple((_gesture(key), _gesture(what)) for key, what in MOUSE)
    found.append(Section(translate("KeysPage", "Mouse"), mouse))
    labels = scheme or Scheme()
    for title, own in (
        (translate("KeysPage", "Entity labels"), labels.entities),
        (translate("KeysPage", "Relation labels"), labels.relations),
    ):
        rows = tuple((one.key.upper(), one_line(one.title(language))) for one in own if one.key)
        found.append(Section(title, rows))
    found += _window_sections(bindings)
    return [section for section in found if section.rows]


def _command_rows(bindings: Bindings, group: Group) -> Iterable[Row]:
    seconds = {second for _, second, _ in PAIRS}
    pairs = {first: (second, text) for first, second, text in PAIRS}
    for command in COMMANDS:
        if command.group is not group or command.id in seconds:
            continue
        keys = bindings.keys[command.id]
        if command.id in pairs:
            second, text = pairs[command.id]
            yield _pair(keys, bindings.keys[second]), translate("KeysPage", str(text))
        else:
            yield _words(keys), command.text


def _window_sections(bindings: Bindings) -> Iterable[Section]:
    """The window's actions that have a shortcut, by menu."""
    in_window = {spec.id for spec in ACTIONS if spec.id in BINDABLES}
    for menu in MENUS:
        rows = [
            (_words(bindings.keys[item]), BINDABLES[item].text)
            for item in menu.items
            if isinstance(item, str) and item in in_window and not BINDABLES[item].is_text
            if bindings.keys[item]
        ]
        title = translate("Menus", menu.text).replace("&", "")
        yield Section(translate("KeysPage", "Menu {menu}").format(menu=title), tuple(rows))


def _words(keys: Iterable[str]) -> str:
    return "  ".join(_breakable(shown(key)) for key in keys) or "–"


def _pair(first: Sequence[str], second: Sequence[str]) -> str:
    """Keys of two commands; what is the same in two keys is said once, as in "Shift+Home/End"."""
    if len(first) == len(second) == 1:
        left, right = shown(first[0]), shown(second[0])
        head, _, last = left.rpartition("+")
        other, _, end = right.rpartition("+")
        if head and head == other and last and end:
            return _breakable(f"{left}/{end}")
    return _words((*first, *second))


def _breakable(key: str) -> str:
    """``key`` in such a way that a narrow column breaks it where a person would."""
    together = re.sub(r"/(?=.$)", "/\u2060", key)  # two arrows stay side by side
    return re.sub("([+/])(?=[^\u2060].)", "\\1\u200b", together)


def _gesture(text: object) -> str:
    return translate("Gestures", str(text))


def page(
    title: str, parts: Sequence[Section], font: QFont, palette: QPalette, columns: int = COLUMNS
) -> QTextDocument:
    """The page as a document in ``columns``, in the colours of ``palette``."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    cursor = QTextCursor(document)
    heading = QTextCharFormat()
    heading.setFontWeight(QFont.Weight.Bold)
    heading.setFontPointSize(font.pointSizeF() * 1.5)
    heading.setForeground(QBrush(palette.color(QPalette.ColorRole.Text)))
    cursor.insertText(title, heading)
    table = cursor.insertTable(1, columns, _columns(columns))
    for place, own in enumerate(_divided(parts, columns)):
        inside = table.cellAt(0, place).firstCursorPosition()
        for section in own:
            _put_section(inside, section, palette)
    return document


def _columns(count: int) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellPadding(5)
    look.setCellSpacing(0)
    look.setMargin(0)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    part = QTextLength(QTextLength.Type.PercentageLength, 100 / count)
    look.setColumnWidthConstraints([part] * count)
    return look


def _put_section(cursor: QTextCursor, section: Section, palette: QPalette) -> None:
    ink = QBrush(palette.color(QPalette.ColorRole.Text))
    title, key, what = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
    title.setFontWeight(QFont.Weight.Bold)
    title.setForeground(QBrush(palette.color(QPalette.ColorRole.Link)))
    key.setFontWeight(QFont.Weight.DemiBold)
    key.setForeground(ink)
    what.setForeground(ink)
    cursor.insertText(section.title, title)
    rows = cursor.insertTable(len(section.rows), 2, _lines())
    for number, (keys, text) in enumerate(section.rows):
        rows.cellAt(number, 0).firstCursorPosition().insertText(keys, key)
        rows.cellAt(number, 1).firstCursorPosition().insertText(text, what)
    cursor.setPosition(rows.lastPosition() + 1)


def _lines() -> QTextTableFormat:
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellPadding(1.5)
    look.setCellSpacing(0)
    look.setBottomMargin(9)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    percent = QTextLength.Type.PercentageLength
    look.setColumnWidthConstraints(
        [QTextLength(percent, _KEY_PART), QTextLength(percent, 100 - _KEY_PART)]
    )
    return look


def _divided(parts: Sequence[Section], columns: int) -> list[Sequence[Section]]:
    """``parts`` in their order, cut into columns of which the longest is as short as can be."""
    weights = [2.2 + sum(map(_lines_of, one.rows)) for one in parts]

    def longest(cuts: tuple[int, ...]) -> float:
        edges = (0, *cuts, len(parts))
        return max(sum(weights[a:b]) for a, b in pairwise(edges))

    best = min(combinations(range(1, len(parts)), columns - 1), key=longest)
    edges = (0, *best, len(parts))
    return [parts[a:b] for a, b in pairwise(edges)]


def _lines_of(row: Row) -> float:
    """About how many lines of text a row takes."""
    keys, what = (
        -(-len(text.translate(UNSEEN)) // size) for text, size in zip(row, _FIT, strict=True)
    )
    return max(1, keys, what) + 0.25


def print_page(device: QPagedPaintDevice, title: str, parts: Sequence[Section]) -> None:
    """Puts everything on one page of ``device``, in the largest letters that let it fit."""
    device.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
    painter = QPainter(device)
    room = painter.viewport()
    points = _LARGEST
    document = _printed(device, title, parts, points)
    while document.size().height() > room.height() and points > _SMALLEST:
        points -= _STEP
        document = _printed(device, title, parts, points)
    document.drawContents(painter)
    painter.end()


def _printed(
    device: QPagedPaintDevice, title: str, parts: Sequence[Section], points: float
) -> QTextDocument:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Text, "#000000"),
        (QPalette.ColorRole.Link, "#1d3f80"),
    ):
        palette.setColor(role, QColor(colour))
    font = QFont()
    font.setPointSizeF(points)
    document = page(title, parts, font, palette)
    document.documentLayout().setPaintDevice(device)
    document.setTextWidth(device.width())
    return document
