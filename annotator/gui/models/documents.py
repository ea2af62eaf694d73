"""The documents list, as the annotator at work sees it."""

import unicodedata
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt

from annotator.gui.models.table import Column, TableModel, natural
from annotator.gui.plain import isolated, one_line, tool_tip
from annotator.gui.texts import duration_text, relation_count, span_count, state_name
from annotator.model.annotation import State
from annotator.store.reading import DocumentRow

STATE_ROLE = Qt.ItemDataRole.UserRole
NAME = 0
_TIP, _SPOKEN = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)


class DocumentsModel(TableModel[DocumentRow]):
    """One row a document: name with its state's mark, spans, relations."""

    ROLES = frozenset({int(STATE_ROLE), _TIP, _SPOKEN})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(), parent)
        self._folded: dict[str, str] = {}
        self._finished = 0

    def key(self, row: DocumentRow) -> Hashable:
        """A document is its id."""
        return row.id

    def decoration(self, row: DocumentRow, column: int, role: int) -> object:
        """The state for the delegate, and a tool tip with everything."""
        if role == STATE_ROLE and column == NAME:
            return str(row.state or "")
        if role == _TIP:
            return tool_tip(_description(row))
        if role == _SPOKEN and column == NAME:
            return f"{isolated(row.name)}, {state_name(row.state)}"
        return None

    def show_only(self, words: str, states: frozenset[State | None] | None) -> None:
        """Shows documents whose name holds ``words`` and that are in one of ``states``.

        Tone marks and case are ignored, so that "thuong" finds "Thưởng".
        """
        wanted = folded(words).split()
        if not wanted and states is None:
            self.set_filter(None)
            return

        def accepts(row: DocumentRow) -> bool:
            if states is not None and row.state not in states:
                return False
            name = self._folded_name(row.name)
            return all(word in name for word in wanted)

        self.set_filter(accepts)

    def progress(self) -> tuple[int, int]:
        """How many documents are finished, of how many."""
        return self._finished, len(self._rows)

    def set_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Takes over all documents."""
        self._finished = sum(row.state is State.FINISHED for row in rows)
        super().set_rows(rows)

    def set_row(self, row: DocumentRow) -> None:
        """Takes over one document, which replaces the one with its id."""
        before = self.row_of(row.id)
        self._finished += row.state is State.FINISHED
        self._finished -= before is not None and before.state is State.FINISHED
        self.change((row,))

    def _folded_name(self, name: str) -> str:
        found = self._folded.get(name)
        if found is None:
            found = self._folded[name] = folded(name)
        return found


def folded(text: str) -> str:
    """``text`` without case and marks, for finding names."""
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _columns() -> tuple[Column[DocumentRow], ...]:
    translate = QCoreApplication.translate
    return (
        Column(
            translate("Models", "Document"), lambda row: row.name, lambda row: natural(row.name)
        ),
        Column(
            translate("Models", "Spans"),
            lambda row: str(row.spans or ""),
            lambda row: row.spans,
            is_number=True,
        ),
        Column(
            translate("Models", "Rel."),
            lambda row: str(row.relations or ""),
            lambda row: row.relations,
            is_number=True,
        ),
    )


def _description(row: DocumentRow) -> str:
    length = QCoreApplication.translate("Models", "{count} characters").format(count=row.length)
    lines = [one_line(row.name), f"{state_name(row.state)} · {length}"]
    lines.append(f"{span_count(row.spans)} · {relation_count(row.relations)}")
    if row.seconds >= 60:
        lines.append(duration_text(row.seconds))
    return "\n".join(lines)
