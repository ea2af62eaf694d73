"""Words for causes, answers and rules, in the window's language."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.agreement.decision_items import Cause
from annotator.agreement.rules import Borders, Rule, Votes, rule_named
from annotator.gui.history_words import local_time
from annotator.gui.plain import joined, one_line, phrased
from annotator.model.decision import Answer, Decision
from annotator.ops.gold import WITH_ENDS
from annotator.ops.patterns import PATTERN


def translate(context: str, words: str) -> str:
    """Asked for at each call, for the language may be another by then."""
    return QCoreApplication.translate(context, words)


_NAMES: dict[Cause, Callable[[], str]] = {
    Cause.AGREED: lambda: translate("Causes", "agreed"),
    Cause.MISSING: lambda: translate("Causes", "missing"),
    Cause.BOUNDARY: lambda: translate("Causes", "borders"),
    Cause.LABEL: lambda: translate("Causes", "label"),
    Cause.BOUNDARY_AND_LABEL: lambda: translate("Causes", "borders and label"),
    Cause.ENDPOINT_MISSING: lambda: translate("Causes", "end missing"),
    Cause.ENDPOINT_DIFFERS: lambda: translate("Causes", "end differs"),
    Cause.REVERSED: lambda: translate("Causes", "direction"),
    Cause.TYPE: lambda: translate("Causes", "relation label"),
    Cause.ABSENT: lambda: translate("Causes", "no relation"),
    Cause.ATTRIBUTES: lambda: translate("Causes", "attributes"),
    Cause.GOLD_ONLY: lambda: translate("Causes", "in gold only"),
    Cause.NOT_IN_GOLD: lambda: translate("Causes", "not in gold"),
}
"""One is translated at a time: a table has a cause in each row."""

_EXPLAINED: dict[Cause, Callable[[], str]] = {
    Cause.AGREED: lambda: translate("Causes", "All who finished the document say the same."),
    Cause.MISSING: lambda: translate("Causes", "Somebody has no span here."),
    Cause.BOUNDARY: lambda: translate("Causes", "One label, but different borders."),
    Cause.LABEL: lambda: translate("Causes", "The same words under different labels."),
    Cause.BOUNDARY_AND_LABEL: lambda: translate("Causes", "Both borders and label differ."),
    Cause.ENDPOINT_MISSING: lambda: translate(
        "Causes", "Somebody lacks an end of this relation, so could not have drawn it."
    ),
    Cause.ENDPOINT_DIFFERS: lambda: translate(
        "Causes", "An end has other borders or another label; settle the end first."
    ),
    Cause.REVERSED: lambda: translate("Causes", "The same relation, drawn the other way round."),
    Cause.TYPE: lambda: translate("Causes", "The same ends under different relation labels."),
    Cause.ABSENT: lambda: translate("Causes", "Both ends agree, and somebody did not link them."),
    Cause.ATTRIBUTES: lambda: translate(
        "Causes", "All the same but for the attributes of a span or relation."
    ),
    Cause.GOLD_ONLY: lambda: translate("Causes", "Only gold has this: a reviewer added it."),
    Cause.NOT_IN_GOLD: lambda: translate("Causes", "The reviewer decided against it."),
}


def cause_name(cause: Cause) -> str:
    """Why annotators differ, in a word or two."""
    return _NAMES[cause]()


def cause_explained(cause: Cause) -> str:
    """The same as a sentence, for tool tips."""
    return _EXPLAINED[cause]()


def answer_name(answer: Answer) -> str:
    """An answer, in a word or two."""
    return {
        Answer.TAKEN: translate("Answers", "taken"),
        Answer.EDITED: translate("Answers", "edited"),
        Answer.NONE: translate("Answers", "none of them"),
        Answer.LATER: translate("Answers", "later"),
    }[answer]


def votes_name(votes: Votes) -> str:
    """How many must agree."""
    return {
        Votes.UNANIMOUS: translate("Rules", "All agree"),
        Votes.AT_LEAST: translate("Rules", "At least so many agree"),
        Votes.MAJORITY: translate("Rules", "More than half agree"),
    }[votes]


def borders_name(borders: Borders) -> str:
    """Which borders are taken."""
    return {
        Borders.SAME: translate("Rules", "Only where the borders are the same"),
        Borders.MOST_FREQUENT: translate("Rules", "The most frequent borders"),
        Borders.LONGEST: translate("Rules", "The longest span"),
        Borders.SHORTEST: translate("Rules", "The shortest span"),
    }[borders]


def rule_title(name: str) -> str:
    """A rule as decisions keep its name; a person's answer is "by hand"."""
    fixed = {
        "": translate("Rules", "by hand"),
        WITH_ENDS: translate("Rules", "with its ends"),
        PATTERN: translate("Rules", "like another item"),
    }
    if name.partition(" ")[0] in fixed:
        return fixed[name.partition(" ")[0]]
    try:
        rule = rule_named(name)
    except ValueError:
        return one_line(name)
    title = f"{_votes_title(rule)}, {borders_name(rule.borders).lower()}"
    if rule.least == Rule().least:
        return title
    told = translate("Rules", "{rule}, finished by at least {number}")
    return phrased(told, rule=title, number=rule.least)


def decision_title(decision: Decision) -> str:
    """How an item was answered, and by which rule."""
    return f"{answer_name(decision.answer)} · {rule_title(decision.rule)}"


def _votes_title(rule: Rule) -> str:
    if rule.votes is not Votes.AT_LEAST:
        return votes_name(rule.votes)
    told = QCoreApplication.translate("Rules", "At least {number} agree")
    return told.format(number=rule.number)


def decided_text(decision: Decision, taken: str) -> str:
    """How an item was answered, as whom (``taken``, empty for nobody), by whom and when: lines."""
    lines = [decision_title(decision)]
    if taken:
        told = QCoreApplication.translate("Answers", "As {name} has it")
        lines.append(phrased(told, name=taken))
    lines.append(joined(filter(None, (decision.actor, local_time(decision.at)))))
    return "\n".join(lines)


def greeting(
    annotators: Sequence[str], begun: Sequence[str], *, hidden: bool, is_empty: bool = False
) -> str:
    """What is said of a document when it is opened: who is compared, if that is not everybody, and
    whether there is nothing to decide."""
    if is_empty:
        told = QCoreApplication.translate(
            "AdjudicationWindow", "This document has no items: nobody has labelled anything in it."
        )
        return " ".join(filter(None, (told, greeting(annotators, begun, hidden=hidden))))
    if len(annotators) < 2:
        return QCoreApplication.translate(
            "AdjudicationWindow",
            "Only one annotator has finished this document: nobody to differ.",
        )
    return unfinished_text(begun, hidden=hidden) if begun else ""


def unfinished_text(names: Sequence[str], *, hidden: bool) -> str:
    """Who is not compared; only how many where names are hidden."""
    if hidden:
        told = translate("AdjudicationWindow", "Annotators not finished, so not compared: {count}")
        return told.format(count=len(names))
    told = translate("AdjudicationWindow", "Not finished, so not compared: {names}")
    return phrased(told, names=joined(names))
