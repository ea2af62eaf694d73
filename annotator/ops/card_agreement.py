"""What a dataset card tells of how far the annotators of a project agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.errors import UserError
from annotator.ops.agreement import compare
from annotator.ops.steps import Steps
from annotator.store.project import Project

_FIGURES = (
    ("exact_f1", "spans: exact F1"),
    ("strict_f1", "spans: exact F1 with label"),
    ("relaxed_f1", "spans: relaxed F1, IoU at least .5"),
    ("kappa", "labels of matched spans: Cohen's kappa"),
    ("relations.strict_f1", "relations: strict F1"),
    ("relations.aligned_f1", "relations: F1 with aligned ends"),
)


@dataclass(frozen=True)
class CardAgreement:
    """Figures pooled over all pairs of annotators, in the words of the card.

    ``compared`` of ``documents`` were finished by two annotators or more.
    """

    annotators: int
    compared: int
    documents: int
    figures: Sequence[tuple[str, str]]


def card_agreement(project: Project) -> Steps[CardAgreement | None]:
    """The figures; None where no two annotators finished the same document."""
    try:
        found = yield from compare(project)
    except UserError:
        return None
    pairs = found.pairs()
    if not pairs:
        return None  # one annotator and gold
    compared, documents = found.documents()
    figures = [(words, found.figure(name, pairs).value) for name, words in _FIGURES]
    return CardAgreement(
        len({who for both in pairs for who in both}),
        compared,
        documents,
        [(words, f"{value:.3f}") for words, value in figures if value is not None],
    )
