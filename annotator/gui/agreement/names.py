"""Words for figures, reasons and causes that a person understands."""

from PySide6.QtCore import QCoreApplication

from annotator.agreement.decision_items import Cause


def figure_name(name: str) -> str:
    """A figure by its name in ``annotator.agreement``: what it says, then what science calls it."""
    translate = QCoreApplication.translate
    return {
        "exact_f1": translate("Figures", "Same borders (exact F1)"),
        "strict_f1": translate("Figures", "Same borders and label (strict F1)"),
        "relaxed_f1": translate("Figures", "About the same borders (relaxed F1)"),
        "soft_f1": translate("Figures", "Weighed by overlap (soft F1)"),
        "overlap_f1": translate("Figures", "Any overlap (overlap F1)"),
        "character_f1": translate("Figures", "Characters in common (character F1)"),
        "muc_strict_f1": translate("Figures", "SemEval strict F1"),
        "muc_exact_f1": translate("Figures", "SemEval exact F1"),
        "muc_partial_f1": translate("Figures", "SemEval partial F1"),
        "muc_type_f1": translate("Figures", "SemEval type F1"),
        "kappa": translate("Figures", "Labels beyond chance (Cohen's kappa)"),
        "alpha": translate("Figures", "Labels beyond chance (Krippendorff's alpha)"),
        "relations.strict_f1": translate("Figures", "Same ends and label (strict F1)"),
        "relations.strict_labelled_f1": translate(
            "Figures", "Same ends, their labels and label (strict F1)"
        ),
        "relations.endpoints_exact_f1": translate("Figures", "Same ends, any label"),
        "relations.endpoints_labelled_f1": translate(
            "Figures", "Same ends and their labels, any label"
        ),
        "relations.aligned_f1": translate("Figures", "About the same ends, same label"),
        "relations.aligned_untyped_f1": translate("Figures", "About the same ends, any label"),
        "relations.undirected_untyped_f1": translate("Figures", "Any link between the two"),
        "relations.conditional_f1": translate("Figures", "Same label where both have both ends"),
        "relations.pair_kappa": translate("Figures", "Links beyond chance (pair kappa)"),
        "relations.pair_alpha": translate("Figures", "Links beyond chance (pair alpha)"),
    }.get(name, name)


def figure_formula(name: str) -> str:
    """How a figure is computed, in a sentence."""
    return (_span_formulas() | _relation_formulas()).get(name, "")


def _span_formulas() -> dict[str, str]:
    translate = QCoreApplication.translate
    semeval = translate(
        "Figures",
        "As SemEval-2013 counts it: spans that overlap at all are paired one to one, and the pairs "
        "that are right count twice over all spans of both.",
    )
    chance = translate(
        "Figures",
        "Over spans that both have (paired at half overlap): how much more often the labels agree "
        "than they would by chance. 1 is perfect, 0 is chance, below 0 worse.",
    )
    return {
        "exact_f1": translate(
            "Figures",
            "Twice the spans with the very same borders, over all spans of both; labels do not "
            "matter.",
        ),
        "strict_f1": translate(
            "Figures", "Twice the spans with the same borders and label, over all spans of both."
        ),
        "relaxed_f1": translate(
            "Figures",
            "Spans are paired one to one where at least half of their characters are common; twice "
            "the pairs, over all spans of both.",
        ),
        "soft_f1": translate(
            "Figures",
            "Like relaxed F1, but each pair counts only the share of characters that is common.",
        ),
        "overlap_f1": translate(
            "Figures",
            "Spans are paired one to one where they overlap at all; twice the pairs, over all "
            "spans of both.",
        ),
        "character_f1": translate(
            "Figures",
            "Twice the characters that both marked, over all characters that each marked.",
        ),
        "kappa": chance,
        "alpha": chance,
        **{f"muc_{scheme}_f1": semeval for scheme in ("strict", "exact", "partial", "type")},
    }


def _relation_formulas() -> dict[str, str]:
    translate = QCoreApplication.translate
    coding = translate(
        "Figures",
        "For each two spans that both have, near each other: do both see the same relation, or "
        "none? How much more often than by chance.",
    )
    told = {
        "strict_f1": translate(
            "Figures", "Twice the relations with the same borders of both ends, direction and "
            "label, over all relations of both."
        ),
        "strict_labelled_f1": translate(
            "Figures", "The same, and the labels of the ends must be the same, too."
        ),
        "endpoints_exact_f1": translate(
            "Figures", "The ends have the same borders; the relation's label does not matter."
        ),
        "endpoints_labelled_f1": translate(
            "Figures",
            "The ends have the same borders and labels; the relation's label does not matter.",
        ),
        "aligned_f1": translate(
            "Figures", "The ends overlap by half at least; direction and label are the same."
        ),
        "aligned_untyped_f1": translate(
            "Figures", "The ends overlap by half at least; the relation's label does not matter."
        ),
        "undirected_untyped_f1": translate(
            "Figures", "The two are linked at all: neither direction nor label matters."
        ),
        "conditional_f1": translate(
            "Figures",
            "Only relations whose two ends both annotators have, so differing spans do not count.",
        ),
        "pair_kappa": coding,
        "pair_alpha": coding,
    }  # fmt: skip
    return {f"relations.{name}": words for name, words in told.items()}


def reason_text(reason: str) -> str:
    """Why a figure is undefined."""
    translate = QCoreApplication.translate
    return {
        "needs two annotators who finished the same document": translate(
            "Figures", "it needs two annotators who finished the same document"
        ),
        "neither annotator has a span": translate("Figures", "neither annotator has a span"),
        "no span is matched": translate("Figures", "they have no span in common"),
        "no variation": translate(
            "Figures", "only one label was ever used, so there is nothing to tell from chance"
        ),
        "neither annotator has a relation": translate(
            "Figures", "neither annotator has a relation"
        ),
        "no relation has both ends matched": translate(
            "Figures", "of no relation do both have both ends"
        ),
        "no two matched spans lie within the window": translate(
            "Figures", "no two common spans are near each other"
        ),
        "the figure is defined for no pair": translate(
            "Figures", "the figure is defined for no pair"
        ),
        "no units that meet": translate("Figures", "they have no characters in common"),
        "no aligned pair": translate("Figures", "they have no span in common"),
        "no disorder by chance": translate("Figures", "chance would agree as well"),
        "no document with a gamma": translate("Figures", "no document has this figure"),
        "no spans": translate("Figures", "neither annotator has a span"),
    }.get(reason, reason)


def relation_cause_explained(cause: Cause) -> str:
    """Why two annotators differ in a relation, as a sentence."""
    translate = QCoreApplication.translate
    return {
        Cause.ENDPOINT_MISSING: translate("Figures", "The other has no span at one of the ends."),
        Cause.ENDPOINT_DIFFERS: translate(
            "Figures", "The other's end has other borders or another label."
        ),
        Cause.REVERSED: translate("Figures", "The other's relation runs the other way."),
        Cause.TYPE: translate("Figures", "The other's relation has another label."),
        Cause.ABSENT: translate("Figures", "Both have both ends; only one drew the relation."),
    }[cause]


def window_text(window: str) -> str:
    """The window of pair coding."""
    translate = QCoreApplication.translate
    return {
        "the same sentence": translate("Figures", "the same sentence"),
        "the whole document": translate("Figures", "the whole document"),
    }.get(window, window)
