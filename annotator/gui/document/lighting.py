"""What is lit: the emphasis of the moment, and which relations are drawn at all."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.gui.document.choice import Choice
from annotator.gui.document.emphasis import HIDDEN, Emphasis, RelationsAt, emphasis_of
from annotator.gui.document.relation_pick import RelationPick
from annotator.gui.document.sheet import Sheet


class Lighting:
    """Asks selection, pointer and R mode what is meant; ``focus`` leaves the rest away."""

    def __init__(self, sheet: Sheet, choice: Choice, pick: RelationPick) -> None:
        self.focus = False
        self._sheet = sheet
        self._choice = choice
        self._pick = pick

    def emphasis(self) -> Emphasis:
        """What is painted strongly and what faintly now."""
        head = self._pick.origin
        if head is None:
            return self.plain()
        picking = self._pick.emphasis()
        if self.focus:
            there = RelationsAt(self._sheet.content, {head})
            return replace(picking, bright_relations=there, rest=HIDDEN)
        return picking

    def plain(self) -> Emphasis:
        """The same, R mode left aside."""
        return emphasis_of(self._choice, self._sheet.content, focus=self.focus)

    def shows(self, relations: Iterable[int]) -> bool:
        """Whether the wire that ``relations`` share is drawn."""
        return not self.focus or self.emphasis().wire_opacity(relations) > HIDDEN
