"""What the text above the decision table shows: gold, the variants, and the item in hand."""

from annotator.agreement.decision_items import SpanItem
from annotator.gui.adjudication.rows import Columns
from annotator.gui.adjudication.text import ComparedText, Said
from annotator.gui.document.canvas import NO_LAYER
from annotator.gui.document.spacing import Spacing
from annotator.model.annotation import LayerDelta
from annotator.ops.adjudication import DecisionTable

_NOTHING = LayerDelta()


class Picture:
    """Keeps the text in step with a decision table; nothing is edited there."""

    def __init__(self, text: ComparedText) -> None:
        self._text = text
        text.set_read_only(True)
        text.set_spacing(Spacing.WIDE)

    def show_document(self, table: DecisionTable, said: Said, columns: Columns) -> None:
        """Another document."""
        self._text.set_document(table.text, table.sides.gold or NO_LAYER)
        self._text.show_variants(said, columns.order)

    def show_gold(self, table: DecisionTable, said: Said, columns: Columns) -> None:
        """The same document, with gold or variants as they are now."""
        self._text.set_layer(table.sides.gold or NO_LAYER)
        self._text.show_variants(said, columns.order)

    def show_columns(self, said: Said, columns: Columns) -> None:
        """The same, with the lines of other annotators or in another order."""
        self._text.show_variants(said, columns.order)

    def follow(self, delta: LayerDelta) -> None:
        """What an edit did to gold; the variants are those that they were."""
        if delta != _NOTHING:
            self._text.apply(delta)

    def show_item(self, table: DecisionTable, place: int) -> None:
        """Scrolls to an item and marks it: its gold, else the words of its first variant."""
        self._text.rest()
        with self._text.held():
            self._mark(table, place)

    def _mark(self, table: DecisionTable, place: int) -> None:
        item = table.items[place]
        if isinstance(item, SpanItem):
            if item.gold is not None:
                self._text.select_span(item.gold.id)
            else:
                self._text.select_text(item.shown.start, item.shown.stop)
        elif item.gold is not None:
            self._text.select_relation(item.gold.id)
        else:
            self._mark(table, item.ends[0])
