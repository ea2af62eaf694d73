"""What a reviewer, or a rule, answered to one item of disagreement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.model.annotation import Fragment, Json


class Answer(StrEnum):
    """The four answers.  All but LATER complete an item."""

    TAKEN = "taken"
    EDITED = "edited"
    NONE = "none"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Variant:
    """What one annotator said of an item when it was decided.

    ``by`` and ``uid`` are the uids of the annotator and of the span or relation.  A span has
    ``fragments`` (code points); of a relation ``head`` and ``tail`` are the uids of its ends.
    ``uid`` and ``label`` are empty where the annotator had nothing there.  ``attributes`` are None
    in decisions that were made before these were kept.
    """

    by: bytes
    uid: bytes
    label: str
    fragments: tuple[Fragment, ...] = ()
    head: bytes = b""
    tail: bytes = b""
    attributes: Mapping[str, Json] | None = field(default=None, hash=False)


ASIDE = bytes(16)
"""Stands for the annotator in the variant that keeps a person's answer (``Decision.aside``)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer, with who gave it, when, by which rule, and what it was about.

    ``gold`` is the uid of the span or relation in the gold layer, empty for NONE and LATER.
    ``taken`` is the uid of the annotator whose variant was taken, or empty.  ``rule`` names the
    rule that answered; it is empty where a person did.  ``at`` is UTC, ISO 8601.  ``aside`` is
    what gold had by a person's answer to a relation, while an end of it is not in gold: it comes
    back with its ends.  Its ``head`` and ``tail`` are uids of what stands at the ends; without a
    label it was no relation.
    """

    document: int
    kind: str
    answer: Answer
    gold: bytes = b""
    taken: bytes = b""
    rule: str = ""
    cause: str = ""
    words: str = ""
    variants: tuple[Variant, ...] = ()
    note: str = ""
    actor: str = ""
    at: str = ""
    id: int = 0
    aside: Variant | None = None
    uid: bytes = b""

    @property
    def age(self) -> tuple[str, bytes, int]:
        """What decisions are ordered by: the newest of an item counts, in every file the same."""
        return (self.at, self.uid, self.id)

    @property
    def is_complete(self) -> bool:
        """Whether the item needs nobody's answer any more."""
        return self.answer is not Answer.LATER
