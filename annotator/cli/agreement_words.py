"""What the command line and its report call the figures of agreement, by their keys in JSON."""

from collections.abc import Mapping
from typing import Any

SPANS = {
    "exact_f1": "exact F1",
    "strict_f1": "strict F1 (with label)",
    "relaxed_f1": "relaxed F1 (IoU ≥ .5)",
    "soft_f1": "soft F1",
    "overlap_f1": "overlap F1 (IoU > 0)",
    "character_f1": "character F1",
    "muc_strict_f1": "SemEval strict F1",
    "muc_exact_f1": "SemEval exact F1",
    "muc_partial_f1": "SemEval partial F1",
    "muc_type_f1": "SemEval type F1",
    "percent_agreement": "labels agree, chance included",
    "kappa": "kappa of labels",
    "alpha": "alpha of labels",
}
RELATIONS = {
    "strict_f1": "strict F1",
    "strict_labelled_f1": "strict F1, labels of ends too",
    "endpoints_exact_f1": "ends exact, type ignored",
    "endpoints_labelled_f1": "ends exact with labels, type ignored",
    "aligned_f1": "aligned F1",
    "aligned_untyped_f1": "aligned, type ignored",
    "undirected_untyped_f1": "direction ignored, too",
    "conditional_f1": "conditional F1",
    "pair_percent_agreement": "pairs agree, chance included",
    "pair_kappa": "kappa of pairs",
    "pair_alpha": "alpha of pairs",
}
UNITIZING = {
    "family": "as defined by",
    "u": "unitizing alpha (2016) u",
    "bar_u": "covered or not, |u",
    "cu": "labels where both cover, cu",
    "cu_coverage": "share of the text that cu rests on",
    "ku": "alpha of {label} against the rest, ku",
    "ku_coverage": "share of {label} that ku rests on",
    "per_label": "{label} alone, u",
    "documents": "documents compared, of all",
    "merged": "overlaps of one label merged",
    "stacked": "stretches under several labels",
    "empty": "spans without a length left out",
    "hulls": "discontinuous spans taken as one stretch",
}
GAMMA = {
    "value": "gamma",
    "interval": "95 % interval of the sampling",
    "cat": "gamma of labels (gamma cat)",
    "documents": "documents with gamma, of all",
    "cat_documents": "documents with gamma cat, of all",
    "samples": "samples a document",
    "seed": "seed",
    "sampler": "sampler",
    "alpha": "weight of the place (alpha)",
    "beta": "weight of the label (beta)",
    "exact": "every alignment proved the best",
    "capped": "documents too dense for an exact alignment",
    "excluded": "spans without a length left out",
    "hulls": "discontinuous spans taken as one stretch",
}
COUNTED = ("merged", "stacked", "excluded", "empty", "capped", "hulls")
"""What is told only where there is any."""


def told_counts(part: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    """What was left out or changed, as "words number"."""
    return [f"{words[name]} {part[name]}" for name in COUNTED if name in words and part[name]]
