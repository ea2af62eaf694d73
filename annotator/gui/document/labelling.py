"""A label meets the selection: which wish that is."""

from PySide6.QtCore import QCoreApplication

from annotator.gui.document.choice import Choice
from annotator.gui.document.relation_pick import RelationPick
from annotator.gui.document.sheet import Sheet
from annotator.gui.document.wishes import Wishes
from annotator.model.scheme import EntityLabel, RelationLabel


class Labelling:
    """Applies labels, chosen by name or by key, to what is selected.

    That of a relation begins one where a span is selected.
    """

    def __init__(
        self, sheet: Sheet, choice: Choice, wishes: Wishes, pick: RelationPick
    ) -> None:  # fmt: skip
        self._sheet = sheet
        self._choice = choice
        self._wishes = wishes
        self._pick = pick

    def press(self, key: str) -> bool:
        """Apply the label whose key ``key`` is; False when no label has it here."""
        if self._choice.selected().relation is not None:
            name = self._relation_label(key)
        else:
            scheme, with_span = self._sheet.style.scheme, bool(self._choice.selected().spans)
            labels: list[EntityLabel | RelationLabel] = [*scheme.entities]
            labels += scheme.relations if with_span else ()
            name = next((label.name for label in labels if label.key == key), None)
        if name is None:
            return False
        self.choose(name)
        return True

    def choose(self, name: str) -> None:
        """Apply the label called ``name``, of an entity or of a relation."""
        scheme, selected = self._sheet.style.scheme, self._choice.selected()
        if scheme.relation(name) is not None and selected.relation is not None:
            self._wishes.relabel_relation(selected.relation, name)
        elif scheme.relation(name) is not None and selected.spans:
            self._pick.start(selected.spans, label=name)
        elif scheme.entity(name) is None:
            self._wishes.tell(
                QCoreApplication.translate("Labelling", "Select a span or a relation first.")
            )
        elif selected.fragments:
            self._wishes.span(selected.fragments, name)
        elif selected.spans:
            self._wishes.relabel(selected.spans, name)
        else:
            self._wishes.tell(
                QCoreApplication.translate("Labelling", "Select text or a span first.")
            )

    def legal(self) -> tuple[RelationLabel, ...]:
        """The labels that the selected relation may have, in the scheme's order."""
        content, selected = self._sheet.content, self._choice.selected()
        relation = content.relations.get(-1 if selected.relation is None else selected.relation)
        if relation is None or {relation.head, relation.tail} - content.spans.keys():
            return ()
        head, tail = content.spans[relation.head], content.spans[relation.tail]
        return self._sheet.style.scheme.legal_relations(head.label, tail.label)

    def _relation_label(self, key: str) -> str | None:
        for label in self._sheet.style.scheme.relations:
            if label.key == key:
                return label.name
        legal = self.legal()
        place = int(key) if key.isascii() and key.isdigit() else 0
        return legal[place - 1].name if 0 < place <= len(legal) else None
