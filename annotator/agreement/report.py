"""Agreement as one JSON object: every figure, why one is undefined, and how much went into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.agreement.bootstrap import Interval
from annotator.agreement.comparison import Agreement, Pairs
from annotator.agreement.measure import CODING, MEASURES
from annotator.agreement.relation_counts import Link
from annotator.agreement.span_counts import Span

Json = dict[str, Any]

SPAN_FIGURES = tuple(name for name in MEASURES if not name.startswith("relations."))
RELATION_FIGURES = (*(name for name in MEASURES if name.startswith("relations.")), *CODING)

OVER_TIME = ("exact_f1", "strict_f1", "relations.strict_f1")
"""The figures that are told by day."""


@dataclass(frozen=True)
class Options:
    """``intervals``: whether to draw samples, with which ``seed``; ``more`` is put into overall.

    ``finished`` says when who finished what (see ``Agreement.over_time``), for figures over time.
    """

    intervals: bool = True
    seed: int = 0
    more: Mapping[str, Any] | None = None
    finished: Mapping[tuple[int, str], str] | None = None


def to_json(agreement: Agreement, options: Options | None = None) -> Json:
    """The whole comparison (see issue and README for the shape).

    Undefined figures are null and their reason stands in ``reasons`` beside them; ``intervals`` are
    ``[low, high]`` at 95 %; ``evidence`` is ``[used, total]``: documents, or spans for kappa and
    alpha, or units of pair coding.
    """
    options = options or Options()
    pairs, gold = agreement.pairs(), agreement.against_gold()
    compared, total = agreement.documents()
    alone = [[both] for both in (*pairs, *gold)]
    people = [name for name in agreement.annotators if agreement.rest(name)]
    rests = [agreement.rest(name) for name in people]
    sections = _Sections(agreement, [*alone, *rests, pairs], options)
    parts = [{**_who(agreement, choice), **sections.section(i)} for i, choice in enumerate(alone)]
    overall = sections.section(len(alone) + len(rests))
    alpha = agreement.overall_alpha()
    overall |= {"alpha": alpha.value, "alpha_evidence": [alpha.used, alpha.total]}
    if alpha.value is None:
        overall["alpha_reason"] = alpha.reason
    overall["mean"] = {
        name: agreement.mean(name, pairs).value for name in (*SPAN_FIGURES, *RELATION_FIGURES)
    }
    return {
        "documents": {"compared": compared, "total": total},
        "annotators": list(agreement.annotators),
        "window": str(agreement.window),
        "seed": options.seed,
        "pairs": parts[: len(pairs)],
        "rest": [
            {"annotator": name, **sections.section(i)} for i, name in enumerate(people, len(alone))
        ],
        "gold": parts[len(pairs) :],
        "overall": {**overall, **(options.more or {})},
        "over_time": _over_time(agreement, pairs, options.finished or {}),
    }


def _over_time(agreement: Agreement, pairs: Pairs, finished: Mapping[tuple[int, str], str]) -> Json:
    """Figures of all pairs by the day on which the later of a pair finished (UTC)."""
    return {
        name: [
            {"day": one.day, "value": one.figure.value, "documents": one.figure.used}
            for one in agreement.over_time(name, pairs, finished)
        ]
        for name in OVER_TIME
    }


def _who(agreement: Agreement, choice: Pairs) -> Json:
    a, b = agreement.names(choice[0])
    return {"a": a, "b": b}


class _Sections:
    """The figures of several choices of pairs, whose intervals come from the same samples."""

    def __init__(self, agreement: Agreement, choices: Sequence[Pairs], options: Options) -> None:
        self._agreement = agreement
        self._choices = choices
        names = (*SPAN_FIGURES, *RELATION_FIGURES)
        nothing: list[Interval] = [None] * len(agreement.labels)
        self._labels = [(nothing, nothing) for _ in choices]
        if options.intervals:
            self._found = agreement.all_with_intervals(names, choices, options.seed)
            self._labels = agreement.label_intervals(choices, options.seed)
        else:
            self._found = {
                name: [agreement.figure(name, choice) for choice in choices] for name in names
            }

    def section(self, i: int) -> Json:
        """One choice's ``documents``, ``spans`` and ``relations``."""
        pairs = self._choices[i]
        return {
            "documents": self._agreement.documents(pairs)[0] if pairs else 0,
            "spans": self._spans(i, pairs),
            "relations": self._relations(i, pairs),
        }

    def _figures(self, i: int, names: Sequence[str]) -> Json:
        figures = {name.removeprefix("relations."): self._found[name][i] for name in names}
        found: Json = {name: figure.value for name, figure in figures.items()}
        found["evidence"] = {name: [one.used, one.total] for name, one in figures.items()}
        found["intervals"] = {
            name: [one.low, one.high] for name, one in figures.items() if one.low is not None
        }
        found["reasons"] = {name: one.reason for name, one in figures.items() if one.reason}
        return found

    def _spans(self, i: int, pairs: Pairs) -> Json:
        found = self._figures(i, SPAN_FIGURES)
        if not pairs:
            return found
        sums = self._agreement.ledger.spans(pairs).sums
        found["a"], found["b"] = round(sums[Span.MARKS_A]), round(sums[Span.MARKS_B])
        found["per_label"] = {
            one.label: {
                "strict_f1": one.strict_f1.value,
                "character_f1": one.character_f1.value,
                "a": one.a,
                "b": one.b,
                "both": one.both,
                "intervals": {
                    name: list(bounds)
                    for name, bounds in (("strict_f1", strict), ("character_f1", characters))
                    if bounds
                },
            }
            for one, strict, characters in zip(
                self._agreement.by_label(pairs), *self._labels[i], strict=True
            )
            if one.a or one.b
        }
        found["confusion"] = self._agreement.confusion_by_name(pairs)
        found["muc"] = {
            scheme: {
                "cor": one.cor,
                "inc": one.inc,
                "par": one.par,
                "mis": one.mis,
                "spu": one.spu,
                "precision": one.precision,
                "recall": one.recall,
                "f1": one.f1,
            }
            for scheme, one in self._agreement.muc(pairs).items()
        }
        return found

    def _relations(self, i: int, pairs: Pairs) -> Json:
        found = self._figures(i, RELATION_FIGURES)
        if not pairs:
            return found
        totals = self._agreement.ledger.relations(pairs)
        found["a"], found["b"] = (
            round(totals.sums[column]) for column in (Link.LABELLED_A, Link.LABELLED_B)
        )
        found["causes"] = {str(k): n for k, n in self._agreement.causes(pairs).items()}
        found["pair_units"] = {
            "window": str(self._agreement.window),
            "outside": totals.coding.outside,
        }
        return found
