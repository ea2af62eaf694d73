"""Which pairs a figure is about: all, one pair, one against the rest, or against gold."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.agreement.comparison import Agreement
from annotator.agreement.counts import Both
from annotator.gui.plain import joined, one_line, phrased

ALL, PAIR, REST, GOLD = "all", "pair", "rest", "gold"
KINDS = (ALL, REST, GOLD, PAIR)
"""In the order in which they are offered."""
MOST_PAIRS = 1300
"""Pairs that are offered one by one: those of fifty annotators (the matrix has all)."""


@dataclass(frozen=True)
class Choice:
    """``a`` and ``b`` are names: two of a pair, or the one that is held against rest or gold."""

    kind: str = ALL
    a: str = ""
    b: str = ""

    def pairs(self, agreement: Agreement) -> tuple[Both, ...]:
        """The pairs; none where somebody is not there any more."""
        if self.kind == ALL:
            return agreement.oriented(agreement.pairs())
        if self.kind == GOLD and not self.a:
            return agreement.against_gold()
        names = agreement.ledger.names.annotators
        if any(name not in names for name in (self.a, self.b) if name):
            return ()
        if self.kind == REST:
            return agreement.rest(self.a)
        other = self.b if self.kind == PAIR else agreement.gold
        if not other:
            return ()
        both = agreement.pair(self.a, other)
        return (both,) if agreement.documents([both])[0] else ()

    def has_units(self, agreement: Agreement) -> bool:
        """Whether unitizing alpha and gamma are about just these pairs: they look at all layers of
        a document at once, so of some pairs among several people they know nothing."""
        pairs = self.pairs(agreement)
        return self.kind == ALL or len(pairs) < 2

    def title(self, gold: str | None, named: Callable[[str], str] = one_line) -> str:
        """What a list of choices shows; ``named`` says what annotators are called."""
        translate = QCoreApplication.translate
        a, b = named(self.a), named(self.b)
        if self.kind == ALL:
            return translate("Choice", "All pairs together")
        if self.kind == REST:
            return phrased(translate("Choice", "{name} against the rest"), name=a)
        if self.kind == GOLD and not a:
            return translate("Choice", "Everybody against gold")
        other = b if self.kind == PAIR else one_line(gold or "")
        return joined((a, other), " – ")


def choices_of(agreement: Agreement) -> list[Choice]:
    """Everything that can be chosen, the widest first."""
    pairs = agreement.pairs()
    found = [Choice()] if pairs else []  # one annotator and gold: nothing else to begin with
    people = agreement.annotators
    if len(people) > 2:
        found += [Choice(REST, name) for name in people if agreement.rest(name)]
    against = agreement.against_gold()
    if against:
        found.append(Choice(GOLD))
        found += [Choice(GOLD, agreement.names(both)[0]) for both in against]
    if len(pairs) <= MOST_PAIRS:
        found += [Choice(PAIR, *agreement.names(both)) for both in pairs]
    return found
