"""How far annotators agree, and where and why they do not: alignment, figures, causes.

Pure functions over model values and arrays.  The names below are looked up when first used, so that
starting the program costs nothing: NumPy and SciPy stay outside until somebody asks for a figure.

Two annotators on one document, from :class:`~annotator.model.annotation.Span` and
:class:`~annotator.model.annotation.Layer`: :func:`match_spans`, :func:`exact_f1`,
:func:`strict_f1`, :func:`relaxed_f1`, :func:`soft_f1`, :func:`label_f1`, :func:`character_f1`,
:func:`muc_counts`, :func:`confusion`, :func:`label_kappa`, :func:`label_alpha`,
:func:`relation_f1`, :func:`relation_causes`, :func:`pair_coding`.

Any number of annotators and documents: :func:`names_of` and :func:`corpus_of` make columns of
documents, :class:`Agreement` answers for them, :func:`to_json` has it all in one object,
:func:`cell_items`, :func:`disagreements` and :func:`link_items` give the spans and relations behind
the numbers.

Values of the same things, however they came about, labels of whole documents for one:
:func:`krippendorff_alpha`, :func:`alpha_of_sets`, :func:`cohen_kappa`, :func:`scott_pi`, and from
:func:`counts_of` any number of annotators :func:`fleiss_kappa`, :func:`randolph_kappa` and
:func:`gwet_ac`; of two, :func:`gwet_ac1`.  Who is how good, where nobody knows the truth:
:func:`dawid_skene` of :func:`votes_of`.

Units on a text: :func:`unitizing_counts` of each document, :func:`pooled`, and of these
:func:`unitizing_alpha`; :func:`unitizing_alpha_2004`; :func:`best_alignment`; :func:`gamma` of a
document and :func:`gamma_over_documents`.

Intervals by document bootstrap: :func:`ratio_intervals`, or of anything counted :func:`intervals`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.agreement.alignment import Alignment as Alignment
    from annotator.agreement.alignment import Dissimilarity as Dissimilarity
    from annotator.agreement.alignment import Unit as Unit
    from annotator.agreement.alignment import best_alignment as best_alignment
    from annotator.agreement.bootstrap import intervals as intervals
    from annotator.agreement.bootstrap import ratio_intervals as ratio_intervals
    from annotator.agreement.coding import Window as Window
    from annotator.agreement.coefficients import bennett_s as bennett_s
    from annotator.agreement.coefficients import cohen_kappa as cohen_kappa
    from annotator.agreement.coefficients import counts_of as counts_of
    from annotator.agreement.coefficients import fleiss_by_label as fleiss_by_label
    from annotator.agreement.coefficients import fleiss_kappa as fleiss_kappa
    from annotator.agreement.coefficients import gwet_ac as gwet_ac
    from annotator.agreement.coefficients import gwet_ac1 as gwet_ac1
    from annotator.agreement.coefficients import gwet_ac2 as gwet_ac2
    from annotator.agreement.coefficients import percent as percent
    from annotator.agreement.coefficients import randolph_kappa as randolph_kappa
    from annotator.agreement.coefficients import scott_pi as scott_pi
    from annotator.agreement.coincidences import alpha_of_sets as alpha_of_sets
    from annotator.agreement.coincidences import krippendorff_alpha as krippendorff_alpha
    from annotator.agreement.comparison import Agreement as Agreement
    from annotator.agreement.comparison import LabelFigures as LabelFigures
    from annotator.agreement.corpus import Corpus as Corpus
    from annotator.agreement.corpus import Names as Names
    from annotator.agreement.corpus import corpus_of as corpus_of
    from annotator.agreement.corpus import names_of as names_of
    from annotator.agreement.decision_items import Cause as Cause
    from annotator.agreement.figure import Figure as Figure
    from annotator.agreement.figure import Point as Point
    from annotator.agreement.gamma_figure import Gamma as Gamma
    from annotator.agreement.gamma_figure import Sampling as Sampling
    from annotator.agreement.gamma_figure import gamma as gamma
    from annotator.agreement.gamma_figure import gamma_over_documents as gamma_over_documents
    from annotator.agreement.items import LinkItem as LinkItem
    from annotator.agreement.items import SpanItem as SpanItem
    from annotator.agreement.items import cell_items as cell_items
    from annotator.agreement.items import disagreements as disagreements
    from annotator.agreement.items import link_items as link_items
    from annotator.agreement.latent_classes import DawidSkene as DawidSkene
    from annotator.agreement.latent_classes import dawid_skene as dawid_skene
    from annotator.agreement.latent_classes import votes_of as votes_of
    from annotator.agreement.muc import MucCounts as MucCounts
    from annotator.agreement.relation_figures import RelationFigures as RelationFigures
    from annotator.agreement.relation_figures import pair_coding as pair_coding
    from annotator.agreement.relation_figures import relation_causes as relation_causes
    from annotator.agreement.relation_figures import relation_f1 as relation_f1
    from annotator.agreement.report import Options as Options
    from annotator.agreement.report import to_json as to_json
    from annotator.agreement.span_figures import Match as Match
    from annotator.agreement.span_figures import character_f1 as character_f1
    from annotator.agreement.span_figures import confusion as confusion
    from annotator.agreement.span_figures import exact_f1 as exact_f1
    from annotator.agreement.span_figures import label_alpha as label_alpha
    from annotator.agreement.span_figures import label_f1 as label_f1
    from annotator.agreement.span_figures import label_kappa as label_kappa
    from annotator.agreement.span_figures import match_spans as match_spans
    from annotator.agreement.span_figures import muc_counts as muc_counts
    from annotator.agreement.span_figures import relaxed_f1 as relaxed_f1
    from annotator.agreement.span_figures import soft_f1 as soft_f1
    from annotator.agreement.span_figures import strict_f1 as strict_f1
    from annotator.agreement.unitizing import UnitizingAlpha as UnitizingAlpha
    from annotator.agreement.unitizing import UnitizingCounts as UnitizingCounts
    from annotator.agreement.unitizing import pooled as pooled
    from annotator.agreement.unitizing import unitizing_alpha as unitizing_alpha
    from annotator.agreement.unitizing import unitizing_counts as unitizing_counts
    from annotator.agreement.unitizing_2004 import UnitizingAlpha2004 as UnitizingAlpha2004
    from annotator.agreement.unitizing_2004 import unitizing_alpha_2004 as unitizing_alpha_2004

_PLACES = {
    "alignment": "Alignment Dissimilarity Unit best_alignment",
    "bootstrap": "intervals ratio_intervals",
    "coding": "Window",
    "coefficients": (
        "bennett_s cohen_kappa counts_of fleiss_by_label fleiss_kappa gwet_ac gwet_ac1 gwet_ac2 "
        "percent randolph_kappa scott_pi"
    ),
    "coincidences": "alpha_of_sets krippendorff_alpha",
    "comparison": "Agreement LabelFigures",
    "corpus": "Corpus Names corpus_of names_of",
    "decision_items": "Cause",
    "figure": "Figure Point",
    "gamma_figure": "Gamma Sampling gamma gamma_over_documents",
    "items": "LinkItem SpanItem cell_items disagreements link_items",
    "latent_classes": "DawidSkene dawid_skene votes_of",
    "muc": "MucCounts",
    "relation_figures": "RelationFigures pair_coding relation_causes relation_f1",
    "report": "Options to_json",
    "span_figures": (
        "Match character_f1 confusion exact_f1 label_alpha label_f1 label_kappa match_spans "
        "muc_counts relaxed_f1 soft_f1 strict_f1"
    ),
    "unitizing": "UnitizingAlpha UnitizingCounts pooled unitizing_alpha unitizing_counts",
    "unitizing_2004": "UnitizingAlpha2004 unitizing_alpha_2004",
}
_MODULES = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - only where it is needed

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *_MODULES))
