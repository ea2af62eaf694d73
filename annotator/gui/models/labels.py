"""The label palette: labels of one kind with their key and how often they are used."""

from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt

from annotator.gui.models.table import Column, TableModel
from annotator.gui.plain import one_line, tool_tip
from annotator.model.scheme import EntityLabel, RelationLabel

COLOUR_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
HELD_ROLE = Qt.ItemDataRole.UserRole + 2

HIDDEN_ROLE = Qt.ItemDataRole.UserRole + 3

TITLE, HERE, ALL, HOLD, EYE = range(5)
_TIP, _SPOKEN = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class LabelRow:
    """A label with its counts in the layer shown and in the whole project."""

    label: EntityLabel | RelationLabel
    title: str
    definition: str
    here: int = 0
    all: int = 0
    is_held: bool = False
    is_hidden: bool = False
    """Whether its annotations are not drawn for a while."""


class LabelsModel(TableModel[LabelRow]):
    """The labels of one kind, in the scheme's order."""

    ROLES = frozenset(
        {int(COLOUR_ROLE), int(KEY_ROLE), int(HELD_ROLE), int(HIDDEN_ROLE), _TIP, _SPOKEN}
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(), parent)

    def key(self, row: LabelRow) -> Hashable:
        """A label is its name."""
        return row.label.name

    def decoration(self, row: LabelRow, column: int, role: int) -> object:
        """Colour, key and pin for the delegate; the definition as tool tip."""
        if role == COLOUR_ROLE:
            return row.label.colour
        if role == KEY_ROLE:
            return row.label.key
        if role == HELD_ROLE:
            return row.is_held
        if role == HIDDEN_ROLE:
            return row.is_hidden
        if role == _TIP:
            return tool_tip(self._tip(row, column))
        return self._spoken(row) if role == _SPOKEN and column == TITLE else None

    def set_rows(self, rows: Sequence[LabelRow]) -> None:
        """Takes over ``rows``; where only counts differ, only they are drawn again."""
        shown = self.rows()
        if [_without_counts(row) for row in rows] != [_without_counts(row) for row in shown]:
            super().set_rows(rows)
            return
        self.take_values(rows, (HERE, ALL))

    @property
    def has_keys(self) -> bool:
        """Whether any label has a key."""
        return any(row.label.key for row in self.all_rows())

    @staticmethod
    def _spoken(row: LabelRow) -> str:
        words = f"{row.title} ({row.label.key})" if row.label.key else row.title
        hidden = QCoreApplication.translate("Models", "{label}, hidden").format(label=words)
        return hidden if row.is_hidden else words

    def _counts(self, row: LabelRow) -> str:
        """The counts, whose columns are not shown where titles need the room."""
        counts = ((HERE, row.here), (ALL, row.all))
        return " · ".join(f"{self._columns[column].title}: {count}" for column, count in counts)

    def _tip(self, row: LabelRow, column: int) -> str:
        if column == HOLD:
            if row.is_held:
                return QCoreApplication.translate("Models", "Let go of this label")
            return QCoreApplication.translate(
                "Models", "Hold this label: each words chosen become one span"
            )
        if column == EYE:
            if row.is_hidden:
                return QCoreApplication.translate("Models", "Draw this label again")
            return QCoreApplication.translate("Models", "Do not draw this label for a while")
        names = dict.fromkeys(map(one_line, (row.title, row.label.name)))
        lines = [" — ".join(names), row.definition, self._counts(row)]
        if isinstance(row.label, RelationLabel) and row.label.ends:
            arrow = "↔" if row.label.symmetric else "→"
            lines += [one_line(f"{head} {arrow} {tail}") for head, tail in row.label.ends]
        return "\n".join(line for line in lines if line)


def _without_counts(row: LabelRow) -> tuple[object, ...]:
    return row.label, row.title, row.definition, row.is_held, row.is_hidden


def label_rows(
    labels: tuple[EntityLabel, ...] | tuple[RelationLabel, ...],
    language: str,
    here: Mapping[str, int],
    everywhere: Mapping[str, int],
    held: str | None,
    hidden: Container[str] = (),
) -> list[LabelRow]:
    """Rows for ``labels``, titled and defined in ``language``; ``held``, ``hidden``: names."""
    return [
        LabelRow(
            label,
            label.title(language),
            label.definitions.get(language, ""),
            here.get(label.name, 0),
            everywhere.get(label.name, 0),
            label.name == held,
            label.name in hidden,
        )
        for label in labels
    ]


def _columns() -> tuple[Column[LabelRow], ...]:
    translate = QCoreApplication.translate
    return (
        Column(translate("Models", "Label"), lambda row: row.title, lambda row: row.title),
        Column(
            translate("Models", "Here"),
            lambda row: str(row.here or ""),
            lambda row: row.here,
            is_number=True,
        ),
        Column(
            translate("Models", "All"),
            lambda row: str(row.all or ""),
            lambda row: row.all,
            is_number=True,
        ),
        Column("", lambda _row: ""),
        Column("", lambda _row: ""),
    )
