"""What is selected in the document view."""

from dataclasses import dataclass

from annotator.model.annotation import Fragment


@dataclass(frozen=True)
class Selected:
    """Spans by id, or one relation by id, or a text selection in code points; never two of them."""

    spans: tuple[int, ...] = ()
    relation: int | None = None
    fragments: tuple[Fragment, ...] = ()
