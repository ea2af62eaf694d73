"""Words of the quiet rooms (errors, formats, reports) in the person's language.

Their English stands in the code of those rooms and is its own key: contexts "Errors" and
"Formats", which resources/translations/update.py collects.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from annotator.errors import UserError, filled
from annotator.formats.base import Changed, Description, Option, Reason, Rejected, What
from annotator.gui.plain import apart, joined, phrased
from annotator.ops.export_tally import OTHER
from annotator.ops.report import Counts, PassedOver

translate = QCoreApplication.translate


def language() -> str:
    """The language in which titles of labels are shown, the window's own: "vi" or "en"."""
    return translate("Words", "en", "code of this language")


def sentence(problem: UserError | Reason) -> str:
    """What is amiss, translated and filled in."""
    fields = {name: apart(_field(name, value)) for name, value in problem.fields.items()}
    return filled(translate("Errors", problem.template), fields)


def _field(name: str, value: object) -> object:
    """A field of a template, translated where it is a word or a clause of ours."""
    if isinstance(value, UserError | Reason):
        return sentence(value)
    if name in ("kind", "end", "state"):
        return _terms().get(str(value), value)
    return _clause(str(value)) if name in ("fault", "why") else value


def _terms() -> dict[str, str]:
    return {
        "an object": translate("Terms", "an object"),
        "a list": translate("Terms", "a list"),
        "a string": translate("Terms", "a string"),
        "head": translate("Terms", "head"),
        "tail": translate("Terms", "tail"),
        "entity": translate("Terms", "entity label"),
        "relation": translate("Terms", "relation label"),
        "attribute": translate("Terms", "attribute"),
        "open": translate("States", "open"),
        "finished": translate("States", "finished"),
        "undo": translate("Terms", "undo"),
        "redo": translate("Terms", "redo"),
    }


def _clause(text: str) -> str:
    """A clause of ``model.annotation.fragments_fault``, translated; anything else as it is."""
    clauses = (
        (r"it has no fragment", translate("Terms", "it has no fragment")),
        (
            r"(\[-?\d+, -?\d+\)) lies outside the text of (\d+) code points",
            translate("Terms", "{0} lies outside the text of {1} code points"),
        ),
        (
            r"(\[-?\d+, -?\d+\)) is empty or runs backwards",
            translate("Terms", "{0} is empty or runs backwards"),
        ),
        (
            r"its fragments touch, overlap or are out of order",
            translate("Terms", "its fragments touch, overlap or are out of order"),
        ),
    )
    for pattern, translated in clauses:
        if found := re.fullmatch(pattern, text):
            return translated.format(*found.groups())
    return text


def format_title(description: Description) -> str:
    """The name of a format on screen."""
    return translate("Formats", description.title)


def option_title(option: Option) -> str:
    """The name of an option on screen."""
    return translate("Formats", option.name)


def choice_title(choice: str) -> str:
    """One of an option's choices on screen."""
    return translate("Formats", choice)


def option_help(option: Option) -> str:
    """What an option does."""
    return translate("Formats", option.help)


def cannot_hold(description: Description) -> str:
    """One sentence: what gets lost in this format."""
    if not description.cannot_hold:
        return translate("Words", "This format holds everything that a project holds.")
    lost = ", ".join(translate("Formats", loss) for loss in description.cannot_hold)
    return phrased(translate("Words", "This format cannot hold: {losses}."), losses=lost)


def piece(what: What) -> str:
    """The word for a piece of a report."""
    return {
        "document": translate("Words", "document"),
        "layer": translate("Words", "layer"),
        "span": translate("Words", "span"),
        "relation": translate("Words", "relation"),
        "attribute": translate("Words", "attribute"),
        "line": translate("Words", "line"),
    }[what]


def outcome(item: Rejected | Changed) -> str:
    """What became of a piece."""
    if isinstance(item, Rejected):
        return translate("Words", "rejected")
    if isinstance(item, PassedOver):
        return translate("Words", "passed over")
    return translate("Words", "changed")


def losses(items: Iterable[Rejected | Changed]) -> str:
    """What a format could not hold, each kind counted."""
    return loss_counts(Counter(item.loss for item in items if item.loss))


def loss_counts(counts: Mapping[str, int]) -> str:
    """Kinds of losses, each counted, the most frequent first."""
    most = sorted(counts.items(), key=lambda kind: (-kind[1], kind[0]))
    return listed(f"{_kind_of_loss(kind)} ({n})" for kind, n in most)


def _kind_of_loss(kind: str) -> str:
    return translate("Words", "other things") if kind == OTHER else translate("Formats", kind)


def counted(counts: Counts) -> str:
    """Documents, spans and relations in one phrase."""
    return listed((documents(counts.documents), spans(counts.spans), relations(counts.relations)))


def documents(count: int) -> str:
    """ "1 document", "3 documents"."""
    return translate("Words", "%n document(s)", "", count)


def spans(count: int) -> str:
    """ "1 span", "3 spans"."""
    return translate("Words", "%n span(s)", "", count)


def relations(count: int) -> str:
    """ "1 relation", "3 relations"."""
    return translate("Words", "%n relation(s)", "", count)


def listed(parts: Iterable[str]) -> str:
    """Phrases joined as a list."""
    return joined(parts)
