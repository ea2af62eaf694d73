"""What is chosen: the one thing that widgets tell each other, all else goes through the store."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.document.selected import Selected


class Selection(QObject):
    """The current document, and the spans, relation or words chosen in it."""

    document_changed = Signal(int)  # id, 0 for none
    selected_changed = Signal(object)  # Selected

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document_id = 0
        self.selected = Selected()

    def set_document(self, document_id: int) -> None:
        """Makes a document current (0: none) and chooses nothing in it."""
        if document_id != self.document_id:
            self.document_id = document_id
            self.set_selected(Selected())
            self.document_changed.emit(document_id)

    def set_selected(self, selected: Selected) -> None:
        """Chooses spans, a relation or words of the current document."""
        if selected != self.selected:
            self.selected = selected
            self.selected_changed.emit(selected)
